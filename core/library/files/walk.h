/* Folders -> the files in them, so compactly that a million fit into fifty megabytes.
 *
 * Folders are walked recursively. Inside them hidden names, files of data or code (.json, .csv,
 * .ini …), and whatever is neither a regular file nor a folder (FIFOs, sockets, devices), are
 * passed over without a word. Symbolic links are followed; every real folder is walked once, under
 * its own name rather than under a link's, so that a loop of links ends. Nothing is opened but
 * folders. */
#ifndef KUTIP_LIBRARY_WALK_H
#define KUTIP_LIBRARY_WALK_H

#include <stdatomic.h>
#include <sys/stat.h>

#include "core/base/arena.h"
#include "core/base/error.h"

struct walk_file {
    const char *name; /* in its folder; the whole path of a named one */
    uint64_t size;
    int64_t mtime;   /* nanoseconds since 1970 */
    uint32_t folder; /* in `folders`; WALK_NAMED: it was given itself */
};

#define WALK_NAMED UINT32_MAX

struct walk {
    struct walk_file *files; /* as they were met */
    uint32_t *order;         /* of them by path, bytewise, no path twice */
    size_t count;            /* of the order */
    struct str *folders; /* those walked, as given, or a given folder + "/" + names; NUL behind */
    size_t folder_count;
    struct error *errors; /* NO_SUCH_PATH, OPEN_FILE, READ_FILE: what could not be had */
    size_t error_count;
};

/* Walks `paths`. Names, folders and errors live in `arena`; walk_free() releases the rest. When
 * `stop` (NULL: never) becomes true the walk ends early with what it has. Linear in the entries
 * met, but for the sorting. */
void walk_paths(struct arena *arena, const char *const *paths, size_t count,
                const atomic_bool *stop, struct walk *out);
void walk_free(struct walk *walk);

static inline const struct walk_file *walk_at(const struct walk *walk, size_t at) {
    return &walk->files[walk->order[at]];
}

/* The path of the file at `at` of the order; in `arena`, NUL behind it. */
struct str walk_path(const struct walk *walk, struct arena *arena, size_t at);

/* Compares that path with another one, bytewise. */
int walk_compare(const struct walk *walk, size_t at, struct str path);

/* Would a file of this name, met in a folder, be an article? Not a hidden one, nor data or code. */
bool walk_accepts(struct str name);

/* When a file was changed, as walk_file.mtime. */
int64_t walk_mtime(const struct stat *status);

#endif
