/* The dates of the query language: 2023, 2023-08, 2023-08-15, A..B, A.., ..B, >A, >=A, <A, <=A, and
 * 30d, 2w, 6m, 1y back from now. */
#ifndef KUTIP_LIBRARY_QUERY_DATE_H
#define KUTIP_LIBRARY_QUERY_DATE_H

#include "core/base/str.h"

/* The first and last day meant, as date_pack_day() (packed_date.h); false when it is no such date.
 */
bool query_date(struct str text, int64_t now, int64_t *from, int64_t *to);

#endif
