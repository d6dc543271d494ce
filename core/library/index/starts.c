#include "core/library/index/starts.h"

#include <stdlib.h>
#include <xxhash.h>

#include "core/base/mem.h"

enum {
    WINDOW = 7680,             /* ids that one row is about; a multiple of 64 */
    WINDOW_BYTES = WINDOW / 8, /* as a bitmap: what fits into a cell of a 4 KiB page */
    KEY_BYTES = 7,
    SCOPE_SHIFT = 60
};

/* Longer beginnings are rare enough for FTS5 to gather their words by itself. */
static const int longest[] = {[STARTS_ARTICLE] = 4, [STARTS_TITLE] = 4, [STARTS_QUOTE] = 2};

struct starts_list {
    uint64_t key; /* 0: empty */
    uint32_t last;
    uint32_t len, room;
    uint8_t *bytes; /* differences of ids, seven bits a byte, the lowest first */
};

/* ---- beginnings ---- */

/* The bytes themselves where they fit, else their hash; never 0. */
static uint64_t key_of(enum starts_scope scope, const char *bytes, size_t len) {
    uint64_t key = 0;
    if (len <= KEY_BYTES) {
        for (size_t i = 0; i < len; i++) key |= (uint64_t)(unsigned char)bytes[i] << (8 * i);
        key |= (uint64_t)len << (8 * KEY_BYTES);
    } else {
        key = XXH3_64bits(bytes, len) >> 8;
    }
    return key | (uint64_t)(scope + 1) << SCOPE_SHIFT;
}

/* Ends of the first characters of `token`; how many there are, at most `most`. */
static int character_ends(struct str token, int most, size_t ends[]) {
    int count = 0;
    for (size_t at = 1; at <= token.len && count < most; at++)
        if (at == token.len || ((unsigned char)token.ptr[at] & 0xc0) != 0x80) ends[count++] = at;
    return count;
}

struct cutter {
    struct arena *scratch;
    uint64_t *seen; /* open hash; 0: empty */
    size_t count, room;
};

static uint64_t *seen_slot(uint64_t *seen, size_t room, uint64_t key) {
    size_t at = (size_t)(key * 0x9e3779b97f4a7c15u >> 32) & (room - 1);
    while (seen[at] != 0 && seen[at] != key) at = (at + 1) & (room - 1);
    return &seen[at];
}

/* False when it was seen before. */
static bool see(struct cutter *cutter, uint64_t key) {
    uint64_t *slot = seen_slot(cutter->seen, cutter->room, key);
    if (*slot == key) return false;
    *slot = key;
    if (++cutter->count * 2 < cutter->room) return true;
    uint64_t *wider = arena_new(cutter->scratch, uint64_t, cutter->room * 2);
    for (size_t i = 0; i < cutter->room; i++)
        if (cutter->seen[i] != 0)
            *seen_slot(wider, cutter->room * 2, cutter->seen[i]) = cutter->seen[i];
    cutter->seen = wider;
    cutter->room *= 2;
    return true;
}

struct starts_set starts_cut(struct arena *arena, struct arena *scratch, enum starts_scope scope,
                             struct str tokens) {
    struct cutter cutter = {.scratch = scratch, .room = tokens.len < 256 ? 128 : 2048};
    cutter.seen = arena_new(scratch, uint64_t, cutter.room);
    struct str token;
    while (str_cut(&tokens, ' ', &token)) {
        size_t ends[8];
        int count = character_ends(token, longest[scope], ends);
        /* the longest first: where it was seen, so were the shorter ones */
        while (count > 0 && see(&cutter, key_of(scope, token.ptr, ends[count - 1]))) count--;
    }
    uint64_t *out = arena_new(arena, uint64_t, cutter.count + 1);
    struct starts_set set = {out, 0};
    for (size_t i = 0; i < cutter.room; i++)
        if (cutter.seen[i] != 0) out[set.count++] = cutter.seen[i];
    return set;
}

/* ---- collecting ---- */

static struct starts_list *list_slot(struct starts_list *lists, size_t room, uint64_t key) {
    size_t at = (size_t)(key * 0x9e3779b97f4a7c15u >> 32) & (room - 1);
    while (lists[at].key != 0 && lists[at].key != key) at = (at + 1) & (room - 1);
    return &lists[at];
}

static struct starts_list *list_of(struct starts *starts, uint64_t key) {
    if (starts->count * 2 >= starts->room) {
        size_t room = starts->room > 0 ? starts->room * 2 : 1024;
        struct starts_list *lists = mem_new(room, sizeof *lists);
        for (size_t i = 0; i < starts->room; i++)
            if (starts->lists[i].key != 0)
                *list_slot(lists, room, starts->lists[i].key) = starts->lists[i];
        free(starts->lists);
        starts->lists = lists;
        starts->room = room;
    }
    struct starts_list *list = list_slot(starts->lists, starts->room, key);
    starts->count += list->key == 0;
    list->key = key;
    return list;
}

static void add_id(struct starts_list *list, uint32_t id) {
    if (list->room - list->len < 5) {
        list->room = list->room > 0 ? list->room * 2 : 16;
        list->bytes = mem_resize(list->bytes, list->room, 1);
    }
    uint32_t step = id - list->last;
    for (; step >= 0x80; step >>= 7) list->bytes[list->len++] = (uint8_t)(step | 0x80);
    list->bytes[list->len++] = (uint8_t)step;
    list->last = id;
}

void starts_add(struct starts *starts, struct starts_set set, uint32_t id) {
    for (size_t i = 0; i < set.count; i++) {
        struct starts_list *list = list_of(starts, set.at[i]);
        starts->bytes -= list->len;
        add_id(list, id);
        starts->bytes += list->len;
    }
}

void starts_free(struct starts *starts) {
    for (size_t i = 0; i < starts->room; i++) free(starts->lists[i].bytes);
    free(starts->lists);
    *starts = (struct starts){0};
}

static bool next_step(const uint8_t *bytes, size_t len, size_t *at, uint32_t *id) {
    if (*at >= len) return false;
    uint32_t step = 0;
    for (int shift = 0; *at < len && shift < 32; shift += 7) {
        uint8_t byte = bytes[(*at)++];
        step |= (uint32_t)(byte & 0x7f) << shift;
        if (byte < 0x80) break;
    }
    *id += step;
    return true;
}

/* ---- rows: a window's ids as a bitmap, or as steps where that is shorter ---- */

static void unpack(struct str row, uint8_t bits[WINDOW_BYTES]) {
    const uint8_t *bytes = (const uint8_t *)row.ptr;
    size_t at = 0;
    uint32_t id = 0;
    if (row.len == WINDOW_BYTES)
        memcpy(bits, bytes, WINDOW_BYTES);
    else
        while (next_step(bytes, row.len, &at, &id))
            if (id < WINDOW) bits[id / 8] |= (uint8_t)(1 << id % 8);
}

static struct str pack(const uint8_t bits[WINDOW_BYTES], uint8_t row[WINDOW_BYTES]) {
    struct starts_list list = {.bytes = row, .room = WINDOW_BYTES};
    for (uint32_t byte = 0; byte < WINDOW_BYTES; byte++)
        for (uint32_t rest = bits[byte]; rest != 0; rest &= rest - 1) {
            if (list.len + 6 > WINDOW_BYTES) return (struct str){(const char *)bits, WINDOW_BYTES};
            add_id(&list, byte * 8 + (uint32_t)__builtin_ctz(rest));
        }
    return (struct str){(const char *)row, list.len};
}

struct appender {
    sqlite3_stmt *find, *put;
    struct starts_list *list;
    size_t at;   /* in the list's bytes */
    uint32_t id; /* of the list, to be written next */
};

static int write_window(struct appender *appender, bool *more) {
    uint8_t bits[WINDOW_BYTES] = {0}, row[WINDOW_BYTES];
    uint32_t window = appender->id / WINDOW;
    sqlite3_bind_int64(appender->find, 1, window);
    sqlite3_bind_int64(appender->find, 2, (sqlite3_int64)appender->list->key);
    if (sqlite3_step(appender->find) == SQLITE_ROW) unpack(store_column(appender->find, 0), bits);
    int rc = sqlite3_reset(appender->find);
    if (rc != SQLITE_OK) return rc;
    do {
        uint32_t id = appender->id % WINDOW;
        bits[id / 8] |= (uint8_t)(1 << id % 8);
        *more = next_step(appender->list->bytes, appender->list->len, &appender->at, &appender->id);
    } while (*more && appender->id / WINDOW == window);
    sqlite3_bind_int64(appender->put, 1, window);
    sqlite3_bind_int64(appender->put, 2, (sqlite3_int64)appender->list->key);
    store_bind_blob(appender->put, 3, pack(bits, row));
    sqlite3_step(appender->put);
    return sqlite3_reset(appender->put);
}

static int write_list(struct appender *appender, struct starts_list *list) {
    appender->list = list;
    appender->at = appender->id = 0;
    bool more = next_step(list->bytes, list->len, &appender->at, &appender->id);
    int rc = SQLITE_OK;
    while (more && rc == SQLITE_OK) rc = write_window(appender, &more);
    return rc;
}

static int by_key(const void *a, const void *b) {
    uint64_t x = ((const struct starts_list *)a)->key, y = ((const struct starts_list *)b)->key;
    return (x > y) - (x < y);
}

int starts_append(sqlite3 *db, struct starts *starts) {
    if (starts->count == 0) return SQLITE_OK;
    struct appender appender = {
        .find = store_prepare(db, "SELECT data FROM starts WHERE win = ?1 AND key = ?2"),
        .put = store_prepare(db, "INSERT OR REPLACE INTO starts(win, key, data)"
                                 " VALUES(?1, ?2, ?3)")};
    int rc = appender.find != NULL && appender.put != NULL ? SQLITE_OK : SQLITE_ERROR;
    qsort(starts->lists, starts->room, sizeof *starts->lists, by_key);
    for (size_t i = starts->room - starts->count; i < starts->room && rc == SQLITE_OK; i++)
        rc = write_list(&appender, &starts->lists[i]);
    sqlite3_finalize(appender.find);
    sqlite3_finalize(appender.put);
    starts_free(starts);
    return rc;
}

/* ---- looking up ---- */

bool starts_has(enum starts_scope scope, struct str token) {
    size_t ends[8];
    return token.len > 0 && character_ends(token, longest[scope] + 1, ends) <= longest[scope];
}

bool starts_find(sqlite3 *db, enum starts_scope scope, struct str token, struct bitset *out) {
    sqlite3_stmt *find = store_prepare(db, "SELECT data FROM starts WHERE win = ?1 AND key = ?2");
    if (find == NULL) return false;
    int rc = SQLITE_OK;
    for (size_t base = 0; base < out->bits && rc == SQLITE_OK; base += WINDOW) {
        uint8_t bits[WINDOW_BYTES] = {0};
        sqlite3_bind_int64(find, 1, (sqlite3_int64)(base / WINDOW));
        sqlite3_bind_int64(find, 2, (sqlite3_int64)key_of(scope, token.ptr, token.len));
        if (sqlite3_step(find) == SQLITE_ROW) unpack(store_column(find, 0), bits);
        rc = sqlite3_reset(find);
        bitset_or_bytes(out, base, bits, WINDOW_BYTES);
    }
    sqlite3_finalize(find);
    return rc == SQLITE_OK;
}
