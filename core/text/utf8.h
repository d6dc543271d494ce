/* Walking and classing UTF-8. All input of these is valid UTF-8 (see text.h). */
#ifndef KUTIP_TEXT_UTF8_H
#define KUTIP_TEXT_UTF8_H

#include "core/base/arena.h"

/* The code point at s.ptr[at] and its length in bytes. at < s.len. */
uint32_t utf8_at(struct str s, size_t at, size_t *len);

/* The code point that ends before `at`; `at` > 0. */
uint32_t utf8_before(struct str s, size_t at, size_t *len);

/* Writes `c` as UTF-8 and returns its length (1-4). */
size_t utf8_put(char out[4], uint32_t c);

/* Caseless, accents folded, compatibility forms folded: "Pérancis" -> "perancis", "STRASSE" ==
 * "Straße". ASCII and Latin-1/Latin Extended-A by a table of our own, checked in a test against
 * libunistring, which does the rest. The result lives in `arena`. */
struct str utf8_fold(struct arena *arena, struct str s);

/* A hash of utf8_fold(s) without making it, for word tables. */
uint32_t utf8_fold_hash(struct str s);

#endif
