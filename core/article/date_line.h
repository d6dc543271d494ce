/* Lines that dates are most of. */
#ifndef KUTIP_ARTICLE_DATE_LINE_H
#define KUTIP_ARTICLE_DATE_LINE_H

#include "core/article/page.h"

/* Dates, their labels and outlets, and perhaps the writer's name beside them. */
bool date_line_is(const struct page *page, const struct line *line);

/* "Updated at 22.35", "Posted 3h ago": when it was written or changed, without the day. */
bool date_line_is_update(const struct page *page, const struct line *line);

/* "2 hours ago" and nothing else. */
bool date_line_is_ago(const struct page *page, const struct line *line);

/* "12 Jan 2020 - 4 Mar 2024": two days, and what happened between them. */
bool date_line_is_range(const struct page *page, const struct line *line);

#endif
