/* The articles in each sort order, as arrays of ids: sorted by SQLite once, merged when a few come
 * in, and kept in the index, so that opening a large library sorts nothing. */
#ifndef KUTIP_LIBRARY_ORDERS_H
#define KUTIP_LIBRARY_ORDERS_H

#include "core/library/library.h"
#include "core/library/query/shelf.h"

enum { ORDER_DATE_OR_MTIME = SORT_COUNT, ORDER_COUNT };

struct order {
    uint32_t *ids; /* living articles */
    size_t count;
    size_t tail;              /* so many at the end stand there in either direction: undated ones */
    size_t through;           /* covers the ids up to this */
    size_t dead;              /* and so many dead ones left out */
    bool kept;                /* the index holds it as it is */
    int64_t quotes, speakers; /* counts of the whole library; -1 unknown */
};

/* The first articles of a kept order: what the first screen of a large library needs of it. */
enum { ORDER_HEAD = 256 };

struct order_head {
    uint32_t ids[ORDER_HEAD];
    size_t known, count; /* ids here, and in the whole order */
    int64_t quotes, speakers;
};

struct orders {
    struct order at[ORDER_COUNT];
};

/* The order as the shelf stands; NULL when SQLite failed or was interrupted. */
struct order *orders_get(struct orders *orders, struct shelf *shelf, int which);
/* The head of an order that is kept and still holds, at a cost that does not grow with the library.
 * False when there is none, or when it is no longer than its head. */
bool orders_head(sqlite3 *db, int which, struct order_head *out);

void orders_free(struct orders *orders);

#endif
