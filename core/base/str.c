#include "core/base/str.h"

#include "core/base/bounds.h"

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

struct str str_trim(struct str s) {
    while (s.len > 0 && is_space(s.ptr[0])) s.ptr++, s.len--;
    while (s.len > 0 && is_space(s.ptr[s.len - 1])) s.len--;
    return s;
}

size_t str_find(struct str s, struct str needle, size_t from) {
    if (from > s.len || needle.len > s.len - from) return SIZE_MAX;
    if (needle.len == 0) return from;
    const char *hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
    return hit != NULL ? (size_t)(hit - s.ptr) : SIZE_MAX;
}

bool str_cut(struct str *rest, char separator, struct str *piece) {
    if (rest->ptr == NULL) return false;
    const char *hit = rest->len > 0 ? memchr(rest->ptr, separator, rest->len) : NULL;
    if (hit == NULL) {
        *piece = *rest;
        *rest = STR_NONE;
        return true;
    }
    size_t at = (size_t)(hit - rest->ptr);
    *piece = str_slice(*rest, 0, at);
    *rest = str_slice(*rest, at + 1, rest->len);
    return true;
}

bool str_cut_word(struct str *rest, struct str *word) {
    *rest = str_trim(*rest);
    size_t end = 0;
    while (end < rest->len && rest->ptr[end] != ' ' && rest->ptr[end] != '\t') end++;
    *word = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    return word->len > 0;
}

bool str_eq_ascii_nocase(struct str a, struct str b) {
    if (a.len != b.len) return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i])) return false;
    return true;
}

int str_cmp(struct str a, struct str b) {
    size_t common = size_least(a.len, b.len);
    int order = common > 0 ? memcmp(a.ptr, b.ptr, common) : 0;
    if (order != 0) return order;
    return (a.len > b.len) - (a.len < b.len);
}

uint32_t str_hash(struct str s) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < s.len; i++) hash = (hash ^ (unsigned char)s.ptr[i]) * 16777619u;
    return hash;
}
