/* Inside term/: starting programs. Always an argument vector, never a shell. */
#ifndef KUTIP_TERM_CHILD_H
#define KUTIP_TERM_CHILD_H

#include <sys/types.h>

#include "core/base/error.h"
#include "core/base/str.h"

struct child {
    const char *const *argv;
    bool has_input;  /* standard input is a pipe: its other end comes back */
    int terminal_fd; /* its standard input without has_input; 0: as ours */
    bool is_quiet;   /* standard output and error go to /dev/null, as does input that is no pipe */
    bool is_alone;   /* in a session of its own, nobody's child: it need not be waited for */
};

/* Starts a child; `input_fd` receives the end to write to (-1 without has_input). False with
 * ERROR_RUN, also when argv[0] cannot be executed. */
bool child_start(const struct child *child, pid_t *pid, int *input_fd, struct error *error);

/* Writes `input` to a child and closes `fd`, giving up after `limit_ms` without progress (-1:
 * never) or when the child reads no more. */
void child_feed(int fd, struct str input, int limit_ms);

/* Waits for a child. False with ERROR_RUN when it failed. */
bool child_wait(pid_t pid, const char *name, struct error *error);

#endif
