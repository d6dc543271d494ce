/* "Did you mean …?": the name of a list that a misspelt word was probably meant to be. */
#ifndef KUTIP_BASE_NEAREST_H
#define KUTIP_BASE_NEAREST_H

#include "core/base/str.h"

/* Index of the name with the fewest edits from `word` (a letter put in, left out or changed, two
 * neighbours swapped; ASCII case does not count), the first of equals; SIZE_MAX when none is nearer
 * than half of the word's length. Names longer than 64 bytes are not considered. */
size_t nearest_name(struct str word, const struct str *names, size_t count);

#endif
