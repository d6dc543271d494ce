/* What a cell looks like, as a small number: one role and any overlays (roles.def). Colours come
 * later, from the theme. */
#ifndef KUTIP_GRID_STYLE_H
#define KUTIP_GRID_STYLE_H

#include <stdbool.h>
#include <stdint.h>

enum role {
#define ROLE(name, text, face, help) ROLE_##name,
#define OVERLAY(name, text, face, help)
#include "tui/grid/roles.def"
#undef OVERLAY
    ROLE_COUNT,
    ROLE_BEFORE_OVERLAYS = ROLE_COUNT - 1, /* so that overlays go on from ROLE_COUNT */
#undef ROLE
#define ROLE(name, text, face, help)
#define OVERLAY(name, text, face, help) OVERLAY_##name,
#include "tui/grid/roles.def"
#undef ROLE
#undef OVERLAY
    FACE_COUNT /* roles and overlays together */
};

/* ROLE_x, or ROLE_x | STYLE_y | STYLE_z. */
typedef uint16_t cell_style;

enum {
#define ROLE(name, text, face, help)
#define OVERLAY(name, text, face, help) STYLE_##name = 1 << (8 + OVERLAY_##name - ROLE_COUNT),
#include "tui/grid/roles.def"
#undef ROLE
#undef OVERLAY
    STYLE_ROLE_MASK = 0xff,
    STYLE_OVERLAYS = 0xff00,
    SPEAKER_COLOURS = 8
};

/* The role of the n-th speaker (from 0): eight colours, then again from the first. */
static inline cell_style style_speaker(unsigned n) {
    return (cell_style)(ROLE_SPEAKER1 + n % SPEAKER_COLOURS);
}

/* Does a style have this overlay (OVERLAY_x)? */
static inline bool style_has(cell_style style, unsigned overlay) {
    return (style >> (8 + overlay - ROLE_COUNT) & 1) != 0;
}

/* "title", "speaker1", "hit": the name of a role or overlay in themes. */
const char *style_face_name(unsigned face);

#endif
