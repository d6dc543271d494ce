/* Who said what, rule by rule. Every text is ours, about invented people and places. */
#include "quotes_fixture.h"

/* -- marks */

static void pairs_marks_of_every_convention(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Air sungai naik sejak subuh,” kata Wiratno Sagala di Tambakrejo.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
        {"\"Air sungai naik sejak subuh,\" kata Wiratno Sagala di Tambakrejo.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
        {"”Air sungai naik sejak subuh,” kata Wiratno Sagala di Tambakrejo.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
        {"“Air sungai naik sejak subuh,\" kata Wiratno Sagala di Tambakrejo.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
        {"``Air sungai naik sejak subuh,'' kata Wiratno Sagala di Tambakrejo.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
        {"''Air sungai naik sejak subuh,'' kata Wiratno Sagala di Tambakrejo.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
        {"Banjir datang malam itu.\"Air sungai naik sejak subuh,\" kata Wiratno Sagala.\n",
         "direct|Air sungai naik sejak subuh,|Wiratno Sagala|\n"},
    };
    CHECK(rows, false);
}

static void keeps_nested_marks_inside(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Ia bilang ‘tunggu dulu’ lalu pergi,” kata Wiratno Sagala.\n",
         "direct|Ia bilang ‘tunggu dulu’ lalu pergi,|Wiratno Sagala|\n"},
        {"\"Kami memberi mereka \"rumah kedua\" yang nyaman,\" kata Wiratno Sagala.\n",
         "direct|Kami memberi mereka \"rumah kedua\" yang nyaman,|Wiratno Sagala|\n"},
    };
    CHECK(rows, false);
}

static void a_lost_mark_harms_only_its_paragraph(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Pintu air sudah dibuka, kata Wiratno Sagala kepada warga yang menunggu.\n\n"
         "“Besok kami periksa lagi,” ujar Wiratno.\n",
         "direct|Pintu air sudah dibuka,|Wiratno Sagala|\n"
         "direct|Besok kami periksa lagi,|Wiratno Sagala|\n"},
    };
    CHECK(rows, false);
}

static void words_over_paragraphs_keep_their_speaker(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Jembatan itu dibangun kakek saya, kata Lastri Mandaya.\n\nWarga mengangguk.\n",
         "direct|Jembatan itu dibangun kakek saya,|Lastri Mandaya|\n"},
        {"Lastri Mandaya mengatakan, “Jembatan itu dibangun kakek saya.\n\n"
         "“Kini ia harus diganti.”\n",
         "direct|Jembatan itu dibangun kakek saya.|Lastri Mandaya|\n"
         "direct|Kini ia harus diganti.|Lastri Mandaya|\n"},
        {"Lastri Mandaya menulis:\n\n“Jembatan itu dibangun kakek saya.\n\nKayunya dari hutan "
         "di hulu.\n\nPakunya dari kota.\n\nKini ia harus diganti.”\n",
         "direct|Jembatan itu dibangun kakek saya.|Lastri Mandaya|\n"
         "direct|Kayunya dari hutan di hulu.|Lastri Mandaya|\n"
         "direct|Pakunya dari kota.|Lastri Mandaya|\n"
         "direct|Kini ia harus diganti.|Lastri Mandaya|\n"},
    };
    CHECK(rows, false);
}

/* -- cue and speaker */

static void reads_the_orders_of_cue_and_speaker(void **state) {
    (void)state;
    static const struct row rows[] = {
        /* quote, cue, speaker */
        {"“Harga garam turun,” ujar Kepala Dinas Perikanan Kabupaten Sendawar Budiarjo Lantang, "
         "Rabu (3/4/2024).\n",
         "direct|Harga garam turun,|Budiarjo Lantang|\n"},
        {"“Harga garam turun,” kata Corporate Relations Samudra Indonesia Mirna Tabuni.\n",
         "direct|Harga garam turun,|Mirna Tabuni|\n"},
        {"“Harga garam turun,” kata juru bicara koperasi, Mirna Tabuni.\n",
         "direct|Harga garam turun,|Mirna Tabuni|\n"},
        /* quote, speaker, cue */
        {"“Harga garam turun,” Mirna Tabuni menegaskan.\n",
         "direct|Harga garam turun,|Mirna Tabuni|\n"},
        /* speaker, cue, quote */
        {"Mirna Tabuni mengatakan, “Harga garam turun.”\n",
         "direct|Harga garam turun.|Mirna Tabuni|\n"},
        {"Mirna Tabuni, ketua koperasi, mengatakan: “Harga garam turun.”\n",
         "direct|Harga garam turun.|Mirna Tabuni|\n"},
        /* cue, speaker, quote */
        {"Kata Mirna Tabuni, “Harga garam turun.”\n", "direct|Harga garam turun.|Mirna Tabuni|\n"},
        /* both halves belong to the speaker between them */
        {"“Harga garam turun,” kata Mirna Tabuni. “Petani rugi besar.”\n",
         "direct|Harga garam turun,|Mirna Tabuni|\ndirect|Petani rugi besar.|Mirna Tabuni|\n"},
        /* a name behind a dash */
        {"“Harga garam turun dan kami rugi.” — Mirna Tabuni\n",
         "direct|Harga garam turun dan kami rugi.|Mirna Tabuni|\n"},
    };
    CHECK(rows, false);
}

static void english_orders(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"The river town of Harwick was quiet. “We lost the mill,” Mayor Edna Colworth said on "
         "Monday. “It was all we had.”\n",
         "direct|We lost the mill,|Edna Colworth|\ndirect|It was all we had.|Edna Colworth|\n"},
        {"The river was high when we met. Edna Colworth, the mayor of the town, said, “We lost the "
         "mill.”\n",
         "direct|We lost the mill.|Edna Colworth|\n"},
        {"“We lost the mill,” said Dr. Edna Colworth, who runs the town. The river was high and it "
         "rose.\n",
         "direct|We lost the mill,|Edna Colworth|\n"},
    };
    CHECK_ENGLISH(rows);
}

/* -- who that is */

static void short_names_mean_the_full_name(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Bupati Budiarjo Lantang datang.\n\n“Kami siap,” kata Budiarjo.\n",
         "direct|Kami siap,|Budiarjo Lantang|\n"},
        {"Bupati Budiarjo Lantang datang.\n\n“Kami siap,” kata Lantang.\n",
         "direct|Kami siap,|Budiarjo Lantang|\n"},
        {"Wahyudi Kertarajasa Purnama (WKP) datang.\n\n“Kami siap,” kata WKP.\n",
         "direct|Kami siap,|Wahyudi Kertarajasa Purnama|\n"},
        {"Menteri Pertanian Sendang Arum Wiguna mengatakan, panen naik.\n\n“Kami siap,” kata "
         "Menteri Pertanian.\n",
         "direct|Kami siap,|Sendang Arum Wiguna|\n"},
        {"Rumah itu milik Kiai Wironto. Pemiliknya, Budi Samsudin Arsad alias Kiai Wironto, datang."
         "\n\n“Kami siap,” kata Wironto.\n",
         "direct|Kami siap,|Budi Samsudin Arsad|\n"},
        {"KepalaBudiarjo Lantang datang.\n\n“Kami siap,” kata Budiarjo.\n",
         "direct|Kami siap,|Budiarjo Lantang|\n"},
        {"Pelatih Usmandi Karto datang.\n\n“Kami siap,” kata Usmendi.\n",
         "direct|Kami siap,|Usmandi Karto|\n"},
    };
    CHECK(rows, false);
}

static void pronouns_mean_the_one_spoken_of(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Mirna Tabuni mengatakan, harga turun.\n\n“Petani rugi besar,” katanya.\n",
         "direct|Petani rugi besar,|Mirna Tabuni|\n"},
        {"“Harga turun,” kata Mirna Tabuni.\n\nBudiarjo Lantang menilai, pasar sepi.\n\n“Petani "
         "rugi "
         "besar,” ujar dia.\n",
         "direct|Harga turun,|Mirna Tabuni|\ndirect|Petani rugi besar,|Budiarjo Lantang|\n"},
        /* "tambahnya" goes back to who spoke, whoever came between */
        {"Budiarjo Lantang mengatakan, pasar sepi.\n\n“Harga turun,” kata Mirna "
         "Tabuni.\n\nBudiarjo "
         "Lantang hadir.\n\n“Petani rugi besar,” tambahnya.\n",
         "direct|Harga turun,|Mirna Tabuni|\ndirect|Petani rugi besar,|Mirna Tabuni|\n"},
        /* a person who says nothing is not meant */
        {"Mirna Tabuni mengatakan, harga turun.\n\nPelaut Joko Sembada tenggelam di laut itu.\n\n"
         "“Petani rugi besar,” katanya.\n",
         "direct|Petani rugi besar,|Mirna Tabuni|\n"},
        {"Bupati Budiarjo Lantang datang. Ia mengaku siap.\n\n“Kami siap,” kata pria yang akrab "
         "disapa Jojo itu.\n",
         "direct|Kami siap,|Budiarjo Lantang|\n"},
        {"Bupati Budiarjo Lantang mengaku siap.\n\n“Kami siap,” kata kepala daerah dari Kabupaten "
         "Sendawar ini.\n",
         "direct|Kami siap,|Budiarjo Lantang|\n"},
        /* an unnamed role that reports is not meant later */
        {"“Harga turun,” kata Mirna Tabuni.\n\nBanyak pakar berpendapat, pasar akan sepi.\n\n"
         "“Petani rugi besar,” ujarnya.\n",
         "direct|Harga turun,|Mirna Tabuni|\ndirect|Petani rugi besar,|Mirna Tabuni|\n"},
        /* a pronoun is no body */
        {"Dinas Perikanan menilai, harga turun.\n\n“Petani rugi besar,” ujar dia.\n",
         "direct|Petani rugi besar,||\n"},
        {"“Petani rugi besar,” kata perempuan berusia 40 tahun itu.\n",
         "direct|Petani rugi besar,||\n"},
    };
    CHECK(rows, false);
}

static void print_speakers(struct arena *arena, const struct article *article, struct buf *out) {
    struct quotes quotes;
    quotes_find(arena, article, false, &quotes);
    for (size_t i = 0; i < quotes.count; i++)
        buf_printf(out, "%.*s|%.*s\n", STR_ARG(quotes.at[i].speaker.role),
                   STR_ARG(quotes.at[i].speaker.name));
}

static void check_roles(const char *lead, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct article article;
        struct buf got = {0};
        read_page(&arena, lead, rows[i].page, &article);
        print_speakers(&arena, &article, &got);
        assert_string_equal(got.at != NULL ? got.at : "", rows[i].want);
        buf_free(&got);
        arena_free(&arena);
    }
}

/* A country, a village, a firm that no pack knows: the page's own use of the words tells. */
static void tells_unknown_bodies_from_names(void **state) {
    (void)state;
    static const struct row indonesian[] = {
        {"Presiden Valdoria Marek Holvat tiba. Istana Valdoria sepi. \"Lega,\" kata Holvat.\n",
         "Presiden Valdoria|Marek Holvat\n"},
        {"Perdana Menteri Karsena Ilse Brandvold tiba, sementara itu Ilse Brandvold diam.\n\n"
         "\"Kami siap,\" kata Brandvold.\n",
         "Perdana Menteri Karsena|Ilse Brandvold\n"},
        {"Presiden Valdoria Marek Holvat tiba. Semua lega. \"Lega,\" kata Holvat.\n",
         "Presiden Valdoria|Marek Holvat\n"},
        {"Presiden Bambang Marek Holvat tiba. Semua lega. \"Lega,\" kata Holvat.\n",
         "Presiden|Bambang Marek Holvat\n"},
        {"Bupati Wedi Kulon Sukirno Hadisaputro tiba di Wedi Kulon. \"Lega,\" kata Hadisaputro.\n",
         "Bupati Wedi Kulon|Sukirno Hadisaputro\n"},
        {"Ketua Partai Angin Pesisir Joren Vaskelund datang. Partai Angin Pesisir menolak.\n\n"
         "\"Tidak,\" kata Vaskelund.\n",
         "Ketua Partai Angin Pesisir|Joren Vaskelund\n"},
        {"\"Lega,\" kata Kepala Pusat Gempa Bumi Anindya Prakosa. Anindya mengimbau warga "
         "tenang.\n",
         "Kepala Pusat Gempa Bumi|Anindya Prakosa\n"},
        {"Direktur Utama Sagara Lintas Wirya Danuatmaja hadir. \"Lega,\" ujar Wirya.\n",
         "Direktur Utama Sagara Lintas|Wirya Danuatmaja\n"},
        {"Wali Kota Retna Ayu Larasati tiba. Menurut dia, Retna Ayu lega. \"Ya,\" kata Ayu.\n",
         "Wali Kota|Retna Ayu Larasati\n"},
        {"Pengacara petambak, Fatimah Az-Zahrani alias Bu Ima, lega. \"Tujuh tahun,\" kata Ima.\n",
         "Pengacara petambak|Fatimah Az-Zahrani\n"},
        {"Seorang pedagang, Mbok Sarinem (58), menangis. \"Habis,\" kata Sarinem.\n",
         "pedagang|Sarinem\n"},
    };
    static const struct row english[] = {
        {"Opposition lawmaker Joren Vaskelund, leader of the Tower Group, was blunt.\n\n"
         "“Concrete is not a policy,” Vaskelund said.\n",
         "Opposition lawmaker|Joren Vaskelund\n"},
        {"But opposition lawmaker Joren Vaskelund, leader of the Tower Group, was blunt.\n\n"
         "“Concrete is not a policy,” Vaskelund said.\n",
         "leader of the Tower Group|Joren Vaskelund\n"},
        {"Valdorian President Marek Holvat met Karsena Prime Minister Ilse Brandvold.\n\n"
         "“We stay,” Holvat said. “We go,” Brandvold said.\n",
         "Valdorian President|Marek Holvat\nKarsena Prime Minister|Ilse Brandvold\n"},
        {"“We stay,” said Coastal Workers Party leader Ilka Tamm.\n",
         "Coastal Workers Party leader|Ilka Tamm\n"},
        {"“We stay,” said Ilka Tamm, a spokeswoman for the Orle Fund.\n",
         "spokeswoman for the Orle Fund|Ilka Tamm\n"},
        {"“The boats stay away,” cooperative head Mbak Wening Astari said.\n", "|Wening Astari\n"},
    };
    check_roles(INDONESIAN, indonesian, sizeof indonesian / sizeof *indonesian);
    check_roles(ENGLISH, english, sizeof english / sizeof *english);
}

static void a_firm_is_no_person(void **state) {
    (void)state;
    static const char *const pages[] = {
        "The company, Arga Lines, was silent. “We did nothing wrong,” Arga Lines said later.\n",
        "The firm, Belmar, denied it. “We did nothing wrong,” Belmar said.\n"};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct arena arena = {0};
        struct article article;
        struct quotes quotes;
        read_page(&arena, ENGLISH, pages[i], &article);
        quotes_find(&arena, &article, false, &quotes);
        assert_int_equal(quotes.count, 1);
        assert_int_equal(quotes.at[0].speaker.type, SPEAKER_ORGANISATION);
        arena_free(&arena);
    }
}

static void those_without_a_name_stay_without(void **state) {
    (void)state;
    struct arena arena = {0};
    struct article article;
    struct quotes quotes;
    read_page(&arena, INDONESIAN,
              "“Kami diminta diam,” kata seorang pejabat yang enggan disebut namanya, "
              "Senin.\n",
              &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_int_equal(quotes.count, 1);
    assert_int_equal(quotes.at[0].speaker.type, SPEAKER_ANONYMOUS);
    assert_null(quotes.at[0].speaker.name.ptr);
    assert_true(
        str_eq(quotes.at[0].speaker.surface, STR("seorang pejabat yang enggan disebut namanya")));
    /* "mereka" is nobody alone, though one person was spoken of */
    read_page(&arena, INDONESIAN,
              "Mirna Tabuni mengatakan, harga turun.\n\n“Kami diminta diam,” kata mereka.\n",
              &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_int_equal(quotes.count, 1);
    assert_int_equal(quotes.at[0].speaker.type, SPEAKER_COLLECTIVE);
    arena_free(&arena);
}

/* Words behind the quotation that no rule reads may make anybody the speaker. */
static void unread_words_leave_the_speaker_open(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Harga turun,” kata Mirna Tabuni.\n\n“Petani rugi besar tahun ini,” begitulah bagian "
         "awal selebaran itu.\n",
         "direct|Harga turun,|Mirna Tabuni|\ndirect|Petani rugi besar tahun ini,||\n"},
    };
    CHECK(rows, false);
}

static void a_paragraph_of_words_continues_the_speaker(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Harga turun,” kata Mirna Tabuni.\n\n“Petani rugi besar tahun ini.”\n",
         "direct|Harga turun,|Mirna Tabuni|\ndirect|Petani rugi besar tahun ini.|Mirna Tabuni|\n"},
    };
    CHECK(rows, false);
}

/* -- kind */

static void tells_mixed_words_from_terms(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Mirna Tabuni menyatakan bahwa panen tahun ini adalah “yang terburuk dalam sejarah” "
         "baginya.\n",
         "mixed|yang terburuk dalam sejarah|Mirna Tabuni|\n"},
        {"Mirna Tabuni berbicara dalam diskusi bertajuk “Garam dan Masa Depan Kita”.\n", ""},
        {"Kapal itu diberi nama “Sinar Pagi”.\n", ""},
        {"Alamatnya tertulis di sana, kata Mirna Tabuni: \"https://contoh.invalid/daftar\".\n", ""},
        {"Mirna Tabuni tidak menyebut pihak “musuh” mana yang dimaksud.\n", ""},
    };
    CHECK(rows, false);
}

/* -- via */

static void tells_the_medium_from_the_speaker(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Kami siap,” kata Mirna Tabuni, seperti dilansir Reuters, Selasa (2/4/2024).\n",
         "direct|Kami siap,|Mirna Tabuni|Reuters\n"},
        {"“Kami siap,” kata Mirna Tabuni kepada AFP.\n", "direct|Kami siap,|Mirna Tabuni|AFP\n"},
        {"“Kami siap,” kata Mirna Tabuni, seperti dilaporkan KCNA dan dikutip oleh Reuters.\n",
         "direct|Kami siap,|Mirna Tabuni|KCNA, Reuters\n"},
        {"“Kami siap,” ungkap kantor berita KCNA, mengutip isi surat Mirna Tabuni.\n",
         "direct|Kami siap,|Mirna Tabuni|KCNA\n"},
        {"“Kantor tutup besok,” tulis akun Instagram Kementerian Kelautan.\n",
         "direct|Kantor tutup besok,|Kementerian Kelautan|\n"},
        {"“Kami siap menyerang,” lapor KCNA.\n", "direct|Kami siap menyerang,|KCNA|\n"},
    };
    CHECK(rows, false);
}

/* -- indirect */

static void finds_reported_clauses(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Mirna Tabuni mengatakan bahwa harga garam turun tahun ini.\n",
         "indirect|harga garam turun tahun ini|Mirna Tabuni|\n"},
        {"Menurut Mirna Tabuni, harga garam turun tahun ini.\n",
         "indirect|harga garam turun tahun ini|Mirna Tabuni|\n"},
        {"Harga garam turun tahun ini, kata Mirna Tabuni.\n",
         "indirect|Harga garam turun tahun ini|Mirna Tabuni|\n"},
        /* to whom and when stand before "bahwa" */
        {"Mirna Tabuni mengatakan kepada wartawan pada Rabu (4/6) bahwa harga garam turun tahun "
         "ini.\n",
         "indirect|harga garam turun tahun ini|Mirna Tabuni|\n"},
        /* neither a denial nor a wish nor an object is an assertion */
        {"Mirna Tabuni tidak mengatakan bahwa harga garam turun tahun ini.\n", ""},
        {"Mirna Tabuni berharap harga garam akan turun tahun ini.\n", ""},
        {"Mirna Tabuni menjelaskan dasar hukum larangan baru itu.\n", ""},
    };
    CHECK(rows, true);
}

static void asks_for_indirect_ones_only_on_request(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Mirna Tabuni mengatakan bahwa harga garam turun tahun ini.\n", ""},
    };
    CHECK(rows, false);
}

static void tells_role_channel_day_and_why(void **state) {
    (void)state;
    struct arena arena = {0};
    struct article article;
    struct quotes quotes;
    read_page(&arena, INDONESIAN,
              "“Kami siap,” kata Kepala Dinas Perikanan Mirna Tabuni dalam konferensi pers, "
              "Rabu (3/4/2024).\n",
              &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_int_equal(quotes.count, 1);
    const struct quote *q = &quotes.at[0];
    assert_true(str_eq(q->speaker.role, STR("Kepala Dinas Perikanan")));
    assert_true(str_eq(q->speaker.surface, STR("Kepala Dinas Perikanan Mirna Tabuni")));
    assert_true(str_eq(q->cue, STR("kata")));
    assert_true(str_eq(q->channel, STR("konferensi pers")));
    assert_true(str_eq(q->said, STR("Rabu (3/4/2024)")));
    assert_string_equal(q->rule, "cue and name after");
    assert_true(q->confidence > 90);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_marks_of_every_convention),
        cmocka_unit_test(keeps_nested_marks_inside),
        cmocka_unit_test(a_lost_mark_harms_only_its_paragraph),
        cmocka_unit_test(words_over_paragraphs_keep_their_speaker),
        cmocka_unit_test(reads_the_orders_of_cue_and_speaker),
        cmocka_unit_test(english_orders),
        cmocka_unit_test(short_names_mean_the_full_name),
        cmocka_unit_test(pronouns_mean_the_one_spoken_of),
        cmocka_unit_test(tells_unknown_bodies_from_names),
        cmocka_unit_test(a_firm_is_no_person),
        cmocka_unit_test(those_without_a_name_stay_without),
        cmocka_unit_test(unread_words_leave_the_speaker_open),
        cmocka_unit_test(a_paragraph_of_words_continues_the_speaker),
        cmocka_unit_test(tells_mixed_words_from_terms),
        cmocka_unit_test(tells_the_medium_from_the_speaker),
        cmocka_unit_test(finds_reported_clauses),
        cmocka_unit_test(asks_for_indirect_ones_only_on_request),
        cmocka_unit_test(tells_role_channel_day_and_why),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
