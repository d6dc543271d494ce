/* Themes' colours -> what this terminal can show. Pure. */
#ifndef KUTIP_TERM_PALETTE_H
#define KUTIP_TERM_PALETTE_H

#include "tui/config/theme.h"

/* How many colours the terminal has: 0, 8, 16, 256, or PALETTE_RGB for 24 bits. */
enum { PALETTE_RGB = 1 << 24 };

/* The number of the nearest colour of such a palette, -1 for the terminal's own. Of 256 colours
 * only those behind the first 16 are taken for an RGB colour: the first 16 are the reader's own. */
int palette_number(struct colour colour, int colours);

/* A face as a palette shows it: numbers, -1 for the terminal's own, and attributes. */
struct shown_face {
    int foreground, background;
    unsigned attributes; /* enum face_attribute */
};

/* The face of a style. An overlay that the palette cannot tell from what lies below it is shown by
 * its attributes in `plain` (theme_plain()); without colours (0) everything is. */
struct shown_face palette_face(const struct theme *theme, const struct theme *plain,
                               cell_style style, int colours);

#endif
