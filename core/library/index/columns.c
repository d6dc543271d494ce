#include "core/library/index/columns.h"

#include <stdlib.h>

#include "core/base/mem.h"

enum { CHUNK_BYTES = 1 << 16 }; /* a chunk grows to this, then the next begins */
enum { ARTICLE, QUOTE };

static const struct {
    uint8_t width, owner;
} kinds[] = {
#define COLUMN(name, width, owner) {width, owner},
    LIBRARY_COLUMNS(COLUMN)
#undef COLUMN
};

size_t column_width(enum column_kind kind) {
    return kinds[kind].width;
}
bool column_of_quote(enum column_kind kind) {
    return kinds[kind].owner == QUOTE;
}

static void reserve(struct column *column, enum column_kind kind, size_t more) {
    if (column->room - column->count >= more) return;
    size_t room = column->room + column->room / 4 + more + 64;
    column->at = mem_resize(column->at, room, kinds[kind].width);
    column->room = room;
}

void column_push(struct columns *columns, enum column_kind kind, uint64_t value) {
    struct column *column = &columns->at[kind];
    size_t width = kinds[kind].width;
    reserve(column, kind, 1);
    unsigned char *to = column->at + column->count++ * width;
    uint8_t u8 = (uint8_t)value;
    uint32_t u32 = (uint32_t)value;
    memcpy(to, width == 8 ? (const void *)&value : width == 4 ? (const void *)&u32 : &u8, width);
}

void columns_free(struct columns *columns) {
    for (int kind = 0; kind < COLUMN_COUNT; kind++) free(columns->at[kind].at);
    *columns = (struct columns){0};
}

bool column_load(sqlite3 *db, struct columns *columns, enum column_kind kind) {
    struct column *column = &columns->at[kind];
    if (column->count == 0) column_push(columns, kind, 0); /* id 0 */
    sqlite3_stmt *statement = store_prepare(
        db, "SELECT first, data FROM chunk WHERE col = ?1 AND first >="
            " ifnull((SELECT max(first) FROM chunk WHERE col = ?1 AND first <= ?2), 0)"
            " ORDER BY first");
    if (statement == NULL) return false;
    sqlite3_bind_int(statement, 1, kind);
    sqlite3_bind_int64(statement, 2, (sqlite3_int64)column->count);
    int rc;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        size_t first = (size_t)sqlite3_column_int64(statement, 0), width = kinds[kind].width;
        struct str data = store_column(statement, 1);
        size_t end = first + data.len / width;
        if (first > column->count || end <= column->count) continue;
        size_t more = end - column->count;
        reserve(column, kind, more);
        memcpy(column->at + column->count * width, data.ptr + (column->count - first) * width,
               more * width);
        column->count = end;
    }
    sqlite3_finalize(statement);
    return rc == SQLITE_DONE;
}

/* The chunk that new items can be added to: its first id, its bytes in `out` (malloc'ed). */
static size_t last_chunk(sqlite3 *db, enum column_kind kind, uint64_t *first, unsigned char **out) {
    sqlite3_stmt *statement = store_prepare(
        db, "SELECT first, data FROM chunk WHERE col = ?1 ORDER BY first DESC LIMIT 1");
    size_t len = 0;
    if (statement != NULL) {
        sqlite3_bind_int(statement, 1, kind);
        if (sqlite3_step(statement) == SQLITE_ROW) {
            struct str data = store_column(statement, 1);
            if (data.len < CHUNK_BYTES && data.len > 0) {
                *first = (uint64_t)sqlite3_column_int64(statement, 0);
                *out = (unsigned char *)mem_copy(data.ptr, data.len);
                len = data.len;
            }
        }
    }
    sqlite3_finalize(statement);
    return len;
}

static int append(sqlite3 *db, enum column_kind kind, struct column *column, uint64_t first) {
    if (column->count == 0) return SQLITE_OK;
    unsigned char *bytes = NULL;
    size_t old = last_chunk(db, kind, &first, &bytes), more = column->count * kinds[kind].width;
    bytes = mem_resize(bytes, old + more, 1);
    memcpy(bytes + old, column->at, more);
    column->count = 0;
    int rc = SQLITE_ERROR;
    sqlite3_stmt *statement =
        store_prepare(db, "INSERT OR REPLACE INTO chunk(col, first, data) VALUES(?1, ?2, ?3)");
    if (statement != NULL) {
        sqlite3_bind_int(statement, 1, kind);
        sqlite3_bind_int64(statement, 2, (sqlite3_int64)first);
        store_bind_blob(statement, 3, (struct str){(const char *)bytes, old + more});
        sqlite3_step(statement);
        rc = sqlite3_finalize(statement);
    }
    free(bytes);
    return rc;
}

int columns_append(sqlite3 *db, struct columns *fresh, uint64_t first_article,
                   uint64_t first_quote) {
    int rc = SQLITE_OK;
    for (int kind = 0; kind < COLUMN_COUNT && rc == SQLITE_OK; kind++)
        rc = append(db, (enum column_kind)kind, &fresh->at[kind],
                    column_of_quote((enum column_kind)kind) ? first_quote : first_article);
    return rc;
}
