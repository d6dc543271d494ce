/* How the list looks: its columns, sized to their content and to the room there is. */
#include <stdio.h>

#include "core/base/bounds.h"
#include "core/text/width.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"
#include "tui/reader/drawing.h"

enum {
    SIGNS = 3,         /* cursor, state, a blank */
    GAP = 2,           /* between columns */
    LEAST_TITLE = 24,  /* cells a title must have before other columns get theirs */
    NARROW_TITLE = 30, /* the same of quotes, and in a narrow list, where a cut outlet tells less */
    HEADING_ROWS = 4,  /* from how many rows on the columns are named */
    NAMED_NUMBER = 76, /* from how many columns on the number of quotes has a heading: below that
                          the title needs them more */
    GOOD_TITLE = 48,   /* cells a title should have before an outlet is written out */
    LEAST_OUTLET = 6,
    MOST_OUTLET = 22,
    MOST_NAME = 24
};

/* Where the columns stand; a width of 0: not shown. */
struct columns {
    int date, date_width;
    int lead, lead_width; /* outlet, or the speaker of a quote */
    int star;
    int title, title_width;
    int tail, tail_width;   /* the outlet of a quote */
    int count, count_width; /* quotes of an article, echoes of a quote */
};

int list_heading_rows(struct area area) {
    return area.rows >= HEADING_ROWS ? 1 : 0;
}

static struct str speaker_of(const struct library_row *row) {
    return row->speaker.len > 0 ? row->speaker : str_from(_("speaker unknown"));
}

/* Widths of the texts in the column, over the rows in sight; they only grow while one goes on. */
static void measure(struct reader *reader, struct list *list) {
    for (size_t i = 0; i < list->rows.rows; i++) {
        struct library_row row;
        if (!library_row(reader->library, list->rows.top + i, &row)) continue;
        int outlet = width_of(row.outlet), name = width_of(speaker_of(&row));
        if (outlet > list->outlet_widest) list->outlet_widest = outlet;
        if (name > list->name_widest) list->name_widest = name;
    }
}

/* Cells of the outlet's column: a fifth of the row, and more where the title has enough. */
static int outlet_width(const struct list *list, int width, int date, int number) {
    int spare = width - SIGNS - 1 - date - number - 4 * GAP - GOOD_TITLE;
    int most = int_most(width / (width >= NAMED_NUMBER ? 5 : 7), spare);
    return int_within(list->outlet_widest, LEAST_OUTLET,
                      int_within(most, LEAST_OUTLET, MOST_OUTLET));
}

static struct columns lay_out(struct reader *reader, struct list *list, int width) {
    bool quotes = reader_lists_quotes(reader);
    int number = width >= NAMED_NUMBER ? width_of(str_from(_("Quotes"))) : 3;
    int outlet = outlet_width(list, width, reader_date_width(reader, DATE_BODY), number);
    struct columns c = {
        .date_width = reader_date_width(reader, DATE_BODY),
        .lead_width = quotes ? int_within(list->name_widest, LEAST_OUTLET,
                                          int_within(width / 4, 8, MOST_NAME))
                             : outlet,
        .tail_width = quotes ? outlet : 0,
        .count_width = quotes ? 4 : number,
    };
    /* What there is no room for goes, the least telling first. */
    bool is_short = width >= NAMED_NUMBER && !quotes;
    int room = width - SIGNS - 1 - (is_short ? LEAST_TITLE : NARROW_TITLE);
    int *dispensable[] = {&c.tail_width, quotes ? &c.date_width : &c.lead_width, &c.count_width,
                          quotes ? &c.lead_width : &c.date_width};
    int needed = c.date_width + c.lead_width + c.tail_width + c.count_width + 4 * GAP;
    for (size_t i = 0; i < 4 && needed > room; i++) {
        if (*dispensable[i] > 0) needed -= *dispensable[i] + GAP;
        *dispensable[i] = 0;
    }
    int column = SIGNS;
    c.date = column;
    if (c.date_width > 0) column += c.date_width + GAP;
    c.lead = column;
    if (c.lead_width > 0) column += c.lead_width + GAP;
    c.star = column;
    c.title = column + 2;
    int end = width - 1;
    c.count = end - c.count_width;
    if (c.count_width > 0) end = c.count - GAP;
    c.tail = end - c.tail_width;
    if (c.tail_width > 0) end = c.tail - GAP;
    c.title_width = end - c.title;
    return c;
}

static void draw_heading(struct reader *reader, struct area area, const struct columns *c) {
    struct grid *grid = &reader->grid;
    bool quotes = reader_lists_quotes(reader);
    grid_fill(grid, area_part(area, 0, 0, 1, area.columns), ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->date + 1, c->date_width - 1, str_from(_("Date")), ALIGN_LEFT,
                 ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->lead, c->lead_width,
                 str_from(quotes ? _("Speaker") : _("Outlet")), ALIGN_LEFT, ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->title, c->title_width,
                 str_from(quotes ? _("Quote") : _("Title")), ALIGN_LEFT, ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->tail, c->tail_width, str_from(_("Outlet")), ALIGN_LEFT,
                 ROLE_COLUMN);
    if (c->count_width > 4)
        grid_put_fit(grid, area, 0, c->count, c->count_width, str_from(_("Quotes")), ALIGN_RIGHT,
                     ROLE_COLUMN);
}

static void draw_signs(struct reader *reader, struct list *list, struct area area, int line,
                       size_t at, const struct library_row *row) {
    struct grid *grid = &reader->grid;
    size_t low = size_least(list->range_from, list->rows.cursor);
    size_t high = size_most(list->range_from, list->rows.cursor);
    uint32_t start = reader_lists_quotes(reader) ? row->start : (uint32_t)PICK_WHOLE;
    bool picked = picks_has(&reader->picks, row->article, start) ||
                  (list->ranging && at >= low && at <= high);
    if (at == list->rows.cursor) grid_glyph(grid, area, line, 0, GLYPH_CURSOR, ROLE_ROW_UNREAD);
    if (picked) {
        grid_glyph(grid, area, line, 1, GLYPH_PICKED, ROLE_UNREAD);
        grid_mark(grid, area_part(area, line, 0, 1, area.columns), STYLE_PICKED);
    } else if ((row->marks & MARK_READ) == 0 && !reader_lists_quotes(reader)) {
        grid_glyph(grid, area, line, 1, (row->marks & MARK_NEW) != 0 ? GLYPH_NEW : GLYPH_UNREAD,
                   ROLE_UNREAD);
    }
}

/* The words of a row and their look: a quote, a title, else the first sentence, else the file. */
static struct str words_of(struct reader *reader, struct arena *arena,
                           const struct library_row *row, cell_style *look) {
    *look = ROLE_ROW;
    if (reader_lists_quotes(reader)) return row->quote;
    if (!row->is_title)
        *look = ROLE_ROW_GUESS;
    else if ((row->marks & MARK_READ) == 0)
        *look = ROLE_ROW_UNREAD;
    return row->title.len > 0 ? row->title : reader_file_name(arena, row->path);
}

/* How many quotes an article has; how many others carry a quote. */
static void draw_count(struct reader *reader, struct area area, int line, const struct columns *c,
                       const struct library_row *row) {
    bool quotes = reader_lists_quotes(reader);
    uint32_t number = quotes ? row->quote_echoes : row->quotes;
    if (c->count_width == 0 || number == 0) return;
    char count[16];
    int digits = snprintf(count, sizeof count, "%u", number);
    int column = c->count + c->count_width - digits;
    if (quotes) grid_glyph(&reader->grid, area, line, column - 1, GLYPH_ECHO, ROLE_ECHOES);
    grid_put(&reader->grid, area, line, column, str_from(count),
             quotes ? ROLE_ECHOES : ROLE_NUMBER);
}

/* One sign stands at `column`, others before it, where columns have a gap. */
static void draw_marks(struct reader *reader, struct area area, int line, int column,
                       uint32_t marks) {
    static const struct {
        uint32_t mark;
        enum glyph glyph;
        cell_style look;
    } SIGN[] = {{MARK_STAR, GLYPH_STAR, ROLE_STAR},
                {MARK_NOTE, GLYPH_NOTE, ROLE_NOTE},
                {MARK_TAG, GLYPH_TAG, ROLE_NOTE}};
    for (size_t i = 0; i < sizeof SIGN / sizeof *SIGN; i++)
        if ((marks & SIGN[i].mark) != 0)
            grid_glyph(&reader->grid, area, line, column--, SIGN[i].glyph, SIGN[i].look);
}

static void draw_row(struct reader *reader, struct list *list, struct area area, int line,
                     size_t at, const struct columns *c) {
    struct grid *grid = &reader->grid;
    struct library_row row;
    if (!library_row(reader->library, at, &row)) {
        if (at == list->rows.cursor) grid_glyph(grid, area, line, 0, GLYPH_CURSOR, ROLE_ROW);
        return;
    }
    bool quotes = reader_lists_quotes(reader);
    struct str pattern = buf_str(&reader->panes[PANE_LIST].pattern);
    struct arena arena = {0};
    char date[READER_DATE_SIZE];
    reader_date(reader, &row.date, row.date_from, date);
    grid_put_fit(grid, area, line, c->date, c->date_width, str_from(date), ALIGN_RIGHT,
                 row.date_from == DATE_BODY ? ROLE_DATE_GUESS : ROLE_DATE);

    struct str lead = quotes ? speaker_of(&row) : row.outlet;
    cell_style lead_look = !quotes               ? (cell_style)ROLE_OUTLET
                           : row.speaker.len > 0 ? reader_name_style(row.speaker)
                                                 : (cell_style)ROLE_BOILERPLATE;
    reader_put_found(reader, area, line, c->lead, c->lead_width, lead, pattern, lead_look);

    draw_marks(reader, area, line, c->star, row.marks);
    cell_style look;
    struct str words = words_of(reader, &arena, &row, &look);
    reader_put_found(reader, area, line, c->title, c->title_width, words, pattern, look);
    if (quotes)
        reader_put_found(reader, area, line, c->tail, c->tail_width, row.outlet, pattern,
                         ROLE_OUTLET);
    draw_count(reader, area, line, c, &row);
    draw_signs(reader, list, area, line, at, &row);
    arena_free(&arena);
}

/* Why the list is empty, and what can be done. */
static void draw_nothing(struct reader *reader, struct area area) {
    struct library_counts counts = library_counts(reader->library);
    if (counts.library == 0 && reader->scanning) {
        reader_draw_notice(reader, area, _("Looking for articles"), "");
    } else if (counts.library == 0) {
        reader_draw_notice(reader, area, _("No articles here"),
                           _("“kutip FOLDER” opens a folder of pages saved as text"));
    } else if (reader_filter(reader).len > 0) {
        reader_draw_nothing_fits(reader, area);
    } else {
        reader_draw_notice(reader, area, _("No quotes here"),
                           _("Nobody is quoted in these articles"));
    }
}

void list_draw(struct reader *reader, struct pane *pane) {
    struct grid *grid = &reader->grid;
    struct list *list = pane->state;
    struct area area = pane->area;
    if (list->rows.count == 0) {
        draw_nothing(reader, area);
        return;
    }
    measure(reader, list);
    struct columns columns = lay_out(reader, list, area.columns);
    if (list_heading_rows(area) > 0) draw_heading(reader, area_cut_top(&area, 1), &columns);
    for (int line = 0; line < area.rows; line++) {
        size_t at = list->rows.top + (size_t)line;
        if (at >= list->rows.count) break;
        draw_row(reader, list, area, line, at, &columns);
        if (at == list->rows.cursor)
            grid_mark(grid, area_part(area, line, 0, 1, area.columns),
                      reader_pane(reader) == pane ? STYLE_SELECTED : STYLE_BLURRED);
    }
}
