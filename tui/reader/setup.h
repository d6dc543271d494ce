/* What a session starts from. */
#ifndef KUTIP_READER_SETUP_H
#define KUTIP_READER_SETUP_H

#include "core/library/library.h"
#include "tui/base/log.h"
#include "tui/config/config.h"

/* Everything outlives the session; the configuration may be changed by it (`:set`), and is replaced
 * by `:reload`. */
struct reader_setup {
    struct library *library;     /* open */
    struct config **config;      /* the caller frees what stands here at the end */
    const char *config_folder;   /* as given to config_load(), for `:reload` */
    const char *const *settings; /* likewise */
    size_t setting_count;
    const char *label; /* what the title line calls the library (a path as given) */
    const char *query; /* the first filter; NULL: none */
    const char *id;    /* a "kutip:" id to open; NULL: none */
    bool is_one_file;  /* one article alone is opened: its text has the keys */
    bool restricted;   /* no external programs, no writing of exports */
    struct log *log;   /* NULL: none is kept */
};

#endif
