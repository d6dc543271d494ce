#include "core/quotes/unfuse.h"

#include "core/text/utf8.h"

#define BEFORE_NAMES                                                                               \
    (CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_PHRASE) | CLASS_BIT(SOURCE_CUE) | \
     CLASS_BIT(SOURCE_LINK) | CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(PLACE) |   \
     CLASS_BIT(ROLE) | CLASS_BIT(HONORIFIC) | CLASS_BIT(MEDIUM_WORD))

/* Shorter words are names of things ("iPhone"), not two words. */
enum { FUSED_LEAST = 7, PART_LEAST = 3, CUE_LONGEST = 10 };

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* The classes of bytes [start, end) of clean as one word. */
static class_set classes_of(const struct article *article, uint32_t start, uint32_t end) {
    struct str text = article->text.clean;
    struct word word = {.start = start,
                        .end = end,
                        .hash = utf8_fold_hash(str_slice(text, start, end)),
                        .flags = WORD_LETTERS};
    struct words words = {&word, 1};
    lang_classify(article->pack, text, &words);
    return word.is | word.begins;
}

uint32_t unfuse_at(const struct article *article, const struct word *word, bool cited) {
    if (!(word->flags & WORD_LETTERS) || (word->is | word->begins)) return 0;
    struct str text = str_slice(article->text.clean, word->start, word->end);
    if (text.len < FUSED_LEAST) return 0;
    for (size_t i = PART_LEAST; i + PART_LEAST <= text.len; i++) {
        if (!is_lower(text.ptr[i - 1]) || !is_upper(text.ptr[i])) continue;
        uint32_t cut = word->start + (uint32_t)i;
        return classes_of(article, word->start, cut) & BEFORE_NAMES ? (uint32_t)i : 0;
    }
    if (!cited || !is_lower(text.ptr[0])) return 0;
    for (size_t i = PART_LEAST; i <= CUE_LONGEST && i + PART_LEAST <= text.len; i++) {
        if (!is_lower(text.ptr[i]) || !is_lower(text.ptr[i - 1])) continue;
        uint32_t cut = word->start + (uint32_t)i;
        if ((classes_of(article, word->start, cut) &
             (CLASS_BIT(SOURCE_CUE) | CLASS_BIT(SOURCE_LINK))) &&
            (classes_of(article, cut, word->end) & (CLASS_BIT(OUTLET) | CLASS_BIT(MEDIUM))))
            return (uint32_t)i;
    }
    return 0;
}
