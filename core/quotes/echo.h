/* Echoes: the same utterance in other articles, though translated or shortened differently.
 *
 * Three steps: keys (rare words of a quote, hashed) find candidates, an alignment of words decides,
 * the kind is told. The keys are few and stable, so an index can store them. */
#ifndef KUTIP_QUOTES_ECHO_H
#define KUTIP_QUOTES_ECHO_H

#include "core/article/article.h"

enum echo_kind {
    ECHO_NONE,
    ECHO_COPIED,    /* the same words */
    ECHO_VARIANT,   /* another translation or wording */
    ECHO_SHORTENED, /* one holds a part of the other */
    ECHO_AGAIN      /* the person's formula on another date: told apart, never counted as one */
};

enum { ECHO_KEYS = 12 }; /* most keys of one quote */

/* What is compared of one quote. `words` are hashes of the content words in order. */
struct echo_quote {
    const uint32_t *words;
    size_t word_count;
    uint32_t keys[ECHO_KEYS];
    size_t key_count;
    uint64_t speaker; /* hash of the folded speaker name without hyphens and spaces, 0 unknown */
    int32_t day;      /* days since 1970-01-01 of the article, INT32_MIN unknown */
};

/* Days since 1970-01-01 of an article's date; INT32_MIN for none. */
int32_t echo_day(const struct date *date);

/* Makes the comparable form of a quote's text. Everything is in `arena`. `speaker` may be NONE. */
void echo_prepare(struct arena *arena, struct str text, struct str speaker, int32_t day,
                  struct echo_quote *out);

/* Compares two; `score` (0-1, may be NULL) is the share of content words that align. */
enum echo_kind echo_compare(const struct echo_quote *a, const struct echo_quote *b, double *score);

/* "copied", …; NULL for ECHO_NONE. */
const char *echo_kind_name(enum echo_kind kind);

/* An index in memory, for `kutip export --echoes` and for counting while indexing. Ids are the
 * caller's (0, 1, 2, … in order of adding). */
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
/* The echoes of `quote` among those added, best first, `except` (UINT32_MAX: none) left out. The
 * matches are in `arena`. */
struct echo_match *echo_set_find(const struct echo_set *set, struct arena *arena,
                                 const struct echo_quote *quote, uint32_t except, size_t *count);

#endif
