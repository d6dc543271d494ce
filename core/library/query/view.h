/* The ordered ids of what a query lets through: what the list shows. Made on the query thread, then
 * the caller's; it never changes. */
#ifndef KUTIP_LIBRARY_VIEW_H
#define KUTIP_LIBRARY_VIEW_H

#include "core/library/library.h"
#include "core/library/query/orders.h"
#include "core/library/query/people.h"

struct view {
    enum library_scope scope;
    uint32_t *ids;      /* of articles or quotes */
    uint32_t *articles; /* of each row; the same as `ids` in SCOPE_ARTICLES */
    size_t known;       /* rows that are there */
    size_t count;       /* … of so many; fewer are there only in the head of a view */
    bool completes;     /* it is of the same moment as the head before it */
    struct library_counts counts;
};

/* Walks the order and keeps what is in `set` (NULL: everything), which holds ids of the scope's
 * kind. NULL when SQLite failed or was interrupted. */
struct view *view_make(struct shelf *shelf, struct people *people, struct order *order,
                       enum library_scope scope, bool reverse, const struct bitset *set);

/* The view of a whole library as far as `head` knows it. */
struct view *view_of_head(const struct order_head *head);

void view_free(struct view *view);

#endif
