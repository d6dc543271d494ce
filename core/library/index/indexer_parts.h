/* What the threads of the indexer share; nobody else includes it.
 *
 * The scan thread (indexer_scan.c) finds what is new, the parse workers there read it, the writer
 * (indexer_write.c) puts it into the index. */
#ifndef KUTIP_LIBRARY_INDEXER_PARTS_H
#define KUTIP_LIBRARY_INDEXER_PARTS_H

#include <pthread.h>
#include <stdatomic.h>

#include "core/base/vec.h"
#include "core/library/index/echo_counter.h"
#include "core/library/index/indexer.h"
#include "core/library/index/queue.h"
#include "core/library/index/writer.h"

enum { MOST_WORKERS = 64 };

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
    atomic_bool scanning; /* records are coming; written by the writer's thread */
    atomic_bool writing;  /* the writer's thread is at work that stopping breaks off */
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool scan_wanted, parked, park_wanted; /* under the lock */
    VEC(char *) looks;                     /* single files to look at; under the lock */
    size_t in_flight;                      /* files given to workers; under the lock */
};

/* Threads; `context` is the indexer. */
void *indexer_scan_thread(void *context);
void *indexer_write_thread(void *context);

void indexer_free_work(struct work *work);

/* Hands work to the writer; frees it when the indexer is stopping. */
void indexer_give_to_writer(struct indexer *indexer, struct work *work);

void indexer_report(struct indexer *indexer, const struct error *error);

/* Frees paths as `looks` holds them. */
void indexer_free_looks(char **paths, size_t count);

#endif
