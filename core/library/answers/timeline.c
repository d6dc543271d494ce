#include <limits.h>
#include <stdlib.h>
#include <time.h>

#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/library/answers/tables_parts.h"
#include "core/library/index/packed_date.h"

enum {
    UNDATED = INT_MAX, /* stands at the end */
    MOST_DAYS = 62,    /* a longer time is told by months */
    SHORT_GAP = 2      /* empty periods that have rows of their own */
};

/* A day or month, numbered so that neighbours differ by 1. */
struct dated {
    int period;
    uint32_t article;
};

/* Days since 1970. */
static int day_of(uint64_t published) {
    struct date date = date_unpack((int64_t)published);
    struct tm parts = {.tm_year = date.year - 1900, .tm_mon = date.month - 1, .tm_mday = date.day};
    return (int)(timegm(&parts) / 86400);
}

static int by_period(const void *a, const void *b) {
    const struct dated *x = a, *y = b;
    if (x->period != y->period) return x->period < y->period ? -1 : 1;
    return (x->article > y->article) - (x->article < y->article);
}

/* "2031-03" or "2031-03-12", as the query language takes them. */
static struct str period_name(struct arena *arena, int period, bool by_day) {
    if (period == UNDATED) return STR("?");
    if (!by_day) return arena_printf(arena, "%04d-%02d", period / 12, period % 12 + 1);
    time_t moment = (time_t)period * 86400;
    struct tm parts;
    if (gmtime_r(&moment, &parts) == NULL) return STR("?");
    return arena_printf(arena, "%04d-%02d-%02d", parts.tm_year + 1900, parts.tm_mon + 1,
                        parts.tm_mday);
}

/* Counts of people within one period, cleared by what was touched. */
struct period_people {
    uint32_t *counts; /* by person */
    VEC(uint32_t) touched;
};

static uint32_t most_quoted(struct maker *maker, struct period_people *people) {
    uint32_t most = 0;
    for (size_t i = 0; i < people->touched.count; i++) {
        uint32_t person = people->touched.at[i];
        if (most == 0 || people->counts[person] > people->counts[most] ||
            (people->counts[person] == people->counts[most] &&
             maker_name_is_before(maker, person, most)))
            most = person;
    }
    for (size_t i = 0; i < people->touched.count; i++) people->counts[people->touched.at[i]] = 0;
    people->touched.count = 0;
    return most;
}

static void count_quotes(struct maker *maker, struct tally *tally, struct period_people *people,
                         uint32_t article) {
    struct quote_range range = shelf_quotes(maker->shelf, maker->first_quote, article);
    for (size_t quote = range.first; quote < range.end; quote++) {
        if (!bitset_has(maker->quotes, quote)) continue;
        uint32_t person = maker_person(maker, quote);
        tally->quotes++;
        tally_article(tally, article, maker->published[article]);
        if (person == 0) continue;
        if (people->counts[person]++ == 0) vec_push(&people->touched, person);
    }
}

struct timeline {
    struct maker *maker;
    bool by_day;
    int last; /* the period of the row before; UNDATED: none */
    VEC(struct library_table_row) rows;
};

static void add_row(struct timeline *timeline, int period, const struct tally *tally,
                    struct str detail) {
    struct arena *arena = &timeline->maker->table->arena;
    struct str name = period_name(arena, period, timeline->by_day);
    struct str query = arena_printf(arena, "date:%.*s", STR_ARG(name));
    vec_push(&timeline->rows, tally_row(tally, name, detail, query));
}

/* The time without quotes before a period: a row each when it is short, else one for all. */
static void add_gap(struct timeline *timeline, int period) {
    struct arena *arena = &timeline->maker->table->arena;
    if (timeline->last == UNDATED || period == UNDATED) return;
    int from = timeline->last + 1, missing = period - from;
    if (missing <= SHORT_GAP) {
        for (int empty = from; empty < period; empty++)
            add_row(timeline, empty, &(struct tally){0}, STR_NONE);
        return;
    }
    struct str first = period_name(arena, from, timeline->by_day);
    struct str last = period_name(arena, period - 1, timeline->by_day);
    struct library_table_row row = {
        .name = first,
        .gap = (uint32_t)missing,
        .query = arena_printf(arena, "date:%.*s..%.*s", STR_ARG(first), STR_ARG(last))};
    vec_push(&timeline->rows, row);
}

static void take_rows(struct timeline *timeline) {
    struct library_table *table = timeline->maker->table;
    table->rows = arena_vec(&table->arena, &timeline->rows);
    table->count = timeline->rows.count;
    table->by_day = timeline->by_day;
    vec_free(&timeline->rows);
}

/* Does all that is dated lie within so few days that they are told one by one? */
static bool is_short(const struct maker *maker) {
    uint64_t first = UINT64_MAX, last = 0;
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1)) {
        uint64_t published = maker->published[a];
        if (published != 0 && published < first) first = published;
        if (published > last) last = published;
    }
    return last != 0 && day_of(last) - day_of(first) < MOST_DAYS;
}

void timeline_make(struct maker *maker) {
    struct timeline timeline = {.maker = maker, .by_day = is_short(maker), .last = UNDATED};
    VEC(struct dated) dated = {0};
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1)) {
        uint64_t published = maker->published[a];
        int period = published == 0    ? UNDATED
                     : timeline.by_day ? day_of(published)
                                       : table_month(published);
        vec_push(&dated, (struct dated){period, (uint32_t)a});
    }
    if (dated.count > 0) qsort(dated.at, dated.count, sizeof *dated.at, by_period);
    struct period_people people = {.counts = mem_new(maker->people->names + 1, sizeof(uint32_t))};
    for (size_t i = 0; i < dated.count;) {
        struct tally tally = {0};
        int period = dated.at[i].period;
        for (; i < dated.count && dated.at[i].period == period; i++)
            count_quotes(maker, &tally, &people, dated.at[i].article);
        uint32_t person = most_quoted(maker, &people);
        if (tally.quotes == 0) continue;
        add_gap(&timeline, period);
        add_row(&timeline, period, &tally, person != 0 ? maker_name(maker, person) : STR_NONE);
        timeline.last = period;
    }
    take_rows(&timeline);
    free(people.counts);
    vec_free(&people.touched);
    vec_free(&dated);
}
