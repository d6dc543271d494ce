/* An arena: many allocations, one release. Everything understood about one article lives in one
 * arena and goes with it. Not thread-safe: one arena, one thread at a time. */
#ifndef KUTIP_BASE_ARENA_H
#define KUTIP_BASE_ARENA_H

#include "core/base/str.h"

struct arena_chunk;

/* Zero-initialise to make one. */
struct arena {
    struct arena_chunk *chunk; /* the newest; older ones hang behind it */
    size_t used;               /* bytes used of the newest */
};

/* `size` zeroed bytes aligned for any type; never NULL (see mem.h). Lives until reset or free. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, but not zeroed: for large arrays that are read only where they have been written. */
void *arena_alloc_raw(struct arena *arena, size_t size);

/* `count` zeroed items of a type. */
#define arena_new(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

/* The same, not zeroed. */
#define arena_new_raw(arena, type, count) ((type *)arena_alloc_raw((arena), sizeof(type) * (count)))

/* A copy of `s` in the arena with a NUL byte behind it; NONE for NONE. */
struct str arena_str(struct arena *arena, struct str s);

/* A copy of `count` items of `size` bytes, and room for one more, zeroed, behind them; `items` may
 * be NULL where there are none. */
void *arena_copy(struct arena *arena, const void *items, size_t count, size_t size);

/* The items of a VEC (vec.h) likewise. */
#define arena_vec(arena, v) arena_copy((arena), (v)->at, (v)->count, sizeof *(v)->at)

/* A formatted string in the arena, NUL behind it. */
struct str arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Forgets every allocation but keeps the largest chunk for reuse. */
void arena_reset(struct arena *arena);

/* Releases everything; the arena may be used again. */
void arena_free(struct arena *arena);

#endif
