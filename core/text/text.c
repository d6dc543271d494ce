#include "core/text/text.h"

#include <xxhash.h>

#include "core/base/sorted.h"
#include "core/text/charset.h"
#include "core/text/entity.h"
#include "core/text/mojibake.h"
#include "core/text/sixteen.h"
#include "core/text/utf8.h"

/* The clean text while it is made. */
struct cleaning {
    struct arena *arena;
    struct str source;
    char *clean;
    size_t len, copied; /* bytes of clean so far; bytes of source taken so far */
    struct splice *splices;
    size_t splice_count, splice_room;
};

static const uint32_t NOTHING = UINT32_MAX;

/* What `c` becomes in clean: itself, another character, or NOTHING. */
static uint32_t harmless(uint32_t c) {
    if (c < 0x80) {
        if (c >= ' ' && c < 0x7F) return c;
        if (c == '\n' || c == '\t') return c;
        if (c == '\r') return '\n';
        return c == '\v' || c == '\f' ? ' ' : NOTHING;
    }
    if (c < 0xA0) {
        uint32_t printable = charset_1252((unsigned char)c);
        return printable != 0 ? printable : 0xFFFD;
    }
    if (c == 0x2028 || c == 0x2029) return '\n';
    bool invisible = c == 0xAD || c == 0x61C || c == 0x180E || c == 0x200B || c == 0x200E ||
                     c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
                     c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE007F);
    return invisible ? NOTHING : c;
}

/* The first bytes of characters that harmless() may change, of character references and mojibake.
 */
static sixteen suspicious(sixteen bytes) {
    sixteen control = sixteen_between(bytes, 0, 0x1F) & ~sixteen_between(bytes, '\t', '\n');
    return control | sixteen_between(bytes, '&', '&') | sixteen_between(bytes, 0x7F, 0x7F) |
           sixteen_between(bytes, 0xC2, 0xC3) | sixteen_between(bytes, 0xD8, 0xD8) |
           sixteen_between(bytes, 0xE1, 0xE2) | sixteen_between(bytes, 0xEF, 0xEF) |
           sixteen_between(bytes, 0xF3, 0xF3);
}

/* Text as most of it is: ASCII, nothing suspicious for certain. */
static sixteen is_plain(sixteen bytes) {
    return (sixteen_between(bytes, ' ', '~') & ~sixteen_between(bytes, '&', '&')) |
           sixteen_between(bytes, '\t', '\n');
}

/* How many bytes at the beginning of `s` are surely plain. */
static size_t plain_length(struct str s) {
    size_t at = 0;
    for (; s.len - at >= sizeof(sixteen); at += sizeof(sixteen))
        if (sixteen_any(~is_plain(sixteen_at(s.ptr + at)))) return at;
    bool all = at > 0 && !sixteen_any(~is_plain(sixteen_at(s.ptr + s.len - sizeof(sixteen))));
    return all ? s.len : at;
}

static size_t next_suspicious(struct str source, size_t at) {
    for (; source.len - at >= sizeof(sixteen); at += sizeof(sixteen)) {
        sixteen bytes = sixteen_at(source.ptr + at);
        if (!sixteen_any(~is_plain(bytes))) continue;
        sixteen found = suspicious(bytes);
        if (sixteen_any(found)) return at + sixteen_index(found);
    }
    if (at == source.len) return at;
    char last[sizeof(sixteen)] = {0};
    memcpy(last, source.ptr + at, source.len - at);
    at += sixteen_index(suspicious(sixteen_at(last))); /* the zeros are */
    return at;
}

/* The first character at or after `at` that clean does not hold as it is: how many bytes of source
 * it takes and what it becomes. Returns source.len when there is none. */
static size_t next_change(struct str source, size_t at, size_t *len, uint32_t *becomes) {
    for (;; at += *len) {
        at = next_suspicious(source, at);
        if (at == source.len) return at;
        uint32_t c = utf8_at(source, at, len);
        size_t stands_for = c == '&' ? entity_at(source, at, &c) : mojibake_at(source, at, &c);
        *becomes = harmless(c);
        if (stands_for > 0) {
            *len = stands_for;
            return at;
        }
        if (c == '\r' && at + 1 < source.len && source.ptr[at + 1] == '\n') *becomes = NOTHING;
        if (*becomes != c) return at;
    }
}

/* Two splices at one clean offset say that something was removed there; of more, the last two say
 * it all. */
static void add_splice(struct cleaning *cleaning, size_t clean, size_t source) {
    struct splice splice = {(uint32_t)clean, (uint32_t)source};
    size_t count = cleaning->splice_count;
    struct splice *last = count > 0 ? &cleaning->splices[count - 1] : NULL;
    if (last != NULL && last->clean == splice.clean) {
        if (last->source == splice.source) return;
        if (count > 1 && last[-1].clean == splice.clean) {
            last->source = splice.source;
            return;
        }
    }
    if (count == cleaning->splice_room) {
        cleaning->splice_room = cleaning->splice_room * 2 + 16;
        struct splice *more = arena_new_raw(cleaning->arena, struct splice, cleaning->splice_room);
        if (count > 0) memcpy(more, cleaning->splices, count * sizeof *more);
        cleaning->splices = more;
    }
    cleaning->splices[cleaning->splice_count++] = splice;
}

static void copy_until(struct cleaning *cleaning, size_t at) {
    size_t len = at - cleaning->copied;
    if (len > 0)
        memcpy(cleaning->clean + cleaning->len, cleaning->source.ptr + cleaning->copied, len);
    cleaning->len += len;
    cleaning->copied = at;
}

/* Nothing changes in the first `plain` bytes. */
static void clean_source(struct arena *arena, size_t plain, struct text *out) {
    struct cleaning cleaning = {.arena = arena, .source = out->source};
    uint32_t becomes = 0;
    size_t len = 0, at = next_change(out->source, plain, &len, &becomes);
    add_splice(&cleaning, 0, 0);
    out->clean = out->source;
    if (at < out->source.len) {
        /* only a C1 character grows, from two bytes to three */
        cleaning.clean = arena_alloc_raw(arena, out->source.len + out->source.len / 2 + 1);
        while (at < out->source.len) {
            copy_until(&cleaning, at);
            add_splice(&cleaning, cleaning.len, at);
            if (becomes != NOTHING)
                cleaning.len += utf8_put(cleaning.clean + cleaning.len, becomes);
            cleaning.copied = at + len;
            add_splice(&cleaning, cleaning.len, at + len);
            at = next_change(out->source, at + len, &len, &becomes);
        }
        copy_until(&cleaning, out->source.len);
        out->clean = (struct str){cleaning.clean, cleaning.len};
    }
    out->splices = cleaning.splices;
    out->splice_count = cleaning.splice_count;
}

uint64_t text_hash(struct str bytes) {
    return XXH3_64bits(bytes.ptr, bytes.len);
}

void text_decode(struct arena *arena, struct str bytes, struct text *out) {
    *out = (struct text){.file_size = bytes.len, .hash = text_hash(bytes)};
    if (bytes.len == 0) bytes = STR("");
    size_t plain = plain_length(bytes); /* mostly all of it */
    out->source = charset_decode(arena, bytes, plain, &out->charset);
    clean_source(arena, out->source.ptr == bytes.ptr ? plain : 0, out);
}

/* Index of the first splice whose clean offset is above `clean`. */
static size_t splice_above(const struct text *text, uint32_t clean) {
    return sorted_from(text->splices, text->splice_count, sizeof *text->splices,
                       offsetof(struct splice, clean), (uint64_t)clean + 1);
}

uint32_t text_source(const struct text *text, uint32_t clean) {
    const struct splice *splice = &text->splices[splice_above(text, clean) - 1];
    return splice->source + (clean - splice->clean);
}

uint32_t text_source_end(const struct text *text, uint32_t clean) {
    if (clean == 0) return 0;
    size_t next = splice_above(text, clean - 1);
    if (next < text->splice_count && text->splices[next].clean == clean)
        return text->splices[next].source;
    const struct splice *splice = &text->splices[next - 1];
    return splice->source + (clean - splice->clean);
}

uint32_t text_clean(const struct text *text, uint32_t source) {
    size_t low = sorted_from(text->splices, text->splice_count, sizeof *text->splices,
                             offsetof(struct splice, source), (uint64_t)source + 1);
    const struct splice *splice = &text->splices[low - 1];
    uint32_t clean = splice->clean + (source - splice->source);
    uint32_t end = low < text->splice_count ? splice[1].clean : (uint32_t)text->clean.len;
    if (clean > end) clean = end;
    if (low < text->splice_count && clean == end && end > splice->clean) clean--;
    while (clean > splice->clean && clean < text->clean.len &&
           ((unsigned char)text->clean.ptr[clean] & 0xC0) == 0x80)
        clean--;
    return clean;
}

struct str text_sanitise(struct arena *arena, struct str bytes) {
    if (bytes.len == 0) return STR("");
    struct str valid = charset_repair(arena, bytes);
    char *out = arena_alloc(arena, valid.len + valid.len / 2 + 1);
    size_t used = 0, len;
    for (size_t at = 0; at < valid.len; at += len) {
        uint32_t c = harmless(utf8_at(valid, at, &len));
        if (c == '\n' || c == '\t') c = ' ';
        if (c != NOTHING) used += utf8_put(out + used, c);
    }
    return (struct str){out, used};
}

/* White space that only lays the page out, no part of a name: line ends, tabs, spaces, no-break
 * ones too. The wide space of East Asian titles is a sign of theirs. */
static bool is_layout_space(uint32_t c) {
    enum { WIDE_SPACE = 0x3000 };
    return c != WIDE_SPACE && utf8_is_space(c);
}

/* Is all white space in `s` single spaces between other characters? */
static bool is_one_line(struct str s) {
    bool space = true;
    for (size_t at = 0, len; at < s.len; at += len) {
        uint32_t c = utf8_at(s, at, &len);
        if (c != ' ' ? is_layout_space(c) : space) return false;
        space = c == ' ';
    }
    return s.len == 0 || !space;
}

struct str text_one_line(struct arena *arena, struct str clean) {
    if (is_one_line(clean)) return clean;
    char *out = arena_alloc_raw(arena, clean.len + 1);
    size_t written = 0;
    for (size_t at = 0, len; at < clean.len; at += len) {
        if (!is_layout_space(utf8_at(clean, at, &len))) {
            memcpy(out + written, clean.ptr + at, len);
            written += len;
        } else if (written > 0 && out[written - 1] != ' ') {
            out[written++] = ' ';
        }
    }
    return str_trim((struct str){out, written});
}
