/* kutip marks export, kutip marks import: the reader's marks are never hostage to a database file.
 */
#include "core/library/marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/text/text.h"
#include "tui/base/messages.h"
#include "tui/cli/select.h"

static int write_marks(const char *folder, const struct marks_articles *articles) {
    struct buf out = {0};
    struct error error;
    bool had = marks_export(folder, articles, &out, &error);
    if (!had) cli_complain(&error);
    bool written =
        had && fwrite(buf_str(&out).ptr, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
    if (had && !written) cli_complain_write();
    buf_free(&out);
    return written ? CLI_DONE : CLI_FAILED;
}

static int compare_hashes(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

/* The articles of a library that the filter lets through. False when some could not be had: that
 * was told. */
static bool find_articles(struct session *session, const char *query, struct marks_articles *out) {
    struct arena *arena = &session->arena;
    struct selection selection;
    if (!select_by_query(session, query, false, arena, &selection)) return false;
    const struct scan *scan = &selection.scan;
    *out = (struct marks_articles){.hashes = arena_new(arena, uint64_t, scan->count + 1)};
    for (size_t i = 0; i < scan->error_count; i++) cli_complain(&scan->errors[i]);
    bool all = scan->error_count == 0;
    struct arena scratch = {0};
    for (size_t i = 0; i < scan->count; i++) {
        struct str bytes;
        struct error error;
        if (file_read(&scratch, scan->files[i].path.ptr, &bytes, &error)) {
            out->hashes[out->count++] = text_hash(bytes);
        } else {
            cli_complain(&error);
            all = false;
        }
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    qsort(out->hashes, out->count, sizeof *out->hashes, compare_hashes);
    return all;
}

/* `cli`: without its verb. */
static int write_some(const struct cli *cli) {
    struct session session;
    session_open(&session, cli);
    struct error error;
    const char *query = cli->query != NULL ? cli->query : "";
    struct marks_articles articles = {0};
    int status = CLI_USAGE;
    if (!library_query_check(query, false, &error)) {
        cli_complain(&error);
    } else if (session_has_paths(&session)) {
        bool all = find_articles(&session, query, &articles);
        status =
            articles.hashes != NULL ? write_marks(session.folders.data, &articles) : CLI_FAILED;
        if (!all) status = CLI_FAILED;
    }
    session_close(&session);
    return status;
}

/* Bytes of marks taken in at once: of a million articles. */
enum { MOST_IMPORTED = 256 << 20 };

static int read_marks(const char *folder) {
    struct arena arena = {0};
    struct str bytes;
    struct error error;
    size_t merged = 0;
    bool done = file_read_fd(&arena, STDIN_FILENO, "-", MOST_IMPORTED, &bytes, &error) &&
                marks_import(folder, bytes, &merged, &error);
    if (!done) cli_complain(&error);
    arena_free(&arena);
    if (done) fprintf(stderr, ngettext("%zu mark\n", "%zu marks\n", merged), merged);
    return done ? CLI_DONE : CLI_FAILED;
}

int cli_marks(const struct cli *cli) {
    struct cli rest = *cli;
    const char *verb = "";
    if (rest.path_count > 0) {
        verb = *rest.paths++;
        rest.path_count--;
    }
    bool import = strcmp(verb, "import") == 0, some = cli->query != NULL || rest.path_count > 0;
    if ((!import && strcmp(verb, "export") != 0) || (import && some)) {
        cli_complain_usage(
            "marks", _("“export [-q QUERY] [PATH…]” or “import” is wanted (see kutip --help)"));
        return CLI_USAGE;
    }
    struct arena arena = {0};
    struct folders folders = folders_find(&arena);
    int status = CLI_FAILED;
    if (folders.data == NULL)
        cli_complain_usage("marks", _("neither HOME nor XDG_DATA_HOME says where they are"));
    else if (import)
        status = read_marks(folders.data);
    else
        status = some ? write_some(&rest) : write_marks(folders.data, NULL);
    arena_free(&arena);
    return status;
}
