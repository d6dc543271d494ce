/* Lines -> the fields of the record. */
#include "core/article/address.h"
#include "core/article/body_date.h"
#include "core/article/byline.h"
#include "core/article/date.h"
#include "core/article/outlet.h"
#include "core/article/publisher.h"

/* Words of an outlet's name at a title's end, and the mark before it. */
enum { TITLE_OUTLET_WORDS = 6, TITLE_LEAST_BYTES = 12, TOWN_WORDS = 3 };

/* The same day, and its hour. */
static bool tells_more(const struct date *date, const struct date *known) {
    return date->has_time && !known->has_time && date->year == known->year &&
           date->month == known->month && date->day == known->day;
}

/* Is the date behind word `i` one of a label "first …" ("First published on …")? */
static bool is_first(const struct page *page, size_t i, size_t to) {
    struct lang_hit hit;
    return page_match(page, i, to, CLASS_PUBLISHED, &hit) > 0 && str_eq(hit.key, STR("first"));
}

/* The date of `hit`; words from `from` up to it may say whose it is. */
static void read_date(const struct page *page, size_t from, const struct date_hit *hit,
                      struct article *out) {
    bool update = false, first = false;
    for (size_t i = from; i < hit->first; i++) {
        update |= page_match(page, i, hit->first, CLASS_UPDATED, NULL) > 0;
        first |= is_first(page, i, hit->first);
    }
    struct date *date = update ? &out->updated : &out->published;
    if (first && out->updated.year == 0) out->updated = *date; /* the other was no first */
    if (date->year == 0 || first || tells_more(&hit->date, date)) *date = hit->date;
    if (!update) out->published_from = DATE_LINE;
}

/* "Muara Biru, 12 de mayo de 2031", "12 May 2031 • Muara Biru, Oman": words [from, to) are a name
 * before the date's comma, or before a country's. STR_NONE: they are not. */
static struct str town_beside_date(const struct page *page, size_t from, size_t to) {
    while (from < to && !page_is_spoken(page, from)) from++;
    size_t end = from;
    while (end < to && (page_word(page, end)->flags & WORD_CAPITAL) != 0) end++;
    if (end == from || end - from > TOWN_WORDS || end >= to || !page_is_char(page, end, ','))
        return STR_NONE;
    size_t next = end + 1;
    bool country = next < to && (page_match(page, next, to, CLASS_COUNTRY, NULL) == to - next ||
                                 page_match(page, next, to, CLASS_PLACE, NULL) == to - next);
    struct str name;
    if ((next < to && !country) || outlet_read(page, from, end, &name)) return STR_NONE;
    return page_str(page, from, end);
}

/* Names and outlet beside the date: "Andi - kabar.com | 19 Jun 2025". */
static void read_beside_date(const struct page *page, size_t from, size_t to,
                             struct people *people) {
    struct str town = town_beside_date(page, from, to);
    if (town.ptr != NULL) people->town = town;
    size_t i = from;
    for (; i < to; i++)
        if ((page_word(page, i)->begins & (CLASS_BIT(UPDATED) | CLASS_BIT(PUBLISHED))) &&
            byline_label(page, i, to) == 0) /* "Posted by NAME" */
            break;
    bool clause = i > from && i < to && page_is_spoken(page, i - 1) &&
                  (page_word(page, i - 1)->flags & WORD_CAPITAL) == 0; /* "Halaman ini …" */
    if (!clause) byline_read(page, from, i, people);
}

/* A line of dates, and of names beside them. NULL: what is not looked for. */
static void read_date_line(const struct page *page, const struct line *line, struct article *dates,
                           struct people *people) {
    struct date_hit hit;
    size_t i = line->first + page_is_char(page, line->first, '(');
    for (; i < line->end; i = hit.end) {
        bool more = date_find(page, i, line->end, &hit);
        if (people != NULL) read_beside_date(page, i, more ? hit.first : line->end, people);
        if (!more) break;
        if (dates != NULL) read_date(page, i, &hit, dates);
    }
}

/* Cuts the outlet off a title that ends with it, "… | Kabar Lembah"; its name in *outlet. */
static struct str cut_outlet(const struct page *page, size_t first, size_t end,
                             struct str *outlet) {
    for (size_t i = end - 1; i > first + 2 && end - i < TITLE_OUTLET_WORDS; i--) {
        bool bar = page_is_char(page, i, '|') || page_is_dash(page, i);
        if (!bar || (page_word(page, i)->flags & WORD_GLUED) != 0) continue;
        if (i + 1 < end && outlet_read(page, i + 1, end, outlet)) return page_str(page, first, i);
        break;
    }
    return page_str(page, first, end);
}

/* The first word behind the outlet's name at a title's beginning, "Kabar Lembah - …"; its name in
 * *outlet. */
static size_t skip_outlet(const struct page *page, size_t first, size_t end, struct str *outlet) {
    for (size_t i = first + 1; i + 3 < end && i - first <= TITLE_OUTLET_WORDS; i++) {
        if (!page_is_char(page, i, '|') && !page_is_dash(page, i)) continue;
        bool set_off = (page_word(page, i)->flags & WORD_GLUED) == 0;
        return set_off && outlet_read(page, first, i, outlet) ? i + 1 : first;
    }
    return first;
}

/* The title without its label and without the outlet's name beside it. */
static struct str title_of(const struct page *page, const struct line *line, struct str *outlet) {
    uint32_t first = line->first, end = line->end;
    first += (uint32_t)furniture_label(page, line, STR("title"));
    bool quoted =
        first + 2 < end && ((page_is_char(page, first, '"') && page_is_char(page, end - 1, '"')) ||
                            (page_is_char(page, first, '\'') && page_is_char(page, end - 1, '\'')));
    if (quoted && end == line->end && first > line->first) {
        first++; /* a label's value in quote marks */
        end--;
    }
    while (end > first + 1 && (page_is_char(page, end - 1, '|') || page_is_dash(page, end - 1)))
        end--; /* a mark before what stood behind the title */
    first = (uint32_t)skip_outlet(page, first, end, outlet);
    return first < end ? cut_outlet(page, first, end, outlet)
                       : page_str(page, line->first, line->end);
}

/* The name beside the title in the line that says it again, "TITLE | Kabar Lembah". */
static struct str beside_title_again(const struct page *page) {
    if (page->title == NO_LINE || (page->again == NO_LINE && page->print_head == 0))
        return STR_NONE;
    const struct line *title = &page->lines[page->title];
    const struct line *line = &page->lines[page->again == NO_LINE ? 0 : page->again];
    uint32_t words = title->end - title->first, first = line->first, end = line->end;
    if (page->again == NO_LINE) first = page->print_head;
    if (end - first <= words + 1) return STR_NONE;
    if (page_word(page, first)->hash == page_word(page, title->first)->hash)
        first += words + 1;
    else
        end -= words + 1;
    struct str name;
    return outlet_read(page, first, end, &name) ? name : page_str(page, first, end);
}

/* Has the line a label of people with a colon behind it? */
static bool has_label(const struct page *page, const struct line *line) {
    const class_set labels =
        CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(EDITOR_LABEL) | CLASS_BIT(SOURCE_LABEL);
    if ((line->begins & labels) == 0) return false;
    for (size_t i = line->first; i < line->end; i++)
        if (byline_label(page, i, line->end) > 1) return true;
    return false;
}

static void read_credit(const struct page *page, size_t from, size_t to, struct people *people) {
    struct people found = {0};
    bool named = false;
    if (byline_label(page, from, to) > 0) {
        byline_read(page, from, to, people);
        return;
    }
    for (size_t i = from; i < to; i++) {
        struct lang_hit hit;
        if (page_is_char(page, i, '|')) {
            byline_read_sources(page, from, to, &people->sources);
            return;
        }
        size_t words = page_match(page, i, to, CLASS_MEDIUM, &hit);
        if (words == 0) continue;
        list_add(page->arena, &people->sources, hit.first);
        named = true;
        i += words - 1;
    }
    struct str outlet;
    while (from < to && page_is_dash(page, from)) from++;
    if (!named && from < to && outlet_read(page, from, to, &outlet)) {
        people->outlet = outlet; /* "- Kabar Lembah" */
        return;
    }
    if (named || !byline_is_names(page, from, to)) return;
    byline_read(page, from, to, &found);
    for (size_t i = 0; i < found.authors.count; i++)
        if (memchr(found.authors.at[i].ptr, ' ', found.authors.at[i].len) != NULL)
            list_add(page->arena, &people->authors, found.authors.at[i]);
}

static void read_tags(const struct page *page, const struct line *line, struct article *out) {
    size_t from = line->first;
    from += page_match(page, from, line->end, CLASS_TAGS_LABEL, NULL);
    size_t start = from;
    for (size_t i = from; i <= line->end; i++) {
        bool mark = i == line->end || page_is_char(page, i, ',') || page_is_char(page, i, ']') ||
                    page_is_char(page, i, '#') || page_is_char(page, i, ';') ||
                    page_is_char(page, i, '|') || (i == start && !page_is_spoken(page, i));
        if (!mark) continue;
        if (i > start) list_add(page->arena, &out->tags, page_str(page, start, i));
        start = i + 1;
    }
}

/* Every item once, in the order of its first appearance. */
static void drop_repeats(struct str_list *list) {
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool seen = false;
        for (size_t k = 0; k < kept && !seen; k++) seen = str_eq(list->at[k], list->at[i]);
        if (!seen) list->at[kept++] = list->at[i];
    }
    list->count = kept;
}

/* Orders dates, as a number of days with gaps. */
static int days_of(const struct date *date) {
    return (date->year * 12 + date->month) * 31 + date->day;
}

/* Is every item of `some` in `all`? */
static bool holds_all(const struct str_list *all, const struct str_list *some) {
    for (size_t i = 0; i < some->count; i++) {
        bool found = false;
        for (size_t k = 0; k < all->count && !found; k++) found = str_eq(all->at[k], some->at[i]);
        if (!found) return false;
    }
    return true;
}

/* The town behind a label, "DATELINE: PORT ARDEN, April 2"; STR_NONE: there is no such line. */
static struct str labelled_place(const struct page *page) {
    for (uint32_t i = 0; i < page->body; i++) {
        const struct line *line = &page->lines[i];
        if (line->kind != BLOCK_BOILERPLATE) continue;
        size_t from = line->first + furniture_label(page, line, STR("place")), to = from;
        while (to < line->end && page_is_spoken(page, to)) to++;
        if (from > line->first && to > from) return dateline_town(page, from, to);
    }
    return STR_NONE;
}

/* "Kabar Lembah | TITLE", "TITLE - Kabar Lembah" without the outlet that the page names elsewhere.
 */
static struct str without_outlet(struct str title, struct str outlet) {
    if (outlet.len == 0 || title.len < outlet.len + TITLE_LEAST_BYTES) return title;
    struct str rest = STR_NONE;
    if (str_starts(title, outlet)) rest = str_trim(str_slice(title, outlet.len, title.len));
    if (rest.len > 2 && (rest.ptr[0] == '|' || rest.ptr[0] == '-') && rest.ptr[1] == ' ')
        return str_trim(str_slice(rest, 1, rest.len));
    if (!str_ends(title, outlet)) return title;
    rest = str_trim(str_slice(title, 0, title.len - outlet.len));
    char mark = rest.len > 2 ? rest.ptr[rest.len - 1] : ' ';
    bool set_off = (mark == '|' || mark == '-') && rest.ptr[rest.len - 2] == ' ';
    return set_off ? str_trim(str_slice(rest, 0, rest.len - 1)) : title;
}

static bool is_agency(const struct page *page, struct str name) {
    return lang_is(page->pack, name, CLASS_MEDIUM, NULL);
}

/* Does the line begin with a label of dates? */
static bool starts_dated(const struct page *page, const struct line *line) {
    const class_set labels = CLASS_BIT(PUBLISHED) | CLASS_BIT(UPDATED);
    return (page_word(page, line->first)->begins & labels) != 0;
}

/* Is line `i`, a date above the title, that of the day on which the page was seen? The story's own
 * stands below the title then. */
static bool is_days_date(const struct page *page, uint32_t i) {
    if (page->title == NO_LINE || i >= page->title || starts_dated(page, &page->lines[i]))
        return false;
    struct date_hit hit;
    for (uint32_t k = page->title + 1; k < page->body; k++) {
        const struct line *line = &page->lines[k];
        if ((line->kind == BLOCK_DATE || line->kind == BLOCK_BYLINE) &&
            (page_word(page, line->first)->begins & CLASS_BIT(UPDATED)) == 0 &&
            date_find(page, line->first, line->end, &hit))
            return true;
    }
    return false;
}

static bool has_labelled_title(const struct page *page) {
    return page->title != NO_LINE &&
           furniture_label(page, &page->lines[page->title], STR("title")) > 0;
}

void record_fill(const struct page *page, struct article *out) {
    struct people head = {0}, unlabelled = {0}, dated = {0}, end = {0}, *people;
    struct str owner = STR_NONE, beside_title = STR_NONE;
    size_t label;
    bool labelled, behind = false; /* the beginning of a tail */
    for (uint32_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        behind |= i >= page->tail && line->tail && !line->legal;
        switch (line->kind) {
        case BLOCK_TITLE:
            beside_title = beside_title_again(page);
            out->title = text_one_line(page->arena, title_of(page, line, &beside_title));
            break;
        case BLOCK_SUBTITLE:
            out->subtitle = page_str(page, line->first, line->end);
            break;
        case BLOCK_DATE:
            if (behind && !starts_dated(page, line)) break; /* a reader's comment, a source */
            people = has_label(page, line) ? &head : &dated;
            read_date_line(page, line, is_days_date(page, i) ? NULL : out,
                           i < page->body ? people : NULL);
            break;
        case BLOCK_BYLINE:
            label = furniture_label(page, line, STR("outlet"));
            labelled = label == 0 && line->labelled;
            people = page_is_char(page, line->first, '(') ? &end : &head;
            if (labelled || out->published.year == 0)
                read_date_line(page, line, out->published.year == 0 ? out : NULL,
                               labelled ? people : NULL);
            if (label > 0)
                head.outlet = page_str(page, line->first + label, line->end);
            else if (!labelled)
                byline_read_names(page, line->first, line->end, &unlabelled);
            break;
        case BLOCK_CREDIT:
            read_credit(page, line->credit == line->first ? line->first + 1 : line->first,
                        line->end, &end);
            break;
        case BLOCK_BOILERPLATE:
            if (line->legal && owner.ptr == NULL) owner = publisher_of_copyright(page, line);
            break;
        case BLOCK_TAGS:
            read_tags(page, line, out);
            break;
        default:
            if (line->credit < line->end) read_credit(page, line->credit + 1, line->end - 1, &end);
        }
    }
    if (holds_all(&unlabelled.authors, &head.authors)) head.authors = unlabelled.authors;
    if (head.outlet.ptr == NULL) head.outlet = unlabelled.outlet;
    if (head.outlet.ptr == NULL) head.outlet = dated.outlet;
    if (head.authors.count == 0)
        head.authors = dated.authors;
    else if (head.outlet.ptr == NULL && dated.authors.count > 0 && dated.town.ptr == NULL)
        head.outlet = dated.authors.at[0]; /* the writer is known: the other name is the outlet's */
    bool signs = owner.ptr != NULL && page->dateline.outlet.ptr != NULL &&
                 str_eq_ascii_nocase(owner, page->dateline.outlet);
    if (beside_title.ptr == NULL && !signs) beside_title = publisher_in_masthead(page);
    if (owner.ptr == NULL) owner = publisher_in_notice(page);
    if (beside_title.ptr != NULL) owner = beside_title;
    if (head.outlet.ptr == NULL && head.sources.count == 1 && has_labelled_title(page))
        head.outlet = head.sources.at[0]; /* a head of labels: "Title: … Source: …" */
    struct str signed_for = page->dateline.outlet;
    if (owner.ptr != NULL && signed_for.ptr != NULL && is_agency(page, signed_for) &&
        (beside_title.ptr != NULL || lang_is(page->pack, owner, CLASS_OUTLET, NULL))) {
        list_add(page->arena, &head.sources, signed_for); /* the page's outlet took it over */
        signed_for = owner;
    }
    out->outlet = head.outlet.ptr != NULL  ? head.outlet
                  : signed_for.ptr != NULL ? signed_for
                  : owner.ptr == NULL      ? end.outlet
                                           : owner;
    out->url = address_of_page(page);
    if (out->outlet.ptr == NULL) out->outlet = publisher_of_writer(page, &head.authors);
    if (out->outlet.ptr == NULL) out->outlet = publisher_of_site(page, address_host(out->url));
    out->title = without_outlet(out->title, out->outlet);
    out->place = page->dateline.place;
    if (out->place.ptr == NULL) out->place = labelled_place(page);
    if (out->place.ptr == NULL && head.authors.count > 0 && head.authors.at != dated.authors.at)
        out->place = dated.town;
    out->authors = head.authors.count > 0 ? head.authors : end.authors;
    out->editors = head.editors.count > 0 ? head.editors : end.editors;
    for (size_t i = 0; i < end.sources.count; i++)
        list_add(page->arena, &head.sources, end.sources.at[i]);
    out->source_lines = head.sources;
    if (page->dateline.line != NO_LINE)
        date_settle(page, page->dateline.first, page->dateline.end_word, &out->published);
    struct date told; /* a story is not changed before it happens */
    if (out->published.year == 0 && body_date_find(page, &told) &&
        (out->updated.year == 0 || days_of(&told) <= days_of(&out->updated))) {
        out->published = told;
        out->published_from = DATE_BODY;
    }
    drop_repeats(&out->authors);
    drop_repeats(&out->editors);
    drop_repeats(&out->tags);
    drop_repeats(&out->source_lines);
}
