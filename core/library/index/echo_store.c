#include "core/library/index/echo_store.h"

#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/base/buf.h"
#include "core/base/vec.h"

enum {
    BUCKETS = 256,
    BLOB_BYTES = 8192, /* a blob grows to this, then the next begins */
    COMMON_KEY = 500   /* a key of more quotes tells nothing when rarer ones do */
};

/* ---- packing: five words of 32 bits, the keys, the content words ---- */

enum { HEAD = 5 };

struct str echo_pack(struct arena *arena, const struct echo_quote *quote) {
    if (quote->key_count == 0) return STR_NONE;
    size_t count = HEAD + quote->key_count + quote->word_count;
    uint32_t *out = arena_new(arena, uint32_t, count);
    const uint32_t head[HEAD] = {quote->speaker.first, quote->speaker.rest, (uint32_t)quote->day,
                                 (uint32_t)quote->key_count, (uint32_t)quote->word_count};
    memcpy(out, head, sizeof head);
    memcpy(out + HEAD, quote->keys, quote->key_count * sizeof *out);
    memcpy(out + HEAD + quote->key_count, quote->words, quote->word_count * sizeof *out);
    return (struct str){(const char *)out, count * sizeof *out};
}

bool echo_unpack(struct arena *arena, struct str packed, struct echo_quote *out) {
    uint32_t head[HEAD];
    if (packed.len < sizeof head) return false;
    memcpy(head, packed.ptr, sizeof head);
    size_t keys = head[3], words = head[4];
    if (keys > ECHO_KEYS || words > ECHO_WORDS ||
        packed.len != (HEAD + keys + words) * sizeof(uint32_t))
        return false;
    *out = (struct echo_quote){.word_count = words,
                               .key_count = keys,
                               .speaker = {head[0], head[1]},
                               .day = (int32_t)head[2]};
    memcpy(out->keys, packed.ptr + sizeof head, keys * sizeof(uint32_t));
    uint32_t *copy = arena_new(arena, uint32_t, words + 1);
    memcpy(copy, packed.ptr + (HEAD + keys) * sizeof(uint32_t), words * sizeof(uint32_t));
    out->words = copy;
    return true;
}

/* ---- writing ---- */

struct entry {
    uint32_t key, quote;
};

struct echo_keys {
    VEC(struct entry) buckets[BUCKETS];
};

struct echo_keys *echo_keys_new(void) {
    return mem_new(1, sizeof(struct echo_keys));
}

void echo_keys_forget(struct echo_keys *keys) {
    for (int i = 0; i < BUCKETS; i++) vec_free(&keys->buckets[i]);
}

void echo_keys_free(struct echo_keys *keys) {
    echo_keys_forget(keys);
    free(keys);
}

void echo_keys_add(struct echo_keys *keys, struct str packed, uint32_t quote) {
    uint32_t head[HEAD];
    if (packed.len < sizeof head) return;
    memcpy(head, packed.ptr, sizeof head);
    for (size_t i = 0; i < head[3]; i++) {
        uint32_t key;
        memcpy(&key, packed.ptr + (HEAD + i) * sizeof key, sizeof key);
        vec_push(&keys->buckets[key % BUCKETS], (struct entry){key, quote});
    }
}

static int append_bucket(sqlite3_stmt *last, sqlite3_stmt *put, int bucket,
                         const struct entry *entries, size_t count) {
    int64_t number = 0;
    struct buf bytes = {0};
    sqlite3_bind_int(last, 1, bucket);
    if (sqlite3_step(last) == SQLITE_ROW) {
        struct str data = store_column(last, 1);
        bool full = data.len >= BLOB_BYTES;
        number = sqlite3_column_int64(last, 0) + full;
        if (!full) buf_add(&bytes, data);
    }
    sqlite3_reset(last);
    buf_add(&bytes, (struct str){(const char *)entries, count * sizeof *entries});
    sqlite3_bind_int(put, 1, bucket);
    sqlite3_bind_int64(put, 2, number);
    store_bind_blob(put, 3, buf_str(&bytes));
    sqlite3_step(put);
    int rc = sqlite3_reset(put);
    buf_free(&bytes);
    return rc;
}

int echo_keys_append(sqlite3 *db, struct echo_keys *keys) {
    sqlite3_stmt *last = store_prepare(
        db, "SELECT number, data FROM echo_key WHERE bucket = ?1 ORDER BY number DESC LIMIT 1");
    sqlite3_stmt *put = store_prepare(
        db, "INSERT OR REPLACE INTO echo_key(bucket, number, data) VALUES(?1, ?2, ?3)");
    int rc = last != NULL && put != NULL ? SQLITE_OK : SQLITE_ERROR;
    for (int i = 0; i < BUCKETS && rc == SQLITE_OK; i++) {
        if (keys->buckets[i].count == 0) continue;
        rc = append_bucket(last, put, i, keys->buckets[i].at, keys->buckets[i].count);
        keys->buckets[i].count = 0;
    }
    sqlite3_finalize(last);
    sqlite3_finalize(put);
    return rc;
}

/* ---- finding ---- */

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

size_t echo_ids_once(uint32_t *ids, size_t count) {
    size_t kept = 0;
    if (count > 0) qsort(ids, count, sizeof *ids, by_number);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || ids[kept - 1] != ids[i]) ids[kept++] = ids[i];
    return kept;
}

static bool load(sqlite3_stmt *get, struct arena *arena, uint32_t quote, struct echo_quote *out,
                 int64_t *article) {
    sqlite3_bind_int64(get, 1, quote);
    bool ok = sqlite3_step(get) == SQLITE_ROW && echo_unpack(arena, store_column(get, 0), out);
    if (ok) *article = sqlite3_column_int64(get, 1);
    sqlite3_reset(get);
    return ok;
}

#define FORM                                                                                       \
    "SELECT e.data, q.article FROM echo e JOIN quote q ON q.id = e.quote WHERE e.quote = ?1"

struct echo_finder {
    sqlite3_stmt *any;    /* the form of the asked one, who may be dead: whom did it echo? */
    sqlite3_stmt *living; /* … of others */
    sqlite3_stmt *bucket;
    size_t compared;
};

struct echo_finder *echo_finder_new(sqlite3 *db) {
    struct echo_finder *finder = mem_new(1, sizeof *finder);
    finder->any = store_prepare(db, FORM);
    finder->living = store_prepare(db, FORM " AND q.article NOT IN (SELECT article FROM dead)");
    finder->bucket =
        store_prepare(db, "SELECT data FROM echo_key WHERE bucket = ?1 ORDER BY number");
    if (finder->any != NULL && finder->living != NULL && finder->bucket != NULL) return finder;
    echo_finder_free(finder);
    return NULL;
}

void echo_finder_free(struct echo_finder *finder) {
    if (finder == NULL) return;
    sqlite3_finalize(finder->any);
    sqlite3_finalize(finder->living);
    sqlite3_finalize(finder->bucket);
    free(finder);
}

size_t echo_finder_compared(const struct echo_finder *finder) {
    return finder->compared;
}

struct candidates {
    VEC(uint32_t) of_key[ECHO_KEYS];
    VEC(uint32_t) all;
};

static bool collect(sqlite3_stmt *bucket, const struct echo_quote *quote, struct candidates *out) {
    int rc = SQLITE_DONE;
    for (size_t i = 0; i < quote->key_count && rc == SQLITE_DONE; i++) {
        sqlite3_bind_int(bucket, 1, (int)(quote->keys[i] % BUCKETS));
        while ((rc = sqlite3_step(bucket)) == SQLITE_ROW) {
            struct str data = store_column(bucket, 0);
            for (size_t at = 0; at + sizeof(struct entry) <= data.len; at += sizeof(struct entry)) {
                struct entry entry;
                memcpy(&entry, data.ptr + at, sizeof entry);
                if (entry.key == quote->keys[i]) vec_push(&out->of_key[i], entry.quote);
            }
        }
        sqlite3_reset(bucket);
    }
    return rc == SQLITE_DONE;
}

/* The quotes of rare keys first; each once. */
static void choose(struct candidates *candidates, size_t key_count) {
    for (size_t limit = COMMON_KEY; candidates->all.count == 0 && limit <= SIZE_MAX / 2;
         limit *= 64)
        for (size_t i = 0; i < key_count; i++)
            for (size_t k = 0;
                 candidates->of_key[i].count <= limit && k < candidates->of_key[i].count; k++)
                vec_push(&candidates->all, candidates->of_key[i].at[k]);
    size_t kept = echo_ids_once(candidates->all.at, candidates->all.count);
    candidates->all.count = size_least(kept, ECHO_MOST_READ);
}

static int by_score(const void *a, const void *b) {
    const struct echo_found *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (x->quote > y->quote) - (x->quote < y->quote);
}

static void compare(struct echo_finder *finder, struct arena *arena, const struct echo_quote *asked,
                    int64_t article, const struct candidates *candidates, struct echo_found **out,
                    size_t *count) {
    *out = arena_new(arena, struct echo_found, candidates->all.count + 1);
    struct arena scratch = {0};
    for (size_t i = 0; i < candidates->all.count; i++) {
        struct echo_found found = {.quote = candidates->all.at[i]};
        struct echo_quote other;
        arena_reset(&scratch);
        finder->compared++;
        if (!load(finder->living, &scratch, found.quote, &other, &found.article)) continue;
        if (found.article == article) continue;
        found.kind = echo_compare(asked, &other, &found.score);
        if (found.kind != ECHO_NONE) (*out)[(*count)++] = found;
    }
    arena_free(&scratch);
    if (*count > 0) qsort(*out, *count, sizeof **out, by_score);
}

bool echo_find(struct echo_finder *finder, struct arena *arena, uint32_t quote,
               struct echo_found **out, size_t *count) {
    *count = 0;
    struct echo_quote asked;
    struct candidates candidates = {0};
    int64_t article;
    bool ok = true;
    if (load(finder->any, arena, quote, &asked, &article)) {
        ok = collect(finder->bucket, &asked, &candidates);
        choose(&candidates, asked.key_count);
        if (ok) compare(finder, arena, &asked, article, &candidates, out, count);
    }
    for (int i = 0; i < ECHO_KEYS; i++) vec_free(&candidates.of_key[i]);
    vec_free(&candidates.all);
    return ok;
}
