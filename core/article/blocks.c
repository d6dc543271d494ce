#include "core/article/page.h"

struct writer {
    const struct page *page;
    struct block *at;
    size_t count;
};

/* One block from `start` (in clean) up to word `to`. */
static void add(struct writer *w, enum block_kind kind, uint32_t start, size_t from, size_t to,
                bool new_line) {
    if (from >= to) return;
    w->at[w->count++] = (struct block){
        .kind = kind,
        .start = start,
        .end = page_word(w->page, to - 1)->end,
        .first_word = (uint32_t)from,
        .end_word = (uint32_t)to,
        .new_line = new_line,
    };
}

/* The furniture that begins at word `i` inside running text, its brackets with it; `*end` is the
 * word behind it. */
static bool inline_furniture(const struct page *page, size_t i, size_t to, size_t *end) {
    size_t taken = page_match(page, i, to, CLASS_BOILERPLATE_INLINE, NULL);
    *end = i + taken;
    if (taken > 0) return true;
    if (!page_is_char(page, i, '(') && !page_is_char(page, i, '[')) return false;
    taken = page_match(page, i + 1, to, CLASS_BOILERPLATE_INLINE, NULL);
    if (taken == 0) return false;
    *end = i + 1 + taken;
    char close = page_is_char(page, i, '(') ? ')' : ']';
    for (size_t k = *end; k < to && k - *end < 24; k++) {
        if (!page_is_char(page, k, close)) continue;
        *end = k + 1;
        break;
    }
    return true;
}

/* The dateline of its line, and what stands before it. Glued to the text it ends inside a word,
 * which is then a word of both blocks. */
static void add_dateline(struct writer *w, const struct line *line) {
    const struct page *page = w->page;
    const struct dateline *sign = &page->dateline;
    size_t first = sign->first; /* marks before it (the stars of bold text) go with it */
    while (first > line->first && !page_is_spoken(page, first - 1)) first--;
    if (first == line->first) first = line->from;
    uint32_t start = page_word(page, line->from)->start;
    add(w, line->kind, start, line->from, first, true);
    bool glued = sign->end > page_word(page, sign->end_word)->start;
    start = page_word(page, first)->start;
    add(w, BLOCK_DATELINE, start, first, sign->end_word + glued, first == line->from);
    if (glued) w->at[w->count - 1].end = sign->end;
}

/* A line of the story: dateline, text with furniture cut out, credit. */
static void add_text(struct writer *w, const struct line *line, bool dateline) {
    const struct page *page = w->page;
    size_t from = line->from;
    uint32_t start = page_word(page, from)->start;
    if (dateline) {
        add_dateline(w, line);
        start = page->dateline.end;
        from = page->dateline.end_word;
    }
    bool new_line = !dateline;
    size_t text = line->credit < line->end ? line->credit : line->to;
    if (line->begins & CLASS_BIT(BOILERPLATE_INLINE)) {
        for (size_t i = from; i < text; i++) {
            size_t end;
            if (!inline_furniture(page, i, text, &end)) continue;
            add(w, line->kind, start, from, i, new_line);
            add(w, BLOCK_BOILERPLATE, i == from ? start : page_word(page, i)->start, i, end,
                new_line && i == from);
            new_line = false;
            from = end;
            start = end < line->to ? page_word(page, end)->start : 0;
            i = end - 1;
        }
    }
    add(w, line->kind, start, from, text, new_line);
    if (line->credit < line->end)
        add(w, BLOCK_CREDIT, page_word(page, line->credit)->start, line->credit, line->to, false);
}

/* Blocks of a line without furniture inside: text before the dateline, dateline, text, credit. */
enum { LINE_BLOCKS = 4 };

/* The most blocks that `page` can give: furniture inside a line makes two more of it. */
static size_t count_blocks(const struct page *page) {
    size_t count = LINE_BLOCKS * (size_t)page->line_count;
    for (uint32_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        if ((line->begins & CLASS_BIT(BOILERPLATE_INLINE)) == 0) continue;
        for (uint32_t w = line->from; w < line->to; w++)
            count += (page_word(page, w)->begins & CLASS_BIT(BOILERPLATE_INLINE)) != 0 ? 2 : 0;
    }
    return count;
}

void blocks_make(const struct page *page, struct article *out) {
    struct writer w = {.page = page};
    if (page->line_count > 0) w.at = arena_new_raw(page->arena, struct block, count_blocks(page));
    for (uint32_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        if (block_is_body(line->kind) && line->kind != BLOCK_TITLE)
            add_text(&w, line, i == page->dateline.line);
        else
            add(&w, line->kind, page_word(page, line->from)->start, line->from, line->to, true);
    }
    out->blocks = w.at;
    out->block_count = w.count;
}
