/* The program's own tables as the man pages and completions are made from. */
#ifndef KUTIP_TOOLS_MANUAL_H
#define KUTIP_TOOLS_MANUAL_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/cli/option_kind.h"

struct option_row {
    enum option_kind kind;
    const char *name;
    char letter;
    const char *value;
    unsigned commands;
    const char *help;
};

struct command_row {
    const char *name, *rest, *help;
};

extern const struct option_row option_rows[];
extern const size_t option_row_count;

/* The first one is kutip without a command: its name is "". */
extern const struct command_row command_rows[];
extern const size_t command_row_count;

/* May the option stand behind that command? */
static inline bool option_is_of(const struct option_row *row, size_t command) {
    return (row->commands & 1u << command) != 0;
}

/* Each writes the completions of one shell to standard output. */
void print_bash(void);
void print_zsh(void);
void print_fish(void);

#endif
