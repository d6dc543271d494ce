/* The files whose articles a query lets through: the library's answer for commands that write. */
#ifndef KUTIP_CLI_SELECT_H
#define KUTIP_CLI_SELECT_H

#include "core/library/files/scan.h"
#include "tui/cli/session.h"

/* Brings the index of the session's paths up to date and asks it. `out->files` are in path order
 * and live in `arena`; what could not be had stands in `out->errors`. False when the library could
 * not be opened at all: that was told. */
bool select_files(struct session *session, const char *query, struct arena *arena,
                  struct scan *out);

/* The one file that the session's "kutip:" id names. False when the library has none: that was
 * told. */
bool select_by_id(struct session *session, struct arena *arena, struct scan *out);

#endif
