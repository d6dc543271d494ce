/* The marks in memory: which article (by the hash of its file) and which quote carries which. Read
 * from any thread; see marks.h for what the reader does with them. */
#ifndef KUTIP_LIBRARY_MARKS_STORE_H
#define KUTIP_LIBRARY_MARKS_STORE_H

#include "core/library/bitset.h"
#include "core/library/events.h"

struct marks;

/* enum mark_bit of an article; `added` in minutes since 1970 tells what is new since the last
 * visit. `marks` may be NULL: then nothing is marked. */
uint32_t marks_of(const struct marks *marks, uint64_t hash, uint32_t added);

/* enum mark_bit of the quote that starts at `start`. */
uint32_t marks_of_quote(const struct marks *marks, uint64_t hash, uint32_t start);

/* Sets the bits of the articles (ids 1 to `count`, `hash` by id) that carry the reader's own tag.
 */
void marks_tagged(const struct marks *marks, struct str tag, const uint64_t *hash, size_t count,
                  struct bitset *out);

#endif
