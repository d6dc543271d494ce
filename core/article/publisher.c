#include "core/article/publisher.h"

#include "core/article/outlet.h"

/* Words of a name, and of a line that tells of its writer. */
enum { NAME_WORDS = 6, WRITER_WORDS = 6 };

/* Where capitalised words end that begin at word `i`, particles between them too: "La Voz de la
 * Bahía". Where there are no capitals, the next mark ends them. */
static size_t owner_end(const struct page *page, size_t i, size_t to) {
    size_t end = i;
    bool cased = lang_has_capitals(page->pack);
    for (size_t k = i; k < to && page_is_spoken(page, k); k++) {
        const struct word *word = page_word(page, k);
        if ((word->is & CLASS_BIT(ORGANISATION)) != 0 ||
            page_match(page, k, to, CLASS_TAIL_START, NULL) > 0)
            break;
        if (!cased || (word->flags & WORD_CAPITAL) != 0)
            end = k + 1;
        else if ((word->is & CLASS_BIT(NAME_PARTICLE)) == 0)
            break;
    }
    return end;
}

struct str publisher_of_copyright(const struct page *page, const struct line *line) {
    size_t i = line->first, taken;
    for (; i<line->end; i += taken> 0 ? taken : 1) {
        taken = page_match(page, i, line->end, CLASS_BOILERPLATE_START, NULL);
        bool name = page_is_spoken(page, i) && (page_word(page, i)->flags & WORD_DIGIT) == 0;
        if (name && taken == 0) break;
    }
    size_t end = i;
    struct str name;
    if (i < line->end && page_host_at(page, i) && outlet_read(page, i, i + 1, &name)) return name;
    size_t whole = owner_end(page, i, line->end);
    if (whole > i && outlet_read(page, i, whole, &name)) return name; /* "Port Arden Daily News" */
    while (end < line->end && (page_word(page, end)->flags & WORD_CAPITAL) != 0 &&
           page_match(page, end, line->end, CLASS_TAIL_START, NULL) == 0 &&
           (end == i || page_match(page, end, line->end, CLASS_NAVIGATION, NULL) == 0)) {
        if (page_word(page, end)->is & CLASS_BIT(ORGANISATION))
            return end > i && outlet_read(page, i, end, &name) ? name : STR_NONE;
        end++;
    }
    if (end == i) return STR_NONE;
    if (end < whole && page_word(page, end)->flags & WORD_CAPITAL) whole = end; /* "News" */
    if (whole > end) end = whole;
    return outlet_read(page, i, end, &name) ? name : page_str(page, i, end);
}

struct str publisher_in_masthead(const struct page *page) {
    struct str name = STR_NONE;
    for (uint32_t i = 0; i < page->body; i++) {
        bool below = page->title != NO_LINE && i > page->title;
        const struct line *line = &page->lines[i];
        if (line->kind != BLOCK_BOILERPLATE) continue;
        size_t first = line->first + furniture_label(page, line, STR("mail")), end = first;
        if (below && first == line->first) continue;
        while (end < line->end && page_is_spoken(page, end)) end++;
        if (end > first && page_match(page, first, line->end, CLASS_NAVIGATION, NULL) == 0 &&
            page_match(page, first, line->end, CLASS_BOILERPLATE_START, NULL) == 0 &&
            outlet_read(page, first, end, &name))
            return name;
    }
    return STR_NONE;
}

struct str publisher_in_notice(const struct page *page) {
    if (page->notice == 0) return STR_NONE;
    uint32_t end = page->notice, first;
    while (end < page->words->count && !(page_word(page, end)->flags & WORD_LINE)) end++;
    while (end > page->notice && !page_is_spoken(page, end - 1)) end--;
    for (first = end; first > page->notice; first--)
        if ((page_word(page, first - 1)->flags & WORD_CAPITAL) == 0 &&
            !page_host_at(page, first - 1))
            break;
    struct str name;
    if (first == end || end - first > NAME_WORDS) return STR_NONE;
    return outlet_read(page, first, end, &name) ? name : page_str(page, first, end);
}

struct str publisher_of_writer(const struct page *page, const struct str_list *authors) {
    for (uint32_t i = page->tail; i < page->line_count && authors->count > 0; i++) {
        const struct line *line = &page->lines[i];
        if (line->kind != BLOCK_BOILERPLATE || line->spoken < WRITER_WORDS ||
            !str_starts(page_str(page, line->first, line->end), authors->at[0]))
            continue;
        for (size_t w = line->first, end; w < line->end; w = end) {
            struct str name;
            for (end = w; end < line->end && (page_word(page, end)->flags & WORD_CAPITAL); end++) {
            }
            if (end > w && outlet_read(page, w, end, &name)) return name;
            end += end == w;
        }
    }
    return STR_NONE;
}

struct str publisher_of_site(const struct page *page, struct str host) {
    struct lang_hit hit;
    for (struct str part = host; part.len > 0;) {
        if (lang_is(page->pack, part, CLASS_OUTLET, &hit)) return hit.first;
        size_t dot = str_find(part, STR("."), 0);
        if (dot == SIZE_MAX) break;
        part = str_slice(part, dot + 1, part.len);
    }
    return host;
}
