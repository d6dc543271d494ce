/* The clean article: title, subtitle, a line of outlet, place, authors and date, the paragraphs. No
 * furniture, and never wrapped: a paragraph is a line. */
#include "core/export/format.h"

static void add_part(struct buf *out, size_t line_start, struct str part) {
    if (part.len == 0) return;
    if (out->len > line_start) buf_add(out, STR(" · "));
    export_add_one_line(out, part);
}

static void add_byline(struct buf *out, const struct article *article) {
    size_t start = out->len;
    struct buf names = {0};
    char date[DATE_TEXT_SIZE];
    export_add_list(&names, &article->authors, ", ");
    date_format_day(&article->published, date);
    add_part(out, start, article->outlet);
    add_part(out, start, article->place);
    add_part(out, start, buf_str(&names));
    if (date[0] != '\0') {
        if (out->len > start) buf_add(out, STR(" · "));
        buf_printf(out, "%s%s", export_date_sign(article), date);
    }
    if (out->len > start) buf_add_char(out, '\n');
    buf_free(&names);
}

static bool is_shown_above(enum block_kind kind) {
    return kind == BLOCK_TITLE || kind == BLOCK_SUBTITLE;
}

void export_text(struct buf *out, const struct export_article *in) {
    const struct article *article = in->article;
    size_t start = out->len;
    if (article->title.ptr != NULL) {
        export_add_one_line(out, article->title);
        buf_add_char(out, '\n');
    }
    if (article->subtitle.ptr != NULL) {
        export_add_one_line(out, article->subtitle);
        buf_add_char(out, '\n');
    }
    add_byline(out, article);
    bool line_open = false; /* a line of the body is begun and not ended */
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (line_open && block->new_line) {
            buf_add_char(out, '\n');
            line_open = false;
        }
        if (!block_is_body(block->kind) || is_shown_above(block->kind)) continue;
        if (line_open)
            buf_add_char(out, ' ');
        else if (out->len > start)
            buf_add_char(out, '\n');
        export_add_one_line(out, export_span(article, block->start, block->end));
        line_open = true;
    }
    if (line_open) buf_add_char(out, '\n');
}
