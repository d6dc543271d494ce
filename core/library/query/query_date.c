#include "core/library/query/query_date.h"

#include <time.h>

#include "core/library/index/packed_date.h"

static const int64_t always_from = 1, always_to = INT64_MAX;

/* Up to `digits` digits as a number; false when there is none. */
static bool number(struct str *text, size_t digits, int *out) {
    size_t n = 0;
    *out = 0;
    while (n < digits && n < text->len && text->ptr[n] >= '0' && text->ptr[n] <= '9')
        *out = *out * 10 + (text->ptr[n++] - '0');
    *text = str_slice(*text, n, text->len);
    return n > 0;
}

static bool dash(struct str *text) {
    if (!str_starts(*text, STR("-"))) return false;
    *text = str_slice(*text, 1, text->len);
    return true;
}

/* A year, month or day: its first and last day. */
static bool period(struct str text, int64_t *first, int64_t *last) {
    int year, month, day;
    if (!number(&text, 4, &year) || year < 1000) return false;
    *first = date_pack_day(year, 1, 1);
    *last = date_pack_day(year, 12, 31);
    if (text.len == 0) return true;
    if (!dash(&text) || !number(&text, 2, &month) || month < 1 || month > 12) return false;
    *first = date_pack_day(year, month, 1);
    *last = date_pack_day(year, month, 31);
    if (text.len == 0) return true;
    if (!dash(&text) || !number(&text, 2, &day) || day < 1 || day > 31) return false;
    *first = *last = date_pack_day(year, month, day);
    return text.len == 0;
}

static int64_t day_of(int64_t moment) {
    time_t seconds = (time_t)moment;
    struct tm parts;
    if (localtime_r(&seconds, &parts) == NULL) return always_from;
    return date_pack_day(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

/* The last day that has begun anywhere: where it is latest, clocks are 14 hours ahead of UTC. */
static int64_t last_day(int64_t now) {
    time_t seconds = (time_t)(now + 14 * 3600);
    struct tm parts;
    if (gmtime_r(&seconds, &parts) == NULL) return always_to;
    return date_pack_day(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

/* "30d": so many days, weeks, months (of 30 days) or years (of 365) back, until today. */
static bool back(struct str text, int64_t now, int64_t *from, int64_t *to) {
    static const struct {
        char unit;
        int64_t days;
    } units[] = {{'d', 1}, {'w', 7}, {'m', 30}, {'y', 365}};
    int count;
    if (!number(&text, 5, &count) || text.len != 1) return false;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (text.ptr[0] != units[i].unit) continue;
        *from = day_of(now - count * units[i].days * 86400);
        *to = last_day(now);
        return true;
    }
    return false;
}

static bool compared(struct str text, int64_t *from, int64_t *to) {
    char sign = text.ptr[0];
    bool equal = text.len > 1 && text.ptr[1] == '=';
    int64_t first, last;
    if (!period(str_slice(text, equal ? 2 : 1, text.len), &first, &last)) return false;
    *from = sign == '<' ? always_from : equal ? first : last + 1;
    *to = sign == '>' ? always_to : equal ? last : first - 1;
    return true;
}

static bool range(struct str text, size_t dots, int64_t *from, int64_t *to) {
    struct str left = str_slice(text, 0, dots), right = str_slice(text, dots + 2, text.len);
    int64_t unused;
    *from = always_from;
    *to = always_to;
    if (left.len == 0 && right.len == 0) return false;
    return (left.len == 0 || period(left, from, &unused)) &&
           (right.len == 0 || period(right, &unused, to));
}

bool query_date(struct str text, int64_t now, int64_t *from, int64_t *to) {
    if (text.len == 0) return false;
    size_t dots = str_find(text, STR(".."), 0);
    if (dots != SIZE_MAX) return range(text, dots, from, to);
    if (text.ptr[0] == '<' || text.ptr[0] == '>') return compared(text, from, to);
    return period(text, from, to) || back(text, now, from, to);
}
