/* Folders -> index -> query -> rows, as the screens see it. */
#include <sqlite3.h>

#include "library_fixture.h"

static const char surat[] =
    "Gubernur Arum Membalas Surat Wali Kota Belor\n"
    "Senin, 14 Agustus 2023 09:15 WIB\n\n"
    "LEMBANG, Warta Belor - Gubernur Sasmita Arum membalas surat dari wali kota pada Senin.\n\n"
    "\"Hubungan kedua daerah ini tak terkalahkan,\" kata Sasmita Arum di kantornya.\n\n"
    "Surat itu dibacakan di depan para pegawai.\n";

static const char panen[] =
    "Panen Raya di Lembah Kesuma\n"
    "Selasa, 2 Januari 2024 10:00 WIB\n\n"
    "Petani Lembah Kesuma memulai panen raya pekan ini.\n\n"
    "\"Hasilnya lebih baik daripada tahun lalu,\" ujar Ketua Kelompok Tani Bening Raharja.\n\n"
    "Pérancis membeli sebagian hasil panen itu.\n";

static const char sepi[] = "Jalan Sepi\n\nTidak ada yang lewat di jalan itu hari ini.\n";

/* A library of these three, indexed and open. */
static struct fixture *three_articles(void) {
    struct fixture *f = fixture_new();
    fixture_write(f, "articles/surat.txt", surat);
    fixture_write(f, "articles/panen.txt", panen);
    fixture_write(f, "articles/sepi.txt", sepi);
    fixture_index(f);
    return f;
}

static struct library_row row_at(struct fixture *f, size_t position) {
    struct library_row row;
    if (!library_row(f->library, position, &row)) {
        fixture_settle(f);
        assert_true(library_row(f->library, position, &row));
    }
    return row;
}

static void finds_words(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    assert_int_equal(fixture_ask(f, ""), 3);
    assert_int_equal(fixture_ask(f, "surat"), 1);
    assert_int_equal(fixture_ask(f, "SURAT arum"), 1);
    assert_int_equal(fixture_ask(f, "surat panen"), 0);
    assert_int_equal(fixture_ask(f, "surat OR panen"), 2);
    assert_int_equal(fixture_ask(f, "-surat"), 2);
    assert_int_equal(fixture_ask(f, "perancis"), 1);
    assert_int_equal(fixture_ask(f, "\"tak terkalahkan\""), 1);
    assert_int_equal(fixture_ask(f, "\"terkalahkan tak\""), 0);
    assert_int_equal(fixture_ask(f, "said:terkalahkan"), 1);
    assert_int_equal(fixture_ask(f, "said:pegawai"), 0);
    assert_int_equal(fixture_ask(f, "title:surat"), 1);
    assert_int_equal(fixture_ask(f, "title:pegawai"), 0);
    assert_int_equal(fixture_ask(f, "speaker:arum"), 1);
    assert_int_equal(fixture_ask(f, "date:2023"), 1);
    assert_int_equal(fixture_ask(f, "date:2023-08..2024-08"), 2);
    assert_int_equal(fixture_ask(f, "date:?"), 1);
    assert_int_equal(fixture_ask(f, "has:quotes"), 2);
    assert_int_equal(fixture_ask(f, "-has:quotes"), 1);
    assert_int_equal(fixture_ask(f, "path:SEPI"), 1);
    assert_int_equal(fixture_ask(f, "lang:id"), 3);
    assert_int_equal(f->error_count, 0);
    fixture_free(f);
}

static void finds_prefixes_while_typing(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    static const char *const typed[] = {"t", "te", "ter", "terka", "terkalahkan"};
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        fixture_ask_query(f, &(struct library_query){.text = typed[i], .typing = true});
        assert_true(library_counts(f->library).rows >= 1);
    }
    fixture_ask_query(f, &(struct library_query){.text = "terkax", .typing = true});
    assert_int_equal(library_counts(f->library).rows, 0);
    fixture_free(f);
}

static void lists_newest_first_and_undated_last(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    fixture_ask(f, "");
    assert_true(str_ends(row_at(f, 0).path, STR("/panen.txt")));
    assert_true(str_ends(row_at(f, 1).path, STR("/surat.txt")));
    assert_true(str_ends(row_at(f, 2).path, STR("/sepi.txt")));
    struct library_row row = row_at(f, 1);
    assert_int_equal(row.date.year, 2023);
    assert_int_equal(row.date.month, 8);
    assert_int_equal(row.date.day, 14);
    assert_int_equal(row.quotes, 1);
    assert_true(row.is_title);
    fixture_ask_query(f, &(struct library_query){.text = "", .reverse = true});
    assert_true(str_ends(row_at(f, 0).path, STR("/surat.txt")));
    assert_true(str_ends(row_at(f, 2).path, STR("/sepi.txt")));
    assert_int_equal(library_position(f->library, library_article_at(f->library, 1)), 1);
    assert_int_equal(library_article_at(f->library, 3), -1);
    fixture_free(f);
}

/* The next view; false when none comes. */
static bool next_view(struct fixture *f, struct library_event *out) {
    while (library_next(f->library, out))
        if (out->kind == LIBRARY_VIEW) return true;
    return false;
}

static void gives_the_first_rows_first(void **state) {
    (void)state;
    enum { MANY = 300 };
    struct fixture *f = fixture_new();
    for (int i = 0; i < MANY; i++)
        fixture_write(f, arena_printf(&f->arena, "articles/%03d.txt", i).ptr,
                      arena_printf(&f->arena, "Judul %d\n\nIsi berita yang ke-%d.\n", i, i).ptr);
    fixture_index(f);
    assert_int_equal(fixture_ask(f, ""), MANY);
    fixture_close(f);

    fixture_open(f);
    struct library_query query = {.text = "", .head_first = true};
    uint32_t request = library_ask(f->library, &query);
    library_settle(f->library);
    struct library_event event;
    assert_true(next_view(f, &event));
    assert_int_equal(event.request, request);
    assert_int_equal(library_counts(f->library).rows, MANY);
    int64_t first = library_article_at(f->library, 0);
    struct library_row row;
    assert_true(library_row(f->library, 0, &row));
    assert_int_equal(row.article, first);
    assert_int_equal(library_article_at(f->library, MANY - 1), -1);
    assert_false(library_row(f->library, MANY - 1, &row));

    assert_true(next_view(f, &event));
    assert_int_equal(event.request, 0);
    assert_int_equal(library_article_at(f->library, 0), first);
    assert_true(library_article_at(f->library, MANY - 1) > 0);
    assert_true(library_row(f->library, 0, &row)); /* still there: nothing has changed */
    fixture_free(f);
}

static void lists_quotes(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    fixture_ask_query(f, &(struct library_query){.text = "", .scope = SCOPE_QUOTES});
    assert_int_equal(library_counts(f->library).rows, 2);
    assert_int_equal(library_counts(f->library).articles, 2);
    struct library_row row = row_at(f, 1);
    assert_true(str_starts(row.quote, STR("Hubungan kedua daerah")));
    assert_true(str_eq(row.speaker, STR("Sasmita Arum")));
    fixture_ask_query(f, &(struct library_query){.text = "speaker:bening", .scope = SCOPE_QUOTES});
    assert_int_equal(library_counts(f->library).rows, 1);
    fixture_free(f);
}

static void follows_the_files(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    assert_int_equal(fixture_ask(f, ""), 3);
    fixture_close(f);

    fixture_write(f, "articles/sepi.txt",
                  "Jalan Ramai\n\nSemua orang lewat di jalan yang ramai itu hari ini.\n");
    assert_int_equal(unlink(fixture_path(f, "articles/panen.txt")), 0);
    fixture_index(f);
    assert_int_equal(fixture_ask(f, ""), 2);
    assert_int_equal(fixture_ask(f, "panen"), 0);
    assert_int_equal(fixture_ask(f, "sepi"), 0);
    assert_int_equal(fixture_ask(f, "ramai"), 1);

    fixture_reopen(f); /* nothing changed: what the index knows is there at once */
    assert_int_equal(fixture_ask(f, ""), 2);
    assert_int_equal(f->error_count, 0);
    fixture_free(f);
}

static void keeps_the_last_view_on_a_bad_query(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    assert_int_equal(fixture_ask(f, "surat"), 1);
    assert_int_equal(fixture_ask(f, "speakr:arum"), 1);
    assert_int_equal(f->error_count, 1);
    assert_int_equal(f->errors[0].code, ERROR_QUERY_SYNTAX);
    assert_int_equal(f->errors[0].column, 1);
    assert_non_null(strstr(f->errors[0].detail, "speaker"));
    fixture_free(f);
}

static void reads_an_article(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    assert_int_equal(fixture_ask(f, "surat"), 1);
    uint32_t request =
        library_request_article(f->library, library_article_at(f->library, 0), false);
    library_settle(f->library);
    struct library_event event;
    bool found = false;
    while (library_next(f->library, &event)) {
        if (event.kind != LIBRARY_ARTICLE) continue;
        found = true;
        assert_int_equal(event.request, request);
        assert_int_equal(event.article->quotes.count, 1);
        assert_int_equal(event.article->error.code, ERROR_NONE);
        assert_true(str_ends(event.article->path, STR("/surat.txt")));
        library_article_free(event.article);
    }
    assert_true(found);
    fixture_free(f);
}

static void rebuilds_a_damaged_index(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    fixture_close(f);
    DIR *dir = opendir(fixture_path(f, "cache"));
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        const char *name = arena_printf(&f->arena, "cache/%s", entry->d_name).ptr;
        if (str_ends(str_from(entry->d_name), STR(".db")))
            fixture_write(f, name,
                          "this is no database, but a text that is long enough to look at");
        else if (str_ends(str_from(entry->d_name), STR("-wal"))) /* else its pages stand for it */
            assert_int_equal(unlink(fixture_path(f, name)), 0);
    }
    closedir(dir);
    fixture_index(f);
    assert_int_equal(fixture_ask(f, ""), 3);
    assert_int_equal(f->error_count, 1);
    assert_int_equal(f->errors[0].code, ERROR_INDEX_DAMAGED);
    fixture_free(f);
}

/* Makes the index, which is open, one of another version. */
static void change_version(struct fixture *f) {
    DIR *dir = opendir(fixture_path(f, "cache"));
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;) {
        if (!str_ends(str_from(entry->d_name), STR(".db"))) continue;
        struct str name = arena_printf(&f->arena, "cache/%s", entry->d_name);
        sqlite3 *db;
        assert_int_equal(sqlite3_open(fixture_path(f, name.ptr), &db), SQLITE_OK);
        assert_int_equal(
            sqlite3_exec(db, "PRAGMA user_version = 9999; DELETE FROM file; DROP TABLE quote", NULL,
                         NULL, NULL),
            SQLITE_OK);
        sqlite3_close(db);
    }
    closedir(dir);
}

static void leaves_the_index_to_another_version_that_is_open(void **state) {
    (void)state;
    struct fixture *f = three_articles();
    struct library *other = f->library;
    change_version(f);
    fixture_index(f); /* the other one still keeps the index */
    assert_int_equal(f->error_count, 1);
    assert_int_equal(f->errors[0].code, ERROR_INDEX_VERSION);
    assert_true(library_keeps_index(f->library));
    assert_int_equal(fixture_ask(f, ""), 3);
    fixture_close(f);
    f->library = other;
    fixture_close(f);
    fixture_index(f); /* nobody keeps it any more: it is made anew */
    assert_int_equal(fixture_ask(f, ""), 3);
    assert_int_equal(f->error_count, 1);
    fixture_free(f);
}

static void opens_single_files_without_a_cache(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    fixture_write(f, "articles/surat.txt", surat);
    fixture_write(f, "articles/page.pdf", "%PDF-1.7\n");
    const char *const paths[] = {fixture_path(f, "articles/surat.txt"),
                                 fixture_path(f, "articles/none.txt"),
                                 fixture_path(f, "articles/page.pdf")};
    struct error error;
    assert_true(fixture_try(f, paths, 3, (struct library_options){0}, &error));
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, ""), 1);
    assert_int_equal(f->error_count, 2);
    bool missing_first = f->errors[0].code == ERROR_NO_SUCH_PATH;
    assert_int_equal(f->errors[!missing_first].code, ERROR_NO_SUCH_PATH);
    assert_int_equal(f->errors[missing_first].code, ERROR_NOT_TEXT);
    fixture_close(f);
    assert_int_equal(access(fixture_path(f, "cache"), F_OK), -1);
    assert_false(fixture_try(f, paths + 1, 1, (struct library_options){0}, &error));
    assert_int_equal(error.code, ERROR_NO_SUCH_PATH);
    fixture_free(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_words),
        cmocka_unit_test(finds_prefixes_while_typing),
        cmocka_unit_test(lists_newest_first_and_undated_last),
        cmocka_unit_test(gives_the_first_rows_first),
        cmocka_unit_test(lists_quotes),
        cmocka_unit_test(follows_the_files),
        cmocka_unit_test(keeps_the_last_view_on_a_bad_query),
        cmocka_unit_test(reads_an_article),
        cmocka_unit_test(rebuilds_a_damaged_index),
        cmocka_unit_test(leaves_the_index_to_another_version_that_is_open),
        cmocka_unit_test(opens_single_files_without_a_cache),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
