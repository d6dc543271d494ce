/* Aggregates under a filter: people, cited media, months. Made on the query thread from the
 * columns; SQLite is asked only for the names of the rows that are shown. */
#ifndef KUTIP_LIBRARY_TABLES_H
#define KUTIP_LIBRARY_TABLES_H

#include "core/library/library.h"
#include "core/library/query/people.h"

enum { TABLE_ROWS = 2000 }; /* most rows of a table: the ones with most quotes */

/* `quotes` are the quotes that the filter lets through, `articles` the living articles it does.
 * NULL when SQLite failed. */
struct library_table *table_make(enum library_table_kind kind, struct shelf *shelf,
                                 const struct people *people, const struct bitset *articles,
                                 const struct bitset *quotes);

#endif
