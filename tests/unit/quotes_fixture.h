/* What the tests of quotes share: packs, and pages checked against the quotes they should give. */
#ifndef KUTIP_TESTS_QUOTES_FIXTURE_H
#define KUTIP_TESTS_QUOTES_FIXTURE_H

#include <stdio.h>

#include "core/base/buf.h"
#include "core/quotes/quotes.h"
#include "packs_fixture.h"

struct row {
    const char *page;
    const char *want; /* a line a quote: "kind|words|name|via, via" */
};

/* Tells the language: rules are tried on pages of a line or two. */
#define INDONESIAN                                                                                 \
    "Sejumlah nelayan di pesisir belum melaut karena ombak yang tinggi sejak pekan lalu.\n\n"
#define ENGLISH "The boats have not gone out since the storm, and the harbour was closed.\n\n"

static void print_quotes(const struct article *article, const struct quotes *quotes,
                         struct buf *out) {
    for (size_t i = 0; i < quotes->count; i++) {
        const struct quote *q = &quotes->at[i];
        struct str words = str_slice(article->text.clean, q->start, q->end);
        buf_printf(out, "%s|%.*s|%.*s|", quote_kind_name(q->kind), STR_ARG(words),
                   STR_ARG(q->speaker.name));
        for (size_t v = 0; v < q->via.count; v++)
            buf_printf(out, "%s%.*s", v > 0 ? ", " : "", STR_ARG(q->via.at[v]));
        buf_printf(out, "\n");
    }
}

static void read_page(struct arena *arena, const char *lead, const char *page,
                      struct article *article) {
    article_read(arena, lang, arena_printf(arena, "%s%s", lead, page), article);
}

static void check(const char *lead, const struct row *rows, size_t count, bool indirect) {
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct article article;
        struct quotes quotes;
        struct buf got = {0};
        read_page(&arena, lead, rows[i].page, &article);
        quotes_find(&arena, &article, indirect, &quotes);
        print_quotes(&article, &quotes, &got);
        assert_string_equal(got.at != NULL ? got.at : "", rows[i].want);
        buf_free(&got);
        arena_free(&arena);
    }
}

#define CHECK(rows, indirect) check(INDONESIAN, (rows), sizeof(rows) / sizeof *(rows), (indirect))
#define CHECK_ENGLISH(rows) check(ENGLISH, (rows), sizeof(rows) / sizeof *(rows), false)

#endif
