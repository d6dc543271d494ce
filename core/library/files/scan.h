/* Paths -> the files behind them, in bytewise path order: what a library or an export consists of.
 *
 * Folders are walked recursively. Inside them hidden names, files of data or code (.json, .csv,
 * .ini …), and whatever is neither a regular file nor a folder (FIFOs, sockets, devices), are
 * passed over without a word. Symbolic links are followed; every real folder is walked once, under
 * its own name rather than under a link's, so that a loop of links ends. Nothing is opened but
 * folders: whether a file holds text is told when it is read (scan_is_text). */
#ifndef KUTIP_LIBRARY_SCAN_H
#define KUTIP_LIBRARY_SCAN_H

#include <stdatomic.h>
#include <sys/stat.h>

#include "core/base/arena.h"
#include "core/base/error.h"

struct scan_file {
    struct str path; /* as given, or a given folder + "/" + names; NUL behind it */
    uint64_t size;
    int64_t mtime; /* nanoseconds since 1970 */
    bool named;    /* given itself, not found in a folder: hidden names count, trouble is told */
};

struct scan {
    struct scan_file *files; /* sorted by path, no path twice */
    size_t count;
    struct str *folders; /* those walked, in no order; NUL behind each */
    size_t folder_count;
    struct error *errors; /* NO_SUCH_PATH, OPEN_FILE, READ_FILE: what could not be had */
    size_t error_count;
};

/* Walks `paths`. Everything in `out` lives in `arena`. When `stop` (NULL: never) becomes true the
 * walk ends early with what it has. Linear in the entries met, but for the sorting. */
void scan_paths(struct arena *arena, const char *const *paths, size_t count,
                const atomic_bool *stop, struct scan *out);

/* Would a file of this name, met in a folder, be an article? Not a hidden one, nor data or code. */
bool scan_accepts(struct str name);

/* When a file was changed, as scan_file.mtime. */
int64_t scan_mtime(const struct stat *status);

/* Do these bytes (a file's first kilobytes are enough) look like text? Not when they begin like a
 * known binary format (PDF, images, archives, programs, databases), nor when more than a tenth of
 * the first 8 KiB is NUL, unless the NULs lie as in UTF-16. An empty file is text. */
bool scan_is_text(struct str bytes);

#endif
