/* Articles to a file, one after the other as they are read. */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "core/base/file.h"
#include "core/export/export.h"
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"
#include "tui/reader/drawing.h"

struct export_job {
    struct buf name, file, out; /* as it was typed, and where it lies */
    enum action copies;         /* what is copied; ACTION_NONE: a file is written */
    bool replaces;              /* a file of that name, as the reader wanted it */
    enum export_format format;
    struct pick *picks; /* grouped by article */
    size_t count, done; /* of picks */
    size_t articles;    /* written so far */
    bool is_of_quotes;  /* single quotes are picked */
    uint32_t request;
};

void export_drop(struct reader *reader) {
    struct export_job *job = reader->job;
    if (job == NULL) return;
    buf_free(&job->name);
    buf_free(&job->file);
    buf_free(&job->out);
    free(job->picks);
    free(job);
    reader->job = NULL;
}

static void say_exported(struct reader *reader, const struct export_job *job) {
    struct buf number = {0};
    size_t count = job->is_of_quotes ? job->count : job->articles;
    reader_add_number(&number, count);
    const char *what = job->is_of_quotes ? count == 1 ? _("quote") : _("quotes")
                       : count == 1 ? _("article")
                                         : _("articles");
    reader_say(reader, _("Exported as %s: %s (%s %s)"), export_format_name(job->format),
               job->name.at, number.at, what);
    buf_free(&number);
}

/* Asks for the next article, or writes the file when all are there. */
static void go_on(struct reader *reader) {
    struct export_job *job = reader->job;
    if (job->done < job->count) {
        job->request = library_request_article(reader->library, job->picks[job->done].article,
                                               reader->indirect);
        return;
    }
    struct error error;
    if (job->copies != ACTION_NONE)
        take_words(reader, job->copies, buf_str(&job->out));
    else if (file_make(job->file.at, 0666, job->replaces, buf_str(&job->out)))
        say_exported(reader, job);
    else {
        error_set(&error, ERROR_WRITE_FILE, errno, job->file.at, NULL);
        reader_fail(reader, &error);
    }
    export_drop(reader);
}

const char *path_typed(struct arena *arena, struct str typed) {
    const char *home = getenv("HOME");
    if (home == NULL || !str_starts(typed, STR("~/"))) return arena_str(arena, typed).ptr;
    return arena_printf(arena, "%s%.*s", home, (int)typed.len - 1, typed.ptr + 1).ptr;
}

bool export_is_of_quote(const struct reader *reader) {
    bool lists_them = reader->view == VIEW_QUOTES && reader->focus == SLOT_LIST;
    return (lists_them || reader->focus == SLOT_QUOTES) && reader_quote(reader) != NULL;
}

/* All that is picked; else the article shown, or among quotes the one under the cursor. */
static void take_picks(struct export_job *job, struct reader *reader) {
    job->count = reader->picks.all.count;
    job->picks = picks_in_order(&reader->picks);
    if (job->count == 0) {
        job->count = 1;
        job->picks = mem_new(1, sizeof *job->picks);
        job->picks[0] = (struct pick){.article = reader->wanted, .start = PICK_WHOLE};
        if (export_is_of_quote(reader))
            job->picks[0].start = reader_quote_start(reader, reader->quote);
    }
    job->is_of_quotes = job->picks[0].start != PICK_WHOLE;
}

static void replace_accepted(struct reader *reader, struct str text) {
    (void)text;
    go_on(reader);
}

static const struct prompt_ops REPLACE = {.accepted = replace_accepted, .left = export_drop};

/* A job for what is picked, or the article shown; NULL, with a word, while another goes on. */
static struct export_job *new_job(struct reader *reader) {
    reader->with_picked = false;
    if (reader->job != NULL) {
        reader_say(reader, "%s", _("Another export is still under way"));
        return NULL;
    }
    if (reader->picks.all.count == 0 && reader->wanted < 0) return NULL;
    reader->job = mem_new(1, sizeof *reader->job);
    take_picks(reader->job, reader);
    return reader->job;
}

void export_copy(struct reader *reader, enum action action) {
    struct export_job *job = new_job(reader);
    if (job == NULL) return;
    job->format = EXPORT_MARKDOWN;
    job->copies = action;
    go_on(reader);
}

void export_begin(struct reader *reader, struct str file) {
    enum export_format format;
    if (file.len > 0 && !export_format_of_file(file, &format)) {
        reader->with_picked = false;
        reader_complain(reader, _("%.*s: its ending names no format (it may be %s)"), STR_ARG(file),
                        export_endings());
        return;
    }
    struct export_job *job = file.len > 0 ? new_job(reader) : NULL;
    if (job == NULL) return;
    struct arena arena = {0};
    buf_add(&job->name, file);
    buf_add(&job->file, str_from(path_typed(&arena, file)));
    arena_free(&arena);
    job->format = format;
    export_head(&job->out, job->format);
    struct stat known;
    job->replaces = stat(job->file.at, &known) == 0 && S_ISREG(known.st_mode);
    if (job->replaces)
        prompt_ask(reader, &REPLACE, _("%s is there already. Write over it?"), job->name.at);
    else
        go_on(reader);
}

/* Of the article's quotes those that are picked, from job->picks[done] on; all when it is picked
 * itself. Moves on to the next article. */
static struct quotes picked_quotes(struct export_job *job, struct library_article *article) {
    const struct pick *pick = &job->picks[job->done];
    size_t picks = 0;
    bool whole = article->error.code != ERROR_NONE;
    for (; job->done < job->count && job->picks[job->done].article == pick->article; job->done++)
        whole = whole || pick[picks++].start == PICK_WHOLE;
    if (whole) return article->quotes;
    struct quotes some = {.sources = article->quotes.sources,
                          .at =
                              arena_new(&article->arena, struct quote, article->quotes.count + 1)};
    for (size_t i = 0; i < article->quotes.count; i++) {
        const struct quote *quote = &article->quotes.at[i];
        uint32_t start = text_source(&article->article.text, quote->start);
        for (size_t k = 0; k < picks; k++)
            if (pick[k].start == start) some.at[some.count++] = *quote;
    }
    return some;
}

bool export_take(struct reader *reader, uint32_t request, struct library_article *article) {
    struct export_job *job = reader->job;
    if (job == NULL || request != job->request) return false;
    struct quotes quotes = picked_quotes(job, article);
    if (job->copies == ACTION_COPY_PATH)
        buf_printf(&job->out, "%.*s\n", STR_ARG(article->path));
    else if (article->error.code == ERROR_NONE)
        export_article(&job->out, job->format,
                       &(struct export_article){
                           .path = article->path, .article = &article->article, .quotes = &quotes});
    else
        reader_fail(reader, &article->error);
    library_article_free(article);
    job->articles++;
    go_on(reader);
    return true;
}
