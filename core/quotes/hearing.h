/* The first walk through an article: who is made to speak where. Only then is it known who speaks
 * at all, and who is merely spoken of. */
#ifndef KUTIP_QUOTES_HEARING_H
#define KUTIP_QUOTES_HEARING_H

#include "core/quotes/finder.h"

/* Fills of_span and of_sentence, in the finder's arena, and lets people speak. */
void hearing_read(struct finder *f);

/* A paragraph that ended with a colon introduces the quotation that begins the next: is it so at
 * `sentence`? */
bool hearing_introduced(const struct finder *f, size_t sentence);

/* Does the speaker stand behind a medium that only carries his words? */
bool hearing_carried(const struct speech *speech);

#endif
