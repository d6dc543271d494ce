#include "core/text/words.h"

#include <unictype.h>

#include "core/text/utf8.h"

/* What a byte can be to the cutter; the letters and digits come first. */
enum kind { LOWER, UPPER, DIGIT, JOINER, BLANK, NEWLINE, MARK, HIGH };

/* clang-format off */
#define M MARK
#define L LOWER
#define U UPPER
#define D DIGIT
#define J JOINER
#define H HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH, HIGH
static const unsigned char kinds[256] = {
    M, M, M, M, M, M, M, M, M, BLANK, NEWLINE, M, M, M, M, M,
    M, M, M, M, M, M, M, M, M, M, M, M, M, M, M, M,
    BLANK, M, M, M, M, M, J, J, M, M, M, M, J, J, J, J,
    D, D, D, D, D, D, D, D, D, D, M, M, M, M, M, M,
    M, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U,
    U, U, U, U, U, U, U, U, U, U, U, M, M, M, M, J,
    M, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, M, M, M, M, M,
    H, H, H, H, H, H, H, H,
};
#undef M
#undef L
#undef U
#undef D
#undef J
#undef H
/* clang-format on */

/* Scripts written without spaces: Han, kana, Bopomofo, Thai, Lao, Burmese, Khmer. */
static bool is_unspaced(uint32_t c) {
    static const uint32_t ranges[][2] = {{0x0E00, 0x0EFF},   {0x1000, 0x109F},  {0x1780, 0x17FF},
                                         {0x2E80, 0x312F},   {0x31A0, 0x31FF},  {0x3400, 0x4DBF},
                                         {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},  {0xFF66, 0xFF9F},
                                         {0x1AFF0, 0x1B16F}, {0x20000, 0x3FFFF}};
    if (c < ranges[0][0]) return false;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
    return false;
}

static bool is_mark(uint32_t c) {
    return c >= 0x300 &&
           (c == 0x200C || c == 0x200D || uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M));
}

static enum kind kind_of(uint32_t c) {
    if (c < 0x80) return kinds[c];
    if (utf8_is_space(c)) return BLANK;
    if (c == 0x2019 || c == 0x2010 || c == 0x2011) return JOINER;
    if (!utf8_is_word(c)) return MARK;
    if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_N)) return DIGIT;
    return uc_is_property_uppercase(c) ? UPPER : LOWER;
}

static bool is_alnum(enum kind kind) {
    return kind <= DIGIT;
}

static bool is_letter(enum kind kind) {
    return kind <= UPPER;
}

/* Bytes of the run of ASCII letters and digits at `at`. */
static size_t run_length(struct str s, size_t at) {
    size_t end = at;
    while (end < s.len && is_alnum(kinds[(unsigned char)s.ptr[end]])) end++;
    return end - at;
}

/* Does the top-level domain of a host name begin at `at`? Those that are no common words. */
static bool is_domain(struct str s, size_t at) {
    static const struct str domains[] = {{"com", 3}, {"net", 3},  {"org", 3}, {"co", 2},
                                         {"id", 2},  {"info", 4}, {"tv", 2},  {"go", 2}};
    struct str run = str_slice(s, at, at + run_length(s, at));
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
        if (str_eq_ascii_nocase(run, domains[i])) return true;
    return false;
}

/* A full stop between `before` and `after` inside the word that began at `start`: part of a number,
 * an abbreviation or a host name, or the end of a sentence whose space was lost? */
static bool keeps_stop(struct str s, size_t start, size_t at, enum kind before, enum kind after) {
    if (after == DIGIT) return before == DIGIT;
    if (after == LOWER || is_domain(s, at + 1)) return true;
    size_t segment = at;
    while (segment > start && s.ptr[segment - 1] != '.') segment--;
    size_t len = at - segment;
    if (len == 1) return true; /* "A.M", "M.Si", "U.S" */
    /* "Ph.D", "S.Pd.I", "Dr.Ir" */
    return len <= 3 && kinds[(unsigned char)s.ptr[segment]] == UPPER && before == LOWER &&
           run_length(s, at + 1) <= 3;
}

/* Is the joiner `c` of `len` bytes at `at` inside the word that began at `start`? */
static bool joins(struct str s, size_t start, size_t at, uint32_t c, size_t len) {
    if (at + len >= s.len || at == start) return false;
    size_t step;
    uint32_t next = utf8_at(s, at + len, &step);
    enum kind after = kind_of(next);
    if (!is_alnum(after) || is_unspaced(next)) return false;
    enum kind before = kind_of(utf8_before(s, at, &step));
    switch (c) {
    case '\'':
    case 0x2019:
        return is_letter(before) && is_letter(after);
    case ',':
        return before == DIGIT && after == DIGIT;
    case '.':
        return keeps_stop(s, start, at, before, after);
    default:
        return is_alnum(before);
    }
}

/* A word while it is read. */
struct reading {
    struct str clean;
    size_t at;
    uint32_t hash;
    unsigned seen; /* 1 << kind of every character */
};

static void take_char(struct reading *reading, uint32_t c, size_t len) {
    char folded[UTF8_FOLD_MAX];
    size_t count = utf8_fold_char(c, folded);
    for (size_t i = 0; i < count; i++) reading->hash = utf8_hash_byte(reading->hash, folded[i]);
    reading->at += len;
}

/* Takes the joiner or the character outside ASCII at reading->at; false when the word ends before
 * it. */
static bool take_rare(struct reading *reading, size_t start) {
    size_t len;
    uint32_t c = utf8_at(reading->clean, reading->at, &len);
    enum kind kind = kind_of(c);
    if (kind == JOINER ? !joins(reading->clean, start, reading->at, c, len)
                       : !is_alnum(kind) || is_unspaced(c))
        return false;
    if (!is_mark(c)) reading->seen |= 1u << kind;
    take_char(reading, c, len);
    return true;
}

static void read_spaced(struct reading *reading) {
    size_t start = reading->at;
    const unsigned char *text = (const unsigned char *)reading->clean.ptr;
    while (reading->at < reading->clean.len) {
        unsigned char byte = text[reading->at];
        enum kind kind = kinds[byte];
        if (is_alnum(kind)) {
            reading->hash =
                utf8_hash_byte(reading->hash, kind == UPPER ? (char)(byte | 32) : (char)byte);
            reading->seen |= 1u << kind;
            reading->at++;
        } else if ((kind != JOINER && kind != HIGH) || !take_rare(reading, start)) {
            return;
        }
    }
}

/* A character of a script without spaces, with the marks on it. */
static void read_unspaced(struct reading *reading) {
    size_t len;
    uint32_t c = utf8_at(reading->clean, reading->at, &len);
    do {
        take_char(reading, c, len);
        if (reading->at == reading->clean.len) return;
        c = utf8_at(reading->clean, reading->at, &len);
    } while (is_mark(c));
}

static bool has_two_letters(struct str word) {
    size_t letters = 0, len;
    for (size_t at = 0; at < word.len && letters < 2; at += len)
        letters += is_letter(kind_of(utf8_at(word, at, &len)));
    return letters == 2;
}

static uint32_t flags_of(const struct reading *reading, size_t start, enum kind first) {
    uint32_t flags = WORD_LETTERS;
    if (first == UPPER) flags |= WORD_CAPITAL;
    if (first == DIGIT) flags |= WORD_DIGIT;
    if ((reading->seen & (1u << UPPER | 1u << LOWER)) == 1u << UPPER &&
        has_two_letters(str_slice(reading->clean, start, reading->at)))
        flags |= WORD_UPPER;
    return flags;
}

/* The word at reading->at; `flags` says where it stands. */
static struct word read_word(struct reading *reading, uint32_t flags) {
    size_t start = reading->at, len;
    uint32_t c = utf8_at(reading->clean, start, &len);
    enum kind kind = kind_of(c);
    reading->hash = UTF8_HASH_START;
    reading->seen = 0;
    if (!is_alnum(kind) || is_mark(c)) {
        reading->at += len;
        reading->hash = c;
    } else {
        if (is_unspaced(c))
            read_unspaced(reading);
        else
            read_spaced(reading);
        flags |= flags_of(reading, start, kind);
    }
    return (struct word){.start = (uint32_t)start,
                         .end = (uint32_t)reading->at,
                         .hash = reading->hash,
                         .flags = flags};
}

/* Skips white space and tells what it says of the word behind it. */
static uint32_t skip_space(struct str clean, size_t *at) {
    size_t start = *at, lines = 0;
    while (*at < clean.len) {
        unsigned char byte = (unsigned char)clean.ptr[*at];
        size_t len = 1;
        if (kinds[byte] == NEWLINE)
            lines++;
        else if (kinds[byte] == HIGH ? !utf8_is_space(utf8_at(clean, *at, &len))
                                     : kinds[byte] != BLANK)
            break;
        *at += len;
    }
    if (start == 0 || lines > 1) return WORD_PARAGRAPH | WORD_LINE;
    if (lines == 1) return WORD_LINE;
    return *at == start ? WORD_GLUED : 0;
}

void words_cut(struct arena *arena, struct str clean, struct words *out) {
    struct reading reading = {.clean = clean};
    size_t room = clean.len / 5 + 16;
    *out = (struct words){.at = arena_new(arena, struct word, room)};
    for (;;) {
        uint32_t flags = skip_space(clean, &reading.at);
        if (reading.at == clean.len) return;
        if (out->count == room) {
            room *= 2;
            struct word *more = arena_new(arena, struct word, room);
            memcpy(more, out->at, out->count * sizeof *more);
            out->at = more;
        }
        out->at[out->count++] = read_word(&reading, flags);
    }
}

size_t words_from(const struct words *words, uint32_t offset) {
    size_t low = 0, high = words->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words->at[middle].start >= offset)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
