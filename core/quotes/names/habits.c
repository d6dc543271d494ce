#include "core/quotes/names/habits.h"

#include "core/text/utf8.h"

/* A word in lower case is looked up only if its bit says that it may be capitalised elsewhere. */
enum { FILTER_BITS = 4096, PLACE_LONGEST = 6, INITIALS_LONGEST = 4, AGE_LONGEST = 2 };
#define PAIR_FACTOR 0x9e3779b1u

static uint32_t slot_of(const struct habits *h, uint32_t hash) {
    uint32_t slot = (hash ^ hash >> 15) & h->mask;
    /* one jump asks for both ends of the search: which it will be nobody can foretell */
    while ((uint64_t)(h->hashes[slot] ^ hash) * h->hashes[slot] != 0) slot = (slot + 1) & h->mask;
    return slot;
}

static uint32_t pair_hash(const struct outline *o, size_t t) {
    uint32_t hash = outline_word(o, t)->hash * PAIR_FACTOR ^ outline_word(o, t + 1)->hash;
    return hash != 0 ? hash : 1;
}

static void mark(struct habits *h, uint32_t hash, int habits) {
    uint32_t slot = slot_of(h, hash);
    h->hashes[slot] = hash;
    h->seen[slot] |= (uint16_t)habits;
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

/* "Ekonom Universitas Arga, NAME", "Direktur PT Arga Tunas, NAME": what stands between a body's
 * first word and the comma is no name of the one behind it. */
static void learn_office(const struct outline *o, struct habits *h, const struct sentence *s,
                         uint32_t from, uint32_t to) {
    const class_set others = OFFICE_HEADS | CLOSED_CLASSES | CLASS_BIT(PLACE) | CLASS_BIT(COUNTRY);
    if (to + 2 >= s->to || !outline_sign(o, to, ',') || !outline_capital(o, to + 1) ||
        (!outline_capital(o, to + 2) && !outline_is(o, to + 1, CLASS_BIT(HONORIFIC))) ||
        outline_is(o, to + 1, others))
        return;
    uint32_t body = from;
    while (body < to && !outline_is(o, body, CLASS_BIT(ORGANISATION))) body++;
    if (body == to && to > from + 1) body = to - 2; /* "Pelatih Karang, NAME" */
    for (uint32_t t = body + 1; t < to; t++) mark(h, outline_word(o, t)->hash, SEEN_PLACED);
}

/* The run of capitals [from, to). */
static void learn_run(const struct outline *o, struct habits *h, const struct sentence *s,
                      uint32_t from, uint32_t to) {
    bool first = from == s->from;
    uint32_t before = from - 1;
    bool body = outline_is(o, from, CLASS_BIT(ORGANISATION));
    if (is_called_firm(o, s, from, to)) {
        mark(h, run_hash(o, from, to), SEEN_FIRM);
        h->firms = true;
    }
    if (!first && goes_on_office(o, before)) return;
    for (uint32_t t = from; t < to; t++)
        if (outline_begins(o, t, OFFICE_HEADS)) {
            learn_office(o, h, s, t, to);
            return;
        }
    bool matter = !first && before > s->from && !outline_capital(o, before) &&
                  outline_is(o, before, CLASS_BIT(OFFICE)) &&
                  outline_begins(o, before - 1, OFFICE_HEADS); /* "menteri sungai X" */
    if (matter) return;
    if (body || (!first && leads_to_place(o, before, s->to))) {
        for (uint32_t t = from; t < to && t < from + PLACE_LONGEST; t++)
            if (outline_capital(o, t)) mark(h, outline_word(o, t)->hash, SEEN_PLACED);
    } else if (!first && to > from + 1) {
        mark(h, pair_hash(o, from), SEEN_OPENS);
    }
}

/* "berinisial RT", "RT (37)": letters that stand for somebody's name. */
static bool is_initials(const struct outline *o, const struct sentence *s, uint32_t t) {
    const struct word *word = outline_word(o, t);
    if (!(word->flags & WORD_UPPER) || word->end - word->start > INITIALS_LONGEST) return false;
    if (t > s->from && outline_is(o, t - 1, CLASS_BIT(ROLE_GLUE)) &&
        str_eq(outline_key(o, t - 1, t, CLASS_ROLE_GLUE), STR("named")))
        return true;
    return t + 3 < s->to && outline_sign(o, t + 1, '(') && outline_sign(o, t + 3, ')') &&
           (outline_word(o, t + 2)->flags & WORD_DIGIT) &&
           outline_word(o, t + 2)->end - outline_word(o, t + 2)->start <= AGE_LONGEST;
}

/* How the page uses the last of the capitals [from, to). */
static int habits_of_last(const struct outline *o, const struct sentence *s, uint32_t from,
                          uint32_t to) {
    uint32_t last = to - 1;
    int habits = 0;
    if (last > s->from && outline_is(o, last - 1, CUE_VERBS | CLASS_BIT(CUE_PHRASE)) &&
        (!outline_capital(o, last - 1) || last - 1 == s->from)) /* but "Jabar Selatan" */
        habits |= SEEN_CALLED;
    if (last != from) return habits;
    if (is_initials(o, s, last)) habits |= SEEN_INITIALS;
    if (to < s->to && outline_is(o, to, CLASS_BIT(CUE_ACTIVE))) habits |= SEEN_SPEAKS;
    return last > s->from ? habits | SEEN_ALONE : habits;
}

/* Reads the runs of capitals, which lie among the openers. A sentence's first word is capitalised
 * whatever it is. */
static void learn_runs(const struct outline *o, struct habits *h, uint64_t *filter) {
    size_t next = 0;
    for (size_t i = 0; i < o->sentence_count; i++) {
        const struct sentence *s = &o->sentences[i];
        h->country |= (s->is & CLASS_BIT(COUNTRY)) != 0;
        while (next < o->opener_count && o->openers[next] < s->to) {
            uint32_t from = o->openers[next], to = from;
            while (to < s->to && outline_capital(o, to)) to++;
            next += to > from ? to - from : 1;
            if (to == from) continue;
            bool closed = from == s->from && outline_is(o, from, CLOSED_CLASSES);
            int of_last = habits_of_last(o, s, from + closed, to);
            for (uint32_t t = from; t < to; t++) {
                uint32_t hash = outline_word(o, t)->hash;
                filter[hash % FILTER_BITS / 64] |= 1ULL << (hash % 64);
                mark(h, hash, (t > s->from ? SEEN_CAPITAL : 0) | (t + 1 == to ? of_last : 0));
            }
            if (from + closed < to) learn_run(o, h, s, from + closed, to);
        }
    }
}

static void learn_lower(const struct outline *o, struct habits *h, const uint64_t *filter) {
    for (size_t t = 0; t < o->token_count; t++) {
        const struct word *word = outline_word(o, t);
        bool lower = (word->flags & (WORD_LETTERS | WORD_CAPITAL)) == WORD_LETTERS;
        uint64_t known = filter[word->hash % FILTER_BITS / 64] >> (word->hash % 64) & 1;
        if ((known & lower) == 0) continue; /* one jump for both: a capital is known, too */
        if (t > 0 && outline_capital(o, t - 1) && outline_is(o, t - 1, CLASS_BIT(RANK)))
            continue; /* "Kompol budi": misspelt */
        uint32_t slot = slot_of(h, word->hash);
        if (h->hashes[slot] == word->hash) h->seen[slot] |= SEEN_LOWER;
    }
}

/* The town of the dateline. */
static void learn_place(const struct outline *o, struct habits *h) {
    struct str place = o->article->place;
    if (place.len == 0 || memchr(place.ptr, ' ', place.len) != NULL) return;
    uint32_t hash = utf8_fold_hash(place), slot = slot_of(h, hash);
    if (h->hashes[slot] == hash) h->seen[slot] |= SEEN_PLACED;
}

void habits_learn(struct arena *arena, const struct outline *o, struct habits *out) {
    uint32_t slots = 64;
    while (slots < o->opener_count * 3) slots *= 2;
    uint64_t filter[FILTER_BITS / 64] = {0};
    out->mask = slots - 1;
    out->country = out->firms = false;
    out->hashes = arena_new(arena, uint32_t, slots);
    out->seen = arena_new(arena, uint16_t, slots);
    learn_runs(o, out, filter);
    learn_place(o, out);
    learn_lower(o, out, filter);
}

bool habits_know_hash(const struct habits *habits, int habit, uint32_t hash) {
    return habits->seen[slot_of(habits, hash)] & habit;
}

bool habits_know(const struct habits *habits, const struct outline *o, int habit, size_t token) {
    return habits->seen[slot_of(habits, outline_word(o, token)->hash)] & habit;
}

bool habits_opens(const struct habits *habits, const struct outline *o, size_t token) {
    return habits->seen[slot_of(habits, pair_hash(o, token))] & SEEN_OPENS;
}

bool habits_firm(const struct habits *habits, const struct outline *o, uint32_t from, uint32_t to) {
    return habits->firms && (habits->seen[slot_of(habits, run_hash(o, from, to))] & SEEN_FIRM);
}
