#ifndef KUTIP_ARTICLE_OUTLET_H
#define KUTIP_ARTICLE_OUTLET_H

#include "core/article/page.h"

/* Are words [from, to) the whole of an outlet's name: a known outlet or agency, a host name, or a
 * name built as papers' names are, with one of the pack's paper-words in it ("Kabar Lembah", "The
 * Meridian Post") or glued of two ("LintasKota")? Its shown form in *name. */
bool outlet_read(const struct page *page, size_t from, size_t to, struct str *name);

#endif
