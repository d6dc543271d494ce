/* Keys and the mouse -> actions. */
#include "core/text/text.h"
#include "core/text/utf8.h"
#include "tui/actions/general.h"
#include "tui/app/loop_parts.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"
#include "tui/panes/popup.h"
#include "tui/reader/drawing.h"

/* The mouse acts on the pane under it; a click gives it the keys and the row as the number. */
static bool act_by_mouse(struct reader *reader, enum action action, int row, int column) {
    for (int i = 0; i < PANE_COUNT; i++) {
        struct pane *pane = &reader->panes[i];
        struct area area = pane->area;
        if (row < area.row || row >= area.row + area.rows || column < area.column ||
            column >= area.column + area.columns)
            continue;
        if (action == ACTION_CLICK && i < SLOT_COUNT) reader_focus(reader, (enum slot)i);
        unsigned number = action == ACTION_CLICK ? (unsigned)(row - area.row + 1) : 0;
        pane_action *act = pane->ops->actions[action];
        return act != NULL && act(reader, pane, action, number);
    }
    return false;
}

/* Keys come faster than articles: what is meant for the one under the cursor waits for it, and so
 * do the keys behind it. What comes behind a range waits until all its rows are picked. */
static bool must_wait(struct reader *reader, enum action action) {
    if (list_of(reader)->gathering) return action != ACTION_CANCEL && action != ACTION_QUIT;
    return general_needs_article(reader, action) && reader_waits_for_article(reader);
}

/* What is done with articles while a range is open is done with the range. */
static bool is_for_range(enum action action) {
    enum action_group group = action_info(action)->group;
    return group == GROUP_TAKE || action == ACTION_STAR || action == ACTION_TOGGLE_READ ||
           action == ACTION_TAG || action == ACTION_NOTE;
}

/* The actions of a binding, from the one at `from` on. */
static void do_actions(struct reader *reader, const struct binding *binding, size_t from,
                       unsigned number, int row, int column) {
    for (size_t i = from; i < binding->action_count && !reader->done; i++) {
        enum action action = binding->actions[i];
        if (reader->prompt.ops == NULL && list_of(reader)->ranging && is_for_range(action))
            general_do(reader, ACTION_WITH_PICKED, 0);
        if (reader->prompt.ops != NULL) {
            prompt_act(reader, action);
        } else if (reader->menu.open) {
            menu_act(reader, action, number);
        } else if (must_wait(reader, action)) {
            reader->held = (struct held){.binding = *binding, .at = i, .number = number};
            if (reader->preview_due != 0) reader_request(reader);
            return;
        } else if (row < 0 || !act_by_mouse(reader, action, row, column)) {
            general_do(reader, action, number);
        }
        if (action == ACTION_RELOAD) return; /* the binding went with the old configuration */
    }
}

static bool is_holding(const struct reader *reader) {
    return reader->held.at < reader->held.binding.action_count;
}

void loop_release_held(struct reader *reader) {
    struct held held = reader->held;
    if (!is_holding(reader) || must_wait(reader, held.binding.actions[held.at])) return;
    reader->held = (struct held){0};
    do_actions(reader, &held.binding, held.at, held.number, -1, -1);
    for (size_t i = 0; i < held.keys.count && !reader->done; i++)
        loop_key(reader, held.keys.at[i], -1, -1);
    vec_free(&held.keys);
}

static void log_key(struct reader *reader, struct key key) {
    if (reader->setup->log == NULL) return;
    struct buf text = {0};
    key_write(&text, key);
    log_line(reader->setup->log, "key %s", text.at);
    buf_free(&text);
}

/* A key that does nothing says so, and where the keys are told. */
static void say_unbound(struct reader *reader, enum context context,
                        const struct key_reader *before, struct key key) {
    struct buf pressed = {0}, help = {0};
    reader_add_keys(reader, before->keys, before->count, &pressed);
    reader_add_keys(reader, &key, 1, &pressed);
    if (reader_add_key(reader, context, ACTION_HELP, &help))
        reader_say(reader, _("%s does nothing here (%s lists the keys)"), pressed.at, help.at);
    buf_free(&pressed);
    buf_free(&help);
}

void loop_key(struct reader *reader, struct key key, int row, int column) {
    if (is_holding(reader)) {
        vec_push(&reader->held.keys, key);
        return;
    }
    log_key(reader, key);
    bool prompts = reader->prompt.ops != NULL;
    enum context context = prompts             ? CONTEXT_PROMPT
                           : reader->menu.open ? CONTEXT_POPUP
                                               : reader_pane(reader)->ops->context;
    struct key_reader before = reader->keys;
    bool keys_shown = reader->which_key_due < 0;
    reader->message.len = 0;
    reader->which_key_due = 0;
    reader->dirty = true;
    struct binding binding;
    unsigned number;
    switch (
        key_reader_take(&reader->keys, reader->config->keymap, context, key, &binding, &number)) {
    case KEYS_BOUND:
        log_line(reader->setup->log, "do %s %u", binding.name, number);
        do_actions(reader, &binding, 0, number, row, column);
        break;
    case KEYS_PENDING:
        if (reader->keys.count > 0)
            reader->which_key_due =
                keys_shown ? -1 : reader->now + reader->config->options.which_key_delay;
        break;
    case KEYS_UNBOUND: {
        char bytes[4];
        if (prompts && key_is_text(key))
            prompt_insert(reader, (struct str){bytes, utf8_put(bytes, key.code)});
        else if (!prompts && row < 0 && key.code != SPECIAL_ESC)
            say_unbound(reader, context, &before, key);
        break;
    }
    }
}

void loop_paste(struct reader *reader, struct str text) {
    if (reader->prompt.ops == NULL) return; /* pasted words are no keys */
    struct arena arena = {0};
    prompt_insert(reader, text_sanitise(&arena, text));
    arena_free(&arena);
}
