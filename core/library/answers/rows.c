#include "core/library/answers/rows.h"

#include <pthread.h>
#include <stdlib.h>

#include "core/base/file.h"
#include "core/base/threads.h"
#include "core/base/vec.h"
#include "core/library/library.h"

struct article_wish {
    int64_t article;
    bool indirect;
    uint32_t request;
};

struct rows {
    const struct place *place;
    struct events *events;
    const struct lang *lang;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t wanted;
    /* under the lock */
    enum library_scope scope;
    uint32_t *ids; /* wanted rows; NULL: none */
    size_t count;
    VEC(struct article_wish) articles;
    bool stop;
    /* the thread's own */
    sqlite3 *db;
    struct page_reader *pages;
};

/* ---- articles ---- */

static bool find_path(struct rows *rows, struct library_article *out, struct str *absolute) {
    sqlite3_stmt *find = store_prepare(rows->db, "SELECT path FROM article WHERE id = ?1");
    if (find == NULL) return false;
    sqlite3_bind_int64(find, 1, out->id);
    bool found = sqlite3_step(find) == SQLITE_ROW;
    if (found) {
        *absolute = arena_str(&out->arena, store_column(find, 0));
        out->path = place_shown(rows->place, &out->arena, *absolute);
    }
    sqlite3_finalize(find);
    return found;
}

/* The index counts direct and mixed quotes only; they are told by where they start. */
static void fill_echo_counts(struct rows *rows, struct library_article *out) {
    out->echo_counts = arena_new(&out->arena, uint32_t, out->quotes.count + 1);
    out->quote_marks = arena_new(&out->arena, struct library_marks, out->quotes.count + 1);
    sqlite3_stmt *counts =
        store_prepare(rows->db, "SELECT q.start, q.echoes" STORE_QUOTES_OF_ARTICLE
                                " AND q.echoes > 0 ORDER BY q.id");
    if (counts == NULL) return;
    sqlite3_bind_int64(counts, 1, out->id);
    for (size_t i = 0; sqlite3_step(counts) == SQLITE_ROW;) {
        uint32_t start = (uint32_t)sqlite3_column_int64(counts, 0);
        while (i < out->quotes.count &&
               text_source(&out->article.text, out->quotes.at[i].start) < start)
            i++;
        if (i < out->quotes.count &&
            text_source(&out->article.text, out->quotes.at[i].start) == start)
            out->echo_counts[i] = (uint32_t)sqlite3_column_int64(counts, 1);
    }
    sqlite3_finalize(counts);
}

static struct library_article *read_article(struct rows *rows, const struct article_wish *wish) {
    struct library_article *out = mem_new(1, sizeof *out);
    struct str absolute = STR_NONE, bytes = STR("");
    out->id = wish->article;
    if (!find_path(rows, out, &absolute))
        error_set(&out->error, ERROR_NO_ARTICLE, 0, NULL, NULL);
    else if (!file_read(&out->arena, absolute.ptr, &bytes, &out->error))
        bytes = STR("");
    article_read(&out->arena, rows->lang, bytes, &out->article);
    quotes_find(&out->arena, &out->article, wish->indirect, &out->quotes);
    fill_echo_counts(rows, out);
    return out;
}

static void give_article(struct rows *rows, const struct article_wish *wish) {
    struct event event = {.shown = {.kind = LIBRARY_ARTICLE,
                                    .request = wish->request,
                                    .article = read_article(rows, wish)}};
    events_push(rows->events, &event);
}

void library_article_free(struct library_article *article) {
    if (article == NULL) return;
    arena_free(&article->arena);
    free(article);
}

/* ---- the thread ---- */

static void give_rows(struct rows *rows, enum library_scope scope, const uint32_t *ids,
                      size_t count) {
    struct event event = {.shown = {.kind = LIBRARY_ROWS},
                          .page = page_read(rows->pages, scope, ids, count)};
    events_push(rows->events, &event);
}

static bool open_index(struct rows *rows) {
    struct error error;
    rows->db = store_open_reader(rows->place->index, &error);
    if (rows->db == NULL) {
        events_error(rows->events, 0, &error);
        return false;
    }
    rows->pages = page_reader_new(rows->db, rows->place);
    return true;
}

static void *serve(void *context) {
    struct rows *rows = context;
    threads_begin("kutip-rows", THREAD_PROMPT);
    bool open = false;
    pthread_mutex_lock(&rows->lock);
    for (;;) {
        while (rows->ids == NULL && rows->articles.count == 0 && !rows->stop)
            pthread_cond_wait(&rows->wanted, &rows->lock);
        if (rows->stop) break;
        enum library_scope scope = rows->scope;
        uint32_t *ids = rows->ids;
        size_t count = rows->count;
        struct article_wish wish = {0};
        bool any_article = rows->articles.count > 0;
        if (any_article) {
            wish = rows->articles.at[0];
            memmove(rows->articles.at, rows->articles.at + 1,
                    --rows->articles.count * sizeof *rows->articles.at);
        }
        rows->ids = NULL;
        pthread_mutex_unlock(&rows->lock);
        open = open || open_index(rows); /* when first needed: opening a library is not slowed */
        if (open && ids != NULL) give_rows(rows, scope, ids, count);
        if (open && any_article) give_article(rows, &wish);
        events_busy(rows->events, -((ids != NULL) + any_article));
        free(ids);
        pthread_mutex_lock(&rows->lock);
    }
    pthread_mutex_unlock(&rows->lock);
    return NULL;
}

struct rows *rows_start(const struct place *place, struct events *events, const struct lang *lang) {
    struct rows *rows = mem_new(1, sizeof *rows);
    rows->place = place;
    rows->events = events;
    rows->lang = lang;
    pthread_mutex_init(&rows->lock, NULL);
    pthread_cond_init(&rows->wanted, NULL);
    threads_start(&rows->thread, serve, rows);
    return rows;
}

void rows_want(struct rows *rows, enum library_scope scope, const uint32_t *ids, size_t count) {
    if (count == 0) return;
    uint32_t *copy = mem_new(count, sizeof *copy);
    memcpy(copy, ids, count * sizeof *copy);
    pthread_mutex_lock(&rows->lock);
    if (rows->ids == NULL) events_busy(rows->events, +1);
    free(rows->ids);
    rows->ids = copy;
    rows->count = count;
    rows->scope = scope;
    pthread_cond_signal(&rows->wanted);
    pthread_mutex_unlock(&rows->lock);
}

void rows_want_article(struct rows *rows, int64_t article, bool indirect, uint32_t request) {
    pthread_mutex_lock(&rows->lock);
    events_busy(rows->events, +1);
    vec_push(&rows->articles, (struct article_wish){article, indirect, request});
    pthread_cond_signal(&rows->wanted);
    pthread_mutex_unlock(&rows->lock);
}

void rows_stop(struct rows *rows) {
    pthread_mutex_lock(&rows->lock);
    rows->stop = true;
    pthread_cond_signal(&rows->wanted);
    pthread_mutex_unlock(&rows->lock);
    pthread_join(rows->thread, NULL);
    if (rows->db != NULL) {
        page_reader_free(rows->pages);
        sqlite3_close(rows->db);
    }
    free(rows->ids);
    vec_free(&rows->articles);
    pthread_cond_destroy(&rows->wanted);
    pthread_mutex_destroy(&rows->lock);
    free(rows);
}
