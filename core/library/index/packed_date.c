#include "core/library/index/packed_date.h"

#include <time.h>

/* Year 16 bits, month 4, day 5, time flag 1, hour 5, minute 6, zone flag 1, zone 11. */
enum { ZONE_BIAS = 1024, DAY_SHIFT = 24 };

int64_t date_pack_day(int year, int month, int day) {
    return ((int64_t)year * 16 + month) * 32 + day;
}

int64_t date_packed_day(int64_t packed) {
    return packed >> DAY_SHIFT;
}

int64_t date_pack(const struct date *date) {
    if (date->year <= 0) return 0;
    int64_t time = date->has_time ? (1 << 11) | (date->hour << 6) | date->minute : 0;
    int64_t zone = date->has_zone ? (1 << 11) | (date->zone + ZONE_BIAS) : 0;
    return date_pack_day(date->year, date->month, date->day) << DAY_SHIFT | time << 12 | zone;
}

struct date date_unpack(int64_t packed) {
    if (packed == 0) return (struct date){0};
    int64_t day = packed >> DAY_SHIFT, time = packed >> 12 & 0xfff, zone = packed & 0xfff;
    struct date date = {
        .year = (int16_t)(day / 512), .month = (int8_t)(day / 32 % 16), .day = (int8_t)(day % 32)};
    if (time >> 11 != 0) {
        date.has_time = true;
        date.hour = (int8_t)(time >> 6 & 31);
        date.minute = (int8_t)(time & 63);
    }
    if (zone >> 11 != 0) {
        date.has_zone = true;
        date.zone = (int16_t)((zone & 2047) - ZONE_BIAS);
    }
    return date;
}

int64_t date_pack_moment(int64_t seconds) {
    time_t moment = (time_t)seconds;
    struct tm parts;
    if (gmtime_r(&moment, &parts) == NULL) return 0;
    struct date date = {.year = (int16_t)(parts.tm_year + 1900),
                        .month = (int8_t)(parts.tm_mon + 1),
                        .day = (int8_t)parts.tm_mday,
                        .has_time = true,
                        .hour = (int8_t)parts.tm_hour,
                        .minute = (int8_t)parts.tm_min};
    return date_pack(&date);
}
