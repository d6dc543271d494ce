#include "tui/cli/cli.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/nearest.h"
#include "core/base/str.h"
#include "core/text/wrap.h"
#include "tui/base/messages.h"
#include "tui/cli/tables.h"

void cli_complain(const struct error *error) {
    char text[MESSAGE_SIZE];
    message_error(error, text, sizeof text);
    fprintf(stderr, "kutip: %s\n", text);
}

void cli_complain_usage(const char *what, const char *why) {
    char text[MESSAGE_SIZE];
    message_clean(what, text, sizeof text);
    fprintf(stderr, "kutip: %s: %s\n", text, why);
}

void cli_complain_write(void) {
    struct error error;
    error_set(&error, ERROR_WRITE_FILE, errno, _("standard output"), NULL);
    if (error.system != EPIPE) cli_complain(&error);
}

/* ---- help ---- */

enum { HELP_COLUMN = 28, HELP_WIDTH = 80 };

/* `text` from HELP_COLUMN on, the cursor being at `used`. */
static void print_help_text(const char *text, int used) {
    struct arena arena = {0};
    struct wrapped lines;
    wrap_text(&arena, str_from(text), HELP_WIDTH - HELP_COLUMN, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        struct str line = str_slice(str_from(text), lines.at[i].start, lines.at[i].end);
        printf("%*s%.*s\n", HELP_COLUMN - used, "", STR_ARG(line));
        used = 0;
    }
    arena_free(&arena);
}

static void print_option(const struct option_row *row) {
    char spelled[HELP_WIDTH];
    option_spell(row, spelled, sizeof spelled);
    int used = row->letter != 0 ? printf("  -%c, ", row->letter) : printf("      ");
    used += printf("%s", spelled);
    if (used > HELP_COLUMN - 2) {
        putchar('\n');
        used = 0;
    }
    print_help_text(_(row->help), used);
}

static void print_options(enum cli_command command) {
    bool headed = false;
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (!option_is_told_with(&OPTION_ROWS[i], command)) continue;
        if (!headed && command == CLI_OPEN)
            printf("\n%s\n", _("Options:"));
        else if (!headed)
            printf(_("\nOptions of %s:\n"), COMMAND_ROWS[command].name);
        headed = true;
        print_option(&OPTION_ROWS[i]);
    }
}

static void print_usage(const struct command_row *row) {
    printf("  kutip %s%s[OPTIONS] %s\n", row->name, *row->name != '\0' ? " " : "", row->rest);
    print_help_text(_(row->help), 0);
}

/* Of one command what belongs to it; else of all. */
static void print_help(enum cli_command command) {
    printf("%s\n", _("usage:"));
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++)
        if (command == CLI_OPEN || command == i) print_usage(&COMMAND_ROWS[i]);
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++)
        if (command == CLI_OPEN || command == i) print_options((enum cli_command)i);
    printf(_("\nExit status: 0 done, 1 something could not be done, 2 a wrong command "
             "line.\n"));
}

/* ---- parsing ---- */

static bool is_choice(const char *value, const char *choices) {
    struct str rest = str_from(choices), choice;
    while (str_cut(&rest, '|', &choice))
        if (str_eq(choice, str_from(value))) return true;
    return false;
}

/* What getopt returns for the option at `index`: its letter, or a number above all letters. */
static int option_mark(size_t index) {
    return OPTION_ROWS[index].letter != 0 ? OPTION_ROWS[index].letter : 256 + (int)index;
}

static const struct option_row *option_of_mark(int mark) {
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (option_mark(i) == mark) return &OPTION_ROWS[i];
    return NULL;
}

/* The tables in getopt's terms. */
static void fill_getopt(struct option *longs, char *shorts) {
    *shorts++ = ':'; /* a missing value comes back as ':' */
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];
        int takes = row->kind == FLAG    ? no_argument
                    : row->kind == MAYBE ? optional_argument
                                         : required_argument;
        longs[i] = (struct option){row->name, takes, NULL, option_mark(i)};
        if (row->letter == 0) continue;
        *shorts++ = row->letter;
        if (takes == required_argument) *shorts++ = ':';
    }
    longs[OPTION_COUNT] = (struct option){0};
    *shorts = '\0';
}

/* Puts a value where the option's row says. */
static void store(struct cli *out, const struct option_row *row, const char *value) {
    void *field = (char *)out + row->field;
    if (row->kind == FLAG) {
        *(bool *)field = true;
    } else if (row->kind == MANY) {
        struct cli_many *many = field;
        if (many->count < CLI_MANY_ROOM) many->at[many->count++] = value;
    } else {
        *(const char **)field = value != NULL ? value : "";
    }
}

/* The one command that an option belongs to; CLI_OPEN when there is none or more. */
static enum cli_command only_command(const struct option_row *row) {
    for (size_t i = CLI_OPEN + 1; i < CLI_COMMAND_COUNT; i++)
        if (row->commands == 1u << i) return (enum cli_command)i;
    return CLI_OPEN;
}

static void complain_of_place(const struct cli *cli, const struct option_row *row,
                              const char *name) {
    char why[256];
    enum cli_command home = only_command(row);
    if (cli->command == CLI_OPEN && home != CLI_OPEN)
        snprintf(why, sizeof why,
                 _("an option of “kutip %s”: the command comes first (see kutip --help)"),
                 COMMAND_ROWS[home].name);
    else
        snprintf(why, sizeof why, _("not an option of “kutip %s” (see kutip --help)"),
                 COMMAND_ROWS[cli->command].name);
    cli_complain_usage(name, why);
}

static bool take_option(struct cli *out, const struct option_row *row, const char *value) {
    char name[64], why[256];
    snprintf(name, sizeof name, "--%s", row->name);
    if (!option_is_of(row, out->command)) {
        complain_of_place(out, row, name);
        return false;
    }
    if (row->kind == CHOICE && !is_choice(value, row->value)) {
        char shown[128];
        message_clean(value, shown, sizeof shown);
        snprintf(why, sizeof why, _("“%s” is none of %s"), shown, row->value);
        cli_complain_usage(name, why);
        return false;
    }
    store(out, row, value);
    return true;
}

static enum cli_command command_named(const char *name) {
    for (size_t i = CLI_OPEN + 1; i < CLI_COMMAND_COUNT; i++)
        if (strcmp(name, COMMAND_ROWS[i].name) == 0) return (enum cli_command)i;
    return CLI_OPEN;
}

/* The command whose name is this or nearly this; NULL for none. "./export" is a path. */
static const char *command_meant(const char *name) {
    if (strchr(name, '/') != NULL) return NULL;
    struct str names[CLI_COMMAND_COUNT];
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) names[i] = str_from(COMMAND_ROWS[i].name);
    size_t nearest = nearest_name(str_from(name), names, CLI_COMMAND_COUNT);
    return nearest == SIZE_MAX || nearest == CLI_OPEN ? NULL : COMMAND_ROWS[nearest].name;
}

/* A path that is not there may be meant for a command. */
static bool check_command_first(const struct cli *cli) {
    if (cli->command != CLI_OPEN || cli->path_count == 0) return true;
    const char *first = cli->paths[0], *meant = command_meant(first);
    if (meant == NULL || access(first, F_OK) == 0) return true;
    char why[256];
    if (strcmp(meant, first) == 0)
        snprintf(why, sizeof why, _("the command comes first: kutip %s [OPTIONS] …"), first);
    else
        snprintf(why, sizeof why, _("no such file or folder (did you mean “kutip %s”?)"), meant);
    cli_complain_usage(first, why);
    return false;
}

bool cli_parse(int argc, char **argv, struct cli *out) {
    *out = (struct cli){.command = argc > 1 ? command_named(argv[1]) : CLI_OPEN};
    struct option longs[OPTION_COUNT + 1];
    char shorts[OPTION_COUNT * 2 + 2];
    fill_getopt(longs, shorts);
    int skip = out->command != CLI_OPEN;
    argc -= skip;
    argv += skip;
    opterr = 0;
    for (;;) {
        int mark = getopt_long(argc, argv, shorts, longs, NULL);
        if (mark == -1) break;
        const char *given = argv[optind - 1];
        if (mark == '?' || mark == ':') {
            cli_complain_usage(given, mark == ':' ? _("needs a value (see kutip --help)")
                                                  : _("unknown option (see kutip --help)"));
            return false;
        }
        if (!take_option(out, option_of_mark(mark), optarg)) return false;
    }
    out->paths = (const char *const *)(argv + optind);
    out->path_count = (size_t)(argc - optind);
    return check_command_first(out);
}

int cli_run(const struct cli *cli) {
    if (cli->help) {
        print_help(cli->command);
        return fflush(stdout) == 0 ? CLI_DONE : CLI_FAILED;
    }
    if (cli->version) {
        printf("kutip " KUTIP_VERSION "\n");
        return fflush(stdout) == 0 ? CLI_DONE : CLI_FAILED;
    }
    return COMMAND_ROWS[cli->command].run(cli);
}
