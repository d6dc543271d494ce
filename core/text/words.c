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
    ALNUM = LETTER | DIGIT,
    SPACE = BLANK | NEWLINE | HIGH /* perhaps white space */
};

enum {
    BLOCK = 48, /* bytes of text whose words are looked for at once */
    REACH = 16  /* letters and digits of a plain word: with a block, a bit of 64 for each */
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

/* The character at `at`, most often of ASCII, its kind and its length. */
static inline uint32_t look_at(struct str s, size_t at, unsigned *kind, size_t *len) {
    uint32_t c = (unsigned char)s.ptr[at];
    *len = 1;
    *kind = kinds[c];
    if (*kind != HIGH) return c;
    c = utf8_at(s, at, len);
    *kind = kind_of(c);
    return c;
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
    unsigned after, before = kinds[(unsigned char)s.ptr[at - 1]];
    uint32_t next = look_at(s, at + len, &after, &step);
    if ((after & ALNUM) == 0 || is_unspaced(next)) return false;
    if (before == HIGH) before = kind_of(utf8_before(s, at, &step));
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
    unsigned kind;
    uint32_t c = look_at(reading->clean, reading->at, &kind, &len);
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

/* Takes small letters and digits of ASCII, sixteen at a time. */
static void take_small(struct reading *reading) {
    struct str clean = reading->clean;
    while (clean.len - reading->at >= sizeof(sixteen)) {
        sixteen bytes = sixteen_at(clean.ptr + reading->at);
        uint32_t small = sixteen_bits(sixteen_between(bytes, 'a', 'z'));
        uint32_t digits = sixteen_bits(sixteen_between(bytes, '0', '9'));
        uint32_t len = (uint32_t)__builtin_ctz(~(small | digits)), taken = (1u << len) - 1;
        reading->at += len;
        reading->seen |= ((small & taken) != 0 ? LOWER : 0) | ((digits & taken) != 0 ? DIGIT : 0);
        if (len < sizeof bytes) return;
    }
}

/* Takes ASCII letters and digits; returns the kind of what comes behind them. */
static unsigned take_ascii(struct reading *reading) {
    struct str clean = reading->clean;
    take_small(reading);
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
    if ((reading->seen & LETTER) == LETTER) flags |= WORD_MIXED;
    if ((reading->seen & LETTER) == UPPER &&
        has_two_letters(str_slice(reading->clean, reading->start, reading->at)))
        flags |= WORD_UPPER;
    return flags;
}

/* White space behind a word: where it ends, and what it says of a word that begins right there. */
struct gap {
    size_t end;
    uint32_t place;
};

static struct gap skip_space(struct str clean, size_t start) {
    size_t at = start, lines = 0, len;
    unsigned kind;
    for (; at < clean.len; at += len) {
        look_at(clean, at, &kind, &len);
        if ((kind & (BLANK | NEWLINE)) == 0) break;
        lines += kind == NEWLINE;
    }
    if (start == 0 || lines > 1) return (struct gap){at, WORD_PARAGRAPH | WORD_LINE};
    if (lines == 1) return (struct gap){at, WORD_LINE};
    return (struct gap){at, at == start ? WORD_GLUED : 0};
}

static inline uint32_t hash_of(sixteen folded) {
    return (uint32_t)utf8_hash_sixteen(UTF8_HASH_START, sixteen_half(folded, 0),
                                       sixteen_half(folded, 1));
}

/* utf8_fold_hash() of the word, by a shorter way when it is short and of ASCII. */
static uint32_t fold_hash(struct str clean, size_t start, size_t end) {
    if (end - start <= sizeof(sixteen) && clean.len - start >= sizeof(sixteen)) {
        sixteen bytes = sixteen_at(clean.ptr + start) & sixteen_first(end - start);
        if (sixteen_bits(bytes) == 0)
            return hash_of(bytes | (sixteen_between(bytes, 'A', 'Z') & 0x20));
    }
    return utf8_fold_hash(str_slice(clean, start, end));
}

/* Reads any word at `at`; `place` are its flags so far. Returns its end. Kept apart from the short
 * way, which else lacks registers. */
static __attribute__((noinline)) size_t read_word(struct str clean, size_t at, uint32_t place,
                                                  struct word *word) {
    struct reading reading = {.clean = clean, .start = at, .at = at};
    size_t len;
    unsigned kind;
    uint32_t c = look_at(clean, at, &kind, &len);
    if (c >= 0x80) place |= WORD_FOREIGN;
    *word = (struct word){(uint32_t)at, (uint32_t)(at + len), c, place, 0, 0};
    if ((kind & ALNUM) == 0) return at + len;
    if (is_unspaced(c))
        read_unspaced(&reading);
    else
        read_spaced(&reading);
    word->end = (uint32_t)reading.at;
    word->hash = fold_hash(clean, at, reading.at);
    word->flags |= flags_of(&reading, kind);
    return reading.at;
}

/* ---- plain words ---- */

/* A block of text with what follows it as far as a plain word may reach, a bit for each byte. Where
 * words begin and end is known before they are read: the processor works at several of them at
 * once. With a loop over letters, whose end it cannot foretell, cutting takes twice as long. */
struct block {
    const char *text;
    uint64_t others; /* than ASCII letters and digits */
    uint64_t begins; /* where a word may begin: others but spaces, runs of letters and digits */
    char copy[BLOCK + 2 * REACH]; /* of the text's end, spaces behind it */
};

static uint64_t letters_at(const char *text) {
    sixteen bytes = sixteen_at(text);
    return sixteen_bits(sixteen_between(bytes | 0x20, 'a', 'z') | sixteen_between(bytes, '0', '9'));
}

/* Goes on to the block at `from`, a multiple of BLOCK. */
static void next_block(struct block *block, struct str clean, size_t from) {
    uint64_t before = from > 0 ? ~block->others >> (BLOCK - 1) & 1 : 0, letters = 0, spaces = 0;
    block->text = clean.ptr + from;
    if (clean.len - from < sizeof block->copy) {
        memset(block->copy, ' ', sizeof block->copy);
        block->text = memcpy(block->copy, clean.ptr + from, clean.len - from);
    }
    for (size_t i = 0; i < BLOCK; i += sizeof(sixteen)) {
        letters |= letters_at(block->text + i) << i;
        spaces |= (uint64_t)sixteen_bits(sixteen_at(block->text + i) == ' ') << i;
    }
    letters |= letters_at(block->text + BLOCK) << BLOCK;
    block->others = ~letters;
    block->begins =
        ((letters & ~(letters << 1 | before)) | ~(letters | spaces)) & (((uint64_t)1 << BLOCK) - 1);
}

/* Where words may begin in the block from `offset` on; right there also inside a run of letters, of
 * which a word took only the first. */
static uint64_t begins_from(const struct block *block, size_t offset) {
    if (offset >= BLOCK) return 0;
    return (block->begins >> offset | (~block->others >> offset & 1)) << offset;
}

/* What makes a word of ASCII letters and digits go on, perhaps, when it stands behind a byte of
 * that kind. */
static const unsigned char goes_on[] = {
    [JOINER] = ALNUM | HIGH, [HIGH] = 0xFF, [LOWER] = 0xFF, [UPPER] = 0xFF, [DIGIT] = 0xFF};

/* The short way for at most sixteen ASCII letters and digits at byte `at` of the block, or for a
 * sign, of the kind `first`: reads such a word but for its place and returns its length; 0 for
 * another one. Without a jump for signs: where one comes nobody can foretell. */
static inline size_t read_plain(const struct block *block, size_t at, unsigned first,
                                uint32_t flags, struct word *word) {
    typedef uint16_t pairs __attribute__((vector_size(16)));
    const char *text = block->text + at;
    size_t len = (size_t)__builtin_ctzll(block->others >> at | 1 << REACH);
    if ((goes_on[kinds[(unsigned char)text[len]]] & kinds[(unsigned char)text[len + 1]]) != 0)
        return 0;
    sixteen bytes = sixteen_at(text), inside = sixteen_first(len);
    sixteen folded = (bytes | 0x20) & inside; /* capitals lack that bit, digits do not */
    uint32_t capitals = sixteen_bits((sixteen)((pairs)(folded & ~bytes) << 2));
    if (capitals > 1) { /* behind the first */
        if (first != UPPER) return 0;
        bool mixed = sixteen_any(sixteen_between(bytes, 'a', 'z') & inside);
        flags |= mixed ? WORD_MIXED : WORD_UPPER;
    }
    uint32_t letters = -(uint32_t)(len > 0); /* all bits, or none */
    word->flags = flags | (WORD_LETTERS & letters) | (first & (UPPER | DIGIT));
    word->hash = (hash_of(folded) & letters) | ((unsigned char)text[0] & ~letters);
    return len + (len == 0);
}

/* ---- the whole ---- */

/* The words so far, and where the next one is looked for. */
struct cutting {
    struct str clean;
    struct word *words, *next;
    size_t room;
    struct gap gap; /* behind the last word */
    struct block block;
};

static void make_room(struct arena *arena, struct cutting *cutting) {
    size_t count = (size_t)(cutting->next - cutting->words);
    if (cutting->room - count >= BLOCK) return;
    cutting->room *= 2;
    struct word *more = arena_new_raw(arena, struct word, cutting->room);
    cutting->words = memcpy(more, cutting->words, count * sizeof *more);
    cutting->next = more + count;
}

/* Adds the words that begin in the block at `from`. */
static void cut_block(struct cutting *cutting, size_t from) {
    const struct block *block = &cutting->block;
    size_t at = cutting->gap.end;
    uint32_t place = cutting->gap.place;
    struct word *word = cutting->next;
    uint64_t begins = at >= from ? begins_from(block, at - from) : block->begins;
    while (begins != 0) {
        size_t i = (size_t)__builtin_ctzll(begins), start = from + i, len = 1;
        unsigned first = kinds[(unsigned char)block->text[i]];
        uint32_t flags = start == at ? place : 0;
        if ((first & SPACE) == 0) {
            len = read_plain(block, i, first, flags, word);
        } else {
            struct gap more = skip_space(cutting->clean, at);
            if (more.end > start) {
                at = more.end;
                place = more.place;
                begins = begins_from(block, at - from);
                continue;
            }
            len = 0;
        }
        if (len > 0) {
            at = start + len;
            word->start = (uint32_t)start;
            word->end = (uint32_t)at;
            word->is = word->begins = 0;
            begins &= begins - 1;
        } else {
            at = read_word(cutting->clean, start, flags, word);
            begins = begins_from(block, at - from);
        }
        place = WORD_GLUED;
        word++;
    }
    cutting->gap = (struct gap){at, place};
    cutting->next = word;
}

void words_cut(struct arena *arena, struct str clean, struct words *out) {
    struct cutting cutting;
    cutting.clean = clean;
    cutting.room = clean.len / 5 + BLOCK;
    cutting.words = cutting.next = arena_new_raw(arena, struct word, cutting.room);
    cutting.gap = skip_space(clean, 0);
    for (size_t from = 0; from < clean.len; from += BLOCK) {
        make_room(arena, &cutting);
        next_block(&cutting.block, clean, from);
        cut_block(&cutting, from);
    }
    *out = (struct words){cutting.words, (size_t)(cutting.next - cutting.words)};
}

size_t words_from(const struct words *words, uint32_t offset) {
    return sorted_from(words->at, words->count, sizeof *words->at, offsetof(struct word, start),
                       offset);
}
