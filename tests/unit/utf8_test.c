#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "core/text/utf8.h"
#include "unit.h"

static void every_character_round_trips(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0x110000; c++) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char bytes[5] = "x";
        size_t len = utf8_put(bytes + 1, c), before, at;
        struct str s = {bytes, len + 1};
        if (utf8_at(s, 1, &at) != c || at != len) fail_msg("U+%04X is not read back", (unsigned)c);
        if (utf8_before(s, s.len, &before) != c || before != len)
            fail_msg("U+%04X is not read back from behind", (unsigned)c);
    }
}

/* What libunistring makes of one character: compatibility decomposition, accents off, folded case.
 */
static size_t fold_by_unistring(uint32_t c, char *out) {
    ucs4_t parts[64], kept[64], folded[64];
    size_t count = 64, keep = 0, room = 64, len = 0;
    assert_ptr_equal(u32_normalize(UNINORM_NFKD, &c, 1, parts, &count), parts);
    for (size_t i = 0; i < count; i++) {
        int class = uc_combining_class(parts[i]);
        bool mark = uc_is_general_category(parts[i], UC_NON_SPACING_MARK);
        if (mark && (class >= 200 || (class >= 10 && class <= 35))) continue;
        if (mark && uc_is_property_variation_selector(parts[i])) continue;
        kept[keep++] = parts[i];
    }
    if (keep > 0)
        assert_ptr_equal(u32_casefold(kept, keep, NULL, NULL, folded, &room), folded);
    else
        room = 0;
    for (size_t i = 0; i < room; i++) {
        bool apostrophe = folded[i] == 0x2018 || folded[i] == 0x2019 || folded[i] == 0x2BC;
        bool hyphen = folded[i] == 0x2010 || folded[i] == 0x2011;
        len += utf8_put(out + len, apostrophe ? '\'' : hyphen ? '-' : folded[i]);
    }
    return len;
}

static void folding_is_that_of_libunistring(void **state) {
    (void)state;
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char ours[UTF8_FOLD_MAX], theirs[256];
        size_t our_len = utf8_fold_char(c, ours), their_len = fold_by_unistring(c, theirs);
        if (our_len != their_len || memcmp(ours, theirs, our_len) != 0)
            fail_msg("U+%04X folds to '%.*s', not '%.*s'", (unsigned)c, (int)our_len, ours,
                     (int)their_len, theirs);
    }
}

static void assert_folds(const char *text, const char *expected) {
    struct arena arena = {0};
    struct str folded = utf8_fold(&arena, str_from(text));
    assert_string_equal(folded.ptr, expected);
    assert_int_equal(folded.len, strlen(expected));
    assert_int_equal(utf8_fold_hash(str_from(text)), utf8_hash(folded));
    arena_free(&arena);
}

static void strings_fold(void **state) {
    (void)state;
    assert_folds("", "");
    assert_folds("Pérancis", "perancis");
    assert_folds("STRASSE", "strasse");
    assert_folds("Straße", "strasse");
    assert_folds("Jum’at", "jum'at");
    assert_folds("Pe\u0301rancis İstanbul ﬁnal ＡＢ", "perancis istanbul final ab");
    assert_folds("ПУТИН", "путин");
    assert_folds("Sixteen bytes ar", "sixteen bytes ar");
    assert_folds("Sixteen bytes aré thirty-three bytes", "sixteen bytes are thirty-three bytes");
    assert_folds("がぎ", "か\u3099き\u3099");
    assert_folds("ที่", "ที่");
    assert_folds("مُحَمَّد", "محمد");
}

static void classes_of_characters(void **state) {
    (void)state;
    static const uint32_t spaces[] = {' ', '\t', '\n', 0xA0, 0x2009, 0x202F, 0x3000};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        assert_true(utf8_is_space(spaces[i]));
    assert_false(utf8_is_space('a') || utf8_is_space(0x200B) || utf8_is_space(0xE9));
    assert_true(utf8_is_lower('a') && utf8_is_lower(0xE9) && utf8_is_lower(0x43F));
    assert_false(utf8_is_lower('A') || utf8_is_lower('1') || utf8_is_lower(0x5E73));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_character_round_trips),
        cmocka_unit_test(folding_is_that_of_libunistring),
        cmocka_unit_test(strings_fold),
        cmocka_unit_test(classes_of_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
