#include <stdlib.h>
#include <unistr.h>
#include <wchar.h>

#include "core/base/bounds.h"
#include "core/base/mem.h"
#include "tui/term/screen.h"
#include "tui/term/terminfo.h"

/* ---- colours ---- */

static int offered_colours(void) {
    if (!has_colors() || COLORS < 8) return 0;
    if (terminfo_is_direct_colour()) return PALETTE_RGB;
    return COLORS >= 256 ? 256 : COLORS >= 16 ? 16 : 8;
}

void screen_set_colours(struct term *term, const struct options *options) {
    static const int wanted[] = {
        [COLOURS_NONE] = 0,          [COLOURS_8] = 8, [COLOURS_16] = 16, [COLOURS_256] = 256,
        [COLOURS_RGB] = PALETTE_RGB,
    };
    int offered = offered_colours();
    term->colours = offered;
    if (options->colours != COLOURS_AUTO) {
        int colours = wanted[options->colours];
        term->colours = int_least(colours, offered);
    } else {
        const char *no_color = getenv("NO_COLOR"); /* https://no-color.org */
        if (no_color != NULL && no_color[0] != '\0') term->colours = 0;
    }
    free(term->faces);
    term->faces = mem_new(STYLES, sizeof *term->faces);
}

static const struct curses_face *face_of(struct term *term, cell_style style) {
    static const attr_t attributes[] = {
        [FACE_INDEX_BOLD] = A_BOLD,       [FACE_INDEX_DIM] = A_DIM,
        [FACE_INDEX_ITALIC] = A_ITALIC,   [FACE_INDEX_UNDERLINE] = A_UNDERLINE,
        [FACE_INDEX_REVERSE] = A_REVERSE,
    };
    struct curses_face *face = &term->faces[style];
    if (face->known) return face;
    struct shown_face shown = palette_face(&term->theme, &term->plain, style, term->colours);
    face->known = true;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        if (shown.attributes >> i & 1) face->attributes |= attributes[i];
    }
    if (shown.foreground != -1 || shown.background != -1) {
        int pair = alloc_pair(shown.foreground, shown.background);
        face->pair = (int16_t)int_most(pair, 0);
    }
    return face;
}

/* ---- cells ---- */

/* The cell's code points for curses: a spacing one and marks. False when curses, which measures by
 * the C library, would not give it the width that it has. */
static bool wide_characters(const struct cell *cell, wchar_t out[CCHARW_MAX + 1]) {
    size_t count = 0;
    for (size_t at = 0; at < cell->len && count < CCHARW_MAX;) {
        ucs4_t c;
        int len = u8_mbtoucr(&c, (const uint8_t *)cell->bytes + at, cell->len - at);
        if (len <= 0) return false;
        out[count++] = (wchar_t)c;
        at += (size_t)len;
    }
    out[count] = L'\0';
    if (count == 0 || wcwidth(out[0]) != cell->width) return false;
    for (size_t i = 1; i < count; i++) {
        if (wcwidth(out[i]) != 0) return false;
    }
    return true;
}

static void put_cell(struct term *term, const struct cell *cell, int row, int column) {
    const struct curses_face *face = face_of(term, cell->style);
    wchar_t characters[CCHARW_MAX + 1];
    cchar_t wide;
    bool fits = wide_characters(cell, characters) &&
                setcchar(&wide, characters, face->attributes, face->pair, NULL) == OK;
    if (fits) {
        mvadd_wch(row, column, &wide);
        return;
    }
    for (int i = 0; i < cell->width; i++) {
        if (setcchar(&wide, L"?", face->attributes, face->pair, NULL) != OK) return;
        mvadd_wch(row, column + i, &wide);
    }
}

static void put_row(struct term *term, const struct grid *grid, int row) {
    int columns = int_least(grid->columns, term->columns);
    for (int column = 0; column < columns; column++) {
        const struct cell *cell = grid_cell(grid, row, column);
        if (cell->len > 0) put_cell(term, cell, row, column);
    }
}

/* ---- the screen ---- */

/* Says where the cursor is in absolute terms: curses goes on from where it believes it to be. */
static void pin_cursor(struct term *term) {
    struct buf move_there = {0};
    terminfo_add_move(&move_there, getcury(curscr), getcurx(curscr));
    screen_write(term, buf_str(&move_there));
    buf_free(&move_there);
}

/* A hidden cursor rests at the start of the last row drawn: curses must know where it is. */
static void place_cursor(const struct term *term, const struct grid *grid, int last_row) {
    bool inside = grid->cursor_row >= 0 && grid->cursor_row < term->rows &&
                  grid->cursor_column >= 0 && grid->cursor_column < term->columns;
    bool shown = grid->cursor_shown && inside;
    curs_set(shown ? 1 : 0);
    if (shown) {
        move(grid->cursor_row, grid->cursor_column);
    } else if (last_row >= 0) {
        move(last_row, 0);
    }
}

enum row_change {
    ROW_SAME,
    ROW_CHANGED,
    ROW_DOUBTFUL /* holds or held a cell on whose width terminals may disagree */
};

static enum row_change row_change(const struct term *term, const struct grid *grid, int row) {
    if (grid_same_row(grid, row, &term->shown, row)) return ROW_SAME;
    for (int column = 0; column < grid->columns; column++) {
        bool is = grid_cell(grid, row, column)->doubtful;
        bool was = grid_cell(&term->shown, row, column)->doubtful;
        if (is || was) return ROW_DOUBTFUL;
    }
    return ROW_CHANGED;
}

void term_draw(struct term *term, const struct grid *grid) {
    int rows = int_least(grid->rows, term->rows);
    if (term->shown.rows != grid->rows || term->shown.columns != grid->columns) {
        erase();
        grid_resize(&term->shown, grid->rows, grid->columns);
    }
    frame_begin(term);
    scroll_ahead(term, grid);
    int last_row = -1;
    for (int row = 0; row < rows; row++) {
        if (row_change(term, grid, row) != ROW_CHANGED) continue;
        put_row(term, grid, row);
        last_row = row;
    }
    place_cursor(term, grid, last_row);
    wnoutrefresh(stdscr);
    /* Rows that may leave the cursor elsewhere than curses believes go out last, one by one. */
    for (int row = 0; row < rows; row++) {
        if (row_change(term, grid, row) != ROW_DOUBTFUL) continue;
        put_row(term, grid, row);
        wredrawln(stdscr, row, 1);
        place_cursor(term, grid, row);
        wnoutrefresh(stdscr);
        doupdate();
        pin_cursor(term);
    }
    doupdate();
    frame_end(term);
    size_t count = (size_t)grid->rows * (size_t)grid->columns;
    if (count > 0) memcpy(term->shown.cells, grid->cells, count * sizeof *grid->cells);
}
