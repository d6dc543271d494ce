#include "tui/panes/bars.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/text/text.h"
#include "core/text/width.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"
#include "tui/reader/drawing.h"

/* ---- the top ---- */

static void add_count(struct buf *out, const struct reader *reader, size_t number, const char *one,
                      const char *many) {
    if (out->len > 0) buf_printf(out, " %.*s ", STR_ARG(reader_glyph(reader, GLYPH_DOT)));
    reader_add_number(out, number);
    buf_printf(out, " %s", number == 1 ? one : many);
}

enum { COUNTS = 3 };

/* The first `number` of the counts. */
static void add_counts(struct buf *out, const struct reader *reader, int number) {
    struct library_counts counts = library_counts(reader->library);
    add_count(out, reader, counts.articles, _("article"), _("articles"));
    if (number > 1) add_count(out, reader, counts.quotes, _("quote"), _("quotes"));
    if (number > 2) add_count(out, reader, counts.speakers, _("speaker"), _("speakers"));
}

static void add_progress(struct buf *out, const struct reader *reader) {
    int rescans = library_rescans(reader->library);
    if (!reader->scanning && rescans > 0)
        buf_printf(out, "  %s %d s", _("looking for changes every"), rescans);
    if (!reader->scanning || !library_keeps_index(reader->library)) return;
    buf_add(out, STR("  "));
    if (reader->total_files == 0) {
        buf_add(out, str_from(_("looking for articles")));
        return;
    }
    buf_printf(out, "%s ", _("indexing"));
    reader_add_number(out, reader->done_files);
    buf_add(out, STR(" / "));
    reader_add_number(out, reader->total_files);
}

/* The library's path with the home folder as "~", fit to be shown. */
static struct str label_of(struct arena *arena, const struct reader *reader) {
    struct str label = str_from(reader->setup->label);
    struct str home = str_from(getenv("HOME"));
    while (label.len > 1 && label.ptr[label.len - 1] == '/') label.len--;
    if (home.len > 1 && str_starts(label, home) &&
        (label.len == home.len || label.ptr[home.len] == '/'))
        label = arena_printf(arena, "~%.*s", (int)(label.len - home.len), label.ptr + home.len);
    return text_sanitise(arena, label);
}

/* As much of a path as there is room for, the last names of it: "…/2031/05". */
static struct str fit_label(struct arena *arena, const struct reader *reader, struct str label,
                            int room) {
    if (width_of(label) <= room) return label;
    for (size_t at = 1; at < label.len; at++) {
        struct str rest = str_slice(label, at, label.len);
        if (label.ptr[at] == '/' && width_of(rest) < room)
            return arena_printf(arena, "%.*s%.*s", STR_ARG(reader_glyph(reader, GLYPH_ELLIPSIS)),
                                STR_ARG(rest));
    }
    return label;
}

static const char *const VIEW_NAMES[] = {
    [VIEW_ARTICLES] = NULL,         [VIEW_QUOTES] = N_("quotes"),     [VIEW_PEOPLE] = N_("people"),
    [VIEW_SOURCES] = N_("sources"), [VIEW_TIMELINE] = N_("timeline"), [VIEW_ECHOES] = N_("echoes"),
    [VIEW_HELP] = N_("help"),       [VIEW_MESSAGES] = N_("messages"),
};

static const char *sort_name(enum library_sort sort) {
#define SORT(name, text) [SORT_##name] = N_(text),
    static const char *const NAMES[] = {LIBRARY_SORTS(SORT)};
#undef SORT
    return _(NAMES[sort]);
}

static struct str table_state_of(struct arena *arena, const struct reader *reader) {
#define TABLE_ORDER(name, text) [TABLE_BY_##name] = N_(text),
    static const char *const NAMES[] = {TABLE_ORDERS(TABLE_ORDER)};
#undef TABLE_ORDER
    if (reader->view != VIEW_PEOPLE && reader->view != VIEW_SOURCES) return STR("");
    return arena_printf(
        arena, "%s %.*s", _(NAMES[reader->table_order]),
        STR_ARG(reader_glyph(reader, reader->table_reverse ? GLYPH_UP : GLYPH_DOWN)));
}

/* How things are shown: what differs from the usual, and the order of the list. */
static struct str state_of(struct arena *arena, const struct reader *reader) {
    if (!reader_is_split(reader)) return table_state_of(arena, reader);
    static const char *const PAGES[BOILERPLATE_COUNT] = {
        [BOILERPLATE_DIM] = "",
        [BOILERPLATE_HIDDEN] = N_("boilerplate hidden  "),
        [BOILERPLATE_RAW] = N_("raw page  "),
    };
    const char *page = PAGES[reader->boilerplate];
    return arena_printf(arena, "%s%s%s %.*s", *page != '\0' ? _(page) : "",
                        reader->indirect ? _("with indirect quotes  ") : "",
                        sort_name(reader->sort),
                        STR_ARG(reader_glyph(reader, reader->reverse ? GLYPH_UP : GLYPH_DOWN)));
}

/* The filter and how things are shown stand at the right and give way last; the column before them
 * is returned. */
static int draw_state(struct reader *reader, struct area area) {
    struct grid *grid = &reader->grid;
    struct arena arena = {0};
    struct str filter = reader_filter(reader), state = state_of(&arena, reader);
    if (str_ends(filter, STR("*"))) filter.len--; /* words may go on: nothing to be told of */
    if (filter.len > 0) filter = arena_printf(&arena, "%s: %.*s", _("filter"), STR_ARG(filter));
    int width = width_of(filter), right = area.columns - 1;
    if (width > area.columns / 2) width = area.columns / 2;
    if (width > 0) {
        right -= width;
        grid_put_fit(grid, area, 0, right, width, filter, ALIGN_LEFT, ROLE_HEADER_ACTIVE);
        right -= 3;
    }
    if (right - width_of(state) > area.columns / 3) {
        right -= width_of(state);
        grid_put(grid, area, 0, right, state, ROLE_HEADER);
        right -= 2;
    }
    arena_free(&arena);
    return right - 2;
}

/* As many counts as there is room for, the first ones; "" where there is none for one. */
static struct str fit_counts(struct buf *out, const struct reader *reader, int room) {
    for (int number = COUNTS; number > 0; number--) {
        out->len = 0;
        add_counts(out, reader, number);
        add_progress(out, reader);
        if (width_of(buf_str(out)) <= room) return buf_str(out);
    }
    return STR("");
}

/* What there is no room for goes whole: counts from the last on, then names of the path. */
void bars_draw_top(struct reader *reader, struct area area) {
    enum { LEAST_LABEL = 8, GAP = 3 };
    struct grid *grid = &reader->grid;
    grid_fill(grid, area, ROLE_HEADER);
    struct arena arena = {0};
    struct buf out = {0};
    struct str label = label_of(&arena, reader), view = STR("");
    if (VIEW_NAMES[reader->view] != NULL) view = str_from(_(VIEW_NAMES[reader->view]));
    int room = draw_state(reader, area) - (view.len > 0 ? width_of(view) + 2 : 0);
    int least = width_of(label) < LEAST_LABEL ? width_of(label) : LEAST_LABEL;
    struct str counts = fit_counts(&out, reader, room - GAP - least);
    if (counts.len > 0) room -= GAP + width_of(counts);
    label = fit_label(&arena, reader, label, room);
    int width = width_of(label) < room ? width_of(label) : room;
    int column = grid_put_fit(grid, area, 0, 1, width, label, ALIGN_LEFT, ROLE_HEADER);
    if (view.len > 0) column = grid_put(grid, area, 0, column + 2, view, ROLE_HEADER_ACTIVE);
    grid_put(grid, area, 0, column + GAP, counts, ROLE_HEADER);
    buf_free(&out);
    arena_free(&arena);
}

/* ---- the bottom ---- */

struct hint {
    enum action action;
    const char *label;
};

enum { MOST_HINTS = 11 };

/* What matters where, the most telling first. Help always finds room. */
static const struct hint HINTS[CONTEXT_COUNT][MOST_HINTS] = {
    [CONTEXT_LIST] = {{ACTION_WITH_PICKED, N_("for all picked")},
                      {ACTION_IN, N_("read")},
                      {ACTION_NEXT_PANE, NULL},
                      {ACTION_FILTER, N_("filter")},
                      {ACTION_SEARCH, N_("search")},
                      {ACTION_VIEW_PEOPLE, N_("people")},
                      {ACTION_VIEW_QUOTES, N_("quotes")},
                      {ACTION_SORT, N_("sort")},
                      {ACTION_STAR, N_("star")},
                      {ACTION_FILTER_CLEAR, N_("clear filter")}},
    [CONTEXT_TEXT] = {{ACTION_NEXT_PANE, NULL},
                      {ACTION_NEXT_QUOTE, N_("quote")},
                      {ACTION_SEARCH, N_("search")},
                      {ACTION_BOILERPLATE, N_("boilerplate")},
                      {ACTION_COPY_CITATION, N_("copy")},
                      {ACTION_ECHOES, N_("echoes")},
                      {ACTION_NEXT_ARTICLE, N_("next")},
                      {ACTION_BACK, N_("back")},
                      {ACTION_ZOOM, N_("zoom")}},
    [CONTEXT_QUOTES] = {{ACTION_WITH_PICKED, N_("for all picked")},
                        {ACTION_NEXT_PANE, NULL},
                        {ACTION_ECHOES, N_("echoes")},
                        {ACTION_COPY_CITATION, N_("copy")},
                        {ACTION_WHY, N_("why")},
                        {ACTION_INDIRECT, N_("indirect")},
                        {ACTION_STAR, N_("star")},
                        {ACTION_SEARCH, N_("search")},
                        {ACTION_BACK, N_("back")},
                        {ACTION_ZOOM, N_("zoom")}},
    [CONTEXT_VIEWS] = {{ACTION_WITH_PICKED, N_("for all picked")},
                       {ACTION_IN, N_("go to")},
                       {ACTION_PICK, N_("pick")},
                       {ACTION_SEARCH, N_("search")},
                       {ACTION_FILTER, N_("filter")},
                       {ACTION_SORT, N_("sort")},
                       {ACTION_BACK, N_("back")}},
    [CONTEXT_POPUP] = {{ACTION_SEARCH, N_("search")},
                       {ACTION_PAGE_DOWN, N_("page down")},
                       {ACTION_BACK, N_("back")}},
};

static const struct hint MENU_HINTS[] = {
    {ACTION_IN, N_("choose")}, {ACTION_BACK, N_("back")}, {ACTION_NONE, NULL}};

/* Where Tab leads is said by its name: at 80 columns the quotes are not in sight. */
static const char *hint_label(const struct reader *reader, const struct hint *hint) {
    static const char *const NEXT[SLOT_COUNT] = {
        [SLOT_LIST] = N_("text"), [SLOT_TEXT] = N_("quotes"), [SLOT_QUOTES] = N_("list")};
    return _(hint->action == ACTION_NEXT_PANE ? NEXT[reader->focus] : hint->label);
}

static int hint_width(struct reader *reader, const struct hint *hint, struct buf *keys) {
    keys->len = 0;
    enum context context = reader_pane(reader)->ops->context;
    if (!reader_add_key(reader, context, hint->action, keys)) return 0;
    return width_of(buf_str(keys)) + 1 + width_of(str_from(hint_label(reader, hint)));
}

static int draw_hint(struct reader *reader, struct area area, int column, const struct hint *hint,
                     const struct buf *keys) {
    struct grid *grid = &reader->grid;
    column = grid_put(grid, area, 0, column, buf_str(keys), ROLE_FOOTER_KEY);
    return grid_put(grid, area, 0, column + 1, str_from(hint_label(reader, hint)), ROLE_FOOTER) + 2;
}

/* Some keys matter at times only. */
static bool matters(const struct reader *reader, enum action action) {
    switch (action) {
    case ACTION_WITH_PICKED:
        return reader->picks.all.count > 0 && !reader->with_picked;
    case ACTION_FILTER_CLEAR:
        return reader_filter(reader).len > 0;
    case ACTION_PICK:
        return reader->view == VIEW_ECHOES;
    case ACTION_SORT:
        return reader->view <= VIEW_SOURCES;
    case ACTION_FILTER:
        return reader->view != VIEW_ECHOES;
    default:
        return true;
    }
}

static void draw_hints(struct reader *reader, struct area area) {
    static const struct hint HELP = {ACTION_HELP, N_("help")};
    struct buf keys = {0};
    int help = hint_width(reader, &HELP, &keys), column = 1;
    const struct hint *hints =
        reader->menu.open ? MENU_HINTS : HINTS[reader_pane(reader)->ops->context];
    for (int i = 0; i < MOST_HINTS && hints[i].action != ACTION_NONE; i++) {
        if (!matters(reader, hints[i].action)) continue;
        int width = hint_width(reader, &hints[i], &keys);
        if (width == 0) continue;
        if (column + width + 2 + help > area.columns) break;
        column = draw_hint(reader, area, column, &hints[i], &keys);
    }
    keys.len = 0;
    if (hint_width(reader, &HELP, &keys) > 0) draw_hint(reader, area, column, &HELP, &keys);
    buf_free(&keys);
}

/* Pending keys, picked rows, and the place in the pane that has the keys; in the text the place in
 * the list too: "3d  2 picked  42%  2/5". */
static void add_place(struct buf *out, struct reader *reader) {
    if (reader->keys.number > 0) buf_printf(out, "%u", reader->keys.number);
    reader_add_keys(reader, reader->keys.keys, reader->keys.count, out);
    if (out->len > 0) buf_add(out, STR("  "));
    size_t picked = reader->picks.all.count;
    if (picked > 0) buf_printf(out, "%zu %s  ", picked, _("picked"));
    if (reader->with_picked) buf_printf(out, "%s  ", _("for all picked:"));
    struct pane *pane = reader_pane(reader), *rows = &reader->panes[PANE_LIST];
    pane->ops->place(reader, pane, out);
    if (reader_is_split(reader) && reader->focus == SLOT_TEXT) {
        buf_add(out, STR("  "));
        rows->ops->place(reader, rows, out);
    }
}

void bars_draw_bottom(struct reader *reader, struct area area) {
    enum { NARROW = 60 };
    struct grid *grid = &reader->grid;
    grid_fill(grid, area, ROLE_FOOTER);
    struct buf place = {0};
    bool prompts = reader->prompt.ops != NULL;
    if (!prompts || area.columns >= NARROW) add_place(&place, reader);
    int width = width_of(buf_str(&place));
    if (width > area.columns / 2) width = area.columns / 2;
    grid_put_fit(grid, area, 0, area.columns - 1 - width, width, buf_str(&place), ALIGN_RIGHT,
                 ROLE_FOOTER);
    struct area rest = area_part(area, 0, 0, 1, area.columns - width - 3);
    if (prompts)
        prompt_draw(reader, rest);
    else if (reader->message.len == 0 ||
             !reader_draw_remark(reader, rest, 1, buf_str(&reader->message),
                                 reader->message_is_error ? ROLE_ERROR : ROLE_MESSAGE))
        draw_hints(reader, rest);
    buf_free(&place);
}
