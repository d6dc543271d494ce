/* What the formats share. Private to core/export. */
#ifndef KUTIP_EXPORT_FORMAT_H
#define KUTIP_EXPORT_FORMAT_H

#include "core/export/export.h"

void export_jsonl(struct buf *out, const struct export_article *in);
void export_csv_head(struct buf *out);
void export_csv(struct buf *out, const struct export_article *in);
void export_markdown(struct buf *out, const struct export_article *in);
void export_bibtex(struct buf *out, const struct export_article *in);
void export_text(struct buf *out, const struct export_article *in);

/* A place in source whose line is known; walks forward only, so that lines of all quotes of an
 * article cost one pass. Zero-initialise. */
struct line_walk {
    size_t at, lines;
};

/* The line (from 1) of `source` at byte `offset`, which must not lie before the last one asked. */
size_t line_walk_to(struct line_walk *walk, struct str source, size_t offset);

/* Bytes of clean [start, end). */
struct str export_span(const struct article *article, uint32_t start, uint32_t end);

/* `s` with every run of white space as one space, none at the ends. */
void export_add_one_line(struct buf *out, struct str s);

/* The items with `separator` between them. */
void export_add_list(struct buf *out, const struct str_list *list, const char *separator);

/* How the date is known, for programs: "line", "body"; NULL when there is none. */
const char *export_date_origin(const struct article *article);

/* How the date is known, for people: "" when it stands in a line of its own, "~" when it was taken
 * from the body. */
const char *export_date_sign(const struct article *article);

#endif
