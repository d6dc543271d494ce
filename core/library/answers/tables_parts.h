/* What the files that make tables share; nobody else includes it. */
#ifndef KUTIP_LIBRARY_TABLES_PARTS_H
#define KUTIP_LIBRARY_TABLES_PARTS_H

#include "core/library/answers/tables.h"

/* Counts of one row: of a person, a medium or a stretch of time. */
struct tally {
    uint32_t id; /* name id; month number of the timeline */
    uint32_t quotes, articles;
    uint32_t last_article; /* counted last */
    uint32_t role;         /* of the latest quote that has one */
    uint64_t first, last;  /* packed dates; 0: none */
    uint64_t role_date;
};

struct maker {
    struct shelf *shelf;
    const struct people *people;
    const struct bitset *articles, *quotes;
    const uint64_t *published;
    const uint32_t *first_quote, *speaker, *role, *via, *sources, *outlet;
    struct library_table *table;
    sqlite3_stmt *name;
};

/* ---- tables.c ---- */

/* year * 12 + month - 1 of a packed date; -1 for none. */
int table_month(uint64_t published);

/* One more quote of `article`. */
void tally_article(struct tally *tally, uint32_t article, uint64_t published);

/* The text of a name; in the table's arena. */
struct str maker_name(struct maker *maker, uint32_t id);

/* Ids depend on which file was read first; of two that count the same the name decides. */
bool maker_name_is_before(struct maker *maker, uint32_t a, uint32_t b);

/* The name id that stands for the speaker of a quote; 0 for none. */
uint32_t maker_person(const struct maker *maker, size_t quote);

/* Calls `each` for every quote that is let through, article by article. */
void maker_each_quote(struct maker *maker,
                      void (*each)(struct maker *, void *context, uint32_t article, size_t quote),
                      void *context);

struct library_table_row tally_row(const struct tally *tally, struct str name, struct str detail,
                                   struct str query);

/* Appends that row to `rows`, which has room for it; the months of the sparklines end
 * with the latest row's last. */
void table_add_row(struct library_table *table, const struct tally *tally, struct str name,
                   struct str detail, struct str query);

/* One more quote or article of a row in the month of its date, where the sparklines show that. */
void table_add_month(struct library_table *table, size_t row, uint64_t published);

/* ---- sources.c, timeline.c: fill the table ---- */

void sources_make(struct maker *maker);

/* Months, or days where all lies within two months. */
void timeline_make(struct maker *maker);

#endif
