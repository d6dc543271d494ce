/* Rows of the list, read from the index by id. */
#ifndef KUTIP_LIBRARY_PAGE_H
#define KUTIP_LIBRARY_PAGE_H

#include "core/library/files/place.h"
#include "core/library/index/store.h"
#include "core/library/library.h"

struct page_row {
    uint32_t id; /* of the article or quote */
    uint64_t hash;
    uint32_t added;         /* minutes since 1970 */
    struct library_row row; /* marks are filled in when it is asked for */
};

struct page {
    struct arena arena;
    enum library_scope scope;
    struct page_row *rows;
    size_t count;
    bool stale; /* the index has changed since: shown until it is read again */
};

/* What rows are read with; belongs to one connection, which stays the caller's. */
struct page_reader;
struct page_reader *page_reader_new(sqlite3 *db, const struct place *place);
void page_reader_free(struct page_reader *reader);

/* The rows of `ids`; those that cannot be had are left out. */
struct page *page_read(struct page_reader *reader, enum library_scope scope, const uint32_t *ids,
                       size_t count);
void page_free(struct page *page);

const struct page_row *page_find(const struct page *page, enum library_scope scope, uint32_t id);

#endif
