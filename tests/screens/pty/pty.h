/* A program in a pseudo-terminal, its screen drawn by libvterm: what a reader would see, and every
 * byte that made it. A harness for tests: on a failure of the system it aborts. */
#ifndef KUTIP_TESTS_PTY_H
#define KUTIP_TESTS_PTY_H

#include "core/base/buf.h"

struct pty;

struct pty_setup {
    const char *const *argv;
    const char *const *environment; /* "NAME=value" sets, "NAME" unsets, NULL ends; over ours */
    int rows, columns;
    const char *input; /* a file for standard input; NULL: the terminal */
};

struct pty *pty_start(const struct pty_setup *setup);

/* Kills the program if it still runs and releases everything. */
void pty_end(struct pty *pty);

void pty_type(struct pty *pty, const char *keys);
void pty_resize(struct pty *pty, int rows, int columns);
void pty_signal(struct pty *pty, int number);

/* Takes the terminal away, as a closed window does. */
void pty_hang_up(struct pty *pty);

/* Reads on until the screen shows `text` (or does so no more), at most `limit_ms`; false then. */
bool pty_shows(struct pty *pty, const char *text, int limit_ms);
bool pty_hides(struct pty *pty, const char *text, int limit_ms);

/* Reads on until nothing has come for `quiet_ms`. */
void pty_settle(struct pty *pty, int quiet_ms);

/* Waits for the end: the exit status as a shell has it (128 + signal); -1 when it takes longer. */
int pty_exit_status(struct pty *pty, int limit_ms);

/* Waits until the program has stopped (^z); false when it takes longer. */
bool pty_stops(struct pty *pty, int limit_ms);

/* The screen as lines of text, trailing blanks cut off; valid until the next call. */
const char *pty_screen(struct pty *pty);

/* Row and column of the first `text` on the screen; false when it is not there. */
bool pty_find(struct pty *pty, const char *text, int *row, int *column);

struct pty_cell {
    int foreground, background; /* palette index; -1 default; 0x1000000 | rgb */
    bool bold, reverse, underline, italic;
};
struct pty_cell pty_cell(struct pty *pty, int row, int column);

bool pty_is_alternate(const struct pty *pty);
bool pty_cursor_is_shown(const struct pty *pty);
void pty_cursor(const struct pty *pty, int *row, int *column);

/* Is the terminal as a shell wants it: echo and line editing on? */
bool pty_is_cooked(const struct pty *pty);

/* Every byte that the program wrote; clear starts anew. */
struct str pty_log(const struct pty *pty);
void pty_clear_log(struct pty *pty);

/* Does a byte log hold only what a screen program may send: text, cursor moves, attributes, known
 * modes? NULL when it does, else what is wrong and where (static). */
const char *pty_foreign_bytes(struct str log);

#endif
