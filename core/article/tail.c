/* Where the story ends, and what the lines behind its end are. */
#include "core/article/byline.h"
#include "core/article/layout.h"

enum {
    STRAY_WORDS = 4,
    STRAY_LINES = 2,
    UNLABELLED_LINKS = 3,
    TAIL_PROSE_WORDS = 36, /* words of a paragraph that is the story's, not the tail's */
    NOTICE_LINES = 4,      /* from the page's end, among which a notice of its title stands */
    WRITER_LINES = 3,      /* of text from the page's end, one of which may tell of the writer */
    WRITER_REACH = 10,     /* words of it in which it says so */
    NOTICE_WORDS = 10,     /* words that it has beside the title */
    TAIL_PROSE = 2,        /* paragraphs that may follow a tail's start without undoing it */
};

/* A story ends with a sentence: a line or two of a few words between that and the furniture are
 * furniture that no pack knows ("Rate this story"). */
static uint32_t drop_stray_lines(const struct page *page, uint32_t tail) {
    uint32_t last = tail, strays = 0;
    bool furniture = tail < page->line_count;
    for (; last > page->body + 1; last--) {
        const struct line *line = page_line(page, last - 1);
        furniture |= !line_is_text(line);
        if (!line_is_text(line)) continue;
        if (line->sentence || line->prose || line->spoken > STRAY_WORDS ||
            line_is_bullet(page, line) || line_is_numbered(page, line))
            break;
        strays++;
    }
    bool ends = last > page->body && page_line(page, last - 1)->stop;
    return furniture && ends && strays <= STRAY_LINES ? last : tail;
}

/* Furniture that no story has inside it, as an advertisement may stand anywhere? */
static bool is_box(const struct page *page, const struct line *line) {
    struct lang_hit hit;
    if (line->kind != BLOCK_BOILERPLATE) return false;
    return page_match(page, line->first, line->end, CLASS_NAVIGATION, &hit) == 0 ||
           !str_starts(hit.key, STR("ad"));
}

/* Behind the story's last sentence stands nothing but furniture and short lines without a full
 * stop. Of these the headlines are links under no label, when they are several and furniture stands
 * before them; what follows a box of furniture is furniture too ("From $1 per week"). */
static uint32_t drop_unlabelled_links(const struct page *page, uint32_t tail) {
    uint32_t last = tail, links = 0, box = tail;
    for (; last > page->body + 1; last--) {
        const struct line *line = page_line(page, last - 1);
        if (!line_is_text(line)) {
            if (links > 0 && is_box(page, line)) box = last - 1;
            continue;
        }
        if (line->stop || line->prose || line->spoken > NAME_LINE_WORDS ||
            line_is_bullet(page, line) || line_is_numbered(page, line))
            break;
        if (page_is_char(page, line->end - 1, ':')) return tail; /* a list of the story */
        links++;
    }
    if (last == tail || !page_line(page, last - 1)->stop) return tail;
    bool furniture = !line_is_text(page_line(page, last));
    return furniture && links >= UNLABELLED_LINKS ? last : box;
}

/* "© 2031 …": no picture's credit. */
static bool is_year_notice(const struct page *page, const struct line *line) {
    if (line->first + 1 >= line->end || page_is_spoken(page, line->first)) return false;
    const struct word *year = page_word(page, line->first + 1);
    return (year->flags & WORD_DIGIT) != 0 && year->end - year->start == 4;
}

uint32_t tail_find(const struct page *page) {
    uint32_t prose = 0, tail = page->line_count;
    uint32_t half = page->body + (page->line_count - page->body) / 2;
    bool story = false;
    for (uint32_t i = page->line_count; i > page->body; i--) {
        const struct line *line = page_line(page, i - 1);
        bool initials = line->kind == BLOCK_CREDIT && line->credit == line->first; /* "(abc/def)" */
        bool ends = line->tail || line->kind == BLOCK_BYLINE || initials;
        if ((ends && !story) || (line->legal && (i > half || is_year_notice(page, line))))
            tail = i - 1;
        prose += line_is_prose(line);
        story |= (prose > TAIL_PROSE) | (line_is_text(line) & (line->spoken > TAIL_PROSE_WORDS));
    }
    while (tail > page->body && !line_is_text(page_line(page, tail - 1))) tail--;
    return drop_unlabelled_links(page, drop_stray_lines(page, tail));
}

/* Does the line begin with the name that `byline` ends with or holds, and go on to say that it is a
 * writer's ("NAME is a reporter …")? */
static bool tells_of_writer(const struct page *page, const struct line *line,
                            const struct line *byline) {
    const struct word *name = page_word(page, line->first);
    uint32_t at = byline->first;
    while (at + 1 < byline->end && (page_word(page, at)->hash != name->hash ||
                                    page_word(page, at + 1)->hash != name[1].hash))
        at++;
    if (at + 1 >= byline->end) return false;
    uint32_t to = line->end - line->first > WRITER_REACH ? line->first + WRITER_REACH : line->end;
    struct lang_hit hit;
    for (uint32_t i = line->first + 2; i < to; i++)
        if ((page_word(page, i)->is & CLASS_BIT(AUTHOR_LABEL)) != 0 ||
            (page_match(page, i, to, CLASS_ROLE, &hit) > 0 && str_eq(hit.key, STR("press"))))
            return true;
    return false;
}

void tail_find_writer(struct page *page) {
    uint32_t last = page->line_count;
    for (uint32_t lines = 0; last > page->body + 1 && lines < WRITER_LINES; last--) {
        struct line *line = page_line(page, last - 1);
        if (!line_is_text(line) || line->spoken > TAIL_PROSE_WORDS || line->spoken < STRAY_WORDS)
            continue;
        lines++;
        const struct word *first = page_word(page, line->first);
        if ((first[0].flags & first[1].flags & WORD_CAPITAL) == 0) continue;
        for (uint32_t i = 0; i < page->body; i++)
            if (page_line(page, i)->kind == BLOCK_BYLINE &&
                tells_of_writer(page, line, page_line(page, i)))
                line->kind = BLOCK_BOILERPLATE;
    }
}

/* The word behind the title where the line says it whole, words before and behind; 0: it does not.
 */
static uint32_t behind_title(const struct page *page, const struct line *line) {
    const struct line *title = page_line(page, page->title);
    uint32_t words = title->end - title->first;
    for (uint32_t i = line->first + 1; i + words < line->end; i++) {
        if (page_word(page, i)->hash != page_word(page, title->first)->hash) continue;
        uint32_t same = 0; /* capitals too: a story may begin with its title's words */
        while (same < words &&
               str_eq(page_word_str(page, i + same), page_word_str(page, title->first + same)))
            same++;
        if (same == words) return i + words;
    }
    return 0;
}

void tail_find_notice(struct page *page) {
    if (page->title == NO_LINE || page_line(page, page->title)->spoken < HEADLINE_WORDS) return;
    uint32_t title = page_line(page, page->title)->spoken;
    for (uint32_t i = page->line_count; i > page->body + 1 && page->line_count - i < NOTICE_LINES;
         i--) {
        struct line *line = page_line(page, i - 1);
        if (line->spoken <= title + 1 || line->spoken > title + NOTICE_WORDS || !line_is_text(line))
            continue;
        uint32_t behind = behind_title(page, line);
        if (behind == 0) continue;
        line->kind = BLOCK_BOILERPLATE;
        line->tail = true;
        page->notice = behind;
        return;
    }
}

void tail_keep_credit(struct page *page) {
    if (page->tail < page->line_count) {
        struct line *line = page_line(page, page->tail);
        if (line->kind == BLOCK_CAPTION && line->credit < line->end) {
            line->kind = BLOCK_PARAGRAPH;
            page->tail++;
        }
    }
    uint32_t last = page->tail;
    while (last > page->body && !line_is_text(page_line(page, last - 1))) last--;
    for (uint32_t i = 0; i < page->line_count; i++)
        if (i + 1 != last && page_line(page, i)->kind != BLOCK_CREDIT)
            page_line(page, i)->credit = page_line(page, i)->end;
    if (page->dateline.line == NO_LINE) return;
    struct line *line = page_line(page, page->dateline.line);
    if (line->credit < page->dateline.end_word) line->credit = line->end;
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
    if (upper < line->spoken || line->spoken < 2 || !line_is_name(page, line)) return false;
    line->kind = single > 0 ? BLOCK_CREDIT : BLOCK_BYLINE;
    line->labelled = line->kind == BLOCK_BYLINE;
    return true;
}

void tail_find_sign_off(struct page *page) {
    if (page->tail > page->body + 1 && mark_sign_off(page, page_line(page, page->tail - 1))) {
        page->tail--;
        return;
    }
    uint32_t i = page->tail;
    while (i < page->line_count && !line_is_text(page_line(page, i))) i++;
    if (i < page->line_count) mark_sign_off(page, page_line(page, i));
}

void tail_mark(struct page *page) {
    for (uint32_t i = page->tail; i < page->line_count; i++) {
        struct line *line = page_line(page, i);
        if (!line_is_text(line)) continue;
        line->labelled = byline_is_bare(page, line->first, line->end);
        if (line->labelled ||
            (page_follows_bare(page, i, BLOCK_BYLINE) && line_is_name(page, line)))
            line->kind = BLOCK_BYLINE;
        else if (page_follows_bare(page, i, BLOCK_TAGS) && !line->prose)
            line->kind = BLOCK_TAGS;
        else
            line->kind = BLOCK_BOILERPLATE;
        line->bare = line->kind == BLOCK_TAGS;
    }
}
