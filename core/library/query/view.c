#include "core/library/query/view.h"

#include <stdlib.h>

#include "core/base/mem.h"

/* The article at `at` of the order as it is walked: the tail stays at the end either way. */
static uint32_t walked(const struct order *order, size_t at, bool reverse) {
    size_t body = order->count - order->tail;
    return order->ids[reverse && at < body ? body - 1 - at : at];
}

static void list_articles(struct view *view, const struct order *order, bool reverse,
                          const struct bitset *set) {
    view->ids = view->articles = mem_new(order->count + 1, sizeof *view->ids);
    for (size_t at = 0; at < order->count;
         at++) { /* without a branch: half of them would be missed */
        uint32_t id = walked(order, at, reverse);
        view->ids[view->count] = id;
        view->count += set == NULL || bitset_has(set, id);
    }
}

static void list_quotes(struct view *view, const struct shelf *shelf, const uint32_t *first,
                        const struct order *order, bool reverse, const struct bitset *set) {
    view->ids = mem_new(shelf->quotes + 1, sizeof *view->ids);
    view->articles = mem_new(shelf->quotes + 1, sizeof *view->articles);
    for (size_t at = 0; at < order->count; at++) {
        uint32_t id = walked(order, at, reverse);
        struct quote_range range = shelf_quotes(shelf, first, id);
        for (size_t quote = range.first; quote < range.end; quote++) {
            if (set != NULL && !bitset_has(set, quote)) continue;
            view->ids[view->count] = (uint32_t)quote;
            view->articles[view->count++] = id;
        }
    }
}

/* Different people among the names that were met. */
static size_t count_people(const uint8_t *met, const struct people *people) {
    struct bitset persons = bitset_new(people->names, false);
    for (size_t name = 1; name < people->names; name++)
        if (met[name] != 0) bitset_set(&persons, people->person[name]);
    size_t count = bitset_count(&persons);
    bitset_free(&persons);
    return count;
}

/* Counts quotes, articles and different speakers of the view: one byte stored a quote, since a
 * common word lets millions through at each keystroke. */
static bool count(struct view *view, struct shelf *shelf, struct people *people) {
    const uint32_t *speaker = shelf_u32(shelf, COLUMN_SPEAKER);
    const uint32_t *first = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
    if (speaker == NULL || first == NULL || !people_update(people, shelf)) return false;
    const size_t names = people->names;
    uint8_t *met = mem_new(names + 1, sizeof *met); /* by name; the last one: any other */
    size_t articles = 0, quotes = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < view->count; i++) {
        articles += view->articles[i] != last;
        last = view->articles[i];
        struct quote_range range = {view->ids[i], (size_t)view->ids[i] + 1};
        if (view->scope == SCOPE_ARTICLES) range = shelf_quotes(shelf, first, last);
        quotes += range.end - range.first;
        for (size_t quote = range.first; quote < range.end; quote++) {
            uint32_t name = speaker[quote];
            met[name < names ? name : names] = 1;
        }
    }
    view->counts.articles = articles;
    view->counts.quotes = quotes;
    view->counts.speakers = count_people(met, people);
    free(met);
    return true;
}

static bool fill(struct view *view, struct shelf *shelf, struct people *people, struct order *order,
                 bool reverse, const struct bitset *set) {
    if (view->scope == SCOPE_QUOTES) {
        const uint32_t *first = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
        if (first == NULL) return false;
        list_quotes(view, shelf, first, order, reverse, set);
    } else {
        list_articles(view, order, reverse, set);
    }
    view->counts.library = order->count;
    view->counts.rows = view->count;
    if (set == NULL && order->quotes >= 0 && view->scope == SCOPE_ARTICLES) {
        view->counts.articles = order->count;
        view->counts.quotes = (size_t)order->quotes;
        view->counts.speakers = (size_t)order->speakers;
        return true;
    }
    if (!count(view, shelf, people)) return false;
    if (set == NULL) {
        order->quotes = (int64_t)view->counts.quotes;
        order->speakers = (int64_t)view->counts.speakers;
    }
    return true;
}

struct view *view_make(struct shelf *shelf, struct people *people, struct order *order,
                       enum library_scope scope, bool reverse, const struct bitset *set) {
    struct view *view = mem_new(1, sizeof *view);
    view->scope = scope;
    bool filled = fill(view, shelf, people, order, reverse, set);
    view->known = view->count;
    if (filled) return view;
    view_free(view);
    return NULL;
}

struct view *view_of_head(const struct order_head *head) {
    struct view *view = mem_new(1, sizeof *view);
    view->scope = SCOPE_ARTICLES;
    view->ids = view->articles = mem_new(head->known + 1, sizeof *view->ids);
    memcpy(view->ids, head->ids, head->known * sizeof *view->ids);
    view->known = head->known;
    view->count = head->count;
    view->counts = (struct library_counts){.rows = head->count,
                                           .articles = head->count,
                                           .quotes = (size_t)head->quotes,
                                           .speakers = (size_t)head->speakers,
                                           .library = head->count};
    return view;
}

void view_free(struct view *view) {
    if (view == NULL) return;
    if (view->articles != view->ids) free(view->articles);
    free(view->ids);
    free(view);
}
