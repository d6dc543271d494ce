#include "core/article/outlet.h"

#include "core/base/ini.h"

enum { NAME_WORDS = 4, UNCASED_BYTES = 40 };

/* "LintasKota": a small letter before a capital. */
static bool is_glued(const struct page *page, size_t i) {
    size_t at = page_glue_at(page, i);
    return at > 0 && page_word_str(page, i).ptr[at] != '-';
}

/* Words of sections and offices: "In Local News", "News Reporter". */
static const class_set NOT_OUTLET =
    CLASS_BIT(PREPOSITION) | CLASS_BIT(ROLE) | CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(EDITOR_LABEL);

/* "The Meridian Post": the article is the first of the words that point and are no names. */
static bool is_article_word(const struct page *page, size_t i) {
    struct lang_hit hit;
    return page_match(page, i, i + 1, CLASS_NOT_NAME, &hit) > 0 &&
           str_eq(hit.key, STR("pointing")) &&
           str_eq_ascii_nocase(page_word_str(page, i), hit.first);
}

static bool is_paper_name(const struct page *page, size_t from, size_t to) {
    if (to - from == 1) return is_glued(page, from);
    bool paper = is_article_word(page, from);
    if (paper) from++;
    size_t names = 0; /* without the small words among them */
    if (to - from > 2 * NAME_WORDS) return false;
    for (size_t i = from; i < to; i++) {
        const struct word *word = page_word(page, i);
        bool inner = i > from && i + 1 < to && /* "Gazeta do Porto" */
                     (word->is & (CLASS_BIT(PREPOSITION) | CLASS_BIT(NAME_PARTICLE))) != 0;
        if ((word->flags & WORD_CAPITAL) == 0 && inner) continue;
        bool office = (word->is & NOT_OUTLET) != 0 && !lang_is_paper_word(page->pack, word->hash);
        if ((word->flags & WORD_CAPITAL) == 0 || office) return false; /* "Courier" is no office */
        if (++names > NAME_WORDS) return false;
    }
    for (size_t i = from; i < to && !paper; i++)
        paper = lang_is_paper_word(page->pack, page_word(page, i)->hash);
    return paper;
}

/* Where no capitals tell names: the words end as papers' names do ("港新聞"), or the first is what
 * papers call themselves. */
static bool is_uncased_paper(const struct page *page, size_t from, size_t to) {
    struct str name = page_str(page, from, to), item;
    struct str endings = lang_setting(page->pack, STR("paper-endings"));
    if (name.len > UNCASED_BYTES) return false;
    while (ini_next_item(&endings, &item))
        if (name.len > item.len && str_ends(name, item)) return true;
    return to > from + 1 && to - from <= NAME_WORDS &&
           lang_is_paper_word(page->pack, page_word(page, from)->hash);
}

bool outlet_read(const struct page *page, size_t from, size_t to, struct str *name) {
    static const enum word_class classes[] = {CLASS_OUTLET, CLASS_MEDIUM};
    for (size_t k = 0; k < 2; k++) {
        struct lang_hit hit;
        if (page_match(page, from, to, classes[k], &hit) != to - from) continue;
        *name = hit.first;
        return true;
    }
    bool host = to - from == 1 && page_host_at(page, from);
    bool paper = host || (lang_has_capitals(page->pack) ? is_paper_name(page, from, to)
                                                        : is_uncased_paper(page, from, to));
    if (!paper) return false;
    *name = page_str(page, from, to);
    return true;
}
