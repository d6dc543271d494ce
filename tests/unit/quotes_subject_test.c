/* Whose verb of saying it is: subjects that are named, described, or that no rule can read. Every
 * text is ours, about invented people and places. */
#include "quotes_fixture.h"

static const struct row english[] = {
    /* only described */
    {"Mayor Tor Odomsen said the shelters would open. “Stay in,” he said.\n\n"
     "One resident said she had nowhere to go. “My car is in the water,” she said.",
     "direct|Stay in,|Tor Odomsen|\ndirect|My car is in the water,||\n"},
    {"“They offered nothing,” said Mira Sandvik. Protesters outside chanted “Shame on you!”\n",
     "direct|They offered nothing,|Mira Sandvik|\ndirect|Shame on you!|Protesters|\n"},
    {"“We found it,” Mira Sandvik recalled. The study says the meadow “may be the oldest on "
     "Earth.”",
     "direct|We found it,|Mira Sandvik|\nmixed|may be the oldest on Earth.|The study|\n"},
    {"Mira Sandvik left early. A harbour official said the crew was “not to blame for any of it”.",
     "mixed|not to blame for any of it||\n"},
    {"“We thank Tor for his efforts,” the club said in a statement.",
     "direct|We thank Tor for his efforts,|the club|\n"},
    /* an article before a name tells nothing of its place */
    {"Mira Sandvik disagreed. In a letter, the Kelp Agency said the harbour was “unfit for boats”.",
     "mixed|unfit for boats|Kelp Agency|\n"},
    /* a name that only tells whose they are */
    {"“Wait,” Mira Sandvik said. A Kelpwire executive claimed the crew were “idle all of the "
     "night”.",
     "direct|Wait,|Mira Sandvik|\nmixed|idle all of the night||\n"},
    /* a noun that no rule can read: nobody, not the one spoken of */
    {"“Wait,” said Mira Sandvik. Only half of them agreed the plan was “good enough for the town”.",
     "direct|Wait,|Mira Sandvik|\nmixed|good enough for the town||\n"},
    /* the pronoun means the sentence's own subject */
    {"“Wait,” said Mira Sandvik. Deputy mayor Tor Odomsen left early, but he said, “I will be "
     "back.”",
     "direct|Wait,|Mira Sandvik|\ndirect|I will be back.|Tor Odomsen|\n"},
    /* "it" is a body or a text of the same paragraph, never a person */
    {"“Wait,” said Mira Sandvik.\n\nThe company, Arga Lines, declined. “We study it,” it said.",
     "direct|Wait,|Mira Sandvik|\ndirect|We study it,|Arga Lines|\n"},
    {"“Wait,” said Mira Sandvik.\n\n“We study the findings,” it said.",
     "direct|Wait,|Mira Sandvik|\ndirect|We study the findings,||\n"},
    {"“Wait,” said Mira Sandvik.\n\nIts chief medical officer, Ulla Odomsen, said the price was "
     "not "
     "set. “Soon,” she said.",
     "direct|Wait,|Mira Sandvik|\ndirect|Soon,|Ulla Odomsen|\n"},
    {"“Why wouldn't I?” the Ostmark coach asked.", "direct|Why wouldn't I?||\n"},
    /* somebody's own, and what somebody is, before the name */
    {"“Wait,” said Mira Sandvik.\n\nHis sister, Ulla Odomsen, was stunned. “He is not violent,” "
     "she "
     "said.",
     "direct|Wait,|Mira Sandvik|\ndirect|He is not violent,|Ulla Odomsen|\n"},
    {"“Wait,” said Mira Sandvik.\n\nStranded passenger Ulla Odomsen was on her way. “Help,” she "
     "said.",
     "direct|Wait,|Mira Sandvik|\ndirect|Help,|Ulla Odomsen|\n"},
    {"Thirteen-year-old Ulla Odomsen won. “Words are my friends,” Ulla said.",
     "direct|Words are my friends,|Ulla Odomsen|\n"},
    {"“Wait,” said Martin Coach. Coach also said it was “good enough for the town”.",
     "direct|Wait,|Martin Coach|\nmixed|good enough for the town|Martin Coach|\n"},
    {"“Wait,” Odomsen's former campaign strategist said.", "direct|Wait,||\n"},
    /* behind the verb, too; and an unnamed one with more said of him */
    {"“Wait,” said Mira Sandvik. On the first night, says landlord Tor Odomsen, they ran out. “I "
     "cried,” he adds.",
     "direct|Wait,|Mira Sandvik|\ndirect|I cried,|Tor Odomsen|\n"},
    {"“Wait,” said Mira Sandvik. One villager, who asks for silence, calls it “a cult with "
     "crisps”.",
     "direct|Wait,|Mira Sandvik|\nmixed|a cult with crisps||\n"},
    /* introduced two sentences before */
    {"“Wait,” said Mira Sandvik.\n\nMinister Tor Odomsen cut short a trip. He promised aid. "
     "“Soon,” "
     "he said.",
     "direct|Wait,|Mira Sandvik|\ndirect|Soon,|Tor Odomsen|\n"},
    {"“Wait,” said KTV host Tor Odomsen.", "direct|Wait,|Tor Odomsen|\n"},
};

static void english_subjects(void **state) {
    (void)state;
    CHECK_ENGLISH(english);
}

static const struct row indonesian[] = {
    /* a role behind the name, or a second one */
    {"Hal itu disampaikan Wiratno Sagala selaku Direktur PT Arga Tunas Selaras. “Kami siap,” "
     "katanya.",
     "direct|Kami siap,|Wiratno Sagala|\n"},
    {"Kepala Dinas Kesehatan Wiratno Sagala, yang juga Juru Bicara Satgas Arga, mengatakan stok "
     "aman. "
     "“Cukup sebulan,” ujarnya.",
     "direct|Cukup sebulan,|Wiratno Sagala|\n"},
    {"Ketua Asosiasi yang juga Bupati Arga, Wiratno Sagala, mengungkapkan hal lain. “Sulit,” "
     "ujarnya.",
     "direct|Sulit,|Wiratno Sagala|\n"},
    {"Deputi Bidang Politik, Hukum, dan Kesiapsiagaan Kantor Arga, Wiratno Sagala, mengatakan hal "
     "lain. “Sulit,” ujarnya.",
     "direct|Sulit,|Wiratno Sagala|\n"},
    /* "itu" closes a role, whatever its body is called */
    {"“Mahal,” kata anggota dewan Wiratno Sagala. Politikus Partai Karang itu meminta data. "
     "“Buka,” "
     "ucapnya.",
     "direct|Mahal,|Wiratno Sagala|\ndirect|Buka,|Wiratno Sagala|\n"},
    {"“Mahal,” kata analis Wiratno Sagala. “Kami pantau,” kata juru bicara kementerian itu.",
     "direct|Mahal,|Wiratno Sagala|\ndirect|Kami pantau,||\n"},
    {"Presiden Wiratno Sagala menyapa warga. “Ada apa ini?” kata warga tersebut.",
     "direct|Ada apa ini?||\n"},
    /* a president without a country is not the one whose country is told */
    {"“Kita siap,” kata Presiden Wiratno Sagala. Presiden Rusia Ilya Morev setuju. “Ya,” kata "
     "Presiden.",
     "direct|Kita siap,|Wiratno Sagala|\ndirect|Ya,|Wiratno Sagala|\n"},
    {"Presiden Wiratno Sagala tiba. Kunjungan Presiden di rumah Buya Lesmana itu singkat. “Sehat,” "
     "kata "
     "Presiden.",
     "direct|Sehat,|Wiratno Sagala|\n"},
    /* what opens a sentence is no part of the name, nor of the role */
    {"Pasalnya Tagore Lesmana cedera. “Sakit,” ujarnya.", "direct|Sakit,|Tagore Lesmana|\n"},
    {"Kebijakan Gubernur Arga Tagore Lesmana ditolak. “Mahal,” kata Bupati Wiratno Sagala.",
     "direct|Mahal,|Wiratno Sagala|\n"},
    {"“Siap,” kata Wakil Ketua Komisi I kemarin.", "direct|Siap,||\n"},
    /* a body before the name, where the page goes on with the last of three words */
    {"“Naik,” kata CEO Arga Tagore Lesmana. Sahamnya naik, dan Arga untung. “Lagi,” kata Lesmana.",
     "direct|Naik,|Tagore Lesmana|\ndirect|Lagi,|Tagore Lesmana|\n"},
    /* another name for the same person */
    {"Gubernur Wiratno Sagala atau Tagor hadir. “Naik,” kata Tagor.",
     "direct|Naik,|Wiratno Sagala|\n"},
    {"Gubernur Wiratno Sagala (Gus Tagor) hadir. “Naik,” kata Gus Tagor.",
     "direct|Naik,|Wiratno Sagala|\n"},
    /* one word that never speaks is no person to point back to */
    {"Warga pergi ke Ostmark kemarin.\n\nOstmark sepi. “Kami pulang,” katanya.",
     "direct|Kami pulang,||\n"},
    /* one of the family, by one name */
    {"“Saya lahir di sini,” kata Tagore Lesmana. Cucunya, Siska, menggenggam tangannya. “Beliau "
     "tidak "
     "mau pindah,” katanya.",
     "direct|Saya lahir di sini,|Tagore Lesmana|\ndirect|Beliau tidak mau pindah,|Siska|\n"},
    /* half of a double name */
    {"“Naik,” kata Tagore Lesmana-Sagala. “Lagi,” kata Sagala.",
     "direct|Naik,|Tagore Lesmana-Sagala|\ndirect|Lagi,|Tagore Lesmana-Sagala|\n"},
    /* a verb ends an office, "bernama" does not */
    {"Presiden Wiratno Sagala tiba. Presiden menjenguk Buya Lesmana siang itu. “Sehat,” kata "
     "Presiden.",
     "direct|Sehat,|Wiratno Sagala|\n"},
    {"Korban bernama Tagore Lesmana selamat. “Saya lompat,” ujarnya.",
     "direct|Saya lompat,|Tagore Lesmana|\n"},
    /* what begins with a common word or a town is no person */
    {"“Mahal,” kata Wiratno Sagala.\n\nKecamatan Tambak Lor sepi. “Kami pulang,” ujar pemuda itu.",
     "direct|Mahal,|Wiratno Sagala|\ndirect|Kami pulang,|Wiratno Sagala|\n"},
    /* a heading of one word that ran into the paragraph */
    {"“Mahal,” kata Wiratno Sagala.\n\nSagala tiba. “Kami pulang,” ujar Lesmana Putra.\n\n"
     "“Nanti,” kata Lesmana.\n\nAnggaran Lesmana setujui usul itu. “Boleh,” katanya.",
     "direct|Mahal,|Wiratno Sagala|\ndirect|Kami pulang,|Lesmana Putra|\n"
     "direct|Nanti,|Lesmana Putra|\ndirect|Boleh,|Lesmana Putra|\n"},
    /* a name and an age begin a sentence */
    {"Tarno (54), warga RT 08, bilang rusun jauh. “Saya kuli panggul,” kata dia.",
     "direct|Saya kuli panggul,|Tarno|\n"},
    /* "Menko" is one of the coordinating ministers */
    {"Menteri Koordinator Bidang Perekonomian Wiratno Sagala datang. “Sabar,” ujar Menko.",
     "direct|Sabar,|Wiratno Sagala|\n"},
    /* an acronym begins no person's name */
    {"“Mahal,” kata Wiratno Sagala.\n\nRUU Kerja dibahas lagi. “Kami tunda,” katanya.",
     "direct|Mahal,|Wiratno Sagala|\ndirect|Kami tunda,|Wiratno Sagala|\n"},
    /* the sentence before introduces him by one name alone */
    {"Jaksa menuntut mantan bupati Wiratno Sagala. “Terbukti,” kata jaksa Lesmana Putra.\n\n"
     "Sagala tampak tenang. “Saya berserah,” ucap dia.",
     "direct|Terbukti,|Lesmana Putra|\ndirect|Saya berserah,|Wiratno Sagala|\n"},
};

static void indonesian_subjects(void **state) {
    (void)state;
    CHECK(indonesian, false);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(english_subjects),
        cmocka_unit_test(indonesian_subjects),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
