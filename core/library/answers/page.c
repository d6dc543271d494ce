#include "core/library/answers/page.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/index/packed_date.h"

#define ARTICLE_ROW                                                                                \
    "SELECT a.id, a.path, a.hash, a.added, a.published, a.published_from, a.title, a.is_title,"    \
    " n.text, a.quotes"
#define ARTICLE_FROM " FROM article a LEFT JOIN name n ON n.id = a.outlet WHERE a.id = ?1"

/* In a list of quotes nobody asks for the echoes of all the article's quotes: it may have
 * thousands. */
static const char article_sql[] = ARTICLE_ROW ", 0" ARTICLE_FROM;
static const char article_and_echoes_sql[] =
    ARTICLE_ROW ", (SELECT sum(echoes) FROM quote WHERE id >= a.first_quote AND id < a.first_quote "
                "+ a.quotes)" ARTICLE_FROM;
static const char quote_sql[] =
    "SELECT q.article, q.text, s.text, v.text, q.start, q.end, q.echoes FROM quote q"
    " LEFT JOIN name s ON s.id = q.speaker LEFT JOIN name v ON v.id = q.via WHERE q.id = ?1";

struct page_reader {
    const struct place *place;
    sqlite3_stmt *article, *article_and_echoes, *quote;
};

struct page_reader *page_reader_new(sqlite3 *db, const struct place *place) {
    struct page_reader *reader = mem_new(1, sizeof *reader);
    reader->place = place;
    reader->article = store_prepare(db, article_sql);
    reader->article_and_echoes = store_prepare(db, article_and_echoes_sql);
    reader->quote = store_prepare(db, quote_sql);
    return reader;
}

void page_reader_free(struct page_reader *reader) {
    sqlite3_finalize(reader->article);
    sqlite3_finalize(reader->article_and_echoes);
    sqlite3_finalize(reader->quote);
    free(reader);
}

static bool read_article(struct page_reader *reader, struct arena *arena, sqlite3_stmt *s,
                         int64_t id, struct page_row *out) {
    if (s == NULL) return false;
    sqlite3_bind_int64(s, 1, id);
    bool found = sqlite3_step(s) == SQLITE_ROW;
    if (found) {
        out->hash = (uint64_t)sqlite3_column_int64(s, 2);
        out->added = (uint32_t)(sqlite3_column_int64(s, 3) / 60);
        out->row =
            (struct library_row){.article = id,
                                 .path = place_shown(reader->place, arena, store_column(s, 1)),
                                 .date = date_unpack(sqlite3_column_int64(s, 4)),
                                 .date_from = (enum date_origin)sqlite3_column_int(s, 5),
                                 .title = arena_str(arena, store_column(s, 6)),
                                 .is_title = sqlite3_column_int(s, 7) != 0,
                                 .outlet = arena_str(arena, store_column(s, 8)),
                                 .quotes = (uint32_t)sqlite3_column_int64(s, 9),
                                 .echoes = (uint32_t)sqlite3_column_int64(s, 10)};
    }
    sqlite3_reset(s);
    return found;
}

static bool read_quote(struct page_reader *reader, struct arena *arena, int64_t id,
                       struct page_row *out) {
    sqlite3_stmt *s = reader->quote;
    if (s == NULL) return false;
    sqlite3_bind_int64(s, 1, id);
    bool found = sqlite3_step(s) == SQLITE_ROW &&
                 read_article(reader, arena, reader->article, sqlite3_column_int64(s, 0), out);
    if (found) {
        struct library_row *row = &out->row;
        row->quote = arena_str(arena, store_column(s, 1));
        row->speaker = arena_str(arena, store_column(s, 2));
        row->via = arena_str(arena, store_column(s, 3));
        row->start = (uint32_t)sqlite3_column_int64(s, 4);
        row->end = (uint32_t)sqlite3_column_int64(s, 5);
        row->quote_echoes = (uint32_t)sqlite3_column_int64(s, 6);
    }
    sqlite3_reset(s);
    return found;
}

struct page *page_read(struct page_reader *reader, enum library_scope scope, const uint32_t *ids,
                       size_t count) {
    struct page *page = mem_new(1, sizeof *page);
    page->scope = scope;
    page->rows = arena_new(&page->arena, struct page_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        struct page_row *row = &page->rows[page->count];
        row->id = ids[i];
        bool found = scope == SCOPE_QUOTES ? read_quote(reader, &page->arena, ids[i], row)
                                           : read_article(reader, &page->arena,
                                                          reader->article_and_echoes, ids[i], row);
        page->count += found;
    }
    return page;
}

void page_free(struct page *page) {
    if (page == NULL) return;
    arena_free(&page->arena);
    free(page);
}

const struct page_row *page_find(const struct page *page, enum library_scope scope, uint32_t id) {
    if (page->scope != scope) return NULL;
    for (size_t i = 0; i < page->count; i++)
        if (page->rows[i].id == id) return &page->rows[i];
    return NULL;
}
