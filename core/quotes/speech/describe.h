/* Speakers without a name: “kata seorang pejabat”, “ujar pria berusia 40 tahun itu”. */
#ifndef KUTIP_QUOTES_DESCRIBE_H
#define KUTIP_QUOTES_DESCRIBE_H

#include "core/quotes/names/mention.h"

/* The classes of the words that begin such a noun phrase. */
#define DESCRIBING                                                                                 \
    (CLASS_BIT(ANONYMOUS) | CLASS_BIT(COLLECTIVE) | CLASS_BIT(DOCUMENT) | CLASS_BIT(CUE_NOUN) |    \
     CLASS_BIT(ORGANISATION) | CLASS_BIT(MEDIUM_WORD) | CLASS_BIT(ROLE))

/* A noun phrase that only stands for a person because a cue precedes it ("seorang pejabat yang
 * enggan disebut namanya", "pria berusia 40 tahun itu"), at `token`, within `to`. False when there
 * is none. */
bool describe_speaker(const struct outline *o, uint32_t token, uint32_t to, struct mention *out);

/* "the 29-year-old" at `token`, and nothing of the noun phrase behind it: the one spoken of. */
bool describe_aged(const struct outline *o, uint32_t token, uint32_t to, struct mention *out);

/* "The weather service rejected", "The council refused": a body that is only described, where the
 * sentence that begins at `from` begins with it. */
bool describe_body(const struct outline *o, uint32_t from, uint32_t to, struct mention *out);

/* "a ticket seller who asked not to be named": somebody in [from, to) whose name is withheld. */
bool describe_unnamed(const struct outline *o, uint32_t from, uint32_t to, struct mention *out);

#endif
