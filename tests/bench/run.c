#include "tests/bench/run.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PAUSE = 5,
    SILENCE = 100,
    IDLE = 1000,
    LIMIT = 120000 /* milliseconds */
};

extern char **environ;

static void fail(const char *what) {
    perror(what);
    exit(1);
}

double run_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double seconds_of(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

struct run run_program(const char *const *argv) {
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&quiet, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child;
    int status;
    struct rusage used;
    double start = run_clock();
    if (posix_spawnp(&child, argv[0], &quiet, NULL, (char *const *)argv, environ) != 0)
        fail(argv[0]);
    if (wait4(child, &status, 0, &used) != child) fail(argv[0]);
    posix_spawn_file_actions_destroy(&quiet);
    return (struct run){.seconds = run_clock() - start,
                        .cpu = seconds_of(used.ru_utime) + seconds_of(used.ru_stime),
                        .peak = (double)used.ru_maxrss / 1024,
                        .status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

/* Reads until nothing has come for `quiet` milliseconds; the moment of the last byte. */
static double read_until_quiet(int fd, int quiet, size_t *bytes) {
    double last = run_clock(), begun = last;
    struct pollfd terminal = {.fd = fd, .events = POLLIN};
    while (poll(&terminal, 1, quiet) > 0 && last < begun + LIMIT / 1000) {
        char buffer[65536];
        ssize_t got = read(fd, buffer, sizeof buffer);
        if (got <= 0) break;
        *bytes += (size_t)got;
        last = run_clock();
    }
    return last;
}

/* A number of a process's status file. */
static double status_number(const char *path, const char *name) {
    char line[256];
    double value = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) return 0;
    while (fgets(line, sizeof line, file) != NULL)
        if (strncmp(line, name, strlen(name)) == 0) value = strtod(line + strlen(name), NULL);
    fclose(file);
    return value;
}

/* How often the threads of a process have waited for something. */
static size_t waits_of(pid_t process) {
    char path[320];
    double sum = 0;
    snprintf(path, sizeof path, "/proc/%d/task", (int)process);
    DIR *tasks = opendir(path);
    for (struct dirent *task; tasks != NULL && (task = readdir(tasks)) != NULL;) {
        if (task->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "/proc/%d/task/%s/status", (int)process, task->d_name);
        sum += status_number(path, "voluntary_ctxt_switches:");
    }
    if (tasks != NULL) closedir(tasks);
    return (size_t)sum;
}

/* Clock ticks that a process has computed. */
static long ticks_of(pid_t process) {
    char path[64];
    long user = 0, system = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    FILE *file = fopen(path, "r");
    if (file == NULL) return 0;
    if (fscanf(file, "%*d (%*[^)]) %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
               &system) != 2)
        user = system = 0;
    fclose(file);
    return user + system;
}

/* The moment of the last byte before the process neither writes nor computes. */
static double read_until_settled(pid_t process, int fd, size_t *bytes) {
    double last = run_clock(), begun = last;
    for (long ticks = -1; ticks != ticks_of(process) && last < begun + LIMIT / 1000;) {
        ticks = ticks_of(process);
        size_t more = 0;
        double moment = read_until_quiet(fd, SILENCE, &more);
        if (more > 0) last = moment;
        *bytes += more;
    }
    return last;
}

struct screen run_screen(const char *const *argv, size_t screenful, bool idle) {
    struct screen screen = {0};
    struct winsize size = {.ws_row = 40, .ws_col = 120};
    int fd;
    double start = run_clock();
    pid_t child = forkpty(&fd, NULL, NULL, &size);
    if (child < 0) fail("forkpty");
    if (child == 0) {
        execvp(argv[0], (char *const *)argv);
        _exit(127);
    }
    struct pollfd terminal = {.fd = fd, .events = POLLIN};
    poll(&terminal, 1, LIMIT);
    do screen.painted = read_until_quiet(fd, PAUSE, &screen.bytes) - start;
    while (screen.bytes < screenful && screen.painted < LIMIT / 1000);
    size_t more = 0;
    screen.settled = read_until_settled(child, fd, &more) - start;
    if (more == 0) screen.settled = screen.painted;
    screen.bytes += more;
    if (idle) {
        read_until_quiet(fd, SILENCE * 5, &screen.idle_bytes); /* what else it may have to do */
        screen.idle_bytes = 0;
        size_t before = waits_of(child);
        read_until_quiet(fd, IDLE, &screen.idle_bytes);
        screen.wakes = waits_of(child) - before;
    }
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/status", (int)child);
    screen.memory = status_number(path, "VmRSS:") / 1024;
    screen.peak = status_number(path, "VmHWM:") / 1024;
    kill(child, SIGTERM);
    close(fd);
    waitpid(child, NULL, 0);
    return screen;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_value);
    return count > 0 ? values[count / 2] : 0;
}

double percentile_99(double *values, size_t count) {
    qsort(values, count, sizeof *values, by_value);
    return count > 0 ? values[(count * 99 - 1) / 100] : 0;
}
