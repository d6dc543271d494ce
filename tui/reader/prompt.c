#include "tui/reader/prompt.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/text/width.h"
#include "tui/base/messages.h"
#include "tui/reader/reader.h"

static void forget_completion(struct prompt *prompt) {
    candidates_clear(&prompt->candidates);
    prompt->completion = 0;
}

void prompt_open(struct reader *reader, const struct prompt_ops *ops, const char *label,
                 struct str text) {
    struct prompt *prompt = &reader->prompt;
    prompt->ops = ops;
    prompt->is_question = false;
    prompt->label.len = 0;
    buf_add(&prompt->label, str_from(label));
    prompt->older = 0;
    forget_completion(prompt);
    reader_forget_values(reader);
    edit_set(&prompt->edit, text);
    reader->message.len = 0;
    reader->dirty = true;
}

void prompt_ask(struct reader *reader, const struct prompt_ops *ops, const char *format, ...) {
    char question[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(question, sizeof question, format, args);
    va_end(args);
    prompt_open(reader, ops, question, STR(""));
    buf_printf(&reader->prompt.label, " %s ", _("(y/N)"));
    reader->prompt.is_question = true;
}

static void changed(struct reader *reader) {
    const struct prompt_ops *ops = reader->prompt.ops;
    if (ops->typed != NULL) ops->typed(reader, edit_text(&reader->prompt.edit));
}

static void accept(struct reader *reader, enum action action) {
    (void)action;
    struct prompt *prompt = &reader->prompt;
    const struct prompt_ops *ops = prompt->ops;
    struct buf text = {0}; /* what is done with it may open another prompt */
    buf_add(&text, edit_text(&prompt->edit));
    prompt->ops = NULL;
    if (ops->history != NULL && text.len > 0)
        library_history_add(reader->library, ops->history, text.at);
    ops->accepted(reader, buf_str(&text));
    buf_free(&text);
}

static void leave(struct reader *reader, enum action action) {
    (void)action;
    const struct prompt_ops *ops = reader->prompt.ops;
    reader->prompt.ops = NULL;
    if (ops->left != NULL) ops->left(reader);
}

static void walk_history(struct reader *reader, enum action action) {
    bool back = action == ACTION_OLDER;
    struct prompt *prompt = &reader->prompt;
    if (prompt->ops->history == NULL || (!back && prompt->older == 0)) return;
    if (prompt->older == 0) {
        prompt->draft.len = 0;
        buf_add(&prompt->draft, edit_text(&prompt->edit));
    }
    size_t older = back ? prompt->older + 1 : prompt->older - 1;
    const char *text = older == 0
                           ? prompt->draft.at
                           : library_history(reader->library, prompt->ops->history, older - 1);
    if (text == NULL) return;
    prompt->older = older;
    forget_completion(prompt);
    edit_set(&prompt->edit, str_from(text));
    changed(reader);
}

/* What may stand before the cursor; false while the library is asked for it. */
static bool gather(struct reader *reader) {
    struct prompt *prompt = &reader->prompt;
    forget_completion(prompt);
    prompt->before.len = 0;
    buf_add(&prompt->before, str_slice(edit_text(&prompt->edit), 0, prompt->edit.cursor));
    prompt->ops->complete(reader, buf_str(&prompt->before), &prompt->candidates);
    if (prompt->candidates.waits) prompt->candidates.all.count = 0; /* all of them, or none */
    return !prompt->candidates.waits;
}

/* Puts the next (previous) completion in place of the last one; behind the last stands again what
 * was typed. The only one is taken at once: what Tab finds then goes on behind it. */
static void complete(struct reader *reader, enum action action) {
    struct prompt *prompt = &reader->prompt;
    const struct candidates *candidates = &prompt->candidates;
    if (prompt->ops->complete == NULL) return;
    prompt->waiting = action;
    if (candidates->all.count == 0 && !gather(reader)) return;
    size_t count = candidates->all.count;
    if (count == 0) return;
    prompt->completion =
        (prompt->completion + (action == ACTION_COMPLETE ? 1 : count)) % (count + 1);
    edit_replace(&prompt->edit, 0, buf_str(&prompt->before));
    if (prompt->completion > 0)
        edit_replace(&prompt->edit, candidates->start,
                     candidates->all.at[prompt->completion - 1].text);
    if (count == 1) forget_completion(prompt);
    changed(reader);
}

void prompt_go_on(struct reader *reader) {
    if (reader->prompt.ops != NULL && reader->prompt.candidates.waits)
        complete(reader, reader->prompt.waiting);
}

static void edit(struct reader *reader, enum action action) {
    struct prompt *prompt = &reader->prompt;
    size_t length = prompt->edit.text.len;
    edit_act(&prompt->edit, action);
    forget_completion(prompt);
    if (action == ACTION_DELETE_BACK && length == 0)
        leave(reader, action); /* as in vim and less: rubbing out the prompt itself */
    else if (prompt->edit.text.len != length)
        changed(reader);
}

static void (*const ACTIONS[ACTION_COUNT])(struct reader *reader, enum action action) = {
    [ACTION_ACCEPT] = accept,      [ACTION_LEAVE] = leave,       [ACTION_OLDER] = walk_history,
    [ACTION_NEWER] = walk_history, [ACTION_COMPLETE] = complete, [ACTION_COMPLETE_BACK] = complete,
    [ACTION_CHAR_LEFT] = edit,     [ACTION_CHAR_RIGHT] = edit,   [ACTION_WORD_LEFT] = edit,
    [ACTION_WORD_RIGHT] = edit,    [ACTION_LINE_START] = edit,   [ACTION_LINE_END] = edit,
    [ACTION_DELETE_BACK] = edit,   [ACTION_DELETE_CHAR] = edit,  [ACTION_DELETE_WORD] = edit,
    [ACTION_DELETE_LINE] = edit,   [ACTION_DELETE_REST] = edit,  [ACTION_PUT_BACK] = edit,
};

bool prompt_knows(enum action action) {
    return ACTIONS[action] != NULL;
}

void prompt_act(struct reader *reader, enum action action) {
    reader->dirty = true;
    if (reader->prompt.is_question)
        leave(reader, action);
    else if (ACTIONS[action] != NULL)
        ACTIONS[action](reader, action);
}

void prompt_insert(struct reader *reader, struct str text) {
    if (reader->prompt.is_question) {
        reader->dirty = true;
        if (str_eq_ascii_nocase(text, STR("y")))
            accept(reader, ACTION_ACCEPT);
        else
            leave(reader, ACTION_LEAVE);
        return;
    }
    edit_insert(&reader->prompt.edit, text);
    forget_completion(&reader->prompt);
    reader->dirty = true;
    changed(reader);
}

int prompt_column(const struct prompt *prompt, size_t at) {
    return 1 + width_of(buf_str(&prompt->label)) +
           width_of(str_slice(edit_text(&prompt->edit), 0, at));
}

void prompt_draw(struct reader *reader, struct area area) {
    struct prompt *prompt = &reader->prompt;
    struct grid *grid = &reader->grid;
    struct str text = edit_text(&prompt->edit);
    int column = grid_put(grid, area, 0, 1, buf_str(&prompt->label), ROLE_PROMPT);
    struct area field = area_part(area, 0, column, 1, area.columns - column);

    /* A long line is shown from where its cursor is still in sight. */
    size_t from = 0;
    while (width_of(str_slice(text, from, prompt->edit.cursor)) >= field.columns &&
           from < prompt->edit.cursor)
        from += width_cluster(text, from).bytes.len;
    int end = grid_put(grid, field, 0, 0, str_slice(text, from, text.len), ROLE_INPUT);
    grid->cursor_shown = true;
    grid->cursor_row = field.row;
    grid->cursor_column = field.column + width_of(str_slice(text, from, prompt->edit.cursor));
    if (prompt->ops->remark != NULL) prompt->ops->remark(reader, field, from, end + 2);
}

void prompt_free(struct prompt *prompt) {
    edit_free(&prompt->edit);
    buf_free(&prompt->draft);
    buf_free(&prompt->before);
    buf_free(&prompt->label);
    candidates_free(&prompt->candidates);
}
