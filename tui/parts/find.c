#include "tui/parts/find.h"

#include <ctype.h>
#include <regex.h>
#include <unicase.h>

#include "core/base/buf.h"
#include "core/base/sorted.h"
#include "core/base/vec.h"
#include "core/text/utf8.h"

/* A text made ready to be searched; origin[i] is where byte i of it came from. */
struct folded {
    struct str text;
    uint32_t *origin; /* text.len + 1 of them */
};

static bool has_upper_case(struct str pattern) {
    for (size_t at = 0, len; at < pattern.len; at += len) {
        uint32_t c = utf8_at(pattern, at, &len);
        if (uc_tolower(c) != c) return true;
    }
    return false;
}

/* Folds character by character, so that every byte knows its origin; ASCII goes the short way. */
static struct folded fold(struct arena *arena, struct str text, bool exact, char line_break) {
    struct arena scratch = {0};
    struct buf out = {0};
    VEC(uint32_t) origin = {0};
    vec_reserve(&origin, text.len + 1);
    for (size_t at = 0, len; at < text.len; at += len) {
        unsigned char c = (unsigned char)text.ptr[at];
        len = 1;
        if (c < 0x80) {
            char plain = c == '\n'   ? line_break
                         : c == '\t' ? ' '
                         : exact     ? (char)c
                                     : (char)tolower(c);
            buf_add_char(&out, plain);
            vec_push(&origin, (uint32_t)at);
            continue;
        }
        utf8_at(text, at, &len);
        struct str piece = str_slice(text, at, at + len);
        if (!exact) piece = utf8_fold(&scratch, piece);
        buf_add(&out, piece);
        for (size_t i = 0; i < piece.len; i++) vec_push(&origin, (uint32_t)at);
        arena_reset(&scratch);
    }
    vec_push(&origin, (uint32_t)text.len);
    struct folded folded = {arena_str(arena, buf_str(&out)), arena_vec(arena, &origin)};
    buf_free(&out);
    vec_free(&origin);
    arena_free(&scratch);
    return folded;
}

/* The whole characters that the bytes [at, end) of the folded text came from. */
static struct hit origin_of(const struct folded *in, size_t at, size_t end) {
    while (end < in->text.len && in->origin[end] == in->origin[end - 1]) end++;
    return (struct hit){in->origin[at], in->origin[end]};
}

typedef VEC(struct hit) hit_list;

static void find_words(struct str text, struct str pattern, bool exact, hit_list *hits) {
    struct arena scratch = {0};
    struct folded in = fold(&scratch, text, exact, ' ');
    struct str wanted = fold(&scratch, pattern, exact, ' ').text;
    size_t at = wanted.len > 0 ? str_find(in.text, wanted, 0) : SIZE_MAX;
    while (at != SIZE_MAX) {
        vec_push(hits, origin_of(&in, at, at + wanted.len));
        at = str_find(in.text, wanted, at + wanted.len);
    }
    arena_free(&scratch);
}

static bool is_expression(struct str pattern) {
    for (size_t i = 0; i < pattern.len; i++)
        if (strchr("\\[*+|^$", pattern.ptr[i]) != NULL) return true;
    return false;
}

/* Line by line: a line is short, and what matches never runs over its end. */
static void find_expression(struct str text, struct str pattern, bool exact, hit_list *hits) {
    struct arena scratch = {0};
    regex_t expression;
    const char *wanted = fold(&scratch, pattern, exact, ' ').text.ptr;
    if (regcomp(&expression, wanted, REG_EXTENDED) == 0) {
        struct folded in = fold(&scratch, text, exact, '\n');
        struct str rest = in.text, line;
        for (size_t start = 0; str_cut(&rest, '\n', &line); start += line.len + 1) {
            const char *bytes = arena_str(&scratch, line).ptr;
            regmatch_t match;
            size_t at = 0;
            while (at < line.len &&
                   regexec(&expression, bytes + at, 1, &match, at > 0 ? REG_NOTBOL : 0) == 0) {
                size_t from = at + (size_t)match.rm_so, to = at + (size_t)match.rm_eo;
                if (to > from) vec_push(hits, origin_of(&in, start + from, start + to));
                at = to > from ? to : to + 1;
            }
        }
        regfree(&expression);
    }
    arena_free(&scratch);
}

void find_all(struct arena *arena, struct str text, struct str pattern, struct hits *out) {
    *out = (struct hits){0};
    if (pattern.len == 0 || text.len == 0) return;
    bool exact = has_upper_case(pattern);
    hit_list hits = {0};
    find_words(text, pattern, exact, &hits);
    if (hits.count == 0 && is_expression(pattern)) find_expression(text, pattern, exact, &hits);
    if (hits.count > 0) *out = (struct hits){arena_vec(arena, &hits), hits.count};
    vec_free(&hits);
}

bool find_any(struct str text, struct str pattern) {
    struct arena scratch = {0};
    struct hits hits;
    find_all(&scratch, text, pattern, &hits);
    arena_free(&scratch);
    return hits.count > 0;
}

size_t find_row(size_t count, size_t from, bool itself, bool back, find_test *is_met,
                const void *context) {
    for (size_t step = itself ? 0 : 1; step < count + (itself ? 0 : 1); step++) {
        size_t row = back ? (from + count - step) % count : (from + step) % count;
        if (is_met(context, row)) return row;
    }
    return SIZE_MAX;
}

void find_count(size_t count, size_t row, find_test *is_met, const void *context,
                struct find_place *out) {
    *out = (struct find_place){.row = row};
    for (size_t i = 0; i < count; i++) {
        if (!is_met(context, i)) continue;
        out->count++;
        if (i <= row) out->number++;
    }
}

size_t find_from(const struct hits *hits, uint32_t at) {
    return sorted_from(hits->at, hits->count, sizeof *hits->at, offsetof(struct hit, start), at);
}
