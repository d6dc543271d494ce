/* INI -> options, keymap, theme, filters, commands. The built-in kutip.ini is read first, then the
 * user's; a bad line is an error with file, line and remedy and leaves all else standing. */
#ifndef KUTIP_CONFIG_CONFIG_H
#define KUTIP_CONFIG_CONFIG_H

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/error.h"
#include "tui/config/choices.h"
#include "tui/config/keymap.h"
#include "tui/config/theme.h"

struct options {
#define SWITCH(field, name, value, help) bool field;
#define NUMBER(field, name, value, least, most, help) int field;
#define CHOICE(field, name, value, type, list, help) enum type field;
#define WORDS(field, name, value, help) const char *field;
#include "tui/config/options.def"
#undef SWITCH
#undef NUMBER
#undef CHOICE
#undef WORDS
};

/* A saved filter of [filters]. */
struct saved_filter {
    struct str name, query;
};

/* An external program of [commands]: an argument vector, never a shell line. A word that is a
 * placeholder ("{path}") is replaced as a whole; a placeholder inside a word is an error. */
struct command {
    const char *name;
    const char *const *argv; /* NULL-terminated */
};

/* Placeholders, once: PLACEHOLDER(NAME, "{word}", "help") */
#define COMMAND_PLACEHOLDERS(PLACEHOLDER)                                                          \
    PLACEHOLDER(PATH, "{path}", "the file of the article")                                         \
    PLACEHOLDER(LINE, "{line}", "the line of the file that is being read")                         \
    PLACEHOLDER(URL, "{url}", "the link of the article")                                           \
    PLACEHOLDER(TITLE, "{title}", "its title")                                                     \
    PLACEHOLDER(ID, "{id}", "the permanent id of the quote or article")

enum placeholder {
#define PLACEHOLDER(name, word, help) PLACEHOLDER_##name,
    COMMAND_PLACEHOLDERS(PLACEHOLDER)
#undef PLACEHOLDER
        PLACEHOLDER_COUNT
};

/* The commands that kutip itself calls, once: OWN("name", "what it is for"). All others are names
 * that an article can be handed to. */
#define OWN_COMMANDS(OWN)                                                                          \
    OWN("browser", "opens the link of the article")                                                \
    OWN("editor", "edits its file; without it $VISUAL, $EDITOR or vi do")                          \
    OWN("clipboard", "takes what is copied on its standard input, where clipboard = command")

/* Is it the name of one of those? */
bool command_is_own(struct str name);

struct config {
    struct arena arena; /* owns everything below */
    struct options options;
    struct keymap *keymap;
    struct theme theme;
    struct theme plain_theme;           /* without the [colors] of kutip.ini */
    const struct saved_filter *filters; /* in the order of the files */
    size_t filter_count;
    const struct command *commands;
    size_t command_count;
    struct error *errors; /* by file and line */
    size_t error_count;
    const struct error *told; /* the errors, and notes of what is no mistake, but may surprise */
    size_t told_count;
    const char *folder;        /* the user's, NULL when there is none */
    const char *const *themes; /* names of all that can be had, sorted */
    size_t theme_count;
};

/* The subject of errors in settings of the command line. */
#define CONFIG_SETTING "--set"

/* Loads everything. `folder` is the user's …/kutip configuration folder (NULL: built-in only); that
 * it or its files are missing is no error. `settings` are "name=value" of [general] from the
 * command line and win over the files. Never NULL. */
struct config *config_load(const char *folder, const char *const *settings, size_t setting_count);
void config_free(struct config *config);

/* The effective configuration as INI with help comments: loading it gives the same again. */
void config_dump(const struct config *config, struct buf *out);

/* Sets one option by name, as `:set name value` does. False with ERROR_CONFIG_OPTION or _VALUE. A
 * changed theme is loaded. */
bool config_set(struct config *config, struct str name, struct str value, struct error *error);

/* Appends how an option stands: "layout = auto  (auto|columns|…)"; false when there is none of this
 * name. */
bool config_show(const struct config *config, struct str name, struct buf *out);

/* Cuts the next word off a command line as [commands] has it: words with blanks between them, one
 * that holds blanks in quotation marks of either kind. False at the end. A mark that is not closed
 * stays in its word. */
bool command_word(struct str *rest, struct str *word);

/* The command of a name; NULL when there is none. */
const struct command *config_command(const struct config *config, const char *name);

/* The argv of a command with its placeholders replaced by `values` (by enum placeholder; a NULL one
 * drops the word), in `arena`, NULL-terminated. A value that begins with '-' is given as "./-…"
 * where it is a path, and refused (NULL returned) otherwise. */
const char **command_argv(struct arena *arena, const struct command *command,
                          const char *const values[PLACEHOLDER_COUNT]);

/* An option by number, for completion and the man page: false at the end. `values` is "on|off",
 * "20-400", "auto|columns|…" or "". */
struct option_info {
    const char *name, *help;
    char initial[64]; /* the default as written */
    char values[96];
};
bool option_info(size_t number, struct option_info *out);

#endif
