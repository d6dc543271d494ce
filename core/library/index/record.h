/* One file -> what the index keeps of it. Pure but for reading the file: the parse workers' job. */
#ifndef KUTIP_LIBRARY_RECORD_H
#define KUTIP_LIBRARY_RECORD_H

#include "core/library/index/starts.h"
#include "core/quotes/quotes.h"

struct record_quote {
    uint32_t start, end; /* in source */
    enum quote_kind kind;
    struct str speaker, role, via; /* names as shown; NONE when unknown; via joined with ", " */
    struct str text;               /* on one line */
    struct str tokens;
    struct starts_set starts;
    struct str echo; /* its comparable form (echo_store.h); NONE for a short one */
};

struct record {
    struct arena arena; /* owns everything below */
    struct str path;    /* absolute, NUL behind it */
    uint64_t size;
    int64_t mtime;      /* nanoseconds since 1970 */
    bool gone;          /* the file is no more */
    bool named;         /* it was given itself: that it is no text is told */
    bool is_article;    /* false: not text, or `error` */
    struct error error; /* it could not be read */
    uint64_t hash, body_hash;
    struct str names[NAME_FIELDS]; /* the article's; NONE when unknown; lists joined with ", " */
    struct str title;              /* on one line; the first sentence where !is_title */
    bool is_title;
    struct date published;
    enum date_origin published_from;
    struct str title_tokens, body_tokens;
    struct starts_set title_starts, starts;
    struct record_quote *quotes;
    size_t quote_count;
};

/* Reads and understands the file at record->path; fills the rest. `scratch` is reset. */
void record_read(struct record *record, const struct lang *lang, struct arena *scratch);

#endif
