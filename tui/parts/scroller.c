#include "tui/parts/scroller.h"

#include "core/base/bounds.h"

static size_t last_of(const struct scroller *s) {
    return s->count > 0 ? s->count - 1 : 0;
}

static size_t minus(size_t a, size_t b) {
    return a > b ? a - b : 0;
}

/* The margin cannot be more than half the window. */
static size_t margin_of(const struct scroller *s) {
    return s->rows > 0 ? size_least(s->margin, (s->rows - 1) / 2) : 0;
}

static void show_cursor(struct scroller *s) {
    size_t margin = margin_of(s);
    if (s->cursor < s->top + margin) s->top = minus(s->cursor, margin);
    if (s->rows > 0 && s->cursor + margin >= s->top + s->rows)
        s->top = s->cursor + margin + 1 - s->rows;
    s->top = size_least(s->top, minus(s->count, s->rows));
}

void scroller_go(struct scroller *s, size_t row) {
    s->cursor = size_least(row, last_of(s));
    show_cursor(s);
}

void scroller_go_far(struct scroller *s, size_t row) {
    bool in_sight = row >= s->top && row < s->top + s->rows;
    scroller_go(s, row);
    if (!in_sight) s->top = size_least(minus(s->cursor, s->rows / 2), minus(s->count, s->rows));
}

void scroller_go_back(struct scroller *s, const struct scroller *before) {
    s->top = before->top;
    scroller_go(s, before->cursor);
}

void scroller_fit(struct scroller *s) {
    scroller_go(s, s->cursor);
}

/* Moves the window; the cursor goes along only as far as it must. */
static void scroll(struct scroller *s, size_t top) {
    s->top = size_least(top, minus(s->count, s->rows));
    size_t margin = margin_of(s);
    size_t low = s->top > 0 ? s->top + margin : 0;
    size_t high = s->top + s->rows < s->count ? minus(s->top + s->rows, margin + 1) : last_of(s);
    if (s->cursor < low) s->cursor = low;
    if (s->cursor > high) s->cursor = high;
}

/* A page turns window and cursor together, so that the cursor keeps its place on the screen. */
static void page(struct scroller *s, size_t rows, bool down) {
    s->top = down ? size_least(s->top + rows, minus(s->count, s->rows)) : minus(s->top, rows);
    scroller_go(s, down ? s->cursor + rows : minus(s->cursor, rows));
}

bool scroller_act(struct scroller *s, enum action action, unsigned number) {
    size_t times = number > 0 ? number : 1;
    size_t full = s->rows > 1 ? s->rows - 1 : 1;
    size_t half = s->rows > 1 ? s->rows / 2 : 1;
    switch (action) {
    case ACTION_CURSOR_DOWN:
        scroller_go(s, s->cursor + times);
        return true;
    case ACTION_CURSOR_UP:
        scroller_go(s, minus(s->cursor, times));
        return true;
    case ACTION_FIRST:
        scroller_go(s, times - 1);
        return true;
    case ACTION_LAST:
        scroller_go(s, number > 0 ? times - 1 : last_of(s));
        return true;
    case ACTION_PAGE_DOWN:
        page(s, full * times, true);
        return true;
    case ACTION_PAGE_UP:
        page(s, full * times, false);
        return true;
    case ACTION_HALF_DOWN:
        page(s, half * times, true);
        return true;
    case ACTION_HALF_UP:
        page(s, half * times, false);
        return true;
    case ACTION_SCROLL_DOWN:
        scroll(s, s->top + times);
        return true;
    case ACTION_SCROLL_UP:
        scroll(s, minus(s->top, times));
        return true;
    case ACTION_TO_TOP:
        scroll(s, s->cursor);
        return true;
    case ACTION_CENTRE:
        scroll(s, minus(s->cursor, s->rows / 2));
        return true;
    case ACTION_TO_BOTTOM:
        scroll(s, minus(s->cursor + 1, s->rows));
        return true;
    default:
        return false;
    }
}
