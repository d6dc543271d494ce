#include "tui/term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/bounds.h"
#include "core/base/file.h"
#include "core/base/mem.h"

static const int watched[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT};
static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT};

enum {
    WATCHED_COUNT = sizeof watched / sizeof *watched,
    FATAL_COUNT = sizeof fatal / sizeof *fatal,
    CRASH_STACK = 64 * 1024,
    RESET_MOST = 512
};

/* Signal handlers can only know what is static: the terminal of this process. */
static int pipe_ends[2] = {-1, -1};
static struct sigaction watched_before[WATCHED_COUNT], fatal_before[FATAL_COUNT], pipe_before;
static struct {
    volatile sig_atomic_t armed;
    int fd;
    char reset[RESET_MOST];
    size_t reset_len;
    struct termios modes;
    char *stack;
    stack_t stack_before;
} crash;

/* ---- signals as bytes ---- */

static void tell(int number) {
    int kept = errno;
    char byte = (char)number;
    (void)file_write(pipe_ends[1], (struct str){&byte, 1}); /* a full pipe has plenty to tell */
    errno = kept;
}

static bool install(int number, void (*handler)(int), int flags, struct sigaction *before) {
    struct sigaction action = {.sa_flags = flags};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    return sigaction(number, &action, before) == 0;
}

/* Nothing can be done when this fails, and nothing depends on it. */
static void put_back(int number, const struct sigaction *before) {
    (void)sigaction(number, before, NULL);
}

int signals_open(void) {
    if (pipe2(pipe_ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    for (size_t i = 0; i < WATCHED_COUNT; i++) {
        if (!install(watched[i], tell, SA_RESTART, &watched_before[i])) return -1;
    }
    if (!install(SIGPIPE, SIG_IGN, 0, &pipe_before)) return -1;
    return pipe_ends[0];
}

void signals_close(void) {
    for (size_t i = 0; i < WATCHED_COUNT; i++) put_back(watched[i], &watched_before[i]);
    put_back(SIGPIPE, &pipe_before);
    close(pipe_ends[0]);
    close(pipe_ends[1]);
    pipe_ends[0] = pipe_ends[1] = -1;
}

int signals_next(void) {
    unsigned char byte;
    ssize_t got = read(pipe_ends[0], &byte, 1);
    return got == 1 ? byte : 0;
}

void signals_stop_job(void) {
    struct sigaction before;
    if (!install(SIGTSTP, SIG_DFL, 0, &before)) return;
    kill(0, SIGTSTP);
    put_back(SIGTSTP, &before);
}

void signals_yield(bool to_child) {
    install(SIGINT, to_child ? SIG_IGN : tell, SA_RESTART, NULL);
    install(SIGTSTP, to_child ? SIG_DFL : tell, SA_RESTART, NULL);
}

/* ---- crashes ---- */

static const char *fatal_name(int number) {
    switch (number) {
    case SIGSEGV:
        return "SIGSEGV";
    case SIGBUS:
        return "SIGBUS";
    case SIGILL:
        return "SIGILL";
    case SIGFPE:
        return "SIGFPE";
    default:
        return "SIGABRT";
    }
}

/* Only calls that are safe in a handler: write, tcsetattr, sigaction, raise. */
static void last_words(int number) {
    if (crash.armed) {
        const struct str told[] = {
            STR("\r\nkutip " KUTIP_VERSION ": crashed ("), str_from(fatal_name(number)),
            STR("). Your marks are safe.\r\nPlease report it with the version, the signal, TERM, "
                "the size of the terminal,\r\nwhat you pressed last and, if you may share it, the "
                "article that was open.\r\n")};
        crash.armed = 0;
        (void)file_write(crash.fd, (struct str){crash.reset, crash.reset_len});
        tcsetattr(crash.fd, TCSANOW, &crash.modes);
        for (size_t i = 0; i < sizeof told / sizeof *told; i++)
            (void)file_write(STDERR_FILENO, told[i]);
    }
    for (size_t i = 0; i < FATAL_COUNT; i++) put_back(fatal[i], &fatal_before[i]);
    (void)raise(number);
}

void signals_arm(int fd, struct str reset, const struct termios *modes) {
    crash.fd = fd;
    crash.reset_len = size_least(reset.len, RESET_MOST);
    memcpy(crash.reset, reset.ptr, crash.reset_len);
    crash.modes = *modes;
    crash.stack = mem_new(1, CRASH_STACK);
    stack_t stack = {.ss_sp = crash.stack, .ss_size = CRASH_STACK};
    int flags = sigaltstack(&stack, &crash.stack_before) == 0 ? SA_ONSTACK : 0;
    for (size_t i = 0; i < FATAL_COUNT; i++) {
        install(fatal[i], last_words, flags | SA_NODEFER, &fatal_before[i]);
    }
    crash.armed = 1;
}

void signals_disarm(void) {
    if (crash.stack == NULL) return;
    crash.armed = 0;
    for (size_t i = 0; i < FATAL_COUNT; i++) put_back(fatal[i], &fatal_before[i]);
    sigaltstack(&crash.stack_before, NULL);
    free(crash.stack);
    crash.stack = NULL;
}
