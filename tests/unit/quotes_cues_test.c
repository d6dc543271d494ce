/* Cues that stand otherwise than the rule: unknown, left out, beside a name that is a common word.
 */
#include "quotes_fixture.h"

static void a_name_behind_an_unknown_cue_speaks(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Selamat untuk kalian berdua,” komentar Lastri Mandaya di akunnya.\n",
         "direct|Selamat untuk kalian berdua,|Lastri Mandaya|\n"},
        {"“Kami minta maaf kepada penumpang,” pernyataan Kapal Sagara dalam siaran pers.\n",
         "direct|Kami minta maaf kepada penumpang,|Kapal Sagara|\n"},
        {"“Pintu air sudah dibuka,” Wiratno Sagala, ketua kelompok tani.\n",
         "direct|Pintu air sudah dibuka,|Wiratno Sagala|\n"},
        {"“Pintu air sudah dibuka,” Wiratno Sagala mengunci gudang itu.\n",
         "direct|Pintu air sudah dibuka,||\n"},
        {"“Pintu air sudah dibuka,” begitu isi pernyataan resmi Perum Tirta Sagara.\n",
         "direct|Pintu air sudah dibuka,|Perum Tirta Sagara|\n"},
    };
    CHECK(rows, false);
}

static void a_cue_before_a_date_means_the_one_spoken_of(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Ketua kelompok tani Wiratno Sagala memeriksa pintu air.\n\n“Pintu air sudah dibuka,” "
         "kata "
         "Rabu (18/6/2025).\n",
         "direct|Pintu air sudah dibuka,|Wiratno Sagala|\n"},
    };
    CHECK(rows, false);
}

static void a_common_word_behind_a_cue_is_a_name(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Wakil Ketua Koperasi Lalu Mandaya membuka rapat itu.\n\n“Pintu air sudah dibuka,” kata "
         "Lalu kepada wartawan.\n",
         "direct|Pintu air sudah dibuka,|Lalu Mandaya|\n"},
        {"“Pintu air sudah dibuka,” ucap Hari Sagala di Tambakrejo.\n",
         "direct|Pintu air sudah dibuka,|Hari Sagala|\n"},
    };
    CHECK(rows, false);
}

static void a_clause_without_bahwa_needs_a_verb(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Lastri Mandaya mengatakan harga jagung ini ditetapkan bersama petani.\n",
         "indirect|harga jagung ini ditetapkan bersama petani|Lastri Mandaya|\n"},
        {"Lastri Mandaya mengatakan Wiratno Sagala menjabat ketua sejak tahun lalu.\n",
         "indirect|Wiratno Sagala menjabat ketua sejak tahun lalu|Lastri Mandaya|\n"},
        {"Lastri Mandaya mengaku sulit mendapat pupuk murah.\n",
         "indirect|sulit mendapat pupuk murah|Lastri Mandaya|\n"},
        {"Lastri Mandaya menegaskan komitmen membangun gudang untuk petani.\n", ""},
        {"Lastri Mandaya mengungkapkan bukti yang diserahkan kepada polisi.\n", ""},
        {"Lastri Mandaya menyampaikan apresiasi kepada petani yang telah menanam jagung.\n", ""},
        {"Lastri Mandaya mengumumkan dividen tahun ini kepada petani.\n", ""},
    };
    CHECK(rows, true);
}

static void a_verb_that_tells_of_a_noun_reports_nothing(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Lastri Mandaya membaca selebaran yang menyebut harga jagung akan naik.\n", ""},
        {"Lastri Mandaya datang untuk memastikan harga jagung tidak naik.\n", ""},
    };
    CHECK(rows, true);
}

static void a_passive_cue_has_its_doer_behind_it(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Dijelaskan Wiratno Sagala, pintu air sudah dibuka sejak subuh.\n",
         "indirect|pintu air sudah dibuka sejak subuh|Wiratno Sagala|\n"},
        {"Lembah di hulu sungai itu biasa disebut Sagala Kembar.\n", ""},
        {"Pembukaan pintu air itu disampaikan Wiratno Sagala, saat rapat di balai desa.\n", ""},
        {"Dalam video yang diunggah itu, Lastri Mandaya mengatakan jika pintu air belum dibuka.\n",
         "indirect|pintu air belum dibuka|Lastri Mandaya|\n"},
    };
    CHECK(rows, true);
}

/* The type and the role of the first speaker on a page. */
static void check_speaker(const char *page, enum speaker_type type, const char *name,
                          const char *role) {
    struct arena arena = {0};
    struct article article;
    struct quotes quotes;
    read_page(&arena, INDONESIAN, page, &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_true(quotes.count > 0);
    const struct speaker *speaker = &quotes.at[0].speaker;
    assert_int_equal(speaker->type, type);
    assert_true(str_eq(speaker->name, str_from(name)));
    assert_true(str_eq(speaker->role, str_from(role)));
    arena_free(&arena);
}

static void one_described_is_who_was_named(void **state) {
    (void)state;
    static const struct row rows[] = {
        /* a judge, by any word for one, where there is but one */
        {"“Terdakwa bersalah,” kata ketua majelis hakim Lastri Mandaya.\n\n“Sidang ditutup,” ujar "
         "hakim.\n",
         "direct|Terdakwa bersalah,|Lastri Mandaya|\ndirect|Sidang ditutup,|Lastri Mandaya|\n"},
        {"“Terdakwa bersalah,” kata ketua majelis hakim Lastri Mandaya.\n\n“Ya,” kata hakim "
         "anggota Wiratno Sagala.\n\n“Sidang ditutup,” ujar hakim.\n",
         "direct|Terdakwa bersalah,|Lastri Mandaya|\ndirect|Ya,|Wiratno Sagala|\n"
         "direct|Sidang ditutup,||\n"},
        /* counsel and kin are told by whose they are, even of one who speaks */
        {"“Ya,” kata Lesmana.\n\n“Tidak,” kata kuasa hukum Lesmana, Lastri Mandaya.\n",
         "direct|Ya,|Lesmana|\ndirect|Tidak,|Lastri Mandaya|\n"},
        /* the firm */
        {"“Kapal batal,” tulis PT Sagara Lines.\n\n“Kami minta maaf,” kata perusahaan.\n",
         "direct|Kapal batal,|PT Sagara Lines|\ndirect|Kami minta maaf,|PT Sagara Lines|\n"},
        /* one unnamed who asserts nothing does not speak on */
        {"“Air naik,” kata Lastri Mandaya.\n\nKorban meminta tolong kepada warga.\n\n“Awas,” ujar "
         "dia.\n",
         "direct|Air naik,|Lastri Mandaya|\ndirect|Awas,|Lastri Mandaya|\n"},
        {"Kapal itu karam di Arga Kembar. “Air naik,” kata Dinas Perikanan Sagara.\n\n“Awas,” "
         "katanya.\n",
         "direct|Air naik,|Dinas Perikanan Sagara|\ndirect|Awas,|Dinas Perikanan Sagara|\n"},
        {"“Air naik,” kata Lastri Mandaya.\n\nPenumpang Kapal Sagara yang melanjutkan perjalanan "
         "menunggu.\n\n“Awas,” kata dia.\n",
         "direct|Air naik,|Lastri Mandaya|\ndirect|Awas,|Lastri Mandaya|\n"},
        /* an account is nobody who was named */
        {"Lastri Mandaya pulang. Akun itu menambahkan narasi: “Semua sudah habis dijual”.\n",
         "direct|Semua sudah habis dijual||\n"},
        {"Senada dengan Lastri Mandaya, petani Wiratno Sagala juga menolak. “Rugi,” ujarnya.\n",
         "direct|Rugi,|Wiratno Sagala|\n"},
    };
    CHECK(rows, false);
}

static void a_short_name_told_elsewhere_is_one_that_sounds_alike(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Menteri Sungai Lesmana Sagala datang bersama Wiratno Mandaya.\n\n“Air naik,” kata pria "
         "yang "
         "akrab disapa Lesa.\n\n“Awas,” ujar Lesa.\n",
         "direct|Air naik,|Lesmana Sagala|\ndirect|Awas,|Lesmana Sagala|\n"},
        {"Menteri Sungai Lesmana Sagala datang.\n\n“Awas,” ujar Lesma.\n",
         "direct|Awas,|Lesmana Sagala|\n"},
        {"Menteri Sungai Lesmana Sagala datang.\n\n“Awas,” ujar Mana, sapaan akrabnya.\n",
         "direct|Awas,|Lesmana Sagala|\n"},
        {"M. Sagala Putra datang. “Awas,” kata Muhtar Sagala Putra.\n",
         "direct|Awas,|M. Sagala Putra|\n"},
    };
    CHECK(rows, false);
}

static void a_body_is_told_by_any_of_its_words(void **state) {
    (void)state;
    check_speaker("“Kapal batal,” tulis Sagara Lines Entertainment.\n", SPEAKER_ORGANISATION,
                  "Sagara Lines Entertainment", "");
    check_speaker("“Kapal batal,” tulis Rivers for Humanity and Peace.\n", SPEAKER_ORGANISATION,
                  "Rivers for Humanity and Peace", "");
    check_speaker("“Kapal batal,” kata pendiri Rivers for Humanity, Lastri Mandaya.\n",
                  SPEAKER_PERSON, "Lastri Mandaya", "pendiri Rivers for Humanity");
    check_speaker("“Kapal batal,” tulis Badan Pangan dan Gizi.\n", SPEAKER_ORGANISATION,
                  "Badan Pangan dan Gizi", "");
    check_speaker("“Air naik,” kata AKP Lastri Mandaya, Kasi Humas Polres Tambakrejo.\n",
                  SPEAKER_PERSON, "Lastri Mandaya", "Kasi Humas Polres Tambakrejo");
    check_speaker("“Air naik,” kata Lastri Mandaya, peneliti sungai di Arga Research.\n",
                  SPEAKER_PERSON, "Lastri Mandaya", "peneliti sungai di Arga Research");
    check_speaker("“Air naik,” kata Dr. Lastri Mandaya, Ph.D, FINARGA, FARG menurut panitia.\n",
                  SPEAKER_PERSON, "Lastri Mandaya", "");
    check_speaker("“Air naik,” kata Inspektur Jenderal Kementerian Agama (Irjen Kemenag) Sagala.\n",
                  SPEAKER_PERSON, "Sagala", "Inspektur Jenderal Kementerian Agama (Irjen Kemenag)");
    check_speaker("“Air naik,” kata Lastri Mandaya, Managing Director & CEO Arga.\n",
                  SPEAKER_PERSON, "Lastri Mandaya", "Managing Director & CEO Arga");
    check_speaker("“Air naik,” kata Direktur Utama PT Arga Wiratno LP Sagala.\n", SPEAKER_PERSON,
                  "Wiratno LP Sagala", "Direktur Utama PT Arga");
    check_speaker("“Air naik,” kata Lastri Mandaya, salah seorang pemilik kebun.\n", SPEAKER_PERSON,
                  "Lastri Mandaya", "salah seorang pemilik kebun");
    check_speaker("“Air naik,” kata pengacara Wiratno Lumban Raja.\n", SPEAKER_PERSON,
                  "Wiratno Lumban Raja", "pengacara");
    check_speaker("“Air naik,” kata menteri kebudayaan Mykola Sagala.\n\n“Awas,” kata Sagala.\n",
                  SPEAKER_PERSON, "Mykola Sagala", "menteri kebudayaan");
    check_speaker("“Kapal batal,” tulis Batik Air.\n", SPEAKER_ORGANISATION, "Batik Air", "");
    check_speaker("“Kami siap,” kata Pelatih AC Milan Wiratno Sagala.\n", SPEAKER_PERSON,
                  "Wiratno Sagala", "Pelatih AC Milan");
    check_speaker("“Kami siap,” kata Direktur PT Arga Wiratno Sagala Putra.\n", SPEAKER_PERSON,
                  "Wiratno Sagala Putra", "Direktur PT Arga");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_behind_an_unknown_cue_speaks),
        cmocka_unit_test(a_cue_before_a_date_means_the_one_spoken_of),
        cmocka_unit_test(a_common_word_behind_a_cue_is_a_name),
        cmocka_unit_test(one_described_is_who_was_named),
        cmocka_unit_test(a_short_name_told_elsewhere_is_one_that_sounds_alike),
        cmocka_unit_test(a_body_is_told_by_any_of_its_words),
        cmocka_unit_test(a_clause_without_bahwa_needs_a_verb),
        cmocka_unit_test(a_verb_that_tells_of_a_noun_reports_nothing),
        cmocka_unit_test(a_passive_cue_has_its_doer_behind_it),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
