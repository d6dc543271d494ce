#include "tui/config/theme.h"

#include "core/base/nearest.h"
#include "tui/config/loader.h"

/* A theme that inherits through more than these has gone in a circle. */
enum { INHERIT_MOST = 8 };

static const char *const ansi_names[16] = {
    "black",        "red",           "green",       "yellow",         "blue",
    "magenta",      "cyan",          "white",       "bright-black",   "bright-red",
    "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
};

static const char *const attribute_names[] = {
#define ATTRIBUTE(name, text) [FACE_INDEX_##name] = text,
    FACE_ATTRIBUTES(ATTRIBUTE)
#undef ATTRIBUTE
};

enum { ATTRIBUTE_COUNT = sizeof attribute_names / sizeof *attribute_names };

/* ---- faces ---- */

static void lay_over(struct face *below, const struct face *above) {
    if (above->foreground.kind != COLOUR_OPEN) below->foreground = above->foreground;
    if (above->background.kind != COLOUR_OPEN) below->background = above->background;
    below->attributes |= above->attributes;
}

struct face theme_face(const struct theme *theme, cell_style style) {
    struct face face = {.foreground = {COLOUR_DEFAULT, 0, 0, 0},
                        .background = {COLOUR_DEFAULT, 0, 0, 0}};
    unsigned role = style & STYLE_ROLE_MASK;
    lay_over(&face, &theme->faces[ROLE_TEXT]);
    if (role < ROLE_COUNT) lay_over(&face, &theme->faces[role]);
    for (unsigned overlay = ROLE_COUNT; overlay < FACE_COUNT; overlay++) {
        if (style_has(style, overlay)) lay_over(&face, &theme->faces[overlay]);
    }
    return face;
}

static int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool parse_rgb(struct str word, struct colour *out) {
    uint8_t bytes[3];
    if (word.len != 6) return false;
    for (size_t i = 0; i < 3; i++) {
        int high = hex_digit(word.ptr[2 * i]), low = hex_digit(word.ptr[2 * i + 1]);
        if (high < 0 || low < 0) return false;
        bytes[i] = (uint8_t)(high * 16 + low);
    }
    *out = (struct colour){COLOUR_RGB, bytes[0], bytes[1], bytes[2]};
    return true;
}

static bool parse_colour(struct str word, struct colour *out) {
    *out = (struct colour){COLOUR_OPEN, 0, 0, 0};
    if (str_eq(word, STR("-"))) return true;
    if (str_eq_ascii_nocase(word, STR("default"))) {
        out->kind = COLOUR_DEFAULT;
        return true;
    }
    for (uint8_t i = 0; i < 16; i++) {
        if (!str_eq_ascii_nocase(word, str_from(ansi_names[i]))) continue;
        *out = (struct colour){COLOUR_ANSI, i, 0, 0};
        return true;
    }
    return parse_rgb(word, out);
}

static unsigned parse_attribute(struct str word) {
    for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (str_eq_ascii_nocase(word, str_from(attribute_names[i]))) return 1u << i;
    }
    return 0;
}

/* "[foreground [background]] [attribute…]" in any order. False with the word that is neither. */
static bool parse_face(struct str text, struct face *out, struct str *wrong) {
    struct face face = {0};
    int colours = 0;
    struct str rest = text, word;
    while (str_cut_word(&rest, &word)) {
        unsigned attribute = parse_attribute(word);
        struct colour colour;
        if (attribute != 0) {
            face.attributes |= (uint8_t)attribute;
        } else if (colours < 2 && parse_colour(word, &colour)) {
            *(colours++ == 0 ? &face.foreground : &face.background) = colour;
        } else {
            *wrong = word;
            return false;
        }
    }
    *out = face;
    return true;
}

static void write_colour(struct colour colour, struct buf *out) {
    switch ((enum colour_kind)colour.kind) {
    case COLOUR_OPEN:
        buf_add(out, STR(" -"));
        break;
    case COLOUR_DEFAULT:
        buf_add(out, STR(" default"));
        break;
    case COLOUR_ANSI:
        buf_printf(out, " %s", ansi_names[colour.red & 15]);
        break;
    case COLOUR_RGB:
        buf_printf(out, " %02x%02x%02x", colour.red, colour.green, colour.blue);
        break;
    }
}

static void write_face(const struct face *face, struct buf *out) {
    bool has_background = face->background.kind != COLOUR_OPEN;
    write_colour(face->foreground, out);
    if (has_background) write_colour(face->background, out);
    for (unsigned i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (face->attributes >> i & 1) buf_printf(out, " %s", attribute_names[i]);
    }
}

/* ---- reading ---- */

static const char *nearest_face_word(struct str wrong) {
    struct colour third;
    if (parse_colour(wrong, &third)) return "two colours at most, then attributes";
    enum { ANSI = 16, ALL = ANSI + ATTRIBUTE_COUNT + 1 };
    struct str names[ALL];
    for (size_t i = 0; i < ANSI; i++) names[i] = str_from(ansi_names[i]);
    for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) names[ANSI + i] = str_from(attribute_names[i]);
    names[ALL - 1] = STR("default");
    size_t nearest = nearest_name(wrong, names, ALL);
    return nearest != SIZE_MAX ? names[nearest].ptr : "rrggbb, a name, or an attribute";
}

void theme_read(struct loader *loader, struct theme *theme, const char *file,
                const struct ini_entry *entry) {
    struct str names[FACE_COUNT];
    unsigned face = 0;
    for (; face < FACE_COUNT; face++) {
        names[face] = str_from(style_face_name(face));
        if (str_eq(entry->key, names[face])) break;
    }
    if (face == FACE_COUNT) {
        size_t nearest = nearest_name(entry->key, names, FACE_COUNT);
        loader_error(loader, ERROR_CONFIG_ROLE, file, entry->line, entry->key,
                     nearest != SIZE_MAX ? names[nearest].ptr : NULL);
        return;
    }
    struct str wrong;
    /* Without a value: most likely "#rrggbb", which INI takes for a comment. */
    if (str_trim(entry->value).len == 0) {
        loader_error(loader, ERROR_CONFIG_COLOUR, file, entry->line, entry->raw,
                     "rrggbb without #, or - for none");
    } else if (!parse_face(entry->value, &theme->faces[face], &wrong)) {
        loader_error(loader, ERROR_CONFIG_COLOUR, file, entry->line, wrong,
                     nearest_face_word(wrong));
    }
}

void theme_plain(struct theme *out) {
    static const char *const faces[FACE_COUNT] = {
#define ROLE(name, text, face, help) [ROLE_##name] = face,
#define OVERLAY(name, text, face, help) [OVERLAY_##name] = face,
#include "tui/grid/roles.def"
#undef ROLE
#undef OVERLAY
    };
    struct str wrong;
    for (unsigned i = 0; i < FACE_COUNT; i++) {
        bool good = parse_face(str_from(faces[i]), &out->faces[i], &wrong);
        if (!good) out->faces[i] = (struct face){0};
    }
}

/* "dark, light, …" */
static const char *all_themes(const struct loader *loader) {
    struct buf out = {0};
    for (size_t i = 0; i < loader->theme_count; i++)
        buf_printf(&out, "%s%s", i > 0 ? ", " : "", loader->themes[i]);
    const char *names = arena_str(loader->arena, buf_str(&out)).ptr;
    buf_free(&out);
    return names;
}

static bool load(struct loader *loader, struct str name, const char *asked_in, uint32_t line,
                 int depth, struct theme *out) {
    bool is_name = name.len > 0 && name.ptr[0] != '.' && memchr(name.ptr, '/', name.len) == NULL;
    const char *path = arena_printf(loader->arena, "themes/%.*s.ini", STR_ARG(name)).ptr;
    struct config_file file;
    if (!is_name || depth > INHERIT_MOST || !loader_read(loader, path, path, &file)) {
        loader_error(loader, ERROR_CONFIG_THEME, asked_in, line, name, all_themes(loader));
        return false;
    }
    const struct ini_entry *entries = file.ini.entries;
    for (size_t i = 0; i < file.ini.count; i++) {
        if (!str_eq(entries[i].section, STR("theme"))) continue;
        if (!str_eq(entries[i].key, STR("inherit"))) {
            loader_error(loader, ERROR_CONFIG_OPTION, file.name, entries[i].line, entries[i].key,
                         "inherit");
        } else if (!load(loader, entries[i].value, file.name, entries[i].line, depth + 1, out)) {
            return false;
        }
    }
    for (size_t i = 0; i < file.ini.count; i++) {
        if (str_eq(entries[i].section, STR("theme"))) continue;
        if (str_eq(entries[i].section, STR("colors"))) {
            theme_read(loader, out, file.name, &entries[i]);
        } else {
            loader_error(loader, ERROR_CONFIG_SECTION, file.name, entries[i].line,
                         entries[i].section, "colors");
        }
    }
    return true;
}

bool theme_load(struct loader *loader, struct str name, const char *asked_in, uint32_t line,
                struct theme *out) {
    theme_plain(out);
    return load(loader, name, asked_in, line, 0, out);
}

/* ---- printing ---- */

static bool same_face(const struct face *a, const struct face *b) {
    return memcmp(&a->foreground, &b->foreground, sizeof a->foreground) == 0 &&
           memcmp(&a->background, &b->background, sizeof a->background) == 0 &&
           a->attributes == b->attributes;
}

void theme_dump(const struct theme *theme, const struct theme *base, struct buf *out) {
    bool begun = false;
    for (unsigned i = 0; i < FACE_COUNT; i++) {
        if (same_face(&theme->faces[i], &base->faces[i])) continue;
        if (!begun) buf_add(out, STR("\n[colors]\n"));
        begun = true;
        buf_printf(out, "%s =", style_face_name(i));
        write_face(&theme->faces[i], out);
        buf_add_char(out, '\n');
    }
}
