#include "tui/term/term.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/base/mem.h"
#include "tui/term/locale.h"
#include "tui/term/screen.h"
#include "tui/term/signals.h"
#include "tui/term/terminfo.h"

enum { ESC_DELAY_MS = 25 };

/* Bracketed paste and SGR mouse reports; terminals that know neither ignore both (xterm's ctlseqs).
 */
#define PASTE_ON "\x1b[?2004h"
#define PASTE_OFF "\x1b[?2004l"
#define MOUSE_ON "\x1b[?1000h\x1b[?1006h"
#define MOUSE_OFF "\x1b[?1006l\x1b[?1000l"

/* ---- opening ---- */

/* TERM, or what is most likely to work in its place. */
static bool choose_terminal(struct term *term, struct error *error) {
    static const char *const fallbacks[] = {"xterm-256color", "vt100"};
    const char *name = getenv("TERM");
    if (name == NULL) name = "";
    enum terminfo_answer answer =
        name[0] != '\0' ? terminfo_look_up(name, term->output_fd) : TERMINFO_UNKNOWN;
    const char *used = answer == TERMINFO_GOOD ? name : NULL;
    for (size_t i = 0; answer == TERMINFO_UNKNOWN && used == NULL && i < 2; i++) {
        if (terminfo_look_up(fallbacks[i], term->output_fd) == TERMINFO_GOOD) used = fallbacks[i];
    }
    if (used == NULL) return error_set(error, ERROR_TERMINAL, 0, name, NULL);
    if (used != name) term->notice = TERM_NOTICE_TERM;
    snprintf(term->name, sizeof term->name, "%s", used);
    return true;
}

static bool open_descriptors(struct term *term, struct error *error) {
    term->output_fd = STDOUT_FILENO;
    if (!isatty(STDOUT_FILENO)) {
        return error_set(error, ERROR_NOT_A_TERMINAL, errno, "standard output", NULL);
    }
    term->input = stdin;
    if (!isatty(STDIN_FILENO)) {
        term->input = fopen("/dev/tty", "re");
        if (term->input == NULL) {
            return error_set(error, ERROR_NOT_A_TERMINAL, errno, "/dev/tty", NULL);
        }
    }
    term->input_fd = fileno(term->input);
    if (tcgetattr(term->input_fd, &term->modes) != 0) {
        return error_set(error, ERROR_NOT_A_TERMINAL, errno, "standard input", NULL);
    }
    return true;
}

/* What terminfo says of this terminal's keys. */
static void teach_keys(struct decoder *decoder) {
    static const struct {
        const char *capability;
        struct key key;
    } keys[] = {
        {"kcuu1", {SPECIAL_UP, 0}},      {"kcud1", {SPECIAL_DOWN, 0}},
        {"kcub1", {SPECIAL_LEFT, 0}},    {"kcuf1", {SPECIAL_RIGHT, 0}},
        {"khome", {SPECIAL_HOME, 0}},    {"kend", {SPECIAL_END, 0}},
        {"kpp", {SPECIAL_PAGE_UP, 0}},   {"knp", {SPECIAL_PAGE_DOWN, 0}},
        {"kich1", {SPECIAL_INSERT, 0}},  {"kdch1", {SPECIAL_DELETE, 0}},
        {"kbs", {SPECIAL_BACKSPACE, 0}}, {"kcbt", {SPECIAL_TAB, KEY_SHIFT}},
        {"kent", {SPECIAL_ENTER, 0}},    {"kf1", {SPECIAL_F1, 0}},
        {"kf2", {SPECIAL_F2, 0}},        {"kf3", {SPECIAL_F3, 0}},
        {"kf4", {SPECIAL_F4, 0}},        {"kf5", {SPECIAL_F5, 0}},
        {"kf6", {SPECIAL_F6, 0}},        {"kf7", {SPECIAL_F7, 0}},
        {"kf8", {SPECIAL_F8, 0}},        {"kf9", {SPECIAL_F9, 0}},
        {"kf10", {SPECIAL_F10, 0}},      {"kf11", {SPECIAL_F11, 0}},
        {"kf12", {SPECIAL_F12, 0}},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *sequence = terminfo_string(keys[i].capability);
        if (sequence != NULL) decoder_add_key(decoder, sequence, keys[i].key);
    }
}

static int esc_delay(void) {
    const char *text = getenv("ESCDELAY");
    int delay = 0;
    if (text == NULL || text[0] == '\0') return ESC_DELAY_MS;
    for (; *text >= '0' && *text <= '9' && delay < 10000; text++)
        delay = delay * 10 + (*text - '0');
    return *text == '\0' ? delay : ESC_DELAY_MS;
}

/* What a crash sends: everything that was switched on is switched off. */
static void arm(const struct term *term) {
    struct buf reset = {0};
    if (term->has_reports) buf_add(&reset, STR(MOUSE_OFF PASTE_OFF));
    if (term->can_scroll) buf_add(&reset, STR("\x1b[r")); /* the scrolling region */
    terminfo_add(&reset, "rmkx");
    terminfo_add(&reset, "sgr0");
    terminfo_add(&reset, "rmcup");
    terminfo_add(&reset, "cnorm"); /* last: rmcup may bring a hidden cursor back */
    signals_arm(term->output_fd, buf_str(&reset), &term->modes);
    buf_free(&reset);
}

static void set_modes(struct term *term) {
    terminfo_keep_palette();
    scroll_look_up(term);
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    idlok(stdscr, TRUE);
    curs_set(0);
    start_color();
    use_default_colors();
    term->has_reports = terminfo_string("kmous") != NULL; /* of xterm's family */
}

/* Reports that the terminal sends on request: mouse and paste. */
static void switch_reports(struct term *term, bool on) {
    if (!term->has_reports) return;
    screen_write(term, on ? STR(PASTE_ON) : STR(PASTE_OFF));
    if (term->mouse || !on) screen_write(term, on ? STR(MOUSE_ON) : STR(MOUSE_OFF));
}

/* Asks the terminal for its size and tells curses. */
static void measure(struct term *term) {
    struct winsize size;
    bool is_known =
        ioctl(term->output_fd, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    scroll_reset(term); /* terminals drop it when their size changes, and not all of them */
    if (is_known) resizeterm(size.ws_row, size.ws_col);
    getmaxyx(stdscr, term->rows, term->columns);
}

bool term_open(const struct options *options, const struct theme *theme, struct term **out,
               struct error *error) {
    struct term *term = mem_new(1, sizeof *term);
    term->is_utf8 = locale_choose();
    bool good = open_descriptors(term, error) && choose_terminal(term, error);
    if (good) {
        good = frame_open(term) || error_set(error, ERROR_TERMINAL, errno, term->name, NULL);
    }
    if (good) {
        term->screen = newterm(term->name, term->output, term->input);
        good = term->screen != NULL || error_set(error, ERROR_TERMINAL, 0, term->name, NULL);
    }
    if (!good) {
        frame_close(term);
        if (term->input != NULL && term->input != stdin) (void)fclose(term->input);
        free(term);
        return false;
    }
    if (term->notice == TERM_NOTICE_NONE && !term->is_utf8) term->notice = TERM_NOTICE_LOCALE;
    term->decoder = decoder_new(esc_delay());
    theme_plain(&term->plain);
    set_modes(term);
    teach_keys(term->decoder);
    term->signal_fd = signals_open();
    arm(term);
    term_configure(term, options, theme);
    measure(term);
    switch_reports(term, true);
    *out = term;
    return true;
}

void term_close(struct term *term) {
    if (term == NULL) return;
    screen_leave(term);
    signals_disarm();
    signals_close();
    delscreen(term->screen);
    frame_close(term);
    if (term->input != stdin) (void)fclose(term->input);
    decoder_free(term->decoder);
    grid_free(&term->shown);
    free(term->faces);
    free(term);
}

/* ---- asking and setting ---- */

enum term_notice term_notice(const struct term *term) {
    return term->notice;
}
const char *term_name(const struct term *term) {
    return term->name;
}
bool term_is_utf8(const struct term *term) {
    return term->is_utf8;
}

void term_size(const struct term *term, int *rows, int *columns) {
    *rows = term->rows;
    *columns = term->columns;
}

void term_configure(struct term *term, const struct options *options, const struct theme *theme) {
    bool had_mouse = term->mouse;
    term->theme = *theme;
    term->mouse = options->mouse && term->has_reports;
    screen_set_colours(term, options);
    if (term->mouse != had_mouse) screen_write(term, term->mouse ? STR(MOUSE_ON) : STR(MOUSE_OFF));
    grid_resize(&term->shown, 0, 0); /* every row is drawn anew in the new colours */
}

/* ---- the screen ---- */

void screen_write(struct term *term, struct str bytes) {
    (void)file_write(term->curses_fd, bytes); /* when the terminal is gone, reading will tell */
}

void screen_leave(struct term *term) {
    scroll_reset(term);
    switch_reports(term, false);
    endwin();
    struct buf cursor = {0};
    terminfo_add(&cursor, "cnorm"); /* rmcup may bring a hidden cursor back */
    screen_write(term, buf_str(&cursor));
    buf_free(&cursor);
}

void screen_take(struct term *term) {
    reset_prog_mode();
    term_repaint(term);
    switch_reports(term, true);
    measure(term);
    term->resized = true;
}

void term_repaint(struct term *term) {
    scroll_reset(term);
    clearok(curscr, TRUE);
    grid_resize(&term->shown, 0, 0);
}

void term_suspend(struct term *term) {
    screen_leave(term);
    signals_stop_job();
    screen_take(term);
}

/* ---- waiting ---- */

static void read_input(struct term *term) {
    char bytes[4096];
    ssize_t got = read(term->input_fd, bytes, sizeof bytes);
    if (got > 0) {
        decoder_push(term->decoder, bytes, (size_t)got, clock_steady());
    } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
        term->input_is_lost = true;
    }
}

/* What a signal means to the caller; false when it was dealt with here. */
static bool take_signal(struct term *term, int number, struct term_event *out) {
    switch (number) {
    case SIGWINCH:
        measure(term);
        term->resized = true;
        return false;
    case SIGTSTP:
        term_suspend(term);
        return false;
    case SIGCONT: /* continued after a stop that could not be caught: the shell had the terminal */
        screen_take(term);
        return false;
    default:
        out->kind = TERM_SIGNAL;
        out->signal = number;
        return true;
    }
}

/* An event that needs no more waiting. */
static bool take_event(struct term *term, struct term_event *out) {
    *out = (struct term_event){.row = -1, .column = -1};
    for (int number; (number = signals_next()) != 0;) {
        if (take_signal(term, number, out)) return true;
    }
    if (term->resized) {
        term->resized = false;
        out->kind = TERM_RESIZE;
        return true;
    }
    if (decoder_next(term->decoder, clock_steady(), out)) return true;
    *out = (struct term_event){.row = -1, .column = -1};
    if (!term->input_is_lost) return false;
    out->kind = TERM_SIGNAL;
    out->signal = SIGHUP;
    return true;
}

/* Polls the caller's descriptor and ours, whose bytes are read; true when the caller's is ready. */
static bool poll_all(struct term *term, int fd, int timeout_ms) {
    struct pollfd all[] = {{fd, POLLIN, 0},
                           {term->input_is_lost ? -1 : term->input_fd, POLLIN, 0},
                           {term->signal_fd, POLLIN, 0}};
    if (poll(all, sizeof all / sizeof *all, timeout_ms) <= 0) return false;
    if (all[1].revents != 0) read_input(term);
    return all[0].revents != 0;
}

void term_wait(struct term *term, int fd, int timeout_ms, struct term_event *out) {
    int64_t end = timeout_ms >= 0 ? clock_steady() + timeout_ms : INT64_MAX;
    bool ready = poll_all(term, fd, 0);
    while (!take_event(term, out) && !ready) {
        int64_t now = clock_steady(), left = timeout_ms < 0 ? -1 : end > now ? end - now : 0;
        int patience = decoder_timeout(term->decoder, now);
        if (left == 0 && patience != 0) break;
        if (patience >= 0 && (left < 0 || patience < left)) left = patience;
        ready = poll_all(term, fd, (int)left);
    }
}
