/* One condition of a query -> the ids that meet it: by words (starts.h, FTS5), by names, by a
 * column, by the reader's marks. */
#ifndef KUTIP_LIBRARY_QUERY_LEAF_H
#define KUTIP_LIBRARY_QUERY_LEAF_H

#include "core/library/files/place.h"
#include "core/library/query.h"
#include "core/library/query/people.h"
#include "core/library/query/shelf.h"

struct marks;

/* What conditions are looked up in. */
struct query_sources {
    struct shelf *shelf;
    const struct place *place;
    struct marks *marks;
    struct people *people;
};

/* Where a field's values are: a column of names. */
struct name_source {
    bool of_quote;
    enum column_kind column;
    enum name_field name;
    bool of_lists; /* a name may be several, joined with ", " */
};

/* The source of a field; false for one whose values are no names. */
bool query_leaf_names(enum query_field field, struct name_source *out);

/* Is it a condition on quotes, else on articles? */
bool query_leaf_of_quote(const struct query_node *leaf);

/* Sets the bits of what meets the condition; `out` is all 0 and has room for every id of its kind.
 * False when SQLite failed or was interrupted. */
bool query_leaf_run(const struct query_sources *from, const struct query_node *leaf,
                    struct bitset *out);

#endif
