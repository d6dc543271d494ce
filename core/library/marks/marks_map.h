/* Marks by key in memory. The key of an article is the hash of its file, that of a quote a mix of
 * it and the quote's start. */
#ifndef KUTIP_LIBRARY_MARKS_MAP_H
#define KUTIP_LIBRARY_MARKS_MAP_H

#include "core/library/marks/marks_db.h"

struct kept_mark {
    uint64_t key; /* 0: empty */
    uint32_t bits, position;
    char *tags, *note; /* NULL: none */
};

struct marks_map {
    struct kept_mark *at;
    size_t count, room;
};

uint64_t marks_key(uint64_t hash, int64_t start);

/* Puts the row of an article or quote in, replacing what was there. */
void marks_map_put(struct marks_map *map, const struct mark_row *row);

/* NULL when nothing is marked there. */
const struct kept_mark *marks_map_find(const struct marks_map *map, uint64_t key);

void marks_map_free(struct marks_map *map);

#endif
