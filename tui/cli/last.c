#include "tui/cli/last.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "core/library/files/place.h"

/* One path after the other, a NUL behind each: a path may hold anything else. */
static struct str file_name(struct arena *arena, const struct folders *folders) {
    return arena_printf(arena, "%s/last-library", folders->data);
}

/* Whole or not at all: written beside and moved into place. */
static void write_file(struct arena *arena, struct str name, struct str bytes) {
    struct str beside = arena_printf(arena, "%s.%ld", name.ptr, (long)getpid());
    if (!file_make(beside.ptr, 0600, true, bytes) || rename(beside.ptr, name.ptr) != 0)
        unlink(beside.ptr);
}

void last_keep(const struct folders *folders, const char *const *paths, size_t count) {
    if (folders->data == NULL || !place_make_folder(folders->data)) return;
    struct buf bytes = {0};
    for (size_t i = 0; i < count; i++) {
        char *absolute = strcmp(paths[i], "-") != 0 ? realpath(paths[i], NULL) : NULL;
        if (absolute != NULL) buf_add(&bytes, (struct str){absolute, strlen(absolute) + 1});
        free(absolute);
    }
    struct arena arena = {0};
    if (bytes.len > 0) write_file(&arena, file_name(&arena, folders), buf_str(&bytes));
    arena_free(&arena);
    buf_free(&bytes);
}

size_t last_find(struct arena *arena, const struct folders *folders, const char *const **paths) {
    struct str bytes, path;
    if (folders->data == NULL) return 0;
    if (!file_read(arena, file_name(arena, folders).ptr, &bytes, NULL)) return 0;
    size_t count = 0, at = 0;
    for (size_t i = 0; i < bytes.len; i++) count += bytes.ptr[i] == '\0';
    if (count == 0) return 0;
    const char **found = arena_new(arena, const char *, count);
    while (at < count && str_cut(&bytes, '\0', &path)) found[at++] = path.ptr;
    *paths = found;
    return count;
}
