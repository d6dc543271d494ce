#include "core/quotes/speech/speech.h"

#include "core/quotes/speech/describe.h"
#include "core/quotes/speech/subject.h"
#include "core/quotes/speech/uncased.h"

#define SAYING                                                                                     \
    (CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_CONTINUE) | CLASS_BIT(CUE_NYA))
#define BEFORE_SPEAKER (CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_PHRASE) | CLASS_BIT(CUE_PASSIVE))

/* How far words may stand from what they belong to, in tokens. */
enum {
    ADJECTIVES_MOST = 2,
    ROLE_REACH = 5,
    ADVERBS_MOST = 3,
    LEAD_MOST = 3,
    APPOSITION_REACH = 24,
    WORDS_BETWEEN = 5
};

static const struct speech_rule AFTER_NAME = {"cue and name after", 97};
static const struct speech_rule AFTER_PRONOUN = {"cue and pronoun after", 85};
static const struct speech_rule AFTER_DESCRIBED = {"cue and description after", 80};
static const struct speech_rule AFTER_NYA = {"cue with -nya after", 85};
static const struct speech_rule AFTER_SAME = {"continuing cue after", 88};
static const struct speech_rule AFTER_SUBJECT = {"subject and verb after", 93};
static const struct speech_rule AFTER_WORD = {"unknown cue and name after", 80};
static const struct speech_rule AFTER_ALONE = {"name alone after", 75};
static const struct speech_rule AFTER_DASH = {"name behind a dash", 90};
static const struct speech_rule BEFORE_VERB = {"subject and verb before", 93};
static const struct speech_rule BEFORE_CUE = {"cue and name before", 92};
static const struct speech_rule BEFORE_TOPIC = {"cue without subject before", 70};
static const struct speech_rule BEFORE_COLON = {"name and colon", 88};
static const struct speech_rule BEFORE_SUBJECT = {"subject before", 75};
static const struct speech_rule INSIDE = {"reporting clause", 75};

bool speech_possible(const struct sentence *sentence) {
    return (sentence->phrases & (SAYING | BEFORE_SPEAKER)) != 0;
}

static const struct mention *mention_at(const struct reading *r, uint32_t token) {
    size_t i = mention_from(r->mentions, token);
    if (i == r->mentions->count || r->mentions->at[i].from != token) return NULL;
    return &r->mentions->at[i];
}

static uint32_t skip_adverbs(const struct outline *o, uint32_t t, uint32_t to) {
    for (int n = 0; n < ADVERBS_MOST && t < to && outline_is(o, t, CLASS_BIT(ADVERB)) &&
                    !outline_capital(o, t);
         n++)
        t++;
    return t;
}

static bool clause_ends(const struct outline *o, uint32_t t, uint32_t to) {
    return t >= to || outline_is_span(o, t) || !outline_letters(o, t) ||
           outline_is(o, t, CLASS_BIT(SCENE) | CLASS_BIT(ADVERB) | CLASS_BIT(ADDRESSEE));
}

/* "pengamat politik Budi Santoso", "kuasa hukum korban, Ani Wijaya", "akun Instagram Dinas X": a
 * name close behind words that only describe. `described` is what these words describe, NULL:
 * nothing. */
static bool name_close(const struct reading *r, uint32_t t, uint32_t to,
                       const struct mention *described, struct mention *out) {
    const struct outline *o = r->o;
    size_t i = mention_from(r->mentions, t);
    while (i < r->mentions->count && outline_begins(o, r->mentions->at[i].from, CLASS_BIT(CHANNEL)))
        i++;
    if (i == r->mentions->count) return false;
    const struct mention *name = &r->mentions->at[i];
    if (name->to > to || name->from - t > ROLE_REACH) return false;
    bool text = described != NULL && described->kind == MENTION_DOCUMENT; /* "a recent poll" */
    if (!text && outline_article(o, t) && t + 1 < name->from) t++; /* "explica la bióloga NAME" */
    bool body = outline_begins(o, t, CLASS_BIT(CHANNEL)) ||
                (described != NULL &&
                 (described->kind == MENTION_MEDIUM || described->kind == MENTION_DOCUMENT));
    bool person = name->kind == MENTION_NAME && name->role == name->role_end;
    if (!person && !(body && name->kind == MENTION_MEDIUM) &&
        !(body && name->kind == MENTION_ORGANISATION))
        return false;
    for (uint32_t k = t; k < name->from; k++) {
        if (k + 1 == name->from && outline_sign(o, k, ',')) {
            if (!clause_ends(o, name->to, to)) return false; /* "according to police, NAME fled" */
            break;
        }
        if (!outline_letters(o, k) ||
            outline_is(o, k,
                       CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE) | SAYING))
            return false;
    }
    *out = *name;
    out->from = out->role = t;
    out->role_end = outline_sign(o, name->from - 1, ',') ? name->from - 1 : name->from;
    return true;
}

/* "pria yang akrab disapa NAME": the one spoken of, called by another name. */
static bool called_otherwise(const struct reading *r, uint32_t t, uint32_t to,
                             struct mention *out) {
    const struct outline *o = r->o;
    for (uint32_t k = t + 1; k < to && k <= t + ROLE_REACH && outline_letters(o, k); k++) {
        uint32_t n = (uint32_t)outline_match(o, k, to, CLASS_ALIAS_WORD);
        if (n == 0 || k + n >= to) continue;
        const struct mention *name = mention_at(r, k + n);
        if (name == NULL || name->kind != MENTION_NAME || name->to > to) return false;
        *out = *name;
        out->from = t;
        out->kind = MENTION_DESCRIPTION;
        out->person = NO_PERSON;
        out->definite = true;
        return true;
    }
    return false;
}

/* "akun @name", "akun Instagram @name": an account is called by its handle. */
static bool account_at(const struct outline *o, uint32_t t, uint32_t to, struct mention *out) {
    uint32_t at = t;
    while (at < to && at < t + ROLE_REACH && outline_is(o, at, CLASS_BIT(CHANNEL))) at++;
    if (at + 1 >= to || !outline_sign(o, at, '@') || !outline_letters(o, at + 1)) return false;
    *out = (struct mention){.from = at,
                            .to = at + 2,
                            .surface_to = at + 2,
                            .name = at,
                            .name_end = at + 2,
                            .role = at,
                            .role_end = at,
                            .person = NO_PERSON,
                            .kind = MENTION_NAME};
    return true;
}

/* The noun phrase that begins at `t` and is made to speak by the cue before it. */
static bool speaker_at(const struct reading *r, uint32_t t, uint32_t to, struct mention *out) {
    const struct outline *o = r->o;
    const class_set never =
        SAYING | CLASS_BIT(PREPOSITION) | CLASS_BIT(SCENE) | CLASS_BIT(COLLECTIVE);
    if (t < to) t = skip_adverbs(o, t, to);
    if (t >= to || outline_is_span(o, t)) return false;
    if (account_at(o, t, to, out)) return true;
    const struct mention *m = mention_at(r, t);
    if (m != NULL && m->kind == MENTION_PRONOUN && m->to < to && outline_capital(o, t + 2)) {
        const struct mention *kin = mention_at(r, m->to); /* "her sister NAME" */
        if (kin != NULL && kin->kind == MENTION_NAME) m = kin;
    }
    if (m != NULL && m->to <= to) {
        *out = *m;
        return true;
    }
    if (!outline_letters(o, t)) return false;
    if (t + 1 < to && (outline_article(o, t) || outline_possessive(o, t)) &&
        (m = mention_at(r, t + 1)) != NULL && m->to <= to && m->kind != MENTION_PRONOUN &&
        outline_match(o, t, to, CLASS_ANONYMOUS) == 0) { /* "dijo la alcaldesa NAME" */
        *out = *m;
        return true;
    }
    for (uint32_t k = t + 1; outline_article(o, t) && k < to && k <= t + ADJECTIVES_MOST; k++) {
        if (!outline_letters(o, k) || outline_capital(o, k) || outline_is(o, k, never)) break;
        m = mention_at(r, k + 1); /* "sagte die 54-jährige Anwohnerin NAME" */
        if (m == NULL || m->to > to) continue;
        if (m->kind != MENTION_NAME || m->role == m->role_end) break;
        *out = *m;
        return true;
    }
    if (outline_elision(o, t) > 0 && !outline_capital(o, t) && (m = mention_at(r, t + 1)) != NULL &&
        m->to <= to) {
        *out = *m;
        return true;
    }
    if (called_otherwise(r, t, to, out)) return true;
    bool described = describe_speaker(o, t, to, out);
    if (described && out->definite) return true;
    struct mention name;
    if (name_close(r, t, to, described ? out : NULL, &name)) {
        *out = name;
        return true;
    }
    return described;
}

static const struct speech_rule *rule_after(const struct mention *m) {
    if (m->kind == MENTION_PRONOUN) return &AFTER_PRONOUN;
    return m->kind >= MENTION_ANONYMOUS ? &AFTER_DESCRIBED : &AFTER_NAME;
}

/* “…,” demikian keterangan tersebut: the text spoken of before. `next` is behind the cue. */
static bool text_again(const struct outline *o, uint32_t t, uint32_t next, uint32_t to,
                       struct mention *out) {
    if (next >= to || !outline_is(o, next, CLASS_BIT(DEMONSTRATIVE)) ||
        !str_starts(outline_key(o, t, to, CLASS_CUE_PHRASE), STR("text")))
        return false;
    *out = (struct mention){.from = next - 1,
                            .to = next + 1,
                            .surface_to = next + 1,
                            .name = next - 1,
                            .name_end = next + 1,
                            .role = next - 1,
                            .role_end = next - 1,
                            .person = NO_PERSON,
                            .kind = MENTION_DOCUMENT,
                            .definite = true};
    return true;
}

/* A cue at `t` and the speaker behind it. */
static bool cue_then_speaker(const struct reading *r, uint32_t t, uint32_t to, struct speech *out) {
    const struct outline *o = r->o;
    static const enum word_class classes[] = {CLASS_CUE_CONTINUE, CLASS_CUE_NYA,
                                              CLASS_CUE_BASE,     CLASS_CUE_ACTIVE,
                                              CLASS_CUE_PHRASE,   CLASS_CUE_PASSIVE};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        uint32_t n = (uint32_t)outline_match(o, t, to, classes[i]);
        if (n == 0) continue;
        out->cue = t;
        out->cue_end = out->end = t + n;
        uint32_t next = t + n;
        if (classes[i] == CLASS_CUE_PASSIVE)
            next += (uint32_t)(next < to ? outline_match(o, next, to, CLASS_SOURCE_LINK) : 0);
        if (classes[i] != CLASS_CUE_NYA && speaker_at(r, next, to, &out->speaker)) {
            out->voice = VOICE_NAMED;
            out->rule = rule_after(&out->speaker);
            out->end = out->speaker.to;
            return true;
        }
        if (classes[i] == CLASS_CUE_PHRASE && text_again(o, t, next, to, &out->speaker)) {
            out->voice = VOICE_NAMED;
            out->rule = &AFTER_DESCRIBED;
            out->end = next + 1;
            return true;
        }
        if (classes[i] == CLASS_CUE_CONTINUE) {
            out->voice = VOICE_SAME;
            out->rule = &AFTER_SAME;
            return true;
        }
        bool left_out = classes[i] == CLASS_CUE_BASE && next < to && /* “…,” kata Rabu (2/3) */
                        outline_is(o, next, CLASS_BIT(WEEKDAY));
        if (classes[i] == CLASS_CUE_NYA || left_out) {
            out->speaker = (struct mention){/* "dit-elle": the verb tells the speaker's gender */
                                            .male = outline_is(o, t, CLASS_BIT(PRONOUN_MALE)),
                                            .female = outline_is(o, t, CLASS_BIT(PRONOUN_FEMALE)),
                                            .person = NO_PERSON};
            out->voice = VOICE_TOPIC;
            out->rule = &AFTER_NYA;
            return true;
        }
    }
    return false;
}

/* The verb of saying that belongs to a subject which ends at `t`: behind adverbs, behind an
 * apposition ("NAME, the mayor of the town, said"), behind a few words ("NAME of the mill said").
 * Sets `length` to its tokens, 0 when there is none. */
static uint32_t verb_behind(const struct outline *o, uint32_t t, uint32_t to, uint32_t *length) {
    *length = 0;
    uint32_t start = skip_adverbs(o, t, to);
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
    out->rule = &AFTER_DESCRIBED;
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
        m = mention_at(r, t);
        if (m == NULL && (!outline_letters(o, t) || outline_is(o, t, SAYING))) break;
    }
    bool part = m != NULL && m->kind == MENTION_PRONOUN && m->from > start && /* "one of them" */
                outline_is(o, m->from - 1, CLASS_BIT(PREPOSITION)) &&
                outline_begins(o, start, CLASS_BIT(ANONYMOUS));
    if (m == NULL || part) return described_then_verb(o, start, to, out);
    const struct mention *head = m->to < to ? mention_at(r, m->to) : NULL;
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
    const struct mention *m = mention_at(r, at + 2);
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
    const struct mention *m = name < to ? mention_at(r, name) : NULL;
    struct mention account;
    if (m == NULL && name > cue && account_at(o, name, to, &account)) m = &account;
    if (m == NULL || m->to > to) return false;
    bool introduced = m->role_end > m->role && m->role >= m->name_end; /* "NAME, ROLE …" */
    if (!introduced && !clause_ends(o, m->to, to)) return false;
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
    uint32_t past = skip_adverbs(o, t, to);
    if (past > t && past < to &&
        (cue_then_speaker(r, past, to, out) || (parted && subject_then_verb(r, past, to, out))))
        return true;
    if (!outline_capital(o, t) && outline_nya(o, t) && clause_ends(o, t + 1, to) && t == at + 1) {
        out->cue = t;
        out->cue_end = out->end = t + 1;
        out->voice = VOICE_TOPIC;
        out->rule = &AFTER_NYA;
        return true;
    }
    return name_after(r, at, to, out);
}

static bool verb_before(const struct reading *r, uint32_t from, uint32_t verb, uint32_t verb_end,
                        struct speech *out) {
    out->cue = verb;
    out->cue_end = out->end = verb_end;
    out->subject = true;
    switch (subject_of(r->o, r->mentions, from, verb, &out->speaker)) {
    case SUBJECT_READ:
        out->voice = VOICE_NAMED;
        out->rule = &BEFORE_VERB;
        break;
    case SUBJECT_UNREAD:
        out->voice = VOICE_UNREAD;
        out->rule = &BEFORE_VERB;
        break;
    case SUBJECT_LEFT_OUT:
        out->voice = VOICE_TOPIC;
        out->rule = &BEFORE_TOPIC;
        break;
    }
    return true;
}

/* "On the first night, says NAME, they ran out": a verb behind a sign whose subject follows it. */
static bool name_behind_verb(const struct reading *r, uint32_t from, uint32_t verb, uint32_t behind,
                             uint32_t to, struct speech *out) {
    const struct outline *o = r->o;
    const struct word *word = outline_word(o, verb);
    if (verb == from || !outline_sign(o, verb - 1, ',') ||
        outline_is(o, verb, CLASS_BIT(ADDRESSEE)))
        return false;
    if (str_ends(str_slice(o->clean, word->start, word->end), STR("ing"))) return false;
    if (outline_verb(o, verb, VERB_ANY)) return false;
    if (!speaker_at(r, behind, to, &out->speaker) || out->speaker.kind != MENTION_NAME)
        return false;
    if (out->speaker.to < to && outline_letters(o, out->speaker.to)) return false;
    out->voice = VOICE_NAMED;
    out->rule = &BEFORE_CUE;
    out->cue = verb;
    out->cue_end = behind;
    out->end = out->speaker.to;
    return true;
}

/* "Dijelaskan NAME, …", "seperti disampaikan NAME, …": behind a passive verb its doer follows at
 * once, and behind "disebut" not without a word for him. */
static bool doer_behind(const struct reading *r, uint32_t t, uint32_t to,
                        const struct speech *speech) {
    const struct outline *o = r->o;
    uint32_t next = t + (uint32_t)outline_match(o, t, to, CLASS_CUE_PASSIVE), link = next;
    next += (uint32_t)(next < to ? outline_match(o, next, to, CLASS_SOURCE_LINK) : 0);
    const struct mention *m = &speech->speaker;
    bool as = speech->end < to && outline_is(o, speech->end, CLASS_BIT(PREPOSITION)) &&
              mention_at(r, next) != NULL; /* "yang disebut NAME sebagai “…”" */
    if (next == link && !as && str_eq(outline_key(o, t, to, CLASS_CUE_PASSIVE), STR("call")))
        return false;
    bool described = m->kind >= MENTION_ANONYMOUS && m->kind < MENTION_DESCRIPTION;
    return speech->voice != VOICE_NAMED || described || mention_at(r, next) != NULL;
}

/* "the warning", "his claim", "was told": a noun, or a verb that tells what was done to somebody.
 */
static bool no_verb(const struct outline *o, uint32_t from, uint32_t t, uint32_t behind) {
    if (t == from) return false;
    if (outline_is(o, t, CLASS_BIT(CUE_NOUN)) &&
        (outline_article(o, t - 1) || outline_possessive(o, t - 1)))
        return true;
    return outline_match(o, t - 1, behind, CLASS_CUE_PASSIVE) == behind - t + 1;
}

/* The cue that begins at `t`, if any, read with its speaker on the side where it stands. */
static bool cue_before(const struct reading *r, uint32_t from, uint32_t t, uint32_t to,
                       struct speech *out) {
    const struct outline *o = r->o;
    class_set begins = outline_word(o, t)->begins;
    if (!(begins & (SAYING | BEFORE_SPEAKER))) return false;
    *out = (struct speech){0};
    uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_CUE_ACTIVE);
    if (n > 0 && no_verb(o, from, t, t + n)) return false;
    if (n > 0 && name_behind_verb(r, from, t, t + n, to, out)) return true;
    if (n > 0) return verb_before(r, from, t, t + n, out);
    if (t > from && outline_letters(o, t - 1) && !(begins & CLASS_BIT(CUE_PASSIVE)) &&
        (begins & CLASS_BIT(CUE_BASE))) {
        /* "tambah Budi" stands at a clause's start; "Ani kata" does not speak */
        return false;
    }
    if (!cue_then_speaker(r, t, to, out)) return false;
    if ((begins & CLASS_BIT(CUE_PASSIVE)) && out->rule != &AFTER_NYA && !doer_behind(r, t, to, out))
        return false;
    if (out->voice == VOICE_NAMED) out->rule = &BEFORE_CUE;
    return true;
}

/* "tidak mengungkapkan kekuatan “musuh” mana" */
static bool is_negated(const struct outline *o, uint32_t from, uint32_t verb) {
    return verb > from && str_starts(outline_key(o, verb - 1, verb, CLASS_ADVERB), STR("not"));
}

/* "Captain NAME defended his team: “…”": nobody else can be meant than the sentence's subject, if
 * he is named with office or in full. */
static bool subject_before_colon(const struct reading *r, uint32_t from, uint32_t colon,
                                 struct speech *out) {
    const struct mention *m = NULL;
    for (size_t i = mention_from(r->mentions, from); i < r->mentions->count; i++) {
        if (r->mentions->at[i].from >= colon) break;
        if (!r->mentions->at[i].subject) continue;
        m = &r->mentions->at[i];
        break;
    }
    if (m == NULL || m->kind != MENTION_NAME || m->firm) return false;
    if (m->role == m->role_end && m->name_end == m->name + 1) return false;
    out->speaker = *m;
    out->voice = VOICE_NAMED;
    out->rule = &BEFORE_COLON;
    return true;
}

bool speech_before(const struct reading *r, uint32_t from, uint32_t at, struct speech *out) {
    if (r->clauses != NULL) return uncased_before(r, from, at, out);
    const struct outline *o = r->o;
    uint32_t end = at;
    bool colon = false;
    while (end > from && !outline_is_span(o, end - 1) &&
           (!outline_letters(o, end - 1) || outline_is(o, end - 1, CLASS_BIT(THAT)))) {
        end--;
        colon |= outline_sign(o, end, ':');
    }
    uint32_t lowest = at > CUE_REACH && at - CUE_REACH > from ? at - CUE_REACH : from;
    for (uint32_t t = end; t > lowest; t--) {
        if (outline_is_span(o, t - 1)) break;
        if (outline_is(o, t - 1, CLASS_BIT(CUE_DENIAL))) {
            bool as = end > t && str_eq(outline_key(o, end - 1, end, CLASS_SCENE), STR("when-as"));
            *out = (struct speech){.adjacent = as}; /* "dismissed the report as “…”" */
            return as && verb_before(r, from, t - 1, t, out);
        }
        if (!cue_before(r, from, t - 1, end, out)) continue;
        if (out->rule == &AFTER_NYA && out->end < end) continue; /* "dalam pesannya, X …" */
        out->adjacent = out->end >= end || (out->voice == VOICE_NAMED && out->speaker.to >= end);
        return out->adjacent || !is_negated(o, from, out->cue);
    }
    *out = (struct speech){.cue = end, .cue_end = end, .end = end};
    if (end == from || mention_from(r->mentions, end) == 0) return false;
    const struct mention *m = &r->mentions->at[mention_from(r->mentions, end) - 1];
    if (colon && (m->to != end || !m->subject)) return subject_before_colon(r, from, end, out);
    if (m->to != end || m->from < from || !m->subject) return false;
    if (!colon && str_eq(lang_setting(o->article->pack, STR("nouns")), STR("capital")))
        return false; /* any noun has a capital there */
    out->speaker = *m;
    out->voice = VOICE_NAMED;
    out->adjacent = true;
    out->rule = colon ? &BEFORE_COLON : &BEFORE_SUBJECT;
    return true;
}

/* "Menurutnya, …", "…, katanya.": -nya between signs, where it cannot mean "reportedly". */
static bool stands_apart(const struct outline *o, const struct speech *speech, uint32_t from,
                         uint32_t to) {
    return speech->rule == &AFTER_NYA &&
           (speech->cue == from || outline_sign(o, speech->cue - 1, ',')) &&
           (speech->cue_end == to || !outline_letters(o, speech->cue_end));
}

/* "the Italian": by a word of his country, which is not the country's name. */
static bool is_demonym(const struct outline *o, const struct mention *m) {
    if (m->kind != MENTION_COUNTRY || m->to != m->from + 1 || m->from == 0) return false;
    struct lang_hit hit;
    const struct word *word = outline_word(o, m->from);
    struct str text = str_slice(o->clean, word->start, word->end);
    return outline_article(o, m->from - 1) && !(word->flags & WORD_UPPER) &&
           outline_hit(o, m->from, m->to, CLASS_COUNTRY, &hit) && !str_eq(hit.first, text);
}

bool speech_points_back(const struct outline *o, const struct mention *m) {
    bool described = m->kind == MENTION_DESCRIPTION ||
                     (m->kind == MENTION_ROLE && m->person == NO_PERSON); /* "bek 31 tahun itu" */
    return m->kind == MENTION_PRONOUN || (described && m->definite) || is_demonym(o, m);
}

bool speech_relative(const struct outline *o, uint32_t from, uint32_t cue) {
    uint32_t t = cue;
    while (t > from && outline_is(o, t - 1, CLASS_BIT(ADVERB))) t--;
    return t > from && outline_is(o, t - 1, CLASS_BIT(SCENE)) &&
           str_starts(outline_key(o, t - 1, t, CLASS_SCENE), STR("relating")) &&
           !(t > from + 1 && outline_sign(o, t - 2, ','));
}

/* "an aide, who asked not to be named, said": does the verb at `cue` tell more of its subject? */
static bool in_parenthesis(const struct outline *o, uint32_t from, uint32_t cue) {
    uint32_t t = cue;
    while (t > from && outline_is(o, t - 1, CLASS_BIT(ADVERB))) t--;
    return t > from && str_eq(outline_key(o, t - 1, t, CLASS_SCENE), STR("relating-who"));
}

bool speech_inside(const struct reading *r, uint32_t from, uint32_t to, struct speech *out) {
    if (r->clauses != NULL) return uncased_inside(r, from, to, out);
    const struct outline *o = r->o;
    struct speech aside = {0};
    for (uint32_t t = from; t < to; t++) {
        if (!cue_before(r, from, t, to, out)) continue;
        if (out->voice != VOICE_NAMED && !stands_apart(o, out, from, to)) continue;
        bool apart = out->speaker.to < to && !outline_letters(o, out->speaker.to);
        if (out->subject && !apart && speech_relative(o, from, out->cue))
            continue; /* but "NAME, petani yang menyebut …" */
        if (aside.rule != NULL && !out->subject) continue;
        out->rule = &INSIDE;
        bool asserts = !out->subject ||
                       str_starts(outline_key(o, out->cue, to, CLASS_CUE_ACTIVE), STR("assert"));
        if (asserts && !(out->subject && in_parenthesis(o, from, out->cue))) return true;
        if (aside.rule == NULL) aside = *out;
    }
    *out = aside;
    return aside.rule != NULL;
}
