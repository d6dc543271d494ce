#include "core/text/wrap.h"

#include <unilbrk.h>

#include "core/text/width.h"

struct wrapping {
    struct arena *arena;
    struct str text;
    const char *breaks; /* libunistring's verdict on a break before each byte */
    int width;
    struct wrapped *out;
    size_t room;
};

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

static void add_line(struct wrapping *wrapping, size_t start, size_t end) {
    struct wrapped *out = wrapping->out;
    while (end > start && is_blank(wrapping->text.ptr[end - 1])) end--;
    if (out->count == wrapping->room) {
        wrapping->room = wrapping->room * 2 + 8;
        struct wrapped_line *more = arena_new(wrapping->arena, struct wrapped_line, wrapping->room);
        if (out->count > 0) memcpy(more, out->at, out->count * sizeof *more);
        out->at = more;
    }
    out->at[out->count++] = (struct wrapped_line){.start = (uint32_t)start, .end = (uint32_t)end};
}

/* The line that begins at `start` and may reach to `end`: where the next one begins. */
static size_t fill_line(const struct wrapping *wrapping, size_t start, size_t end) {
    size_t at = start, chance = start;
    int used = 0;
    while (at < end) {
        if (at > start && wrapping->breaks[at] == UC_BREAK_POSSIBLE) chance = at;
        struct cluster cluster = width_cluster(wrapping->text, at);
        bool blank =
            cluster.bytes.len == 1 && is_blank(*cluster.bytes.ptr); /* hangs over the edge */
        if (used > wrapping->width - cluster.width && !blank && at > start)
            return chance > start ? chance : at;
        used += cluster.width;
        at += cluster.bytes.len;
    }
    return end;
}

void wrap_text(struct arena *arena, struct str s, int width, struct wrapped *out) {
    *out = (struct wrapped){0};
    char *breaks = arena_alloc(arena, s.len + 1);
    if (s.len > 0) u8_possible_linebreaks((const uint8_t *)s.ptr, s.len, "UTF-8", breaks);
    struct wrapping wrapping = {arena, s, breaks, width, out, 0};
    size_t start = 0;
    for (;;) {
        const char *newline = start < s.len ? memchr(s.ptr + start, '\n', s.len - start) : NULL;
        size_t end = newline != NULL ? (size_t)(newline - s.ptr) : s.len;
        do {
            size_t next = fill_line(&wrapping, start, end);
            add_line(&wrapping, start, next);
            start = next;
        } while (start < end);
        if (newline == NULL) return;
        start = end + 1;
    }
}
