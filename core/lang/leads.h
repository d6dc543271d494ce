/* A hash table that leads from the hashes of words to numbers, made once and asked for every word
 * of every text. It is perfect: each word has a slot of its own, so a look-up is one comparison.
 * (One that goes on to the next slot guesses wrong for a word in four, which took longer than all
 * the rest.) */
#ifndef KUTIP_LANG_LEADS_H
#define KUTIP_LANG_LEADS_H

#include "core/base/arena.h"

struct leads_slot {
    uint32_t hash, lead; /* lead 0: empty */
};

struct leads {
    const struct leads_slot *slots; /* 2^(32 - shift), at least three for two words */
    const uint16_t *turns; /* one for each group of words: by it their hashes are multiplied */
    uint32_t shift;
    uint32_t groups; /* 2^n; the lowest n bits of a hash are its group */
};

/* words[i].hash, all different, leads to words[i].lead, which is not 0. The table is in `arena`. */
void leads_make(struct arena *arena, const struct leads_slot *words, size_t count,
                struct leads *out);

/* The slot in which `hash` stands if it leads anywhere. */
static inline uint32_t leads_slot(const struct leads *leads, uint32_t hash) {
    uint32_t turn = leads->turns[hash & (leads->groups - 1)];
    return hash * turn >> leads->shift;
}

/* The number that `hash` leads to; 0: none. */
static inline uint32_t leads_find(const struct leads *leads, uint32_t hash) {
    const struct leads_slot *slot = &leads->slots[leads_slot(leads, hash)];
    return slot->lead & -(uint32_t)(slot->hash == hash); /* no jump */
}

static inline size_t leads_slot_count(const struct leads *leads) {
    return (size_t)1 << (32 - leads->shift);
}

#endif
