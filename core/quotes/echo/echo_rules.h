/* When two quotes are one utterance: the constants and the decision, shared by the comparison of
 * two and by the set. Private to echoes. */
#ifndef KUTIP_QUOTES_ECHO_RULES_H
#define KUTIP_QUOTES_ECHO_RULES_H

#include "core/quotes/echo/align.h"

enum {
    ECHO_LEAST_WORDS = 3,    /* fewer content words are everybody's */
    SAME_OCCASION_DAYS = 21, /* articles further apart tell of two occasions */
    SURE_ORDERED = 20,       /* so many words in one order meet neither by chance nor by formula */
    LONG_COPY = 8            /* so many equal words are one utterance, whenever printed */
};

/* Shares and counts of content words, chosen by reading pairs round the threshold. */
#define LEAST_BOTH 0.5           /* of both quotes' words */
#define LEAST_COMMON 4.0         /* so many at least */
#define LEAST_COVER 0.75         /* or of the shorter one's words */
#define LEAST_COVER_OF_LONG 0.85 /* where the longer one is so long that words meet by chance */
#define LEAST_PART 5.0           /* so many at least */
#define SURE_COVER 0.9           /* of the shorter one, with that many, whoever is said to speak */
#define SHORTENED_COVER 0.8      /* from here on the shorter one is a part of the other … */
#define SHORTENED_LENGTH 0.75    /* … when it has at most so much of its words */
/* Taken from the first share where both speakers are known and one, many words are common, and
 * nothing makes it harder. */
#define SAME_SPEAKER 0.05
#define MANY_COMMON 7.0
/* Added to both shares: */
#define OTHER_SPEAKER 0.2      /* they are known and two */
#define OTHER_NAMES 0.25       /* each quote has names of its own: a formula filled in otherwise */
#define MOST_HARDER 0.35       /* these together: what is left is nearly equal */
#define OTHER_NUMBERS 0.4      /* likewise numbers: other counts, other sentences */
#define LEAST_COVER_SHARED 0.4 /* no share above can be reached with less of the shorter one */

/* Fewer shared words than this cannot make an echo of quotes of these lengths. */
size_t echo_least_shared(size_t a_count, size_t b_count);

enum echo_kind echo_decide(const struct echo_quote *a, const struct echo_quote *b,
                           struct aligned aligned, double *score);

#endif
