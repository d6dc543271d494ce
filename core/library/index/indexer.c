#include "core/library/index/indexer.h"

#include "core/base/threads.h"
#include "core/library/index/indexer_parts.h"

enum { QUEUE_ROOM = 32 };

void indexer_free_work(struct work *work) {
    arena_free(&work->record.arena);
    free(work->order.data);
    if (work->echoes != NULL) echo_counts_free(work->echoes);
    free(work);
}

void indexer_report(struct indexer *indexer, const struct error *error) {
    events_error(indexer->options.events, 0, error);
}

void indexer_give_to_writer(struct indexer *indexer, struct work *work) {
    if (!queue_push(indexer->results, work)) indexer_free_work(work);
}

void indexer_free_looks(char **paths, size_t count) {
    for (size_t i = 0; i < count; i++) free(paths[i]);
    free(paths);
}

static void take_echoes(void *context, struct echo_counts *echoes) {
    struct indexer *indexer = context;
    struct work *work = mem_new(1, sizeof *work);
    work->kind = WORK_ECHOES;
    work->echoes = echoes;
    events_busy(indexer->options.events, +1);
    indexer_give_to_writer(indexer, work);
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
    threads_start(&indexer->writer_thread, indexer_write_thread, indexer);
    threads_start(&indexer->scan_thread, indexer_scan_thread, indexer);
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
    indexer_give_to_writer(indexer, work);
    pthread_mutex_lock(&indexer->lock);
    while (!indexer->parked) pthread_cond_wait(&indexer->changed, &indexer->lock);
    pthread_mutex_unlock(&indexer->lock);
}

void indexer_keep_order(struct indexer *indexer, const struct order_record *order) {
    struct work *work = mem_new(1, sizeof *work);
    work->kind = WORK_ORDER;
    work->order = *order;
    events_busy(indexer->options.events, +1);
    indexer_give_to_writer(indexer, work);
}

/* The writer may be within a statement (the interrupt) or between two (its progress handler). */
static void stop(struct indexer *indexer) {
    pthread_mutex_lock(&indexer->lock);
    atomic_store(&indexer->stop, true);
    pthread_cond_broadcast(&indexer->changed);
    pthread_mutex_unlock(&indexer->lock);
    if (atomic_load(&indexer->writing)) sqlite3_interrupt(writer_db(indexer->writer));
    queue_close(indexer->files);
    queue_close(indexer->results);
}

void indexer_give_up_scan(struct indexer *indexer) {
    if (atomic_load(&indexer->scanning)) stop(indexer);
}

static void empty(struct queue *queue) {
    for (struct work *work; (work = queue_pop(queue, 0)) != NULL;) indexer_free_work(work);
}

void indexer_stop(struct indexer *indexer) {
    stop(indexer);
    pthread_join(indexer->scan_thread, NULL);
    for (int i = 0; i < indexer->workers; i++) pthread_join(indexer->worker_threads[i], NULL);
    pthread_join(indexer->writer_thread, NULL);
    echo_counter_stop(indexer->counter);
    empty(indexer->files);
    empty(indexer->results);
    indexer_free_looks(indexer->looks.at, indexer->looks.count);
    queue_free(indexer->files);
    queue_free(indexer->results);
    writer_free(indexer->writer);
    pthread_cond_destroy(&indexer->changed);
    pthread_mutex_destroy(&indexer->lock);
    free(indexer);
}
