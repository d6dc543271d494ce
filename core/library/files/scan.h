/* Paths -> the files behind them with their whole paths: what an export consists of. Which files
 * these are is told in walk.h; whether one holds text is told when it is read (scan_is_text). */
#ifndef KUTIP_LIBRARY_SCAN_H
#define KUTIP_LIBRARY_SCAN_H

#include "core/library/files/walk.h"

struct scan_file {
    struct str path; /* as given, or a given folder + "/" + names; NUL behind it */
    bool named;      /* given itself, not found in a folder: hidden names count, trouble is told */
};

struct scan {
    struct scan_file *files; /* sorted by path, no path twice */
    size_t count;
    struct error *errors; /* NO_SUCH_PATH, OPEN_FILE, READ_FILE: what could not be had */
    size_t error_count;
};

/* Walks `paths`. Everything in `out` lives in `arena`. */
void scan_paths(struct arena *arena, const char *const *paths, size_t count, struct scan *out);

/* Do these bytes (a file's first kilobytes are enough) look like text? Not when they begin like a
 * known binary format (PDF, images, archives, programs, databases), nor when of the first 8 KiB
 * more than a tenth is NUL, unless the NULs lie as in UTF-16, or more than a twentieth are control
 * characters: of compressed data a tenth are. An empty file is text. */
bool scan_is_text(struct str bytes);

#endif
