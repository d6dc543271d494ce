#include "core/base/buf.h"
#include "core/text/sentence.h"
#include "unit.h"

enum { ABBREVIATION = 1 << 3 };

/* The sentences of `text` joined by '|'; "Dr" and "hlm" are abbreviations. */
static void assert_sentences(const char *text, const char *expected) {
    struct arena arena = {0};
    struct words words;
    struct buf joined = {0};
    struct str clean = str_from(text);
    words_cut(&arena, clean, &words);
    for (size_t i = 0; i < words.count; i++) {
        struct str word = str_slice(clean, words.at[i].start, words.at[i].end);
        if (str_eq(word, STR("Dr")) || str_eq(word, STR("hlm"))) words.at[i].is = ABBREVIATION;
    }
    for (size_t from = 0, end; from < words.count; from = end) {
        end = sentence_end(&words, clean, from, words.count, ABBREVIATION);
        assert_true(end > from && end <= words.count);
        if (from > 0) buf_add_char(&joined, '|');
        buf_add(&joined, str_slice(clean, words.at[from].start, words.at[end - 1].end));
    }
    assert_string_equal(buf_str(&joined).ptr, expected);
    buf_free(&joined);
    arena_free(&arena);
}

static void marks_end_a_sentence(void **state) {
    (void)state;
    assert_sentences("Kami pergi. Dia tinggal", "Kami pergi.|Dia tinggal");
    assert_sentences("Mau ke mana? Pulang! 12 orang...", "Mau ke mana?|Pulang!|12 orang...");
    assert_sentences("Apa?! Ya… Kami", "Apa?!|Ya…|Kami");
    assert_sentences("平和。条約", "平和。|条約");
    assert_sentences("yang sama.Saya juga", "yang sama.|Saya juga");
    assert_sentences("pada 2023. Presiden pergi", "pada 2023.|Presiden pergi");
    assert_sentences("(Ini benar.) Itu salah.", "(Ini benar.)|Itu salah.");
}

static void marks_inside_a_sentence(void **state) {
    (void)state;
    assert_sentences("Dr. Sari, hlm. 5, M. Rizki, M.Si. Budi",
                     "Dr. Sari, hlm. 5, M. Rizki, M.Si. Budi");
    assert_sentences("Harga 1.000 di contoh.co.id naik", "Harga 1.000 di contoh.co.id naik");
    assert_sentences("“Mau?” tanya dia. Ya", "“Mau?” tanya dia.|Ya");
    assert_sentences("“Awas!”, kata Sari. Ya", "“Awas!”, kata Sari.|Ya");
    assert_sentences("1. Rizki menang. 2. Sari kalah", "1. Rizki menang.|2. Sari kalah");
    assert_sentences("Awas... jangan", "Awas... jangan");
}

static void quotation_marks_belong_to_their_side(void **state) {
    (void)state;
    assert_sentences("“Kami yakin.” Dia pergi", "“Kami yakin.”|Dia pergi");
    assert_sentences("\"Kami yakin.\" Dia pergi", "\"Kami yakin.\"|Dia pergi");
    assert_sentences("Satu tewas. \"Kami pergi.\"", "Satu tewas.|\"Kami pergi.\"");
    assert_sentences("Satu tewas.\"Kami pergi.\"Presiden", "Satu tewas.|\"Kami pergi.\"|Presiden");
}

static void lines(void **state) {
    (void)state;
    assert_sentences("Judul tanpa titik\n\nKami pergi", "Judul tanpa titik|Kami pergi");
    assert_sentences("Kami\npergi.\ndia tinggal", "Kami\npergi.|dia tinggal");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_end_a_sentence),
        cmocka_unit_test(marks_inside_a_sentence),
        cmocka_unit_test(quotation_marks_belong_to_their_side),
        cmocka_unit_test(lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
