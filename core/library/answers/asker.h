/* The query thread: views, tables and echoes, newest question first. A new question interrupts the
 * one before it. */
#ifndef KUTIP_LIBRARY_ASKER_H
#define KUTIP_LIBRARY_ASKER_H

#include "core/library/events.h"
#include "core/library/files/place.h"
#include "core/library/index/indexer.h"
#include "core/library/query.h"

struct asker;
struct marks;

struct asker_options {
    const struct place *place;
    struct events *events;
    struct marks *marks;
    const char *people_ini; /* NULL: none */
    int64_t now;            /* 0: the clock */
};

struct asker *asker_start(const struct asker_options *options);

/* Whom to give sort orders to be kept; NULL: nobody. */
void asker_keep_with(struct asker *asker, struct indexer *indexer);

/* A new view, numbered `request`. */
void asker_ask(struct asker *asker, const struct library_query *query, uint32_t request);

/* A table under the latest query: LIBRARY_TABLE follows. */
void asker_want_table(struct asker *asker, enum library_table_kind kind, uint32_t request);

/* The values of a field in the whole library: LIBRARY_TABLE follows. */
void asker_want_values(struct asker *asker, enum query_field field, uint32_t request);

/* The echoes of the quote of `article` that starts at `start`: LIBRARY_ECHOES follows. */
void asker_want_echoes(struct asker *asker, int64_t article, uint32_t start, uint32_t request);

/* The index changed: the latest view is made again. From any thread. */
void asker_refresh(struct asker *asker);

/* A scan has ended that changed something: keeps the sort orders for the next opening. From any
 * thread. */
void asker_settled(struct asker *asker);

/* Keeps the sort orders and stops the thread; wishes made later are void. */
void asker_stop(struct asker *asker);
void asker_free(struct asker *asker);

#endif
