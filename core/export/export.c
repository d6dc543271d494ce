#include "core/export/export.h"

#include <inttypes.h>

#include "core/export/format.h"

static const char *const format_names[] = {
#define FORMAT(name, text, endings, help) [EXPORT_##name] = text,
    EXPORT_FORMATS(FORMAT)
#undef FORMAT
};

static const char *const format_endings[] = {
#define FORMAT(name, text, endings, help) [EXPORT_##name] = endings,
    EXPORT_FORMATS(FORMAT)
#undef FORMAT
};

bool export_format_named(const char *name, enum export_format *out) {
    for (size_t i = 0; i < EXPORT_FORMAT_COUNT; i++) {
        if (strcmp(name, format_names[i]) != 0) continue;
        *out = (enum export_format)i;
        return true;
    }
    return false;
}

const char *export_format_name(enum export_format format) {
    return format_names[format];
}

bool export_is_of_quotes(enum export_format format) {
    return format == EXPORT_CSV || format == EXPORT_MARKDOWN;
}

bool export_format_of_file(struct str file, enum export_format *out) {
    for (size_t i = 0; i < EXPORT_FORMAT_COUNT; i++) {
        struct str rest = str_from(format_endings[i]), ending;
        while (str_cut(&rest, ' ', &ending)) {
            if (file.len < ending.len) continue;
            if (!str_eq_ascii_nocase(str_slice(file, file.len - ending.len, file.len), ending))
                continue;
            *out = (enum export_format)i;
            return true;
        }
    }
    return false;
}

const char *export_endings(void) {
    static const char endings[] =
#define FORMAT(name, text, endings, help) " " endings
        EXPORT_FORMATS(FORMAT)
#undef FORMAT
        ;
    return endings + 1;
}

void export_head(struct buf *out, enum export_format format) {
    if (format == EXPORT_CSV) export_csv_head(out);
}

void export_between(struct buf *out, enum export_format format) {
    if (format == EXPORT_TEXT) buf_add(out, STR("\n\n"));
}

void export_article(struct buf *out, enum export_format format, const struct export_article *in) {
    static void (*const writers[])(struct buf *, const struct export_article *) = {
        [EXPORT_JSONL] = export_jsonl,       [EXPORT_CSV] = export_csv,
        [EXPORT_MARKDOWN] = export_markdown, [EXPORT_BIBTEX] = export_bibtex,
        [EXPORT_TEXT] = export_text,
    };
    _Static_assert(sizeof writers / sizeof *writers == EXPORT_FORMAT_COUNT,
                   "a format has no writer");
    writers[format](out, in);
}

void export_quote_id(struct buf *out, const struct article *article, const struct quote *quote) {
    const struct text *text = &article->text;
    buf_printf(out, "kutip:%016" PRIx64 ":%" PRIu32 "-%" PRIu32, text->hash,
               text_source(text, quote->start), text_source_end(text, quote->end));
}

size_t line_walk_to(struct line_walk *walk, struct str source, size_t offset) {
    while (walk->at < offset) {
        const char *hit = memchr(source.ptr + walk->at, '\n', offset - walk->at);
        if (hit == NULL) break;
        walk->lines++;
        walk->at = (size_t)(hit - source.ptr) + 1;
    }
    if (walk->at < offset) walk->at = offset;
    return walk->lines + 1;
}

struct str export_span(const struct article *article, uint32_t start, uint32_t end) {
    return str_slice(article->text.clean, start, end);
}

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

void export_add_one_line(struct buf *out, struct str s) {
    s = str_trim(s);
    size_t from = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_space(s.ptr[i])) continue;
        buf_add(out, str_slice(s, from, i));
        buf_add_char(out, ' ');
        while (is_space(s.ptr[i + 1])) i++; /* the last character is no space */
        from = i + 1;
    }
    buf_add(out, str_slice(s, from, s.len));
}

void export_add_list(struct buf *out, const struct str_list *list, const char *separator) {
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) buf_add(out, str_from(separator));
        export_add_one_line(out, list->at[i]);
    }
}

const char *export_date_origin(const struct article *article) {
    static const char *const NAMES[] = {
        [DATE_NONE] = NULL, [DATE_LINE] = "line", [DATE_BODY] = "body"};
    return NAMES[article->published_from];
}

const char *export_date_sign(const struct article *article) {
    return article->published_from == DATE_BODY ? "~" : "";
}
