/* kutip [PATH…]: the reader's screen; the plain text where there is no terminal to show it on; the
 * checks of the configuration. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tui/app/app.h"
#include "tui/base/messages.h"
#include "tui/cli/export.h"
#include "tui/cli/last.h"
#include "tui/term/locale.h"

static int print(struct buf *out) {
    bool ok = fwrite(out->at != NULL ? out->at : "", 1, out->len, stdout) == out->len &&
              fflush(stdout) == 0;
    if (!ok) cli_complain_write();
    buf_free(out);
    return ok ? CLI_DONE : CLI_FAILED;
}

static int check_config(const struct session *session) {
    const struct config *config = session->config;
    for (size_t i = 0; i < config->told_count; i++) cli_complain(&config->told[i]);
    for (size_t i = 0; i < session->pack_error_count; i++) cli_complain(&session->pack_errors[i]);
    size_t errors = config->error_count + session->pack_error_count;
    return errors == 0 ? CLI_DONE : CLI_FAILED;
}

static int dump_config(const struct session *session) {
    struct buf out = {0};
    config_dump(session->config, &out);
    return print(&out);
}

/* "80x24" */
static bool read_size(const char *text, struct headless *out) {
    enum { MOST = 1000 };
    char *end;
    long columns = strtol(text, &end, 10);
    if (end == text || *end != 'x') return false;
    const char *second = end + 1;
    long rows = strtol(second, &end, 10);
    if (end == second || *end != '\0') return false;
    if (columns < 0 || columns > MOST || rows < 0 || rows > MOST) return false;
    out->columns = (int)columns;
    out->rows = (int)rows;
    return true;
}

static int dump_screen(const struct cli *cli, const struct reader_setup *setup) {
    struct headless headless = {.rows = 24,
                                .columns = 80,
                                .script = cli->script,
                                .styled = cli->dump_screen[0] != '\0',
                                .ascii = !locale_choose()};
    if (cli->size != NULL && !read_size(cli->size, &headless)) {
        cli_complain_usage("--size", _("COLUMNSxROWS is wanted, as in 80x24"));
        return CLI_USAGE;
    }
    struct buf out = {0};
    struct error error;
    if (app_run_headless(setup, &headless, &out, &error)) return print(&out);
    cli_complain(&error);
    return CLI_USAGE;
}

static bool is_one_file(const struct session *session) {
    struct stat known;
    if (session->path_count != 1) return false;
    return strcmp(session->paths[0], "-") == 0 ||
           (stat(session->paths[0], &known) == 0 && S_ISREG(known.st_mode));
}

static int run_app(const struct cli *cli, struct session *session) {
    struct library *library;
    struct error error;
    if (!session_library(session, true, &library, &error)) {
        cli_complain(&error);
        return CLI_FAILED;
    }
    struct reader_setup setup = {.library = library,
                                 .config = &session->config,
                                 .config_folder = session->folders.config,
                                 .settings = cli->set.at,
                                 .setting_count = cli->set.count,
                                 .label = session->paths[0],
                                 .query = cli->query,
                                 .id = session->id,
                                 .is_one_file = is_one_file(session),
                                 .restricted = cli->restricted};
    int status = CLI_DONE;
    if (cli->log != NULL && !log_open(cli->log, &setup.log, &error)) {
        cli_complain(&error);
        library_close(library);
        return CLI_FAILED;
    }
    if (!session->id) last_keep(&session->folders, session->paths, session->path_count);
    if (cli->dump_screen != NULL) {
        status = dump_screen(cli, &setup);
    } else if (!app_run(&setup, &status, &error)) {
        cli_complain(&error);
        status = CLI_FAILED;
    }
    library_close(library);
    log_close(setup.log);
    return status;
}

/* A mistake in a file leaves the rest standing; one on the command line is mended there. */
static bool check_settings(const struct config *config) {
    bool good = true;
    for (size_t i = 0; i < config->error_count; i++) {
        if (strcmp(config->errors[i].subject, CONFIG_SETTING) != 0) continue;
        cli_complain(&config->errors[i]);
        good = false;
    }
    return good;
}

static bool check_options(const struct cli *cli) {
    if (cli->log != NULL && cli->restricted) {
        cli_complain_usage("--log", _("nothing is written in restricted mode"));
        return false;
    }
    bool needless = cli->dump_screen == NULL && (cli->size != NULL || cli->script != NULL);
    if (needless)
        cli_complain_usage(cli->size != NULL ? "--size" : "--script",
                           _("only --dump-screen has a use for it"));
    return !needless;
}

static int open_session(const struct cli *cli, struct session *session) {
    if (cli->check_config) return check_config(session);
    if (!check_settings(session->config) || !check_options(cli)) return CLI_USAGE;
    if (cli->dump_config) return dump_config(session);
    if (!session_has_paths(session)) return CLI_USAGE;
    if (cli->dump_screen == NULL && !isatty(STDOUT_FILENO)) {
        struct export_wish wish = {.format = EXPORT_TEXT, .query = cli->query};
        return export_write(&wish, session);
    }
    return run_app(cli, session);
}

int cli_open(const struct cli *cli) {
    struct session session;
    session_open(&session, cli);
    int status = open_session(cli, &session);
    session_close(&session);
    return status;
}
