/* What stands behind a name or an office and belongs to it: parentheses, degrees, "NAME, ROLE",
 * "ROLE, NAME". */
#ifndef KUTIP_QUOTES_APPOSITION_H
#define KUTIP_QUOTES_APPOSITION_H

#include "core/quotes/names/name.h"

/* Joins it to the mention, which named_read() read in `sentence`. */
void apposition_read(const struct name_reader *s, const struct sentence *sentence,
                     struct mention *m);

#endif
