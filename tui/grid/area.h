/* Rectangles of cells, and how they are cut into parts. Pure. */
#ifndef KUTIP_GRID_AREA_H
#define KUTIP_GRID_AREA_H

/* Rows and columns of a negative or zero count hold nothing. */
struct area {
    int row, column, rows, columns;
};

/* What two areas share; of no rows or no columns when they do not meet. */
struct area area_meet(struct area a, struct area b);

/* The part of `area` that starts at (row, column) of it and has at most the given size. */
struct area area_part(struct area area, int row, int column, int rows, int columns);

/* Cut `rows` (`columns`) off one edge of `*area`; what is cut off is returned. Never more than
 * there is. */
struct area area_cut_top(struct area *area, int rows);
struct area area_cut_bottom(struct area *area, int rows);
struct area area_cut_left(struct area *area, int columns);
struct area area_cut_right(struct area *area, int columns);

#endif
