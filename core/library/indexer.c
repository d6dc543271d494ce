#include "core/library/indexer.h"

#include <malloc.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/base/vec.h"
#include "core/library/echo_counter.h"
#include "core/library/queue.h"
#include "core/library/scan.h"
#include "core/library/writer.h"

enum {
    QUEUE_ROOM = 128,
    MOST_WORKERS = 64,
    BULK = 200,            /* so many new files are a bulk: big buffers, rare commits */
    COMMIT_FIRST = 100,    /* milliseconds from the first row of a scan to its commit */
    COMMIT_SLOWEST = 800,  /* closing waits for one commit */
    PROGRESS_EVERY = 100,  /* milliseconds */
    CHECKPOINT_AFTER = 500 /* milliseconds without work */
};

enum work_kind {
    WORK_RECORD,
    WORK_ORDER,
    WORK_ECHOES,
    WORK_SCAN_BEGINS,
    WORK_SCAN_ENDS,
    WORK_PARK
};

struct work {
    enum work_kind kind;
    struct record record;
    struct order_record order;
    struct echo_counts *echoes;
    size_t total; /* WORK_SCAN_BEGINS: records to come */
};

struct indexer {
    struct indexer_options options;
    struct writer *writer;
    struct queue *files;   /* struct work with a record to be read */
    struct queue *results; /* struct work for the writer */
    struct echo_counter *counter;
    pthread_t scan_thread, writer_thread, worker_threads[MOST_WORKERS];
    int workers;
    atomic_bool stop;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool scan_wanted, parked, park_wanted; /* under the lock */
    VEC(char *) looks;                     /* single files to look at; under the lock */
    size_t in_flight;                      /* files given to workers; under the lock */
};

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void free_work(struct work *work) {
    arena_free(&work->record.arena);
    free(work->order.data);
    if (work->echoes != NULL) echo_counts_free(work->echoes);
    free(work);
}

static void report(struct indexer *indexer, const struct error *error) {
    events_error(indexer->options.events, 0, error);
}

static void report_progress(struct indexer *indexer, size_t done, size_t total, bool scanning) {
    struct event event = {
        .shown = {.kind = LIBRARY_PROGRESS, .done = done, .total = total, .scanning = scanning}};
    events_push(indexer->options.events, &event);
}

/* ---- workers ---- */

static void give_to_writer(struct indexer *indexer, struct work *work) {
    if (!queue_push(indexer->results, work)) free_work(work);
}

static void *work_on_files(void *context) {
    struct indexer *indexer = context;
    pthread_setname_np(pthread_self(), "kutip-parse");
    struct arena scratch = {0};
    setpriority(PRIO_PROCESS, (id_t)gettid(), 10); /* on Linux of this thread alone */
    for (struct work *work; (work = queue_pop(indexer->files, -1)) != NULL;) {
        if (atomic_load(&indexer->stop)) {
            free_work(work);
        } else {
            record_read(&work->record, indexer->options.lang, &scratch);
            give_to_writer(indexer, work);
        }
        pthread_mutex_lock(&indexer->lock);
        if (--indexer->in_flight == 0) pthread_cond_broadcast(&indexer->changed);
        pthread_mutex_unlock(&indexer->lock);
    }
    arena_free(&scratch);
    return NULL;
}

/* ---- scanning ---- */

struct changes {
    VEC(size_t) new; /* indices of scan.files */
    VEC(struct str) gone;
};

static bool under_trouble(const struct scan *scan, struct str path) {
    for (size_t i = 0; i < scan->error_count; i++)
        if (scan->errors[i].code != ERROR_NO_SUCH_PATH &&
            str_starts(path, str_from(scan->errors[i].subject)))
            return true;
    return false;
}

/* Both sides are sorted by path: one walk finds what is new, changed or gone. What lies in a folder
 * that could not be read is not known to be gone. */
static bool compare(struct indexer *indexer, struct arena *arena, const struct scan *scan,
                    struct changes *out) {
    struct error error;
    sqlite3 *db = store_open_reader(indexer->options.place->index, &error);
    if (db == NULL) {
        report(indexer, &error);
        return false;
    }
    sqlite3_stmt *known = store_prepare(db, "SELECT path, size, mtime FROM file ORDER BY path");
    int rc = known != NULL ? sqlite3_step(known) : SQLITE_ERROR;
    size_t at = 0;
    while (rc == SQLITE_ROW || at < scan->count) {
        struct str path = rc == SQLITE_ROW ? store_column(known, 0) : STR_NONE;
        int order = rc != SQLITE_ROW    ? -1
                    : at >= scan->count ? 1
                                        : str_cmp(scan->files[at].path, path);
        if (order > 0 && !under_trouble(scan, path)) vec_push(&out->gone, arena_str(arena, path));
        bool same = order == 0 &&
                    scan->files[at].size == (uint64_t)sqlite3_column_int64(known, 1) &&
                    scan->files[at].mtime == sqlite3_column_int64(known, 2);
        if (order <= 0 && !same) vec_push(&out->new, at);
        if (order >= 0) rc = sqlite3_step(known);
        if (order <= 0) at++;
    }
    bool ok = rc == SQLITE_DONE;
    if (!ok && !store_error(db, indexer->options.place->index, &error)) report(indexer, &error);
    sqlite3_finalize(known);
    sqlite3_close(db);
    return ok;
}

static struct work *work_for(struct str path, uint64_t size, int64_t mtime, bool gone) {
    struct work *work = mem_new(1, sizeof *work);
    work->kind = WORK_RECORD;
    work->record.path = arena_str(&work->record.arena, path);
    work->record.size = size;
    work->record.mtime = mtime;
    work->record.gone = gone;
    return work;
}

static void give_to_worker(struct indexer *indexer, const struct scan_file *file) {
    pthread_mutex_lock(&indexer->lock);
    indexer->in_flight++;
    pthread_mutex_unlock(&indexer->lock);
    struct work *work = work_for(file->path, file->size, file->mtime, false);
    if (queue_push(indexer->files, work)) return;
    free_work(work);
    pthread_mutex_lock(&indexer->lock);
    indexer->in_flight--;
    pthread_mutex_unlock(&indexer->lock);
}

/* When there is work for them: most openings find nothing new. */
static void start_workers(struct indexer *indexer) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int wanted = indexer->options.workers > 0 ? indexer->options.workers : cores > 1 ? 2 : 1;
    if (wanted > MOST_WORKERS) wanted = MOST_WORKERS;
    while (indexer->workers < wanted)
        pthread_create(&indexer->worker_threads[indexer->workers++], NULL, work_on_files, indexer);
}

static void hand_out(struct indexer *indexer, const struct scan *scan,
                     const struct changes *changes) {
    if (changes->new.count > 0) start_workers(indexer);
    struct work *begins = mem_new(1, sizeof *begins);
    begins->kind = WORK_SCAN_BEGINS;
    begins->total = changes->new.count + changes->gone.count;
    give_to_writer(indexer, begins);
    for (size_t i = 0; i < changes->gone.count; i++)
        give_to_writer(indexer, work_for(changes->gone.at[i], 0, 0, true));
    for (size_t i = 0; i < changes->new.count && !atomic_load(&indexer->stop); i++)
        give_to_worker(indexer, &scan->files[changes->new.at[i]]);
    pthread_mutex_lock(&indexer->lock);
    while (indexer->in_flight > 0) pthread_cond_wait(&indexer->changed, &indexer->lock);
    pthread_mutex_unlock(&indexer->lock);
}

static void scan_all(struct indexer *indexer) {
    const struct place *place = indexer->options.place;
    struct arena arena = {0};
    struct changes changes = {0};
    struct scan scan;
    const char **paths = arena_new(&arena, const char *, place->root_count + 1);
    for (size_t i = 0; i < place->root_count; i++) paths[i] = place->roots[i].absolute.ptr;
    scan_paths(&arena, paths, place->root_count, &indexer->stop, &scan);
    if (!atomic_load(&indexer->stop)) {
        indexer->options.walked(indexer->options.context, scan.folders, scan.folder_count);
        for (size_t i = 0; i < scan.error_count; i++) report(indexer, &scan.errors[i]);
        if (compare(indexer, &arena, &scan, &changes) && changes.new.count + changes.gone.count > 0)
            hand_out(indexer, &scan, &changes);
    }
    vec_free(&changes.new);
    vec_free(&changes.gone);
    arena_free(&arena);
}

/* The writer knows whether a file is new, changed or the same; here only whether it is there. */
static void look_at(struct indexer *indexer, char *const *paths, size_t count) {
    struct arena arena = {0};
    struct scan scan = {.files = arena_new(&arena, struct scan_file, count)};
    struct changes changes = {0};
    for (size_t i = 0; i < count; i++) {
        struct stat status;
        struct str path = str_from(paths[i]);
        if (stat(paths[i], &status) != 0 || !S_ISREG(status.st_mode)) {
            vec_push(&changes.gone, path);
            continue;
        }
        vec_push(&changes.new, scan.count);
        scan.files[scan.count++] = (struct scan_file){
            .path = path,
            .size = (uint64_t)status.st_size,
            .mtime = (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec};
    }
    hand_out(indexer, &scan, &changes);
    vec_free(&changes.new);
    vec_free(&changes.gone);
    arena_free(&arena);
}

static void end_scan(struct indexer *indexer) {
    struct work *ends = mem_new(1, sizeof *ends);
    ends->kind = WORK_SCAN_ENDS;
    give_to_writer(indexer, ends);
}

static void free_looks(char **paths, size_t count) {
    for (size_t i = 0; i < count; i++) free(paths[i]);
    free(paths);
}

/* The first scan lets the first screen go ahead. */
static void hold_back(struct indexer *indexer) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += (long)indexer->options.hold_back * 1000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    int rc = 0;
    pthread_mutex_lock(&indexer->lock);
    while (rc == 0 && !atomic_load(&indexer->stop))
        rc = pthread_cond_timedwait(&indexer->changed, &indexer->lock, &until);
    pthread_mutex_unlock(&indexer->lock);
}

static void *scan_when_asked(void *context) {
    struct indexer *indexer = context;
    pthread_setname_np(pthread_self(), "kutip-scan");
    hold_back(indexer);
    for (;;) {
        pthread_mutex_lock(&indexer->lock);
        while (!indexer->scan_wanted && indexer->looks.count == 0 && !atomic_load(&indexer->stop))
            pthread_cond_wait(&indexer->changed, &indexer->lock);
        bool all = indexer->scan_wanted;
        char **paths = indexer->looks.at;
        size_t count = indexer->looks.count;
        indexer->scan_wanted = false;
        indexer->looks.at = NULL;
        indexer->looks.count = indexer->looks.room = 0;
        pthread_mutex_unlock(&indexer->lock);
        bool stop = atomic_load(&indexer->stop);
        if (!stop && all) scan_all(indexer);
        if (!stop && !all) look_at(indexer, paths, count);
        if (!stop) end_scan(indexer);
        free_looks(paths, count);
        if (stop) return NULL;
    }
}

/* ---- writing ---- */

struct progress {
    size_t done, total;
    int64_t commit_due, commit_wait; /* milliseconds */
    int64_t told;                    /* when progress was reported last */
    bool broken;                     /* writing failed: what comes is thrown away */
    bool scanning;                   /* records are coming */
    bool wal;                        /* something was written since the last checkpoint */
};

static void fail(struct indexer *indexer, struct progress *progress, int rc) {
    struct error error;
    store_error(writer_db(indexer->writer), indexer->options.place->index, &error);
    if (rc == SQLITE_CORRUPT) error.code = ERROR_INDEX_DAMAGED;
    writer_rollback(indexer->writer);
    progress->broken = true;
    report(indexer, &error);
}

static void commit(struct indexer *indexer, struct progress *progress) {
    bool any = writer_pending(indexer->writer) > 0;
    progress->commit_due = 0;
    if (progress->broken) return;
    int rc = writer_commit(indexer->writer);
    if (rc != SQLITE_OK)
        fail(indexer, progress, rc);
    else if (any) {
        indexer->options.committed(indexer->options.context);
        echo_counter_wake(indexer->counter, false);
    }
}

/* Committed on their own: they are no news for the counter. */
static void put_echoes(struct indexer *indexer, struct progress *progress,
                       const struct echo_counts *counts) {
    if (progress->broken) return;
    int rc = writer_put_echoes(indexer->writer, counts);
    if (rc == SQLITE_OK) rc = writer_commit(indexer->writer);
    if (rc != SQLITE_OK)
        fail(indexer, progress, rc);
    else
        indexer->options.committed(indexer->options.context);
}

static void add(struct indexer *indexer, struct progress *progress, const struct record *record) {
    int64_t clock = indexer->options.now != 0 ? indexer->options.now : (int64_t)time(NULL);
    progress->done++;
    if (record->error.code != ERROR_NONE) report(indexer, &record->error);
    if (progress->broken) return;
    int rc = writer_add(indexer->writer, record, clock);
    if (rc != SQLITE_OK) fail(indexer, progress, rc);
    if (progress->commit_due == 0) {
        progress->commit_due = milliseconds() + progress->commit_wait;
        if (progress->commit_wait < COMMIT_SLOWEST) progress->commit_wait *= 2;
    }
}

static void tell(struct indexer *indexer, struct progress *progress, bool scanning) {
    int64_t now = milliseconds();
    if (scanning && now < progress->told + PROGRESS_EVERY) return;
    progress->told = now;
    report_progress(indexer, progress->done, progress->total, scanning);
}

static void keep_order(struct indexer *indexer, struct progress *progress,
                       const struct order_record *order) {
    if (progress->broken) return;
    sqlite3_stmt *put = store_prepare(
        writer_db(indexer->writer), "INSERT OR REPLACE INTO sorted(sort, through, dead, tail,"
                                    " quotes, speakers, data) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    if (put == NULL) return;
    const int64_t values[] = {order->sort, order->through, order->dead,
                              order->tail, order->quotes,  order->speakers};
    for (int i = 0; i < 6; i++) sqlite3_bind_int64(put, i + 1, values[i]);
    store_bind_blob(put, 7, (struct str){order->data, order->size});
    sqlite3_step(put);
    sqlite3_finalize(put); /* lost only time when it failed: the next opening sorts again */
}

static void park(struct indexer *indexer) {
    pthread_mutex_lock(&indexer->lock);
    indexer->parked = true;
    pthread_cond_broadcast(&indexer->changed);
    while (indexer->park_wanted && !atomic_load(&indexer->stop))
        pthread_cond_wait(&indexer->changed, &indexer->lock);
    indexer->parked = false;
    pthread_mutex_unlock(&indexer->lock);
}

static void handle(struct indexer *indexer, struct progress *progress, struct work *work) {
    switch (work->kind) {
    case WORK_RECORD:
        progress->wal = true;
        add(indexer, progress, &work->record);
        tell(indexer, progress, true);
        break;
    case WORK_ORDER:
        progress->wal = true;
        keep_order(indexer, progress, &work->order);
        events_busy(indexer->options.events, -1);
        break;
    case WORK_ECHOES:
        progress->wal = true;
        put_echoes(indexer, progress, work->echoes);
        events_busy(indexer->options.events, -1);
        break;
    case WORK_SCAN_BEGINS:
        *progress = (struct progress){.total = work->total,
                                      .commit_wait = COMMIT_FIRST,
                                      .told = milliseconds(),
                                      .broken = progress->broken,
                                      .scanning = true,
                                      .wal = progress->wal};
        if (work->total >= BULK) writer_bulk(indexer->writer, true);
        break;
    case WORK_SCAN_ENDS:
        progress->scanning = false;
        commit(indexer, progress);
        if (progress->total >= BULK) {
            writer_bulk(indexer->writer, false);
            malloc_trim(0); /* a bulk leaves tens of megabytes that nobody will need again */
        }
        tell(indexer, progress, false); /* also when nothing was new: the search is over */
        echo_counter_wake(indexer->counter, true);
        if (progress->total > 0) indexer->options.settled(indexer->options.context);
        progress->total = 0;
        events_busy(indexer->options.events, -1);
        break;
    case WORK_PARK:
        commit(indexer, progress);
        park(indexer);
        break;
    }
    free_work(work);
}

/* When nothing was to be done for a while. */
static void checkpoint(struct indexer *indexer, struct progress *progress) {
    if (progress->wal && !progress->broken) writer_checkpoint(indexer->writer);
    progress->wal = false;
}

/* Milliseconds to wait for work before there is something else to do; -1: for ever. */
static int64_t patience(const struct progress *progress) {
    if (progress->commit_due > 0) return progress->commit_due - milliseconds();
    return progress->wal && !progress->scanning ? CHECKPOINT_AFTER : -1;
}

static void *write_results(void *context) {
    struct indexer *indexer = context;
    pthread_setname_np(pthread_self(), "kutip-write");
    struct progress progress = {.commit_wait = COMMIT_FIRST};
    for (;;) {
        int64_t left = patience(&progress);
        bool commits = progress.commit_due > 0;
        if (commits && left <= 0) {
            commit(indexer, &progress);
            continue;
        }
        struct work *work = queue_pop(indexer->results, (int)left);
        if (atomic_load(&indexer->stop)) {
            if (work == NULL) break;
            if (work->kind == WORK_ORDER) keep_order(indexer, &progress, &work->order);
            free_work(work);
        } else if (work != NULL) {
            handle(indexer, &progress, work);
        } else if (!commits) {
            checkpoint(indexer, &progress);
        }
    }
    commit(indexer, &progress);
    if (!progress.scanning) checkpoint(indexer, &progress);
    return NULL;
}

/* ---- the front ---- */

static void take_echoes(void *context, struct echo_counts *echoes) {
    struct indexer *indexer = context;
    struct work *work = mem_new(1, sizeof *work);
    work->kind = WORK_ECHOES;
    work->echoes = echoes;
    events_busy(indexer->options.events, +1);
    give_to_writer(indexer, work);
}

struct indexer *indexer_start(const struct indexer_options *options, sqlite3 *db) {
    struct indexer *indexer = mem_new(1, sizeof *indexer);
    indexer->options = *options;
    indexer->writer = writer_new(db);
    indexer->files = queue_new(QUEUE_ROOM);
    indexer->results = queue_new(QUEUE_ROOM);
    pthread_mutex_init(&indexer->lock, NULL);
    pthread_cond_init(&indexer->changed, NULL);
    indexer->counter = echo_counter_start(options->place, options->events, take_echoes, indexer);
    pthread_create(&indexer->writer_thread, NULL, write_results, indexer);
    pthread_create(&indexer->scan_thread, NULL, scan_when_asked, indexer);
    return indexer;
}

/* Under the lock: one unit of work is counted from the first wish to the end of the scan. */
static void wish(struct indexer *indexer) {
    if (!indexer->scan_wanted && indexer->looks.count == 0)
        events_busy(indexer->options.events, +1);
    pthread_cond_broadcast(&indexer->changed);
}

void indexer_scan(struct indexer *indexer) {
    pthread_mutex_lock(&indexer->lock);
    wish(indexer);
    indexer->scan_wanted = true;
    pthread_mutex_unlock(&indexer->lock);
}

void indexer_look(struct indexer *indexer, const struct str *paths, size_t count) {
    if (count == 0) return;
    pthread_mutex_lock(&indexer->lock);
    wish(indexer);
    for (size_t i = 0; i < count; i++)
        vec_push(&indexer->looks, mem_copy(paths[i].ptr, paths[i].len));
    pthread_mutex_unlock(&indexer->lock);
}

void indexer_park(struct indexer *indexer, bool parked) {
    pthread_mutex_lock(&indexer->lock);
    indexer->park_wanted = parked;
    pthread_cond_broadcast(&indexer->changed);
    pthread_mutex_unlock(&indexer->lock);
    if (!parked) return;
    struct work *work = mem_new(1, sizeof *work);
    work->kind = WORK_PARK;
    give_to_writer(indexer, work);
    pthread_mutex_lock(&indexer->lock);
    while (!indexer->parked) pthread_cond_wait(&indexer->changed, &indexer->lock);
    pthread_mutex_unlock(&indexer->lock);
}

void indexer_keep_order(struct indexer *indexer, const struct order_record *order) {
    struct work *work = mem_new(1, sizeof *work);
    work->kind = WORK_ORDER;
    work->order = *order;
    events_busy(indexer->options.events, +1);
    give_to_writer(indexer, work);
}

static void empty(struct queue *queue) {
    for (struct work *work; (work = queue_pop(queue, 0)) != NULL;) free_work(work);
}

void indexer_stop(struct indexer *indexer) {
    pthread_mutex_lock(&indexer->lock);
    atomic_store(&indexer->stop, true);
    pthread_cond_broadcast(&indexer->changed);
    pthread_mutex_unlock(&indexer->lock);
    queue_close(indexer->files);
    queue_close(indexer->results);
    pthread_join(indexer->scan_thread, NULL);
    for (int i = 0; i < indexer->workers; i++) pthread_join(indexer->worker_threads[i], NULL);
    pthread_join(indexer->writer_thread, NULL);
    echo_counter_stop(indexer->counter);
    empty(indexer->files);
    empty(indexer->results);
    free_looks(indexer->looks.at, indexer->looks.count);
    queue_free(indexer->files);
    queue_free(indexer->results);
    writer_free(indexer->writer);
    pthread_cond_destroy(&indexer->changed);
    pthread_mutex_destroy(&indexer->lock);
    free(indexer);
}
