#include "core/text/charset.h"

#include "core/text/sixteen.h"
#include "core/text/utf8.h"

static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};
static const uint32_t REPLACEMENT = 0xFFFD;

uint32_t charset_1252(unsigned char byte) {
    return windows_1252[byte - 0x80];
}

static size_t ascii_run(struct str s, size_t at) {
    size_t start = at;
    while (s.len - at >= sizeof(sixteen) && !sixteen_any(sixteen_at(s.ptr + at) & 0x80))
        at += sizeof(sixteen);
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80) at++;
    return at - start;
}

/* One sequence at `at`, which is not ASCII: `len` is its length, or that of the invalid part. */
static bool is_sequence(struct str s, size_t at, size_t *len) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    size_t left = s.len - at;
    size_t want = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    *len = 1;
    if (want == 0 || left < 2) return false;
    unsigned char low = p[0] == 0xE0 ? 0xA0 : p[0] == 0xF0 ? 0x90 : 0x80;
    unsigned char high = p[0] == 0xED ? 0x9F : p[0] == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high) return false;
    for (*len = 2; *len < want; (*len)++)
        if (*len == left || (p[*len] & 0xC0) != 0x80) return false;
    return true;
}

struct census {
    size_t good, bad; /* sequences outside ASCII; one cut off by the end is not counted */
    bool valid;
};

/* The first `ascii` bytes are ASCII. */
static struct census take_census(struct str s, size_t ascii) {
    struct census census = {.valid = true};
    size_t len;
    for (size_t at = ascii + ascii_run(s, ascii); at < s.len; at += len + ascii_run(s, at + len)) {
        if (is_sequence(s, at, &len)) {
            census.good++;
            continue;
        }
        census.valid = false;
        bool cut_off = at + len == s.len && (unsigned char)s.ptr[at] >= 0xC2;
        if (!cut_off) census.bad++;
    }
    return census;
}

struct str charset_repair(struct arena *arena, struct str s) {
    if (take_census(s, 0).valid) return s;
    char *out = arena_alloc(arena, s.len * 3);
    size_t used = 0, len;
    for (size_t at = 0; at < s.len; at += len) {
        len = ascii_run(s, at);
        if (len == 0 && !is_sequence(s, at, &len)) {
            used += utf8_put(out + used, REPLACEMENT);
            continue;
        }
        memcpy(out + used, s.ptr + at, len);
        used += len;
    }
    return (struct str){out, used};
}

static struct str from_windows_1252(struct arena *arena, struct str s) {
    char *out = arena_alloc(arena, s.len * 3);
    size_t used = 0;
    for (size_t at = 0; at < s.len; at++) {
        unsigned char byte = (unsigned char)s.ptr[at];
        uint32_t c = byte < 0x80 || byte >= 0xA0 ? byte : charset_1252(byte);
        used += utf8_put(out + used, c != 0 || byte == 0 ? c : REPLACEMENT);
    }
    return (struct str){out, used};
}

static uint32_t unit_at(struct str s, size_t at, bool big_endian) {
    unsigned char a = (unsigned char)s.ptr[at], b = (unsigned char)s.ptr[at + 1];
    return big_endian ? (uint32_t)a << 8 | b : (uint32_t)b << 8 | a;
}

static struct str from_utf16(struct arena *arena, struct str s, bool big_endian) {
    char *out = arena_alloc(arena, s.len / 2 * 3 + 3);
    size_t used = 0, at = 0;
    for (; at + 1 < s.len; at += 2) {
        uint32_t c = unit_at(s, at, big_endian);
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < s.len) {
            uint32_t low = unit_at(s, at + 2, big_endian);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        used += utf8_put(out + used, c >= 0xD800 && c < 0xE000 ? REPLACEMENT : c);
    }
    if (at < s.len) used += utf8_put(out + used, REPLACEMENT);
    return (struct str){out, used};
}

/* UTF-16 of mostly ASCII text: every other byte is NUL, the ones between are not. */
static bool looks_like_utf16(struct str s, enum charset *charset) {
    size_t pairs = s.len / 2 < 2048 ? s.len / 2 : 2048, nuls[2] = {0, 0};
    if (pairs < 4 || memchr(s.ptr, '\0', pairs * 2) == NULL) return false;
    for (size_t i = 0; i < pairs * 2; i++) nuls[i & 1] += s.ptr[i] == '\0';
    bool big = nuls[0] > pairs * 3 / 4 && nuls[1] < pairs / 16 + 1;
    bool little = nuls[1] > pairs * 3 / 4 && nuls[0] < pairs / 16 + 1;
    if (big || little) *charset = big ? CHARSET_UTF16BE : CHARSET_UTF16LE;
    return big || little;
}

struct str charset_decode(struct arena *arena, struct str bytes, size_t ascii,
                          enum charset *charset) {
    static const struct {
        struct str bom;
        enum charset charset;
    } boms[] = {{{"\xEF\xBB\xBF", 3}, CHARSET_UTF8},
                {{"\xFF\xFE", 2}, CHARSET_UTF16LE},
                {{"\xFE\xFF", 2}, CHARSET_UTF16BE}};
    bool known = false;
    *charset = CHARSET_UTF8;
    if (ascii == bytes.len) return bytes;
    for (size_t i = 0; i < sizeof boms / sizeof *boms && !known; i++) {
        if (!str_starts(bytes, boms[i].bom)) continue;
        bytes = str_slice(bytes, boms[i].bom.len, bytes.len);
        *charset = boms[i].charset;
        known = true;
    }
    if (!known) known = looks_like_utf16(bytes, charset);
    if (*charset != CHARSET_UTF8) return from_utf16(arena, bytes, *charset == CHARSET_UTF16BE);
    struct census census = take_census(bytes, ascii);
    if (census.valid) return bytes;
    if (known || census.bad <= census.good) return charset_repair(arena, bytes);
    *charset = CHARSET_WINDOWS_1252;
    return from_windows_1252(arena, bytes);
}
