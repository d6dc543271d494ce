/* The reader's own marks: kept, undone, inherited, carried out and in. */
#include "core/library/marks.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "core/library/marks/marks_db.h"
#include "library_fixture.h"

static const char story[] =
    "Jembatan Kali Bening Dibuka Kembali\n"
    "Senin, 14 Agustus 2023 09:15 WIB\n\n"
    "LEMBANG, Warta Belor - Jembatan Kali Bening dibuka kembali pada Senin pagi.\n\n"
    "\"Warga sudah lama menunggu jembatan ini,\" kata Kepala Desa Raka Sumirat di lokasi.\n\n"
    "Jembatan itu ditutup sejak banjir besar tahun lalu.\n";
static const char other[] =
    "Pasar Malam Digelar di Alun-Alun\n"
    "Selasa, 15 Agustus 2023 10:00 WIB\n\n"
    "LEMBANG, Warta Belor - Pasar malam digelar di alun-alun selama sepekan penuh.\n\n"
    "Pedagang datang dari desa-desa di sekitar kota itu.\n";

static struct fixture *two_articles(void) {
    struct fixture *f = fixture_new();
    fixture_write(f, "articles/a.txt", story);
    fixture_write(f, "articles/b.txt", other);
    fixture_index(f);
    return f;
}

static int64_t article_of(struct fixture *f, const char *query) {
    assert_int_equal(fixture_ask(f, query), 1);
    return library_article_at(f->library, 0);
}

static void star(struct fixture *f, int64_t article) {
    struct mark mark = {.article = article, .kind = MARKS_STAR, .on = true};
    assert_true(library_mark(f->library, &mark) > 0);
    fixture_settle(f);
}

/* The caller's: library_article_free(). */
static struct library_article *read_article(struct fixture *f, int64_t article) {
    struct library_event event;
    library_request_article(f->library, article, false);
    library_settle(f->library);
    assert_true(library_next(f->library, &event));
    assert_int_equal(event.kind, LIBRARY_ARTICLE);
    return event.article;
}

static void keeps_marks(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    int64_t article = article_of(f, "jembatan");
    star(f, article);
    library_mark(f->library,
                 &(struct mark){.article = article, .kind = MARKS_NOTE, .text = "tanya lagi"});
    library_mark(f->library,
                 &(struct mark){.article = article, .kind = MARKS_TAGS, .text = "desa, banjir"});
    library_mark(f->library,
                 &(struct mark){.article = article, .kind = MARKS_POSITION, .position = 77});
    fixture_settle(f);
    fixture_reopen(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 1);
    assert_int_equal(fixture_ask(f, "is:noted"), 1);
    assert_int_equal(fixture_ask(f, "tag:banjir"), 1);
    assert_int_equal(fixture_ask(f, "is:unread"), 2);
    struct library_row row;
    fixture_ask(f, "is:starred");
    assert_true(library_row(f->library, 0, &row));
    assert_int_equal(row.marks, MARK_STAR | MARK_NOTE | MARK_TAG);
    struct library_article *read = read_article(f, row.article);
    assert_str(read->marks.note, "tanya lagi");
    assert_int_equal(read->position_line, 77);
    library_article_free(read);
    assert_int_equal(f->error_count, 0);
    fixture_free(f);
}

/* What was written to a quote comes back with it, not with the article. */
static void keeps_marks_of_quotes(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    int64_t article = article_of(f, "jembatan");
    struct library_article *read = read_article(f, article);
    const struct text *text = &read->article.text;
    assert_int_equal(read->quotes.count, 1);
    struct mark mark = {.article = article,
                        .on_quote = true,
                        .start = text_source(text, read->quotes.at[0].start),
                        .end = text_source_end(text, read->quotes.at[0].end),
                        .kind = MARKS_NOTE,
                        .text = "siapa lagi?"};
    library_article_free(read);
    library_mark(f->library, &mark);
    mark.kind = MARKS_TAGS;
    mark.text = "warga";
    library_mark(f->library, &mark);
    fixture_settle(f);
    fixture_reopen(f);
    read = read_article(f, article_of(f, "jembatan"));
    assert_str(read->quote_marks[0].note, "siapa lagi?");
    assert_str(read->quote_marks[0].tags, "warga");
    assert_int_equal(read->quote_marks[0].bits, MARK_NOTE | MARK_TAG);
    assert_int_equal(read->marks.bits, 0);
    assert_str(read->marks.note, "-");
    library_article_free(read);
    fixture_free(f);
}

static void undoes_and_redoes(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    assert_int_equal(library_mark_undo(f->library, false), 0);
    star(f, article_of(f, "jembatan"));
    assert_int_equal(fixture_ask(f, "is:starred"), 1);
    assert_true(library_mark_undo(f->library, false) > 0);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 0);
    assert_true(library_mark_undo(f->library, true) > 0);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 1);
    assert_int_equal(library_mark_undo(f->library, true), 0);
    assert_int_equal(fixture_ask(f, ""), 2);
    library_mark_all_read(f->library);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:read"), 2);
    library_mark_undo(f->library, false);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:read"), 0);
    fixture_free(f);
}

static void marks_set_together_are_undone_as_one(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    star(f, 1);
    library_mark_undo(f->library, false);
    library_mark(f->library, &(struct mark){.article = 1, .kind = MARKS_READ, .on = true});
    library_mark_all(f->library,
                     (struct mark[]){{.article = 1, .kind = MARKS_STAR, .on = true},
                                     {.article = 2, .kind = MARKS_STAR, .on = true}},
                     2);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 2);
    assert_true(library_mark_undo(f->library, false) > 0);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 0);
    assert_int_equal(fixture_ask(f, "is:read"), 1);
    assert_true(library_mark_undo(f->library, true) > 0);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 2);
    assert_true(library_mark_undo(f->library, false) > 0);
    assert_true(library_mark_undo(f->library, false) > 0);
    assert_int_equal(library_mark_undo(f->library, false), 0);
    fixture_free(f);
}

static void take_note(void *context, const struct mark_row *row) {
    buf_printf(context, "%d %.*s;", row->star, STR_ARG(row->note));
}

static void expect_rows(struct marks_db *db, const char *wanted) {
    struct buf rows = {0};
    assert_true(marks_db_each(db, take_note, &rows));
    assert_str(buf_str(&rows), wanted);
    buf_free(&rows);
}

/* Undoing takes back what was done, not what another instance wrote to the same article since, nor
 * where one read on to. */
static void undoing_leaves_other_marks_alone(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    struct error error;
    int64_t article = article_of(f, "jembatan");
    star(f, article);
    struct library *first = f->library;
    fixture_open(f);
    fixture_settle(f);
    library_mark(f->library,
                 &(struct mark){.article = article, .kind = MARKS_NOTE, .text = "tanya lagi"});
    fixture_close(f);
    f->library = first;
    library_mark(f->library,
                 &(struct mark){.article = article, .kind = MARKS_POSITION, .position = 77});
    assert_true(library_mark_undo(f->library, false) > 0);
    fixture_settle(f);
    struct marks_db *db = marks_db_open(fixture_path(f, "data"), &error);
    expect_rows(db, "0 tanya lagi;");
    assert_true(library_mark_undo(f->library, true) > 0);
    fixture_settle(f);
    expect_rows(db, "1 tanya lagi;");
    marks_db_close(db);
    struct library_article *read = read_article(f, article);
    assert_int_equal(read->position_line, 77);
    library_article_free(read);
    fixture_free(f);
}

static void run_sql(struct marks_db *db, const char *sql) {
    assert_int_equal(sqlite3_exec(marks_db_sqlite(db), sql, NULL, NULL, NULL), SQLITE_OK);
}

/* What could not be done is nothing to undo; what could not be undone still is. */
static void what_is_refused_is_no_step(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    struct error error;
    star(f, 99);
    assert_int_equal(f->error_count, 1);
    assert_int_equal(library_mark_undo(f->library, false), 0);
    star(f, 1);
    struct marks_db *db = marks_db_open(fixture_path(f, "data"), &error);
    run_sql(db, "CREATE TRIGGER no BEFORE INSERT ON mark BEGIN SELECT RAISE(ABORT, 'no'); END");
    assert_true(library_mark_undo(f->library, false) > 0);
    fixture_settle(f);
    assert_int_equal(f->error_count, 2);
    assert_int_equal(fixture_ask(f, "is:starred"), 1);
    run_sql(db, "DROP TRIGGER no");
    marks_db_close(db);
    assert_int_equal(library_mark_undo(f->library, true), 0);
    assert_true(library_mark_undo(f->library, false) > 0);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 0);
    fixture_free(f);
}

static void a_page_scraped_again_inherits(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    fixture_ask_query(f, &(struct library_query){.text = "jembatan", .scope = SCOPE_QUOTES});
    struct library_row row;
    assert_true(library_row(f->library, 0, &row));
    library_mark(f->library, &(struct mark){.article = row.article,
                                            .on_quote = true,
                                            .start = row.start,
                                            .end = row.end,
                                            .kind = MARKS_STAR,
                                            .on = true});
    fixture_settle(f);
    star(f, row.article);
    star(f, article_of(f, "pasar"));
    fixture_close(f);
    /* the first by its path, the second by its body */
    fixture_write(f, "articles/a.txt",
                  arena_printf(&f->arena, "%s\nBeritanya akan diperbarui.\n", story).ptr);
    assert_int_equal(rename(fixture_path(f, "articles/b.txt"), fixture_path(f, "articles/c.txt")),
                     0);
    fixture_write(f, "articles/c.txt", arena_printf(&f->arena, "%s\n\n\n", other).ptr);
    fixture_index(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 2);
    fixture_ask_query(f, &(struct library_query){.text = "jembatan", .scope = SCOPE_QUOTES});
    assert_true(library_row(f->library, 0, &row));
    assert_int_equal(row.marks, MARK_STAR);
    fixture_free(f);
}

static void carries_marks_out_and_in(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    int64_t article = article_of(f, "jembatan");
    star(f, article);
    library_mark(
        f->library,
        &(struct mark){.article = article, .kind = MARKS_NOTE, .text = "dua\nbaris \"kutip\""});
    fixture_settle(f);
    fixture_close(f);
    struct buf out = {0};
    struct error error;
    assert_true(marks_export(fixture_path(f, "data"), NULL, &out, &error));
    assert_non_null(strstr(out.at, "\"star\":true"));
    assert_non_null(strstr(out.at, "dua\\nbaris"));
    size_t merged;
    assert_true(marks_import(fixture_path(f, "data2"), buf_str(&out), &merged, &error));
    assert_int_equal(merged, 1);
    assert_true(marks_import(fixture_path(f, "data2"), buf_str(&out), &merged, &error));
    assert_int_equal(merged, 0);
    assert_false(marks_import(fixture_path(f, "data2"), STR("{\"hash\":\n"), &merged, &error));
    assert_int_equal(error.code, ERROR_MARKS_IMPORT);
    assert_int_equal(error.line, 1);
    struct buf again = {0};
    assert_true(marks_export(fixture_path(f, "data2"), NULL, &again, &error));
    assert_string_equal(again.at, out.at);
    buf_free(&out);
    buf_free(&again);
    fixture_free(f);
}

static void take_path(void *context, const struct mark_row *row) {
    buf_add(context, row->path);
}

/* A file name may be any bytes; where it is printed it gives a terminal no commands. */
static void carries_any_path_out_and_in(void **state) {
    (void)state;
    static const char path[] = "/a\x1b[2J\xc2\x9b"
                               "31m\x7f\xff\x9b\xed\xb2\x9b\xc3\xa9.txt";
    struct fixture *f = fixture_new();
    struct error error;
    struct mark_row row = {
        .hash = 7, .start = -1, .end = -1, .path = str_from(path), .note = STR("n\xc2\x9b")};
    struct marks_db *db = marks_db_open(fixture_path(f, "data"), &error);
    assert_true(marks_db_put(db, &row, 1));
    marks_db_close(db);
    struct buf out = {0};
    assert_true(marks_export(fixture_path(f, "data"), NULL, &out, &error));
    assert_non_null(strstr(out.at, "\"path\":\"/a\\u001b[2J\\u009b31m\\u007f\\udcff\\udc9b"));
    assert_non_null(strstr(out.at, "\\udced\\udcb2\\udc9b\xc3\xa9.txt\""));
    assert_non_null(strstr(out.at, "\"note\":\"n\\u009b\""));
    size_t merged;
    assert_true(marks_import(fixture_path(f, "data2"), buf_str(&out), &merged, &error));
    db = marks_db_open(fixture_path(f, "data2"), &error);
    struct buf back = {0};
    assert_true(marks_db_each(db, take_path, &back));
    assert_true(str_eq(buf_str(&back), str_from(path)));
    marks_db_close(db);
    buf_free(&out);
    buf_free(&back);
    fixture_free(f);
}

static void remembers_prompts(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    assert_null(library_history(f->library, "filter", 0));
    library_history_add(f->library, "filter", "putih");
    library_history_add(f->library, "search", "hitam");
    library_history_add(f->library, "filter", "merah");
    library_history_add(f->library, "filter", "putih");
    fixture_settle(f);
    fixture_reopen(f);
    assert_string_equal(library_history(f->library, "filter", 0), "putih");
    assert_string_equal(library_history(f->library, "filter", 1), "merah");
    assert_null(library_history(f->library, "filter", 2));
    fixture_free(f);
}

static void two_instances_at_once(void **state) {
    (void)state;
    struct fixture *f = two_articles();
    struct library *first = f->library;
    int64_t article = article_of(f, "jembatan");
    fixture_open(f); /* reads the index that the first one writes */
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, ""), 2);
    star(f, article);
    fixture_close(f);
    f->library = first;
    fixture_reopen(f);
    assert_int_equal(fixture_ask(f, "is:starred"), 1);
    assert_int_equal(f->error_count, 0);
    fixture_free(f);
}

/* Holds the marks nearly all the time, one transaction after the other. */
static _Noreturn void write_without_pause(const char *folder, int ready) {
    struct error error;
    struct marks_db *db = marks_db_open(folder, &error);
    if (db == NULL || write(ready, "", 1) != 1) _exit(1);
    for (int i = 0; i < 4000 && marks_db_begin(db, &error); i++) { /* ends by itself some time */
        nanosleep(&(struct timespec){.tv_nsec = 5000000}, NULL);
        if (!marks_db_commit(db, &error)) break;
    }
    _exit(1);
}

static void an_instance_that_writes_all_the_time_shuts_nobody_out(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    const char *folder = fixture_path(f, "data");
    int ends[2];
    char ready;
    assert_int_equal(pipe(ends), 0);
    pid_t writer = fork();
    if (writer == 0) write_without_pause(folder, ends[1]);
    assert_int_equal(read(ends[0], &ready, 1), 1);
    struct error error;
    struct marks_db *db = marks_db_open(folder, &error);
    assert_non_null(db);
    for (int i = 0; i < 3; i++) {
        assert_true(marks_db_begin(db, &error));
        assert_true(marks_db_commit(db, &error));
    }
    kill(writer, SIGKILL);
    int status;
    waitpid(writer, &status, 0);
    assert_true(WIFSIGNALED(status));
    close(ends[0]);
    close(ends[1]);
    marks_db_close(db);
    fixture_free(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_marks),
        cmocka_unit_test(keeps_marks_of_quotes),
        cmocka_unit_test(undoes_and_redoes),
        cmocka_unit_test(marks_set_together_are_undone_as_one),
        cmocka_unit_test(undoing_leaves_other_marks_alone),
        cmocka_unit_test(what_is_refused_is_no_step),
        cmocka_unit_test(a_page_scraped_again_inherits),
        cmocka_unit_test(carries_marks_out_and_in),
        cmocka_unit_test(carries_any_path_out_and_in),
        cmocka_unit_test(remembers_prompts),
        cmocka_unit_test(two_instances_at_once),
        cmocka_unit_test(an_instance_that_writes_all_the_time_shuts_nobody_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
