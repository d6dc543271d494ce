#include "core/library/query/orders.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/index/tokens.h"

/* Ascending keys; ties end at the path, so that no order depends on when a file was read. */
static const char *const keys[ORDER_COUNT] = {
    [SORT_DATE] = "a.published = 0, -a.published, a.path",
    [SORT_OUTLET] = ("a.outlet = 0, fold((SELECT text FROM name WHERE id = a.outlet)),"
                     " -a.published, a.path"),
    [SORT_TITLE] = "fold(a.title), a.path",
    [SORT_QUOTES] = "-a.quotes, -a.published, a.path",
    [SORT_PATH] = "a.path",
    [SORT_ADDED] = "-a.added, a.path",
    [ORDER_DATE_OR_MTIME] = "-(CASE a.published WHEN 0 THEN a.mtime ELSE a.published END), a.path"};

enum { MERGE_COST = 40 }; /* one merged article costs as much as sorting so many */

static void fold(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const char *text = (const char *)sqlite3_value_text(values[0]);
    if (text == NULL) return;
    struct arena scratch = {0};
    struct buf tokens = {0};
    tokens_add(&scratch, &tokens, (struct str){text, (size_t)sqlite3_value_bytes(values[0])},
               TOKENS_QUERY);
    sqlite3_result_text64(context, buf_str(&tokens).ptr, tokens.len, SQLITE_TRANSIENT, SQLITE_UTF8);
    buf_free(&tokens);
    arena_free(&scratch);
}

static sqlite3_stmt *prepare(sqlite3 *db, int which, const char *what, const char *rest) {
    sqlite3_create_function(db, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fold, NULL,
                            NULL);
    struct arena arena = {0};
    struct str sql =
        arena_printf(&arena, "SELECT a.id%s%s FROM article a %s%s", *what != 0 ? ", " : "", what,
                     rest, str_ends(str_from(rest), STR("BY ")) ? keys[which] : "");
    sqlite3_stmt *statement = store_prepare(db, sql.ptr);
    arena_free(&arena);
    return statement;
}

/* ---- sorting all ---- */

static bool sort_all(struct order *order, struct shelf *shelf, int which) {
    sqlite3_stmt *all = prepare(shelf->db, which, "", "ORDER BY ");
    if (all == NULL) return false;
    uint32_t *ids = mem_new(shelf->articles + 1, sizeof *ids);
    size_t count = 0;
    int rc;
    while ((rc = sqlite3_step(all)) == SQLITE_ROW) {
        size_t id = (size_t)sqlite3_column_int64(all, 0);
        if (id <= shelf->articles && !bitset_has(&shelf->dead, id)) ids[count++] = (uint32_t)id;
    }
    sqlite3_finalize(all);
    free(rc == SQLITE_DONE ? order->ids : ids);
    if (rc != SQLITE_DONE) return false;
    order->ids = ids;
    order->count = count;
    return true;
}

/* ---- merging a few ---- */

static int compare_values(sqlite3_stmt *a, sqlite3_stmt *b, int at) {
    int x = sqlite3_column_type(a, at), y = sqlite3_column_type(b, at);
    if (x == SQLITE_INTEGER && y == SQLITE_INTEGER) {
        int64_t i = sqlite3_column_int64(a, at), k = sqlite3_column_int64(b, at);
        return (i > k) - (i < k);
    }
    if (x == SQLITE_NULL || y == SQLITE_NULL) return (x != SQLITE_NULL) - (y != SQLITE_NULL);
    return str_cmp(store_column(a, at), store_column(b, at));
}

/* Compares the keys of two rows: columns from 1 on. */
static int compare_rows(sqlite3_stmt *a, sqlite3_stmt *b) {
    for (int at = 1; at < sqlite3_column_count(a); at++) {
        int order = compare_values(a, b, at);
        if (order != 0) return order;
    }
    return 0;
}

/* The first place at or behind `from` of an article that comes after the row of `new`. */
static size_t place_of(const struct order *order, size_t from, sqlite3_stmt *new,
                       sqlite3_stmt *old) {
    size_t low = from, high = order->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        sqlite3_bind_int64(old, 1, order->ids[middle]);
        bool before = sqlite3_step(old) == SQLITE_ROW && compare_rows(old, new) < 0;
        sqlite3_reset(old);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool merge(struct order *order, struct shelf *shelf, int which) {
    struct arena arena = {0};
    struct str rest = arena_printf(&arena, "WHERE a.id > %zu AND a.id <= %zu ORDER BY ",
                                   order->through, shelf->articles);
    sqlite3_stmt *new = prepare(shelf->db, which, keys[which], rest.ptr);
    sqlite3_stmt *old = prepare(shelf->db, which, keys[which], "WHERE a.id = ?1");
    arena_free(&arena);
    size_t more = shelf->articles - order->through;
    uint32_t *ids = mem_new(order->count + more + 1, sizeof *ids);
    size_t count = 0, taken = 0;
    int rc = SQLITE_ERROR;
    while (new != NULL && old != NULL && (rc = sqlite3_step(new)) == SQLITE_ROW) {
        size_t until = place_of(order, taken, new, old);
        memcpy(ids + count, order->ids + taken, (until - taken) * sizeof *ids);
        count += until - taken;
        taken = until;
        ids[count++] = (uint32_t)sqlite3_column_int64(new, 0);
    }
    sqlite3_finalize(new);
    sqlite3_finalize(old);
    if (rc != SQLITE_DONE) {
        free(ids);
        return false;
    }
    memcpy(ids + count, order->ids + taken, (order->count - taken) * sizeof *ids);
    free(order->ids);
    order->ids = ids;
    order->count += count - taken;
    return true;
}

static void drop_dead(struct order *order, const struct shelf *shelf) {
    size_t kept = 0;
    for (size_t i = 0; i < order->count; i++)
        if (!bitset_has(&shelf->dead, order->ids[i])) order->ids[kept++] = order->ids[i];
    order->count = kept;
}

static bool count_tail(struct order *order, struct shelf *shelf, int which) {
    order->tail = 0;
    if (which != SORT_DATE) return true;
    const uint64_t *published = shelf_u64(shelf, COLUMN_PUBLISHED);
    if (published == NULL) return false;
    while (order->tail < order->count && published[order->ids[order->count - 1 - order->tail]] == 0)
        order->tail++;
    return true;
}

/* ---- kept orders ---- */

static void load(struct order *order, struct shelf *shelf, int which) {
    sqlite3_stmt *kept =
        store_prepare(shelf->db, "SELECT through, dead, tail, quotes, speakers, data"
                                 " FROM sorted WHERE sort = ?1");
    if (kept == NULL) return;
    sqlite3_bind_int(kept, 1, which);
    if (sqlite3_step(kept) == SQLITE_ROW) {
        size_t through = (size_t)sqlite3_column_int64(kept, 0);
        struct str data = store_column(kept, 5);
        if (through <= shelf->articles && data.len > 0 && data.len % sizeof(uint32_t) == 0) {
            order->ids = mem_new(data.len / sizeof(uint32_t), sizeof(uint32_t));
            memcpy(order->ids, data.ptr, data.len);
            order->count = data.len / sizeof(uint32_t);
            order->through = through;
            order->dead = (size_t)sqlite3_column_int64(kept, 1);
            order->tail = (size_t)sqlite3_column_int64(kept, 2);
            order->quotes = sqlite3_column_int64(kept, 3);
            order->speakers = sqlite3_column_int64(kept, 4);
            order->kept = true;
        }
    }
    sqlite3_finalize(kept);
}

struct order *orders_get(struct orders *orders, struct shelf *shelf, int which) {
    struct order *order = &orders->at[which];
    if (order->ids == NULL) load(order, shelf, which);
    if (order->ids != NULL && order->through == shelf->articles && order->dead == shelf->dead_count)
        return order;
    size_t more = shelf->articles - order->through;
    bool few = order->ids != NULL && more * MERGE_COST < shelf->articles;
    bool ok = few ? merge(order, shelf, which) : sort_all(order, shelf, which);
    if (!ok) return NULL;
    order->through = shelf->articles;
    order->dead = shelf->dead_count;
    order->kept = false;
    order->quotes = order->speakers = -1;
    drop_dead(order, shelf);
    return count_tail(order, shelf, which) ? order : NULL;
}

static bool read_head(sqlite3 *db, int which, struct order_head *out) {
    sqlite3_blob *data;
    if (sqlite3_blob_open(db, "main", "sorted", "data", which, 0, &data) != SQLITE_OK) return false;
    out->count = (size_t)sqlite3_blob_bytes(data) / sizeof *out->ids;
    out->known = ORDER_HEAD;
    bool ok = out->count > ORDER_HEAD &&
              sqlite3_blob_read(data, out->ids, sizeof out->ids, 0) == SQLITE_OK;
    sqlite3_blob_close(data);
    return ok;
}

bool orders_head(sqlite3 *db, int which, struct order_head *out) {
    sqlite3_stmt *kept =
        store_prepare(db, "SELECT quotes, speakers FROM sorted WHERE sort = ?1 AND quotes >= 0 AND"
                          " through = ifnull((SELECT max(id) FROM article), 0) AND"
                          " dead = ifnull((SELECT max(n) FROM dead), 0)");
    if (kept == NULL) return false;
    sqlite3_bind_int(kept, 1, which);
    bool holds = sqlite3_step(kept) == SQLITE_ROW;
    if (holds) {
        out->quotes = sqlite3_column_int64(kept, 0);
        out->speakers = sqlite3_column_int64(kept, 1);
    }
    sqlite3_finalize(kept);
    return holds && read_head(db, which, out);
}

void orders_free(struct orders *orders) {
    for (int i = 0; i < ORDER_COUNT; i++) free(orders->at[i].ids);
}
