/* Line breaking: a pure function of text and width. */
#ifndef KUTIP_TEXT_WRAP_H
#define KUTIP_TEXT_WRAP_H

#include "core/base/arena.h"

struct wrapped_line {
    uint32_t start, end; /* bytes of the text shown on this line, trailing blanks cut off */
    bool hyphen;         /* never set for words broken by force; reserved for soft hyphens */
};

struct wrapped {
    struct wrapped_line *at;
    size_t count; /* at least 1, also for an empty text */
};

/* Breaks `s` (one paragraph; '\n' breaks always) into lines of at most `width` cells, width >= 1.
 * Unicode line breaking by libunistring, plain ASCII/Latin a short way; a word longer than a line
 * is broken at a cluster. Lines are in `arena`. */
void wrap_text(struct arena *arena, struct str s, int width, struct wrapped *out);

#endif
