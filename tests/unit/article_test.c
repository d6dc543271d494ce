#include "article_fixture.h"

static void head_with_menu_byline_and_date(void **state) {
    (void)state;
    read_page("Beranda\nTerpopuler\n"
              "Pasar Tani Taman Sari Dibuka, Dua Ratus Petani Ikut Berjualan\n"
              "Sari Wulandari - kabarlembah.com\n"
              "Senin, 15 Agustus 2022 | 09:15 WIB\n"
              "0 Komentar\nA A A\n" FIRST SECOND THIRD "Editor : Rudi Hartono\n");
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka, Dua Ratus Petani Ikut Berjualan");
    assert_list(article.authors, "Sari Wulandari");
    assert_list(article.editors, "Rudi Hartono");
    assert_str(article.outlet, "kabarlembah.com");
    assert_date(&article.published, "2022-08-15T09:15+07:00");
    assert_int_equal(article.published_from, DATE_LINE);
    assert_kind("Beranda", "boilerplate");
    assert_kind("0 Komentar", "boilerplate");
    assert_kind("A A A", "boilerplate");
    assert_kind("Wali Kota", "paragraph");
    assert_kind("Editor", "byline");
}

static void date_above_the_title(void **state) {
    (void)state;
    read_page("Kamis, 3 Maret 2022 20:10 WITA\n"
              "Pasar Tani Taman Sari Dibuka Kembali\n"
              "Oleh: Sari Wulandari\n" FIRST SECOND THIRD);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_list(article.authors, "Sari Wulandari");
    assert_date(&article.published, "2022-03-03T20:10+08:00");
}

static void updates_are_not_publications(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n"
              "Diperbarui 03 Mar 2022, 20:10 WIB\n" FIRST SECOND THIRD);
    assert_date(&article.published, "");
    assert_int_equal(article.published_from, DATE_NONE);
    assert_date(&article.updated, "2022-03-03T20:10+07:00");
    read_page("Council votes to keep the old harbour bridge\n"
              "Published 3:14 PM EST Nov 19, 2019 | Updated June 5, 2020 8:24 am\n"
              "The council voted on Tuesday to keep the bridge that has joined the two banks.\n"
              "The mayor said that the vote was close and that the works would begin in spring.\n");
    assert_date(&article.published, "2019-11-19T15:14-05:00");
    assert_date(&article.updated, "2020-06-05T08:24");
}

static void english_head(void **state) {
    (void)state;
    read_page("Home > News > Politics\n"
              "Council votes to keep the old harbour bridge\n"
              "The works will begin in spring, the mayor says\n"
              "By Mira Holt, Staff Writer\n"
              "June 19, 2025 8:24 am\n"
              "5 min read\n"
              "Share on Facebook\n"
              "PORT ALDER (NWA) — The council voted on Tuesday to keep the bridge over the river.\n"
              "\"We listened to what people told us,\" the mayor said in the town hall.\n"
              "Sign up for our newsletter\n"
              "© 2025 Harbour Post. All rights reserved.\n"
              "More harbour stories today\n");
    assert_str(article.title, "Council votes to keep the old harbour bridge");
    assert_str(article.subtitle, "The works will begin in spring, the mayor says");
    assert_list(article.authors, "Mira Holt");
    assert_date(&article.published, "2025-06-19T08:24");
    assert_str(article.place, "Port Alder");
    assert_kind("Home", "boilerplate");
    assert_kind("5 min read", "boilerplate");
    assert_kind("PORT ALDER", "dateline");
    assert_kind("The council voted", "paragraph");
    assert_kind("Sign up", "boilerplate");
    assert_kind("©", "boilerplate");
    assert_kind("More harbour", "boilerplate");
}

static void assert_dateline(const char *dateline, const char *place, const char *outlet) {
    struct buf page = {0};
    buf_printf(&page, "%s" FIRST SECOND, dateline);
    read_page(buf_str(&page).ptr);
    assert_str(article.place, place);
    assert_str(article.outlet, outlet);
    assert_str(article.title, "-");
    assert_kind("Wali Kota", "paragraph");
    buf_free(&page);
}

static void datelines(void **state) {
    (void)state;
    assert_dateline("BANDUNG, KabarLembah.com – ", "Bandung", "KabarLembah.com");
    assert_dateline("KabarLembah.com, Bandung - ", "Bandung", "KabarLembah.com");
    assert_dateline("KabarLembah.com, Bandung ", "Bandung", "KabarLembah.com");
    assert_dateline("Bandung (LEMBAH) - ", "Bandung", "LEMBAH");
    assert_dateline("LEMBAH.CO.ID - BANDUNG. ", "Bandung", "LEMBAH.CO.ID");
    assert_dateline("lembah.co.id - BANDUNG -- ", "Bandung", "lembah.co.id");
    assert_dateline("BANDUNG- ", "Bandung", "-");
    assert_dateline("TAMAN SARI -- ", "Taman Sari", "-");
    assert_dateline("TAMAN SARI, Kabar Lembah — ", "Taman Sari", "Kabar Lembah");
    assert_dateline("Bandung: ", "Bandung", "-");
    assert_dateline("BANDUNG, 28 Mei (Lembah) -- ", "Bandung", "Lembah");
    assert_dateline("**BANDUNG, KabarLembah.com -** ", "Bandung", "KabarLembah.com");
    assert_dateline("HEMPSTEAD, N.Y. — ", "Hempstead", "-");
    assert_dateline("RADAR BANDUNG – ", "-", "RADAR BANDUNG");
    assert_dateline("Randuhafen (dpa) - ", "Randuhafen", "dpa");
    assert_dateline("PUERTO RANDU, 14 mei (EFE).- ", "Puerto Randu", "EFE");
}

static void town_or_outlet(void **state) {
    (void)state;
    assert_dateline("SUARA HULU, Kertapura - ", "Kertapura", "SUARA HULU");
    assert_dateline("Kertapura - ", "Kertapura", "-");
    read_page("SENJA RAYA, Kertapura - " FIRST SECOND THIRD
              "Ikuti berita terkini dari Senja Raya di Google News, klik di sini\n");
    assert_str(article.place, "Kertapura");
    assert_str(article.outlet, "Senja Raya");
    read_page(
        "BRIMHAVN, Karsena — The council voted on Tuesday to keep the bridge over the river.\n"
        "The mayor said that the vote was close and that the works would begin in spring.\n"
        "© 2031 The Alder Tidings. All rights reserved.\n");
    assert_str(article.place, "Brimhavn");
    assert_str(article.outlet, "The Alder Tidings");
}

static void outlets_beside_names_and_dates(void **state) {
    (void)state;
    static const struct {
        const char *head, *authors, *outlet, *published;
    } cases[] = {
        {"Sari Wulandari - Kabar Lembah\nSenin, 15 Agustus 2022\n", "Sari Wulandari",
         "Kabar Lembah", "2022-08-15"},
        {"Sari Wulandari - Lembahku\nSenin, 15 Agustus 2022\n", "Sari Wulandari", "Lembahku",
         "2022-08-15"},
        {"Kabar Lembah - Senin, 15 Agustus 2022 10:00 WIB\n", "", "Kabar Lembah",
         "2022-08-15T10:00+07:00"},
        {"LintasLembah - Senin, 15 Agustus 2022 10:00 WIB\n", "", "LintasLembah",
         "2022-08-15T10:00+07:00"},
        {"By Sari Wulandari, The Lembah Post • August 15, 2022\n", "Sari Wulandari",
         "The Lembah Post", "2022-08-15"},
        {"By Sari Wulandari, News Reporter\n", "Sari Wulandari", "-", ""},
        {"Sari Wulandari@sariw\nSenin, 15 Agustus 2022\n", "Sari Wulandari", "-", "2022-08-15"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf page = {0};
        buf_printf(&page, "Pasar Tani Taman Sari Dibuka Kembali\n%s" FIRST SECOND THIRD,
                   cases[i].head);
        read_page(buf_str(&page).ptr);
        assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
        assert_list(article.authors, cases[i].authors);
        assert_str(article.outlet, cases[i].outlet);
        assert_date(&article.published, cases[i].published);
        buf_free(&page);
    }
}

static void heads_of_other_shapes(void **state) {
    (void)state;
    static const char *const heads[] = {
        "TITLE\nSari Wulandari | Kabar Lembah | 15 Agustus 2022\n",
        "TITLE\nSenin, 15 Agustus 2022 | Penulis: Sari Wulandari\n",
        "TITLE\nPenulis Sari Wulandari\nTerbit: 15 Agustus 2022\n",
        "TITLE\nOleh Sari Wulandari - 15 Agustus 2022\n",
        "15 Agustus 2022\nTITLE\nSari Wulandari\n",
        "Cerah 31°C\nTITLE\nSari Wulandari\n15 Agustus 2022\nMode Terang\n",
        "Harga Beras | Pilkada | Cuaca Besok\nTITLE\nSari Wulandari\n15 Agustus 2022\n",
        "TITLE\n15 Agustus 2022\nSari Wulandari\nPerbesar\n",
        "Kabar Lembah\nTITLE\n15/08/2022\nReporter : Sari Wulandari\n",
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct buf page = {0};
        const char *at = strstr(heads[i], "TITLE");
        buf_printf(&page, "%.*sPasar Tani Taman Sari Dibuka Kembali%s" FIRST SECOND THIRD,
                   (int)(at - heads[i]), heads[i], at + strlen("TITLE"));
        read_page(buf_str(&page).ptr);
        assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
        assert_list(article.authors, "Sari Wulandari");
        assert_date(&article.published, "2022-08-15");
        assert_int_equal(article.published_from, DATE_LINE);
        buf_free(&page);
    }
}

static void stray_lines_under_the_story(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND
              "Acara itu ditutup dengan doa bersama oleh semua petani.\n"
              "Nilai tulisan\n"
              "Lihat Berita Lainnya\n");
    assert_kind("Nilai tulisan", "boilerplate");
    assert_kind("Acara itu", "paragraph");
}

static void titles_with_more_than_a_title(void **state) {
    (void)state;
    read_page("<p>Pasar Tani Taman Sari Dibuka Kembali</p>\n" FIRST SECOND);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    read_page("Pasar Tani Taman Sari Dibuka Kembali | Kabar Lembah\n" FIRST SECOND);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_str(article.outlet, "Kabar Lembah");
    read_page("Pasar Tani Taman Sari Dibuka - Pedagang Senang\n" FIRST SECOND);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka - Pedagang Senang");
}

static void names_alone_under_the_story(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "SARI WULANDARI | RUDI HARTONO\n");
    assert_list(article.authors, "SARI WULANDARI|RUDI HARTONO");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "LNA | LEMBAH WIRE\n");
    assert_list(article.authors, "");
    assert_list(article.source_lines, "LNA|LEMBAH WIRE");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "(Reporting by Sari Wulandari; Editing by Rudi Hartono)\n");
    assert_list(article.authors, "Sari Wulandari");
    assert_list(article.editors, "Rudi Hartono");
}

static void datelines_glued_to_the_text(void **state) {
    (void)state;
    assert_dateline("KabarLembah.com, Bandung", "Bandung", "KabarLembah.com");
    assert_dateline("BANDUNG-", "Bandung", "-");
    assert_dateline("BANDUNG, KabarLembah.com-", "Bandung", "KabarLembah.com");
}

static void what_is_no_dateline(void **state) {
    (void)state;
    static const char *const lines[] = {
        "Menurut kabar, pasar tani yang baru di Taman Sari akan ramai sekali.\n",
        "Sekolah itu - yang baru dibangun - penuh sesak pada hari pertama kemarin.\n",
        "Wali Kota: pasar tani yang baru di Taman Sari akan ramai sekali nanti.\n",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buf page = {0};
        buf_printf(&page, "%s" SECOND, lines[i]);
        read_page(buf_str(&page).ptr);
        assert_str(article.place, "-");
        assert_str(article.outlet, "-");
        assert_int_equal(article.blocks[0].kind, BLOCK_PARAGRAPH);
        buf_free(&page);
    }
}

static void labelled_people(void **state) {
    (void)state;
    const char *head = "Pasar Tani Taman Sari Dibuka Kembali\n";
    static const struct {
        const char *line, *authors, *editors;
    } cases[] = {
        {"Penulis: Sari Wulandari | Editor: Rudi Hartono", "Sari Wulandari", "Rudi Hartono"},
        {"Rep: Sari Wulandari/ Red: Rudi Hartono", "Sari Wulandari", "Rudi Hartono"},
        {"Pewarta: Sari WulandariEditor: Rudi Hartono", "Sari Wulandari", "Rudi Hartono"},
        {"Reporter: Sari Wulandari, Dewi Anggraini", "Sari Wulandari|Dewi Anggraini", ""},
        {"Reporter: Sari Wulandari,Sumber: ,", "Sari Wulandari", ""},
        {"Oleh Sari Wulandari dan Dewi Anggraini", "Sari Wulandari|Dewi Anggraini", ""},
        {"Penulis: sari wulandari", "sari wulandari", ""},
        {"By Sari Wulandari", "Sari Wulandari", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf page = {0};
        buf_printf(&page, "%s%s\n" FIRST SECOND THIRD, head, cases[i].line);
        read_page(buf_str(&page).ptr);
        assert_list(article.authors, cases[i].authors);
        assert_list(article.editors, cases[i].editors);
        assert_kind(cases[i].line, "byline");
        buf_free(&page);
        page = (struct buf){0};
        buf_printf(&page, "%s" FIRST SECOND THIRD "%s\n", head, cases[i].line);
        read_page(buf_str(&page).ptr);
        assert_list(article.authors, cases[i].authors);
        buf_free(&page);
    }
}

static void credits_end_the_story(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND
              "Acara itu ditutup dengan doa bersama. (Sari Wulandari)\n"
              "Lihat Berita Lainnya\n");
    assert_list(article.authors, "Sari Wulandari");
    assert_kind("(Sari", "credit");
    assert_kind("Acara itu", "paragraph");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND
              "Acara itu ditutup dengan doa bersama.(abc/def)\n");
    assert_list(article.authors, "");
    assert_kind("(abc", "credit");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND
              "Acara itu ditutup oleh Dinas Pertanian (Distan).\n");
    assert_kind("Acara itu ditutup oleh Dinas Pertanian (Distan).", "paragraph");
}

static void sources_of_the_page(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "Sumber: Reuters, Kabar Lembah\n");
    assert_list(article.source_lines, "Reuters|Kabar Lembah");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "REUTERS | AFP\n");
    assert_list(article.source_lines, "Reuters|AFP");
    assert_kind("REUTERS", "credit");
}

static void links_in_the_middle(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST
              "Baca juga: Harga Cabai di Taman Sari Naik Lagi\n" SECOND "Baca Juga\n"
              "Harga Bawang di Pasar Taman Sari Turun Tajam\n"
              "Petani Lembah Hijau Panen Raya Pekan Ini\n" THIRD "SCROLL TO CONTINUE WITH CONTENT\n"
              "Rencana Pasar Kedua\n" FIRST);
    assert_kind("Baca juga:", "related");
    assert_kind("Harga Bawang", "related");
    assert_kind("Petani Lembah", "related");
    assert_kind("SCROLL", "boilerplate");
    assert_kind("Rencana Pasar Kedua", "heading");
}

static void a_heading_after_a_bare_label_stays(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST "Baca Juga\n"
              "Rencana Pasar Kedua Taman Sari\n" SECOND THIRD);
    assert_kind("Rencana Pasar Kedua", "heading");
}

static void furniture_inside_a_paragraph(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n"
              "Wali Kota membuka pasar tani itu kemarin. SCROLL TO CONTINUE WITH CONTENT "
              "Pasar itu menampung dua ratus petani dari desa di sekitar kota itu.\n" THIRD);
    assert_kind("SCROLL", "boilerplate");
    assert_kind("Wali Kota membuka pasar tani itu kemarin.", "paragraph");
    assert_kind("Pasar itu menampung", "paragraph");
}

static void furniture_of_many_pages(void **state) {
    (void)state;
    static const char *const lines[] = {
        "Facebook Twitter WhatsApp",
        "5 menit baca",
        "12 Komentar",
        "A- A+",
        "Beranda > Nasional > Peristiwa Daerah",
        "Bagikan ke Facebook",
        "Salin Tautan",
        "***",
        "--------",
        "[Gambas:Video Kabar]",
        "Situs ini menggunakan cookie untuk kenyamanan Anda",
        "https://kabarlembah.example/2022/pasar-tani",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buf page = {0};
        buf_printf(&page,
                   "Pasar Tani Taman Sari Dibuka Kembali\nSenin, 15 Agustus 2022\n%s\n" FIRST
                   "%s\n" SECOND THIRD "%s\n",
                   lines[i], lines[i], lines[i]);
        read_page(buf_str(&page).ptr);
        for (size_t k = 0; k < article.block_count; k++) {
            struct str text =
                str_slice(article.text.clean, article.blocks[k].start, article.blocks[k].end);
            if (str_starts(text, str_from(lines[i])))
                assert_int_equal(article.blocks[k].kind, BLOCK_BOILERPLATE);
        }
        assert_list(article.authors, "");
        assert_kind(lines[i], "boilerplate");
        buf_free(&page);
    }
}

#define STORY "Pasar Tani Taman Sari Dibuka Kembali\nSenin, 15 Agustus 2022\n" FIRST SECOND THIRD
#define OWN "https://kabarlembah.example/2022/pasar-tani"

static void the_page_names_its_own_address(void **state) {
    (void)state;
    static const char *const own[] = {
        OWN "\n" STORY,
        STORY OWN "\n",
        STORY "Link: " OWN "\n",
        STORY "Salin tautan: " OWN "\nhttps://kabarlembah.example/2022/lain\n",
        STORY "Artikel ini telah tayang di Kabar Lembah dengan judul \"Pasar Tani\", " OWN ".\n",
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        read_page(own[i]);
        assert_str(article.url, OWN);
        assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    }
    static const char *const others[] = {
        STORY "Sumber: " OWN "\n",
        STORY "https://kabarlembah.example/\n",
        STORY OWN "\nhttps://kabarlembah.example/2022/lain\n",
        STORY "Baca juga: " OWN "\n",
        "Pasar Tani Taman Sari Dibuka Kembali\n" FIRST OWN "\n" SECOND THIRD,
        STORY "Artikel ini bersumber dari " OWN "\n",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        read_page(others[i]);
        assert_str(article.url, "-");
    }
}

static void bylines_beside_other_things(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\nBudi Wijaya, Jurnalis · Senin, 15 Agustus "
              "2022\n" FIRST SECOND THIRD);
    assert_list(article.authors, "Budi Wijaya");
    read_page(
        "Pasar Tani Taman Sari Dibuka Kembali\nBy: Budi Wijaya | bwijaya@kabarlembah.com\n" FIRST
            SECOND THIRD "Hubungi Budi Wijaya lewat bwijaya@kabarlembah.com\n");
    assert_list(article.authors, "Budi Wijaya");
    assert_kind("Hubungi Budi", "boilerplate");
    /* the portal's date of today over the title tells less than the story's own */
    read_page("Senin, 15 Agustus 2022\nPasar Tani Taman Sari Dibuka Kembali\n"
              "15 Agustus 2022 | 09.15 WIB\n" FIRST SECOND THIRD);
    assert_date(&article.published, "2022-08-15T09:15+07:00");
}

static void malay_heads(void **state) {
    (void)state;
    read_page("Jambatan baharu dibina di Sungai Wedi\nOleh Nurul Aisyah Kamal\n"
              "15 Ogos 2022, 4:30 petang\n"
              "SERI DELIMA: Majlis Perbandaran Seri Delima akan membina jambatan baharu di sini "
              "mulai bulan depan bagi mengurangkan kesesakan.\n"
              "\"Jambatan ini sudah lama dinantikan penduduk,\" kata beliau, kerana "
              "ada aduan bahawa jalan lama sempit dan sering sesak di kawasan tersebut.\n");
    assert_date(&article.published, "2022-08-15T16:30");
    assert_str(article.place, "Seri Delima");
    assert_list(article.authors, "Nurul Aisyah Kamal");
}

/* The outlet is known: what the furniture says again is no outlet. */
static void a_town_in_a_notice_is_no_outlet(void **state) {
    (void)state;
    read_page("Pasar Tani Karang Asri Dibuka Kembali\nPenulis: Budi Wijaya\n"
              "WARTARAYA.COM, KARANG ASRI - " FIRST SECOND THIRD
              "Artikel ini telah tayang di WartaRaya.com dengan judul Pasar Tani Karang Asri\n");
    assert_str(article.outlet, "WARTARAYA.COM");
    assert_str(article.place, "Karang Asri");
}

#define REST                                                                                       \
    "Wali Kota Taman Sari membuka pasar tani yang baru di alun-alun kota kemarin pagi.Pasar itu "  \
    "dibuka setiap pekan dan menampung dua ratus petani dari desa sekitar.\"Kami ingin petani "    \
    "menjual hasilnya sendiri,\" kata Wali Kota dalam sambutannya di depan warga. Pasar yang "     \
    "lama "                                                                                        \
    "di tepi sungai akan menjadi taman kota yang baru."

static void a_story_on_one_line(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka KembaliKabarRaya.comDiperbarui 16 Agustus 2022 10.15 "
              "WIBTAMAN SARI, KABARRAYA.COM — " REST " (snr)");
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_str(article.outlet, "KabarRaya.com");
    assert_str(article.place, "Taman Sari");
    assert_date(&article.updated, "2022-08-16T10:15+07:00");
    assert_kind("Wali Kota Taman Sari membuka", "paragraph");
    assert_kind("(snr)", "credit");
    read_page("Pasar Tani Taman Sari Dibuka KembaliBudi WijayaSenin, 15 Agustus 2022 09:15 "
              "WIBTAMAN SARI, KABARRAYA.COM - " REST);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_list(article.authors, "Budi Wijaya");
    assert_date(&article.published, "2022-08-15T09:15+07:00");
    read_page("Pasar Tani Taman Sari Dibuka Kembali Penulis: Budi Wijaya Editor: Rudi Hartono 15 "
              "Agustus 2022 09:15 WIB KabarRaya.com, Jakarta - " REST
              " Baca juga: Harga Beras Naik Lagi");
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_list(article.authors, "Budi Wijaya");
    assert_list(article.editors, "Rudi Hartono");
    assert_str(article.outlet, "KabarRaya.com");
    assert_str(article.place, "Jakarta");
    assert_kind("Baca juga", "related");
    read_page("Pasar Tani Taman Sari Dibuka Kembali - KabarRaya.id Jakarta - " REST);
    assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
    assert_str(article.outlet, "KabarRaya.id");
    assert_str(article.place, "Jakarta");
    /* a story that tells of a day has no head for it */
    read_page(
        "Pasar tani Taman Sari dibuka kembali pada Senin, 15 Agustus 2022 pukul 09.15 WIB. " REST);
    assert_str(article.title, "-");
    assert_int_equal(article.block_count, 1);
}

static void heads_and_tails_of_portals(void **state) {
    (void)state;
    read_page("Pasar Tani Karang Asri Dibuka Kembali\nSenin, 15 Agustus 2022\n"
              "Arsip - Pasar lama di Karang Asri, dekat sungai. ANTARA FOTO/Budi Wijaya.\n"
              "Karang Asri, Lembah (ANTARA) - " FIRST SECOND THIRD
              "Pewarta: Budi WijayaEditor: Rudi Hartono Copyright © ANTARA 2022\n");
    assert_kind("Arsip -", "caption");
    assert_str(article.place, "Karang Asri");
    assert_list(article.authors, "Budi Wijaya");
    assert_list(article.editors, "Rudi Hartono");
    /* a tag that repeats the town is no outlet */
    read_page("Pasar Tani Karang Asri Dibuka Kembali\nDiposting pada 15 Agustus 2022 oleh admin\n"
              "Karang Asri - " FIRST SECOND THIRD "(bdw)\npasar\nkarang asri\n");
    assert_date(&article.published, "2022-08-15");
    assert_str(article.place, "Karang Asri");
    assert_str(article.outlet, "-");
}

static void tags(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "Tag: pasar tani, Taman Sari\n");
    assert_list(article.tags, "pasar tani|Taman Sari");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "#pasar #petani\n");
    assert_list(article.tags, "pasar|petani");
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD
              "Topik:\n• pasar tani\n• Taman Sari\n");
    assert_list(article.tags, "pasar tani|Taman Sari");
}

static void captions(void **state) {
    (void)state;
    static const char *const lines[] = {
        "Foto: Dok. Pemkot Taman Sari",
        "Wali Kota Taman Sari (kiri) di pasar tani. Foto Ist",
        "Suasana pasar tani pada hari pertama (KABAR FOTO/kabarlembah.com/Dewi)",
        "Wali Kota di pasar tani © Pemkot Taman Sari",
        "Suasana pasar tani pada hari pertama. (Foto: Pemkot)",
    };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct buf page = {0};
        buf_printf(
            &page,
            "Pasar Tani Taman Sari Dibuka Kembali\nSenin, 15 Agustus 2022\n%s\n" FIRST SECOND,
            lines[i]);
        read_page(buf_str(&page).ptr);
        assert_kind(lines[i], "caption");
        assert_str(article.title, "Pasar Tani Taman Sari Dibuka Kembali");
        buf_free(&page);
    }
}

static void nothing_is_a_guess(void **state) {
    (void)state;
    read_page("");
    assert_int_equal(article.block_count, 0);
    assert_str(article.title, "-");
    bool is_title;
    assert_null(article_headline(&article, &is_title).ptr);
    read_page(FIRST SECOND THIRD);
    assert_str(article.title, "-");
    assert_str(article.outlet, "-");
    assert_str(article.place, "-");
    assert_list(article.authors, "");
    assert_int_equal(article.published_from, DATE_NONE);
    struct str headline = article_headline(&article, &is_title);
    assert_false(is_title);
    assert_true(str_starts(headline, STR("Wali Kota Taman Sari membuka")));
}

/* The body date of a page whose first paragraph is `lead`; "" for none. */
static void assert_body_date(const char *lead, const char *expected) {
    struct buf page = {0};
    buf_printf(&page, "Pasar Tani Taman Sari Dibuka Kembali\n%s\n" SECOND THIRD, lead);
    read_page(buf_str(&page).ptr);
    assert_date(&article.published, expected);
    assert_int_equal(article.published_from, *expected != '\0' ? DATE_BODY : DATE_NONE);
    buf_free(&page);
}

static void dates_of_the_story_itself(void **state) {
    (void)state;
    assert_body_date("Wali Kota membuka pasar tani itu bersama petani pada Selasa (15/8/2023).",
                     "2023-08-15");
    assert_body_date(
        "Pasar itu ramai, kata Wali Kota seperti dikutip Kabar Lembah, Rabu, 16 Agustus "
        "2023.",
        "2023-08-16");
    assert_body_date("Pasar itu ramai, demikian dilansir Reuters pada 16 Agustus 2023 dari sana.",
                     "2023-08-16");
    assert_body_date("Pasar tani itu akan dibuka oleh Wali Kota pada Selasa (15/8/2023) nanti.",
                     "");
    assert_body_date("Pasar tani itu ada di kota ini sejak Selasa (15/8/1995) dan selalu ramai.",
                     "");
    assert_body_date("Wali Kota lahir di desa kecil itu pada 15 Agustus 1965 dari keluarga petani.",
                     "");
    assert_body_date("\"Pasar itu akan kami buka lagi,\" kata Wali Kota di kantornya, Rabu "
                     "(16/8/2023).",
                     "2023-08-16");
}

static void text_wrapped_at_a_column(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n\n"
              "Senin, 15 Agustus 2022\n\n"
              "Wali Kota Taman Sari membuka pasar tani yang baru di\n"
              "alun-alun kota kemarin pagi. Dua ratus petani ikut\n"
              "berjualan di pasar itu. Pembeli datang dari desa yang\n"
              "jauh.\n\n"
              "Pasar itu dibuka setiap pekan dan menampung petani\n"
              "dari desa sekitar yang selama ini menjual hasilnya\n"
              "kepada tengkulak.\n\n"
              "\"Kami ingin petani menjual hasilnya sendiri,\" kata\n"
              "Wali Kota.\n");
    assert_int_equal(article.block_count, 5);
    assert_kind("Wali Kota Taman Sari", "paragraph");
    assert_kind("Pasar itu", "paragraph");
    assert_kind("\"Kami ingin petani menjual hasilnya sendiri,\" kata\nWali Kota.", "paragraph");
}

/* Linear whatever the page holds: none of these may take noticeable time. */
static void hostile_sizes(void **state) {
    (void)state;
    static const char *const pieces[] = {
        "aB",  "#a ",        "#a\n",   "Tag: a\n",   "Penulis: A B\n",
        "(a/", "Jakarta - ", "1/1/20", "Baca Juga\n"};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        struct buf page = {0};
        while (page.len < 1 << 19) buf_add(&page, str_from(pieces[i]));
        read_page(buf_str(&page).ptr);
        assert_true(article.block_count > 0);
        buf_free(&page);
    }
}

static void titles_like_labels(void **state) {
    (void)state;
    read_page("Terkini\n"
              "Terpopuler: Lima Pasar Tani yang Paling Ramai\n"
              "Sari Wulandari\n"
              "Senin, 15 Agustus 2022 09:15 WIB\n" FIRST SECOND THIRD);
    assert_str(article.title, "Terpopuler: Lima Pasar Tani yang Paling Ramai");
    assert_list(article.authors, "Sari Wulandari");
}

static void tails(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND THIRD "Editor: Rudi Hartono\n"
              "penjaga kebun\n"
              "Kabar Lembah adalah tempat menulis bagi semua warga yang ingin bercerita di sini.\n"
              "Lihat Berita Lainnya\n"
              "Cuaca Besok\n");
    assert_kind("penjaga kebun", "boilerplate");
    assert_kind("Kabar Lembah adalah", "boilerplate");
    assert_kind("Cuaca Besok", "boilerplate");
    assert_kind("\"Kami ingin", "paragraph");
}

static void lists_at_the_end_stay(void **state) {
    (void)state;
    read_page("Pasar Tani Taman Sari Dibuka Kembali\n" FIRST SECOND
              "Berikut daftar harga di pasar itu:\n"
              "1. Cabai merah Rp 30.000\n"
              "2. Bawang putih Rp 25.000\n"
              "• Beras\n");
    assert_kind("1. Cabai", "list");
    assert_kind("2. Bawang", "list");
    assert_kind("• Beras", "list");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(head_with_menu_byline_and_date),
        cmocka_unit_test(date_above_the_title),
        cmocka_unit_test(updates_are_not_publications),
        cmocka_unit_test(english_head),
        cmocka_unit_test(datelines),
        cmocka_unit_test(town_or_outlet),
        cmocka_unit_test(outlets_beside_names_and_dates),
        cmocka_unit_test(heads_of_other_shapes),
        cmocka_unit_test(stray_lines_under_the_story),
        cmocka_unit_test(titles_with_more_than_a_title),
        cmocka_unit_test(names_alone_under_the_story),
        cmocka_unit_test(datelines_glued_to_the_text),
        cmocka_unit_test(what_is_no_dateline),
        cmocka_unit_test(labelled_people),
        cmocka_unit_test(credits_end_the_story),
        cmocka_unit_test(sources_of_the_page),
        cmocka_unit_test(links_in_the_middle),
        cmocka_unit_test(a_heading_after_a_bare_label_stays),
        cmocka_unit_test(furniture_inside_a_paragraph),
        cmocka_unit_test(furniture_of_many_pages),
        cmocka_unit_test(the_page_names_its_own_address),
        cmocka_unit_test(bylines_beside_other_things),
        cmocka_unit_test(malay_heads),
        cmocka_unit_test(a_town_in_a_notice_is_no_outlet),
        cmocka_unit_test(a_story_on_one_line),
        cmocka_unit_test(heads_and_tails_of_portals),
        cmocka_unit_test(tags),
        cmocka_unit_test(captions),
        cmocka_unit_test(nothing_is_a_guess),
        cmocka_unit_test(dates_of_the_story_itself),
        cmocka_unit_test(text_wrapped_at_a_column),
        cmocka_unit_test(hostile_sizes),
        cmocka_unit_test(titles_like_labels),
        cmocka_unit_test(tails),
        cmocka_unit_test(lists_at_the_end_stay),
    };
    return cmocka_run_group_tests(tests, load_packs, free_pages);
}
