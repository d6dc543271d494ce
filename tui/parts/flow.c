#include "tui/parts/flow.h"

#include "core/base/buf.h"
#include "core/base/sorted.h"
#include "core/base/vec.h"
#include "core/text/wrap.h"

struct builder {
    const struct article *article;
    enum boilerplate boilerplate;
    struct str dot;
    struct buf text;
    VEC(struct flow_span) spans;
    VEC(struct flow_part) parts;
};

static const enum flow_kind KIND_OF_BLOCK[BLOCK_KIND_COUNT] = {
    [BLOCK_TITLE] = FLOW_TITLE,     [BLOCK_SUBTITLE] = FLOW_SUBTITLE, [BLOCK_DATELINE] = FLOW_TEXT,
    [BLOCK_PARAGRAPH] = FLOW_TEXT,  [BLOCK_HEADING] = FLOW_HEADING,   [BLOCK_LIST] = FLOW_LIST,
    [BLOCK_CAPTION] = FLOW_CAPTION, [BLOCK_DATE] = FLOW_ASIDE,        [BLOCK_BYLINE] = FLOW_ASIDE,
    [BLOCK_CREDIT] = FLOW_ASIDE,    [BLOCK_BOILERPLATE] = FLOW_ASIDE, [BLOCK_RELATED] = FLOW_ASIDE,
    [BLOCK_TAGS] = FLOW_ASIDE,
};

/* Where `s` stands in the clean text, when it is a slice of it. */
static uint32_t place_in_clean(const struct article *article, struct str s) {
    struct str clean = article->text.clean;
    uintptr_t from = (uintptr_t)clean.ptr, at = (uintptr_t)s.ptr;
    bool inside = s.ptr != NULL && at >= from && at + s.len <= from + clean.len;
    return inside ? (uint32_t)(at - from) : (uint32_t)FLOW_NOWHERE;
}

static void begin_part(struct builder *b, enum flow_kind kind) {
    uint32_t at = (uint32_t)b->text.len;
    vec_push(&b->parts, (struct flow_part){at, at, kind});
}

/* Adds `s` to the last part. White space inside becomes spaces of the same length, so that offsets
 * keep their distance. */
static void add(struct builder *b, struct str s, uint32_t clean, enum flow_kind kind) {
    uint32_t at = (uint32_t)b->text.len;
    buf_add(&b->text, s);
    if (kind != FLOW_PAGE)
        for (size_t i = at; i < b->text.len; i++)
            if (b->text.at[i] == '\n' || b->text.at[i] == '\t') b->text.at[i] = ' ';
    vec_push(&b->spans, (struct flow_span){at, (uint32_t)s.len, clean, kind});
    b->parts.at[b->parts.count - 1].end = (uint32_t)b->text.len;
}

static void add_part(struct builder *b, struct str s, enum flow_kind kind) {
    if (s.len == 0) return;
    begin_part(b, kind);
    add(b, s, place_in_clean(b->article, s), kind);
}

/* Is the block already shown in the head? */
static bool is_in_head(const struct article *article, const struct block *block, struct str head) {
    uint32_t at = place_in_clean(article, head);
    return at != FLOW_NOWHERE && block->start < at + head.len && at < block->end;
}

static bool is_shown(const struct builder *b, const struct block *block) {
    enum flow_kind kind = KIND_OF_BLOCK[block->kind];
    if (b->boilerplate == BOILERPLATE_HIDDEN && kind == FLOW_ASIDE) return false;
    return !is_in_head(b->article, block, b->article->title) &&
           !is_in_head(b->article, block, b->article->subtitle);
}

/* Lines of furniture in a row become one paragraph, so that they take little room. The dot between
 * them belongs to no span: nobody wrote it. */
static bool goes_on(struct builder *b, enum flow_kind kind) {
    if (b->parts.count == 0 || kind != FLOW_ASIDE) return false;
    if (b->parts.at[b->parts.count - 1].kind != FLOW_ASIDE) return false;
    buf_add(&b->text, STR(" "));
    buf_add(&b->text, b->dot);
    return true;
}

static void add_blocks(struct builder *b) {
    const struct article *article = b->article;
    struct str clean = article->text.clean;
    bool open = false; /* the page's line goes on in the last part */
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (block->new_line) open = false;
        if (!is_shown(b, block)) continue;
        enum flow_kind kind = KIND_OF_BLOCK[block->kind];
        if (open && kind != FLOW_ASIDE && b->parts.at[b->parts.count - 1].kind == FLOW_ASIDE)
            open = false; /* the story begins behind furniture */
        if (!open && !goes_on(b, kind))
            begin_part(b, kind);
        else if (block->start > 0 && strchr(" \n\t", clean.ptr[block->start - 1]) != NULL)
            buf_add_char(&b->text, ' ');
        add(b, str_slice(clean, block->start, block->end), block->start, kind);
        open = true;
    }
}

void flow_build(struct flow *flow, const struct article *article, enum boilerplate boilerplate,
                const struct flow_head *head) {
    struct builder b = {.article = article, .boilerplate = boilerplate, .dot = head->dot};
    arena_reset(&flow->arena);
    flow->width = 0;
    if (boilerplate == BOILERPLATE_RAW) {
        add_part(&b, article->text.clean, FLOW_PAGE);
        flow->head_spans = 0;
    } else {
        add_part(&b, article->title, FLOW_TITLE);
        add_part(&b, article->subtitle, FLOW_SUBTITLE);
        add_part(&b, head->meta, FLOW_META);
        add_part(&b, head->note, FLOW_NOTE);
        flow->head_spans = b.spans.count;
        add_blocks(&b);
    }
    flow->text = arena_str(&flow->arena, buf_str(&b.text));
    flow->spans = arena_vec(&flow->arena, &b.spans);
    flow->span_count = b.spans.count;
    flow->parts = arena_vec(&flow->arena, &b.parts);
    flow->part_count = b.parts.count;
    buf_free(&b.text);
    vec_free(&b.spans);
    vec_free(&b.parts);
}

/* Paragraphs breathe; the head's lines, lists and runs of furniture stand close. */
static bool is_apart(const struct flow_part *above, const struct flow_part *below) {
    if (below->kind == FLOW_SUBTITLE || below->kind == FLOW_META || below->kind == FLOW_NOTE)
        return false;
    return above->kind != below->kind || (above->kind != FLOW_LIST && above->kind != FLOW_ASIDE);
}

void flow_wrap(struct flow *flow, int width) {
    if (width < 1) width = 1;
    if (flow->width == width) return;
    arena_reset(&flow->line_arena);
    VEC(struct flow_line) lines = {0};
    for (size_t i = 0; i < flow->part_count; i++) {
        const struct flow_part *part = &flow->parts[i];
        if (i > 0 && is_apart(part - 1, part))
            vec_push(&lines, (struct flow_line){part->start, part->start, (uint32_t)i, FLOW_BLANK});
        struct wrapped wrapped;
        wrap_text(&flow->line_arena, str_slice(flow->text, part->start, part->end), width,
                  &wrapped);
        for (size_t k = 0; k < wrapped.count; k++)
            vec_push(&lines,
                     (struct flow_line){part->start + wrapped.at[k].start,
                                        part->start + wrapped.at[k].end, (uint32_t)i, part->kind});
    }
    flow->lines = arena_vec(&flow->line_arena, &lines);
    flow->line_count = lines.count;
    flow->width = width;
    vec_free(&lines);
}

void flow_free(struct flow *flow) {
    arena_free(&flow->arena);
    arena_free(&flow->line_arena);
    *flow = (struct flow){0};
}

size_t flow_span_of(const struct flow *flow, uint32_t at) {
    size_t behind = sorted_from(flow->spans, flow->span_count, sizeof *flow->spans,
                                offsetof(struct flow_span, at), (uint64_t)at + 1);
    return behind > 0 ? behind - 1 : 0;
}

uint32_t flow_shown(const struct flow *flow, uint32_t clean) {
    for (size_t i = 0; i < flow->head_spans; i++) {
        const struct flow_span *span = &flow->spans[i];
        if (span->clean != FLOW_NOWHERE && clean >= span->clean && clean < span->clean + span->len)
            return span->at + (clean - span->clean);
    }
    size_t low = flow->head_spans, high = flow->span_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct flow_span *span = &flow->spans[middle];
        if (span->clean + span->len <= clean)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == flow->span_count) return (uint32_t)flow->text.len;
    const struct flow_span *span = &flow->spans[low];
    return clean > span->clean ? span->at + (clean - span->clean) : span->at;
}

uint32_t flow_clean(const struct flow *flow, uint32_t at) {
    for (size_t i = flow->span_count > 0 ? flow_span_of(flow, at) : 0; i < flow->span_count; i++) {
        const struct flow_span *span = &flow->spans[i];
        if (span->clean == FLOW_NOWHERE || at >= span->at + span->len) continue;
        return at > span->at ? span->clean + (at - span->at) : span->clean;
    }
    return FLOW_NOWHERE;
}

size_t flow_line_of(const struct flow *flow, uint32_t at) {
    /* A blank line shares its start with the line below it, which is the one that is meant: the
     * last that starts there. */
    size_t behind = sorted_from(flow->lines, flow->line_count, sizeof *flow->lines,
                                offsetof(struct flow_line, start), (uint64_t)at + 1);
    return behind > 0 ? behind - 1 : 0;
}
