#include "tui/cli/folders.h"

#include <stdlib.h>

/* $variable/kutip, else ~/below/kutip. The specification has relative paths ignored. */
static const char *folder_of(struct arena *arena, const char *variable, const char *below) {
    const char *base = getenv(variable), *home = getenv("HOME");
    if (base != NULL && base[0] == '/') return arena_printf(arena, "%s/kutip", base).ptr;
    if (home == NULL || home[0] != '/') return NULL;
    return arena_printf(arena, "%s/%s/kutip", home, below).ptr;
}

struct folders folders_find(struct arena *arena) {
    struct folders folders = {.config = folder_of(arena, "XDG_CONFIG_HOME", ".config"),
                              .cache = folder_of(arena, "XDG_CACHE_HOME", ".cache"),
                              .data = folder_of(arena, "XDG_DATA_HOME", ".local/share")};
    if (folders.config == NULL) return folders;
    folders.lang = arena_printf(arena, "%s/lang", folders.config).ptr;
    folders.people = arena_printf(arena, "%s/people.ini", folders.config).ptr;
    return folders;
}
