#include "tui/term/child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tui/term/screen.h"
#include "tui/term/signals.h"

enum { PIPE_READ, PIPE_WRITE };

/* ---- in the child, between fork and exec: only calls that are safe in a signal handler ---- */

static void say_errno_and_leave(int fd) {
    int number = errno;
    (void)file_write(fd, (struct str){(const char *)&number, sizeof number});
    _exit(127);
}

static void become(const struct child *child, int input_fd, int error_fd) {
    if (child->is_alone) {
        setsid();
        pid_t grandchild = fork(); /* init reaps it, so nobody has to wait */
        if (grandchild > 0) _exit(0);
        if (grandchild < 0) say_errno_and_leave(error_fd);
    }
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTSTP, SIG_DFL);
    int null = child->is_quiet ? open("/dev/null", O_RDWR | O_CLOEXEC) : -1;
    int input = child->has_input ? input_fd : child->is_quiet ? null : child->terminal_fd;
    if (input > STDIN_FILENO && dup2(input, STDIN_FILENO) < 0) say_errno_and_leave(error_fd);
    if (null >= 0 && (dup2(null, STDOUT_FILENO) < 0 || dup2(null, STDERR_FILENO) < 0)) {
        say_errno_and_leave(error_fd);
    }
    execvp(child->argv[0], (char *const *)child->argv);
    say_errno_and_leave(error_fd);
}

/* ---- in the parent ---- */

static void close_both(const int ends[2]) {
    if (ends[0] >= 0) close(ends[0]);
    if (ends[1] >= 0) close(ends[1]);
}

/* The errno with which the child could not become its program; 0 when it did. */
static int read_errno(int fd) {
    int number = 0;
    ssize_t got;
    do got = read(fd, &number, sizeof number);
    while (got < 0 && errno == EINTR);
    return got == (ssize_t)sizeof number ? number : 0;
}

bool child_start(const struct child *child, pid_t *pid, int *input_fd, struct error *error) {
    int input[2] = {-1, -1}, report[2] = {-1, -1};
    *input_fd = -1;
    bool has_pipes =
        (!child->has_input || pipe2(input, O_CLOEXEC) == 0) && pipe2(report, O_CLOEXEC) == 0;
    *pid = has_pipes ? fork() : -1;
    if (*pid == 0) become(child, input[PIPE_READ], report[PIPE_WRITE]);
    int number = *pid < 0 ? errno : 0;
    if (*pid > 0) {
        close(report[PIPE_WRITE]);
        report[PIPE_WRITE] = -1;
        number = read_errno(report[PIPE_READ]);
        bool is_over = number != 0 || child->is_alone;
        if (is_over) waitpid(*pid, NULL, 0);
    }
    if (number != 0) {
        close_both(input);
        close_both(report);
        return error_set(error, ERROR_RUN, number, child->argv[0], NULL);
    }
    close(report[PIPE_READ]);
    if (child->has_input) close(input[PIPE_READ]);
    *input_fd = input[PIPE_WRITE];
    return true;
}

void child_feed(int fd, struct str input, int limit_ms) {
    int flags = fcntl(fd, F_GETFL);
    if (limit_ms >= 0 && flags >= 0) fcntl(fd, F_SETFL, flags | O_NONBLOCK);
    while (input.len > 0) {
        struct pollfd ready = {.fd = fd, .events = POLLOUT};
        int polled = poll(&ready, 1, limit_ms);
        if (polled < 0 && errno == EINTR) continue;
        if (polled <= 0) break;
        ssize_t written = write(fd, input.ptr, input.len);
        if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (written <= 0) break;
        input = str_slice(input, (size_t)written, input.len);
    }
    close(fd);
}

bool child_wait(pid_t pid, const char *name, struct error *error) {
    int status = 0;
    while (waitpid(pid, &status, 0) < 0) {
        if (errno != EINTR) return error_set(error, ERROR_RUN, errno, name, NULL);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return true;
    char detail[32];
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    snprintf(detail, sizeof detail, "exit status %d", code);
    return error_set(error, ERROR_RUN, 0, name, detail);
}

/* ---- what the program asks for ---- */

/* Waits for a line (or the end) on the terminal, which is in its usual mode. */
static void wait_for_enter(struct term *term, const char *text) {
    char c = '\0';
    dprintf(STDOUT_FILENO, "\n%s", text);
    while (c != '\n') {
        struct pollfd fd = {.fd = term->input_fd, .events = POLLIN};
        if (poll(&fd, 1, -1) < 0 && errno != EINTR) break;
        ssize_t got = read(term->input_fd, &c, 1);
        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN)) break;
    }
}

bool term_run(struct term *term, const char *const *argv, struct str input, const char *pause,
              struct error *error) {
    struct child child = {
        .argv = argv, .has_input = input.ptr != NULL, .terminal_fd = term->input_fd};
    pid_t pid;
    int fd;
    screen_leave(term);
    signals_yield(true);
    bool good = child_start(&child, &pid, &fd, error);
    if (good && fd >= 0) child_feed(fd, input, -1);
    good = good && child_wait(pid, argv[0], error);
    signals_yield(false);
    if (good && pause != NULL) wait_for_enter(term, pause);
    screen_take(term);
    return good;
}

bool term_start(const char *const *argv, struct str input, struct error *error) {
    enum { FEED_LIMIT_MS = 1000 };
    struct child child = {
        .argv = argv, .has_input = input.ptr != NULL, .is_quiet = true, .is_alone = true};
    pid_t pid;
    int fd;
    if (!child_start(&child, &pid, &fd, error)) return false;
    if (fd >= 0) child_feed(fd, input, FEED_LIMIT_MS);
    return true;
}
