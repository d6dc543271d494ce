#include "tui/grid/grid.h"

void grid_dump(const struct grid *grid, struct buf *out) {
    for (int row = 0; row < grid->rows; row++) {
        size_t keep = out->len;
        for (int column = 0; column < grid->columns; column++) {
            const struct cell *cell = grid_cell(grid, row, column);
            buf_add(out, (struct str){cell->bytes, cell->len});
            if (cell->len != 1 || cell->bytes[0] != ' ') keep = out->len;
        }
        out->len = keep;
        buf_add_char(out, '\n');
    }
}

static void dump_style(cell_style style, struct buf *out) {
    buf_printf(out, " %s", style_face_name(style & STYLE_ROLE_MASK));
    for (unsigned face = ROLE_COUNT; face < FACE_COUNT; face++) {
        if (style_has(style, face)) buf_printf(out, " %s", style_face_name(face));
    }
    buf_add_char(out, '\n');
}

void grid_dump_styled(const struct grid *grid, struct buf *out) {
    grid_dump(grid, out);
    for (int row = 0; row < grid->rows; row++) {
        for (int column = 0; column < grid->columns;) {
            cell_style run = grid_cell(grid, row, column)->style;
            int end = column + 1;
            while (end < grid->columns && grid_cell(grid, row, end)->style == run) end++;
            if (run != ROLE_TEXT) {
                buf_printf(out, "%d %d-%d", row + 1, column + 1, end);
                dump_style(run, out);
            }
            column = end;
        }
    }
    if (grid->cursor_shown) {
        buf_printf(out, "cursor %d %d\n", grid->cursor_row + 1, grid->cursor_column + 1);
    }
}
