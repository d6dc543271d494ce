/* A number for each of many keys: an open hash that grows. Zeroed, it is empty. Where a key is
 * itself the hash of something longer, two things of one hash are taken for one. */
#ifndef KUTIP_BASE_MAP_H
#define KUTIP_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct map_entry {
    uint64_t key; /* 0: empty; the key 0 itself is kept as 1 */
    uint32_t value;
};

struct map {
    struct map_entry *at; /* `room` of them, filled or empty, in no order */
    size_t count, room;
};

/* The value of a key, to be read or changed until the next addition; NULL when it was never added.
 */
uint32_t *map_find(const struct map *map, uint64_t key);

/* The same; a key that is new is added with the value `fresh`. */
uint32_t *map_add(struct map *map, uint64_t key, uint32_t fresh);

void map_free(struct map *map);

#endif
