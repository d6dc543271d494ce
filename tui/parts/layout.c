#include "tui/parts/layout.h"

#include <limits.h>

#include "core/base/bounds.h"

enum edge { EDGE_REST, EDGE_TOP, EDGE_RIGHT };

enum {
    SLOT_FOCUS = SLOT_COUNT, /* the slot that has the keys */
    SLOT_BELOW               /* the text; quotes in its place when they have the keys */
};

enum { LEAST_LIST = 4 }; /* rows, its heading too: a list does not shrink below that */

/* Cuts a slot off one edge of what is left: `share` percent of the whole area, within bounds. */
struct cut {
    int slot;
    enum edge edge;
    int share, least, most;
};

static const struct cut CUTS[LAYOUT_COUNT][SLOT_COUNT] = {
    [LAYOUT_COLUMNS] = {{SLOT_QUOTES, EDGE_RIGHT, 21, 36, 82},
                        {SLOT_TEXT, EDGE_RIGHT, 36, 40, INT_MAX},
                        {SLOT_LIST, EDGE_REST, 0, 0, 0}},
    [LAYOUT_WIDE] = {{SLOT_LIST, EDGE_TOP, 30, 5, 16},
                     {SLOT_QUOTES, EDGE_RIGHT, 33, 26, 60},
                     {SLOT_TEXT, EDGE_REST, 0, 0, 0}},
    [LAYOUT_STACKED] = {{SLOT_LIST, EDGE_TOP, 30, 5, 16}, {SLOT_BELOW, EDGE_REST, 0, 0, 0}},
    [LAYOUT_SINGLE] = {{SLOT_FOCUS, EDGE_REST, 0, 0, 0}},
};

/* From how many columns and rows on auto takes a layout, and below how many it is not possible.
 * Rows are those between the two bars. */
static const struct {
    int columns, rows, least_columns, least_rows;
} SIZES[LAYOUT_COUNT] = {
    [LAYOUT_COLUMNS] = {170, 14, 110, 6},
    [LAYOUT_WIDE] = {110, 18, 60, 10},
    [LAYOUT_STACKED] = {60, 14, 20, 9},
};

const char *layout_name(enum layout layout) {
#define CHOICE(name, text) [name] = text,
    static const char *const NAMES[LAYOUT_COUNT] = {LAYOUTS(CHOICE)};
#undef CHOICE
    return NAMES[layout];
}

/* The layouts stand from the widest to the smallest in their enum. */
static enum layout fitting(enum layout wanted, struct area area) {
    int layout = LAYOUT_COLUMNS;
    if (wanted != LAYOUT_AUTO) layout = (int)wanted;
    for (; layout < LAYOUT_SINGLE; layout++) {
        bool is_auto = wanted == LAYOUT_AUTO;
        int columns = is_auto ? SIZES[layout].columns : SIZES[layout].least_columns;
        int rows = is_auto ? SIZES[layout].rows : SIZES[layout].least_rows;
        if (area.columns >= columns && area.rows >= rows) break;
    }
    return (enum layout)layout;
}

static enum slot slot_meant(int slot, enum slot focus) {
    if (slot == SLOT_FOCUS) return focus;
    if (slot == SLOT_BELOW) return focus == SLOT_QUOTES ? SLOT_QUOTES : SLOT_TEXT;
    return (enum slot)slot;
}

/* Rows or columns of the slot that is cut off. */
static int size_of(const struct cut *cut, struct area area, const struct layout_needs *needs) {
    int whole = cut->edge == EDGE_TOP ? area.rows : area.columns;
    int size = int_within(whole * cut->share / 100, cut->least, cut->most);
    if (cut->edge == EDGE_TOP && needs->list_rows < (size_t)size)
        return int_within((int)needs->list_rows, LEAST_LIST, size);
    if (cut->slot == SLOT_TEXT) return int_least(size, int_most(needs->text_columns, cut->least));
    return size;
}

void layout_plan(enum layout wanted, struct area area, enum slot focus,
                 const struct layout_needs *needs, struct layout_plan *out) {
    *out = (struct layout_plan){.layout = fitting(wanted, area)};
    struct area rest = area;
    for (int i = 0; i < SLOT_COUNT; i++) {
        const struct cut *cut = &CUTS[out->layout][i];
        struct area *slot = &out->slots[slot_meant(cut->slot, focus)];
        int size = size_of(cut, area, needs);
        switch (cut->edge) {
        case EDGE_REST:
            *slot = rest;
            return;
        case EDGE_TOP:
            *slot = area_cut_top(&rest, size);
            out->lines[out->line_count++] = area_cut_top(&rest, 1);
            break;
        case EDGE_RIGHT:
            *slot = area_cut_right(&rest, size);
            out->lines[out->line_count++] = area_cut_right(&rest, 1);
            break;
        }
    }
}
