/* Writes the man pages and the shell completions from the program's own tables, so that they cannot
 * drift from it: manual PAGE > FILE. Run at build time; a page is chosen by name. */
#include <stdio.h>
#include <string.h>

#include "core/export/export.h"
#include "core/library/query.h"
#include "tools/manual.h"
#include "tui/config/config.h"
#include "tui/config/keymap.h"

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
    fputs(".TP\n\\fB", stdout); /* .B would take quotation marks for its own */
    roff(left);
    puts("\\fR");
    roff(right);
    putchar('\n');
}

struct entry {
    const char *left, *right;
};

static void print_entries(const char *section, const struct entry *entries, size_t count) {
    printf(".SH %s\n", section);
    for (size_t i = 0; i < count; i++) item(entries[i].left, entries[i].right);
}

static void heading(const char *name, const char *section, const char *about) {
    printf(".TH %s %s \"\" \"kutip " KUTIP_VERSION "\"\n.SH NAME\n%s \\- %s\n", name, section, name,
           about);
}

static void print_options(size_t command) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];
        char left[160] = "";
        if (!option_is_told_with(row, command)) continue;
        if (row->letter != 0) snprintf(left, sizeof left, "-%c, ", row->letter);
        size_t used = strlen(left);
        option_spell(row, left + used, sizeof left - used);
        item(left, row->help);
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

static void print_formats(void) {
    static const struct entry formats[] = {
#define FORMAT(name, text, endings, help) {text, help},
        EXPORT_FORMATS(FORMAT)
#undef FORMAT
    };
    puts(".PP\nThe formats:");
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        item(formats[i].left, formats[i].right);
    puts(".PP\nIn csv and markdown a filter that names quotes (speaker: role: said: via: kind:) "
         "gives "
         "those quotes alone, and the id of a quote that one; the other formats keep articles "
         "whole.");
}

static void print_filter(void) {
    static const struct entry forms[] = {
        {"bridge letter", "all words, in title or text; the last one may go on while it is typed"},
        {"bridge*", "words that begin so"},
        {"\"two nations\"", "the phrase"},
        {"-word  -speaker:holvat", "not that"},
        {"a OR b  ( … )", "either; what belongs together"}};
    static const struct entry dates[] = {
        {"date:2031  date:2031-03  date:2031-03-12", "that year, month or day"},
        {"date:2031-03..2032-03  date:>2031-06-01", "from one to the other, after one"},
        {"date:30d  date:2w  date:6m  date:1y", "the last days, weeks, months, the last year"}};
    print_entries("FILTER", forms, sizeof forms / sizeof *forms);
    puts(".PP\nNever case-sensitive, accents folded. Conditions on quotes that stand side by side "
         "hold "
         "of one quote. With a field:");
    size_t count;
    const struct query_field_help *fields = library_query_fields(&count);
    for (size_t i = 0; i < count; i++) {
        char right[256];
        bool listed = *fields[i].values != '\0';
        snprintf(right, sizeof right, "%s%s%s", fields[i].help, listed ? ": " : "",
                 fields[i].values);
        item(fields[i].example, right);
    }
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) item(dates[i].left, dates[i].right);
}

static void print_surroundings(void) {
    static const struct entry files[] = {
        {"~/.config/kutip/kutip.ini", "the configuration, see kutip.ini(5)"},
        {"~/.config/kutip/themes/NAME.ini", "themes of your own"},
        {"~/.config/kutip/lang/LANGUAGE.ini", "words merged over those of the built-in language"},
        {"~/.config/kutip/people.ini",
         "[same] name = NAME, NAME: names that are one person, the first one shown; [never] name = "
         "NAME, NAME: names that are not"},
        {"~/.local/share/kutip/marks.sqlite",
         "your marks, by the content of the page; kutip marks export writes them as JSON Lines"},
        {"~/.cache/kutip/", "one index a library; may be deleted at any time, it is made again"}};
    static const struct entry variables[] = {
        {"XDG_CONFIG_HOME  XDG_DATA_HOME  XDG_CACHE_HOME",
         "take the place of ~/.config, ~/.local/share and ~/.cache"},
        {"XDG_RUNTIME_DIR", "holds the index where the cache folder cannot, as on network disks"},
        {"VISUAL  EDITOR", "the editor, where [commands] of kutip.ini names none"},
        {"LC_ALL  LC_MESSAGES  LANG", "the language of messages; characters beyond ASCII or not"},
        {"NO_COLOR", "no colours, unless kutip.ini sets them"},
        {"ESCDELAY", "milliseconds that a lone Esc is waited for (25)"},
        {"KUTIP_NOW  TZ", "the time that relative dates are counted from, for the same output at "
                          "another time: 2031-06-15, or 2031-06-15T08:00"}};
    print_entries("FILES", files, sizeof files / sizeof *files);
    print_entries("ENVIRONMENT", variables, sizeof variables / sizeof *variables);
}

static void print_examples(void) {
    static const struct entry examples[] = {
        {"kutip ~/articles", "read a folder of articles; kutip alone opens it again"},
        {"kutip -q 'speaker:holvat date:2031' ~/articles",
         "the articles of 2031 that quote Holvat"},
        {"kutip export -q speaker:holvat -f markdown ~/articles > holvat.md",
         "his quotes, with their citations, ready to paste"},
        {"kutip export --echoes ~/articles | jq .quotes",
         "all quotes, and where else the same words stand"},
        {"kutip marks export > marks.jsonl", "your marks, to be taken back by kutip marks import"},
        {"lynx -dump -nolist URL | kutip -", "one article from standard input"}};
    print_entries("EXAMPLES", examples, sizeof examples / sizeof *examples);
}

static void print_exit_status(void) {
    static const struct entry statuses[] = {
        {"0", "done"},
        {"1", "something asked for could not be done; the rest was"},
        {"2", "a wrong command line or filter"},
        {"128+n", "ended by signal n"}};
    print_entries("EXIT STATUS", statuses, sizeof statuses / sizeof *statuses);
}

static void print_kutip_1(void) {
    heading("kutip", "1", "read folders of saved news articles: who said what, where");
    puts(".SH SYNOPSIS");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) {
        printf("%s.B kutip", i > 0 ? ".br\n" : "");
        printf(" %s\n", COMMAND_ROWS[i].name);
        fputs("[OPTIONS] ", stdout);
        roff(COMMAND_ROWS[i].rest);
        putchar('\n');
    }
    puts(".SH DESCRIPTION\n"
         "kutip turns messy scraped pages into structured records and shows them in three panes: "
         "the articles, the text, and the quotes: who said what, in which outlet, through which "
         "wire agency. Where standard output is not a terminal it prints the plain text of the "
         "articles.");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) {
        printf(".SH %s %s\n", i == 0 ? "OPTIONS" : "kutip", COMMAND_ROWS[i].name);
        roff(COMMAND_ROWS[i].help);
        putchar('\n');
        print_options(i);
        if (i == CLI_EXPORT) print_formats();
    }
    print_filter();
    puts(
        ".SH KEYS\nAll can be rebound; see kutip.ini(5). The program's own help (?) shows the keys "
        "as they are.");
    print_keys();
    print_examples();
    print_surroundings();
    print_exit_status();
    puts(".SH SEE ALSO\nkutip.ini(5)");
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
    puts(".SH [keys]\nThe action stands on the left, its keys on the right, separated by blanks:\n"
         ".B cursor\\-down = j <Down>\n.br\nSpecial keys stand in <>: <C\\-d> <S\\-Tab> <F1> "
         "<Enter> "
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
    puts(".PP\nThe names that kutip itself calls; an article can be handed to all others (|):");
#define OWN(name, help) item(name, help);
    OWN_COMMANDS(OWN)
#undef OWN
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
