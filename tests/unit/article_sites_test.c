/* What sites put around a story: headers, boxes, notices of payment, lists of links. */
#include "article_fixture.h"

#define MAYOR                                                                                      \
    "The mayor opened the market on the old square yesterday morning, officials said.\n"           \
    "It had been closed for two years and many of the farmers were waiting for it.\n"

static void a_motto_in_the_header_is_no_title(void **state) {
    (void)state;
    read_page("The Meridian Post\nNews from the edge of the bay\nMenu\n"
              "Market reopens on the old square\nPosted on April 2, 2031 by Alice Kerr\n" MAYOR);
    assert_str(article.title, "Market reopens on the old square");
    assert_kind("News from", "boilerplate");
    read_page("Market reopens on the old square\nShare\nFarmers had waited for two years\n"
              "By Alice Kerr\nApril 2, 2031\n" MAYOR);
    assert_str(article.title, "Market reopens on the old square");
}

static void a_title_said_twice_tells_the_outlet(void **state) {
    (void)state;
    read_page("Market reopens on the old square - Bayside Now\nMarket reopens on the old square\n"
              "Alice Kerr\nApril 2, 2031\n" MAYOR);
    assert_str(article.title, "Market reopens on the old square");
    assert_str(article.outlet, "Bayside Now");
    assert_list(article.authors, "Alice Kerr");
    assert_kind("Market reopens on the old square - Bayside", "boilerplate");
    read_page(
        "Rimba Raya | Pasar Tani Dibuka Kembali\nPasar Tani Dibuka Kembali\n15 Agustus 2022\n" //
        FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Dibuka Kembali");
    assert_str(article.outlet, "Rimba Raya");
}

static void a_title_without_the_outlet_that_signs(void **state) {
    (void)state;
    read_page("Rimba Raya | Pasar Tani Dibuka Kembali\n15 Agustus 2022\n"
              "SURABAYA, Rimba Raya - " FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Dibuka Kembali");
    assert_str(article.outlet, "Rimba Raya");
}

static void a_page_from_an_archive(void **state) {
    (void)state;
    read_page(
        "The Wayback Machine - https://web.archive.org/web/2031/https://www.bayside.com/market\n"
        "61 captures\n12 Jan 2031 - 4 Mar 2034\nMarket reopens on the old square\n"
        "April 2, 2031\n" MAYOR);
    assert_str(article.title, "Market reopens on the old square");
    assert_str(article.url, "https://www.bayside.com/market");
    assert_str(article.outlet, "bayside.com");
    assert_date(&article.published, "2031-04-02");
    assert_kind("12 Jan", "boilerplate");
}

static void towns_beside_dates(void **state) {
    (void)state;
    read_page(
        "Market reopens on the old square\nBy Alice Kerr\n2 April 2031 • Seaside, Oman\n" MAYOR);
    assert_str(article.place, "Seaside");
    assert_null(article.outlet.ptr);
    read_page("Market reopens on the old square\nBy Alice Kerr\nSeaside, 2 April 2031\n" MAYOR);
    assert_str(article.place, "Seaside");
    read_page("Market reopens on the old square\nMeridian Post • 02 Apr 2031 • Alice Kerr\n" MAYOR);
    assert_str(article.outlet, "Meridian Post");
    assert_list(article.authors, "Alice Kerr");
}

static void a_town_before_a_colon(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nApril 2, 2031\nPORT SEASIDE: " MAYOR);
    assert_str(article.place, "Port Seaside");
    read_page(
        "Market reopens on the old square\nApril 2, 2031\nALICE KERR: " MAYOR
        "DAN HALE: It will be closed again next year, I hear, and nobody knows for how long.\n");
    assert_null(article.place.ptr);
}

static void furniture_behind_a_box(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nApril 2, 2031\n" MAYOR
              "You have 2 free stories left\nKeep reading\nAlready a subscriber? Log in\n"
              "From five dollars every other week\n");
    assert_kind("From five", "boilerplate");
}

static void links_in_lists(void **state) {
    (void)state;
    read_page(
        "Pasar Tani Dibuka Kembali Pekan Ini\n15 Agustus 2022\n" FIRST
        "BACA JUGA:\n1. Banjir di Kota Lama Mulai Surut\n2. Jalan Desa Selesai Diperbaiki\n" //
        SECOND "Pilihan Redaksi\n• Banjir di Kota Lama Mulai Surut\n"
        "• Jalan Desa Selesai Diperbaiki\n" THIRD);
    assert_kind("1. Banjir", "related");
    assert_kind("2. Jalan", "related");
    assert_kind("• Banjir", "related");
    assert_kind("• Jalan", "related");
}

static void pictures_in_a_row(void **state) {
    (void)state;
    read_page("Bayside Times / Photos\nMarket reopens on the old square\nApril 2, 2031\n1/2\n" MAYOR
              "2/2\n" MAYOR);
    assert_str(article.outlet, "Bayside Times");
    assert_kind("1/2", "boilerplate");
    assert_kind("2/2", "boilerplate");
}

static void the_writers_outlet(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nAlice Kerr\nApril 2, 2031\n" MAYOR
              "About the Author\nAlice Kerr\n"
              "Alice Kerr is a reporter at The Meridian Post covering the town since 2015.\n");
    assert_str(article.outlet, "The Meridian Post");
}

static void pages_printed_from_a_browser(void **state) {
    (void)state;
    read_page("8/4/31, 10:08 AM Market reopens on the old square - Bayside Now\n"
              "Market reopens on the old square\nBy Alice Kerr\nApril 2, 2031\n" MAYOR
              "https://www.bayside.com/market 1/2\n"
              "8/4/31, 10:08 AM Market reopens on the old square - Bayside Now\n" MAYOR
              "https://www.bayside.com/market 2/2\n");
    assert_str(article.title, "Market reopens on the old square");
    assert_str(article.outlet, "Bayside Now");
    assert_date(&article.published, "2031-04-02");
    assert_kind("8/4/31", "boilerplate");
    assert_kind("https://www.bayside.com/market 1/2", "boilerplate");
}

static void a_headline_in_capitals_over_lines(void **state) {
    (void)state;
    read_page("The Meridian Post\nApril 2, 2031\nMARKET REOPENS ON THE\nOLD SQUARE AS FARMERS\n"
              "WAIT FOR RAIN\nBY ALICE KERR\n" MAYOR);
    assert_str(article.title, "MARKET REOPENS ON THE OLD SQUARE AS FARMERS WAIT FOR RAIN");
    assert_list(article.authors, "ALICE KERR");
}

static void a_title_in_bold(void **state) {
    (void)state;
    read_page("*Pasar Tani Dibuka Kembali Pekan Ini*\n\n_Senin, 15 Agustus 2022_\n\n"
              "Kabar Lembah - Surabaya. " FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Dibuka Kembali Pekan Ini");
    assert_str(article.place, "Surabaya");
}

static void papers_of_other_languages(void **state) {
    (void)state;
    read_page("El consejo aprueba el nuevo muro del puerto\n"
              "Lucía Ferrer - La Voz de la Ría - 3 de marzo de 2031\n"
              "El consejo de la ciudad aprobó ayer el nuevo muro del puerto, dijo la alcaldesa.\n"
              "Los vecinos lo esperaban desde hace más de diez años y muchos fueron a la plaza.\n"
              "© 2031 La Voz de la Ría. Todos los derechos reservados.\n");
    assert_str(article.outlet, "La Voz de la Ría");
    assert_list(article.authors, "Lucía Ferrer");
    assert_date(&article.published, "2031-03-03");
    read_page("湾岸新聞\n港の新しい防潮堤を市議会が承認\n2031年4月2日\n"
              "市議会は昨日、港の新しい防潮堤の建設を承認したと発表しました。\n"
              "住民は十年以上前からこの防潮堤を待っていたということです。\n");
    assert_str(article.outlet, "湾岸新聞");
    assert_int_equal(article.authors.count, 0);
}

static void the_day_on_which_a_page_was_seen(void **state) {
    (void)state;
    read_page("Friday, July 11, 2031\nSign in\nMarket reopens on the old square\nBy Alice Kerr\n"
              "April 2, 2031\n" MAYOR);
    assert_date(&article.published, "2031-04-02");
    read_page("Friday, July 11, 2031\nMarket reopens on the old square\nBy Alice Kerr\n" MAYOR);
    assert_date(&article.published, "2031-07-11");
}

static void teams_of_writers(void **state) {
    (void)state;
    read_page("Pasar Tani Dibuka Kembali Pekan Ini\nTim Rimba Kabar\n15 Agustus 2022\n" //
              FIRST SECOND THIRD);
    assert_str(article.outlet, "Rimba Kabar");
    assert_int_equal(article.authors.count, 0);
    read_page("Market reopens on the old square\nBy Bayside Times Staff\nApril 2, 2031\n" MAYOR);
    assert_str(article.outlet, "Bayside Times");
    assert_int_equal(article.authors.count, 0);
}

static void a_title_of_two_words(void **state) {
    (void)state;
    read_page("Pasar Tani\nOleh: Sari Wulandari\n15 Agustus 2022\n" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani");
    read_page("Sari Wulandari\n15 Agustus 2022\n" FIRST SECOND THIRD);
    assert_null(article.title.ptr);
}

static void writers_below_the_story(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nApril 2, 2031\n" MAYOR
              "Posted by Alice Kerr at 08.24\nNo comments:\n");
    assert_list(article.authors, "Alice Kerr");
}

static void sentences_among_furniture(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nApril 2, 2031\n" MAYOR
              "Create an account or sign in to go on.\nSee more pictures of it.\n"
              "Share your thoughts and join us.\n" MAYOR);
    assert_kind("See more", "boilerplate");
}

static void writers_told_of_at_the_end(void **state) {
    (void)state;
    read_page(
        "Market reopens on the old square\nBy Alice Kerr\nApril 2, 2031Updated 8:15 a.m.\n" MAYOR
        "Alice Kerr is a reporter covering towns for The Meridian Post.\nRelated Content\n");
    assert_date(&article.published, "2031-04-02");
    assert_str(article.outlet, "The Meridian Post");
    assert_kind("Alice Kerr is", "boilerplate");
    read_page("Market reopens on the old square\nBy Alice Kerr\nApril 2, 2031\n" MAYOR
              "Dan Hale is a reporter who wrote of it first, and he is still waiting for it.\n");
    assert_kind("Dan Hale is", "paragraph");
}

static void a_name_and_its_outlet_in_brackets(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nFarmers had waited for two years.\n"
              "Alice Kerr (The Meridian Post)\nSeaside  \u25CF  Wed, April 2, 2031\n" MAYOR);
    assert_list(article.authors, "Alice Kerr");
    assert_str(article.outlet, "The Meridian Post");
}

static void ranks_of_the_most_read(void **state) {
    (void)state;
    read_page("Market reopens on the old square\nApril 2, 2031\n" MAYOR
              "Most read\n1\nHarbour board meets behind closed doors\n2\n"
              "Ferry comes back after a month of repairs\n" MAYOR MAYOR);
    assert_kind("1", "related");
    assert_kind("2", "related");
}

static void a_dateline_tells_day_from_month(void **state) {
    (void)state;
    read_page("Market reopens on the old square\n10/11/2031 08:15 AM\n"
              "SEASIDE, Nov 10 (AP) -- " MAYOR);
    assert_date(&article.published, "2031-11-10T08:15");
    read_page("Market reopens on the old square\n10/11/2031 08:15 AM\n"
              "SEASIDE, Oct 11 (AP) -- " MAYOR);
    assert_date(&article.published, "2031-10-11T08:15");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_motto_in_the_header_is_no_title),
        cmocka_unit_test(a_title_said_twice_tells_the_outlet),
        cmocka_unit_test(a_title_without_the_outlet_that_signs),
        cmocka_unit_test(a_page_from_an_archive),
        cmocka_unit_test(towns_beside_dates),
        cmocka_unit_test(a_town_before_a_colon),
        cmocka_unit_test(furniture_behind_a_box),
        cmocka_unit_test(links_in_lists),
        cmocka_unit_test(pictures_in_a_row),
        cmocka_unit_test(the_writers_outlet),
        cmocka_unit_test(pages_printed_from_a_browser),
        cmocka_unit_test(a_headline_in_capitals_over_lines),
        cmocka_unit_test(a_title_in_bold),
        cmocka_unit_test(papers_of_other_languages),
        cmocka_unit_test(the_day_on_which_a_page_was_seen),
        cmocka_unit_test(teams_of_writers),
        cmocka_unit_test(a_title_of_two_words),
        cmocka_unit_test(writers_below_the_story),
        cmocka_unit_test(sentences_among_furniture),
        cmocka_unit_test(writers_told_of_at_the_end),
        cmocka_unit_test(a_name_and_its_outlet_in_brackets),
        cmocka_unit_test(ranks_of_the_most_read),
        cmocka_unit_test(a_dateline_tells_day_from_month),
    };
    return cmocka_run_group_tests(tests, load_packs, free_pages);
}
