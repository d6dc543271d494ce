/* Where the panes stand, what they are told, what they draw. */
#include "tui/app/loop_parts.h"
#include "tui/panes/bars.h"
#include "tui/panes/popup.h"
#include "tui/panes/text.h"

/* Panes may change what other panes are to be told of in turn. */
void loop_tell_panes(struct reader *reader) {
    for (int round = 0; reader->changes != 0 && round < 4; round++) {
        unsigned changes = reader->changes;
        reader->changes = 0;
        reader->dirty = true;
        if ((changes & (CHANGED_PAGE | CHANGED_OPTIONS | CHANGED_VIEW)) != 0)
            loop_resize(reader, reader->grid.rows, reader->grid.columns);
        for (int i = 0; i < PANE_COUNT; i++) {
            struct pane *pane = &reader->panes[i];
            if (pane->ops->notice != NULL) pane->ops->notice(reader, pane, changes);
        }
    }
}

static void place_pane(struct reader *reader, enum pane_id id, struct area area) {
    struct pane *pane = &reader->panes[id];
    bool same = memcmp(&pane->area, &area, sizeof area) == 0;
    pane->area = area;
    if (!same && area.rows > 0 && pane->ops->resize != NULL) pane->ops->resize(reader, pane);
}

/* Rows that the list can ever need: by the whole library, so that a filter that is typed does not
 * make the panes jump. */
static size_t list_rows(const struct reader *reader) {
    struct library_counts counts = library_counts(reader->library);
    bool is_long = reader_lists_quotes(reader) || counts.library == 0;
    return is_long ? SIZE_MAX : counts.library + 1;
}

/* Quotes are longer than titles: their list takes the whole width, unless it is asked otherwise. */
static void plan_panes(struct reader *reader, struct area area) {
    enum layout wanted = reader->zoomed ? LAYOUT_SINGLE : reader->layout;
    struct layout_needs needs = {list_rows(reader), text_columns(reader)};
    layout_plan(wanted, area, reader->focus, &needs, &reader->plan);
    if (wanted == LAYOUT_AUTO && reader->plan.layout == LAYOUT_COLUMNS &&
        reader_lists_quotes(reader))
        layout_plan(LAYOUT_WIDE, area, reader->focus, &needs, &reader->plan);
}

void loop_resize(struct reader *reader, int rows, int columns) {
    if (rows != reader->grid.rows || columns != reader->grid.columns)
        grid_resize(&reader->grid, rows, columns);
    struct area area = grid_area(&reader->grid);
    if (area.rows > 2) {
        area_cut_top(&area, 1);
        area_cut_bottom(&area, 1);
    }
    reader->plan = (struct layout_plan){.layout = LAYOUT_SINGLE};
    if (reader_is_split(reader)) plan_panes(reader, area);
    struct pane *shown = reader_pane(reader);
    for (int i = 0; i < PANE_COUNT; i++) {
        struct area part = i < SLOT_COUNT ? reader->plan.slots[i] : (struct area){0};
        if (i >= SLOT_COUNT && shown == &reader->panes[i]) part = area;
        place_pane(reader, (enum pane_id)i, part);
    }
    reader->dirty = true;
}

/* The lines between the panes; those around the pane that has the keys stand out. */
static void draw_lines(struct reader *reader) {
    struct area focus = reader_pane(reader)->area;
    struct area around = {focus.row - 1, focus.column - 1, focus.rows + 2, focus.columns + 2};
    for (int i = 0; i < reader->plan.line_count; i++)
        grid_line(&reader->grid, reader->plan.lines[i], ROLE_BORDER);
    for (int i = 0; i < reader->plan.line_count; i++) {
        struct area line = reader->plan.lines[i], part = area_meet(line, around);
        bool lies_along = line.rows == 1 ? part.columns > 1 : part.rows > 1;
        if (part.rows > 0 && part.columns > 0 && lies_along)
            grid_line(&reader->grid, part, ROLE_BORDER_FOCUS);
    }
}

bool loop_draw(struct reader *reader) {
    loop_tell_panes(reader);
    if (!reader->dirty) return false;
    reader->dirty = false;
    grid_clear(&reader->grid);
    struct area area = grid_area(&reader->grid);
    bool bars = area.rows > 2;
    struct area top = bars ? area_cut_top(&area, 1) : (struct area){0};
    struct area bottom = bars ? area_cut_bottom(&area, 1) : (struct area){0};
    draw_lines(reader);
    for (int i = 0; i < PANE_COUNT; i++) {
        struct pane *pane = &reader->panes[i];
        if (pane->area.rows > 0 && pane->area.columns > 0) pane->ops->draw(reader, pane);
    }
    bars_draw_top(reader, top);
    bars_draw_bottom(reader, bottom);
    if (reader->menu.open) menu_draw(reader, area);
    if (reader->which_key_due < 0) popup_draw_keys(reader, area);
    if (reader->prompt.candidates.all.count > 0) popup_draw_candidates(reader, area);
    if (!reader->utf8) grid_to_ascii(&reader->grid);
    return true;
}
