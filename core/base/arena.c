#include "core/base/arena.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/mem.h"

enum { CHUNK_SIZE = 1 << 16, ALIGNMENT = 16 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    _Alignas(ALIGNMENT) char bytes[];
};

static void add_chunk(struct arena *arena, size_t at_least) {
    size_t size = arena->chunk != NULL ? arena->chunk->size * 2 : CHUNK_SIZE;
    if (size > (1 << 24)) size = 1 << 24;
    if (size < at_least) size = at_least;
    struct arena_chunk *chunk = mem_resize(NULL, 1, sizeof *chunk + size);
    chunk->older = arena->chunk;
    chunk->size = size;
    arena->chunk = chunk;
    arena->used = 0;
}

void *arena_alloc_raw(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) abort();
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    if (size == 0) size = ALIGNMENT;
    if (arena->chunk == NULL || arena->chunk->size - arena->used < size) add_chunk(arena, size);
    void *block = arena->chunk->bytes + arena->used;
    arena->used += size;
    return block;
}

void *arena_alloc(struct arena *arena, size_t size) {
    return memset(arena_alloc_raw(arena, size), 0, size);
}

struct str arena_str(struct arena *arena, struct str s) {
    if (s.ptr == NULL) return STR_NONE;
    char *copy = arena_alloc_raw(arena, s.len + 1);
    if (s.len > 0) memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return (struct str){copy, s.len};
}

void *arena_copy(struct arena *arena, const void *items, size_t count, size_t size) {
    char *copy = arena_alloc(arena, (count + 1) * size);
    if (count > 0) memcpy(copy, items, count * size);
    return copy;
}

struct str arena_printf(struct arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0) abort();
    char *text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (struct str){text, (size_t)len};
}

static void free_chunks(struct arena_chunk *chunk) {
    while (chunk != NULL) {
        struct arena_chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
}

void arena_reset(struct arena *arena) {
    if (arena->chunk == NULL) return;
    free_chunks(arena->chunk->older); /* chunks double, so the newest is the largest */
    arena->chunk->older = NULL;
    arena->used = 0;
}

void arena_free(struct arena *arena) {
    free_chunks(arena->chunk);
    *arena = (struct arena){0};
}
