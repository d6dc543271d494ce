#include "tests/screens/pty/pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "core/base/mem.h"

struct pty {
    int fd;
    pid_t shell; /* leads the session, as a shell does */
    pid_t pid;   /* of the program: a job of its own, so that it can be stopped */
    int reports; /* the shell tells what waitpid() said */
    int status;  /* the last of these */
    bool is_over, is_alternate, cursor_is_shown;
    int rows, columns;
    VTerm *vterm;
    VTermScreen *screen;
    struct buf log, text;
};

static void require(bool holds, const char *what) {
    if (holds) return;
    perror(what);
    abort();
}

static int64_t now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* ---- start and end ---- */

static int on_property(VTermProp property, VTermValue *value, void *user) {
    struct pty *pty = user;
    if (property == VTERM_PROP_ALTSCREEN) pty->is_alternate = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE) pty->cursor_is_shown = value->boolean;
    return 1;
}

static void become(const struct pty_setup *setup) {
    for (size_t i = 0; setup->environment != NULL && setup->environment[i] != NULL; i++) {
        char name[256];
        snprintf(name, sizeof name, "%s", setup->environment[i]);
        char *equals = strchr(name, '=');
        if (equals != NULL) *equals = '\0';
        int bad = equals != NULL ? setenv(name, equals + 1, 1) : unsetenv(name);
        if (bad != 0) _exit(126);
    }
    if (setup->input != NULL) {
        int fd = open(setup->input, O_RDONLY);
        if (fd < 0 || dup2(fd, STDIN_FILENO) < 0) _exit(126);
    }
    execv(setup->argv[0], (char *const *)setup->argv);
    _exit(127);
}

static void report(int fd, int number) {
    if (write(fd, &number, sizeof number) != (ssize_t)sizeof number) _exit(1);
}

/* The part of a shell: one job in the foreground. A program without a shell above it cannot be
 * stopped: the kernel drops SIGTSTP for an orphaned process group. */
static void be_shell(const struct pty_setup *setup, int reports) {
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);          /* stays to report, when the terminal goes */
    prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails leaves nothing running */
    pid_t job = fork();
    if (job < 0) _exit(1);
    setpgid(job, job); /* in both: whoever comes first */
    tcsetpgrp(STDOUT_FILENO, job == 0 ? getpid() : job);
    if (job == 0) {
        signal(SIGTTOU, SIG_DFL);
        signal(SIGHUP, SIG_DFL);
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        become(setup);
    }
    report(reports, (int)job);
    for (int status = 0;;) {
        if (waitpid(job, &status, WUNTRACED) < 0) {
            if (errno == EINTR) continue;
            _exit(1);
        }
        report(reports, status);
        if (!WIFSTOPPED(status)) _exit(0);
    }
}

struct pty *pty_start(const struct pty_setup *setup) {
    static const VTermScreenCallbacks callbacks = {.settermprop = on_property};
    struct pty *pty = mem_new(1, sizeof *pty);
    pty->rows = setup->rows;
    pty->columns = setup->columns;
    pty->cursor_is_shown = true;
    pty->vterm = vterm_new(setup->rows, setup->columns);
    vterm_set_utf8(pty->vterm, 1);
    pty->screen = vterm_obtain_screen(pty->vterm);
    vterm_screen_enable_altscreen(pty->screen, 1);
    vterm_screen_set_callbacks(pty->screen, &callbacks, pty);
    vterm_screen_reset(pty->screen, 1);
    struct winsize size = {.ws_row = (unsigned short)setup->rows,
                           .ws_col = (unsigned short)setup->columns};
    int ends[2];
    require(pipe2(ends, O_CLOEXEC) == 0, "pipe");
    pty->shell = forkpty(&pty->fd, NULL, NULL, &size);
    require(pty->shell >= 0, "forkpty");
    if (pty->shell == 0) be_shell(setup, ends[1]);
    close(ends[1]);
    pty->reports = ends[0];
    int job = 0;
    require(read(pty->reports, &job, sizeof job) == (ssize_t)sizeof job, "start the program");
    pty->pid = job;
    return pty;
}

void pty_end(struct pty *pty) {
    if (!pty->is_over) kill(pty->pid, SIGKILL);
    waitpid(pty->shell, NULL, 0);
    close(pty->fd);
    close(pty->reports);
    vterm_free(pty->vterm);
    buf_free(&pty->log);
    buf_free(&pty->text);
    free(pty);
}

/* ---- to and from the program ---- */

void pty_type(struct pty *pty, const char *keys) {
    size_t len = strlen(keys);
    require(write(pty->fd, keys, len) == (ssize_t)len, "write to the pty");
}

void pty_resize(struct pty *pty, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    pty->rows = rows;
    pty->columns = columns;
    vterm_set_size(pty->vterm, rows, columns);
    require(ioctl(pty->fd, TIOCSWINSZ, &size) == 0, "TIOCSWINSZ");
}

void pty_signal(struct pty *pty, int number) {
    kill(pty->pid, number);
}

void pty_hang_up(struct pty *pty) {
    close(pty->fd);
    pty->fd = open("/dev/null", O_RDWR | O_CLOEXEC);
}

/* Reads what comes within `wait_ms` into the screen; false when nothing came. */
static bool read_some(struct pty *pty, int wait_ms) {
    struct pollfd ready = {.fd = pty->fd, .events = POLLIN};
    if (poll(&ready, 1, wait_ms) <= 0) return false;
    char bytes[65536];
    ssize_t got = read(pty->fd, bytes, sizeof bytes);
    if (got <= 0) { /* Linux: EIO once the program is gone */
        struct timespec pause = {.tv_nsec = (long)wait_ms * 1000000L};
        nanosleep(&pause, NULL);
        return false;
    }
    buf_add(&pty->log, (struct str){bytes, (size_t)got});
    vterm_input_write(pty->vterm, bytes, (size_t)got);
    char reply[256];
    size_t count = vterm_output_read(pty->vterm, reply, sizeof reply);
    if (count > 0) require(write(pty->fd, reply, count) == (ssize_t)count, "reply to the pty");
    return true;
}

static bool wait_for(struct pty *pty, const char *text, bool there, int limit_ms) {
    int64_t end = now_ms() + limit_ms;
    do {
        if ((strstr(pty_screen(pty), text) != NULL) == there) return true;
        read_some(pty, 20);
    } while (now_ms() < end);
    return (strstr(pty_screen(pty), text) != NULL) == there;
}

bool pty_shows(struct pty *pty, const char *text, int limit_ms) {
    return wait_for(pty, text, true, limit_ms);
}

bool pty_hides(struct pty *pty, const char *text, int limit_ms) {
    return wait_for(pty, text, false, limit_ms);
}

void pty_settle(struct pty *pty, int quiet_ms) {
    while (read_some(pty, quiet_ms)) continue;
}

/* Takes what the shell reports until `is_reached`. */
static bool wait_state(struct pty *pty, int limit_ms, bool (*is_reached)(const struct pty *)) {
    int64_t end = now_ms() + limit_ms;
    while (!is_reached(pty) && !pty->is_over && now_ms() < end) {
        struct pollfd ready = {.fd = pty->reports, .events = POLLIN};
        if (poll(&ready, 1, 0) > 0 &&
            read(pty->reports, &pty->status, sizeof pty->status) == (ssize_t)sizeof pty->status) {
            pty->is_over = !WIFSTOPPED(pty->status);
        }
        read_some(pty, 10);
    }
    pty_settle(pty, 20);
    return is_reached(pty);
}

static bool is_over(const struct pty *pty) {
    return pty->is_over;
}
static bool is_stopped(const struct pty *pty) {
    return WIFSTOPPED(pty->status);
}

int pty_exit_status(struct pty *pty, int limit_ms) {
    if (!wait_state(pty, limit_ms, is_over)) return -1;
    return WIFEXITED(pty->status) ? WEXITSTATUS(pty->status) : 128 + WTERMSIG(pty->status);
}

bool pty_stops(struct pty *pty, int limit_ms) {
    pty->status = 0;
    return wait_state(pty, limit_ms, is_stopped);
}

/* ---- the screen ---- */

static void add_code_point(struct buf *out, uint32_t c) {
    if (c < 0x80) {
        buf_add_char(out, (char)c);
    } else if (c < 0x800) {
        buf_add_char(out, (char)(0xc0 | c >> 6));
    } else if (c < 0x10000) {
        buf_add_char(out, (char)(0xe0 | c >> 12));
    } else {
        buf_add_char(out, (char)(0xf0 | c >> 18));
        buf_add_char(out, (char)(0x80 | (c >> 12 & 0x3f)));
    }
    if (c >= 0x800) buf_add_char(out, (char)(0x80 | (c >> 6 & 0x3f)));
    if (c >= 0x80) buf_add_char(out, (char)(0x80 | (c & 0x3f)));
}

/* The clusters of a row; `starts` (may be NULL) receives the byte at which each column begins. */
static void add_row(struct pty *pty, int row, struct buf *out, size_t *starts) {
    size_t keep = out->len;
    for (int column = 0; column < pty->columns;) {
        VTermScreenCell cell;
        VTermPos position = {.row = row, .col = column};
        require(vterm_screen_get_cell(pty->screen, position, &cell) == 1, "vterm cell");
        int width = cell.width > 1 ? cell.width : 1;
        for (int i = 0; starts != NULL && i < width && column + i < pty->columns; i++) {
            starts[column + i] = out->len;
        }
        bool blank = cell.chars[0] == 0 || cell.chars[0] == ' ' || cell.chars[0] == (uint32_t)-1;
        if (blank) buf_add_char(out, ' ');
        for (int i = 0; !blank && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++) {
            add_code_point(out, cell.chars[i]);
        }
        if (!blank) keep = out->len;
        column += width;
    }
    out->len = keep;
}

const char *pty_screen(struct pty *pty) {
    pty->text.len = 0;
    buf_add(&pty->text, STR(""));
    for (int row = 0; row < pty->rows; row++) {
        add_row(pty, row, &pty->text, NULL);
        buf_add_char(&pty->text, '\n');
    }
    return pty->text.at;
}

bool pty_find(struct pty *pty, const char *text, int *row, int *column) {
    size_t *starts = mem_new((size_t)pty->columns, sizeof *starts);
    struct buf line = {0};
    bool found = false;
    for (*row = 0; *row < pty->rows && !found; *row += !found) {
        line.len = 0;
        add_row(pty, *row, &line, starts);
        size_t at = str_find(buf_str(&line), str_from(text), 0);
        found = at != SIZE_MAX;
        for (*column = 0; found && starts[*column] < at;) ++*column;
    }
    buf_free(&line);
    free(starts);
    return found;
}

static int colour_of(const VTermColor *colour, bool is_background) {
    if (is_background ? VTERM_COLOR_IS_DEFAULT_BG(colour) : VTERM_COLOR_IS_DEFAULT_FG(colour)) {
        return -1;
    }
    if (VTERM_COLOR_IS_INDEXED(colour)) return colour->indexed.idx;
    return 0x1000000 | colour->rgb.red << 16 | colour->rgb.green << 8 | colour->rgb.blue;
}

struct pty_cell pty_cell(struct pty *pty, int row, int column) {
    VTermScreenCell cell;
    VTermPos position = {.row = row, .col = column};
    require(vterm_screen_get_cell(pty->screen, position, &cell) == 1, "vterm cell");
    return (struct pty_cell){.foreground = colour_of(&cell.fg, false),
                             .background = colour_of(&cell.bg, true),
                             .bold = cell.attrs.bold,
                             .reverse = cell.attrs.reverse,
                             .underline = cell.attrs.underline != 0,
                             .italic = cell.attrs.italic};
}

bool pty_is_alternate(const struct pty *pty) {
    return pty->is_alternate;
}
void pty_cursor(const struct pty *pty, int *row, int *column) {
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(pty->vterm), &position);
    *row = position.row;
    *column = position.col;
}

bool pty_cursor_is_shown(const struct pty *pty) {
    return pty->cursor_is_shown;
}

bool pty_is_cooked(const struct pty *pty) {
    struct termios modes;
    require(tcgetattr(pty->fd, &modes) == 0, "tcgetattr");
    return (modes.c_lflag & (ICANON | ECHO | ISIG)) == (ICANON | ECHO | ISIG) &&
           (modes.c_iflag & ICRNL) != 0 && (modes.c_oflag & OPOST) != 0;
}

struct str pty_log(const struct pty *pty) {
    return buf_str(&pty->log);
}
void pty_clear_log(struct pty *pty) {
    pty->log.len = 0;
}

/* ---- the byte log ---- */

static const char *complain(struct str log, size_t at, const char *what) {
    static char words[160];
    int written = snprintf(words, sizeof words, "%s at byte %zu:", what, at);
    for (size_t i = at; i < log.len && i < at + 12 && written > 0 && written < 150; i++) {
        written += snprintf(words + written, sizeof words - (size_t)written, " %02x",
                            (unsigned char)log.ptr[i]);
    }
    return words;
}

/* The private modes that the program may set: cursor keys, wrapping, blinking and shown cursor,
 * mouse and its form, alternate screen, bracketed paste. */
static bool is_known_mode(struct str parameters) {
    static const char *const known[] = {"?1",    "?7",    "?12",     "?25",   "?12;25", "?1000",
                                        "?1006", "?1049", "?1049;1", "?2004", "4",      "34"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (str_eq(parameters, str_from(known[i]))) return true;
    }
    return false;
}

/* Length of the escape sequence at `at`; 0 when it is none that may stand there. */
static size_t known_escape(struct str log, size_t at) {
    if (at + 1 >= log.len) return 0;
    char second = log.ptr[at + 1];
    if (strchr("=>78MDEH", second) != NULL) return 2;
    if (second == '(' || second == ')') return 3; /* character sets: (B and (0 */
    if (second != '[') return 0;
    size_t end = at + 2;
    while (end < log.len && (log.ptr[end] < '@' || log.ptr[end] > '~')) end++;
    if (end >= log.len) return 0;
    struct str parameters = str_slice(log, at + 2, end);
    char final = log.ptr[end];
    bool is_mode = final == 'h' || final == 'l';
    bool good =
        is_mode ? is_known_mode(parameters) : strchr("ABCDEFGHJKLMPSTX@bdfmrtg", final) != NULL;
    if (final == 'c') good = str_starts(parameters, STR("?")); /* Linux: the cursor's form */
    if (final == 't')
        good = str_starts(parameters, STR("22;0")) || str_starts(parameters, STR("23;0"));
    return good ? end + 1 - at : 0;
}

const char *pty_foreign_bytes(struct str log) {
    for (size_t at = 0; at < log.len;) {
        unsigned char c = (unsigned char)log.ptr[at];
        if (c == 0x1b) {
            size_t len = known_escape(log, at);
            if (len == 0) return complain(log, at, "a foreign escape");
            at += len;
            continue;
        }
        bool is_control = (c < ' ' && strchr("\r\n\b\t\x0e\x0f", c) == NULL) || c == 0 || c == 0x7f;
        if (is_control) return complain(log, at, "a control character");
        bool is_c1 = c == 0xc2 && at + 1 < log.len && (unsigned char)log.ptr[at + 1] < 0xa0;
        if (is_c1) return complain(log, at, "a C1 control");
        bool is_bidi = c == 0xe2 && at + 2 < log.len &&
                       (memcmp(log.ptr + at, "\xe2\x80\xae", 3) == 0 ||
                        memcmp(log.ptr + at, "\xe2\x80\xab", 3) == 0 ||
                        memcmp(log.ptr + at, "\xe2\x81\xa6", 3) == 0 ||
                        memcmp(log.ptr + at, "\xe2\x80\xa8", 3) == 0);
        if (is_bidi) return complain(log, at, "a bidi control");
        at++;
    }
    return NULL;
}
