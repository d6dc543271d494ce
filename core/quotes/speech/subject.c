#include "core/quotes/speech/subject.h"

#include "core/quotes/speech/describe.h"

/* How far a subject may stand from its verb, in tokens, and how many mentions are tried. */
enum { SUBJECT_REACH = 14, SUBJECT_TRIES = 5, LEAD_MOST = 5 };

/* "NAME, APPOSITION, VERB": steps over what stands between two commas to the name before it. */
static const struct mention *before_apposition(const struct outline *o,
                                               const struct mentions *mentions, uint32_t from,
                                               uint32_t verb, size_t at) {
    const struct mention *m = &mentions->at[at];
    uint32_t before = m->from - (m->from > from && outline_article(o, m->from - 1)); /* ", a " */
    if (before <= from || !outline_sign(o, before - 1, ',') ||
        (!outline_sign(o, m->to, ',') && !outline_sign(o, verb - 1, ',')))
        return m;
    for (int tries = 0; at > 0 && tries < SUBJECT_TRIES; tries++) {
        const struct mention *earlier = &mentions->at[--at];
        if (earlier->from < from) break;
        if (earlier->subject && outline_sign(o, earlier->to, ',') &&
            (earlier->kind == MENTION_NAME || earlier->kind == MENTION_ANONYMOUS))
            return earlier;
    }
    return m;
}

/* "surat Holvat", "pesan dari Holvat": the one whose text it is speaks in it. */
static bool is_author(const struct outline *o, uint32_t from, const struct mention *m) {
    uint32_t before = m->from;
    if (before > from && outline_is(o, before - 1, CLASS_BIT(SOURCE_LINK))) before--;
    if (before > from + 1 && outline_is(o, before - 2, CLASS_BIT(ROLE)))
        return false; /* "direktur riset di Sagara Fair" */
    return before > from && (m->kind == MENTION_NAME || m->kind == MENTION_ORGANISATION) &&
           outline_is(o, before - 1, CLASS_BIT(CUE_NOUN));
}

/* "as", "ketika": joins a clause. */
static bool is_when(const struct outline *o, uint32_t t) {
    return str_starts(outline_key(o, t, t + 1, CLASS_SCENE), STR("when"));
}

/* "with NAME warning that", "quoted NAME as saying": a word that joins a subject and its verb
 * without a clause of its own. */
static bool is_joined(const struct outline *o, uint32_t from, const struct mention *m,
                      uint32_t verb) {
    if (m->kind > MENTION_ORGANISATION || m->kind == MENTION_PRONOUN) return false;
    if (m->to == verb)
        return m->from > from &&
               str_eq(outline_key(o, m->from - 1, m->from, CLASS_SCENE), STR("with"));
    if (m->to + 1 != verb) return false;
    bool apposed = m->kind == MENTION_NAME && m->role < m->role_end && m->role_end < m->name &&
                   m->from > from && outline_capital(o, m->from - 1) && outline_sign(o, m->to, ',');
    return apposed || /* "A Kelp spokeswoman, NAME, said" */
           str_eq(outline_key(o, m->to, verb, CLASS_SCENE), STR("when-as"));
}

/* Does a preposition stand before the mention? A conjunction does not govern ("as NAME said"), nor
 * does a noun of media ("on its website it said"). */
static bool is_governed(const struct outline *o, uint32_t from, const struct mention *m,
                        uint32_t verb) {
    const class_set prepositions =
        CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(SOURCE_CUE);
    uint32_t before = m->from;
    if (before > from && outline_article(o, before - 1)) before--; /* "by the Kelp Board" */
    if (before == from) return false;
    while (verb > m->to && outline_is(o, verb - 1, CLASS_BIT(ADVERB))) verb--;
    if (m->to != verb) return outline_is(o, before - 1, prepositions | CLASS_BIT(SOURCE_LINK));
    return outline_is(o, before - 1, prepositions) && !is_when(o, before - 1);
}

/* "ponsel mereka": does the pronoun only tell whose the noun before it is? */
static bool owns(const struct outline *o, uint32_t from, const struct mention *m) {
    const class_set joining = CLASS_BIT(THAT) | CLASS_BIT(SCENE) | CLASS_BIT(NOT_NAME) |
                              CLASS_BIT(ADVERB) | CLASS_BIT(ROLE_GLUE) | CUE_VERBS;
    return m->from > from && outline_letters(o, m->from - 1) &&
           !outline_is(o, m->from - 1, joining);
}

/* "Her defence team argues": the pronoun, which is no subject's, only tells whose. */
static bool only_whose(const struct outline *o, const struct mention *m, uint32_t verb) {
    return outline_is(o, m->from, CLASS_BIT(PREPOSITION)) && m->to < verb &&
           outline_letters(o, m->to) && !outline_is(o, m->to, CLASS_BIT(ADVERB) | CUE_VERBS);
}

/* "X melalui Y, menegaskan", "tetangga yang bernama Y mengatakan": Y stands right before the verb,
 * and speaks whoever stands before him. */
static bool is_presented(const struct outline *o, uint32_t from, const struct mention *m,
                         uint32_t verb) {
    if (m->from == from || m->kind > MENTION_ROLE || verb - m->to > 1 ||
        outline_letters(o, verb - 1) != (m->to == verb))
        return false;
    return str_eq(outline_key(o, m->from - 1, m->from, CLASS_SCENE), STR("through")) ||
           str_eq(outline_key(o, m->from - 1, m->from, CLASS_ROLE_GLUE), STR("named"));
}

/* The mention that stands as the verb's subject, NULL: none does. */
static const struct mention *mention_of(const struct outline *o, const struct mentions *mentions,
                                        uint32_t from, uint32_t verb) {
    size_t i = mention_from(mentions, verb);
    const struct mention *fallback = NULL;
    for (int tries = 0; i > 0 && tries < SUBJECT_TRIES; tries++) {
        const struct mention *m = &mentions->at[--i];
        if (m->from < from) break;
        if (m->to > verb) continue;
        bool opens = m->from == from && m->kind == MENTION_NAME && outline_sign(o, m->to, ',') &&
                     outline_sign(o, verb - 1, ',');
        if (verb - m->to > SUBJECT_REACH && !opens) continue;
        if (is_joined(o, from, m, verb) || is_presented(o, from, m, verb)) return m;
        if (m->kind == MENTION_PRONOUN && i + 1 < mentions->count && m[1].from == m->to &&
            m[1].to <= verb && m[1].kind <= MENTION_ROLE)
            return m + 1; /* "Her spokeswoman NAME": the pronoun only tells whose */
        if (m->kind == MENTION_PRONOUN && i > 0 && m[-1].from >= from && m[-1].subject &&
            m[-1].to + 1 == m->from && outline_sign(o, m[-1].to, ',') && m[-1].kind == MENTION_NAME)
            return m - 1; /* "NAME, who led the inquiry, said" */
        if (m->kind == MENTION_PRONOUN && only_whose(o, m, verb)) continue;
        if (m->subject) return before_apposition(o, mentions, from, verb, i);
        if (m->to == verb && m->from > from && outline_article(o, m->from - 1) &&
            m->kind <= MENTION_MEDIUM && !is_governed(o, from, m, verb))
            return m; /* "…, the Kelp Agency said" */
        if (is_author(o, from, m)) return m;
        bool governed = is_governed(o, from, m, verb);
        bool whose = m->kind == MENTION_PRONOUN && m->to != verb &&
                     outline_verb(o, verb, VERB_ANY) && owns(o, from, m);
        if (fallback == NULL && !governed && !whose && m->kind <= MENTION_PRONOUN) fallback = m;
    }
    return fallback;
}

/* The clause's subject is out of reach: the sentence's own may still govern the verb. */
static const struct mention *mention_far(const struct mentions *mentions, uint32_t from,
                                         uint32_t verb) {
    for (size_t i = mention_from(mentions, from); i < mentions->count; i++) {
        const struct mention *m = &mentions->at[i];
        if (m->to > verb || verb - m->to > CUE_REACH) break;
        if (m->subject && (m->kind <= MENTION_MEDIUM || m->kind == MENTION_DOCUMENT)) return m;
    }
    return NULL;
}

/* "NAME, which says", "NAME, who told": the one before the comma. */
static const struct mention *relative_of(const struct outline *o, const struct mentions *mentions,
                                         uint32_t from, uint32_t verb) {
    uint32_t t = verb;
    while (t > from && outline_is(o, t - 1, CLASS_BIT(ADVERB))) t--;
    if (t < from + 3 || !outline_sign(o, t - 2, ',') ||
        !str_eq(outline_key(o, t - 1, t, CLASS_SCENE), STR("relating-who")))
        return NULL;
    size_t i = mention_from(mentions, t - 2);
    if (i == 0 || mentions->at[i - 1].to != t - 2 || mentions->at[i - 1].from < from) return NULL;
    const struct mention *m = &mentions->at[i - 1];
    bool body = m->kind == MENTION_ORGANISATION; /* "officials on the Hill, who said" */
    bool which = !outline_is(o, t - 1, CLASS_BIT(PRONOUN));
    return (body && which) || m->kind == MENTION_NAME ? m : NULL;
}

/* Where the clause begins whose verb stands at `verb`: behind a sign, a quotation, a conjunction.
 */
static uint32_t clause_from(const struct outline *o, uint32_t from, uint32_t verb) {
    uint32_t t = verb;
    while (t > from && verb - t < SUBJECT_REACH && outline_letters(o, t - 1)) {
        t--;
        bool counted = t > from && outline_article(o, t - 1); /* "A second person said" */
        bool joins =
            outline_is(o, t, CLASS_BIT(THAT)) ||
            (outline_is(o, t, CLASS_BIT(NOT_NAME)) && !counted &&
             !outline_is(o, t,
                         CLASS_BIT(PREPOSITION) | CLASS_BIT(ADVERB) | CLASS_BIT(DEMONSTRATIVE)) &&
             (!outline_is(o, t, CLASS_BIT(SCENE)) || is_when(o, t)));
        if (!joins || (t > from && outline_match(o, t - 1, verb, CLASS_ANONYMOUS) == 2))
            continue; /* "salah satu warga" */
        t = outline_match(o, t, verb, CLASS_ANONYMOUS) > 0 ||
                    outline_match(o, t, verb, CLASS_COLLECTIVE) > 0
                ? t
                : t + 1;
        break;
    }
    while (t < verb && outline_is(o, t, CLASS_BIT(ADVERB))) t++;
    return t;
}

/* "One resident", "analysts at the institute", "the study": a subject that is only described. */
static bool described_at(const struct outline *o, uint32_t from, uint32_t clause, uint32_t verb,
                         struct mention *out) {
    const class_set stops = CLASS_BIT(ADDRESSEE) | CLASS_BIT(SOURCE_CUE) | CLASS_BIT(SCENE) |
                            CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_BASE) | CLASS_BIT(PRONOUN);
    for (uint32_t t = clause; t < verb && t < clause + LEAD_MOST; t++) {
        if (t == clause && outline_is(o, t, CLASS_BIT(PRONOUN)) &&
            outline_is(o, t, CLASS_BIT(PREPOSITION)))
            continue; /* "Her defence team" */
        if (outline_is(o, t, stops)) return false;
        if (t > from && outline_capital(o, t)) continue; /* "Bill" is a name there */
        if (t == clause && describe_aged(o, t, verb, out)) return true;
        if (outline_begins(o, t, DESCRIBING) && describe_speaker(o, t, verb, out) &&
            out->kind != MENTION_DESCRIPTION) {
            uint32_t start = outline_article(o, t) ? t : clause; /* "a memo in which an analyst" */
            out->from = out->name = out->role = out->role_end = start;
            return true;
        }
    }
    if (!outline_article(o, clause) || verb <= clause + 1 || verb > clause + LEAD_MOST)
        return false;
    *out = mention_plain(MENTION_ANONYMOUS, clause, verb); /* "the announcer" */
    return true;
}

/* Does a noun stand before the verb, adverbs aside? */
static bool noun_before(const struct outline *o, uint32_t from, uint32_t verb) {
    const class_set joining = CLASS_BIT(THAT) | CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) |
                              CLASS_BIT(ADDRESSEE) | CLASS_BIT(DEMONSTRATIVE) |
                              CLASS_BIT(ROLE_GLUE) | CLASS_BIT(CUE_DENIAL) | CUE_VERBS;
    uint32_t t = verb;
    while (t > from && outline_is(o, t - 1, CLASS_BIT(ADVERB))) t--;
    return t > from && outline_letters(o, t - 1) && !outline_is(o, t - 1, joining);
}

/* "French officials", "a Kelpwire executive": the name only tells whose they are. */
static bool tells_whose(const struct outline *o, const struct mention *m, uint32_t from,
                        uint32_t verb) {
    const class_set others =
        CLASS_BIT(ADVERB) | CLASS_BIT(SCENE) | CLASS_BIT(THAT) | CLASS_BIT(PREPOSITION) | CUE_VERBS;
    bool article = m->from > from && outline_article(o, m->from - 1);
    bool many = /* "two Kelpwire officials", "the opposition Kelp Union party" */
        outline_is(o, m->to, CLASS_BIT(COLLECTIVE)) ||
        (outline_is(o, m->to, CLASS_BIT(ORGANISATION)) && !outline_capital(o, m->to) &&
         m->kind <= MENTION_ORGANISATION && m->from > from);
    if (m->role != m->role_end || (m->kind != MENTION_COUNTRY && !article && !many)) return false;
    return m->to < verb && outline_letters(o, m->to) && !outline_capital(o, m->to) &&
           !outline_is(o, m->to, others);
}

/* "NAME left early, but he said": the pronoun means the sentence's own subject. */
static const struct mention *meant_by(const struct mentions *mentions, uint32_t from,
                                      const struct mention *pronoun) {
    for (const struct mention *m = pronoun; m > mentions->at && m[-1].from >= from; m--) {
        bool fits = !(pronoun->male && m[-1].female) && !(pronoun->female && m[-1].male);
        bool sure = m[-1].role != m[-1].role_end || m[-1].name_end > m[-1].name + 1;
        if (m[-1].subject && m[-1].kind == MENTION_NAME && sure && fits) return m - 1;
    }
    return pronoun;
}

/* "NAME set up a page and wrote", "NAME will close it, telling users": the verb has the subject of
 * the one before it. */
static bool shares_subject(const struct outline *o, uint32_t from, uint32_t verb) {
    uint32_t t = verb;
    while (t > from && outline_is(o, t - 1, CLASS_BIT(ADVERB))) t--;
    if (t < from + 2) return false;
    if (outline_sign(o, t - 1, ',')) {
        const struct word *word = outline_word(o, verb);
        return str_ends(str_slice(o->clean, word->start, word->end), STR("ing"));
    }
    return str_eq(outline_key(o, t - 1, t, CLASS_ROLE_GLUE), STR("and")) &&
           !outline_capital(o, t - 2) && outline_letters(o, t - 2);
}

enum subject subject_of(const struct outline *o, const struct mentions *mentions, uint32_t from,
                        uint32_t verb, struct mention *out) {
    const struct mention *m = relative_of(o, mentions, from, verb);
    if (m == NULL && shares_subject(o, from, verb)) {
        m = mention_far(mentions, from, verb);
        if (m != NULL) *out = *m;
        if (m != NULL || describe_body(o, from, verb, out)) return SUBJECT_READ;
    }
    if (m == NULL) m = mention_of(o, mentions, from, verb);
    if (m != NULL && tells_whose(o, m, from, verb)) m = NULL;
    if (m != NULL && m->kind == MENTION_PRONOUN && !m->thing) m = meant_by(mentions, from, m);
    uint32_t clause = clause_from(o, from, verb);
    struct mention described;
    bool unnamed = m != NULL && m->kind == MENTION_ROLE && m->person == NO_PERSON;
    bool apposed = m != NULL && m->kind == MENTION_NAME && m->role < m->role_end &&
                   m->to + 1 == verb; /* "A Kelp spokeswoman, NAME, said" */
    if (!apposed && clause == verb && verb > from && outline_sign(o, verb - 1, ',') &&
        outline_begins(o, from, DESCRIBING) && !outline_is(o, from, CLASS_BIT(PRONOUN)) &&
        describe_speaker(o, from, verb, &described) && described.kind >= MENTION_ANONYMOUS &&
        described.kind <= MENTION_DOCUMENT &&
        (m == NULL || !m->subject || m->kind == MENTION_PRONOUN)) {
        *out = described; /* "One villager, who …, calls" */
        return SUBJECT_READ;
    }
    if ((m == NULL || m->to <= clause || unnamed) &&
        described_at(o, from, clause, verb, &described)) {
        *out = described;
        if (unnamed && m->to > described.from) { /* "a government spokesperson" */
            out->to = out->surface_to = out->name_end = m->to;
            if (out->kind != MENTION_COLLECTIVE) out->kind = MENTION_ANONYMOUS;
        }
        return SUBJECT_READ;
    }
    if (m == NULL && verb > from && outline_sign(o, verb - 1, ',') &&
        describe_body(o, from, verb, out))
        return SUBJECT_READ; /* "The council refused, saying" */
    if (m == NULL && verb > from && outline_begins(o, from, CLASS_BIT(PRONOUN)) &&
        outline_is(o, verb - 1, CLASS_BIT(DEMONSTRATIVE)) &&
        describe_speaker(o, from, verb, &described) && described.to == verb) {
        described.kind = MENTION_DESCRIPTION; /* "Lelaki 65 tahun itu mengaku" */
        *out = described;
        return SUBJECT_READ;
    }
    if (m == NULL && noun_before(o, from, verb)) return SUBJECT_UNREAD;
    if (m == NULL) m = mention_far(mentions, from, verb);
    if (m == NULL) return SUBJECT_LEFT_OUT;
    *out = *m;
    return SUBJECT_READ;
}
