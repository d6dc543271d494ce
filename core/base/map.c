#include "core/base/map.h"

#include <stdlib.h>

#include "core/base/mem.h"

enum { LEAST_ROOM = 64 };

/* Fibonacci hashing (Knuth, TAOCP 3, 6.4): keys that differ little lie far apart. */
static struct map_entry *slot_of(const struct map *map, uint64_t key) {
    size_t mask = map->room - 1, at = (size_t)(key * 0x9e3779b97f4a7c15u >> 32) & mask;
    while (map->at[at].key != 0 && map->at[at].key != key) at = (at + 1) & mask;
    return &map->at[at];
}

static void grow(struct map *map) {
    struct map larger = {.count = map->count, .room = map->room > 0 ? map->room * 2 : LEAST_ROOM};
    larger.at = mem_new(larger.room, sizeof *larger.at);
    for (size_t i = 0; i < map->room; i++)
        if (map->at[i].key != 0) *slot_of(&larger, map->at[i].key) = map->at[i];
    free(map->at);
    *map = larger;
}

uint32_t *map_find(const struct map *map, uint64_t key) {
    if (map->room == 0) return NULL;
    struct map_entry *entry = slot_of(map, key != 0 ? key : 1);
    return entry->key != 0 ? &entry->value : NULL;
}

uint32_t *map_add(struct map *map, uint64_t key, uint32_t fresh) {
    if (key == 0) key = 1;
    if (map->count * 2 >= map->room) grow(map);
    struct map_entry *entry = slot_of(map, key);
    if (entry->key == 0) {
        *entry = (struct map_entry){key, fresh};
        map->count++;
    }
    return &entry->value;
}

void map_free(struct map *map) {
    free(map->at);
    *map = (struct map){0};
}
