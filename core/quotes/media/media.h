/* Media that no pack knows: the page itself tells that a name is one (learn.h). */
#ifndef KUTIP_QUOTES_MEDIA_H
#define KUTIP_QUOTES_MEDIA_H

#include "core/quotes/names/mention.h"

/* Does the page name a medium that the pack knows? */
bool media_named(const struct outline *o);

/* Tokens of the learned medium that begins at `t`, below `to`; 0: none. */
uint32_t media_at(const struct outline *o, uint32_t t, uint32_t to);

/* Makes the mentions of learned media what they are. */
void media_mark(const struct outline *o, struct mentions *mentions);

#endif
