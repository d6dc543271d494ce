#include "core/text/words.h"

#include <unictype.h>

#include "core/text/utf8.h"

/* What a character can be to the cutter: one bit each. HIGH is a byte outside ASCII. */
enum kind {
    LOWER = 1 << 0,
    UPPER = 1 << 1,
    DIGIT = 1 << 2,
    JOINER = 1 << 3,
    BLANK = 1 << 4,
    NEWLINE = 1 << 5,
    MARK = 1 << 6,
    HIGH = 1 << 7,
    COMBINING = 1 << 8, /* a mark on the letter before it, or a joiner of letters */
    LETTER = LOWER | UPPER,
    ALNUM = LETTER | DIGIT
};

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

static unsigned kind_of(uint32_t c) {
    if (c < 0x80) return kinds[c];
    if (c == 0x2019 || c == 0x2010 || c == 0x2011) return JOINER;
    if (c >= 0x2010 && c <= 0x2027) return MARK;
    if (c == 0x200C || c == 0x200D) return COMBINING;
    uint32_t category = uc_general_category(c).bitmask;
    if ((category & UC_CATEGORY_MASK_L) != 0)
        return (category & (UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt)) != 0 ? UPPER : LOWER;
    if ((category & UC_CATEGORY_MASK_M) != 0) return COMBINING;
    if ((category & UC_CATEGORY_MASK_N) != 0) return DIGIT;
    return (category & UC_CATEGORY_MASK_Z) != 0 ? BLANK : MARK;
}

/* Bytes of the run of ASCII letters and digits at `at`. */
static size_t run_length(struct str s, size_t at) {
    size_t end = at;
    while (end < s.len && (kinds[(unsigned char)s.ptr[end]] & ALNUM) != 0) end++;
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
static bool keeps_stop(struct str s, size_t start, size_t at, unsigned before, unsigned after) {
    if (after == DIGIT) return before == DIGIT;
    if (after == LOWER || is_domain(s, at + 1)) return true;
    size_t segment = at;
    while (segment > start && s.ptr[segment - 1] != '.') segment--;
    size_t len = at - segment;
    if (len == 1) return before != DIGIT; /* "A.M", "M.Si", "U.S"; not "8.PT" */
    /* "Ph.D", "S.Pd.I", "Dr.Ir" */
    return len <= 3 && kinds[(unsigned char)s.ptr[segment]] == UPPER && before == LOWER &&
           run_length(s, at + 1) <= 3;
}

/* Is the joiner `c` of `len` bytes at `at` inside the word that began at `start`? */
static bool joins(struct str s, size_t start, size_t at, uint32_t c, size_t len) {
    if (at + len >= s.len || at == start) return false;
    size_t step;
    uint32_t next = utf8_at(s, at + len, &step);
    unsigned after = kind_of(next);
    if ((after & ALNUM) == 0 || is_unspaced(next)) return false;
    unsigned before = kind_of(utf8_before(s, at, &step));
    if (before == COMBINING) before = LOWER;
    switch (c) {
    case '\'':
    case 0x2019:
        return (before & LETTER) != 0 && (after & LETTER) != 0;
    case ',':
        return before == DIGIT && after == DIGIT;
    case '.':
        return keeps_stop(s, start, at, before, after);
    default:
        return (before & ALNUM) != 0;
    }
}

/* A word while it is read. */
struct reading {
    struct str clean;
    size_t start, at;
    uint32_t hash;
    unsigned seen; /* the kinds of its characters */
};

static void take_char(struct reading *reading, uint32_t c, size_t len) {
    char folded[UTF8_FOLD_MAX];
    size_t count = utf8_fold_char(c, folded);
    for (size_t i = 0; i < count; i++) reading->hash = utf8_hash_byte(reading->hash, folded[i]);
    reading->at += len;
}

/* Takes the joiner or the character outside ASCII at reading->at; false when the word ends before
 * it. */
static bool take_rare(struct reading *reading) {
    size_t len;
    uint32_t c = utf8_at(reading->clean, reading->at, &len);
    unsigned kind = kind_of(c);
    if (kind == JOINER ? !joins(reading->clean, reading->start, reading->at, c, len)
                       : (kind & (ALNUM | COMBINING)) == 0 || is_unspaced(c))
        return false;
    reading->seen |= kind;
    take_char(reading, c, len);
    return true;
}

/* Does a new word begin at the capital at `at`, its space lost: "dariAntara", but "iPhone",
 * "TribunJatim", "non-K/L"? */
static bool splits(const struct reading *reading, size_t at, unsigned seen) {
    return seen == LOWER && at - reading->start > 1 &&
           kinds[(unsigned char)reading->clean.ptr[at - 1]] == LOWER;
}

/* The short way through ASCII letters and digits; returns the kind of what comes behind them. */
static unsigned take_ascii(struct reading *reading) {
    const unsigned char *text = (const unsigned char *)reading->clean.ptr;
    size_t at = reading->at, end = reading->clean.len;
    uint32_t hash = reading->hash;
    unsigned seen = reading->seen, kind = MARK;
    for (; at < end; at++) {
        size_t start = at; /* most letters are small: they need no look into the table */
        for (; at < end && (uint32_t)text[at] - 'a' < 26u; at++)
            hash = utf8_hash_byte(hash, (char)text[at]);
        if (at > start) seen |= LOWER;
        if (at == end) break;
        kind = kinds[text[at]];
        if (kind != DIGIT && (kind != UPPER || splits(reading, at, seen))) break;
        hash = utf8_hash_byte(hash, (char)(text[at] | 32)); /* digits have that bit */
        seen |= kind;
    }
    reading->at = at;
    reading->hash = hash;
    reading->seen = seen;
    return at < end ? kind : MARK;
}

/* Most joiners end a clause or a sentence: white space follows. */
static bool space_follows(const struct reading *reading) {
    size_t next = reading->at + 1;
    return next == reading->clean.len ||
           (kinds[(unsigned char)reading->clean.ptr[next]] & (BLANK | NEWLINE)) != 0;
}

static void read_spaced(struct reading *reading) {
    for (;;) {
        unsigned behind = take_ascii(reading);
        if ((behind & (JOINER | HIGH)) == 0) return;
        if (behind == JOINER && space_follows(reading)) return;
        if (!take_rare(reading)) return;
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
    } while (kind_of(c) == COMBINING);
}

static bool has_two_letters(struct str word) {
    size_t letters = 0, len;
    for (size_t at = 0; at < word.len && letters < 2; at += len)
        letters += (kind_of(utf8_at(word, at, &len)) & LETTER) != 0;
    return letters == 2;
}

static uint32_t flags_of(const struct reading *reading, unsigned first) {
    uint32_t flags = WORD_LETTERS;
    if (first == UPPER) flags |= WORD_CAPITAL;
    if (first == DIGIT) flags |= WORD_DIGIT;
    if ((reading->seen & LETTER) == UPPER &&
        has_two_letters(str_slice(reading->clean, reading->start, reading->at)))
        flags |= WORD_UPPER;
    return flags;
}

/* Reads the word at reading->at and returns its flags, those of its place apart. */
static uint32_t read_word(struct reading *reading) {
    unsigned kind = kinds[(unsigned char)reading->clean.ptr[reading->at]];
    size_t len = 1;
    uint32_t c = (unsigned char)reading->clean.ptr[reading->at];
    reading->start = reading->at;
    if (kind == HIGH) {
        c = utf8_at(reading->clean, reading->at, &len);
        kind = kind_of(c);
    }
    if ((kind & ALNUM) == 0) {
        reading->at += len;
        reading->hash = c;
        return 0;
    }
    reading->hash = UTF8_HASH_START;
    reading->seen = 0;
    if (is_unspaced(c))
        read_unspaced(reading);
    else
        read_spaced(reading);
    return flags_of(reading, kind);
}

/* Skips white space and returns what it says of the word behind it. */
static uint32_t skip_space(struct str clean, size_t *at) {
    const unsigned spaces = BLANK | NEWLINE | HIGH;
    size_t start = *at, lines = 0;
    if (start > 0 && start + 1 < clean.len) { /* mostly nothing or one space */
        unsigned here = kinds[(unsigned char)clean.ptr[start]];
        if ((here & spaces) == 0) return WORD_GLUED;
        if (here == BLANK && (kinds[(unsigned char)clean.ptr[start + 1]] & spaces) == 0) {
            ++*at;
            return 0;
        }
    }
    while (*at < clean.len) {
        unsigned kind = kinds[(unsigned char)clean.ptr[*at]];
        size_t len = 1;
        if (kind == HIGH) kind = kind_of(utf8_at(clean, *at, &len));
        if ((kind & (BLANK | NEWLINE)) == 0) break;
        lines += kind == NEWLINE;
        *at += len;
    }
    if (start == 0 || lines > 1) return WORD_PARAGRAPH | WORD_LINE;
    if (lines == 1) return WORD_LINE;
    return *at == start ? WORD_GLUED : 0;
}

void words_cut(struct arena *arena, struct str clean, struct words *out) {
    struct reading reading = {.clean = clean};
    size_t room = clean.len / 5 + 16;
    *out = (struct words){.at = arena_new_raw(arena, struct word, room)};
    for (;;) {
        uint32_t place = skip_space(clean, &reading.at);
        if (reading.at == clean.len) return;
        if (out->count == room) {
            room *= 2;
            struct word *more = arena_new_raw(arena, struct word, room);
            memcpy(more, out->at, out->count * sizeof *more);
            out->at = more;
        }
        uint32_t flags = place | read_word(&reading);
        out->at[out->count++] = (struct word){.start = (uint32_t)reading.start,
                                              .end = (uint32_t)reading.at,
                                              .hash = reading.hash,
                                              .flags = flags};
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
