/* Bytes -> record and blocks: what must hold for any file. */
#include <unistr.h>

#include "core/article/article.h"
#include "core/text/utf8.h"
#include "fuzz.h"

/* Blocks are sorted, disjoint, at characters that are not white space, and leave none of them out.
 */
static void check_blocks(const struct article *article) {
    struct str clean = article->text.clean;
    size_t at = 0;
    for (size_t i = 0; i <= article->block_count; i++) {
        const struct block *block = i < article->block_count ? &article->blocks[i] : NULL;
        size_t until = block != NULL ? block->start : clean.len;
        check(until >= at && until <= clean.len);
        size_t len;
        for (; at < until; at += len) check(utf8_is_space(utf8_at(clean, at, &len)));
        check(at == until);
        if (block == NULL) return;
        check(block->kind < BLOCK_KIND_COUNT);
        check(block->start < block->end && block->end <= clean.len);
        check(is_boundary(clean, block->start) && is_boundary(clean, block->end));
        check(!utf8_is_space(utf8_at(clean, block->start, &len)));
        check(!utf8_is_space(utf8_before(clean, block->end, &len)));
        check(block->first_word < block->end_word && block->end_word <= article->words.count);
        at = block->end;
    }
}

static void check_str(struct str s) {
    if (s.ptr == NULL) return;
    check(s.len > 0);
    check(u8_check((const uint8_t *)s.ptr, s.len) == NULL);
}

static void check_list(struct str_list list) {
    for (size_t i = 0; i < list.count; i++) {
        check(list.at[i].ptr != NULL);
        check_str(list.at[i]);
        for (size_t k = 0; k < i; k++) check(!str_eq(list.at[i], list.at[k]));
    }
}

static void check_date(const struct date *date) {
    if (date->year == 0) return;
    check(date->year >= 1900 && date->year <= 2100);
    check(date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= 31);
    check(date->hour >= 0 && date->hour <= 23 && date->minute >= 0 && date->minute <= 59);
    check(date->zone > -24 * 60 && date->zone < 24 * 60);
    char text[DATE_TEXT_SIZE];
    date_format(date, text);
    check(strlen(text) >= 10);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct article article;
    article_read(&arena, built_in_packs(), (struct str){(const char *)data, size}, &article);
    check_blocks(&article);
    check_str(article.title);
    check_str(article.subtitle);
    check_str(article.outlet);
    check_str(article.place);
    check_list(article.authors);
    check_list(article.editors);
    check_list(article.tags);
    check_list(article.source_lines);
    check_date(&article.published);
    check_date(&article.updated);
    check((article.published.year == 0) == (article.published_from == DATE_NONE));
    bool is_title;
    check_str(article_headline(&article, &is_title));
    check(is_title == (article.title.ptr != NULL));
    arena_free(&arena);
    return 0;
}
