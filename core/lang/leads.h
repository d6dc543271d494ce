/* A hash table that leads from the hashes of words to numbers, made once and asked for every word
 * of every text. */
#ifndef KUTIP_LANG_LEADS_H
#define KUTIP_LANG_LEADS_H

#include "core/base/arena.h"

/* Four numbers side by side, a vector of GCC and Clang. */
typedef uint32_t four __attribute__((vector_size(16)));

/* Four places, looked at all at once: whether the word is in one, and in which, nobody can
 * foretell, and a jump for each would cost more. */
struct leads_bucket {
    four hashes; /* filled from the first; 0: empty */
    four leads;
};

struct leads {
    const struct leads_bucket *buckets; /* 2^n; what finds its own full lies in the next */
    uint32_t mask;                      /* 2^n - 1 */
};

/* Empty buckets for `words` words: one for each, so that few are full. */
static inline struct leads_bucket *leads_make(struct arena *arena, size_t words,
                                              struct leads *out) {
    size_t count = 4;
    while (count < words) count *= 2;
    struct leads_bucket *buckets = arena_new(arena, struct leads_bucket, count);
    *out = (struct leads){buckets, (uint32_t)count - 1};
    return buckets;
}

/* Puts a word that is not there yet. */
static inline void leads_put(struct leads_bucket *buckets, uint32_t mask, uint32_t hash,
                             uint32_t lead) {
    for (uint32_t at = hash & mask;; at = (at + 1) & mask)
        for (int i = 0; i < 4; i++) {
            if (buckets[at].hashes[i] != 0) continue;
            buckets[at].hashes[i] = hash;
            buckets[at].leads[i] = lead;
            return;
        }
}

/* The number that `hash` leads to; 0: none. */
static inline uint32_t leads_find(const struct leads *leads, uint32_t hash) {
    uint64_t found[2];
    for (uint32_t at = hash & leads->mask;; at = (at + 1) & leads->mask) {
        const struct leads_bucket *bucket = &leads->buckets[at];
        four here = (four)(bucket->hashes == hash) & bucket->leads;
        memcpy(found, &here, sizeof found);
        found[0] |= found[1];
        uint32_t lead = (uint32_t)(found[0] | found[0] >> 32);
        if ((lead != 0) | (bucket->hashes[3] == 0)) return lead;
    }
}

#endif
