#include "core/quotes/speech/speech.h"

#include "core/quotes/speech/cue.h"
#include "core/quotes/speech/subject.h"
#include "core/quotes/speech/uncased.h"

static const struct speech_rule BEFORE_VERB = {"subject and verb before", 93};
static const struct speech_rule BEFORE_CUE = {"cue and name before", 92};
static const struct speech_rule BEFORE_TOPIC = {"cue without subject before", 70};
static const struct speech_rule BEFORE_COLON = {"name and colon", 88};
static const struct speech_rule BEFORE_SUBJECT = {"subject before", 75};
static const struct speech_rule INSIDE = {"reporting clause", 75};

bool speech_possible(const struct sentence *sentence) {
    return (sentence->phrases & (SAYING | BEFORE_SPEAKER)) != 0;
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
    if (!cue_speaker_at(r, behind, to, &out->speaker) || out->speaker.kind != MENTION_NAME)
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
              cue_mention_at(r, next) != NULL; /* "yang disebut NAME sebagai “…”" */
    if (next == link && !as && str_eq(outline_key(o, t, to, CLASS_CUE_PASSIVE), STR("call")))
        return false;
    bool described = m->kind >= MENTION_ANONYMOUS && m->kind < MENTION_DESCRIPTION;
    return speech->voice != VOICE_NAMED || described || cue_mention_at(r, next) != NULL;
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
    if ((begins & CLASS_BIT(CUE_PASSIVE)) && out->rule != &cue_nya && !doer_behind(r, t, to, out))
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
        if (out->rule == &cue_nya && out->end < end) continue; /* "dalam pesannya, X …" */
        out->adjacent = out->end >= end || (out->voice == VOICE_NAMED && out->speaker.to >= end);
        return out->adjacent || !is_negated(o, from, out->cue);
    }
    *out = (struct speech){.cue = end, .cue_end = end, .end = end};
    if (end == from || mention_from(r->mentions, end) == 0) return false;
    const struct mention *m = &r->mentions->at[mention_from(r->mentions, end) - 1];
    if (colon && (m->to != end || !m->subject)) return subject_before_colon(r, from, end, out);
    if (m->to != end || m->from < from || !m->subject) return false;
    if (!colon && lang_has_capital_nouns(o->article->pack))
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
    return speech->rule == &cue_nya &&
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
