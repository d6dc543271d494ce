/* What the command line asks for, and the commands that do it without a screen. */
#ifndef KUTIP_CLI_CLI_H
#define KUTIP_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "core/base/error.h"

enum cli_command {
#define COMMAND(id, ...) CLI_##id,
#define OPTION(...)
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
    CLI_COMMAND_COUNT
};

/* Exit statuses; death by a signal is 128 + its number. */
enum cli_status { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2 };

/* The values of an option that may be repeated. */
enum { CLI_MANY_ROOM = 64 };
struct cli_many {
    const char *at[CLI_MANY_ROOM];
    size_t count;
};

/* The options as given, then the paths. */
struct cli {
#define CLI_FLAG bool
#define CLI_TEXT const char *
#define CLI_MAYBE const char *
#define CLI_CHOICE const char *
#define CLI_MANY struct cli_many
#define COMMAND(...)
#define OPTION(kind, field, ...) CLI_##kind field;
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
#undef CLI_FLAG
#undef CLI_TEXT
#undef CLI_MAYBE
#undef CLI_CHOICE
#undef CLI_MANY
    enum cli_command command;
    const char *const *paths; /* of argv */
    size_t path_count;
};

/* Reads the command line (argv is permuted: options first). False when it makes no sense; that was
 * told on standard error and the status is CLI_USAGE. */
bool cli_parse(int argc, char **argv, struct cli *out);

/* Runs what was asked for; the exit status. */
int cli_run(const struct cli *cli);

/* "kutip: what: why" on standard error. */
void cli_complain(const struct error *error);
void cli_complain_usage(const char *what, const char *why);

/* That standard output took no more, by errno; a reader that has gone away (EPIPE) needs no word.
 */
void cli_complain_write(void);

/* The commands of cli.def. */
#define COMMAND(id, name, rest, run, help) int run(const struct cli *cli);
#define OPTION(...)
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION

#endif
