/* How the text looks: lines in their blocks' styles, quotes over them, hits over those. */
#include "core/base/bounds.h"
#include "core/text/width.h"
#include "tui/base/messages.h"
#include "tui/panes/text.h"
#include "tui/reader/drawing.h"

enum { MARGIN = 4, NARROW_MARGIN = 3, NARROW = 40 };

static const cell_style STYLES[] = {
    [FLOW_TITLE] = ROLE_TITLE, [FLOW_SUBTITLE] = ROLE_SUBTITLE, [FLOW_META] = ROLE_BYLINE,
    [FLOW_NOTE] = ROLE_NOTE,   [FLOW_TEXT] = ROLE_TEXT,         [FLOW_HEADING] = ROLE_HEADING,
    [FLOW_LIST] = ROLE_TEXT,   [FLOW_CAPTION] = ROLE_CAPTION,   [FLOW_ASIDE] = ROLE_BOILERPLATE,
    [FLOW_PAGE] = ROLE_RAW,
};

int text_column(const struct reader *reader, struct area area, int *width) {
    int margin = area.columns < NARROW ? NARROW_MARGIN : MARGIN;
    int room = area.columns - margin - 1;
    *width = int_within(room, 1, reader->config->options.text_width);
    return margin + int_most(room - *width, 0) / 2;
}

int text_columns(const struct reader *reader) {
    return MARGIN + reader->config->options.text_width + 1;
}

struct pen {
    struct reader *reader;
    struct text_pane *text;
    struct area area; /* of the lines alone */
    int margin;       /* cells left of it that numbers may take */
};

/* Columns that the bytes [from, to) of the flow take on their line. */
static void columns_of(const struct flow *flow, const struct flow_line *line, uint32_t from,
                       uint32_t to, int *column, int *cells) {
    *column = width_of(str_slice(flow->text, line->start, from));
    *cells = width_of(str_slice(flow->text, from, to));
}

/* The part of [from, to) that lies on the line; false when none does. */
static bool clip(const struct flow_line *line, uint32_t *from, uint32_t *to) {
    if (*from < line->start) *from = line->start;
    if (*to > line->end) *to = line->end;
    return *from < *to;
}

static void draw_stretch(const struct pen *pen, int row, const struct flow_line *line,
                         uint32_t from, uint32_t to, cell_style look) {
    if (!clip(line, &from, &to)) return;
    int column, cells;
    const struct flow *flow = &pen->text->flow;
    columns_of(flow, line, from, to, &column, &cells);
    grid_put(&pen->reader->grid, pen->area, row, column, str_slice(flow->text, from, to), look);
}

static void draw_words(const struct pen *pen, int row, const struct flow_line *line) {
    const struct flow *flow = &pen->text->flow;
    draw_stretch(pen, row, line, line->start, line->end, STYLES[line->kind]);
    for (size_t i = flow_span_of(flow, line->start); i < flow->span_count; i++) {
        const struct flow_span *span = &flow->spans[i];
        if (span->at >= line->end) break;
        if (span->kind == line->kind) continue;
        draw_stretch(pen, row, line, span->at, span->at + span->len, STYLES[span->kind]);
    }
}

static void draw_quotes(const struct pen *pen, int row, const struct flow_line *line) {
    struct reader *reader = pen->reader;
    struct area margin = pen->area;
    margin.column -= pen->margin;
    margin.columns = pen->margin;
    size_t number = SIZE_MAX;
    for (size_t i = 0; i < reader->article->quotes.count; i++) {
        struct shown_quote quote = pen->text->quotes[i];
        if (quote.start >= line->end || quote.end <= line->start) continue;
        cell_style look = reader_quote_style(reader, i);
        bool selected = i == reader->quote;
        draw_stretch(pen, row, line, quote.start, quote.end,
                     selected ? look | STYLE_CURRENT : look);
        if (quote.start >= line->start && (number == SIZE_MAX || selected)) number = i;
        if (selected)
            grid_glyph(&reader->grid, margin, row, pen->margin - 1, GLYPH_QUOTE_BAR, look);
    }
    if (number == SIZE_MAX) return;
    cell_style look = reader_quote_style(reader, number);
    grid_put_number(&reader->grid, margin, row, pen->margin - 4, (unsigned)number + 1,
                    number == reader->quote ? look | STYLE_CURRENT : look);
}

static void mark_hits(const struct pen *pen, int row, const struct flow_line *line) {
    const struct hits *hits = &pen->text->hits;
    size_t i = find_from(hits, line->start);
    if (i > 0) i--; /* one may come over from the line before */
    for (; i < hits->count && hits->at[i].start < line->end; i++) {
        uint32_t from = hits->at[i].start, to = hits->at[i].end;
        if (!clip(line, &from, &to)) continue;
        int column, cells;
        columns_of(&pen->text->flow, line, from, to, &column, &cells);
        grid_mark(&pen->reader->grid, area_part(pen->area, row, column, 1, cells),
                  i == pen->text->hit ? STYLE_HIT_CURRENT : STYLE_HIT);
    }
}

void text_draw(struct reader *reader, struct pane *pane) {
    struct text_pane *text = pane->state;
    if (reader->article == NULL) return;
    if (reader->article->error.code != ERROR_NONE) {
        char message[MESSAGE_SIZE];
        message_error(&reader->article->error, message, sizeof message);
        reader_draw_notice(reader, pane->area, _("This article cannot be read"), message);
        return;
    }
    if (text->flow.text.len == 0) {
        reader_draw_notice(reader, pane->area, _("There is no text in this file"), "");
        return;
    }
    struct pen pen = {.reader = reader, .text = text};
    int width;
    int column = text_column(reader, pane->area, &width);
    pen.area = area_part(pane->area, 0, column, pane->area.rows, pane->area.columns - column);
    pen.margin = pane->area.columns < NARROW ? NARROW_MARGIN : MARGIN;
    for (int row = 0; row < pen.area.rows; row++) {
        size_t at = text->top + (size_t)row;
        if (at >= text->flow.line_count) break;
        const struct flow_line *line = &text->flow.lines[at];
        if (line->kind == FLOW_BLANK) continue;
        draw_words(&pen, row, line);
        draw_quotes(&pen, row, line);
        mark_hits(&pen, row, line);
    }
}
