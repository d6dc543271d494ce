/* Who publishes a page, as its furniture tells where no byline or dateline does. STR_NONE: it does
 * not. */
#ifndef KUTIP_ARTICLE_PUBLISHER_H
#define KUTIP_ARTICLE_PUBLISHER_H

#include "core/article/page.h"

/* The name in a notice of copyright, "© 2031 Kabar Lembah. All rights reserved.": capitalised words
 * up to a mark, and no firm's. STR_NONE: none. */
struct str publisher_of_copyright(const struct page *page, const struct line *line);

/* The outlet that a line over the title, or over the story of a page without one, names
 * ("The Meridian Post"), or the sender's line of a letter ("From: The Meridian Post <…>").
 * STR_NONE: none does. */
struct str publisher_in_masthead(const struct page *page);

/* "The post TITLE appeared first on The Meridian Post.": the name behind the last small word.
 * STR_NONE: there is no such notice, or no name. */
struct str publisher_in_notice(const struct page *page);

/* The outlet that a line about the writer behind the story names: "NAME is a reporter at The
 * Meridian Post." STR_NONE: none does. */
struct str publisher_of_writer(const struct page *page, const struct str_list *authors);

/* The outlet of a site: the one that a pack knows by it or by a part of it ("bola.kabar.com"), else
 * the site itself. */
struct str publisher_of_site(const struct page *page, struct str host);

#endif
