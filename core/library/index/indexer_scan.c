/* The scan thread and the parse workers: what is new, changed or gone, read and understood. */
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/threads.h"
#include "core/library/files/walk.h"
#include "core/library/index/indexer_parts.h"

/* ---- workers ---- */

static void *work_on_files(void *context) {
    struct indexer *indexer = context;
    threads_begin("kutip-parse", THREAD_BEHIND_ALL);
    struct arena scratch = {0};
    for (struct work *work; (work = queue_pop(indexer->files, -1)) != NULL;) {
        if (atomic_load(&indexer->stop)) {
            indexer_free_work(work);
        } else {
            record_read(&work->record, indexer->options.lang, &scratch);
            indexer_give_to_writer(indexer, work);
        }
        pthread_mutex_lock(&indexer->lock);
        if (--indexer->in_flight == 0) pthread_cond_broadcast(&indexer->changed);
        pthread_mutex_unlock(&indexer->lock);
    }
    arena_free(&scratch);
    return NULL;
}

/* ---- scanning ---- */

enum { MANY_FILES = 100000 }; /* a walk over so many leaves megabytes that nobody needs again */

struct changes {
    VEC(uint32_t) new; /* places in the walk's order */
    VEC(struct str) gone;
};

static bool under_trouble(const struct walk *walk, struct str path) {
    for (size_t i = 0; i < walk->error_count; i++)
        if (walk->errors[i].code != ERROR_NO_SUCH_PATH &&
            str_starts(path, str_from(walk->errors[i].subject)))
            return true;
    return false;
}

/* Both sides are sorted by path: one walk finds what is new, changed or gone. What lies in a folder
 * that could not be read is not known to be gone. */
static bool compare(struct indexer *indexer, struct arena *arena, const struct walk *walk,
                    struct changes *out) {
    struct error error;
    sqlite3 *db = store_open_reader(indexer->options.place->index, &error);
    if (db == NULL) {
        indexer_report(indexer, &error);
        return false;
    }
    sqlite3_stmt *known = store_prepare(db, "SELECT path, size, mtime FROM file ORDER BY path");
    int rc = known != NULL ? sqlite3_step(known) : SQLITE_ERROR;
    size_t at = 0;
    while ((rc == SQLITE_ROW || at < walk->count) && !atomic_load(&indexer->stop)) {
        struct str path = rc == SQLITE_ROW ? store_column(known, 0) : STR_NONE;
        int order = rc != SQLITE_ROW ? -1 : at >= walk->count ? 1 : walk_compare(walk, at, path);
        if (order > 0 && !under_trouble(walk, path)) vec_push(&out->gone, arena_str(arena, path));
        bool same = order == 0 &&
                    walk_at(walk, at)->size == (uint64_t)sqlite3_column_int64(known, 1) &&
                    walk_at(walk, at)->mtime == sqlite3_column_int64(known, 2);
        if (order <= 0 && !same) vec_push(&out->new, (uint32_t)at);
        if (order >= 0) rc = sqlite3_step(known);
        if (order <= 0) at++;
    }
    bool ok = rc == SQLITE_DONE;
    if (!ok && rc != SQLITE_ROW && !store_error(db, indexer->options.place->index, &error))
        indexer_report(indexer, &error);
    sqlite3_finalize(known);
    sqlite3_close(db);
    return ok;
}

static struct work *work_of(enum work_kind kind) {
    struct work *work = mem_new(1, sizeof *work);
    work->kind = kind;
    return work;
}

/* When there is work for them: most openings find nothing new. */
static void start_workers(struct indexer *indexer) {
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int wanted = indexer->options.workers > 0 ? indexer->options.workers : cores > 1 ? 2 : 1;
    if (wanted > MOST_WORKERS) wanted = MOST_WORKERS;
    while (indexer->workers < wanted)
        threads_start(&indexer->worker_threads[indexer->workers++], work_on_files, indexer);
}

/* So many records will come. */
static void begin_records(struct indexer *indexer, size_t total) {
    struct work *begins = work_of(WORK_SCAN_BEGINS);
    begins->total = total;
    indexer_give_to_writer(indexer, begins);
}

static void give_gone(struct indexer *indexer, struct str path) {
    struct work *work = work_of(WORK_RECORD);
    work->record.path = arena_str(&work->record.arena, path);
    work->record.gone = true;
    indexer_give_to_writer(indexer, work);
}

/* `work` has a record with its path. */
static void give_to_worker(struct indexer *indexer, struct work *work, uint64_t size,
                           int64_t mtime) {
    work->record.size = size;
    work->record.mtime = mtime;
    start_workers(indexer);
    pthread_mutex_lock(&indexer->lock);
    indexer->in_flight++;
    pthread_mutex_unlock(&indexer->lock);
    if (queue_push(indexer->files, work)) return;
    indexer_free_work(work);
    pthread_mutex_lock(&indexer->lock);
    indexer->in_flight--;
    pthread_mutex_unlock(&indexer->lock);
}

static void wait_for_workers(struct indexer *indexer) {
    pthread_mutex_lock(&indexer->lock);
    while (indexer->in_flight > 0) pthread_cond_wait(&indexer->changed, &indexer->lock);
    pthread_mutex_unlock(&indexer->lock);
}

static void hand_out(struct indexer *indexer, const struct walk *walk,
                     const struct changes *changes) {
    begin_records(indexer, changes->new.count + changes->gone.count);
    for (size_t i = 0; i < changes->gone.count; i++) give_gone(indexer, changes->gone.at[i]);
    for (size_t i = 0; i < changes->new.count && !atomic_load(&indexer->stop); i++) {
        const struct walk_file *file = walk_at(walk, changes->new.at[i]);
        struct work *work = work_of(WORK_RECORD);
        work->record.path = walk_path(walk, &work->record.arena, changes->new.at[i]);
        work->record.named = file->folder == WALK_NAMED;
        give_to_worker(indexer, work, file->size, file->mtime);
    }
    wait_for_workers(indexer);
}

static void scan_all(struct indexer *indexer) {
    const struct place *place = indexer->options.place;
    struct arena arena = {0};
    struct changes changes = {0};
    struct walk walk;
    const char **paths = arena_new(&arena, const char *, place->root_count + 1);
    for (size_t i = 0; i < place->root_count; i++) paths[i] = place->roots[i].absolute.ptr;
    walk_paths(&arena, paths, place->root_count, &indexer->stop, &walk);
    if (!atomic_load(&indexer->stop)) {
        indexer->options.walked(indexer->options.context, walk.folders, walk.folder_count);
        for (size_t i = 0; i < walk.error_count; i++) indexer_report(indexer, &walk.errors[i]);
        if (compare(indexer, &arena, &walk, &changes) && changes.new.count + changes.gone.count > 0)
            hand_out(indexer, &walk, &changes);
    }
    size_t met = walk.count;
    vec_free(&changes.new);
    vec_free(&changes.gone);
    walk_free(&walk);
    arena_free(&arena);
    if (met > MANY_FILES) mem_give_back();
}

/* The writer knows whether a file is new, changed or the same; here only whether it is there. */
static void look_at(struct indexer *indexer, char *const *paths, size_t count) {
    begin_records(indexer, count);
    for (size_t i = 0; i < count && !atomic_load(&indexer->stop); i++) {
        struct stat status;
        if (stat(paths[i], &status) != 0 || !S_ISREG(status.st_mode)) {
            give_gone(indexer, str_from(paths[i]));
            continue;
        }
        struct work *work = work_of(WORK_RECORD);
        work->record.path = arena_str(&work->record.arena, str_from(paths[i]));
        give_to_worker(indexer, work, (uint64_t)status.st_size, walk_mtime(&status));
    }
    wait_for_workers(indexer);
}

static void end_scan(struct indexer *indexer) {
    indexer_give_to_writer(indexer, work_of(WORK_SCAN_ENDS));
}

/* The first scan lets the first screen go ahead. */
static void hold_back(struct indexer *indexer) {
    struct timespec until = clock_in(CLOCK_REALTIME, indexer->options.hold_back);
    int rc = 0;
    pthread_mutex_lock(&indexer->lock);
    while (rc == 0 && !atomic_load(&indexer->stop))
        rc = pthread_cond_timedwait(&indexer->changed, &indexer->lock, &until);
    pthread_mutex_unlock(&indexer->lock);
}

void *indexer_scan_thread(void *context) {
    struct indexer *indexer = context;
    threads_begin("kutip-scan", THREAD_BEHIND_SCREEN);
    hold_back(indexer);
    place_sweep(); /* here nobody waits for it */
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
        indexer_free_looks(paths, count);
        if (stop) return NULL;
    }
}
