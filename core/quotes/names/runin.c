#include "core/quotes/names/runin.h"

#include "core/text/utf8.h"

/* The shortest parts of a word that ran into another, and the longest word of such parts, in bytes:
 * each cut of it is looked up, which a word as long as a page would make too many. */
enum {
    BEFORE_LEAST = 3,
    ACRONYM_LEAST = 2,
    NAME_LEAST = 4,
    BEHIND_LEAST = 4,
    UNKNOWN_LEAST = 5,
    LONGEST = 48
};

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

/* The classes of the bytes [from, to) of the clean text, taken for a word. */
static class_set classes_of(const struct outline *o, uint32_t from, uint32_t to, uint32_t flags) {
    struct word part = {.start = from,
                        .end = to,
                        .hash = utf8_fold_hash(str_slice(o->clean, from, to)),
                        .flags = WORD_LETTERS | flags};
    struct words words = {&part, 1};
    lang_classify(o->article->pack, o->clean, &words);
    return part.is;
}

/* Does a second word begin at byte `i` with its capital: "KepalaBudi", "KTVMira"? */
static bool begins_word(const struct outline *o, const struct word *word, uint32_t i) {
    const char *text = o->clean.ptr;
    if (text[i] < 'A' || text[i] > 'Z' || i + 1 == word->end || !is_small(text[i + 1]))
        return false;
    return is_small(text[i - 1]) || text[i - 1] == '-' ||
           (text[i - 1] >= 'A' && text[i - 1] <= 'Z');
}

uint32_t runin_before(const struct outline *o, const struct habits *habits, uint32_t token) {
    const struct word *word = outline_word(o, token);
    const class_set kinds = CLASS_BIT(ROLE) | CLASS_BIT(PLACE) | CLASS_BIT(OFFICE) |
                            CLASS_BIT(COUNTRY) | CLASS_BIT(ORGANISATION) | CLASS_BIT(ROLE_GLUE) |
                            CLASS_BIT(DOCUMENT) | CLASS_BIT(HONORIFIC) | CLASS_BIT(RANK);
    const class_set first_names = CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE);
    const class_set whole = CLASS_BIT(ORGANISATION) | CLASS_BIT(MEDIUM) | CLASS_BIT(OUTLET);
    if (!(word->flags & WORD_MIXED) || word->end - word->start > LONGEST) return 0;
    if (word->is & whole) return 0; /* "AirAsia" */
    uint32_t from = word->start;    /* "PresidenOstmarkHolvat": more than one */
    for (uint32_t i = from + ACRONYM_LEAST; i + BEFORE_LEAST <= word->end; i++) {
        uint32_t least = is_small(o->clean.ptr[i - 1]) ? BEFORE_LEAST : ACRONYM_LEAST;
        if (i < from + least || !begins_word(o, word, i)) continue;
        bool dash = o->clean.ptr[i - 1] == '-'; /* "OSTHAVEN-Mira": a dateline's */
        uint32_t name = utf8_fold_hash(str_slice(o->clean, i, word->end));
        if (classes_of(o, i, word->end, WORD_CAPITAL) & CLASS_BIT(ORGANISATION)) break;
        if (!(classes_of(o, from, i - dash, WORD_CAPITAL) & kinds) &&
            (dash || (!habits_know_hash(habits, SEEN_CAPITAL, name) &&
                      !(classes_of(o, i, word->end, WORD_CAPITAL) & first_names))))
            break;
        from = i;
    }
    return from - word->start;
}

bool runin_role(const struct outline *o, uint32_t token, uint32_t skip) {
    const struct word *word = outline_word(o, token);
    return skip > 0 &&
           (classes_of(o, word->start, word->start + skip, WORD_CAPITAL) & OFFICE_HEADS);
}

bool runin_title(const struct outline *o, uint32_t token, uint32_t skip) {
    const struct word *word = outline_word(o, token);
    return (classes_of(o, word->start, word->start + skip, WORD_CAPITAL) &
            (CLASS_BIT(HONORIFIC) | CLASS_BIT(RANK))) != 0;
}

uint32_t runin_town(const struct outline *o, uint32_t token) {
    const struct word *word = outline_word(o, token);
    if (!(word->flags & WORD_MIXED) || word->end - word->start > LONGEST) return 0;
    for (uint32_t i = word->start + BEFORE_LEAST; i + BEFORE_LEAST <= word->end; i++) {
        if (!begins_word(o, word, i)) continue;
        bool dash = o->clean.ptr[i - 1] == '-';
        if ((classes_of(o, word->start, i - dash, WORD_CAPITAL) & CLASS_BIT(PLACE)) &&
            (classes_of(o, i, word->end, WORD_CAPITAL) & OFFICE_HEADS))
            return i - word->start;
    }
    return 0;
}

uint32_t runin_behind(const struct outline *o, const struct habits *habits, uint32_t token,
                      uint32_t skip) {
    const struct word *word = outline_word(o, token);
    const class_set saying = CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_PASSIVE);
    const class_set sure = saying | CLASS_BIT(ADVERB) | CLASS_BIT(SCENE);
    const class_set small =
        sure | CLASS_BIT(NOT_NAME) | CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(PREPOSITION);
    if ((word->flags & WORD_UPPER) || word->end - word->start > LONGEST) return 0;
    uint32_t from = word->start + skip;
    for (uint32_t i = from + NAME_LEAST; i + BEHIND_LEAST <= word->end; i++) {
        if (!is_small(o->clean.ptr[i - 1]) || !is_small(o->clean.ptr[i])) break;
        bool known =
            habits_know_hash(habits, SEEN_CAPITAL, utf8_fold_hash(str_slice(o->clean, from, i)));
        if (!known && i + UNKNOWN_LEAST > word->end) continue;
        class_set is = classes_of(o, i, word->end, 0);
        if (is & (known ? small : sure)) return word->end - i;
        if (known && lang_looks_verb(o->article->pack, str_slice(o->clean, i, word->end), VERB_ANY))
            return word->end - i;
    }
    if (from + NAME_LEAST >= word->end) return 0;
    uint32_t degree = word->end; /* "SagalaSH" */
    while (degree > from + NAME_LEAST && !is_small(o->clean.ptr[degree - 1])) degree--;
    if (degree + ACRONYM_LEAST <= word->end &&
        (classes_of(o, degree, word->end, WORD_CAPITAL) & CLASS_BIT(DEGREE)))
        return word->end - degree;
    struct str tail = str_slice(o->clean, from + NAME_LEAST, word->end);
    return (uint32_t)lang_name_tail(o->article->pack, tail);
}
