/* Words that a scraper ran into each other at a name. Every text is ours, about invented people. */
#include "quotes_fixture.h"

static void cuts_words_from_a_name(void **state) {
    (void)state;
    static const struct row rows[] = {
        /* a verb of saying behind it, whatever the page calls him */
        {"Bupati Wiratno Sagalamengatakan stok aman. “Cukup sebulan,” ujarnya.",
         "direct|Cukup sebulan,|Wiratno Sagala|\n"},
        /* any verb or small word behind it, where the page uses the name */
        {"Pemain muda Wiratno Sagalamemulai musim. “Entahlah,” kata Wiratno Sagala.",
         "direct|Entahlah,|Wiratno Sagala|\n"},
        {"Pemain muda Wiratno Sagalakembali bersinar. “Entahlah,” kata Wiratno Sagala.",
         "direct|Entahlah,|Wiratno Sagala|\n"},
        {"Pemain Wiratno Sagaladalam videonya memasak. “Enak,” kata Wiratno.",
         "direct|Enak,|Wiratno Sagala|\n"},
        {"Penyanyi OSTHAVEN-Wiratno Sagala pulang. “Lega,” ujarnya.\n",
         "direct|Lega,|OSTHAVEN-Wiratno Sagala|\n"},
        {"JAKARTA-Wiratno Sagala pulang. “Lega,” ujarnya.\n", "direct|Lega,|Wiratno Sagala|\n"},
        /* roles, countries and any other word before it */
        {"PresidenRusiaIlya Morevmenyatakan setuju. “Baik,” kata Morev.",
         "direct|Baik,|Ilya Morev|\n"},
        {"Klub Arga MiamiTagore Lesmana berduka. “Sedih,” kata Tagore Lesmana.",
         "direct|Sedih,|Tagore Lesmana|\n"},
        {"Kiper RIWiratno Sagala pulang. “Lega,” ujarnya.\n", "direct|Lega,|Wiratno Sagala|\n"},
        /* a first name, though the page has no other */
        {"Penyerang ArgaLionel Sagala pulang. “Lega,” ujarnya.\n", "direct|Lega,|Lionel Sagala|\n"},
        /* words in which no name ends, though the page calls him by another */
        {"Kiper Wiratno Sagalamemutuskan pulang. “Lega,” kata Wiratno.\n",
         "direct|Lega,|Wiratno Sagala|\n"},
        {"Kiper Wiratno Sagala-Oryatampil lagi. “Lega,” kata Wiratno.\n",
         "direct|Lega,|Wiratno Sagala-Orya|\n"},
    };
    CHECK(rows, false);
}

/* The role of the first speaker on a page. */
static void check_role(const char *page, const char *role) {
    struct arena arena = {0};
    struct article article;
    struct quotes quotes;
    read_page(&arena, INDONESIAN, page, &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_true(quotes.count > 0);
    assert_true(str_eq(quotes.at[0].speaker.role, str_from(role)));
    arena_free(&arena);
}

static void a_role_keeps_what_ran_into_the_name(void **state) {
    (void)state;
    check_role("“Air naik,” kata Wali Kota JakartaWiratno Sagala.\n", "Wali Kota Jakarta");
    check_role("PenyanyiLastri Mandaya pulang. “Lega,” ujarnya.\n", "Penyanyi");
    check_role("JakartaKetua Koperasi Tani Wiratno Sagala pulang. “Lega,” ujarnya.\n",
               "Ketua Koperasi Tani");
    check_role("“Air naik,” kata Kepala Humas & Promosi PT Sagara Wiratno Sagala.\n",
               "Kepala Humas & Promosi PT Sagara");
    check_role("“Air naik,” kata Lastri Mandaya, RD, ketua kelompok tani.\n",
               "ketua kelompok tani");
}

static void leaves_whole_names_alone(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"“Air naik,” kata Budi Sagala. “Air surut,” kata Budiman Sagala.\n",
         "direct|Air naik,|Budi Sagala|\ndirect|Air surut,|Budiman Sagala|\n"},
        {"“Air naik,” kata Wahyu. “Air surut,” kata Wahyudi Lesmana.\n",
         "direct|Air naik,|Wahyu|\ndirect|Air surut,|Wahyudi Lesmana|\n"},
    };
    CHECK(rows, false);
}

/* A word as long as a page is read as fast as any other text: cut after cut it would take hours. */
static void leaves_a_word_without_end_alone(void **state) {
    (void)state;
    struct buf page = {0};
    buf_add(&page, STR("“Air naik,” kata Budi S"));
    for (int i = 0; i < 1000000; i++) buf_add_char(&page, 'a');
    buf_add(&page, STR(".\n"));
    struct arena arena = {0};
    struct article article;
    struct quotes quotes;
    read_page(&arena, INDONESIAN, page.at, &article);
    quotes_find(&arena, &article, false, &quotes);
    assert_int_equal(quotes.count, 1);
    assert_int_equal(quotes.at[0].speaker.name.len, STR("Budi S").len + 1000000);
    arena_free(&arena);
    buf_free(&page);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_words_from_a_name),
        cmocka_unit_test(a_role_keeps_what_ran_into_the_name),
        cmocka_unit_test(leaves_whole_names_alone),
        cmocka_unit_test(leaves_a_word_without_end_alone),
    };
    return cmocka_run_group_tests(tests, load_packs, free_packs);
}
