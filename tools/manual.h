/* What makes the man pages and the completions from the program's own tables. */
#ifndef KUTIP_TOOLS_MANUAL_H
#define KUTIP_TOOLS_MANUAL_H

#include "tui/cli/tables.h"

/* Each writes the completions of one shell to standard output. */
void print_bash(void);
void print_zsh(void);
void print_fish(void);

#endif
