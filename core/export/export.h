/* Records -> text in a format. Pure: bytes go to a buffer, the caller writes them. */
#ifndef KUTIP_EXPORT_EXPORT_H
#define KUTIP_EXPORT_EXPORT_H

#include "core/base/buf.h"
#include "core/quotes/echo/echo.h"

/* Formats, once: FORMAT(NAME, "name", "endings of its files", "what it holds") */
#define EXPORT_FORMATS(FORMAT)                                                                     \
    FORMAT(JSONL, "jsonl", ".jsonl .json", "one record an article, with its quotes")               \
    FORMAT(CSV, "csv", ".csv", "one row a quote")                                                  \
    FORMAT(MARKDOWN, "markdown", ".md .markdown", "quotes with their citations, ready to paste")   \
    FORMAT(BIBTEX, "bibtex", ".bib", "one entry an article")                                       \
    FORMAT(TEXT, "text", ".txt", "the clean article")

enum export_format {
#define FORMAT(name, text, endings, help) EXPORT_##name,
    EXPORT_FORMATS(FORMAT)
#undef FORMAT
        EXPORT_FORMAT_COUNT
};

struct export_echo {
    struct str path;
    uint32_t start;      /* in source */
    enum echo_kind kind; /* ECHO_AGAIN ones stand apart in JSON, as `again` */
};

struct export_article {
    struct str path; /* as given; invalid UTF-8 stands as \udcXX in JSON */
    const struct article *article;
    const struct quotes *quotes;
    bool explain;
    const struct export_echo *const *echoes; /* per quote, NULL without --echoes */
    const size_t *echo_counts;
};

/* The head of a file of this format (the CSV header line), or nothing. */
void export_head(struct buf *out, enum export_format format);

/* What stands between two articles (blank lines in plain text), or nothing. */
void export_between(struct buf *out, enum export_format format);

/* One article. `explain` and echoes show in JSON only. Linear in the article. */
void export_article(struct buf *out, enum export_format format, const struct export_article *in);

/* One quote ready to paste, with its citation (outlet, date and how it is known, path, line, id).
 */
void export_citation(struct buf *out, const struct export_article *in, size_t quote);

/* "kutip:<hash>:<start>-<end>": the permanent id of a quote (offsets into source). */
void export_quote_id(struct buf *out, const struct article *article, const struct quote *quote);

/* The format called `name`; false when there is none. */
bool export_format_named(const char *name, enum export_format *out);

const char *export_format_name(enum export_format format);

/* Does the format hold quotes and nothing of an article besides? */
bool export_is_of_quotes(enum export_format format);

/* The format that the ending of a file's name stands for, in either case; false when none does. */
bool export_format_of_file(struct str file, enum export_format *out);

/* All endings, with blanks between them: what export_format_of_file() takes. */
const char *export_endings(void);

#endif
