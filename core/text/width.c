#include "core/text/width.h"

#include <limits.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uniwidth.h>

#include "core/text/utf8.h"

enum { VARIATION_SELECTOR_16 = 0xFE0F, JOINER = 0x200D, KEYCAP = 0x20E3, MOST_MARKS = 4 };

static const struct str space = {" ", 1}, unknown = {"\xEF\xBF\xBD", 3}, flag = {"\xE2\x9A\x91", 3},
                        carrier = {"\xE2\x97\x8C", 3};

/* Cells of one character as all agree, 0 for a mark; -1 when there is no agreement. */
static int cells_of(uint32_t c) {
    static const struct {
        uint32_t first, last;
        int cells;
    } exceptions[] = {
#define WIDTH_UNSURE(first, last) {first, last, -1},
#define WIDTH_MARK(first, last) {first, last, 0},
#include "core/text/width.def"
#undef WIDTH_UNSURE
#undef WIDTH_MARK
    };
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (c >= exceptions[i].first && c <= exceptions[i].last) return exceptions[i].cells;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Cn | UC_CATEGORY_MASK_Cc)) return -1;
    return uc_width(c, "UTF-8");
}

static bool is_regional(uint32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}

/* Emoji, private icons, scripts that are shaped and conjoining jamo: fonts and terminals differ. */
static bool is_doubtful(uint32_t c) {
    if (c < 0x590) return false;
    return c <= 0x11FF || (c >= 0x2300 && uc_is_property_emoji(c)) ||
           (c >= 0xA800 && c <= 0xABFF) || (c >= 0xE000 && c <= 0xF8FF) ||
           (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE) ||
           (c >= 0x10000 && c < 0x20000) || c >= 0xE0000;
}

/* Does a character that surely begins a cluster of its own begin at `at`? */
static bool begins_plain(struct str s, size_t at) {
    if (at >= s.len) return true;
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (p[0] < 0x80) return true;
    if (p[0] >= 0xC3 && p[0] <= 0xC9) return true;
    return p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 && p[2] <= 0xA7;
}

/* Bytes of a one-cell character at `at` that is ASCII, Latin or general punctuation and a cluster
 * by itself; else 0. */
static size_t plain_length(struct str s, size_t at) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (p[0] < 0x80 ? p[0] < ' ' || p[0] == 0x7F : !begins_plain(s, at)) return 0;
    size_t len = p[0] < 0x80 ? 1 : p[0] < 0xE0 ? 2 : 3;
    return begins_plain(s, at + len) ? len : 0;
}

/* Unicode's grapheme cluster rules, with those that look back more than one character. */
static bool continues(uint32_t base, uint32_t before, uint32_t c, bool regional_pair) {
    if (before == JOINER && uc_is_property_extended_pictographic(c))
        return uc_is_property_extended_pictographic(base);
    if (is_regional(before) && is_regional(c)) return !regional_pair;
    return !uc_is_grapheme_break(before, c);
}

static struct cluster rare_cluster(struct str s, size_t at) {
    size_t len, marks = 0;
    uint32_t base = utf8_at(s, at, &len), before = base;
    if (base == '\t' || base == '\n' || base == '\r')
        return (struct cluster){str_slice(s, at, at + len), space, 1, false};
    int width = cells_of(base);
    bool doubtful = is_doubtful(base), drawn_whole = true, regional_pair = false;
    bool pictographic = uc_is_property_extended_pictographic(base);
    size_t next = at + len, shown = next;
    while (next < s.len) {
        uint32_t c = utf8_at(s, next, &len);
        if (!continues(base, before, c, regional_pair)) break;
        int cells = cells_of(c);
        if (cells > 0) {
            regional_pair = is_regional(c);
            if (!regional_pair && before != JOINER && !uc_is_property_emoji_modifier(c)) break;
        }
        bool changes_emoji =
            c == VARIATION_SELECTOR_16 || c == KEYCAP || (c == JOINER && pictographic);
        drawn_whole = drawn_whole && cells == 0 && !changes_emoji && marks++ < MOST_MARKS;
        doubtful = doubtful || !drawn_whole || is_doubtful(c);
        next += len;
        if (drawn_whole) shown = next;
        before = c;
    }
    struct cluster cluster = {str_slice(s, at, next), str_slice(s, at, shown), width, doubtful};
    bool invisible = uc_is_general_category_withtable(base, UC_CATEGORY_MASK_Cf) ||
                     uc_is_property_variation_selector(base);
    if (regional_pair)
        cluster.shown = flag;
    else if (width < 0)
        cluster.shown = unknown;
    else if (width == 0 && invisible)
        cluster.shown = STR("");
    else if (width == 0)
        cluster.shown = carrier;
    else
        return cluster;
    cluster.width = cluster.shown.len > 0;
    return cluster;
}

struct cluster width_cluster(struct str s, size_t at) {
    size_t len = plain_length(s, at);
    if (len == 0) return rare_cluster(s, at);
    struct str bytes = str_slice(s, at, at + len);
    return (struct cluster){bytes, bytes, 1, false};
}

int width_of(struct str s) {
    int used;
    width_fit(s, INT_MAX, &used);
    return used;
}

size_t width_fit(struct str s, int cells, int *used) {
    size_t at = 0;
    *used = 0;
    while (at < s.len) {
        struct cluster cluster = width_cluster(s, at);
        if (*used > cells - cluster.width) break;
        *used += cluster.width;
        at += cluster.bytes.len;
    }
    return at;
}
