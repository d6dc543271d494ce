/* Media that no pack knows: the page itself tells that a name is one. */
#ifndef KUTIP_QUOTES_MEDIA_H
#define KUTIP_QUOTES_MEDIA_H

#include "core/quotes/names/mention.h"

/* Does the page name a medium that the pack knows? */
bool media_named(const struct outline *o);

/* May media_learn() learn one? Leaves outline.media empty. */
bool media_learnable(struct outline *o);

/* Fills outline.media with the names that the page introduces as media: by what they are ("kantor
 * berita negara VNA", "Kantor Berita X (VNA)"), by words that cite ("dilansir X"), by what was said
 * to them ("she told X Wire"). A name that the page gives to a person is none; with `mentions` NULL
 * it has no persons. Linear. */
void media_learn(struct outline *o, const struct mentions *mentions);

/* Makes the mentions of learned media what they are. */
void media_mark(const struct outline *o, struct mentions *mentions);

/* Tokens of the learned medium that begins at `t`, below `to`; 0: none. */
uint32_t media_at(const struct outline *o, uint32_t t, uint32_t to);

#endif
