/* Addresses on the net that a line is made of, and the one that is the page's own. */
#ifndef KUTIP_ARTICLE_ADDRESS_H
#define KUTIP_ARTICLE_ADDRESS_H

#include "core/article/page.h"

/* Is the line an address and nothing else, but perhaps a label before it ("Link: https://…")? */
bool address_is_line(const struct page *page, const struct line *line);

/* The page's own address among its furniture: a line of its own over the title or behind the
 * story, or one in the notice of where the story stands ("Artikel ini telah tayang di …
 * https://…"). An address that names a site and no page of it is none. STR_NONE where there is
 * none, or where bare lines name several. */
struct str address_of_page(const struct page *page);

/* The site of an address, "www." aside; STR_NONE: it has none. */
struct str address_host(struct str address);

#endif
