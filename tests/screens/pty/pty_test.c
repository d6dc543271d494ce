/* The program itself in a pseudo-terminal: what a reader sees and presses, on the terminals and in
 * the trouble that SSH brings along. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "tests/screens/pty/require.h"

/* ---- a library and a home of our own ---- */

struct home {
    char path[64], library[80], cache[96], data[96], config[96];
};

static void write_bytes(const struct home *home, const char *name, const char *bytes,
                        size_t count) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", home->path, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, count, file), count);
    assert_int_equal(fclose(file), 0);
}

static void write_text(const struct home *home, const char *name, const char *text) {
    write_bytes(home, name, text, strlen(text));
}

static void make_folder(const struct home *home, const char *name) {
    char path[160];
    snprintf(path, sizeof path, "%s/%s", home->path, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

static const char ferry[] =
    "Feri Baru Layani Selat Melur\n\n"
    "WartaMelur.id - Kamis, 3 Juni 2032 | 14:20 WIB\n\n"
    "TELUK MELUR, WartaMelur.id – Feri baru mulai melayani Selat Melur pada Kamis.\n\n"
    "\"Kami menunggu kapal ini sejak sebelas tahun,\" kata Wali Kota Teluk Melur Ratri Anggun "
    "Wibisana di dermaga.\n\n"
    "Kapal itu mengangkut dua ratus penumpang sekali jalan.\n\n"
    "\"Tiketnya tidak akan naik sampai akhir tahun,\" ujar Direktur Feri Melur, Gading "
    "Prasetyawan.\n";

static const char market[] =
    "Pasar Ikan Melur Pindah ke Gedung Baru\n\n"
    "WartaMelur.id - Rabu, 2 Juni 2032 | 09:00 WIB\n\n"
    "TELUK MELUR, WartaMelur.id – Pasar ikan pindah ke gedung baru di tepi kali.\n\n"
    "\"Lantainya tidak lagi licin,\" kata pedagang Sulastri Menur.\n";

static int home_setup(void **state) {
    struct home *home = mem_new(1, sizeof *home);
    snprintf(home->path, sizeof home->path, "/tmp/kutip-pty-XXXXXX");
    if (mkdtemp(home->path) == NULL) return 1;
    snprintf(home->library, sizeof home->library, "%s/berita", home->path);
    snprintf(home->cache, sizeof home->cache, "XDG_CACHE_HOME=%s/cache", home->path);
    snprintf(home->data, sizeof home->data, "XDG_DATA_HOME=%s/data", home->path);
    snprintf(home->config, sizeof home->config, "XDG_CONFIG_HOME=%s/config", home->path);
    make_folder(home, "berita");
    make_folder(home, "config");
    make_folder(home, "config/kutip");
    write_text(home, "berita/feri.txt", ferry);
    write_text(home, "berita/pasar.txt", market);
    *state = home;
    return 0;
}

static int home_teardown(void **state) {
    struct home *home = *state;
    const char *argv[] = {"/bin/rm", "-rf", home->path, NULL};
    struct pty_setup setup = {argv, NULL, 5, 20, NULL};
    struct pty *pty = pty_start(&setup);
    int status = pty_exit_status(pty, SOON);
    pty_end(pty);
    free(home);
    return status;
}

/* What differs from a usual terminal. */
struct with {
    const char *term;    /* NULL: xterm-256color */
    const char *more[4]; /* of the environment */
    const char *path;    /* NULL: the library */
    const char *set;     /* NULL: none */
    int rows, columns;   /* 0: 24 x 80 */
};

static struct pty *start(const struct home *home, struct with with) {
    char term[64], path[160];
    snprintf(term, sizeof term, "TERM=%s", with.term != NULL ? with.term : "xterm-256color");
    snprintf(path, sizeof path, "%s", with.path != NULL ? with.path : home->library);
    const char *argv[] = {KUTIP, path, with.set, NULL};
    const char *environment[16] = {term,        "LANG=C.UTF-8", "LC_ALL",    "NO_COLOR",
                                   "TMUX",      "ESCDELAY",     "TZ=UTC",    "KUTIP_NOW=1969999999",
                                   home->cache, home->data,     home->config};
    for (size_t i = 0; i < 4 && with.more[i] != NULL; i++) environment[11 + i] = with.more[i];
    struct pty_setup setup = {argv, environment, with.rows > 0 ? with.rows : 24,
                              with.columns > 0 ? with.columns : 80, NULL};
    return pty_start(&setup);
}

static void quit(struct pty *pty) {
    require_end(pty, "Q");
}

/* ---- reading ---- */

static void articles_text_and_quotes_are_shown(void **state) {
    struct pty *pty = start(*state, (struct with){.rows = 40, .columns = 130});
    require_shown(pty, "2032-06-03");
    require_shown(pty, "Feri Baru Layani Selat Melur");
    require_shown(pty, "Pasar Ikan Melur Pindah ke Gedung Baru");
    require_shown(pty, "Ratri Anggun Wibisana"); /* in the quotes pane */
    require_shown(pty, "❶");
    pty_type(pty, "j");
    require_shown(pty, "Lantainya tidak lagi licin");
    pty_type(pty, "k");
    require_shown(pty, "Kami menunggu kapal ini");
    quit(pty);
}

static void a_filter_is_typed_and_left_with_esc(void **state) {
    struct pty *pty = start(*state, (struct with){.rows = 30, .columns = 100});
    require_shown(pty, "Feri Baru Layani");
    pty_type(pty, "fpasar");
    require_hidden(pty, "Feri Baru Layani");
    pty_type(pty, "\x1b"); /* alone */
    require_shown(pty, "Feri Baru Layani");
    pty_type(pty, "j");
    require_shown(pty, "Sulastri Menur");
    quit(pty);
}

static void a_search_is_marked(void **state) {
    struct pty *pty = start(*state, (struct with){.rows = 30, .columns = 100});
    require_shown(pty, "Feri Baru Layani");
    pty_type(pty, "\t/dermaga\r");
    require_shown(pty, "dermaga");
    pty_settle(pty, 200);
    struct pty_cell hit = cell_of(pty, "dermaga");
    struct pty_cell text = cell_of(pty, "mengangkut");
    assert_true(hit.background != text.background || hit.reverse);
    quit(pty);
}

static void arrows_and_pages_work(void **state) {
    struct pty *pty = start(*state, (struct with){.rows = 30, .columns = 100});
    require_shown(pty, "1/2");
    pty_type(pty, "\x1bOB");
    require_shown(pty, "2/2");
    pty_type(pty, "\x1b[A");
    require_shown(pty, "1/2");
    pty_type(pty, "\x1b[6~\x1b[5~");
    quit(pty);
}

/* What SSH has to carry: in a pane of full width a line down is the line's text and little more. */
static void a_line_down_costs_no_more_than_the_line(void **state) {
    enum { LINES_DOWN = 30, PER_LINE = 16, ROWS = 24 };
    const struct home *home = *state;
    struct buf file = {0};
    buf_add(&file, STR("Kisah Panjang dari Selat Melur\n\nWartaMelur.id - Selasa, 1 Juni 2032 | "
                       "08:00 WIB\n\n"));
    for (int i = 0; i < 600; i++) {
        buf_printf(&file, "Alinea ke-%d bercerita tentang kapal, dermaga, angin dan ombak yang ",
                   i);
        buf_add(&file, STR("datang dan pergi di selat itu sepanjang tahun, dari pagi sampai malam, "
                           "tanpa pernah berhenti barang sehari pun.\n\n"));
    }
    write_bytes(home, "berita/panjang.txt", file.at, file.len);
    buf_free(&file);
    struct pty *pty = start(home, (struct with){.rows = ROWS});
    require_shown(pty, "Kisah Panjang");
    require_shown(pty, "/3");
    pty_type(pty, "G");
    require_shown(pty, "Alinea ke-0");
    pty_type(pty, "\tZ");
    require_shown(pty, "Alinea ke-3");
    pty_settle(pty, 300);
    size_t bytes = 0, text = 0;
    for (int i = 0; i < LINES_DOWN; i++) {
        pty_clear_log(pty);
        pty_type(pty, "j");
        pty_settle(pty, 60);
        bytes += pty_log(pty).len;
        const char *line = pty_screen(pty);
        for (int row = 0; row < ROWS - 2; row++) line = strchr(line, '\n') + 1;
        while (*line == ' ') line++;
        text += (size_t)(strchr(line, '\n') - line);
    }
    /* the bottom line tells the place in the text, and changes now and then */
    if (bytes > text + LINES_DOWN * PER_LINE) fail_msg("%zu bytes for %zu of text", bytes, text);
    quit(pty);
}

/* ---- terminals ---- */

static void every_speaker_has_a_colour(void **state) {
    struct pty *pty =
        start(*state, (struct with){.rows = 40, .columns = 130, .set = "-stheme=dark"});
    struct pty_cell mayor = cell_of(pty, "Ratri Anggun");
    struct pty_cell director = cell_of(pty, "Gading");
    assert_true(mayor.foreground >= 16 && director.foreground >= 16);
    assert_true(mayor.foreground != director.foreground);
    quit(pty);
}

static void it_fits_every_size(void **state) {
    const int sizes[][2] = {{24, 80}, {5, 20}, {1, 1}, {2, 200}, {60, 10}, {50, 200}, {24, 80}};
    struct pty *pty = start(*state, (struct with){0});
    require_shown(pty, "Feri Baru Layani");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        pty_resize(pty, sizes[i][0], sizes[i][1]);
        pty_settle(pty, 150);
        pty_type(pty, "jk\t\t\t");
        pty_settle(pty, 100);
    }
    require_shown(pty, "Feri Baru Layani");
    quit(pty);
    pty = start(*state, (struct with){.rows = 5, .columns = 20});
    require_shown(pty, "Feri");
    quit(pty);
}

static void it_stops_and_goes_on(void **state) {
    struct pty *pty = start(*state, (struct with){0});
    require_shown(pty, "Feri Baru Layani");
    pty_type(pty, "\x1a");
    assert_true(pty_stops(pty, SOON));
    require_restored(pty);
    pty_resize(pty, 30, 100);
    pty_signal(pty, SIGCONT);
    require_shown(pty, "Pasar Ikan Melur");
    assert_true(pty_is_alternate(pty));
    pty_type(pty, "j");
    require_shown(pty, "2/2");
    quit(pty);
}

static void it_works_on_every_terminal(void **state) {
    const struct with terminals[] = {{.term = "vt100"},
                                     {.term = "linux"},
                                     {.term = "screen"},
                                     {.term = "tmux-256color"},
                                     {.term = "xterm", .more = {"LANG"}},
                                     {.more = {"LC_ALL=C"}},
                                     {.more = {"LANG=xx_YY.UTF-8"}},
                                     {.more = {"NO_COLOR=1"}}};
    for (size_t i = 0; i < sizeof terminals / sizeof *terminals; i++) {
        struct pty *pty = start(*state, terminals[i]);
        require_shown(pty, "Feri Baru Layani");
        pty_type(pty, "j");
        require_shown(pty, "2/2");
        quit(pty);
    }
}

static void ascii_is_drawn_where_it_is_asked_for(void **state) {
    struct pty *pty =
        start(*state, (struct with){.rows = 40, .columns = 130, .more = {"LC_ALL=C"}});
    require_shown(pty, "Feri Baru Layani Selat Melur");
    require_shown(pty, "TELUK MELUR, WartaMelur.id - Feri baru"); /* a dash of the text */
    const char *const keys[] = {"gq", "gp", "gt", "go", "?", "ga", "\t", "e", "q", "fspeaker:\t"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        pty_type(pty, keys[i]);
        pty_settle(pty, 100);
    }
    require_shown(pty, "Gading Prasetyawan"); /* among the completions */
    struct str log = pty_log(pty);
    for (size_t i = 0; i < log.len; i++)
        if ((unsigned char)log.ptr[i] >= 0x80) fail_msg("no ASCII:\n%s", pty_screen(pty));
    pty_type(pty, "\x1b");
    require_hidden(pty, "filter:");
    quit(pty);
}

/* A terminal whose terminfo has the flag RGB; its numbers are what xterm-direct has, written as
 * libvterm reads them. */
static void colours_are_those_of_the_theme_where_the_terminal_can(void **state) {
    const struct home *home = *state;
    write_text(home, "direct.ti",
               "kutip-direct|colours by their parts,\n"
               " RGB, colors#0x1000000, pairs#0x10000,\n"
               " setaf=\\E[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"
               "%p1%{255}%&%d%;m,\n"
               " setab=\\E[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;"
               "%p1%{255}%&%d%;m,\n"
               " use=xterm-256color,\n");
    char source[96], folder[96];
    snprintf(source, sizeof source, "%s/direct.ti", home->path);
    snprintf(folder, sizeof folder, "TERMINFO=%s/terminfo", home->path);
    const char *argv[] = {"/usr/bin/tic", "-x", "-o", folder + strlen("TERMINFO="), source, NULL};
    struct pty *tic = pty_start(&(struct pty_setup){argv, NULL, 5, 80, NULL});
    assert_int_equal(pty_exit_status(tic, SOON), 0);
    pty_end(tic);
    struct pty *pty =
        start(home, (struct with){.term = "kutip-direct", .set = "-stheme=dark", .more = {folder}});
    struct pty_cell text = cell_of(pty, "mengangkut"); /* as themes/dark.ini has it */
    assert_int_equal(text.foreground, 0x1d8d4cb);
    assert_int_equal(text.background, 0x116191f);
    quit(pty);
}

static void an_unknown_terminal_is_told(void **state) {
    struct pty *pty = start(*state, (struct with){.term = "xterm-kitty-of-tomorrow"});
    require_shown(pty, "Feri Baru Layani");
    require_shown(pty, "xterm-256color");
    quit(pty);
}

static void no_color_is_honoured(void **state) {
    struct pty *pty = start(*state, (struct with){.set = "-stheme=dark", .more = {"NO_COLOR=1"}});
    struct pty_cell title = cell_of(pty, "Feri Baru Layani");
    assert_int_equal(title.foreground, -1);
    assert_int_equal(title.background, -1);
    quit(pty);
}

static void a_dumb_terminal_is_refused(void **state) {
    struct pty *pty = start(*state, (struct with){.term = "dumb"});
    assert_int_equal(pty_exit_status(pty, SOON), 1);
    assert_non_null(strstr(pty_screen(pty), "kutip: dumb"));
    require_restored(pty);
    require_own_bytes(pty);
    pty_end(pty);
}

/* ---- ends and trouble ---- */

static void signals_restore_the_terminal(void **state) {
    const int numbers[] = {SIGTERM, SIGHUP};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct pty *pty = start(*state, (struct with){.set = "-smouse=on"});
        require_shown(pty, "Feri Baru Layani");
        pty_signal(pty, numbers[i]);
        assert_int_equal(pty_exit_status(pty, SOON), 128 + numbers[i]);
        require_restored(pty);
        require_own_bytes(pty);
        pty_end(pty);
    }
}

/* A closed window, a dropped line: nobody is there to press q. */
static void it_ends_when_the_terminal_is_gone(void **state) {
    struct pty *pty = start(*state, (struct with){0});
    require_shown(pty, "Feri Baru Layani");
    pty_hang_up(pty);
    assert_int_equal(pty_exit_status(pty, SOON), 128 + SIGHUP);
    pty_end(pty);
}

static void a_crash_restores_the_terminal(void **state) {
    struct pty *pty = start(*state, (struct with){0});
    require_shown(pty, "Feri Baru Layani");
    pty_signal(pty, SIGSEGV);
    int status = pty_exit_status(pty, SOON);
    assert_true(status == 128 + SIGSEGV || status == 1); /* 1: a sanitizer had the last word */
    require_restored(pty);
    assert_true(str_find(pty_log(pty), STR("crashed (SIGSEGV)"), 0) != SIZE_MAX);
    pty_end(pty);
}

static void a_missing_path_is_a_message(void **state) {
    struct pty *pty = start(*state, (struct with){.path = "/nonexistent/berita"});
    assert_int_equal(pty_exit_status(pty, SOON), 1);
    assert_non_null(strstr(pty_screen(pty), "/nonexistent/berita"));
    require_restored(pty);
    require_own_bytes(pty);
    pty_end(pty);
}

static void an_empty_folder_is_a_message(void **state) {
    const struct home *home = *state;
    char empty[160];
    make_folder(home, "kosong");
    snprintf(empty, sizeof empty, "%s/kosong", home->path);
    struct pty *pty = start(home, (struct with){.path = empty});
    pty_settle(pty, 600);
    assert_non_null(strstr(pty_screen(pty), "kosong"));
    int status = pty_exit_status(pty, 0);
    if (status == -1) {
        quit(pty);
    } else {
        require_restored(pty);
        pty_end(pty);
    }
}

static void a_bad_configuration_is_told_and_read_on(void **state) {
    const struct home *home = *state;
    write_text(home, "config/kutip/kutip.ini", "[general]\nlayuot = wide\n[keys]\nquit = W\n");
    struct pty *pty = start(home, (struct with){.rows = 30, .columns = 160});
    require_shown(pty, "Feri Baru Layani");
    require_shown(pty, "kutip.ini:2");
    pty_type(pty, "W"); /* the good line counts */
    assert_int_equal(pty_exit_status(pty, SOON), 0);
    require_restored(pty);
    require_own_bytes(pty);
    pty_end(pty);
}

/* ---- hostile files ---- */

/* Nothing in a file may reach the terminal as control, wherever it stands: the title, a quote, a
 * name, the path. */
static void a_hostile_file_is_only_text(void **state) {
    const struct home *home = *state;
    static const char attack[] =
        "Judul \x1b]52;c;ZXZpbA==\x07\x1b[2J\x1b[31mMerah &#27;[2J &#x9b;31m\n\n"
        "Warta\x1b[5mMelur.id - Kamis, 3 Juni 2032 | 14:20 WIB\n\n"
        "TELUK MELUR \xc2\x9b"
        "31m\xc2\x9d"
        "0;owned\xc2\x9c, \xe2\x80\xaeterbalik\xe2\x80\xac "
        "\xe2\x81\xa6isolat\xe2\x81\xa9 \xe2\x80\xa8 garis \0 nol \x7f hapus \x0e geser.\n\n"
        "\"Kata \x1b[?1049l\x1bPqsixel\x1b\\ yang \x08\x08\x08 jahat,\" kata Jahat\x1b[8m "
        "Sekali.\n\n"
        "\"&#x202e;&#27;]0;judul&#7; lagi,\" ujar \x9b Penyusup.\n\n";
    struct buf file = {0};
    buf_add(&file, (struct str){attack, sizeof attack - 1});
    for (int i = 0; i < 1 << 15; i++) buf_add(&file, STR("baris yang panjang sekali \x1b[7m "));
    buf_add(&file, STR("\nekor yang terpotong \xf0\x9f\x98"));
    write_bytes(home, "berita/hostile-\x1b[2J-\xff-\n-name.txt", file.at, file.len);
    buf_free(&file);
    struct pty *pty = start(home, (struct with){.rows = 40, .columns = 130});
    require_shown(pty, "Judul");
    const char *keys[] = {"gg", "j", "k",    "\t", "\x04", "b",  "b",  "b",  "G",        "gg", "\t",
                          "j",  "w", "\x1b", "gq", "gp",   "go", "gt", "ga", "fjudul\r", "?"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        pty_type(pty, keys[i]);
        pty_settle(pty, 80);
        require_own_bytes(pty);
    }
    pty_type(pty, "\x1bQ");
    pty_settle(pty, 200);
    pty_type(pty, "Q");
    assert_int_equal(pty_exit_status(pty, SOON), 0);
    require_own_bytes(pty);
    require_restored(pty);
    pty_end(pty);
}

int main(void) {
#define AT_HOME(test) cmocka_unit_test_setup_teardown(test, home_setup, home_teardown)
    const struct CMUnitTest tests[] = {
        AT_HOME(articles_text_and_quotes_are_shown),
        AT_HOME(a_filter_is_typed_and_left_with_esc),
        AT_HOME(a_search_is_marked),
        AT_HOME(arrows_and_pages_work),
        AT_HOME(a_line_down_costs_no_more_than_the_line),
        AT_HOME(every_speaker_has_a_colour),
        AT_HOME(it_fits_every_size),
        AT_HOME(it_stops_and_goes_on),
        AT_HOME(it_works_on_every_terminal),
        AT_HOME(ascii_is_drawn_where_it_is_asked_for),
        AT_HOME(colours_are_those_of_the_theme_where_the_terminal_can),
        AT_HOME(an_unknown_terminal_is_told),
        AT_HOME(no_color_is_honoured),
        AT_HOME(a_dumb_terminal_is_refused),
        AT_HOME(signals_restore_the_terminal),
        AT_HOME(it_ends_when_the_terminal_is_gone),
        AT_HOME(a_crash_restores_the_terminal),
        AT_HOME(a_missing_path_is_a_message),
        AT_HOME(an_empty_folder_is_a_message),
        AT_HOME(a_bad_configuration_is_told_and_read_on),
        AT_HOME(a_hostile_file_is_only_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
