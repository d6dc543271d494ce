#include "core/article/page.h"
#include "core/text/sentence.h"

void article_read(struct arena *arena, const struct lang *lang, struct str bytes,
                  struct article *out) {
    *out = (struct article){0};
    text_decode(arena, bytes, &out->text);
    words_cut(arena, out->text.clean, &out->words);
    out->pack = lang_detect(lang, out->text.clean, &out->words);
    lang_classify(out->pack, out->text.clean, &out->words);
    struct page page = {
        .arena = arena, .pack = out->pack, .clean = out->text.clean, .words = &out->words};
    lines_cut(&page);
    if (glued_break(&page, &out->words)) lines_cut(&page);
    furniture_mark(&page);
    labels_mark(&page);
    layout_mark(&page);
    record_fill(&page, out);
    blocks_make(&page, out);
}

const char *block_kind_name(enum block_kind kind) {
    static const char *const names[] = {
#define BLOCK(name, text, body) text,
        BLOCK_KINDS(BLOCK)
#undef BLOCK
    };
    return names[kind];
}

bool block_is_body(enum block_kind kind) {
    static const bool bodies[] = {
#define BLOCK(name, text, body) body,
        BLOCK_KINDS(BLOCK)
#undef BLOCK
    };
    return bodies[kind];
}

struct str article_headline(const struct article *article, bool *is_title) {
    *is_title = article->title.ptr != NULL;
    if (*is_title) return article->title;
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (!block_is_body(block->kind) || block->kind == BLOCK_DATELINE) continue;
        size_t end = sentence_end(&article->words, article->text.clean, block->first_word,
                                  block->end_word, CLASS_BIT(ABBREVIATION));
        return str_slice(article->text.clean, block->start, article->words.at[end - 1].end);
    }
    return STR_NONE;
}
