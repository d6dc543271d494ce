#include "core/library/marks/marks_map.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/library.h"
#include "core/library/marks.h"

uint64_t marks_key(uint64_t hash, int64_t start) {
    /* Fibonacci hashing (Knuth, TAOCP 3, 6.4) spreads the starts of one article's quotes. */
    uint64_t key = hash ^ (uint64_t)(start + 1) * 0x9e3779b97f4a7c15u;
    return key != 0 ? key : 1;
}

static struct kept_mark *slot(const struct marks_map *map, uint64_t key) {
    size_t mask = map->room - 1, at = (size_t)(key ^ key >> 32) & mask;
    while (map->at[at].key != 0 && map->at[at].key != key) at = (at + 1) & mask;
    return &map->at[at];
}

static void grow(struct marks_map *map) {
    struct marks_map larger = {.count = map->count, .room = map->room > 0 ? map->room * 2 : 64};
    larger.at = mem_new(larger.room, sizeof *larger.at);
    for (size_t i = 0; i < map->room; i++)
        if (map->at[i].key != 0) *slot(&larger, map->at[i].key) = map->at[i];
    free(map->at);
    *map = larger;
}

static char *copied(struct str s) {
    return s.len > 0 ? mem_copy(s.ptr, s.len) : NULL;
}

void marks_map_put(struct marks_map *map, const struct mark_row *row) {
    if (map->count * 2 >= map->room) grow(map);
    uint64_t key = marks_key(row->hash, row->start);
    struct kept_mark *mark = slot(map, key);
    map->count += mark->key == 0;
    free(mark->tags);
    free(mark->note);
    *mark = (struct kept_mark){.key = key,
                               .bits = (row->read ? MARK_READ : 0) | (row->star ? MARK_STAR : 0) |
                                       (row->note.len > 0 ? MARK_NOTE : 0) |
                                       (row->tags.len > 0 ? MARK_TAG : 0),
                               .position = row->position,
                               .tags = copied(row->tags),
                               .note = copied(row->note)};
}

const struct kept_mark *marks_map_find(const struct marks_map *map, uint64_t key) {
    if (map->room == 0) return NULL;
    const struct kept_mark *mark = slot(map, key);
    return mark->key != 0 ? mark : NULL;
}

void marks_map_free(struct marks_map *map) {
    for (size_t i = 0; i < map->room; i++) {
        free(map->at[i].tags);
        free(map->at[i].note);
    }
    free(map->at);
    *map = (struct marks_map){0};
}
