/* Line breaking: a pure function of text and width. */
#ifndef KUTIP_TEXT_WRAP_H
#define KUTIP_TEXT_WRAP_H

#include "core/base/arena.h"

struct wrapped_line {
    uint32_t start, end; /* bytes of the text shown on this line, trailing blanks cut off */
};

struct wrapped {
    struct wrapped_line *at;
    size_t count; /* at least 1, also for an empty text */
};

/* Breaks `s` (one paragraph; '\n' breaks always) into lines of at most `width` cells, width >= 1.
 * Breaks lie where libunistring has them (Unicode, UAX 14); a word longer than a line is broken at
 * a cluster. Between two lines lie only blanks (' ', '\t') and at most one '\n'. A cluster of two
 * cells has a line of its own when width is 1: the one case of a line that is too wide. Lines are
 * in `arena`. */
void wrap_text(struct arena *arena, struct str s, int width, struct wrapped *out);

#endif
