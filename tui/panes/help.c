#include "core/base/bounds.h"
#include "tui/panes/echo_words.h"
#include "tui/panes/panes.h"

#include "core/library/query.h"
#include "core/text/width.h"
#include "core/text/wrap.h"
#include "tui/base/messages.h"
#include "tui/parts/find.h"
#include "tui/parts/scroller.h"
#include "tui/reader/drawing.h"

enum { KEYS_WIDTH = 18, MARGIN = 2, GAP = 2, NARROW = 50, NARROW_KEYS = 10 };

struct help_line {
    struct str keys, text; /* a heading has no keys */
    cell_style look;
    bool goes_on; /* with the line before: stands below its text */
};

struct help {
    struct arena arena;
    VEC(struct help_line) entries; /* before they are wrapped */
    VEC(struct help_line) lines;
    int keys_width;
    struct scroller rows;   /* its cursor is the line that a search found */
    struct scroller before; /* … and where it began */
};

static void add(struct help *help, struct str keys, struct str text, cell_style look) {
    vec_push(&help->entries, (struct help_line){.keys = keys, .text = text, .look = look});
}

static void add_heading(struct help *help, const char *text) {
    if (help->entries.count > 0) add(help, STR_NONE, STR(""), ROLE_TEXT);
    add(help, STR_NONE, str_from(text), ROLE_POPUP_TITLE);
}

static bool is_mouse(struct key key) {
    return key.code == SPECIAL_CLICK || key.code == SPECIAL_WHEEL_UP ||
           key.code == SPECIAL_WHEEL_DOWN;
}

/* All keys of an action, as a person writes them: "j ↓". */
static struct str keys_of(struct reader *reader, struct help *help, enum context context,
                          enum action action) {
    struct buf keys = {0};
    struct binding binding;
    for (size_t at = 0; keymap_next(reader->config->keymap, context, NULL, 0, &at, &binding);) {
        if (binding.action_count != 1 || binding.actions[0] != action) continue;
        if (is_mouse(binding.keys[0]) && !reader->config->options.mouse) continue;
        if (keys.len > 0) buf_add_char(&keys, ' ');
        reader_add_keys(reader, binding.keys, binding.key_count, &keys);
    }
    struct str copy = arena_str(&help->arena, buf_str(&keys));
    buf_free(&keys);
    return copy;
}

/* Where help was asked for: each pane may have keys of its own. */
static enum context context_asked(const struct reader *reader) {
    for (size_t i = reader->behind.count; i > 0; i--) {
        const struct page *page = &reader->behind.at[i - 1];
        if (page->view <= VIEW_QUOTES) return reader->panes[page->focus].ops->context;
        if (page->view != VIEW_HELP && page->view != VIEW_MESSAGES) return CONTEXT_VIEWS;
    }
    return CONTEXT_LIST;
}

static void add_actions(struct reader *reader, struct help *help, enum action_group group) {
    enum context context = group == GROUP_PROMPTS ? CONTEXT_PROMPT : context_asked(reader);
    add_heading(help, _(action_group_heading(group)));
    for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const struct action_info *info = action_info((enum action)action);
        if (info->group != group) continue;
        if (action == ACTION_CLICK && !reader->config->options.mouse) continue;
        struct str keys = keys_of(reader, help, context, (enum action)action);
        if (keys.len == 0) /* it can still be named on the command line */
            keys = arena_printf(&help->arena, ":%s", info->name);
        add(help, keys, str_from(_(info->help)), ROLE_POPUP);
    }
}

static void add_macros(struct reader *reader, struct help *help) {
    struct binding binding;
    bool first = true;
    for (size_t at = 0;
         keymap_next(reader->config->keymap, context_asked(reader), NULL, 0, &at, &binding);) {
        if (binding.action_count < 2) continue;
        if (first) add_heading(help, _("Macros"));
        first = false;
        struct buf keys = {0};
        reader_add_keys(reader, binding.keys, binding.key_count, &keys);
        add(help, arena_str(&help->arena, buf_str(&keys)),
            arena_str(&help->arena, str_from(binding.name)), ROLE_POPUP);
        buf_free(&keys);
    }
}

static void add_signs(struct reader *reader, struct help *help) {
    add_heading(help, _("Signs"));
    for (int glyph = 0; glyph < GLYPH_COUNT; glyph++) {
        const char *says = glyph_help((enum glyph)glyph);
        if (says[0] != '\0')
            add(help, reader_glyph(reader, (enum glyph)glyph), str_from(_(says)), ROLE_POPUP);
    }
    add(help, STR("~2031-03-12"),
        str_from(_("a date that the text tells: no line of the page does")), ROLE_POPUP);
    add(help, str_from(_("(italic)")), str_from(_("the first sentence, where a page has no title")),
        ROLE_POPUP);
}

/* What can be asked for in a filter: an example, and what it finds. */
static void add_filters(struct help *help) {
    add_heading(help, _("What a filter can ask for"));
    add(help, STR("surat holvat"), str_from(_("all of these words, in title or text")), ROLE_POPUP);
    add(help, STR("\"dua bangsa\""), str_from(_("these words in a row")), ROLE_POPUP);
    add(help, STR("jemb*"),
        str_from(_("words that begin so; Enter puts the * behind a word begun last")), ROLE_POPUP);
    size_t count;
    const struct query_field_help *fields = library_query_fields(&count);
    for (size_t i = 0; i < count; i++) {
        struct str text = str_from(_(fields[i].help));
        if (fields[i].values[0] != '\0')
            text = arena_printf(&help->arena, "%.*s: %s", STR_ARG(text), fields[i].values);
        add(help, str_from(fields[i].example), text, ROLE_POPUP);
    }
    add(help, STR("-word  a OR b  (…)"), str_from(_("without; one or the other; together")),
        ROLE_POPUP);
}

static void add_echoes(struct reader *reader, struct help *help) {
    add_heading(help, _("Echoes: the same words in other articles"));
    add(help, arena_printf(&help->arena, "%.*s3", STR_ARG(reader_glyph(reader, GLYPH_ECHO))),
        str_from(_("so many other quotes are echoes of this one")), ROLE_POPUP);
    add(help, str_from(_("first")), str_from(_("the oldest of them by date and time")), ROLE_POPUP);
#define WORDS(kind, words, help_line)                                                              \
    add(help, str_from(_(words)), str_from(_(help_line)), ROLE_POPUP);
    ECHO_WORDS(WORDS)
#undef WORDS
}

static void add_files(struct reader *reader, struct help *help) {
    const char *folder = reader->config->folder;
    add_heading(help, _("Start and configuration"));
    add(help, STR("kutip"),
        str_from(_("without a path opens the library of the last time, or the one that the option "
                   "“library” names")),
        ROLE_POPUP);
    add(help, STR("kutip --dump-config"),
        str_from(_("prints all that can be set, with a comment each")), ROLE_POPUP);
    if (folder == NULL) return;
    add(help, STR("kutip.ini"),
        arena_printf(&help->arena, _("%s/kutip.ini holds what you set (:reload reads it again)"),
                     folder),
        ROLE_POPUP);
}

static void gather(struct reader *reader, struct help *help) {
    arena_reset(&help->arena);
    help->entries.count = 0;
    if (reader->view == VIEW_MESSAGES) {
        for (size_t i = 0; i < reader->messages.count; i++)
            add(help, STR_NONE, arena_str(&help->arena, str_from(reader->messages.at[i])),
                ROLE_POPUP);
        return;
    }
    for (int group = 0; group < GROUP_COUNT; group++)
        add_actions(reader, help, (enum action_group)group);
    add_macros(reader, help);
    add_signs(reader, help);
    add_filters(help);
    add_echoes(reader, help);
    add_files(reader, help);
}

static int keys_width(const struct help *help, int columns) {
    int widest = KEYS_WIDTH;
    if (columns < NARROW) return NARROW_KEYS;
    for (size_t i = 0; i < help->entries.count; i++) {
        int width = width_of(help->entries.at[i].keys);
        if (width > widest) widest = width;
    }
    return widest;
}

/* The entries as lines of the pane's width. */
static void wrap(struct help *help, int columns) {
    struct arena scratch = {0};
    help->lines.count = 0;
    help->keys_width = keys_width(help, columns);
    for (size_t i = 0; i < help->entries.count; i++) {
        struct help_line line = help->entries.at[i];
        struct str text = line.text;
        int indent = MARGIN + (line.keys.len > 0 ? help->keys_width + GAP : 0);
        struct wrapped parts;
        wrap_text(&scratch, text, columns - indent - 1 > 1 ? columns - indent - 1 : 1, &parts);
        for (size_t part = 0; part < parts.count; part++) {
            line.text = str_slice(text, parts.at[part].start, parts.at[part].end);
            line.goes_on = part > 0;
            vec_push(&help->lines, line);
        }
        if (parts.count == 0) vec_push(&help->lines, line);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    help->rows.count = help->lines.count;
    scroller_fit(&help->rows);
}

static void build(struct reader *reader, struct help *help, int columns) {
    gather(reader, help);
    wrap(help, columns);
}

static bool is_mine(const struct reader *reader) {
    return reader->view == VIEW_HELP || reader->view == VIEW_MESSAGES;
}

static void notice(struct reader *reader, struct pane *pane, unsigned changes) {
    struct help *help = pane->state;
    if (!is_mine(reader) || (changes & (CHANGED_PAGE | CHANGED_OPTIONS)) == 0) return;
    if ((changes & CHANGED_PAGE) != 0) scroller_go(&help->rows, 0);
    build(reader, help, pane->area.columns);
    if (reader->view == VIEW_MESSAGES) scroller_go(&help->rows, help->rows.count);
}

static void resize(struct reader *reader, struct pane *pane) {
    (void)reader;
    struct help *help = pane->state;
    help->rows.rows = pane->area.rows > 0 ? (size_t)pane->area.rows : 0;
    wrap(help, pane->area.columns);
}

static void draw(struct reader *reader, struct pane *pane) {
    struct grid *grid = &reader->grid;
    struct help *help = pane->state;
    struct area area = pane->area;
    if (help->lines.count == 0) reader_draw_notice(reader, area, _("No messages so far"), "");
    struct str pattern = buf_str(&pane->pattern);
    for (int row = 0; row < area.rows; row++) {
        size_t at = help->rows.top + (size_t)row;
        if (at >= help->lines.count) break;
        const struct help_line *line = &help->lines.at[at];
        int column = MARGIN;
        if (line->keys.len > 0 && !line->goes_on) {
            grid_put_fit(grid, area, row, column, help->keys_width, line->keys, ALIGN_LEFT,
                         ROLE_POPUP_KEY);
            reader_draw_hits(reader, area, row, column, help->keys_width, line->keys, pattern);
        }
        if (line->keys.len > 0) column += help->keys_width + GAP;
        int room = area.columns - column - 1;
        grid_put_fit(grid, area, row, column, room, line->text, ALIGN_LEFT, line->look);
        reader_draw_hits(reader, area, row, column, room, line->text, pattern);
    }
}

/* There is no cursor to be seen: moving scrolls. */
static bool move(struct reader *reader, struct pane *pane, enum action action, unsigned number) {
    struct help *help = pane->state;
    if (action == ACTION_CURSOR_DOWN) action = ACTION_SCROLL_DOWN;
    if (action == ACTION_CURSOR_UP) action = ACTION_SCROLL_UP;
    scroller_act(&help->rows, action, number);
    if (action == ACTION_PAGE_DOWN || action == ACTION_PAGE_UP) help->rows.cursor = help->rows.top;
    reader->dirty = true;
    return true;
}

static bool is_met(const void *context, size_t at) {
    const struct reader *reader = context;
    const struct help *help = reader->panes[PANE_HELP].state;
    struct str pattern = buf_str(&reader->panes[PANE_HELP].pattern);
    const struct help_line *line = &help->lines.at[at];
    return find_any(line->text, pattern) || (!line->goes_on && find_any(line->keys, pattern));
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct help *help = pane->state;
    if (step == FIND_BEGIN) help->before = help->rows;
    size_t from = step == FIND_TYPING ? help->before.top : help->rows.cursor;
    size_t at = reader_find_row(reader, pane, step, help->lines.count, from, is_met);
    if (at == SIZE_MAX) return false;
    if (step == FIND_GIVE_UP)
        scroller_go_back(&help->rows, &help->before);
    else if (step != FIND_BEGIN)
        scroller_go_far(&help->rows, at);
    reader->dirty = true;
    return true;
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    (void)reader;
    struct help *help = pane->state;
    reader_add_met(pane, help->rows.cursor, out);
    size_t seen = help->rows.top + help->rows.rows, count = help->lines.count;
    if (count > 0) buf_printf(out, "%zu%%", size_least(seen, count) * 100 / count);
}

static void drop(void *state) {
    struct help *help = state;
    arena_free(&help->arena);
    vec_free(&help->entries);
    vec_free(&help->lines);
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    SCROLLING_ACTIONS(move),
    [ACTION_READ_ON] = move,
};

const struct pane_ops HELP_PANE = {
    .context = CONTEXT_POPUP,
    .state_size = sizeof(struct help),
    .drop = drop,
    .resize = resize,
    .notice = notice,
    .draw = draw,
    .find = find,
    .place = place,
    .actions = ACTIONS,
};
