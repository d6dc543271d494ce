/* The quotes of the article: who says what, through whom, in step with the text. */
#ifndef KUTIP_PANES_QUOTES_H
#define KUTIP_PANES_QUOTES_H

#include "tui/parts/entries.h"
#include "tui/reader/reader.h"

struct quotes_pane {
    struct entries entries;
    size_t find_from; /* the quote where the search began */
};

/* Words on their way to the screen: runs of white space become one blank, blank lines one line
 * break; in the marks of the glyph set when `marked`. In `arena`. */
struct str quoted(struct arena *arena, enum glyph_set glyphs, struct str words, bool marked);

#endif
