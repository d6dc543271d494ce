#include "core/library/answers/echoes.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/index/echo_store.h"
#include "core/library/index/packed_date.h"

static uint32_t quote_at(sqlite3 *db, int64_t article, uint32_t start) {
    uint32_t quote = 0;
    sqlite3_stmt *find =
        store_prepare(db, "SELECT q.id" STORE_QUOTES_OF_ARTICLE " AND q.start = ?2");
    if (find == NULL) return 0;
    sqlite3_bind_int64(find, 1, article);
    sqlite3_bind_int64(find, 2, start);
    if (sqlite3_step(find) == SQLITE_ROW) quote = (uint32_t)sqlite3_column_int64(find, 0);
    sqlite3_finalize(find);
    return quote;
}

/* ECHO_NONE: the quote that was asked for. */
static void add(struct library_echoes *echoes, const struct library_row *row, enum echo_kind kind) {
    struct arena *arena = &echoes->arena;
    echoes->at[echoes->count++] =
        (struct library_echo){.article = row->article,
                              .start = row->start,
                              .end = row->end,
                              .kind = kind != ECHO_NONE ? echo_kind_name(kind) : NULL,
                              .path = arena_str(arena, row->path),
                              .outlet = arena_str(arena, row->outlet),
                              .speaker = arena_str(arena, row->speaker),
                              .via = arena_str(arena, row->via),
                              .text = arena_str(arena, row->quote),
                              .date = row->date,
                              .date_from = row->date_from};
}

/* Oldest first, undated ones last. */
static int by_date(const void *a, const void *b) {
    const struct library_echo *x = a, *y = b;
    int64_t i = date_pack(&x->date), k = date_pack(&y->date);
    if ((i == 0) != (k == 0)) return i == 0 ? 1 : -1;
    if (i != k) return i < k ? -1 : 1;
    int order = str_cmp(x->path, y->path);
    return order != 0 ? order : (x->start > y->start) - (x->start < y->start);
}

static void fill(struct library_echoes *echoes, struct page_reader *pages, uint32_t quote,
                 const struct echo_found *found, size_t count) {
    uint32_t *ids = mem_new(count + 1, sizeof *ids);
    ids[0] = quote;
    for (size_t i = 0; i < count; i++) ids[i + 1] = found[i].quote;
    struct page *page = page_read(pages, SCOPE_QUOTES, ids, count + 1);
    echoes->at = arena_new(&echoes->arena, struct library_echo, count + 1);
    for (size_t i = 0; i <= count; i++) {
        const struct page_row *row = page_find(page, SCOPE_QUOTES, ids[i]);
        if (row != NULL) add(echoes, &row->row, i == 0 ? ECHO_NONE : found[i - 1].kind);
    }
    if (echoes->count > 0) qsort(echoes->at, echoes->count, sizeof *echoes->at, by_date);
    page_free(page);
    free(ids);
}

struct library_echoes *echoes_make(sqlite3 *db, struct page_reader *pages, int64_t article,
                                   uint32_t start) {
    struct library_echoes *echoes = mem_new(1, sizeof *echoes);
    uint32_t quote = quote_at(db, article, start);
    if (quote == 0) return echoes;
    struct arena arena = {0};
    struct echo_found *found = NULL;
    size_t count;
    struct echo_finder *finder = echo_finder_new(db);
    bool ok = finder != NULL && echo_find(finder, &arena, quote, &found, &count);
    if (ok) fill(echoes, pages, quote, found, count);
    echo_finder_free(finder);
    arena_free(&arena);
    if (ok) return echoes;
    library_echoes_free(echoes);
    return NULL;
}

void library_echoes_free(struct library_echoes *echoes) {
    if (echoes == NULL) return;
    arena_free(&echoes->arena);
    free(echoes);
}
