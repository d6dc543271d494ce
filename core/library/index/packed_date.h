/* Dates as the index keeps them: one number that sorts by its printed time and loses nothing. */
#ifndef KUTIP_LIBRARY_PACKED_DATE_H
#define KUTIP_LIBRARY_PACKED_DATE_H

#include "core/article/article.h"

/* 0 for no date. */
int64_t date_pack(const struct date *date);
struct date date_unpack(int64_t packed);

/* The packed date of a moment (seconds since 1970, UTC). */
int64_t date_pack_moment(int64_t seconds);

/* A day as a number that sorts. */
int64_t date_pack_day(int year, int month, int day);

/* The day of a packed date, as date_pack_day(); 0 for no date. */
int64_t date_packed_day(int64_t packed);

#endif
