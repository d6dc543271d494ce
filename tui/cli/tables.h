/* The command line as rows of a table, made from cli.def: for parsing and --help, and for what
 * makes the man page and the completions. */
#ifndef KUTIP_CLI_TABLES_H
#define KUTIP_CLI_TABLES_H

#include "tui/cli/cli.h"

enum option_kind { FLAG, TEXT, MAYBE, CHOICE, MANY }; /* see cli.def */

struct option_row {
    enum option_kind kind;
    size_t field; /* offset in struct cli */
    const char *name;
    char letter; /* 0: none */
    const char *value;
    unsigned commands; /* a bit each of enum cli_command */
    const char *help;  /* untranslated */
};

struct command_row {
    const char *name, *rest;
    int (*run)(const struct cli *cli);
    const char *help; /* untranslated */
};

enum {
#define COMMAND(...)
#define OPTION(kind, field, ...) OPTION_##field,
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
    OPTION_COUNT
};

extern const struct option_row OPTION_ROWS[OPTION_COUNT];

/* By enum cli_command; the first one is kutip without a command: its name is "". */
extern const struct command_row COMMAND_ROWS[CLI_COMMAND_COUNT];

/* May the option stand behind that command? */
static inline bool option_is_of(const struct option_row *row, size_t command) {
    return (row->commands >> command & 1) != 0;
}

/* Is it told of with that command? What may stand everywhere is told of with the first. */
static inline bool option_is_told_with(const struct option_row *row, size_t command) {
    return row->commands == ~0u ? command == CLI_OPEN : option_is_of(row, command);
}

/* Writes "--size=COLUMNSxROWS", "--dump-screen[=styled]" or "--help". */
void option_spell(const struct option_row *row, char *out, size_t size);

#endif
