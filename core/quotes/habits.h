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
    size_t openers; /* tokens for which habits_opens() holds */
};

/* Can a mention begin at `token`? Only with a capital, or a word that the pack knows to begin one.
 */
static inline bool habits_opens(const struct outline *o, size_t token) {
    const struct word *word = outline_word(o, token);
    if (!(word->flags & WORD_CAPITAL) &&
        !(word->begins & (OFFICE_HEADS | CLASS_BIT(HONORIFIC) | CLASS_BIT(PRONOUN))))
        return false;
    return (word->flags & WORD_LETTERS) && !outline_is_span(o, token);
}

/* Reads the whole outline; the table is in `arena`. */
void habits_learn(struct arena *arena, const struct outline *o, struct habits *out);

/* Was the (capitalised) word at `token` seen so? */
bool habits_know(const struct habits *habits, const struct outline *o, enum habit habit,
                 size_t token);

#endif
