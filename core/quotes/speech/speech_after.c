/* What stands behind a quotation: “…,” NAME said; “…” — NAME. */
#include "core/quotes/speech/cue.h"
#include "core/quotes/speech/describe.h"
#include "core/quotes/speech/uncased.h"

/* How far words may stand from what they belong to, in tokens. */
enum { LEAD_MOST = 3, APPOSITION_REACH = 24, WORDS_BETWEEN = 5 };

static const struct speech_rule AFTER_SUBJECT = {"subject and verb after", 93};
static const struct speech_rule AFTER_WORD = {"unknown cue and name after", 80};
static const struct speech_rule AFTER_ALONE = {"name alone after", 75};
static const struct speech_rule AFTER_DASH = {"name behind a dash", 90};

/* The verb of saying that belongs to a subject which ends at `t`: behind adverbs, behind an
 * apposition ("NAME, the mayor of the town, said"), behind a few words ("NAME of the mill said").
 * Sets `length` to its tokens, 0 when there is none. */
static uint32_t verb_behind(const struct outline *o, uint32_t t, uint32_t to, uint32_t *length) {
    *length = 0;
    uint32_t start = cue_skip_adverbs(o, t, to);
    bool commas = start < to && outline_sign(o, start, ',');
    for (uint32_t v = start; v < to && v < t + APPOSITION_REACH; v++) {
        if (outline_is_span(o, v)) return 0; /* a full stop here ends an abbreviation: "R-Ky." */
        if (!commas && (!outline_letters(o, v) || v > start + WORDS_BETWEEN)) return 0;
        if (!commas && v > start && outline_is(o, v, CLASS_BIT(SCENE) | CLASS_BIT(THAT)) &&
            !outline_is(o, v, CLASS_BIT(ROLE_GLUE)))
            return 0; /* another clause: "NAME left after the ministry said" */
        bool apart = v == start || !commas || !outline_letters(o, v - 1) ||
                     outline_is(o, v - 1, CLASS_BIT(ADVERB));
        if (!apart) continue;
        uint32_t n = (uint32_t)outline_match(o, v, to, CLASS_CUE_ACTIVE);
        if (n == 0) n = (uint32_t)outline_match(o, v, to, CLASS_CUE_CONTINUE);
        if (n == 0 && v <= start + 1) n = (uint32_t)outline_match(o, v, to, CLASS_CUE_BASE);
        if (n == 0) continue;
        *length = n;
        return v;
    }
    return 0;
}

/* "the report says": a text, or somebody unnamed, directly before the verb. */
static bool described_then_verb(const struct outline *o, uint32_t t, uint32_t to,
                                struct speech *out) {
    struct mention m;
    if (!describe_speaker(o, t, to, &m)) return false;
    if ((m.kind == MENTION_DESCRIPTION && !m.definite) || m.kind == MENTION_MEDIUM) return false;
    uint32_t n = 0, v = verb_behind(o, m.to, to, &n);
    if (n == 0 || v != m.to) return false;
    out->speaker = m;
    out->voice = VOICE_NAMED;
    out->rule = &cue_described;
    out->cue = v;
    out->cue_end = out->end = v + n;
    return true;
}

/* A subject at `t` with its verb of saying: “…,” Presiden menegaskan. */
static bool subject_then_verb(const struct reading *r, uint32_t t, uint32_t to,
                              struct speech *out) {
    const struct outline *o = r->o;
    /* "the Vermont senator said", "one Democratic source said" */
    const struct mention *m = NULL;
    uint32_t start = t;
    for (uint32_t lead = 0; m == NULL && lead < LEAD_MOST && t < to; lead++, t++) {
        m = cue_mention_at(r, t);
        if (m == NULL && (!outline_letters(o, t) || outline_is(o, t, SAYING))) break;
    }
    bool part = m != NULL && m->kind == MENTION_PRONOUN && m->from > start && /* "one of them" */
                outline_is(o, m->from - 1, CLASS_BIT(PREPOSITION)) &&
                outline_begins(o, start, CLASS_BIT(ANONYMOUS));
    if (m == NULL || part) return described_then_verb(o, start, to, out);
    const struct mention *head = m->to < to ? cue_mention_at(r, m->to) : NULL;
    if (m->role == m->role_end && m->from > start && outline_article(o, m->from - 1) &&
        head != NULL && head->kind == MENTION_ROLE)
        m = head; /* "the Ostmark coach" */
    uint32_t n = 0, v = verb_behind(o, m->to, to, &n);
    if (n == 0) return false;
    out->speaker = *m;
    out->voice = VOICE_NAMED;
    out->rule = &AFTER_SUBJECT;
    out->cue = v;
    out->cue_end = out->end = v + n;
    return true;
}

static bool is_dash(const struct outline *o, uint32_t t) {
    uint32_t dash = outline_word(o, t)->hash;
    return !outline_letters(o, t) && !outline_is_span(o, t) &&
           ((dash >= 0x2013 && dash <= 0x2015) || dash == '-');
}

/* “…” ― NAME: a dash and nothing but the name behind it. */
static bool signed_after(const struct reading *r, uint32_t at, uint32_t to, struct speech *out) {
    const struct outline *o = r->o;
    if (at + 2 >= to || !is_dash(o, at + 1)) return false;
    const struct mention *m = cue_mention_at(r, at + 2);
    if (m == NULL || m->kind != MENTION_NAME || m->to > to) return false;
    if (m->to < to && outline_letters(o, m->to)) return false;
    out->speaker = *m;
    out->voice = VOICE_NAMED;
    out->rule = &AFTER_DASH;
    out->cue = out->cue_end = at + 1;
    out->end = m->to;
    return true;
}

static bool ends_with_sign(const struct outline *o, uint32_t at) {
    const struct span *span = &o->marks->spans[o->tokens[at].span];
    return !(o->words[span->end - 1].flags & WORD_LETTERS);
}

static bool ends_with_comma(const struct outline *o, uint32_t at) {
    const struct word *last = &o->words[o->marks->spans[o->tokens[at].span].end - 1];
    return !(last->flags & WORD_LETTERS) && last->hash == ',';
}

/* “…,” komentar NAME di X: a word that the pack does not know for a cue, or none at all, and
 * nothing but a name behind words that go on. */
static bool name_after(const struct reading *r, uint32_t at, uint32_t to, struct speech *out) {
    const struct outline *o = r->o;
    const class_set never = (CLOSED_CLASSES & ~CLASS_BIT(NOT_NAME)) | CLASS_BIT(PRONOUN) |
                            CLASS_BIT(SOURCE_CUE) | CLASS_BIT(ADDRESSEE);
    uint32_t cue = at + 1, name = cue;
    if (!ends_with_comma(o, at)) return false;
    if (!outline_capital(o, cue) && !outline_is(o, cue, never)) name++;
    const struct mention *m = name < to ? cue_mention_at(r, name) : NULL;
    struct mention account;
    if (m == NULL && name > cue && cue_account_at(o, name, to, &account)) m = &account;
    if (m == NULL || m->to > to) return false;
    bool introduced = m->role_end > m->role && m->role >= m->name_end; /* "NAME, ROLE …" */
    if (!introduced && !cue_ends_clause(o, m->to, to)) return false;
    if (m->kind != MENTION_NAME && (m->kind != MENTION_ORGANISATION || name == cue)) return false;
    out->speaker = *m;
    out->voice = VOICE_NAMED;
    out->rule = name > cue ? &AFTER_WORD : &AFTER_ALONE;
    out->cue = cue;
    out->cue_end = name;
    out->end = m->to;
    return true;
}

bool speech_after(const struct reading *r, uint32_t at, uint32_t to, struct speech *out) {
    if (r->clauses != NULL) return uncased_after(r, at, to, out);
    const struct outline *o = r->o;
    *out = (struct speech){.after = true, .adjacent = true};
    if (signed_after(r, at, to, out)) return true;
    uint32_t t = at + 1;
    if (t < to && !outline_is_span(o, t) && !outline_letters(o, t) && !outline_sign(o, t, '.') &&
        !outline_sign(o, t, '(') && !outline_sign(o, t, ':'))
        t++;
    if (t < to && t > at + 1 && outline_sign(o, t - 1, ',') && is_dash(o, t)) t++; /* «…», — NAME */
    if (t >= to || outline_is_span(o, t) || !outline_letters(o, t)) return false;
    /* “… it all,” NAME said: without a sign between them the subject begins a new thought */
    bool parted = t > at + 1 || ends_with_sign(o, at);
    if (cue_then_speaker(r, t, to, out) || (parted && subject_then_verb(r, t, to, out)))
        return true;
    uint32_t past = cue_skip_adverbs(o, t, to);
    if (past > t && past < to &&
        (cue_then_speaker(r, past, to, out) || (parted && subject_then_verb(r, past, to, out))))
        return true;
    if (!outline_capital(o, t) && outline_nya(o, t) && cue_ends_clause(o, t + 1, to) &&
        t == at + 1) {
        out->cue = t;
        out->cue_end = out->end = t + 1;
        out->voice = VOICE_TOPIC;
        out->rule = &cue_nya;
        return true;
    }
    return name_after(r, at, to, out);
}
