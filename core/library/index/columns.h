/* What the query looks at of every article and quote, kept as arrays by id: filters, sorting and
 * counting run over these, not over rows. The writer appends to them chunk by chunk in the index;
 * a reader loads a column when a query first needs it and then only what was appended.
 *
 * Column kinds, once: COLUMN(NAME, bytes of an item, owner). Names are numbers of `name` rows. */
#ifndef KUTIP_LIBRARY_COLUMNS_H
#define KUTIP_LIBRARY_COLUMNS_H

#include "core/library/index/store.h"

#define LIBRARY_COLUMNS(COLUMN)                                                                    \
    COLUMN(PUBLISHED, 8, ARTICLE)   /* packed_date.h, 0 none */                                    \
    COLUMN(FIRST_QUOTE, 4, ARTICLE) /* its quotes are [this, the next article's) */                \
    COLUMN(HASH, 8, ARTICLE)        /* of the file's bytes: the key of marks */                    \
    COLUMN(ADDED, 4, ARTICLE)       /* minutes since 1970 */                                       \
    COLUMN(OUTLET, 4, ARTICLE)                                                                     \
    COLUMN(PLACE, 4, ARTICLE)                                                                      \
    COLUMN(LANGUAGE, 4, ARTICLE)                                                                   \
    COLUMN(AUTHORS, 4, ARTICLE)                                                                    \
    COLUMN(TAGS, 4, ARTICLE)                                                                       \
    COLUMN(SOURCES, 4, ARTICLE)                                                                    \
    COLUMN(SPEAKER, 4, QUOTE)                                                                      \
    COLUMN(ROLE, 4, QUOTE)                                                                         \
    COLUMN(VIA, 4, QUOTE)                                                                          \
    COLUMN(KIND, 1, QUOTE)

enum column_kind {
#define COLUMN(name, width, owner) COLUMN_##name,
    LIBRARY_COLUMNS(COLUMN)
#undef COLUMN
        COLUMN_COUNT
};

struct column {
    unsigned char *at; /* items of the column's width, by id; id 0 is unused and 0 */
    size_t count;      /* items, id 0 among them */
    size_t room;       /* in items */
};

struct columns {
    struct column at[COLUMN_COUNT];
};

/* Bytes of an item; does it belong to a quote (else to an article)? */
size_t column_width(enum column_kind kind);
bool column_of_quote(enum column_kind kind);

/* Appends one item. */
void column_push(struct columns *columns, enum column_kind kind, uint64_t value);

/* Reads what the index holds of a column behind what is there. False on an SQLite error. */
bool column_load(sqlite3 *db, struct columns *columns, enum column_kind kind);

/* Writes the items of every column and forgets them; the first one has the id `first_article` or
 * `first_quote`. In the writer's transaction; an SQLite result code. */
int columns_append(sqlite3 *db, struct columns *fresh, uint64_t first_article,
                   uint64_t first_quote);

void columns_free(struct columns *columns);

/* Typed views; `count` items. */
static inline const uint64_t *column_u64(const struct columns *columns, enum column_kind kind) {
    return (const uint64_t *)(const void *)columns->at[kind].at;
}
static inline const uint32_t *column_u32(const struct columns *columns, enum column_kind kind) {
    return (const uint32_t *)(const void *)columns->at[kind].at;
}
static inline const uint8_t *column_u8(const struct columns *columns, enum column_kind kind) {
    return columns->at[kind].at;
}

#endif
