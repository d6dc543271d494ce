#include "tui/grid/area.h"

#include "core/base/bounds.h"

struct area area_meet(struct area a, struct area b) {
    int row = int_most(a.row, b.row), column = int_most(a.column, b.column);
    int bottom = int_least(a.row + int_most(a.rows, 0), b.row + int_most(b.rows, 0));
    int right = int_least(a.column + int_most(a.columns, 0), b.column + int_most(b.columns, 0));
    return (struct area){row, column, int_most(bottom - row, 0), int_most(right - column, 0)};
}

struct area area_part(struct area area, int row, int column, int rows, int columns) {
    return area_meet(area, (struct area){area.row + row, area.column + column, rows, columns});
}

struct area area_cut_top(struct area *area, int rows) {
    struct area cut = area_part(*area, 0, 0, rows, area->columns);
    *area = area_part(*area, cut.rows, 0, area->rows, area->columns);
    return cut;
}

struct area area_cut_bottom(struct area *area, int rows) {
    int cut = int_least(int_most(rows, 0), int_most(area->rows, 0));
    struct area bottom = area_part(*area, area->rows - cut, 0, cut, area->columns);
    *area = area_part(*area, 0, 0, area->rows - cut, area->columns);
    return bottom;
}

struct area area_cut_left(struct area *area, int columns) {
    struct area cut = area_part(*area, 0, 0, area->rows, columns);
    *area = area_part(*area, 0, cut.columns, area->rows, area->columns);
    return cut;
}

struct area area_cut_right(struct area *area, int columns) {
    int cut = int_least(int_most(columns, 0), int_most(area->columns, 0));
    struct area right = area_part(*area, 0, area->columns - cut, area->rows, cut);
    *area = area_part(*area, 0, 0, area->rows, area->columns - cut);
    return right;
}
