/* A window of rows over a long list with a cursor in it: what lists, tables and help have in
 * common. Pure. */
#ifndef KUTIP_PARTS_SCROLLER_H
#define KUTIP_PARTS_SCROLLER_H

#include "tui/config/keymap.h"

struct scroller {
    size_t count;  /* rows there are */
    size_t cursor; /* 0 when there are none */
    size_t top;    /* the first row shown */
    size_t rows;   /* rows the window holds */
    size_t margin; /* rows kept in sight above and below the cursor */
};

/* Puts the cursor on `row` (clamped) and scrolls as little as that needs. */
void scroller_go(struct scroller *scroller, size_t row);

/* The same for a row that a search led to: what was out of sight stands in the middle, so that what
 * is around it is seen. */
void scroller_go_far(struct scroller *scroller, size_t row);

/* Puts cursor and window where they were `before`, as far as there still are so many rows. */
void scroller_go_back(struct scroller *scroller, const struct scroller *before);

/* After count, rows or margin changed: everything within bounds again, the cursor in sight. */
void scroller_fit(struct scroller *scroller);

/* Does a moving action (one, page, half page, first, last, scrolling, centring) `number` times (0:
 * once); false when it is another kind of action. */
bool scroller_act(struct scroller *scroller, enum action action, unsigned number);

#endif
