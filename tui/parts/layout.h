/* Where the panes stand: four layouts as one table of cuts. Pure. */
#ifndef KUTIP_PARTS_LAYOUT_H
#define KUTIP_PARTS_LAYOUT_H

#include "tui/config/choices.h"
#include "tui/grid/grid.h"

/* The three places of the reader's screen. */
enum slot { SLOT_LIST, SLOT_TEXT, SLOT_QUOTES, SLOT_COUNT };

enum { LAYOUT_LINES = 2 };

struct layout_plan {
    enum layout layout;              /* never LAYOUT_AUTO */
    struct area slots[SLOT_COUNT];   /* rows 0: not shown */
    struct area lines[LAYOUT_LINES]; /* one cell thick, between the slots */
    int line_count;
};

/* What the panes have use for. */
struct layout_needs {
    size_t list_rows; /* a list across the top takes no more */
    int text_columns; /* nor the text between list and quotes */
};

/* Lays the three places out in `area`. `focus` decides what is shown where there is not room for
 * all; a layout that is not possible in this area gives way to the next smaller one. */
void layout_plan(enum layout wanted, struct area area, enum slot focus,
                 const struct layout_needs *needs, struct layout_plan *out);

/* "columns", …: the name in the INI. */
const char *layout_name(enum layout layout);

#endif
