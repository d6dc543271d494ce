/* What a command needs to reach a library: the reader's folders, configuration, packs. */
#ifndef KUTIP_CLI_SESSION_H
#define KUTIP_CLI_SESSION_H

#include "core/library/library.h"
#include "tui/cli/cli.h"
#include "tui/cli/folders.h"
#include "tui/config/config.h"

struct session {
    struct arena arena;
    struct folders folders;
    struct config *config;
    struct lang *lang;
    struct error *pack_errors; /* bad lines of the reader's own packs */
    size_t pack_error_count;
    const char *const *paths; /* of the command line, else the configured library, else the last */
    size_t path_count;        /* 0: there is none */
    const char *id;           /* the command line names a quote: "kutip:…"; else NULL */
};

/* Reads the configuration and the packs. Always succeeds; session_close() releases. */
void session_open(struct session *session, const struct cli *cli);
void session_close(struct session *session);

/* Are there paths, and is the id one, if there is any? What is wrong was told: the status is
 * CLI_USAGE then. */
bool session_has_paths(const struct session *session);

/* Opens the library of the session's paths; `watch`: follow changes. False with an error. */
bool session_library(struct session *session, bool watch, struct library **out,
                     struct error *error);

/* The folder of the indexes: configured, else in the cache folder; NULL when there is none. */
const char *session_index_folder(const struct session *session);

#endif
