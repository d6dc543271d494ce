#include "core/quotes/speech/indirect.h"

/* A shorter clause says nothing that could be asked about. */
enum {
    CLAUSE_LEAST = 4,
    BARE_LEAST = 5,
    NEGATION_REACH = 3,
    ADVERBIAL_LONGEST = 10,
    WHEN_LONGEST = 8
};

static bool is_denied(const struct outline *o, const struct sentence *s, uint32_t cue) {
    for (uint32_t t = cue; t > s->from && cue - t < NEGATION_REACH; t--)
        if (outline_is(o, t - 1, CLASS_BIT(CUE_DENIAL)) ||
            outline_match(o, t - 1, cue + 1, CLASS_CUE_DENIAL) ==
                cue + 2 - t || /* "refused to say" */
            str_starts(outline_key(o, t - 1, s->to, CLASS_ADVERB), STR("not")))
            return true;
    return outline_is(o, s->from, CLASS_BIT(CUE_DENIAL));
}

/* Has the word at `t` the prefix of such a verb? */
static bool has_prefix(const struct outline *o, uint32_t t, enum verb_form form) {
    const class_set nouns = CLASS_BIT(OFFICE) | CLASS_BIT(ORGANISATION) | CLASS_BIT(ROLE) |
                            CLASS_BIT(CHANNEL) | CLASS_BIT(MEDIUM_WORD) | CLASS_BIT(SCENE) |
                            CLASS_BIT(PREPOSITION) | CLASS_BIT(FUNCTION_WORD);
    return outline_letters(o, t) && !outline_capital(o, t) && !outline_is(o, t, nouns) &&
           outline_verb(o, t, form);
}

/* Does the clause hold a finite verb, as far as the pack can tell? One behind "yang" belongs to a
 * relative clause ("bukti yang diserahkan"), an active one behind a noun may be its complement
 * ("rencana membangun jembatan"). */
static bool has_verb(const struct outline *o, uint32_t from, uint32_t to) {
    const class_set joining = CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(THAT) |
                              CLASS_BIT(ROLE_GLUE) | CLASS_BIT(FUNCTION_WORD);
    const class_set subjects = CLASS_BIT(DEMONSTRATIVE) | CLASS_BIT(PRONOUN);
    for (uint32_t t = from; t < to; t++) {
        bool joined = t > from && outline_is(o, t - 1, CLASS_BIT(SCENE));
        if (outline_is(o, t, CLASS_BIT(ADVERB)) && !joined &&
            !str_eq(outline_key(o, t, t + 1, CLASS_ADVERB), STR("manner")))
            return true;
        if (t == from || !outline_letters(o, t - 1)) continue;
        if (outline_is(o, t - 1, subjects) || outline_capital(o, t - 1)) {
            if (has_prefix(o, t, VERB_ANY)) return true;
        } else if (!outline_is(o, t - 1, joining) && has_prefix(o, t, VERB_PASSIVE)) {
            return true;
        }
    }
    return false;
}

/* "mengaku sulit …": the verb tells of its own subject, and what follows needs no other. */
static bool tells_of_itself(const struct outline *o, const struct str *key, uint32_t t) {
    const class_set joining = CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE);
    return str_eq(*key, STR("assert-self")) && !outline_is(o, t, joining);
}

static uint32_t trim_end(const struct outline *o, uint32_t from, uint32_t to) {
    while (to > from && !outline_is_span(o, to - 1) && !outline_letters(o, to - 1) &&
           !outline_sign(o, to - 1, ')'))
        to--;
    return to;
}

/* Behind "Selain itu," and its like at the sentence's start. */
static uint32_t skip_connective(const struct outline *o, uint32_t from, uint32_t to) {
    uint32_t n = (uint32_t)outline_match(o, from, to, CLASS_NOT_NAME);
    return n > 0 && from + n < to && outline_sign(o, from + n, ',') ? from + n + 1 : from;
}

/* "mengatakan kepada pers pada Minggu (15/6) bahwa …": behind what tells to whom and when, and the
 * "bahwa" that ends it; `from` where there is none. `told`: any words name the one told. */
static uint32_t behind_adverbial(const struct outline *o, uint32_t from, uint32_t to, bool told,
                                 bool *marked) {
    const class_set heads = CLASS_BIT(ADDRESSEE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(WEEKDAY);
    if (from >= to || (!told && (!outline_is(o, from, heads) || outline_article(o, from))))
        return from;
    for (uint32_t t = from; t < to && t < from + ADVERBIAL_LONGEST; t++) {
        if (!str_eq(outline_key(o, t, to, CLASS_THAT), STR("that"))) continue;
        *marked = true;
        return t + 1;
    }
    return from;
}

/* "sagte der Agentur, das Land werde": German tells nothing before a comma. */
static uint32_t behind_comma(const struct outline *o, uint32_t from, uint32_t to, bool *marked) {
    for (uint32_t t = from; t < to && t < from + ADVERBIAL_LONGEST; t++) {
        if (!outline_sign(o, t, ',')) continue;
        *marked = true;
        t++;
        return t + (t < to && outline_is(o, t, CLASS_BIT(THAT)));
    }
    return from;
}

/* Where a citation of a medium cuts the clause off: ", seperti dikutip …". */
static uint32_t before_citation(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from + 1; t + 1 < to; t++)
        if (outline_sign(o, t, ',') && outline_match(o, t + 1, to, CLASS_SOURCE_CUE) > 0) return t;
    return to;
}

/* "on Monday", "in a statement", "Rabu (4/6)": do the words [t, end) only tell when or where? */
static bool tells_when(const struct outline *o, uint32_t t, uint32_t end) {
    const class_set telling = CLASS_BIT(WEEKDAY) | CLASS_BIT(CUE_NOUN) | CLASS_BIT(CHANNEL);
    if (end - t > WHEN_LONGEST || outline_article(o, t) ||
        !outline_is(o, t, CLASS_BIT(WEEKDAY) | CLASS_BIT(PREPOSITION)))
        return false;
    bool tells = false;
    for (; t < end; t++) {
        if (outline_is_span(o, t) || outline_is(o, t, CUE_VERBS | CLASS_BIT(THAT))) return false;
        tells |= outline_is(o, t, telling);
    }
    return tells;
}

/* Can a clause that "that" does not introduce begin at `t`? */
static bool begins_clause(const struct outline *o, uint32_t t) {
    const class_set subjects = CLASS_BIT(PRONOUN) | CLASS_BIT(CONTENT_PRONOUN) |
                               CLASS_BIT(COLLECTIVE) | CLASS_BIT(DEMONSTRATIVE) |
                               CLASS_BIT(ANONYMOUS);
    const struct word *word = outline_word(o, t);
    return outline_article(o, t) || outline_possessive(o, t) || outline_is(o, t, subjects) ||
           ((word->flags & (WORD_CAPITAL | WORD_DIGIT)) && !outline_is(o, t, CLASS_BIT(WEEKDAY)));
}

/* "told the BBC he was": behind those who are told; `from`: no rule knows them. */
static uint32_t behind_told(const struct outline *o, uint32_t from, uint32_t to) {
    const class_set people = CLASS_BIT(COLLECTIVE) | CLASS_BIT(ROLE) | CLASS_BIT(PRONOUN) |
                             CLASS_BIT(CONTENT_PRONOUN) | CLASS_BIT(ORGANISATION);
    uint32_t t = from + (outline_article(o, from) || outline_possessive(o, from));
    if (t < to && !outline_capital(o, t)) return outline_is(o, t, people) ? t + 1 : from;
    while (t < to && outline_capital(o, t) && !outline_is(o, t, CLASS_BIT(WEEKDAY))) t++;
    return t;
}

/* "said on Thursday it would": behind the words that tell when or where. */
static uint32_t behind_occasion(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t end = from + 1; end < to && end < from + WHEN_LONGEST; end++)
        if (begins_clause(o, end) && tells_when(o, from, end) &&
            !outline_is(o, end - 1, CLASS_BIT(PREPOSITION)))
            return end;
    return from;
}

/* Is the clause at `from` told in plain words of saying, which need no "that"? */
static bool is_bare(const struct outline *o, const struct str *key, uint32_t cue_end, uint32_t from,
                    uint32_t to) {
    const class_set joining =
        CLASS_BIT(SCENE) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(WEEKDAY) | CLASS_BIT(CUE_DENIAL);
    if (!str_starts(*key, STR("assert-bare")) || to - from < BARE_LEAST) return false;
    bool told = str_ends(*key, STR("-tell"));
    if (told || from > cue_end) return (!told || from > cue_end) && begins_clause(o, from);
    return outline_letters(o, from) &&
           (outline_possessive(o, from) || !outline_is(o, from, joining));
}

/* "CLAUSE, the governor said, citing …", "CLAUSE, Kelpwire reported.": does all that is told
 * stand before the subject? Then `front` is where it ends. */
static bool told_before(const struct outline *o, const struct speech *speech, uint32_t start,
                        uint32_t end, uint32_t *front) {
    const class_set opening = CLASS_BIT(PREPOSITION) | CLASS_BIT(SCENE) | CLASS_BIT(NOT_NAME) |
                              CLASS_BIT(ADVERB) | CUE_VERBS;
    uint32_t subject = speech->speaker.from;
    if (subject > start && outline_article(o, subject - 1)) subject--;
    if (subject <= start + CLAUSE_LEAST || !outline_sign(o, subject - 1, ',')) return false;
    /* behind any other comma an Indonesian verb's own clause begins */
    if (speech->end < end && !tells_when(o, speech->end, end) &&
        !(outline_sign(o, speech->end, ',') && speech->end + 1 < end &&
          outline_is(o, speech->end + 1, CLASS_BIT(SOURCE_CUE) | CLASS_BIT(CUE_ACTIVE))))
        return false;
    if (outline_is(o, start, opening) && !outline_article(o, start)) return false;
    *front = subject - 1;
    return true;
}

/* "According to a report by X, …": behind the words that tell whose text speaks, at the comma;
 * `from` where they end otherwise. */
static uint32_t behind_issuer(const struct outline *o, const struct speech *speech, uint32_t from,
                              uint32_t to) {
    if (speech->voice != VOICE_NAMED || speech->speaker.kind != MENTION_DOCUMENT || from >= to ||
        !outline_is(o, from, CLASS_BIT(SOURCE_LINK) | CLASS_BIT(PREPOSITION) | CLASS_BIT(WEEKDAY)))
        return from;
    for (uint32_t t = from; t < to && t < from + ADVERBIAL_LONGEST; t++) {
        if (outline_sign(o, t, ',')) return t;
        if (!outline_letters(o, t) || outline_is(o, t, CUE_VERBS)) break;
    }
    return from;
}

/* Where behind the cue that is told begins; a comma or "bahwa" that shows it makes it `marked`. */
static uint32_t behind_cue(const struct outline *o, const struct speech *speech,
                           const struct str *key, uint32_t end, bool *marked) {
    bool verb = speech->subject;
    uint32_t t = speech->end;
    while (verb && t < end && str_eq(outline_key(o, t, end, CLASS_ADVERB), STR("also")))
        t++; /* "menegaskan kembali …" */
    if (!verb) t = behind_issuer(o, speech, t, end);
    /* a comma or "bahwa" shows where the clause begins, or ends the cue: "found that" */
    *marked = outline_is(o, speech->cue_end - 1, CLASS_BIT(THAT));
    while (t < end && (outline_sign(o, t, ',') || outline_is(o, t, CLASS_BIT(THAT)))) {
        *marked = true;
        t++;
    }
    if (!*marked && verb && lang_has_capital_nouns(o->article->pack))
        t = behind_comma(o, t, end, marked);
    if (!*marked) t = behind_adverbial(o, t, end, str_ends(*key, STR("-tell")), marked);
    if (!*marked && verb && t < end && str_starts(*key, STR("assert-bare")))
        t = behind_occasion(o, str_ends(*key, STR("-tell")) ? behind_told(o, t, end) : t, end);
    return t;
}

/* "Hal itu disampaikan NAME saat …", "jumlah yang menurut NAME …": what is told stands before, or
 * is no clause. */
static bool tells_no_clause(const struct outline *o, const struct sentence *sentence,
                            const struct speech *speech) {
    bool passive = outline_begins(o, speech->cue, CLASS_BIT(CUE_PASSIVE));
    bool phrase = outline_begins(o, speech->cue, CLASS_BIT(CUE_PHRASE));
    if (speech->subject || !(passive || phrase) || speech->cue == sentence->from ||
        !outline_letters(o, speech->cue - 1))
        return false;
    struct str before = outline_key(o, speech->cue - 1, speech->cue, CLASS_SCENE);
    bool how = str_eq(before, STR("how")); /* "seperti dijelaskan NAME, …" */
    return (passive && !how) || str_eq(before, STR("relating"));
}

bool indirect_clause(const struct outline *o, const struct sentence *sentence,
                     const struct speech *speech, uint32_t *from, uint32_t *to) {
    if (speech->cue == speech->cue_end || is_denied(o, sentence, speech->cue)) return false;
    bool verb = speech->subject;
    struct str key = outline_key(o, speech->cue, sentence->to, CLASS_CUE_ACTIVE);
    if (verb && !str_starts(key, STR("assert"))) return false;
    if (verb && speech_relative(o, sentence->from, speech->cue)) return false;
    uint32_t end = trim_end(o, sentence->from, sentence->to);
    bool marked;
    uint32_t t = behind_cue(o, speech, &key, end, &marked);
    uint32_t start = skip_connective(o, sentence->from, sentence->to);
    if (tells_no_clause(o, sentence, speech)) return false;
    bool passive = outline_begins(o, speech->cue, CLASS_BIT(CUE_PASSIVE));
    uint32_t front;
    if (verb && speech->voice == VOICE_NAMED && told_before(o, speech, start, end, &front)) {
        *from = start;
        *to = trim_end(o, start, front);
    } else if (!verb && !passive && speech->cue > start &&
               speech->cue - start > end - (t < end ? t : end)) {
        *from = start; /* "clause, kata NAME." */
        *to = trim_end(o, start, speech->cue);
    } else {
        if (!verb && !marked) return false;
        *from = t;
        *to = before_citation(o, t, end);
    }
    if (*to <= *from || *to - *from < CLAUSE_LEAST) return false;
    struct str noun = outline_key(o, *from, *to, CLASS_CUE_NOUN);
    if (!marked && (str_eq(noun, STR("object")) || str_eq(noun, STR("speech"))))
        return false; /* "menyampaikan apresiasi kepada …" */
    return marked || *from == start || has_verb(o, *from, *to) || tells_of_itself(o, &key, *from) ||
           is_bare(o, &key, speech->cue_end, *from, *to);
}
