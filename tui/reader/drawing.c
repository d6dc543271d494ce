#include "tui/reader/drawing.h"

#include <stdio.h>
#include <time.h>

#include "core/base/bounds.h"
#include "core/text/text.h"
#include "core/text/width.h"
#include "core/text/wrap.h"
#include "tui/base/messages.h"
#include "tui/parts/find.h"

struct str reader_glyph(const struct reader *reader, enum glyph glyph) {
    return glyph_bytes(reader->glyphs, glyph);
}

void reader_date(const struct reader *reader, const struct date *date, enum date_origin origin,
                 char out[READER_DATE_SIZE]) {
    out[0] = '\0';
    if (date->year == 0) return;
    struct tm tm = {.tm_year = date->year - 1900,
                    .tm_mon = date->month - 1,
                    .tm_mday = date->day,
                    .tm_hour = date->hour,
                    .tm_min = date->minute,
                    .tm_isdst = -1};
    char *at = out;
    if (origin == DATE_BODY) *at++ = '~';
    size_t room = READER_DATE_SIZE - (size_t)(at - out);
    if (strftime(at, room, reader->config->options.date_format, &tm) == 0) *at = '\0';
}

int reader_date_width(const struct reader *reader, enum date_origin origin) {
    int widest = 0;
    for (uint8_t month = 1; month <= 12; month++) { /* they may be named */
        char text[READER_DATE_SIZE];
        reader_date(reader, &(struct date){.year = 2020, .month = month, .day = 28}, origin, text);
        widest = int_most(widest, width_of(str_from(text)));
    }
    return widest;
}

bool reader_add_key(const struct reader *reader, enum context context, enum action action,
                    struct buf *out) {
    return keymap_show(reader->config->keymap, context, action, reader->glyphs == GLYPHS_UTF8, out);
}

void reader_add_keys(const struct reader *reader, const struct key *keys, size_t count,
                     struct buf *out) {
    keys_show(out, keys, count, reader->glyphs == GLYPHS_UTF8);
}

struct str reader_file_name(struct arena *arena, struct str path) {
    size_t start = path.len;
    while (start > 0 && path.ptr[start - 1] != '/') start--;
    return text_sanitise(arena, str_slice(path, start, path.len));
}

struct str reader_words(struct arena *arena, const struct reader *reader, struct str words,
                        bool marked) {
    struct buf out = {0};
    bool ascii = reader->glyphs == GLYPHS_ASCII;
    if (marked) buf_add(&out, ascii ? STR("\"") : STR("“"));
    for (size_t i = 0; i < words.len; i++) {
        size_t breaks = 0, blanks = 0;
        for (; i < words.len && strchr(" \n\t", words.ptr[i]) != NULL; i++) {
            breaks += words.ptr[i] == '\n';
            blanks++;
        }
        if (blanks > 0) buf_add_char(&out, breaks > 1 ? '\n' : ' ');
        if (i < words.len) buf_add_char(&out, words.ptr[i]);
    }
    if (marked) buf_add(&out, ascii ? STR("\"") : STR("”"));
    struct str copy = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return copy;
}

/* Marks hits of `text`, whose first `skipped` bytes were not drawn. */
static void mark_hits(struct reader *reader, struct area area, int row, int column, int cells,
                      struct str text, const struct hits *hits, size_t skipped) {
    for (size_t i = 0; i < hits->count; i++) {
        const struct hit *hit = &hits->at[i];
        if (hit->start < skipped) continue;
        int from = width_of(str_slice(text, skipped, hit->start));
        int to = int_least(width_of(str_slice(text, skipped, hit->end)), cells);
        if (from >= cells) break;
        grid_mark(&reader->grid, area_part(area, row, column + from, 1, to - from), STYLE_HIT);
    }
}

void reader_draw_hits(struct reader *reader, struct area area, int row, int column, int cells,
                      struct str text, struct str pattern) {
    struct arena arena = {0};
    struct hits hits;
    find_all(&arena, text, pattern, &hits);
    mark_hits(reader, area, row, column, cells, text, &hits, 0);
    arena_free(&arena);
}

/* Bytes at the beginning that give way so that a hit is seen, with words before it. */
static size_t beginning_to_skip(struct str text, const struct hit *hit, int cells) {
    bool is_seen = width_of(str_slice(text, 0, hit->end)) < cells || width_of(text) <= cells;
    int skipped = width_of(str_slice(text, 0, hit->start)) - cells / 3, used;
    return is_seen || skipped <= 0 ? 0 : width_fit(text, skipped, &used);
}

void reader_put_found(struct reader *reader, struct area area, int row, int column, int cells,
                      struct str text, struct str pattern, cell_style look) {
    if (cells <= 0) return;
    struct arena arena = {0};
    struct hits hits;
    find_all(&arena, text, pattern, &hits);
    size_t skipped = hits.count > 0 ? beginning_to_skip(text, &hits.at[0], cells) : 0;
    if (skipped > 0) {
        column = grid_glyph(&reader->grid, area, row, column, GLYPH_ELLIPSIS, look);
        cells--;
    }
    grid_put_fit(&reader->grid, area, row, column, cells, str_slice(text, skipped, text.len),
                 ALIGN_LEFT, look);
    mark_hits(reader, area, row, column, cells, text, &hits, skipped);
    arena_free(&arena);
}

size_t reader_find_row(struct reader *reader, struct pane *pane, enum find_step step, size_t count,
                       size_t from, find_test *is_met) {
    size_t at = from;
    if (step == FIND_TYPING || step == FIND_NEXT || step == FIND_PREVIOUS)
        at = find_row(count, from, step == FIND_TYPING, step == FIND_PREVIOUS, is_met, reader);
    if (at >= count) return SIZE_MAX;
    find_count(count, at, is_met, reader, &pane->met);
    return at;
}

void reader_add_met(const struct pane *pane, size_t row, struct buf *out) {
    if (pane->pattern.len == 0 || pane->met.count == 0 || pane->met.row != row) return;
    if (pane->met.count == SIZE_MAX)
        buf_printf(out, _("hit (in more than %u rows: not counted)  "), LIBRARY_ROWS_KEPT);
    else
        buf_printf(out, "%s %zu/%zu  ", _("hit"), pane->met.number, pane->met.count);
}

void reader_add_number(struct buf *out, size_t number) {
    char digits[32];
    int len = snprintf(digits, sizeof digits, "%zu", number);
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0) buf_add_char(out, ',');
        buf_add_char(out, digits[i]);
    }
}

void reader_add_row(struct buf *out, size_t row, size_t count) {
    if (count == 0) return;
    reader_add_number(out, row + 1);
    buf_add_char(out, '/');
    reader_add_number(out, count);
}

bool reader_draw_remark(struct reader *reader, struct area line, int column, struct str text,
                        cell_style look) {
    struct grid *grid = &reader->grid;
    int room = line.columns - column - 1, rows = line.row;
    if (width_of(text) <= room || rows == 0) {
        grid_put_fit(grid, line, 0, column, room, text, ALIGN_LEFT, look);
        return true;
    }
    struct arena arena = {0};
    struct wrapped lines;
    wrap_text(&arena, text, grid->columns > 3 ? grid->columns - 2 : 1, &lines);
    if ((int)lines.count < rows) rows = (int)lines.count;
    struct area above = {line.row - rows, 0, rows, grid->columns};
    grid_fill(grid, above, ROLE_FOOTER);
    for (int i = 0; i < rows; i++)
        grid_put(grid, above, i, 1, str_slice(text, lines.at[i].start, lines.at[i].end), look);
    arena_free(&arena);
    return false;
}

void reader_add_marked(const struct reader *reader, const struct library_marks *marks,
                       struct buf *out) {
    struct str rest = marks->tags, tag;
    while (str_cut(&rest, ',', &tag)) {
        if (str_trim(tag).len == 0) continue;
        if (out->len > 0) buf_add_char(out, ' ');
        buf_printf(out, "#%.*s", STR_ARG(str_trim(tag)));
    }
    if (marks->note.len > 0)
        buf_printf(out, "%s%.*s %.*s", out->len > 0 ? "  " : "",
                   STR_ARG(reader_glyph(reader, GLYPH_NOTE)), STR_ARG(marks->note));
}

/* Draws one wrapped, centred paragraph; the row below it is returned. */
static int draw_centred(struct grid *grid, struct area area, int row, const char *text,
                        cell_style look) {
    struct arena arena = {0};
    struct wrapped lines;
    struct str s = str_from(text);
    wrap_text(&arena, s, area.columns > 0 ? area.columns : 1, &lines);
    for (size_t i = 0; i < lines.count; i++)
        grid_put_fit(grid, area, row++, 0, area.columns,
                     str_slice(s, lines.at[i].start, lines.at[i].end), ALIGN_CENTRE, look);
    arena_free(&arena);
    return row;
}

void reader_draw_notice(struct reader *reader, struct area area, const char *heading,
                        const char *body) {
    enum { WIDEST = 60 };
    int margin = area.columns > WIDEST ? (area.columns - WIDEST) / 2 : area.columns > 8 ? 2 : 0;
    struct area inside = area_part(area, 0, margin, area.rows, area.columns - 2 * margin);
    int row = area.rows > 8 ? area.rows / 3 : area.rows > 2 ? 1 : 0;
    row = draw_centred(&reader->grid, inside, row, heading, ROLE_HEADING);
    draw_centred(&reader->grid, inside, row + (area.rows > 5), body, ROLE_BOILERPLATE);
}

void reader_draw_nothing_fits(struct reader *reader, struct area area) {
    struct buf keys = {0};
    buf_add(&keys, str_from(_("Change it with ")));
    reader_add_key(reader, CONTEXT_LIST, ACTION_FILTER, &keys);
    buf_add(&keys, str_from(_(", clear it with ")));
    reader_add_key(reader, CONTEXT_LIST, ACTION_FILTER_CLEAR, &keys);
    reader_draw_notice(reader, area, _("Nothing fits the filter"), keys.at);
    buf_free(&keys);
}

void reader_draw_more(struct reader *reader, struct area area, const struct entries *entries) {
    int edge = area.columns - 1;
    if (entries->skipped > 0) grid_glyph(&reader->grid, area, 0, edge, GLYPH_UP, ROLE_POPUP_KEY);
    if (entries->below > 0)
        grid_glyph(&reader->grid, area, area.rows - 1, edge, GLYPH_DOWN, ROLE_POPUP_KEY);
}
