/* What a query runs over, in memory: the columns, and which ids are alive. Belongs to one thread
 * and its connection; loaded piece by piece as queries need it, caught up by shelf_sync(). */
#ifndef KUTIP_LIBRARY_SHELF_H
#define KUTIP_LIBRARY_SHELF_H

#include "core/library/index/bitset.h"
#include "core/library/index/columns.h"

struct shelf {
    sqlite3 *db;
    struct columns columns;
    size_t articles, quotes; /* ids are 1 to these */
    struct bitset dead;      /* articles that are no more */
    size_t dead_count;
    uint64_t version; /* changes whenever the index did */
    int64_t data_version;
};

/* `db` stays the caller's. */
void shelf_init(struct shelf *shelf, sqlite3 *db);
void shelf_free(struct shelf *shelf);

/* Catches up with the index. Inside a transaction, so that what is read later fits. */
bool shelf_sync(struct shelf *shelf);

/* A column, loaded as far as the shelf reaches: by id, 0 for id 0. NULL on an SQLite error. */
const uint64_t *shelf_u64(struct shelf *shelf, enum column_kind kind);
const uint32_t *shelf_u32(struct shelf *shelf, enum column_kind kind);
const uint8_t *shelf_u8(struct shelf *shelf, enum column_kind kind);

/* The quotes of `article`: [first, end), by FIRST_QUOTE. */
struct quote_range {
    size_t first, end;
};
static inline struct quote_range shelf_quotes(const struct shelf *shelf, const uint32_t *first,
                                              size_t article) {
    size_t end = article < shelf->articles ? first[article + 1] : shelf->quotes + 1;
    return (struct quote_range){first[article], end};
}

#endif
