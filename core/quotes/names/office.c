#include "core/quotes/names/office.h"

/* Words that no office goes on with. */
#define OFFICE_STOPS                                                                               \
    (CUE_VERBS | CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(ADVERB) |                   \
     CLASS_BIT(WEEKDAY) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(THAT) | CLASS_BIT(DEMONSTRATIVE) |      \
     CLASS_BIT(PRONOUN) | CLASS_BIT(ROLE_GLUE))

enum {
    PHRASE_LONGEST = 14,
    PARENTHESIS_LONGEST = 8,
    BEHIND_MOST = 3,
    MATTERS_MOST = 3,
    BODY_REACH = 4
};

bool office_stop(const struct outline *o, uint32_t t, uint32_t to) {
    return t < to && outline_sign(o, t, '.') && (outline_word(o, t)->flags & WORD_GLUED);
}

bool office_acronym(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    return (word->flags & WORD_UPPER) && word->end - word->start <= 6;
}

bool office_word(const struct outline *o, uint32_t t) {
    return outline_is(o, t, CLASS_BIT(OFFICE) | CLASS_BIT(ORGANISATION)) ||
           (outline_capital(o, t) && office_acronym(o, t));
}

static bool is_and(const struct outline *o, uint32_t t) {
    return !outline_capital(o, t) && str_eq(outline_key(o, t, t + 1, CLASS_ROLE_GLUE), STR("and"));
}

/* Tokens of what holds an office together: "dan", "bidang", "of"; one that is a preposition as well
 * ("pada", "dari") only before a body. */
static uint32_t office_glue(const struct outline *o, uint32_t t, uint32_t to) {
    if (t >= to || outline_is_span(o, t) || outline_capital(o, t)) return 0;
    if (outline_sign(o, t, '&')) return t + 1 < to && outline_capital(o, t + 1) ? 1 : 0;
    uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_ROLE_GLUE);
    if (n != 1 || !outline_is(o, t, CLASS_BIT(SCENE))) return n;
    if (is_and(o, t) && office_step(o, t + 1, to) > 0) return 1; /* "founder and chairman" */
    bool where = str_eq(outline_key(o, t, t + 1, CLASS_SCENE), STR("where")); /* "di rumah" */
    return t + 1 < to && office_word(o, t + 1) && (!where || outline_capital(o, t + 1)) ? 1 : 0;
}

uint32_t office_step_begun(const struct outline *o, uint32_t t, uint32_t to) {
    static const enum word_class classes[] = {CLASS_ROLE, CLASS_ROLE_SHORT, CLASS_RANK,
                                              CLASS_ROLE_MODIFIER, CLASS_HONORIFIC};
    size_t longest = 0;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        size_t n = outline_match(o, t, to, classes[i]);
        if (n > longest) longest = n;
    }
    if (longest == 0) return 0;
    uint32_t end = t + (uint32_t)longest;
    /* an honorific or a rank stands before a name: "Yang Pak" ends with none */
    if (!outline_is(o, t, CLASS_BIT(ROLE) | CLASS_BIT(ROLE_SHORT) | CLASS_BIT(ROLE_MODIFIER)) &&
        (end >= to ||
         (!outline_capital(o, end) && !office_stop(o, end, to) && !outline_sign(o, end, '('))) &&
        outline_match(o, t, to, CLASS_HONORIFIC) == longest)
        return 0;
    return (uint32_t)longest +
           (office_stop(o, end, to) && end + 1 < to && outline_capital(o, end + 1) ? 1 : 0);
}

uint32_t office_parenthesis(const struct outline *o, uint32_t t, uint32_t to, uint32_t *alias) {
    if (t >= to || !outline_sign(o, t, '(')) return 0;
    for (uint32_t end = t + 1; end < to && end < t + PARENTHESIS_LONGEST; end++) {
        if (outline_is_span(o, end)) return 0;
        if (!outline_sign(o, end, ')')) continue;
        if (end == t + 2 && outline_capital(o, t + 1)) *alias = t + 1;
        if (end == t + 3 && outline_capital(o, t + 2) && outline_is(o, t + 1, CLASS_BIT(HONORIFIC)))
            *alias = t + 2; /* "(Gus Sagala)" */
        return end + 1 - t;
    }
    return 0;
}

uint32_t office_at(const struct outline *o, uint32_t t, uint32_t to) {
    uint32_t end = t + 1;
    bool body = false;
    if (t >= to || !str_eq(outline_key(o, t, t + 1, CLASS_SCENE), STR("where"))) return 0;
    for (; end < to && end <= t + BODY_REACH && outline_capital(o, end); end++)
        body |= outline_is(o, end, CLASS_BIT(ORGANISATION));
    return body ? end - t : 0;
}

uint32_t office_of(const struct outline *o, uint32_t t, uint32_t to, bool foreign) {
    uint32_t end = t;
    while (end < to && end < t + 2 && !outline_capital(o, end) &&
           str_eq(outline_key(o, end, to, CLASS_ROLE_GLUE), STR("foreign")))
        end++;
    if (end == t && foreign && end < to && is_and(o, end)) end++;
    return end > t && end < to && outline_capital(o, end) ? end - t : 0;
}

uint32_t office_body_of(const struct outline *o, uint32_t t, uint32_t to) {
    if (t == 0 || !outline_is(o, t - 1, CLASS_BIT(ORGANISATION)) || outline_capital(o, t) ||
        !str_eq(outline_key(o, t, to, CLASS_ROLE_GLUE), STR("body-of")))
        return 0;
    uint32_t end = t + 1;
    if (end < to && outline_article(o, end) && !outline_capital(o, end)) end++;
    bool named = end < to && outline_capital(o, end) && office_step(o, end, to) == 0;
    return named ? end - t : 0;
}

uint32_t office_and(const struct outline *o, uint32_t t, uint32_t to) {
    bool matter = t + 1 < to && is_and(o, t) && outline_capital(o, t + 1) &&
                  outline_is(o, t + 1, CLASS_BIT(OFFICE));
    return matter ? 2 : 0;
}

/* Tokens of ", Tata Ruang, dan Kawasan": the rest of a list of matters inside an office's name. */
static uint32_t office_list(const struct outline *o, uint32_t t, uint32_t to) {
    uint32_t end = t;
    while (end + 1 < to && outline_sign(o, end, ',')) {
        uint32_t item = end + 1;
        uint32_t glue = is_and(o, item) ? 1 : 0;
        uint32_t first = item + glue;
        if (first >= to || !outline_capital(o, first) || !office_word(o, first)) break;
        end = first + 1;
        while (end < to && end < first + 4 && outline_capital(o, end) && glue == 0) end++;
        if (glue > 0) return end - t;
    }
    return end > t && office_glue(o, end, to) > 0 ? end - t : 0;
}

/* "Presiden menjenguk NAME": by its prefix a verb, unless offices are known by the word. */
static bool is_verb(const struct outline *o, uint32_t t) {
    return !outline_is(o, t, CLASS_BIT(OFFICE) | CLASS_BIT(ORGANISATION)) &&
           outline_verb(o, t, VERB_ANY);
}

uint32_t office_matters(const struct outline *o, uint32_t t, uint32_t to) {
    for (uint32_t end = t; end < to && end <= t + MATTERS_MOST; end++)
        if (!outline_letters(o, end) || outline_capital(o, end) ||
            outline_is(o, end, OFFICE_STOPS) || is_verb(o, end))
            return end - t;
    return 0;
}

/* "former campaign strategist": words in small letters between a modifier and the head. */
static uint32_t before_head(const struct outline *o, uint32_t t, uint32_t to) {
    if (t == 0 || !outline_is(o, t - 1, CLASS_BIT(ROLE_MODIFIER))) return 0;
    for (uint32_t head = t + 1; head < to && head <= t + BEHIND_MOST; head++) {
        if (!outline_letters(o, head - 1) || outline_capital(o, head) ||
            outline_is(o, head - 1, OFFICE_STOPS))
            return 0;
        if (outline_match(o, head, to, CLASS_ROLE) > 0) return head - t;
    }
    return 0;
}

uint32_t office_more(const struct outline *o, uint32_t t, uint32_t to, bool *official) {
    *official = true;
    uint32_t alias = 0;
    uint32_t n = office_parenthesis(o, t, to, &alias);
    if (n > 0 && outline_capital(o, t + 1) && t + n < to && outline_capital(o, t + n)) return n;
    if (t + 1 < to && outline_letters(o, t) && (outline_word(o, t)->flags & WORD_DIGIT) &&
        (outline_capital(o, t + 1) || outline_is(o, t + 1, CLASS_BIT(DEMONSTRATIVE))))
        return 1;
    if (outline_sign(o, t, ',')) return office_list(o, t, to);
    *official = false;
    n = office_glue(o, t, to);
    if (n > 0)
        return t + n < to && (outline_capital(o, t + n) || office_step(o, t + n, to) > 0) ? n : 0;
    /* "analis perkarantinaan Balai …": lower-case matters of an office */
    n = office_matters(o, t, to);
    if (n > 0 && lang_has_capital_nouns(o->article->pack)) n = 0;
    if (n > 0) n += office_glue(o, t + n, to); /* "ahli gizi yang juga Ketua …" */
    if (n > 0 && t + n < to && outline_capital(o, t + n)) return n;
    return before_head(o, t, to);
}

bool office_address(const struct outline *o, uint32_t t, uint32_t n) {
    uint32_t to = t + n;
    return outline_match(o, t, to, CLASS_ROLE) == 0 && outline_match(o, t, to, CLASS_RANK) == 0 &&
           outline_match(o, t, to, CLASS_ROLE_SHORT) == 0 &&
           outline_match(o, t, to, CLASS_ROLE_MODIFIER) == 0;
}

uint32_t office_behind(const struct outline *o, uint32_t t, uint32_t to) {
    for (uint32_t end = t; end < to && end < t + BEHIND_MOST; end++) {
        if (!outline_letters(o, end)) return 0;
        if (outline_is(o, end,
                       CUE_VERBS | CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) |
                           CLASS_BIT(ALIAS_WORD) | CLASS_BIT(ADVERB) | CLASS_BIT(DEMONSTRATIVE) |
                           CLASS_BIT(PRONOUN)) ||
            str_eq(outline_key(o, end, to, CLASS_ROLE_GLUE), STR("as")) || is_verb(o, end))
            return 0;
        uint32_t n = outline_begins(o, end, OFFICE_HEADS) ? office_step(o, end, to) : 0;
        if (n == 0 && outline_capital(o, end)) return 0;
        if (n == 0) continue;
        uint32_t next = end + n;
        while (next < to && (n = office_step(o, next, to)) > 0) next += n;
        if (next < to && outline_capital(o, next) &&
            !outline_is(o, next, CLOSED_CLASSES | CLASS_BIT(PLACE) | CLASS_BIT(COUNTRY)))
            return next - t;
    }
    return 0;
}

bool office_holds_role(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (outline_match(o, t, to, CLASS_ROLE) > 0 ||
            outline_match(o, t, to, CLASS_ROLE_SHORT) > 0 ||
            outline_match(o, t, to, CLASS_RANK) > 0)
            return true;
    return false;
}

bool office_named(const struct outline *o, uint32_t t, uint32_t to) {
    if (t + 2 >= to || !outline_capital(o, t + 1) || !outline_capital(o, t + 2)) return false;
    return str_starts(outline_key(o, t, to, CLASS_OFFICE), STR("named")) ||
           (t + 3 < to && outline_capital(o, t + 3) &&
            str_ends(outline_key(o, t, to, CLASS_ORGANISATION), STR("-named")));
}

bool office_possessive(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    if (!(word->flags & WORD_JOINED)) return false;
    struct str text = str_slice(o->clean, word->start, word->end);
    return str_ends(text, STR("'s")) || str_ends(text, STR("\xE2\x80\x99s")) ||
           str_ends(text, STR("s'")) || str_ends(text, STR("s\xE2\x80\x99"));
}

uint32_t office_phrase(const struct outline *o, uint32_t t, uint32_t to) {
    uint32_t end = t;
    while (end < to && end < t + PHRASE_LONGEST) {
        if (outline_is_span(o, end)) break;
        uint32_t n = office_step(o, end, to);
        if (n > 0) {
            end += n;
            continue;
        }
        if (outline_sign(o, end, '&') && end > t && end + 1 < to && outline_capital(o, end + 1)) {
            end++;
            continue;
        }
        if (!outline_letters(o, end)) break;
        if (outline_is(o, end,
                       CUE_VERBS | CLASS_BIT(SCENE) | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADVERB) |
                           CLASS_BIT(ADDRESSEE)) &&
            !outline_is(o, end, CLASS_BIT(ROLE_GLUE)))
            break;
        if (!outline_capital(o, end) &&
            !outline_is(o, end,
                        CLASS_BIT(ROLE_GLUE) | CLASS_BIT(OFFICE) | CLASS_BIT(ORGANISATION) |
                            CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE)))
            break;
        end++;
    }
    while (end > t && ((outline_is(o, end - 1, CLASS_BIT(ROLE_GLUE) | CLASS_BIT(FUNCTION_WORD)) &&
                        !outline_capital(o, end - 1)) ||
                       office_possessive(o, end - 1))) /* "architect of Arga's …" */
        end--;
    return end - t;
}
