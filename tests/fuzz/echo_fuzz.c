/* Quotes compared with quotes: every line of the input is one, said by the name before its first
 * ':' on the day that its length tells. Comparing does not mind the order, a set finds nothing that
 * comparing does not, and always what is the same. */
#include "core/quotes/echo/align.h"
#include "core/quotes/echo/echo.h"
#include "fuzz.h"

enum { MOST_QUOTES = 24 };

static size_t prepare_lines(struct arena *arena, struct article *article,
                            struct echo_quote quotes[MOST_QUOTES]) {
    struct str rest = article->text.clean, line;
    size_t count = 0;
    while (count < MOST_QUOTES && str_cut(&rest, '\n', &line)) {
        struct quote quote = {.start = (uint32_t)(line.ptr - article->text.clean.ptr)};
        quote.end = quote.start + (uint32_t)line.len;
        size_t colon = str_find(line, STR(":"), 0);
        if (colon != SIZE_MAX && colon > 0) quote.speaker.name = str_slice(line, 0, colon);
        article->published =
            (struct date){.year = (int16_t)(line.len % 3 > 0 ? 2031 : 0), .month = 6, .day = 1};
        article->published.day = (int8_t)(1 + line.len % 30);
        echo_prepare(arena, article, &quote, &quotes[count++]);
    }
    return count;
}

static void check_quote(const struct echo_quote *quote) {
    check(quote->word_count <= ECHO_WORDS && quote->key_count <= ECHO_KEYS);
    for (size_t i = 0; i < quote->key_count; i++)
        for (size_t k = 0; k < i; k++) check(quote->keys[i] != quote->keys[k]);
    double score;
    enum echo_kind kind = echo_compare(quote, quote, &score);
    check(kind == (quote->word_count >= 3 ? ECHO_COPIED : ECHO_NONE));
    struct align align;
    align_prepare(&align, quote->words, quote->word_count);
    struct aligned same = align_with(&align, quote->words, quote->word_count, 0);
    check(same.ordered == quote->word_count && same.shared == quote->word_count);
    check(!same.names_differ && !same.numbers_differ);
}

static void check_pair(const struct echo_quote *a, const struct echo_quote *b) {
    double there, back;
    check(echo_compare(a, b, &there) == echo_compare(b, a, &back));
    check(there == back && there >= 0 && there <= 1);
    struct align align;
    align_prepare(&align, a->words, a->word_count);
    struct aligned aligned = align_with(&align, b->words, b->word_count, 0);
    check(aligned.ordered <= aligned.shared);
    check(aligned.shared <= a->word_count && aligned.shared <= b->word_count);
}

static void check_set(struct arena *arena, const struct echo_quote *quotes, size_t count) {
    struct echo_set *set = echo_set_new();
    for (size_t i = 0; i < count; i++) check(echo_set_add(set, &quotes[i]) == i);
    for (size_t i = 0; i < count; i++) {
        struct echo_matches found = echo_set_find(set, arena, &quotes[i], UINT32_MAX);
        bool itself = quotes[i].key_count == 0;
        check(found.count <= found.compared && found.compared <= ECHO_MOST_COMPARED);
        for (size_t k = 0; k < found.count; k++) {
            const struct echo_match *match = &found.at[k];
            double score;
            check(match->id < count);
            check(match->kind == echo_compare(&quotes[i], &quotes[match->id], &score));
            check(match->kind != ECHO_NONE && match->score == score);
            check(k == 0 || match->score <= match[-1].score);
            itself = itself || match->id == i;
        }
        check(itself);
    }
    echo_set_free(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct article article = {0};
    text_decode(&arena, (struct str){(const char *)data, size}, &article.text);
    words_cut(&arena, article.text.clean, &article.words);
    article.pack = lang_detect(built_in_packs(), article.text.clean, &article.words);
    lang_classify(article.pack, article.text.clean, &article.words);
    struct echo_quote quotes[MOST_QUOTES];
    size_t count = prepare_lines(&arena, &article, quotes);
    for (size_t i = 0; i < count; i++) {
        check_quote(&quotes[i]);
        for (size_t k = 0; k < i; k++) check_pair(&quotes[i], &quotes[k]);
    }
    check_set(&arena, quotes, count);
    arena_free(&arena);
    return 0;
}
