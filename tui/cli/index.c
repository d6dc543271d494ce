/* kutip index [PATH…]: the index built or brought up to date without a screen. */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "tui/cli/session.h"
#include "tui/messages.h"

/* Takes the library's events until it is at rest. The number of troubles told. */
static size_t follow(struct library *library) {
    bool show = isatty(STDERR_FILENO);
    size_t troubles = 0;
    for (bool busy = true; busy;) {
        struct pollfd waited = {.fd = library_fd(library), .events = POLLIN};
        poll(&waited, 1, 1000);
        struct library_event event;
        while (library_next(library, &event)) {
            if (event.kind == LIBRARY_ERROR) {
                cli_complain(&event.error);
                troubles++;
            }
            if (event.kind != LIBRARY_PROGRESS) continue;
            if (show) fprintf(stderr, "\r%zu / %zu\033[K", event.done, event.total);
            busy = event.scanning || event.done < event.total;
        }
    }
    if (show) fprintf(stderr, "\r\033[K");
    return troubles;
}

int cli_index(const struct cli *cli) {
    struct session session;
    struct library *library;
    struct error error;
    session_open(&session, cli);
    int status = CLI_FAILED;
    if (session.path_count == 0) {
        cli_complain_usage("PATH", _("none given, and kutip.ini names no library"));
        status = CLI_USAGE;
    } else if (!session_library(&session, false, &library, &error)) {
        cli_complain(&error);
    } else {
        status = follow(library) == 0 ? CLI_DONE : CLI_FAILED;
        library_ask(library, &(struct library_query){.text = ""});
        library_settle(library);
        for (struct library_event event; library_next(library, &event);) continue;
        struct library_counts counts = library_counts(library);
        printf(ngettext("%zu article\n", "%zu articles\n", counts.library), counts.library);
        library_close(library);
    }
    session_close(&session);
    return status;
}
