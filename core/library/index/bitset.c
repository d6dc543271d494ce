#include "core/library/index/bitset.h"

#include <stdlib.h>
#include <string.h>

#include "core/base/bounds.h"
#include "core/base/mem.h"

static size_t words_for(size_t bits) {
    return (bits + 63) / 64;
}

static void clear_behind_end(struct bitset *set) {
    if (set->bits % 64 != 0) set->words[set->bits / 64] &= ((uint64_t)1 << (set->bits % 64)) - 1;
}

struct bitset bitset_new(size_t bits, bool value) {
    size_t count = words_for(bits);
    struct bitset set = {mem_new(count + 1, sizeof(uint64_t)), bits};
    if (value) {
        memset(set.words, 0xff, count * sizeof(uint64_t));
        clear_behind_end(&set);
    }
    return set;
}

struct bitset bitset_copy(const struct bitset *set) {
    struct bitset copy = bitset_new(set->bits, false);
    memcpy(copy.words, set->words, words_for(set->bits) * sizeof(uint64_t));
    return copy;
}

void bitset_free(struct bitset *set) {
    free(set->words);
    *set = (struct bitset){0};
}

void bitset_grow(struct bitset *set, size_t bits) {
    if (bits <= set->bits && set->words != NULL) return;
    size_t old = set->words != NULL ? words_for(set->bits) : 0, count = words_for(bits);
    set->words = mem_resize(set->words, count + 1, sizeof(uint64_t));
    memset(set->words + old, 0, (count + 1 - old) * sizeof(uint64_t));
    set->bits = bits;
}

static size_t common(const struct bitset *a, const struct bitset *b) {
    return size_least(words_for(a->bits), words_for(b->bits));
}

void bitset_and(struct bitset *into, const struct bitset *other) {
    size_t both = common(into, other);
    for (size_t i = 0; i < both; i++) into->words[i] &= other->words[i];
    for (size_t i = both; i < words_for(into->bits); i++) into->words[i] = 0;
}

void bitset_or(struct bitset *into, const struct bitset *other) {
    size_t both = common(into, other);
    for (size_t i = 0; i < both; i++) into->words[i] |= other->words[i];
    clear_behind_end(into);
}

void bitset_without(struct bitset *into, const struct bitset *other) {
    size_t both = common(into, other);
    for (size_t i = 0; i < both; i++) into->words[i] &= ~other->words[i];
}

void bitset_not(struct bitset *set) {
    for (size_t i = 0; i < words_for(set->bits); i++) set->words[i] = ~set->words[i];
    clear_behind_end(set);
}

void bitset_or_bytes(struct bitset *into, size_t from, const uint8_t *bytes, size_t count) {
    for (size_t i = 0; i < count && from + 8 * i < into->bits; i++)
        into->words[from / 64 + i / 8] |= (uint64_t)bytes[i] << (i % 8 * 8);
    clear_behind_end(into);
}

size_t bitset_count(const struct bitset *set) {
    size_t count = 0;
    for (size_t i = 0; i < words_for(set->bits); i++)
        count += (size_t)__builtin_popcountll(set->words[i]);
    return count;
}

size_t bitset_next(const struct bitset *set, size_t from) {
    if (from >= set->bits) return SIZE_MAX;
    size_t i = from / 64;
    uint64_t word = set->words[i] & (~(uint64_t)0 << (from % 64));
    while (word == 0)
        if (++i >= words_for(set->bits))
            return SIZE_MAX;
        else
            word = set->words[i];
    return i * 64 + (size_t)__builtin_ctzll(word);
}
