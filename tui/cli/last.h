/* Which library was read last: `kutip` alone opens it again. */
#ifndef KUTIP_CLI_LAST_H
#define KUTIP_CLI_LAST_H

#include "tui/cli/folders.h"

/* Remembers the paths, made absolute, in the data folder. That it cannot is no trouble worth a
 * word. Standard input ("-") is not remembered. */
void last_keep(const struct folders *folders, const char *const *paths, size_t count);

/* The paths kept last, in `arena`; their number, 0 when there are none. */
size_t last_find(struct arena *arena, const struct folders *folders, const char *const **paths);

#endif
