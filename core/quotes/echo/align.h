/* Alignment of two sequences of words: how many of one's words stand in the other, and how many of
 * them in the same order. Private to echoes. */
#ifndef KUTIP_QUOTES_ALIGN_H
#define KUTIP_QUOTES_ALIGN_H

#include <stddef.h>
#include <stdint.h>

#include "core/quotes/echo/echo.h"

static inline bool echo_word_eq(uint32_t a, uint32_t b) {
    return ((a ^ b) & ~(uint32_t)ECHO_MARKS) == 0;
}

enum { ALIGN_SLOTS = 2 * ECHO_WORDS, ALIGN_BLOCKS = ECHO_WORDS / 64 };

/* One sequence made ready to be aligned with many. */
struct align {
    size_t count, distinct;
    uint8_t slot[ALIGN_SLOTS];                 /* open hash of the distinct words: number + 1 */
    uint32_t words[ECHO_WORDS];                /* the distinct words */
    uint8_t repeats[ECHO_WORDS];               /* how often each stands in the sequence */
    uint64_t places[ECHO_WORDS][ALIGN_BLOCKS]; /* bit i: it stands at place i */
};

/* `count` <= ECHO_WORDS. */
void align_prepare(struct align *align, const uint32_t *words, size_t count);

struct aligned {
    size_t shared;       /* words in both, each as often as in the one that has it less often */
    size_t ordered;      /* the longest common subsequence: those of them in the same order */
    bool names_differ;   /* each has a name or number that the other has not */
    bool numbers_differ; /* each has a number that the other has not */
};

/* Aligns the prepared sequence with `words`. Less than `least` shared words: the order is not
 * looked at and `ordered` is 0. Costs one look-up a word and, for the order, a few additions more.
 */
struct aligned align_with(const struct align *align, const uint32_t *words, size_t count,
                          size_t least);

#endif
