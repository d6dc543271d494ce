/* Reported speech without marks: which part of a sentence is the reported clause. */
#ifndef KUTIP_QUOTES_INDIRECT_H
#define KUTIP_QUOTES_INDIRECT_H

#include "core/quotes/speech/speech.h"

/* The clause that `speech`, the reporting clause of `sentence`, asserts: tokens [*from, *to),
 * without cue, speaker, conjunction and final full stop. False when nothing is asserted: a denial,
 * a condition, a wish, an order, a mere object ("menjelaskan dasar hukumnya"). */
bool indirect_clause(const struct outline *o, const struct sentence *sentence,
                     const struct speech *speech, uint32_t *from, uint32_t *to);

#endif
