/* A slice of bytes: a pointer and a length. It owns nothing; who made the bytes says how long they
 * live. An absent string is STR_NONE (ptr NULL); an empty one has ptr set and len 0. */
#ifndef KUTIP_BASE_STR_H
#define KUTIP_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *ptr;
    size_t len;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_NONE ((struct str){NULL, 0})
/* For printf: "%.*s" with STR_ARG(s). */
#define STR_ARG(s) (int)(s).len, (s).ptr

static inline struct str str_from(const char *text) {
    return (struct str){text, text != NULL ? strlen(text) : 0};
}

static inline bool str_eq(struct str a, struct str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* The bytes [start, end) of `s`; start <= end <= s.len. */
static inline struct str str_slice(struct str s, size_t start, size_t end) {
    return (struct str){start > 0 ? s.ptr + start : s.ptr, end - start}; /* ptr may be NULL */
}

static inline bool str_starts(struct str s, struct str prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.ptr, prefix.ptr, prefix.len) == 0);
}

static inline bool str_ends(struct str s, struct str suffix) {
    return s.len >= suffix.len &&
           (suffix.len == 0 || memcmp(s.ptr + s.len - suffix.len, suffix.ptr, suffix.len) == 0);
}

/* `s` without ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Offset of the first `needle` in `s` at or after `from`; SIZE_MAX when there is none. */
size_t str_find(struct str s, struct str needle, size_t from);

/* Takes the next piece of `*rest` up to `separator` and moves `*rest` behind it; false at the end.
 * "a,,b" gives "a", "", "b". */
bool str_cut(struct str *rest, char separator, struct str *piece);

/* Takes the next word off, words having blanks and tabs between them; false at the end. */
bool str_cut_word(struct str *rest, struct str *word);

/* Equal but for ASCII case. */
bool str_eq_ascii_nocase(struct str a, struct str b);

/* Three-way bytewise comparison, a prefix first: for qsort. */
int str_cmp(struct str a, struct str b);

/* FNV-1a over the bytes: for hash tables in memory, never stored. */
uint32_t str_hash(struct str s);

#endif
