/* What the files of the query thread share; nobody else includes it.
 *
 * asker.c takes questions and wishes, from any thread; asker_answer.c makes the answers, on the
 * query thread, from its connection. */
#ifndef KUTIP_LIBRARY_ASKER_PARTS_H
#define KUTIP_LIBRARY_ASKER_PARTS_H

#include <pthread.h>
#include <stdatomic.h>

#include "core/base/vec.h"
#include "core/library/answers/asker.h"
#include "core/library/answers/page.h"
#include "core/library/query/orders.h"
#include "core/library/query/query_run.h"

struct question {
    struct library_query query;
    char *text; /* query.text points here */
    uint32_t request;
};

struct table_wish {
    enum library_table_kind kind;
    enum query_field field; /* of TABLE_VALUES */
    uint32_t request;
};

struct echo_wish {
    int64_t article;
    uint32_t start, request;
};

struct wishes {
    struct question question; /* text NULL: none */
    bool refresh, settle;
    VEC(struct table_wish) tables;
    VEC(struct echo_wish) echoes;
};

struct asker {
    struct asker_options options;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked;
    /* under the lock */
    struct wishes wishes;
    bool stop;
    struct indexer *keeper;
    /* a running question looks at it through SQLite's progress handler */
    atomic_uint generation;
    /* the thread's own */
    unsigned running; /* generation of the running question */
    struct question current;
    uint64_t answered; /* shelf version of the latest view */
    bool made;         /* the index has its tables: another instance may just be making them */
    sqlite3 *db;
    struct shelf shelf;
    struct orders orders;
    struct people people;
    struct query_sources sources;
    struct query_runner *runner;
    struct page_reader *pages;
};

/* ---- asker.c ---- */

/* The rest of a large library is loaded when its first screen is there, or something else is asked.
 */
void asker_let_it_be_painted(struct asker *asker);

/* ---- asker_answer.c: on the query thread ---- */

/* Opens the connection and what is read with it; false when it cannot be had: that was told. */
bool asker_open_index(struct asker *asker);
void asker_close_index(struct asker *asker);

/* Answers a question in one transaction, so that all it reads is of one moment. `again`: only when
 * the index is not what it was. False when no view was made. */
bool asker_answer(struct asker *asker, const struct question *question, bool again);

/* Tables and echoes: what is not a view is finished even when a new question waits. */
void asker_give_others(struct asker *asker, const struct wishes *wishes);

/* Brings the order of the current view up to date, counts the library, keeps the orders. False when
 * a new question came between. */
bool asker_prepare_next_opening(struct asker *asker);

/* Gives the orders that the index does not hold yet to whoever writes it. */
void asker_keep_orders(struct asker *asker);

#endif
