/* The record schema: one JSON object a line, its fields always in this order. */
#include "core/export/format.h"
#include "core/text/json.h"
#include "core/text/utf8.h"

/* ,"name": or, at the head of an object, {"name": */
static void add_name(struct buf *out, char before, const char *name) {
    buf_add_char(out, before);
    buf_add_char(out, '"');
    buf_add(out, str_from(name));
    buf_add(out, STR("\":"));
}

static void add_field(struct buf *out, char before, const char *name, struct str value) {
    add_name(out, before, name);
    json_add_string(out, value);
}

static void add_number(struct buf *out, char before, const char *name, uint64_t value) {
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    add_name(out, before, name);
    buf_add(out, (struct str){digits + at, sizeof digits - at});
}

static void add_list(struct buf *out, const char *name, const struct str_list *list) {
    add_name(out, ',', name);
    buf_add_char(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) buf_add_char(out, ',');
        json_add_string(out, list->at[i]);
    }
    buf_add_char(out, ']');
}

static void add_date(struct buf *out, const char *name, const struct date *date) {
    char text[DATE_TEXT_SIZE];
    date_format(date, text);
    add_field(out, ',', name, date->year != 0 ? str_from(text) : STR_NONE);
}

static size_t skip_space(struct str source, size_t at) {
    for (size_t len; at < source.len && utf8_is_space(utf8_at(source, at, &len)); at += len) {
    }
    return at;
}

static size_t trimmed_length(struct str source) {
    size_t end = source.len, len;
    while (end > 0 && utf8_is_space(utf8_before(source, end, &len))) end -= len;
    return end;
}

/* What clean leaves out of source (a zero-width space, a control character) belongs to the block
 * behind it, at the end to the last one: every character that is not white space lies in one block.
 */
static void add_blocks(struct buf *out, const struct article *article) {
    const struct text *text = &article->text;
    size_t at = 0;
    add_name(out, ',', "blocks");
    buf_add_char(out, '[');
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        bool last = i + 1 == article->block_count;
        if (i > 0) buf_add_char(out, ',');
        add_field(out, '{', "kind", str_from(block_kind_name(block->kind)));
        add_number(out, ',', "start", skip_space(text->source, at));
        at = last ? trimmed_length(text->source) : text_source_end(text, block->end);
        add_number(out, ',', "end", at);
        buf_add_char(out, '}');
    }
    buf_add_char(out, ']');
}

static void add_speaker(struct buf *out, const struct speaker *speaker) {
    add_name(out, ',', "speaker");
    if (speaker->type == SPEAKER_NONE) {
        buf_add(out, STR("null"));
        return;
    }
    add_field(out, '{', "type", str_from(speaker_type_name(speaker->type)));
    add_field(out, ',', "name", speaker->name);
    add_field(out, ',', "surface", speaker->surface);
    add_field(out, ',', "role", speaker->role);
    buf_add_char(out, '}');
}

static void add_why(struct buf *out, const struct quote *quote) {
    add_name(out, ',', "why");
    add_field(out, '{', "rule", str_from(quote->rule));
    add_field(out, ',', "cue", quote->cue);
    add_field(out, ',', "antecedent", quote->antecedent);
    buf_add_char(out, '}');
    add_number(out, ',', "confidence", quote->confidence > 0 ? (uint64_t)quote->confidence : 0);
}

/* The echoes of which `again` is as asked. */
static void add_echoes(struct buf *out, const char *name, const struct export_echo *echoes,
                       size_t count, bool again) {
    bool first = true;
    add_name(out, ',', name);
    buf_add_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        if ((echoes[i].kind == ECHO_AGAIN) != again) continue;
        if (!first) buf_add_char(out, ',');
        first = false;
        add_field(out, '{', "path", echoes[i].path);
        add_number(out, ',', "start", echoes[i].start);
        add_field(out, ',', "kind", str_from(echo_kind_name(echoes[i].kind)));
        buf_add_char(out, '}');
    }
    buf_add_char(out, ']');
}

static void add_quote(struct buf *out, const struct export_article *in, size_t index) {
    const struct quote *quote = &in->quotes->at[index];
    const struct text *text = &in->article->text;
    add_number(out, '{', "start", text_source(text, quote->start));
    add_number(out, ',', "end", text_source_end(text, quote->end));
    add_field(out, ',', "text", export_span(in->article, quote->start, quote->end));
    add_field(out, ',', "kind", str_from(quote_kind_name(quote->kind)));
    add_speaker(out, &quote->speaker);
    add_field(out, ',', "cue", quote->cue);
    add_list(out, "via", &quote->via);
    add_field(out, ',', "channel", quote->channel);
    add_field(out, ',', "said", quote->said);
    if (in->explain) add_why(out, quote);
    if (in->echoes != NULL) {
        add_echoes(out, "echoes", in->echoes[index], in->echo_counts[index], false);
        add_echoes(out, "again", in->echoes[index], in->echo_counts[index], true);
    }
    buf_add_char(out, '}');
}

void export_jsonl(struct buf *out, const struct export_article *in) {
    const struct article *article = in->article;
    add_field(out, '{', "path", in->path);
    add_number(out, ',', "size", article->text.file_size);
    add_field(out, ',', "language", str_from(lang_name(article->pack)));
    add_field(out, ',', "title", article->title);
    add_field(out, ',', "subtitle", article->subtitle);
    add_field(out, ',', "outlet", article->outlet);
    add_field(out, ',', "place", article->place);
    add_field(out, ',', "url", article->url);
    add_date(out, "published", &article->published);
    add_field(out, ',', "published_from", str_from(export_date_origin(article)));
    add_date(out, "updated", &article->updated);
    add_list(out, "authors", &article->authors);
    add_list(out, "editors", &article->editors);
    add_list(out, "tags", &article->tags);
    add_list(out, "sources", &in->quotes->sources);
    add_blocks(out, article);
    add_name(out, ',', "quotes");
    buf_add_char(out, '[');
    for (size_t i = 0; i < in->quotes->count; i++) {
        if (i > 0) buf_add_char(out, ',');
        add_quote(out, in, i);
    }
    buf_add(out, STR("]}\n"));
}
