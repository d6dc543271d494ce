/* Quotation marks of the body, paired: the first step of quotes_find().
 *
 * A passage is a body paragraph or list item. Pairing begins afresh in each passage, so that one
 * lost mark never turns the rest of the page inside out. Which way a mark faces is read from the
 * white space and signs around it, and only where these leave it open from its shape: papers set
 * ”same” marks on both sides, scrapers mix kinds (“ … "), German closes with the English opener. */
#ifndef KUTIP_QUOTES_MARKS_H
#define KUTIP_QUOTES_MARKS_H

#include "core/article/article.h"

/* Words of a body block, [first, end) in article->words. */
struct passage {
    uint32_t first, end;
    uint32_t first_span, end_span; /* its spans in marks.spans */
};

/* What stands between a pair of marks, outermost marks only. */
struct span {
    uint32_t open;  /* the word of the opening mark; == first when the mark is missing */
    uint32_t first; /* first word inside */
    uint32_t end;   /* behind the last word inside: the closing mark where there is one */
    uint32_t next;  /* the word behind the closing mark */
    uint32_t passage;
    bool continued; /* begins where the passage before left off inside the same marks */
    bool repaired;  /* one of its marks is missing on the page */
};

struct marks {
    struct passage *passages;
    size_t passage_count;
    struct span *spans; /* in text order, never overlapping, never empty */
    size_t span_count;
    uint32_t *signs; /* the words of the body that have no letters, in text order */
    size_t sign_count;
};

/* Pairs the marks of the body of `article`; everything is in `arena`. Linear. */
void marks_find(struct arena *arena, const struct article *article, struct marks *out);

#endif
