/* Sets of small numbers (article and quote ids), one bit each: what AND, OR and NOT of a query work
 * on. Bits behind `bits` in the last word are always 0. */
#ifndef KUTIP_LIBRARY_BITSET_H
#define KUTIP_LIBRARY_BITSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct bitset {
    uint64_t *words;
    size_t bits;
};

/* `bits` bits, all 0 (or all 1). Release with bitset_free(). */
struct bitset bitset_new(size_t bits, bool value);
struct bitset bitset_copy(const struct bitset *set);
void bitset_free(struct bitset *set);

/* Grows to `bits`; the new ones are 0. */
void bitset_grow(struct bitset *set, size_t bits);

static inline void bitset_set(struct bitset *set, size_t bit) {
    set->words[bit >> 6] |= (uint64_t)1 << (bit & 63);
}

/* False for a bit behind the end. */
static inline bool bitset_has(const struct bitset *set, size_t bit) {
    return bit < set->bits && (set->words[bit >> 6] >> (bit & 63) & 1) != 0;
}

/* In place, `into` keeping its size; a shorter `other` counts as padded with 0. */
void bitset_and(struct bitset *into, const struct bitset *other);
void bitset_or(struct bitset *into, const struct bitset *other);
void bitset_without(struct bitset *into, const struct bitset *other);
void bitset_not(struct bitset *set);

/* Sets the bits that are set in `bytes`, the lowest of the first byte being the bit `from`, a
 * multiple of 64. What lies behind the end is left out. */
void bitset_or_bytes(struct bitset *into, size_t from, const uint8_t *bytes, size_t count);

size_t bitset_count(const struct bitset *set);

/* The first set bit at or after `from`; SIZE_MAX when there is none. */
size_t bitset_next(const struct bitset *set, size_t from);

#endif
