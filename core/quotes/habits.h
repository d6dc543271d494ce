/* What the page itself tells about its words: one also seen in lower case is a common word, one
 * seen capitalised inside a sentence is a name, one seen alone behind a cue is what a speaker is
 * called. */
#ifndef KUTIP_QUOTES_HABITS_H
#define KUTIP_QUOTES_HABITS_H

#include "core/quotes/outline.h"

enum habit { SEEN_LOWER = 1, SEEN_CAPITAL = 2, SEEN_CALLED = 4 };

/* Of the words that are capitalised somewhere, by hash: open addressing, hash 0 marks a free slot.
 */
struct habits {
    uint32_t *hashes;
    uint8_t *seen;
    uint32_t mask;
};

/* Reads the whole outline; the table is in `arena`. */
void habits_learn(struct arena *arena, const struct outline *o, struct habits *out);

/* Was the (capitalised) word at `token` seen so? */
bool habits_know(const struct habits *habits, const struct outline *o, enum habit habit,
                 size_t token);

#endif
