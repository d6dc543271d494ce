/* Does a mention's name mean somebody who was named before? */
#ifndef KUTIP_QUOTES_NAMESAKE_H
#define KUTIP_QUOTES_NAMESAKE_H

#include "core/quotes/names/people.h"

/* Is `m` this person? A name that holds the other wholly is the same; two that merely share a word
 * are not. */
bool namesake_is(const struct outline *o, const struct mention *m, const struct person *person);

/* The hash of "Arnold" in "Alexander-Arnold", 0 for a word without such a part. */
uint32_t namesake_tail(const struct outline *o, uint32_t token);

#endif
