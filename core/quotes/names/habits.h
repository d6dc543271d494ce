/* What the page itself tells about its words: one also seen in lower case is a common word, one
 * seen capitalised inside a sentence is a name, one seen alone beside a cue is what a speaker is
 * called, one behind "in", "di" or the word for a body belongs to a place or a body, and two that
 * begin a run of capitals with no office before it begin a name. */
#ifndef KUTIP_QUOTES_HABITS_H
#define KUTIP_QUOTES_HABITS_H

#include "core/quotes/outline/outline.h"

enum habit {
    SEEN_LOWER = 1,
    SEEN_CAPITAL = 2,
    SEEN_CALLED = 4,    /* "kata Holvat" */
    SEEN_SPEAKS = 8,    /* "Holvat mengatakan": of bodies as well */
    SEEN_PLACED = 16,   /* "di Valdoria", "pemerintah Valdoria" */
    SEEN_OPENS = 32,    /* of two words, "sementara itu Marek Holvat" */
    SEEN_ALONE = 64,    /* with no other capital beside it */
    SEEN_FIRM = 128,    /* of one word or two: "The company, Arga Lines," */
    SEEN_INITIALS = 256 /* of somebody: "berinisial RT", "RT (37)" */
};

/* Of the words that are capitalised somewhere, and of pairs of them, by hash: open addressing, hash
 * 0 marks a free slot.
 */
struct habits {
    uint32_t *hashes;
    uint16_t *seen;
    uint32_t mask;
    bool country; /* a country that the pack knows is named */
    bool firms;   /* something is called a firm */
};

/* Reads the whole outline; the table is in `arena`. */
void habits_learn(struct arena *arena, const struct outline *o, struct habits *out);

/* Was the (capitalised) word at `token` seen so, or in one of the ways that `habit` joins? */
bool habits_know(const struct habits *habits, const struct outline *o, int habit, size_t token);

bool habits_know_hash(const struct habits *habits, int habit, uint32_t hash);

/* Do the words at `token` and behind it begin a name elsewhere, with no office before it? */
bool habits_opens(const struct habits *habits, const struct outline *o, size_t token);

/* Does the page call the words [from, to) a firm? */
bool habits_firm(const struct habits *habits, const struct outline *o, uint32_t from, uint32_t to);

#endif
