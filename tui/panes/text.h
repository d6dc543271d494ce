/* The text of the article: its head, its blocks, its quotes in their speakers' colours. */
#ifndef KUTIP_PANES_TEXT_H
#define KUTIP_PANES_TEXT_H

#include "tui/parts/find.h"
#include "tui/parts/flow.h"
#include "tui/reader/reader.h"

/* Where a quote stands in flow.text, its marks included. */
struct shown_quote {
    uint32_t start, end;
};

struct text_pane {
    struct flow flow;
    struct shown_quote *quotes; /* as many as the article has */
    size_t top, rows;           /* in lines */
    uint32_t
        anchor; /* clean offset that stays on the first line when lines are made anew; 0: the top */
    struct arena hit_arena;
    struct hits hits;
    size_t hit;         /* under the cursor */
    uint32_t find_from; /* offset in flow.text where the search began */
    size_t find_top;
};

/* A page down; false when the end is in sight already. */
bool text_read_on(struct reader *reader);

/* The paragraph of the selected quote, or the first in sight; STR_NONE when there is no text. */
struct str text_paragraph(struct reader *reader);

static inline struct text_pane *text_of(struct reader *reader) {
    return reader->panes[PANE_TEXT].state;
}

/* Draws the pane (text_lines.c). */
void text_draw(struct reader *reader, struct pane *pane);

/* Cells that text takes in a pane of this width, and where it begins. */
int text_column(const struct reader *reader, struct area area, int *width);

/* Columns of a pane that text of the wanted width fills. */
int text_columns(const struct reader *reader);

#endif
