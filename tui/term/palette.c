#include "tui/term/palette.h"

#include "core/base/bounds.h"

/* The bright half of the first sixteen as xterm has it; the rest are bits: red 1, green 2, blue 4.
 */
static const struct colour bright[8] = {
    {COLOUR_RGB, 127, 127, 127}, {COLOUR_RGB, 255, 0, 0},     {COLOUR_RGB, 0, 255, 0},
    {COLOUR_RGB, 255, 255, 0},   {COLOUR_RGB, 92, 92, 255},   {COLOUR_RGB, 255, 0, 255},
    {COLOUR_RGB, 0, 255, 255},   {COLOUR_RGB, 255, 255, 255},
};

static int square(int x) {
    return x * x;
}

/* Difference to the eye: red, green and blue weighted by how bright they are (ITU-R BT.601). */
static int distance(struct colour colour, int red, int green, int blue) {
    return 299 * square(colour.red - red) + 587 * square(colour.green - green) +
           114 * square(colour.blue - blue);
}

/* Of the first 8 or 16: by hue, for by distance every soft colour would be grey. */
static int nearest_of_first(struct colour colour, int count) {
    enum { GREY_PERCENT = 18, DARK = 40, BRIGHT = 190 };
    const int red = colour.red, green = colour.green, blue = colour.blue;
    int most = int_most(int_most(red, green), blue), least = int_least(int_least(red, green), blue);
    if (most < DARK || (most - least) * 100 < most * GREY_PERCENT) {
        int light = (299 * red + 587 * green + 114 * blue) / 1000;
        if (count < 16) return light < 110 ? 0 : 7;
        return light < 48 ? 0 : light < 150 ? 8 : light < 224 ? 7 : 15;
    }
    int middle = (most + least) / 2;
    int hue = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0);
    return count >= 16 && most >= BRIGHT ? hue + 8 : hue;
}

/* xterm's 256: from 16 on a cube of 6 x 6 x 6, from 232 on 24 greys. */
static int nearest_of_256(struct colour colour) {
    static const int levels[6] = {0, 95, 135, 175, 215, 255};
    const int channels[3] = {colour.red, colour.green, colour.blue};
    int steps[3];
    for (int c = 0; c < 3; c++) {
        steps[c] = 0;
        for (int i = 1; i < 6; i++) {
            if (square(channels[c] - levels[i]) < square(channels[c] - levels[steps[c]])) {
                steps[c] = i;
            }
        }
    }
    int cube = distance(colour, levels[steps[0]], levels[steps[1]], levels[steps[2]]);
    int grey = int_within(((colour.red + colour.green + colour.blue) / 3 - 8 + 5) / 10, 0, 23);
    int level = 8 + 10 * grey;
    if (distance(colour, level, level, level) < cube) return 232 + grey;
    return 16 + 36 * steps[0] + 6 * steps[1] + steps[2];
}

int palette_number(struct colour colour, int colours) {
    switch ((enum colour_kind)colour.kind) {
    case COLOUR_OPEN:
    case COLOUR_DEFAULT:
        return -1;
    case COLOUR_ANSI:
        if (colours != PALETTE_RGB) return colour.red < colours ? colour.red : colour.red % 8;
        if (colour.red < 8) return colour.red;
        colour = bright[colour.red - 8];
        break;
    case COLOUR_RGB:
        break;
    }
    if (colours == PALETTE_RGB) {
        int rgb = colour.red << 16 | colour.green << 8 | colour.blue;
        return rgb < 8 ? 8 : rgb; /* terminfo's direct colour keeps 0-7 for the first eight */
    }
    return colours >= 256 ? nearest_of_256(colour)
                          : nearest_of_first(colour, colours < 16 ? 8 : 16);
}

static struct shown_face show(const struct theme *theme, cell_style style, int colours) {
    struct face face = theme_face(theme, style);
    struct shown_face shown = {palette_number(face.foreground, colours),
                               palette_number(face.background, colours), face.attributes};
    bool hidden = shown.foreground == shown.background && shown.foreground >= 0 &&
                  face.foreground.kind == COLOUR_RGB;
    if (hidden && colours <= 16) { /* both rounded to one colour */
        bool on_dark = shown.background == 0;
        shown.foreground = colours == 16 ? 8 : on_dark ? 7 : 0;
        if (shown.background == 8) shown.foreground = 15;
    }
    bool is_bright = face.foreground.kind == COLOUR_ANSI && face.foreground.red >= 8;
    if (is_bright && colours < 16) { /* eight colours show the bright ones as bold */
        shown.attributes |= FACE_BOLD;
        if (face.foreground.red == 8) shown.foreground = -1; /* black on black is no grey */
        if (face.foreground.red == 8) shown.attributes ^= FACE_BOLD | FACE_DIM;
    }
    return shown;
}

static bool look_alike(struct shown_face a, struct shown_face b) {
    return a.foreground == b.foreground && a.background == b.background &&
           a.attributes == b.attributes;
}

struct shown_face palette_face(const struct theme *theme, const struct theme *plain,
                               cell_style style, int colours) {
    if (colours < 8) {
        return (struct shown_face){-1, -1, theme_face(plain, style).attributes};
    }
    struct shown_face shown = show(theme, style, colours);
    cell_style role = style & STYLE_ROLE_MASK;
    for (unsigned overlay = ROLE_COUNT; overlay < FACE_COUNT; overlay++) {
        if (!style_has(style, overlay)) continue;
        cell_style with = role | (cell_style)(1u << (8 + overlay - ROLE_COUNT));
        if (look_alike(show(theme, with, colours), show(theme, role, colours)))
            shown.attributes |= plain->faces[overlay].attributes;
    }
    return shown;
}
