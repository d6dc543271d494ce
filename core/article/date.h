/* Dates as pages print them. */
#ifndef KUTIP_ARTICLE_DATE_H
#define KUTIP_ARTICLE_DATE_H

#include "core/article/page.h"

struct date_hit {
    struct date date;
    size_t first, end; /* the words it takes, weekday, time and zone with it */
};

/* The first full date (day, month and year) in words [from, to): "Senin, 15 Agustus 2022 | 09:15
 * WIB", "15/8/2023", "19 Jun 2025, 08:24", "June 19, 2025 8:24 am", "3:14 PM EST Nov 19, 2019",
 * ISO 8601, "2025年12月28日". Relative times are no dates. */
bool date_find(const struct page *page, size_t from, size_t to, struct date_hit *hit);

/* A time of day at word `from`, "14:20 WIB", into the hour, minute and zone of `date`. The word
 * behind it; `from`: there is none. */
size_t date_clock(const struct page *page, size_t from, size_t to, struct date *date);

/* "10/11/2031" above "SEASIDE, Nov 10 (AGENCY) --": day and month of `date` change places when a
 * day without its year in words [from, to) says so. */
void date_settle(const struct page *page, size_t from, size_t to, struct date *date);

#endif
