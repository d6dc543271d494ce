#include "tui/grid/grid.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistr.h>

#include "core/base/bounds.h"
#include "core/base/mem.h"
#include "core/text/width.h"

enum { ARM_UP = 1, ARM_RIGHT = 2, ARM_DOWN = 4, ARM_LEFT = 8 };
enum { ARMS_ACROSS = ARM_LEFT | ARM_RIGHT, ARMS_DOWN = ARM_UP | ARM_DOWN };
enum { CLUSTER_POINTS = 5 };

static const struct {
    struct str bytes[2]; /* by enum glyph_set */
    const char *help;
} glyphs[GLYPH_COUNT] = {
#define GLYPH(name, utf8, ascii, help) {{{utf8, sizeof utf8 - 1}, {ascii, sizeof ascii - 1}}, help},
#include "tui/grid/glyphs.def"
#undef GLYPH
};

static const struct cell blank_cell = {.bytes = " ", .len = 1, .width = 1};

struct str glyph_bytes(enum glyph_set set, enum glyph glyph) {
    return glyphs[glyph].bytes[set];
}

const char *glyph_help(enum glyph glyph) {
    return glyphs[glyph].help;
}

/* ---- the grid ---- */

void grid_resize(struct grid *grid, int rows, int columns) {
    grid->rows = int_most(rows, 0);
    grid->columns = int_most(columns, 0);
    size_t count = (size_t)grid->rows * (size_t)grid->columns;
    grid->cells = mem_resize(grid->cells, count + 1, sizeof *grid->cells);
    grid_clear(grid);
}

void grid_free(struct grid *grid) {
    free(grid->cells);
    *grid = (struct grid){0};
}

void grid_clear(struct grid *grid) {
    size_t count = (size_t)grid->rows * (size_t)grid->columns;
    for (size_t i = 0; i < count; i++) grid->cells[i] = blank_cell;
    grid->cursor_shown = false;
}

struct area grid_area(const struct grid *grid) {
    return (struct area){0, 0, grid->rows, grid->columns};
}

static struct cell *cell_at(const struct grid *grid, int row, int column) {
    if (row < 0 || column < 0 || row >= grid->rows || column >= grid->columns) return NULL;
    return &grid->cells[(size_t)row * (size_t)grid->columns + (size_t)column];
}

const struct cell *grid_cell(const struct grid *grid, int row, int column) {
    return cell_at(grid, row, column);
}

bool grid_same_row(const struct grid *a, int row_a, const struct grid *b, int row_b) {
    size_t columns = (size_t)a->columns;
    return memcmp(&a->cells[(size_t)row_a * columns], &b->cells[(size_t)row_b * columns],
                  columns * sizeof *a->cells) == 0;
}

/* Writes over a cell of the grid; the other half of a wide cluster that was there becomes a blank.
 */
static void cell_set(struct grid *grid, int row, int column, const struct cell *with) {
    struct cell *cell = cell_at(grid, row, column);
    if (cell == NULL) return;
    struct cell *other = NULL;
    if (cell->len == 0) other = cell_at(grid, row, column - 1);
    if (cell->width == 2) other = cell_at(grid, row, column + 1);
    if (other != NULL) {
        cell_style kept = other->style;
        *other = blank_cell;
        other->style = kept;
    }
    *cell = *with;
}

void grid_fill(struct grid *grid, struct area area, cell_style style) {
    struct cell blank = blank_cell;
    blank.style = style;
    struct area inside = area_meet(grid_area(grid), area);
    for (int row = 0; row < inside.rows; row++) {
        for (int column = 0; column < inside.columns; column++) {
            cell_set(grid, inside.row + row, inside.column + column, &blank);
        }
    }
}

void grid_mark(struct grid *grid, struct area area, cell_style overlays) {
    struct area inside = area_meet(grid_area(grid), area);
    for (int row = 0; row < inside.rows; row++)
        for (int column = 0; column < inside.columns; column++)
            cell_at(grid, inside.row + row, inside.column + column)->style |=
                overlays & STYLE_OVERLAYS;
}

/* ---- text ---- */

/* Must this code point never reach a terminal, whatever the text before it promised? */
static bool is_harmful(ucs4_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c || c == 0x200e || c == 0x200f ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Length of the stretch from `at` on that may be drawn as it is; 0: the `*bad` bytes there may not.
 */
static size_t harmless_length(struct str text, size_t at, size_t *bad) {
    size_t end = at;
    while (end < text.len) {
        unsigned char byte = (unsigned char)text.ptr[end];
        if (byte >= 0x20 && byte < 0x7f) {
            end++;
            continue;
        }
        ucs4_t c;
        int len = u8_mbtoucr(&c, (const uint8_t *)text.ptr + end, text.len - end);
        if (len <= 0 || is_harmful(c)) {
            *bad = len > 0 ? (size_t)len : 1;
            break;
        }
        end += (size_t)len;
    }
    return end - at;
}

static void cell_take(struct cell *cell, struct str bytes) {
    size_t len = 0;
    for (int points = 0; len < bytes.len; points++) {
        size_t next = len + 1;
        while (next < bytes.len && ((unsigned char)bytes.ptr[next] & 0xc0) == 0x80) next++;
        if (points == CLUSTER_POINTS || next > CELL_BYTES) break;
        len = next;
    }
    memcpy(cell->bytes, bytes.ptr, len);
    cell->len = (uint8_t)len;
}

/* One cluster at a column of the area; the column behind it is returned. */
static int put_cluster(struct grid *grid, struct area area, int row, int column,
                       const struct cluster *cluster, cell_style style) {
    if (cluster->width <= 0) return column;
    int behind = column + cluster->width;
    bool cut = column < 0 || behind > area.columns;
    if (row < 0 || row >= area.rows || behind <= 0 || column >= area.columns) return behind;
    struct cell cell = blank_cell;
    cell.style = style;
    if (cut) { /* half of a wide cluster lies outside */
        int inside = column < 0 ? behind - 1 : column;
        cell_set(grid, area.row + row, area.column + inside, &cell);
        return behind;
    }
    cell_take(&cell, cluster->shown);
    cell.width = (uint8_t)cluster->width;
    cell.doubtful = cluster->doubtful;
    bool whole = cell_at(grid, area.row + row, area.column + behind - 1) != NULL &&
                 area.column + column >= 0;
    if (!whole) cell = (struct cell){.bytes = " ", .len = 1, .width = 1, .style = style};
    cell_set(grid, area.row + row, area.column + column, &cell);
    if (cluster->width == 2 && whole) {
        /* cell_set would take the left half for torn */
        struct cell right = {.style = style};
        struct cell *left = cell_at(grid, area.row + row, area.column + column);
        left->width = 1;
        cell_set(grid, area.row + row, area.column + column + 1, &right);
        left->width = 2;
    }
    return behind;
}

int grid_put(struct grid *grid, struct area area, int row, int column, struct str text,
             cell_style style) {
    static const struct cluster replacement = {
        .bytes = {"\xef\xbf\xbd", 3}, .shown = {"\xef\xbf\xbd", 3}, .width = 1};
    static const struct cluster space = {.bytes = {" ", 1}, .shown = {" ", 1}, .width = 1};
    size_t at = 0;
    while (at < text.len && column < area.columns) {
        size_t bad = 0, harmless = harmless_length(text, at, &bad);
        struct str stretch = str_slice(text, at, at + harmless);
        for (size_t i = 0; i < stretch.len && column < area.columns;) {
            struct cluster cluster = width_cluster(stretch, i);
            column = put_cluster(grid, area, row, column, &cluster, style);
            i += cluster.bytes.len;
        }
        at += harmless;
        if (bad == 0) continue;
        bool blank = text.ptr[at] == '\t' || text.ptr[at] == '\n';
        column = put_cluster(grid, area, row, column, blank ? &space : &replacement, style);
        at += bad;
    }
    return column;
}

int grid_printf(struct grid *grid, struct area area, int row, int column, cell_style style,
                const char *format, ...) {
    char line[1024];
    va_list arguments;
    va_start(arguments, format);
    int len = vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    if (len < 0) return column;
    struct str text = {line, (size_t)int_least(len, (int)sizeof line - 1)};
    return grid_put(grid, area, row, column, text, style);
}

int grid_glyph(struct grid *grid, struct area area, int row, int column, enum glyph glyph,
               cell_style style) {
    return grid_put(grid, area, row, column, glyph_bytes(grid->glyphs, glyph), style);
}

int grid_put_fit(struct grid *grid, struct area area, int row, int column, int cells,
                 struct str text, enum align align, cell_style style) {
    if (cells <= 0) return column;
    struct area field = area_part(area, row, column, 1, cells);
    grid_fill(grid, field, style);
    int used = 0;
    size_t fits = width_fit(text, cells, &used);
    bool cut = fits < text.len;
    if (cut) fits = width_fit(text, cells - 1, &used);
    int blank = cells - used - (cut ? 1 : 0);
    int indent = align == ALIGN_RIGHT ? blank : align == ALIGN_CENTRE ? blank / 2 : 0;
    int behind = grid_put(grid, area, row, column + indent, str_slice(text, 0, fits), style);
    if (cut) grid_glyph(grid, area, row, behind, GLYPH_ELLIPSIS, style);
    return column + cells;
}

int grid_put_number(struct grid *grid, struct area area, int row, int column, unsigned number,
                    cell_style style) {
    enum { CIRCLED_1 = 0x2776, CIRCLED_11 = 0x24eb };
    if (number > 999) return grid_glyph(grid, area, row, column + 2, GLYPH_DOT, style);
    if (number > 99) {
        char digits[16];
        snprintf(digits, sizeof digits, "%u", number);
        return grid_put_fit(grid, area, row, column, 3, str_from(digits), ALIGN_RIGHT, style);
    }
    column++;
    if (grid->glyphs == GLYPHS_ASCII || number < 1 || number > 20) {
        return grid_printf(grid, area, row, column, style, "%2u", number);
    }
    uint8_t sign[6] = " ";
    ucs4_t c = number <= 10 ? CIRCLED_1 + number - 1 : CIRCLED_11 + number - 11;
    int len = u8_uctomb(sign + 1, c, sizeof sign - 1);
    struct str text = {(const char *)sign, 1 + (size_t)int_most(len, 0)};
    return grid_put(grid, area, row, column, text, style);
}

int grid_put_sparkline(struct grid *grid, struct area area, int row, int column,
                       const uint32_t *values, int count, uint32_t highest, cell_style style) {
    enum { STEPS = GLYPH_SPARK_8 - GLYPH_SPARK_0 };
    if (highest == 0) highest = 1;
    for (int i = 0; i < count; i++) {
        /* rounded up: a month with one quote is never drawn as empty */
        uint64_t step = ((uint64_t)values[i] * STEPS + highest - 1) / highest;
        if (step > STEPS) step = STEPS;
        column = grid_glyph(grid, area, row, column, GLYPH_SPARK_0 + (enum glyph)step, style);
    }
    return column;
}

int grid_put_bar(struct grid *grid, struct area area, int row, int column, int cells,
                 uint32_t value, uint32_t highest, cell_style style) {
    if (cells <= 0) return column;
    grid_fill(grid, area_part(area, row, column, 1, cells), style);
    uint64_t halves =
        highest == 0 ? 0 : ((uint64_t)value * 2 * (unsigned)cells + highest - 1) / highest;
    int full = int_least((int)(halves / 2), cells);
    for (int i = 0; i < full; i++) grid_glyph(grid, area, row, column + i, GLYPH_BAR, style);
    if (full < cells && halves % 2 == 1) {
        grid_glyph(grid, area, row, column + full, GLYPH_BAR_HALF, style);
    }
    return column + cells;
}

/* ---- lines ---- */

static void set_arms(struct grid *grid, int row, int column, unsigned arms, cell_style style) {
    struct cell cell = blank_cell;
    struct str bytes = glyph_bytes(grid->glyphs, (enum glyph)(GLYPH_LINE_NONE + arms));
    cell_take(&cell, bytes);
    cell.lines = (uint8_t)arms;
    cell.style = style;
    cell_set(grid, row, column, &cell);
}

/* A line just outside the end of a new one grows an arm towards it. */
static void join_neighbour(struct grid *grid, int row, int column, unsigned across, unsigned arm) {
    const struct cell *cell = grid_cell(grid, row, column);
    if (cell == NULL || (cell->lines & across) == 0) return;
    set_arms(grid, row, column, cell->lines | arm, cell->style);
}

void grid_line(struct grid *grid, struct area line, cell_style style) {
    bool across = line.rows == 1;
    unsigned along = across ? ARMS_ACROSS : ARMS_DOWN, athwart = across ? ARMS_DOWN : ARMS_ACROSS;
    unsigned onwards = across ? ARM_RIGHT : ARM_DOWN, backwards = across ? ARM_LEFT : ARM_UP;
    line = area_meet(grid_area(grid), line);
    if (line.rows == 0 || line.columns == 0) return;
    int down = across ? 0 : 1, right = across ? 1 : 0;
    int last = (across ? line.columns : line.rows) - 1;
    for (int i = 0; i <= last; i++) {
        int row = line.row + i * down, column = line.column + i * right;
        unsigned there = grid_cell(grid, row, column)->lines, arms = along;
        if ((there & athwart) != 0 && i == 0) arms = onwards;
        if ((there & athwart) != 0 && i == last) arms = backwards;
        set_arms(grid, row, column, there | arms, style);
    }
    join_neighbour(grid, line.row - down, line.column - right, athwart, onwards);
    join_neighbour(grid, line.row + (last + 1) * down, line.column + (last + 1) * right, athwart,
                   backwards);
}

struct area grid_box(struct grid *grid, struct area area, cell_style style) {
    struct area box = area_meet(grid_area(grid), area);
    if (box.rows < 2 || box.columns < 2) return (struct area){box.row, box.column, 0, 0};
    int bottom = box.row + box.rows - 1, right = box.column + box.columns - 1;
    for (int row = box.row; row <= bottom; row++) {
        unsigned arms = (row > box.row ? ARM_UP : 0u) | (row < bottom ? ARM_DOWN : 0u);
        bool edge = row == box.row || row == bottom;
        set_arms(grid, row, box.column, arms | (edge ? ARM_RIGHT : 0u), style);
        set_arms(grid, row, right, arms | (edge ? ARM_LEFT : 0u), style);
    }
    for (int column = box.column + 1; column < right; column++) {
        set_arms(grid, box.row, column, ARMS_ACROSS, style);
        set_arms(grid, bottom, column, ARMS_ACROSS, style);
    }
    return area_part(box, 1, 1, box.rows - 2, box.columns - 2);
}
