/* Pages as tools, archives and agencies write them out. */
#include "article_fixture.h"

#define MAYOR                                                                                      \
    "The mayor opened the market on the old square yesterday morning, officials said.\n"           \
    "It had been closed for two years and many of the farmers were waiting for it.\n"

static void labels_of_a_tool(void **state) {
    (void)state;
    read_page("---\ntitle: 'Market reopens on the old square'\nauthor: Alice Kerr\n"
              "sitename: The Meridian Post\ndate: 2031-04-02\ndescription: What stood there is\n"
              "categories: ['News']\nfingerprint: 3f2a8c01\n---\n" MAYOR);
    assert_str(article.title, "Market reopens on the old square");
    assert_str(article.outlet, "The Meridian Post");
    assert_list(article.authors, "Alice Kerr");
    assert_date(&article.published, "2031-04-02");
    assert_kind("description", "boilerplate");
    assert_kind("fingerprint", "boilerplate");
    assert_kind("The mayor", "paragraph");
    read_page(
        "Title: Pasar Tani Dibuka Kembali Pekan Ini\nAuthors: ['Sari Wulandari', 'Adi Lubis']\n"
        "Publish Date: 2022-08-15 09:15:00\nTop Image: https://kabarlembah.com/a.jpg\n"
        "Text:\n" FIRST SECOND THIRD);
    assert_list(article.authors, "Sari Wulandari|Adi Lubis");
    assert_date(&article.published, "2022-08-15T09:15");
    assert_kind("Top Image", "boilerplate");
}

static void labels_with_tabs(void **state) {
    (void)state;
    read_page("judul\tPasar Tani Dibuka Kembali Pekan Ini\npenulis\tSari Wulandari\n"
              "tanggal\t15 Agustus 2022\nmedia\tKabar Lembah\nisi\t" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Dibuka Kembali Pekan Ini");
    assert_str(article.outlet, "Kabar Lembah");
    assert_list(article.authors, "Sari Wulandari");
    assert_kind("isi", "boilerplate");
    assert_kind("Wali Kota", "paragraph");
}

static void a_title_with_a_colon_is_no_label(void **state) {
    (void)state;
    read_page("Penulis: Sari Wulandari\nEditor: Adi Lubis\nPasar Tani: Dua Ratus Petani Datang\n"
              "15 Agustus 2022\n" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani: Dua Ratus Petani Datang");
}

static void labels_of_an_archive(void **state) {
    (void)state;
    read_page("6 of 40 DOCUMENTS\n\nThe Meridian Post\n\nApril 2, 2031 Wednesday\n\n"
              "Market reopens on the old square\n\nBYLINE: Alice Kerr\n\nSECTION: LOCAL; Pg. 4\n\n"
              "LENGTH: 412 words\n\nDATELINE: PORT ARDEN, April 1\n\n" MAYOR
              "LOAD-DATE: April 3, 2031\n\nLANGUAGE: ENGLISH\n");
    assert_str(article.title, "Market reopens on the old square");
    assert_str(article.outlet, "The Meridian Post");
    assert_str(article.place, "Port Arden");
    assert_list(article.authors, "Alice Kerr");
    assert_date(&article.published, "2031-04-02");
    assert_kind("6 of 40", "boilerplate");
    assert_kind("SECTION", "boilerplate");
    assert_kind("LANGUAGE", "boilerplate");
}

static void codes_and_ends(void **state) {
    (void)state;
    read_page(
        "BC-MARKET--Square,1st Ld,412\nMarket reopens on the old square\nBy ALICE KERR\n" MAYOR
        "(END)\nDocument MERI000020310402el4200001\n");
    assert_str(article.title, "Market reopens on the old square");
    assert_kind("BC-MARKET", "boilerplate");
    assert_kind("(END)", "boilerplate");
    assert_kind("Document MERI", "boilerplate");
}

static void an_entry_of_a_feed(void **state) {
    (void)state;
    read_page("Pasar Tani Dibuka Kembali Pekan Ini\nSun, 14 Aug 2022 09:15:00 +0700\n"
              "Sari Wulandari\n" FIRST SECOND THIRD
              "The post Pasar Tani Dibuka Kembali Pekan Ini appeared first on Rimba Raya.\n");
    assert_date(&article.published, "2022-08-14T09:15+07:00");
    assert_list(article.authors, "Sari Wulandari");
    assert_str(article.outlet, "Rimba Raya");
    assert_kind("The post", "boilerplate");
    read_page("Jembatan Kali Bening Dibuka Kembali\n15 Agustus 2022\n" /* the story's first words */
              "Jembatan Kali Bening Dibuka Kembali pada Senin pagi.\n" FIRST SECOND THIRD);
    assert_kind("Jembatan Kali Bening Dibuka Kembali pada", "paragraph");
}

static void links_with_numbers(void **state) {
    (void)state;
    read_page("   [1]Langsung ke konten\n\n   Pasar Tani Dibuka Kembali Pekan Ini\n\n"
              "   Oleh [12]Sari Wulandari\n   Senin, 15 Agustus 2022\n\n" FIRST "\n" SECOND
              "\n" THIRD "\nReferences\n\n   Visible links\n   1. https://kabarlembah.com/a\n");
    assert_list(article.authors, "Sari Wulandari");
    assert_kind("Visible links", "boilerplate");
}

static void a_narrow_column(void **state) {
    (void)state;
    read_page("The Meridian Post    April 2, 2031    Page 4\n\nMarket reopens on the old square\n\n"
              "By Alice Kerr\n\n"
              "SEASIDE — The Mayor opened the\nMarket on Old Square yesterday\n"
              "morning, the City said. It had\nbeen closed for two years, and\n"
              "Farmers were waiting for it to\nopen.\n\n"
              "Nobody knows who paid for it.\n");
    assert_str(article.place, "Seaside");
    assert_kind("The Mayor opened the\nMarket", "paragraph");
}

static void a_box_inside_the_story(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nBy Alice Kerr\n" MAYOR
              "Get the harbour briefing every day\nYour address\nSign up\n" MAYOR);
    assert_kind("Get the harbour", "boilerplate");
    assert_kind("Your address", "boilerplate");
    read_page("Market reopens on the old square\nBy Alice Kerr\n" MAYOR "What the farmers say\n"
              "Advertisement\n" MAYOR);
    assert_kind("What the farmers", "paragraph");
}

static void labels_behind_marks(void **state) {
    (void)state;
    read_page("Pasar Tani Dibuka Kembali Pekan Ini\n" FIRST
              "**Baca juga: [Banjir Surut](https://kabarlembah.com/x)**\n" SECOND
              ">> Baca juga: Jalan Desa Diperbaiki\n" THIRD);
    assert_kind("**Baca", "related");
    assert_kind(">> Baca", "related");
}

static void a_menu_on_the_line_of_a_whole_page(void **state) {
    (void)state;
    read_page(
        "Home News Sport Market reopens on the old square - April 2, 2031 - SEASIDE (AP) — The "
        "mayor opened the market on the old square yesterday morning, officials said. It had "
        "been closed for two years and many of the farmers were waiting for it. Nobody knows "
        "who paid for the new roof, which cost the town more than it has, the council said.");
    assert_str(article.title, "Market reopens on the old square");
    assert_date(&article.published, "2031-04-02");
    assert_str(article.place, "Seaside");
}

static void markup_around_lines(void **state) {
    (void)state;
    read_page("<h1>Pasar Tani Dibuka Kembali Pekan Ini</h1>\n<div class=\"author\">Oleh Sari "
              "Wulandari</div>\n<time>Senin, 15 Agustus 2022 09.15 WIB</time>\n"
              "<p>SURABAYA, Kabar Lembah - Wali Kota Surabaya membuka pasar tani yang baru.</p>\n"
              "<p>" FIRST "<p><strong>Baca juga: Banjir Mulai Surut</strong></p>\n" SECOND THIRD);
    assert_str(article.title, "Pasar Tani Dibuka Kembali Pekan Ini");
    assert_list(article.authors, "Sari Wulandari");
    assert_date(&article.published, "2022-08-15T09:15+07:00");
    assert_str(article.place, "Surabaya");
    assert_kind("<p>SURABAYA", "dateline");
    assert_kind("<p><strong>Baca", "related");
    read_page("# Market reopens on the old square\n\n**By Alice Kerr**\n_April 2, 2031_\n\n" MAYOR);
    assert_str(article.title, "Market reopens on the old square");
    assert_list(article.authors, "Alice Kerr");
    read_page("\U0001F4F0 Pasar Tani Dibuka Kembali Pekan Ini\n\n\U0001F5D3 15 Agustus 2022\n"
              "\u270D\uFE0F Sari Wulandari\n\n" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Dibuka Kembali Pekan Ini");
    assert_list(article.authors, "Sari Wulandari");
    assert_kind("\U0001F4F0", "title");
}

static void names_that_are_links(void **state) {
    (void)state;
    read_page(
        "Title: Market reopens on the old square\n\nURL Source: https://www.bayside.com/market\n\n"
        "Published Time: 2031-04-02T08:15:00+07:00\n\nMarkdown Content:\n"
        "By [Alice Kerr](https://www.bayside.com/alice)\n\n" MAYOR);
    assert_list(article.authors, "Alice Kerr");
    assert_str(article.outlet, "bayside.com");
    assert_date(&article.published, "2031-04-02T08:15+07:00");
}

static void columns_and_rules(void **state) {
    (void)state;
    read_page("[logo] Bayside Times\n\n\u2022 Home  \u2022 News\n\u2501\u2501\u2501\u2501\u2501\n\n"
              "Market reopens on the old square\n\nAlice Kerr  02 Apr 2031 08:15\n\n" MAYOR
              "\u2501\u2501\u2501\u2501\u2501\nCopyright (C) 2031 Bayside Times\n");
    assert_str(article.title, "Market reopens on the old square");
    assert_str(article.outlet, "Bayside Times");
    assert_list(article.authors, "Alice Kerr");
    assert_date(&article.published, "2031-04-02T08:15");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_of_a_tool),
        cmocka_unit_test(labels_with_tabs),
        cmocka_unit_test(a_title_with_a_colon_is_no_label),
        cmocka_unit_test(labels_of_an_archive),
        cmocka_unit_test(codes_and_ends),
        cmocka_unit_test(an_entry_of_a_feed),
        cmocka_unit_test(links_with_numbers),
        cmocka_unit_test(a_narrow_column),
        cmocka_unit_test(a_box_inside_the_story),
        cmocka_unit_test(labels_behind_marks),
        cmocka_unit_test(a_menu_on_the_line_of_a_whole_page),
        cmocka_unit_test(markup_around_lines),
        cmocka_unit_test(names_that_are_links),
        cmocka_unit_test(columns_and_rules),
    };
    return cmocka_run_group_tests(tests, load_packs, free_pages);
}
