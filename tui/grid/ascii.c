/* The text of articles where only ASCII is shown; the program's own signs have theirs in
 * glyphs.def. */
#include <stdio.h>
#include <uninorm.h>
#include <unistr.h>

#include "tui/grid/grid.h"

/* What punctuation is written as. */
static const struct {
    const char *characters;
    char ascii;
} STAND_INS[] = {
    {"“”„‟«»″", '"'}, {"‘’‚‛‹›′`", '\''}, {"‐‑‒–—―−", '-'}, {"•·‧●▪", '*'}, {"…", '.'},
    {"×", 'x'},       {"→", '>'},         {"←", '<'},       {"≈", '~'},     {"\u00a0\u2009", ' '},
};

static char stand_in(struct str bytes) {
    ucs4_t c, parts[UC_DECOMPOSITION_MAX_LENGTH];
    if (u8_mbtoucr(&c, (const uint8_t *)bytes.ptr, bytes.len) <= 0) return '?';
    size_t len = (size_t)u8_mbtouc(&c, (const uint8_t *)bytes.ptr, bytes.len);
    for (size_t i = 0; i < sizeof STAND_INS / sizeof *STAND_INS; i++)
        if (str_find(str_from(STAND_INS[i].characters), str_slice(bytes, 0, len), 0) != SIZE_MAX)
            return STAND_INS[i].ascii;
    while (c >= 0x80 && uc_canonical_decomposition(c, parts) > 0) c = parts[0]; /* é: e */
    return c >= 0x20 && c < 0x7f ? (char)c : '?';
}

void grid_to_ascii(struct grid *grid) {
    size_t count = (size_t)grid->rows * (size_t)grid->columns;
    for (size_t i = 0; i < count; i++) {
        struct cell *cell = &grid->cells[i];
        if (cell->len == 1) continue;
        char ascii = cell->len == 0 ? '?' : stand_in((struct str){cell->bytes, cell->len});
        cell->bytes[0] = ascii;
        cell->len = cell->width = 1;
        cell->doubtful = false;
    }
}
