/* Clean text cut into words, once per article; article and quotes both work on this array.
 *
 * A word is a run of letters, digits and marks with inner ' . , - / & _ kept where they belong to
 * it
 * ("tak-terkalahkan", "Jum'at", "co.id", "15/8/2023", "1,937", "D.C"); every other character that
 * is not white space is a word of its own (punctuation, quote marks). White space, no-break spaces
 * too, lies between words. Text in scripts without spaces (Han, kana, Thai) gives a word per
 * character.
 *
 * An apostrophe joins letters, a comma digits, - / & _ either. A full stop joins digits, and
 * letters before a lower-case one or after a single letter ("M.Si"), in short degrees ("Ph.D") and
 * before a top-level domain ("Tempo.Co"); else it ends a sentence whose space was lost
 * ("sama.Saya": three words). A full stop or comma behind a word is always a word of its own. */
#ifndef KUTIP_TEXT_WORDS_H
#define KUTIP_TEXT_WORDS_H

#include "core/base/arena.h"

enum word_flag {
    WORD_LETTERS = 1 << 0,   /* begins with a letter or digit: not punctuation */
    WORD_CAPITAL = 1 << 1,   /* first letter is upper case */
    WORD_UPPER = 1 << 2,     /* two letters or more, all of them upper case */
    WORD_DIGIT = 1 << 3,     /* first character is a digit */
    WORD_GLUED = 1 << 4,     /* no white space before it */
    WORD_LINE = 1 << 5,      /* first word of a line */
    WORD_PARAGRAPH = 1 << 6, /* first word after a blank line or of the text */
    WORD_PHRASE = 1 << 7,    /* a phrase of several words may begin with it and the next one */
    WORD_JOINED = 1 << 8,    /* holds one of the inner signs: "Jum'at", "co.id" */
    WORD_FOREIGN = 1 << 9,   /* first character is outside ASCII */
    WORD_MIXED = 1 << 10     /* a capital may stand behind its first letter, a small one too */
};

struct word {
    uint32_t start, end; /* in clean */
    uint32_t hash;       /* utf8_fold_hash of it; for punctuation the code point */
    uint32_t flags;      /* enum word_flag */
    uint64_t is;         /* classes (lang.h) of which this very word is a member */
    uint64_t begins;     /* classes of which some phrase (one word or more) begins with this word */
};

struct words {
    struct word *at;
    size_t count;
};

/* Cuts `clean`. `is`, `begins` and WORD_PHRASE are left 0: lang_classify() fills them. The array is
 * in `arena`.
 */
void words_cut(struct arena *arena, struct str clean, struct words *out);

/* Index of the first word that starts at or after `offset` (words.count when there is none). */
size_t words_from(const struct words *words, uint32_t offset);

#endif
