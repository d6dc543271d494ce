#include "core/text/entity.h"

#include <stdlib.h>

struct entity {
    struct str name;
    uint32_t c;
};

static const struct entity entities[] = {
#define ENTITY(name, c) {{name, sizeof name - 1}, c},
#include "core/text/entities.def"
#undef ENTITY
};

enum { LONGEST_REFERENCE = 32 };

static int compare_name(const void *name, const void *entity) {
    return str_cmp(*(const struct str *)name, ((const struct entity *)entity)->name);
}

static int digit_value(char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    char lower = (char)(digit | 32);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : 99;
}

static bool read_number(struct str digits, uint32_t *c) {
    int base = 10;
    if (digits.len > 0 && (digits.ptr[0] | 32) == 'x') {
        base = 16;
        digits = str_slice(digits, 1, digits.len);
    }
    if (digits.len == 0) return false;
    uint32_t number = 0;
    for (size_t i = 0; i < digits.len; i++) {
        int value = digit_value(digits.ptr[i]);
        if (value >= base) return false;
        if (number <= 0x10FFFF) number = number * (uint32_t)base + (uint32_t)value;
    }
    bool character = number != 0 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
    *c = character ? number : 0xFFFD;
    return true;
}

static size_t one_layer(struct str s, size_t at, uint32_t *c) {
    size_t left = s.len - at - 1;
    size_t room = left < LONGEST_REFERENCE ? left : LONGEST_REFERENCE;
    const char *end = room > 0 ? memchr(s.ptr + at + 1, ';', room) : NULL;
    if (end == NULL) return 0;
    size_t len = (size_t)(end - s.ptr) - at + 1;
    struct str name = str_slice(s, at + 1, at + len - 1);
    if (name.len > 0 && name.ptr[0] == '#')
        return read_number(str_slice(name, 1, name.len), c) ? len : 0;
    const struct entity *found = bsearch(&name, entities, sizeof entities / sizeof *entities,
                                         sizeof *entities, compare_name);
    if (found == NULL) return 0;
    *c = found->c;
    return len;
}

size_t entity_at(struct str s, size_t at, uint32_t *c) {
    size_t len = one_layer(s, at, c);
    if (len == 0 || *c != '&') return len;
    struct str inner = str_slice(s, at + len - 1, s.len); /* the ';' stands for the inner '&' */
    size_t more = one_layer(inner, 0, c);
    if (more == 0) *c = '&';
    return more == 0 ? len : len + more - 1;
}
