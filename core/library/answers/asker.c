#include "core/library/answers/asker.h"

#include <stdlib.h>

#include "core/base/clock.h"
#include "core/base/threads.h"
#include "core/library/answers/asker_parts.h"

enum { PAINTING = 15 /* milliseconds that a first screen takes */ };

static bool any_wish(const struct asker *asker) {
    const struct wishes *wishes = &asker->wishes;
    return wishes->question.text != NULL || wishes->refresh || wishes->settle ||
           wishes->tables.count > 0 || wishes->echoes.count > 0;
}

void asker_let_it_be_painted(struct asker *asker) {
    struct timespec until = clock_in(CLOCK_REALTIME, PAINTING);
    pthread_mutex_lock(&asker->lock);
    if (!asker->stop && !any_wish(asker))
        pthread_cond_timedwait(&asker->asked, &asker->lock, &until);
    pthread_mutex_unlock(&asker->lock);
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
    if (question->text != NULL && asker_answer(asker, question, false)) {
        make_current(asker, question);
        asker->current.request = 0;
    } else if (wishes->refresh && asker->current.text != NULL) {
        if (asker_answer(asker, &asker->current, true)) asker->current.request = 0;
    }
    if (wishes->tables.count + wishes->echoes.count > 0) asker_give_others(asker, wishes);
    if (wishes->settle && !asker_prepare_next_opening(asker)) asker_settled(asker); /* later */
}

static void *answer_questions(void *context) {
    struct asker *asker = context;
    threads_begin("kutip-query", THREAD_PROMPT);
    bool open = asker_open_index(asker);
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

static void want_table(struct asker *asker, struct table_wish wanted) {
    pthread_mutex_lock(&asker->lock);
    wish(asker);
    vec_push(&asker->wishes.tables, wanted);
    pthread_mutex_unlock(&asker->lock);
}

void asker_want_table(struct asker *asker, enum library_table_kind kind, uint32_t request) {
    want_table(asker, (struct table_wish){kind, FIELD_ANY, request});
}

void asker_want_values(struct asker *asker, enum query_field field, uint32_t request) {
    want_table(asker, (struct table_wish){TABLE_VALUES, field, request});
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
    asker_keep_orders(asker);
    asker_close_index(asker);
}

void asker_free(struct asker *asker) {
    free_question(&asker->current);
    free_wishes(&asker->wishes);
    pthread_cond_destroy(&asker->asked);
    pthread_mutex_destroy(&asker->lock);
    free(asker);
}
