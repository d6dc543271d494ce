#include "core/quotes/habits.h"

/* A word in lower case is looked up only if its bit says that it may be capitalised elsewhere. */
enum { FILTER_BITS = 4096, PLACE_LONGEST = 6 };
#define PAIR_FACTOR 0x9e3779b1u

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

static uint32_t pair_hash(const struct outline *o, size_t t) {
    uint32_t hash = outline_word(o, t)->hash * PAIR_FACTOR ^ outline_word(o, t + 1)->hash;
    return hash != 0 ? hash : 1;
}

static void mark(struct habits *h, uint32_t hash, enum habit habit) {
    uint32_t slot = slot_of(h, hash);
    h->hashes[slot] = hash;
    h->seen[slot] |= (uint8_t)habit;
}

/* Does the word at `t` tell that the capitals behind it name a place or a body? */
static bool leads_to_place(const struct outline *o, uint32_t t, uint32_t to) {
    if (outline_is(o, t, OFFICE_HEADS)) return false;
    if (outline_is(o, t, CLASS_BIT(ORGANISATION) | CLASS_BIT(OFFICE))) return true;
    return outline_is(o, t, CLASS_BIT(SCENE)) &&
           str_starts(outline_key(o, t, to, CLASS_SCENE), STR("where"));
}

/* Can the run of capitals behind `before` go on an office: "(KPU) X", "SMA 1 X", "ketua X"? */
static bool goes_on_office(const struct outline *o, uint32_t before) {
    if (outline_is_span(o, before) || outline_sign(o, before, ',')) return false;
    return !outline_letters(o, before) || (outline_word(o, before)->flags & WORD_DIGIT) ||
           (outline_is(o, before, OFFICE_HEADS | CLASS_BIT(ROLE_GLUE)) &&
            !outline_is(o, before, CLASS_BIT(SCENE)));
}

static bool is_company_word(const struct outline *o, uint32_t t) {
    return outline_is(o, t, CLASS_BIT(ORGANISATION)) &&
           str_starts(outline_key(o, t, t + 1, CLASS_ORGANISATION), STR("company"));
}

/* Does "perusahaan X", "The company, X," or "Perusahaan itu, X," call the run at `from` a firm? */
static bool is_called_firm(const struct outline *o, const struct sentence *s, uint32_t from,
                           uint32_t to) {
    if (from == s->from) return false;
    uint32_t before = from - 1;
    if (!outline_sign(o, before, ','))
        return !outline_capital(o, before) && is_company_word(o, before);
    if (to >= s->to || !outline_sign(o, to, ',') || from < s->from + 2 || from > s->from + 3)
        return false;
    before--;
    if (outline_is(o, before, CLASS_BIT(DEMONSTRATIVE)) && before > s->from) before--;
    return is_company_word(o, before);
}

static uint32_t run_hash(const struct outline *o, uint32_t from, uint32_t to) {
    return to > from + 1 ? pair_hash(o, from) : outline_word(o, from)->hash;
}

/* The run of capitals [from, to). */
static void learn_run(const struct outline *o, struct habits *h, const struct sentence *s,
                      uint32_t from, uint32_t to) {
    bool first = from == s->from;
    uint32_t before = from - 1;
    bool body = outline_is(o, from, CLASS_BIT(ORGANISATION));
    if (to == from + 1 && to < s->to && outline_is(o, to, CLASS_BIT(CUE_ACTIVE)))
        mark(h, outline_word(o, from)->hash, SEEN_SPEAKS);
    if (to == from + 1 && !first) mark(h, outline_word(o, from)->hash, SEEN_ALONE);
    if (is_called_firm(o, s, from, to)) mark(h, run_hash(o, from, to), SEEN_FIRM);
    if (!first && goes_on_office(o, before)) return;
    for (uint32_t t = from; t < to; t++)
        if (outline_begins(o, t, OFFICE_HEADS)) return;
    if (body || (!first && leads_to_place(o, before, s->to))) {
        for (uint32_t t = from; t < to && t < from + PLACE_LONGEST; t++)
            if (is_capital(outline_word(o, t))) mark(h, outline_word(o, t)->hash, SEEN_PLACED);
    } else if (!first && to > from + 1 && is_capital(outline_word(o, from))) {
        mark(h, pair_hash(o, from), SEEN_OPENS);
    }
}

/* A sentence's first word is capitalised whatever it is. */
static void learn_runs(const struct outline *o, struct habits *h) {
    for (size_t i = 0; i < o->sentence_count; i++) {
        const struct sentence *s = &o->sentences[i];
        h->country |= (s->is & CLASS_BIT(COUNTRY)) != 0;
        for (uint32_t t = s->from; t < s->to; t++) {
            if (!outline_capital(o, t) || (t == s->from && outline_is(o, t, CLOSED_CLASSES)))
                continue;
            uint32_t from = t;
            while (t < s->to && outline_capital(o, t)) t++;
            learn_run(o, h, s, from, t);
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
    while (slots < o->opener_count * 3) slots *= 2;
    uint64_t filter[FILTER_BITS / 64] = {0};
    out->mask = slots - 1;
    out->country = false;
    out->hashes = arena_new(arena, uint32_t, slots);
    out->seen = arena_new(arena, uint8_t, slots);
    learn_capitals(o, out, filter);
    learn_runs(o, out);
    learn_lower(o, out, filter);
}

bool habits_know(const struct habits *habits, const struct outline *o, int habit, size_t token) {
    return habits->seen[slot_of(habits, outline_word(o, token)->hash)] & habit;
}

bool habits_opens(const struct habits *habits, const struct outline *o, size_t token) {
    return habits->seen[slot_of(habits, pair_hash(o, token))] & SEEN_OPENS;
}

bool habits_firm(const struct habits *habits, const struct outline *o, uint32_t from, uint32_t to) {
    return habits->seen[slot_of(habits, run_hash(o, from, to))] & SEEN_FIRM;
}
