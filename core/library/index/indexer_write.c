/* The writer's thread: records into the index, in batches. */
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/threads.h"
#include "core/library/index/indexer_parts.h"

enum {
    BULK = 200,             /* so many new files are a bulk: big buffers, rare commits */
    COMMIT_FIRST = 15,      /* milliseconds from the first row of a scan to its commit: the first
                               screen of a new library has rows before a key can miss them */
    COMMIT_SLOWEST = 800,   /* closing waits for one commit */
    PROGRESS_EVERY = 100,   /* milliseconds */
    CHECKPOINT_AFTER = 500, /* milliseconds without work */
    BREAK_OFF_EVERY = 1000  /* virtual machine steps between looks whether to stop */
};

static void report_progress(struct indexer *indexer, size_t done, size_t total, bool scanning) {
    struct event event = {
        .shown = {.kind = LIBRARY_PROGRESS, .done = done, .total = total, .scanning = scanning}};
    events_push(indexer->options.events, &event);
}

struct progress {
    size_t done, total;
    int64_t commit_due, commit_wait; /* milliseconds */
    int64_t told;                    /* when progress was reported last */
    bool broken;                     /* writing failed: what comes is thrown away */
    bool wal;                        /* something was written since the last checkpoint */
};

static void fail(struct indexer *indexer, struct progress *progress, int rc) {
    struct error error;
    store_error(writer_db(indexer->writer), indexer->options.place->index, &error);
    if (rc == SQLITE_CORRUPT) error.code = ERROR_INDEX_DAMAGED;
    writer_rollback(indexer->writer);
    progress->broken = true;
    if (!atomic_load(&indexer->stop)) indexer_report(indexer, &error);
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
    progress->done++;
    if (record->error.code != ERROR_NONE) indexer_report(indexer, &record->error);
    if (progress->broken) return;
    int rc = writer_add(indexer->writer, record, clock_wall(indexer->options.now));
    if (rc != SQLITE_OK) fail(indexer, progress, rc);
    if (progress->commit_due == 0) {
        progress->commit_due = clock_steady() + progress->commit_wait;
        if (progress->commit_wait < COMMIT_SLOWEST) progress->commit_wait *= 2;
    }
}

static void tell(struct indexer *indexer, struct progress *progress, bool scanning) {
    int64_t now = clock_steady();
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
                                      .told = clock_steady(),
                                      .broken = progress->broken,
                                      .wal = progress->wal};
        atomic_store(&indexer->scanning, true);
        if (work->total >= BULK) writer_bulk(indexer->writer, true);
        break;
    case WORK_SCAN_ENDS:
        commit(indexer, progress);
        atomic_store(&indexer->scanning, false);
        if (progress->total >= BULK) {
            writer_bulk(indexer->writer, false);
            mem_give_back(); /* a bulk leaves tens of megabytes that nobody will need again */
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
    indexer_free_work(work);
}

/* When nothing was to be done for a while. */
static void checkpoint(struct indexer *indexer, struct progress *progress) {
    if (progress->wal && !progress->broken) writer_checkpoint(indexer->writer);
    progress->wal = false;
}

/* Milliseconds to wait for work before there is something else to do; -1: for ever. */
static int64_t patience(const struct indexer *indexer, const struct progress *progress) {
    if (progress->commit_due > 0) return progress->commit_due - clock_steady();
    return progress->wal && !atomic_load(&indexer->scanning) ? CHECKPOINT_AFTER : -1;
}

/* SQLite asks it every so many steps. */
static int is_broken_off(void *context) {
    struct indexer *indexer = context;
    return atomic_load(&indexer->stop) && atomic_load(&indexer->writing);
}

/* Does what there is to do now, `work` or what is due; false when it is time to end. */
static bool step(struct indexer *indexer, struct progress *progress) {
    int64_t left = patience(indexer, progress);
    bool commits = progress->commit_due > 0;
    struct work *work = commits && left <= 0 ? NULL : queue_pop(indexer->results, (int)left);
    if (atomic_load(&indexer->stop)) {
        if (work == NULL) return false;
        if (work->kind == WORK_ORDER) keep_order(indexer, progress, &work->order);
        indexer_free_work(work);
        return true;
    }
    bool keeps_order = work != NULL && work->kind == WORK_ORDER; /* is soon done */
    atomic_store(&indexer->writing, !keeps_order);
    if (work != NULL)
        handle(indexer, progress, work);
    else if (commits)
        commit(indexer, progress);
    else
        checkpoint(indexer, progress);
    atomic_store(&indexer->writing, false);
    return true;
}

void *indexer_write_thread(void *context) {
    struct indexer *indexer = context;
    threads_begin("kutip-write", THREAD_BEHIND_SCREEN);
    /* an instance that was killed, or closed in the middle of a scan, may have left a WAL */
    struct progress progress = {.commit_wait = COMMIT_FIRST, .wal = true};
    sqlite3_progress_handler(writer_db(indexer->writer), BREAK_OFF_EVERY, is_broken_off, indexer);
    while (step(indexer, &progress)) continue;
    writer_rollback(indexer->writer);
    if (!atomic_load(&indexer->scanning) && !writer_checkpoint_is_long(indexer->writer))
        checkpoint(indexer, &progress);
    return NULL;
}
