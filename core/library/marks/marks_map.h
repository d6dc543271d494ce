/* Marks by key in memory. The key of an article is the hash of its file, that of a quote a mix of
 * it and the quote's start. */
#ifndef KUTIP_LIBRARY_MARKS_MAP_H
#define KUTIP_LIBRARY_MARKS_MAP_H

#include "core/base/map.h"
#include "core/base/vec.h"
#include "core/library/marks/marks_db.h"

struct kept_mark {
    uint32_t bits, position;
    char *tags, *note; /* NULL: none */
};

struct marks_map {
    struct map places; /* of keys in `all` */
    VEC(struct kept_mark) all;
};

uint64_t marks_key(uint64_t hash, int64_t start);

/* Puts the row of an article or quote in, replacing what was there. */
void marks_map_put(struct marks_map *map, const struct mark_row *row);

/* NULL when nothing is marked there; lives until the next one is put. */
const struct kept_mark *marks_map_find(const struct marks_map *map, uint64_t key);

void marks_map_free(struct marks_map *map);

#endif
