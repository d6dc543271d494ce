/* The indexes that lie in a cache folder: which libraries they belong to, how large they are, and
 * how to be rid of them. */
#ifndef KUTIP_LIBRARY_INDEXES_H
#define KUTIP_LIBRARY_INDEXES_H

#include "core/base/buf.h"
#include "core/library/files/place.h"

struct index_entry {
    struct str paths; /* the library's absolute paths, each followed by a NUL */
    uint64_t size;    /* bytes of the index on the disk */
    int64_t used;     /* when it was last written, seconds since 1970 */
};

/* Notes beside the index which paths it belongs to. That it cannot be noted is no trouble. */
void index_note(const struct place *place);

/* The indexes in `cache_folder` (NULL: none), in the order of their paths, in `arena`; their
 * number. */
size_t index_list(struct arena *arena, const char *cache_folder, struct index_entry **out);

/* Removes the index of the library of `paths` from `cache_folder` (NULL: it has none). An instance
 * that has it open keeps what it has. `freed` gets the bytes. False with ERROR_NO_INDEX or
 * ERROR_WRITE_FILE. */
bool index_drop(const char *const *paths, size_t count, const char *cache_folder, uint64_t *freed,
                struct error *error);

#endif
