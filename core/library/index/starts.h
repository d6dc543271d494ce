/* Which articles and quotes hold a word that begins with some letters: what a filter asks at each
 * keystroke, long before the word is whole.
 *
 * FTS5's own prefix indexes keep positions for every beginning and cost more to build than the
 * index of words itself; these are bare sets. A beginning is the first one to four characters of a
 * token (tokens.h). The parse workers cut them, each once an article; the writer collects the ids
 * by beginning and appends them to the index in windows of ids, so that a commit touches only the
 * last window. */
#ifndef KUTIP_LIBRARY_STARTS_H
#define KUTIP_LIBRARY_STARTS_H

#include "core/base/arena.h"
#include "core/library/index/bitset.h"
#include "core/library/index/store.h"

enum starts_scope {
    STARTS_ARTICLE, /* words of title and text; ids of articles */
    STARTS_TITLE,   /* words of the title; ids of articles */
    STARTS_QUOTE    /* words of a quote; ids of quotes */
};

struct starts_set {
    const uint64_t *at;
    size_t count;
};

/* The different beginnings of `tokens` (as tokens_add() makes them), in `arena`. `scratch` is used
 * and not reset. */
struct starts_set starts_cut(struct arena *arena, struct arena *scratch, enum starts_scope scope,
                             struct str tokens);

/* What is collected in memory; zero-initialise. */
struct starts {
    struct starts_list *lists; /* open hash */
    size_t count, room;
    size_t bytes; /* of all lists */
};

/* Collects: `id` holds these beginnings. Ids of one scope must rise. */
void starts_add(struct starts *starts, struct starts_set set, uint32_t id);

/* Writes what was collected and forgets it. In the writer's transaction; an SQLite result code. */
int starts_append(sqlite3 *db, struct starts *starts);

void starts_free(struct starts *starts);

/* Is `token` short enough to be looked up as a beginning? */
bool starts_has(enum starts_scope scope, struct str token);

/* Sets in `out` what holds a word beginning with `token` (starts_has). False on an SQLite error. */
bool starts_find(sqlite3 *db, enum starts_scope scope, struct str token, struct bitset *out);

#endif
