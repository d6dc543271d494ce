/* Lines that move up or down as one: the terminal moves them itself, and only what is new
 * goes over the line. curses can do this too, but sets and resets the scrolling region around every
 * line; here the region stays set while nothing outside it changes, and a line down costs one byte
 * and the line's text. */
#include <stdlib.h>

#include "core/base/mem.h"
#include "tui/term/screen.h"
#include "tui/term/terminfo.h"

#define SAVE_CURSOR "\0337"
#define RESTORE_CURSOR "\0338"

/* Rows top … bottom of the screen move up by `lines` (down where negative). */
struct shift {
    int top, bottom, lines;
};

static bool has_doubtful(const struct grid *grid) {
    size_t count = (size_t)grid->rows * (size_t)grid->columns;
    for (size_t i = 0; i < count; i++) {
        if (grid->cells[i].doubtful) return true;
    }
    return false;
}

/* The longest run of rows that show what stood `lines` further down; `saved` counts those of them
 * that would have to be drawn otherwise. */
static struct shift longest_run(const struct grid *was, const struct grid *is, int lines,
                                int *saved) {
    struct shift best = {0};
    *saved = 0;
    int from = lines < 0 ? -lines : 0, to = lines > 0 ? is->rows - lines : is->rows;
    for (int row = from, start = from, gain = 0; row <= to; row++) {
        if (row < to && grid_same_row(is, row, was, row + lines)) {
            gain += !grid_same_row(is, row, was, row);
            continue;
        }
        if (gain > *saved) {
            *saved = gain;
            best = (struct shift){start, row - 1, lines};
        }
        start = row + 1;
        gain = 0;
    }
    if (lines > 0) best.bottom += lines;
    if (lines < 0) best.top += lines;
    return best;
}

/* The move that saves most; false when none saves at least half of the changed rows. */
static bool find_shift(const struct grid *was, const struct grid *is, struct shift *out) {
    enum { LEAST_SAVED = 4 };
    int changed = 0, most = 0;
    for (int row = 0; row < is->rows; row++) changed += !grid_same_row(is, row, was, row);
    if (changed < LEAST_SAVED) return false;
    for (int lines = -is->rows / 2; lines <= is->rows / 2; lines++) {
        int saved;
        if (lines == 0) continue;
        struct shift shift = longest_run(was, is, lines, &saved);
        if (saved <= most) continue;
        most = saved;
        *out = shift;
    }
    return most >= LEAST_SAVED && most * 2 >= changed;
}

static bool changes_outside(const struct grid *was, const struct grid *is,
                            const struct shift *shift) {
    for (int row = 0; row < is->rows; row++) {
        bool is_inside = row >= shift->top && row <= shift->bottom;
        if (!is_inside && !grid_same_row(is, row, was, row)) return true;
    }
    return false;
}

/* Moves curses' picture of the screen as the screen moved. Its rows are declared lost first: else
 * curses would go by their old contents, find the same move, and make it once more. */
static void tell_curses(const struct shift *shift) {
    int rows = shift->bottom - shift->top + 1, columns = COLS, y, x;
    cchar_t *picture = mem_new((size_t)rows * (size_t)(columns + 1), sizeof *picture);
    getyx(curscr, y, x);
    for (int row = 0; row < rows; row++) {
        mvwin_wchnstr(curscr, shift->top + row, 0, picture + row * (columns + 1), columns);
    }
    wredrawln(stdscr, shift->top, rows);
    for (int row = 0; row < rows; row++) {
        int from = row + shift->lines;
        bool is_new = from < 0 || from >= rows;
        if (is_new) {
            wmove(curscr, shift->top + row, 0);
            wclrtoeol(curscr);
        } else {
            mvwadd_wchnstr(curscr, shift->top + row, 0, picture + from * (columns + 1), columns);
        }
    }
    wmove(curscr, y, x);
    free(picture);
    scrollok(stdscr, TRUE);
    wsetscrreg(stdscr, shift->top, shift->bottom);
    wscrl(stdscr, shift->lines);
    wsetscrreg(stdscr, 0, LINES - 1);
    scrollok(stdscr, FALSE);
}

/* The same for our own; what the new rows hold is nothing that could be asked for. */
static void move_shown(struct grid *shown, const struct shift *shift) {
    size_t columns = (size_t)shown->columns, size = columns * sizeof *shown->cells;
    int rows = shift->bottom - shift->top + 1;
    int lines = shift->lines > 0 ? shift->lines : -shift->lines;
    struct cell *block = shown->cells + (size_t)shift->top * columns;
    struct cell *moved = block + (size_t)lines * columns;
    bool is_up = shift->lines > 0;
    memmove(is_up ? block : moved, is_up ? moved : block, (size_t)(rows - lines) * size);
    memset(is_up ? block + (size_t)(rows - lines) * columns : block, 0, (size_t)lines * size);
}

/* At the edge of the region a line feed (reverse: RI) moves all lines of it; the cursor is where
 * curses believes it to be, before and after. */
static void move_lines(struct term *term, const struct shift *shift) {
    struct buf bytes = {0};
    int edge = shift->lines > 0 ? shift->bottom : shift->top;
    bool is_there = getcury(curscr) == edge;
    bool is_set = term->region_top == shift->top && term->region_bottom == shift->bottom;
    if (!is_there || !is_set) buf_add(&bytes, STR(SAVE_CURSOR));
    if (!is_set) buf_printf(&bytes, "\x1b[%d;%dr", shift->top + 1, shift->bottom + 1);
    if (!is_there || !is_set) buf_printf(&bytes, "\x1b[%dH", edge + 1);
    for (int i = 0; i < shift->lines; i++) buf_add_char(&bytes, '\n');
    for (int i = 0; i < -shift->lines; i++) buf_add(&bytes, STR("\x1bM"));
    if (!is_there || !is_set) buf_add(&bytes, STR(RESTORE_CURSOR));
    screen_write(term, buf_str(&bytes));
    buf_free(&bytes);
    term->region_top = shift->top;
    term->region_bottom = shift->bottom;
}

void scroll_look_up(struct term *term) {
    static const struct {
        const char *capability, *bytes;
    } needed[] = {{"csr", "\x1b[%i%p1%d;%p2%dr"},
                  {"sc", SAVE_CURSOR},
                  {"rc", RESTORE_CURSOR},
                  {"ind", "\n"},
                  {"ri", "\x1bM"}};
    term->can_scroll = true;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++) {
        const char *has = terminfo_string(needed[i].capability);
        if (has == NULL || strcmp(has, needed[i].bytes) != 0) term->can_scroll = false;
    }
    term->region_top = term->region_bottom = -1;
}

void scroll_reset(struct term *term) {
    if (term->region_top < 0) return;
    screen_write(term, STR(SAVE_CURSOR "\x1b[r" RESTORE_CURSOR));
    term->region_top = term->region_bottom = -1;
}

void scroll_ahead(struct term *term, const struct grid *grid) {
    const struct grid *was = &term->shown;
    bool fits = grid->rows == term->rows && grid->columns == term->columns &&
                was->rows == grid->rows && was->columns == grid->columns;
    bool may = term->can_scroll && fits && !grid->cursor_shown && !has_doubtful(grid) &&
               !has_doubtful(was);
    struct shift shift = {0};
    bool moves = may && find_shift(was, grid, &shift);
    if (moves) {
        move_lines(term, &shift);
        tell_curses(&shift);
        move_shown(&term->shown, &shift);
    }
    /* curses knows of no region: it must not move across its edges */
    if (!moves || changes_outside(was, grid, &shift)) scroll_reset(term);
}
