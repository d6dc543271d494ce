/* How keys are written, in the configuration, in scripts and for people. */
#include <stdio.h>
#include <stdlib.h>

#include "tui/config/key.h"
#include "unit.h"

static void expect_one(const char *text, uint32_t code, unsigned modifiers) {
    struct key key;
    struct str rest = str_from(text);
    assert_true(key_next(&rest, &key));
    assert_int_equal(rest.len, 0);
    assert_int_equal(key.code, code);
    assert_int_equal(key.modifiers, modifiers);
}

static void keys_are_read(void **state) {
    (void)state;
    expect_one("j", 'j', 0);
    expect_one("é", 0xe9, 0);
    expect_one("<C-d>", 'd', KEY_CTRL);
    expect_one("<c-D>", 'd', KEY_CTRL);
    expect_one("<A-x>", 'x', KEY_ALT);
    expect_one("<M-x>", 'x', KEY_ALT);
    expect_one("<S-Tab>", SPECIAL_TAB, KEY_SHIFT);
    expect_one("<C-A-Left>", SPECIAL_LEFT, KEY_CTRL | KEY_ALT);
    expect_one("<F12>", SPECIAL_F12, 0);
    expect_one("<pgdn>", SPECIAL_PAGE_DOWN, 0);
    expect_one("<Space>", ' ', 0);
    expect_one("<lt>", '<', 0);
    expect_one("<semicolon>", ';', 0);
    expect_one("<Backslash>", '\\', 0);
    expect_one("<C-->", '-', KEY_CTRL);
    expect_one("<", '<', 0);
}

static void what_a_terminal_cannot_tell_apart_is_one_key(void **state) {
    (void)state;
    expect_one("<C-i>", SPECIAL_TAB, 0);
    expect_one("<C-m>", SPECIAL_ENTER, 0);
    expect_one("<C-[>", SPECIAL_ESC, 0);
    expect_one("<S-j>", 'J', 0);
}

/* The number of keys in `text`; SIZE_MAX when one is wrong or there are more. */
static size_t parsed(struct str text, struct key *out, size_t room) {
    size_t count;
    return keys_parse(&text, out, room, &count) ? count : SIZE_MAX;
}

static void sequences_are_read(void **state) {
    (void)state;
    struct key keys[16];
    assert_int_equal(parsed(STR("jj<Tab>/surat<Enter>"), keys, 16), 10);
    assert_int_equal(keys[2].code, SPECIAL_TAB);
    assert_int_equal(keys[9].code, SPECIAL_ENTER);
    assert_int_equal(parsed(STR("a<b"), keys, 16), 3);
    assert_int_equal(parsed(STR("a < b>"), keys, 16), 6);
    assert_int_equal(parsed(STR(""), keys, 16), 0);
    assert_int_equal(parsed(STR("abc"), keys, 2), SIZE_MAX);
}

static void wrong_keys_are_refused(void **state) {
    (void)state;
    struct key keys[16];
    const char *wrong[] = {"<Entre>", "<X-j>", "<j>", "\x1b", "a\xff", "<C->", "\x7f"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (parsed(str_from(wrong[i]), keys, 16) != SIZE_MAX) fail_msg("“%s” was taken", wrong[i]);
    }
    static const char *const meant[][2] = {{"Entre", "<Enter>"},      {"C-Spcae", "<C-Space>"},
                                           {"Ctrl-x", "<C-x>"},       {"shift+tab", "<S-Tab>"},
                                           {"Alt-PgDwn", "<A-PgDn>"}, {"j", "j"}};
    for (size_t i = 0; i < sizeof meant / sizeof *meant; i++) {
        struct buf out = {0};
        assert_true(key_nearest(str_from(meant[i][0]), &keys[0]));
        key_write(&out, keys[0]);
        assert_string_equal(out.at, meant[i][1]);
        buf_free(&out);
    }
    assert_false(key_nearest(STR("Pfefferkuchen"), &keys[0]));
}

static void every_key_is_read_as_it_is_written(void **state) {
    (void)state;
    for (unsigned modifiers = 0; modifiers < 8; modifiers++) {
        for (uint32_t code = ' '; code < SPECIAL_AFTER; code++) {
            if (code == 0x7f || (code >= 0xd800 && code < 0xe000)) continue;
            if (code > 0x3000 && code < SPECIAL_BEFORE - 2) continue;
            struct buf out = {0};
            struct key key = {code, modifiers}, again, third;
            key_write(&out, key);
            struct str text = buf_str(&out);
            if (!key_next(&text, &again) || text.len != 0) fail_msg("“%s” is not read", out.at);
            out.len = 0;
            key_write(&out, again); /* the normal form, which must be one */
            text = buf_str(&out);
            assert_true(key_next(&text, &third));
            assert_true(key_eq(again, third));
            buf_free(&out);
        }
    }
}

static void keys_are_shown_to_people(void **state) {
    (void)state;
    struct buf out = {0};
    struct key keys[8];
    size_t count = parsed(STR("g<C-d><Down><Space><A-x><C-Left><semicolon>"), keys, 8);
    for (size_t i = 0; i < count; i++) key_show(&out, keys[i], true);
    assert_string_equal(out.at, "g^d↓SpaceA-xC-←;");
    out.len = 0;
    key_show(&out, keys[2], false);
    assert_string_equal(out.at, "Down");
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_read),
        cmocka_unit_test(what_a_terminal_cannot_tell_apart_is_one_key),
        cmocka_unit_test(sequences_are_read),
        cmocka_unit_test(wrong_keys_are_refused),
        cmocka_unit_test(every_key_is_read_as_it_is_written),
        cmocka_unit_test(keys_are_shown_to_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
