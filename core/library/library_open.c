/* Opening, closing and recovering a library: which threads there are, and who writes the index. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/library/files/indexes.h"
#include "core/library/index/store.h"
#include "core/library/library_parts.h"

enum { MOST_RECOVERIES = 3 };

static void report(struct library *library, const struct error *error) {
    struct event event = {.shown = {.kind = LIBRARY_ERROR, .error = *error}};
    events_push(library->events, &event);
}

/* What the lock's file says of its holder: "PID complete", once all files were read. */
#define LOCK_STATE "%10ld %-8s\n"
enum { LOCK_STATE_SIZE = 20 };

void library_tell_state(struct library *library, bool complete) {
    char state[2 * LOCK_STATE_SIZE];
    snprintf(state, sizeof state, LOCK_STATE, (long)getpid(), complete ? "complete" : "reading");
    library->complete = complete;
    if (pwrite(library->lock, state, LOCK_STATE_SIZE, 0) < 0) { /* others will be patient, then */
    }
}

/* One writer an index: a lock of the open file, so that two libraries of one process exclude each
 * other as well. The file stays open: closing it tells the others to try (see watch.h). */
static bool lock_index(struct library *library) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (library->lock < 0)
        library->lock = open(library->place.lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    bool locked = library->lock >= 0 && fcntl(library->lock, F_OFD_SETLK, &lock) == 0;
    if (locked) library_tell_state(library, false);
    return locked;
}

static long read_state(const struct library *library, bool *complete) {
    char state[LOCK_STATE_SIZE + 1] = "";
    char *word;
    if (library->lock < 0 || pread(library->lock, state, LOCK_STATE_SIZE, 0) < 0) return 0;
    long pid = strtol(state, &word, 10);
    *complete = strncmp(word, " complete", 9) == 0;
    return pid;
}

long library_other_process(const struct library *library) {
    bool complete;
    return library_keeps_index(library) || library->place.frozen != 0
               ? 0
               : read_state(library, &complete);
}

bool library_other_is_complete(struct library *library) {
    bool complete = false, before = library->complete;
    read_state(library, &complete);
    library->complete = complete;
    return complete && !before;
}

/* ---- what the threads tell ---- */

static void committed(void *context) {
    asker_refresh(((struct library *)context)->asker);
}

static void settled(void *context) {
    struct library *library = context;
    asker_settled(library->asker);
    marks_reconcile(library->marks);
}

static void walked(void *context, const struct str *folders, size_t count) {
    struct library *library = context;
    if (library->watch != NULL) watch_folders(library->watch, folders, count);
}

static void files_changed(void *context, const struct str *paths, size_t count) {
    struct library *library = context;
    if (library->indexer != NULL) indexer_look(library->indexer, paths, count);
}

static void anything_changed(void *context) {
    struct library *library = context;
    if (library->indexer != NULL) indexer_scan(library->indexer);
}

static void other_stopped_writing(void *context) {
    struct event event = {.unlocked = true};
    events_push(((struct library *)context)->events, &event);
}

static void marks_changed(void *context) {
    marks_reload(((struct library *)context)->marks);
}

/* ---- starting and stopping ---- */

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
            if (place->temporary) return false;
            report(library, error);
            if (!place_move(place, error)) return false;
            break;
        }
    }
    return false;
}

static void start_readers(struct library *library) {
    const struct library_options *options = &library->options;
    struct place *place = &library->place;
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
}

static void start_watch(struct library *library, bool other_writes) {
    library->watch =
        watch_start(&(struct watch_options){.place = &library->place,
                                            .data_folder = library->options.data_folder,
                                            .rescan_interval = library->options.rescan_interval,
                                            .other_writes = other_writes,
                                            .files = files_changed,
                                            .everything = anything_changed,
                                            .index = committed,
                                            .unlocked = other_stopped_writing,
                                            .marks = marks_changed,
                                            .context = library});
}

/* The first scan of a library that is known waits for so many milliseconds: what the index knows is
 * on the screen by then. */
enum { FIRST_SCREEN = 20 };

static void start_writing(struct library *library, sqlite3 *db) {
    struct place *place = &library->place;
    bool known = store_integer(db, "SELECT max(id) FROM article", 0) > 0;
    library->indexer =
        indexer_start(&(struct indexer_options){.lang = library->options.lang,
                                                .place = place,
                                                .events = library->events,
                                                .workers = library->options.workers,
                                                .hold_back = known ? FIRST_SCREEN : 0,
                                                .now = library->options.now,
                                                .committed = committed,
                                                .settled = settled,
                                                .walked = walked,
                                                .context = library},
                      db);
    asker_keep_with(library->asker, library->indexer);
    indexer_scan(library->indexer);
}

static void no_scan_follows(struct library *library) {
    struct event event = {.shown = {.kind = LIBRARY_PROGRESS}};
    events_push(library->events, &event);
}

/* An index that cannot be written is read as it is, when it can be; else it is made anew elsewhere.
 */
static bool settle_place(struct library *library, struct error *error) {
    struct place *place = &library->place;
    struct error told;
    if (place->frozen == 0) return true;
    bool serves = store_serves_frozen(place->index);
    error_set(&told, serves ? ERROR_INDEX_FROZEN : ERROR_INDEX_ELSEWHERE, place->frozen,
              place->folder, NULL);
    report(library, &told);
    return serves || place_move(place, error);
}

/* Where another version writes the index, ours is made elsewhere. */
static bool leave_to_other_version(struct library *library, struct error *error) {
    struct error told;
    error_set(&told, ERROR_INDEX_VERSION, 0, library->place.roots[0].given.ptr, NULL);
    report(library, &told);
    if (library->lock >= 0) close(library->lock);
    library->lock = -1;
    return place_move(&library->place, error);
}

static bool start(struct library *library, struct error *error) {
    sqlite3 *db = NULL;
    if (!settle_place(library, error)) return false;
    bool frozen = library->place.frozen != 0, writes = !frozen && lock_index(library);
    if (!frozen && !writes && store_is_of_other_version(library->place.index)) {
        if (!leave_to_other_version(library, error)) return false;
        writes = lock_index(library);
    }
    if (writes && !open_index(library, &db, error)) return false;
    if (!library->place.temporary && !frozen) index_note(&library->place);
    start_readers(library);
    if (library->options.watch) start_watch(library, !writes && !frozen);
    if (writes) start_writing(library, db);
    if (frozen || (!writes && library_other_is_complete(library))) no_scan_follows(library);
    return true;
}

void library_take_over(struct library *library) {
    struct error error;
    sqlite3 *db;
    if (library->indexer != NULL || library->asker == NULL || !lock_index(library)) return;
    if (open_index(library, &db, &error))
        start_writing(library, db);
    else
        report(library, &error);
}

/* Threads call one another, so all are stopped before any is freed. */
static void stop(struct library *library) {
    if (library->indexer != NULL) indexer_give_up_scan(library->indexer);
    if (library->watch != NULL) watch_stop(library->watch);
    if (library->rows != NULL) rows_stop(library->rows);
    if (library->asker != NULL) asker_stop(library->asker);
    if (library->indexer != NULL) indexer_stop(library->indexer);
    if (library->asker != NULL) asker_free(library->asker);
    if (library->marks != NULL) marks_stop(library->marks);
    if (library->watch != NULL) watch_free(library->watch);
    if (library->indexer != NULL) library_tell_state(library, false); /* nobody keeps it now */
    if (library->lock >= 0) close(library->lock);
    library->watch = NULL;
    library->marks = NULL;
    library->rows = NULL;
    library->asker = NULL;
    library->indexer = NULL;
    library->lock = -1;
}

bool library_open(const char *const *paths, size_t count, const struct library_options *options,
                  struct library **out, struct error *error) {
    struct library *library = mem_new(1, sizeof *library);
    library->options = *options;
    const char **strings[] = {&library->options.cache_folder, &library->options.data_folder,
                              &library->options.people_ini};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++)
        *strings[i] = arena_str(&library->strings, str_from(*strings[i])).ptr;
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
    for (size_t i = 0; i < library->place.trouble_count; i++)
        report(library, &library->place.troubles[i]);
    return true;
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
    library_forget_rows(library);
    place_free(&library->place);
    arena_free(&library->strings);
    free(library->query_text);
    free(library);
}

void library_recover(struct library *library, const struct error *why) {
    struct error error;
    if (library->recoveries++ == MOST_RECOVERIES) return;
    stop(library);
    library_forget_rows(library);
    drop_events(library); /* they tell of what is no more */
    events_forget_work(library->events);
    bool ok = true;
    if (why->code == ERROR_INDEX_DAMAGED && library->place.frozen == 0)
        store_set_aside(library->place.index, true);
    else
        ok = place_move(&library->place, &error);
    if (!ok || !start(library, &error)) {
        report(library, &error);
        stop(library);
        no_scan_follows(library);
    }
    library_ask_again(library);
}
