/* What a title is, and where on the page it stands: above the story's first line. */
#include "core/article/byline.h"
#include "core/article/layout.h"
#include "core/article/outlet.h"

enum {
    TITLE_WORDS = 30,
    HEADLINE_CASE_WORDS = 6,
    TITLE_LABELLED = 99,
    TITLE_LINES = 4, /* that a column may have broken a headline's end into */
    TITLE_SURE = 3,  /* a title_score() that a name or a menu entry does not reach */
};

bool line_is_name(const struct page *page, const struct line *line) {
    return line->spoken <= NAME_LINE_WORDS && !line->stop &&
           byline_is_names(page, line->first, line->end);
}

/* "Topic | Topic | Topic", "Cloudy 31°C": a line that changes by itself. */
static bool is_ticker(const struct page *page, const struct line *line) {
    enum { DEGREE_SIGN = 0xB0 };
    uint32_t bars = 0;
    for (uint32_t i = line->first; i < line->end; i++) {
        if (page_word(page, i)->hash == DEGREE_SIGN) return true;
        bars += page_is_char(page, i, '|');
    }
    return bars > 1;
}

uint32_t line_capitals(const struct page *page, const struct line *line) {
    uint32_t capitals = 0;
    for (uint32_t i = line->first; i < line->end; i++)
        capitals += (page_word(page, i)->flags & WORD_CAPITAL) != 0;
    return capitals;
}

/* A headline in capitals, "Pasar Tani Dibuka Kembali di Taman Sari", below what may be a menu's
 * entry that no pack knows: a few words in small letters, "Lewati ke isi halaman". */
static bool is_below_menu(const struct page *page, const struct line *line,
                          const struct line *menu) {
    return line->spoken >= HEADLINE_CASE_WORDS && menu->spoken < HEADLINE_CASE_WORDS &&
           line_capitals(page, menu) <= 1 && line_capitals(page, line) * 3 >= line->spoken * 2;
}

bool line_is_outlet(const struct page *page, const struct line *line) {
    struct str name;
    uint32_t end = line->end;
    if (page_is_char(page, end - 1, ')'))
        while (end > line->first && !page_is_char(page, end, '(')) end--;
    bool known = end > line->first + 1 || page_host_at(page, line->first) ||
                 (page_word(page, line->first)->is & CLASS_BIT(OUTLET)) != 0;
    return known && end > line->first && line->spoken <= NAME_LINE_WORDS &&
           outlet_read(page, line->first, end, &name);
}

/* "WeatherExtreme Weather Climate Gang": capitals throughout, the first words run together. */
static bool is_glued_menu(const struct page *page, const struct line *line) {
    struct str first = page_word_str(page, line->first);
    size_t glue = page_glue_at(page, line->first);
    return line->spoken >= HEADLINE_WORDS && line_capitals(page, line) == line->spoken &&
           glue > 2 && first.ptr[glue] != '-' &&
           lang_is(page->pack, str_slice(first, 0, glue), CLASS_NAVIGATION, NULL);
}

/* How well a line does as the title; the first of equals wins. */
static int title_score(const struct page *page, const struct line *line, bool first) {
    int score = first ? 1 : 0;
    if (furniture_label(page, line, STR("title")) > 0) return TITLE_LABELLED;
    if (line->spoken >= 4)
        score += 4;
    else if (line->spoken == 3)
        score += 1;
    else if (line->spoken == 1)
        score -= 2;
    if (line->stop) score -= 3;
    if (line->spoken > TITLE_WORDS) score -= 5;
    if (line->spoken <= 4 && line_is_name(page, line)) score -= 2;
    if (page_is_char(page, line->end - 1, ':')) score -= 2;
    if (is_ticker(page, line) || line_is_outlet(page, line) || is_glued_menu(page, line))
        score -= 4;
    return score;
}

/* Does a sentence end inside the line? Titles are one sentence. */
static bool has_sentences(const struct page *page, const struct line *line) {
    for (uint32_t i = line->first + 1; i + 2 < line->end; i++) {
        if (!page_is_char(page, i, '.') || !page_is_spoken(page, i - 1)) continue;
        const struct word *before = page_word(page, i - 1), *after = page_word(page, i + 1);
        bool small = (before->flags & (WORD_CAPITAL | WORD_DIGIT)) == 0;
        if (small && before->end - before->start > 2 &&
            (before->is & CLASS_BIT(ABBREVIATION)) == 0 &&
            (after->flags & (WORD_CAPITAL | WORD_DIGIT)) != 0)
            return true;
    }
    return false;
}

uint32_t title_story_line(const struct page *page, uint32_t from) {
    bool titled = false;
    for (uint32_t i = 0; i < from && !titled; i++)
        titled = line_is_text(page_line(page, i)) &&
                 title_score(page, page_line(page, i), false) > TITLE_SURE;
    for (uint32_t i = from; i < page->line_count; i++) {
        const struct line *line = page_line(page, i);
        if (i == page->dateline.line) return i;
        if (!line_is_text(line)) continue;
        if (line->prose || (line->stop && line->spoken >= 4) || has_sentences(page, line) ||
            (titled && line->spoken > NAME_LINE_WORDS))
            return i;
    }
    return page->line_count;
}

/* An entry of a site's header, "Menu", "Search", below which no title's page goes on. */
static bool is_header(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    return line->kind == BLOCK_BOILERPLATE &&
           page_match(page, line->first, line->end, CLASS_NAVIGATION, &hit) > 0 &&
           str_eq(hit.key, STR("header"));
}

/* Do date or writer stand right below line `i`? */
static bool precedes_head(const struct page *page, uint32_t i) {
    for (uint32_t k = i + 1; k < page->line_count && k <= i + 2; k++)
        if (page_line(page, k)->kind == BLOCK_DATE || page_line(page, k)->kind == BLOCK_BYLINE)
            return true;
    return false;
}

/* A title of two words, which may be a name: the only line of text above the writer's, who is said
 * to be one ("Oleh: NAME"). NO_LINE: there is none. */
static uint32_t find_short(const struct page *page, uint32_t until) {
    uint32_t found = NO_LINE;
    for (uint32_t i = 0; i < until; i++) {
        const struct line *line = page_line(page, i);
        if (line->kind == BLOCK_BYLINE && line->labelled) return found;
        if (!line_is_text(line)) continue;
        if (found != NO_LINE || line->spoken < 2 || line_is_outlet(page, line)) return NO_LINE;
        found = i;
    }
    return NO_LINE;
}

void title_find(struct page *page, uint32_t until) {
    int best = -1;
    bool first = true, dated = false, header = false;
    uint32_t labelled = NO_LINE;
    page->title = NO_LINE;
    for (uint32_t i = 0; i < until; i++) {
        const struct line *line = page_line(page, i);
        bool marker =
            line->kind == BLOCK_RELATED || line->kind == BLOCK_CAPTION ||
            (line->kind == BLOCK_BOILERPLATE &&
             line_capitals(page, line) * 2 >= line->spoken); /* no "View this email in …" */
        if (marker && !dated && !line->bare && !line->stop && line->spoken >= HEADLINE_WORDS)
            labelled = i;
        dated |= line->kind == BLOCK_DATE && labelled != NO_LINE;
        header |= best > 0 && is_header(page, line);
        if (!line_is_text(line)) continue;
        if (line->prose && best > 0) break; /* a title stands above its standfirst */
        int score = title_score(page, line, first);
        first = false;
        bool below = header && score >= TITLE_SURE && precedes_head(page, i); /* a site's motto */
        header &= !below;
        bool better = score > best || below ||
                      (score > 0 && page->title != NO_LINE &&
                       is_below_menu(page, line, page_line(page, page->title)));
        if (!better) continue;
        best = score;
        page->title = i;
    }
    if (dated && best < TITLE_SURE) page->title = labelled;
    if (page->title == NO_LINE) page->title = find_short(page, until);
}

/* Are all words of letters in the line in capitals, two or more of them? */
static bool is_capitals(const struct page *page, const struct line *line) {
    uint32_t upper = 0;
    for (uint32_t i = line->first; i < line->end; i++) {
        const struct word *word = page_word(page, i);
        upper += (word->flags & WORD_UPPER) != 0;
        bool letter = word->end - word->start == 1; /* "A" */
        if ((word->flags & WORD_LETTERS) != 0 && !letter &&
            (word->flags & (WORD_UPPER | WORD_DIGIT)) == 0)
            return false;
    }
    return upper > 1 || (upper == 1 && line->spoken == 1);
}

/* May line `i` be one of those that a column broke a headline in capitals into? */
static bool is_part_in_capitals(const struct page *page, uint32_t i) {
    const struct line *line = page_line(page, i);
    return i < page->body && line_is_text(line) && line->spoken <= NAME_LINE_WORDS &&
           is_capitals(page, line) && !line_is_outlet(page, line) &&
           !byline_is_bare(page, line->first, line->end);
}

/* Makes one line of the title's and the next. */
static void join_next(struct page *page) {
    struct line *line = page_line(page, page->title), *next = line + 1;
    line_join(page, line, next);
    page->line_count--;
    memmove(next, next + 1, (page->line_count - page->title - 1) * sizeof *next);
    page->body--;
    if (page->dateline.line != NO_LINE) page->dateline.line--;
}

void title_join(struct page *page) {
    uint32_t i = page->title;
    if (i == NO_LINE || i + 2 >= page->line_count) return;
    if (is_capitals(page, page_line(page, i))) {
        for (uint32_t k = 0; k < TITLE_LINES && i > 0 && is_part_in_capitals(page, i - 1); k++) {
            page->title = --i;
            join_next(page);
        }
        for (uint32_t k = 0; k < TITLE_LINES && is_part_in_capitals(page, i + 1); k++)
            join_next(page);
        return;
    }
    if (!page->wrapped) return;
    const struct line *line = page_line(page, i), *next = page_line(page, i + 1);
    if (!line->gap || next->gap || !page_line(page, i + 2)->gap || line->stop) return;
    if (!line_is_text(next) || next->stop || next->spoken > HEADING_WORDS) return;
    join_next(page);
}
