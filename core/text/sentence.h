/* Sentences inside a stretch of words. */
#ifndef KUTIP_TEXT_SENTENCE_H
#define KUTIP_TEXT_SENTENCE_H

#include "core/text/words.h"

/* The index just behind the last word of the sentence that begins at words[from]; at most `to`.
 * A sentence ends at . ? ! … (and their CJK kin) with closing marks after them, when what follows
 * could begin one: no lower-case letter, comma or dash on the same line. Not at an abbreviation (a
 * word whose `is` has a bit of `abbreviations`), an initial ("M. Rizki", "M.Si. Sari"), a number
 * ("1.000", "1. Rizki" at the beginning), or inside a host name. A blank line ends it in any case.
 */
size_t sentence_end(const struct words *words, struct str clean, size_t from, size_t to,
                    uint64_t abbreviations);

#endif
