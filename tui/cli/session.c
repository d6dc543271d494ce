#include "tui/cli/session.h"

#include <stdlib.h>
#include <time.h>

#include "tui/base/messages.h"
#include "tui/cli/last.h"

/* The library that is meant when none is named. */
static void find_library(struct session *session) {
    const char *library = session->config->options.library;
    if (library[0] == '\0') {
        session->path_count = last_find(&session->arena, &session->folders, &session->paths);
        return;
    }
    const char **paths = arena_new(&session->arena, const char *, 1);
    paths[0] = library;
    session->paths = paths;
    session->path_count = 1;
}

static bool is_meant_as_id(const char *path) {
    return strncmp(path, "kutip:", 6) == 0;
}

/* Takes the first id out of the paths: the others are the library that it is looked up in. */
static void take_id(struct session *session) {
    const char **paths = arena_new(&session->arena, const char *, session->path_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < session->path_count; i++) {
        if (session->id == NULL && is_meant_as_id(session->paths[i]))
            session->id = session->paths[i];
        else
            paths[count++] = session->paths[i];
    }
    session->paths = paths;
    session->path_count = count;
}

void session_open(struct session *session, const struct cli *cli) {
    *session = (struct session){.paths = cli->paths, .path_count = cli->path_count};
    session->folders = folders_find(&session->arena);
    session->config = config_load(session->folders.config, cli->set.at, cli->set.count);
    session->lang = lang_load(&session->arena, session->folders.lang, &session->pack_errors,
                              &session->pack_error_count);
    take_id(session);
    if (session->path_count == 0) find_library(session);
}

bool session_has_paths(const struct session *session) {
    for (size_t i = 0; i < session->path_count; i++) {
        if (!is_meant_as_id(session->paths[i])) continue;
        cli_complain_usage(session->paths[i], _("one id at a time"));
        return false;
    }
    if (session->id != NULL && !library_is_id(session->id)) {
        cli_complain_usage(session->id,
                           _("not an id (one looks like kutip:0123456789abcdef:1200-1260)"));
        return false;
    }
    if (session->path_count > 0) return true;
    cli_complain_usage("PATH", _("none given, and there is no library of the last time (kutip "
                                 "FOLDER opens one)"));
    return false;
}

void session_close(struct session *session) {
    lang_free(session->lang);
    config_free(session->config);
    arena_free(&session->arena);
}

/* Seconds since 1970 of $KUTIP_NOW ("2031-06-15", "2031-06-15T08:00", local time, or seconds),
 * which fixes the clock for tests; 0 without it: the clock. False with ERROR_NOW. */
static bool read_now(int64_t *now, struct error *error) {
    static const char *const formats[] = {"%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%Y-%m-%d", "%s"};
    const char *text = getenv("KUTIP_NOW");
    *now = 0;
    if (text == NULL) return true;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct tm parts = {.tm_isdst = -1};
        const char *end = strptime(text, formats[i], &parts);
        if (end == NULL || *end != '\0') continue;
        *now = (int64_t)mktime(&parts);
        return true;
    }
    return error_set(error, ERROR_NOW, 0, "KUTIP_NOW", text);
}

const char *session_index_folder(const struct session *session) {
    const char *chosen = session->config->options.index;
    return chosen[0] != '\0' ? chosen : session->folders.cache;
}

bool session_library(struct session *session, bool watch, struct library **out,
                     struct error *error) {
    const struct options *chosen = &session->config->options;
    int64_t now;
    if (!read_now(&now, error)) return false;
    struct library_options options = {.lang = session->lang,
                                      .cache_folder = session_index_folder(session),
                                      .data_folder = session->folders.data,
                                      .people_ini = session->folders.people,
                                      .workers = chosen->index_workers,
                                      .watch = watch,
                                      .rescan_interval = chosen->rescan_interval,
                                      .now = now};
    return library_open(session->paths, session->path_count, &options, out, error);
}
