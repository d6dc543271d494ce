/* Quotes that are one utterance are found whatever the translation; those that are not, are not. */
#include <stdio.h>
#include <stdlib.h>

#include "core/quotes/echo/align.h"
#include "core/quotes/echo/echo.h"
#include "packs_fixture.h"

static struct arena arena;
static const struct lang_pack *indonesian;

static const struct lang_pack *pack_of(const char *text, const char *name) {
    struct words words;
    words_cut(&arena, str_from(text), &words);
    const struct lang_pack *pack = lang_detect(lang, str_from(text), &words);
    assert_string_equal(lang_name(pack), name);
    return pack;
}

static int load(void **state) {
    if (load_packs(state) != 0) return -1;
    indonesian =
        pack_of("Ini adalah teks yang ada di sini untuk kita dan mereka, dari saya.", "id");
    return 0;
}

static int unload(void **state) {
    arena_free(&arena);
    return free_packs(state);
}

/* The comparable form of a whole text in Indonesian, said by `speaker` (NULL: unknown) on a day of
 * June 2031 (0: undated). */
static struct echo_quote prepare(const char *text, const char *speaker, int day) {
    struct article *article = arena_new(&arena, struct article, 1);
    text_decode(&arena, str_from(text), &article->text);
    words_cut(&arena, article->text.clean, &article->words);
    article->pack = indonesian;
    lang_classify(article->pack, article->text.clean, &article->words);
    if (day > 0) article->published = (struct date){.year = 2031, .month = 6, .day = (int8_t)day};
    struct quote quote = {.end = (uint32_t)article->text.clean.len};
    quote.speaker.name = speaker != NULL ? str_from(speaker) : STR_NONE;
    struct echo_quote out;
    echo_prepare(&arena, article, &quote, &out);
    return out;
}

static const char bridge_a[] =
    "Kami memiliki harapan besar bahwa jembatan di Teluk Randu akan selesai dibangun sebelum "
    "musim hujan yang akan datang dan membuka jalan bagi para nelayan";
static const char bridge_b[] =
    "Saya sangat berharap pembangunan jembatan Teluk Randu selesai sebelum musim hujan mendatang, "
    "serta membuka jalan untuk nelayan";
static const char bridge_part[] =
    "jembatan di Teluk Randu akan selesai dibangun sebelum musim hujan";
static const char school[] =
    "Sekolah di pulau itu belum memiliki guru matematika, padahal muridnya terus bertambah";

static void expect_kind(const char *a, const char *b, enum echo_kind kind) {
    struct echo_quote x = prepare(a, NULL, 3), y = prepare(b, NULL, 4);
    double there, back;
    assert_int_equal(echo_compare(&x, &y, &there), kind);
    assert_int_equal(echo_compare(&y, &x, &back), kind);
    assert_true(there == back && there >= 0 && there <= 1);
}

static void tells_the_kind(void **state) {
    (void)state;
    expect_kind(bridge_a, bridge_a, ECHO_COPIED);
    expect_kind(bridge_a, bridge_b, ECHO_VARIANT);
    expect_kind(bridge_a, bridge_part, ECHO_SHORTENED);
    expect_kind(bridge_a, school, ECHO_NONE);
    expect_kind("Ya, benar", "Ya, benar", ECHO_NONE);
    expect_kind("", bridge_a, ECHO_NONE);
}

static void tells_another_occasion(void **state) {
    (void)state;
    struct echo_quote first = prepare(bridge_a, "Darma Wiguna", 1);
    struct echo_quote later = prepare(bridge_b, "Darma Wiguna", 30);
    struct echo_quote other = prepare(bridge_b, "Sekar Melati", 30);
    struct echo_quote reprint = prepare(bridge_a, "Darma Wiguna", 30);
    assert_int_equal(echo_compare(&first, &later, NULL), ECHO_AGAIN);
    assert_int_equal(echo_compare(&first, &other, NULL), ECHO_NONE);
    assert_int_equal(echo_compare(&first, &reprint, NULL), ECHO_COPIED);
}

/* The same formula with another name or number in it is another utterance. */
static void tells_filled_in_formulas_apart(void **state) {
    (void)state;
    static const char four[] = "Menyerahkan bantuan beras kepada warga Randu sebanyak 4 ton";
    static const char nine[] = "Menyerahkan bantuan beras kepada warga Randu sebanyak 9 ton";
    static const char other[] = "Menyerahkan bantuan beras untuk keluarga di Melati, juga 4 ton";
    expect_kind(four, nine, ECHO_NONE);
    expect_kind(four, other, ECHO_NONE);
    expect_kind(four, "Menyerahkan bantuan beras sebanyak 4 ton untuk warga Randu", ECHO_VARIANT);
}

static void counts_days_through_leap_years(void **state) {
    (void)state;
    assert_int_equal(prepare(school, NULL, 0).day, INT32_MIN);
    assert_int_equal(prepare(school, NULL, 1).day, 22431); /* date -d 2031-06-01 +%s / 86400 */
    assert_int_equal(prepare(school, NULL, 30).day, 22460);
}

static void takes_a_short_name_for_the_long_one(void **state) {
    (void)state;
    struct echo_speaker full = prepare(school, "Darma Wiguna", 1).speaker;
    struct echo_speaker last = prepare(school, "WIGUNA", 1).speaker;
    struct echo_speaker dashed = prepare(school, "Darma Wi-guna", 1).speaker;
    assert_int_equal(last.first, full.rest);
    assert_int_equal(last.rest, 0);
    assert_memory_equal(&dashed, &full, sizeof full);
    assert_int_equal(prepare(school, NULL, 1).speaker.first, 0);
}

static void finds_in_a_set_what_comparing_finds(void **state) {
    (void)state;
    static const char *const texts[] = {bridge_a, school, bridge_b, bridge_part, bridge_a};
    struct echo_set *set = echo_set_new();
    for (uint32_t i = 0; i < 5; i++) {
        struct echo_quote quote = prepare(texts[i], NULL, 2);
        assert_int_equal(echo_set_add(set, &quote), i);
    }
    struct echo_quote asked = prepare(bridge_a, NULL, 2);
    struct echo_matches matches = echo_set_find(set, &arena, &asked, 0);
    assert_int_equal(matches.count, 3);
    assert_int_equal(matches.at[0].id, 4);
    assert_int_equal(matches.at[0].kind, ECHO_COPIED);
    for (size_t i = 1; i < matches.count; i++) {
        const struct echo_match *match = &matches.at[i];
        struct echo_quote other = prepare(texts[match->id], NULL, 2);
        double score;
        assert_int_equal(echo_compare(&asked, &other, &score), match->kind);
        assert_true(score == match->score && score <= match[-1].score);
    }
    struct echo_quote nothing = prepare("", NULL, 2);
    matches = echo_set_find(set, &arena, &nothing, UINT32_MAX);
    assert_null(matches.at);
    assert_int_equal(matches.count, 0);
    echo_set_free(set);
}

/* Twenty thousand times the same words, and twenty thousand that share a pair of words with them
 * all: what is compared grows with their number, not with its square. */
static void compares_a_bounded_number(void **state) {
    (void)state;
    enum { MANY = 20000 };
    struct echo_set *set = echo_set_new();
    struct echo_quote asked = prepare(bridge_a, NULL, 2);
    size_t compared = 0;
    for (uint32_t i = 0; i < MANY; i++) {
        struct arena scratch = {0};
        struct echo_matches matches = echo_set_find(set, &scratch, &asked, UINT32_MAX);
        compared += matches.compared;
        assert_int_equal(matches.count, i < ECHO_MOST_MATCHES ? i : ECHO_MOST_MATCHES);
        arena_free(&scratch);
        echo_set_add(set, &asked);
    }
    assert_true(compared <= (size_t)MANY * ECHO_MOST_MATCHES);
    uint32_t words[ECHO_KEYS * 2];
    struct echo_quote other = {.words = words, .word_count = ECHO_KEYS * 2, .key_count = ECHO_KEYS};
    memcpy(other.keys, asked.keys, sizeof other.keys);
    assert_int_equal(asked.key_count, ECHO_KEYS);
    for (uint32_t i = 0; i < MANY; i++) {
        for (uint32_t k = 0; k < ECHO_KEYS * 2; k++)
            words[k] = (i * ECHO_KEYS * 2 + k + 1) << ECHO_MARK_BITS;
        echo_set_add(set, &other);
    }
    struct echo_matches matches = echo_set_find(set, &arena, &asked, UINT32_MAX);
    assert_true(matches.compared <= ECHO_MOST_COMPARED);
    echo_set_free(set);
}

/* The longest common subsequence by the textbook. */
static size_t plain_lcs(const uint32_t *a, size_t n, const uint32_t *b, size_t m) {
    size_t row[ECHO_WORDS + 1] = {0};
    for (size_t i = 0; i < n; i++) {
        size_t corner = 0;
        for (size_t j = 0; j < m; j++) {
            size_t above = row[j + 1];
            row[j + 1] = a[i] == b[j] ? corner + 1 : above > row[j] ? above : row[j];
            corner = above;
        }
    }
    return row[m];
}

static void aligns_like_the_textbook(void **state) {
    (void)state;
    uint32_t random = 1, words[2][ECHO_WORDS];
    for (int round = 0; round < 2000; round++) {
        size_t count[2];
        for (int side = 0; side < 2; side++) {
            random = random * 1664525u + 1013904223u;
            count[side] = (random >> 16) % (ECHO_WORDS + 1);
            for (size_t i = 0; i < count[side]; i++) {
                random = random * 1664525u + 1013904223u;
                words[side][i] = (random >> 16) % (uint32_t)(4 + round % 60) << ECHO_MARK_BITS;
            }
        }
        struct align align;
        align_prepare(&align, words[0], count[0]);
        struct aligned got = align_with(&align, words[1], count[1], 0);
        assert_int_equal(got.ordered, plain_lcs(words[0], count[0], words[1], count[1]));
        assert_true(got.shared >= got.ordered);
    }
}

static void stems_the_forms_of_a_word_alike(void **state) {
    (void)state;
    const struct lang_pack *english =
        pack_of("This is what we have to say about it, and that is all there was to it.", "en");
    const struct lang_pack *french =
        pack_of("Voici ce que nous avons dans le texte et il n'est pas pour les autres.", "fr");
    const struct {
        const struct lang_pack *pack;
        const char *a, *b;
        bool same;
    } cases[] = {
        {indonesian, "keyakinan", "yakin", true},
        {indonesian, "dikembangkan", "Berkembang", true},
        {indonesian, "menulis", "ditulis", true},
        {indonesian, "negara-negara", "negara", true},
        {indonesian, "memperkuat", "kekuatan", true},
        {indonesian, "mengirimkan", "dikirimnya", true},
        {indonesian, "jembatan", "jambatan", false},
        {indonesian, "2031", "2032", false},
        {english, "bridges", "bridge's", true},
        {english, "bridges", "bridge’s", true},
        {english, "warned", "warning", true},
        {english, "keyakinan", "yakin", false},
        {french, "ponts", "pont", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint32_t a = lang_stem_hash(cases[i].pack, str_from(cases[i].a), 1);
        uint32_t b = lang_stem_hash(cases[i].pack, str_from(cases[i].b), 2);
        if ((a == b) != cases[i].same) fail_msg("%s / %s", cases[i].a, cases[i].b);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_kind),
        cmocka_unit_test(tells_another_occasion),
        cmocka_unit_test(tells_filled_in_formulas_apart),
        cmocka_unit_test(counts_days_through_leap_years),
        cmocka_unit_test(takes_a_short_name_for_the_long_one),
        cmocka_unit_test(finds_in_a_set_what_comparing_finds),
        cmocka_unit_test(compares_a_bounded_number),
        cmocka_unit_test(aligns_like_the_textbook),
        cmocka_unit_test(stems_the_forms_of_a_word_alike),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
