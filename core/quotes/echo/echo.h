/* Echoes: the same utterance in other articles, though translated or shortened differently.
 *
 * Three steps: keys (pairs of neighbouring content words, hashed) find candidates, an alignment of
 * the content words decides, the kind is told. The keys are few and stable, so an index can store
 * them: two quotes that echo each other have a key in common, nearly always. */
#ifndef KUTIP_QUOTES_ECHO_H
#define KUTIP_QUOTES_ECHO_H

#include "core/quotes/quotes.h"

enum echo_kind {
    ECHO_NONE,
    ECHO_COPIED,    /* the same words */
    ECHO_VARIANT,   /* another translation or wording */
    ECHO_SHORTENED, /* one holds a part of the other */
    ECHO_AGAIN      /* the person's formula on another date: told apart, never counted as one */
};

enum {
    ECHO_KEYS = 10,  /* most keys of one quote */
    ECHO_WORDS = 128 /* most content words of one quote; what follows is not compared */
};

/* A content word is the hash of its stem; its last bits tell what kind of word it is. */
enum {
    ECHO_NUMBER = 1, /* holds a digit first */
    ECHO_NAME = 2,   /* in capitals where no sentence begins */
    ECHO_MARKS = ECHO_NUMBER | ECHO_NAME,
    ECHO_MARK_BITS = 2
};

/* A speaker's name, folded, without hyphens and spaces, in two hashes, so that "Holvat" agrees with
 * "Marek Holvat" and "Ilse" with "Ilse Brand-vold". Both 0: unknown. */
struct echo_speaker {
    uint32_t first; /* the first word of the name */
    uint32_t rest;  /* all further words; 0 for a name of one word */
};

/* What is compared of one quote. */
struct echo_quote {
    const uint32_t *words; /* its content words, in order */
    size_t word_count;
    uint32_t keys[ECHO_KEYS];
    size_t key_count;
    struct echo_speaker speaker;
    int32_t day; /* of the article, days since 1970-01-01; INT32_MIN unknown */
};

/* Makes the comparable form of a quote of `article`. In `arena`. */
void echo_prepare(struct arena *arena, const struct article *article, const struct quote *quote,
                  struct echo_quote *out);

/* Compares two; the order of the two does not matter. `score` (0-1, may be NULL) is the share of
 * content words that align. */
enum echo_kind echo_compare(const struct echo_quote *a, const struct echo_quote *b, double *score);

/* "copied", …; NULL for ECHO_NONE. */
const char *echo_kind_name(enum echo_kind kind);

/* An index in memory, for `kutip export --echoes` and for counting while indexing. Ids are the
 * caller's (0, 1, 2, … in order of adding). Finding does not change it: any number of threads may
 * find at once while none adds. */
struct echo_set;
struct echo_match {
    uint32_t id;
    enum echo_kind kind;
    double score;
};

struct echo_set *echo_set_new(void);
void echo_set_free(struct echo_set *set);
/* Adds a quote (copied) and returns its id. */
uint32_t echo_set_add(struct echo_set *set, const struct echo_quote *quote);

/* What was found. */
struct echo_matches {
    struct echo_match *at; /* best first; NULL when there are none */
    size_t count;
    size_t compared; /* so many quotes were aligned for it */
};

enum {
    ECHO_MOST_MATCHES = 256,  /* of an utterance with more echoes the latest ones are found */
    ECHO_MOST_COMPARED = 2048 /* quotes aligned to find the echoes of one, at most */
};

/* The echoes of `quote` among those added, `except` (UINT32_MAX: none) left out; in `arena`. */
struct echo_matches echo_set_find(const struct echo_set *set, struct arena *arena,
                                  const struct echo_quote *quote, uint32_t except);

#endif
