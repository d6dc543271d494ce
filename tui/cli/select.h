/* What of a library a query or an id stands for: the answer for commands that write. */
#ifndef KUTIP_CLI_SELECT_H
#define KUTIP_CLI_SELECT_H

#include "core/library/files/scan.h"
#include "tui/cli/session.h"

/* Quotes of one file by their start in source, in order. */
struct selected_quotes {
    uint32_t *starts;
    size_t count;
};

struct selection {
    struct scan scan;               /* the files, in path order; what could not be had */
    struct selected_quotes *quotes; /* of each file the only ones wanted; NULL: all */
};

/* Brings the index of the session's paths up to date and asks it. `of_quotes`: the quotes that the
 * query lets through, else whole articles. Everything lives in `arena`. False when the library
 * could not be opened at all: that was told. */
bool select_by_query(struct session *session, const char *query, bool of_quotes,
                     struct arena *arena, struct selection *out);

/* The file that the session's "kutip:" id names and, unless the id is that of the whole article,
 * the one quote. False when the library has none: that was told. */
bool select_by_id(struct session *session, struct arena *arena, struct selection *out);

#endif
