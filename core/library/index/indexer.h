/* Keeps the index true to the files: a scan thread that compares, parse workers, one writer. */
#ifndef KUTIP_LIBRARY_INDEXER_H
#define KUTIP_LIBRARY_INDEXER_H

#include "core/library/events.h"
#include "core/library/files/place.h"
#include "core/library/index/store.h"

struct indexer;

struct indexer_options {
    const struct lang *lang;
    const struct place *place;
    struct events *events; /* progress and errors; busy while a scan runs */
    int workers;
    int hold_back;             /* milliseconds before the first scan */
    int64_t now;               /* 0: the clock */
    void (*committed)(void *); /* new rows can be read; called on the writer's thread */
    void (*settled)(void *);   /* a scan has ended that changed something; likewise */
    /* a scan met these folders; on the scan thread, before anything is read */
    void (*walked)(void *, const struct str *folders, size_t count);
    void *context;
};

/* Starts the threads. `db` (store_open_writer) becomes the indexer's. */
struct indexer *indexer_start(const struct indexer_options *options, sqlite3 *db);

/* Asks for a scan of everything. From any thread. */
void indexer_scan(struct indexer *indexer);

/* Asks for a look at these files only (copied): changed, new, or gone. From any thread. */
void indexer_look(struct indexer *indexer, const struct str *paths, size_t count);

/* Commits and waits until resumed, or resumes. Returns when parked. */
void indexer_park(struct indexer *indexer, bool parked);

/* Keeps a sort order in the index for the next opening; takes over `data` (see orders.h). */
struct order_record {
    int sort;
    int64_t through, dead, tail, quotes, speakers;
    void *data;
    size_t size;
};
void indexer_keep_order(struct indexer *indexer, const struct order_record *order);

/* The library is about to be closed: a scan under way is given up at once. What was not committed
 * is rolled back and read again by the next scan. Without one nothing happens. From any thread. */
void indexer_give_up_scan(struct indexer *indexer);

/* Breaks off what is being written, as above; keeps the sort orders that were handed in when no
 * scan was given up; stops the threads and releases everything. */
void indexer_stop(struct indexer *indexer);

#endif
