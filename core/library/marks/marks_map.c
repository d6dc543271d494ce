#include "core/library/marks/marks_map.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/library.h"
#include "core/library/marks.h"

uint64_t marks_key(uint64_t hash, int64_t start) {
    /* Fibonacci hashing (Knuth, TAOCP 3, 6.4) spreads the starts of one article's quotes. */
    return hash ^ (uint64_t)(start + 1) * 0x9e3779b97f4a7c15u;
}

static char *copied(struct str s) {
    return s.len > 0 ? mem_copy(s.ptr, s.len) : NULL;
}

void marks_map_put(struct marks_map *map, const struct mark_row *row) {
    uint32_t at =
        *map_add(&map->places, marks_key(row->hash, row->start), (uint32_t)map->all.count);
    if (at == map->all.count) vec_push(&map->all, (struct kept_mark){0});
    struct kept_mark *mark = &map->all.at[at];
    free(mark->tags);
    free(mark->note);
    *mark = (struct kept_mark){.bits = (row->read ? MARK_READ : 0) | (row->star ? MARK_STAR : 0) |
                                       (row->note.len > 0 ? MARK_NOTE : 0) |
                                       (row->tags.len > 0 ? MARK_TAG : 0),
                               .position = row->position,
                               .tags = copied(row->tags),
                               .note = copied(row->note)};
}

const struct kept_mark *marks_map_find(const struct marks_map *map, uint64_t key) {
    const uint32_t *at = map_find(&map->places, key);
    return at != NULL ? &map->all.at[*at] : NULL;
}

void marks_map_free(struct marks_map *map) {
    for (size_t i = 0; i < map->all.count; i++) {
        free(map->all.at[i].tags);
        free(map->all.at[i].note);
    }
    vec_free(&map->all);
    map_free(&map->places);
}
