/* Which words of names are alike: misspelt, spelt otherwise, shortened, made into a nickname. */
#ifndef KUTIP_QUOTES_ALIKE_H
#define KUTIP_QUOTES_ALIKE_H

#include "core/base/str.h"

/* Do two words differ by one letter, left out, put in or exchanged, or by two that changed places?
 */
bool alike_by_letter(struct str a, struct str b);

/* Do they differ by an i that is a y: "Rizky", "Rizki"? */
bool alike_with_y(struct str a, struct str b);

/* Do they share three letters in a row, whatever their case: "Ipun", "Punggawa"? */
bool alike_in_part(struct str a, struct str b);

/* Is `text` the beginning of a longer first word of `name`, "Alex" of "Alexander"? */
bool alike_shortened(struct str text, struct str name);

/* Is `name` made of the beginnings of two others, as "Bamsoel" of "Bambang Soelistyo", "Zulhar" of
 * "Zulkifli Harjono"? */
bool alike_blend(struct str name, struct str first, struct str last);

#endif
