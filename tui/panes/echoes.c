#include "tui/parts/entries.h"

#include "core/base/bounds.h"
#include "core/text/utf8.h"
#include "core/text/width.h"
#include "core/text/words.h"
#include "core/text/wrap.h"
#include "tui/base/messages.h"
#include "tui/panes/echo_words.h"
#include "tui/panes/panes.h"
#include "tui/parts/find.h"
#include "tui/reader/drawing.h"

enum { INDENT = 4, WIDEST = 96 };

struct echoes_pane {
    struct entries entries;
    size_t find_from; /* the entry where the search began */
};

static int words_width(struct area area) {
    return int_within(area.columns - INDENT - 2, 1, WIDEST);
}

/* The quote that the others are compared with: the one that was asked about. */
static const struct library_echo *asked(const struct library_echoes *echoes) {
    for (size_t i = 0; i < echoes->count; i++)
        if (echoes->at[i].kind == NULL) return &echoes->at[i];
    return &echoes->at[0];
}

struct sizes {
    const struct reader *reader;
    struct area area;
};

static int height(const void *context, size_t index) {
    const struct sizes *sizes = context;
    struct arena arena = {0};
    struct wrapped lines;
    struct str words =
        reader_words(&arena, sizes->reader, sizes->reader->echoes->at[index].text, true);
    wrap_text(&arena, words, words_width(sizes->area), &lines);
    arena_free(&arena);
    return 2 + (int)lines.count;
}

/* ---- drawing ---- */

static bool has_word(const struct words *words, uint32_t hash) {
    for (size_t i = 0; i < words->count; i++)
        if (words->at[i].hash == hash) return true;
    return false;
}

/* Underlines the words of a line that the asked quote does not have. */
static void mark_differences(struct reader *reader, struct arena *arena, struct area area, int row,
                             struct str line, const struct words *model) {
    struct words words;
    words_cut(arena, line, &words);
    for (size_t i = 0; i < words.count; i++) {
        const struct word *word = &words.at[i];
        if ((word->flags & WORD_LETTERS) == 0 || has_word(model, word->hash)) continue;
        int column = width_of(str_slice(line, 0, word->start));
        int cells = width_of(str_slice(line, word->start, word->end));
        grid_mark(&reader->grid, area_part(area, row, INDENT + column, 1, cells), STYLE_DIFFERENT);
    }
}

/* How the words of an echo stand to those that were asked for (NULL: these themselves). */
static const char *kind_words(const char *kind) {
    static const char *const KINDS[][2] = {
#define WORDS(kind, words, help) {kind, words},
        ECHO_WORDS(WORDS)
#undef WORDS
    };
    if (kind == NULL) return _("the quote asked for");
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (strcmp(kind, KINDS[i][0]) == 0) return _(KINDS[i][1]);
    return kind;
}

static bool is_of_another_day(const struct library_echo *echo) {
    return echo->kind != NULL && strcmp(echo->kind, "again") == 0;
}

static bool is_older(const struct date *a, const struct date *b) {
    if (a->year == 0 || b->year == 0) return a->year != 0;
    if (a->year != b->year) return a->year < b->year;
    if (a->month != b->month) return a->month < b->month;
    if (a->day != b->day) return a->day < b->day;
    if (!a->has_time || !b->has_time || a->has_zone != b->has_zone || a->zone != b->zone)
        return false;
    return a->hour * 60 + a->minute < b->hour * 60 + b->minute;
}

/* Who said it first, as far as dates tell; NULL where they do not. */
static const struct library_echo *first_of(const struct library_echoes *echoes) {
    const struct library_echo *first = NULL;
    for (size_t i = 0; i < echoes->count; i++) {
        const struct library_echo *echo = &echoes->at[i];
        if (is_of_another_day(echo)) continue;
        if (first != NULL) return is_older(&first->date, &echo->date) ? first : NULL;
        first = echo;
    }
    return NULL;
}

static int put_fact(struct reader *reader, struct area area, int row, int column, struct str fact,
                    cell_style look) {
    int room = area.columns - column - 1;
    if (fact.len == 0 || room < 2) return column;
    int width = width_of(fact) < room ? width_of(fact) : room;
    return grid_put_fit(&reader->grid, area, row, column, width, fact, ALIGN_LEFT, look) + 2;
}

static int draw_entry(struct reader *reader, struct area area, int row, size_t index, bool selected,
                      const struct words *model) {
    const struct library_echo *echo = &reader->echoes->at[index];
    struct grid *grid = &reader->grid;
    struct arena arena = {0};
    cell_style look = reader_name_style(echo->speaker);
    char date[READER_DATE_SIZE];
    reader_date(reader, &echo->date, echo->date_from, date);
    int first = row, column = date[0] == '~' ? INDENT - 1 : INDENT; /* days under days */
    column = put_fact(reader, area, row, column, str_from(date), ROLE_DATE);
    if (echo->outlet.len > 0)
        column = put_fact(reader, area, row, column, echo->outlet, ROLE_OUTLET);
    else
        column = put_fact(reader, area, row, column, reader_file_name(&arena, echo->path),
                          ROLE_BOILERPLATE);
    bool is_first = echo == first_of(reader->echoes);
    struct str kind = arena_printf(&arena, "%s%s%s", is_first ? _("first") : "",
                                   is_first ? ", " : "", kind_words(echo->kind));
    column = put_fact(reader, area, row, column, kind, ROLE_KIND);
    column = put_fact(reader, area, row, column, echo->speaker, look);
    if (echo->via.len > 0)
        put_fact(reader, area, row, column,
                 arena_printf(&arena, "%s %.*s", _("via"), STR_ARG(echo->via)), ROLE_VIA);
    if (picks_has(&reader->picks, echo->article, echo->start))
        grid_glyph(grid, area, row, 0, GLYPH_PICKED, ROLE_UNREAD);
    row++;

    struct wrapped lines;
    struct str words = reader_words(&arena, reader, echo->text, true);
    struct str pattern = buf_str(&reader->panes[PANE_ECHOES].pattern);
    wrap_text(&arena, words, words_width(area), &lines);
    for (size_t i = 0; i < lines.count; i++, row++) {
        struct str line = str_slice(words, lines.at[i].start, lines.at[i].end);
        grid_put(grid, area, row, INDENT, line, ROLE_TEXT);
        if (echo->kind != NULL) mark_differences(reader, &arena, area, row, line, model);
        reader_draw_hits(reader, area, row, INDENT, area.columns - INDENT, line, pattern);
    }
    if (selected) {
        for (int i = first; i < row; i++) grid_glyph(grid, area, i, 1, GLYPH_QUOTE_BAR, look);
        grid_mark(grid, area_part(area, first, INDENT - 1, 1, area.columns - INDENT),
                  STYLE_SELECTED);
    }
    arena_free(&arena);
    return row + 1;
}

static void draw(struct reader *reader, struct pane *pane) {
    struct echoes_pane *echoes = pane->state;
    if (reader->echoes == NULL) return;
    if (reader->echoes->count < 2) {
        reader_draw_notice(reader, pane->area, _("Nobody else carries these words"),
                           _("No other article of the library has this quote, nor a translation "
                             "or a part of it"));
        return;
    }
    struct sizes sizes = {reader, pane->area};
    echoes->entries.count = reader->echoes->count;
    entries_fit(&echoes->entries, pane->area.rows + 1, height, &sizes);
    struct arena arena = {0};
    struct words model;
    words_cut(&arena, asked(reader->echoes)->text, &model);
    int row = -echoes->entries.skipped;
    for (size_t i = echoes->entries.top; i < echoes->entries.count && row < pane->area.rows; i++)
        row = draw_entry(reader, pane->area, row, i, i == echoes->entries.cursor, &model);
    arena_free(&arena);
    reader_draw_more(reader, pane->area, &echoes->entries);
}

static void notice(struct reader *reader, struct pane *pane, unsigned changes) {
    struct echoes_pane *echoes = pane->state;
    if ((changes & CHANGED_ECHOES) == 0) return;
    echoes->entries = (struct entries){0};
    for (size_t i = 0; reader->echoes != NULL && i < reader->echoes->count; i++)
        if (reader->echoes->at[i].kind == NULL)
            echoes->entries.cursor = i == 0 && reader->echoes->count > 1 ? 1 : 0;
}

/* ---- actions ---- */

static bool move(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    struct echoes_pane *echoes = pane->state;
    if (reader->echoes == NULL) return true;
    echoes->entries.count = reader->echoes->count;
    struct sizes sizes = {reader, pane->area};
    if (!entries_scroll(&echoes->entries, action, number, pane->area.rows + 1, height, &sizes))
        entries_act(&echoes->entries, action, number, (size_t)pane->area.rows / 5);
    reader->dirty = true;
    return true;
}

static bool pick_echo(struct reader *reader, struct pane *pane, enum action action,
                      unsigned number) {
    (void)action;
    struct echoes_pane *echoes = pane->state;
    if (reader->echoes == NULL || reader->echoes->count < 2) return true;
    for (unsigned i = 0; i < (number > 0 ? number : 1); i++) {
        const struct library_echo *echo = &reader->echoes->at[echoes->entries.cursor];
        picks_toggle(&reader->picks, &(struct pick){echo->article, echo->start, echo->end, 0});
        move(reader, pane, ACTION_CURSOR_DOWN, 0);
    }
    return true;
}

/* To the article that carries it; the filter gives way when it hides that one. */
static bool go_to_article(struct reader *reader, struct pane *pane, enum action action,
                          unsigned number) {
    (void)action, (void)number;
    struct echoes_pane *echoes = pane->state;
    if (reader->echoes == NULL || echoes->entries.cursor >= reader->echoes->count) return true;
    const struct library_echo *echo = &reader->echoes->at[echoes->entries.cursor];
    int64_t article = echo->article;
    uint32_t start = echo->start;
    bool is_hidden = library_position(reader->library, article) == SIZE_MAX;
    reader_open_articles(reader, is_hidden ? STR("") : reader_filter(reader));
    reader_show(reader, article, start, true);
    reader->changes |= CHANGED_VIEW;
    reader_focus(reader, SLOT_TEXT);
    return true;
}

static bool is_met(const void *context, size_t at) {
    const struct reader *reader = context;
    const struct library_echo *echo = &reader->echoes->at[at];
    struct str pattern = buf_str(&reader->panes[PANE_ECHOES].pattern);
    return find_any(echo->text, pattern) || find_any(echo->outlet, pattern) ||
           find_any(echo->speaker, pattern);
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct echoes_pane *echoes = pane->state;
    if (reader->echoes == NULL) return step == FIND_BEGIN;
    if (step == FIND_BEGIN) echoes->find_from = echoes->entries.cursor;
    bool anew = step == FIND_TYPING || step == FIND_GIVE_UP;
    size_t at = reader_find_row(reader, pane, step, reader->echoes->count,
                                anew ? echoes->find_from : echoes->entries.cursor, is_met);
    if (at != SIZE_MAX) echoes->entries.cursor = at;
    return at != SIZE_MAX;
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    struct echoes_pane *echoes = pane->state;
    reader_add_met(pane, echoes->entries.cursor, out);
    if (reader->echoes != NULL && reader->echoes->count > 1)
        reader_add_row(out, echoes->entries.cursor, reader->echoes->count);
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    SCROLLING_ACTIONS(move),
    [ACTION_IN] = go_to_article,
    [ACTION_PICK] = pick_echo,
};

const struct pane_ops ECHOES_PANE = {
    .context = CONTEXT_VIEWS,
    .state_size = sizeof(struct echoes_pane),
    .notice = notice,
    .draw = draw,
    .find = find,
    .place = place,
    .actions = ACTIONS,
};
