/* The values of the options that are one of a few words: each list once, values in order from 0.
 * (`sort` takes LIBRARY_SORTS.) */
#ifndef KUTIP_CONFIG_CHOICES_H
#define KUTIP_CONFIG_CHOICES_H

#include "core/library/library.h"

#define LAYOUTS(CHOICE)                                                                            \
    CHOICE(LAYOUT_AUTO, "auto")                                                                    \
    CHOICE(LAYOUT_COLUMNS, "columns")                                                              \
    CHOICE(LAYOUT_WIDE, "wide")                                                                    \
    CHOICE(LAYOUT_STACKED, "stacked")                                                              \
    CHOICE(LAYOUT_SINGLE, "single")
#define GLYPH_CHOICES(CHOICE)                                                                      \
    CHOICE(GLYPHS_BY_LOCALE, "auto")                                                               \
    CHOICE(GLYPHS_ALWAYS_UTF8, "utf-8")                                                            \
    CHOICE(GLYPHS_ALWAYS_ASCII, "ascii")
#define CLIPBOARDS(CHOICE)                                                                         \
    CHOICE(CLIPBOARD_AUTO, "auto")                                                                 \
    CHOICE(CLIPBOARD_OSC52, "osc52")                                                               \
    CHOICE(CLIPBOARD_COMMAND, "command")
#define MARK_READ_CHOICES(CHOICE)                                                                  \
    CHOICE(MARK_READ_ON_OPEN, "open")                                                              \
    CHOICE(MARK_READ_AT_END, "end")                                                                \
    CHOICE(MARK_READ_NEVER, "never")
#define UNDATED_CHOICES(CHOICE)                                                                    \
    CHOICE(UNDATED_LAST, "end")                                                                    \
    CHOICE(UNDATED_BY_MTIME, "mtime")
#define BOILERPLATES(CHOICE)                                                                       \
    CHOICE(BOILERPLATE_DIM, "dim")                                                                 \
    CHOICE(BOILERPLATE_HIDDEN, "hidden")                                                           \
    CHOICE(BOILERPLATE_RAW, "raw")
#define COLOUR_CHOICES(CHOICE)                                                                     \
    CHOICE(COLOURS_AUTO, "auto")                                                                   \
    CHOICE(COLOURS_NONE, "none")                                                                   \
    CHOICE(COLOURS_8, "8")                                                                         \
    CHOICE(COLOURS_16, "16")                                                                       \
    CHOICE(COLOURS_256, "256")                                                                     \
    CHOICE(COLOURS_RGB, "rgb")
#define CHOICE_NAME(name, text) name,
enum layout { LAYOUTS(CHOICE_NAME) LAYOUT_COUNT };
enum glyph_choice { GLYPH_CHOICES(CHOICE_NAME) };
enum clipboard { CLIPBOARDS(CHOICE_NAME) };
enum mark_read { MARK_READ_CHOICES(CHOICE_NAME) };
enum undated { UNDATED_CHOICES(CHOICE_NAME) };
enum boilerplate { BOILERPLATES(CHOICE_NAME) BOILERPLATE_COUNT };
enum colour_choice { COLOUR_CHOICES(CHOICE_NAME) };
#undef CHOICE_NAME

#endif
