/* Made-up news: a library of any size from a seed. Article `i` hangs on the seed and `i` alone, so
 * that a small library is the beginning of a large one.
 *
 * About 3 KB each, in something like Indonesian: a vocabulary of made words and a hundred real ones
 * by Zipf's law, title, date line, place and outlet, paragraphs, quotes by invented people.
 * Planted for searches: "yang" in nearly all, "zirkonium" in one of 500, "harga beras" in one of
 * 50 (the two words also apart). */
#ifndef KUTIP_BENCH_MADE_H
#define KUTIP_BENCH_MADE_H

#include "core/base/arena.h"
#include "core/base/buf.h"

struct made;

/* Vocabulary, people and outlets; in `arena`. */
const struct made *made_new(struct arena *arena, uint64_t seed);

/* Appends article `i`. */
void made_article(const struct made *made, size_t i, struct buf *out);

/* A person who speaks in some articles. */
struct str made_person(const struct made *made, size_t number);

/* Writes the first `count` articles into `folder` (made when it is not there), 1,000 a subfolder;
 * nothing where they lie already. The bytes of all; 0 and errno when a file cannot be written. */
size_t made_library(const struct made *made, const char *folder, size_t count);

#endif
