#include "tui/app/loop.h"

#include "tui/actions/general.h"
#include "tui/app/loop_parts.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"
#include "tui/panes/panes.h"
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
    if (setup->is_one_file) reader->focus = SLOT_TEXT;
    report_mistakes(reader);
    reader_ask(reader, false);
}

void loop_end(struct reader *reader) {
    reader_keep_position(reader);
    export_drop(reader);
    reader_free(reader);
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

void loop_take_events(struct reader *reader) {
    struct library_event event;
    loop_tell_panes(reader);
    while (library_next(reader->library, &event)) {
        take_event(reader, &event);
        loop_tell_panes(reader);
        loop_release_held(reader);
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
