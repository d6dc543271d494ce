/* Who is spoken of: every name, role, pronoun and body in the reporter's own words, with role,
 * rank and name told apart. */
#ifndef KUTIP_QUOTES_MENTION_H
#define KUTIP_QUOTES_MENTION_H

#include "core/quotes/outline/outline.h"
#include "core/text/utf8.h"

enum mention_kind {
    MENTION_NAME,         /* a person's name, with or without a role before it */
    MENTION_ROLE,         /* a role alone: "Presiden", "menteri luar negeri Rusia itu" */
    MENTION_PRONOUN,      /* dia, she */
    MENTION_ORGANISATION, /* "Kementerian Kesehatan", "KPK" */
    MENTION_COUNTRY,
    MENTION_MEDIUM,      /* a cited medium: KCNA */
    MENTION_ANONYMOUS,   /* "seorang pejabat" */
    MENTION_COLLECTIVE,  /* "warga", "they" */
    MENTION_DOCUMENT,    /* "pernyataan itu" */
    MENTION_DESCRIPTION, /* any other noun phrase: "ayah dua anak itu" */
    MENTION_NONE
};

#define NO_PERSON UINT32_MAX

/* Token ranges are [from, to); empty ranges have both ends equal. */
struct mention {
    uint32_t from, to;       /* all of it, appositions and parentheses included */
    uint32_t surface_to;     /* where the words that stand for the speaker end */
    uint32_t name, name_end; /* the name alone */
    uint32_t skip, cut; /* bytes at the name's start and end that belong to words run into it */
    uint32_t role, role_end; /* the role phrase, before or behind the name */
    uint32_t role_more;      /* bytes of the word at role_end that belong to the role as well */
    uint32_t alias;          /* a short form in parentheses behind the name, 0: none */
    uint32_t person;         /* row of the people table, NO_PERSON before people_find() */
    enum mention_kind kind;
    bool definite; /* "… itu": points back */
    bool subject;  /* stands where a sentence's subject stands */
    bool male, female;
    bool thing; /* a pronoun that stands for no person: "it" */
    bool firm;  /* the page calls the bearer of this name a firm */
};

/* A name as it is compared: as in a mention. */
struct name {
    uint32_t from, to, skip, cut;
};

enum { OWNERS_MOST = 32 };

/* The words [from, to) and nothing else: no role, nobody known. */
static inline struct mention mention_plain(enum mention_kind kind, uint32_t from, uint32_t to) {
    return (struct mention){.from = from,
                            .to = to,
                            .surface_to = to,
                            .name = from,
                            .name_end = to,
                            .role = from,
                            .role_end = from,
                            .person = NO_PERSON,
                            .kind = kind};
}

struct mentions {
    struct mention *at; /* in text order, never overlapping */
    size_t count;
    struct name owners[OWNERS_MOST]; /* "Luca Brandt's": full names that only tell whose */
    size_t owner_count;
    uint32_t *before; /* by token / MENTION_STRIDE: the mentions that begin before that stretch */
};

enum { MENTION_STRIDE = 32 };

/* Finds the mentions of the outline; the array is in `arena`. With `only` none but those of
 * sentences that may hold a phrase of these classes; 0: all. Linear. */
void mentions_find(struct arena *arena, const struct outline *o, class_set only,
                   struct mentions *out);

/* Makes mention_from() a step or two, once all mentions are found: fills `before`. */
void mentions_index(struct arena *arena, const struct outline *o, struct mentions *out);

static inline struct name mention_name(const struct mention *m) {
    return (struct name){m->name, m->name_end, m->skip, m->cut};
}

/* The hash of a name's word without the ending of its case: "Громов", "Громова", "Громову". */
uint32_t name_stem_hash(struct str endings, struct str word);

/* The hash by which the name's word at `token` is looked up. */
static inline uint32_t mention_name_hash(const struct outline *o, const struct name *name,
                                         uint32_t token) {
    const struct word *word = outline_word(o, token);
    uint32_t skip = token == name->from ? name->skip : 0;
    uint32_t cut = token + 1 == name->to ? name->cut : 0;
    if (o->name_endings.len > 0)
        return name_stem_hash(o->name_endings,
                              str_slice(o->clean, word->start + skip, word->end - cut));
    if ((skip | cut) == 0) return word->hash;
    return utf8_fold_hash(str_slice(o->clean, word->start + skip, word->end - cut));
}

/* The first mention that begins at token `from` or later; mentions.count when there is none. */
size_t mention_from(const struct mentions *mentions, uint32_t from);

#endif
