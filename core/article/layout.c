/* What a line is among its neighbours: where the story begins and ends, which line is its title. */
#include "core/article/byline.h"
#include "core/article/date.h"
#include "core/article/outlet.h"

enum {
    HEAD_LINES = 40,    /* no page's head is longer, its menu aside */
    HEAD_PROSE = 2,     /* standfirst and caption: running text that may stand before a date line */
    DATELINE_PROSE = 4, /* a dateline opens one of the first paragraphs */
    INNER_DATELINE_LINE = 60,  /* words of a line that holds more than a paragraph */
    INNER_DATELINE_REACH = 40, /* and how far into it a dateline is looked for */
    TITLE_WORDS = 30,
    RUNNING_HEADS = 4, /* lines above the title that a paper's next page may begin with */
    HEADLINE_CASE_WORDS = 6,
    TITLE_LABELLED = 99,
    TITLE_SURE = 3, /* a title_score() that a name or a menu entry does not reach */
    NAME_LINE_WORDS = 12,
    NAME_DEPTH = 3, /* lines of text under the title among which the writer's name stands */
    SUBTITLE_WORDS = 50,
    SUBTITLE_REACH = 12,
    HEADING_WORDS = 18,
    HEADLINE_WORDS = 4, /* a link to another story has at least so many */
    STRAY_WORDS = 4,
    STRAY_LINES = 2,
    UNLABELLED_LINKS = 3,
    TAIL_PROSE_WORDS = 36, /* words of a paragraph that is the story's, not the tail's */
    TAIL_PROSE = 2,        /* paragraphs that may follow a tail's start without undoing it */
};

static bool is_text(const struct line *line) {
    return line->kind == BLOCK_PARAGRAPH;
}

/* Running text. Without a jump, which nobody could foretell. */
static bool is_prose(const struct line *line) {
    return is_text(line) & line->prose;
}

static struct line *line_at(const struct page *page, uint32_t i) {
    return &page->lines[i];
}

/* A dateline inside the long line that holds the whole story: "… By NAME SEOUL, Dec. 28 (Agency)
 * --". */
static bool find_inner_dateline(const struct page *page, const struct line *line,
                                struct dateline *out) {
    if (line->spoken < INNER_DATELINE_LINE) return false;
    for (size_t i = line->first + 1; i < line->first + INNER_DATELINE_REACH; i++) {
        const class_set towns = CLASS_BIT(PLACE) | CLASS_BIT(COUNTRY);
        if ((page_word(page, i)->flags & WORD_UPPER) == 0 ||
            (page_word(page, i)->begins & towns) == 0)
            continue;
        if (dateline_read(page, i, line->end, out) && out->outlet.ptr != NULL &&
            out->place.ptr != NULL)
            return true;
    }
    return false;
}

/* No entry of a menu, which may be long. */
static bool is_longer_line(const struct line *line) {
    return line->kind != BLOCK_BOILERPLATE && line->spoken >= HEADLINE_WORDS;
}

static void find_dateline(struct page *page) {
    struct dateline *dateline = &page->dateline;
    uint32_t prose = 0, above = 0, lines = 0;
    for (uint32_t i = 0; i < page->line_count && lines < HEAD_LINES && prose < DATELINE_PROSE;
         i++) {
        struct line *line = line_at(page, i);
        lines += is_longer_line(line);
        if (!is_text(line) && line->kind != BLOCK_CAPTION) continue;
        bool asks = above++ > 0 && line->sentence; /* a title may end so, but is the first */
        if (page_word(page, line->first)->begins & CLASS_BIT(CAPTION_LABEL)) continue;
        prose += line->prose;
        if (!dateline_read(page, line->first, line->end, dateline) &&
            !find_inner_dateline(page, line, dateline))
            continue;
        /* a title may begin as a dateline does ("JAKARTA - …"): only one with an outlet is sure
         * there */
        bool sure = dateline->outlet.ptr != NULL && dateline->known;
        if (!line->prose && !line->stop && !asks && !sure) continue;
        if (dateline->weak && prose > 1) continue;
        dateline->line = i;
        line->kind = BLOCK_PARAGRAPH;
        return;
    }
    *dateline = (struct dateline){.line = NO_LINE};
}

/* Where the words [first, end) stand in the page's furniture: the first of them there, or NO_LINE.
 */
static uint32_t find_in_furniture(const struct page *page, uint32_t first, uint32_t end) {
    for (uint32_t i = 0; i < page->line_count; i++) {
        const struct line *line = line_at(page, i);
        if (line->kind != BLOCK_BOILERPLATE || line->end - line->first == end - first) continue;
        for (uint32_t w = line->first; w + (end - first) <= line->end; w++) {
            uint32_t same = 0;
            while (same < end - first &&
                   page_word(page, w + same)->hash == page_word(page, first + same)->hash)
                same++;
            if (same == end - first) return w;
        }
    }
    return NO_LINE;
}

/* "NAME, Town -" or "TOWN, Name -"? Of two unknown names the outlet's is the one that the page's
 * furniture says again ("Follow NAME on …"). */
static void settle_dateline(struct page *page) {
    struct dateline *dateline = &page->dateline;
    if (dateline->line == NO_LINE || dateline->known || dateline->place.ptr == NULL) return;
    bool outlet_sure = dateline->outlet.ptr != NULL && dateline->outlet.ptr != dateline->other.ptr;
    if (outlet_sure) return;
    uint32_t words = dateline->place_end - dateline->place_first;
    uint32_t at = find_in_furniture(page, dateline->place_first, dateline->place_end);
    if (at == NO_LINE) return;
    dateline->place = dateline->other;
    dateline->outlet = page_str(page, at, at + words);
}

/* The index behind the last date line or byline of the head; 0: the page has no such head. */
static uint32_t head_end(const struct page *page) {
    uint32_t prose = 0, end = 0, before = 0, total = 0, lines = 0;
    for (uint32_t i = 0; i < page->line_count; i++) total += is_prose(line_at(page, i));
    for (uint32_t i = 0; i < page->line_count && lines < HEAD_LINES; i++) {
        const struct line *line = line_at(page, i);
        lines += is_longer_line(line);
        prose += is_prose(line);
        if (prose > HEAD_PROSE) break;
        if (page->dateline.line != NO_LINE && i > page->dateline.line) break;
        if (line->kind != BLOCK_DATE && line->kind != BLOCK_BYLINE) continue;
        end = i + 1;
        before = prose;
    }
    return total - before > before || before == 0 ? end : 0;
}

static bool is_name_line(const struct page *page, const struct line *line) {
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

static uint32_t capitals_of(const struct page *page, const struct line *line) {
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
           capitals_of(page, menu) <= 1 && capitals_of(page, line) * 3 >= line->spoken * 2;
}

/* "The Meridian Post (Port Arden)" */
static bool is_outlet_line(const struct page *page, const struct line *line) {
    struct str name;
    uint32_t end = line->end;
    if (page_is_char(page, end - 1, ')'))
        while (end > line->first && !page_is_char(page, end, '(')) end--;
    return end > line->first + 1 && line->spoken <= NAME_LINE_WORDS &&
           outlet_read(page, line->first, end, &name);
}

/* "WeatherExtreme Weather Climate Gang": capitals throughout, the first words run together. */
static bool is_glued_menu(const struct page *page, const struct line *line) {
    struct str first = page_word_str(page, line->first);
    size_t glue = page_glue_at(page, line->first);
    return line->spoken >= HEADLINE_WORDS && capitals_of(page, line) == line->spoken && glue > 2 &&
           first.ptr[glue] != '-' &&
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
    if (line->spoken <= 4 && is_name_line(page, line)) score -= 2;
    if (page_is_char(page, line->end - 1, ':')) score -= 2;
    if (is_ticker(page, line) || is_outlet_line(page, line) || is_glued_menu(page, line))
        score -= 4;
    return score;
}

/* The same words, numbers aside where `numbers` may differ? */
static bool same_words(const struct page *page, const struct line *a, const struct line *b,
                       bool numbers) {
    if (a->end - a->first != b->end - b->first) return false;
    for (uint32_t k = 0; k < a->end - a->first; k++) {
        const struct word *one = page_word(page, a->first + k),
                          *two = page_word(page, b->first + k);
        if (one->hash != two->hash && !(numbers && (one->flags & two->flags & WORD_DIGIT) != 0))
            return false;
    }
    return true;
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

/* The first line of the story from `from` on: running text or a whole sentence; behind a head
 * with a title in it also a line longer than a name. */
static uint32_t first_story_line(const struct page *page, uint32_t from) {
    bool titled = false;
    for (uint32_t i = 0; i < from && !titled; i++)
        titled =
            is_text(line_at(page, i)) && title_score(page, line_at(page, i), false) > TITLE_SURE;
    for (uint32_t i = from; i < page->line_count; i++) {
        const struct line *line = line_at(page, i);
        if (i == page->dateline.line) return i;
        if (!is_text(line)) continue;
        if (line->prose || (line->stop && line->spoken >= 4) || has_sentences(page, line) ||
            (titled && line->spoken > NAME_LINE_WORDS))
            return i;
    }
    return page->line_count;
}

/* The title among the lines before `until`. A headline that begins like a label ("Terpopuler: …")
 * is one when a date line stands below it and nothing better does. */
static void find_title(struct page *page, uint32_t until) {
    int best = -1;
    bool first = true, dated = false;
    uint32_t labelled = NO_LINE;
    page->title = NO_LINE;
    for (uint32_t i = 0; i < until; i++) {
        const struct line *line = line_at(page, i);
        bool marker = line->kind == BLOCK_RELATED || line->kind == BLOCK_CAPTION ||
                      (line->kind == BLOCK_BOILERPLATE &&
                       capitals_of(page, line) * 2 >= line->spoken); /* no "View this email in …" */
        if (marker && !dated && !line->bare && !line->stop && line->spoken >= HEADLINE_WORDS)
            labelled = i;
        dated |= line->kind == BLOCK_DATE && labelled != NO_LINE;
        if (!is_text(line)) continue;
        if (line->prose && best > 0) break; /* a title stands above its standfirst */
        int score = title_score(page, line, first);
        first = false;
        bool better = score > best || (score > 0 && page->title != NO_LINE &&
                                       is_below_menu(page, line, line_at(page, page->title)));
        if (!better) continue;
        best = score;
        page->title = i;
    }
    if (dated && best < TITLE_SURE) page->title = labelled;
}

/* A headline of two lines on a page whose text was wrapped: blank lines stand around both, and both
 * are shorter than the column. */
static void join_title(struct page *page) {
    uint32_t i = page->title;
    if (!page->wrapped || i == NO_LINE || i + 2 >= page->line_count) return;
    struct line *line = line_at(page, i), *next = line_at(page, i + 1);
    if (!line->gap || next->gap || !line_at(page, i + 2)->gap || line->stop) return;
    if (!is_text(next) || next->stop || next->spoken > HEADING_WORDS) return;
    line_join(page, line, next);
    page->line_count--;
    memmove(next, next + 1, (page->line_count - i - 1) * sizeof *next);
    page->body--;
    if (page->dateline.line != NO_LINE) page->dateline.line--;
}

/* A line under a bare label ("By" / "NAME", "Topik:" / "• x"). */
static bool follows_bare(const struct page *page, uint32_t i, enum block_kind kind) {
    return i > 0 && line_at(page, i - 1)->kind == kind && line_at(page, i - 1)->bare;
}

static bool beside_date(const struct page *page, uint32_t i) {
    return (i > 0 && line_at(page, i - 1)->kind == BLOCK_DATE) ||
           (i + 1 < page->line_count && line_at(page, i + 1)->kind == BLOCK_DATE);
}

/* Does line `i` follow a date or byline, furniture aside? */
static bool follows_head(const struct page *page, uint32_t i) {
    while (i > 0 && line_at(page, i - 1)->kind == BLOCK_BOILERPLATE) i--;
    return i > 0 &&
           (line_at(page, i - 1)->kind == BLOCK_DATE || line_at(page, i - 1)->kind == BLOCK_BYLINE);
}

/* "Live feed now": a capital and then small letters only, no known outlet among them; two such
 * words may be a name ("Adi wijaya"). */
static bool is_phrase(const struct page *page, const struct line *line) {
    bool outlet = (line->begins & CLASS_BIT(OUTLET)) != 0;
    return line->spoken > 2 && !outlet && capitals_of(page, line) == 1 &&
           (page_word(page, line->first)->flags & WORD_CAPITAL) != 0;
}

/* May line `i`, the `nth` line of text under the title, be the writer's name without a label? Next
 * to the date in small letters or one word too ("budi wijaya"). */
static bool is_unlabelled_name(const struct page *page, uint32_t i, uint32_t nth, bool below_date) {
    const struct line *line = line_at(page, i);
    if (line->spoken > NAME_LINE_WORDS || line->sentence) return false;
    const class_set no_name =
        CLASS_BIT(PREPOSITION) | CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(NOT_NAME);
    bool small = beside_date(page, i) && line->spoken <= 4 && !is_phrase(page, line) &&
                 (page_word(page, line->first)->is & no_name) == 0;
    if (small && !below_date) return true;
    if (below_date && page->named) return false;
    if (small && line->spoken > 1) return true;
    if (below_date && !follows_head(page, i)) return false; /* whose picture it is */
    return nth <= NAME_DEPTH && line->spoken >= 2 && is_name_line(page, line);
}

/* Do the date, the writer or the story follow line `i` closely? A menu's entries are far away. */
static bool is_near_story(const struct page *page, uint32_t i) {
    for (uint32_t k = i + 1; k < page->body && k < i + SUBTITLE_REACH; k++)
        if (line_at(page, k)->kind == BLOCK_DATE || line_at(page, k)->kind == BLOCK_BYLINE)
            return true;
    return page->body < i + SUBTITLE_REACH;
}

/* Above the title the writer's name is next to the date, in two words or more. */
static bool is_name_above(const struct page *page, uint32_t i) {
    const struct line *line = line_at(page, i);
    return beside_date(page, i) && line->spoken >= 2 && line->spoken <= 5 &&
           capitals_of(page, line) >= 2 && is_name_line(page, line) && !is_outlet_line(page, line);
}

static void mark_head(struct page *page) {
    bool subtitle = false, below_date = false;
    uint32_t nth = 0;
    const struct line *title = page->title != NO_LINE ? line_at(page, page->title) : NULL;
    if (title != NULL) line_at(page, page->title)->kind = BLOCK_TITLE;
    for (uint32_t i = 0; i < page->body; i++)
        page->named |= byline_names_author(page, line_at(page, i)->first, line_at(page, i)->end);
    for (uint32_t i = 0; i < page->body; i++) {
        struct line *line = line_at(page, i);
        if (title != NULL && i > page->title) {
            nth += is_text(line);
            below_date |= line->kind == BLOCK_DATE;
            page->named |= line->labelled;
        }
        if (!is_text(line)) continue;
        if (title == NULL && line->spoken > NAME_LINE_WORDS) {
            page->body = i;
        } else if (title != NULL && i < page->title && !page->named && is_name_above(page, i)) {
            line->kind = BLOCK_BYLINE;
            page->named = true;
        } else if (title == NULL || i < page->title || same_words(page, line, title, false)) {
            line->kind = BLOCK_BOILERPLATE;
        } else if (is_outlet_line(page, line)) {
            line->kind = BLOCK_BYLINE;
        } else if (byline_is_bare(page, line->first, line->end)) {
            line->kind = BLOCK_BYLINE;
            line->labelled = page->named = true;
        } else if (follows_bare(page, i, BLOCK_BYLINE) ||
                   is_unlabelled_name(page, i, nth, below_date)) {
            line->kind = BLOCK_BYLINE;
            page->named = true;
        } else if (!subtitle && !below_date && line->spoken >= HEADLINE_WORDS &&
                   line->spoken <= SUBTITLE_WORDS && nth <= 2 && is_near_story(page, i)) {
            line->kind = BLOCK_SUBTITLE;
            subtitle = true;
        } else if (line->spoken >= HEADLINE_WORDS) {
            line->kind = BLOCK_CAPTION;
        } else {
            line->kind = BLOCK_BOILERPLATE;
        }
    }
}

static bool is_bullet(const struct page *page, const struct line *line) {
    struct str word = page_word_str(page, line->first);
    if (page_is_spoken(page, line->first)) return false;
    bool bold = line->first + 1 < line->end && page_is_char(page, line->first + 1, '*');
    if (bold) return false;
    return page_is_dash(page, line->first) || page_is_char(page, line->first, '*') ||
           (word.len == 3 && memcmp(word.ptr, "•", 3) == 0) ||
           (word.len == 2 && memcmp(word.ptr, "·", 2) == 0);
}

/* "1. …", "2) …" */
static bool is_numbered(const struct page *page, const struct line *line) {
    return line->end - line->first > 2 && (page_word(page, line->first)->flags & WORD_DIGIT) != 0 &&
           (page_is_char(page, line->first + 1, '.') || page_is_char(page, line->first + 1, ')'));
}

/* A quote mark before a word glued to it. */
static bool opens_quote(const struct page *page, const struct line *line) {
    uint32_t mark = page_word(page, line->first)->hash;
    return line->first + 1 < line->end &&
           (page_word(page, line->first + 1)->flags & (WORD_GLUED | WORD_LETTERS)) ==
               (WORD_GLUED | WORD_LETTERS) &&
           (mark == '\'' || mark == '"' || mark == 0x2018 || mark == 0x201C);
}

/* May the line be a link to another story? */
static bool is_headline(const struct page *page, const struct line *line) {
    return is_text(line) && !line->prose && !line->stop && line->spoken >= HEADLINE_WORDS &&
           !is_numbered(page, line) && !is_bullet(page, line) &&
           (page_is_spoken(page, line->first) || opens_quote(page, line)) &&
           !page_is_char(page, line->end - 1, ':');
}

/* Under a bare label line `i` is a link when the label has a colon, or when more links stand beside
 * it: one line alone may be the story's next heading. */
static bool links_follow(const struct page *page, uint32_t i) {
    const struct line *label = line_at(page, i - 1);
    if (page_is_char(page, label->end - 1, ':')) return true;
    if (label->linked) return true;
    return i + 1 < page->tail && is_headline(page, line_at(page, i + 1));
}

/* Says the line again what a line above the title says, the page's number aside: the running head
 * of a paper? */
static bool is_running_head(const struct page *page, const struct line *line) {
    if (page->title == NO_LINE || line->spoken > NAME_LINE_WORDS) return false;
    for (uint32_t i = 0; i < page->title && i < RUNNING_HEADS; i++)
        if (same_words(page, line, line_at(page, i), true)) return true;
    return false;
}

/* A date in the story's middle is the page's only with a label. */
static bool is_labelled_date(const struct page *page, const struct line *line) {
    return (page_word(page, line->first)->begins & (CLASS_BIT(PUBLISHED) | CLASS_BIT(UPDATED))) !=
           0;
}

/* "Daftar Isi" and what stands under it up to running text. */
static void mark_contents(struct page *page) {
    struct lang_hit hit;
    for (uint32_t i = 0; i + 1 < page->line_count; i++) {
        const struct line *label = line_at(page, i);
        if (label->kind != BLOCK_RELATED || !label->bare) continue;
        if (page_match(page, label->first, label->end, CLASS_NAVIGATION, &hit) == 0 ||
            !str_eq(hit.key, STR("contents")))
            continue;
        bool numbered = (page_word(page, line_at(page, i + 1)->first)->flags & WORD_DIGIT) != 0;
        for (; i + 1 < page->line_count; i++) {
            struct line *line = line_at(page, i + 1);
            bool digit = (page_word(page, line->first)->flags & WORD_DIGIT) != 0;
            bool heading = is_text(line) && !line->prose && !line->stop;
            if (numbered ? !digit : !heading || line->spoken > HEADING_WORDS) break;
            line->kind = BLOCK_RELATED;
            line->tail = false; /* "4 Referensi" */
        }
    }
}

/* "22.41 BST", "14:20": the hour at which an entry of a live report was written. */
static bool is_clock(const struct page *page, const struct line *line) {
    struct date clock = {0};
    return (page_word(page, line->first)->flags & WORD_DIGIT) != 0 && line->spoken <= 4 &&
           date_clock(page, line->first, line->end, &clock) == line->end;
}

/* "## Heading" */
static bool is_marked_heading(const struct page *page, const struct line *line) {
    return page_is_char(page, line->first, '#') && !line->stop && line->spoken <= HEADING_WORDS;
}

static void mark_body(struct page *page) {
    for (uint32_t i = page->body; i < page->tail; i++) {
        struct line *line = line_at(page, i);
        if ((is_text(line) || line->kind == BLOCK_DATE) && is_running_head(page, line))
            line->kind = BLOCK_BOILERPLATE;
        if (line->kind == BLOCK_DATE && !is_labelled_date(page, line)) line->kind = BLOCK_PARAGRAPH;
        if (!is_text(line)) continue;
        const struct line *before = i > 0 ? line_at(page, i - 1) : NULL;
        const struct line *after = i + 1 < page->tail ? line_at(page, i + 1) : NULL;
        bool under_links = before != NULL && before->kind == BLOCK_RELATED && before->bare;
        if (under_links && is_headline(page, line) && links_follow(page, i)) {
            line->kind = BLOCK_RELATED;
            line->bare = line->linked = true;
        } else if (follows_bare(page, i, BLOCK_TAGS) && !line->prose) {
            line->kind = BLOCK_TAGS;
            line->bare = true;
        } else if (is_clock(page, line) || is_marked_heading(page, line)) {
            line->kind = BLOCK_HEADING;
        } else if (is_bullet(page, line) && i != page->dateline.line) {
            line->kind = BLOCK_LIST;
        } else if (is_numbered(page, line)) {
            bool list = (before != NULL && before->kind == BLOCK_LIST) ||
                        (after != NULL && is_numbered(page, after));
            line->kind = list || line->stop ? BLOCK_LIST : BLOCK_HEADING;
        } else if (!line->sentence && line->spoken <= HEADING_WORDS && after != NULL &&
                   is_text(after) && after->prose && page_is_spoken(page, line->first) &&
                   (page_word(page, line->first)->flags & WORD_CAPITAL) != 0 &&
                   page_is_spoken(page, line->end - 1)) {
            line->kind = BLOCK_HEADING;
        }
    }
}

/* A story ends with a sentence: a line or two of a few words between that and the furniture are
 * furniture that no pack knows ("Rate this story"). */
static uint32_t drop_stray_lines(const struct page *page, uint32_t tail) {
    uint32_t last = tail, strays = 0;
    bool furniture = tail < page->line_count;
    for (; last > page->body + 1; last--) {
        const struct line *line = line_at(page, last - 1);
        furniture |= !is_text(line);
        if (!is_text(line)) continue;
        if (line->sentence || line->prose || line->spoken > STRAY_WORDS || is_bullet(page, line) ||
            is_numbered(page, line))
            break;
        strays++;
    }
    bool ends = last > page->body && line_at(page, last - 1)->stop;
    return furniture && ends && strays <= STRAY_LINES ? last : tail;
}

/* Behind the story's last sentence stands furniture, and behind that nothing but headlines: links
 * under no label. */
static uint32_t drop_unlabelled_links(const struct page *page, uint32_t tail) {
    uint32_t last = tail, links = 0;
    for (; last > page->body + 1; last--) {
        const struct line *line = line_at(page, last - 1);
        if (!is_text(line)) continue;
        if (line->stop || line->prose || line->spoken > NAME_LINE_WORDS || is_bullet(page, line) ||
            is_numbered(page, line))
            break;
        if (page_is_char(page, line->end - 1, ':')) return tail; /* a list of the story */
        links++;
    }
    bool furniture = last < tail && !is_text(line_at(page, last));
    return furniture && links >= UNLABELLED_LINKS && line_at(page, last - 1)->stop ? last : tail;
}

/* "© 2031 …": no picture's credit. */
static bool is_year_notice(const struct page *page, const struct line *line) {
    if (line->first + 1 >= line->end || page_is_spoken(page, line->first)) return false;
    const struct word *year = page_word(page, line->first + 1);
    return (year->flags & WORD_DIGIT) != 0 && year->end - year->start == 4;
}

/* The index behind the story's last line: before a tail's start or a sign-off behind which no more
 * than a few short paragraphs stand, before a copyright notice in the page's second half, else
 * behind the last line of text. */
static uint32_t find_tail(const struct page *page) {
    uint32_t prose = 0, tail = page->line_count;
    uint32_t half = page->body + (page->line_count - page->body) / 2;
    bool story = false;
    for (uint32_t i = page->line_count; i > page->body; i--) {
        const struct line *line = line_at(page, i - 1);
        bool initials = line->kind == BLOCK_CREDIT && line->credit == line->first; /* "(abc/def)" */
        bool ends = line->tail || line->kind == BLOCK_BYLINE || initials;
        if ((ends && !story) || (line->legal && (i > half || is_year_notice(page, line))))
            tail = i - 1;
        prose += is_prose(line);
        story |= (prose > TAIL_PROSE) | (is_text(line) & (line->spoken > TAIL_PROSE_WORDS));
    }
    while (tail > page->body && !is_text(line_at(page, tail - 1))) tail--;
    return drop_unlabelled_links(page, drop_stray_lines(page, tail));
}

/* Names in capitals alone on a line: "NAME NAME | NAME NAME". The writers, or, when one of them is
 * a single word, agencies. False: it is no such line. */
static bool mark_sign_off(const struct page *page, struct line *line) {
    uint32_t upper = 0, single = 0, last = line->first;
    if (line->spoken > NAME_LINE_WORDS) return false;
    for (uint32_t w = line->first; w < line->end; w++) {
        upper += (page_word(page, w)->flags & WORD_UPPER) != 0;
        if (!page_is_char(page, w, '|')) continue;
        single += w == last + 1;
        last = w + 1;
    }
    single += line->end == last + 1;
    if (upper < line->spoken || line->spoken < 2 || !is_name_line(page, line)) return false;
    line->kind = single > 0 ? BLOCK_CREDIT : BLOCK_BYLINE;
    line->labelled = line->kind == BLOCK_BYLINE;
    return true;
}

/* The story's last line, or the first line of text behind it, may be such a line. */
static void find_sign_off(struct page *page) {
    if (page->tail > page->body + 1 && mark_sign_off(page, line_at(page, page->tail - 1))) {
        page->tail--;
        return;
    }
    uint32_t i = page->tail;
    while (i < page->line_count && !is_text(line_at(page, i))) i++;
    if (i < page->line_count) mark_sign_off(page, line_at(page, i));
}

static void mark_tail(struct page *page) {
    for (uint32_t i = page->tail; i < page->line_count; i++) {
        struct line *line = line_at(page, i);
        if (!is_text(line)) continue;
        line->labelled = byline_is_bare(page, line->first, line->end);
        if (line->labelled || (follows_bare(page, i, BLOCK_BYLINE) && is_name_line(page, line)))
            line->kind = BLOCK_BYLINE;
        else if (follows_bare(page, i, BLOCK_TAGS))
            line->kind = BLOCK_TAGS;
        else
            line->kind = BLOCK_BOILERPLATE;
        line->bare = line->kind == BLOCK_TAGS;
    }
}

/* A credit in brackets ends the story, not a paragraph inside it. The last paragraph may look like
 * a caption by its credit: "… (KABAR/abc)". */
static void keep_last_credit(struct page *page) {
    if (page->tail < page->line_count) {
        struct line *line = line_at(page, page->tail);
        if (line->kind == BLOCK_CAPTION && line->credit < line->end) {
            line->kind = BLOCK_PARAGRAPH;
            page->tail++;
        }
    }
    uint32_t last = page->tail;
    while (last > page->body && !is_text(line_at(page, last - 1))) last--;
    for (uint32_t i = 0; i < page->line_count; i++)
        if (i + 1 != last && line_at(page, i)->kind != BLOCK_CREDIT)
            line_at(page, i)->credit = line_at(page, i)->end;
    if (page->dateline.line == NO_LINE) return;
    struct line *line = line_at(page, page->dateline.line);
    if (line->credit < page->dateline.end_word) line->credit = line->end;
}

void layout_mark(struct page *page) {
    mark_contents(page);
    find_dateline(page);
    uint32_t head = head_end(page);
    page->body = first_story_line(page, head);
    if (page->dateline.line != NO_LINE && page->dateline.line < page->body)
        page->body = page->dateline.line;
    find_title(page, page->body);
    join_title(page);
    mark_head(page);
    page->tail = find_tail(page);
    keep_last_credit(page);
    find_sign_off(page);
    mark_tail(page);
    settle_dateline(page);
    mark_body(page);
}
