/* What the two walks through an article share: hearing.c tells first who is made to speak where,
 * quotes.c then makes quotes of it. */
#ifndef KUTIP_QUOTES_FINDER_H
#define KUTIP_QUOTES_FINDER_H

#include "core/quotes/media/via.h"
#include "core/quotes/quotes.h"
#include "core/quotes/speech/speaker.h"

/* Of one article. */
struct finder {
    struct arena *arena;
    const struct article *article;
    struct marks marks;
    struct outline outline;
    struct mentions mentions;
    struct people people;
    struct reading reading;
    struct thread thread;
    struct speech *of_span;     /* the speech that touches a span; voice none where nothing does */
    struct speech *of_sentence; /* the reporting clause of a sentence without quotations */
    struct quotes *out;
    bool indirect;
    uint32_t passage;        /* of the sentence before */
    bool spoke_in_passage;   /* a quote or reporting clause in this passage had a speaker */
    bool unknown_in_passage; /* somebody spoke in this passage who cannot be named */
    bool quoted_in_passage;  /* a quote stands in this passage */
    struct via sources;      /* of the article, so far */
    struct via quote_via;    /* of the quote before */
    struct via passage_via;  /* media that an opening "Dilansir X, …" cites for the passage */
};

static inline const struct span *finder_span(const struct finder *f, uint32_t at) {
    return &f->marks.spans[f->outline.tokens[at].span];
}

/* The token of quotation `span` of sentence `s`; the sentence's end behind its last one. */
static inline uint32_t finder_span_token(const struct finder *f, const struct sentence *s,
                                         uint32_t span) {
    return span < s->end_span ? f->outline.span_tokens[span] : s->to;
}

struct place {
    size_t sentence;
    uint32_t at;       /* token of the quotation */
    uint32_t from, to; /* the reporter's words around it, up to the neighbouring quotations */
};

#endif
