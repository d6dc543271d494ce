/* Search inside shown text: caseless with accents folded, unless the pattern has an upper-case
 * letter (smart case). A pattern with one of \ [ * + | ^ $ is a POSIX extended regular expression
 * where it is not found as it stands; its hits stay within a line. Pure; the hits are spans of the
 * text as given. */
#ifndef KUTIP_PARTS_FIND_H
#define KUTIP_PARTS_FIND_H

#include "core/base/arena.h"

struct hit {
    uint32_t start, end;
};

struct hits {
    struct hit *at;
    size_t count;
};

/* All places of `pattern` in `text` that do not overlap, in order; none for an empty pattern. A
 * blank in the pattern meets any white space. The hits are in `arena`. */
void find_all(struct arena *arena, struct str text, struct str pattern, struct hits *out);

/* Is there any? */
bool find_any(struct str text, struct str pattern);

/* Looks for a row that `is_met`, once round from `from` (itself first when `itself`), backwards
 * when `back`; SIZE_MAX when there is none. */
typedef bool find_test(const void *context, size_t row);
size_t find_row(size_t count, size_t from, bool itself, bool back, find_test *is_met,
                const void *context);

/* Which hit a row is, of how many: "3/17". */
struct find_place {
    size_t row, number, count; /* number from 1; count 0: not known, SIZE_MAX: too many to count */
};

/* Counts the rows that are met, up to `row` (which is) and all. */
void find_count(size_t count, size_t row, find_test *is_met, const void *context,
                struct find_place *out);

/* The first hit that starts at or behind `at`; hits->count when there is none. */
size_t find_from(const struct hits *hits, uint32_t at);

#endif
