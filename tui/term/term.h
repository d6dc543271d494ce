/* The terminal: the only code that knows curses. A grid goes in, key events come out. One terminal
 * a process; all calls from one thread. */
#ifndef KUTIP_TERM_TERM_H
#define KUTIP_TERM_TERM_H

#include "core/base/error.h"
#include "tui/config/config.h"
#include "tui/grid/grid.h"

struct term;

/* Takes over the terminal of standard input and output (keys come from /dev/tty when standard input
 * is not one: `kutip -`). Installs the handlers of SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGTSTP,
 * SIGCONT and of crashes, and ignores SIGPIPE. A TERM that terminfo does not know is replaced by
 * xterm-256color, then vt100: see term_notice(). False with ERROR_NOT_A_TERMINAL or ERROR_TERMINAL;
 * the terminal is then as it was. */
bool term_open(const struct options *options, const struct theme *theme, struct term **out,
               struct error *error);

/* Gives the terminal back as it was. NULL is allowed. */
void term_close(struct term *term);

/* Something the reader should know about how the terminal was opened. */
enum term_notice {
    TERM_NOTICE_NONE,
    TERM_NOTICE_TERM,  /* TERM is unknown here; term_name() is used in its place */
    TERM_NOTICE_LOCALE /* the locale is not UTF-8 and none could be had: ASCII only */
};
enum term_notice term_notice(const struct term *term);
const char *term_name(const struct term *term);

/* Does the terminal show UTF-8? Decides `glyphs = auto`. */
bool term_is_utf8(const struct term *term);

/* Its size; both may be 0. */
void term_size(const struct term *term, int *rows, int *columns);

/* Changes what term_open() was given (after :set, :reload). */
void term_configure(struct term *term, const struct options *options, const struct theme *theme);

/* Shows the grid: what changed since the last time goes out, in one piece. */
void term_draw(struct term *term, const struct grid *grid);

/* The next term_draw() paints everything anew. */
void term_repaint(struct term *term);

enum term_event_kind {
    TERM_NOTHING, /* the time is up, or `fd` is ready */
    TERM_KEY,     /* key; row and column of the mouse, else -1 */
    TERM_PASTE,   /* paste: raw bytes, valid until the next term_wait(); sanitise before use */
    TERM_RESIZE,  /* the size changed, or the terminal comes back from elsewhere: draw anew */
    TERM_SIGNAL   /* SIGHUP, SIGTERM, SIGINT: save, close, exit with 128 + signal. When the terminal
                     is gone: SIGHUP, again at every call */
};

struct term_event {
    enum term_event_kind kind;
    struct key key;
    int row, column;
    struct str paste;
    int signal;
};

/* Waits at most `timeout_ms` (-1: for ever, 0: not at all) for a key, a signal or something to be
 * read from `fd` (-1: none). */
void term_wait(struct term *term, int fd, int timeout_ms, struct term_event *out);

/* Gives the terminal back, stops the process as ^z does in a shell, takes the terminal again when
 * it is continued. TERM_RESIZE follows. */
void term_suspend(struct term *term);

/* ---- children: always an argument vector, never a shell ---- */

/* Runs argv in the foreground with the terminal given back, and waits. TERM_RESIZE follows. `input`
 * (NONE: the terminal) is what it reads on standard input. False with ERROR_RUN when it could not
 * be started or failed. With `pause`
 * that is said at its end and Enter awaited, so that what it printed can be read. */
bool term_run(struct term *term, const char *const *argv, struct str input, const char *pause,
              struct error *error);

/* Starts argv on its own, away from the terminal (a browser), and does not wait; what it reads is
 * `input` (NONE: nothing), its output goes to /dev/null. False with ERROR_RUN when it cannot be
 * started. */
bool term_start(const char *const *argv, struct str input, struct error *error);

/* How a copy reached the clipboard, for the status line. */
enum copied { COPIED_NOT, COPIED_OSC52, COPIED_TMUX, COPIED_COMMAND };

/* Most bytes an OSC 52 copy may have: what xterm takes, base64 apart. */
enum { CLIPBOARD_LIMIT = 74994 };

/* Copies `text` by `clipboard`; `command` (NULL: none) is the argv for CLIPBOARD_COMMAND, which
 * CLIPBOARD_AUTO prefers when there is one. COPIED_NOT with ERROR_CLIPBOARD or ERROR_RUN. */
enum copied term_copy(struct term *term, enum clipboard clipboard, const char *const *command,
                      struct str text, struct error *error);

#endif
