#include "core/quotes/names/role.h"

/* Keeps the keys of roles apart from the words of names. */
enum { ROLE_SALT = 0x5bd1e995 };

/* "menko" of "menko-perekonomian": one office of several that share a name. */
static struct str broad_key(struct str key) {
    size_t dash = str_find(key, STR("-"), 0);
    return dash == SIZE_MAX ? key : str_slice(key, 0, dash);
}

static bool is_shared(struct str key) {
    return str_starts(key, STR("same-"));
}

bool role_shared(const struct outline *o, uint32_t from, uint32_t to) {
    return is_shared(outline_key(o, from, to, CLASS_ROLE));
}

struct role_key role_key(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < to; i++) {
        if (outline_is_span(o, i)) continue;
        const struct word *word = outline_word(o, i);
        struct str key = outline_key(o, i, to, CLASS_ROLE_SHORT);
        if (key.len > 0)
            return (struct role_key){str_hash(key) ^ ROLE_SALT,
                                     str_hash(broad_key(key)) ^ ROLE_SALT};
        if (!(word->begins & CLASS_BIT(ROLE)) || outline_is(o, i, CLASS_BIT(ROLE_MODIFIER)))
            continue;
        key = outline_key(o, i, to, CLASS_ROLE);
        uint32_t head = (is_shared(key) ? str_hash(key) : word->hash) ^ ROLE_SALT;
        return (struct role_key){head, head};
    }
    return (struct role_key){0, 0};
}

bool role_fits(const struct outline *o, const struct mention *m, const struct person *p) {
    for (uint32_t i = m->role; i < m->role_end; i++) {
        if (!outline_is(o, i, CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE) | CLASS_BIT(ORGANISATION)))
            continue;
        bool found = false;
        for (uint32_t k = p->role; k < p->role_end && !found; k++)
            found = outline_word(o, k)->hash == outline_word(o, i)->hash;
        if (!found) return false;
    }
    return true;
}

bool role_names_country(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (outline_is(o, t, CLASS_BIT(COUNTRY)) &&
            !str_eq(outline_key(o, t, to, CLASS_COUNTRY), STR("id")))
            return true;
    return false;
}
