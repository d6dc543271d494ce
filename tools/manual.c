/* Writes the man pages and the shell completions from the program's own tables, so that they cannot
 * drift from it: manual PAGE > FILE. Run at build time; a page is chosen by name. */
#include <stdio.h>
#include <string.h>

#include "core/export/export.h"
#include "core/library/query.h"
#include "tools/manual.h"
#include "tui/cli/cli.h"
#include "tui/config/config.h"
#include "tui/config/keymap.h"

#define N_(text) text
#define IN(id) (1u << CLI_##id)

const struct option_row option_rows[] = {
#define COMMAND(...)
#define OPTION(kind, field, name, letter, value, commands, help)                                   \
    {kind, name, letter, value, commands, help},
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
};
const size_t option_row_count = sizeof option_rows / sizeof *option_rows;

const struct command_row command_rows[] = {
#define COMMAND(id, name, rest, run, help) {name, rest, help},
#define OPTION(...)
#include "tui/cli/cli.def"
#undef COMMAND
#undef OPTION
};
const size_t command_row_count = sizeof command_rows / sizeof *command_rows;

/* ---- man pages ---- */

/* Text for roff: '-' and '\' escaped, no line may begin with a control character. */
static void roff(const char *text) {
    if (*text == '.' || *text == '\'') fputs("\\&", stdout);
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
    }
}

static void item(const char *left, const char *right) {
    fputs(".TP\n.B ", stdout);
    roff(left);
    putchar('\n');
    roff(right);
    putchar('\n');
}

static void heading(const char *name, const char *section, const char *about) {
    printf(".TH %s %s \"\" \"kutip " KUTIP_VERSION "\"\n.SH NAME\n%s \\- %s\n", name, section, name,
           about);
}

static void print_options(size_t command) {
    for (size_t i = 0; i < option_row_count; i++) {
        char left[160];
        bool everywhere = option_rows[i].commands == ~0u;
        if (everywhere ? command != 0 : (option_rows[i].commands & 1u << command) == 0) continue;
        const char *open = option_rows[i].kind == FLAG    ? ""
                           : option_rows[i].kind == MAYBE ? "[="
                                                          : "=";
        int used = option_rows[i].letter != 0
                       ? snprintf(left, sizeof left, "-%c, ", option_rows[i].letter)
                       : 0;
        snprintf(left + used, sizeof left - (size_t)used, "--%s%s%s%s", option_rows[i].name, open,
                 option_rows[i].value, option_rows[i].kind == MAYBE ? "]" : "");
        item(left, option_rows[i].help);
    }
}

static void print_keys(void) {
    for (enum action_group group = 0; group < GROUP_COUNT; group++) {
        printf(".SS %s\n", action_group_heading(group));
        for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
            const struct action_info *info = action_info(action);
            if (info->group != group) continue;
            char right[256];
            snprintf(right, sizeof right, "%s (%s)", info->help, info->name);
            item(*info->keys != '\0' ? info->keys : "(no key)", right);
        }
    }
}

static void print_kutip_1(void) {
    heading("kutip", "1", "read folders of saved news articles: who said what, where");
    puts(".SH SYNOPSIS");
    for (size_t i = 0; i < command_row_count; i++) {
        printf("%s.B kutip", i > 0 ? ".br\n" : "");
        printf(" %s\n", command_rows[i].name);
        fputs("[OPTIONS] ", stdout);
        roff(command_rows[i].rest);
        putchar('\n');
    }
    puts(".SH DESCRIPTION\n"
         "kutip turns messy scraped pages into structured records and shows them in three panes: "
         "the articles, the text, and the quotes: who said what, in which outlet, through which "
         "wire agency. Where standard output is not a terminal it prints the plain text of the "
         "articles.");
    for (size_t i = 0; i < command_row_count; i++) {
        printf(".SH %s %s\n", i == 0 ? "OPTIONS" : "kutip", command_rows[i].name);
        roff(command_rows[i].help);
        putchar('\n');
        print_options(i);
    }
    puts(
        ".SH KEYS\nAll can be rebound; see kutip.ini(5). The program's own help (?) shows the keys "
        "as they are.");
    print_keys();
    puts(
        ".SH EXIT STATUS\n0 done, 1 something asked for could not be done, 2 a wrong command line, "
        "128+n ended by signal n.\n.SH SEE ALSO\nkutip.ini(5)");
}

static void print_kutip_ini_5(void) {
    heading("kutip.ini", "5", "configuration of kutip(1)");
    puts(
        ".SH DESCRIPTION\n"
        "kutip reads $XDG_CONFIG_HOME/kutip/kutip.ini (~/.config/kutip/kutip.ini) and never writes "
        "it. A bad line is reported with its file, line and remedy, and leaves all else standing:\n"
        ".B kutip \\-\\-check\\-config\nshows them,\n.B kutip \\-\\-dump\\-config\nprints what is "
        "in force. "
        "Comments begin with ; or #; a value that holds one stands in quotes.");
    puts(".SH [general]");
    struct option_info info;
    for (size_t i = 0; option_info(i, &info); i++) {
        char right[512];
        snprintf(right, sizeof right, "%s. %s%s%sDefault: %s", info.help,
                 *info.values != '\0' ? "Values: " : "", info.values,
                 *info.values != '\0' ? ". " : "",
                 *info.initial != '\0' ? info.initial : "(empty)");
        item(info.name, right);
    }
    puts(".SH [keys]\nThe action stands on the left, its keys on the right, separated by blanks: "
         ".B cursor\\-down = j <Down>.\nSpecial keys stand in <>: <C\\-d> <S\\-Tab> <F1> <Enter> "
         "<Esc> "
         "<Space> <semicolon> <hash>. A sequence is written without blanks (gg); none unbinds. "
         "[keys.list], [keys.text], [keys.quotes] and the like hold in one pane and win there.");
    print_keys();
    puts(".SH [macros]\nname = action action \\&...: several actions by one name, to be bound in "
         "[keys].\n"
         ".SH [filters]\nname = query: a saved filter, offered by F.\n"
         ".SH [commands]\nname = program argument \\&...: an external program as an argument "
         "vector, "
         "never a shell line. A placeholder must be a whole word:");
#define PLACEHOLDER(name, word, help) item(word, help);
    COMMAND_PLACEHOLDERS(PLACEHOLDER)
#undef PLACEHOLDER
    puts(".SH THEMES\nthemes/NAME.ini beside kutip.ini: [colors] role = FOREGROUND BACKGROUND "
         "ATTRIBUTES, colours as rrggbb, a name, or default.\n.SH SEE ALSO\nkutip(1)");
}

static const struct {
    const char *name;
    void (*print)(void);
} pages[] = {
    {"kutip.1", print_kutip_1}, {"kutip.ini.5", print_kutip_ini_5}, {"kutip.bash", print_bash},
    {"_kutip", print_zsh},      {"kutip.fish", print_fish},
};

int main(int argc, char **argv) {
    for (size_t i = 0; argc == 2 && i < sizeof pages / sizeof *pages; i++) {
        if (strcmp(argv[1], pages[i].name) != 0) continue;
        pages[i].print();
        return fflush(stdout) == 0 ? 0 : 1;
    }
    fputs("usage: manual kutip.1|kutip.ini.5|kutip.bash|_kutip|kutip.fish\n", stderr);
    return 2;
}
