#include "core/library/library.h"
#include "core/library/indexes.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/library/library_parts.h"
#include "core/library/store.h"

enum { MOST_RECOVERIES = 3 };
enum { ROWS_BEFORE = 32, ROWS_AFTER = 96 }; /* neighbours fetched with a row */

/* ---- opening and closing ---- */

static void report(struct library *library, const struct error *error) {
    struct event event = {.shown = {.kind = LIBRARY_ERROR, .error = *error}};
    events_push(library->events, &event);
}

/* One writer an index: a lock of the open file, so that two libraries of one process exclude each
 * other as well. */
static int take_lock(const char *path) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fd >= 0 && fcntl(fd, F_OFD_SETLK, &lock) == 0) return fd;
    if (fd >= 0) close(fd);
    return -1;
}

static void committed(void *context) {
    asker_refresh(((struct library *)context)->asker);
}
static void settled(void *context) {
    struct library *library = context;
    asker_settled(library->asker);
    marks_reconcile(library->marks);
}

/* Opens the index for writing, making it anew when it is old or damaged, and elsewhere when it
 * cannot be had where it should be. */
static bool open_index(struct library *library, sqlite3 **db, struct error *error) {
    struct place *place = &library->place;
    for (int tries = 0; tries < 3; tries++) {
        enum store_state state = store_open_writer(place->index, place->temporary, db, error);
        switch (state) {
        case STORE_GOOD:
        case STORE_EMPTY:
            return true;
        case STORE_OLD:
            store_set_aside(place->index, false);
            break;
        case STORE_DAMAGED:
            error->code = ERROR_INDEX_DAMAGED;
            report(library, error);
            store_set_aside(place->index, true);
            break;
        case STORE_FAILED:
            report(library, error);
            if (place->temporary || !place_move(place, error)) return false;
            break;
        }
    }
    return false;
}

static bool start(struct library *library, struct error *error) {
    const struct library_options *options = &library->options;
    struct place *place = &library->place;
    sqlite3 *db = NULL;
    library->lock = take_lock(place->lock);
    if (library->lock >= 0 && !open_index(library, &db, error)) return false;
    library->marks = marks_start(&(struct marks_options){.place = place,
                                                         .events = library->events,
                                                         .data_folder = options->data_folder,
                                                         .now = options->now});
    library->asker = asker_start(&(struct asker_options){.place = place,
                                                         .events = library->events,
                                                         .marks = library->marks,
                                                         .people_ini = options->people_ini,
                                                         .now = options->now});
    library->rows = rows_start(place, library->events, options->lang);
    if (db == NULL) return true;
    library->indexer = indexer_start(&(struct indexer_options){.lang = options->lang,
                                                               .place = place,
                                                               .events = library->events,
                                                               .workers = options->workers,
                                                               .now = options->now,
                                                               .committed = committed,
                                                               .settled = settled,
                                                               .context = library},
                                     db);
    if (library->indexer == NULL)
        return error_set(error, ERROR_INDEX_OPEN, 0, place->index, "the schema is not kutip's");
    asker_keep_with(library->asker, library->indexer);
    indexer_scan(library->indexer);
    return true;
}

static void stop(struct library *library) {
    if (library->rows != NULL) rows_stop(library->rows);
    if (library->asker != NULL) asker_stop(library->asker);
    if (library->indexer != NULL) indexer_stop(library->indexer); /* it still calls the asker */
    if (library->asker != NULL) asker_free(library->asker);
    if (library->marks != NULL) marks_stop(library->marks);
    if (library->lock >= 0) close(library->lock);
    library->marks = NULL;
    library->rows = NULL;
    library->asker = NULL;
    library->indexer = NULL;
    library->lock = -1;
}

static char *copy_of(const char *text) {
    return text != NULL ? mem_copy(text, strlen(text)) : NULL;
}

bool library_open(const char *const *paths, size_t count, const struct library_options *options,
                  struct library **out, struct error *error) {
    struct library *library = mem_new(1, sizeof *library);
    library->options = *options;
    library->options.cache_folder = copy_of(options->cache_folder);
    library->options.data_folder = copy_of(options->data_folder);
    library->options.people_ini = copy_of(options->people_ini);
    library->lock = -1;
    library->events = events_new();
    *out = library;
    bool ok = library->events != NULL || error_set(error, ERROR_INDEX_OPEN, errno, "pipe", NULL);
    ok = ok && place_find(&library->place, paths, count, options->cache_folder, error) &&
         start(library, error);
    if (!ok) {
        library_close(library);
        *out = NULL;
        return false;
    }
    if (!library->place.temporary) index_note(&library->place);
    for (size_t i = 0; i < library->place.trouble_count; i++)
        report(library, &library->place.troubles[i]);
    return true;
}

static void forget_rows(struct library *library) {
    for (size_t i = 0; i < library->page_count; i++) page_free(library->pages[i]);
    library->page_count = library->next_page = 0;
    library->wanted_from = library->wanted_end = 0;
    view_free(library->view);
    library->view = NULL;
}

static void free_event(struct event *event) {
    library_article_free(event->shown.article);
    library_table_free(event->shown.table);
    library_echoes_free(event->shown.echoes);
    view_free(event->view);
    page_free(event->page);
}

static void drop_events(struct library *library) {
    for (struct event event; events_take(library->events, &event);) free_event(&event);
}

void library_close(struct library *library) {
    if (library == NULL) return;
    stop(library);
    if (library->events != NULL) {
        drop_events(library);
        events_free(library->events);
    }
    forget_rows(library);
    place_free(&library->place);
    free((char *)(uintptr_t)library->options.cache_folder);
    free((char *)(uintptr_t)library->options.data_folder);
    free((char *)(uintptr_t)library->options.people_ini);
    free((char *)(uintptr_t)library->query.text);
    free(library);
}

/* ---- events ---- */

int library_fd(const struct library *library) {
    return events_fd(library->events);
}

static void ask_again(struct library *library) {
    if (library->query.text != NULL && library->asker != NULL)
        asker_ask(library->asker, &library->query, library->query_request);
}

/* The index broke, or there is no room for it: make it anew, or elsewhere. */
static void recover(struct library *library, struct error *why) {
    struct error error;
    if (library->recoveries++ == MOST_RECOVERIES) return;
    stop(library);
    forget_rows(library);
    drop_events(library); /* they tell of what is no more */
    bool ok = true;
    if (why->code == ERROR_INDEX_DAMAGED)
        store_set_aside(library->place.index, true);
    else
        ok = place_move(&library->place, &error);
    if (!ok || !start(library, &error)) {
        report(library, &error);
        stop(library);
    }
    ask_again(library);
}

static void adopt_page(struct library *library, struct page *page) {
    size_t at = library->next_page++ % KEPT_PAGES;
    if (library->page_count == KEPT_PAGES)
        page_free(library->pages[at]);
    else
        library->page_count++;
    library->pages[at] = page;
}

static void adopt_view(struct library *library, struct view *view) {
    view_free(library->view);
    library->view = view;
    library->wanted_from = library->wanted_end = 0;
}

bool library_next(struct library *library, struct library_event *out) {
    struct event event;
    if (!events_take(library->events, &event)) return false;
    *out = event.shown;
    if (event.view != NULL) adopt_view(library, event.view);
    if (event.page != NULL) adopt_page(library, event.page);
    if (out->article != NULL && library->marks != NULL) marks_fill(library->marks, out->article);
    if (event.recover) recover(library, &out->error);
    return true;
}

void library_settle(struct library *library) {
    events_wait(library->events);
}

void library_park(struct library *library, bool parked) {
    if (library->indexer != NULL) indexer_park(library->indexer, parked);
}

/* ---- the view ---- */

uint32_t library_ask(struct library *library, const struct library_query *query) {
    char *text = copy_of(query->text);
    free((char *)(uintptr_t)library->query.text);
    library->query = *query;
    library->query.text = text;
    library->query_request = ++library->requests;
    ask_again(library);
    return library->query_request;
}

struct library_counts library_counts(const struct library *library) {
    return library->view != NULL ? library->view->counts : (struct library_counts){0};
}

const struct page_row *library_cached(const struct library *library, uint32_t id) {
    for (size_t i = 0; i < library->page_count; i++) {
        const struct page_row *row = page_find(library->pages[i], library->view->scope, id);
        if (row != NULL) return row;
    }
    return NULL;
}

static void want_rows(struct library *library, size_t position) {
    const struct view *view = library->view;
    if (position >= library->wanted_from && position < library->wanted_end) return;
    size_t from = position > ROWS_BEFORE ? position - ROWS_BEFORE : 0;
    size_t end = position + ROWS_AFTER < view->count ? position + ROWS_AFTER : view->count;
    library->wanted_from = from;
    library->wanted_end = end;
    rows_want(library->rows, view->scope, view->ids + from, end - from);
}

bool library_row(struct library *library, size_t position, struct library_row *out) {
    const struct view *view = library->view;
    if (view == NULL || position >= view->count) return false;
    const struct page_row *found = library_cached(library, view->ids[position]);
    if (found == NULL) {
        if (library->rows != NULL) want_rows(library, position);
        return false;
    }
    *out = found->row;
    if (library->marks == NULL) return true;
    out->marks = view->scope == SCOPE_QUOTES
                     ? marks_of_quote(library->marks, found->hash, found->row.start)
                     : marks_of(library->marks, found->hash, found->added);
    return true;
}

size_t library_position(const struct library *library, int64_t article) {
    const struct view *view = library->view;
    for (size_t i = 0; view != NULL && i < view->count; i++)
        if (view->articles[i] == article) return i;
    return SIZE_MAX;
}

int64_t library_article_at(const struct library *library, size_t position) {
    const struct view *view = library->view;
    return view != NULL && position < view->count ? (int64_t)view->articles[position] : -1;
}

/* ---- articles ---- */

uint32_t library_request_article(struct library *library, int64_t article, bool indirect) {
    uint32_t request = ++library->requests;
    if (library->rows != NULL) rows_want_article(library->rows, article, indirect, request);
    return request;
}

static int64_t find_hash(const char *index, uint64_t hash) {
    struct error error;
    sqlite3 *db = store_open_reader(index, &error);
    if (db == NULL) return -1;
    int64_t article = -1;
    sqlite3_stmt *find = store_prepare(db, "SELECT max(id) FROM article WHERE hash = ?1 AND"
                                           " id NOT IN (SELECT article FROM dead)");
    if (find != NULL) {
        sqlite3_bind_int64(find, 1, (sqlite3_int64)hash);
        if (sqlite3_step(find) == SQLITE_ROW && sqlite3_column_type(find, 0) != SQLITE_NULL)
            article = sqlite3_column_int64(find, 0);
        sqlite3_finalize(find);
    }
    sqlite3_close(db);
    return article;
}

bool library_find_id(struct library *library, const char *id, int64_t *article, uint32_t *start,
                     uint32_t *end) {
    static const char scheme[] = "kutip:";
    if (strncmp(id, scheme, sizeof scheme - 1) != 0) return false;
    char *rest;
    errno = 0;
    uint64_t hash = strtoull(id + sizeof scheme - 1, &rest, 16);
    if (*rest != ':' || errno != 0) return false;
    unsigned long from = strtoul(rest + 1, &rest, 10);
    if (*rest != '-') return false;
    unsigned long to = strtoul(rest + 1, &rest, 10);
    if (*rest != '\0' || errno != 0 || from > to || to > UINT32_MAX) return false;
    *start = (uint32_t)from;
    *end = (uint32_t)to;
    *article = find_hash(library->place.index, hash);
    return *article > 0;
}

uint32_t library_request_table(struct library *library, enum library_table_kind kind) {
    uint32_t request = ++library->requests;
    if (library->asker != NULL) asker_want_table(library->asker, kind, request);
    return request;
}
