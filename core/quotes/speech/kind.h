/* Is what stands between marks speech, and of which kind? */
#ifndef KUTIP_QUOTES_KIND_H
#define KUTIP_QUOTES_KIND_H

#include "core/quotes/outline/outline.h"

enum span_sense {
    SENSE_TERM,  /* a title, a term, a slogan: nobody answers for it */
    SENSE_MIXED, /* inside the reporter's own clause */
    SENSE_DIRECT /* a sentence or a fragment that stands by itself */
};

/* How close the words that make somebody speak stand to the quotation. */
enum nearness {
    FAR,  /* there are none */
    NEAR, /* in its clause */
    TOUCHING
};

/* The sense of the quotation at token `at` of `sentence`; `named`: it is known who is made to
 * speak.
 */
enum span_sense kind_sense(const struct outline *o, const struct sentence *sentence, uint32_t at,
                           enum nearness nearness, bool named);

#endif
