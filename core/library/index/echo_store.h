/* The comparable forms of quotes in the index, and finding candidates among them by their keys.
 *
 * `echo` holds one row a quote; `echo_key` the pairs (key, quote) in 256 buckets by the key's last
 * byte, each bucket a run of blobs that are appended to. So one quote among hundreds of thousands
 * is compared by reading a few hundred kilobytes. */
#ifndef KUTIP_LIBRARY_ECHO_STORE_H
#define KUTIP_LIBRARY_ECHO_STORE_H

#include "core/library/index/store.h"
#include "core/quotes/echo/echo.h"

/* The bytes that `echo` keeps of a quote; in `arena`. NONE for a quote too short to have echoes. */
struct str echo_pack(struct arena *arena, const struct echo_quote *quote);

/* The other way round; `packed` as it was made by echo_pack(). In `arena`. */
bool echo_unpack(struct arena *arena, struct str packed, struct echo_quote *out);

/* ---- writing ---- */

/* Keys that were added and not yet written. */
struct echo_keys;
struct echo_keys *echo_keys_new(void);
void echo_keys_free(struct echo_keys *keys);

/* Takes the keys of a quote. */
void echo_keys_add(struct echo_keys *keys, struct str packed, uint32_t quote);

/* Writes and forgets them, in the writer's transaction; an SQLite result code. */
int echo_keys_append(sqlite3 *db, struct echo_keys *keys);
void echo_keys_forget(struct echo_keys *keys);

/* ---- finding ---- */

/* Sorts ids of quotes and keeps each once; how many are left. */
size_t echo_ids_once(uint32_t *ids, size_t count);

struct echo_found {
    uint32_t quote; /* id */
    int64_t article;
    enum echo_kind kind;
    double score;
};

/* What echoes are found with; belongs to one connection, which stays the caller's. NULL when SQLite
 * failed. */
struct echo_finder;
struct echo_finder *echo_finder_new(sqlite3 *db);
void echo_finder_free(struct echo_finder *finder);

/* The echoes of a quote in other articles, best first; those in dead articles left out. In `arena`;
 * nothing for a quote without a comparable form. False when SQLite failed. */
bool echo_find(struct echo_finder *finder, struct arena *arena, uint32_t quote,
               struct echo_found **out, size_t *count);

/* Quotes read and compared by it so far: what its time goes into. At most ECHO_MOST_READ a quote.
 */
enum { ECHO_MOST_READ = 2000 };
size_t echo_finder_compared(const struct echo_finder *finder);

#endif
