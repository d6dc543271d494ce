#include "core/library/library.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/library_parts.h"
#include "core/library/query.h"

enum { ROWS_BEFORE = 32, ROWS_AFTER = 96 }; /* neighbours fetched with a row */

/* ---- events ---- */

int library_fd(const struct library *library) {
    return events_fd(library->events);
}

void library_ask_again(struct library *library) {
    if (library->query_text != NULL && library->asker != NULL)
        asker_ask(library->asker, &library->query, library->query_request);
}

void library_forget_rows(struct library *library) {
    for (size_t i = 0; i < library->page_count; i++) page_free(library->pages[i]);
    library->page_count = library->next_page = 0;
    library->wanted_from = library->wanted_end = 0;
    view_free(library->view);
    library->view = NULL;
}

static void adopt_page(struct library *library, struct page *page) {
    size_t at = library->next_page++ % KEPT_PAGES;
    if (library->page_count == KEPT_PAGES)
        page_free(library->pages[at]);
    else
        library->page_count++;
    library->pages[at] = page;
}

static void adopt_view(struct library *library, struct view *view, bool is_answer) {
    bool index_changed = !is_answer && !view->completes;
    for (size_t i = 0; i < library->page_count && index_changed; i++)
        library->pages[i]->stale = true;
    view_free(library->view);
    library->view = view;
    library->wanted_from = library->wanted_end = 0;
}

bool library_next(struct library *library, struct library_event *out) {
    struct event event;
    for (;;) {
        if (!events_take(library->events, &event)) return false;
        if (!event.unlocked) break;
        library_take_over(library);
        if (library->indexer != NULL || !library_other_is_complete(library)) continue;
        event = (struct event){.shown = {.kind = LIBRARY_PROGRESS}};
        break;
    }
    *out = event.shown;
    if (out->kind == LIBRARY_PROGRESS && !out->scanning && library->indexer != NULL &&
        !library->complete)
        library_tell_state(library, true);
    if (event.view != NULL) adopt_view(library, event.view, out->request != 0);
    if (event.page != NULL) adopt_page(library, event.page);
    if (out->article != NULL && library->marks != NULL) marks_fill(library->marks, out->article);
    if (event.recover) library_recover(library, &out->error);
    return true;
}

void library_settle(struct library *library) {
    events_wait(library->events);
}

bool library_keeps_index(const struct library *library) {
    return library->indexer != NULL;
}

int library_rescans(const struct library *library) {
    bool rescans = library->watch != NULL && library_keeps_index(library);
    return rescans ? watch_rescans(library->watch) : 0;
}

void library_park(struct library *library, bool parked) {
    if (library->indexer != NULL) indexer_park(library->indexer, parked);
}

/* ---- the view ---- */

uint32_t library_ask(struct library *library, const struct library_query *query) {
    char *text = mem_str(query->text); /* which may be the old one */
    free(library->query_text);
    library->query = *query;
    library->query.text = library->query_text = text;
    library->query_request = ++library->requests;
    library_ask_again(library);
    return library->query_request;
}

struct library_counts library_counts(const struct library *library) {
    return library->view != NULL ? library->view->counts : (struct library_counts){0};
}

static const struct page_row *cached_row(const struct library *library, uint32_t id, bool *stale) {
    for (size_t i = 0; i < library->page_count; i++) { /* the newest first */
        const struct page *page = library->pages[(library->next_page - 1 - i) % KEPT_PAGES];
        const struct page_row *row = page_find(page, library->view->scope, id);
        *stale = page->stale;
        if (row != NULL) return row;
    }
    return NULL;
}

static void want_rows(struct library *library, size_t position) {
    const struct view *view = library->view;
    if (position >= library->wanted_from && position < library->wanted_end) return;
    size_t from = position > ROWS_BEFORE ? position - ROWS_BEFORE : 0;
    size_t end = position + ROWS_AFTER < view->known ? position + ROWS_AFTER : view->known;
    library->wanted_from = from;
    library->wanted_end = end;
    rows_want(library->rows, view->scope, view->ids + from, end - from);
}

bool library_row(struct library *library, size_t position, struct library_row *out) {
    const struct view *view = library->view;
    if (view == NULL || position >= view->known) return false;
    bool stale = false;
    const struct page_row *found = cached_row(library, view->ids[position], &stale);
    if ((found == NULL || stale) && library->rows != NULL) want_rows(library, position);
    if (found == NULL) return false;
    *out = found->row;
    if (library->marks == NULL) return true;
    out->marks = view->scope == SCOPE_QUOTES
                     ? marks_of_quote(library->marks, found->hash, found->row.start)
                     : marks_of(library->marks, found->hash, found->added);
    return true;
}

size_t library_position(const struct library *library, int64_t article) {
    const struct view *view = library->view;
    for (size_t i = 0; view != NULL && i < view->known; i++)
        if (view->articles[i] == article) return i;
    return SIZE_MAX;
}

int64_t library_article_at(const struct library *library, size_t position) {
    const struct view *view = library->view;
    return view != NULL && position < view->known ? (int64_t)view->articles[position] : -1;
}

/* ---- articles ---- */

uint32_t library_request_article(struct library *library, int64_t article, bool indirect) {
    uint32_t request = ++library->requests;
    if (library->rows != NULL) rows_want_article(library->rows, article, indirect, request);
    return request;
}

uint32_t library_request_table(struct library *library, enum library_table_kind kind) {
    uint32_t request = ++library->requests;
    if (library->asker != NULL) asker_want_table(library->asker, kind, request);
    return request;
}

uint32_t library_request_values(struct library *library, struct str field) {
    uint32_t request = ++library->requests;
    if (library->asker != NULL)
        asker_want_values(library->asker, query_field_named(field), request);
    return request;
}

uint32_t library_request_echoes(struct library *library, int64_t article, uint32_t start) {
    uint32_t request = ++library->requests;
    if (library->asker != NULL) asker_want_echoes(library->asker, article, start, request);
    return request;
}
