#include "core/library/index/record.h"

#include <xxhash.h>

#include "core/base/file.h"
#include "core/library/files/scan.h"
#include "core/library/index/echo_store.h"
#include "core/library/index/tokens.h"

enum {
    SHOWN_TITLE = 400, /* bytes of a title or first sentence kept for the list */
    SHOWN_QUOTE = 4000 /* of a quote */
};

/* ---- shown strings ---- */

/* Clean text on one line, cut at a character. */
static struct str one_line(struct arena *arena, struct str clean, size_t limit) {
    clean = str_trim(clean);
    if (clean.len > limit) {
        clean.len = limit;
        while (clean.len > 0 && ((unsigned char)clean.ptr[clean.len] & 0xc0) == 0x80) clean.len--;
    }
    return arena_str(arena, text_one_line(arena, clean)); /* outlives the article */
}

static struct str shown_name(struct arena *arena, struct str name) {
    return name.len > 0 ? one_line(arena, name, SHOWN_TITLE) : STR_NONE;
}

static void add_joined(struct buf *out, struct str item) {
    if (out->len > 0) buf_add(out, STR(", "));
    buf_add(out, item);
}

static struct str joined(struct arena *arena, const struct str_list *lists, size_t count) {
    struct buf all = {0};
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < lists[i].count; k++) add_joined(&all, lists[i].at[k]);
    struct str line = shown_name(arena, buf_str(&all));
    buf_free(&all);
    return line;
}

/* ---- what is kept ---- */

static struct str kept(struct arena *arena, struct buf *tokens) {
    struct str copy = arena_str(arena, buf_str(tokens));
    tokens->len = 0;
    return copy;
}

/* Furniture is not searched: "Baca Juga" lines would make every article match. */
static bool is_searched(enum block_kind kind) {
    return kind != BLOCK_TITLE && (block_is_body(kind) || kind == BLOCK_CAPTION);
}

static void keep_words(struct record *record, const struct article *article,
                       struct arena *scratch) {
    struct buf tokens = {0};
    if (article->title.len > 0) tokens_add(scratch, &tokens, article->title, TOKENS_INDEX);
    record->title_tokens = kept(&record->arena, &tokens);
    record->title_starts = starts_cut(&record->arena, scratch, STARTS_TITLE, record->title_tokens);
    buf_add(&tokens, record->title_tokens);
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (is_searched(block->kind))
            tokens_add(scratch, &tokens, str_slice(article->text.clean, block->start, block->end),
                       TOKENS_INDEX);
    }
    struct str all = kept(&record->arena, &tokens);
    record->starts = starts_cut(&record->arena, scratch, STARTS_ARTICLE, all);
    record->body_tokens = str_slice(all, record->title_tokens.len, all.len);
    record->body_hash = XXH3_64bits(record->body_tokens.ptr, record->body_tokens.len);
    for (size_t i = 0; i < record->quote_count; i++) {
        struct record_quote *quote = &record->quotes[i];
        tokens_add(scratch, &tokens, quote->text, TOKENS_INDEX);
        quote->tokens = kept(&record->arena, &tokens);
        quote->starts = starts_cut(&record->arena, scratch, STARTS_QUOTE, quote->tokens);
    }
    buf_free(&tokens);
}

static struct str speaker_name(const struct speaker *speaker) {
    return speaker->name.len > 0 ? speaker->name : speaker->surface;
}

static void keep_quotes(struct record *record, const struct article *article,
                        const struct quotes *quotes, struct arena *scratch) {
    struct arena *arena = &record->arena;
    record->quotes = arena_new(arena, struct record_quote, quotes->count + 1);
    for (size_t i = 0; i < quotes->count; i++) {
        const struct quote *quote = &quotes->at[i];
        bool known = quote->speaker.type != SPEAKER_NONE;
        struct echo_quote form;
        echo_prepare(scratch, article, quote, &form);
        record->quotes[record->quote_count++] = (struct record_quote){
            .start = text_source(&article->text, quote->start),
            .end = text_source_end(&article->text, quote->end),
            .kind = quote->kind,
            .speaker = known ? shown_name(arena, speaker_name(&quote->speaker)) : STR_NONE,
            .role = shown_name(arena, quote->speaker.role),
            .via = joined(arena, &quote->via, 1),
            .echo = echo_pack(arena, &form),
            .text = one_line(arena, str_slice(article->text.clean, quote->start, quote->end),
                             SHOWN_QUOTE)};
    }
}

static void keep_article(struct record *record, const struct article *article,
                         const struct quotes *quotes) {
    struct arena *arena = &record->arena;
    struct str_list people[] = {article->authors, article->editors};
    const char *language = lang_name(article->pack);
    record->is_article = true;
    record->hash = article->text.hash;
    record->title = one_line(arena, article_headline(article, &record->is_title), SHOWN_TITLE);
    record->published = article->published;
    record->published_from = article->published_from;
    record->names[NAME_OUTLET] = shown_name(arena, article->outlet);
    record->names[NAME_PLACE] = shown_name(arena, article->place);
    record->names[NAME_LANGUAGE] = shown_name(arena, str_from(language));
    record->names[NAME_AUTHORS] = joined(arena, people, 2);
    record->names[NAME_TAGS] = joined(arena, &article->tags, 1);
    record->names[NAME_SOURCES] = joined(arena, &quotes->sources, 1);
}

void record_read(struct record *record, const struct lang *lang, struct arena *scratch) {
    struct str bytes;
    arena_reset(scratch);
    if (!file_read(scratch, record->path.ptr, &bytes, &record->error)) return;
    if (!scan_is_text(bytes)) {
        if (record->named) error_set(&record->error, ERROR_NOT_TEXT, 0, record->path.ptr, NULL);
        return;
    }
    struct article article = {0};
    struct quotes quotes = {0};
    article_read(scratch, lang, bytes, &article);
    quotes_find(scratch, &article, false, &quotes);
    keep_article(record, &article, &quotes);
    keep_quotes(record, &article, &quotes, scratch);
    keep_words(record, &article, scratch);
}
