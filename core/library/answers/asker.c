#include "core/library/answers/asker.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/base/clock.h"
#include "core/base/threads.h"
#include "core/base/vec.h"
#include "core/library/answers/echoes.h"
#include "core/library/answers/page.h"
#include "core/library/answers/tables.h"
#include "core/library/query/query_run.h"
#include "core/library/query/values.h"
#include "core/library/query/view.h"

enum {
    PAINTING = 15,        /* milliseconds that a first screen takes */
    FIRST_ROWS = 64,      /* rows that come with a view: a screen never waits for them */
    INTERRUPT_EVERY = 500 /* virtual machine steps between looks at the generation */
};

struct question {
    struct library_query query;
    char *text; /* query.text points here */
    uint32_t request;
};

struct table_wish {
    enum library_table_kind kind;
    enum query_field field; /* of TABLE_VALUES */
    uint32_t request;
};

struct echo_wish {
    int64_t article;
    uint32_t start, request;
};

struct wishes {
    struct question question; /* text NULL: none */
    bool refresh, settle;
    VEC(struct table_wish) tables;
    VEC(struct echo_wish) echoes;
};

struct asker {
    struct asker_options options;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t asked;
    /* under the lock */
    struct wishes wishes;
    bool stop;
    struct indexer *keeper;
    /* a running question looks at it through SQLite's progress handler */
    atomic_uint generation;
    /* the thread's own */
    unsigned running; /* generation of the running question */
    struct question current;
    uint64_t answered; /* shelf version of the latest view */
    bool made;         /* the index has its tables: another instance may just be making them */
    sqlite3 *db;
    struct shelf shelf;
    struct orders orders;
    struct people people;
    struct query_sources sources;
    struct query_runner *runner;
    struct page_reader *pages;
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

static bool any_wish(const struct asker *asker) {
    const struct wishes *wishes = &asker->wishes;
    return wishes->question.text != NULL || wishes->refresh || wishes->settle ||
           wishes->tables.count > 0 || wishes->echoes.count > 0;
}

/* The rest of a large library is loaded when its first screen is there, or something else is asked.
 */
static void let_it_be_painted(struct asker *asker) {
    struct timespec until = clock_in(CLOCK_REALTIME, PAINTING);
    pthread_mutex_lock(&asker->lock);
    if (!asker->stop && !any_wish(asker))
        pthread_cond_timedwait(&asker->asked, &asker->lock, &until);
    pthread_mutex_unlock(&asker->lock);
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
    let_it_be_painted(asker);
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
static bool answer(struct asker *asker, const struct question *question, bool again) {
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

static void keep_orders(struct asker *asker) {
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
static bool settle(struct asker *asker) {
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
    if (view != NULL) keep_orders(asker);
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
static void give_others(struct asker *asker, struct wishes *wishes) {
    sqlite3_progress_handler(asker->db, 0, NULL, NULL);
    for (size_t i = 0; i < wishes->tables.count; i++) give_table(asker, &wishes->tables.at[i]);
    for (size_t i = 0; i < wishes->echoes.count; i++) give_echoes(asker, &wishes->echoes.at[i]);
    sqlite3_progress_handler(asker->db, INTERRUPT_EVERY, is_outdated, asker);
}

static void free_wishes(struct wishes *wishes) {
    free(wishes->question.text);
    vec_free(&wishes->tables);
    vec_free(&wishes->echoes);
}

static void free_question(struct question *question) {
    free(question->text);
    *question = (struct question){0};
}

/* Under the lock: one unit of work is counted from the first wish to its answer. */
static void wish(struct asker *asker) {
    if (!any_wish(asker)) events_busy(asker->options.events, +1);
    pthread_cond_signal(&asker->asked);
}

/* Waits for work; false when it is time to stop. */
static bool take(struct asker *asker, struct wishes *out) {
    pthread_mutex_lock(&asker->lock);
    while (!any_wish(asker) && !asker->stop) pthread_cond_wait(&asker->asked, &asker->lock);
    bool go_on = !asker->stop;
    if (go_on) {
        *out = asker->wishes;
        asker->wishes = (struct wishes){0};
        asker->running = atomic_load(&asker->generation);
    }
    pthread_mutex_unlock(&asker->lock);
    return go_on;
}

static bool open_index(struct asker *asker) {
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

static void close_index(struct asker *asker) {
    if (asker->db == NULL) return;
    page_reader_free(asker->pages);
    query_runner_free(asker->runner);
    people_free(&asker->people);
    orders_free(&asker->orders);
    shelf_free(&asker->shelf);
    sqlite3_close(asker->db);
}

static void make_current(struct asker *asker, struct question *question) {
    free_question(&asker->current);
    asker->current = *question;
    *question = (struct question){0};
}

static void fulfil(struct asker *asker, struct wishes *wishes) {
    struct question *question = &wishes->question;
    asker->made = asker->made || store_integer(asker->db, "PRAGMA user_version", 0) != 0;
    if (!asker->made) { /* it is answered when the other one commits */
        if (question->text != NULL) make_current(asker, question);
        return;
    }
    if (question->text != NULL && answer(asker, question, false)) {
        make_current(asker, question);
        asker->current.request = 0;
    } else if (wishes->refresh && asker->current.text != NULL) {
        if (answer(asker, &asker->current, true)) asker->current.request = 0;
    }
    if (wishes->tables.count + wishes->echoes.count > 0) give_others(asker, wishes);
    if (wishes->settle && !settle(asker)) {
        pthread_mutex_lock(&asker->lock);
        wish(asker);
        asker->wishes.settle = true;
        pthread_mutex_unlock(&asker->lock);
    }
}

static void *answer_questions(void *context) {
    struct asker *asker = context;
    threads_begin("kutip-query", THREAD_PROMPT);
    bool open = open_index(asker);
    for (;;) {
        struct wishes wishes = {0};
        if (!take(asker, &wishes)) break;
        if (open) fulfil(asker, &wishes);
        free_wishes(&wishes);
        events_busy(asker->options.events, -1);
    }
    return NULL;
}

struct asker *asker_start(const struct asker_options *options) {
    struct asker *asker = mem_new(1, sizeof *asker);
    asker->options = *options;
    pthread_mutex_init(&asker->lock, NULL);
    pthread_cond_init(&asker->asked, NULL);
    threads_start(&asker->thread, answer_questions, asker);
    return asker;
}

void asker_ask(struct asker *asker, const struct library_query *query, uint32_t request) {
    struct question question = {.query = *query, .request = request};
    question.text = mem_str(query->text);
    question.query.text = question.text;
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    free(asker->wishes.question.text);
    asker->wishes.question = question;
    atomic_fetch_add(&asker->generation, 1);
    pthread_mutex_unlock(&asker->lock);
}

void asker_refresh(struct asker *asker) {
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    asker->wishes.refresh = true;
    pthread_mutex_unlock(&asker->lock);
}

void asker_want_table(struct asker *asker, enum library_table_kind kind, uint32_t request) {
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    vec_push(&asker->wishes.tables, (struct table_wish){kind, FIELD_ANY, request});
    pthread_mutex_unlock(&asker->lock);
}

void asker_want_values(struct asker *asker, enum query_field field, uint32_t request) {
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    vec_push(&asker->wishes.tables, (struct table_wish){TABLE_VALUES, field, request});
    pthread_mutex_unlock(&asker->lock);
}

void asker_want_echoes(struct asker *asker, int64_t article, uint32_t start, uint32_t request) {
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    vec_push(&asker->wishes.echoes, (struct echo_wish){article, start, request});
    pthread_mutex_unlock(&asker->lock);
}

void asker_settled(struct asker *asker) {
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    asker->wishes.settle = true;
    pthread_mutex_unlock(&asker->lock);
}

void asker_keep_with(struct asker *asker, struct indexer *indexer) {
    pthread_mutex_lock(&asker->lock);
    asker->keeper = indexer;
    pthread_mutex_unlock(&asker->lock);
}

void asker_stop(struct asker *asker) {
    pthread_mutex_lock(&asker->lock);
    asker->stop = true;
    atomic_fetch_add(&asker->generation, 1);
    pthread_cond_signal(&asker->asked);
    pthread_mutex_unlock(&asker->lock);
    pthread_join(asker->thread, NULL);
    keep_orders(asker);
    close_index(asker);
}

void asker_free(struct asker *asker) {
    free_question(&asker->current);
    free_wishes(&asker->wishes);
    pthread_cond_destroy(&asker->asked);
    pthread_mutex_destroy(&asker->lock);
    free(asker);
}
