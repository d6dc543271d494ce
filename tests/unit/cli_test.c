/* The command line is read by its table; work of many threads comes back in order. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tui/cli/cli.h"
#include "tui/cli/ordered.h"
#include "unit.h"

enum { MOST_WORDS = 12 };

/* Parses a command line of words between blanks. `*told` gets what was said on standard error. */
static bool parse(const char *line, struct cli *cli, char told[256]) {
    static char text[256];
    static char *argv[MOST_WORDS];
    int argc = 0;
    snprintf(text, sizeof text, "kutip %s", line);
    char *rest = text, *word;
    while (argc < MOST_WORDS - 1 && (word = strsep(&rest, " ")) != NULL)
        if (*word != '\0') argv[argc++] = word;
    argv[argc] = NULL;
    int pipes[2], kept = dup(STDERR_FILENO);
    assert_int_equal(pipe(pipes), 0);
    assert_true(dup2(pipes[1], STDERR_FILENO) >= 0);
    optind = 0; /* glibc: begin anew */
    bool good = cli_parse(argc, argv, cli);
    fflush(stderr);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    close(kept);
    close(pipes[1]);
    ssize_t got = read(pipes[0], told, 255);
    told[got > 0 ? got : 0] = '\0';
    close(pipes[0]);
    return good;
}

static void reads_commands_options_and_paths(void **state) {
    (void)state;
    struct cli cli;
    char told[256];
    assert_true(parse("berita --restricted senja -s theme=light --set=sort=title", &cli, told));
    assert_int_equal(cli.command, CLI_OPEN);
    assert_true(cli.restricted);
    assert_int_equal(cli.set.count, 2);
    assert_string_equal(cli.set.at[0], "theme=light");
    assert_string_equal(cli.set.at[1], "sort=title");
    assert_int_equal(cli.path_count, 2);
    assert_string_equal(cli.paths[1], "senja");
    assert_true(
        parse("export berita --format=csv --sort date -q speaker:darma --echoes", &cli, told));
    assert_int_equal(cli.command, CLI_EXPORT);
    assert_string_equal(cli.format, "csv");
    assert_string_equal(cli.sort, "date");
    assert_string_equal(cli.query, "speaker:darma");
    assert_true(cli.echoes && !cli.explain);
    assert_string_equal(cli.paths[0], "berita");
    assert_true(parse("--dump-screen berita", &cli, told));
    assert_string_equal(cli.dump_screen, "");
    assert_true(parse("--dump-screen=styled ./export -- -a", &cli, told));
    assert_string_equal(cli.dump_screen, "styled");
    assert_string_equal(cli.paths[1], "-a");
    assert_true(parse("-", &cli, told));
    assert_string_equal(cli.paths[0], "-");
}

static void says_what_is_wrong(void **state) {
    (void)state;
    static const struct {
        const char *line, *words;
    } cases[] = {
        {"--frob", "kutip: --frob: unknown option"},
        {"--script", "kutip: --script: needs a value"},
        {"export --format=xml a", "kutip: --format: “xml” is none of jsonl|csv"},
        {"index --echoes", "kutip: --echoes: not an option of “kutip index”"},
        {"--echoes berita", "kutip: --echoes: an option of “kutip export”: the command comes"},
        {"-q senja export berita", "kutip: export: the command comes first: kutip export"},
        {"index -s a=b", "kutip: --set: not an option of “kutip index”"},
        {"export -f \033[2J", "kutip: --format: “"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct cli cli;
        char told[256];
        assert_false(parse(cases[i].line, &cli, told));
        assert_memory_equal(told, cases[i].words, strlen(cases[i].words));
        assert_null(strchr(told, '\033'));
    }
}

struct count {
    size_t next, stop;
    bool in_order;
};

static void *square(void *context, size_t index, struct arena *arena) {
    (void)context;
    size_t *result = arena_new(arena, size_t, 1);
    *result = index * index;
    if (index % 7 == 0) usleep(200); /* some take longer */
    return result;
}

static bool take(void *context, size_t index, void *result) {
    struct count *count = context;
    count->in_order = count->in_order && index == count->next && *(size_t *)result == index * index;
    return ++count->next < count->stop;
}

static void keeps_the_order_of_work(void **state) {
    (void)state;
    for (int workers = 1; workers <= 4; workers++) {
        struct count count = {.stop = SIZE_MAX, .in_order = true};
        struct ordered_work work = {200, workers, &count, square, take};
        assert_true(ordered_run(&work));
        assert_true(count.in_order && count.next == 200);
        count = (struct count){.stop = 50, .in_order = true};
        assert_false(ordered_run(&work));
        assert_true(count.in_order && count.next == 50);
        work.count = 0;
        assert_true(ordered_run(&work));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_commands_options_and_paths),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(keeps_the_order_of_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
