/* Drawing on a grid: clipping, wide clusters, joined lines, and the last wall against controls. */
#include <stdio.h>
#include <stdlib.h>

#include "tui/grid/grid.h"
#include "unit.h"

static struct grid new_grid(int rows, int columns) {
    struct grid grid = {0};
    grid_resize(&grid, rows, columns);
    return grid;
}

static void expect_screen(const struct grid *grid, const char *screen) {
    struct buf out = {0};
    grid_dump(grid, &out);
    assert_string_equal(out.at, screen);
    buf_free(&out);
}

static void text_is_clipped_at_the_area(void **state) {
    (void)state;
    struct grid grid = new_grid(3, 8);
    struct area area = {1, 2, 1, 4};
    assert_int_equal(grid_put(&grid, area, 0, -2, STR("abcdefgh"), ROLE_TEXT), 4);
    grid_put(&grid, area, 1, 0, STR("below"), ROLE_TEXT);
    grid_put(&grid, area, -1, 0, STR("above"), ROLE_TEXT);
    grid_put(&grid, (struct area){0, 6, 1, 99}, 0, 0, STR("xyz"), ROLE_TEXT);
    expect_screen(&grid, "      xy\n  cdef\n\n");
    grid_free(&grid);
}

static void wide_clusters_are_never_cut_in_half(void **state) {
    (void)state;
    struct grid grid = new_grid(1, 6);
    struct area all = grid_area(&grid);
    grid_put(&grid, all, 0, 0, STR("日本語字"), ROLE_TEXT);
    expect_screen(&grid, "日本語\n");
    grid_put(&grid, all, 0, 1, STR("x"), ROLE_TEXT); /* over the right half of the first */
    expect_screen(&grid, " x本語\n");
    grid_put(&grid, all, 0, 4, STR("y"), ROLE_TEXT); /* over the left half of the last */
    expect_screen(&grid, " x本y\n");
    grid_put(&grid, (struct area){0, 0, 1, 3}, 0, 0, STR("日本"), ROLE_TEXT);
    assert_int_equal(grid_cell(&grid, 0, 2)->bytes[0], ' ');
    for (int column = 0; column < 6; column++) {
        const struct cell *cell = grid_cell(&grid, 0, column);
        if (cell->len == 0) assert_int_equal(grid_cell(&grid, 0, column - 1)->width, 2);
        if (cell->width == 2) assert_int_equal(grid_cell(&grid, 0, column + 1)->len, 0);
    }
    grid_free(&grid);
}

static void nothing_harmful_stays(void **state) {
    (void)state;
    struct grid grid = new_grid(1, 40);
    static const char hostile[] = "a\x1b[2J\x07\x7f\xc2\x9d\xe2\x80\xae\xe2\x81\xa6\xff\xc3"
                                  "b\0c\rd\ne\tf\xe2\x80\xa8";
    grid_put(&grid, grid_area(&grid), 0, 0, (struct str){hostile, sizeof hostile - 1}, ROLE_TEXT);
    expect_screen(&grid, "a\xef\xbf\xbd[2J\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
                         "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"
                         "b\xef\xbf\xbd"
                         "c\xef\xbf\xbd"
                         "d e f\xef\xbf\xbd\n");
    grid_free(&grid);
}

static void every_code_point_leaves_the_grid_whole(void **state) {
    (void)state;
    struct grid grid = new_grid(1, 4);
    struct area all = grid_area(&grid);
    for (uint32_t c = 1; c < 0x110000; c++) {
        char bytes[4];
        size_t len = c < 0x80      ? (bytes[0] = (char)c, 1)
                     : c < 0x800   ? (bytes[0] = (char)(0xc0 | c >> 6), 2)
                     : c < 0x10000 ? (bytes[0] = (char)(0xe0 | c >> 12), 3)
                                   : (bytes[0] = (char)(0xf0 | c >> 18), 4);
        for (size_t i = 1; i < len; i++) {
            bytes[i] = (char)(0x80 | (c >> (6 * (len - 1 - i)) & 0x3f));
        }
        int behind = grid_put(&grid, all, 0, 1, (struct str){bytes, len}, ROLE_TEXT);
        int cells = 0;
        for (int column = 0; column < 4; column++) cells += grid_cell(&grid, 0, column)->width;
        if (cells != 4 || behind < 1 || behind > 4) fail_msg("U+%04X: %d cells", c, cells);
    }
    grid_free(&grid);
}

static void long_text_ends_in_an_ellipsis(void **state) {
    (void)state;
    struct grid grid = new_grid(5, 10);
    struct area all = grid_area(&grid);
    grid_put_fit(&grid, all, 0, 0, 6, STR("abcdef"), ALIGN_LEFT, ROLE_TEXT);
    grid_put_fit(&grid, all, 1, 0, 6, STR("abcdefg"), ALIGN_LEFT, ROLE_TEXT);
    grid_put_fit(&grid, all, 2, 0, 6, STR("日本語字"), ALIGN_LEFT, ROLE_TEXT);
    grid_put_fit(&grid, all, 3, 2, 6, STR("12"), ALIGN_RIGHT, ROLE_TEXT);
    grid_put_fit(&grid, all, 4, 0, 6, STR("ab"), ALIGN_CENTRE, ROLE_TEXT);
    expect_screen(&grid, "abcdef\nabcde…\n日本…\n      12\n  ab\n");
    grid_free(&grid);
}

static void lines_join_where_they_meet(void **state) {
    (void)state;
    struct grid grid = new_grid(5, 7);
    struct area all = grid_area(&grid);
    grid_line(&grid, area_part(all, 1, 0, 1, all.columns), ROLE_BORDER);
    grid_line(&grid, (struct area){2, 3, 3, 1}, ROLE_BORDER);
    grid_line(&grid, (struct area){3, 4, 1, 3}, ROLE_BORDER);
    expect_screen(&grid, "\n───┬───\n   │\n   ├───\n   │\n");
    grid_line(&grid, area_part(all, 0, 5, all.rows, 1), ROLE_BORDER);
    expect_screen(&grid, "     │\n───┬─┼─\n   │ │\n   ├─┼─\n   │ │\n");
    grid.glyphs = GLYPHS_ASCII;
    grid_clear(&grid);
    struct area inside = grid_box(&grid, (struct area){0, 0, 3, 4}, ROLE_BORDER);
    expect_screen(&grid, "+--+\n|  |\n+--+\n\n\n");
    assert_int_equal(inside.row, 1);
    assert_int_equal(inside.column, 1);
    assert_int_equal(inside.rows, 1);
    assert_int_equal(inside.columns, 2);
    grid_free(&grid);
}

static void numbers_bars_and_sparklines(void **state) {
    (void)state;
    struct grid grid = new_grid(7, 10);
    struct area all = grid_area(&grid);
    grid_put_number(&grid, all, 0, -1, 1, ROLE_QUOTE);
    grid_put_number(&grid, all, 0, 1, 20, ROLE_QUOTE);
    grid_put_number(&grid, all, 0, 3, 21, ROLE_QUOTE);
    grid_put_number(&grid, all, 0, 7, 100, ROLE_QUOTE);
    grid_put_number(&grid, all, 6, 0, 1000, ROLE_QUOTE);
    uint32_t months[] = {0, 1, 50, 100};
    grid_put_sparkline(&grid, all, 1, 0, months, 4, 100, ROLE_BAR);
    grid_put_bar(&grid, all, 2, 0, 4, 5, 8, ROLE_BAR);
    grid_put_bar(&grid, all, 3, 0, 4, 8, 8, ROLE_BAR);
    grid_put_bar(&grid, all, 4, 0, 4, 0, 8, ROLE_BAR);
    grid_put_bar(&grid, all, 5, 0, 4, 0, 0, ROLE_BAR);
    expect_screen(&grid, " ❶ ⓴21 100\n ▁▄█\n██▌\n████\n\n\n  ·\n");
    grid_free(&grid);
}

static void areas_are_cut_within_their_bounds(void **state) {
    (void)state;
    struct area area = {2, 3, 4, 10};
    struct area top = area_cut_top(&area, 1), right = area_cut_right(&area, 99);
    assert_int_equal(top.row, 2);
    assert_int_equal(top.rows, 1);
    assert_int_equal(right.column, 3);
    assert_int_equal(right.columns, 10);
    assert_int_equal(area.columns, 0);
    assert_int_equal(area.row, 3);
    struct area none = area_cut_left(&area, -4);
    assert_int_equal(none.columns, 0);
    struct area bottom = area_cut_bottom(&right, 2);
    assert_int_equal(bottom.row, 4);
    assert_int_equal(right.rows, 1);
}

static void styles_are_told_by_name(void **state) {
    (void)state;
    struct grid grid = new_grid(2, 10);
    struct area all = grid_area(&grid);
    grid_put(&grid, all, 0, 1, STR("Title"), ROLE_TITLE);
    grid_put(&grid, all, 1, 0, STR("words"), style_speaker(9));
    grid_mark(&grid, (struct area){1, 1, 1, 2}, STYLE_HIT | STYLE_SELECTED);
    grid.cursor_shown = true;
    grid.cursor_row = 1;
    struct buf out = {0};
    grid_dump_styled(&grid, &out);
    assert_string_equal(out.at, " Title\nwords\n"
                                "1 2-6 title\n"
                                "2 1-1 speaker2\n"
                                "2 2-3 speaker2 selected hit\n"
                                "2 4-5 speaker2\n"
                                "cursor 2 1\n");
    buf_free(&out);
    grid_free(&grid);
}

static void no_size_is_a_size(void **state) {
    (void)state;
    struct grid grid = new_grid(0, -3);
    struct area all = grid_area(&grid);
    grid_put(&grid, all, 0, 0, STR("x"), ROLE_TEXT);
    grid_fill(&grid, all, ROLE_TEXT);
    grid_line(&grid, area_part(all, 0, 0, 1, all.columns), ROLE_BORDER);
    grid_line(&grid, area_part(all, 0, 0, all.rows, 1), ROLE_BORDER);
    grid_box(&grid, all, ROLE_BORDER);
    grid_put_fit(&grid, all, 0, 0, 5, STR("x"), ALIGN_LEFT, ROLE_TEXT);
    assert_null(grid_cell(&grid, 0, 0));
    grid_free(&grid);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_clipped_at_the_area),
        cmocka_unit_test(wide_clusters_are_never_cut_in_half),
        cmocka_unit_test(nothing_harmful_stays),
        cmocka_unit_test(every_code_point_leaves_the_grid_whole),
        cmocka_unit_test(long_text_ends_in_an_ellipsis),
        cmocka_unit_test(lines_join_where_they_meet),
        cmocka_unit_test(numbers_bars_and_sparklines),
        cmocka_unit_test(areas_are_cut_within_their_bounds),
        cmocka_unit_test(styles_are_told_by_name),
        cmocka_unit_test(no_size_is_a_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
