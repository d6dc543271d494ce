#include "core/lang/script.h"

#include "core/text/utf8.h"

static const struct {
    struct str name;
    bool alone, capitals;
} INFO[] = {
#define SCRIPT(name, text, alone, capitals) {STR(text), alone, capitals},
    SCRIPTS(SCRIPT)
#undef SCRIPT
};

/* Blocks of The Unicode Standard above ASCII, as far as the scripts need them, in order. */
static const struct {
    uint32_t from, to;
    enum script script;
} BLOCKS[] = {
    {0xC0, 0x24F, SCRIPT_LATIN},       {0x370, 0x3FF, SCRIPT_GREEK},
    {0x400, 0x52F, SCRIPT_CYRILLIC},   {0x590, 0x5FF, SCRIPT_HEBREW},
    {0x600, 0x6FF, SCRIPT_ARABIC},     {0x750, 0x77F, SCRIPT_ARABIC},
    {0x900, 0x97F, SCRIPT_DEVANAGARI}, {0xE00, 0xE7F, SCRIPT_THAI},
    {0x1100, 0x11FF, SCRIPT_HANGUL},   {0x1E00, 0x1EFF, SCRIPT_LATIN},
    {0x3040, 0x30FF, SCRIPT_KANA},     {0x3400, 0x4DBF, SCRIPT_HAN},
    {0x4E00, 0x9FFF, SCRIPT_HAN},      {0xAC00, 0xD7AF, SCRIPT_HANGUL},
    {0xFB50, 0xFDFF, SCRIPT_ARABIC},   {0xFE70, 0xFEFE, SCRIPT_ARABIC},
};

enum script script_named(struct str name) {
    for (int i = SCRIPT_NONE + 1; i < SCRIPT_COUNT; i++)
        if (str_eq_ascii_nocase(INFO[i].name, name)) return (enum script)i;
    return SCRIPT_NONE;
}

bool script_tells_language(enum script script) {
    return INFO[script].alone;
}

bool script_has_capitals(enum script script) {
    return INFO[script].capitals;
}

static enum script script_of(uint32_t c) {
    for (size_t i = 0; i < sizeof BLOCKS / sizeof BLOCKS[0] && c >= BLOCKS[i].from; i++)
        if (c <= BLOCKS[i].to) return BLOCKS[i].script;
    return SCRIPT_NONE;
}

void script_count(struct str clean, const struct words *words, size_t from, size_t to,
                  struct script_counts *counts) {
    const uint32_t kinds = WORD_LETTERS | WORD_DIGIT | WORD_FOREIGN;
    uint32_t any = 0;
    for (size_t i = from; i < to; i++) {
        uint32_t flags = words->at[i].flags;
        counts->of[SCRIPT_LATIN] += (flags & kinds) == WORD_LETTERS;
        any |= flags;
    }
    if ((any & WORD_FOREIGN) == 0) return; /* nearly all texts in ASCII's letters */
    for (size_t i = from; i < to; i++) {
        const struct word *word = &words->at[i];
        size_t len;
        if ((word->flags & kinds & ~(uint32_t)WORD_DIGIT) == (WORD_LETTERS | WORD_FOREIGN))
            counts->of[script_of(utf8_at(clean, word->start, &len))]++;
    }
}

enum script script_of_most(const struct script_counts *counts, size_t *letters) {
    size_t of[SCRIPT_COUNT];
    memcpy(of, counts->of, sizeof of);
    if (of[SCRIPT_KANA] * 10 > of[SCRIPT_HAN]) {
        of[SCRIPT_KANA] += of[SCRIPT_HAN];
        of[SCRIPT_HAN] = 0;
    }
    enum script most = SCRIPT_LATIN;
    *letters = 0;
    for (int i = SCRIPT_NONE + 1; i < SCRIPT_COUNT; i++) {
        *letters += of[i];
        if (of[i] > of[most]) most = (enum script)i;
    }
    return most;
}
