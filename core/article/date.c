#include "core/article/date.h"

#include <stdio.h>

/* Reads up to `most` digits at *at; -1 when there is none. */
static int number(struct str s, size_t *at, size_t most) {
    size_t start = *at;
    int value = 0;
    while (*at < s.len && *at - start < most && s.ptr[*at] >= '0' && s.ptr[*at] <= '9')
        value = value * 10 + (s.ptr[(*at)++] - '0');
    return *at == start ? -1 : value;
}

/* The whole of `s` as a number of at most `most` digits; -1 when it is not one. */
static int whole_number(struct str s, size_t most) {
    size_t at = 0;
    int value = number(s, &at, most);
    return at == s.len ? value : -1;
}

static bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static bool day_set(struct date *date, int year, int month, int day) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year >= 0 && year < 100) year += year < 70 ? 2000 : 1900;
    if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
    if (day > days[month - 1] + (month == 2 && is_leap(year))) return false;
    *date = (struct date){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
    return true;
}

static bool time_set(struct date *date, int hour, int minute) {
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return false;
    date->has_time = true;
    date->hour = (int8_t)hour;
    date->minute = (int8_t)minute;
    return true;
}

/* 1-12 when a month's name begins at word `i`; `*words` are those it takes, its full stop with it.
 */
static int month_at(const struct page *page, size_t i, size_t to, size_t *words) {
    struct lang_hit hit;
    *words = page_match(page, i, to, CLASS_MONTH, &hit);
    if (*words == 0) return 0;
    if (i + *words < to && page_is_char(page, i + *words, '.')) (*words)++;
    return whole_number(hit.key, 2);
}

/* A day of the month: "19", "19th", "09". */
static int day_number(struct str s) {
    size_t at = 0;
    int day = number(s, &at, 2);
    if (day < 1 || day > 31) return -1;
    if (at == s.len) return day;
    struct str rest = str_slice(s, at, s.len);
    bool ordinal = str_eq_ascii_nocase(rest, STR("st")) || str_eq_ascii_nocase(rest, STR("nd")) ||
                   str_eq_ascii_nocase(rest, STR("rd")) || str_eq_ascii_nocase(rest, STR("th"));
    return ordinal ? day : -1;
}

/* A date inside one word: 18/06/2025, 2025-06-18, 18.6.25, 17-Aug-2023; `*rest` is what follows it
 * ("T08" of an ISO time). */
static bool date_in_word(const struct page *page, struct str word, struct date *date,
                         struct str *rest) {
    size_t at = 0;
    int first = number(word, &at, 4);
    if (first < 0 || at >= word.len) return false;
    char mark = word.ptr[at];
    if (mark != '/' && mark != '-' && mark != '.') return false;
    bool year_first = at == 4;
    size_t middle = ++at;
    int second = number(word, &at, 2);
    if (second < 0) {
        while (at < word.len && word.ptr[at] != mark) at++;
        struct lang_hit hit;
        if (at == middle || !lang_is(page->pack, str_slice(word, middle, at), CLASS_MONTH, &hit))
            return false;
        second = whole_number(hit.key, 2);
    }
    if (at >= word.len || word.ptr[at] != mark) return false;
    size_t last = ++at;
    int third = number(word, &at, 4);
    size_t digits = at - last;
    *rest = str_slice(word, at, word.len);
    if (rest->len > 0 && rest->ptr[0] != ',' && (!year_first || rest->ptr[0] != 'T')) return false;
    if (year_first) return third >= 0 && day_set(date, first, second, third);
    if (digits != 2 && digits != 4) return false;
    /* "1.000.000" is no date, "29/5/25" is one */
    if (digits == 2 && mark == '.') return false;
    if (str_eq(lang_setting(page->pack, STR("date-order")), STR("mdy")) &&
        day_set(date, third, first, second))
        return true;
    return day_set(date, third, second, first) || day_set(date, third, first, second);
}

/* 1: am, 2: pm, 0: neither. */
static int half_day(struct str s) {
    if (s.len < 2 || s.len > 3) return 0;
    if (str_eq_ascii_nocase(s, STR("am")) || str_eq_ascii_nocase(s, STR("a.m"))) return 1;
    return str_eq_ascii_nocase(s, STR("pm")) || str_eq_ascii_nocase(s, STR("p.m")) ? 2 : 0;
}

static bool is_digits(const struct page *page, size_t i, size_t to) {
    return i < to && (page_word(page, i)->flags & WORD_DIGIT) != 0;
}

/* "h" standing as a word between hour and minutes, or the word of one character of Chinese and
 * Japanese: "8 h 24", "8時24分". */
static bool is_hour_word(const struct page *page, size_t i) {
    const struct word *word = page_word(page, i);
    if (str_eq_ascii_nocase(page_word_str(page, i), STR("h"))) return true;
    return (word->flags & (WORD_LETTERS | WORD_DIGIT | WORD_GLUED)) ==
               (WORD_LETTERS | WORD_GLUED) &&
           word->end - word->start == 3 && (unsigned char)page->clean.ptr[word->start] >= 0xE3;
}

/* ":24", ":24:10" behind an hour: cuts the minutes, passes over the seconds; `*rest` is what is
 * glued to the last digits ("Z", "pm"). The word behind; 0: no minutes. */
static size_t minutes_at(const struct page *page, size_t i, size_t to, int *minute,
                         struct str *rest) {
    *minute = -1;
    if (i + 1 < to && is_hour_word(page, i) && is_digits(page, i + 1, to)) {
        size_t at = 0;
        int value = number(page_word_str(page, i + 1), &at, 2);
        bool unit = i + 2 < to && is_hour_word(page, i) && /* "8時24分" */
                    (page_word(page, i + 2)->flags & (WORD_LETTERS | WORD_DIGIT | WORD_GLUED)) ==
                        (WORD_LETTERS | WORD_GLUED);
        if (at == 0 || at < page_word_str(page, i + 1).len) return 0;
        *minute = value;
        return i + 2 + unit;
    }
    for (int part = 0; part < 2; part++) {
        if (i >= to || !page_is_char(page, i, ':') || !is_digits(page, i + 1, to)) break;
        if ((page_word(page, i + 1)->flags & WORD_GLUED) == 0) break;
        struct str word = page_word_str(page, i + 1);
        size_t at = 0;
        int value = number(word, &at, 2);
        if (at != 2) break;
        if (part == 0) *minute = value;
        while (at < word.len &&
               ((word.ptr[at] >= '0' && word.ptr[at] <= '9') || word.ptr[at] == '.'))
            at++; /* fractions of a second */
        *rest = str_slice(word, at, word.len);
        i += 2;
    }
    return *minute < 0 ? 0 : i;
}

/* Is the word at `i` one that stands behind a number without a space: 時? */
static bool is_unit(const struct page *page, size_t i, size_t to) {
    const uint32_t wanted = WORD_LETTERS | WORD_GLUED;
    return i < to && (page_word(page, i)->flags & (wanted | WORD_DIGIT)) == wanted &&
           (unsigned char)page_word_str(page, i).ptr[0] >= 0x80;
}

/* The number at word `i` and its unit: "12月" are two words, "12월" is one. The word behind; 0:
 * no such number. */
static size_t counted_at(const struct page *page, size_t i, size_t to, size_t most, int *value) {
    if (!is_digits(page, i, to)) return 0;
    struct str word = page_word_str(page, i);
    size_t at = 0;
    *value = number(word, &at, most);
    if (*value < 0) return 0;
    if (at < word.len) return (unsigned char)word.ptr[at] >= 0x80 ? i + 1 : 0;
    return is_unit(page, i + 1, to) ? i + 2 : 0;
}

/* "時12分", "時" behind an hour, to whose digits `rest` is glued. The word behind; 0: no unit. */
static size_t unit_minutes_at(const struct page *page, struct str rest, size_t i, size_t to,
                              int *minute) {
    bool glued = rest.len > 0 && (unsigned char)rest.ptr[0] >= 0x80;
    if (!glued && (rest.len > 0 || !is_unit(page, i, to))) return 0;
    size_t behind = glued ? i : i + 1, end = counted_at(page, behind, to, 2, minute);
    if (end > 0) return end;
    *minute = 0;
    return behind;
}

/* The digits of "+07:00" or "-0500", `text`, go on at word `next`. The word behind. */
static size_t offset_end(const struct page *page, struct str text, bool west, size_t next,
                         size_t to, struct date *date) {
    size_t at = 0;
    int hours = number(text, &at, 2), minutes = number(text, &at, 2);
    if (minutes < 0 && next < to && page_is_char(page, next, ':') &&
        is_digits(page, next + 1, to)) {
        minutes = whole_number(page_word_str(page, next + 1), 2);
        next += 2;
    }
    if (hours < 0 || hours > 14 || minutes > 59) return next;
    int zone = hours * 60 + (minutes > 0 ? minutes : 0);
    date->has_zone = true;
    date->zone = (int16_t)(west ? -zone : zone);
    return next;
}

/* The zone behind a time: glued to its last digits (`rest`: "Z", "-0500") or at word `next`
 * ("+07:00", "WIB"). The word behind it; `next`: none. */
static size_t zone_end(const struct page *page, struct str rest, size_t next, size_t to,
                       struct date *date) {
    if (str_eq(rest, STR("Z"))) {
        date->has_zone = true;
        return next;
    }
    if (rest.len > 1 && rest.ptr[0] == '-')
        return offset_end(page, str_slice(rest, 1, rest.len), true, next, to, date);
    struct lang_hit hit;
    size_t words = page_match(page, next, to, CLASS_TIMEZONE, &hit);
    if (words > 0 && hit.key.len > 1) {
        int minutes = whole_number(str_slice(hit.key, 1, hit.key.len), 3);
        date->has_zone = minutes >= 0;
        date->zone = (int16_t)(hit.key.ptr[0] == 'm' ? -minutes : minutes);
        return next + words;
    }
    if (next + 1 >= to || !is_digits(page, next + 1, to)) return next;
    bool west = page_is_char(page, next, '-'), glued = (page_word(page, next)->flags & WORD_GLUED);
    bool whole = (page_word(page, next + 1)->flags & WORD_GLUED) && /* "10:00:00 +0700" */
                 page_word_str(page, next + 1).len == 4;
    if ((!west && !page_is_char(page, next, '+')) || (!glued && !whole)) return next;
    return offset_end(page, page_word_str(page, next + 1), west, next + 2, to, date);
}

/* "am", "p.m." at word `next`. The word behind it; `next`: none. */
static size_t half_day_end(const struct page *page, size_t next, size_t to, int *half) {
    if (next >= to) return next;
    if ((*half = half_day(page_word_str(page, next))) == 0) {
        struct lang_hit hit; /* "10:00 pagi" */
        size_t taken = page_match(page, next, to, CLASS_AGO, &hit);
        if (taken == 0) return next;
        *half = str_eq(hit.key, STR("am")) ? 1 : str_eq(hit.key, STR("pm")) ? 2 : 0;
        return *half > 0 ? next + taken : next;
    }
    next++;
    return next < to && page_is_char(page, next, '.') ? next + 1 : next;
}

/* A time whose hour is at the start of `hours` and goes on at word `next`: 08:24, 09.15, 14h52,
 * 8:24:10 pm, 14.30 WITA, 8pm. The word behind it; 0: no time. */
static size_t time_end(const struct page *page, struct str hours, size_t next, size_t to,
                       struct date *date) {
    size_t at = 0, behind;
    int hour = number(hours, &at, 2), minute = -1;
    struct str rest = str_slice(hours, at, hours.len);
    if (rest.len > 0 && (rest.ptr[0] == '.' || rest.ptr[0] == 'h')) {
        size_t digits = ++at;
        minute = number(hours, &at, 2);
        if (at - digits != 2) return 0;
        rest = str_slice(hours, at, hours.len);
    } else if (rest.len == 0 && (behind = minutes_at(page, next, to, &minute, &rest)) > 0) {
        next = behind;
    } else if ((behind = unit_minutes_at(page, rest, next, to, &minute)) > 0) {
        next = behind;
        rest = STR("");
    }
    int half = half_day(rest);
    bool zone = str_eq(rest, STR("Z")) || (rest.len > 1 && rest.ptr[0] == '-');
    if (rest.len > 0 && half == 0 && !zone) return 0;
    if (rest.len == 0) next = half_day_end(page, next, to, &half);
    if (minute < 0 && half == 0) return 0; /* "8", not "8 pm" */
    if (half == 2 && hour < 12) hour += 12;
    if (half == 1 && hour == 12) hour = 0;
    if (!time_set(date, hour, minute < 0 ? 0 : minute)) return 0;
    return zone_end(page, rest, next, to, date);
}

/* A time at word `i`. Words taken; 0: none. */
static size_t time_at(const struct page *page, size_t i, size_t to, struct date *date) {
    if (!is_digits(page, i, to)) return 0;
    size_t end = time_end(page, page_word_str(page, i), i + 1, to, date);
    return end > i ? end - i : 0;
}

size_t date_clock(const struct page *page, size_t from, size_t to, struct date *date) {
    return from + time_at(page, from, to, date);
}

/* The year at word `i`; `*left` is what is glued behind it of a time ("20232" + ":23": 2,
 * "2023,08" + ":23": ,08). */
static int year_at(const struct page *page, size_t i, size_t to, struct str *left) {
    if (i >= to || (page_word(page, i)->flags & WORD_DIGIT) == 0) return -1;
    struct str word = page_word_str(page, i);
    size_t at = 0;
    int year = number(word, &at, 4);
    if (at != 4 || year < 1900 || year > 2100) return -1;
    *left = str_slice(word, 4, word.len);
    bool glued_time = left->len > 0 && left->len <= (left->ptr[0] == ',' ? 3 : 2) && i + 1 < to &&
                      page_is_char(page, i + 1, ':');
    bool glued_word =
        left->len > 2 && left->ptr[0] >= 'A' && left->ptr[0] <= 'Z'; /* "2031Updated" */
    if (left->len > 0 && !glued_time && !glued_word) return -1;
    return year;
}

static bool is_separator(const struct page *page, size_t i) {
    const struct word *word = page_word(page, i);
    return (word->flags & WORD_LETTERS) == 0 && !page_is_char(page, i, '(') &&
           !page_is_char(page, i, '.') && !page_is_char(page, i, '"');
}

/* "2025年12月28日", "2025년 12월 28일": three numbers with their units, year first. Words taken; 0:
 * none. */
static size_t year_first_at(const struct page *page, size_t i, size_t to, struct date *date) {
    int values[3];
    size_t next = i;
    for (size_t k = 0; k < 3; k++)
        if ((next = counted_at(page, next, to, k == 0 ? 4 : 2, &values[k])) == 0) return 0;
    return values[0] > 1900 && day_set(date, values[0], values[1], values[2]) ? next - i : 0;
}

/* "21.dez.2018", which is three words: the first holds day and month. Words taken; 0: none. */
static size_t stopped_at(const struct page *page, size_t i, size_t to, struct date *date,
                         struct str *rest) {
    struct str text = page_word_str(page, i);
    struct lang_hit hit;
    size_t at = 0;
    int day = number(text, &at, 2);
    if (at + 1 >= text.len || text.ptr[at] != '.' || i + 2 >= to) return 0;
    if (!page_is_char(page, i + 1, '.') ||
        !lang_is(page->pack, str_slice(text, at + 1, text.len), CLASS_MONTH, &hit))
        return 0;
    int year = year_at(page, i + 2, to, rest);
    return year > 0 && day_set(date, year, whole_number(hit.key, 2), day) ? 3 : 0;
}

/* "2 de abril de 2031": does the small word between a date's parts stand at `i`? */
static bool is_of(const struct page *page, size_t i, size_t to) {
    return i < to && (page_word(page, i)->is & CLASS_BIT(PREPOSITION)) != 0 &&
           page_word_str(page, i).len == 2;
}

/* A full date at word `i`, without weekday and time. Words taken; 0: none. */
static size_t day_at(const struct page *page, size_t i, size_t to, struct date *date,
                     struct str *rest) {
    const struct word *word = page_word(page, i);
    struct str text = page_word_str(page, i);
    *rest = STR_NONE;
    size_t taken;
    if (word->flags & WORD_DIGIT) {
        bool joined = (word->flags & WORD_JOINED) != 0;
        if (joined && text.len >= 6 && date_in_word(page, text, date, rest)) return 1;
        if (text.len >= 4 && (taken = year_first_at(page, i, to, date)) > 0) return taken;
        if (joined && (taken = stopped_at(page, i, to, date, rest)) > 0) return taken;
        int day = day_number(text);
        if (day > 0 && i + 1 < to) {
            size_t next = i + 1;
            if (page_is_char(page, next, '.')) next++; /* "2. April" */
            next += is_of(page, next, to);
            int month = month_at(page, next, to, &taken);
            if (month > 0) {
                next += taken;
                next += is_of(page, next, to);
                if (next < to && page_is_char(page, next, ',')) next++;
                int year = year_at(page, next, to, rest);
                if (year > 0 && day_set(date, year, month, day)) return next + 1 - i;
            }
        }
        return 0;
    }
    if ((word->begins & CLASS_BIT(MONTH)) == 0) return 0;
    int month = month_at(page, i, to, &taken);
    size_t next = i + taken;
    if (month == 0 || next >= to) return 0;
    int day = day_number(page_word_str(page, next++));
    if (day < 0) return 0;
    if (next < to && page_is_char(page, next, ',')) next++;
    int year = year_at(page, next, to, rest);
    if (year < 0 || !day_set(date, year, month, day)) return 0;
    return next + 1 - i;
}

/* Words between a date and its time: separators, one of "pukul", "at", "•". */
static size_t time_gap(const struct page *page, size_t i, size_t to) {
    size_t next = i;
    for (int spoken = 0; next < to && next - i < 4; next++) {
        if (page_is_spoken(page, next)) {
            bool small = (page_word(page, next)->flags & (WORD_CAPITAL | WORD_DIGIT)) == 0;
            if (!small || spoken++ > 0) break;
        } else if (!is_separator(page, next)) {
            break;
        }
    }
    return next - i;
}

/* Behind what may stand between a day and its time: "14.", "14日(金)". */
static size_t behind_day(const struct page *page, size_t i, size_t to) {
    if (i < to && page_is_char(page, i, '.')) i++;
    bool weekday = i + 2 < to && page_is_char(page, i, '(') && page_is_char(page, i + 2, ')') &&
                   !is_digits(page, i + 1, to);
    return weekday ? i + 3 : i;
}

/* Does the date at word `i` begin with its day ("2 Apr"), not with a name? */
static bool day_first(const struct page *page, size_t i) {
    return (page_word(page, i)->flags & WORD_DIGIT) != 0;
}

/* Takes the time behind the date, or before it, and the weekday before it, into the hit. `rest` is
 * what is glued to the date: "T08" of "2025-06-18T08:24", ",08" of "18-06-2025,08:24",
 * the hour of "20238:24". */
static void widen(const struct page *page, size_t from, size_t to, struct str rest,
                  struct date_hit *hit) {
    struct date *date = &hit->date;
    if (rest.len > 0) {
        size_t hour = rest.ptr[0] == 'T' || rest.ptr[0] == ',' ? 1 : 0;
        size_t end = time_end(page, str_slice(rest, hour, rest.len), hit->end, to, date);
        if (end > 0) hit->end = end;
    } else {
        struct lang_hit half; /* "午後9時" */
        size_t behind = behind_day(page, hit->end, to);
        size_t halved = page_match(page, behind, to, CLASS_AGO, &half);
        if (halved > 0 && !str_eq(half.key, STR("am")) && !str_eq(half.key, STR("pm"))) halved = 0;
        size_t at = behind + (halved > 0 ? halved : time_gap(page, behind, to));
        size_t taken = time_at(page, at, to, date);
        if (taken > 0) hit->end = at + taken;
        if (taken > 0 && halved > 0 && date->hour < 12 && str_eq(half.key, STR("pm")))
            date->hour += 12;
    }
    size_t first = hit->first;
    for (size_t i = first; i > from && hit->first - i < 4; i--) {
        bool short_day = i < hit->first && page_is_char(page, i, ',') && /* "Sun, 2 Apr" */
                         page_word_str(page, i - 1).len == 3 && day_first(page, hit->first);
        if (short_day || (page_word(page, i - 1)->is & CLASS_BIT(WEEKDAY)))
            first = i - 1;
        else if (!is_separator(page, i - 1) && !page_is_char(page, i - 1, '('))
            break;
    }
    hit->first = first;
    if (date->has_time) return;
    for (size_t back = 1; back <= 7 && back <= first - from; back++) {
        struct date early = *date;
        size_t used = time_at(page, first - back, first, &early);
        if (used == 0 || used + 2 < back) continue;
        *date = early; /* an earlier start reads more of it: "PM" alone, then "11:11 PM" */
        hit->first = first - back;
    }
}

bool date_find(const struct page *page, size_t from, size_t to, struct date_hit *hit) {
    for (size_t i = from; i < to; i++) {
        const struct word *word = page_word(page, i);
        if (((word->flags & WORD_DIGIT) | (word->begins & CLASS_BIT(MONTH))) == 0) continue;
        struct str rest;
        size_t taken = day_at(page, i, to, &hit->date, &rest);
        if (taken == 0) continue;
        hit->first = i;
        hit->end = i + taken;
        widen(page, from, to, rest, hit);
        return true;
    }
    return false;
}

void date_settle(const struct page *page, size_t from, size_t to, struct date *date) {
    if (date->year == 0 || date->day > 12 || date->day == date->month) return;
    for (size_t i = from; i < to; i++) {
        size_t words;
        if (month_at(page, i, to, &words) != date->day) continue;
        bool behind = i + words < to && day_number(page_word_str(page, i + words)) == date->month;
        bool before = i > from && day_number(page_word_str(page, i - 1)) == date->month;
        if (!behind && !before) continue;
        int8_t day = date->day;
        date->day = date->month;
        date->month = day;
        return;
    }
}

void date_format_day(const struct date *date, char out[DATE_TEXT_SIZE]) {
    out[0] = '\0';
    if (date->year != 0)
        snprintf(out, DATE_TEXT_SIZE, "%04d-%02d-%02d", date->year, date->month, date->day);
}

void date_format(const struct date *date, char out[DATE_TEXT_SIZE]) {
    date_format_day(date, out);
    if (date->year == 0 || !date->has_time) return;
    size_t used = strlen(out);
    used +=
        (size_t)snprintf(out + used, DATE_TEXT_SIZE - used, "T%02d:%02d", date->hour, date->minute);
    if (!date->has_zone) return;
    int zone = date->zone < 0 ? -date->zone : date->zone;
    snprintf(out + used, DATE_TEXT_SIZE - used, "%c%02d:%02d", date->zone < 0 ? '-' : '+',
             zone / 60, zone % 60);
}
