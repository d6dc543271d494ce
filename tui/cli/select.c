#include "tui/cli/select.h"

#include "core/base/vec.h"
#include "tui/base/messages.h"

struct asking {
    struct library *library;
    struct arena *arena;
    VEC(struct error) errors;
};

/* Lets the library do what was asked of it and gathers its troubles; an article is the caller's. */
static struct library_article *settle(struct asking *asking) {
    struct library_event event;
    struct library_article *article = NULL;
    library_settle(asking->library);
    while (library_next(asking->library, &event)) {
        library_table_free(event.table);
        library_echoes_free(event.echoes);
        if (event.article != NULL) article = event.article;
        if (event.kind == LIBRARY_ERROR) vec_push(&asking->errors, event.error);
    }
    return article;
}

static bool read_row(struct asking *asking, size_t position, struct library_row *out) {
    if (library_row(asking->library, position, out)) return true;
    settle(asking);
    return library_row(asking->library, position, out);
}

static void ask(struct asking *asking, const char *query, enum library_scope scope) {
    settle(asking);
    library_ask(asking->library,
                &(struct library_query){.text = query, .scope = scope, .sort = SORT_PATH});
    settle(asking);
}

static bool begin(struct asking *asking, struct session *session, struct arena *arena) {
    *asking = (struct asking){.arena = arena};
    struct error error;
    if (session_library(session, false, &asking->library, &error)) return true;
    cli_complain(&error);
    return false;
}

static void end(struct asking *asking) {
    vec_free(&asking->errors);
    library_close(asking->library);
}

/* The files of the view's rows, each once; those of one file stand together. */
static void read_files(struct asking *asking, bool of_quotes, struct selection *out) {
    struct library_counts counts = library_counts(asking->library);
    struct scan *scan = &out->scan;
    scan->files = arena_new(asking->arena, struct scan_file, counts.articles + 1);
    uint32_t *starts = of_quotes ? arena_new(asking->arena, uint32_t, counts.rows + 1) : NULL;
    if (of_quotes)
        out->quotes = arena_new(asking->arena, struct selected_quotes, counts.articles + 1);
    int64_t last = -1;
    for (size_t i = 0; i < counts.rows; i++) {
        struct library_row row;
        if (!read_row(asking, i, &row)) continue;
        if (row.article != last) {
            if (of_quotes) out->quotes[scan->count].starts = starts;
            struct str path = arena_str(asking->arena, row.path);
            scan->files[scan->count++] = (struct scan_file){.path = path};
        }
        last = row.article;
        if (!of_quotes) continue;
        *starts++ = row.start;
        out->quotes[scan->count - 1].count++;
    }
}

bool select_by_query(struct session *session, const char *query, bool of_quotes,
                     struct arena *arena, struct selection *out) {
    *out = (struct selection){0};
    struct asking asking;
    if (!begin(&asking, session, arena)) return false;
    ask(&asking, query, of_quotes ? SCOPE_QUOTES : SCOPE_ARTICLES);
    read_files(&asking, of_quotes, out);
    out->scan.errors = arena_vec(arena, &asking.errors);
    out->scan.error_count = asking.errors.count;
    end(&asking);
    return true;
}

/* ---- by id ---- */

static bool has_quote(const struct library_article *article, uint32_t start, uint32_t end) {
    const struct text *text = &article->article.text;
    for (size_t i = 0; i < article->quotes.count; i++) {
        const struct quote *quote = &article->quotes.at[i];
        if (text_source(text, quote->start) == start && text_source_end(text, quote->end) == end)
            return true;
    }
    return false;
}

/* What is wrong with the id; NULL when it was found. */
static const char *find_by_id(struct asking *asking, const char *id, struct selection *out) {
    int64_t number;
    uint32_t start, end;
    if (!library_find_id(asking->library, id, &number, &start, &end))
        return _("this article is not in the library");
    library_request_article(asking->library, number, true);
    struct library_article *article = settle(asking);
    if (article == NULL || article->error.code != ERROR_NONE) {
        library_article_free(article);
        return _("the file of this article cannot be read any more");
    }
    const struct text *text = &article->article.text;
    bool whole = start == 0 && end == text_source_end(text, (uint32_t)text->clean.len);
    bool found = whole || has_quote(article, start, end);
    if (found) {
        struct str path = arena_str(asking->arena, article->path);
        out->scan.files[out->scan.count++] = (struct scan_file){.path = path};
    }
    if (found && !whole) {
        out->quotes = arena_new(asking->arena, struct selected_quotes, 1);
        out->quotes->starts = arena_new(asking->arena, uint32_t, 1);
        out->quotes->starts[out->quotes->count++] = start;
    }
    library_article_free(article);
    return found ? NULL : _("the article is there, but no quote stands at this place in it");
}

bool select_by_id(struct session *session, struct arena *arena, struct selection *out) {
    *out = (struct selection){.scan.files = arena_new(arena, struct scan_file, 1)};
    struct asking asking;
    if (!begin(&asking, session, arena)) return false;
    settle(&asking);
    const char *trouble = find_by_id(&asking, session->id, out);
    if (trouble != NULL) cli_complain_usage(session->id, trouble);
    end(&asking);
    return trouble == NULL;
}
