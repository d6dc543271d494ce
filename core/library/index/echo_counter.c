#include "core/library/index/echo_counter.h"

#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/threads.h"
#include "core/base/vec.h"
#include "core/library/index/echo_store.h"

enum {
    FEW = 500,              /* so many new quotes are looked up one by one … */
    MOST_TOUCHED = 4000,    /* … while they touch no more than these … */
    MOST_COMPARED = 100000, /* … and no more are compared: half a second */
    SLICE = 50 /* milliseconds of reading at one go: meanwhile the WAL cannot begin anew */
};

/* All quotes in memory, in the order of their ids. */
struct whole {
    struct echo_set *set; /* NULL: not loaded */
    VEC(uint32_t) quotes; /* by number in the set: id, article and echoes */
    VEC(uint32_t) articles;
    VEC(uint32_t) counts;
};

struct echo_counter {
    const struct place *place;
    struct events *events;
    void (*give)(void *, struct echo_counts *);
    void *context;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t woken;
    bool wake, last; /* under the lock */
    atomic_bool stop;
    /* the thread's own */
    sqlite3 *db;
    struct whole whole;
    int64_t seen; /* quotes up to this are in the set */
};

void echo_counts_free(struct echo_counts *counts) {
    free(counts->quotes);
    free(counts->counts);
    free(counts);
}

static bool stopped(const struct echo_counter *counter) {
    return atomic_load(&counter->stop);
}

static void free_whole(struct whole *whole) {
    echo_set_free(whole->set);
    vec_free(&whole->quotes);
    vec_free(&whole->articles);
    vec_free(&whole->counts);
    *whole = (struct whole){0};
}

/* ---- many: in memory ---- */

/* Counts a quote and those it echoes, then adds it. */
static void add_to_whole(struct whole *whole, struct arena *scratch, uint32_t quote,
                         uint32_t article, const struct echo_quote *form) {
    uint32_t count = 0;
    struct echo_matches matches = echo_set_find(whole->set, scratch, form, UINT32_MAX);
    for (size_t i = 0; i < matches.count; i++) {
        uint32_t other = matches.at[i].id;
        if (matches.at[i].kind == ECHO_AGAIN || whole->articles.at[other] == article) continue;
        whole->counts.at[other]++;
        count++;
    }
    echo_set_add(whole->set, form);
    vec_push(&whole->quotes, quote);
    vec_push(&whole->articles, article);
    vec_push(&whole->counts, count);
}

/* `*all`: no more are there. */
static bool read_new(struct echo_counter *counter, bool *all) {
    sqlite3_stmt *rows = store_prepare(
        counter->db, "SELECT e.quote, q.article, e.data FROM echo e JOIN quote q ON q.id = e.quote"
                     " WHERE e.quote > ?1 AND q.article NOT IN (SELECT article FROM dead)"
                     " ORDER BY e.quote");
    if (rows == NULL) return false;
    struct arena scratch = {0};
    int rc = SQLITE_DONE;
    sqlite3_bind_int64(rows, 1, counter->seen);
    int64_t until = clock_steady() + SLICE;
    while (!stopped(counter) && (rc = sqlite3_step(rows)) == SQLITE_ROW) {
        struct echo_quote form;
        arena_reset(&scratch);
        counter->seen = sqlite3_column_int64(rows, 0);
        if (echo_unpack(&scratch, store_column(rows, 2), &form))
            add_to_whole(&counter->whole, &scratch, (uint32_t)counter->seen,
                         (uint32_t)sqlite3_column_int64(rows, 1), &form);
        if (clock_steady() >= until) break;
    }
    arena_free(&scratch);
    sqlite3_finalize(rows);
    *all = rc == SQLITE_DONE;
    return (rc == SQLITE_DONE || rc == SQLITE_ROW) && !stopped(counter);
}

static void give_whole(struct echo_counter *counter, int64_t counted, int64_t buried) {
    struct whole *whole = &counter->whole;
    struct echo_counts *counts = mem_new(1, sizeof *counts);
    *counts = (struct echo_counts){whole->quotes.at, whole->counts.at, whole->quotes.count, counted,
                                   buried};
    whole->quotes.at = whole->counts.at = NULL;
    whole->quotes.count = whole->quotes.room = whole->counts.count = whole->counts.room = 0;
    free_whole(whole);
    mem_give_back(); /* the set of a large library takes a hundred megabytes */
    counter->give(counter->context, counts);
}

/* ---- few: in the index ---- */

/* Quotes whose counts may have changed: the new ones, and whom they and the dead ones echo. */
struct touched {
    struct echo_finder *finder;
    VEC(uint32_t) quotes;
};

static void sort_touched(struct touched *touched) {
    if (touched->quotes.count == 0) return;
    touched->quotes.count = echo_ids_once(touched->quotes.at, touched->quotes.count);
}

/* False also when it has become too much to be counted one by one. */
static bool touch(struct touched *touched, uint32_t quote) {
    struct arena arena = {0};
    struct echo_found *found;
    size_t count;
    bool ok = echo_find(touched->finder, &arena, quote, &found, &count);
    vec_push(&touched->quotes, quote);
    for (size_t i = 0; i < count && ok; i++) vec_push(&touched->quotes, found[i].quote);
    arena_free(&arena);
    if (touched->quotes.count > MOST_TOUCHED) sort_touched(touched);
    return ok && touched->quotes.count <= MOST_TOUCHED &&
           echo_finder_compared(touched->finder) <= MOST_COMPARED;
}

static bool touch_all(struct echo_counter *counter, struct touched *touched, const char *sql,
                      int64_t after) {
    sqlite3_stmt *rows = store_prepare(counter->db, sql);
    if (rows == NULL) return false;
    sqlite3_bind_int64(rows, 1, after);
    int rc = SQLITE_DONE;
    bool ok = true;
    while (ok && !stopped(counter) && (rc = sqlite3_step(rows)) == SQLITE_ROW)
        ok = touch(touched, (uint32_t)sqlite3_column_int64(rows, 0));
    sqlite3_finalize(rows);
    return ok && rc == SQLITE_DONE;
}

static bool count_touched(struct echo_counter *counter, const struct touched *touched,
                          struct echo_counts *out) {
    bool ok = true;
    out->quotes = mem_new(touched->quotes.count + 1, sizeof(uint32_t));
    out->counts = mem_new(touched->quotes.count + 1, sizeof(uint32_t));
    for (size_t i = 0; i < touched->quotes.count && ok; i++) {
        struct arena arena = {0};
        struct echo_found *found;
        size_t count;
        ok = !stopped(counter) &&
             echo_find(touched->finder, &arena, touched->quotes.at[i], &found, &count) &&
             echo_finder_compared(touched->finder) <= MOST_COMPARED;
        out->quotes[out->count] = touched->quotes.at[i];
        for (size_t k = 0; ok && k < count; k++)
            out->counts[out->count] += found[k].kind != ECHO_AGAIN;
        out->count++;
        arena_free(&arena);
    }
    return ok;
}

/* False when it cannot be done so: too much is touched, or SQLite failed. */
static bool count_few(struct echo_counter *counter, int64_t counted, int64_t buried,
                      int64_t last_quote, int64_t last_buried) {
    struct touched touched = {.finder = echo_finder_new(counter->db)};
    struct echo_counts *counts = mem_new(1, sizeof *counts);
    counts->counted = last_quote;
    counts->buried = last_buried;
    bool ok = touched.finder != NULL &&
              touch_all(counter, &touched, "SELECT quote FROM echo WHERE quote > ?1", counted) &&
              touch_all(counter, &touched,
                        "SELECT q.id FROM dead d JOIN article a ON a.id = d.article JOIN quote q"
                        " ON q.id >= a.first_quote AND q.id < a.first_quote + a.quotes"
                        " WHERE d.n > ?1 AND q.echoes > 0",
                        buried);
    sort_touched(&touched);
    ok = ok && count_touched(counter, &touched, counts);
    vec_free(&touched.quotes);
    echo_finder_free(touched.finder);
    if (ok)
        counter->give(counter->context, counts);
    else
        echo_counts_free(counts);
    return ok;
}

/* ---- the thread ---- */

/* Counts what was committed, or a slice of it; false when there is nothing more to count now. Dead
 * articles leave no trace in counts that were made in memory: everything is counted anew. */
static bool count(struct echo_counter *counter, bool last) {
    bool all = true;
    store_exec(counter->db, "BEGIN");
    int64_t counted = store_integer(counter->db, "SELECT counted FROM progress", 0);
    int64_t buried = store_integer(counter->db, "SELECT buried FROM progress", 0);
    int64_t last_quote = store_integer(counter->db, "SELECT max(id) FROM quote", 0);
    int64_t last_buried = store_integer(counter->db, "SELECT max(n) FROM dead", 0);
    bool many = last_quote - counted + (last_buried - buried) * 4 > FEW;
    bool new = last_quote > counted || last_buried > buried;
    if (!many && counter->whole.set == NULL && last && new)
        many = !count_few(counter, counted, buried, last_quote, last_buried) && !stopped(counter);
    if (many && counter->whole.set == NULL) {
        counter->whole.set = echo_set_new();
        counter->seen = 0;
    }
    if (counter->whole.set != NULL) {
        bool ok = read_new(counter, &all);
        if (!ok) all = true;
        if (ok && all && last) give_whole(counter, last_quote, last_buried);
    }
    store_exec(counter->db, "COMMIT");
    return !all;
}

static bool take(struct echo_counter *counter, bool *last) {
    pthread_mutex_lock(&counter->lock);
    while (!counter->wake && !stopped(counter)) pthread_cond_wait(&counter->woken, &counter->lock);
    *last = counter->last;
    counter->wake = counter->last = false;
    pthread_mutex_unlock(&counter->lock);
    return !stopped(counter);
}

static void *count_when_woken(void *context) {
    struct echo_counter *counter = context;
    threads_begin("kutip-echo", THREAD_BEHIND_ALL);
    struct error error;
    for (bool last; take(counter, &last);) {
        if (counter->db == NULL) counter->db = store_open_reader(counter->place->index, &error);
        while (counter->db != NULL && count(counter, last)) continue;
        events_busy(counter->events, -1);
    }
    free_whole(&counter->whole);
    sqlite3_close(counter->db);
    return NULL;
}

struct echo_counter *echo_counter_start(const struct place *place, struct events *events,
                                        void (*give)(void *, struct echo_counts *), void *context) {
    struct echo_counter *counter = mem_new(1, sizeof *counter);
    counter->place = place;
    counter->events = events;
    counter->give = give;
    counter->context = context;
    pthread_mutex_init(&counter->lock, NULL);
    pthread_cond_init(&counter->woken, NULL);
    threads_start(&counter->thread, count_when_woken, counter);
    return counter;
}

void echo_counter_wake(struct echo_counter *counter, bool last) {
    pthread_mutex_lock(&counter->lock);
    if (!counter->wake) events_busy(counter->events, +1);
    counter->wake = true;
    counter->last = counter->last || last;
    pthread_cond_signal(&counter->woken);
    pthread_mutex_unlock(&counter->lock);
}

void echo_counter_stop(struct echo_counter *counter) {
    pthread_mutex_lock(&counter->lock);
    atomic_store(&counter->stop, true);
    pthread_cond_signal(&counter->woken);
    pthread_mutex_unlock(&counter->lock);
    pthread_join(counter->thread, NULL);
    pthread_cond_destroy(&counter->woken);
    pthread_mutex_destroy(&counter->lock);
    free(counter);
}
