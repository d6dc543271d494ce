#include "tui/parts/entries.h"

void entries_fit(struct entries *entries, int rows, entry_height *height, const void *context) {
    if (entries->count == 0) {
        entries->cursor = entries->top = 0;
        return;
    }
    if (entries->cursor >= entries->count) entries->cursor = entries->count - 1;
    if (entries->top > entries->cursor) entries->top = entries->cursor;
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
}

bool entries_act(struct entries *entries, enum action action, unsigned number, size_t page) {
    size_t times = number > 0 ? number : 1, last = entries->count > 0 ? entries->count - 1 : 0;
    size_t by = times, half = page > 1 ? page / 2 : 1;
    bool down = true;
    switch (action) {
    case ACTION_FIRST:
    case ACTION_LAST:
        entries->cursor = number > 0 ? number - 1 : action == ACTION_FIRST ? 0 : last;
        if (entries->cursor > last) entries->cursor = last;
        return true;
    case ACTION_CURSOR_UP:
    case ACTION_SCROLL_UP:
        down = false;
        break;
    case ACTION_CURSOR_DOWN:
    case ACTION_SCROLL_DOWN:
        break;
    case ACTION_HALF_UP:
        down = false;
        by = times * half;
        break;
    case ACTION_HALF_DOWN:
        by = times * half;
        break;
    case ACTION_PAGE_UP:
        down = false;
        by = times * (page > 0 ? page : 1);
        break;
    case ACTION_PAGE_DOWN:
        by = times * (page > 0 ? page : 1);
        break;
    default:
        return false;
    }
    if (down)
        entries->cursor = last - entries->cursor > by ? entries->cursor + by : last;
    else
        entries->cursor = entries->cursor > by ? entries->cursor - by : 0;
    return true;
}
