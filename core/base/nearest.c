#include "core/base/nearest.h"

#include "core/base/bounds.h"

enum { LONGEST = 64 };

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Damerau's distance with three rows (optimal string alignment). */
static size_t edits(struct str a, struct str b) {
    size_t rows[3][LONGEST + 1];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= b.len; j++) above[j] = j;
    for (size_t i = 1; i <= a.len; i++) {
        row[0] = i;
        for (size_t j = 1; j <= b.len; j++) {
            char x = lower(a.ptr[i - 1]), y = lower(b.ptr[j - 1]);
            row[j] = size_least(size_least(above[j], row[j - 1]) + 1, above[j - 1] + (x != y));
            if (i > 1 && j > 1 && x == lower(b.ptr[j - 2]) && lower(a.ptr[i - 2]) == y)
                row[j] = size_least(row[j], before[j - 2] + 1);
        }
        size_t *oldest = before;
        before = above;
        above = row;
        row = oldest;
    }
    return above[b.len];
}

size_t nearest_name(struct str word, const struct str *names, size_t count) {
    size_t best = SIZE_MAX, fewest = word.len / 2 + 1;
    if (word.len > LONGEST) return SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        if (names[i].len > LONGEST) continue;
        size_t distance = edits(word, names[i]);
        if (distance >= fewest) continue;
        fewest = distance;
        best = i;
    }
    return best;
}
