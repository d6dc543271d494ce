/* Text -> blocks -> the article's record.
 *
 * All offsets are byte offsets into text.clean; text_source() maps them out. Strings are slices of
 * clean or live in the arena. Absent is STR_NONE, count 0 or date.year 0: never a guess. */
#ifndef KUTIP_ARTICLE_ARTICLE_H
#define KUTIP_ARTICLE_ARTICLE_H

#include "core/lang/lang.h"
#include "core/text/text.h"
#include "core/text/words.h"

/* Block kinds, once: BLOCK(NAME, "name in exports", is it read as body text?) */
#define BLOCK_KINDS(BLOCK)                                                                         \
    BLOCK(TITLE, "title", true)                                                                    \
    BLOCK(SUBTITLE, "subtitle", true)                                                              \
    BLOCK(DATELINE, "dateline", true)                                                              \
    BLOCK(DATE, "date", false)                                                                     \
    BLOCK(BYLINE, "byline", false)                                                                 \
    BLOCK(CREDIT, "credit", false)                                                                 \
    BLOCK(PARAGRAPH, "paragraph", true)                                                            \
    BLOCK(HEADING, "heading", true)                                                                \
    BLOCK(LIST, "list", true)                                                                      \
    BLOCK(CAPTION, "caption", false)                                                               \
    BLOCK(BOILERPLATE, "boilerplate", false)                                                       \
    BLOCK(RELATED, "related", false)                                                               \
    BLOCK(TAGS, "tags", false)

enum block_kind {
#define BLOCK(name, text, body) BLOCK_##name,
    BLOCK_KINDS(BLOCK)
#undef BLOCK
        BLOCK_KIND_COUNT
};

/* Every character of clean that is not white space lies in exactly one block; blocks are in text
 * order and begin and end at a character that is not white space. Several may share a line (a
 * dateline before its paragraph, furniture inside one). */
struct block {
    enum block_kind kind;
    uint32_t start, end;           /* in clean */
    uint32_t first_word, end_word; /* in words */
    bool new_line;                 /* begins a line of the page */
};

/* A date as printed. year 0: none. */
struct date {
    int16_t year;
    int8_t month, day;
    bool has_time, has_zone;
    int8_t hour, minute;
    int16_t zone; /* minutes east of UTC */
};

enum date_origin { DATE_NONE, DATE_LINE, DATE_BODY };

struct str_list {
    struct str *at;
    size_t count;
};

struct article {
    struct text text;
    const struct lang_pack *pack;
    struct words words;
    struct block *blocks;
    size_t block_count;
    struct str title, subtitle, outlet, place, url;
    struct date published, updated;
    enum date_origin published_from;
    struct str_list authors, editors, tags;
    struct str_list
        source_lines; /* media named by "Sumber: …" lines and captions, canonical form */
};

/* Understands one page. `bytes` must live as long as `out`; everything else is in `arena`. Never
 * fails: any bytes give an article. Linear in bytes.len. */
void article_read(struct arena *arena, const struct lang *lang, struct str bytes,
                  struct article *out);

/* "paragraph", …; the name used in exports. */
const char *block_kind_name(enum block_kind kind);

/* Is this block text of the story (shown, searched, quoted from)? */
bool block_is_body(enum block_kind kind);

/* ISO 8601: "2022-08-15", "2022-08-15T09:15", "2022-08-15T09:15+07:00"; "" for no date. */
enum { DATE_TEXT_SIZE = 32 };
void date_format(const struct date *date, char out[DATE_TEXT_SIZE]);
/* The day alone. */
void date_format_day(const struct date *date, char out[DATE_TEXT_SIZE]);

/* The title, or the first sentence of the body where there is none (`*is_title` tells); cut to one
 * line by the caller. STR_NONE for an article without text. */
struct str article_headline(const struct article *article, bool *is_title);

#endif
