#include "core/base/buf.h"
#include "core/text/utf8.h"
#include "core/text/words.h"
#include "unit.h"

/* The words of `text` joined by '|'. */
static void assert_words(const char *text, const char *expected) {
    struct arena arena = {0};
    struct words words;
    struct buf joined = {0};
    struct str clean = str_from(text);
    words_cut(&arena, clean, &words);
    for (size_t i = 0; i < words.count; i++) {
        if (i > 0) buf_add_char(&joined, '|');
        buf_add(&joined, str_slice(clean, words.at[i].start, words.at[i].end));
    }
    assert_string_equal(buf_str(&joined).ptr, expected);
    buf_free(&joined);
    arena_free(&arena);
}

static void punctuation_stands_alone(void **state) {
    (void)state;
    assert_words("", "");
    assert_words("  \n ", "");
    assert_words("Rabu (15/8/2023), pukul 09.15 WIB.", "Rabu|(|15/8/2023|)|,|pukul|09.15|WIB|.");
    assert_words("\"Tidak,\" katanya... --", "\"|Tidak|,|\"|katanya|.|.|.|-|-");
    assert_words("tewas.\"Presiden", "tewas|.|\"|Presiden");
    assert_words("@akun #tagar 50%", "@|akun|#|tagar|50|%");
    assert_words("“Ya”—kata dia…", "“|Ya|”|—|kata|dia|…");
}

static void inner_marks_are_kept(void **state) {
    (void)state;
    assert_words("Rp1,937 1.000.000,50", "Rp1,937|1.000.000,50");
    assert_words("Sun-jae tak-terkalahkan", "Sun-jae|tak-terkalahkan");
    assert_words("Jum'at O’Neill Al-Qur'an", "Jum'at|O’Neill|Al-Qur'an");
    assert_words("'Kata' ‘kata’ James' 90'an", "'|Kata|'|‘|kata|’|James|'|90|'|an");
    assert_words("akun_resmi R&B dan/atau", "akun_resmi|R&B|dan/atau");
}

static void full_stops(void **state) {
    (void)state;
    assert_words("pukul 9 A.M. di U.S.", "pukul|9|A.M|.|di|U.S|.");
    assert_words("Dr. Ir. Sari, M.Si., Ph.D.", "Dr|.|Ir|.|Sari|,|M.Si|.|,|Ph.D|.");
    assert_words("kabarpagi.co.id, Harian6.com Lensa.Co", "kabarpagi.co.id|,|Harian6.com|Lensa.Co");
    assert_words("semangat yang sama.Saya", "semangat|yang|sama|.|Saya");
    assert_words("tahun 2023.Presiden", "tahun|2023|.|Presiden");
    assert_words("pada hari.12 orang", "pada|hari|.|12|orang");
    assert_words("anggota TNI.Kami", "anggota|TNI|.|Kami");
}

static void words_run_together(void **state) {
    (void)state;
    assert_words("dikutipHarian6.com, dariLensa", "dikutip|Harian6.com|,|dari|Lensa");
    assert_words("iPad KabarPagi non-K/L d'Or se-Asia", "iPad|KabarPagi|non-K/L|d'Or|se-Asia");
    assert_words("8.PT Maju", "8|.|PT|Maju");
}

static void scripts_without_spaces_and_odd_spaces(void **state) {
    (void)state;
    assert_words("平和を。", "平|和|を|。");
    assert_words("ที่นี่", "ที่|นี่");
    assert_words("한국 정부", "한국|정부");
    assert_words("kata\u00a0dia\u2009lagi\u3000ya", "kata|dia|lagi|ya");
    assert_words("Pe\u0301rancis", "Pe\u0301rancis");
}

static void flags_tell_place_and_shape(void **state) {
    (void)state;
    struct arena arena = {0};
    struct words words;
    words_cut(&arena, STR("Kami, TNI\nA ke-2\n \nÉtat 12 ÇA"), &words);
    static const uint32_t expected[] = {
        WORD_LETTERS | WORD_CAPITAL | WORD_LINE | WORD_PARAGRAPH,
        WORD_GLUED,
        WORD_LETTERS | WORD_CAPITAL | WORD_UPPER,
        WORD_LETTERS | WORD_CAPITAL | WORD_LINE,
        WORD_LETTERS | WORD_JOINED,
        WORD_LETTERS | WORD_CAPITAL | WORD_LINE | WORD_PARAGRAPH | WORD_FOREIGN | WORD_MIXED,
        WORD_LETTERS | WORD_DIGIT,
        WORD_LETTERS | WORD_CAPITAL | WORD_UPPER | WORD_FOREIGN,
    };
    assert_int_equal(words.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < words.count; i++) assert_int_equal(words.at[i].flags, expected[i]);
    arena_free(&arena);
}

static void hash_is_the_fold_hash(void **state) {
    (void)state;
    struct arena arena = {0};
    struct words words;
    struct str clean = STR("Presiden PÉRANCIS, Jum’at ke-2 Straße Путин 平 한국 e\u0301 U.S. ﬁnal");
    words_cut(&arena, clean, &words);
    for (size_t i = 0; i < words.count; i++) {
        struct str word = str_slice(clean, words.at[i].start, words.at[i].end);
        if (words.at[i].flags & WORD_LETTERS)
            assert_int_equal(words.at[i].hash, utf8_fold_hash(word));
        else
            assert_int_equal(words.at[i].hash, word.ptr[0]);
    }
    arena_free(&arena);
}

/* Wherever it stands among the blocks in which text is looked at, and at the text's end. */
static void words_are_cut_alike_everywhere(void **state) {
    (void)state;
    static const char *const texts[] = {"Budi",
                                        "TNI",
                                        "A",
                                        "A1B",
                                        "1A",
                                        "iPad",
                                        "dariAntara",
                                        "KabarPagi",
                                        "abcdefgh",
                                        "Abcdefghijkl",
                                        "ABCDEFGHI",
                                        "ABCDEFGh",
                                        "abcdefghijK",
                                        "abcdefghijklmn",
                                        "abcdefghijklmno",
                                        "ABCDEFGHIJKLMNOPQRSTU",
                                        "2031",
                                        "12345678901234567",
                                        "kata,",
                                        "kata.Dia",
                                        "co.id",
                                        "ke-2",
                                        "é",
                                        "kaf\u00e9",
                                        "kata\u201d",
                                        "Jum\u2019at",
                                        "a\u0301",
                                        "平",
                                        "a平",
                                        "_",
                                        "kata_",
                                        "\u201ckata\u201d",
                                        ",,",
                                        "@budi"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct words alone, moved;
        struct str text = arena_printf(&arena, "kata %s", texts[i]);
        words_cut(&arena, text, &alone);
        for (int place = 0; place < 100; place++) {
            const char *behind = place % 2 == 0 ? "" : " dan seratus kata yang masih akan menyusul";
            text = arena_printf(&arena, "kata%*s%s%s", place + 1, "", texts[i], behind);
            words_cut(&arena, text, &moved);
            assert_true(moved.count >= alone.count);
            for (size_t k = 0; k < alone.count; k++) {
                moved.at[k].start -= k > 0 ? (uint32_t)place : 0;
                moved.at[k].end -= k > 0 ? (uint32_t)place : 0;
            }
            assert_memory_equal(alone.at, moved.at, alone.count * sizeof *alone.at);
        }
    }
    arena_free(&arena);
}

static void words_are_found_by_offset(void **state) {
    (void)state;
    struct arena arena = {0};
    struct words words;
    words_cut(&arena, STR("satu dua  tiga"), &words);
    assert_int_equal(words_from(&words, 0), 0);
    assert_int_equal(words_from(&words, 1), 1);
    assert_int_equal(words_from(&words, 5), 1);
    assert_int_equal(words_from(&words, 9), 2);
    assert_int_equal(words_from(&words, 11), 3);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(punctuation_stands_alone),
        cmocka_unit_test(inner_marks_are_kept),
        cmocka_unit_test(full_stops),
        cmocka_unit_test(words_run_together),
        cmocka_unit_test(scripts_without_spaces_and_odd_spaces),
        cmocka_unit_test(flags_tell_place_and_shape),
        cmocka_unit_test(hash_is_the_fold_hash),
        cmocka_unit_test(words_are_cut_alike_everywhere),
        cmocka_unit_test(words_are_found_by_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
