/* The shells' completions. What an option's value is, its name in cli.def says: QUERY, NAME=VALUE,
 * FILE; what else a command takes, its usage. */
#include <stdio.h>
#include <string.h>

#include "core/library/query.h"
#include "tools/manual.h"
#include "tui/config/config.h"

static bool is_value(const struct option_row *row, const char *what) {
    return row->kind != FLAG && row->kind != MAYBE && strcmp(row->value, what) == 0;
}

static bool takes_files(const struct command_row *command) {
    return strstr(command->rest, "PATH") != NULL;
}

/* `words` apart at bars, with a blank behind each. */
static void print_choices(const char *words) {
    struct str rest = str_from(words), word;
    while (str_cut(&rest, '|', &word)) {
        word = str_trim(word);
        printf("%.*s ", STR_ARG(word));
    }
}

static bool has_verbs(const struct command_row *command) {
    return command->rest[0] >= 'a' && command->rest[0] <= 'z';
}

/* What a command takes besides paths: "export [PATH…] | import" gives both words. */
static void print_verbs(const struct command_row *command) {
    struct str rest = str_from(command->rest), verb, word;
    while (str_cut(&rest, '|', &verb)) {
        verb = str_trim(verb);
        if (str_cut(&verb, ' ', &word) && word.len > 0 && word.ptr[0] >= 'a' && word.ptr[0] <= 'z')
            printf("%.*s ", STR_ARG(word));
    }
}

static void print_commands(void) {
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) printf("%s ", COMMAND_ROWS[i].name);
}

static void print_fields(void) {
    size_t count;
    const struct query_field_help *fields = library_query_fields(&count);
    for (size_t i = 0; i < count; i++) printf("%s: ", fields[i].name);
}

/* `text` for single quotes of a shell, with the characters of `also` escaped by a backslash. */
static void print_quoted(const char *text, const char *also) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (strchr(also, *text) != NULL)
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

/* Calls `print` for each option of kutip.ini whose values can be listed, these apart at bars. */
static void each_choice(void (*print)(const char *name, const char *values)) {
    struct config *config = config_load(NULL, NULL, 0);
    struct option_info info;
    for (size_t i = 0; option_info(i, &info); i++)
        if (strchr(info.values, '|') != NULL) print(info.name, info.values);
    char themes[256] = "";
    for (size_t i = 0, used = 0; i < config->theme_count && used < sizeof themes; i++)
        used += (size_t)snprintf(themes + used, sizeof themes - used, "%s%s", i > 0 ? "|" : "",
                                 config->themes[i]);
    print("theme", themes);
    config_free(config);
}

static void print_setting_names(const char *behind) {
    struct option_info info;
    for (size_t i = 0; option_info(i, &info); i++) printf("%s%s ", info.name, behind);
}

/* ---- bash ---- */

/* What stands before a value: "-f", "--format", and "=--format" where bash has cut at the "=". */
static void print_bash_value(const struct option_row *row) {
    printf("    =--%s", row->name);
    if (row->kind != MAYBE) printf("|--%s", row->name);
    if (row->letter != 0) printf("|-%c", row->letter);
    fputs(") ", stdout);
    if (row->kind == CHOICE || row->kind == MAYBE) {
        fputs("words='", stdout);
        print_choices(row->value);
        fputs("' ", stdout);
    } else if (is_value(row, "QUERY")) {
        fputs("words='", stdout);
        print_fields();
        fputs("' ", stdout);
    } else if (is_value(row, "NAME=VALUE")) {
        fputs("words='", stdout);
        print_setting_names("=");
        fputs("' ", stdout);
    } else if (is_value(row, "FILE")) {
        fputs("files=1 ", stdout);
    }
    puts(";;");
}

static void print_bash_setting(const char *name, const char *values) {
    printf("    =%s) words='", name);
    print_choices(values);
    puts("' ;;");
}

static void print_bash_command(size_t command) {
    printf("    '%s:'-*) words='", COMMAND_ROWS[command].name);
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option_row *row = &OPTION_ROWS[i];
        if (!option_is_of(row, command)) continue;
        printf("--%s%s ", row->name, row->kind == FLAG || row->kind == MAYBE ? "" : "=");
    }
    puts("' ;;");
    printf("    '%s:'*) files=%s words='", COMMAND_ROWS[command].name,
           takes_files(&COMMAND_ROWS[command]) ? "1" : "''");
    print_verbs(&COMMAND_ROWS[command]);
    puts("' ;;");
}

void print_bash(void) {
    puts("# bash completion for kutip\n"
         "_kutip() {\n"
         "    local word=${COMP_WORDS[COMP_CWORD]} command='' words='' files=''\n"
         "    local before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "    COMPREPLY=()\n"
         "    # bash cuts --name=value at the \"=\" and field:value at the \":\"\n"
         "    [[ $word == : || $before == : ]] && return\n"
         "    if [[ $word == = ]]; then\n"
         "        word='' before==$before\n"
         "    elif [[ $before == = ]]; then\n"
         "        before==${COMP_WORDS[COMP_CWORD-2]}\n"
         "    fi\n"
         "    if ((COMP_CWORD > 1)); then\n"
         "        case ${COMP_WORDS[1]} in");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        printf("        %s) command=%s ;;\n", COMMAND_ROWS[i].name, COMMAND_ROWS[i].name);
    puts("        esac\n"
         "    fi\n"
         "    case $before in");
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (OPTION_ROWS[i].kind != FLAG) print_bash_value(&OPTION_ROWS[i]);
    each_choice(print_bash_setting);
    puts("    *) case $command:$word in");
    for (size_t i = 0; i < CLI_COMMAND_COUNT; i++) print_bash_command(i);
    fputs("    esac\n"
          "    ((COMP_CWORD == 1)) && [[ $word != -* ]] && words='",
          stdout);
    print_commands();
    puts("' ;;\n"
         "    esac\n"
         "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n"
         "    [[ ${COMPREPLY[0]-} == *[=:] ]] && compopt -o nospace\n"
         "    if [[ -n $files ]]; then\n"
         "        compopt -o filenames\n"
         "        mapfile -t -O ${#COMPREPLY[@]} COMPREPLY < <(compgen -f -- \"$word\")\n"
         "    fi\n"
         "}\n"
         "complete -F _kutip kutip");
}

/* ---- zsh ---- */

static void print_zsh_setting(const char *name, const char *values) {
    printf("    %s) compadd -- ", name);
    print_choices(values);
    puts(";;");
}

/* ":value:(a b)" */
static void print_zsh_value(const struct option_row *row) {
    if (row->kind == FLAG) return;
    printf(row->kind == MAYBE ? "::value:" : ":value:");
    if (row->kind == CHOICE || row->kind == MAYBE) {
        putchar('(');
        print_choices(row->value);
        putchar(')');
    } else if (is_value(row, "QUERY")) {
        fputs("_kutip_query", stdout);
    } else if (is_value(row, "NAME=VALUE")) {
        fputs("_kutip_setting", stdout);
    } else if (is_value(row, "FILE")) {
        fputs("_files", stdout);
    }
}

/* '(-f --format)'{-f+,--format=}'[help]:value:(a b)' */
static void print_zsh_option(const struct option_row *row) {
    const char *sign = row->kind == FLAG ? "" : row->kind == MAYBE ? "=-" : "=";
    fputs("      ", stdout);
    if (row->kind == MANY)
        printf("'*'");
    else if (row->letter != 0)
        printf("'(-%c --%s)'", row->letter, row->name);
    if (row->letter != 0)
        printf("{-%c%s,--%s%s}'[", row->letter, row->kind == FLAG ? "" : "+", row->name, sign);
    else
        printf("'--%s%s[", row->name, sign);
    print_quoted(row->help, "[]:");
    putchar(']');
    print_zsh_value(row);
    puts("' \\");
}

static void print_zsh_command(size_t command) {
    const struct command_row *row = &COMMAND_ROWS[command];
    printf("    %s)\n    _arguments -s -S \\\n", command == 0 ? "*" : row->name);
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (option_is_of(&OPTION_ROWS[i], command)) print_zsh_option(&OPTION_ROWS[i]);
    fputs("      ", stdout);
    if (command == 0) {
        fputs("'1: :_kutip_first' ", stdout);
    } else if (has_verbs(row)) {
        fputs("'1: :{compadd -- ", stdout);
        print_verbs(row);
        printf("%s}' ", takes_files(row) ? "; _files" : "");
    }
    puts(takes_files(row) ? "'*:file:_files' ;;" : ";;");
}

void print_zsh(void) {
    puts("#compdef kutip\n"
         "_kutip_setting() {\n"
         "  if compset -P '*='; then\n"
         "    local name=${${IPREFIX%=}##*=}\n"
         "    case $name in");
    each_choice(print_zsh_setting);
    fputs("    esac\n"
          "  else\n"
          "    compadd -S = -- ",
          stdout);
    print_setting_names("");
    fputs("\n  fi\n"
          "}\n"
          "_kutip_query() {\n"
          "  compset -P '*[ (-]'\n"
          "  compadd -S '' -- ",
          stdout);
    print_fields();
    puts("\n}\n"
         "_kutip_first() {\n"
         "  local -a commands=(");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        printf("    '%s:", COMMAND_ROWS[i].name);
        print_quoted(COMMAND_ROWS[i].help, "");
        puts("'");
    }
    puts("  )\n"
         "  _describe command commands\n"
         "  _files\n"
         "}\n"
         "_kutip() {\n"
         "  local command=\n"
         "  if (( CURRENT > 2 )); then\n"
         "    command=$words[2]\n"
         "    case $command in");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++)
        printf("    %s) shift words; (( CURRENT-- )) ;;\n", COMMAND_ROWS[i].name);
    puts("    esac\n"
         "  fi\n"
         "  case $command in");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) print_zsh_command(i);
    print_zsh_command(0);
    puts("  esac\n"
         "}\n"
         "_kutip \"$@\"");
}

/* ---- fish ---- */

static void print_fish_setting(const char *name, const char *values) {
    struct str rest = str_from(values), value;
    while (str_cut(&rest, '|', &value)) printf("%s=%.*s ", name, STR_ARG(value));
}

static void print_fish_option(const struct option_row *row, size_t command) {
    printf("complete -c kutip -n '__kutip_in \"%s\"' -l %s", COMMAND_ROWS[command].name, row->name);
    if (row->letter != 0) printf(" -s %c", row->letter);
    if (is_value(row, "FILE")) {
        fputs(" -r", stdout);
    } else if (row->kind != FLAG && row->kind != MAYBE) {
        fputs(" -x -a '", stdout);
        if (row->kind == CHOICE) print_choices(row->value);
        if (is_value(row, "QUERY")) print_fields();
        if (is_value(row, "NAME=VALUE")) each_choice(print_fish_setting);
        if (is_value(row, "NAME=VALUE")) print_setting_names("=");
        putchar('\'');
    }
    fputs(" -d '", stdout);
    print_quoted(row->help, "");
    puts("'");
}

void print_fish(void) {
    fputs("# fish completion for kutip\n"
          "function __kutip_in\n"
          "    set -l words (commandline -opc)\n"
          "    switch \"$words[2]\"\n"
          "        case ",
          stdout);
    print_commands();
    puts("\n"
         "            test \"$words[2]\" = \"$argv[1]\"\n"
         "        case '*'\n"
         "            test -z \"$argv[1]\"\n"
         "    end\n"
         "end");
    for (size_t i = 1; i < CLI_COMMAND_COUNT; i++) {
        const struct command_row *row = &COMMAND_ROWS[i];
        printf("complete -c kutip -n __fish_use_subcommand -a %s -d '", row->name);
        print_quoted(row->help, "");
        puts("'");
        if (!has_verbs(row)) continue;
        printf("complete -c kutip -n '__kutip_in %s' -a '", row->name);
        print_verbs(row);
        puts("'");
    }
    for (size_t command = 0; command < CLI_COMMAND_COUNT; command++)
        for (size_t i = 0; i < OPTION_COUNT; i++)
            if (option_is_of(&OPTION_ROWS[i], command)) print_fish_option(&OPTION_ROWS[i], command);
}
