/* Media that no pack knows, and speakers whom only the sentence before tells. Every text is ours,
 * about invented people, places and outlets. */
#include "quotes_fixture.h"

/* -- media */

static void names_media_by_their_description(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Ketua Senat Torvald Renning menolak usul itu, kata media pemerintah Ostmark, ONA.\n\n"
         "\"Kami tidak akan membuka bendungan itu tahun ini,\" kata Renning, menurut ONA.\n",
         "direct|Kami tidak akan membuka bendungan itu tahun ini,|Torvald Renning|ONA\n"},
        {"\"Kapal terakhir berangkat sebelum fajar,\" ujar Perdana Menteri Ilka Dornan, seperti "
         "dilansir Kantor Berita Ostmark (ONA).\n",
         "direct|Kapal terakhir berangkat sebelum fajar,|Ilka Dornan|ONA\n"},
        {"Dalam pidatonya, Presiden Ilka Dornan mengatakan pelabuhan itu \"sudah terlalu lama "
         "tidur\", "
         "lapor ONA. Kantor berita negara ONA menyiarkannya dua kali.\n",
         "mixed|sudah terlalu lama tidur|Ilka Dornan|ONA\n"},
        {"Kantor berita ONA melaporkan Presiden Ilka Dornan menyebut sengketa itu “beban yang "
         "lama”.\n",
         "mixed|beban yang lama|Ilka Dornan|ONA\n"},
    };
    CHECK(rows, false);
    static const struct row english[] = {
        {"“The dam will stay closed this year,” President Torvald Renning said, according to the "
         "Ostmarkian state news agency ONA.\n",
         "direct|The dam will stay closed this year,|Torvald Renning|ONA\n"},
        {"“We will see,” Torvald Renning, the mayor of Tarn, told ONA, the Ostmark news agency.\n",
         "direct|We will see,|Torvald Renning|ONA\n"},
        {"In his letter, President Torvald Renning called the river “a sleeping friend,” the Tarn "
         "news agency reported.\n",
         "mixed|a sleeping friend,|Torvald Renning|Tarn\n"},
    };
    CHECK_ENGLISH(english);
}

static void names_media_by_what_is_told_them(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"\"Jaring kami robek semua,\" kata nelayan Sabar Wirogo kepada Harbour Wire.\n",
         "direct|Jaring kami robek semua,|Sabar Wirogo|Harbour Wire\n"},
        {"Perdana Menteri Ilka Dornan pulang kemarin.\n\n"
         "\"Jaring kami robek semua,\" kata nelayan Sabar Wirogo kepada Ilka Dornan.\n",
         "direct|Jaring kami robek semua,|Sabar Wirogo|\n"},
    };
    CHECK(rows, false);
    static const struct row english[] = {
        {"Prime Minister Ilka Dornan asked for time. “A dam has two sides,” she told Harbour "
         "Wire.\n",
         "direct|A dam has two sides,|Ilka Dornan|Harbour Wire\n"},
    };
    CHECK_ENGLISH(english);
}

static void gives_a_closing_citation_to_what_it_closes(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"\"Jaring kami robek semua,\" kata nelayan Sabar Wirogo. Demikian seperti dikutip dari "
         "ONA.\n",
         "direct|Jaring kami robek semua,|Sabar Wirogo|ONA\n"},
        /* a sentence that tells more words closes nothing: they came that way, not those before */
        {"\"Jaring kami robek semua,\" kata nelayan Sabar Wirogo. Sebelumnya, seperti dikutip dari "
         "ONA, Perdana Menteri Ilka Dornan mengatakan pelabuhan itu akan diperbaiki.\n",
         "direct|Jaring kami robek semua,|Sabar Wirogo|\n"},
    };
    CHECK(rows, false);
}

/* -- speakers */

static void lets_the_introduced_one_speak(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Presiden Torvald Renning mengatakan bendungan itu selesai tahun depan.\n\n"
         "Ketua Serikat Petani, Dulmat Wirogo (61), khawatir sawahnya kering. “Padi tidak membaca "
         "rencana,” katanya. “Ia hanya tahu air.”\n",
         "direct|Padi tidak membaca rencana,|Dulmat Wirogo|\n"
         "direct|Ia hanya tahu air.|Dulmat Wirogo|\n"},
        {"“Air itu milik bersama,” kata Gubernur Ratmi Seloningrum.\n\n"
         "Mantan Menteri Pertanian Baskara Tedjolaksono, yang menjadi penengah, enggan dipuji. "
         "“Saya "
         "cuma menuang kopi,” ucapnya.\n",
         "direct|Air itu milik bersama,|Ratmi Seloningrum|\n"
         "direct|Saya cuma menuang kopi,|Baskara Tedjolaksono|\n"},
        {"“Air itu milik bersama,” kata Gubernur Ratmi Seloningrum.\n\n"
         "Hal senada disampaikan sekretaris perundingan, Ni Wayan Tirtasari Putri. “Kopinya "
         "banyak,” ujarnya.\n",
         "direct|Air itu milik bersama,|Ratmi Seloningrum|\n"
         "direct|Kopinya banyak,|Ni Wayan Tirtasari Putri|\n"},
    };
    CHECK(rows, false);
    static const struct row english[] = {
        {"Prime Minister Ilka Dornan read the letter twice. Her spokeswoman, Greta Almquist, "
         "described it as “careful, even warm.”\n",
         "mixed|careful, even warm.|Greta Almquist|\n"},
        {"President Torvald Renning said no.\n\nGreta Almquist, 61, a fisher in Tarn, worries "
         "about "
         "the piers. “Fish do not read letters,” she said.\n",
         "direct|Fish do not read letters,|Greta Almquist|\n"},
        {"“The crew knew, and the company knew,” the report says.\n",
         "direct|The crew knew, and the company knew,|the report|\n"},
        {"Judge Sunniva Kestrel, who led the inquiry, said that the company had “turned a warning "
         "into wallpaper.”\n",
         "mixed|turned a warning into wallpaper.|Sunniva Kestrel|\n"},
    };
    CHECK_ENGLISH(english);
}

static void leaves_the_unnamed_unnamed(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Wali Kota Ratmi Seloningrum berjanji membangun ulang. “Kami mulai bulan depan,” kata "
         "Ratmi.\n\n"
         "Namun seorang pejabat Dinas Perdagangan yang enggan disebut namanya mengatakan anggaran "
         "belum ada. “Uangnya belum ada,” ujar pejabat tersebut.\n",
         "direct|Kami mulai bulan depan,|Ratmi Seloningrum|\n"
         "direct|Uangnya belum ada,||\n"},
    };
    CHECK(rows, false);
    static const struct row english[] = {
        {"“Concrete is not a policy,” Torvald Renning said.\n\n"
         "At the landing, a ticket seller who asked not to be named shrugged.\n\n"
         "“They have promised us a dam since I was born,” she said.\n",
         "direct|Concrete is not a policy,|Torvald Renning|\n"
         "direct|They have promised us a dam since I was born,||\n"},
    };
    CHECK_ENGLISH(english);
}

static void calls_accounts_by_their_handle(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"Pidato itu ditonton ribuan kali. “Rektor kebun,” tulis akun @hulumuda di Instagram.\n",
         "direct|Rektor kebun,|@hulumuda|\n"},
    };
    CHECK(rows, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_media_by_their_description),
        cmocka_unit_test(names_media_by_what_is_told_them),
        cmocka_unit_test(gives_a_closing_citation_to_what_it_closes),
        cmocka_unit_test(lets_the_introduced_one_speak),
        cmocka_unit_test(leaves_the_unnamed_unnamed),
        cmocka_unit_test(calls_accounts_by_their_handle),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
