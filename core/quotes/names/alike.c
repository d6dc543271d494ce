#include "core/quotes/names/alike.h"

enum { PART_LEAST = 3, SHORT_LEAST = 4, BEGINNING_LEAST = 2 };

bool alike_by_letter(struct str a, struct str b) {
    if (a.len > b.len) {
        struct str swap = a;
        a = b;
        b = swap;
    }
    if (b.len - a.len > 1) return false;
    size_t i = 0;
    while (i < a.len && a.ptr[i] == b.ptr[i]) i++;
    size_t rest = a.len - i;
    if (a.len == b.len && rest > 1 && a.ptr[i] == b.ptr[i + 1] && a.ptr[i + 1] == b.ptr[i])
        return memcmp(a.ptr + i + 2, b.ptr + i + 2, rest - 2) == 0;
    if (a.len == b.len) return rest == 0 || memcmp(a.ptr + i + 1, b.ptr + i + 1, rest - 1) == 0;
    return memcmp(a.ptr + i, b.ptr + i + 1, rest) == 0;
}

bool alike_with_y(struct str a, struct str b) {
    size_t i = 0;
    while (i < a.len && i < b.len && a.ptr[i] == b.ptr[i]) i++;
    return i < a.len && a.len == b.len &&
           memcmp(a.ptr + i + 1, b.ptr + i + 1, a.len - i - 1) == 0 &&
           ((a.ptr[i] == 'i' && b.ptr[i] == 'y') || (a.ptr[i] == 'y' && b.ptr[i] == 'i'));
}

bool alike_in_part(struct str a, struct str b) {
    for (size_t i = 0; i + PART_LEAST <= a.len; i++)
        for (size_t k = 0; k + PART_LEAST <= b.len; k++)
            if (str_eq_ascii_nocase(str_slice(a, i, i + PART_LEAST),
                                    str_slice(b, k, k + PART_LEAST)))
                return true;
    return false;
}

bool alike_shortened(struct str text, struct str name) {
    return text.len >= SHORT_LEAST && name.len > text.len && str_starts(name, text) &&
           name.ptr[text.len] != ' ';
}

/* Do the letters of `a` stand in `b` in their order, the first two at its start, whatever their
 * case? */
static bool abridges(struct str a, struct str b) {
    if (a.len < BEGINNING_LEAST || b.len < a.len ||
        !str_eq_ascii_nocase(str_slice(a, 0, BEGINNING_LEAST), str_slice(b, 0, BEGINNING_LEAST)))
        return false;
    size_t i = BEGINNING_LEAST;
    for (size_t k = BEGINNING_LEAST; k < b.len && i < a.len; k++) i += a.ptr[i] == b.ptr[k];
    return i == a.len;
}

bool alike_blend(struct str name, struct str first, struct str last) {
    size_t common = 0;
    while (common < first.len && common < name.len && first.ptr[common] == name.ptr[common])
        common++;
    for (size_t cut = common; cut >= BEGINNING_LEAST; cut--)
        if (abridges(str_slice(name, cut, name.len), last)) return true;
    return false;
}
