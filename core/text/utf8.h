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

/* White space as Unicode has it, no-break spaces too. */
bool utf8_is_space(uint32_t c);

/* A lower-case letter. */
bool utf8_is_lower(uint32_t c);

/* Caseless, accents folded, compatibility forms folded: "Pérancis" -> "perancis", "STRASSE" ==
 * "Straße"; a typographic apostrophe or hyphen as the ASCII one. Each character folds by itself.
 * ASCII and Latin (up to U+024F) by a table of our own, checked in a test against libunistring,
 * which does the rest. The result lives in `arena`, a NUL byte behind it. */
struct str utf8_fold(struct arena *arena, struct str s);

/* What one character folds to: writes it and returns its length in bytes, 0 for an accent. */
enum { UTF8_FOLD_MAX = 96 };
size_t utf8_fold_char(uint32_t c, char out[UTF8_FOLD_MAX]);

/* A hash of bytes that are folded already, for word tables in memory; never stored. NUL bytes at
 * the end are as none. */
uint32_t utf8_hash(struct str folded_bytes);

/* utf8_hash() of utf8_fold(s) without making it. */
uint32_t utf8_fold_hash(struct str s);

/* The steps of that hash, for whoever folds while walking: sixteen folded bytes at a time as two
 * numbers (eight_at() of sixteen.h), zeros behind the last ones. Most words are one step.
 * The lowest 32 bits of the last are the hash. */
#define UTF8_HASH_START 0x9E3779B97F4A7C15u
static inline uint64_t utf8_hash_sixteen(uint64_t hash, uint64_t first, uint64_t second) {
    unsigned __int128 product = (unsigned __int128)(hash ^ first) * (second ^ 0xD6E8FEB86659FD93u);
    return (uint64_t)(product >> 64) ^ (uint64_t)product;
}

#endif
