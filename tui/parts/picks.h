/* What the reader has picked for the next action: articles, or single quotes of them. Pure. */
#ifndef KUTIP_PARTS_PICKS_H
#define KUTIP_PARTS_PICKS_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/vec.h"

enum { PICK_WHOLE = UINT32_MAX }; /* the start of a pick that is an article, not a quote */

struct pick {
    int64_t article;
    uint32_t start, end; /* of a quote, in source */
    uint32_t order;      /* of picking */
};

/* Zero-initialise; picks_free() releases. */
struct picks {
    VEC(struct pick) all; /* by article, then by start */
    uint32_t next_order;
};

bool picks_has(const struct picks *picks, int64_t article, uint32_t start);

/* Adds those that are not there yet, in this order. */
void picks_add(struct picks *picks, const struct pick *more, size_t count);

/* Adds it, or takes it away when it is there. */
void picks_toggle(struct picks *picks, const struct pick *pick);

void picks_remove(struct picks *picks, int64_t article, uint32_t start);

/* All of them as they were picked, those of one article together where its first one stands; free()
 * it. NULL when there are none. */
struct pick *picks_in_order(const struct picks *picks);

void picks_clear(struct picks *picks);
void picks_free(struct picks *picks);

#endif
