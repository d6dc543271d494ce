/* What tests of pages share: the packs, one page at a time, and what its record must be. */
#ifndef KUTIP_TESTS_ARTICLE_FIXTURE_H
#define KUTIP_TESTS_ARTICLE_FIXTURE_H

#include "core/article/article.h"
#include "core/base/buf.h"
#include "packs_fixture.h"

static struct arena arena;
static struct article article;

static inline int free_pages(void **state) {
    arena_free(&arena);
    return free_packs(state);
}

static inline void read_page(const char *page) {
    arena_reset(&arena);
    article_read(&arena, lang, str_from(page), &article);
}

static inline void assert_date(const struct date *date, const char *expected) {
    char text[DATE_TEXT_SIZE];
    date_format(date, text);
    assert_string_equal(text, expected);
}

/* The items joined by '|'. */
static inline void assert_list(struct str_list list, const char *expected) {
    struct buf joined = {0};
    for (size_t i = 0; i < list.count; i++) {
        if (i > 0) buf_add_char(&joined, '|');
        buf_add(&joined, list.at[i]);
    }
    assert_string_equal(buf_str(&joined).ptr, expected);
    buf_free(&joined);
}

/* The kind of the block that begins with `text`. */
static inline const char *kind_of(const char *text) {
    for (size_t i = 0; i < article.block_count; i++) {
        const struct block *block = &article.blocks[i];
        struct str bytes = str_slice(article.text.clean, block->start, block->end);
        if (str_starts(bytes, str_from(text))) return block_kind_name(block->kind);
    }
    return "no such block";
}

#define assert_kind(text, kind) assert_string_equal(kind_of(text), kind)

#define FIRST "Wali Kota Taman Sari membuka pasar tani yang baru di alun-alun kota kemarin pagi.\n"
#define SECOND "Pasar itu dibuka setiap pekan dan menampung dua ratus petani dari desa sekitar.\n"
#define THIRD "\"Kami ingin petani menjual hasilnya sendiri,\" kata Wali Kota dalam sambutannya.\n"

#endif
