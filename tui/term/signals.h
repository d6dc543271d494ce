/* Inside term/: signals as bytes of a pipe, and the last words of a crash. */
#ifndef KUTIP_TERM_SIGNALS_H
#define KUTIP_TERM_SIGNALS_H

#include <stdbool.h>
#include <termios.h>

#include "core/base/str.h"

/* Installs the handlers; the descriptor to poll for signals_next(), -1 on failure (errno). */
int signals_open(void);
/* Puts the handlers of before back and closes the pipe. */
void signals_close(void);

/* The next signal that came, 0 when there is none. */
int signals_next(void);

/* Stops the whole job as ^z does in a shell; returns when it is continued. */
void signals_stop_job(void);

/* While a child has the terminal, ^c is the child's and ^z stops both. */
void signals_yield(bool to_child);

/* From now on a crash writes `reset` to `fd`, puts `modes` back, says what to report and dies of
 * its signal. The bytes are copied (at most 512). signals_disarm() ends that. */
void signals_arm(int fd, struct str reset, const struct termios *modes);
void signals_disarm(void);

#endif
