#include "tui/actions/general.h"

#include "core/base/bounds.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"
#include "tui/panes/panes.h"
#include "tui/panes/popup.h"
#include "tui/panes/text.h"
#include "tui/reader/drawing.h"

/* ---- panes and views ---- */

/* False, with a word, where there is one pane alone. */
static bool has_panes(struct reader *reader) {
    if (!reader_is_split(reader)) reader_say(reader, "%s", _("There is one pane here"));
    return reader_is_split(reader);
}

static void step_pane(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    if (!has_panes(reader)) return;
    int step = action == ACTION_NEXT_PANE ? 1 : SLOT_COUNT - 1;
    reader_focus(reader, (enum slot)(((int)reader->focus + step) % SLOT_COUNT));
}

/* Out of the text: the list. Out of anything else: the view behind. */
static void back(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    if (reader->zoomed) {
        reader->zoomed = false;
        reader->changes |= CHANGED_PAGE;
        reader->dirty = true;
    } else if (reader_is_split(reader) && reader->focus != SLOT_LIST) {
        reader_focus(reader, SLOT_LIST);
    } else if (!reader_leave_view(reader) && action == ACTION_BACK) {
        reader->done = true;
    }
}

static void jump(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    if (!reader_jump(reader, action == ACTION_JUMP_BACK))
        reader_say(reader, "%s",
                   action == ACTION_JUMP_BACK ? _("No place further back")
                                              : _("No place further on"));
}

static void zoom(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (!has_panes(reader)) return;
    reader->zoomed = !reader->zoomed;
    reader->changes |= CHANGED_PAGE;
    reader->dirty = true;
}

static void next_layout(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    reader->layout = (enum layout)((reader->layout + 1) % LAYOUT_COUNT);
    reader->zoomed = false;
    reader->changes |= CHANGED_PAGE;
    reader_say(reader, "%s: %s", _("layout"), layout_name(reader->layout));
}

static void open_view(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    static const enum view VIEWS[ACTION_COUNT] = {
        [ACTION_VIEW_ARTICLES] = VIEW_ARTICLES, [ACTION_VIEW_QUOTES] = VIEW_QUOTES,
        [ACTION_VIEW_PEOPLE] = VIEW_PEOPLE,     [ACTION_VIEW_SOURCES] = VIEW_SOURCES,
        [ACTION_VIEW_TIMELINE] = VIEW_TIMELINE, [ACTION_HELP] = VIEW_HELP,
        [ACTION_MESSAGES] = VIEW_MESSAGES,
    };
    if (reader->view == VIEWS[action] && reader->view > VIEW_QUOTES)
        reader_leave_view(reader); /* the same key again closes it */
    else
        reader_open_view(reader, VIEWS[action]);
}

static void open_echoes(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (reader_quote(reader) == NULL) {
        reader_say(reader, "%s", _("No quote is selected here"));
        return;
    }
    if (reader->echoes != NULL) library_echoes_free(reader->echoes);
    reader->echoes = NULL;
    reader->echoes_request = library_request_echoes(reader->library, reader->article->id,
                                                    reader_quote_start(reader, reader->quote));
    reader_open_view(reader, VIEW_ECHOES);
}

static void sort(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    if (!reader_is_split(reader)) {
        reader_say(reader, "%s", _("This has an order of its own"));
        return;
    }
    if (action == ACTION_REVERSE)
        reader->reverse = !reader->reverse;
    else
        reader->sort = (enum library_sort)((reader->sort + 1) % SORT_COUNT);
    reader_ask(reader, false);
}

/* ---- steps ---- */

static void step_quote(struct reader *reader, enum action action, unsigned number) {
    if (reader_quote(reader) == NULL) {
        reader_say(reader, "%s", _("Nobody is quoted here"));
        return;
    }
    size_t times = number > 0 ? number : 1, last = reader->article->quotes.count - 1;
    size_t at = reader->quote;
    at = action == ACTION_NEXT_QUOTE ? at + times : at > times ? at - times : 0;
    reader_select_quote(reader, size_least(at, last));
}

static void step_article(struct reader *reader, enum action action, unsigned number) {
    long times = number > 0 ? (long)number : 1;
    list_step(reader, action == ACTION_NEXT_ARTICLE ? times : -times);
}

static void seek(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    static const enum seek_for WHAT[ACTION_COUNT] = {
        [ACTION_NEXT_UNREAD] = SEEK_UNREAD,   [ACTION_PREVIOUS_UNREAD] = SEEK_UNREAD,
        [ACTION_NEXT_STARRED] = SEEK_STARRED, [ACTION_PREVIOUS_STARRED] = SEEK_STARRED,
        [ACTION_NEXT_ECHOED] = SEEK_ECHOED,   [ACTION_PREVIOUS_ECHOED] = SEEK_ECHOED,
    };
    bool is_back = action == ACTION_PREVIOUS_UNREAD || action == ACTION_PREVIOUS_STARRED ||
                   action == ACTION_PREVIOUS_ECHOED;
    bool in_article = reader->focus != SLOT_LIST && WHAT[action] == SEEK_ECHOED;
    if (!in_article || !reader_step_echoed(reader, is_back))
        list_seek(reader, WHAT[action], is_back);
}

static void step_paragraph(struct reader *reader, enum action action, unsigned number) {
    struct pane *text = &reader->panes[PANE_TEXT];
    text->ops->actions[action](reader, text, action, number);
}

static void read_on(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (reader->panes[PANE_TEXT].area.rows == 0 || !text_read_on(reader))
        list_seek(reader, SEEK_UNREAD, false);
}

/* ---- finding ---- */

static void search_again(struct reader *reader, enum action action, unsigned number) {
    struct pane *pane = reader_pane(reader);
    if (pane->pattern.len == 0 || pane->ops->find == NULL) {
        reader_say(reader, "%s", _("Nothing was searched for here"));
        return;
    }
    enum find_step step = action == ACTION_SEARCH_NEXT ? FIND_NEXT : FIND_PREVIOUS;
    bool met = true;
    pane->met.count = 0;
    for (unsigned i = 0; i < (number > 0 ? number : 1) && met; i++)
        met = pane->ops->find(reader, pane, step);
    if (!met) reader_say(reader, "%s: %s", _("Not found"), pane->pattern.at);
    reader->dirty = true;
}

static void clear_filter(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    reader_set_filter(reader, STR(""));
}

static void list_filters(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    menu_open(reader);
}

/* ---- the text ---- */

static void cycle_boilerplate(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    static const char *const SAID[BOILERPLATE_COUNT] = {
        [BOILERPLATE_DIM] = N_("boilerplate: dim"),
        [BOILERPLATE_HIDDEN] = N_("boilerplate: hidden"),
        [BOILERPLATE_RAW] = N_("the raw page"),
    };
    reader->boilerplate = (enum boilerplate)((reader->boilerplate + 1) % BOILERPLATE_COUNT);
    reader->changes |= CHANGED_OPTIONS;
    reader_say(reader, "%s", _(SAID[reader->boilerplate]));
}

static void toggle_indirect(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    reader->indirect = !reader->indirect;
    if (reader->wanted >= 0) reader_request(reader);
    reader_say(reader, "%s",
               reader->indirect ? _("indirect quotes: shown here; counts keep to quotation marks")
                                : _("indirect quotes: not shown"));
}

static void toggle_why(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    reader->why = !reader->why;
    if (reader->why && reader->panes[PANE_QUOTES].area.rows == 0) reader_focus(reader, SLOT_QUOTES);
    reader->dirty = true;
}

/* ---- picking, leaving, ending ---- */

/* Rows are picked in the list, from wherever it is done. */
static void pick(struct reader *reader, enum action action, unsigned number) {
    struct pane *list = &reader->panes[PANE_LIST];
    list->ops->actions[action](reader, list, action, number);
}

static void with_picked(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    list_end_range(reader, false);
    if (reader->picks.all.count == 0 && !list_of(reader)->gathering)
        reader_say(reader, "%s", _("Nothing is picked"));
    else
        reader->with_picked = true;
}

/* There is nothing to leave: whoever presses <C-c> wants out. */
static void say_quit_key(struct reader *reader) {
    struct buf key = {0};
    if (reader_add_key(reader, reader_pane(reader)->ops->context, ACTION_QUIT, &key))
        reader_say(reader, _("%s quits"), key.at);
    buf_free(&key);
}

static void cancel(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    struct pane *pane = reader_pane(reader);
    bool idle = reader->picks.all.count == 0 && pane->pattern.len == 0 &&
                !list_of(reader)->ranging && !reader->with_picked;
    if (idle) say_quit_key(reader);
    list_end_range(reader, true);
    reader->with_picked = false;
    if (pane->pattern.len > 0 && pane->ops->find != NULL) {
        pane->pattern.len = 0;
        reader->changes |= CHANGED_OPTIONS;
    }
}

static void repaint(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (reader->host.repaint != NULL) reader->host.repaint(reader->host.data);
    reader->dirty = true;
}

static void suspend(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (reader->host.suspend == NULL) return;
    library_park(reader->library, true);
    reader->host.suspend(reader->host.data);
    library_park(reader->library, false);
    reader->dirty = true;
}

static void reload(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    const struct reader_setup *setup = reader->setup;
    struct config *config =
        config_load(setup->config_folder, setup->settings, setup->setting_count);
    config_free(reader->config);
    reader->config = *setup->config = config;
    reader_take_options(reader);
    if (reader->host.configure != NULL) reader->host.configure(reader->host.data);
    reader_ask(reader, false);
    for (size_t i = 0; i < config->error_count; i++) reader_fail(reader, &config->errors[i]);
    if (config->error_count == 0) reader_say(reader, "%s", _("The configuration was read again"));
}

static void quit(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    reader->done = true;
}

/* NULL: only panes, prompts or menus know it. */
static general_action *const ACTIONS[ACTION_COUNT] = {
    [ACTION_READ_ON] = read_on,
    [ACTION_OUT] = back,
    [ACTION_NEXT_PANE] = step_pane,
    [ACTION_PREVIOUS_PANE] = step_pane,
    [ACTION_BACK] = back,
    [ACTION_JUMP_BACK] = jump,
    [ACTION_JUMP_FORWARD] = jump,
    [ACTION_ZOOM] = zoom,
    [ACTION_NEXT_LAYOUT] = next_layout,
    [ACTION_NEXT_QUOTE] = step_quote,
    [ACTION_PREVIOUS_QUOTE] = step_quote,
    [ACTION_NEXT_PARAGRAPH] = step_paragraph,
    [ACTION_PREVIOUS_PARAGRAPH] = step_paragraph,
    [ACTION_NEXT_ARTICLE] = step_article,
    [ACTION_PREVIOUS_ARTICLE] = step_article,
    [ACTION_NEXT_UNREAD] = seek,
    [ACTION_PREVIOUS_UNREAD] = seek,
    [ACTION_NEXT_STARRED] = seek,
    [ACTION_PREVIOUS_STARRED] = seek,
    [ACTION_NEXT_ECHOED] = seek,
    [ACTION_PREVIOUS_ECHOED] = seek,
    [ACTION_SEARCH] = ask_search,
    [ACTION_SEARCH_NEXT] = search_again,
    [ACTION_SEARCH_PREVIOUS] = search_again,
    [ACTION_FILTER] = ask_filter,
    [ACTION_FILTER_LIST] = list_filters,
    [ACTION_FILTER_CLEAR] = clear_filter,
    [ACTION_VIEW_ARTICLES] = open_view,
    [ACTION_VIEW_QUOTES] = open_view,
    [ACTION_VIEW_PEOPLE] = open_view,
    [ACTION_VIEW_SOURCES] = open_view,
    [ACTION_VIEW_TIMELINE] = open_view,
    [ACTION_ECHOES] = open_echoes,
    [ACTION_SORT] = sort,
    [ACTION_REVERSE] = sort,
    [ACTION_BOILERPLATE] = cycle_boilerplate,
    [ACTION_INDIRECT] = toggle_indirect,
    [ACTION_WHY] = toggle_why,
    [ACTION_PICK] = pick,
    [ACTION_PICK_RANGE] = pick,
    [ACTION_WITH_PICKED] = with_picked,
    [ACTION_STAR] = mark_star,
    [ACTION_TOGGLE_READ] = mark_read_or_not,
    [ACTION_READ_ALL] = ask_read_all,
    [ACTION_TAG] = ask_tags,
    [ACTION_NOTE] = ask_note,
    [ACTION_UNDO] = mark_undo,
    [ACTION_REDO] = mark_undo,
    [ACTION_COPY] = take_copy,
    [ACTION_COPY_CITATION] = take_copy,
    [ACTION_COPY_PARAGRAPH] = take_copy,
    [ACTION_COPY_PATH] = take_copy,
    [ACTION_COPY_ID] = take_copy,
    [ACTION_COPY_LINK] = take_copy,
    [ACTION_OPEN_LINK] = take_link,
    [ACTION_EXPORT] = ask_export,
    [ACTION_PIPE] = ask_pipe,
    [ACTION_EDITOR] = take_editor,
    [ACTION_HELP] = open_view,
    [ACTION_COMMAND] = ask_command,
    [ACTION_CANCEL] = cancel,
    [ACTION_MESSAGES] = open_view,
    [ACTION_RELOAD] = reload,
    [ACTION_REPAINT] = repaint,
    [ACTION_SUSPEND] = suspend,
    [ACTION_QUIT] = quit,
};

/* Is the action for the article or quote under the cursor, which people, help and the like hide? */
static bool is_for_article(enum action action) {
    switch (action_info(action)->group) {
    case GROUP_STEPS:
    case GROUP_TEXT:
    case GROUP_TAKE:
        return true;
    case GROUP_MARKS:
        return action != ACTION_UNDO && action != ACTION_REDO;
    default:
        return action == ACTION_ECHOES;
    }
}

/* Can it be done with what is picked, wherever that is? */
static bool is_for_picked(const struct reader *reader, enum action action) {
    bool takes_all = action == ACTION_COPY_CITATION || action == ACTION_COPY_PATH ||
                     action_info(action)->group == GROUP_MARKS;
    return action == ACTION_WITH_PICKED || (reader->with_picked && takes_all) ||
           (action == ACTION_EXPORT && reader->picks.all.count > 0);
}

static void say_out_of_sight(struct reader *reader) {
    struct buf key = {0};
    bool leads_there = reader->view >= VIEW_PEOPLE && reader->view <= VIEW_ECHOES &&
                       reader_add_key(reader, CONTEXT_VIEWS, ACTION_IN, &key);
    if (leads_there)
        reader_say(reader, _("Articles are not in sight here: %s leads to them"), key.at);
    else
        reader_say(reader, "%s", _("Articles are not in sight here"));
    buf_free(&key);
}

void general_do(struct reader *reader, enum action action, unsigned number) {
    struct pane *pane = reader_pane(reader);
    pane_action *own = pane->ops->actions[action];
    if (is_for_article(action) && !reader_is_split(reader) && own == NULL &&
        !is_for_picked(reader, action)) {
        say_out_of_sight(reader);
        return;
    }
    if (is_for_article(action) && reader_is_split(reader) && list_of(reader)->rows.count == 0 &&
        action_info(action)->group != GROUP_TEXT) {
        reader_say(reader, "%s", _("No article is selected here"));
        return;
    }
    bool was_with_picked = reader->with_picked;
    reader->dirty = true;
    if ((own == NULL || !own(reader, pane, action, number)) && ACTIONS[action] != NULL)
        ACTIONS[action](reader, action, number);
    /* `;` holds for one action, or for what is typed into the prompt that it opened. */
    if (was_with_picked && reader->prompt.ops == NULL) reader->with_picked = false;
}

bool general_needs_article(struct reader *reader, enum action action) {
    bool in_article = reader_is_split(reader) && reader->focus != SLOT_LIST;
    if (in_article &&
        (action == ACTION_SEARCH || reader_pane(reader)->ops->actions[action] != NULL))
        return true;
    switch (action) {
    case ACTION_NEXT_QUOTE:
    case ACTION_PREVIOUS_QUOTE:
    case ACTION_ECHOES:
    case ACTION_STAR:
    case ACTION_TOGGLE_READ:
    case ACTION_TAG:
    case ACTION_NOTE:
        return true;
    default:
        return action_info(action)->group == GROUP_TAKE;
    }
}

bool general_knows(enum action action) {
    if (ACTIONS[action] != NULL || prompt_knows(action)) return true;
    for (int i = 0; i < PANE_COUNT; i++)
        if (PANES[i]->actions[action] != NULL) return true;
    return false;
}
