/* tui/term against a real pseudo-terminal: start, colours, keys, children, signals, crashes. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "tests/screens/pty/require.h"

static struct pty *start(const char *term, const char *setting, const char *more) {
    const char *argv[] = {PAINTER, setting != NULL ? setting : "mouse=off", NULL};
    char name[64];
    snprintf(name, sizeof name, term != NULL ? "TERM=%s" : "TERM", term);
    const char *environment[] = {name,       "LANG=C.UTF-8", "NO_COLOR", "TMUX",
                                 "ESCDELAY", "LC_ALL",       more,       NULL};
    struct pty_setup setup = {argv, environment, 24, 80, NULL};
    return pty_start(&setup);
}

static void leave(struct pty *pty) {
    require_end(pty, "q");
}

/* ---- start and end ---- */

static void a_screen_is_drawn_and_given_back(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", "theme=dark", NULL);
    require_shown(pty, "TERM=xterm-256color notice=0 size=24x80 page=0");
    require_shown(pty, "日本 é “…” ❶");
    require_shown(pty, "────────────────────────────────────────");
    assert_true(pty_is_alternate(pty));
    assert_true(pty_cursor_is_shown(pty)); /* the painter shows it */
    leave(pty);
}

static void an_unknown_terminal_gets_the_nearest(void **state) {
    (void)state;
    struct pty *pty = start("xterm-kitty-of-tomorrow", NULL, NULL);
    require_shown(pty, "TERM=xterm-256color notice=1");
    leave(pty);
    pty = start(NULL, NULL, NULL);
    require_shown(pty, "TERM=xterm-256color notice=1");
    leave(pty);
}

static void a_terminal_without_a_cursor_is_refused(void **state) {
    (void)state;
    struct pty *pty = start("dumb", NULL, NULL);
    assert_int_equal(pty_exit_status(pty, SOON), 1);
    assert_non_null(strstr(pty_screen(pty), "dumb"));
    require_restored(pty);
    require_own_bytes(pty);
    pty_end(pty);
}

static void a_vt100_has_no_colours(void **state) {
    (void)state;
    struct pty *pty = start("vt100", "theme=dark", NULL);
    require_shown(pty, "TERM=vt100 notice=0");
    assert_int_equal(cell_of(pty, "speaker").foreground, -1);
    assert_true(cell_of(pty, "title").bold);
    assert_true(cell_of(pty, "selected").reverse);
    leave(pty);
}

static void without_a_locale_it_is_utf8(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", NULL, "LANG");
    require_shown(pty, "日本 é “…” ❶");
    require_shown(pty, "notice=0");
    leave(pty);
    pty = start("xterm-256color", NULL, "LANG=C");
    require_shown(pty, "日本 é “…” ❶");
    leave(pty);
    pty = start("xterm-256color", NULL, "LC_ALL=xx_YY.UTF-8"); /* which is not installed */
    require_shown(pty, "日本 é “…” ❶");
    leave(pty);
}

/* ---- colours ---- */

static void colours_are_the_nearest_of_256(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", "theme=dark", NULL);
    require_shown(pty, "selected");
    struct pty_cell text = cell_of(pty, "日本"), speaker = cell_of(pty, "speaker");
    assert_true(text.background >= 16 && text.background < 256);
    assert_true(speaker.foreground >= 16 && speaker.foreground < 256);
    assert_true(cell_of(pty, "selected").background != text.background);
    leave(pty);
}

static void no_color_is_honoured_unless_the_option_is_set(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", "theme=dark", "NO_COLOR=1");
    require_shown(pty, "selected");
    assert_int_equal(cell_of(pty, "speaker").foreground, -1);
    assert_int_equal(cell_of(pty, "日本").background, -1);
    assert_true(cell_of(pty, "selected").reverse);
    leave(pty);
    pty = start("xterm-256color", "colours=256", "NO_COLOR=1");
    require_shown(pty, "selected");
    assert_true(cell_of(pty, "speaker").foreground >= 0);
    leave(pty);
}

static void few_colours_are_enough(void **state) {
    (void)state;
    struct pty *pty = start("xterm", "theme=dark", NULL); /* 8 colours */
    require_shown(pty, "selected");
    struct pty_cell speaker = cell_of(pty, "speaker");
    assert_in_range(speaker.foreground, 0, 15);
    assert_true(speaker.foreground != speaker.background);
    struct pty_cell selected = cell_of(pty, "selected");
    assert_true(selected.reverse || selected.background != cell_of(pty, "日本").background);
    leave(pty);
}

/* ---- keys ---- */

static void keys_arrive(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", "mouse=on", NULL);
    require_shown(pty, "page=0");
    const char *keys[][2] = {{"j", "key j"},
                             {"\x1bOA", "key <Up>"},
                             {"\x1b[B", "key <Down>"},
                             {"\x1b[6~", "key <PgDn>"},
                             {"\x1b[Z", "key <S-Tab>"},
                             {"\r", "key <Enter>"},
                             {"\x7f", "key <BS>"},
                             {"\x03", "key <C-c>"},
                             {"\x13", "key <C-s>"},
                             {"\x1bx", "key <A-x>"},
                             {"\x1b", "key <Esc>"},
                             {"é", "key é"},
                             {"\x1b[<0;11;3M", "key <Click> at 2,10"},
                             {"\x1b[200~q\x1b[201~", "paste q"}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        pty_type(pty, keys[i][0]);
        require_shown(pty, keys[i][1]);
    }
    leave(pty);
}

/* ---- size, stop, children ---- */

static void the_size_is_followed(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", NULL, NULL);
    require_shown(pty, "size=24x80");
    pty_resize(pty, 5, 20);
    require_shown(pty, "TERM=xterm-256color"); /* cut, but there */
    pty_resize(pty, 2, 2); /* libvterm 0.1 cannot bear a wide character in one column */
    pty_settle(pty, 100);
    pty_resize(pty, 50, 132);
    require_shown(pty, "size=50x132");
    require_shown(pty, "selected");
    leave(pty);
}

static void stopping_gives_the_terminal_back_and_takes_it_again(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", "theme=dark", NULL);
    require_shown(pty, "page=0");
    pty_signal(pty, SIGTSTP); /* as from outside */
    assert_true(pty_stops(pty, SOON));
    require_restored(pty);
    pty_resize(pty, 30, 100); /* while nobody looks */
    pty_signal(pty, SIGCONT);
    require_shown(pty, "size=30x100");
    require_shown(pty, "selected");
    assert_true(pty_is_alternate(pty));
    assert_false(pty_is_cooked(pty));
    leave(pty);
}

static void a_child_gets_the_terminal(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", NULL, NULL);
    require_shown(pty, "page=0");
    pty_type(pty, "c");
    require_shown(pty, "in the child");
    require_restored(pty);
    pty_type(pty, "\r");
    require_shown(pty, "run: sh 0 exit status 3");
    assert_true(pty_is_alternate(pty));
    pty_type(pty, "p");
    require_shown(pty, "12");
    pty_type(pty, "\r");
    require_shown(pty, "key p");
    pty_type(pty, "m");
    require_shown(pty, "start: /nonexistent/program 2");
    leave(pty);
}

static void a_copy_goes_out_as_osc_52(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", NULL, NULL);
    require_shown(pty, "page=0");
    pty_clear_log(pty);
    pty_type(pty, "y");
    require_shown(pty, "copied 1");
    size_t at = str_find(pty_log(pty), STR("\x1b]52;c;aGVsbG8gd29ybGQ=\a"), 0);
    assert_true(at != SIZE_MAX);
    pty_clear_log(pty);
    leave(pty);
}

/* ---- ends ---- */

static void signals_end_it_in_order(void **state) {
    (void)state;
    const int numbers[] = {SIGTERM, SIGHUP, SIGINT, SIGQUIT};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct pty *pty = start("xterm-256color", "mouse=on", NULL);
        require_shown(pty, "page=0");
        pty_signal(pty, numbers[i]);
        assert_int_equal(pty_exit_status(pty, SOON), 128 + numbers[i]);
        require_restored(pty);
        require_own_bytes(pty);
        pty_end(pty);
    }
}

/* A closed window, a dropped line: nobody is there to press q. */
static void it_ends_when_the_terminal_is_gone(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", NULL, NULL);
    require_shown(pty, "page=0");
    pty_hang_up(pty);
    assert_int_equal(pty_exit_status(pty, SOON), 128 + SIGHUP);
    pty_end(pty);
}

static void a_crash_gives_the_terminal_back(void **state) {
    (void)state;
    struct pty *pty = start("xterm-256color", "mouse=on", NULL);
    require_shown(pty, "page=0");
    pty_type(pty, "X");
    int status = pty_exit_status(pty, SOON);
    assert_true(status == 128 + SIGABRT || status == 1); /* 1: a sanitizer had the last word */
    require_restored(pty);
    assert_true(str_find(pty_log(pty), STR("crashed (SIGABRT)"), 0) != SIZE_MAX);
    assert_true(str_find(pty_log(pty), STR("\x1b[?2004l"), 0) != SIZE_MAX);
    assert_true(str_find(pty_log(pty), STR("\x1b[?1000l"), 0) != SIZE_MAX);
    pty_end(pty);
}

/* ---- width ---- */

/* Whatever the terminal thinks of a character's width, every row begins where it should; where no
 * doubt was announced, it ends where it should too. */
static void check_unicode(const char *from, const char *to, long least_whole_rows) {
    enum { ROWS = 100, COLUMNS = 128, PER_ROW = (COLUMNS - 8 - 1) / 3 };
    const char *argv[] = {PAINTER, "unicode", from, to, NULL};
    const char *environment[] = {"TERM=xterm-256color", "LANG=C.UTF-8", NULL};
    struct pty_setup setup = {argv, environment, ROWS, COLUMNS, NULL};
    struct pty *pty = pty_start(&setup);
    long whole_rows = 0;
    unsigned last = (unsigned)strtoul(to, NULL, 16);
    for (unsigned first = (unsigned)strtoul(from, NULL, 16); first <= last;) {
        char label[16];
        unsigned rows = (last - first) / PER_ROW + 1;
        if (rows > ROWS) rows = ROWS;
        snprintf(label, sizeof label, "%06X", first + (rows - 1) * PER_ROW);
        require_shown(pty, label);
        pty_settle(pty, 30);
        for (unsigned row = 0; row < rows; row++, first += PER_ROW) {
            int at_row, at_column;
            snprintf(label, sizeof label, "%06X", first);
            if (!pty_find(pty, label, &at_row, &at_column)) fail_msg("no row %s", label);
            assert_int_equal(at_row, row);
            assert_int_equal(at_column, 0);
        }
        const char *screen = pty_screen(pty);
        for (const char *bar = screen; (bar = strstr(bar, "|\n")) != NULL; bar++) whole_rows++;
        pty_type(pty, " ");
    }
    assert_int_equal(pty_exit_status(pty, SOON), 0);
    require_own_bytes(pty);
    pty_end(pty);
    assert_true(whole_rows >= least_whole_rows);
}

static void all_of_unicode_stays_in_its_rows(void **state) {
    (void)state;
    check_unicode("0020", "D7FF", 1000);
    check_unicode("E000", "3FFFF", 1000);
    check_unicode("E0000", "E0FFF", 0);
    check_unicode("10FF00", "10FFFF", 0);
}

/* Terminals differ on the width of such clusters, this one from us too; where the cursor stands
 * they must not. */
static void the_cursor_is_where_it_should_be_behind_doubt(void **state) {
    (void)state;
    const char *argv[] = {PAINTER, "cursor", NULL};
    const char *environment[] = {"TERM=xterm-256color", "LANG=C.UTF-8", NULL};
    struct pty_setup setup = {argv, environment, 24, 80, NULL};
    struct pty *pty = pty_start(&setup);
    for (int i = 0; i < 10; i++) {
        char label[32];
        snprintf(label, sizeof label, "cursor %d ", i);
        require_shown(pty, label);
        pty_settle(pty, 30);
        int row, column;
        pty_cursor(pty, &row, &column);
        assert_int_equal(row, i);
        assert_int_equal(column, atoi(strstr(pty_screen(pty), label) + strlen(label)));
        pty_type(pty, " ");
    }
    assert_int_equal(pty_exit_status(pty, SOON), 0);
    pty_end(pty);
}

/* ---- scrolling ---- */

static void read_expected(const char *path, struct buf *out) {
    char bytes[16384];
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t got = fread(bytes, 1, sizeof bytes, file);
    assert_int_equal(fclose(file), 0);
    out->len = 0;
    buf_add(out, (struct str){bytes, got});
}

/* Rows that move and change at random must look as if each screen had been painted from nothing. */
static void check_scrolling(const char *term, const char *seed, const char *setting) {
    enum { STEPS = 150, ROWS = 24, COLUMNS = 80 };
    char path[] = "/tmp/kutip-scroll-XXXXXX", name[64];
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    close(fd);
    snprintf(name, sizeof name, "TERM=%s", term);
    const char *argv[] = {PAINTER, "scroll", seed, path, setting, NULL};
    const char *environment[] = {name, "LANG=C.UTF-8", "NO_COLOR", NULL};
    struct pty_setup setup = {argv, environment, ROWS, COLUMNS, NULL};
    struct pty *pty = pty_start(&setup);
    struct buf expected = {0};
    for (int step = 0; step < STEPS; step++) {
        if (step == 0) require_shown(pty, "kata");
        pty_settle(pty, 15);
        read_expected(path, &expected);
        if (!pty_shows(pty, expected.at, SOON)) {
            fail_msg("step %d of seed %s on %s:\n%s\nis not\n%s", step, seed, term, pty_screen(pty),
                     expected.at);
        }
        const char *line = pty_screen(pty);
        int ground = pty_cell(pty, 0, COLUMNS - 1).background;
        bool first_is_selected = line[0] == 'S';
        for (int row = 0; row < ROWS; row++, line = strchr(line, '\n') + 1) {
            struct pty_cell end = pty_cell(pty, row, COLUMNS - 1);
            bool is_selected = line[0] == 'S';
            bool same = end.background == ground && !end.reverse;
            if (!first_is_selected && same == is_selected) {
                fail_msg("step %d of seed %s: the ground of row %d is wrong", step, seed, row);
            }
        }
        pty_type(pty, " ");
    }
    pty_type(pty, "q");
    assert_int_equal(pty_exit_status(pty, SOON), 0);
    require_restored(pty);
    require_own_bytes(pty);
    buf_free(&expected);
    pty_end(pty);
    unlink(path);
}

static void moving_rows_look_as_if_painted_anew(void **state) {
    (void)state;
    check_scrolling("xterm-256color", "1", "theme=terminal");
    check_scrolling("xterm-256color", "2", "theme=dark");
    check_scrolling("screen-256color", "3", "theme=dark"); /* does not paint what scrolls in */
    check_scrolling("tmux-256color", "4", "theme=light");
    check_scrolling("vt100", "5", "theme=mono");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_screen_is_drawn_and_given_back),
        cmocka_unit_test(an_unknown_terminal_gets_the_nearest),
        cmocka_unit_test(a_terminal_without_a_cursor_is_refused),
        cmocka_unit_test(a_vt100_has_no_colours),
        cmocka_unit_test(without_a_locale_it_is_utf8),
        cmocka_unit_test(colours_are_the_nearest_of_256),
        cmocka_unit_test(no_color_is_honoured_unless_the_option_is_set),
        cmocka_unit_test(few_colours_are_enough),
        cmocka_unit_test(keys_arrive),
        cmocka_unit_test(the_size_is_followed),
        cmocka_unit_test(stopping_gives_the_terminal_back_and_takes_it_again),
        cmocka_unit_test(a_child_gets_the_terminal),
        cmocka_unit_test(a_copy_goes_out_as_osc_52),
        cmocka_unit_test(signals_end_it_in_order),
        cmocka_unit_test(it_ends_when_the_terminal_is_gone),
        cmocka_unit_test(a_crash_gives_the_terminal_back),
        cmocka_unit_test(all_of_unicode_stays_in_its_rows),
        cmocka_unit_test(the_cursor_is_where_it_should_be_behind_doubt),
        cmocka_unit_test(moving_rows_look_as_if_painted_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
