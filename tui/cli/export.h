/* Records of many files to standard output. */
#ifndef KUTIP_CLI_EXPORT_H
#define KUTIP_CLI_EXPORT_H

#include "core/export/export.h"
#include "tui/cli/session.h"

struct export_wish {
    enum export_format format;
    bool indirect, explain, echoes, by_date;
    const char *query; /* NULL: all */
};

/* Writes the articles of the session's paths. The exit status; trouble was told. */
int export_write(const struct export_wish *wish, struct session *session);

#endif
