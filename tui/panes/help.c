#include "tui/panes/help.h"

#include "core/text/width.h"
#include "core/text/wrap.h"
#include "tui/messages.h"
#include "tui/panes/find.h"
#include "tui/panes/scroller.h"

enum { KEYS_WIDTH = 18, MARGIN = 2 };

struct help_line {
    struct str keys, text; /* a heading has no keys */
    cell_style look;
};

struct help {
    struct arena arena;
    VEC(struct help_line) lines;
    struct scroller rows; /* its cursor is the line that a search found */
    size_t find_from;
};

/* What can be asked for in a filter: an example, and what it finds. */
static const struct {
    const char *query, *help;
} FIELDS[] = {
    {"surat holvat", N_("all of these words, in title or text")},
    {"\"dua pemimpin\"", N_("these words in a row")},
    {"said:word", N_("words inside a quote; said:\"words in a row\"")},
    {"speaker:name", N_("quotes by this person; speaker:? for unknown speakers")},
    {"role:menteri", N_("quotes by people of this office")},
    {"via:agency", N_("quotes that came through this agency or medium")},
    {"kind:mixed", N_("quotes of this kind: direct, mixed, indirect")},
    {"outlet:name", N_("pages of this outlet")},
    {"source:name", N_("articles that cite this medium")},
    {"title: author: tag:", N_("words of the title, an author, a tag of yours")},
    {"place: lang: path:", N_("dateline, language (id, en), part of the file's path")},
    {"date:2023-08", N_("this day, month or year; date:2023-01..2023-06 for a span")},
    {"is:unread is:starred", N_("also is:noted and is:new (since the last visit)")},
    {"has:quotes", N_("articles in which somebody is quoted")},
    {"-word  a OR b  ( … )", N_("without; one or the other; together")},
};

static void add(struct help *help, struct str keys, struct str text, cell_style look) {
    vec_push(&help->lines, (struct help_line){keys, text, look});
}

static void add_heading(struct help *help, const char *text) {
    if (help->lines.count > 0) add(help, STR_NONE, STR(""), ROLE_TEXT);
    add(help, STR_NONE, str_from(text), ROLE_POPUP_TITLE);
}

/* All keys of an action, as a person writes them: "j ↓". */
static struct str keys_of(struct reader *reader, struct help *help, enum context context,
                          enum action action) {
    struct buf keys = {0};
    struct binding binding;
    for (size_t at = 0; keymap_next(reader->config->keymap, context, NULL, 0, &at, &binding);) {
        if (binding.action_count != 1 || binding.actions[0] != action) continue;
        if (keys.len > 0) buf_add_char(&keys, ' ');
        keys_show(&keys, binding.keys, binding.key_count, reader->glyphs == GLYPHS_UTF8);
    }
    struct str copy = arena_str(&help->arena, buf_str(&keys));
    buf_free(&keys);
    return copy;
}

static void add_actions(struct reader *reader, struct help *help, enum action_group group) {
    enum context context = group == GROUP_PROMPTS ? CONTEXT_PROMPT : CONTEXT_LIST;
    add_heading(help, _(action_group_heading(group)));
    for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const struct action_info *info = action_info((enum action)action);
        if (info->group != group) continue;
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
         keymap_next(reader->config->keymap, CONTEXT_LIST, NULL, 0, &at, &binding);) {
        if (binding.action_count < 2) continue;
        if (first) add_heading(help, _("Macros"));
        first = false;
        struct buf keys = {0};
        keys_show(&keys, binding.keys, binding.key_count, reader->glyphs == GLYPHS_UTF8);
        add(help, arena_str(&help->arena, buf_str(&keys)),
            arena_str(&help->arena, str_from(binding.name)), ROLE_POPUP);
        buf_free(&keys);
    }
}

static void build(struct reader *reader, struct help *help) {
    arena_reset(&help->arena);
    help->lines.count = 0;
    if (reader->view == VIEW_MESSAGES) {
        for (size_t i = 0; i < reader->messages.count; i++)
            add(help, STR_NONE, arena_str(&help->arena, str_from(reader->messages.at[i])),
                ROLE_POPUP);
    } else {
        for (int group = 0; group < GROUP_COUNT; group++)
            add_actions(reader, help, (enum action_group)group);
        add_macros(reader, help);
        add_heading(help, _("What a filter can ask for"));
        for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++)
            add(help, str_from(FIELDS[i].query), str_from(_(FIELDS[i].help)), ROLE_POPUP);
    }
    help->rows.count = help->lines.count;
    scroller_fit(&help->rows);
}

static bool is_mine(const struct reader *reader) {
    return reader->view == VIEW_HELP || reader->view == VIEW_MESSAGES;
}

static void notice(struct reader *reader, struct pane *pane, unsigned changes) {
    struct help *help = pane->state;
    if (!is_mine(reader) || (changes & (CHANGED_PAGE | CHANGED_OPTIONS)) == 0) return;
    if ((changes & CHANGED_PAGE) != 0) scroller_go(&help->rows, 0);
    build(reader, help);
    if (reader->view == VIEW_MESSAGES) scroller_go(&help->rows, help->rows.count);
}

static void resize(struct reader *reader, struct pane *pane) {
    (void)reader;
    struct help *help = pane->state;
    help->rows.rows = pane->area.rows > 0 ? (size_t)pane->area.rows : 0;
    scroller_fit(&help->rows);
}

static int keys_width(const struct help *help) {
    int widest = KEYS_WIDTH;
    for (size_t i = 0; i < help->lines.count; i++) {
        int width = width_of(help->lines.at[i].keys);
        if (width > widest) widest = width;
    }
    return widest;
}

static void draw(struct reader *reader, struct pane *pane, struct grid *grid) {
    struct help *help = pane->state;
    struct area area = pane->area;
    if (help->lines.count == 0) reader_draw_notice(reader, area, _("No messages so far"), "");
    int keys = area.columns < 50 ? 10 : keys_width(help);
    struct str pattern = buf_str(&pane->pattern);
    for (int row = 0; row < area.rows; row++) {
        size_t at = help->rows.top + (size_t)row;
        if (at >= help->lines.count) break;
        const struct help_line *line = &help->lines.at[at];
        int column = MARGIN;
        if (line->keys.len > 0) {
            grid_put_fit(grid, area, row, column, keys, line->keys, ALIGN_LEFT, ROLE_POPUP_KEY);
            reader_draw_hits(reader, area, row, column, keys, line->keys, pattern);
            column += keys + 2;
        }
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
    return find_any(help->lines.at[at].text, pattern) || find_any(help->lines.at[at].keys, pattern);
}

static bool find(struct reader *reader, struct pane *pane, enum find_step step) {
    struct help *help = pane->state;
    size_t at = help->rows.cursor;
    if (step == FIND_BEGIN) help->find_from = help->rows.top;
    if (step == FIND_TYPING || step == FIND_GIVE_UP) at = help->find_from;
    if (step == FIND_TYPING || step == FIND_NEXT || step == FIND_PREVIOUS)
        at = find_row(help->lines.count, at, step == FIND_TYPING, step == FIND_PREVIOUS, is_met,
                      reader);
    if (at == SIZE_MAX) return false;
    find_count(help->lines.count, at, is_met, reader, &pane->met);
    if (step != FIND_BEGIN) scroller_go(&help->rows, at);
    reader->dirty = true;
    return true;
}

static void place(struct reader *reader, struct pane *pane, struct buf *out) {
    (void)reader;
    struct help *help = pane->state;
    reader_add_met(pane, help->rows.cursor, out);
    size_t seen = help->rows.top + help->rows.rows, count = help->lines.count;
    if (count > 0) buf_printf(out, "%zu%%", (seen < count ? seen : count) * 100 / count);
}

static void drop(void *state) {
    struct help *help = state;
    arena_free(&help->arena);
    vec_free(&help->lines);
}

static pane_action *const ACTIONS[ACTION_COUNT] = {
    [ACTION_CURSOR_DOWN] = move, [ACTION_CURSOR_UP] = move, [ACTION_FIRST] = move,
    [ACTION_LAST] = move,        [ACTION_HALF_DOWN] = move, [ACTION_HALF_UP] = move,
    [ACTION_PAGE_DOWN] = move,   [ACTION_PAGE_UP] = move,   [ACTION_READ_ON] = move,
    [ACTION_SCROLL_DOWN] = move, [ACTION_SCROLL_UP] = move,
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
