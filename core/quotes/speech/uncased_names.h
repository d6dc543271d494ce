/* Who stands beside a verb of saying in a language without capitals: names told by titles, family
 * names and endings, pronouns, bodies. */
#ifndef KUTIP_QUOTES_UNCASED_NAMES_H
#define KUTIP_QUOTES_UNCASED_NAMES_H

#include "core/quotes/speech/uncased.h"

/* Tokens of a clause before its verb, or of a subject behind it. */
enum { SUBJECT_LONGEST = 40 };

/* How a speaker stands to the verb: the pack's setting "order". */
enum order { ORDER_NONE, SUBJECT_MARK, SUBJECT_ENDING, SUBJECT_VERB, VERB_SUBJECT };

/* Words that end a subject behind its verb. */
#define SUBJECT_STOPS                                                                              \
    (CLASS_BIT(THAT) | CLASS_BIT(SCENE) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(CUE_ACTIVE))

/* One walk through an outline. */
struct scanner {
    const struct outline *o;
    struct mentions *mentions;
    struct clauses *clauses;
    enum order order;
    struct str marks, families; /* of the pack, separated by spaces */
};

/* The word at `t` as it stands. */
struct str uncased_text(const struct outline *o, uint32_t t);

/* Is `word` one of the words, separated by spaces, of a setting? */
bool uncased_listed(struct str list, struct str word);

/* A Han character, katakana, or the dot between the parts of a foreign name. */
bool uncased_in_name(const struct outline *o, uint32_t t);

/* Does a bracket close behind an age at `t`? */
bool uncased_aged(const struct outline *o, uint32_t from, uint32_t t);

/* Behind the characters of a name at `from`, where words of when and where or others begin. */
uint32_t uncased_until_circumstance(const struct outline *o, uint32_t from, uint32_t to);

/* NAME TITLE before the mark at `end`, back to `from`. */
bool uncased_marked(const struct scanner *s, uint32_t from, uint32_t end, struct mention *m);

/* TITLE NAME before the verb at `end`, from `from` on. */
bool uncased_before_verb(const struct scanner *s, uint32_t from, uint32_t end, struct mention *m);

/* NAME TITLE with a subject's ending at token `t`. */
bool uncased_ending(const struct scanner *s, uint32_t from, uint32_t t, struct mention *m);

/* TITLE NAME behind the verb, from `from` on. */
bool uncased_behind_verb(const struct scanner *s, uint32_t from, uint32_t to, struct mention *m);

#endif
