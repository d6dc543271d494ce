/* Where a library's index lives, and the paths it was opened with.
 *
 * The index keeps absolute paths, so that one library is the same from every working directory;
 * what is shown is each path as it was given (place_shown). */
#ifndef KUTIP_LIBRARY_PLACE_H
#define KUTIP_LIBRARY_PLACE_H

#include "core/base/arena.h"
#include "core/base/error.h"

struct place_root {
    struct str given;    /* without slashes at its end; NUL behind it */
    struct str absolute; /* likewise, links resolved */
};

struct place {
    struct arena arena;
    struct place_root *roots; /* sorted by absolute path */
    size_t root_count;
    const char *index;  /* path of the index file */
    const char *lock;   /* path of the lock file beside it */
    const char *folder; /* the folder of both */
    bool temporary;     /* the folder is ours alone and goes with us */
    int owner;          /* file descriptor whose lock tells that we live; -1: not temporary */
    int frozen; /* errno of why the folder cannot be written, when an index lies there; else 0 */
    struct error *troubles; /* paths that are not there; a cache folder that could not be used */
    size_t trouble_count;
};

/* Finds the place for `paths`, making folders (0700) as needed: under `cache_folder`; on a network
 * file system under $XDG_RUNTIME_DIR or /var/tmp; in a private temporary folder when `cache_folder`
 * is NULL, cannot be written, or when `paths` are but a few files. Where only writing is not
 * allowed and there is an index already, the place is that one, frozen. "-" alone reads standard
 * input into the temporary folder. False with ERROR_NO_SUCH_PATH when none of the paths exists,
 * ERROR_INDEX_OPEN.
 */
bool place_find(struct place *place, const char *const *paths, size_t count,
                const char *cache_folder, struct error *error);

/* Moves the index to a temporary folder (a full disk, a frozen index that does not serve). False
 * when that cannot be made either. */
bool place_move(struct place *place, struct error *error);

/* The root that is the file `absolute`, or the folder above it; NULL where none is. */
const struct place_root *place_root_of(const struct place *place, struct str absolute);

/* The path to show for an absolute one; in `arena`, NUL behind it. */
struct str place_shown(const struct place *place, struct arena *arena, struct str absolute);

/* Removes a temporary folder; releases the rest. */
void place_free(struct place *place);

/* Removes private folders of instances that were killed. */
void place_sweep(void);

/* Does `path` lie on a network file system, where locks and inotify cannot be relied on? */
bool place_is_network(const char *path);
bool place_is_folder(const char *path);

/* Makes `path` and the folders above it, mode 0700. False with errno. */
bool place_make_folder(const char *path);

#endif
