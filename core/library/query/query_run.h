/* A query's tree -> the set of ids that it lets through. Each leaf gives a bitset (query_leaf.h);
 * AND, OR and NOT are done on bitsets. */
#ifndef KUTIP_LIBRARY_QUERY_RUN_H
#define KUTIP_LIBRARY_QUERY_RUN_H

#include "core/library/query/query_leaf.h"

/* Keeps the sets of the latest leaves, so that typing on costs one leaf. */
struct query_runner;

struct query_runner *query_runner_new(const struct query_sources *from);
void query_runner_free(struct query_runner *runner);

/* The articles (or, `quotes`, the quotes) that `query` lets through, dead ones perhaps among them.
 * In a list of articles neighbouring conditions on quotes must hold of one quote. Release `out`
 * with bitset_free(). False when SQLite failed or was interrupted. */
bool query_run(struct query_runner *runner, const struct query_node *query, bool quotes,
               struct bitset *out);

#endif
