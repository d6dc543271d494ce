#include "tui/parts/entries.h"

#include "core/base/bounds.h"

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
