/* The one display width, in terminal cells. What glibc's wcwidth (which ncurses uses) and
 * libunistring disagree on is drawn as a substitute of an agreed width. */
#ifndef KUTIP_TEXT_WIDTH_H
#define KUTIP_TEXT_WIDTH_H

#include "core/base/str.h"

struct cluster {
    struct str bytes; /* the grapheme cluster in the text */
    struct str shown; /* what to draw: `bytes`, or a constant substitute */
    int width;        /* cells of `shown`: 0, 1 or 2 */
    bool doubtful;    /* terminals may disagree: end the row with an absolute cursor move */
};

/* The cluster at `at` (< s.len); the next begins at at + bytes.len. '\t' counts as one space here;
 * wrapping expands it. */
struct cluster width_cluster(struct str s, size_t at);

/* Cells of the whole of `s`. */
int width_of(struct str s);

/* The longest prefix of `s` of at most `cells` cells; its length in bytes, its cells in `used`. */
size_t width_fit(struct str s, int cells, int *used);

#endif
