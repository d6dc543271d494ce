/* Bytes -> text -> words, sentences and lines: what must hold for any file. */
#include <unistr.h>

#include "core/base/buf.h"
#include "core/text/sentence.h"
#include "core/text/text.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/text/wrap.h"
#include "fuzz.h"

static bool is_forbidden(uint32_t c) {
    return (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0xAD ||
           c == 0x61C || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xE0000 && c < 0xE0080);
}

static void check_valid(struct str s, bool clean) {
    check(u8_check((const uint8_t *)s.ptr, s.len) == NULL);
    size_t len;
    for (size_t at = 0; clean && at < s.len; at += len) check(!is_forbidden(utf8_at(s, at, &len)));
}

static void check_splices(const struct text *text) {
    check(text->splice_count >= 1 && text->splices[0].clean == 0 && text->splices[0].source == 0);
    for (size_t i = 1; i < text->splice_count; i++) {
        const struct splice *before = &text->splices[i - 1], *here = &text->splices[i];
        check(here->clean >= before->clean && here->source > before->source);
        check(here->clean <= text->clean.len && here->source <= text->source.len);
    }
    uint32_t last_start = 0, last_end = 0;
    for (uint32_t at = 0; at <= text->clean.len; at++) {
        if (!is_boundary(text->clean, at)) continue;
        uint32_t start = text_source(text, at), end = text_source_end(text, at);
        check(is_boundary(text->source, start) && is_boundary(text->source, end));
        check(start >= last_start && end >= last_end && end <= start);
        if (at > 0) check(end > last_start);
        check(text_clean(text, start) == at);
        last_start = start;
        last_end = end;
    }
    uint32_t last = 0;
    for (uint32_t at = 0; at <= text->source.len; at++) {
        uint32_t clean = text_clean(text, at);
        check(clean >= last && is_boundary(text->clean, clean));
        last = clean;
    }
    check(last == text->clean.len);
}

static void check_words(const struct words *words, struct str clean) {
    size_t at = 0, len;
    for (size_t i = 0; i < words->count; i++) {
        const struct word *word = &words->at[i];
        check(word->start >= at && word->end > word->start && word->end <= clean.len);
        check(((word->flags & WORD_GLUED) != 0) == (at > 0 && at == word->start));
        for (; at < word->start; at += len) check(utf8_is_space(utf8_at(clean, at, &len)));
        struct str bytes = str_slice(clean, word->start, word->end);
        for (; at < word->end; at += len) check(!utf8_is_space(utf8_at(clean, at, &len)));
        check(at == word->end);
        if ((word->flags & WORD_LETTERS) != 0)
            check(word->hash == utf8_fold_hash(bytes));
        else
            check(word->hash == utf8_at(bytes, 0, &len) && len == bytes.len);
        check(words_from(words, word->start) == i);
    }
    for (; at < clean.len; at += len) check(utf8_is_space(utf8_at(clean, at, &len)));
    check(words_from(words, (uint32_t)clean.len) == words->count);
}

/* With white space behind it all, its last words are read another way. */
static void check_last_words(struct arena *arena, const struct words *words, struct str clean) {
    struct words more;
    struct buf longer = {0};
    buf_add(&longer, clean);
    buf_printf(&longer, "%40s", "");
    words_cut(arena, buf_str(&longer), &more);
    check(more.count == words->count);
    for (size_t i = 0; i < words->count; i++)
        check(memcmp(&more.at[i], &words->at[i], sizeof more.at[i]) == 0);
    buf_free(&longer);
}

static void check_sentences(const struct words *words, struct str clean) {
    for (size_t from = 0; from < words->count;) {
        size_t end = sentence_end(words, clean, from, words->count, 0);
        check(end > from && end <= words->count);
        from = end;
    }
}

static void check_widths(struct str clean) {
    for (size_t at = 0; at < clean.len;) {
        struct cluster cluster = width_cluster(clean, at);
        check(cluster.bytes.ptr == clean.ptr + at && cluster.bytes.len > 0);
        check(is_boundary(clean, at + cluster.bytes.len));
        check(cluster.width >= 0 && cluster.width <= 2);
        check((cluster.width == 0) == (cluster.shown.len == 0));
        at += cluster.bytes.len;
    }
}

static void check_lines(struct arena *arena, struct str clean, int width) {
    struct wrapped lines;
    wrap_text(arena, clean, width, &lines);
    size_t at = 0;
    for (size_t i = 0; i < lines.count; i++) {
        const struct wrapped_line *line = &lines.at[i];
        check(line->start >= at && line->end >= line->start && line->end <= clean.len);
        size_t newlines = 0;
        for (; at < line->start; at++) {
            check(clean.ptr[at] == ' ' || clean.ptr[at] == '\t' || clean.ptr[at] == '\n');
            newlines += clean.ptr[at] == '\n';
        }
        check(newlines <= 1);
        struct str shown = str_slice(clean, line->start, line->end);
        int cells = width_of(shown);
        bool one_wide_cluster = shown.len > 0 && width_cluster(shown, 0).bytes.len == shown.len;
        check(cells <= width || (width == 1 && one_wide_cluster));
        at = line->end;
    }
    for (; at < clean.len; at++)
        check(clean.ptr[at] == ' ' || clean.ptr[at] == '\t' || clean.ptr[at] == '\n');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct str bytes = {(const char *)data, size};
    struct text text;
    struct words words;
    text_decode(&arena, bytes, &text);
    check(text.file_size == size);
    check_valid(text.source, false);
    check_valid(text.clean, true);
    check_splices(&text);
    words_cut(&arena, text.clean, &words);
    check_words(&words, text.clean);
    check_last_words(&arena, &words, text.clean);
    check_sentences(&words, text.clean);
    check_widths(text.clean);
    check_lines(&arena, text.clean, 1 + (int)(size % 40));
    struct str shown = text_sanitise(&arena, bytes);
    check_valid(shown, true);
    for (size_t i = 0; i < shown.len; i++) check(shown.ptr[i] != '\n' && shown.ptr[i] != '\t');
    arena_free(&arena);
    return 0;
}
