/* The configuration: defaults, the user's file over them, errors with place and remedy, the dump.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/baked.h"
#include "core/base/ini.h"
#include "core/base/mem.h"
#include "tui/config/config.h"
#include "unit.h"

/* ---- a configuration folder of our own ---- */

struct folder {
    char path[64];
};

static void write_file(const struct folder *folder, const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder->path, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static int folder_setup(void **state) {
    struct folder *folder = mem_new(1, sizeof *folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/kutip-config-XXXXXX");
    if (mkdtemp(folder->path) == NULL) return 1;
    char themes[80];
    snprintf(themes, sizeof themes, "%s/themes", folder->path);
    *state = folder;
    return mkdir(themes, 0700);
}

static int folder_teardown(void **state) {
    struct folder *folder = *state;
    const char *names[] = {"kutip.ini", "themes/night.ini", "themes/loop.ini", "themes"};
    char path[128];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder->path, names[i]);
        remove(path);
    }
    int status = rmdir(folder->path);
    free(folder);
    return status;
}

static struct config *load(const struct folder *folder, const char *text) {
    write_file(folder, "kutip.ini", text);
    return config_load(folder->path, NULL, 0);
}

static void expect_error(const struct config *config, size_t number, enum error_code code,
                         uint32_t line, const char *detail) {
    if (number >= config->error_count) fail_msg("there is no error %zu", number);
    const struct error *error = &config->errors[number];
    assert_string_equal(error->detail, detail);
    assert_int_equal(error->code, code);
    assert_int_equal(error->line, line);
}

/* The number of keys in `text`; SIZE_MAX when one is wrong or there are more. */
static size_t parsed(struct str text, struct key *out, size_t room) {
    size_t count;
    return keys_parse(&text, out, room, &count) ? count : SIZE_MAX;
}

/* What keys do in a context: the name, "pending", or "none". */
static const char *doing(const struct config *config, enum context context, const char *text) {
    struct key keys[KEYS_MOST];
    size_t count = parsed(str_from(text), keys, KEYS_MOST);
    struct binding binding;
    enum key_match match = keymap_find(config->keymap, context, keys, count, &binding);
    return match == KEYS_BOUND ? binding.name : match == KEYS_PENDING ? "pending" : "none";
}

/* ---- defaults ---- */

static void dump_of(const struct config *config, struct buf *out) {
    out->len = 0;
    config_dump(config, out);
}

static void the_built_in_file_says_the_defaults(void **state) {
    (void)state;
    struct config *config = config_load(NULL, NULL, 0);
    assert_int_equal(config->error_count, 0);
#define SWITCH(field, name, value, help) assert_int_equal(config->options.field, value);
#define NUMBER(field, name, value, least, most, help)                                              \
    assert_int_equal(config->options.field, value);
#define CHOICE(field, name, value, type, list, help) assert_int_equal(config->options.field, value);
#define WORDS(field, name, value, help) assert_string_equal(config->options.field, value);
#include "tui/config/options.def"
#undef SWITCH
#undef NUMBER
#undef CHOICE
#undef WORDS
    config_free(config);
}

static void the_built_in_file_names_every_option(void **state) {
    (void)state;
    struct arena arena = {0};
    struct ini ini = {0};
    for (size_t i = 0; i < baked_file_count; i++) {
        if (strcmp(baked_files[i].name, "config/kutip.ini") != 0) continue;
        ini_parse(&arena, (struct str){baked_files[i].bytes, baked_files[i].size}, "", &ini);
    }
    struct option_info option;
    for (size_t number = 0; option_info(number, &option); number++) {
        bool found = false;
        for (size_t i = 0; i < ini.count; i++) {
            if (str_eq(ini.entries[i].key, str_from(option.name))) found = true;
        }
        if (!found) fail_msg("kutip.ini does not name %s", option.name);
    }
    arena_free(&arena);
}

static void default_keys_are_all_bound(void **state) {
    (void)state;
    struct config *config = config_load(NULL, NULL, 0);
    for (enum action action = 1; action < ACTION_COUNT; action++) {
        const struct action_info *info = action_info(action);
        enum context context =
            info->contexts == (unsigned)IN_PROMPT ? CONTEXT_PROMPT : CONTEXT_TEXT;
        struct str rest = str_from(info->keys), keys;
        while (str_cut(&rest, ' ', &keys)) {
            char text[64];
            snprintf(text, sizeof text, "%.*s", STR_ARG(keys));
            if (text[0] != '\0') assert_string_equal(doing(config, context, text), info->name);
        }
        assert_true(action_find(str_from(info->name)) == action);
    }
    config_free(config);
}

static void the_dump_is_a_fixed_point(void **state) {
    const struct folder *folder = *state;
    struct config *config = load(folder, "[general]\n"
                                         "text-width = 90\n"
                                         "mouse = yes\n"
                                         "date-format = \"%d;%m\"\n"
                                         "theme = dark\n"
                                         "[macros]\n"
                                         "star-on = star, next-unread\n"
                                         "[keys]\n"
                                         "star-on = M \"\n"
                                         "filter = none\n"
                                         "help = <semicolon>h\n"
                                         "[keys.list]\n"
                                         "sort = r\n"
                                         "star = none\n"
                                         "[filters]\n"
                                         "korut = \"tak terkalahkan\" -opini ; not a comment\n"
                                         "[commands]\n"
                                         "editor = vim -c {line} {path}\n"
                                         "dua = grep -e \"two words\" -e 'and \"more\"'\n"
                                         "[colors]\n"
                                         "title = red - bold\n");
    struct buf first = {0}, second = {0};
    dump_of(config, &first);
    config_free(config);
    config = load(folder, first.at);
    assert_int_equal(config->error_count, 0);
    dump_of(config, &second);
    assert_string_equal(first.at, second.at);
    assert_int_equal(config->options.text_width, 90);
    assert_string_equal(config->options.date_format, "%d;%m");
    assert_string_equal(doing(config, CONTEXT_GENERAL, "M"), "star-on");
    assert_string_equal(doing(config, CONTEXT_LIST, "m"), "none");
    config_free(config);

    config = config_load(NULL, NULL, 0);
    dump_of(config, &first);
    config_free(config);
    config = load(folder, first.at);
    dump_of(config, &second);
    assert_string_equal(first.at, second.at);
    config_free(config);
    buf_free(&first);
    buf_free(&second);
}

/* ---- keys ---- */

static void users_keys_take_the_place_of_defaults(void **state) {
    struct config *config = load(*state, "[keys]\n"
                                         "star = r\n"        /* was toggle-read */
                                         "toggle-read = m\n" /* was star: swapped */
                                         "filter = ff\n"     /* longer than its own default */
                                         "search = g\n"      /* begins gg, ga, … */
                                         "reload = <F5> <C-x>r\n"
                                         "pipe = none\n");
    assert_int_equal(config->error_count, 0);
    assert_string_equal(doing(config, CONTEXT_LIST, "r"), "star");
    assert_string_equal(doing(config, CONTEXT_LIST, "m"), "toggle-read");
    assert_string_equal(doing(config, CONTEXT_LIST, "f"), "pending");
    assert_string_equal(doing(config, CONTEXT_LIST, "ff"), "filter");
    assert_string_equal(doing(config, CONTEXT_LIST, "g"), "search");
    assert_string_equal(doing(config, CONTEXT_LIST, "gg"), "none");
    assert_string_equal(doing(config, CONTEXT_LIST, "<Home>"), "first");
    assert_string_equal(doing(config, CONTEXT_LIST, "<C-x>r"), "reload");
    assert_string_equal(doing(config, CONTEXT_LIST, "|"), "none");
    config_free(config);
}

static void a_panes_keys_win_there_only(void **state) {
    struct config *config = load(*state, "[keys.list]\n"
                                         "star = s\n"
                                         "filter = gg\n"
                                         "[keys.prompt]\n"
                                         "accept = <C-j> <Enter>\n");
    assert_int_equal(config->error_count, 0);
    assert_string_equal(doing(config, CONTEXT_LIST, "s"), "star");
    assert_string_equal(doing(config, CONTEXT_LIST, "m"), "none"); /* star has its keys said here */
    assert_string_equal(doing(config, CONTEXT_TEXT, "s"), "sort");
    assert_string_equal(doing(config, CONTEXT_TEXT, "m"), "star");
    assert_string_equal(doing(config, CONTEXT_LIST, "gg"), "filter");
    assert_string_equal(doing(config, CONTEXT_LIST, "ga"), "view-articles");
    assert_string_equal(doing(config, CONTEXT_PROMPT, "<C-j>"), "accept");
    assert_string_equal(doing(config, CONTEXT_PROMPT, "j"), "none");
    assert_string_equal(doing(config, CONTEXT_PROMPT, "gg"), "none");
    config_free(config);
}

static void macros_are_bound_like_actions(void **state) {
    struct config *config = load(*state, "[keys]\n"
                                         "on = X\n"
                                         "[macros]\n"
                                         "on = star next-unread\n"
                                         "star = sort\n"
                                         "bad = star nxt-unread\n");
    expect_error(config, 0, ERROR_CONFIG_MACRO, 5, "star");
    expect_error(config, 1, ERROR_CONFIG_ACTION, 6, "nxt-unread\tnext-unread");
    assert_int_equal(config->error_count, 2);
    struct binding binding;
    struct key key = {.code = 'X'};
    assert_int_equal(keymap_find(config->keymap, CONTEXT_TEXT, &key, 1, &binding), KEYS_BOUND);
    assert_int_equal(binding.action_count, 2);
    assert_int_equal(binding.actions[0], ACTION_STAR);
    assert_int_equal(binding.actions[1], ACTION_NEXT_UNREAD);
    config_free(config);
}

static void continuations_are_listed(void **state) {
    struct config *config = load(*state, "[keys.list]\nstar = gs\n");
    struct key prefix = {.code = 'g'};
    struct binding binding;
    size_t general = 0, list = 0;
    for (size_t at = 0; keymap_next(config->keymap, CONTEXT_TEXT, &prefix, 1, &at, &binding);) {
        general++;
    }
    for (size_t at = 0; keymap_next(config->keymap, CONTEXT_LIST, &prefix, 1, &at, &binding);) {
        list++;
    }
    assert_true(general > 5);
    assert_int_equal(list, general + 1);
    struct buf out = {0};
    assert_true(keymap_show(config->keymap, CONTEXT_LIST, ACTION_STAR, true, &out));
    assert_string_equal(out.at, "gs");
    assert_false(keymap_show(config->keymap, CONTEXT_LIST, ACTION_RELOAD, true, &out));
    buf_free(&out);
    config_free(config);
}

static void counts_are_read_before_keys(void **state) {
    (void)state;
    struct config *config = config_load(NULL, NULL, 0);
    struct key_reader reader = {0};
    struct binding binding;
    unsigned number;
    struct key keys[8];
    size_t count = parsed(STR("120gg"), keys, 8);
    enum key_match match = KEYS_UNBOUND;
    for (size_t i = 0; i < count; i++) {
        match = key_reader_take(&reader, config->keymap, CONTEXT_LIST, keys[i], &binding, &number);
        assert_int_equal(match, i + 1 < count ? KEYS_PENDING : KEYS_BOUND);
    }
    assert_int_equal(number, 120);
    assert_int_equal(binding.actions[0], ACTION_FIRST);
    assert_int_equal(reader.number, 0);
    /* a zero alone is no count; Esc empties what is pending and is used up; in prompts digits are
     * text */
    key_reader_take(&reader, config->keymap, CONTEXT_LIST, (struct key){'0', 0}, &binding, &number);
    assert_int_equal(reader.number, 0);
    key_reader_take(&reader, config->keymap, CONTEXT_LIST, (struct key){'3', 0}, &binding, &number);
    key_reader_take(&reader, config->keymap, CONTEXT_LIST, (struct key){'g', 0}, &binding, &number);
    assert_int_equal(reader.count, 1);
    struct key esc = {SPECIAL_ESC, 0};
    match = key_reader_take(&reader, config->keymap, CONTEXT_LIST, esc, &binding, &number);
    assert_int_equal(match, KEYS_UNBOUND);
    assert_int_equal(reader.count + reader.number + binding.key_count, 0);
    match = key_reader_take(&reader, config->keymap, CONTEXT_LIST, esc, &binding, &number);
    assert_int_equal(match, KEYS_BOUND);
    match = key_reader_take(&reader, config->keymap, CONTEXT_PROMPT, (struct key){'3', 0}, &binding,
                            &number);
    assert_int_equal(match, KEYS_UNBOUND);
    config_free(config);
}

/* ---- errors ---- */

static void every_wrong_line_is_named(void **state) {
    struct config *config = load(*state, "[general]\n"                   /* 1 */
                                         "layuot = wide\n"               /* 2 */
                                         "layout = wid\n"                /* 3 */
                                         "text-width = 5\n"              /* 4 */
                                         "mouse = maybe\n"               /* 5 */
                                         "indirect = on\n"               /* 6 */
                                         "no equals sign\n"              /* 7 */
                                         "[kees]\n"                      /* 8 */
                                         "a = b\n"                       /* 9 */
                                         "c = d\n"                       /* 10 */
                                         "[keys]\n"                      /* 11 */
                                         "curser-down = n\n"             /* 12 */
                                         "cursor-down = <Dwon>\n"        /* 13 */
                                         "star = zx\n"                   /* 14 */
                                         "sort = z\n"                    /* 15 */
                                         "accept = <F2>\n"               /* 16 */
                                         "[commands]\n"                  /* 17 */
                                         "editor = vim +{line} {path}\n" /* 18 */
                                         "browser = firefox {ulr}\n"     /* 19 */
                                         "[colors]\n"                    /* 20 */
                                         "titel = red\n"                 /* 21 */
                                         "title = rde\n"                 /* 22 */
                                         "quote = #e0a050\n");           /* 23 */
    size_t i = 0;
    expect_error(config, i++, ERROR_CONFIG_OPTION, 2, "layuot\tlayout");
    expect_error(config, i++, ERROR_CONFIG_VALUE, 3,
                 "layout = wid\tauto|columns|wide|stacked|single");
    expect_error(config, i++, ERROR_CONFIG_VALUE, 4, "text-width = 5\t20-400");
    expect_error(config, i++, ERROR_CONFIG_VALUE, 5, "mouse = maybe\ton|off");
    assert_int_equal(config->errors[i].code, ERROR_INI_SYNTAX);
    assert_int_equal(config->errors[i++].line, 7);
    expect_error(config, i++, ERROR_CONFIG_SECTION, 9, "kees\tkeys");
    expect_error(config, i++, ERROR_CONFIG_ACTION, 12, "curser-down\tcursor-down");
    expect_error(config, i++, ERROR_CONFIG_KEY, 13, "<Dwon>\t<Down>");
    expect_error(config, i++, ERROR_CONFIG_CLASH, 15, "z\tstar");
    assert_int_equal(config->errors[i].code, ERROR_CONFIG_ACTION);
    assert_int_equal(config->errors[i++].line, 16);
    expect_error(config, i++, ERROR_CONFIG_COMMAND, 18, "+{line}\t{line}");
    expect_error(config, i++, ERROR_CONFIG_COMMAND, 19, "{ulr}\t{url}");
    expect_error(config, i++, ERROR_CONFIG_ROLE, 21, "titel\ttitle");
    expect_error(config, i++, ERROR_CONFIG_COLOUR, 22, "rde\tred");
    expect_error(config, i++, ERROR_CONFIG_COLOUR, 23, "#e0a050\trrggbb without #, or - for none");
    assert_int_equal(config->error_count, i);
    assert_true(config->options.indirect); /* good lines count */
    assert_int_equal(config->options.layout, LAYOUT_AUTO);
    assert_non_null(strstr(config->errors[1].subject, "/kutip.ini"));
    config_free(config);
}

static void a_missing_folder_is_no_error(void **state) {
    (void)state;
    struct config *config = config_load("/nonexistent/kutip", NULL, 0);
    assert_int_equal(config->error_count, 0);
    config_free(config);
}

static void settings_win_over_the_files(void **state) {
    write_file(*state, "kutip.ini", "[general]\ntext-width = 90\n");
    const char *settings[] = {"text-width=50", "theme = light", "mouse", "sort=bananas"};
    struct config *config = config_load(((struct folder *)*state)->path, settings, 4);
    assert_int_equal(config->options.text_width, 50);
    assert_string_equal(config->options.theme, "light");
    assert_true(config->options.mouse);
    assert_int_equal(config->error_count, 1);
    assert_string_equal(config->errors[0].subject, "--set");
    struct error error;
    assert_false(config_set(config, STR("sort"), STR("bananas"), &error));
    assert_int_equal(error.code, ERROR_CONFIG_VALUE);
    assert_false(config_set(config, STR("theme"), STR("drak"), &error));
    assert_string_equal(error.detail, "drak\tdark, light, mono, terminal");
    assert_string_equal(config->options.theme, "light");
    assert_true(config_set(config, STR("sort"), STR("title"), &error));
    assert_int_equal(config->options.sort, SORT_TITLE);
    config_free(config);
}

/* ---- filters, commands ---- */

static void filters_are_taken_as_they_stand(void **state) {
    struct config *config = load(*state, "[filters]\n"
                                         "north = \"tak terkalahkan\" -opini\n"
                                         "unread = is:unread has:quotes\n"
                                         "broken = ( putin\n");
    assert_int_equal(config->error_count, 1);
    assert_int_equal(config->errors[0].code, ERROR_CONFIG_FILTER);
    assert_int_equal(config->errors[0].line, 4);
    size_t found = 0;
    for (size_t i = 0; i < config->filter_count; i++) {
        struct str name = config->filters[i].name, query = config->filters[i].query;
        if (str_eq(name, STR("north"))) {
            assert_true(str_eq(query, STR("\"tak terkalahkan\" -opini")));
            found++;
        }
        if (str_eq(name, STR("unread"))) { /* instead of the built-in one */
            assert_true(str_eq(query, STR("is:unread has:quotes")));
            found++;
        }
    }
    assert_int_equal(found, 2);
    config_free(config);
}

static void commands_are_argument_vectors(void **state) {
    struct config *config = load(*state, "[commands]\n"
                                         "editor = vim -c {line} {path}\n"
                                         "find = grep -c \"two words\" 'a \"third\"' '{path}'\n"
                                         "open = grep \"two words\n"
                                         "browser =\n");
    assert_int_equal(config->error_count, 1);
    assert_int_equal(config->errors[0].line, 4);
    assert_null(config_command(config, "open"));
    const struct command *find = config_command(config, "find");
    assert_non_null(find);
    assert_string_equal(find->argv[2], "two words");
    assert_string_equal(find->argv[3], "a \"third\"");
    assert_string_equal(find->argv[4], "{path}");
    assert_null(find->argv[5]);
    assert_null(config_command(config, "browser"));
    const struct command *editor = config_command(config, "editor");
    assert_non_null(editor);
    struct arena arena = {0};
    const char *values[PLACEHOLDER_COUNT] = {
        [PLACEHOLDER_PATH] = "-rf $(x) ;.txt", [PLACEHOLDER_LINE] = "12"};
    const char **argv = command_argv(&arena, editor, values);
    assert_string_equal(argv[0], "vim");
    assert_string_equal(argv[1], "-c");
    assert_string_equal(argv[2], "12");
    assert_string_equal(argv[3], "./-rf $(x) ;.txt");
    assert_null(argv[4]);
    values[PLACEHOLDER_LINE] = "-option";
    assert_null(command_argv(&arena, editor, values));
    arena_free(&arena);
    config_free(config);
}

int main(void) {
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, folder_setup, folder_teardown)
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_built_in_file_says_the_defaults),
        cmocka_unit_test(the_built_in_file_names_every_option),
        cmocka_unit_test(default_keys_are_all_bound),
        IN_FOLDER(the_dump_is_a_fixed_point),
        IN_FOLDER(users_keys_take_the_place_of_defaults),
        IN_FOLDER(a_panes_keys_win_there_only),
        IN_FOLDER(macros_are_bound_like_actions),
        IN_FOLDER(continuations_are_listed),
        cmocka_unit_test(counts_are_read_before_keys),
        IN_FOLDER(every_wrong_line_is_named),
        cmocka_unit_test(a_missing_folder_is_no_error),
        IN_FOLDER(settings_win_over_the_files),
        IN_FOLDER(filters_are_taken_as_they_stand),
        IN_FOLDER(commands_are_argument_vectors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
