#include <limits.h>
#include <stdio.h>

#include "core/base/bounds.h"
#include "core/text/width.h"
#include "core/text/wrap.h"
#include "tui/base/messages.h"
#include "tui/panes/panes.h"
#include "tui/parts/entries.h"
#include "tui/parts/find.h"
#include "tui/reader/drawing.h"

enum {
    INDENT = 4,     /* of the words, under their speaker */
    MOST_LINES = 3, /* of a quote that is not selected, where not all have room */
    WIDEST = 76     /* cells of a line of words */
};

struct quotes_pane {
    struct entries entries;
    int64_t article;  /* whose quotes they are */
    size_t find_from; /* the quote where the search began */
};

/* How much of each entry is shown. */
struct sizes {
    const struct reader *reader;
    struct area area;
    int most;           /* lines of a quote that is not selected */
    bool whole_details; /* details are never cut: they may take lines of their own */
};

/* What one entry says, wrapped for the pane. */
struct entry {
    struct str name, details, words, marked, why;
    struct wrapped detail_lines, word_lines, marked_lines, why_lines;
    bool details_below; /* on lines of their own: beside the name there is no room */
    int shown_lines;    /* of the words */
};

static void add_part(struct buf *out, struct str glue, struct str part) {
    if (part.len == 0) return;
    if (out->len > 0) buf_add(out, glue);
    buf_add(out, part);
}

/* "Menteri Pekerjaan Umum · via Antara, KCNA · indirect" */
static struct str details_of(struct arena *arena, const struct reader *reader,
                             const struct quote *quote) {
    struct buf out = {0}, glue = {0};
    buf_printf(&glue, " %.*s ", STR_ARG(reader_glyph(reader, GLYPH_DOT)));
    add_part(&out, buf_str(&glue), quote->speaker.role);
    for (size_t i = 0; i < quote->via.count; i++) {
        if (i == 0) add_part(&out, buf_str(&glue), str_from(_("via")));
        buf_printf(&out, "%s%.*s", i > 0 ? ", " : " ", STR_ARG(quote->via.at[i]));
    }
    if (quote->kind == QUOTE_INDIRECT) add_part(&out, buf_str(&glue), str_from(_("indirect")));
    struct str details = reader_words(arena, reader, buf_str(&out), false);
    buf_free(&out);
    buf_free(&glue);
    return details;
}

/* gettext has no words for nothing. */
static struct str translated(const char *words) {
    return words != NULL && words[0] != '\0' ? str_from(_(words)) : STR("");
}

/* "direct · the cue is “ungkap” · … · 90% sure" */
static struct str why_of(struct arena *arena, const struct reader *reader,
                         const struct quote *quote) {
    struct buf out = {0}, glue = {0};
    buf_printf(&glue, " %.*s ", STR_ARG(reader_glyph(reader, GLYPH_DOT)));
    struct str dot = buf_str(&glue);
    add_part(&out, dot, translated(quote_kind_name(quote->kind)));
    struct {
        const char *words;
        struct str value;
    } facts[] = {{_("the cue is “%.*s”"), quote->cue},
                 {_("the speaker is called “%.*s” there"), quote->antecedent},
                 {_("found by: %.*s"), translated(quote->rule)},
                 {_("in or through: %.*s"), quote->channel},
                 {_("said: %.*s"), quote->said}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (facts[i].value.len == 0) continue;
        struct str fact = arena_printf(arena, facts[i].words, STR_ARG(facts[i].value));
        add_part(&out, dot, fact);
    }
    add_part(&out, dot, arena_printf(arena, _("%d%% sure"), quote->confidence));
    struct str why = reader_words(arena, reader, buf_str(&out), false);
    buf_free(&out);
    buf_free(&glue);
    return why;
}

/* What the reader wrote to it. */
static struct str marked_of(struct arena *arena, const struct reader *reader, size_t index) {
    struct buf out = {0};
    reader_add_marked(reader, &reader->article->quote_marks[index], &out);
    struct str marked = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return marked;
}

static int words_width(struct area area) {
    return int_within(area.columns - INDENT - 1, 1, WIDEST);
}

static int echo_width(const struct reader *reader, size_t index) {
    uint32_t echoes = reader->article->echo_counts[index];
    return echoes == 0 ? 0 : snprintf(NULL, 0, "%u", echoes) + 1;
}

/* Cells of an entry's first line: for name, star and details. */
static int head_room(const struct reader *reader, struct area area, size_t index) {
    int echo = echo_width(reader, index);
    return area.columns - INDENT - 1 - (echo > 0 ? echo + 2 : 0);
}

static bool is_starred(const struct reader *reader, size_t index) {
    return (reader->article->quote_marks[index].bits & MARK_STAR) != 0;
}

static void compose(struct arena *arena, const struct sizes *sizes, size_t index,
                    struct entry *out) {
    const struct reader *reader = sizes->reader;
    const struct quote *quote = &reader->article->quotes.at[index];
    const struct speaker *speaker = &quote->speaker;
    bool selected = index == reader->quote;
    int width = words_width(sizes->area);
    struct str name = speaker->name.len > 0 ? speaker->name : speaker->surface;
    *out = (struct entry){.name = speaker->type == SPEAKER_NONE || name.len == 0
                                      ? str_from(_("speaker unknown"))
                                      : reader_words(arena, reader, name, false)};
    out->details = details_of(arena, reader, quote);
    int head =
        width_of(out->name) + (is_starred(reader, index) ? 2 : 0) + 2 + width_of(out->details);
    out->details_below = (selected || sizes->whole_details) && out->details.len > 0 &&
                         head > head_room(reader, sizes->area, index);
    if (out->details_below) wrap_text(arena, out->details, width, &out->detail_lines);
    struct str clean = reader->article->article.text.clean;
    out->words = reader_words(arena, reader, str_slice(clean, quote->start, quote->end),
                              quote->kind != QUOTE_INDIRECT);
    wrap_text(arena, out->words, width, &out->word_lines);
    out->shown_lines = (int)out->word_lines.count;
    if (!selected) out->shown_lines = int_least(out->shown_lines, sizes->most);
    out->marked = marked_of(arena, reader, index);
    if (out->marked.len > 0) wrap_text(arena, out->marked, width, &out->marked_lines);
    if (selected && reader->why) {
        out->why = why_of(arena, reader, quote);
        wrap_text(arena, out->why, width, &out->why_lines);
    }
}

static int height_of(const struct entry *entry) {
    return 2 + entry->shown_lines +
           (int)(entry->detail_lines.count + entry->marked_lines.count + entry->why_lines.count);
}

static int height(const void *context, size_t index) {
    struct arena arena = {0};
    struct entry entry;
    compose(&arena, context, index, &entry);
    arena_free(&arena);
    return height_of(&entry);
}

static bool have_room(const struct sizes *sizes) {
    int rows = 0;
    for (size_t i = 0; i < sizes->reader->article->quotes.count && rows <= sizes->area.rows + 1;
         i++)
        rows += height(sizes, i);
    return rows <= sizes->area.rows + 1;
}

/* Details give way first; then quotes are cut, no shorter than it takes to show all of them, if
 * that can be done. */
static struct sizes sizes_of(const struct reader *reader, struct area area) {
    struct sizes sizes = {reader, area, INT_MAX, true};
    if (have_room(&sizes)) return sizes;
    sizes.whole_details = false;
    if (have_room(&sizes)) return sizes;
    for (sizes.most = MOST_LINES + 1; have_room(&sizes);) sizes.most++;
    sizes.most--;
    return sizes;
}

static int draw_lines(struct reader *reader, struct area area, int row, struct str text,
                      const struct wrapped *lines, int count, cell_style look) {
    struct str pattern = buf_str(&reader->panes[PANE_QUOTES].pattern);
    int width = words_width(area);
    for (int i = 0; i < count; i++, row++) {
        struct str line = str_slice(text, lines->at[i].start, lines->at[i].end);
        bool cut = i + 1 == count && lines->count > (size_t)count;
        if (cut) { /* the rest, so that the ellipsis stands at its end */
            struct str rest = str_slice(text, lines->at[i].start, text.len);
            reader_put_found(reader, area, row, INDENT, width, rest, pattern, look);
        } else {
            grid_put(&reader->grid, area, row, INDENT, line, look);
            reader_draw_hits(reader, area, row, INDENT, width, line, pattern);
        }
    }
    return row;
}

/* Number, name, star, details and echoes. */
static void draw_head(struct reader *reader, struct area area, int row, size_t index,
                      const struct entry *entry) {
    struct grid *grid = &reader->grid;
    cell_style look = reader_quote_style(reader, index);
    if (index == reader->quote) look |= STYLE_CURRENT;
    int echo = echo_width(reader, index), room = head_room(reader, area, index);
    grid_put_number(grid, area, row, 0, (unsigned)index + 1, look);
    if (picks_has(&reader->picks, reader->article->id, reader_quote_start(reader, index)))
        grid_glyph(grid, area, row, 1, GLYPH_PICKED, ROLE_UNREAD);
    int width = width_of(entry->name) < room ? width_of(entry->name) : room;
    int column = grid_put_fit(grid, area, row, INDENT, width, entry->name, ALIGN_LEFT, look);
    if (is_starred(reader, index))
        column = grid_glyph(grid, area, row, column + 1, GLYPH_STAR, ROLE_STAR);
    int details = room - (column - INDENT) - 2;
    if (!entry->details_below && details > 3)
        grid_put_fit(grid, area, row, column + 2, details, entry->details, ALIGN_LEFT,
                     ROLE_SPEAKER_ROLE);
    if (echo > 0) {
        int end = grid_glyph(grid, area, row, area.columns - 1 - echo, GLYPH_ECHO, ROLE_ECHOES);
        grid_printf(grid, area, row, end, ROLE_ECHOES, "%u", reader->article->echo_counts[index]);
    }
    reader_draw_hits(reader, area, row, INDENT, width, entry->name,
                     buf_str(&reader->panes[PANE_QUOTES].pattern));
}

static int draw_entry(struct reader *reader, struct area area, int row, size_t index,
                      const struct entry *entry, bool focused) {
    struct grid *grid = &reader->grid;
    int first = row++;
    draw_head(reader, area, first, index, entry);
    row = draw_lines(reader, area, row, entry->details, &entry->detail_lines,
                     (int)entry->detail_lines.count, ROLE_SPEAKER_ROLE);
    row = draw_lines(reader, area, row, entry->words, &entry->word_lines, entry->shown_lines,
                     ROLE_TEXT);
    row = draw_lines(reader, area, row, entry->marked, &entry->marked_lines,
                     (int)entry->marked_lines.count, ROLE_NOTE);
    row = draw_lines(reader, area, row, entry->why, &entry->why_lines, (int)entry->why_lines.count,
                     ROLE_KIND);
    if (index == reader->quote) {
        cell_style look = reader_quote_style(reader, index);
        for (int i = first; i < row; i++) grid_glyph(grid, area, i, 0, GLYPH_QUOTE_BAR, look);
        grid_mark(grid, area_part(area, first, 1, 1, area.columns - 1),
                  focused ? STYLE_SELECTED : STYLE_BLURRED);
    }
    return row + 1;
}

/* Nobody is quoted: what can be done. */
static void draw_nothing(struct reader *reader, struct area area) {
    struct buf body = {0};
    buf_add(&body, STR(""));
    if (!reader->indirect && reader_add_key(reader, CONTEXT_QUOTES, ACTION_INDIRECT, &body))
        buf_printf(&body, " %s", _("shows reported speech without marks, too"));
    reader_draw_notice(reader, area, _("Nobody is quoted here"), body.at);
    buf_free(&body);
}

static void draw(struct reader *reader, struct pane *pane) {
    struct quotes_pane *quotes = pane->state;
    if (reader->article == NULL || reader->article->error.code != ERROR_NONE) return;
    if (reader->article->quotes.count == 0) {
        draw_nothing(reader, pane->area);
        return;
    }
    if (quotes->article != reader->article->id) quotes->entries = (struct entries){0};
    quotes->article = reader->article->id;
    struct sizes sizes = sizes_of(reader, pane->area);
    quotes->entries.count = reader->article->quotes.count;
    quotes->entries.cursor = reader->quote == SIZE_MAX ? 0 : reader->quote;
    entries_fit(&quotes->entries, pane->area.rows + 1, height, &sizes);
    int row = -quotes->entries.skipped;
    bool focused = reader_pane(reader) == pane;
    struct arena arena = {0};
    for (size_t i = quotes->entries.top; i < quotes->entries.count && row < pane->area.rows; i++) {
        struct entry entry;
        compose(&arena, &sizes, i, &entry);
        row = draw_entry(reader, pane->area, row, i, &entry, focused);
        arena_reset(&arena);
    }
    arena_free(&arena);
    reader_draw_more(reader, pane->area, &quotes->entries);
}

/* ---- actions ---- */

static bool move(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    struct quotes_pane *quotes = pane->state;
    if (reader_quote(reader) == NULL) return true;
    quotes->entries.count = reader->article->quotes.count;
    quotes->entries.cursor = reader->quote;
    struct sizes sizes = sizes_of(reader, pane->area);
    if (entries_scroll(&quotes->entries, action, number, pane->area.rows + 1, height, &sizes)) {
        reader->dirty = true;
        return true;
    }
    size_t page = (size_t)pane->area.rows / (MOST_LINES + 2);
    entries_act(&quotes->entries, action, number, page);
    reader_select_quote(reader, quotes->entries.cursor);
    return true;
}

static bool go_to_click(struct reader *reader, struct pane *pane, enum action action,
                        unsigned number) {
    (void)action;
    struct quotes_pane *quotes = pane->state;
    if (reader->article == NULL) return true;
    struct sizes sizes = sizes_of(reader, pane->area);
    int row = -quotes->entries.skipped;
    for (size_t i = quotes->entries.top; i < quotes->entries.count; i++) {
        row += height(&sizes, i);
        if (row < (int)number) continue;
        reader_select_quote(reader, i);
        break;
    }
    return true;
}

static bool pick_quote(struct reader *reader, struct pane *pane, enum action action,
                       unsigned number) {
    for (unsigned i = 0; i < (number > 0 ? number : 1) && reader_quote(reader) != NULL; i++) {
        const struct library_article *article = reader->article;
        struct pick pick = {.article = article->id,
                            .start = reader_quote_start(reader, reader->quote),
                            .end =
                                text_source_end(&article->article.text, reader_quote(reader)->end)};
        picks_toggle(&reader->picks, &pick);
        move(reader, pane, ACTION_CURSOR_DOWN, 0);
    }
    (void)action;
    return true;
}

static bool say_no_range(struct reader *reader, struct pane *pane, enum action action,
                         unsigned number) {
    (void)pane, (void)action, (void)number;
    reader_say(reader, "%s", _("A range is picked in the list; here quotes are picked one by one"));
    return true;
}

static bool go_to_text(struct reader *reader, struct pane *pane, enum action action,
                       unsigned number) {
    (void)pane, (void)action, (void)number;
    reader_focus(reader, SLOT_TEXT);
    return true;
}

static bool is_met(const void *context, size_t at) {
    const struct reader *reader = context;
    const struct pane *pane = &reader->panes[PANE_QUOTES];
    struct arena arena = {0};
    struct entry entry;
    compose(&arena, &(struct sizes){reader, pane->area, MOST_LINES, false}, at, &entry);
    struct str pattern = buf_str(&pane->pattern);
    bool met = find_any(entry.words, pattern) || find_any(entry.name, pattern) ||
               find_any(entry.details, pattern);
    arena_free(&arena);
    return met;
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct quotes_pane *quotes = pane->state;
    if (reader_quote(reader) == NULL) return step == FIND_BEGIN;
    if (step == FIND_BEGIN) quotes->find_from = reader->quote;
    bool anew = step == FIND_TYPING || step == FIND_GIVE_UP;
    size_t at = reader_find_row(reader, pane, step, reader->article->quotes.count,
                                anew ? quotes->find_from : reader->quote, is_met);
    if (at != SIZE_MAX) reader_select_quote(reader, at);
    return at != SIZE_MAX;
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    if (reader_quote(reader) == NULL) return;
    reader_add_met(pane, reader->quote, out);
    buf_printf(out, "%s ", _("quote"));
    reader_add_row(out, reader->quote, reader->article->quotes.count);
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    SCROLLING_ACTIONS(move),   [ACTION_CLICK] = go_to_click, [ACTION_IN] = go_to_text,
    [ACTION_OUT] = go_to_text, [ACTION_PICK] = pick_quote,   [ACTION_PICK_RANGE] = say_no_range,
};

const struct pane_ops QUOTES_PANE = {
    .context = CONTEXT_QUOTES,
    .state_size = sizeof(struct quotes_pane),
    .draw = draw,
    .find = find,
    .place = place,
    .actions = ACTIONS,
};
