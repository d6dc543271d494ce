/* From what a page tells of its media to outline.media. */
#ifndef KUTIP_QUOTES_LEARN_H
#define KUTIP_QUOTES_LEARN_H

#include "core/quotes/names/mention.h"

/* May media_learn() learn one? Leaves outline.media empty. */
bool media_learnable(struct outline *o);

/* Fills outline.media with the names that the page introduces as media: by what they are ("kantor
 * berita negara VNA", "Kantor Berita X (VNA)"), by words that cite ("dilansir X"), by what was said
 * to them ("she told X Wire"). A name that the page gives to a person is none; with `mentions` NULL
 * it has no persons. Linear. */
void media_learn(struct outline *o, const struct mentions *mentions);

#endif
