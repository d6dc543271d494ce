/* Inside term/: what terminfo knows of the terminal. <term.h> defines hundreds of macros with
 * everyday names ("columns", "lines"), so only terminfo.c includes it. */
#ifndef KUTIP_TERM_TERMINFO_H
#define KUTIP_TERM_TERMINFO_H

#include "core/base/buf.h"

enum terminfo_answer { TERMINFO_UNKNOWN, TERMINFO_DUMB, TERMINFO_GOOD };

/* Looks a TERM up without touching the terminal: not known, known but no way to move the cursor, or
 * fit for use. */
enum terminfo_answer terminfo_look_up(const char *name, int fd);

/* The following ask about the terminal in use. */

/* Makes curses leave the palette alone: at the end it would reset colours that are the reader's own
 * doing (OSC 104, "oc"). */
void terminfo_keep_palette(void);

/* A string capability as it is; NULL when there is none. */
const char *terminfo_string(const char *capability);

/* Are its colours 24 bits wide (the extended capability RGB)? */
bool terminfo_is_direct_colour(void);

/* Appends a string capability ready for the terminal, padding taken out. */
void terminfo_add(struct buf *out, const char *capability);

/* Appends the absolute move to a place, from 0. */
void terminfo_add_move(struct buf *out, int row, int column);

#endif
