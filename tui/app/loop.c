#include "tui/app/loop.h"

#include "core/text/text.h"
#include "core/text/utf8.h"
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/panes/bars.h"
#include "tui/panes/list.h"
#include "tui/panes/panes.h"
#include "tui/panes/popup.h"
#include "tui/panes/text.h"
#include "tui/reader/drawing.h"

/* ---- start and end ---- */

/* The mistakes of the configuration: all are messages; where they stand is what is shown. */
static void report_mistakes(struct reader *reader) {
    size_t count = reader->config->error_count;
    for (size_t i = 0; i < count; i++) reader_fail(reader, &reader->config->errors[i]);
    if (count < 2) return;
    struct buf key = {0};
    buf_add(&key, STR(""));
    reader_add_key(reader, CONTEXT_LIST, ACTION_MESSAGES, &key);
    reader_complain(reader, _("%zu mistakes in the configuration (%s lists them)"), count, key.at);
    buf_free(&key);
}

void loop_start(struct reader *reader, const struct reader_setup *setup, const struct host *host,
                bool utf8, int rows, int columns) {
    *reader = (struct reader){
        .now = reader->now,
        .setup = setup,
        .library = setup->library,
        .config = *setup->config,
        .utf8 = utf8,
        .wanted = -1,
        .wanted_start = UINT32_MAX,
        .quote = SIZE_MAX,
        .scanning = true,
        .changes = CHANGED_OPTIONS | CHANGED_PAGE,
    };
    if (host != NULL) reader->host = *host;
    for (int i = 0; i < PANE_COUNT; i++)
        reader->panes[i] =
            (struct pane){.ops = PANES[i], .state = mem_new(1, PANES[i]->state_size)};
    reader_take_options(reader);
    loop_resize(reader, rows, columns);
    struct error error;
    if (setup->query != NULL && library_query_check(setup->query, false, &error))
        buf_add(&reader->filter, str_from(setup->query));
    else if (setup->query != NULL)
        reader_fail(reader, &error);
    uint32_t start, end;
    int64_t article;
    if (setup->id != NULL) {
        if (library_find_id(reader->library, setup->id, &article, &start, &end)) {
            list_of(reader)->touched = true; /* the first view goes to it, not to its first row */
            reader_show(reader, article, start, true);
            reader->focus = SLOT_TEXT;
        } else {
            reader_complain(reader, "%s: %s", setup->id, _("this article is not in the library"));
        }
    }
    report_mistakes(reader);
    reader_ask(reader, false);
}

void loop_end(struct reader *reader) {
    reader_keep_position(reader);
    export_drop(reader);
    reader_free(reader);
}

/* ---- keys ---- */

/* The mouse acts on the pane under it; a click gives it the keys and the row as the number. */
static bool act_by_mouse(struct reader *reader, enum action action, int row, int column) {
    for (int i = 0; i < PANE_COUNT; i++) {
        struct pane *pane = &reader->panes[i];
        struct area area = pane->area;
        if (row < area.row || row >= area.row + area.rows || column < area.column ||
            column >= area.column + area.columns)
            continue;
        if (action == ACTION_CLICK && i < SLOT_COUNT) reader_focus(reader, (enum slot)i);
        unsigned number = action == ACTION_CLICK ? (unsigned)(row - area.row + 1) : 0;
        pane_action *act = pane->ops->actions[action];
        return act != NULL && act(reader, pane, action, number);
    }
    return false;
}

/* Keys come faster than articles: what is meant for the one under the cursor waits for it, and so
 * do the keys behind it. What comes behind a range waits until all its rows are picked. */
static bool must_wait(struct reader *reader, enum action action) {
    if (list_of(reader)->gathering) return action != ACTION_CANCEL && action != ACTION_QUIT;
    return general_needs_article(reader, action) && reader_waits_for_article(reader);
}

/* What is done with articles while a range is open is done with the range. */
static bool is_for_range(enum action action) {
    enum action_group group = action_info(action)->group;
    return group == GROUP_TAKE || action == ACTION_STAR || action == ACTION_TOGGLE_READ ||
           action == ACTION_TAG || action == ACTION_NOTE;
}

/* The actions of a binding, from the one at `from` on. */
static void do_actions(struct reader *reader, const struct binding *binding, size_t from,
                       unsigned number, int row, int column) {
    for (size_t i = from; i < binding->action_count && !reader->done; i++) {
        enum action action = binding->actions[i];
        if (reader->prompt.ops == NULL && list_of(reader)->ranging && is_for_range(action))
            general_do(reader, ACTION_WITH_PICKED, 0);
        if (reader->prompt.ops != NULL) {
            prompt_act(reader, action);
        } else if (reader->menu.open) {
            menu_act(reader, action, number);
        } else if (must_wait(reader, action)) {
            reader->held = (struct held){.binding = *binding, .at = i, .number = number};
            if (reader->preview_due != 0) reader_request(reader);
            return;
        } else if (row < 0 || !act_by_mouse(reader, action, row, column)) {
            general_do(reader, action, number);
        }
        if (action == ACTION_RELOAD) return; /* the binding went with the old configuration */
    }
}

static bool is_holding(const struct reader *reader) {
    return reader->held.at < reader->held.binding.action_count;
}

static void release_held(struct reader *reader) {
    struct held held = reader->held;
    if (!is_holding(reader) || must_wait(reader, held.binding.actions[held.at])) return;
    reader->held = (struct held){0};
    do_actions(reader, &held.binding, held.at, held.number, -1, -1);
    for (size_t i = 0; i < held.keys.count && !reader->done; i++)
        loop_key(reader, held.keys.at[i], -1, -1);
    vec_free(&held.keys);
}

static void log_key(struct reader *reader, struct key key) {
    if (reader->setup->log == NULL) return;
    struct buf text = {0};
    key_write(&text, key);
    log_line(reader->setup->log, "key %s", text.at);
    buf_free(&text);
}

/* A key that does nothing says so, and where the keys are told. */
static void say_unbound(struct reader *reader, enum context context,
                        const struct key_reader *before, struct key key) {
    struct buf pressed = {0}, help = {0};
    reader_add_keys(reader, before->keys, before->count, &pressed);
    reader_add_keys(reader, &key, 1, &pressed);
    if (reader_add_key(reader, context, ACTION_HELP, &help))
        reader_say(reader, _("%s does nothing here (%s lists the keys)"), pressed.at, help.at);
    buf_free(&pressed);
    buf_free(&help);
}

void loop_key(struct reader *reader, struct key key, int row, int column) {
    if (is_holding(reader)) {
        vec_push(&reader->held.keys, key);
        return;
    }
    log_key(reader, key);
    bool prompts = reader->prompt.ops != NULL;
    enum context context = prompts             ? CONTEXT_PROMPT
                           : reader->menu.open ? CONTEXT_POPUP
                                               : reader_pane(reader)->ops->context;
    struct key_reader before = reader->keys;
    bool keys_shown = reader->which_key_due < 0;
    reader->message.len = 0;
    reader->which_key_due = 0;
    reader->dirty = true;
    struct binding binding;
    unsigned number;
    switch (
        key_reader_take(&reader->keys, reader->config->keymap, context, key, &binding, &number)) {
    case KEYS_BOUND:
        log_line(reader->setup->log, "do %s %u", binding.name, number);
        do_actions(reader, &binding, 0, number, row, column);
        break;
    case KEYS_PENDING:
        if (reader->keys.count > 0)
            reader->which_key_due =
                keys_shown ? -1 : reader->now + reader->config->options.which_key_delay;
        break;
    case KEYS_UNBOUND: {
        char bytes[4];
        if (prompts && key_is_text(key))
            prompt_insert(reader, (struct str){bytes, utf8_put(bytes, key.code)});
        else if (!prompts && row < 0 && key.code != SPECIAL_ESC)
            say_unbound(reader, context, &before, key);
        break;
    }
    }
}

void loop_paste(struct reader *reader, struct str text) {
    if (reader->prompt.ops == NULL) return; /* pasted words are no keys */
    struct arena arena = {0};
    prompt_insert(reader, text_sanitise(&arena, text));
    arena_free(&arena);
}

/* ---- events ---- */

static void take_view(struct reader *reader, const struct library_event *event) {
    reader->changes |= CHANGED_VIEW;
    if (event->request == 0 || event->request != reader->view_request) return;
    reader->view_is_due = false;
    reader->changes |= CHANGED_ANSWER;
}

static void log_event(struct reader *reader, const struct library_event *event) {
    static const char *const NAMES[] = {
        [LIBRARY_PROGRESS] = "progress", [LIBRARY_VIEW] = "view",   [LIBRARY_ROWS] = "rows",
        [LIBRARY_ARTICLE] = "article",   [LIBRARY_TABLE] = "table", [LIBRARY_ECHOES] = "echoes",
        [LIBRARY_MARKED] = "marked",     [LIBRARY_ERROR] = "error",
    };
    log_line(reader->setup->log, "event %s, request %u, %zu rows in view", NAMES[event->kind],
             event->request, library_counts(reader->library).rows);
}

static void take_event(struct reader *reader, struct library_event *event) {
    log_event(reader, event);
    reader->dirty = true;
    switch (event->kind) {
    case LIBRARY_PROGRESS:
        reader->done_files = event->done;
        reader->total_files = event->total;
        reader->scanning = event->scanning;
        break;
    case LIBRARY_VIEW:
        take_view(reader, event);
        break;
    case LIBRARY_ROWS:
        reader->changes |= CHANGED_ROWS;
        break;
    case LIBRARY_ARTICLE:
        if (export_take(reader, event->request, event->article)) break;
        if (event->request == reader->article_request)
            reader_take_article(reader, event->article);
        else
            library_article_free(event->article);
        break;
    case LIBRARY_TABLE:
        if (reader_take_values(reader, event->request, event->table)) break;
        if (event->request != reader->table_request) {
            library_table_free(event->table);
            break;
        }
        if (reader->table != NULL) library_table_free(reader->table);
        reader->table = event->table;
        reader->changes |= CHANGED_TABLE;
        break;
    case LIBRARY_ECHOES:
        if (event->request != reader->echoes_request) {
            library_echoes_free(event->echoes);
            break;
        }
        if (reader->echoes != NULL) library_echoes_free(reader->echoes);
        reader->echoes = event->echoes;
        reader->changes |= CHANGED_ECHOES;
        break;
    case LIBRARY_MARKED:
        reader->changes |= CHANGED_ROWS;
        if (event->request != reader->position_request) reader_refresh_marks(reader);
        break;
    case LIBRARY_ERROR:
        if (event->request == reader->view_request) reader->view_is_due = false;
        reader_fail(reader, &event->error);
        break;
    }
}

/* Panes may change what other panes are to be told of in turn. */
static void tell_panes(struct reader *reader) {
    for (int round = 0; reader->changes != 0 && round < 4; round++) {
        unsigned changes = reader->changes;
        reader->changes = 0;
        reader->dirty = true;
        if ((changes & (CHANGED_PAGE | CHANGED_OPTIONS | CHANGED_VIEW)) != 0)
            loop_resize(reader, reader->grid.rows, reader->grid.columns);
        for (int i = 0; i < PANE_COUNT; i++) {
            struct pane *pane = &reader->panes[i];
            if (pane->ops->notice != NULL) pane->ops->notice(reader, pane, changes);
        }
    }
}

void loop_take_events(struct reader *reader) {
    struct library_event event;
    tell_panes(reader);
    while (library_next(reader->library, &event)) {
        take_event(reader, &event);
        tell_panes(reader);
        release_held(reader);
    }
}

int loop_fire_timers(struct reader *reader) {
    if (reader->preview_due != 0 && reader->now >= reader->preview_due) reader_request(reader);
    if (reader->which_key_due > 0 && reader->now >= reader->which_key_due) {
        reader->which_key_due = -1; /* shown */
        reader->dirty = true;
    }
    int64_t next = INT64_MAX;
    if (reader->preview_due != 0) next = reader->preview_due;
    if (reader->which_key_due > 0 && reader->which_key_due < next) next = reader->which_key_due;
    if (next == INT64_MAX) return -1;
    return next > reader->now ? (int)(next - reader->now) : 0;
}

/* ---- the screen ---- */

static void place_pane(struct reader *reader, enum pane_id id, struct area area) {
    struct pane *pane = &reader->panes[id];
    bool same = memcmp(&pane->area, &area, sizeof area) == 0;
    pane->area = area;
    if (!same && area.rows > 0 && pane->ops->resize != NULL) pane->ops->resize(reader, pane);
}

/* Rows that the list can ever need: by the whole library, so that a filter that is typed does not
 * make the panes jump. */
static size_t list_rows(const struct reader *reader) {
    struct library_counts counts = library_counts(reader->library);
    bool is_long = reader_lists_quotes(reader) || counts.library == 0;
    return is_long ? SIZE_MAX : counts.library + 1;
}

/* Quotes are longer than titles: their list takes the whole width, unless it is asked otherwise. */
static void plan_panes(struct reader *reader, struct area area) {
    enum layout wanted = reader->zoomed ? LAYOUT_SINGLE : reader->layout;
    struct layout_needs needs = {list_rows(reader), text_columns(reader)};
    layout_plan(wanted, area, reader->focus, &needs, &reader->plan);
    if (wanted == LAYOUT_AUTO && reader->plan.layout == LAYOUT_COLUMNS &&
        reader_lists_quotes(reader))
        layout_plan(LAYOUT_WIDE, area, reader->focus, &needs, &reader->plan);
}

void loop_resize(struct reader *reader, int rows, int columns) {
    if (rows != reader->grid.rows || columns != reader->grid.columns)
        grid_resize(&reader->grid, rows, columns);
    struct area area = grid_area(&reader->grid);
    if (area.rows > 2) {
        area_cut_top(&area, 1);
        area_cut_bottom(&area, 1);
    }
    reader->plan = (struct layout_plan){.layout = LAYOUT_SINGLE};
    if (reader_is_split(reader)) plan_panes(reader, area);
    struct pane *shown = reader_pane(reader);
    for (int i = 0; i < PANE_COUNT; i++) {
        struct area part = i < SLOT_COUNT ? reader->plan.slots[i] : (struct area){0};
        if (i >= SLOT_COUNT && shown == &reader->panes[i]) part = area;
        place_pane(reader, (enum pane_id)i, part);
    }
    reader->dirty = true;
}

/* The lines between the panes; those around the pane that has the keys stand out. */
static void draw_lines(struct reader *reader) {
    struct area focus = reader_pane(reader)->area;
    struct area around = {focus.row - 1, focus.column - 1, focus.rows + 2, focus.columns + 2};
    for (int i = 0; i < reader->plan.line_count; i++)
        grid_line(&reader->grid, reader->plan.lines[i], ROLE_BORDER);
    for (int i = 0; i < reader->plan.line_count; i++) {
        struct area line = reader->plan.lines[i], part = area_meet(line, around);
        bool lies_along = line.rows == 1 ? part.columns > 1 : part.rows > 1;
        if (part.rows > 0 && part.columns > 0 && lies_along)
            grid_line(&reader->grid, part, ROLE_BORDER_FOCUS);
    }
}

bool loop_draw(struct reader *reader) {
    tell_panes(reader);
    if (!reader->dirty) return false;
    reader->dirty = false;
    grid_clear(&reader->grid);
    struct area area = grid_area(&reader->grid);
    bool bars = area.rows > 2;
    struct area top = bars ? area_cut_top(&area, 1) : (struct area){0};
    struct area bottom = bars ? area_cut_bottom(&area, 1) : (struct area){0};
    draw_lines(reader);
    for (int i = 0; i < PANE_COUNT; i++) {
        struct pane *pane = &reader->panes[i];
        if (pane->area.rows > 0 && pane->area.columns > 0) pane->ops->draw(reader, pane);
    }
    bars_draw_top(reader, top);
    bars_draw_bottom(reader, bottom);
    if (reader->menu.open) menu_draw(reader, area);
    if (reader->which_key_due < 0) popup_draw_keys(reader, area);
    if (reader->prompt.candidates.all.count > 0) popup_draw_candidates(reader, area);
    if (!reader->utf8) grid_to_ascii(&reader->grid);
    return true;
}
