#include "tui/parts/entries.h"

#include "core/base/bounds.h"

enum { MOST_TIMES = 10000 };

/* Rows of the selected entry that a window cannot hold. */
static int surplus(const struct entries *entries, int rows, entry_height *height,
                   const void *context) {
    return int_most(height(context, entries->cursor) - rows, 0);
}

void entries_fit(struct entries *entries, int rows, entry_height *height, const void *context) {
    if (entries->count == 0) {
        entries->cursor = entries->top = 0;
        return;
    }
    entries->cursor = size_least(entries->cursor, entries->count - 1);
    entries->top = size_least(entries->top, entries->cursor);
    int used = 0;
    size_t first = entries->cursor + 1; /* the highest entry from which the cursor's still fits */
    while (first > entries->top) {
        used += height(context, first - 1);
        if (used > rows && first <= entries->cursor) break;
        first--;
    }
    entries->top = first;
    /* No empty rows at the end while there are entries above. */
    used = 0;
    for (size_t i = entries->top; i < entries->count && used < rows; i++)
        used += height(context, i);
    while (entries->top > 0 && used < rows) {
        used += height(context, entries->top - 1);
        if (used > rows) break;
        entries->top--;
    }
    if (entries->within != entries->cursor) entries->skipped = 0;
    entries->within = entries->cursor;
    int hidden = surplus(entries, rows, height, context);
    entries->skipped = int_least(entries->skipped, hidden);
    entries->below = hidden - entries->skipped;
}

/* Rows that an action scrolls by, downwards; 0 when it scrolls nothing. */
static int scrolled_rows(enum action action, int rows) {
    switch (action) {
    case ACTION_SCROLL_DOWN:
        return 1;
    case ACTION_SCROLL_UP:
        return -1;
    case ACTION_HALF_DOWN:
        return int_most(rows / 2, 1);
    case ACTION_HALF_UP:
        return -int_most(rows / 2, 1);
    case ACTION_PAGE_DOWN:
        return int_most(rows - 2, 1);
    case ACTION_PAGE_UP:
        return -int_most(rows - 2, 1);
    default:
        return 0;
    }
}

bool entries_scroll(struct entries *entries, enum action action, unsigned number, int rows,
                    entry_height *height, const void *context) {
    int step = scrolled_rows(action, rows) *
               int_within((int)size_least(number, MOST_TIMES), 1, MOST_TIMES);
    if (step == 0 || entries->cursor >= entries->count) return false;
    int most = surplus(entries, rows, height, context), before = entries->skipped;
    entries->skipped = int_within(before + step, 0, most);
    return entries->skipped != before;
}

bool entries_act(struct entries *entries, enum action action, unsigned number, size_t page) {
    size_t times = number > 0 ? number : 1, last = entries->count > 0 ? entries->count - 1 : 0;
    bool up = false;
    switch (action) {
    case ACTION_FIRST:
        entries->cursor = size_least(times - 1, last);
        return true;
    case ACTION_LAST:
        entries->cursor = number > 0 ? size_least(times - 1, last) : last;
        return true;
    case ACTION_CURSOR_UP:
    case ACTION_SCROLL_UP:
        up = true;
        break;
    case ACTION_CURSOR_DOWN:
    case ACTION_SCROLL_DOWN:
        break;
    case ACTION_HALF_UP:
    case ACTION_HALF_DOWN:
        up = action == ACTION_HALF_UP;
        times *= size_most(page / 2, 1);
        break;
    case ACTION_PAGE_UP:
    case ACTION_PAGE_DOWN:
        up = action == ACTION_PAGE_UP;
        times *= size_most(page, 1);
        break;
    default:
        return false;
    }
    if (up)
        entries->cursor -= size_least(times, entries->cursor);
    else
        entries->cursor += size_least(times, last - entries->cursor);
    return true;
}
