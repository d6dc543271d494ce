/* What a line is on its own, whatever stands around it: decided by the words it begins with, or by
 * being made of nothing but words of one kind. Running text leaves after a look at its first word.
 */
#include "core/article/address.h"
#include "core/article/byline.h"
#include "core/article/date_line.h"
#include "core/article/outlet.h"

/* Lines longer than these are never furniture, labels or dates as a whole. */
enum {
    FURNITURE_WORDS = 12,
    LABEL_LINE_WORDS = 30,
    CAPTION_WORDS = 60,
    SIGNED_WORDS = 8,
    COUNT_WORDS = 4,
    CODE_LINE_WORDS = 8,
    CODE_DIGITS = 8,
    MARKS_MOST = 4, /* before a line's label */
};

/* A town, or a region: the pack's offices under the key "province". The words it takes; 0: none. */
static size_t region_at(const struct page *page, size_t i, size_t to) {
    struct lang_hit hit;
    size_t taken = page_match(page, i, to, CLASS_OFFICE, &hit);
    if (taken > 0 && str_eq(hit.key, STR("province"))) return taken;
    return page_match(page, i, to, CLASS_PLACE, NULL);
}

/* Nothing but words of navigation, numbers, single letters and signs: "0 Komentar", "A A A",
 * "Home > Nasional"; towns among two such words ("Beranda Regional Surabaya"). */
static bool is_navigation(const struct page *page, const struct line *line) {
    if (line->spoken == 0 || line->spoken > FURNITURE_WORDS) return false;
    uint32_t phrases = 0, towns = 0, singles = 0, crumbs = 0, strange = 0;
    bool digits = (line->flags & WORD_DIGIT) != 0; /* a date, its parts set off by slashes */
    for (size_t i = line->first; i < line->end;) {
        const struct word *word = page_word(page, i);
        size_t taken = page_match(page, i, line->end, CLASS_NAVIGATION, NULL);
        if (taken > 0) {
            phrases++;
            i += taken;
            continue;
        }
        if (phrases > 0 && (taken = region_at(page, i, line->end)) > 0) {
            towns++;
            i += taken;
            continue;
        }
        if ((word->flags & WORD_LETTERS) == 0)
            crumbs +=
                page_is_char(page, i, '>') ||
                (!digits && (page_is_char(page, i, '/') || word->end - word->start == 2)); /* » */
        else if ((word->flags & WORD_DIGIT) == 0 && word->end - word->start == 1)
            singles++;
        else if ((word->flags & WORD_DIGIT) == 0 &&
                 (i > line->first || (word->is & CLASS_BIT(PREPOSITION)) == 0)) /* "In News" */
            strange++;
        i++;
    }
    if (strange > 0) return crumbs > 0 && phrases > 0 && strange + towns <= 3 * crumbs;
    return phrases > (towns > 0) || singles > 1;
}

/* The heading of a list of links ("Terpopuler"), or of the story's own headings ("Daftar Isi"):
 * navigation whose key begins with "lists" or is "contents". */
static bool is_list_heading(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    size_t taken = page_match(page, line->first, line->end, CLASS_NAVIGATION, &hit);
    if (taken == 0) return false;
    size_t next = line->first + taken;
    if (next < line->end && page_is_char(page, next, ':')) next++;
    return next == line->end &&
           (str_starts(hit.key, STR("lists")) || str_eq(hit.key, STR("contents")));
}

/* The words of a label of navigation and of its mark at the line's start; 0: it has none, or
 * nothing behind it. */
static size_t label_of_navigation(const struct page *page, const struct line *line,
                                  struct lang_hit *hit) {
    size_t taken = page_match(page, line->first, line->end, CLASS_NAVIGATION, hit);
    size_t next = line->first + taken;
    if (taken == 0 || next >= line->end) return 0;
    if (page_is_char(page, next, ':')) return next + 1 < line->end ? taken + 1 : 0;
    return page_tab_before(page, next) ? taken : 0;
}

size_t furniture_label_known(const struct page *page, const struct line *line, struct str key) {
    struct lang_hit hit;
    size_t taken = label_of_navigation(page, line, &hit);
    return taken > 0 && str_eq(hit.key, key) ? taken : 0;
}

/* "From: …", "DATELINE: …", "ISSN: …": labels of letters and archives. */
static bool has_head_label(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    if (!lang_may_match(page_word(page, line->first), CLASS_BIT(NAVIGATION))) return false;
    if (label_of_navigation(page, line, &hit) == 0) return false;
    return str_eq(hit.key, STR("mail")) || str_eq(hit.key, STR("place")) ||
           str_eq(hit.key, STR("archive"));
}

/* "1/5" */
static bool is_fraction(struct str word) {
    size_t slash = 0;
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '/' && slash == 0 && i > 0)
            slash = i;
        else if (word.ptr[i] < '0' || word.ptr[i] > '9')
            return false;
    }
    return slash > 0 && slash + 1 < word.len;
}

/* "1/5", "6 of 40 DOCUMENTS": a number among how many. */
static bool is_count(const struct page *page, const struct line *line) {
    const struct word *first = page_word(page, line->first), *mark = first + 1, *last = first + 2;
    if ((first->flags & WORD_DIGIT) == 0 || line->spoken > COUNT_WORDS) return false;
    if (line->end == line->first + 1) return is_fraction(page_word_str(page, line->first));
    if (line->end < line->first + 3) return false;
    bool of = (mark->is & CLASS_BIT(PREPOSITION)) != 0 && (mark->flags & WORD_CAPITAL) == 0;
    return (last->flags & WORD_DIGIT) != 0 && of;
}

/* "Document KABR000020310402el4", "BC-HARBOUR--Crane, 2nd Ld": a number or name by which an archive
 * or agency knows the story. */
static bool is_code(const struct page *page, const struct line *line) {
    if (line->spoken > CODE_LINE_WORDS || line->stop || (line->flags & WORD_CAPITAL) == 0)
        return false;
    uint32_t digits = 0, dashes = 0;
    bool alone = line->spoken <= 2 && (page_word(page, line->end - 1)->flags & WORD_CAPITAL) != 0;
    struct str last = alone ? page_word_str(page, line->end - 1) : STR_NONE;
    for (size_t i = 0; i < last.len; i++) digits += last.ptr[i] >= '0' && last.ptr[i] <= '9';
    if (digits >= CODE_DIGITS) return true;
    for (uint32_t i = line->first + 1; i < line->end; i++) {
        if ((page_word(page, i)->flags & WORD_GLUED) == 0) break;
        dashes = page_is_char(page, i, '-') ? dashes + 1 : 0;
        if (dashes == 2) return true;
    }
    return false;
}

/* "- 4 -", "Page 4", "Halaman 1 dari 2": a page of paper. */
static bool is_page_number(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    if (line->spoken == 1)
        return line->end == line->first + 3 && page_is_dash(page, line->first) &&
               (page_word(page, line->first + 1)->flags & WORD_DIGIT) != 0 &&
               page_is_dash(page, line->end - 1);
    size_t taken = page_match(page, line->first, line->end, CLASS_NAVIGATION, &hit);
    return taken > 0 && str_eq(hit.key, STR("page")) && line->spoken <= taken + 3 &&
           line->first + taken < line->end &&
           (page_word(page, line->first + taken)->flags & WORD_DIGIT) != 0 &&
           (page_word(page, line->end - 1)->flags & WORD_DIGIT) != 0;
}

/* A label of `class` at the line's start: with a colon, alone, or before what is no sentence; a
 * single word is one only with a colon or alone ("Simak", "Komentar" begin titles too). The words
 * it takes, colon included; 0: none. */
static size_t line_label(const struct page *page, const struct line *line, enum word_class class) {
    size_t taken = page_match(page, line->first, line->end, class, NULL);
    if (taken == 0) return 0;
    size_t next = line->first + taken;
    if (next == line->end) return taken;
    if (page_is_char(page, next, ':')) return taken + 1;
    if (page_is_char(page, next, '[')) return taken;     /* "Referensi[sunting]" */
    bool colon = page_is_char(page, line->end - 1, ':'); /* "For more details, write to:" */
    return taken == 1 || line->stop || (page_is_char(page, next, ',') && !colon) ? 0 : taken;
}

static bool is_bracketed(const struct page *page, const struct line *line) {
    size_t first = line->first;
    if (page_is_char(page, first, '\\') && first + 1 < line->end) first++;
    return line->spoken <= 5 && page_is_char(page, first, '[') &&
           page_is_char(page, line->end - 1, ']');
}

static bool is_tags(const struct page *page, const struct line *line) {
    if (!page_is_char(page, line->first, '#') || line->spoken > LABEL_LINE_WORDS || line->stop)
        return false;
    uint32_t marks = 0, text = line->first; /* "## Heading": marks, then white space */
    while (text + 1 < line->end && page_is_char(page, text, '#')) text++;
    bool heading = (page_word(page, text)->flags & WORD_GLUED) == 0;
    for (; heading && text < line->end; text++) heading = !page_is_char(page, text, '#');
    if (heading) return false;
    for (size_t i = line->first; i < line->end; i++) marks += page_is_char(page, i, '#');
    return marks * 4 >= line->spoken;
}

/* Furniture of a few words that no pack lists: numbers, codes, hours. */
static bool is_short_furniture(const struct page *page, const struct line *line) {
    return line->spoken <= FURNITURE_WORDS &&
           (is_page_number(page, line) || is_count(page, line) || is_code(page, line) ||
            date_line_is_update(page, line));
}

/* Words at the line's end that may say whose picture it is. */
enum { CREDIT_WORDS = 13, CAPTION_COPYRIGHT_WORDS = 20 };

/* "… Foto: X", "… Foto Ist", "— Picture by X": a label near the end, behind a sentence's end, a
 * bracket or a dash. */
static bool ends_with_label(const struct page *page, const struct line *line) {
    size_t from =
        line->end - line->first > CREDIT_WORDS ? line->end - CREDIT_WORDS : line->first + 1;
    for (size_t i = from; i + 1 < line->end; i++) {
        if (page_match(page, i, line->end, CLASS_CAPTION_LABEL, NULL) == 0) continue;
        bool behind = page_is_char(page, i - 1, '.') || page_is_char(page, i - 1, ')') ||
                      page_is_char(page, i - 1, '(') || page_is_dash(page, i - 1);
        if (behind || page_is_char(page, i + 1, ':')) return true;
    }
    return false;
}

/* "(site.com/Name)", "(AGENCY/Name)": brackets at the very end with a slash and a medium in them,
 * or behind a sentence's end. */
static bool ends_with_bracket(const struct page *page, const struct line *line) {
    if (!page_is_char(page, line->end - 1, ')')) return false;
    bool slash = false, source = false, capital = false;
    for (size_t i = line->end - 1; i > line->first && line->end - i <= CREDIT_WORDS; i--) {
        if (page_is_char(page, i - 1, '('))
            return slash &&
                   (source || (capital && i >= line->first + 2 && page_is_char(page, i - 2, '.')));
        struct str word = page_word_str(page, i - 1);
        slash |= memchr(word.ptr, '/', word.len) != NULL;
        capital |= (page_word(page, i - 1)->flags & WORD_CAPITAL) != 0;
        const char *dot = memchr(word.ptr, '.', word.len);
        source |= (page_word(page, i - 1)->is & (CLASS_BIT(MEDIUM) | CLASS_BIT(OUTLET))) != 0 ||
                  (dot != NULL && dot > word.ptr + 2 && slash);
    }
    return false;
}

/* "… NAME / AGENCY", "… | Getty Images": a medium or a label ends the line behind a slash or bar.
 */
static bool ends_with_agency(const struct page *page, const struct line *line) {
    size_t from = line->end - line->first > 4 ? line->end - 4 : line->first + 1;
    for (size_t i = from; i < line->end; i++) {
        if (!page_is_char(page, i - 1, '/') && !page_is_char(page, i - 1, '|')) continue;
        size_t taken = page_match(page, i, line->end, CLASS_MEDIUM, NULL);
        if (taken == 0) taken = page_match(page, i, line->end, CLASS_CAPTION_LABEL, NULL);
        if (taken > 0 && i + taken + 1 >= line->end) return true; /* "/ Agency file" */
    }
    return false;
}

/* "NAME © SOURCE" */
static bool has_copyright(const struct page *page, const struct line *line) {
    if (line->stop || line->spoken > CAPTION_COPYRIGHT_WORDS) return false;
    for (size_t i = line->first + 1; i < line->end; i++) {
        struct str word = page_word_str(page, i);
        if (word.len == 2 && memcmp(word.ptr, "©", 2) == 0) return true;
    }
    return false;
}

/* A picture's text: it begins with a label, or ends with whose picture it is. */
static bool is_caption(const struct page *page, const struct line *line) {
    size_t taken = page_match(page, line->first, line->end, CLASS_CAPTION_LABEL, NULL);
    size_t next = line->first + taken;
    if (taken > 0 &&
        (next == line->end || page_is_char(page, next, ':') || page_is_char(page, next, '/') ||
         page_is_char(page, next, '(') || page_is_dash(page, next)))
        return true;
    const class_set credits = CLASS_BIT(CAPTION_LABEL) | CLASS_BIT(MEDIUM);
    if ((line->begins & credits) != 0 &&
        (ends_with_label(page, line) || ends_with_agency(page, line)))
        return true;
    return ends_with_bracket(page, line) || has_copyright(page, line);
}

/* Nothing but names of agencies and other cited media: "KABAR | BERITA", "-- AGENCY"; behind a dash
 * also a paper's: "- Kabar Lembah". */
static bool is_media(const struct page *page, const struct line *line) {
    uint32_t name = line->first;
    while (name < line->end && page_is_dash(page, name)) name++;
    struct str outlet;
    if (name > line->first && name < line->end && outlet_read(page, name, line->end, &outlet))
        return true;
    if (line->spoken > FURNITURE_WORDS || (line->begins & CLASS_BIT(MEDIUM)) == 0) return false;
    size_t media = 0;
    for (size_t i = line->first; i < line->end;) {
        size_t taken = page_match(page, i, line->end, CLASS_MEDIUM, NULL);
        if (taken == 0 && page_is_spoken(page, i)) return false;
        media += taken > 0;
        i += taken > 0 ? taken : 1;
    }
    return media > 0;
}

/* Where an e-mail address stands in the line; `end`: nowhere. */
static size_t find_email(const struct page *page, const struct line *line) {
    for (size_t i = line->first + 1; i + 1 < line->end; i++)
        if (page_is_char(page, i, '@') && (page_word(page, i)->flags & WORD_GLUED) != 0 &&
            page_host_at(page, i + 1))
            return i - 1;
    return line->end;
}

/* "Contact NAME at name@paper.com": no byline, which has nothing but names before the address. */
static bool is_contact(const struct page *page, const struct line *line) {
    if (line->stop || line->spoken > LABEL_LINE_WORDS) return false;
    size_t email = find_email(page, line);
    return email < line->end && email > line->first && !byline_is_names(page, line->first, email);
}

/* "NAME 기자 name@paper.com": where no capitals tell names, the writer's word stands behind one. */
static bool is_signed(const struct page *page, const struct line *line) {
    if (lang_has_capitals(page->pack) || line->spoken > SIGNED_WORDS) return false;
    for (size_t i = line->first + 1; i < line->end; i++) {
        if ((page_word(page, i)->is & CLASS_BIT(AUTHOR_LABEL)) == 0) continue;
        return i + 1 == line->end || find_email(page, line) == i + 1;
    }
    return false;
}

/* Labels of people in the line: it is a byline when the first word is one, or a later one with a
 * colon behind names. */
static bool is_labelled(const struct page *page, struct line *line) {
    const class_set labels =
        CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(EDITOR_LABEL) | CLASS_BIT(SOURCE_LABEL);
    if (line->spoken > LABEL_LINE_WORDS) return false;
    if (is_signed(page, line)) return true;
    size_t first = line->first + page_is_char(page, line->first, '('); /* "(Editor: NAME)" */
    size_t taken = byline_label(page, first, line->end);
    if (taken > 0) {
        size_t next = first + taken;
        line->bare = next >= line->end;
        bool colon = page_is_char(page, next - 1, ':');
        return line->bare || colon || (!line->stop && line->spoken <= 14);
    }
    if (line->stop || line->spoken > 16) return false;
    for (size_t i = line->first + 1; i + 1 < line->end; i++) {
        if ((page_word(page, i)->begins & labels) == 0) continue;
        if (byline_label(page, i, line->end) > 1) return byline_has_name(page, line->first, i);
    }
    return false;
}

/* Classes whose phrases make a line something else than text when it begins with one. */
static const class_set MARKERS = CLASS_BIT(RELATED_LABEL) | CLASS_BIT(TAGS_LABEL) |
                                 CLASS_BIT(BOILERPLATE_START) | CLASS_BIT(TAIL_START);

/* A notice of copyright: it begins with the sign, or with a tail's phrase of the key "legal". */
static bool is_legal(const struct page *page, const struct line *line) {
    enum { COPYRIGHT_SIGN = 0xA9 };
    if (page_word(page, line->first)->hash == COPYRIGHT_SIGN) return true;
    struct lang_hit hit;
    return line->tail && page_match(page, line->first, line->end, CLASS_TAIL_START, &hit) > 0 &&
           str_starts(hit.key, STR("legal"));
}

/* "3 Komentar", "2 thoughts on …": a number before the first words of a tail. */
static bool is_count_of_tail(const struct page *page, const struct line *line) {
    struct line behind = *line;
    behind.first++;
    return (page_word(page, line->first)->flags & WORD_DIGIT) != 0 && line->end > behind.first &&
           line_label(page, &behind, CLASS_TAIL_START) > 0;
}

/* Marks a line whose label of links stands behind marks, "**Baca juga: …", ">> Read: …"; false:
 * it has none. */
static bool mark_behind_marks(const struct page *page, struct line *line) {
    if ((line->begins & CLASS_BIT(RELATED_LABEL)) == 0) return false;
    struct line text = *line;
    while (text.first < line->end && text.first < line->first + MARKS_MOST &&
           !page_is_spoken(page, text.first))
        text.first++;
    if (text.first == line->first || text.first == line->end) return false;
    size_t taken = line_label(page, &text, CLASS_RELATED_LABEL);
    if (taken == 0) return false;
    line->kind = BLOCK_RELATED;
    line->bare = text.first + taken >= line->end;
    return true;
}

/* Marks a line that begins with a label of links or tags, or with words of furniture; false: it
 * does not. */
static bool mark_by_beginning(const struct page *page, struct line *line) {
    line->tail = line_label(page, line, CLASS_TAIL_START) > 0 || is_count_of_tail(page, line);
    size_t taken = line_label(page, line, CLASS_RELATED_LABEL);
    if (taken > 0) {
        line->kind = BLOCK_RELATED;
        line->bare = line->first + taken >= line->end;
        return true;
    }
    taken = line_label(page, line, CLASS_TAGS_LABEL);
    if (taken > 0 && line->spoken <= LABEL_LINE_WORDS) {
        line->kind = BLOCK_TAGS;
        line->bare = line->first + taken >= line->end;
        return true;
    }
    line->legal = is_legal(page, line);
    line->tail |= line->legal;
    size_t start = line->first + page_is_char(page, line->first, '(');
    if (!line->tail && page_match(page, start, line->end, CLASS_BOILERPLATE_START, NULL) == 0)
        return false;
    line->kind = BLOCK_BOILERPLATE;
    return true;
}

/* "(END)" */
static bool is_end_mark(const struct page *page, const struct line *line) {
    return line->end == line->first + 3 &&
           page_match(page, line->first + 1, line->end, CLASS_NAVIGATION, NULL) == 1;
}

static void mark_line(const struct page *page, struct line *line) {
    const struct word *first = page_word(page, line->first);
    if ((first->flags & WORD_LETTERS) == 0) {
        line_strip_markup(page, line);
        first = page_word(page, line->first);
    }
    if (line->spoken == 0) {
        line->kind = BLOCK_BOILERPLATE;
        return;
    }
    bool marked = (first->begins & MARKERS) != 0 ||
                  (first->flags & (WORD_LETTERS | WORD_DIGIT)) != WORD_LETTERS;
    if (marked && (mark_by_beginning(page, line) || mark_behind_marks(page, line))) return;
    line->credit = (uint32_t)byline_credit(page, line->first, line->end);
    if (line->credit == line->first && date_line_is(page, line))
        line->credit = line->end; /* "[2 Mei …]" */
    if (line->spoken > CAPTION_WORDS) return;
    if (line->credit == line->first)
        line->kind = is_end_mark(page, line) ? BLOCK_BOILERPLATE : BLOCK_CREDIT;
    else if ((line->bare = is_list_heading(page, line)))
        line->kind = BLOCK_RELATED;
    else if (is_navigation(page, line) || (is_bracketed(page, line) && !date_line_is(page, line)) ||
             address_is_line(page, line) || is_short_furniture(page, line) ||
             has_head_label(page, line))
        line->kind = BLOCK_BOILERPLATE;
    else if (is_tags(page, line))
        line->kind = BLOCK_TAGS;
    else if ((line->labelled =
                  is_labelled(page, line) || furniture_label(page, line, STR("outlet")) > 0))
        line->kind = BLOCK_BYLINE;
    else if (date_line_is(page, line))
        line->kind = BLOCK_DATE;
    else if ((line->spoken <= FURNITURE_WORDS &&
              (date_line_is_ago(page, line) || date_line_is_range(page, line))) ||
             is_contact(page, line))
        line->kind = BLOCK_BOILERPLATE;
    else if (is_media(page, line))
        line->kind = BLOCK_CREDIT;
    else if (is_caption(page, line))
        line->kind = BLOCK_CAPTION;
}

void furniture_mark(struct page *page) {
    for (uint32_t i = 0; i < page->line_count; i++) mark_line(page, &page->lines[i]);
}
