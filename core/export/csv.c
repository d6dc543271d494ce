/* One row a quote, RFC 4180: CRLF, fields in quotes where they need it.
 *
 * A page must not make a spreadsheet calculate or fetch: a field that would be taken for a formula
 * begins with an apostrophe (OWASP, "CSV Injection"). JSON Lines have all fields as they are. */
#include "core/export/format.h"

#define CSV_COLUMNS                                                                                \
    "path,line,id,outlet,title,published,published_from,language,speaker,speaker_type,role,kind,"  \
    "cue,via,channel,said,text\r\n"

void export_csv_head(struct buf *out) {
    buf_add(out, STR(CSV_COLUMNS));
}

static bool is_formula(struct str s) {
    static const char starts[] = {'=', '+', '-', '@', '\t'};
    return s.len > 0 && memchr(starts, s.ptr[0], sizeof starts) != NULL;
}

static void add_value(struct buf *out, struct str s) {
    bool quoted = false;
    for (size_t i = 0; i < s.len && !quoted; i++)
        quoted = s.ptr[i] == ',' || s.ptr[i] == '"' || s.ptr[i] == '\r' || s.ptr[i] == '\n';
    struct str piece;
    if (quoted) buf_add_char(out, '"');
    if (is_formula(s)) buf_add_char(out, '\'');
    for (bool first = true; str_cut(&s, '"', &piece); first = false) {
        if (!first) buf_add(out, STR("\"\""));
        buf_add(out, piece);
    }
    if (quoted) buf_add_char(out, '"');
}

static void add_field(struct buf *out, struct str s) {
    add_value(out, s);
    buf_add_char(out, ',');
}

/* What is the same in every row of an article: the columns before the quote's own. */
struct row_head {
    struct str path;
    char published[DATE_TEXT_SIZE];
};

static void add_row(struct buf *out, const struct export_article *in, const struct row_head *head,
                    size_t line, const struct quote *quote) {
    const struct article *article = in->article;
    add_field(out, head->path);
    buf_printf(out, "%zu,", line);
    export_quote_id(out, article, quote);
    buf_add_char(out, ',');
    add_field(out, article->outlet);
    add_field(out, article->title);
    add_field(out, str_from(head->published));
    add_field(out, str_from(export_date_origin(article)));
    add_field(out, str_from(lang_name(article->pack)));
    const struct speaker *speaker = &quote->speaker;
    bool known = speaker->type != SPEAKER_NONE;
    add_field(out, speaker->name.ptr != NULL ? speaker->name : speaker->surface);
    add_field(out, known ? str_from(speaker_type_name(speaker->type)) : STR_NONE);
    add_field(out, speaker->role);
    add_field(out, str_from(quote_kind_name(quote->kind)));
    add_field(out, quote->cue);
    struct buf via = {0};
    export_add_list(&via, &quote->via, "; ");
    add_field(out, buf_str(&via));
    buf_free(&via);
    add_field(out, quote->channel);
    add_field(out, quote->said);
    add_value(out, export_span(article, quote->start, quote->end));
    buf_add(out, STR("\r\n"));
}

void export_csv(struct buf *out, const struct export_article *in) {
    const struct text *text = &in->article->text;
    struct arena arena = {0};
    struct row_head head = {.path = text_sanitise(&arena, in->path)};
    date_format(&in->article->published, head.published);
    struct line_walk lines = {0};
    for (size_t i = 0; i < in->quotes->count; i++) {
        const struct quote *quote = &in->quotes->at[i];
        size_t line = line_walk_to(&lines, text->source, text_source(text, quote->start));
        add_row(out, in, &head, line, quote);
    }
    arena_free(&arena);
}
