/* A head of labels, as archives and tools write it, one on a line: "Title: …", "sitename: …",
 * "SECTION: …", "judul\t…". What labels are known is said by the packs; those that are not stand
 * among them and are furniture. */
#include "core/article/page.h"

enum {
    HEAD_LINES = 30, /* the head begins no deeper, … */
    HEAD_PROSE = 2,  /* and not behind so many lines of running text */
    KEY_WORDS = 5,   /* words of a label, marks inside it with them: "Publication-Type" */
    KNOWN_LEAST = 2, /* labels that make a head one of labels, */
    CAPITALS_LEAST =
        4, /* or these with those in capitals: "BYLINE: …", "SECTION: …", "LENGTH: …" */
};

/* Words of the label at the line's start, of its mark too. 0: it has none. */
static size_t label_words(const struct page *page, const struct line *line) {
    const struct word *first = page_word(page, line->first);
    if ((first->flags & (WORD_LETTERS | WORD_DIGIT)) != WORD_LETTERS) return 0;
    for (uint32_t i = line->first + 1; i < line->end && i - line->first <= KEY_WORDS; i++) {
        if (!page_is_char(page, i, ':')) {
            if (page_tab_before(page, i)) return i - line->first;
            continue;
        }
        bool address = i + 1 < line->end && page_is_char(page, i + 1, '/');
        return address ? 0 : i + 1 - line->first;
    }
    return 0;
}

/* Is what stands behind the line's label something that the packs know? */
static bool is_known(const struct page *page, const struct line *line) {
    if (line->kind != BLOCK_PARAGRAPH && line->kind != BLOCK_CAPTION && line->kind != BLOCK_CREDIT)
        return true;
    return furniture_label(page, line, STR("title")) > 0;
}

static bool is_capitals(const struct page *page, const struct line *line) {
    return (page_word(page, line->first)->flags & WORD_UPPER) != 0;
}

/* What a head of labels holds. */
struct head {
    uint32_t first, end; /* its lines */
    uint32_t known;      /* those with a label that is known */
    uint32_t capitals;   /* those with a label in capitals */
    bool closed;         /* it has a title of its own, or stands in a fence: "---" */
};

/* Is it a line of the head that has no label: "---", "  - NAME" under a bare label? */
static bool is_inside(const struct page *page, uint32_t i) {
    const struct line *line = page_line(page, i);
    return line->spoken == 0 ||
           (i > 0 && line_is_bullet(page, line) && page_line(page, i - 1)->bare);
}

/* Is it a line that only a label makes what it is: of title, writer, outlet, date? */
static bool is_labelled(const struct page *page, const struct line *line) {
    const class_set dates = CLASS_BIT(PUBLISHED) | CLASS_BIT(UPDATED);
    if (line->kind == BLOCK_BYLINE) return line->labelled;
    if (line->kind == BLOCK_DATE) return (page_word(page, line->first)->begins & dates) != 0;
    return line_is_text(line) && furniture_label(page, line, STR("title")) > 0;
}

/* The first line with a label that is known; page->line_count: none before the story. */
static uint32_t head_start(const struct page *page) {
    uint32_t prose = 0;
    for (uint32_t i = 0; i < page->line_count && i < HEAD_LINES && prose < HEAD_PROSE; i++) {
        const struct line *line = page_line(page, i);
        prose += line->prose;
        if (is_labelled(page, line) && label_words(page, line) > 0) return i;
    }
    return page->line_count;
}

static struct head find_head(const struct page *page) {
    struct head head = {.first = head_start(page)};
    head.closed = head.first == 1 && page_line(page, 0)->spoken == 0;
    head.end = head.first;
    for (uint32_t i = head.first; i < page->line_count; i++) {
        const struct line *line = page_line(page, i);
        if (label_words(page, line) == 0) {
            if (is_inside(page, i)) continue;
            break;
        }
        bool known = is_known(page, line);
        head.known += known;
        head.capitals += is_capitals(page, line);
        head.closed |= known && furniture_label(page, line, STR("title")) > 0;
        if (known || !line->prose) head.end = i + 1;
    }
    return head;
}

/* "isi\tTEXT", "Full text: TEXT": the story begins on the line of its label. */
static void split_story(struct page *page, uint32_t i) {
    if (i >= page->line_count) return;
    const struct line *line = page_line(page, i);
    size_t label = label_words(page, line);
    bool text = label > 0 && (page_tab_before(page, line->first + label) ||
                              furniture_label(page, line, STR("text")) > 0);
    if (!text || line->first + label >= line->end) return;
    lines_split(page, i, line->first + (uint32_t)label);
    page_line(page, i)->kind = BLOCK_BOILERPLATE;
}

void labels_mark(struct page *page) {
    struct head head = find_head(page);
    if (head.known < KNOWN_LEAST && head.known + head.capitals < CAPITALS_LEAST) return;
    for (uint32_t i = head.first; i < head.end; i++) {
        struct line *line = page_line(page, i);
        bool caption = (page_word(page, line->first)->begins & CLASS_BIT(CAPTION_LABEL)) != 0;
        if (is_known(page, line) || caption || label_words(page, line) == 0) continue;
        if (head.closed || is_capitals(page, line)) line->kind = BLOCK_BOILERPLATE;
    }
    split_story(page, head.end);
}
