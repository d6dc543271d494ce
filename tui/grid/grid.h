/* A grid of styled cells: what the screen shall show, as plain data. Panes draw here; tui/term
 * blits it, headless runs print it. Everything is clipped: drawing outside an area or the grid is
 * allowed and does nothing. Text is already clean (text_sanitise); as a last wall a control, bidi
 * or broken character is drawn as U+FFFD. */
#ifndef KUTIP_GRID_GRID_H
#define KUTIP_GRID_GRID_H

#include "core/base/buf.h"
#include "core/base/str.h"
#include "tui/grid/area.h"
#include "tui/grid/style.h"

enum glyph {
#define GLYPH(name, utf8, ascii, help) GLYPH_##name,
#include "tui/grid/glyphs.def"
#undef GLYPH
    GLYPH_COUNT
};

enum glyph_set { GLYPHS_UTF8, GLYPHS_ASCII };

/* At most five code points, as many as an ncurses cell holds. */
enum { CELL_BYTES = 20 };

struct cell {
    char bytes[CELL_BYTES];
    uint8_t len;   /* of bytes; 0: the right half of the wide cluster on its left */
    uint8_t width; /* 1 or 2; 0 with len 0 */
    uint8_t lines; /* arms of a line glyph (up 1, right 2, down 4, left 8), else 0 */
    bool doubtful; /* terminals may disagree on its width */
    cell_style style;
};

/* Zero-initialise, then grid_resize(); grid_free() releases. */
struct grid {
    int rows, columns;
    struct cell *cells; /* rows * columns */
    enum glyph_set glyphs;
    bool cursor_shown; /* the terminal's own cursor, for prompts */
    int cursor_row, cursor_column;
};

/* Negative sizes count as 0. The content is cleared. */
void grid_resize(struct grid *grid, int rows, int columns);
void grid_free(struct grid *grid);

/* Blanks everything in ROLE_TEXT and hides the cursor. */
void grid_clear(struct grid *grid);

/* All of the grid. */
struct area grid_area(const struct grid *grid);

/* The cell at a place of the grid, NULL outside. */
const struct cell *grid_cell(const struct grid *grid, int row, int column);

/* Do a row of one grid and a row of another, of as many columns, hold the same cells? */
bool grid_same_row(const struct grid *a, int row_a, const struct grid *b, int row_b);

/* ---- text; row and column count inside the area ---- */

/* Draws `text` from (row, column) on, clipped at the area's edge; the column just behind it is
 * returned (also when it was clipped). A wide cluster that would be cut in half becomes a blank. */
int grid_put(struct grid *grid, struct area area, int row, int column, struct str text,
             cell_style style);
int grid_printf(struct grid *grid, struct area area, int row, int column, cell_style style,
                const char *format, ...) __attribute__((format(printf, 6, 7)));
int grid_glyph(struct grid *grid, struct area area, int row, int column, enum glyph glyph,
               cell_style style);

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

/* Draws `text` into exactly `cells` cells (the rest blank), with an ellipsis where it is too long.
 * Returns column + cells. */
int grid_put_fit(struct grid *grid, struct area area, int row, int column, int cells,
                 struct str text, enum align align, cell_style style);

/* The number of a quote in the margin, right-aligned in 3 cells: "❶" to "⓴", else digits; from 1000
 * on, which have no room there, "·". */
int grid_put_number(struct grid *grid, struct area area, int row, int column, unsigned number,
                    cell_style style);

/* A sparkline of `count` cells; the value `highest` is full. */
int grid_put_sparkline(struct grid *grid, struct area area, int row, int column,
                       const uint32_t *values, int count, uint32_t highest, cell_style style);

/* A bar of value/highest of `cells` cells. */
int grid_put_bar(struct grid *grid, struct area area, int row, int column, int cells,
                 uint32_t value, uint32_t highest, cell_style style);

/* ---- areas ---- */

/* Blanks the area in `style`. */
void grid_fill(struct grid *grid, struct area area, cell_style style);

/* Lays overlays (STYLE_…) over what is drawn there. */
void grid_mark(struct grid *grid, struct area area, cell_style overlays);

/* A line along an area one cell thick, across where it has one row, else down; where lines meet
 * they join (┬ ┼ ┴ …). */
void grid_line(struct grid *grid, struct area line, cell_style style);

/* A box along the inside of the area's edge; what lies inside it is returned. */
struct area grid_box(struct grid *grid, struct area area, cell_style style);

/* The bytes of a glyph in a set. */
struct str glyph_bytes(enum glyph_set set, enum glyph glyph);

/* What a glyph says, untranslated; "" where that needs no words. */
const char *glyph_help(enum glyph glyph);

/* Writes every cell in ASCII: typographic marks as those of a typewriter, letters without their
 * accents, "?" for what has no likeness. */
void grid_to_ascii(struct grid *grid);

/* ---- as text ---- */

/* The grid as lines of text, trailing blanks cut off. */
void grid_dump(const struct grid *grid, struct buf *out);

/* The same followed by the styles: one line "row column-column role overlay…" for each run of cells
 * whose style is not ROLE_TEXT, and the cursor where it is shown. Rows and columns count from 1. */
void grid_dump_styled(const struct grid *grid, struct buf *out);

#endif
