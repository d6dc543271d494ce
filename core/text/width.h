/* The one display width, in terminal cells. What glibc's wcwidth (which ncurses uses) and
 * libunistring disagree on is drawn as a substitute of an agreed width.
 *
 * What is drawn for a cluster fits one cchar_t of curses: one spacing character and at most four
 * nonspacing ones. So a spacing mark (Devanagari aa) is a cluster of its own here, though a
 * grapheme cluster of Unicode takes it in; of an emoji with a variation selector, a skin tone or a
 * sequence joined by U+200D only the first emoji is drawn, of a keycap its digit; a flag is U+2691
 * (a plain flag). U+FFFD stands for control characters, unassigned ones and those of width.def,
 * U+25CC for a mark with nothing to stand on. */
#ifndef KUTIP_TEXT_WIDTH_H
#define KUTIP_TEXT_WIDTH_H

#include "core/base/str.h"

struct cluster {
    struct str bytes; /* the cluster in the text */
    struct str shown; /* what to draw: `bytes`, its beginning, or a constant substitute */
    int width;        /* cells of `shown`: 0 (then nothing is drawn), 1 or 2 */
    bool doubtful;    /* terminals may disagree: end the row with an absolute cursor move */
};

/* The cluster at `at` (< s.len); the next begins at at + bytes.len. '\t' and '\n' are shown as one
 * space. */
struct cluster width_cluster(struct str s, size_t at);

/* Cells of the whole of `s`. */
int width_of(struct str s);

/* The longest prefix of `s` of at most `cells` cells; its length in bytes, its cells in `used`. */
size_t width_fit(struct str s, int cells, int *used);

#endif
