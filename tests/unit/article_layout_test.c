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
               "Pasar Tani Taman Sari Dibuka Kembali Pekan Ini, Dua Ratus Petani Ikut Berjualan");
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

#define COUNCIL                                                                                    \
    "The council put the vote off on Tuesday after a long meeting, officials said.\n"              \
    "It was the third time that they had done so and nobody would say why it was.\n"

static void letters_and_releases(void **state) {
    (void)state;
    read_page("From: Dan Hale <dan@coast.example>\nDate: Tue, Apr 3, 2031 at 9:12 AM\n"
              "Subject: Council delays vote on the bridge\nTo: <desk@coast.example>\n\n" COUNCIL
              "Sent from my phone\n");
    assert_str(article.title, "Council delays vote on the bridge");
    assert_date(&article.published, "2031-04-03T09:12");
    assert_list(article.authors, "");
    assert_kind("Sent from", "boilerplate");
    read_page(
        "View this email in your browser\nThe Harbour Gazette\nTuesday, April 3, 2031\n" COUNCIL
        "You are receiving this email because you asked for it.\n");
    assert_str(article.title, "-");
    assert_str(article.outlet, "The Harbour Gazette");
    read_page(
        "FOR IMMEDIATE RELEASE\nLowland Trust Opens New Clinic in Arden\n"
        "ARDEN, Calif., April 3, 2031 – The trust has opened its fourth clinic today.\n" COUNCIL
        "Media contact: Maya Okonkwo\npress@trust.example\n");
    assert_str(article.title, "Lowland Trust Opens New Clinic in Arden");
    assert_str(article.place, "Arden");
    assert_date(&article.published, "2031-04-03");
    assert_int_equal(article.published_from, DATE_BODY);
    assert_kind("press@trust", "boilerplate");
}

static void pages_of_an_encyclopedia(void **state) {
    (void)state;
    read_page("Jembatan Kertapura Lama\nDari Wikipedia bahasa Indonesia, ensiklopedia bebas\n" FIRST
              "Daftar isi\n1 Sejarah\n2 Referensi\nSejarah[sunting | sunting sumber]\n"
              "Rencana pasar itu pernah ditolak oleh dewan kota karena biayanya.[2]\n" SECOND
              "Referensi[sunting | sunting sumber]\n"
              "^ \"Dewan Tunda Tarif\". Kabar Lembah. 3 April 2031.\n"
              "Halaman ini terakhir diubah pada 5 April 2031, pukul 10.12.\n");
    assert_str(article.title, "Jembatan Kertapura Lama");
    assert_date(&article.published, "");
    assert_date(&article.updated, "2031-04-05T10:12");
    assert_list(article.authors, "");
    assert_kind("1 Sejarah", "related");
    assert_kind("[sunting", "boilerplate");
    assert_kind("Rencana pasar", "paragraph");
}

static void printed_pages(void **state) {
    (void)state;
    read_page("The Meridian Post        Tuesday, April 3, 2031\n\n"
              "Council Delays Vote on the\nHarbour Bridge\n\nBy ALICE KERR\n\n"
              "The council put the vote off on Tuesday after a long meeting\n"
              "that went on until the morning, officials said. It was the\n"
              "third time that they had done so and nobody would say why.\n\n"
              "                              - 1 -\n"
              "The Meridian Post        Tuesday, April 3, 2031\nPage 12\n\n"
              "Members of the council said that they were not ready and that\n"
              "the mayor had asked them for another year.\n");
    assert_str(article.title, "Council Delays Vote on the Harbour Bridge");
    assert_str(article.outlet, "The Meridian Post");
    assert_list(article.authors, "ALICE KERR");
    assert_date(&article.published, "2031-04-03");
    assert_kind("- 1 -", "boilerplate");
    assert_kind("Page 12", "boilerplate");
}

static void live_reports(void **state) {
    (void)state;
    read_page("Council vote on the bridge – live updates\n"
              "Alice Kerr (now) and Dan Hale (earlier)\n"
              "Tue 3 Apr 2031 22.41 BST\nFirst published on Tue 3 Apr 2031 09.00 BST\n"
              "Key events\n" COUNCIL "22.30 BST\n" COUNCIL "Updated at 22.35 BST\n" COUNCIL);
    assert_list(article.authors, "Alice Kerr|Dan Hale");
    assert_date(&article.published, "2031-04-03T09:00+01:00");
    assert_date(&article.updated, "2031-04-03T22:41+01:00");
    assert_kind("Key events", "boilerplate");
    assert_kind("22.30", "heading");
    assert_kind("Updated at", "boilerplate");
}

static void files_of_markdown(void **state) {
    (void)state;
    read_page("---\ntitle: \"Council delays vote on the bridge\"\nauthor: Alice Kerr\n"
              "date: 2031-04-03\ntags: [bridge, toll]\noutlet: The Meridian Post\n---\n"
              "**ARDEN** — The council put the vote off on Tuesday, officials said.\n" COUNCIL
              "## What happens next\n" COUNCIL);
    assert_str(article.title, "Council delays vote on the bridge");
    assert_str(article.outlet, "The Meridian Post");
    assert_str(article.place, "Arden");
    assert_list(article.tags, "bridge|toll");
    assert_kind("## What", "heading");
}

static void the_pages_outlet_is_not_the_agency(void **state) {
    (void)state;
    read_page("Council delays vote on the bridge | The Meridian Post\n"
              "ARDEN, April 3 (Reuters) - The council put the vote off, officials said.\n" COUNCIL);
    assert_str(article.outlet, "The Meridian Post");
    assert_list(article.source_lines, "Reuters");
}

static void a_menus_entry_is_no_subtitle(void **state) {
    (void)state;
    read_page("Council delays vote on the bridge\nMenu\n"
              "Our weekend reading list\n"
              "Home\nNews\nSport\nBusiness\nOpinion\nWorld\nPolitics\nTechnology\nHealth\n"
              "Science\nTravel\nWeather\nVideo\nPhotos\n" COUNCIL);
    assert_str(article.subtitle, "-");
}

static void the_tail_of_a_story_on_one_line(void **state) {
    (void)state;
    read_page(
        "Council Delays Vote on Harbour Bridge By Alice Kerr April 3, 2031 8:24 AM EDT Share "
        "Save ARDEN, April 3 (Reuters) - The council put the vote off on Tuesday after a long "
        "meeting, officials said. It was the third time that they had done so and nobody "
        "would say why it was. The members were not ready and the mayor had asked them for "
        "another year. Read more: Workers vote to strike Sign up for our newsletter\n");
    assert_str(article.title, "Council Delays Vote on Harbour Bridge");
    assert_str(article.place, "Arden");
    assert_kind("Share", "boilerplate");
    assert_kind("Read more: Workers", "related");
    assert_kind("Sign up", "boilerplate");
    read_page(
        "Council Delays Vote on Harbour Bridge By Alice Kerr Published 8:24 AM EDT, April 3, "
        "2031 Updated 9:30 AM EDT, April 4, 2031 ARDEN (AP) — The council put the vote off on "
        "Tuesday after a long meeting, officials said. It was the third time that they had "
        "done so and nobody would say why it was. The members were not ready and the mayor "
        "had asked them for another year of talks about the bridge and its tolls.\n");
    assert_str(article.place, "Arden");
    assert_date(&article.published, "2031-04-03T08:24-04:00");
    assert_date(&article.updated, "2031-04-04T09:30-04:00");
}

static void writers_words_behind_names(void **state) {
    (void)state;
    read_page("시장 다시 열려\n기사입력 2031-04-03 03:00:00\n"
              "시장은 이날 광장에서 다시 문을 열었다고 시 당국은 밝혔다.\n"
              "그는 이번 일이 가장 많은 사람을 위해 한 것이라고 말했다.\n"
              "김하늘 기자 sky@lembah.com\n");
    assert_list(article.authors, "김하늘");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "(Reporter: Sari Wulandari, Editor: Rudi Hartono)\n");
    assert_list(article.authors, "Sari Wulandari");
    assert_list(article.editors, "Rudi Hartono");
}

static void links_under_no_label(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "JANGAN LEWATKAN!\n"
              "Selena Wijaya Saat Masih Kecil\nRambut Gondrong Armand Dari Tahun ke Tahun\n"
              "Rumah Mewah Lima Belas Lantai di Kertapura\n(kbl/sry)\n");
    assert_kind("Rambut Gondrong", "boilerplate");
    assert_kind("\"Kami ingin", "paragraph");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "Baca juga: Harga\n"
              "Berikut susunan pengurus:\nSari Wulandari - Ketua Pasar\n"
              "Rudi Hartono - Wakil Ketua Pasar\nDewi Anggraini - Bendahara Pasar\n");
    assert_kind("Rudi Hartono", "paragraph");
    read_page("Council delays vote on the bridge\n" COUNCIL "© 2031 Meridian Inc.\nWorld\n"
              "Cows with stripes\nThe cattle of the pasture were painted like zebras, it is said.\n"
              "32M ago\nKoala saved\nAt least six of them have been saved from the bushfires.\n"
              "2H ago\nStrikes begin\nThe workers of the plant walked out on Monday, they said.\n");
    assert_kind("The cattle", "boilerplate");
    assert_kind("It was", "paragraph");
}

static void a_menu_run_together_is_no_title(void **state) {
    (void)state;
    read_page("WeatherExtreme Weather Climate Capital Gang Lab\n"
              "Strong tornadoes are likely in the central states\nApril 2, 2031\n" COUNCIL);
    assert_str(article.title, "Strong tornadoes are likely in the central states");
}

static void names_and_outlets_in_odd_places(void **state) {
    (void)state;
    read_page("Selamat datang di Kabar Lembah\nSari Wulandari\nSenin, 15 Agustus 2022\n"
              "Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "Tentang Penulis\nSari Wulandari adalah wartawan yang meliput pasar sejak 2015.\n");
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_list(article.authors, "Sari Wulandari");
    assert_kind("Sari Wulandari adalah", "boilerplate");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\nSari Wulandari\nMahasiswa Ilmu Komunikasi\n"
              "15 Agustus 2022 09:15 WIB\n" FIRST SECOND THIRD "- Kabar Lembah\n");
    assert_list(article.authors, "Sari Wulandari");
    assert_str(article.outlet, "Kabar Lembah");
    read_page("Council delays vote on the bridge\nBY ALICE KERR AND DAN HALE\nSTAFF WRITERS\n"
              "Apr 2, 2031\n" COUNCIL);
    assert_list(article.authors, "ALICE KERR|DAN HALE");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "(abc/def)\n"
              "Video: Harga Beras Naik\nStrategi Baru Pedagang Pasar di Kertapura\n");
    assert_kind("Strategi", "boilerplate");
    read_page("Council delays vote on the bridge\nFrom: The Meridian Post\n"
              "Wed, 2 Apr 2031 08:24:10 GMT\n" COUNCIL "Posted 3h ago\n");
    assert_str(article.outlet, "The Meridian Post");
    assert_kind("Posted 3h", "boilerplate");
}

static void dates_and_addresses_beside_names(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\nSari Wulandari - 15 Agu 2022\n" FIRST SECOND);
    assert_list(article.authors, "Sari Wulandari");
    assert_date(&article.published, "2022-08-15");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n[15 Agustus 2022]\noleh Sari Wulandari\n" FIRST
                  SECOND);
    assert_list(article.authors, "Sari Wulandari");
    assert_date(&article.published, "2022-08-15");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n09.15, 15 Agustus 2022\n"
              "Sari Wulandari | sari@kabarlembah.id\n" FIRST SECOND);
    assert_list(article.authors, "Sari Wulandari");
    assert_date(&article.published, "2022-08-15T09:15");
}

static void heads_of_other_languages(void **state) {
    (void)state;
    read_page(
        "Stadtrat verschiebt Abstimmung\n"
        "Der Stadtrat hat die Abstimmung am Montag nach einer langen Sitzung verschoben.\n"
        "28.04.2031, 20.15 Uhr | Lesedauer: 3 Minuten\nNora Felder war bei der Sitzung dabei\n"
        "Arden (dpa) - Der Rat hat die Abstimmung über die Maut nach der Sitzung verschoben.\n"
        "Die Maut war im Januar vorgeschlagen worden und sollte die Reparatur bezahlen.\n"
        "Die Maut war auch in der Stadt ein Thema, das viele nicht mehr hören wollten.\n");
    assert_str(article.title, "Stadtrat verschiebt Abstimmung");
    assert_date(&article.published, "2031-04-28T20:15");
    assert_str(article.outlet, "dpa");
    assert_str(article.place, "Arden");
    read_page("Le conseil reporte le vote sur le pont\nPar Hélène Marchand\n"
              "Publié le 3 avril 2031 à 8 h 24 - Mis à jour le 4 avril 2031 à 10 h 00\n"
              "Le conseil a reporté lundi le vote sur le pont après une longue séance, dit-on.\n"
              "Le vote avait été proposé en janvier et devait payer la réparation des quais.\n");
    assert_date(&article.published, "2031-04-03T08:24");
    assert_date(&article.updated, "2031-04-04T10:00");
    read_page(
        "Conselho adia votação da ponte\nPor Helena Barros, Gazeta do Porto\n03/04/2031 08h24\n"
        "O conselho adiou na segunda-feira a votação da ponte após uma longa sessão.\n"
        "A votação tinha sido proposta em janeiro e não havia mais tempo para ela.\n");
    assert_list(article.authors, "Helena Barros");
    assert_str(article.outlet, "Gazeta do Porto");
    read_page("Совет отложил голосование о мосте\n3 апреля 2031, 08:24\n"
              "Городской совет отложил в понедельник голосование после долгого заседания.\n"
              "Читайте также: Забастовка на заводе\n"
              "Плату предложил в январе губернатор, и она должна была пойти на ремонт.\n");
    assert_kind("Плату", "paragraph");
    read_page("议会推迟大桥收费表决\n2031年4月3日 08:24 来源：港口日报\n作者：王小明\n"
              "市议会周一在长时间会议后推迟了关于大桥收费的表决，发言人说。\n"
              "收费是州长一月份提出的，本应用来支付码头的维修。\n（责任编辑：张华）\n");
    assert_date(&article.published, "2031-04-03T08:24");
    assert_list(article.editors, "张华");
    read_page("市議会、橋の通行料の採決を延期\n2031年4月3日 8時24分\n"
              "市議会は月曜日、長い会議の後で橋の通行料の採決を延期したと発表した。\n"
              "通行料は１月に知事が提案し、岸壁の修理に使われる予定だった。\n");
    assert_date(&article.published, "2031-04-03T08:24");
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
        cmocka_unit_test(letters_and_releases),
        cmocka_unit_test(pages_of_an_encyclopedia),
        cmocka_unit_test(printed_pages),
        cmocka_unit_test(live_reports),
        cmocka_unit_test(files_of_markdown),
        cmocka_unit_test(the_pages_outlet_is_not_the_agency),
        cmocka_unit_test(a_menus_entry_is_no_subtitle),
        cmocka_unit_test(the_tail_of_a_story_on_one_line),
        cmocka_unit_test(writers_words_behind_names),
        cmocka_unit_test(links_under_no_label),
        cmocka_unit_test(a_menu_run_together_is_no_title),
        cmocka_unit_test(names_and_outlets_in_odd_places),
        cmocka_unit_test(dates_and_addresses_beside_names),
        cmocka_unit_test(heads_of_other_languages),
    };
    return cmocka_run_group_tests(tests, load_packs, free_pages);
}
