/* Articles to a file, one after the other as they are read. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/export/export.h"
#include "tui/general.h"
#include "tui/messages.h"
#include "tui/panes/list.h"

struct export_job {
    struct buf name, file, out; /* as it was typed, and where it lies */
    bool replaces;              /* a file of that name, as the reader wanted it */
    enum export_format format;
    int64_t *articles;
    size_t count, done;
    uint32_t request;
};

/* The format that a file's ending names; Markdown when it names none. */
static enum export_format format_of(struct str file) {
    static const struct {
        const char *ending;
        enum export_format format;
    } ENDINGS[] = {
        {".jsonl", EXPORT_JSONL}, {".json", EXPORT_JSONL}, {".csv", EXPORT_CSV},
        {".bib", EXPORT_BIBTEX},  {".txt", EXPORT_TEXT},   {".md", EXPORT_MARKDOWN},
    };
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (str_ends(file, str_from(ENDINGS[i].ending))) return ENDINGS[i].format;
    return EXPORT_MARKDOWN;
}

/* Over a file that is there only where that was agreed to. */
static bool write_file(const char *path, bool replaces, struct str bytes, struct error *error) {
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), 0666);
    if (fd < 0) return error_set(error, ERROR_WRITE_FILE, errno, path, NULL);
    while (bytes.len > 0) {
        ssize_t written = write(fd, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            int trouble = errno;
            close(fd);
            return error_set(error, ERROR_WRITE_FILE, trouble, path, NULL);
        }
        bytes = str_slice(bytes, (size_t)written, bytes.len);
    }
    return close(fd) == 0 || error_set(error, ERROR_WRITE_FILE, errno, path, NULL);
}

void export_drop(struct reader *reader) {
    struct export_job *job = reader->job;
    if (job == NULL) return;
    buf_free(&job->name);
    buf_free(&job->file);
    buf_free(&job->out);
    free(job->articles);
    free(job);
    reader->job = NULL;
}

/* Asks for the next article, or writes the file when all are there. */
static void go_on(struct reader *reader) {
    struct export_job *job = reader->job;
    if (job->done < job->count) {
        job->request =
            library_request_article(reader->library, job->articles[job->done], reader->indirect);
        return;
    }
    struct error error;
    if (write_file(job->file.at, job->replaces, buf_str(&job->out), &error))
        reader_say(reader, "%s: %s (%zu)", _("Exported to"), job->name.at, job->count);
    else
        reader_fail(reader, &error);
    export_drop(reader);
}

const char *path_typed(struct arena *arena, struct str typed) {
    const char *home = getenv("HOME");
    if (home == NULL || !str_starts(typed, STR("~/"))) return arena_str(arena, typed).ptr;
    return arena_printf(arena, "%s%.*s", home, (int)typed.len - 1, typed.ptr + 1).ptr;
}

static void replace_accepted(struct reader *reader, struct str text) {
    (void)text;
    go_on(reader);
}

static const struct prompt_ops REPLACE = {
    .is_question = true, .accepted = replace_accepted, .left = export_drop};

void export_begin(struct reader *reader, struct str file) {
    struct list *list = list_of(reader);
    bool picked = reader->with_picked;
    reader->with_picked = false;
    if (reader->job != NULL) {
        reader_say(reader, "%s", _("Another export is still under way"));
        return;
    }
    if (file.len == 0 || (!picked && reader->wanted < 0)) return;
    struct export_job *job = reader->job = mem_new(1, sizeof *job);
    struct arena arena = {0};
    buf_add(&job->name, file);
    buf_add(&job->file, str_from(path_typed(&arena, file)));
    arena_free(&arena);
    job->format = format_of(file);
    job->count = picked ? list->picked_count : 1;
    job->articles = mem_new(job->count, sizeof *job->articles);
    for (size_t i = 0; i < job->count; i++)
        job->articles[i] = picked ? list->picked[i] : reader->wanted;
    export_head(&job->out, job->format);
    struct stat known;
    job->replaces = stat(job->file.at, &known) == 0 && S_ISREG(known.st_mode);
    if (job->replaces)
        prompt_ask(reader, &REPLACE, _("%s is there already. Write over it?"), job->name.at);
    else
        go_on(reader);
}

bool export_take(struct reader *reader, uint32_t request, struct library_article *article) {
    struct export_job *job = reader->job;
    if (job == NULL || request != job->request) return false;
    if (article->error.code == ERROR_NONE)
        export_article(&job->out, job->format,
                       &(struct export_article){.path = article->path,
                                                .article = &article->article,
                                                .quotes = &article->quotes});
    else
        reader_fail(reader, &article->error);
    library_article_free(article);
    job->done++;
    go_on(reader);
    return true;
}
