/* Colours: roles -> faces. Themes are INI files; see themes/. */
#ifndef KUTIP_CONFIG_THEME_H
#define KUTIP_CONFIG_THEME_H

#include <stdbool.h>

#include "tui/grid/style.h"

enum colour_kind {
    COLOUR_OPEN,    /* not said: what lies below shows through */
    COLOUR_DEFAULT, /* the terminal's own */
    COLOUR_ANSI,    /* 0-15 of the terminal's palette, by name ("red", "bright-blue") */
    COLOUR_RGB      /* 24 bits */
};

struct colour {
    uint8_t kind; /* enum colour_kind */
    uint8_t red;  /* of COLOUR_ANSI: the number */
    uint8_t green, blue;
};

/* Attributes, once: ATTRIBUTE(NAME, "name in the theme") */
#define FACE_ATTRIBUTES(ATTRIBUTE)                                                                 \
    ATTRIBUTE(BOLD, "bold")                                                                        \
    ATTRIBUTE(DIM, "dim")                                                                          \
    ATTRIBUTE(ITALIC, "italic")                                                                    \
    ATTRIBUTE(UNDERLINE, "underline")                                                              \
    ATTRIBUTE(REVERSE, "reverse")

enum face_attribute_index {
#define ATTRIBUTE(name, text) FACE_INDEX_##name,
    FACE_ATTRIBUTES(ATTRIBUTE)
#undef ATTRIBUTE
};

enum face_attribute {
#define ATTRIBUTE(name, text) FACE_##name = 1 << FACE_INDEX_##name,
    FACE_ATTRIBUTES(ATTRIBUTE)
#undef ATTRIBUTE
};

struct face {
    struct colour foreground, background;
    uint8_t attributes; /* enum face_attribute */
};

struct theme {
    struct face faces[FACE_COUNT]; /* by role, then by overlay */
};

/* The theme of a terminal without colours: the default faces of roles.def. */
void theme_plain(struct theme *out);

/* The whole face of a style: its role over `text`, its overlays over that. No COLOUR_OPEN is left.
 */
struct face theme_face(const struct theme *theme, cell_style style);

#endif
