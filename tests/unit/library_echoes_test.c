/* The same utterance in several articles: counted by the indexer, listed oldest first. */
#include "core/base/buf.h"
#include "core/quotes/echo/echo.h"
#include "library_fixture.h"

static void write_story(struct fixture *f, const char *name, const char *outlet, const char *date,
                        const char *words) {
    fixture_write(f, name,
                  arena_printf(&f->arena,
                               "Jembatan Kali Bening Dibuka Kembali Untuk Umum\n%s\n\n"
                               "LEMBANG, %s - Jembatan Kali Bening dibuka kembali pada Senin.\n\n"
                               "\"%s,\" kata Gubernur Sasmita Arum di lokasi.\n\n"
                               "Jembatan itu ditutup sejak banjir besar tahun lalu.\n",
                               date, outlet, words)
                      .ptr);
}

static const char copied[] =
    "Persahabatan antara warga kedua lembah akan tumbuh menjadi hubungan panjang yang kokoh";

static struct library_echoes *echoes_of_first(struct fixture *f, const char *query) {
    fixture_ask_query(f, &(struct library_query){.text = query, .scope = SCOPE_QUOTES});
    struct library_row row;
    assert_true(library_row(f->library, 0, &row));
    uint32_t request = library_request_echoes(f->library, row.article, row.start);
    library_settle(f->library);
    struct library_echoes *echoes = NULL;
    for (struct library_event event; library_next(f->library, &event);)
        if (event.kind == LIBRARY_ECHOES && event.request == request) echoes = event.echoes;
    assert_non_null(echoes);
    return echoes;
}

static uint32_t echoes_counted(struct fixture *f, const char *query) {
    fixture_ask_query(f, &(struct library_query){.text = query, .scope = SCOPE_QUOTES});
    struct library_row row;
    assert_true(library_row(f->library, 0, &row));
    return row.quote_echoes;
}

static void counts_and_lists(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    write_story(f, "articles/a.txt", "Warta Belor", "Selasa, 15 Agustus 2023 09:15 WIB", copied);
    write_story(f, "articles/b.txt", "Kabar Lembah", "Senin, 14 Agustus 2023 09:15 WIB", copied);
    write_story(f, "articles/c.txt", "Kabar Sungai", "Senin, 14 Agustus 2023 09:15 WIB",
                "Harga cabai di pasar induk turun tajam setelah panen raya pekan kemarin");
    fixture_index(f);
    assert_int_equal(echoes_counted(f, "path:a.txt"), 1);
    assert_int_equal(echoes_counted(f, "path:b.txt"), 1);
    assert_int_equal(echoes_counted(f, "path:c.txt"), 0);
    struct library_echoes *echoes = echoes_of_first(f, "path:a.txt");
    assert_int_equal(echoes->count, 2);
    assert_true(str_ends(echoes->at[0].path, STR("/b.txt")));
    assert_string_equal(echoes->at[0].kind, "copied");
    assert_null(echoes->at[1].kind); /* the quote itself */
    library_echoes_free(echoes);
    fixture_close(f);

    /* a changed page is not its own echo, and one that is gone counts no more */
    write_story(f, "articles/a.txt", "Warta Belor", "Selasa, 15 Agustus 2023 11:15 WIB", copied);
    fixture_index(f);
    assert_int_equal(echoes_counted(f, "path:a.txt"), 1);
    assert_int_equal(echoes_counted(f, "path:b.txt"), 1);
    fixture_close(f);
    assert_int_equal(unlink(fixture_path(f, "articles/a.txt")), 0);
    fixture_index(f);
    assert_int_equal(echoes_counted(f, "path:b.txt"), 0);
    assert_int_equal(f->error_count, 0);
    fixture_free(f);
}

/* One page says the same four hundred times, another one once: too much to look up one by one. */
static void counts_alike_quotes_up_to_a_bound(void **state) {
    (void)state;
    enum { ALIKE = 400 };
    struct fixture *f = fixture_new();
    struct buf page = {0};
    buf_add(&page, STR("Jembatan Kali Bening Dibuka Kembali Untuk Umum\n"
                       "Senin, 14 Agustus 2023 09:15 WIB\n\n"));
    for (int i = 0; i < ALIKE; i++)
        buf_printf(&page,
                   "\"%s,\" kata Gubernur Sasmita Arum di lokasi ke-%d.\n\n"
                   "Warga di lokasi ke-%d sudah lama menunggu jembatan itu.\n\n",
                   copied, i, i);
    fixture_write(f, "articles/a.txt", page.at);
    buf_free(&page);
    fixture_index(f);
    assert_int_equal(echoes_counted(f, "path:a.txt"), 0);
    assert_int_equal(library_counts(f->library).rows, ALIKE);
    fixture_close(f);

    write_story(f, "articles/b.txt", "Kabar Lembah", "Senin, 14 Agustus 2023 09:15 WIB", copied);
    fixture_index(f);
    assert_int_equal(echoes_counted(f, "path:b.txt"), ECHO_MOST_MATCHES);
    assert_int_equal(f->error_count, 0);
    fixture_free(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_and_lists),
                                       cmocka_unit_test(counts_alike_quotes_up_to_a_bound)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
