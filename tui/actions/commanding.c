/* The command line: an action by its name, an option, a filter, a row. */
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/reader/prompt.h"

/* What has a word of its own on the command line, besides all actions. */
enum word_id { WORD_SET, WORD_FILTER, WORD_THEME, WORD_EXPORT, WORD_PIPE, WORD_COUNT };
static const struct {
    const char *name, *help;
} WORDS[WORD_COUNT] = {
    [WORD_SET] = {"set", N_("an option and its value, for now")},
    [WORD_FILTER] = {"filter", N_("a query: only what it lets through")},
    [WORD_THEME] = {"theme", N_("other colours")},
    [WORD_EXPORT] = {"export", N_("to a file; its ending tells the format")},
    [WORD_PIPE] = {"pipe", N_("hand the article to a command")},
};

static enum word_id word_named(struct str name) {
    int id = 0;
    while (id < WORD_COUNT && !str_eq(name, str_from(WORDS[id].name))) id++;
    return (enum word_id)id;
}

/* Without a value it tells the one that holds. */
static void set_option(struct reader *reader, struct str name, struct str value) {
    struct error error;
    struct buf now = {0};
    bool is_asked = value.ptr == NULL && config_show(reader->config, name, &now);
    if (is_asked) reader_say(reader, "%s", now.at);
    buf_free(&now);
    if (is_asked) return;
    if (!config_set(reader->config, name, value, &error)) {
        reader_fail(reader, &error);
        return;
    }
    reader_take_options(reader);
    if (reader->host.configure != NULL) reader->host.configure(reader->host.data);
    reader_ask(reader, false);
}

static bool is_number(struct str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] < '0' || s.ptr[i] > '9') return false;
    return s.len > 0 && s.len < 10;
}

/* vim's and less's own words for leaving are understood. */
static enum action action_named(struct str name) {
    if (str_eq(name, STR("q")) || str_eq(name, STR("q!")) || str_eq(name, STR("wq")))
        return ACTION_QUIT;
    if (str_eq(name, STR("h"))) return ACTION_HELP;
    return action_find(name);
}

/* "theme light", or "theme=light" as in kutip.ini. */
static bool cut_name(struct str *rest, struct str *name) {
    size_t equals = str_find(*rest, STR("="), 0), space = str_find(*rest, STR(" "), 0);
    return str_cut(rest, equals < space ? '=' : ' ', name) && name->len > 0;
}

static void set_filter(struct reader *reader, struct str filter) {
    struct buf text = {0};
    struct error error;
    buf_add(&text, filter);
    if (library_query_check(text.at, false, &error))
        reader_set_filter(reader, filter);
    else
        reader_fail(reader, &error);
    buf_free(&text);
}

static void do_word(struct reader *reader, enum word_id word, struct str rest) {
    struct str name;
    switch (word) {
    case WORD_SET:
        if (!cut_name(&rest, &name))
            reader_complain(reader, "%s", _("set: an option and its value are wanted"));
        else
            set_option(reader, name, rest.ptr != NULL ? str_trim(rest) : STR_NONE);
        break;
    case WORD_FILTER:
        set_filter(reader, rest);
        break;
    case WORD_THEME:
        set_option(reader, STR("theme"), rest.len > 0 ? rest : STR_NONE);
        break;
    case WORD_EXPORT:
        if (rest.len == 0 || reader->setup->restricted)
            ask_export(reader, ACTION_EXPORT, 0);
        else
            export_begin(reader, rest);
        break;
    case WORD_PIPE:
        take_pipe(reader, rest);
        break;
    case WORD_COUNT:
        break;
    }
}

static void command_accepted(struct reader *reader, struct str text) {
    struct str rest = str_trim(text), name;
    if (rest.len == 0 || !str_cut(&rest, ' ', &name)) return;
    rest = rest.ptr != NULL ? str_trim(rest) : STR("");
    if (is_number(name)) {
        unsigned number = 0;
        for (size_t i = 0; i < name.len; i++) number = number * 10 + (unsigned)(name.ptr[i] - '0');
        general_do(reader, ACTION_FIRST, number);
        return;
    }
    enum word_id word = word_named(name);
    enum action action = action_named(name);
    if (word != WORD_COUNT && (rest.len > 0 || action == ACTION_NONE))
        do_word(reader, word, rest);
    else if (action != ACTION_NONE)
        general_do(reader, action, 0);
    else
        reader_complain(reader, "%.*s: %s", STR_ARG(name),
                        _("no such command (Tab after : lists them)"));
}

/* ---- completion ---- */

static void offer_options(struct str typed, struct candidates *out) {
    struct option_info info;
    for (size_t i = 0; option_info(i, &info); i++)
        candidates_offer(out, str_from(info.name), typed, _(info.help));
}

static void offer_themes(struct reader *reader, struct str typed, struct candidates *out) {
    for (size_t i = 0; i < reader->config->theme_count; i++)
        candidates_offer(out, str_from(reader->config->themes[i]), typed, NULL);
}

/* The values of an option that are one of a few words. */
static void offer_option_values(struct reader *reader, struct str option, struct str typed,
                                struct candidates *out) {
    struct option_info info;
    if (str_eq(option, STR("theme"))) offer_themes(reader, typed, out);
    for (size_t i = 0; option_info(i, &info); i++) {
        if (!str_eq(str_from(info.name), option)) continue;
        struct str rest = str_from(info.values), value;
        while (strchr(info.values, '|') != NULL && str_cut(&rest, '|', &value))
            candidates_offer(out, value, typed, NULL);
    }
}

static void offer_commands(struct str typed, struct candidates *out) {
    for (int i = 0; i < WORD_COUNT; i++)
        if (action_find(str_from(WORDS[i].name)) == ACTION_NONE)
            candidates_offer(out, str_from(WORDS[i].name), typed, _(WORDS[i].help));
    for (int action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const struct action_info *info = action_info((enum action)action);
        if ((info->contexts & IN_PROMPT) == 0)
            candidates_offer(out, str_from(info->name), typed, _(info->help));
    }
}

/* What follows one of WORDS. */
static void complete_rest(struct reader *reader, enum word_id word, struct str rest,
                          struct candidates *out) {
    struct str option;
    switch (word) {
    case WORD_SET:
        cut_name(&rest, &option);
        if (rest.ptr == NULL) {
            offer_options(option, out);
            break;
        }
        offer_option_values(reader, option, rest, out);
        out->start = option.len + 1;
        break;
    case WORD_FILTER:
        complete_query(reader, rest, out);
        break;
    case WORD_THEME:
        offer_themes(reader, rest, out);
        break;
    case WORD_EXPORT:
        complete_path(rest, out);
        break;
    case WORD_PIPE:
        complete_pipe(reader, rest, out);
        break;
    case WORD_COUNT:
        break;
    }
}

static void command_complete(struct reader *reader, struct str before, struct candidates *out) {
    struct str rest = before, first;
    str_cut(&rest, ' ', &first);
    if (rest.ptr == NULL) {
        offer_commands(first, out);
        return;
    }
    complete_rest(reader, word_named(first), rest, out);
    out->start += first.len + 1;
}

static const struct prompt_ops COMMAND = {
    .history = "command",
    .accepted = command_accepted,
    .complete = command_complete,
};

void ask_command(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    prompt_open(reader, &COMMAND, ":", STR(""));
}
