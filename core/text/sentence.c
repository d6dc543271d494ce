#include "core/text/sentence.h"

#include "core/text/utf8.h"

static bool is_mark(const struct word *word) {
    return (word->flags & WORD_LETTERS) == 0;
}

/* A mark that ends a sentence; the hash of a punctuation word is its code point. */
static bool is_end_mark(const struct word *word) {
    static const uint32_t ends[] = {'.',    '?',    '!',    0x2026, 0x203C, 0x2047, 0x2048, 0x2049,
                                    0x061F, 0x06D4, 0x0964, 0x0965, 0x104B, 0x1362, 0x17D4, 0x3002,
                                    0xFE52, 0xFE56, 0xFE57, 0xFF01, 0xFF0E, 0xFF1F, 0xFF61};
    if (!is_mark(word)) return false;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (word->hash == ends[i]) return true;
    return false;
}

static bool is_one_of(const struct word *word, const uint32_t *marks, size_t count) {
    if (!is_mark(word)) return false;
    for (size_t i = 0; i < count; i++)
        if (word->hash == marks[i]) return true;
    return false;
}

/* A bit for each straight quotation mark, 0 for any other word. */
static unsigned straight_bit(const struct word *word) {
    if (!is_mark(word)) return 0;
    return word->hash == '"' ? 1 : word->hash == '\'' ? 2 : 0;
}

/* Brackets and quotation marks that close; of those that open in one language and close in another
 * (“ » ‘) the ones glued to an end mark close. */
static bool is_closing(const struct word *word) {
    static const uint32_t closing[] = {')',    ']',    '}',    0x201D, 0x2019, 0x201C,
                                       0x2018, 0x00BB, 0x203A, 0x300D, 0x300F, 0xFF09,
                                       0xFF63, 0x3009, 0x300B, 0x3011};
    return is_one_of(word, closing, sizeof closing / sizeof *closing);
}

static bool glued(const struct words *words, size_t at, size_t to) {
    return at < to && (words->at[at].flags & WORD_GLUED) != 0;
}

/* A mark behind which the sentence goes on: , ; : ) and their kin. */
static bool goes_on(const struct word *word) {
    static const uint32_t marks[] = {',',    ';',    ':',    ')',    ']',    '}',
                                     '%',    '/',    '&',    '-',    0x2013, 0x2014,
                                     0x201D, 0x2019, 0xFF0C, 0x3001, 0x060C};
    return is_one_of(word, marks, sizeof marks / sizeof *marks);
}

/* A letter in its lower case: one of a script without cases is not. */
static bool is_lower(const struct word *word, struct str clean) {
    if ((word->flags & (WORD_LETTERS | WORD_CAPITAL | WORD_DIGIT)) != WORD_LETTERS) return false;
    size_t len;
    return utf8_is_lower(utf8_at(clean, word->start, &len));
}

/* Does the full stop behind `word` belong to it? `first`: the sentence begins with the word. */
static bool owns_stop(const struct word *word, struct str clean, bool first,
                      uint64_t abbreviations) {
    if ((word->flags & WORD_LETTERS) == 0) return false;
    if ((word->is & abbreviations) != 0) return true;
    if ((word->flags & WORD_DIGIT) != 0) return first; /* "1. Rizki": a list */
    if ((word->flags & WORD_CAPITAL) == 0) return false;
    size_t len;
    utf8_at(clean, word->start, &len);
    bool initial = word->start + len == word->end;
    bool dotted = word->start + len < word->end && clean.ptr[word->start + len] == '.';
    return initial || dotted; /* "M. Rizki", "M.Si. Sari" */
}

/* The index behind the end marks and closing marks that follow the one at `at`. A straight mark
 * with text on its other side too closes when one of its like is `open` (straight_bit). */
static size_t behind_marks(const struct words *words, size_t at, size_t to, unsigned *open) {
    size_t end = at + 1;
    for (; glued(words, end, to); end++) {
        const struct word *word = &words->at[end];
        unsigned straight = straight_bit(word);
        if (straight != 0) {
            if ((*open & straight) == 0 && glued(words, end + 1, to)) break;
            *open ^= straight;
        } else if (!is_end_mark(word) && !is_closing(word)) {
            break;
        }
    }
    return end;
}

size_t sentence_end(const struct words *words, struct str clean, size_t from, size_t to,
                    uint64_t abbreviations) {
    unsigned open = 0;
    for (size_t at = from; at < to; at++) {
        if (at > from && (words->at[at].flags & WORD_PARAGRAPH) != 0) return at;
        open ^= straight_bit(&words->at[at]);
        if (!is_end_mark(&words->at[at])) continue;
        size_t end = behind_marks(words, at, to, &open);
        if (end == to || (words->at[end].flags & WORD_LINE) != 0) return end;
        const struct word *next = &words->at[end];
        bool owned = end == at + 1 && words->at[at].hash == '.' && at > from &&
                     glued(words, at, to) &&
                     owns_stop(&words->at[at - 1], clean, at - 1 == from, abbreviations);
        if (!owned && !goes_on(next) && !is_lower(next, clean)) return end;
        at = end - 1;
    }
    return to;
}
