#include "core/quotes/speech/cue.h"

#include "core/quotes/speech/describe.h"

/* How far words may stand from what they belong to, in tokens. */
enum { ADJECTIVES_MOST = 2, ROLE_REACH = 5, ADVERBS_MOST = 3 };

const struct speech_rule cue_nya = {"cue with -nya after", 85};
const struct speech_rule cue_described = {"cue and description after", 80};
static const struct speech_rule AFTER_NAME = {"cue and name after", 97};
static const struct speech_rule AFTER_PRONOUN = {"cue and pronoun after", 85};
static const struct speech_rule AFTER_SAME = {"continuing cue after", 88};

const struct mention *cue_mention_at(const struct reading *r, uint32_t token) {
    size_t i = mention_from(r->mentions, token);
    if (i == r->mentions->count || r->mentions->at[i].from != token) return NULL;
    return &r->mentions->at[i];
}

uint32_t cue_skip_adverbs(const struct outline *o, uint32_t t, uint32_t to) {
    for (int n = 0; n < ADVERBS_MOST && t < to && outline_is(o, t, CLASS_BIT(ADVERB)) &&
                    !outline_capital(o, t);
         n++)
        t++;
    return t;
}

bool cue_ends_clause(const struct outline *o, uint32_t t, uint32_t to) {
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
            if (!cue_ends_clause(o, name->to, to))
                return false; /* "according to police, NAME fled" */
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
        const struct mention *name = cue_mention_at(r, k + n);
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

bool cue_account_at(const struct outline *o, uint32_t t, uint32_t to, struct mention *out) {
    uint32_t at = t;
    while (at < to && at < t + ROLE_REACH && outline_is(o, at, CLASS_BIT(CHANNEL))) at++;
    if (at + 1 >= to || !outline_sign(o, at, '@') || !outline_letters(o, at + 1)) return false;
    *out = mention_plain(MENTION_NAME, at, at + 2);
    return true;
}

bool cue_speaker_at(const struct reading *r, uint32_t t, uint32_t to, struct mention *out) {
    const struct outline *o = r->o;
    const class_set never =
        SAYING | CLASS_BIT(PREPOSITION) | CLASS_BIT(SCENE) | CLASS_BIT(COLLECTIVE);
    if (t < to) t = cue_skip_adverbs(o, t, to);
    if (t >= to || outline_is_span(o, t)) return false;
    if (cue_account_at(o, t, to, out)) return true;
    const struct mention *m = cue_mention_at(r, t);
    if (m != NULL && m->kind == MENTION_PRONOUN && m->to < to && outline_capital(o, t + 2)) {
        const struct mention *kin = cue_mention_at(r, m->to); /* "her sister NAME" */
        if (kin != NULL && kin->kind == MENTION_NAME) m = kin;
    }
    if (m != NULL && m->to <= to) {
        *out = *m;
        return true;
    }
    if (!outline_letters(o, t)) return false;
    if (t + 1 < to && (outline_article(o, t) || outline_possessive(o, t)) &&
        (m = cue_mention_at(r, t + 1)) != NULL && m->to <= to && m->kind != MENTION_PRONOUN &&
        outline_match(o, t, to, CLASS_ANONYMOUS) == 0) { /* "dijo la alcaldesa NAME" */
        *out = *m;
        return true;
    }
    for (uint32_t k = t + 1; outline_article(o, t) && k < to && k <= t + ADJECTIVES_MOST; k++) {
        if (!outline_letters(o, k) || outline_capital(o, k) || outline_is(o, k, never)) break;
        m = cue_mention_at(r, k + 1); /* "sagte die 54-jährige Anwohnerin NAME" */
        if (m == NULL || m->to > to) continue;
        if (m->kind != MENTION_NAME || m->role == m->role_end) break;
        *out = *m;
        return true;
    }
    if (outline_elision(o, t) > 0 && !outline_capital(o, t) &&
        (m = cue_mention_at(r, t + 1)) != NULL && m->to <= to) {
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
    return m->kind >= MENTION_ANONYMOUS ? &cue_described : &AFTER_NAME;
}

/* “…,” demikian keterangan tersebut: the text spoken of before. `next` is behind the cue. */
static bool text_again(const struct outline *o, uint32_t t, uint32_t next, uint32_t to,
                       struct mention *out) {
    if (next >= to || !outline_is(o, next, CLASS_BIT(DEMONSTRATIVE)) ||
        !str_starts(outline_key(o, t, to, CLASS_CUE_PHRASE), STR("text")))
        return false;
    *out = mention_plain(MENTION_DOCUMENT, next - 1, next + 1);
    out->definite = true;
    return true;
}

bool cue_then_speaker(const struct reading *r, uint32_t t, uint32_t to, struct speech *out) {
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
        if (classes[i] != CLASS_CUE_NYA && cue_speaker_at(r, next, to, &out->speaker)) {
            out->voice = VOICE_NAMED;
            out->rule = rule_after(&out->speaker);
            out->end = out->speaker.to;
            return true;
        }
        if (classes[i] == CLASS_CUE_PHRASE && text_again(o, t, next, to, &out->speaker)) {
            out->voice = VOICE_NAMED;
            out->rule = &cue_described;
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
            out->rule = &cue_nya;
            return true;
        }
    }
    return false;
}
