#include "tui/panes/text.h"

#include "core/base/bounds.h"
#include "core/text/utf8.h"
#include "tui/base/messages.h"
#include "tui/panes/panes.h"
#include "tui/reader/drawing.h"

static size_t last_top(const struct text_pane *text) {
    return text->flow.line_count > text->rows ? text->flow.line_count - text->rows : 0;
}

/* ---- from the article to lines ---- */

static void add_fact(struct buf *out, const struct reader *reader, struct str fact) {
    if (fact.len == 0) return;
    if (out->len > 0) {
        buf_add_char(out, ' ');
        buf_add(out, reader_glyph(reader, GLYPH_DOT));
        buf_add_char(out, ' ');
    }
    buf_add(out, fact);
}

/* The line under the title: outlet · place · authors · date. */
static void add_meta(struct buf *out, const struct reader *reader, const struct article *article) {
    char date[READER_DATE_SIZE];
    reader_date(reader, &article->published, article->published_from, date);
    add_fact(out, reader, article->outlet);
    add_fact(out, reader, article->place);
    for (size_t i = 0; i < article->authors.count; i++)
        if (i == 0)
            add_fact(out, reader, article->authors.at[i]);
        else
            buf_printf(out, ", %.*s", STR_ARG(article->authors.at[i]));
    add_fact(out, reader, str_from(date));
}

static bool is_mark(uint32_t c) {
    return c == '"' || c == '\'' || c == '`' || c == 0xab || c == 0xbb ||
           (c >= 0x2018 && c <= 0x201f) || (c >= 0x300c && c <= 0x300f);
}

/* A quote with the marks around it, as it is shown. */
static struct shown_quote place_of(const struct flow *flow, const struct quote *quote) {
    if (quote->end <= quote->start) return (struct shown_quote){0};
    size_t len;
    uint32_t start = flow_shown(flow, quote->start);
    uint32_t end = flow_shown(flow, quote->end - 1);
    if (end < flow->text.len) end++;
    if (start > 0 && is_mark(utf8_before(flow->text, start, &len))) start -= (uint32_t)len;
    if (end < flow->text.len && is_mark(utf8_at(flow->text, end, &len))) end += (uint32_t)len;
    return (struct shown_quote){start, end > start ? end : start};
}

static void find_hits(struct text_pane *text, struct str pattern) {
    arena_reset(&text->hit_arena);
    find_all(&text->hit_arena, text->flow.text, pattern, &text->hits);
}

/* Lays the article out and puts the anchor's line at the top. */
static void build(struct reader *reader, struct pane *pane) {
    struct text_pane *text = pane->state;
    const struct library_article *shown = reader->article;
    text->top = 0;
    if (shown == NULL) {
        flow_free(&text->flow);
        text->hits.count = 0;
        return;
    }
    struct buf meta = {0}, note = {0};
    add_meta(&meta, reader, &shown->article);
    reader_add_marked(reader, &shown->marks, &note);
    flow_build(
        &text->flow, &shown->article, reader->boilerplate,
        &(struct flow_head){buf_str(&meta), buf_str(&note), reader_glyph(reader, GLYPH_DOT)});
    buf_free(&meta);
    buf_free(&note);
    size_t count = shown->quotes.count;
    text->quotes = mem_resize(text->quotes, count + 1, sizeof *text->quotes);
    for (size_t i = 0; i < count; i++)
        text->quotes[i] = place_of(&text->flow, &shown->quotes.at[i]);
    find_hits(text, buf_str(&pane->pattern));
}

/* Makes the lines for the pane's width; the line being read stays. */
static void wrap(struct reader *reader, struct pane *pane) {
    struct text_pane *text = pane->state;
    int width;
    text_column(reader, pane->area, &width);
    text->rows = pane->area.rows > 0 ? (size_t)pane->area.rows : 0;
    if (reader->article == NULL || pane->area.rows == 0) return;
    flow_wrap(&text->flow, width);
    text->top =
        text->anchor == 0 ? 0 : flow_line_of(&text->flow, flow_shown(&text->flow, text->anchor));
    if (text->top > last_top(text)) text->top = last_top(text);
}

/* ---- moving ---- */

static bool is_in_sight(const struct text_pane *text, struct shown_quote quote) {
    size_t from = flow_line_of(&text->flow, quote.start);
    size_t to = flow_line_of(&text->flow, quote.end > 0 ? quote.end - 1 : 0);
    return from < text->top + text->rows && to >= text->top;
}

/* The quote that the quotes pane shows as selected is one in sight. */
static void select_in_sight(struct reader *reader, const struct text_pane *text) {
    if (reader->article == NULL || text->flow.line_count == 0) return;
    size_t count = reader->article->quotes.count;
    if (reader->quote < count && is_in_sight(text, text->quotes[reader->quote])) return;
    for (size_t i = 0; i < count; i++) {
        size_t line = flow_line_of(&text->flow, text->quotes[i].start);
        if (line >= text->top && line < text->top + text->rows) {
            reader_select_quote(reader, i);
            return;
        }
    }
}

static void scroll_to(struct reader *reader, struct text_pane *text, size_t top) {
    if (reader->article == NULL || text->flow.line_count == 0) return;
    text->top = size_least(top, last_top(text));
    uint32_t clean = text->top > 0 ? flow_clean(&text->flow, text->flow.lines[text->top].start) : 0;
    text->anchor = clean == FLOW_NOWHERE ? 0 : clean;
    reader->position =
        text->anchor > 0 ? text_source(&reader->article->article.text, text->anchor) : 0;
    reader->dirty = true;
    if (text->top == last_top(text)) reader_mark_read(reader, MARK_READ_AT_END);
}

/* Brings an offset of the flow into sight, a third down when it was not. */
static void show_offset(struct reader *reader, struct text_pane *text, uint32_t at) {
    size_t line = flow_line_of(&text->flow, at);
    size_t margin = (size_t)reader->config->options.scrolloff;
    if (margin * 2 >= text->rows) margin = 0;
    bool low_enough = line >= text->top + margin || text->top == 0;
    bool high_enough = line + margin < text->top + text->rows || text->top == last_top(text);
    if (line >= text->top && line < text->top + text->rows && low_enough && high_enough) return;
    scroll_to(reader, text, line > text->rows / 3 ? line - text->rows / 3 : 0);
}

static void show_quote(struct reader *reader, struct text_pane *text) {
    if (reader_quote(reader) == NULL || text->flow.line_count == 0) return;
    show_offset(reader, text, text->quotes[reader->quote].start);
}

static void new_article(struct reader *reader, struct pane *pane) {
    struct text_pane *text = pane->state;
    text->anchor = reader->article != NULL && reader->position > 0
                       ? text_clean(&reader->article->article.text, reader->position)
                       : 0;
    text->hit = 0;
    build(reader, pane);
    wrap(reader, pane);
    if (reader->wanted_start != UINT32_MAX)
        show_quote(reader, text);
    else
        select_in_sight(reader, text);
}

static void notice(struct reader *reader, struct pane *pane, unsigned changes) {
    struct text_pane *text = pane->state;
    if ((changes & CHANGED_ARTICLE) != 0) {
        new_article(reader, pane);
    } else {
        if ((changes & CHANGED_OPTIONS) != 0) {
            build(reader, pane);
            wrap(reader, pane);
        }
        if ((changes & CHANGED_QUOTE) != 0) show_quote(reader, text);
    }
}

bool text_read_on(struct reader *reader) {
    struct text_pane *text = text_of(reader);
    if (reader->article == NULL || text->top >= last_top(text)) return false;
    scroll_to(reader, text, text->top + (text->rows > 1 ? text->rows - 1 : 1));
    select_in_sight(reader, text);
    return true;
}

struct str text_paragraph(struct reader *reader) {
    struct text_pane *text = text_of(reader);
    const struct flow *flow = &text->flow;
    if (reader->article == NULL || flow->line_count == 0) return STR_NONE;
    size_t line = text->top;
    if (reader_quote(reader) != NULL && is_in_sight(text, text->quotes[reader->quote]))
        line = flow_line_of(flow, text->quotes[reader->quote].start);
    while (line + 1 < flow->line_count && flow->lines[line].kind == FLOW_BLANK) line++;
    const struct flow_part *part = &flow->parts[flow->lines[line].part];
    return str_slice(flow->text, part->start, part->end);
}

/* ---- actions ---- */

static bool move(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    struct text_pane *text = pane->state;
    size_t times = number > 0 ? number : 1, top = text->top, by = 1;
    switch (action) {
    case ACTION_PAGE_DOWN:
    case ACTION_PAGE_UP:
        by = text->rows > 1 ? text->rows - 1 : 1;
        break;
    case ACTION_HALF_DOWN:
    case ACTION_HALF_UP:
        by = text->rows > 1 ? text->rows / 2 : 1;
        break;
    default:
        break;
    }
    switch (action) {
    case ACTION_FIRST:
        top = number > 0 ? times - 1 : 0;
        break;
    case ACTION_LAST:
        top = number > 0 ? times - 1 : last_top(text);
        break;
    case ACTION_CURSOR_UP:
    case ACTION_SCROLL_UP:
    case ACTION_PAGE_UP:
    case ACTION_HALF_UP:
        top = top > by * times ? top - by * times : 0;
        break;
    default:
        top += by * times;
        break;
    }
    scroll_to(reader, text, top);
    select_in_sight(reader, text);
    return true;
}

/* zt, zz, zb: the selected quote's line. */
static bool put_quote(struct reader *reader, struct pane *pane, enum action action,
                      unsigned number) {
    (void)number;
    struct text_pane *text = pane->state;
    if (reader_quote(reader) == NULL) return true;
    size_t line = flow_line_of(&text->flow, text->quotes[reader->quote].start);
    size_t above = action == ACTION_TO_TOP   ? 0
                   : action == ACTION_CENTRE ? text->rows / 2
                                             : (text->rows > 0 ? text->rows - 1 : 0);
    scroll_to(reader, text, line > above ? line - above : 0);
    return true;
}

static bool step_paragraph(struct reader *reader, struct pane *pane, enum action action,
                           unsigned number) {
    struct text_pane *text = pane->state;
    const struct flow *flow = &text->flow;
    if (flow->line_count == 0) return true;
    size_t line = text->top;
    for (unsigned n = 0; n < (number > 0 ? number : 1); n++) {
        if (action == ACTION_NEXT_PARAGRAPH) {
            uint32_t part = flow->lines[line].part;
            while (line + 1 < flow->line_count &&
                   (flow->lines[line].part == part || flow->lines[line].kind == FLOW_BLANK))
                line++;
        } else {
            if (line > 0) line--;
            while (line > 0 && flow->lines[line].kind == FLOW_BLANK) line--;
            while (line > 0 && flow->lines[line - 1].part == flow->lines[line].part &&
                   flow->lines[line - 1].kind != FLOW_BLANK)
                line--;
        }
    }
    scroll_to(reader, text, line);
    select_in_sight(reader, text);
    return true;
}

static bool go_out(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    (void)pane, (void)action, (void)number;
    reader_focus(reader, SLOT_LIST);
    return true;
}

static bool go_in(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    (void)pane, (void)action, (void)number;
    if (reader->article != NULL && reader->article->quotes.count > 0)
        reader_focus(reader, SLOT_QUOTES);
    return true;
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct text_pane *text = pane->state;
    struct hits *hits = &text->hits;
    if (text->flow.line_count == 0) return false;
    if (step == FIND_BEGIN) {
        text->find_top = text->top;
        text->find_from = text->flow.lines[text->top].start;
        hits->count = 0;
        return true;
    }
    if (step == FIND_GIVE_UP) {
        hits->count = 0;
        scroll_to(reader, text, text->find_top);
        return true;
    }
    if (step == FIND_TYPING) {
        find_hits(text, buf_str(&pane->pattern));
        text->hit = find_from(hits, text->find_from);
    } else if (hits->count > 0) {
        text->hit =
            step == FIND_NEXT ? text->hit + 1 : (text->hit > 0 ? text->hit - 1 : hits->count - 1);
    }
    if (hits->count == 0) return false;
    if (text->hit >= hits->count) text->hit = 0;
    show_offset(reader, text, hits->at[text->hit].start);
    select_in_sight(reader, text);
    return true;
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    const struct text_pane *text = pane->state;
    if (reader->article == NULL || text->flow.line_count == 0) return;
    if (text->hits.count > 0)
        buf_printf(out, "%s %zu/%zu  ", _("hit"), text->hit + 1, text->hits.count);
    size_t seen = text->top + text->rows;
    if (seen > text->flow.line_count) seen = text->flow.line_count;
    buf_printf(out, "%zu%%", seen * 100 / text->flow.line_count);
}

static void drop(void *state) {
    struct text_pane *text = state;
    flow_free(&text->flow);
    arena_free(&text->hit_arena);
    free(text->quotes);
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    SCROLLING_ACTIONS(move),
    PLACING_ACTIONS(put_quote),
    [ACTION_NEXT_PARAGRAPH] = step_paragraph,
    [ACTION_PREVIOUS_PARAGRAPH] = step_paragraph,
    [ACTION_OUT] = go_out,
    [ACTION_IN] = go_in,
};

const struct pane_ops TEXT_PANE = {
    .context = CONTEXT_TEXT,
    .state_size = sizeof(struct text_pane),
    .drop = drop,
    .resize = wrap,
    .notice = notice,
    .draw = text_draw,
    .find = find,
    .place = place,
    .actions = ACTIONS,
};
