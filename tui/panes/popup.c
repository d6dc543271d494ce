#include "tui/panes/popup.h"

#include <stdio.h>

#include "core/base/bounds.h"
#include "core/text/width.h"
#include "tui/base/messages.h"
#include "tui/reader/drawing.h"

enum { MENU_WIDTH = 72 };

enum { CENTRED = -1 };

/* A box at the foot of the area, blank inside; it begins at column `from` if it fits there. */
static struct area open_box(struct reader *reader, struct area area, int rows, int columns,
                            int from, const char *title) {
    if (rows + 2 > area.rows) rows = area.rows - 2;
    if (columns + 2 > area.columns) columns = area.columns - 2;
    int most = area.columns - columns - 2;
    struct area box = area_part(area, area.rows - rows - 2,
                                from == CENTRED ? most / 2
                                : from < most   ? from
                                                : most,
                                rows + 2, columns + 2);
    grid_fill(&reader->grid, box, ROLE_POPUP);
    struct area inside = grid_box(&reader->grid, box, ROLE_BORDER_FOCUS);
    if (title != NULL && inside.rows > 0)
        grid_printf(&reader->grid, box, 0, 2, ROLE_POPUP_TITLE, " %s ", title);
    return inside;
}

/* ---- continuations ---- */

struct continuations {
    struct reader *reader;
    size_t at, pending;
    struct buf keys; /* what is still to be pressed */
    const char *help;
};

static bool next_continuation(struct continuations *c) {
    struct reader *reader = c->reader;
    struct binding binding;
    if (!keymap_next(reader->config->keymap, reader_pane(reader)->ops->context, reader->keys.keys,
                     c->pending, &c->at, &binding))
        return false;
    c->keys.len = 0;
    reader_add_keys(reader, binding.keys + c->pending, binding.key_count - c->pending, &c->keys);
    c->help = binding.action_count == 1 ? _(action_info(binding.actions[0])->help) : binding.name;
    return true;
}

void popup_draw_keys(struct reader *reader, struct area area) {
    enum { KEYS = 5, GAPS = 4 };
    struct continuations c = {.reader = reader, .pending = reader->keys.count};
    int count = 0, widest = 0;
    for (; next_continuation(&c); count++) {
        int width = width_of(str_from(c.help));
        if (width > widest) widest = width;
    }
    if (count == 0) return;

    int width = KEYS + widest + GAPS, columns = (area.columns - 2) / width;
    if (columns < 1) columns = 1;
    if (columns > count) columns = count;
    int rows = (count + columns - 1) / columns;
    columns = (count + rows - 1) / rows;
    struct buf title = {0};
    reader_add_keys(reader, reader->keys.keys, c.pending, &title);
    struct area inside = open_box(reader, area, rows, columns * width, CENTRED, title.at);
    c.at = 0;
    for (int number = 0; next_continuation(&c); number++) {
        int row = number % rows, column = number / rows * width;
        grid_put_fit(&reader->grid, inside, row, column, KEYS, buf_str(&c.keys), ALIGN_RIGHT,
                     ROLE_POPUP_KEY);
        grid_put_fit(&reader->grid, inside, row, column + KEYS + 2, widest, str_from(c.help),
                     ALIGN_LEFT, ROLE_POPUP);
    }
    buf_free(&title);
    buf_free(&c.keys);
}

/* ---- completions ---- */

void popup_draw_candidates(struct reader *reader, struct area area) {
    enum { MOST_ROWS = 10, GAP = 2 };
    const struct prompt *prompt = &reader->prompt;
    const struct candidates *candidates = &prompt->candidates;
    size_t count = candidates->all.count;
    if (prompt->ops == NULL || prompt->completion == 0) return;
    int text = 0, note = 0;
    for (size_t i = 0; i < count; i++) {
        int widths[] = {width_of(candidates->all.at[i].text), width_of(candidates->all.at[i].note)};
        if (widths[0] > text) text = widths[0];
        if (widths[1] > note) note = widths[1];
    }
    char place[64];
    snprintf(place, sizeof place, "%zu/%zu", prompt->completion, count);
    struct area inside = open_box(reader, area, count < MOST_ROWS ? (int)count : MOST_ROWS,
                                  1 + text + (note > 0 ? GAP + note : 0) + 1,
                                  prompt_column(prompt, candidates->start) - 2, place);
    size_t rows = inside.rows > 0 ? (size_t)inside.rows : 0, at = prompt->completion - 1;
    size_t top = at < rows / 2 ? 0 : at - rows / 2;
    if (top + rows > count) top = count > rows ? count - rows : 0;
    int room = inside.columns - 2, behind = room - text - GAP;
    for (size_t row = 0; row < rows && top + row < count; row++) {
        const struct candidate *candidate = &candidates->all.at[top + row];
        grid_put_fit(&reader->grid, inside, (int)row, 1, int_least(text, room), candidate->text,
                     ALIGN_LEFT, ROLE_POPUP_KEY);
        if (behind > 0)
            grid_put_fit(&reader->grid, inside, (int)row, 1 + text + GAP, behind, candidate->note,
                         ALIGN_LEFT, ROLE_POPUP);
        if (top + row == at)
            grid_mark(&reader->grid, area_part(inside, (int)row, 0, 1, inside.columns),
                      STYLE_SELECTED);
    }
}

/* ---- saved filters ---- */

void menu_open(struct reader *reader) {
    if (reader->config->filter_count == 0) {
        reader_say(reader, "%s",
                   _("No saved filters: name them in the section [filters] of kutip.ini"));
        return;
    }
    reader->menu = (struct menu){.open = true, .rows.count = reader->config->filter_count};
    reader->dirty = true;
}

void menu_draw(struct reader *reader, struct area area) {
    const struct config *config = reader->config;
    struct area inside =
        open_box(reader, area, (int)config->filter_count, MENU_WIDTH, CENTRED, _("Saved filters"));
    struct scroller *rows = &reader->menu.rows;
    rows->rows = inside.rows > 0 ? (size_t)inside.rows : 0;
    scroller_fit(rows);
    for (size_t row = 0; row < rows->rows && rows->top + row < rows->count; row++) {
        const struct saved_filter *filter = &config->filters[rows->top + row];
        grid_put_fit(&reader->grid, inside, (int)row, 1, 20, filter->name, ALIGN_LEFT,
                     ROLE_POPUP_KEY);
        grid_put_fit(&reader->grid, inside, (int)row, 23, inside.columns - 24, filter->query,
                     ALIGN_LEFT, ROLE_POPUP);
        if (rows->top + row == rows->cursor)
            grid_mark(&reader->grid, area_part(inside, (int)row, 0, 1, inside.columns),
                      STYLE_SELECTED);
    }
}

void menu_act(struct reader *reader, enum action action, unsigned number) {
    struct menu *menu = &reader->menu;
    reader->dirty = true;
    switch (action) {
    case ACTION_IN:
        menu->open = false;
        reader_set_filter(reader, reader->config->filters[menu->rows.cursor].query);
        break;
    case ACTION_OUT:
    case ACTION_BACK:
    case ACTION_CANCEL:
    case ACTION_FILTER_LIST:
        menu->open = false;
        break;
    default:
        scroller_act(&menu->rows, action, number);
        break;
    }
}
