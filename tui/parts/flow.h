/* An article as the text pane shows it: one text, and the lines it takes at a width.
 *
 * `text` is what can be seen, in reading order: the record's head (title, subtitle, a line of
 * outlet, place, authors and date), then the blocks. Spans tell where each stretch of it comes from
 * in the article's clean text, so quotes, search hits and the reading position all use one mapping.
 * Wrapping is a pure function of text and width. */
#ifndef KUTIP_PARTS_FLOW_H
#define KUTIP_PARTS_FLOW_H

#include "core/article/article.h"
#include "tui/config/choices.h"

enum flow_kind {
    FLOW_BLANK,
    FLOW_TITLE,
    FLOW_SUBTITLE,
    FLOW_META, /* outlet · place · authors · date */
    FLOW_NOTE, /* the reader's own tags and note */
    FLOW_TEXT,
    FLOW_HEADING,
    FLOW_LIST,
    FLOW_CAPTION,
    FLOW_ASIDE, /* boilerplate, related links, bylines, credits */
    FLOW_PAGE   /* the raw page */
};

enum { FLOW_NOWHERE = UINT32_MAX }; /* `clean` of text that kutip made itself */

struct flow_span {
    uint32_t at, len; /* in flow.text */
    uint32_t clean;   /* where it begins in the article's clean text, or FLOW_NOWHERE */
    enum flow_kind kind;
};

/* A paragraph of flow.text, before wrapping. */
struct flow_part {
    uint32_t start, end;
    enum flow_kind kind;
};

struct flow_line {
    uint32_t start, end; /* in flow.text; start == end for a blank line */
    uint32_t part;
    enum flow_kind kind;
};

struct flow {
    struct arena arena, line_arena;
    struct str text;
    struct flow_span *spans;
    size_t span_count, head_spans; /* the head's come first; from there on `clean` only grows */
    struct flow_part *parts;
    size_t part_count;
    struct flow_line *lines;
    size_t line_count;
    int width; /* that `lines` are made for; 0: none yet */
};

/* What stands above the text besides the article's own words. */
struct flow_head {
    struct str meta; /* the line under the title; STR_NONE: none */
    struct str note; /* STR_NONE: none */
    struct str dot;  /* stands between lines of furniture that were joined */
};

/* Lays `article` out into `flow` (zero-initialised or built before). Only `article->text.clean`
 * must not change meanwhile; the flow owns its text. flow_wrap() must follow. */
void flow_build(struct flow *flow, const struct article *article, enum boilerplate boilerplate,
                const struct flow_head *head);

/* Makes the lines for `width` cells (at least 1); does nothing when they are there already. */
void flow_wrap(struct flow *flow, int width);

void flow_free(struct flow *flow);

/* Clean offset -> offset in flow.text of the same character, or of the next one that is shown;
 * text.len when none follows. */
uint32_t flow_shown(const struct flow *flow, uint32_t clean);

/* Offset in flow.text -> clean offset of the same or the next character that comes from the
 * article; FLOW_NOWHERE when none follows. */
uint32_t flow_clean(const struct flow *flow, uint32_t at);

/* The line that holds offset `at` of flow.text; the last one when it lies behind. */
size_t flow_line_of(const struct flow *flow, uint32_t at);

/* The span that holds `at`, or the last one before it. span_count must not be 0. */
size_t flow_span_of(const struct flow *flow, uint32_t at);

#endif
