/* Layouts of pages that no single site explains: what stands around a story, in other orders and
 * spellings. */
#include "article_fixture.h"

static void a_menu_above_the_title(void **state) {
    (void)state;
    read_page("Lewati ke konten utama\nBeranda Regional Surabaya\n"
              "Pasar Tani Taman Sari Dibuka Kembali Pekan Ini\n" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali Pekan Ini");
    assert_kind("Beranda Regional", "boilerplate");
    read_page("Pergi ke isi halaman\n" /* in no pack */
              "Pasar Tani Taman Sari Dibuka Kembali Pekan Ini\n" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali Pekan Ini");
}

static void a_wrapped_page_keeps_its_head(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali Pekan Ini, Dua Ratus Petani\n"
              "Ikut Berjualan\n"
              "Oleh: Sari Wulandari\n"
              "Senin, 15 Agustus 2022\n\n"
              "Wali Kota Taman Sari membuka pasar tani yang baru di alun-alun\n"
              "kota kemarin pagi. Dua ratus petani ikut berjualan di pasar itu.\n"
              "Pembeli datang dari desa yang jauh, katanya.\n\n"
              "Pasar itu dibuka setiap pekan dan menampung petani dari desa\n"
              "sekitar yang selama ini menjual hasilnya kepada tengkulak yang\n"
              "datang ke rumah.\n");
    assert_str(article.title,
               "Pasar Tani Taman Sari Dibuka Kembali Pekan Ini, Dua Ratus Petani\nIkut Berjualan");
    assert_list(article.authors, "Sari Wulandari");
    assert_int_equal(article.block_count, 5);
}

static void a_head_of_labels(void **state) {
    (void)state;
    read_page(
        "Judul: Pasar Tani Dibuka: Pedagang Senang\n"
        "Media: Kabar Lembah\nTanggal: 15 Agustus 2022\nPenulis: Sari Wulandari\n\n" FIRST SECOND
            THIRD);
    assert_str(article.title, "Pasar Tani Dibuka: Pedagang Senang");
    assert_str(article.outlet, "Kabar Lembah");
    assert_list(article.authors, "Sari Wulandari");
    assert_date(&article.published, "2022-08-15");
    read_page("Title: Market reopens\nSource: meridianpost.com\nDate: 2031-04-02\n\n"
              "The mayor opened the market on the old square yesterday morning, officials said.\n"
              "It had been closed for two years and many of the farmers were waiting for it.\n");
    assert_str(article.title, "Market reopens");
    assert_str(article.outlet, "meridianpost.com");
    assert_date(&article.published, "2031-04-02");
}

static void what_a_writer_is_and_where(void **state) {
    (void)state;
    read_page("Council delays vote on the bridge\n"
              "By ALICE KERR, SENIOR REPORTER\nApril 2, 2031\n"
              "The council put the vote off on Tuesday after a long meeting, officials said.\n"
              "It was the third time that they had done so and nobody would say why it was.\n");
    assert_list(article.authors, "ALICE KERR");
    read_page("Council delays vote on the bridge\n"
              "Alice Kerr in Washington\nWed 2 Apr 2031 08.24 BST\n"
              "Last modified on Thu 3 Apr 2031 10.00 BST\n"
              "The council put the vote off on Tuesday after a long meeting, officials said.\n"
              "It was the third time that they had done so and nobody would say why it was.\n");
    assert_list(article.authors, "Alice Kerr");
    assert_date(&article.published, "2031-04-02T08:24+01:00");
    assert_date(&article.updated, "2031-04-03T10:00+01:00");
}

static void dates_glued_to_times(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n"
              "Senin 15-08-2022,09:15 WIB\n" FIRST SECOND THIRD);
    assert_date(&article.published, "2022-08-15T09:15+07:00");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n"
              "Senin, 15 Agustus 2022,09:15 WIB\n" FIRST SECOND THIRD);
    assert_date(&article.published, "2022-08-15T09:15+07:00");
}

static void owners_in_notices_of_copyright(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n15 Agustus 2022\n" FIRST SECOND THIRD
              "© 2022 kabarlembah.com. Hak cipta dilindungi.\n");
    assert_str(article.outlet, "kabarlembah.com");
    read_page("Council delays vote on the bridge\nApril 2, 2031\n"
              "The council put the vote off on Tuesday after a long meeting, officials said.\n"
              "It was the third time that they had done so and nobody would say why it was.\n"
              "© 2031 The Meridian Post Company\n");
    assert_str(article.outlet, "The Meridian Post");
}

static void readers_comments_are_no_story(void **state) {
    (void)state;
    read_page(
        "Council delays vote on the bridge\nApril 2, 2031\n"
        "The council put the vote off on Tuesday after a long meeting, officials said.\n"
        "It was the third time that they had done so and nobody would say why it was.\n"
        "2 thoughts on “Council delays vote”\n"
        "Gerald says:\nApril 3, 2031 at 9:12 am\n"
        "I have lived here for thirty years and never saw such a mess in this town.\nReply\n");
    assert_kind("2 thoughts", "boilerplate");
    assert_kind("I have lived", "boilerplate");
    assert_kind("It was", "paragraph");
}

static void a_list_of_the_storys_headings(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n15 Agustus 2022\nDaftar Isi\n"
              "1. Harga Cabai Naik\n2. Apa Kata Pedagang?\n" FIRST SECOND THIRD);
    assert_kind("1. Harga", "related");
    assert_kind("2. Apa", "related");
    assert_kind("Wali Kota", "paragraph");
}

static void a_dateline_before_a_question(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n15 Agustus 2022\n"
              "Kabar Lembah - Apa yang terjadi bila pasar tani tidak dibuka lagi?\n" SECOND THIRD);
    assert_str(article.outlet, "Kabar Lembah");
    read_page("Council delays vote on the bridge\n"
              "HARBOUR NEWS, Va. - The council put the vote off on Tuesday, officials said.\n"
              "It was the third time that they had done so and nobody would say why it was.\n");
    assert_str(article.place, "Harbour News");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_menu_above_the_title),
        cmocka_unit_test(a_wrapped_page_keeps_its_head),
        cmocka_unit_test(a_head_of_labels),
        cmocka_unit_test(what_a_writer_is_and_where),
        cmocka_unit_test(dates_glued_to_times),
        cmocka_unit_test(owners_in_notices_of_copyright),
        cmocka_unit_test(readers_comments_are_no_story),
        cmocka_unit_test(a_list_of_the_storys_headings),
        cmocka_unit_test(a_dateline_before_a_question),
    };
    return cmocka_run_group_tests(tests, load, release);
}
