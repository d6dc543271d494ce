/* People, sources and the timeline under a filter; one person across articles. */
#include "library_fixture.h"

#include "core/library/marks.h"

static void write_story(struct fixture *f, const char *name, const char *date, const char *said) {
    fixture_write(
        f, name,
        arena_printf(&f->arena,
                     "Jembatan Kali Bening Dibuka Kembali Untuk Umum\n%s\n\n"
                     "LEMBANG, Warta Belor - Jembatan Kali Bening dibuka kembali.\n\n%s\n\n"
                     "Jembatan itu ditutup sejak banjir besar tahun lalu.\n",
                     date, said)
            .ptr);
}

static struct fixture *three_stories(void) {
    struct fixture *f = fixture_new();
    write_story(
        f, "articles/a.txt", "Senin, 14 Agustus 2023 09:15 WIB",
        "\"Warga sudah lama menunggu jembatan ini,\" kata Gubernur Sasmita Arum di lokasi.");
    write_story(
        f, "articles/b.txt", "Selasa, 5 September 2023 09:15 WIB",
        "\"Jembatan ini milik semua orang di sini,\" kata Gubernur Sasmita-Arum di kantornya.");
    write_story(f, "articles/c.txt", "Rabu, 6 September 2023 09:15 WIB",
                "\"Kami akan menjaganya bersama-sama,\" ujar Kepala Desa Raka Sumirat di lokasi.");
    fixture_index(f);
    return f;
}

static struct library_table *answer_to(struct fixture *f, uint32_t request) {
    library_settle(f->library);
    struct library_table *table = NULL;
    for (struct library_event event; library_next(f->library, &event);)
        if (event.kind == LIBRARY_TABLE && event.request == request) table = event.table;
    assert_non_null(table);
    return table;
}

static struct library_table *table_of(struct fixture *f, enum library_table_kind kind) {
    return answer_to(f, library_request_table(f->library, kind));
}

static void counts_people(void **state) {
    (void)state;
    struct fixture *f = three_stories();
    fixture_ask(f, "");
    assert_int_equal(library_counts(f->library).speakers, 2);
    struct library_table *people = table_of(f, TABLE_PEOPLE);
    assert_int_equal(people->count, 2);
    assert_int_equal(people->rows[0].quotes, 2);
    assert_int_equal(people->rows[0].articles, 2);
    assert_int_equal(people->rows[0].first.month, 8);
    assert_int_equal(people->rows[0].last.month, 9);
    assert_int_equal(people->rows[0].months[TABLE_MONTHS - 1], 1);
    assert_int_equal(people->rows[0].months[TABLE_MONTHS - 2], 1);
    assert_int_equal(people->first_month + TABLE_MONTHS - 1, 2023 * 12 + 8);
    assert_int_equal(fixture_ask(f, people->rows[0].query.ptr), 2);
    library_table_free(people);
    people = table_of(f, TABLE_PEOPLE); /* under the filter for one person */
    assert_int_equal(people->count, 1);
    library_table_free(people);
    fixture_ask(f, "date:2023-08");
    people = table_of(f, TABLE_PEOPLE);
    assert_int_equal(people->count, 1);
    assert_int_equal(people->rows[0].quotes, 1);
    library_table_free(people);
    fixture_free(f);
}

static void names_the_unknown_last(void **state) {
    (void)state;
    static const char nobody[] =
        "Kertapura - Sebuah jembatan dibuka kemarin pagi oleh para pejabat.\n\n"
        "\"Saya senang sekali melihat jembatan ini akhirnya selesai dibangun,\" katanya.\n\n"
        "Demikian laporan kami.\n";
    struct fixture *f = fixture_new();
    write_story(f, "articles/a.txt", "Senin, 14 Agustus 2023 09:15 WIB",
                "\"Kami akan menjaganya bersama-sama,\" ujar Raka Sumirat di lokasi.");
    fixture_write(f, "articles/b.txt", nobody);
    fixture_write(f, "articles/c.txt", nobody);
    fixture_index(f);
    fixture_ask(f, "");
    struct library_table *people = table_of(f, TABLE_PEOPLE);
    assert_int_equal(people->count, 2);
    assert_true(str_eq(people->rows[1].name, STR("?")));
    assert_int_equal(people->rows[1].quotes, 2);
    assert_int_equal(fixture_ask(f, people->rows[1].query.ptr), 2);
    library_table_free(people);
    fixture_free(f);
}

static struct library_table *values_of(struct fixture *f, struct str field) {
    return answer_to(f, library_request_values(f->library, field));
}

static void lists_the_values_of_a_field(void **state) {
    (void)state;
    struct fixture *f = three_stories();
    fixture_ask(f, "date:2023-08"); /* a filter does not narrow them */
    struct library_table *speakers = values_of(f, STR("speaker"));
    assert_int_equal(speakers->count, 2); /* one person written in two ways is one */
    assert_int_equal(speakers->rows[0].articles, 2);
    assert_true(str_eq(speakers->rows[1].name, STR("Raka Sumirat")));
    library_table_free(speakers);
    struct library_table *places = values_of(f, STR("place"));
    assert_int_equal(places->count, 1);
    assert_int_equal(places->rows[0].articles, 3);
    library_table_free(places);
    fixture_ask(f, "");
    for (size_t row = 0; row < 2; row++) {
        struct mark mark = {.article = library_article_at(f->library, row),
                            .kind = MARKS_TAGS,
                            .on = true,
                            .text = row == 0 ? "sungai, jembatan" : "jembatan"};
        library_mark(f->library, &mark);
    }
    fixture_settle(f);
    struct library_table *tags = values_of(f, STR("tag"));
    assert_int_equal(tags->count, 2);
    assert_true(str_eq(tags->rows[0].name, STR("jembatan")));
    assert_int_equal(tags->rows[0].articles, 2);
    library_table_free(tags);
    struct library_table *years = values_of(f, STR("date"));
    assert_true(years->count > 0);
    for (size_t i = 1; i < years->count; i++) /* the latest first */
        assert_true(str_cmp(years->rows[i - 1].name, years->rows[i].name) > 0);
    assert_true(str_eq(years->rows[0].name, STR("2023")));
    library_table_free(years);
    struct library_table *none = values_of(f, STR("kind"));
    assert_int_equal(none->count, 0);
    library_table_free(none);
    fixture_free(f);
}

static void draws_a_timeline(void **state) {
    (void)state;
    struct fixture *f = three_stories();
    write_story(f, "articles/d.txt", "Selasa, 3 Januari 2023 09:15 WIB",
                "\"Airnya naik semalam suntuk,\" kata Raka Sumirat di lokasi.");
    write_story(f, "articles/e.txt", "Jumat, 3 November 2023 09:15 WIB",
                "\"Airnya sudah surut lagi,\" kata Raka Sumirat di lokasi.");
    fixture_reopen(f);
    fixture_ask(f, "");
    struct library_table *months = table_of(f, TABLE_TIMELINE);
    assert_false(months->by_day);
    assert_int_equal(months->count, 6);
    assert_true(str_eq(months->rows[0].name, STR("2023-01")));
    assert_int_equal(months->rows[1].gap, 6); /* February to July */
    assert_int_equal(fixture_ask(f, months->rows[1].query.ptr), 0);
    assert_int_equal(months->rows[3].quotes, 2);
    assert_int_equal(months->rows[3].articles, 2);
    assert_int_equal(fixture_ask(f, months->rows[3].query.ptr), 2);
    assert_true(str_eq(months->rows[4].name, STR("2023-10"))); /* a short gap */
    assert_int_equal(months->rows[4].quotes + months->rows[4].gap, 0);
    library_table_free(months);
    fixture_free(f);
}

static void draws_a_short_time_by_days(void **state) {
    (void)state;
    struct fixture *f = three_stories();
    fixture_ask(f, "");
    struct library_table *days = table_of(f, TABLE_TIMELINE);
    assert_true(days->by_day);
    assert_int_equal(days->count, 4);
    assert_true(str_eq(days->rows[0].name, STR("2023-08-14")));
    assert_int_equal(days->rows[1].gap, 21); /* over the end of a month */
    assert_true(str_eq(days->rows[3].name, STR("2023-09-06")));
    assert_int_equal(fixture_ask(f, days->rows[3].query.ptr), 1);
    library_table_free(days);
    fixture_free(f);
}

static void counts_cited_media(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    write_story(
        f, "articles/a.txt", "Senin, 14 Agustus 2023 09:15 WIB",
        "\"Warga sudah lama menunggu jembatan ini,\" kata Gubernur Sasmita Arum, dikutip dari "
        "Antara, Senin (14/8/2023).");
    fixture_index(f);
    fixture_ask(f, "");
    struct library_table *sources = table_of(f, TABLE_SOURCES);
    assert_int_equal(sources->count, 1);
    assert_true(str_eq(sources->rows[0].name, STR("Antara")));
    assert_int_equal(sources->rows[0].articles, 1);
    assert_int_equal(fixture_ask(f, sources->rows[0].query.ptr), 1);
    library_table_free(sources);
    fixture_free(f);
}

static void a_medium_is_one_however_it_is_written(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    static const char *const MEDIA[] = {"Kantor Berita Valdoria (VNA)", "Kabarnusa.com",
                                        "KABARNUSA.COM", "Kabarnusa.com"};
    for (int i = 0; i < 4; i++) {
        char path[64], text[256];
        snprintf(path, sizeof path, "articles/%d.txt", i);
        snprintf(text, sizeof text,
                 "\"Warga sudah lama menunggu jembatan ini,\" kata Gubernur Sasmita Arum, dikutip "
                 "dari %s, Senin (14/8/2023).",
                 MEDIA[i]);
        write_story(f, path, "Senin, 14 Agustus 2023 09:15 WIB", text);
    }
    fixture_index(f);
    fixture_ask(f, "");
    struct library_table *sources = table_of(f, TABLE_SOURCES);
    assert_int_equal(sources->count, 2);
    assert_true(str_eq(sources->rows[0].name, STR("Kabarnusa.com"))); /* as most write it */
    assert_int_equal(sources->rows[0].articles, 3);
    assert_int_equal(fixture_ask(f, sources->rows[0].query.ptr), 3);
    library_table_free(sources);
    fixture_free(f);
}

static void people_ini_has_the_last_word(void **state) {
    (void)state;
    struct fixture *f = three_stories();
    fixture_close(f);
    fixture_write(f, "people.ini", "[same]\narum = Raka Sumirat, Sasmita Arum\n");
    fixture_open_with(f, (struct library_options){.people_ini = fixture_path(f, "people.ini")});
    fixture_ask(f, "");
    struct library_table *people = table_of(f, TABLE_PEOPLE);
    assert_int_equal(people->count, 1);
    assert_true(str_eq(people->rows[0].name, STR("Raka Sumirat")));
    assert_int_equal(people->rows[0].quotes, 3);
    library_table_free(people);
    assert_int_equal(fixture_ask(f, "speaker:sumirat"), 3);
    fixture_free(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_people),
        cmocka_unit_test(names_the_unknown_last),
        cmocka_unit_test(lists_the_values_of_a_field),
        cmocka_unit_test(draws_a_timeline),
        cmocka_unit_test(draws_a_short_time_by_days),
        cmocka_unit_test(counts_cited_media),
        cmocka_unit_test(a_medium_is_one_however_it_is_written),
        cmocka_unit_test(people_ini_has_the_last_word),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
