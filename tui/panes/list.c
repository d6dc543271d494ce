#include "tui/panes/list.h"

#include "core/base/bounds.h"
#include "tui/base/messages.h"
#include "tui/panes/panes.h"
#include "tui/parts/find.h"
#include "tui/reader/drawing.h"

/* The article, or in a list of quotes the quote, of a row; false when it is not there. */
static bool pick_of(struct reader *reader, size_t at, struct pick *out) {
    struct library_row row;
    *out = (struct pick){.article = library_article_at(reader->library, at), .start = PICK_WHOLE};
    if (out->article < 0 || !reader_lists_quotes(reader)) return out->article >= 0;
    if (!library_row(reader->library, at, &row)) return false;
    out->start = row.start;
    out->end = row.end;
    return true;
}

/* Text and quotes follow the cursor. */
static void follow(struct reader *reader, struct list *list, bool at_once) {
    int64_t article = library_article_at(reader->library, list->rows.cursor);
    struct library_row row;
    bool is_quote =
        reader_lists_quotes(reader) && library_row(reader->library, list->rows.cursor, &row);
    reader_show(reader, article, is_quote ? row.start : UINT32_MAX, at_once);
    reader->dirty = true;
}

/* The reader has moved the cursor. */
static void arrive(struct reader *reader, struct list *list) {
    list->touched = true;
    list->find_quote = false;
    follow(reader, list, false);
}

static void go(struct reader *reader, struct list *list, size_t row) {
    scroller_go(&list->rows, row);
    arrive(reader, list);
}

void list_step(struct reader *reader, long step) {
    struct list *list = list_of(reader);
    size_t cursor = list->rows.cursor;
    if (step < 0 && cursor < (size_t)-step)
        go(reader, list, 0);
    else
        go(reader, list, cursor + (size_t)step);
}

/* ---- walking to the next row of a kind ---- */

static bool is_met(struct reader *reader, const struct seek *seek, const struct library_row *row) {
    switch (seek->what) {
    case SEEK_UNREAD:
        return (row->marks & MARK_READ) == 0;
    case SEEK_STARRED:
        return (row->marks & MARK_STAR) != 0;
    case SEEK_ECHOED:
        return (reader_lists_quotes(reader) ? row->quote_echoes : row->echoes) > 0;
    case SEEK_PATTERN: {
        struct str pattern = buf_str(&reader->panes[PANE_LIST].pattern);
        struct str shown[] = {row->title, row->outlet, row->speaker, row->quote};
        bool met = false;
        for (size_t i = reader_lists_quotes(reader) ? 1 : 0; i < 4 && !met; i++)
            met = find_any(shown[i], pattern);
        return met;
    }
    default:
        return false;
    }
}

/* Counts as far as there are rows; goes on where it stopped when more have come. */
static void count_on(struct reader *reader, struct list *list) {
    static const struct seek pattern = {.what = SEEK_PATTERN};
    struct find_place *hits = &list->hits;
    for (; hits->count < SIZE_MAX && list->counted < list->rows.count; list->counted++) {
        struct library_row row;
        if (!library_row(reader->library, list->counted, &row)) return;
        if (!is_met(reader, &pattern, &row)) continue;
        hits->count++;
        if (list->counted <= hits->row) hits->number++;
    }
    reader->panes[PANE_LIST].met = *hits;
    list->counting = false;
}

/* Which hit of how many the row is that a search led to. Only where all rows can be at hand: else
 * counting would fetch a long list again and again. */
static void count_hits(struct reader *reader, struct list *list) {
    bool kept = list->rows.count <= LIBRARY_ROWS_KEPT;
    list->counting = true;
    list->counted = 0;
    list->hits = (struct find_place){.row = list->rows.cursor, .count = kept ? 0 : SIZE_MAX};
    count_on(reader, list);
}

static const char *not_met(enum seek_for what) {
    switch (what) {
    case SEEK_UNREAD:
        return _("All is read here");
    case SEEK_STARRED:
        return _("Nothing else is starred here");
    case SEEK_ECHOED:
        return _("No words here are carried by others");
    default:
        return "";
    }
}

/* A search that begins anew leads back to where it began, not half-way. */
static void say_not_met(struct reader *reader, struct list *list, const struct seek *seek) {
    if (seek->what != SEEK_PATTERN) {
        reader_say(reader, "%s", not_met(seek->what));
        return;
    }
    if (seek->anew) {
        scroller_go_back(&list->rows, &list->before);
        arrive(reader, list);
    }
    reader->draft.met = false;
    if (reader->prompt.ops == NULL)
        reader_say(reader, "%s: %s", _("Not found"), reader->panes[PANE_LIST].pattern.at);
}

/* Walks as far as there are rows; what is missing is fetched and the walk goes on when it is there.
 */
static void walk(struct reader *reader, struct list *list) {
    struct seek *seek = &list->seek;
    for (; seek->left > 0; seek->left--) {
        struct library_row row;
        if (!library_row(reader->library, seek->at, &row)) return;
        if (is_met(reader, seek, &row)) {
            enum seek_for what = seek->what;
            seek->what = SEEK_NOTHING;
            scroller_go_far(&list->rows, seek->at);
            arrive(reader, list);
            if (what == SEEK_PATTERN) count_hits(reader, list);
            if (what == SEEK_ECHOED && !reader_lists_quotes(reader)) reader->wants_echoed = true;
            return;
        }
        size_t last = list->rows.count - 1;
        if (seek->back)
            seek->at = seek->at > 0 ? seek->at - 1 : last;
        else
            seek->at = seek->at < last ? seek->at + 1 : 0;
    }
    if (seek->what != SEEK_NOTHING) say_not_met(reader, list, seek);
    seek->what = SEEK_NOTHING;
}

static void seek_from(struct reader *reader, struct list *list, enum seek_for what, size_t from,
                      bool back, bool anew) {
    size_t count = list->rows.count;
    if (count == 0) return;
    size_t next = back ? (from > 0 ? from - 1 : count - 1) : (from + 1 < count ? from + 1 : 0);
    list->seek = (struct seek){what, back, anew, anew ? from : next, count};
    list->counting = false;
    reader->panes[PANE_LIST].met.count = 0;
    walk(reader, list);
}

void list_seek(struct reader *reader, enum seek_for what, bool back) {
    struct list *list = list_of(reader);
    seek_from(reader, list, what, list->rows.cursor, back, false);
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct list *list = pane->state;
    switch (step) {
    case FIND_BEGIN:
        list->before = list->rows;
        break;
    case FIND_TYPING:
        if (pane->pattern.len > 0)
            seek_from(reader, list, SEEK_PATTERN, list->before.cursor, false, true);
        else
            find(reader, pane, FIND_GIVE_UP);
        break;
    case FIND_NEXT:
    case FIND_PREVIOUS:
        list_seek(reader, SEEK_PATTERN, step == FIND_PREVIOUS);
        break;
    case FIND_GIVE_UP:
        list->seek.what = SEEK_NOTHING;
        scroller_go_back(&list->rows, &list->before);
        arrive(reader, list);
        break;
    }
    return true; /* what the walk does not find it says itself */
}

/* ---- picking a range ---- */

/* Picks the rows of an ended range, as they come. */
static void gather(struct reader *reader, struct list *list) {
    struct pick pick;
    for (; list->range_from <= list->range_to; list->range_from++) {
        if (!pick_of(reader, list->range_from, &pick)) return; /* goes on when it has come */
        vec_push(&list->range, pick);
    }
    picks_add(&reader->picks, list->range.at, list->range.count);
    vec_free(&list->range);
    list->gathering = false;
}

static struct row_mark mark_of(struct reader *reader, size_t row) {
    int64_t article = library_article_at(reader->library, row);
    size_t first = library_position(reader->library, article);
    return (struct row_mark){article, first <= row ? row - first : 0};
}

/* SIZE_MAX when it is in the view no more. */
static size_t row_of(struct reader *reader, const struct row_mark *mark) {
    size_t first = library_position(reader->library, mark->article);
    if (first == SIZE_MAX || mark->article < 0) return SIZE_MAX;
    size_t row = first + mark->offset;
    return library_article_at(reader->library, row) == mark->article ? row : SIZE_MAX;
}

/* Ends a range without its rows being picked; what waits for them is not done. */
static void drop_range(struct reader *reader, struct list *list) {
    if (list->gathering) {
        vec_free(&reader->held.keys);
        reader->held = (struct held){0};
    }
    list->ranging = list->gathering = reader->with_picked = false;
    vec_free(&list->range);
    reader_say(reader, "%s", _("The range has ended: the rows are others now"));
}

/* After rows came or went: the range goes on from the same rows. It is no range of the rows of
 * another question (`is_answer`). */
static void keep_range(struct reader *reader, struct list *list, bool is_answer) {
    if (!list->ranging && !list->gathering) return;
    size_t from = row_of(reader, &list->range_ends[0]);
    size_t to = list->gathering ? row_of(reader, &list->range_ends[1]) : from;
    if (is_answer || from == SIZE_MAX || to == SIZE_MAX) {
        drop_range(reader, list);
        return;
    }
    list->range_from = list->ranging ? from : size_least(from, to);
    list->range_to = size_most(from, to);
    list->range.count = 0;
    if (list->gathering) gather(reader, list);
}

void list_end_range(struct reader *reader, bool forget) {
    struct list *list = list_of(reader);
    reader->dirty = true;
    if (forget) {
        list->ranging = list->gathering = false;
        vec_free(&list->range);
        picks_clear(&reader->picks);
        return;
    }
    if (!list->ranging) return;
    size_t from = list->range_from, to = list->rows.cursor;
    list->range_from = size_least(from, to);
    list->range_to = size_most(from, to);
    list->range_ends[1] = mark_of(reader, to);
    list->ranging = false;
    list->gathering = true;
    gather(reader, list);
}

/* ---- being told ---- */

/* In a list of quotes the cursor belongs on the quote, not only on its article. */
static void go_to_quote(struct reader *reader, struct list *list) {
    struct library_row row;
    size_t at = list->rows.cursor;
    while (library_row(reader->library, at, &row) && row.article == reader->wanted) {
        if (row.start == reader->wanted_start) {
            scroller_go(&list->rows, at);
            break;
        }
        at++;
    }
    list->find_quote = at == list->rows.cursor && !library_row(reader->library, at, &row);
}

static void new_view(struct reader *reader, struct list *list, bool is_answer) {
    list->rows.count = library_counts(reader->library).rows;
    list->counting = false;
    keep_range(reader, list, is_answer);
    reader->panes[PANE_LIST].met.count = 0;
    if (reader->view_is_due && !is_answer) { /* not the view that was asked for */
        scroller_fit(&list->rows);
        return;
    }
    /* Whoever found an article by a filter wants to stay on it. */
    if (is_answer && reader->prompt.ops == NULL && reader_filter(reader).len > 0)
        list->touched = true;
    size_t at = reader->wanted >= 0 && list->touched
                    ? library_position(reader->library, reader->wanted)
                    : SIZE_MAX;
    if (at != SIZE_MAX) {
        size_t above = list->rows.cursor - list->rows.top; /* it keeps its row of the screen */
        list->rows.top = at > above ? at - above : 0;
        scroller_go(&list->rows, at);
        if (reader_lists_quotes(reader) && reader->wanted_start != UINT32_MAX)
            go_to_quote(reader, list);
        return;
    }
    scroller_go(&list->rows, is_answer || !list->touched ? 0 : list->rows.cursor);
    follow(reader, list, reader->article == NULL);
}

static void notice(struct reader *reader, struct pane *pane, unsigned changes) {
    struct list *list = pane->state;
    list->rows.margin = (size_t)reader->config->options.scrolloff;
    if ((changes & CHANGED_VIEW) != 0) new_view(reader, list, (changes & CHANGED_ANSWER) != 0);
    if ((changes & CHANGED_ROWS) != 0) {
        if (list->seek.what != SEEK_NOTHING) walk(reader, list);
        if (list->counting) count_on(reader, list);
        if (list->gathering) gather(reader, list);
        if (list->find_quote) go_to_quote(reader, list);
        bool waits_for_row = reader_lists_quotes(reader) && reader->wanted_start == UINT32_MAX;
        if (waits_for_row) follow(reader, list, false);
    }
}

static void resize(struct reader *reader, struct pane *pane) {
    (void)reader;
    struct list *list = pane->state;
    int rows = pane->area.rows - list_heading_rows(pane->area);
    list->rows.rows = rows > 0 ? (size_t)rows : 0;
    scroller_fit(&list->rows);
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    (void)reader;
    struct list *list = pane->state;
    if (list->ranging) {
        size_t from = list->range_from, to = list->rows.cursor;
        buf_printf(out, "%s %zu  ", _("range"), size_most(from, to) - size_least(from, to) + 1);
    }
    if (list->gathering) buf_printf(out, "%s %zu  ", _("picking"), list->range.count);
    reader_add_met(pane, list->rows.cursor, out);
    reader_add_row(out, list->rows.cursor, list->rows.count);
}

/* ---- actions ---- */

static bool move(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    struct list *list = pane->state;
    scroller_act(&list->rows, action, number);
    list->touched = true;
    list->find_quote = false;
    list->seek.what = SEEK_NOTHING;
    follow(reader, list, false);
    return true;
}

static bool open_article(struct reader *reader, struct pane *pane, enum action action,
                         unsigned number) {
    (void)action;
    struct list *list = pane->state;
    if (list->rows.count == 0) return true;
    if (number > 0) scroller_go(&list->rows, number - 1);
    list->touched = true;
    follow(reader, list, true);
    if (reader->preview_due != 0) reader_request(reader);
    reader_focus(reader, SLOT_TEXT);
    return true;
}

static bool pick_row(struct reader *reader, struct pane *pane, enum action action,
                     unsigned number) {
    (void)action;
    struct list *list = pane->state;
    for (unsigned i = 0; i < (number > 0 ? number : 1); i++) {
        struct pick pick;
        if (!pick_of(reader, list->rows.cursor, &pick)) break;
        picks_toggle(&reader->picks, &pick);
        go(reader, list, list->rows.cursor + 1);
    }
    return true;
}

static bool pick_range(struct reader *reader, struct pane *pane, enum action action,
                       unsigned number) {
    (void)action, (void)number;
    struct list *list = pane->state;
    if (list->ranging) {
        list_end_range(reader, false);
    } else {
        list->ranging = true;
        list->range_from = list->rows.cursor;
        list->range_ends[0] = mark_of(reader, list->rows.cursor);
    }
    reader->dirty = true;
    return true;
}

static bool go_to_click(struct reader *reader, struct pane *pane, enum action action,
                        unsigned number) {
    (void)action;
    struct list *list = pane->state;
    int row = (int)number - 1 - list_heading_rows(pane->area);
    if (row >= 0) go(reader, list, list->rows.top + (size_t)row);
    return true;
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    SCROLLING_ACTIONS(move),    PLACING_ACTIONS(move),    [ACTION_CLICK] = go_to_click,
    [ACTION_IN] = open_article, [ACTION_PICK] = pick_row, [ACTION_PICK_RANGE] = pick_range,
};

static void drop(void *state) {
    struct list *list = state;
    vec_free(&list->range);
}

const struct pane_ops LIST_PANE = {
    .context = CONTEXT_LIST,
    .state_size = sizeof(struct list),
    .drop = drop,
    .resize = resize,
    .notice = notice,
    .draw = list_draw,
    .find = find,
    .place = place,
    .actions = ACTIONS,
};
