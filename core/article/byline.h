/* Bylines and credits: who wrote, edited and was drawn on. */
#ifndef KUTIP_ARTICLE_BYLINE_H
#define KUTIP_ARTICLE_BYLINE_H

#include "core/article/page.h"

struct people {
    struct str_list authors, editors, sources;
    struct str outlet;
    struct str town; /* beside a date, where a writer's name may stand too */
};

/* Does a label of people or sources stand at word `i`: before a colon, alone, or, where its key is
 * "by" ("By NAME"), before a capital? The words it takes, colon included; 0: none. In the middle of
 * a line one word is no label. */
size_t byline_label(const struct page *page, size_t i, size_t to);

/* Are words [from, to) a label without its colon, and names ("Penulis NAME")? A title may look so.
 */
bool byline_is_bare(const struct page *page, size_t from, size_t to);

/* Do words [from, to) begin with a writer's label and go on with a name ("Penulis: NAME")? */
bool byline_names_author(const struct page *page, size_t from, size_t to);

/* Do words [from, to) begin with a name of two words or more? */
bool byline_has_name(const struct page *page, size_t from, size_t to);

/* Are words [from, to) nothing but people's names, and perhaps an outlet beside them? */
bool byline_is_names(const struct page *page, size_t from, size_t to);

/* Reads names and labels in words [from, to): "Penulis: A | Editor: B", "Rep: A/ Red: B", the glued
 * "Pewarta: AEditor: B", "A - detik.com", "By A and B". What stands before the first label is an
 * author. */
void byline_read(const struct page *page, size_t from, size_t to, struct people *people);

/* The same for a line without labels: only what is a name, or an outlet, from one mark to the next.
 */
void byline_read_names(const struct page *page, size_t from, size_t to, struct people *people);

/* Media named in words [from, to), one between two marks, known or not, into `list`. */
void byline_read_sources(const struct page *page, size_t from, size_t to, struct str_list *list);

/* Where a credit in brackets begins that ends words [from, to): "(abc/def)", "(Nama Orang)"; `to`:
 * there is none. */
size_t byline_credit(const struct page *page, size_t from, size_t to);

#endif
