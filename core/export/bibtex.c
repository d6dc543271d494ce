/* One entry an article: @article where the outlet is known (its journal), else @misc. `date` is for
 * biblatex, `year` and `month` for classic BibTeX. */
#include <inttypes.h>

#include "core/export/format.h"

/* TeX's own characters made harmless. Braces cannot be escaped by a backslash: BibTeX counts them
 * all the same. */
static void add_escaped(struct buf *out, struct str s) {
    static const char *const escapes[128] = {['{'] = "\\textbraceleft ",
                                             ['}'] = "\\textbraceright ",
                                             ['\\'] = "\\textbackslash ",
                                             ['~'] = "\\textasciitilde ",
                                             ['^'] = "\\textasciicircum ",
                                             ['&'] = "\\&",
                                             ['%'] = "\\%",
                                             ['$'] = "\\$",
                                             ['#'] = "\\#",
                                             ['_'] = "\\_"};
    struct buf line = {0};
    export_add_one_line(&line, s);
    for (size_t i = 0; i < line.len; i++) {
        unsigned char c = (unsigned char)line.at[i];
        const char *escape = c < 128 ? escapes[c] : NULL;
        if (escape == NULL) {
            buf_add_char(out, (char)c);
        } else if (escape[1] == 't') { /* a command: kept apart from what follows by its group */
            buf_printf(out, "{%.*s}", (int)strlen(escape) - 1, escape);
        } else {
            buf_add(out, str_from(escape));
        }
    }
    buf_free(&line);
}

static void add_field(struct buf *out, const char *name, struct str value) {
    if (value.ptr == NULL || value.len == 0) return;
    buf_printf(out, ",\n  %s = {", name);
    add_escaped(out, value);
    buf_add_char(out, '}');
}

/* "A and B": a name that holds a comma or "and" itself is kept whole by braces. */
static void add_names(struct buf *out, const char *name, const struct str_list *names) {
    if (names->count == 0) return;
    buf_printf(out, ",\n  %s = {", name);
    for (size_t i = 0; i < names->count; i++) {
        struct str one = names->at[i];
        bool whole =
            str_find(one, STR(","), 0) != SIZE_MAX || str_find(one, STR(" and "), 0) != SIZE_MAX;
        if (i > 0) buf_add(out, STR(" and "));
        if (whole) buf_add_char(out, '{');
        add_escaped(out, one);
        if (whole) buf_add_char(out, '}');
    }
    buf_add_char(out, '}');
}

/* A link stays as it is but for what would end the field. */
static void add_url(struct buf *out, struct str url) {
    if (url.ptr == NULL) return;
    buf_add(out, STR(",\n  url = {"));
    for (size_t i = 0; i < url.len; i++) {
        char c = url.ptr[i];
        if (c == '{' || c == '}' || c == '\\' || c == ' ' || c == '\n')
            buf_printf(out, "%%%02X", (unsigned char)c);
        else
            buf_add_char(out, c);
    }
    buf_add_char(out, '}');
}

static void add_date(struct buf *out, const struct article *article) {
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    const struct date *date = &article->published;
    if (date->year == 0) return;
    buf_printf(out, ",\n  date = {%04d-%02d-%02d},\n  year = {%d}", date->year, date->month,
               date->day, date->year);
    if (date->month >= 1 && date->month <= 12)
        buf_printf(out, ",\n  month = %s", months[date->month - 1]);
}

/* "outlet2023-0123456789ab": letters of the outlet, the year, and enough of the file's hash. */
static void add_key(struct buf *out, const struct article *article) {
    size_t before = out->len;
    struct str outlet = article->outlet.ptr != NULL ? article->outlet : STR("");
    for (size_t i = 0; i < outlet.len && out->len - before < 24; i++) {
        char c = outlet.ptr[i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) buf_add_char(out, c);
    }
    if (out->len == before) buf_add(out, STR("article"));
    if (article->published.year != 0) buf_printf(out, "%d", article->published.year);
    buf_printf(out, "-%012" PRIx64, article->text.hash >> 16);
}

void export_bibtex(struct buf *out, const struct export_article *in) {
    const struct article *article = in->article;
    bool journal = article->outlet.ptr != NULL;
    bool is_title;
    buf_add(out, journal ? STR("@article{") : STR("@misc{"));
    add_key(out, article);
    add_names(out, "author", &article->authors);
    buf_add(out, STR(",\n  title = {{"));
    add_escaped(out, article_headline(article, &is_title));
    buf_add(out, STR("}}"));
    add_field(out, "journal", article->outlet);
    add_date(out, article);
    add_names(out, "editor", &article->editors);
    add_url(out, article->url);
    add_field(out, "language", str_from(lang_name(article->pack)));
    if (article->published_from == DATE_BODY)
        add_field(out, "note", STR("date taken from the text"));
    struct arena arena = {0};
    add_field(out, "annote", text_sanitise(&arena, in->path));
    arena_free(&arena);
    buf_add(out, STR("\n}\n\n"));
}
