/* kutip export, and what kutip does when its output is no terminal: files -> records -> stdout.
 *
 * One pass reads, understands and writes each file. Echoes and the order by date need to know all
 * articles first: a survey pass goes before, and the files are read again; that is cheaper than
 * keeping them. */
#include "tui/cli/export.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/vec.h"
#include "core/library/files/scan.h"
#include "core/quotes/echo/echo.h"
#include "tui/base/messages.h"
#include "tui/cli/ordered.h"
#include "tui/cli/select.h"

enum { WORKERS = 2 };

/* Where a quote known to the echo set stands. */
struct place {
    uint32_t file;  /* index in scan.files */
    uint32_t start; /* in source */
};

struct job {
    struct export_wish wish;
    bool progress; /* show it on standard error */
    const struct lang *lang;
    struct scan scan;
    const struct selected_quotes *wanted; /* of each file the only quotes to write; NULL: all */
    struct str stdin_bytes;               /* of the file "-" */
    size_t *order;                        /* of output: indexes in scan.files */
    /* Of the survey: */
    struct date *dates; /* of each file */
    size_t *first;      /* first quote of each file in `set`; one more stands at the end */
    struct echo_set *set;
    VEC(struct place) places; /* of each quote in `set` */
    bool failed, wrote;
};

/* ---- one file ---- */

/* False with an error, or with ERROR_NONE for what is passed over in silence. */
static bool read_text(const struct job *job, struct arena *arena, size_t index, struct str *bytes,
                      struct error *error) {
    const struct scan_file *file = &job->scan.files[index];
    *error = (struct error){0};
    *bytes = job->stdin_bytes;
    if (bytes->ptr == NULL && !file_read(arena, file->path.ptr, bytes, error)) return false;
    if (scan_is_text(*bytes)) return true;
    return file->named && error_set(error, ERROR_NOT_TEXT, 0, file->path.ptr, NULL);
}

static void understand(const struct job *job, struct arena *arena, struct str bytes,
                       struct article *article, struct quotes *quotes) {
    article_read(arena, job->lang, bytes, article);
    quotes_find(arena, article, job->wish.indirect, quotes);
}

/* ---- the survey ---- */

struct survey {
    struct date date;
    struct echo_quote *quotes;
    uint32_t *starts; /* in source */
    size_t count;
};

static void *make_survey(void *context, size_t index, struct arena *arena) {
    const struct job *job = context;
    struct survey *survey = arena_new(arena, struct survey, 1);
    struct str bytes;
    struct error error; /* told when the file is written */
    if (!read_text(job, arena, index, &bytes, &error)) return survey;
    struct article article;
    struct quotes quotes;
    understand(job, arena, bytes, &article, &quotes);
    survey->date = article.published;
    if (!job->wish.echoes || quotes.count == 0) return survey;
    survey->count = quotes.count;
    survey->quotes = arena_new(arena, struct echo_quote, quotes.count);
    survey->starts = arena_new(arena, uint32_t, quotes.count);
    for (size_t i = 0; i < quotes.count; i++) {
        echo_prepare(arena, &article, &quotes.at[i], &survey->quotes[i]);
        survey->starts[i] = text_source(&article.text, quotes.at[i].start);
    }
    return survey;
}

static bool take_survey(void *context, size_t index, void *result) {
    struct job *job = context;
    const struct survey *survey = result;
    job->dates[index] = survey->date;
    job->first[index] = job->places.count;
    for (size_t i = 0; i < survey->count; i++) {
        echo_set_add(job->set, &survey->quotes[i]);
        vec_push(&job->places, (struct place){(uint32_t)index, survey->starts[i]});
    }
    job->first[index + 1] = job->places.count;
    return true;
}

static int by_date(const void *a, const void *b, void *context) {
    const struct date *dates = context;
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    char text[2][DATE_TEXT_SIZE];
    date_format(&dates[x], text[0]);
    date_format(&dates[y], text[1]);
    bool undated[2] = {dates[x].year == 0, dates[y].year == 0};
    int order = undated[0] != undated[1] ? undated[0] - undated[1] : strcmp(text[0], text[1]);
    return order != 0 ? order : (x > y) - (x < y);
}

static void run_survey(struct job *job, struct arena *arena) {
    job->dates = arena_new(arena, struct date, job->scan.count);
    job->first = arena_new(arena, size_t, job->scan.count + 1);
    job->set = echo_set_new();
    ordered_run(&(struct ordered_work){.count = job->scan.count,
                                       .workers = WORKERS,
                                       .context = job,
                                       .make = make_survey,
                                       .take = take_survey});
    if (job->wish.by_date)
        qsort_r(job->order, job->scan.count, sizeof *job->order, by_date, job->dates);
}

/* ---- the records ---- */

struct record {
    struct str text;
    struct error error;
};

/* The echoes of one quote in other articles. */
static size_t find_echoes(const struct job *job, struct arena *arena, size_t file,
                          const struct article *article, const struct quote *quote,
                          const struct export_echo **out) {
    struct echo_quote asked;
    echo_prepare(arena, article, quote, &asked);
    size_t kept = 0;
    struct echo_matches matches = echo_set_find(job->set, arena, &asked, UINT32_MAX);
    if (matches.count == 0) return 0;
    struct export_echo *echoes = arena_new(arena, struct export_echo, matches.count);
    for (size_t i = 0; i < matches.count; i++) {
        const struct place *place = &job->places.at[matches.at[i].id];
        if (place->file == file) continue;
        echoes[kept++] = (struct export_echo){job->scan.files[place->file].path, place->start,
                                              matches.at[i].kind};
    }
    *out = echoes;
    return kept;
}

static void add_echoes(const struct job *job, struct arena *arena, size_t file,
                       struct export_article *in) {
    size_t count = in->quotes->count;
    const struct export_echo **echoes = arena_new(arena, const struct export_echo *, count + 1);
    size_t *counts = arena_new(arena, size_t, count + 1);
    for (size_t i = 0; i < count; i++)
        counts[i] = find_echoes(job, arena, file, in->article, &in->quotes->at[i], &echoes[i]);
    in->echoes = echoes;
    in->echo_counts = counts;
}

/* Leaves the quotes that were selected. */
static void keep_wanted(const struct selected_quotes *wanted, const struct article *article,
                        struct quotes *quotes) {
    size_t kept = 0;
    for (size_t i = 0, next = 0; i < quotes->count; i++) {
        uint32_t start = text_source(&article->text, quotes->at[i].start);
        while (next < wanted->count && wanted->starts[next] < start) next++;
        if (next < wanted->count && wanted->starts[next] == start)
            quotes->at[kept++] = quotes->at[i];
    }
    quotes->count = kept;
}

static void *make_record(void *context, size_t index, struct arena *arena) {
    const struct job *job = context;
    size_t file = job->order[index];
    struct record *record = arena_new(arena, struct record, 1);
    struct str bytes;
    if (!read_text(job, arena, file, &bytes, &record->error)) return record;
    struct article article;
    struct quotes quotes;
    understand(job, arena, bytes, &article, &quotes);
    if (job->wanted != NULL) keep_wanted(&job->wanted[file], &article, &quotes);
    struct export_article in = {.path = job->scan.files[file].path,
                                .article = &article,
                                .quotes = &quotes,
                                .explain = job->wish.explain};
    if (job->wish.echoes) add_echoes(job, arena, file, &in);
    struct buf out = {0};
    export_article(&out, job->wish.format, &in);
    record->text = arena_str(arena, buf_str(&out));
    buf_free(&out);
    return record;
}

/* False, with a word, when standard output takes no more. */
static bool write_out(struct job *job, struct str s) {
    if (fwrite(s.ptr, 1, s.len, stdout) == s.len) return true;
    cli_complain_write();
    job->failed = true;
    return false;
}

static void show_progress(const struct job *job, size_t done) {
    if (!job->progress || (done % 64 != 0 && done < job->scan.count)) return;
    fprintf(stderr, done < job->scan.count ? "\r%zu / %zu" : "\r\033[K", done, job->scan.count);
}

static bool take_record(void *context, size_t index, void *result) {
    struct job *job = context;
    const struct record *record = result;
    show_progress(job, index + 1);
    if (record->error.code != ERROR_NONE) {
        cli_complain(&record->error);
        job->failed = true;
        return true;
    }
    if (record->text.ptr == NULL) return true;
    struct buf between = {0};
    if (job->wrote) export_between(&between, job->wish.format);
    bool go_on = write_out(job, buf_str(&between)) && write_out(job, record->text);
    buf_free(&between);
    job->wrote = true;
    return go_on;
}

/* ---- the whole ---- */

/* Standard input as the one file "-", read at once: it cannot be read twice. */
static void read_stdin(struct job *job, struct arena *arena) {
    struct error error;
    if (!file_read_fd(arena, STDIN_FILENO, "-", FILE_SIZE_LIMIT, &job->stdin_bytes, &error)) {
        cli_complain(&error);
        job->failed = true;
        return;
    }
    job->scan = (struct scan){.files = arena_new(arena, struct scan_file, 1), .count = 1};
    job->scan.files[0] = (struct scan_file){.path = STR("-"), .named = true};
}

/* Does the filter choose among the quotes of an article? */
static bool chooses_quotes(const struct export_wish *wish) {
    return wish->query != NULL && export_is_of_quotes(wish->format) &&
           library_query_names_quotes(wish->query);
}

/* Takes over what the library selected. An article that is written as a whole keeps all quotes. */
static void take_selection(struct job *job, const struct selection *selection) {
    job->scan = selection->scan;
    if (export_is_of_quotes(job->wish.format)) job->wanted = selection->quotes;
}

static void find_files(struct job *job, struct arena *arena, struct session *session) {
    struct selection selection = {0};
    if (session->id != NULL) {
        job->failed = !select_by_id(session, arena, &selection);
        take_selection(job, &selection);
        job->wish.indirect = job->wish.indirect || job->wanted != NULL; /* it may be one itself */
    } else if (session->path_count == 1 && strcmp(session->paths[0], "-") == 0) {
        read_stdin(job, arena);
    } else if (job->wish.query != NULL) {
        job->failed = !select_by_query(session, job->wish.query, chooses_quotes(&job->wish), arena,
                                       &selection);
        take_selection(job, &selection);
    } else {
        scan_paths(arena, session->paths, session->path_count, &job->scan);
    }
    for (size_t i = 0; i < job->scan.error_count; i++) cli_complain(&job->scan.errors[i]);
    job->failed = job->failed || job->scan.error_count > 0;
    job->order = arena_new(arena, size_t, job->scan.count + 1);
    for (size_t i = 0; i < job->scan.count; i++) job->order[i] = i;
}

static void write_all(struct job *job) {
    struct buf head = {0};
    export_head(&head, job->wish.format);
    if (write_out(job, buf_str(&head)))
        ordered_run(&(struct ordered_work){.count = job->scan.count,
                                           .workers = WORKERS,
                                           .context = job,
                                           .make = make_record,
                                           .take = take_record});
    buf_free(&head);
    /* What could not be written may only show when the buffer is emptied or the file is closed. */
    if (!ferror(stdout) && fclose(stdout) != 0) {
        cli_complain_write();
        job->failed = true;
    }
}

static bool check_wish(const struct export_wish *wish, const struct session *session) {
    struct error error;
    if (!session_has_paths(session)) return false;
    if (wish->query != NULL && !library_query_check(wish->query, false, &error)) {
        cli_complain(&error);
        return false;
    }
    if (wish->indirect && chooses_quotes(wish)) {
        cli_complain_usage("--indirect",
                           _("a filter that names quotes knows no indirect ones (--format "
                             "jsonl writes the articles whole, with all their quotes)"));
        return false;
    }
    if ((!wish->explain && !wish->echoes) || wish->format == EXPORT_JSONL) return true;
    cli_complain_usage(wish->explain ? "--explain" : "--echoes",
                       _("only --format jsonl has a place for it"));
    return false;
}

int export_write(const struct export_wish *wish, struct session *session) {
    if (!check_wish(wish, session)) return CLI_USAGE;
    struct arena arena = {0};
    struct job job = {.wish = *wish,
                      .lang = session->lang,
                      .progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO)};
    find_files(&job, &arena, session);
    if (job.scan.count == 0 && !job.failed && wish->query == NULL) {
        struct error error;
        error_set(&error, ERROR_NO_ARTICLES, 0, session->paths[0], NULL);
        cli_complain(&error);
        job.failed = true;
    }
    if (wish->echoes || wish->by_date) run_survey(&job, &arena);
    write_all(&job);
    echo_set_free(job.set);
    vec_free(&job.places);
    arena_free(&arena);
    return job.failed ? CLI_FAILED : CLI_DONE;
}

int cli_export(const struct cli *cli) {
    struct export_wish wish = {.indirect = cli->indirect,
                               .explain = cli->explain,
                               .echoes = cli->echoes,
                               .by_date = cli->sort != NULL && strcmp(cli->sort, "date") == 0,
                               .query = cli->query};
    export_format_named(cli->format != NULL ? cli->format : "jsonl", &wish.format);
    struct session session;
    session_open(&session, cli);
    int status = export_write(&wish, &session);
    session_close(&session);
    return status;
}
