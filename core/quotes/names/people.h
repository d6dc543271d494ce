/* The people and bodies of an article: mentions that mean the same one, joined. */
#ifndef KUTIP_QUOTES_PEOPLE_H
#define KUTIP_QUOTES_PEOPLE_H

#include "core/quotes/names/mention.h"

/* Token ranges are those of the fullest name and of the first introduction. */
struct person {
    uint32_t name, name_end, skip, cut; /* as in a mention */
    uint32_t role, role_end, role_more; /* as in a mention; equal and 0: no role is given */
    uint32_t alias;                     /* token of a short form in parentheses, 0: none */
    uint32_t mentions;                  /* how often it is mentioned, up to the mention at hand */
    enum mention_kind kind;
    bool male, female;
    bool firm;     /* of kind MENTION_NAME, yet a firm */
    uint32_t same; /* the row that holds this person now, NO_PERSON: this one */
    bool speaks;   /* says something somewhere in the article */
};

struct people {
    struct person *at;
    size_t count;
};

static inline struct name person_name(const struct person *person) {
    return (struct name){person->name, person->name_end, person->skip, person->cut};
}

/* Makes the table in one pass over the mentions in text order and fills mention.person, pronouns
 * and descriptions excepted. Everything is in `arena`. Linear: a word shared by many people is
 * looked up among the newest of them only. */
void people_find(struct arena *arena, const struct outline *o, struct mentions *mentions,
                 struct people *out);

/* Is this surely somebody: by a role, or by more than one name? */
static inline bool people_sure(const struct person *person) {
    return person->role != person->role_end || person->name_end > person->name + 1;
}

/* The person of `mention`, if it has one, speaks. */
void people_speak(struct people *people, const struct mention *mention);

#endif
