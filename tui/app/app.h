/* The reader's screen: an event loop over keys, the library's events and timers. */
#ifndef KUTIP_APP_APP_H
#define KUTIP_APP_APP_H

#include "core/base/buf.h"
#include "tui/reader/setup.h"

/* Runs in the terminal until the reader quits. The exit status: 0, or 128 + a signal's number.
 * False with the error when the terminal cannot be had (nothing was shown then). */
bool app_run(const struct reader_setup *setup, int *status, struct error *error);

/* A session without a terminal: the keys of `script` (as in the configuration: "jj<Tab>/x<Enter>")
 * are pressed one after the other, background work settling and timers firing before each. */
struct headless {
    int rows, columns;
    const char *script; /* NULL: none */
    bool styled;        /* the dump tells styles too */
    bool ascii;         /* the terminal does not show UTF-8 */
};

/* Appends the last screen to `out`. False with ERROR_CONFIG_KEY for a script with an unknown key
 * (nothing was run then). */
bool app_run_headless(const struct reader_setup *setup, const struct headless *headless,
                      struct buf *out, struct error *error);

#endif
