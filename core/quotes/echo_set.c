/* Quotes by their keys. A key's quotes hang in a chain: `heads` by the key's last bits, `next` by
 * the entry, quote * ECHO_KEYS + number of the key. Keys themselves are not kept: chains of several
 * keys run together, and what is met by chance shares no words. `heads` never grows: its pages cost
 * nothing before they are used. */
#include <stdlib.h>

#include "core/base/vec.h"
#include "core/quotes/echo_rules.h"

enum {
    HEADS = 1 << 21,
    CANDIDATES = 4096, /* most entries looked at for one quote, the latest first */
    /* Short chains are of rare keys and tell most: of the shortest ones so many are walked … */
    CHAINS_ALWAYS = 4,
    /* … and further ones while no more entries than this were met. */
    ENTRIES_ENOUGH = 32
};

/* What is kept of a quote; its words end where the next one's begin. */
struct member {
    uint32_t first_word;
    int32_t day;
    struct echo_speaker speaker;
};

struct echo_set {
    uint32_t *heads;   /* the latest entry + 1 of each chain, 0: none */
    uint16_t *lengths; /* of the chains, as far as it can count */
    VEC(uint32_t) next;
    VEC(struct member) members;
    VEC(uint32_t) words;
};

struct echo_set *echo_set_new(void) {
    struct echo_set *set = mem_new(1, sizeof *set);
    set->heads = mem_new(HEADS, sizeof *set->heads);
    set->lengths = mem_new(HEADS, sizeof *set->lengths);
    return set;
}

void echo_set_free(struct echo_set *set) {
    if (set == NULL) return;
    free(set->heads);
    free(set->lengths);
    vec_free(&set->next);
    vec_free(&set->members);
    vec_free(&set->words);
    free(set);
}

uint32_t echo_set_add(struct echo_set *set, const struct echo_quote *quote) {
    uint32_t id = (uint32_t)set->members.count;
    vec_push(&set->members,
             (struct member){(uint32_t)set->words.count, quote->day, quote->speaker});
    vec_reserve(&set->words, quote->word_count + 1);
    if (quote->word_count > 0)
        memcpy(set->words.at + set->words.count, quote->words,
               quote->word_count * sizeof(uint32_t));
    set->words.count += quote->word_count;
    for (uint32_t i = 0; i < ECHO_KEYS; i++) {
        uint32_t entry = 0;
        if (i < quote->key_count) {
            uint32_t chain = quote->keys[i] & (HEADS - 1);
            entry = set->heads[chain];
            set->heads[chain] = id * ECHO_KEYS + i + 1;
            if (set->lengths[chain] < UINT16_MAX) set->lengths[chain]++;
        }
        vec_push(&set->next, entry);
    }
    return id;
}

static struct echo_quote member_quote(const struct echo_set *set, uint32_t id) {
    const struct member *member = &set->members.at[id];
    size_t end = id + 1 < set->members.count ? member[1].first_word : set->words.count;
    return (struct echo_quote){.words = set->words.at + member->first_word,
                               .word_count = end - member->first_word,
                               .speaker = member->speaker,
                               .day = member->day};
}

static int by_id(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* The chains of the quote's keys, the shortest first. */
static void sort_chains(const struct echo_set *set, const struct echo_quote *quote,
                        uint32_t chains[ECHO_KEYS]) {
    for (size_t i = 0; i < quote->key_count; i++) {
        uint32_t chain = quote->keys[i] & (HEADS - 1);
        size_t at = i;
        for (; at > 0 && set->lengths[chains[at - 1]] > set->lengths[chain]; at--)
            chains[at] = chains[at - 1];
        chains[at] = chain;
    }
}

/* The quotes in the chains of the keys, each once, in the order of their ids. */
static size_t candidates_of(const struct echo_set *set, const struct echo_quote *quote,
                            uint32_t found[CANDIDATES]) {
    uint32_t chains[ECHO_KEYS];
    size_t count = 0, kept = 0;
    sort_chains(set, quote, chains);
    for (size_t i = 0; i < quote->key_count; i++) {
        if (i >= CHAINS_ALWAYS && count + set->lengths[chains[i]] > ENTRIES_ENOUGH) break;
        uint32_t entry = set->heads[chains[i]];
        for (; entry != 0 && count < CANDIDATES; entry = set->next.at[entry - 1])
            found[count++] = (entry - 1) / ECHO_KEYS;
    }
    qsort(found, count, sizeof *found, by_id);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || found[kept - 1] != found[i]) found[kept++] = found[i];
    return kept;
}

static int by_score(const void *a, const void *b) {
    const struct echo_match *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (x->id > y->id) - (x->id < y->id);
}

struct echo_match *echo_set_find(const struct echo_set *set, struct arena *arena,
                                 const struct echo_quote *quote, uint32_t except, size_t *count) {
    *count = 0;
    uint32_t candidates[CANDIDATES];
    size_t candidate_count = candidates_of(set, quote, candidates);
    if (candidate_count == 0) return NULL;
    struct align align;
    align_prepare(&align, quote->words, quote->word_count);
    VEC(struct echo_match) found = {0};
    for (size_t i = 0; i < candidate_count; i++) {
        if (candidates[i] == except) continue;
        struct echo_quote other = member_quote(set, candidates[i]);
        size_t least = echo_least_shared(quote->word_count, other.word_count);
        struct aligned aligned = align_with(&align, other.words, other.word_count, least);
        if (aligned.shared < least) continue;
        struct echo_match match = {.id = candidates[i]};
        match.kind = echo_decide(quote, &other, aligned, &match.score);
        if (match.kind != ECHO_NONE) vec_push(&found, match);
    }
    struct echo_match *matches = NULL;
    if (found.count > 0) {
        qsort(found.at, found.count, sizeof *found.at, by_score);
        matches = arena_new(arena, struct echo_match, found.count);
        memcpy(matches, found.at, found.count * sizeof *matches);
    }
    *count = found.count;
    vec_free(&found);
    return matches;
}
