/* The date of a page without a date line: the first full date of the story's first paragraphs that
 * stands in the dateline ("TOWN, 15 Agustus 2023 –") or is bound to a citation
 * ("dilansir …, Selasa (15/8/2023)") or to the reported act ("bertemu pada
 * Selasa (15/8/2023)"). A date of the news names its weekday or stands with a citation; what is
 * announced
 * ("akan digelar Sabtu …") or past ("sejak 3 Mei 1998") is not the day of the report. */
#include "core/article/body_date.h"

enum {
    BODY_DATE_PARAGRAPHS = 3,
    REACH = 16 /* words before the date that say what it is the date of */
};

static const class_set CITATION = CLASS_BIT(SOURCE_CUE) | CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_NYA) |
                                  CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_CONTINUE) |
                                  CLASS_BIT(CUE_PASSIVE);

static bool is_quote_mark(const struct page *page, size_t i) {
    struct str word = page_word_str(page, i);
    return page_is_char(page, i, '"') ||
           (word.len == 3 && (memcmp(word.ptr, "”", 3) == 0 || memcmp(word.ptr, "“", 3) == 0));
}

/* Is the date of `hit`, in the paragraph that begins at word `from`, the day of the report? */
static bool is_bound(const struct page *page, size_t from, const struct date_hit *hit) {
    bool weekday = false;
    for (size_t i = hit->first; i < hit->end; i++)
        weekday |= (page_word(page, i)->is & CLASS_BIT(WEEKDAY)) != 0;
    for (size_t i = hit->first; i > from && hit->first - i < REACH; i--) {
        const struct word *word = page_word(page, i - 1);
        if (word->is & CITATION) return true;
        if (page_match(page, i - 1, hit->first, CLASS_UNBOUND_DATE, NULL) > 0) return false;
        bool sentence_ends = page_is_char(page, i - 1, '.') && (word->flags & WORD_GLUED) != 0 &&
                             (page_word(page, i)->flags & WORD_GLUED) == 0;
        if (sentence_ends || is_quote_mark(page, i - 1)) break;
    }
    return weekday;
}

bool body_date_find(const struct page *page, struct date *date) {
    uint32_t paragraphs = 0;
    for (uint32_t i = page->body; i < page->tail && paragraphs < BODY_DATE_PARAGRAPHS; i++) {
        const struct line *line = &page->lines[i];
        if (line->kind != BLOCK_PARAGRAPH || !line->prose) continue;
        paragraphs++;
        struct date_hit hit;
        for (size_t at = line->first; at < line->end && date_find(page, at, line->end, &hit);
             at = hit.end) {
            bool signed_then = i == page->dateline.line && hit.end <= page->dateline.end_word;
            if (!signed_then && !is_bound(page, line->first, &hit)) continue;
            *date = hit.date;
            date->has_time = date->has_zone = false;
            return true;
        }
    }
    return false;
}
