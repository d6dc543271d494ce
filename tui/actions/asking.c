/* Prompts: search, filter, command line, tags, note, export, pipe. */
#include <unistd.h>

#include "core/text/text.h"
#include "core/text/width.h"
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/reader/drawing.h"

/* ---- search ---- */

static void put_pattern(struct pane *pane, struct str text) {
    struct buf copy = {0};
    buf_add(&copy, text);
    buf_free(&pane->pattern);
    pane->pattern = copy;
}

static void search_typed(struct reader *reader, struct str text) {
    struct pane *pane = reader_pane(reader);
    put_pattern(pane, text);
    pane->met.count = 0;
    reader->draft.met = true;
    if (pane->ops->find(reader, pane, FIND_TYPING) || text.len == 0) return;
    reader->draft.met = false;
    pane->ops->find(reader, pane, FIND_GIVE_UP); /* not half-way */
}

static void search_accepted(struct reader *reader, struct str text) {
    struct pane *pane = reader_pane(reader);
    if (text.len > 0) {
        if (!pane->ops->find(reader, pane, FIND_TYPING))
            reader_say(reader, "%s: %.*s", _("Not found"), STR_ARG(text));
        return;
    }
    put_pattern(pane, buf_str(&reader->draft.pattern)); /* as in vim: the last pattern again */
    if (pane->pattern.len > 0) pane->ops->find(reader, pane, FIND_NEXT);
}

static void search_left(struct reader *reader) {
    struct pane *pane = reader_pane(reader);
    put_pattern(pane, STR(""));
    pane->ops->find(reader, pane, FIND_GIVE_UP);
}

static void search_remark(struct reader *reader, struct area field, size_t from, int column) {
    (void)from;
    if (!reader->draft.met)
        grid_put(&reader->grid, field, 0, column, str_from(_("not found")), ROLE_ERROR);
}

static const struct prompt_ops SEARCH = {
    .history = "search",
    .typed = search_typed,
    .accepted = search_accepted,
    .left = search_left,
    .remark = search_remark,
};

void ask_search(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    struct pane *pane = reader_pane(reader);
    if (pane->ops->find == NULL) return;
    reader->draft.pattern.len = 0;
    buf_add(&reader->draft.pattern, buf_str(&pane->pattern));
    put_pattern(pane, STR(""));
    pane->ops->find(reader, pane, FIND_BEGIN);
    reader->draft.met = true;
    prompt_open(reader, &SEARCH, "/", STR(""));
}

/* ---- filter ---- */

static void open_filter(struct reader *reader, struct str text);

/* What stands in the prompt, with the asterisk behind the word that was begun last: it is not shown
 * where the filter is taken up again. */
static void add_meant(struct buf *out, const struct reader *reader, struct str text) {
    size_t begun = reader->draft.begun;
    struct str before = str_slice(buf_str(&reader->draft.filter), 0, begun);
    bool goes_on = begun > 0 && text.len > begun && text.ptr[begun] == ' ' &&
                   str_eq(str_slice(text, 0, begun), before);
    buf_add(out, str_slice(text, 0, goes_on ? begun : 0));
    if (goes_on) buf_add_char(out, '*');
    buf_add(out, str_slice(text, goes_on ? begun : 0, text.len));
}

static void filter_typed(struct reader *reader, struct str text) {
    struct buf meant = {0};
    add_meant(&meant, reader, text);
    reader_type_filter(reader, buf_str(&meant));
    buf_free(&meant);
}

/* A bad filter stays in its prompt, to be mended. A good one goes on to find what it found while it
 * was typed: beginnings of words, too, and the asterisk says so. */
static void filter_accepted(struct reader *reader, struct str text) {
    struct buf filter = {0};
    size_t marks = 0;
    add_meant(&filter, reader, text);
    while (filter.len > 0 && filter.at[filter.len - 1] == ' ') filter.len--;
    for (size_t i = 0; i < filter.len; i++) marks += filter.at[i] == '"';
    if (marks % 2 != 0) buf_add_char(&filter, '"');
    buf_add(&filter, STR(""));
    if (!library_query_check(filter.at, false, &reader->filter_error)) {
        open_filter(reader, text);
    } else {
        if (library_query_goes_on(text.ptr)) buf_add_char(&filter, '*');
        reader_type_filter(reader, buf_str(&filter));
        reader_ask(reader, false);
    }
    buf_free(&filter);
}

static void filter_left(struct reader *reader) {
    reader_type_filter(reader, buf_str(&reader->draft.filter));
    reader_ask(reader, false);
    reader_show(reader, reader->draft.article, reader->draft.quote_start, true);
}

/* Words of other query languages, that are words like any other here. */
static bool seems_foreign(struct str query) {
    for (struct str rest = query, word; str_cut(&rest, ' ', &word);)
        if (str_eq(word, STR("AND")) || str_eq(word, STR("NOT")) || str_eq(word, STR("&&")) ||
            str_find(word, STR("="), 0) != SIZE_MAX)
            return true;
    return false;
}

/* What is wrong, and where; else how much the filter lets through. */
static void filter_remark(struct reader *reader, struct area field, size_t from, int column) {
    struct grid *grid = &reader->grid;
    struct str text = edit_text(&reader->prompt.edit);
    const struct error *error = &reader->filter_error;
    if (error->code == ERROR_NONE && library_counts(reader->library).articles == 0 &&
        seems_foreign(text)) {
        reader_draw_remark(reader, field, column,
                           str_from(_("0 articles: a blank already means AND, -word means NOT")),
                           ROLE_BOILERPLATE);
        return;
    }
    if (error->code == ERROR_NONE) {
        size_t articles = library_counts(reader->library).articles;
        struct buf count = {0};
        reader_add_number(&count, articles);
        buf_printf(&count, " %s", articles == 1 ? _("article") : _("articles"));
        grid_put_fit(grid, field, 0, column, field.columns - column - 1, buf_str(&count),
                     ALIGN_LEFT, ROLE_BOILERPLATE);
        buf_free(&count);
        return;
    }
    size_t at = error->column > 0 ? error->column - 1 : 0;
    if (reader->draft.begun > 0 && at > reader->draft.begun) at--; /* its asterisk is not shown */
    if (at > text.len) at = text.len;
    if (at >= from && at < text.len) {
        int start = width_of(str_slice(text, from, at));
        size_t end = at;
        while (end < text.len && text.ptr[end] != ' ') end++;
        grid_put(grid, field, 0, start, str_slice(text, at, end), ROLE_INPUT_ERROR);
    }
    struct arena arena = {0};
    reader_draw_remark(reader, field, column, text_sanitise(&arena, str_from(error->detail)),
                       ROLE_ERROR);
    arena_free(&arena);
}

static const struct prompt_ops FILTER = {
    .history = "filter",
    .typed = filter_typed,
    .accepted = filter_accepted,
    .left = filter_left,
    .complete = complete_query,
    .remark = filter_remark,
};

/* Where people, sources or months are in sight, that is not what it chooses from. */
static void open_filter(struct reader *reader, struct str text) {
    const char *label = reader_is_split(reader) ? _("filter: ") : _("filter articles: ");
    prompt_open(reader, &FILTER, label, text);
}

void ask_filter(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    reader_jump_from_here(reader);
    reader->draft.filter.len = 0;
    buf_add(&reader->draft.filter, reader_filter(reader));
    reader->draft.article = reader->wanted;
    reader->draft.quote_start = reader_quote_here(reader);
    struct str filter = reader_filter(reader);
    bool is_begun = str_ends(filter, STR("*")) && !str_ends(filter, STR("\"*"));
    reader->draft.begun = is_begun ? filter.len - 1 : 0;
    struct buf text = {0}; /* a blank, so that what is typed now is a word of its own */
    buf_add(&text, str_slice(filter, 0, is_begun ? filter.len - 1 : filter.len));
    if (text.len > 0) buf_add_char(&text, ' ');
    open_filter(reader, buf_str(&text));
    buf_free(&text);
}

/* ---- marks ---- */

static void tags_accepted(struct reader *reader, struct str text) {
    mark_text(reader, MARKS_TAGS, text);
}

static void note_accepted(struct reader *reader, struct str text) {
    mark_text(reader, MARKS_NOTE, text);
}

static void picked_no_more(struct reader *reader) {
    reader->with_picked = false;
}

static const struct prompt_ops TAGS = {.history = "tags",
                                       .accepted = tags_accepted,
                                       .left = picked_no_more,
                                       .complete = complete_tags};
/* A note that could not be kept is in the history still. */
static const struct prompt_ops NOTE = {
    .history = "note", .accepted = note_accepted, .left = picked_no_more};

void ask_tags(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    prompt_open(reader, &TAGS, _("tags: "), mark_text_now(reader, MARKS_TAGS));
}

void ask_note(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    prompt_open(reader, &NOTE, _("note: "), mark_text_now(reader, MARKS_NOTE));
}

static void read_all_accepted(struct reader *reader, struct str text) {
    (void)text;
    mark_all_read(reader);
}

static const struct prompt_ops READ_ALL = {.accepted = read_all_accepted};

void ask_read_all(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    size_t articles = library_counts(reader->library).articles;
    if (articles > 0)
        prompt_ask(reader, &READ_ALL,
                   ngettext("Mark the %zu article of this view read?",
                            "Mark all %zu articles of this view read?", articles),
                   articles);
}

/* ---- out of the program ---- */

static void complete_file(struct reader *reader, struct str before, struct candidates *out) {
    (void)reader;
    complete_path(before, out);
}

static const struct prompt_ops EXPORT = {.history = "export",
                                         .accepted = export_begin,
                                         .left = picked_no_more,
                                         .complete = complete_file};

/* Nothing is exported over a file that is there without a question. */
static void add_free_name(struct buf *out) {
    buf_add(out, STR("kutip.md"));
    for (int number = 2; access(out->at, F_OK) == 0 && number < 1000; number++) {
        out->len = 0;
        buf_printf(out, "kutip-%d.md", number);
    }
}

void ask_export(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (reader->setup->restricted) {
        reader_complain(reader, "%s", _("Nothing is written in restricted mode"));
        return;
    }
    struct buf name = {0};
    add_free_name(&name);
    const char *label = reader->picks.all.count > 0  ? _("export what is picked to file: ")
                        : export_is_of_quote(reader) ? _("export this quote to file: ")
                                                     : _("export this article to file: ");
    prompt_open(reader, &EXPORT, label, buf_str(&name));
    buf_free(&name);
}

static const struct prompt_ops PIPE = {
    .history = "pipe", .accepted = take_pipe, .complete = complete_pipe};

/* "count, less": all but those that kutip itself calls, as many as a label can hold. */
static void add_commands(const struct config *config, struct buf *out) {
    enum { MOST = 40 };
    for (size_t i = 0; i < config->command_count; i++) {
        struct str name = str_from(config->commands[i].name);
        if (command_is_own(name)) continue;
        if (out->len > 0) buf_add(out, STR(", "));
        bool fits = out->len + name.len <= MOST;
        buf_add(out, fits ? name : STR("…"));
        if (!fits) break;
    }
}

void ask_pipe(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    struct buf names = {0}, label = {0};
    add_commands(reader->config, &names);
    if (reader->setup->restricted) {
        reader_complain(reader, "%s", _("No other programs are started in restricted mode"));
    } else if (names.len == 0) {
        reader_say(reader, "%s",
                   _("No commands: name them in the section [commands] of kutip.ini"));
    } else {
        buf_printf(&label, _("hand the article to (%s): "), names.at);
        prompt_open(reader, &PIPE, label.at, STR(""));
    }
    buf_free(&names);
    buf_free(&label);
}
