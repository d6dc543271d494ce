/* Quotes by their keys. A key's quotes hang in a chain: `heads` by the key's last bits, `next` by
 * the entry, quote * ECHO_KEYS + number of the key. Keys themselves are not kept: chains of several
 * keys run together, and what is met by chance shares no words. `heads` never grows: its pages cost
 * nothing before they are used. */
#include <assert.h>
#include <stdlib.h>

#include "core/base/vec.h"
#include "core/quotes/echo/echo_rules.h"

enum {
    HEADS = 1 << 21,
    CHAIN_WALKED = 512, /* of a longer chain the latest entries are walked */
    /* Short chains are of rare keys and tell most: of the shortest ones so many are walked … */
    CHAINS_ALWAYS = 4,
    /* … and further ones while no more entries than this were met. */
    ENTRIES_ENOUGH = 32
};
static_assert(CHAINS_ALWAYS * CHAIN_WALKED <= ECHO_MOST_COMPARED, "more would be compared");

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

/* A walk through some chains at once. Entries of a chain fall, so the latest quote of all is at one
 * of their fronts: each is met once, the latest first. */
struct walk {
    const struct echo_set *set;
    struct {
        uint32_t entry; /* + 1, as in the set; 0: at its end */
        size_t left;
    } chains[ECHO_KEYS];
    size_t count;
};

static void walk_begin(struct walk *walk, const struct echo_set *set,
                       const struct echo_quote *quote) {
    uint32_t chains[ECHO_KEYS];
    size_t entries = 0;
    *walk = (struct walk){.set = set};
    sort_chains(set, quote, chains);
    for (size_t i = 0; i < quote->key_count; i++) {
        entries += set->lengths[chains[i]];
        if (i >= CHAINS_ALWAYS && entries > ENTRIES_ENOUGH) break;
        walk->chains[walk->count].entry = set->heads[chains[i]];
        walk->chains[walk->count++].left = CHAIN_WALKED;
    }
}

static bool walk_next(struct walk *walk, uint32_t *id) {
    uint32_t latest = 0;
    for (size_t i = 0; i < walk->count; i++)
        if (walk->chains[i].entry > latest) latest = walk->chains[i].entry;
    if (latest == 0) return false;
    *id = (latest - 1) / ECHO_KEYS;
    for (size_t i = 0; i < walk->count; i++)
        while (walk->chains[i].entry != 0 && (walk->chains[i].entry - 1) / ECHO_KEYS == *id)
            walk->chains[i].entry =
                --walk->chains[i].left > 0 ? walk->set->next.at[walk->chains[i].entry - 1] : 0;
    return true;
}

static int by_score(const void *a, const void *b) {
    const struct echo_match *x = a, *y = b;
    if (x->score != y->score) return x->score < y->score ? 1 : -1;
    return (x->id > y->id) - (x->id < y->id);
}

struct echo_matches echo_set_find(const struct echo_set *set, struct arena *arena,
                                  const struct echo_quote *quote, uint32_t except) {
    struct echo_match found[ECHO_MOST_MATCHES];
    struct echo_matches matches = {0};
    struct walk walk;
    struct align align;
    uint32_t id;
    walk_begin(&walk, set, quote);
    while (matches.count < ECHO_MOST_MATCHES && walk_next(&walk, &id)) {
        if (id == except) continue;
        if (matches.compared++ == 0) align_prepare(&align, quote->words, quote->word_count);
        struct echo_quote other = member_quote(set, id);
        size_t least = echo_least_shared(quote->word_count, other.word_count);
        struct aligned aligned = align_with(&align, other.words, other.word_count, least);
        if (aligned.shared < least) continue;
        struct echo_match match = {.id = id};
        match.kind = echo_decide(quote, &other, aligned, &match.score);
        if (match.kind != ECHO_NONE) found[matches.count++] = match;
    }
    if (matches.count == 0) return matches;
    qsort(found, matches.count, sizeof *found, by_score);
    matches.at = arena_new(arena, struct echo_match, matches.count);
    memcpy(matches.at, found, matches.count * sizeof *found);
    return matches;
}
