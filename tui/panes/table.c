#include "tui/panes/panes.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "tui/base/messages.h"
#include "tui/parts/find.h"
#include "tui/parts/scroller.h"
#include "tui/reader/drawing.h"

enum {
    SIGNS = 2,
    GAP = 2,
    NUMBER = 10,
    MOST_NAME = 32,
    LEAST_NAME = 8,
    LEAST_DETAIL = 16,
    MOST_DETAIL = 48,
    WITH_DETAIL = 76 /* columns from which on names leave room for roles */
};

struct table {
    struct scroller rows;
    struct scroller before;    /* where the search began */
    char *names[TABLE_VALUES]; /* of each kind the row under the cursor, which the cursor keeps when
                                * the table is made anew; NULL: none yet */
};

static enum library_table_kind kind_of(enum view view) {
    return view == VIEW_PEOPLE    ? TABLE_PEOPLE
           : view == VIEW_SOURCES ? TABLE_SOURCES
                                  : TABLE_TIMELINE;
}

static bool is_mine(const struct reader *reader) {
    return reader->view == VIEW_PEOPLE || reader->view == VIEW_SOURCES ||
           reader->view == VIEW_TIMELINE;
}

static bool is_there(const struct reader *reader) {
    return reader->table != NULL && reader->table->kind == kind_of(reader->view);
}

static struct str shown_name(const struct reader *reader, const struct library_table_row *row) {
    if (!str_eq(row->name, STR("?"))) return row->name;
    return str_from(reader->view == VIEW_TIMELINE ? _("undated") : _("speaker unknown"));
}

static void keep_name(struct reader *reader, struct table *table) {
    if (!is_there(reader) || table->rows.cursor >= reader->table->count) return;
    char **name = &table->names[reader->table->kind];
    free(*name);
    struct str now = reader->table->rows[table->rows.cursor].name;
    *name = mem_copy(now.ptr, now.len);
}

static void go(struct reader *reader, struct table *table, size_t row) {
    scroller_go(&table->rows, row);
    keep_name(reader, table);
    reader->dirty = true;
}

/* ---- order ---- */

static int compare_names(struct str a, struct str b) {
    struct arena arena = {0};
    int order = str_cmp(utf8_fold(&arena, a), utf8_fold(&arena, b));
    arena_free(&arena);
    return order;
}

/* A number that grows with the date; `none` for none. */
static int day_number(const struct date *date, int none) {
    return date->year == 0 ? none : (date->year * 12 + date->month) * 31 + date->day;
}

static int compare_numbers(uint32_t a, uint32_t b) {
    return a != b ? (a > b ? -1 : 1) : 0;
}

/* Most, oldest or latest first; what stands for the unknown last in any order. */
static int compare_rows(const void *a, const void *b, void *context) {
    const struct reader *reader = context;
    const struct library_table_row *x = a, *y = b;
    bool unknown[2] = {str_eq(x->name, STR("?")), str_eq(y->name, STR("?"))};
    if (unknown[0] != unknown[1]) return unknown[0] ? 1 : -1;
    bool by_articles = reader->view == VIEW_SOURCES;
    int order = 0;
    switch (reader->table_order) {
    case TABLE_BY_NUMBER:
        order = compare_numbers(by_articles ? x->articles : x->quotes,
                                by_articles ? y->articles : y->quotes);
        break;
    case TABLE_BY_FIRST:
        order = day_number(&x->first, INT_MAX) - day_number(&y->first, INT_MAX);
        break;
    case TABLE_BY_LAST:
        order = day_number(&y->last, 0) - day_number(&x->last, 0);
        break;
    case TABLE_BY_NAME:
    case TABLE_ORDER_COUNT:
        break;
    }
    if (order == 0) order = compare_names(x->name, y->name);
    return reader->table_reverse ? -order : order;
}

/* As it comes a table is in order of numbers. */
static void put_in_order(struct reader *reader) {
    bool as_it_came = reader->table_order == TABLE_BY_NUMBER && !reader->table_reverse;
    if (as_it_came || reader->view == VIEW_TIMELINE || reader->table->count == 0) return;
    qsort_r(reader->table->rows, reader->table->count, sizeof *reader->table->rows, compare_rows,
            reader);
}

static void new_table(struct reader *reader, struct table *table) {
    table->rows.count = is_there(reader) ? reader->table->count : 0;
    if (is_there(reader)) put_in_order(reader);
    size_t at = 0;
    const char *name = table->names[kind_of(reader->view)];
    for (size_t i = 0; name != NULL && i < table->rows.count; i++)
        if (str_eq(reader->table->rows[i].name, str_from(name))) at = i;
    go(reader, table, at);
}

static void notice(struct reader *reader, struct pane *pane, unsigned changes) {
    struct table *table = pane->state;
    table->rows.margin = (size_t)reader->config->options.scrolloff;
    if (!is_mine(reader)) return; /* rows and cursor stay as they were left */
    bool other_page = (changes & CHANGED_PAGE) != 0 && !is_there(reader);
    if (other_page || (changes & CHANGED_VIEW) != 0)
        reader->table_request = library_request_table(reader->library, kind_of(reader->view));
    if ((changes & (CHANGED_TABLE | CHANGED_PAGE)) != 0) new_table(reader, table);
}

static void resize(struct reader *reader, struct pane *pane) {
    (void)reader;
    struct table *table = pane->state;
    table->rows.rows = pane->area.rows > 1 ? (size_t)pane->area.rows - 1 : 0;
    scroller_fit(&table->rows);
}

/* ---- drawing ---- */

struct columns {
    int name, name_width;
    int detail, detail_width;
    int quotes, articles; /* 0: not shown */
    int first, last, date_width, spark, spark_width;
    int bar_width;          /* timeline: in place of articles and dates */
    uint32_t highest_month; /* of all rows: a full cell of a sparkline */
};

static int name_width(const struct reader *reader) {
    const struct library_table *table = reader->table;
    int widest = LEAST_NAME;
    for (size_t i = 0; i < table->count && i < 200; i++)
        widest = int_most(widest, width_of(shown_name(reader, &table->rows[i])));
    return int_least(widest, MOST_NAME);
}

static uint32_t highest_month(const struct library_table *table) {
    uint32_t highest = 0;
    for (size_t i = 0; i < table->count; i++)
        for (int month = 0; month < table->month_count; month++)
            if (table->rows[i].months[month] > highest) highest = table->rows[i].months[month];
    return highest;
}

/* From the left: month, bar, number, who is quoted most. */
static void lay_out_bars(struct columns *c, int at, int width) {
    int room = width - at - 1;
    c->bar_width = int_least(room / 2, 60);
    c->quotes = at + c->bar_width;
    c->detail = c->quotes + NUMBER + GAP;
    c->detail_width = width - c->detail - 1;
    if (c->detail_width >= LEAST_NAME) return;
    c->bar_width = room - NUMBER; /* bars tell more than the beginning of a name */
    c->quotes = at + c->bar_width;
    c->detail_width = 0;
}

/* From the left: name, detail, numbers, dates, sparkline; what there is no room for goes. The
 * number by which the rows are in order stands first. */
static struct columns lay_out(const struct reader *reader, int width) {
    struct columns c = {.name = SIGNS, .name_width = name_width(reader)};
    c.name_width = int_least(c.name_width, width >= WITH_DETAIL ? width / 3 : width / 2);
    c.highest_month = highest_month(reader->table);
    int at = c.name + c.name_width + GAP;
    if (reader->view == VIEW_TIMELINE) {
        lay_out_bars(&c, at, width);
        return c;
    }
    int room = width - at - 1, spark = reader->table->month_count;
    int date = int_most(reader_date_width(reader, DATE_LINE), width_of(str_from(_("First"))));
    int numbers = 2 * NUMBER + GAP, dates = 2 * (date + GAP);
    if (room >= numbers + dates + spark + GAP + LEAST_DETAIL) c.spark_width = spark;
    if (room >= numbers + dates + LEAST_DETAIL) c.date_width = date;
    int fixed = (room >= numbers ? numbers : NUMBER) + (c.date_width > 0 ? dates : 0) +
                (c.spark_width > 0 ? spark + GAP : 0);
    c.detail = at;
    c.detail_width = int_least(room - fixed - GAP, MOST_DETAIL);
    if (c.detail_width < LEAST_DETAIL) c.detail_width = 0;
    at += c.detail_width + (c.detail_width > 0 ? GAP : 0);
    bool by_articles = reader->view == VIEW_SOURCES;
    *(by_articles ? &c.articles : &c.quotes) = at;
    at += NUMBER;
    if (room >= numbers) {
        *(by_articles ? &c.quotes : &c.articles) = at;
        at += NUMBER + GAP;
    }
    c.first = at + GAP;
    c.last = c.first + c.date_width + GAP;
    c.spark = c.date_width > 0 ? c.last + c.date_width + GAP : c.first;
    return c;
}

/* "2031-03 … 2032-06" over the sparklines, or as much of it as they are wide. */
static void draw_span(struct reader *reader, struct area area, const struct columns *c) {
    enum { MONTH = 7 };
    if (c->spark_width < MONTH) return;
    const struct library_table *table = reader->table;
    int first = table->first_month, last = first + table->month_count - 1;
    grid_printf(&reader->grid, area, 0, c->spark, ROLE_COLUMN, "%04d-%02d", first / 12,
                first % 12 + 1);
    if (c->spark_width >= 2 * MONTH + 1)
        grid_printf(&reader->grid, area, 0, c->spark + c->spark_width - MONTH, ROLE_COLUMN,
                    "%04d-%02d", last / 12, last % 12 + 1);
}

static void draw_heading(struct reader *reader, struct area area, const struct columns *c) {
    struct grid *grid = &reader->grid;
    static const char *const NAMES[] = {N_("Speaker"), N_("Medium"), N_("Month")};
    static const char *const DETAILS[] = {N_("Role"), N_("Cited by"), N_("Most quoted")};
    enum library_table_kind kind = kind_of(reader->view);
    const char *name = reader->table->by_day ? _("Day") : _(NAMES[kind]);
    grid_fill(grid, area_part(area, 0, 0, 1, area.columns), ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->name, c->name_width, str_from(name), ALIGN_LEFT, ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->detail, c->detail_width, str_from(_(DETAILS[kind])), ALIGN_LEFT,
                 ROLE_COLUMN);
    if (c->quotes > 0)
        grid_put_fit(grid, area, 0, c->quotes, NUMBER, str_from(_("Quotes")), ALIGN_RIGHT,
                     ROLE_COLUMN);
    if (c->articles > 0)
        grid_put_fit(grid, area, 0, c->articles, NUMBER, str_from(_("Articles")), ALIGN_RIGHT,
                     ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->first, c->date_width, str_from(_("First")), ALIGN_LEFT,
                 ROLE_COLUMN);
    grid_put_fit(grid, area, 0, c->last, c->date_width, str_from(_("Last")), ALIGN_LEFT,
                 ROLE_COLUMN);
    draw_span(reader, area, c);
}

static void draw_number(struct reader *reader, struct area area, int line, int column,
                        uint32_t number) {
    char text[16];
    snprintf(text, sizeof text, "%u", number);
    grid_put_fit(&reader->grid, area, line, column, NUMBER, str_from(text), ALIGN_RIGHT,
                 ROLE_NUMBER);
}

static void draw_date(struct reader *reader, struct area area, int line, int column, int width,
                      const struct date *date) {
    char text[READER_DATE_SIZE];
    reader_date(reader, date, DATE_LINE, text);
    grid_put_fit(&reader->grid, area, line, column, width, str_from(text), ALIGN_LEFT, ROLE_DATE);
}

/* "…        7 months without quotes", so that the bars do not seem to follow one another. */
static void draw_gap(struct reader *reader, struct area area, int line,
                     const struct library_table_row *row, const struct columns *c) {
    struct grid *grid = &reader->grid;
    unsigned long gap = row->gap;
    const char *words =
        reader->table->by_day
            ? ngettext("%lu day without quotes", "%lu days without quotes", gap)
            : ngettext("%lu month without quotes", "%lu months without quotes", gap);
    struct str dots = reader->glyphs == GLYPHS_ASCII ? STR("...") : STR("…");
    grid_put(grid, area, line, c->name, dots, ROLE_BOILERPLATE);
    grid_printf(grid, area, line, c->name + c->name_width + GAP, ROLE_BOILERPLATE, words, gap);
}

static void draw_row(struct reader *reader, struct area area, int line,
                     const struct library_table_row *row, const struct columns *c,
                     uint32_t highest) {
    struct grid *grid = &reader->grid;
    struct str pattern = buf_str(&reader->panes[PANE_TABLE].pattern);
    cell_style look = reader->view == VIEW_PEOPLE    ? reader_name_style(row->name)
                      : reader->view == VIEW_SOURCES ? (cell_style)ROLE_VIA
                                                     : (cell_style)ROLE_DATE;
    if (str_eq(row->name, STR("?"))) look = ROLE_BOILERPLATE;
    reader_put_found(reader, area, line, c->name, c->name_width, shown_name(reader, row), pattern,
                     look);
    reader_put_found(reader, area, line, c->detail, c->detail_width, row->detail, pattern,
                     ROLE_SPEAKER_ROLE);
    if (c->bar_width > 0)
        grid_put_bar(grid, area, line, c->name + c->name_width + GAP, c->bar_width, row->quotes,
                     highest, ROLE_BAR);
    if (c->quotes > 0) draw_number(reader, area, line, c->quotes, row->quotes);
    if (c->articles > 0) draw_number(reader, area, line, c->articles, row->articles);
    if (c->date_width > 0) {
        draw_date(reader, area, line, c->first, c->date_width, &row->first);
        draw_date(reader, area, line, c->last, c->date_width, &row->last);
    }
    if (c->spark_width > 0)
        grid_put_sparkline(grid, area, line, c->spark, row->months, c->spark_width,
                           c->highest_month,
                           reader->view == VIEW_PEOPLE ? look : (cell_style)ROLE_BAR);
}

static void draw(struct reader *reader, struct pane *pane) {
    struct grid *grid = &reader->grid;
    struct table *table = pane->state;
    struct area area = pane->area;
    if (!is_there(reader)) return;
    if (reader->table->count == 0 && library_counts(reader->library).articles == 0 &&
        reader_filter(reader).len > 0) {
        reader_draw_nothing_fits(reader, area);
        return;
    }
    if (reader->table->count == 0) {
        reader_draw_notice(reader, area,
                           reader->view == VIEW_SOURCES  ? _("No medium is cited here")
                           : reader->view == VIEW_PEOPLE ? _("Nobody is quoted here")
                                                         : _("No quotes with a date here"),
                           reader_filter(reader).len > 0 ? _("The filter holds here, too") : "");
        return;
    }
    struct columns columns = lay_out(reader, area.columns);
    draw_heading(reader, area_cut_top(&area, 1), &columns);
    uint32_t highest = 1;
    for (size_t i = 0; i < reader->table->count; i++)
        if (reader->table->rows[i].quotes > highest) highest = reader->table->rows[i].quotes;
    for (int line = 0; line < area.rows; line++) {
        size_t at = table->rows.top + (size_t)line;
        if (at >= table->rows.count) break;
        const struct library_table_row *row = &reader->table->rows[at];
        if (row->gap > 0)
            draw_gap(reader, area, line, row, &columns);
        else
            draw_row(reader, area, line, row, &columns, highest);
        if (at == table->rows.cursor) {
            grid_glyph(grid, area, line, 0, GLYPH_CURSOR, ROLE_ROW);
            grid_mark(grid, area_part(area, line, 0, 1, area.columns), STYLE_SELECTED);
        }
    }
}

/* ---- actions ---- */

static bool move(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    struct table *table = pane->state;
    scroller_act(&table->rows, action, number);
    keep_name(reader, table);
    reader->dirty = true;
    return true;
}

/* Down to the articles behind the row. */
static bool go_down(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    (void)action, (void)number;
    struct table *table = pane->state;
    if (!is_there(reader) || table->rows.cursor >= reader->table->count) return true;
    struct str own = reader->table->rows[table->rows.cursor].query;
    struct str filter = reader_filter(reader);
    struct buf both = {0};
    if (filter.len > 0) buf_printf(&both, "(%.*s) ", STR_ARG(filter));
    buf_add(&both, own);
    reader_open_articles(reader, buf_str(&both));
    buf_free(&both);
    return true;
}

/* The table is asked for anew: so it comes in its own order. */
static bool sort(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    (void)pane, (void)number;
    if (reader->view == VIEW_TIMELINE) return false;
    if (action == ACTION_REVERSE)
        reader->table_reverse = !reader->table_reverse;
    else
        reader->table_order = (enum table_order)((reader->table_order + 1) % TABLE_ORDER_COUNT);
    reader->table_request = library_request_table(reader->library, kind_of(reader->view));
    return true;
}

static bool go_to_click(struct reader *reader, struct pane *pane, enum action action,
                        unsigned number) {
    (void)action;
    struct table *table = pane->state;
    if (number > 1) go(reader, table, table->rows.top + number - 2);
    return true;
}

static bool is_met(const void *context, size_t at) {
    const struct reader *reader = context;
    const struct library_table_row *row = &reader->table->rows[at];
    struct str pattern = buf_str(&reader->panes[PANE_TABLE].pattern);
    return find_any(shown_name(reader, row), pattern) || find_any(row->detail, pattern);
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct table *table = pane->state;
    if (step == FIND_BEGIN) table->before = table->rows;
    size_t from = step == FIND_TYPING ? table->before.cursor : table->rows.cursor;
    size_t at = reader_find_row(reader, pane, step, table->rows.count, from, is_met);
    if (at == SIZE_MAX) return false;
    if (step == FIND_GIVE_UP)
        scroller_go_back(&table->rows, &table->before);
    else
        scroller_go_far(&table->rows, at);
    keep_name(reader, table);
    reader->dirty = true;
    return true;
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    (void)reader;
    struct table *table = pane->state;
    reader_add_met(pane, table->rows.cursor, out);
    reader_add_row(out, table->rows.cursor, table->rows.count);
}

static void drop(void *state) {
    struct table *table = state;
    for (int kind = 0; kind < TABLE_VALUES; kind++) free(table->names[kind]);
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    SCROLLING_ACTIONS(move),      PLACING_ACTIONS(move), [ACTION_READ_ON] = move,
    [ACTION_CLICK] = go_to_click, [ACTION_IN] = go_down, [ACTION_SORT] = sort,
    [ACTION_REVERSE] = sort,
};

const struct pane_ops TABLE_PANE = {
    .context = CONTEXT_VIEWS,
    .state_size = sizeof(struct table),
    .drop = drop,
    .resize = resize,
    .notice = notice,
    .draw = draw,
    .find = find,
    .place = place,
    .actions = ACTIONS,
};
