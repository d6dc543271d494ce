#include "core/quotes/names/namesake.h"

/* The longest word of two parts, in bytes: a longer one is no name. */
enum { DOUBLE_LONGEST = 48 };

uint32_t namesake_tail(const struct outline *o, uint32_t token) {
    const struct word *word = outline_word(o, token);
    if (!(word->flags & WORD_JOINED) || word->end - word->start > DOUBLE_LONGEST) return 0;
    for (uint32_t i = word->start + 1; i + 1 < word->end; i++) {
        char next = o->clean.ptr[i + 1];
        if (o->clean.ptr[i] == '-' && next >= 'A' && next <= 'Z')
            return utf8_fold_hash(str_slice(o->clean, i + 1, word->end));
    }
    return 0;
}

/* Is the word at `token` an initial, with which a word of this name begins? */
static bool begins_alike(const struct outline *o, uint32_t token, struct name name) {
    const struct word *word = outline_word(o, token);
    if (word->end > word->start + 1) return false;
    for (uint32_t k = name.from; k < name.to; k++)
        if (o->clean.ptr[outline_word(o, k)->start] == o->clean.ptr[word->start]) return true;
    return false;
}

/* Is each word of name A a word of name B, or its initial? */
static bool within(const struct outline *o, struct name a, struct name b) {
    for (uint32_t i = a.from; i < a.to; i++) {
        if (!outline_letters(o, i)) continue;
        bool found = false;
        for (uint32_t k = b.from; k < b.to && !found; k++)
            found = mention_name_hash(o, &b, k) == mention_name_hash(o, &a, i) ||
                    (a.to == a.from + 1 && namesake_tail(o, k) == outline_word(o, i)->hash);
        if (!found && !(a.to > a.from + 1 && begins_alike(o, i, b))) return false;
    }
    return true;
}

static bool same_sort(enum mention_kind a, enum mention_kind b) {
    return (a == MENTION_NAME) == (b == MENTION_NAME);
}

/* "VOSS:" is the last name of a known person rather than an acronym. */
static bool is_shouted(const struct outline *o, const struct mention *m,
                       const struct person *person) {
    if (m->name_end != m->name + 1 || person->kind != MENTION_NAME) return false;
    const struct word *word = outline_word(o, m->name);
    return (word->flags & WORD_UPPER) && outline_sign(o, m->name_end, ':') &&
           outline_word(o, person->name_end - 1)->hash == word->hash;
}

bool namesake_is(const struct outline *o, const struct mention *m, const struct person *person) {
    if (m->name_end == m->name + 1 && person->alias != 0 &&
        outline_word(o, person->alias)->hash == outline_word(o, m->name)->hash)
        return true;
    if (is_shouted(o, m, person)) return true;
    if (!same_sort(m->kind, person->kind)) return false;
    bool inside = within(o, mention_name(m), person_name(person));
    if (m->kind == MENTION_NAME && inside) return true;
    return (inside || m->kind == MENTION_NAME) && within(o, person_name(person), mention_name(m));
}
