/* What a field of the query language holds in a library: for completing it. Made on the query
 * thread from the columns. */
#ifndef KUTIP_LIBRARY_VALUES_H
#define KUTIP_LIBRARY_VALUES_H

#include "core/library/library.h"
#include "core/library/query/query_leaf.h"

enum { VALUES_MOST = 2000 }; /* most values: those with most articles */

/* A table whose rows have a name and the number of articles, the most frequent first; people are
 * named once, the reader's own tags stand among those of the pages. Of dates the years, the latest
 * first. Without rows for a field whose values are neither. NULL when SQLite failed. */
struct library_table *values_make(const struct query_sources *from, enum query_field field);

#endif
