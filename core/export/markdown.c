/* Quotes ready to paste: a block quote and under it whose words they are and where they stand. */
#include "core/export/format.h"

/* Text with Markdown's own characters escaped, so that it reads as it stands in the article. */
static void add_escaped(struct buf *out, struct str s) {
    static const char special[] = "\\`*_[]<>#|~&$";
    for (size_t i = 0; i < s.len; i++) {
        if (memchr(special, s.ptr[i], sizeof special - 1) != NULL) buf_add_char(out, '\\');
        buf_add_char(out, s.ptr[i]);
    }
}

/* The same on one line. */
static void add_inline(struct buf *out, struct str s) {
    struct buf line = {0};
    export_add_one_line(&line, s);
    add_escaped(out, buf_str(&line));
    buf_free(&line);
}

/* A code span: its fence is longer than any run of backticks inside. */
static void add_code(struct buf *out, struct str s) {
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < s.len; i++) {
        run = s.ptr[i] == '`' ? run + 1 : 0;
        if (run > longest) longest = run;
    }
    for (size_t i = 0; i <= longest; i++) buf_add_char(out, '`');
    if (longest > 0) buf_add_char(out, ' ');
    buf_add(out, s);
    if (longest > 0) buf_add_char(out, ' ');
    for (size_t i = 0; i <= longest; i++) buf_add_char(out, '`');
}

/* The words between marks, each paragraph of them a paragraph of the block quote. An indirect quote
 * is the reporter's sentence: it gets no marks. */
static void add_words(struct buf *out, const struct article *article, const struct quote *quote) {
    struct str rest = export_span(article, quote->start, quote->end), paragraph;
    bool marks = quote->kind != QUOTE_INDIRECT, first = true;
    buf_add(out, marks ? STR("> “") : STR("> "));
    while (str_cut(&rest, '\n', &paragraph)) {
        paragraph = str_trim(paragraph);
        if (paragraph.len == 0) continue;
        if (!first) buf_add(out, STR("\n>\n> "));
        add_inline(out, paragraph);
        first = false;
    }
    buf_add(out, marks ? STR("”\n>\n") : STR("\n>\n"));
}

static void add_speaker(struct buf *out, const struct quote *quote) {
    const struct speaker *speaker = &quote->speaker;
    struct str who = speaker->name.ptr != NULL ? speaker->name : speaker->surface;
    buf_add(out, STR("> — "));
    if (speaker->type == SPEAKER_NONE || who.ptr == NULL)
        buf_add(out, STR("speaker unknown"));
    else
        add_inline(out, who);
    if (speaker->role.ptr != NULL) {
        buf_add(out, STR(", "));
        add_inline(out, speaker->role);
    }
    for (size_t i = 0; i < quote->via.count; i++) {
        buf_add(out, i == 0 ? STR(", via ") : STR(" → "));
        add_inline(out, quote->via.at[i]);
    }
}

static void add_article(struct buf *out, const struct article *article) {
    char date[DATE_TEXT_SIZE];
    date_format_day(&article->published, date);
    if (article->outlet.ptr != NULL) {
        buf_add(out, STR("*"));
        add_inline(out, article->outlet);
        buf_add(out, STR("*, "));
    }
    if (article->title.ptr != NULL) {
        add_inline(out, article->title);
        buf_add(out, STR(", "));
    }
    if (article->published_from == DATE_NONE)
        buf_add(out, STR("undated"));
    else
        buf_printf(out, "%s%s", export_date_sign(article), date);
    if (article->published_from == DATE_BODY) buf_add(out, STR(" (date from the text)"));
    if (article->published_from == DATE_LINE) buf_add(out, STR(" (date line)"));
}

static void add_citation(struct buf *out, const struct export_article *in, struct str path,
                         size_t line, const struct quote *quote) {
    add_words(out, in->article, quote);
    add_speaker(out, quote);
    buf_add(out, STR("  \n> "));
    add_article(out, in->article);
    struct buf code = {0};
    buf_printf(&code, "%.*s:%zu", STR_ARG(path), line);
    buf_add(out, STR(", "));
    add_code(out, buf_str(&code));
    buf_add(out, STR(", `"));
    export_quote_id(out, in->article, quote);
    buf_add(out, STR("`\n\n"));
    buf_free(&code);
}

static void add_citations(struct buf *out, const struct export_article *in, size_t from,
                          size_t to) {
    const struct text *text = &in->article->text;
    struct arena arena = {0};
    struct str path = text_sanitise(&arena, in->path);
    struct line_walk lines = {0};
    for (size_t i = from; i < to; i++) {
        const struct quote *quote = &in->quotes->at[i];
        size_t line = line_walk_to(&lines, text->source, text_source(text, quote->start));
        add_citation(out, in, path, line, quote);
    }
    arena_free(&arena);
}

void export_markdown(struct buf *out, const struct export_article *in) {
    add_citations(out, in, 0, in->quotes->count);
}

void export_citation(struct buf *out, const struct export_article *in, size_t quote) {
    add_citations(out, in, quote, quote + 1);
}
