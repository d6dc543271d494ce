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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_menu_above_the_title),
        cmocka_unit_test(a_wrapped_page_keeps_its_head),
    };
    return cmocka_run_group_tests(tests, load, release);
}
