#include "tui/cli/tables.h"

#include <stdio.h>

#include "tui/base/messages.h"

#define IN(id) (1u << CLI_##id)

const struct option_row OPTION_ROWS[OPTION_COUNT] = {
#define COMMAND(...)
#define OPTION(kind, field, name, letter, value, commands, help)                                   \
    {kind, offsetof(struct cli, field), name, letter, value, commands, help},
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
};

const struct command_row COMMAND_ROWS[CLI_COMMAND_COUNT] = {
#define COMMAND(id, name, rest, run, help) {name, rest, run, help},
#define OPTION(...)
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
};

void option_spell(const struct option_row *row, char *out, size_t size) {
    const char *open = row->kind == FLAG ? "" : row->kind == MAYBE ? "[=" : "=";
    snprintf(out, size, "--%s%s%s%s", row->name, open, row->value, row->kind == MAYBE ? "]" : "");
}
