#include "tui/parts/picks.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/mem.h"

static int by_place(const void *a, const void *b) {
    const struct pick *x = a, *y = b;
    if (x->article != y->article) return x->article < y->article ? -1 : 1;
    return (x->start > y->start) - (x->start < y->start);
}

static int by_place_and_order(const void *a, const void *b) {
    int place = by_place(a, b);
    const struct pick *x = a, *y = b;
    return place != 0 ? place : (x->order > y->order) - (x->order < y->order);
}

static int by_order(const void *a, const void *b) {
    const struct pick *x = a, *y = b;
    return x->order != y->order ? (x->order > y->order) - (x->order < y->order) : by_place(a, b);
}

static struct pick *find(const struct picks *picks, int64_t article, uint32_t start) {
    struct pick wanted = {.article = article, .start = start};
    if (picks->all.count == 0) return NULL;
    return bsearch(&wanted, picks->all.at, picks->all.count, sizeof wanted, by_place);
}

bool picks_has(const struct picks *picks, int64_t article, uint32_t start) {
    return find(picks, article, start) != NULL;
}

void picks_add(struct picks *picks, const struct pick *more, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct pick pick = more[i];
        pick.order = picks->next_order++;
        vec_push(&picks->all, pick);
    }
    if (picks->all.count == 0) return;
    qsort(picks->all.at, picks->all.count, sizeof *picks->all.at, by_place_and_order);
    size_t kept = 1;
    for (size_t i = 1; i < picks->all.count; i++)
        if (by_place(&picks->all.at[kept - 1], &picks->all.at[i]) != 0)
            picks->all.at[kept++] = picks->all.at[i];
    picks->all.count = kept;
}

void picks_remove(struct picks *picks, int64_t article, uint32_t start) {
    struct pick *found = find(picks, article, start);
    if (found == NULL) return;
    size_t behind = picks->all.count - (size_t)(found - picks->all.at) - 1;
    memmove(found, found + 1, behind * sizeof *found);
    picks->all.count--;
}

void picks_toggle(struct picks *picks, const struct pick *pick) {
    if (picks_has(picks, pick->article, pick->start))
        picks_remove(picks, pick->article, pick->start);
    else
        picks_add(picks, pick, 1);
}

struct pick *picks_in_order(const struct picks *picks) {
    size_t count = picks->all.count;
    if (count == 0) return NULL;
    struct pick *copy = mem_new(count, sizeof *copy);
    memcpy(copy, picks->all.at, count * sizeof *copy);
    for (size_t i = 0, end; i < count;
         i = end) { /* an article's picks take the order of the first */
        uint32_t first = copy[i].order;
        for (end = i + 1; end < count && copy[end].article == copy[i].article; end++)
            if (copy[end].order < first) first = copy[end].order;
        for (size_t k = i; k < end; k++) copy[k].order = first;
    }
    qsort(copy, count, sizeof *copy, by_order);
    return copy;
}

void picks_clear(struct picks *picks) {
    picks->all.count = 0;
    picks->next_order = 0;
}

void picks_free(struct picks *picks) {
    vec_free(&picks->all);
}
