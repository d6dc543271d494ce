#include "core/article/date_line.h"

#include "core/article/byline.h"
#include "core/article/date.h"
#include "core/article/outlet.h"

/* Is it a sign that sets parts of a line off: • · ● */
static bool is_bullet(const struct word *word) {
    return word->hash == 0x2022 || word->hash == 0xB7 || word->hash == 0x25CF;
}

/* Words. */
enum {
    DATE_LINE_WORDS = 24, /* no line of dates is longer */
    NAMES_WORDS = 12,     /* names of writers in a line of a language without capitals */
    OUTLET_WORDS = 4,
    TOWN_WORDS = 3,
    AGO_WORDS = 4,
    RANGE_WORDS = 8,
};

/* What stands on a line beside its dates. */
struct beside {
    uint32_t names, small; /* words in capitals and in small letters that are nothing known */
    bool label, bar, mark; /* a label or outlet; a bar; a dash, bar or slash */
};

static void look_beside(const struct page *page, size_t from, size_t to, struct beside *beside) {
    static const enum word_class labels[] = {
        CLASS_UPDATED,      CLASS_PUBLISHED, CLASS_AUTHOR_LABEL, CLASS_EDITOR_LABEL,
        CLASS_SOURCE_LABEL, CLASS_OUTLET,    CLASS_MEDIUM};
    static const enum word_class others[] = {CLASS_NAVIGATION, CLASS_AGO, CLASS_TIMEZONE};
    const class_set any = CLASS_BIT(UPDATED) | CLASS_BIT(PUBLISHED) | CLASS_BIT(AUTHOR_LABEL) |
                          CLASS_BIT(EDITOR_LABEL) | CLASS_BIT(SOURCE_LABEL) | CLASS_BIT(OUTLET) |
                          CLASS_BIT(MEDIUM) | CLASS_BIT(NAVIGATION) | CLASS_BIT(AGO) |
                          CLASS_BIT(TIMEZONE);
    for (size_t i = from; i < to;) {
        const struct word *word = page_word(page, i);
        bool may_match = (word->begins & any) != 0;
        size_t taken = 0;
        for (size_t k = 0; may_match && k < sizeof labels / sizeof *labels && taken == 0; k++)
            taken = page_match(page, i, to, labels[k], NULL);
        beside->label |= taken > 0;
        for (size_t k = 0; may_match && k < sizeof others / sizeof *others && taken == 0; k++)
            taken = page_match(page, i, to, others[k], NULL);
        bool known = taken > 0 || (word->is & (CLASS_BIT(WEEKDAY) | CLASS_BIT(PLACE))) != 0 ||
                     page_host_at(page, i);
        if (!page_is_spoken(page, i)) {
            beside->bar |= page_is_char(page, i, '|') || is_bullet(word);
            beside->mark |= beside->bar || page_is_dash(page, i) || page_is_char(page, i, '/');
        } else if (!known) {
            beside->names += (word->flags & WORD_CAPITAL) != 0;
            beside->small += (word->flags & (WORD_CAPITAL | WORD_DIGIT)) == 0 &&
                             (word->is & CLASS_BIT(NAME_PARTICLE)) == 0;
        }
        i += taken > 0 ? taken : 1;
    }
}

/* Do two spaces or a tab stand before word `i`: a column's? */
static bool is_set_apart(const struct page *page, size_t i) {
    uint32_t start = page_word(page, i)->start;
    return start - page_word(page, i - 1)->end > 1 || page->clean.ptr[start - 1] == '\t';
}

/* Is one of the parts of the line, between dashes, bars and bullets, an outlet's name? */
static bool has_outlet_part(const struct page *page, const struct line *line) {
    struct str name;
    for (size_t from = line->first, i = from; i <= line->end; i++) {
        bool ends = i == line->end || page_is_dash(page, i) || page_is_char(page, i, '|') ||
                    is_bullet(page_word(page, i));
        if (!ends) continue;
        if (i > from && outlet_read(page, from, i, &name)) return true;
        from = i + 1;
    }
    return false;
}

bool date_line_is(const struct page *page, const struct line *line) {
    if (line->spoken > DATE_LINE_WORDS || (line->flags & WORD_DIGIT) == 0) return false;
    /* a month's name, "18/6/2025" or "2025年": else no date is there */
    if ((line->begins & CLASS_BIT(MONTH)) == 0 && (line->flags & (WORD_JOINED | WORD_FOREIGN)) == 0)
        return false;
    struct beside beside = {0};
    struct date_hit hit;
    bool clock = false, zone = false, signed_on = false; /* "NAME - 19 Jun 2025" */
    struct date first = {0};
    bool in_town = false;
    bool range = false; /* "12 Jan 2020 - 4 Mar 2024" */
    size_t i = line->first;
    for (; i < line->end && date_find(page, i, line->end, &hit); i = hit.end) {
        look_beside(page, i, hit.first, &beside);
        beside.mark |= hit.first > line->first && is_set_apart(page, hit.first);
        struct str outlet; /* "The Meridian Post   Tuesday, April 3, 2031" */
        beside.label |= i < hit.first && outlet_read(page, i, hit.first, &outlet);
        signed_on |= hit.first > line->first + 1 && page_is_dash(page, hit.first - 1) &&
                     byline_is_names(page, line->first, hit.first - 1);
        in_town |= i == line->first && hit.first > i + 1 && hit.first <= i + TOWN_WORDS + 1 &&
                   page_is_char(page, hit.first - 1, ',') && hit.end == line->end;
        range |= first.year != 0 && hit.first == i + 1 && page_is_dash(page, i) && !beside.label &&
                 !hit.date.has_time &&
                 (hit.date.year != first.year || hit.date.month != first.month);
        first = hit.date;
        clock |= hit.date.has_time;
        zone |= hit.date.has_zone;
        /* a zone that no pack knows */
        if (hit.date.has_time && !hit.date.has_zone && hit.end < line->end &&
            (page_word(page, hit.end)->flags & WORD_UPPER) != 0)
            hit.end++;
    }
    if (i == line->first || range) return false;
    look_beside(page, i, line->end, &beside);
    if (beside.mark && !beside.label && beside.names > 0)
        beside.label = has_outlet_part(page, line);
    uint32_t small = beside.label ? 2 : 1; /* "Diposting pada … oleh admin" */
    if (beside.label && !lang_has_capitals(page->pack)) small = NAMES_WORDS; /* names */
    if (beside.small > small) return false;
    /* a time with its zone stands in no title */
    bool stamp = clock && (beside.mark || (zone && beside.names <= OUTLET_WORDS));
    if (in_town && beside.small == 0) return true; /* "Seaside, 2 April 2031" */
    if (signed_on && beside.names <= OUTLET_WORDS && beside.small == 0) return true;
    return beside.names == 0 || (beside.names <= 7 && (beside.label || beside.bar || stamp));
}

bool date_line_is_update(const struct page *page, const struct line *line) {
    size_t taken = page_match(page, line->first, line->end, CLASS_UPDATED, NULL);
    struct date_hit hit;
    if (taken == 0 && (page_word(page, line->end - 1)->is & CLASS_BIT(AGO)) != 0)
        taken = page_match(page, line->first, line->end, CLASS_PUBLISHED, NULL);
    return taken > 0 && line->spoken <= taken + 4 && (line->flags & WORD_DIGIT) != 0 &&
           !date_find(page, line->first, line->end, &hit);
}

bool date_line_is_ago(const struct page *page, const struct line *line) {
    if ((page_word(page, line->first)->flags & WORD_DIGIT) == 0 || line->spoken > AGO_WORDS)
        return false;
    for (size_t i = line->first + 1; i < line->end && i - line->first < AGO_WORDS; i++)
        if (page_match(page, i, line->end, CLASS_AGO, NULL) == line->end - i) return true;
    return false;
}

bool date_line_is_range(const struct page *page, const struct line *line) {
    struct date_hit from, to;
    const struct word *first = page_word(page, line->first);
    if (line->spoken > RANGE_WORDS || line->spoken < 2 ||
        ((first->flags & WORD_DIGIT) == 0 && (first->begins & CLASS_BIT(MONTH)) == 0))
        return false;
    return date_find(page, line->first, line->end, &from) && from.first == line->first &&
           from.end < line->end && page_is_dash(page, from.end) &&
           date_find(page, from.end, line->end, &to) && to.first == from.end + 1 &&
           to.end == line->end;
}
