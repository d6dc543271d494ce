/* The turns of a printed conversation: "NAME: words." line by line, with no marks around the words.
 */
#ifndef KUTIP_QUOTES_TURNS_H
#define KUTIP_QUOTES_TURNS_H

#include "core/quotes/outline/marks.h"

/* For each of the passages the word behind the label's colon, where its words begin; 0 where the
 * passage is no turn. NULL when the page holds no conversation. In `arena`; linear. */
uint32_t *turns_find(struct arena *arena, const struct article *article,
                     const struct passage *passages, size_t count);

#endif
