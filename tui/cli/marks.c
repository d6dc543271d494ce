/* kutip marks export, kutip marks import: the reader's marks are never hostage to a database file.
 */
#include "core/library/marks.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "tui/cli/session.h"
#include "tui/messages.h"

static int write_marks(const char *folder) {
    struct buf out = {0};
    struct error error;
    bool had = marks_export(folder, &out, &error);
    if (!had) cli_complain(&error);
    bool written =
        had && fwrite(buf_str(&out).ptr, 1, out.len, stdout) == out.len && fflush(stdout) == 0;
    if (had && !written) cli_complain_write();
    buf_free(&out);
    return written ? CLI_DONE : CLI_FAILED;
}

static int read_marks(const char *folder) {
    struct arena arena = {0};
    struct str bytes;
    struct error error;
    size_t merged = 0;
    bool done = file_read_fd(&arena, STDIN_FILENO, "-", &bytes, &error) &&
                marks_import(folder, bytes, &merged, &error);
    if (!done) cli_complain(&error);
    arena_free(&arena);
    if (done) fprintf(stderr, ngettext("%zu mark\n", "%zu marks\n", merged), merged);
    return done ? CLI_DONE : CLI_FAILED;
}

int cli_marks(const struct cli *cli) {
    const char *verb = cli->path_count == 1 ? cli->paths[0] : "";
    bool import = strcmp(verb, "import") == 0;
    if (!import && strcmp(verb, "export") != 0) {
        cli_complain_usage("marks", _("“export” or “import” is wanted (see kutip --help)"));
        return CLI_USAGE;
    }
    struct arena arena = {0};
    struct folders folders = folders_find(&arena);
    int status = CLI_FAILED;
    if (folders.data == NULL)
        cli_complain_usage("marks", _("neither HOME nor XDG_DATA_HOME says where they are"));
    else
        status = import ? read_marks(folders.data) : write_marks(folders.data);
    arena_free(&arena);
    return status;
}
