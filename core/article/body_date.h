#ifndef KUTIP_ARTICLE_BODY_DATE_H
#define KUTIP_ARTICLE_BODY_DATE_H

#include "core/article/date.h"

/* The day of the report as the story itself tells it; false: it does not. Needs the page's layout.
 */
bool body_date_find(const struct page *page, struct date *date);

#endif
