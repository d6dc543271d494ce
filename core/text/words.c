#include "core/text/words.h"

#include <unictype.h>

#include "core/base/sorted.h"
#include "core/text/sixteen.h"
#include "core/text/utf8.h"

/* What a character can be to the cutter: one bit each. HIGH is a byte outside ASCII. */
enum kind {
    LOWER = 1 << 0,
    UPPER = WORD_CAPITAL, /* the flags of a word that begins with it */
    DIGIT = WORD_DIGIT,
    JOINER = 1 << 2,
    BLANK = 1 << 4,
    NEWLINE = 1 << 5,
    MARK = 1 << 6,
    HIGH = 1 << 7,
    COMBINING = 1 << 8, /* a mark on the letter before it, or a joiner of letters */
    LETTER = LOWER | UPPER,
    ALNUM = LETTER | DIGIT
};

enum {
    AHEAD = 2048, /* bytes of text that are looked at ahead of the words */
    PLAIN = 14    /* letters and digits of a plain word */
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
    unsigned seen; /* the kinds of its characters */
};

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
    reading->at += len;
    return true;
}

/* Does a new word begin at the capital at reading->at, its space lost: "dariAntara", but "iPhone",
 * "TribunJatim", "non-K/L"? */
static bool splits(const struct reading *reading) {
    return reading->seen == LOWER && reading->at - reading->start > 1 &&
           kinds[(unsigned char)reading->clean.ptr[reading->at - 1]] == LOWER;
}

/* Takes ASCII letters and digits; returns the kind of what comes behind them. */
static unsigned take_ascii(struct reading *reading) {
    struct str clean = reading->clean;
    for (; reading->at < clean.len; reading->at++) {
        unsigned kind = kinds[(unsigned char)clean.ptr[reading->at]];
        if ((kind & ALNUM) == 0 || (kind == UPPER && splits(reading))) return kind;
        reading->seen |= kind;
    }
    return MARK;
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
    struct str clean = reading->clean;
    utf8_at(clean, reading->at, &len);
    do reading->at += len;
    while (reading->at < clean.len && kind_of(utf8_at(clean, reading->at, &len)) == COMBINING);
}

static bool has_two_letters(struct str word) {
    size_t letters = 0, len;
    for (size_t at = 0; at < word.len && letters < 2; at += len)
        letters += (kind_of(utf8_at(word, at, &len)) & LETTER) != 0;
    return letters == 2;
}

static uint32_t flags_of(const struct reading *reading, unsigned first) {
    uint32_t flags = WORD_LETTERS | (first & (UPPER | DIGIT));
    if ((reading->seen & JOINER) != 0) flags |= WORD_JOINED;
    if ((reading->seen & LETTER) == UPPER &&
        has_two_letters(str_slice(reading->clean, reading->start, reading->at)))
        flags |= WORD_UPPER;
    return flags;
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

/* Reads any word at `at` and returns its end. */
static size_t read_word(struct str clean, size_t at, struct word *word) {
    struct reading reading = {.clean = clean, .start = at, .at = at};
    size_t len;
    uint32_t c = utf8_at(clean, at, &len);
    unsigned kind = kind_of(c);
    if ((kind & ALNUM) == 0) {
        word->hash = c;
        return at + len;
    }
    if (is_unspaced(c))
        read_unspaced(&reading);
    else
        read_spaced(&reading);
    word->hash = utf8_fold_hash(str_slice(clean, at, reading.at));
    word->flags |= flags_of(&reading, kind);
    return reading.at;
}

/* ---- plain words ---- */

/* Where others than ASCII letters and digits stand in the next stretch of text, four bits for each.
 * Made before its words are read: where one ends is known at once, and the processor begins the
 * next while this one is still at work. With a loop over letters, whose end it could not foretell,
 * cutting took nearly twice the time. */
struct ahead {
    size_t from, end; /* words that begin before `end` can be read with it */
    char bits[AHEAD / 2];
};

static void look_ahead(struct ahead *ahead, struct str clean, size_t from) {
    size_t len =
        clean.len - from < AHEAD ? (clean.len - from) / sizeof(sixteen) : AHEAD / sizeof(sixteen);
    for (size_t i = 0; i < len; i++) {
        sixteen bytes = sixteen_at(clean.ptr + from + i * sizeof bytes);
        sixteen_put_bits(
            ahead->bits + i * sizeof(uint64_t),
            ~(sixteen_between(bytes | 0x20, 'a', 'z') | sixteen_between(bytes, '0', '9')));
    }
    ahead->from = from;
    ahead->end = from + (len > 1 ? (len - 1) * sizeof(sixteen) : 0);
}

/* Does a word of ASCII letters and digits end before `at`, whatever stands there? */
static inline bool surely_ends(struct str clean, size_t at) {
    unsigned kind = kinds[(unsigned char)clean.ptr[at]];
    if ((kind & (JOINER | HIGH)) == 0) return true;
    if (kind == JOINER) return (kinds[(unsigned char)clean.ptr[at + 1]] & (ALNUM | HIGH)) == 0;
    size_t len;
    return (kind_of(utf8_at(clean, at, &len)) & (ALNUM | JOINER | COMBINING)) == 0;
}

/* All bits of the first `len` bytes of sixteen are eight_at(first_bytes + 16 - len) and what stands
 * eight bytes behind. */
static const char first_bytes[32] = {-1, -1, -1, -1, -1, -1, -1, -1,
                                     -1, -1, -1, -1, -1, -1, -1, -1};

/* The short way for a mark of ASCII, or at most fourteen of its letters and digits: takes such a
 * word whole and returns its end; 0 for another one. */
static inline size_t read_plain(const struct ahead *ahead, struct str clean, size_t at,
                                struct word *word) {
    unsigned first = kinds[(unsigned char)clean.ptr[at]];
    if ((first & ALNUM) == 0) {
        word->hash = (unsigned char)clean.ptr[at];
        return first != HIGH ? at + 1 : 0;
    }
    size_t place = at - ahead->from;
    uint64_t others = eight_at(ahead->bits + place / 2) >> place % 2 * 4;
    size_t len = (size_t)__builtin_ctzll(others | (uint64_t)1 << 60) / 4;
    if (len > PLAIN || !surely_ends(clean, at + len)) return 0;
    const uint64_t small = 0x2020202020202020u; /* the bit that capitals lack, digits do not */
    const char *inside = first_bytes + sizeof(sixteen) - len;
    uint64_t bytes = eight_at(clean.ptr + at), more = eight_at(clean.ptr + at + 8);
    uint64_t folded = (bytes | small) & eight_at(inside);
    uint64_t folded_more = (more | small) & eight_at(inside + 8);
    bool capitals = ((folded & ~bytes) >> 8 | (folded_more & ~more)) != 0; /* behind the first */
    if (capitals && first != UPPER) return 0;
    word->flags |= WORD_LETTERS | (first & (UPPER | DIGIT));
    if (capitals) {
        uint64_t smalls = (folded & bytes & bytes << 1) | (folded_more & more & more << 1);
        if ((smalls & small << 1) == 0) word->flags |= WORD_UPPER;
    }
    word->hash = utf8_hash_end(utf8_hash_sixteen(UTF8_HASH_START, folded, folded_more));
    return at + len;
}

/* ---- the whole ---- */

void words_cut(struct arena *arena, struct str clean, struct words *out) {
    struct ahead ahead;
    size_t at = 0, count = 0, room = clean.len / 5 + 16;
    struct word *words = arena_new_raw(arena, struct word, room);
    ahead.end = 0;
    for (;;) {
        uint32_t place = skip_space(clean, &at);
        if (at == clean.len) break;
        if (count == room) {
            room *= 2;
            struct word *more = arena_new_raw(arena, struct word, room);
            memcpy(more, words, count * sizeof *more);
            words = more;
        }
        struct word *word = &words[count++];
        *word = (struct word){.start = (uint32_t)at, .flags = place};
        if (at >= ahead.end) look_ahead(&ahead, clean, at);
        size_t end = at < ahead.end ? read_plain(&ahead, clean, at, word) : 0;
        at = end > 0 ? end : read_word(clean, at, word);
        word->end = (uint32_t)at;
    }
    *out = (struct words){words, count};
}

size_t words_from(const struct words *words, uint32_t offset) {
    return sorted_from(words->at, words->count, sizeof *words->at, offsetof(struct word, start),
                       offset);
}
