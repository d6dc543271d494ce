/* Entries of different heights, one under the other, one of them selected: quotes and echoes. Pure.
 */
#ifndef KUTIP_PARTS_ENTRIES_H
#define KUTIP_PARTS_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/config/keymap.h"

struct entries {
    size_t count, cursor;
    size_t top;    /* the first entry shown */
    int skipped;   /* rows of it above the window, where it is selected and higher than that */
    int below;     /* … and rows of it below the window */
    size_t within; /* the entry that `skipped` is meant for */
};

typedef int entry_height(const void *context, size_t entry);

/* Moves `top` as little as needed for the selected entry to be seen whole, or from its first row on
 * when it is higher than `rows`. */
void entries_fit(struct entries *entries, int rows, entry_height *height, const void *context);

/* Scrolls within the selected entry where that is higher than `rows`; false when the action is no
 * scrolling, or there is no more of the entry that way. */
bool entries_scroll(struct entries *entries, enum action action, unsigned number, int rows,
                    entry_height *height, const void *context);

/* Moves the cursor by a moving action (0: once); false when it is another kind of action. `page` is
 * how many entries a page holds. */
bool entries_act(struct entries *entries, enum action action, unsigned number, size_t page);

#endif
