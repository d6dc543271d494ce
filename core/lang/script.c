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
    {'A', 'Z', SCRIPT_LATIN},          {'a', 'z', SCRIPT_LATIN},
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

static enum script script_of(struct str clean, size_t at) {
    unsigned char first = (unsigned char)(clean.ptr[at] | 0x20);
    if (first < 0x80) return first >= 'a' && first <= 'z' ? SCRIPT_LATIN : SCRIPT_NONE;
    size_t len;
    uint32_t c = utf8_at(clean, at, &len);
    for (size_t i = 0; i < sizeof BLOCKS / sizeof BLOCKS[0] && c >= BLOCKS[i].from; i++)
        if (c <= BLOCKS[i].to) return BLOCKS[i].script;
    return SCRIPT_NONE;
}

enum script script_of_words(struct str clean, const struct words *words, size_t to,
                            size_t *letters) {
    size_t counts[SCRIPT_COUNT] = {0};
    *letters = 0;
    for (size_t i = 0; i < to; i++) {
        if ((words->at[i].flags & WORD_LETTERS) == 0) continue;
        enum script script = script_of(clean, words->at[i].start);
        counts[script]++;
        *letters += script != SCRIPT_NONE;
    }
    if (counts[SCRIPT_KANA] * 10 > counts[SCRIPT_HAN]) {
        counts[SCRIPT_KANA] += counts[SCRIPT_HAN];
        counts[SCRIPT_HAN] = 0;
    }
    enum script most = SCRIPT_LATIN;
    for (int i = SCRIPT_NONE + 1; i < SCRIPT_COUNT; i++)
        if (counts[i] > counts[most]) most = (enum script)i;
    return most;
}
