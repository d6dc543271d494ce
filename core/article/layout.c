/* What a line is among its neighbours: the dateline, and the lines of the head and of the body. */
#include "core/article/layout.h"
#include "core/article/byline.h"
#include "core/article/date.h"

enum {
    HEAD_LINES = 40,    /* no page's head is longer, its menu aside */
    HEAD_PROSE = 2,     /* standfirst and caption: running text that may stand before a date line */
    DATELINE_PROSE = 4, /* a dateline opens one of the first paragraphs */
    INNER_DATELINE_LINE = 60,  /* words of a line that holds more than a paragraph */
    INNER_DATELINE_REACH = 40, /* and how far into it a dateline is looked for */
    RUNNING_HEADS = 4,         /* lines above the title that a paper's next page may begin with */
    NAME_DEPTH = 3, /* lines of text under the title among which the writer's name stands */
    SUBTITLE_WORDS = 50,
    BOX_LINES = 4,  /* of a box inside the story, up to one that is known */
    BOX_WORDS = 12, /* of its lines */
    SUBTITLE_REACH = 12,
};

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

/* Does another line than `i` begin with words in capitals and a colon, "ALICE KERR: …"? */
static bool has_turns(const struct page *page, uint32_t i) {
    for (uint32_t k = 0; k < page->line_count; k++) {
        uint32_t w = page_line(page, k)->first, end = page_line(page, k)->end, first = w;
        while (w < end && (page_word(page, w)->flags & WORD_UPPER) != 0) w++;
        if (k != i && line_is_text(page_line(page, k)) && w > first && w < end &&
            page_is_char(page, w, ':'))
            return true;
    }
    return false;
}

static void find_dateline(struct page *page) {
    struct dateline *dateline = &page->dateline;
    uint32_t prose = 0, above = 0, lines = 0, below_head = 0;
    for (uint32_t i = 0; i < page->line_count && lines < HEAD_LINES && prose < DATELINE_PROSE;
         i++) {
        struct line *line = page_line(page, i);
        lines += is_longer_line(line);
        if (line->kind == BLOCK_DATE || line->kind == BLOCK_BYLINE) below_head = 0;
        if (!line_is_text(line) && line->kind != BLOCK_CAPTION) continue;
        bool asks = above++ > 0 && line->sentence; /* a title may end so, but is the first */
        if (page_word(page, line->first)->begins & CLASS_BIT(CAPTION_LABEL)) continue;
        bool running = line->prose && !line_is_bullet(page, line); /* no story in a few points */
        prose += running;
        below_head += running;
        if (!dateline_read(page, line->first, line->end, dateline) &&
            !find_inner_dateline(page, line, dateline))
            continue;
        /* a title may begin as a dateline does ("JAKARTA - …"): only one with an outlet is sure
         * there */
        bool sure = dateline->outlet.ptr != NULL && dateline->known;
        if (!line->prose && !line->stop && !asks && !sure) continue;
        if (dateline->weak && prose > 1) continue;
        if (dateline->turn && (below_head > 1 || has_turns(page, i))) continue;
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
        const struct line *line = page_line(page, i);
        if (line->kind != BLOCK_BOILERPLATE || line->end - line->first == end - first) continue;
        for (uint32_t w = line->first; w + (end - first) <= line->end; w++) {
            uint32_t same = 0;
            while (same < end - first &&
                   page_word(page, w + same)->hash == page_word(page, first + same)->hash)
                same++;
            bool longer = w + same < line->end && /* "Port Arden" in "The Port Arden Chronicle" */
                          (page_word(page, w + same)->flags & WORD_CAPITAL) != 0;
            if (same == end - first && !longer) return w;
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
    for (uint32_t i = 0; i < page->line_count; i++) total += line_is_prose(page_line(page, i));
    for (uint32_t i = 0; i < page->line_count && lines < HEAD_LINES; i++) {
        const struct line *line = page_line(page, i);
        lines += is_longer_line(line);
        prose += line_is_prose(line);
        if (prose > HEAD_PROSE) break;
        if (page->dateline.line != NO_LINE && i > page->dateline.line) break;
        if (line->kind != BLOCK_DATE && line->kind != BLOCK_BYLINE) continue;
        end = i + 1;
        before = prose;
    }
    return total - before > before || before == 0 ? end : 0;
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

/* Is `whole` what `part` says, with a name before or behind it ("TITLE | Kabar Lembah")? */
static bool holds_title(const struct page *page, const struct line *whole,
                        const struct line *part) {
    uint32_t words = part->end - part->first, more = whole->end - whole->first - words;
    if (whole->end - whole->first < words + 2 || more > NAME_LINE_WORDS) return false;
    struct line rest = *whole;
    uint32_t mark = whole->first + words;
    if (page_is_char(page, mark, '|') || page_is_dash(page, mark)) {
        rest.end = mark;
        if (same_words(page, &rest, part, false)) return true;
    }
    rest = *whole;
    mark = whole->end - words - 1;
    rest.first = mark + 1;
    return (page_is_char(page, mark, '|') || page_is_dash(page, mark)) &&
           same_words(page, &rest, part, false);
}

/* "8/4/31, 10:08 AM TITLE - Kabar Lembah" with the title below, as a browser heads each printed
 * page with: no date of the story's. All lines that say so become furniture. */
static void mark_print_heads(struct page *page) {
    const struct line *head = page_line(page, 0);
    struct date_hit hit;
    if (page->line_count < 3 || (page_word(page, head->first)->flags & WORD_DIGIT) == 0 ||
        !date_find(page, head->first, head->end, &hit) || hit.first != head->first ||
        !hit.date.has_time)
        return;
    struct line rest = *head;
    bool said = false;
    rest.first = (uint32_t)hit.end;
    for (uint32_t i = 1; i < page->line_count && i < HEAD_LINES && !said; i++)
        said = rest.first < rest.end && holds_title(page, &rest, page_line(page, i));
    for (uint32_t i = page->line_count; said && i > 0; i--)
        if (i == 1 || same_words(page, page_line(page, i - 1), head, false))
            page_line(page, i - 1)->kind = BLOCK_BOILERPLATE;
    page->print_head = said ? rest.first : 0;
}

static bool beside_date(const struct page *page, uint32_t i) {
    return (i > 0 && page_line(page, i - 1)->kind == BLOCK_DATE) ||
           (i + 1 < page->line_count && page_line(page, i + 1)->kind == BLOCK_DATE);
}

/* Does line `i` follow a date or byline, furniture aside? */
static bool follows_head(const struct page *page, uint32_t i) {
    while (i > 0 && page_line(page, i - 1)->kind == BLOCK_BOILERPLATE) i--;
    return i > 0 && (page_line(page, i - 1)->kind == BLOCK_DATE ||
                     page_line(page, i - 1)->kind == BLOCK_BYLINE);
}

/* "Live feed now": a capital and then small letters only, no known outlet among them; two such
 * words may be a name ("Adi wijaya"). */
static bool is_phrase(const struct page *page, const struct line *line) {
    bool outlet = (line->begins & CLASS_BIT(OUTLET)) != 0;
    return line->spoken > 2 && !outlet && line_capitals(page, line) == 1 &&
           (page_word(page, line->first)->flags & WORD_CAPITAL) != 0;
}

/* May line `i`, the `nth` line of text under the title, be the writer's name without a label? Next
 * to the date in small letters or one word too ("budi wijaya"). */
static bool is_unlabelled_name(const struct page *page, uint32_t i, uint32_t nth, bool below_date) {
    const struct line *line = page_line(page, i);
    if (line->spoken > NAME_LINE_WORDS || line->sentence) return false;
    const class_set no_name =
        CLASS_BIT(PREPOSITION) | CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(NOT_NAME);
    bool small = beside_date(page, i) && line->spoken <= 4 && !is_phrase(page, line) &&
                 (page_word(page, line->first)->is & no_name) == 0;
    if (small && !below_date) return true;
    if (below_date && page->named) return false;
    if (small && line->spoken > 1) return true;
    if (below_date && !follows_head(page, i)) return false; /* whose picture it is */
    return nth <= NAME_DEPTH && line->spoken >= 2 && line_is_name(page, line);
}

/* Do the date, the writer or the story follow line `i` closely? A menu's entries are far away. */
static bool is_near_story(const struct page *page, uint32_t i) {
    for (uint32_t k = i + 1; k < page->body && k < i + SUBTITLE_REACH; k++)
        if (page_line(page, k)->kind == BLOCK_DATE || page_line(page, k)->kind == BLOCK_BYLINE)
            return true;
    return page->body < i + SUBTITLE_REACH;
}

/* Above the title the writer's name is next to the date, in two words or more. */
static bool is_name_above(const struct page *page, uint32_t i) {
    const struct line *line = page_line(page, i);
    return beside_date(page, i) && line->spoken >= 2 && line->spoken <= 5 &&
           line_capitals(page, line) >= 2 && line_is_name(page, line) &&
           !line_is_outlet(page, line);
}

/* "NAME | AGENCY" next to the date tells who wrote it, not whose picture it is. */
static bool is_writer_of_agency(const struct page *page, uint32_t i) {
    const struct line *line = page_line(page, i);
    return line->kind == BLOCK_CAPTION && !page->named && beside_date(page, i) &&
           line->spoken <= NAME_LINE_WORDS && line->credit == line->end &&
           line_is_name(page, line) &&
           page_match(page, line->first, line->end, CLASS_CAPTION_LABEL, NULL) == 0;
}

static void mark_head(struct page *page) {
    bool subtitle = false, below_date = false, below_caption = false;
    uint32_t nth = 0;
    const struct line *title = page->title != NO_LINE ? page_line(page, page->title) : NULL;
    if (title != NULL) page_line(page, page->title)->kind = BLOCK_TITLE;
    page->again = NO_LINE;
    for (uint32_t i = 0; i < page->body && title != NULL; i++) {
        struct line *line = page_line(page, i);
        if (i == page->title || !line_is_text(line)) continue;
        bool alone = holds_title(page, title, line);
        if (!alone && !holds_title(page, line, title)) continue;
        page->again = alone ? page->title : i;
        page_line(page, page->again)->kind = BLOCK_BOILERPLATE;
        if (!alone) continue;
        page->title = i;
        title = line;
        line->kind = BLOCK_TITLE;
    }
    for (uint32_t i = 0; i < page->body && !page->named; i++) {
        const struct line *line = page_line(page, i);
        page->named = (line->begins & CLASS_BIT(AUTHOR_LABEL)) != 0 &&
                      byline_names_author(page, line->first, line->end);
    }
    for (uint32_t i = 0; i < page->body; i++) {
        struct line *line = page_line(page, i);
        if (title != NULL && i > page->title) {
            nth += line_is_text(line);
            below_date |= line->kind == BLOCK_DATE;
            below_caption |= line->kind == BLOCK_CAPTION;
            page->named |= line->labelled;
        }
        if (title != NULL && i > page->title && is_writer_of_agency(page, i))
            line->kind = BLOCK_PARAGRAPH;
        if (!line_is_text(line)) continue;
        if (title == NULL && line->spoken > NAME_LINE_WORDS) {
            page->body = i;
        } else if (title != NULL && i < page->title && !page->named && is_name_above(page, i)) {
            line->kind = BLOCK_BYLINE;
            page->named = true;
        } else if (title == NULL || i < page->title || same_words(page, line, title, false)) {
            line->kind = BLOCK_BOILERPLATE;
        } else if (line_is_outlet(page, line)) {
            line->kind = BLOCK_BYLINE;
        } else if (byline_is_bare(page, line->first, line->end)) {
            line->kind = BLOCK_BYLINE;
            line->labelled = page->named = true;
        } else if (page_follows_bare(page, i, BLOCK_BYLINE) ||
                   is_unlabelled_name(page, i, nth, below_date)) {
            line->kind = BLOCK_BYLINE;
            page->named = true;
        } else if (!subtitle && !below_date && !below_caption && line->spoken >= HEADLINE_WORDS &&
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
    return line_is_text(line) && !line->prose && !line->stop && line->spoken >= HEADLINE_WORDS &&
           !line_is_numbered(page, line) && !line_is_bullet(page, line) &&
           (page_is_spoken(page, line->first) || opens_quote(page, line)) &&
           !page_is_char(page, line->end - 1, ':');
}

/* Under a bare label line `i` is a link when the label has a colon, or when more links stand beside
 * it: one line alone may be the story's next heading. */
static bool links_follow(const struct page *page, uint32_t i) {
    const struct line *label = page_line(page, i - 1);
    if (page_is_char(page, label->end - 1, ':')) return true;
    if (label->linked) return true;
    return i + 1 < page->tail && is_headline(page, page_line(page, i + 1));
}

/* "1" alone: the place of the link below it in a list of the most read. */
static bool is_rank(const struct page *page, uint32_t i) {
    const struct line *line = page_line(page, i);
    const struct word *word = page_word(page, line->first);
    return line->end == line->first + 1 && (word->flags & WORD_DIGIT) != 0 &&
           word->end - word->start <= 2 && i + 1 < page->tail &&
           is_headline(page, page_line(page, i + 1));
}

/* An item of a list of links under a label with a colon, or one of several marked alike: "• TITLE"
 * / "• TITLE", "1. TITLE". The story's own items are sentences, or explained below. */
static bool is_link_item(const struct page *page, uint32_t i) {
    const struct line *label = page_line(page, i - 1), *line = page_line(page, i);
    bool bullet = line_is_bullet(page, line), numbered = line_is_numbered(page, line);
    if ((!bullet && !numbered) || line->stop || line->prose || line->spoken < HEADLINE_WORDS)
        return false;
    if (label->linked || page_is_char(page, label->end - 1, ':')) return true;
    const struct line *next = i + 1 < page->tail ? page_line(page, i + 1) : NULL;
    return bullet && next != NULL && line_is_bullet(page, next) && !next->stop;
}

/* Says the line again what a line above the title says, the page's number aside: the running head
 * of a paper? */
static bool is_running_head(const struct page *page, const struct line *line) {
    if (page->title == NO_LINE || line->spoken > NAME_LINE_WORDS) return false;
    for (uint32_t i = 0; i < page->title && i < RUNNING_HEADS; i++)
        if (same_words(page, line, page_line(page, i), true)) return true;
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
        const struct line *label = page_line(page, i);
        if (label->kind != BLOCK_RELATED || !label->bare) continue;
        if (page_match(page, label->first, label->end, CLASS_NAVIGATION, &hit) == 0 ||
            !str_eq(hit.key, STR("contents")))
            continue;
        bool numbered = (page_word(page, page_line(page, i + 1)->first)->flags & WORD_DIGIT) != 0;
        for (; i + 1 < page->line_count; i++) {
            struct line *line = page_line(page, i + 1);
            bool digit = (page_word(page, line->first)->flags & WORD_DIGIT) != 0;
            bool heading = line_is_text(line) && !line->prose && !line->stop;
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

/* No heading, which text follows, but a few words of a box whose next line no story holds: "Get the
 * briefing" / "E-mail address" / "Sign up". An advertisement may stand anywhere. */
static bool is_in_box(const struct page *page, uint32_t i) {
    struct lang_hit hit;
    for (uint32_t k = i; k < page->line_count && k < i + BOX_LINES; k++) {
        const struct line *line = page_line(page, k);
        if (k > i && line->kind == BLOCK_BOILERPLATE)
            return page_match(page, line->first, line->end, CLASS_NAVIGATION, &hit) > 0 &&
                   !str_starts(hit.key, STR("ad"));
        if (!line_is_text(line) || line->sentence || line->spoken > BOX_WORDS ||
            !page_is_spoken(page, line->first) || !page_is_spoken(page, line->end - 1) ||
            line_is_numbered(page, line))
            return false;
    }
    return false;
}

/* Does the line begin with a phrase of furniture, "Create an account or …"? */
static bool begins_furniture(const struct page *page, uint32_t i) {
    const struct line *line = page_line(page, i);
    return line->kind == BLOCK_BOILERPLATE &&
           page_match(page, line->first, line->end, CLASS_BOILERPLATE_START, NULL) > 0;
}

/* A few words among sentences of furniture: "Enjoy more of it." between "Create an account …" and
 * "Share your thoughts …". */
static bool is_among_furniture(const struct page *page, uint32_t i) {
    if (i == 0 || !begins_furniture(page, i - 1)) return false;
    for (uint32_t k = i; k < page->line_count && k < i + BOX_LINES; k++) {
        const struct line *line = page_line(page, k);
        if (k > i && begins_furniture(page, k)) return true;
        if (!line_is_text(line) || !line->sentence || line->spoken > BOX_WORDS) return false;
    }
    return false;
}

static void mark_body(struct page *page) {
    for (uint32_t i = page->body; i < page->tail; i++) {
        struct line *line = page_line(page, i);
        if ((line_is_text(line) || line->kind == BLOCK_DATE) && is_running_head(page, line))
            line->kind = BLOCK_BOILERPLATE;
        if (line->kind == BLOCK_DATE && !is_labelled_date(page, line)) line->kind = BLOCK_PARAGRAPH;
        if (!line_is_text(line)) continue;
        const struct line *before = i > 0 ? page_line(page, i - 1) : NULL;
        const struct line *after = i + 1 < page->tail ? page_line(page, i + 1) : NULL;
        bool under_links = before != NULL && before->kind == BLOCK_RELATED && before->bare;
        if (under_links &&
            ((is_headline(page, line) && links_follow(page, i)) || is_link_item(page, i))) {
            line->kind = BLOCK_RELATED;
            line->bare = line->linked = true;
        } else if (under_links && is_rank(page, i)) {
            line->kind = BLOCK_RELATED;
            line->bare = line->linked = true;
        } else if (page_follows_bare(page, i, BLOCK_TAGS) && !line->prose) {
            line->kind = BLOCK_TAGS;
            line->bare = true;
        } else if (!line->sentence && line->spoken <= BOX_WORDS && i > page->body &&
                   (before->sentence || before->kind == BLOCK_BOILERPLATE) && is_in_box(page, i)) {
            line->kind = BLOCK_BOILERPLATE;
        } else if (line->spoken <= BOX_WORDS && is_among_furniture(page, i)) {
            line->kind = BLOCK_BOILERPLATE;
        } else if (is_clock(page, line) || is_marked_heading(page, line)) {
            line->kind = BLOCK_HEADING;
        } else if (line_is_bullet(page, line) && i != page->dateline.line) {
            line->kind = BLOCK_LIST;
        } else if (line_is_numbered(page, line)) {
            bool list = (before != NULL && before->kind == BLOCK_LIST) ||
                        (after != NULL && line_is_numbered(page, after));
            line->kind = list || line->stop ? BLOCK_LIST : BLOCK_HEADING;
        } else if (!line->sentence && line->spoken <= HEADING_WORDS && after != NULL &&
                   line_is_text(after) && after->prose && page_is_spoken(page, line->first) &&
                   (page_word(page, line->first)->flags & WORD_CAPITAL) != 0 &&
                   page_is_spoken(page, line->end - 1)) {
            line->kind = BLOCK_HEADING;
        }
    }
}

void layout_mark(struct page *page) {
    if (page->line_count > 0) mark_print_heads(page);
    mark_contents(page);
    find_dateline(page);
    uint32_t head = head_end(page);
    page->body = title_story_line(page, head);
    if (page->dateline.line != NO_LINE && page->dateline.line < page->body)
        page->body = page->dateline.line;
    title_find(page, page->body);
    title_join(page);
    mark_head(page);
    tail_find_notice(page);
    tail_find_writer(page);
    page->tail = tail_find(page);
    tail_keep_credit(page);
    tail_find_sign_off(page);
    tail_mark(page);
    settle_dateline(page);
    mark_body(page);
}
