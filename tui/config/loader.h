/* Inside config/: what the readers of the sections share while a configuration is loaded. */
#ifndef KUTIP_CONFIG_LOADER_H
#define KUTIP_CONFIG_LOADER_H

#include "core/base/ini.h"
#include "core/base/vec.h"
#include "tui/config/config.h"

/* A file of the configuration, parsed. */
struct config_file {
    const char *name; /* for errors */
    bool is_user;     /* not built in */
    struct ini ini;
};

struct loader {
    struct arena *arena; /* the configuration's */
    const char *folder;  /* the user's, or NULL */
    const char *const *themes;
    size_t theme_count;
    VEC(struct error) errors, notes;
};

/* Collects an error at a line of a file; `remedy` may be NULL. */
void loader_error(struct loader *loader, enum error_code code, const char *file, uint32_t line,
                  struct str found, const char *remedy);
/* The same for what is no mistake. */
void loader_note(struct loader *loader, enum error_code code, const char *file, uint32_t line,
                 struct str found, const char *remedy);

/* Parses `name` of the user's folder ("themes/night.ini"; NULL: none) or, where there is none, the
 * built-in file `baked` (NULL: none). False when neither is there; a file that cannot be read is an
 * error as well. */
bool loader_read(struct loader *loader, const char *name, const char *baked,
                 struct config_file *out);

/* Finds the names of all themes, built in or in the user's folder: `themes`, sorted. */
void loader_find_themes(struct loader *loader);

/* ---- options ---- */

void options_default(struct options *options);
/* One line of [general]. */
void options_read(struct loader *loader, struct options *options, const char *file,
                  const struct ini_entry *entry);
/* [general] with its help. */
void options_dump(const struct options *options, struct buf *out);

/* Appends "layout = auto  (auto|columns|…)"; false when there is no option of this name. */
bool options_show(const struct options *options, struct str name, struct buf *out);
/* Sets one; `remedy` receives what would be right (may be NULL) when it returns an error code. */
enum error_code options_set(struct arena *arena, struct options *options, struct str name,
                            struct str value, const char **remedy);

/* ---- keys ---- */

struct keymap_builder;
/* Holds the default keys of actions.def. */
struct keymap_builder *keymap_build(struct loader *loader);
/* One line of [macros]: name = action action … */
void keymap_read_macro(struct keymap_builder *builder, const char *file,
                       const struct ini_entry *entry);
/* One line of [keys] or [keys.PANE]: action = keys keys … */
void keymap_read(struct keymap_builder *builder, enum context context,
                 const struct config_file *file, const struct ini_entry *entry);
/* The finished map, in the arena; the builder is gone. */
struct keymap *keymap_finish(struct keymap_builder *builder);
/* All [keys…] and [macros]. */
void keymap_dump(const struct keymap *keymap, struct buf *out);

/* ---- colours ---- */

/* The theme of a name with all that it inherits; false with an error collected when there is none.
 */
bool theme_load(struct loader *loader, struct str name, const char *asked_in, uint32_t line,
                struct theme *out);
/* One line of [colors]. */
void theme_read(struct loader *loader, struct theme *theme, const char *file,
                const struct ini_entry *entry);
/* [colors]: the faces that differ from those of `base`. */
void theme_dump(const struct theme *theme, const struct theme *base, struct buf *out);

/* ---- commands ---- */

/* One line of [commands]; false with an error collected when a placeholder is wrong. */
bool command_read(struct loader *loader, const char *file, const struct ini_entry *entry,
                  struct command *out);

/* Writes "name = value", the value in quotes where a comment sign or blanks at its ends ask for it.
 */
void dump_entry(struct buf *out, struct str name, struct str value);

#endif
