#include "core/text/utf8.h"

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "core/text/sixteen.h"

enum { TABLE_START = 0x80, TABLE_END = 0x700 };

/* `size` counts the NUL byte; 0: the character folds to itself. */
static const struct {
    unsigned char size;
    char text[6];
} folded[TABLE_END - TABLE_START] = {
#define FOLD(c, text) [(c)-TABLE_START] = {sizeof text, text},
#include "core/text/fold.def"
#undef FOLD
};

uint32_t utf8_at(struct str s, size_t at, size_t *len) {
    const unsigned char *p = (const unsigned char *)s.ptr + at;
    if (p[0] < 0x80) return *len = 1, p[0];
    if (p[0] < 0xE0) return *len = 2, (p[0] & 0x1Fu) << 6 | (p[1] & 0x3Fu);
    if (p[0] < 0xF0) {
        *len = 3;
        return (p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    }
    *len = 4;
    return (p[0] & 0x07u) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

uint32_t utf8_before(struct str s, size_t at, size_t *len) {
    size_t start = at - 1;
    while (start > 0 && ((unsigned char)s.ptr[start] & 0xC0) == 0x80) start--;
    return utf8_at(s, start, len);
}

size_t utf8_put(char out[4], uint32_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool utf8_is_space(uint32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    return c == 0xA0 || (c >= 0x1680 && uc_is_property_white_space(c));
}

bool utf8_is_lower(uint32_t c) {
    return c < 0x80 ? c - 'a' < 26u : uc_is_property_lowercase(c);
}

/* Accents and the vowel points of Hebrew and Arabic fall; viramas, nuktas, kana voicing marks and
 * Thai vowels, which make another letter, stay. Variation selectors fall too. */
static bool is_accent(uint32_t c) {
    if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn)) return false;
    if (uc_is_property_variation_selector(c)) return true;
    int class = uc_combining_class(c);
    return class >= 200 || (class >= 10 && class <= 35);
}

static uint32_t plain_mark(uint32_t c) {
    if (c == 0x2018 || c == 0x2019 || c == 0x2BC) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    return c;
}

static bool is_ideograph(uint32_t c) {
    return c >= 0x3400 && c <= 0x9FFF;
}

static size_t put_folded(uint32_t c, char *out) {
    if (is_ideograph(c)) return utf8_put(out, c);
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    int tag;
    int count = uc_decomposition(c, &tag, parts);
    if (count > 0) {
        size_t len = 0;
        for (int i = 0; i < count; i++) len += put_folded(parts[i], out + len);
        return len;
    }
    if (is_accent(c)) return 0;
    ucs4_t cased[4] = {plain_mark(c)};
    size_t room = 1;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_So)) {
        ucs4_t one = cased[0];
        room = sizeof cased / sizeof *cased;
        u32_casefold(&one, 1, NULL, NULL, cased, &room);
    }
    size_t len = 0;
    for (size_t i = 0; i < room; i++) len += utf8_put(out + len, cased[i]);
    return len;
}

size_t utf8_fold_char(uint32_t c, char out[UTF8_FOLD_MAX]) {
    if (c < 0x80) {
        out[0] = (char)(c - 'A' < 26u ? c + 32 : c);
        return 1;
    }
    if (c < TABLE_END) {
        size_t size = folded[c - TABLE_START].size;
        if (size == 0) return utf8_put(out, c);
        memcpy(out, folded[c - TABLE_START].text, size);
        return size - 1;
    }
    return put_folded(c, out);
}

struct str utf8_fold(struct arena *arena, struct str s) {
    size_t len = 0, step;
    char one[UTF8_FOLD_MAX];
    for (size_t at = 0; at < s.len; at += step) len += utf8_fold_char(utf8_at(s, at, &step), one);
    char *out = arena_alloc(arena, len + 1);
    size_t used = 0;
    for (size_t at = 0; at < s.len; at += step) {
        size_t more = utf8_fold_char(utf8_at(s, at, &step), one);
        memcpy(out + used, one, more);
        used += more;
    }
    return (struct str){out, len};
}

/* A hash while folded bytes come one by one: those that do not make sixteen yet wait. */
struct hashing {
    uint64_t hash;
    char waiting[16];
    size_t count;
};

static uint64_t hash_waiting(const struct hashing *hashing) {
    const char *waiting = hashing->waiting;
    return utf8_hash_sixteen(hashing->hash, eight_at(waiting), eight_at(waiting + 8));
}

static void hash_byte(struct hashing *hashing, char byte) {
    hashing->waiting[hashing->count++] = byte;
    if (hashing->count < sizeof hashing->waiting) return;
    hashing->hash = hash_waiting(hashing);
    hashing->count = 0;
    memset(hashing->waiting, 0, sizeof hashing->waiting);
}

static uint32_t hash_end(const struct hashing *hashing) {
    uint64_t hash = hashing->hash;
    if (hashing->count > 0) hash = hash_waiting(hashing);
    return (uint32_t)hash;
}

uint32_t utf8_hash(struct str folded_bytes) {
    struct hashing hashing = {.hash = UTF8_HASH_START};
    for (size_t i = 0; i < folded_bytes.len; i++) hash_byte(&hashing, folded_bytes.ptr[i]);
    return hash_end(&hashing);
}

/* Folds the next sixteen bytes, or what is left, into hashing->waiting when they are ASCII. False,
 * and nothing waits, when they are not. */
static bool fold_sixteen(struct hashing *hashing, struct str s, size_t at) {
    size_t count = s.len - at < 16 ? s.len - at : 16;
    memcpy(hashing->waiting, s.ptr + at, count);
    sixteen bytes = sixteen_at(hashing->waiting);
    bytes |= sixteen_between(bytes, 'A', 'Z') & 0x20;
    memcpy(hashing->waiting, &bytes, sizeof bytes);
    if (((eight_at(hashing->waiting) | eight_at(hashing->waiting + 8)) & 0x8080808080808080u) == 0)
        return true;
    memset(hashing->waiting, 0, sizeof hashing->waiting);
    return false;
}

uint32_t utf8_fold_hash(struct str s) {
    struct hashing hashing = {.hash = UTF8_HASH_START};
    char one[UTF8_FOLD_MAX];
    size_t at = 0, step;
    for (; at < s.len && fold_sixteen(&hashing, s, at); at += 16) {
        hashing.hash = hash_waiting(&hashing);
        memset(hashing.waiting, 0, sizeof hashing.waiting);
    }
    for (; at < s.len; at += step) {
        size_t len = utf8_fold_char(utf8_at(s, at, &step), one);
        for (size_t i = 0; i < len; i++) hash_byte(&hashing, one[i]);
    }
    return hash_end(&hashing);
}
