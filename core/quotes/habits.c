#include "core/quotes/habits.h"

/* A word in lower case is looked up only if its bit says that it may be capitalised elsewhere. */
enum { FILTER_BITS = 4096 };

static uint32_t slot_of(const struct habits *h, uint32_t hash) {
    uint32_t slot = (hash ^ hash >> 15) & h->mask;
    while (h->hashes[slot] != 0 && h->hashes[slot] != hash) slot = (slot + 1) & h->mask;
    return slot;
}

static bool is_capital(const struct word *word) {
    return (word->flags & (WORD_LETTERS | WORD_CAPITAL)) == (WORD_LETTERS | WORD_CAPITAL);
}

static void learn_capitals(const struct outline *o, struct habits *h, uint64_t *filter) {
    size_t next = 0;
    for (size_t i = 0; i < o->sentence_count; i++) {
        const struct sentence *sentence = &o->sentences[i];
        for (; next < o->opener_count && o->openers[next] < sentence->to; next++) {
            uint32_t t = o->openers[next];
            const struct word *word = outline_word(o, t);
            if (!is_capital(word)) continue;
            uint32_t slot = slot_of(h, word->hash);
            h->hashes[slot] = word->hash;
            filter[word->hash % FILTER_BITS / 64] |= 1ULL << (word->hash % 64);
            if (t == sentence->from) continue;
            h->seen[slot] |= SEEN_CAPITAL;
            bool alone = t + 1 == sentence->to || !outline_capital(o, t + 1);
            if (alone && outline_is(o, t - 1, CUE_VERBS | CLASS_BIT(CUE_PHRASE)))
                h->seen[slot] |= SEEN_CALLED;
        }
    }
}

static void learn_lower(const struct outline *o, struct habits *h, const uint64_t *filter) {
    for (size_t t = 0; t < o->token_count; t++) {
        const struct word *word = outline_word(o, t);
        if (is_capital(word) || !(filter[word->hash % FILTER_BITS / 64] >> (word->hash % 64) & 1))
            continue;
        if (!outline_letters(o, t)) continue;
        uint32_t slot = slot_of(h, word->hash);
        if (h->hashes[slot] == word->hash) h->seen[slot] |= SEEN_LOWER;
    }
}

void habits_learn(struct arena *arena, const struct outline *o, struct habits *out) {
    uint32_t slots = 64;
    while (slots < o->opener_count * 2) slots *= 2;
    uint64_t filter[FILTER_BITS / 64] = {0};
    out->mask = slots - 1;
    out->hashes = arena_new(arena, uint32_t, slots);
    out->seen = arena_new(arena, uint8_t, slots);
    learn_capitals(o, out, filter);
    learn_lower(o, out, filter);
}

bool habits_know(const struct habits *habits, const struct outline *o, enum habit habit,
                 size_t token) {
    return habits->seen[slot_of(habits, outline_word(o, token)->hash)] & habit;
}
