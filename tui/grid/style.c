#include "tui/grid/style.h"

static const char *const face_names[FACE_COUNT] = {
#define ROLE(name, text, face, help) [ROLE_##name] = text,
#define OVERLAY(name, text, face, help) [OVERLAY_##name] = text,
#include "tui/grid/roles.def"
#undef ROLE
#undef OVERLAY
};

const char *style_face_name(unsigned face) {
    return face < FACE_COUNT ? face_names[face] : "";
}
