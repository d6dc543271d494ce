/* What is Indonesian about who speaks: names that are titles as well, works behind which "itu"
 * stands, ranks and degrees. Every text is ours, about invented people and places. */
#include "quotes_fixture.h"

static const struct row names[] = {
    /* words for kings and children are given names, too */
    {"Menteri Kehutanan Raja Juli Sagala meninjau hutan.\n\n“Kami menanam lagi,” kata Raja Juli.",
     "direct|Kami menanam lagi,|Raja Juli Sagala|\n"},
    {"Aktris Putri Lembayung datang. “Saya senang,” kata Putri.",
     "direct|Saya senang,|Putri Lembayung|\n"},
    {"“Saya ikut,” ujar Muhammad Imam Sudibya.", "direct|Saya ikut,|Muhammad Imam Sudibya|\n"},
    {"“Saya ikut,” ujar Sultan Hamid X kemarin.", "direct|Saya ikut,|Hamid X|\n"},
    {"Deputi Pasar Hasanul Hakim hadir. “Saya ikut,” ujar Hasanul.",
     "direct|Saya ikut,|Hasanul Hakim|\n"},
    /* ranks in small letters, forms of address without a stop, degrees before and behind */
    {"Kapolsek Karang Kompol Komang Lesmana hadir. Kompol komang menunjuk peta. “Di sini,” kata "
     "Komang.",
     "direct|Di sini,|Komang Lesmana|\n"},
    {"“Ini indah,” tutur Mgr Wiratno.", "direct|Ini indah,|Wiratno|\n"},
    {"“Itu salah,” kata Kepala Pencegahan Ombudsman, ST Dwi Lesmana, SH.",
     "direct|Itu salah,|Dwi Lesmana|\n"},
    {"Perencana dana Arga, Jufti Sagala, CFP®, datang. “Hemat,” ujar Jufti.",
     "direct|Hemat,|Jufti Sagala|\n"},
    /* a country by a quarter of the compass is none of somebody's office */
    {"Lembah Utara menyatakan “kekhawatiran yang amat serius” atas hal itu.",
     "mixed|kekhawatiran yang amat serius|Lembah Utara|\n"},
    {"Uskup Ambon Wiratno Sagala datang. Uskup Ambon bersama Pastor Paroki Lor, Pastor Johan "
     "Lesmana, masuk. “Bantuan datang,” kata Uskup.",
     "direct|Bantuan datang,|Wiratno Sagala|\n"},
};

/* what a body or a town is called, is none of a name behind it */
static const struct row bodies[] = {
    {"Warga mengungsi di Tambakrejo.\n\nKepala Pelaksana BPBD Tambakrejo Harsono Lubis hadir. “Air "
     "surut,” ujarnya.",
     "direct|Air surut,|Harsono Lubis|\n"},
    {"Direktur Utama PT Arga Pelita Tbk, Fransiska Manuhutu, hadir. Ketua Serikat Pekerja Arga "
     "Pelita Wandi Kuncoro mengaku lega. “Kami pegang janji itu,” katanya.",
     "direct|Kami pegang janji itu,|Wandi Kuncoro|\n"},
    {"Ketua Penggilingan Padi Sutikno Hardi menyebut biaya naik. “Solar langka,” ujarnya.",
     "direct|Solar langka,|Sutikno Hardi|\n"},
    {"Direktur RSUD Palu dr Melati Siahaan Sp.PD hadir. “Tiga di ICU,” kata dr Melati.",
     "direct|Tiga di ICU,|Melati Siahaan|\n"},
    {"Senada dengan Wiratno, Ketua Forum Kerukunan (FKUB) Palu Anton Lembu menyambut itu. “Kita "
     "satu,” ujar Anton.",
     "direct|Kita satu,|Anton Lembu|\n"},
    /* a short form that stands behind another mention of the body is none of this one's words */
    {"Badan Sungai Lembah rapat. Kapal berlayar.\n\nMenurut Badan Sungai Lembah (BSL), air naik. "
     "“Air "
     "naik,” kata Badan Sungai Lembah.",
     "direct|Air naik,|Badan Sungai Lembah|\n"},
    {"Di depan majelis hakim, Arumi Setyo mengaku. Ketua majelis hakim Prayitno Wibisono hadir. "
     "“Tenang,” kata hakim.",
     "direct|Tenang,|Prayitno Wibisono|\n"},
    /* nobody's name: whose somebody unnamed is, or for whom he speaks */
    {"“Balas,” kata Wali Kota Palu Marek Holvat.\n\nSeorang pejabat senior Ostmark mengatakan "
     "“siap untuk segala kemungkinan”.",
     "direct|Balas,|Marek Holvat|\nmixed|siap untuk segala kemungkinan||\n"},
    {"“Balas,” kata Wali Kota Palu Marek Holvat.\n\nJuru bicara Holvat meluruskan itu. "
     "“Beliau mau berunding,” kata juru bicara itu.",
     "direct|Balas,|Marek Holvat|\ndirect|Beliau mau berunding,||\n"},
    /* letters that stand for somebody */
    {"Korban, KS (37), mengaku lemas. “Saya kaget,” kata KS.\n\nPelaku berinisial RT diam. “Buat "
     "bayar utang,” kata RT.",
     "direct|Saya kaget,|KS|\ndirect|Buat bayar utang,|RT|\n"},
    /* the text spoken of before */
    {"Badan Pangan menyatakan stok aman. “Cadangan cukup,” demikian keterangan tersebut.",
     "direct|Cadangan cukup,|Badan Pangan|\n"},
    {"Kepada redaksi, Fransiska Manuhutu menjawab. Siska, panggilan akrabnya, tersenyum. “Tidak,” "
     "kata Siska.",
     "direct|Tidak,|Fransiska Manuhutu|\n"},
};

/* whose words they are */
static const struct row speakers[] = {
    {"Kapolres Palu, AKBP Pahala Lesmana, melalui Kasat Samapta, Iptu Arfen, menegaskan patroli "
     "itu. "
     "“Negara hadir,” tegasnya.",
     "direct|Negara hadir,|Arfen|\n"},
    {"Tetangga lain yang bernama Dewi Jatmika mengatakan hal itu. “Hargai tetangga,” katanya.",
     "direct|Hargai tetangga,|Dewi Jatmika|\n"},
    {"Salah satu tetangganya mengatakan, “Tenda itu besar.”", "direct|Tenda itu besar.||\n"},
    /* a body that spoke last, and by its first word alone */
    {"“Ikut,” tulis Rima Lesmana.\n\nKementerian Sungai mengatakan kapal itu dibawa pulang. "
     "“Bantuan "
     "akan disalurkan,” tulisnya.\n\n“Pertunjukan selesai,” tulis kementerian.",
     "direct|Ikut,|Rima Lesmana|\ndirect|Bantuan akan disalurkan,|Kementerian Sungai|\n"
     "direct|Pertunjukan selesai,|Kementerian Sungai|\n"},
    /* what somebody stands for tells that he speaks */
    {"“Ikut,” tulis Rima Lesmana.\n\nDirektur Walhi Rudi Ansari mengindikasikan keterlibatan "
     "oknum.\n\n“Usut,” katanya.",
     "direct|Ikut,|Rima Lesmana|\ndirect|Usut,|Rudi Ansari|\n"},
    /* introduced as the doer of a passive verb */
    {"“Tidak,” ujar Suparlan Widodo.\n\nHal serupa dialami Kasdi. Lelaki 65 tahun itu mengaku "
     "diminta "
     "membayar.\n\n“Saya buta huruf,” ungkapnya.",
     "direct|Tidak,|Suparlan Widodo|\ndirect|Saya buta huruf,|Kasdi|\n"},
    {"“Tidak,” ujar Suparlan Widodo.\n\nKehangatan dirasakan Nita, mahasiswa asal Karang. Ia "
     "mengaku "
     "bahagia.\n\n“Senang,” ceritanya.",
     "direct|Tidak,|Suparlan Widodo|\ndirect|Senang,|Nita|\n"},
    {"Usai sidang, Dharma Sitepu memeluk istrinya, Tiurma. “Pasrah,” kata Dharma Sitepu.\n\nTiurma "
     "sendiri menangis. “Suami saya baik,” ucap perempuan 45 tahun itu.",
     "direct|Pasrah,|Dharma Sitepu|\ndirect|Suami saya baik,|Tiurma|\n"},
    {"Pelatih Persekar, Ruud Hendrik, kecewa. “Buruk,” kata Ruud.\n\nKapten Persekar Gatot Suryono "
     "sependapat. “Maaf,” ucap bek 31 tahun tersebut.",
     "direct|Buruk,|Ruud Hendrik|\ndirect|Maaf,|Gatot Suryono|\n"},
    /* an account behind a word that is no cue */
    {"“Mending terlambat,” komentar @rinakarang.", "direct|Mending terlambat,|@rinakarang|\n"},
    /* a law is nobody's who spoke before */
    {"“Uang itu titipan,” kata Wawan Lesmana.\n\n“Barang siapa menerima hadiah, dipidana,” bunyi "
     "Pasal 4 UU Sungai.",
     "direct|Uang itu titipan,|Wawan Lesmana|\n"
     "direct|Barang siapa menerima hadiah, dipidana,|Pasal 4 UU Sungai|\n"},
    /* made of two beginnings; of two names, the last misspelt */
    {"Ketua Ikatan Motor Bambang Soelistyo hadir. “Bagus,” ujar Bamsoel.",
     "direct|Bagus,|Bambang Soelistyo|\n"},
    {"Vishal Mehta, Regional Business Head Arga Motor, hadir. “Laris,” kata Vishal Meta.",
     "direct|Laris,|Vishal Mehta|\n"},
    {"CEO Arga Mira Sandvik hadir. “Naik,” kata Sandvik. Saham milik Arga naik. “Sejalan,” kata "
     "Arga "
     "dalam siaran pers.",
     "direct|Naik,|Mira Sandvik|\ndirect|Sejalan,|Arga|\n"},
    /* one name in two spellings */
    {"Deputi Rizki Handayani hadir. Rizky mengingatkan hal itu. “Siaga,” ujarnya.",
     "direct|Siaga,|Rizki Handayani|\n"},
    /* marks: of the wrong shape before a cue */
    {"“Pramugari lalai, “ kata Wiratno Sagala. “Maaf saja kurang,” kata Wiratno.",
     "direct|Pramugari lalai,|Wiratno Sagala|\ndirect|Maaf saja kurang,|Wiratno Sagala|\n"},
    {"“Kita berharap,” ujar Pemerhati Jabar Selatan, Aden Saripudin.",
     "direct|Kita berharap,|Aden Saripudin|\n"},
    {"Kepala Balai Semuel Sandi Lesmana hadir. “Siap,” ujar Semeul.",
     "direct|Siap,|Semuel Sandi Lesmana|\n"},
    {"“Siap,” kata Cut Azharida Lesmana. “Ayo,” pinta Cut.",
     "direct|Siap,|Cut Azharida Lesmana|\ndirect|Ayo,|Cut Azharida Lesmana|\n"},
};

static void whose_words(void **state) {
    (void)state;
    CHECK(speakers, false);
}

static void names_behind_bodies(void **state) {
    (void)state;
    CHECK(bodies, false);
}

static void names_that_are_titles(void **state) {
    (void)state;
    CHECK(names, false);
}

static const struct row described[] = {
    /* what "itu" ends points back, whatever capitals it holds */
    {"“Sakit,” cerita Delia Lembayung.\n\nBintang sinetron Magic 5 itu mengaku tidak pingsan. "
     "“Saya kuat,” tuturnya.",
     "direct|Sakit,|Delia Lembayung|\ndirect|Saya kuat,|Delia Lembayung|\n"},
    {"“Sakit,” cerita Delia Lembayung.\n\n“Saya kuat,” kata sutradara Karang: Kisah Lama itu.",
     "direct|Sakit,|Delia Lembayung|\ndirect|Saya kuat,|Delia Lembayung|\n"},
    {"“Sakit,” cerita Delia Lembayung.\n\nJembatan Kali Bening itu ambruk. “Saya lari,” katanya.",
     "direct|Sakit,|Delia Lembayung|\ndirect|Saya lari,|Delia Lembayung|\n"},
    /* a paragraph that nobody named introduces is nobody's */
    {"“Sakit,” cerita Delia Lembayung.\n\nUnggahan itu disertai narasi sebagai berikut:\n\n"
     "“Cairan ajaib akan menyembuhkan semua penyakit di tubuh Anda dalam sehari.”",
     "direct|Sakit,|Delia Lembayung|\n"
     "direct|Cairan ajaib akan menyembuhkan semua penyakit di tubuh Anda dalam sehari.||\n"},
    /* the next sentence has a subject of its own */
    {"“Siap,” kata pelatih Simon Sagala.\n\nKylo Punggawa dan Jude Lesmana bermain bagus. Sagala "
     "sadar lawannya kuat, dia menegaskan timnya siap. “Kami siap,” katanya.",
     "direct|Siap,|Simon Sagala|\ndirect|Kami siap,|Simon Sagala|\n"},
    /* a title in another language */
    {"Mira Lesmana dalam “Around 4,000 Boats Lost in Arga and in Karang”, menyebut banyak hal.",
     ""},
};

static void what_itu_ends(void **state) {
    (void)state;
    CHECK(described, false);
}

static void day_of_citation(void **state) {
    (void)state;
    struct arena arena = {0};
    struct article article;
    struct quotes quotes;
    read_page(&arena, INDONESIAN,
              "“Satu,” kata Wiratno Sagala, Rabu (18/6/2025).\n\n"
              "“Dua,” kata Wiratno Sagala, dilansir Kabar Karang, Kamis (19/6/2025).",
              &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_int_equal(quotes.count, 2);
    assert_true(str_eq(quotes.at[0].said, STR("Rabu (18/6/2025)")));
    assert_null(quotes.at[1].said.ptr);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_that_are_titles), cmocka_unit_test(names_behind_bodies),
        cmocka_unit_test(whose_words),           cmocka_unit_test(what_itu_ends),
        cmocka_unit_test(day_of_citation),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
