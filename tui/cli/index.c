/* kutip index: indexes built or brought up to date without a screen, listed, dropped. */
#include <poll.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "core/library/files/indexes.h"
#include "core/text/text.h"
#include "tui/base/messages.h"
#include "tui/cli/session.h"

enum { PATIENCE = 10 }; /* seconds without a sign of life from another instance that indexes */

/* Takes the library's events until it is at rest. The number of troubles told. */
static size_t follow(struct library *library, const char *path) {
    bool show = isatty(STDERR_FILENO);
    size_t troubles = 0;
    int silent = 0;
    for (bool busy = true; busy;) {
        struct pollfd waited = {.fd = library_fd(library), .events = POLLIN};
        silent = poll(&waited, 1, 1000) > 0 || library_keeps_index(library) ? 0 : silent + 1;
        struct library_event event;
        if (silent == PATIENCE) {
            struct error error;
            char process[24];
            snprintf(process, sizeof process, "%ld", library_other_process(library));
            error_set(&error, ERROR_INDEX_KEPT, 0, path, process);
            cli_complain(&error);
            return troubles + 1;
        }
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

/* Bytes as people read them: "12.3 MB". */
static void print_size(uint64_t bytes) {
    printf("%8.1f MB", (double)bytes / 1e6);
}

static int list(struct session *session) {
    struct index_entry *entries;
    size_t count = index_list(&session->arena, session_index_folder(session), &entries);
    for (size_t i = 0; i < count; i++) {
        char day[16];
        struct tm parts;
        time_t used = (time_t)entries[i].used;
        if (localtime_r(&used, &parts) == NULL || strftime(day, sizeof day, "%F", &parts) == 0)
            day[0] = '\0';
        print_size(entries[i].size);
        printf("  %s", day);
        struct str rest = entries[i].paths, path;
        while (str_cut(&rest, '\0', &path)) {
            if (path.len == 0) continue;
            struct str shown = text_sanitise(&session->arena, path);
            printf("  %.*s", STR_ARG(shown));
        }
        putchar('\n');
    }
    return CLI_DONE;
}

static int drop(struct session *session) {
    uint64_t freed = 0;
    struct error error;
    if (!index_drop(session->paths, session->path_count, session_index_folder(session), &freed,
                    &error)) {
        cli_complain(&error);
        return CLI_FAILED;
    }
    print_size(freed);
    printf(_(" freed\n"));
    return CLI_DONE;
}

static int build(struct session *session) {
    struct library *library;
    struct error error;
    if (!session_library(session, true, &library, &error)) {
        cli_complain(&error);
        return CLI_FAILED;
    }
    /* asked already now: what another instance commits is news then, and a sign of its life */
    library_ask(library, &(struct library_query){.text = ""});
    size_t troubles = follow(library, session->paths[0]);
    long other = library_other_process(library);
    if (other != 0 && troubles == 0)
        fprintf(stderr, _("kutip: another kutip (process %ld) keeps this index up to date\n"),
                other);
    library_ask(library, &(struct library_query){.text = ""});
    library_settle(library);
    for (struct library_event event; library_next(library, &event);) continue;
    struct library_counts counts = library_counts(library);
    printf(ngettext("%zu article\n", "%zu articles\n", counts.library), counts.library);
    library_close(library);
    return troubles == 0 ? CLI_DONE : CLI_FAILED;
}

int cli_index(const struct cli *cli) {
    struct session session;
    session_open(&session, cli);
    int status = CLI_USAGE;
    if (cli->list)
        status = list(&session);
    else if (session_has_paths(&session))
        status = cli->drop ? drop(&session) : build(&session);
    session_close(&session);
    if (fflush(stdout) != 0) {
        cli_complain_write();
        return CLI_FAILED;
    }
    return status;
}
