/* The reader's screen: an event loop over keys, the library's events and timers. */
#ifndef KUTIP_APP_H
#define KUTIP_APP_H

#include "core/base/buf.h"
#include "core/library/library.h"
#include "tui/config/config.h"
#include "tui/log.h"

/* What a session starts from. Everything outlives it; the configuration may be changed by it
 * (`:set`), and is replaced by `:reload`. */
struct app_setup {
    struct library *library;     /* open */
    struct config **config;      /* the caller frees what stands here at the end */
    const char *config_folder;   /* as given to config_load(), for `:reload` */
    const char *const *settings; /* likewise */
    size_t setting_count;
    const char *label; /* what the title line calls the library (a path as given) */
    const char *query; /* the first filter; NULL: none */
    const char *id;    /* a "kutip:" id to open; NULL: none */
    bool restricted;   /* no external programs, no writing of exports */
    struct log *log;   /* NULL: none is kept */
};

/* Runs in the terminal until the reader quits. The exit status: 0, or 128 + a signal's number.
 * False with the error when the terminal cannot be had (nothing was shown then). */
bool app_run(const struct app_setup *setup, int *status, struct error *error);

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
bool app_run_headless(const struct app_setup *setup, const struct headless *headless,
                      struct buf *out, struct error *error);

#endif
