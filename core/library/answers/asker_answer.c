/* The answers of the query thread: views, tables, echoes; the sort orders kept for next time. */
#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/base/clock.h"
#include "core/library/answers/asker_parts.h"
#include "core/library/answers/echoes.h"
#include "core/library/answers/tables.h"
#include "core/library/query/values.h"
#include "core/library/query/view.h"

enum {
    FIRST_ROWS = 64,      /* rows that come with a view: a screen never waits for them */
    INTERRUPT_EVERY = 500 /* virtual machine steps between looks at the generation */
};

static int is_outdated(void *context) {
    struct asker *asker = context;
    return atomic_load_explicit(&asker->generation, memory_order_relaxed) != asker->running;
}

static void report(struct asker *asker, uint32_t request) {
    struct error error;
    if (sqlite3_errcode(asker->db) == SQLITE_INTERRUPT || is_outdated(asker)) return;
    store_error(asker->db, asker->options.place->index, &error);
    events_error(asker->options.events, request, &error);
}

static int order_of(const struct library_query *query) {
    return query->sort == SORT_DATE && query->undated_by_mtime ? ORDER_DATE_OR_MTIME
                                                               : (int)query->sort;
}

static struct view *make_view(struct asker *asker, const struct library_query *query,
                              const struct query_node *tree) {
    struct order *order = orders_get(&asker->orders, &asker->shelf, order_of(query));
    if (order == NULL) return NULL;
    if (tree->op == QUERY_ALL)
        return view_make(&asker->shelf, &asker->people, order, query->scope, query->reverse, NULL);
    struct bitset set;
    if (!query_run(asker->runner, tree, query->scope == SCOPE_QUOTES, &set)) return NULL;
    struct view *view =
        view_make(&asker->shelf, &asker->people, order, query->scope, query->reverse, &set);
    bitset_free(&set);
    return view;
}

static void give_view(struct asker *asker, struct view *view, uint32_t request) {
    size_t rows = size_least(view->known, FIRST_ROWS);
    struct event event = {.shown = {.kind = LIBRARY_VIEW, .request = request}, .view = view};
    if (!view->completes) event.page = page_read(asker->pages, view->scope, view->ids, rows);
    events_push(asker->options.events, &event);
}

/* The first rows, before the whole order is loaded for the first time. */
static bool give_head(struct asker *asker, const struct question *question,
                      const struct query_node *tree) {
    const struct library_query *query = &question->query;
    struct order_head head;
    bool wanted = query->head_first && tree->op == QUERY_ALL && query->scope == SCOPE_ARTICLES &&
                  !query->reverse && asker->orders.at[order_of(query)].ids == NULL;
    if (!wanted || !orders_head(asker->db, order_of(query), &head)) return false;
    give_view(asker, view_of_head(&head), question->request);
    asker_let_it_be_painted(asker);
    return true;
}

static bool understand(const struct asker *asker, struct arena *arena,
                       const struct question *question, const struct query_node **tree,
                       struct error *error) {
    struct query_context context = {question->query.typing, clock_wall(asker->options.now)};
    struct str text = str_from(question->text != NULL ? question->text : "");
    return query_parse(arena, text, &context, tree, error);
}

/* Answers a question in one transaction, so that all it reads is of one moment. `again`: only when
 * the index is not what it was. */
bool asker_answer(struct asker *asker, const struct question *question, bool again) {
    struct arena arena = {0};
    struct error error;
    const struct query_node *tree;
    bool ok = understand(asker, &arena, question, &tree, &error);
    if (!ok) {
        events_error(asker->options.events, question->request, &error);
    } else {
        store_exec(asker->db, "BEGIN");
        struct view *view = NULL;
        bool head = give_head(asker, question, tree);
        bool synced = shelf_sync(&asker->shelf);
        bool same = synced && again && asker->answered == asker->shelf.version;
        if (synced && !same) view = make_view(asker, &question->query, tree);
        if (view != NULL) {
            view->completes = head;
            give_view(asker, view, head ? 0 : question->request);
            asker->answered = asker->shelf.version;
        } else if (!same) {
            report(asker, question->request);
        }
        store_exec(asker->db, "COMMIT");
        ok = view != NULL;
    }
    arena_free(&arena);
    return ok;
}

void asker_keep_orders(struct asker *asker) {
    pthread_mutex_lock(&asker->lock);
    struct indexer *keeper = asker->keeper;
    pthread_mutex_unlock(&asker->lock);
    for (int i = 0; i < ORDER_COUNT && keeper != NULL; i++) {
        struct order *order = &asker->orders.at[i];
        if (order->ids == NULL || order->kept || order->count == 0) continue;
        size_t size = order->count * sizeof *order->ids;
        struct order_record record = {.sort = i,
                                      .through = (int64_t)order->through,
                                      .dead = (int64_t)order->dead,
                                      .tail = (int64_t)order->tail,
                                      .quotes = order->quotes,
                                      .speakers = order->speakers,
                                      .data = mem_copy((const char *)order->ids, size),
                                      .size = size};
        order->kept = true;
        indexer_keep_order(keeper, &record);
    }
}

/* Brings the order of the current view up to date, counts the library, keeps the orders. */
bool asker_prepare_next_opening(struct asker *asker) {
    static const struct library_query by_date = {.sort = SORT_DATE};
    const struct library_query *query =
        asker->current.text != NULL ? &asker->current.query : &by_date;
    store_exec(asker->db, "BEGIN");
    struct order *order = shelf_sync(&asker->shelf)
                              ? orders_get(&asker->orders, &asker->shelf, order_of(query))
                              : NULL;
    struct view *view =
        order != NULL ? view_make(&asker->shelf, &asker->people, order, SCOPE_ARTICLES, false, NULL)
                      : NULL;
    store_exec(asker->db, "COMMIT");
    bool ok = view != NULL || !is_outdated(asker);
    if (view != NULL) asker_keep_orders(asker);
    view_free(view);
    return ok;
}

/* The living articles and the quotes that the current query lets through. */
static bool filtered(struct asker *asker, struct bitset *articles, struct bitset *quotes) {
    struct arena arena = {0};
    struct error error;
    const struct query_node *tree;
    bool ok = understand(asker, &arena, &asker->current, &tree, &error) &&
              shelf_sync(&asker->shelf) && query_run(asker->runner, tree, false, articles);
    if (ok && !query_run(asker->runner, tree, true, quotes)) {
        bitset_free(articles);
        ok = false;
    }
    if (ok) bitset_without(articles, &asker->shelf.dead);
    arena_free(&arena);
    return ok;
}

static struct library_table *make_table(struct asker *asker, const struct table_wish *wish) {
    struct bitset articles, quotes;
    struct library_table *table = NULL;
    if (wish->kind == TABLE_VALUES)
        return shelf_sync(&asker->shelf) ? values_make(&asker->sources, wish->field) : NULL;
    if (filtered(asker, &articles, &quotes)) {
        if (people_update(&asker->people, &asker->shelf))
            table = table_make(wish->kind, &asker->shelf, &asker->people, &articles, &quotes);
        bitset_free(&articles);
        bitset_free(&quotes);
    }
    return table;
}

static void give_table(struct asker *asker, const struct table_wish *wish) {
    store_exec(asker->db, "BEGIN");
    struct library_table *table = make_table(asker, wish);
    store_exec(asker->db, "COMMIT");
    struct event event = {
        .shown = {.kind = LIBRARY_TABLE, .request = wish->request, .table = table}};
    if (table != NULL)
        events_push(asker->options.events, &event);
    else
        report(asker, wish->request);
}

static void give_echoes(struct asker *asker, const struct echo_wish *wish) {
    store_exec(asker->db, "BEGIN");
    struct library_echoes *echoes =
        echoes_make(asker->db, asker->pages, wish->article, wish->start);
    store_exec(asker->db, "COMMIT");
    struct event event = {
        .shown = {.kind = LIBRARY_ECHOES, .request = wish->request, .echoes = echoes}};
    if (echoes != NULL)
        events_push(asker->options.events, &event);
    else
        report(asker, wish->request);
}

/* What is not a view is finished even when a new question waits. */
void asker_give_others(struct asker *asker, const struct wishes *wishes) {
    sqlite3_progress_handler(asker->db, 0, NULL, NULL);
    for (size_t i = 0; i < wishes->tables.count; i++) give_table(asker, &wishes->tables.at[i]);
    for (size_t i = 0; i < wishes->echoes.count; i++) give_echoes(asker, &wishes->echoes.at[i]);
    sqlite3_progress_handler(asker->db, INTERRUPT_EVERY, is_outdated, asker);
}

bool asker_open_index(struct asker *asker) {
    struct error error;
    asker->db = store_open_reader(asker->options.place->index, &error);
    if (asker->db == NULL) {
        events_error(asker->options.events, 0, &error);
        return false;
    }
    sqlite3_progress_handler(asker->db, INTERRUPT_EVERY, is_outdated, asker);
    shelf_init(&asker->shelf, asker->db);
    people_init(&asker->people, asker->options.people_ini);
    asker->sources = (struct query_sources){.shelf = &asker->shelf,
                                            .place = asker->options.place,
                                            .marks = asker->options.marks,
                                            .people = &asker->people};
    asker->runner = query_runner_new(&asker->sources);
    asker->pages = page_reader_new(asker->db, asker->options.place);
    return true;
}

void asker_close_index(struct asker *asker) {
    if (asker->db == NULL) return;
    page_reader_free(asker->pages);
    query_runner_free(asker->runner);
    people_free(&asker->people);
    orders_free(&asker->orders);
    shelf_free(&asker->shelf);
    sqlite3_close(asker->db);
}
