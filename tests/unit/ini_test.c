/* The facts of iniparser 4.1 that core/base/ini.c must shield the program from. */
#include <stdio.h>
#include <stdlib.h>

#include "core/base/ini.h"
#include "core/base/nearest.h"
#include "unit.h"

static struct arena arena;
static struct ini ini;

static int forget(void **state) {
    (void)state;
    arena_free(&arena);
    return 0;
}

static void parse(const char *text) {
    ini_parse(&arena, str_from(text), "test.ini", &ini);
}

static const char *value_of(const char *section, const char *key) {
    for (size_t i = 0; i < ini.count; i++)
        if (str_eq(ini.entries[i].section, str_from(section)) &&
            str_eq(ini.entries[i].key, str_from(key)))
            return ini.entries[i].value.ptr;
    return NULL;
}

static void assert_value(const char *section, const char *key, const char *value) {
    const char *found = value_of(section, key);
    assert_non_null(found);
    assert_string_equal(found, value);
}

/* Exactly one error, in `line`, whose detail holds `words`. */
static void assert_one_error(uint32_t line, const char *words) {
    assert_int_equal(ini.error_count, 1);
    assert_int_equal(ini.errors[0].code, ERROR_INI_SYNTAX);
    assert_string_equal(ini.errors[0].subject, "test.ini");
    assert_int_equal(ini.errors[0].line, line);
    if (strstr(ini.errors[0].detail, words) == NULL)
        fail_msg("“%s” does not say “%s”", ini.errors[0].detail, words);
}

static void test_reads_in_file_order_with_lines(void **state) {
    (void)state;
    parse("top = 1\n\n[Keys]\n; comment\nCursor-Down = J <Down>\n# other\n\n[a]\nz = 1\nb = 2");
    assert_int_equal(ini.error_count, 0);
    assert_int_equal(ini.count, 4);
    assert_value("", "top", "1");
    assert_value("keys", "cursor-down", "J <Down>");
    assert_int_equal(ini.entries[1].line, 5);
    assert_value("a", "z", "1");
    assert_string_equal(ini.entries[3].key.ptr, "b"); /* the last line has no newline */
    assert_int_equal(ini.entries[3].line, 10);
}

static void test_quotes_and_comments(void **state) {
    (void)state;
    parse("[a]\nplain = one ; two\nhash = one # two\nsemicolon = \";\"\nboth = '; and #'\n"
          "double = '\"'\nempty =\nnothing = \"\"\nspaces = \"  x \"\nafter = \"v\" ; comment\n"
          "equals = a=b\n[b] ; a comment\nc = d\n");
    assert_int_equal(ini.error_count, 0);
    assert_value("a", "plain", "one");
    assert_value("a", "hash", "one");
    assert_value("a", "semicolon", ";");
    assert_value("a", "both", "; and #");
    assert_value("a", "double", "\"");
    assert_value("a", "empty", "");
    assert_value("a", "nothing", "");
    assert_value("a", "spaces", "  x ");
    assert_value("a", "after", "v");
    assert_value("a", "equals", "a=b");
    assert_value("b", "c", "d");
    assert_string_equal(ini.entries[0].raw.ptr != NULL ? "raw" : "", "raw");
    assert_true(str_eq(ini.entries[0].raw, STR("one ; two")));
}

static void test_filters_are_raw(void **state) {
    (void)state;
    parse("[filters]\njembatan = \"dua bangsa\" -opini ; #1\nopen = \"half\n");
    assert_int_equal(ini.error_count, 0);
    assert_true(str_eq(ini.entries[0].value, STR("\"dua bangsa\" -opini ; #1")));
    assert_true(str_eq(ini.entries[1].value, STR("\"half")));
}

static void test_bad_lines_leave_the_rest(void **state) {
    (void)state;
    static const struct {
        const char *line, *words;
    } bad[] = {
        {"no equals sign", "no '='"},
        {"= value", "before '='"},
        {"k = \"not closed", "not closed"},
        {"k = 'not closed", "not closed"},
        {"k = \"a\" b", "after the closing quote: b"},
        {"k = \"\"\"", "after the closing quote"},
        {"k = joined \\", "backslash"},
        {"k = a\001b", "0x01"},
        {"k = \xff", "UTF-8"},
        {"k = \xc0\xaf", "UTF-8"},
        {"k = \xed\xa0\x80", "UTF-8"},
        {"[more] text", "after [more]"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        char text[200];
        snprintf(text, sizeof text, "[more]\nfirst = 1\n%s\nlast = 2\n", bad[i].line);
        parse(text);
        assert_one_error(3, bad[i].words);
        assert_int_equal(ini.count, 2);
        assert_value("more", "first", "1");
        assert_value("more", "last", "2");
    }
}

static void test_nul_byte(void **state) {
    (void)state;
    ini_parse(&arena, STR("[a]\nb = 1\nc = \0 2\nd = 3\n"), "test.ini", &ini);
    assert_one_error(3, "0x00");
    assert_value("a", "d", "3");
}

static void test_bad_sections(void **state) {
    (void)state;
    parse("[Keys\na = 1\n");
    assert_one_error(1, "write [Keys]");
    assert_value("keys", "a", "1"); /* what was meant is clear */
    parse("[x]\na = 1\n[ ]\nb = 2\n[y]\nc = 3\n");
    assert_one_error(3, "without a name");
    assert_int_equal(ini.count, 2); /* b belongs nowhere */
    assert_value("y", "c", "3");
    parse("[a:b]\nc = 1\n");
    assert_one_error(1, "':'");
}

static void test_duplicates_name_both_lines(void **state) {
    (void)state;
    parse("[a]\nk = first\n[b]\nk = other\n[A]\nK = second\n");
    assert_one_error(6, "line 2");
    assert_value("a", "k", "first");
    assert_value("b", "k", "other");
}

static void test_long_lines(void **state) {
    (void)state;
    char text[4000];
    memset(text, 'x', sizeof text);
    memcpy(text, "[a]\nk = ", 8);
    text[4 + 1000] = '\n';
    memcpy(text + 4 + 1001, "l = 1\n", 7);
    parse(text);
    assert_int_equal(ini.error_count, 0);
    assert_int_equal(ini.entries[0].value.len, 996);
    memset(text + 4 + 1000, 'x', 1);
    memcpy(text + 4 + 1001, "\nl = 1\n", 8);
    parse(text);
    assert_one_error(2, "1001 bytes");
    assert_value("a", "l", "1");
}

static void test_long_names(void **state) {
    (void)state;
    char key[INI_NAME_LIMIT + 2], text[600];
    memset(key, 'k', sizeof key);
    key[INI_NAME_LIMIT + 1] = '\0';
    snprintf(text, sizeof text, "%s = 1\n", key);
    parse(text);
    assert_one_error(1, "200 bytes");
    snprintf(text, sizeof text, "[%s]\na = 1\n", key);
    parse(text);
    assert_one_error(1, "200 bytes");
    key[INI_NAME_LIMIT] = '\0';
    snprintf(text, sizeof text, "[%s]\n%s = 1\n", key, key);
    parse(text);
    assert_int_equal(ini.error_count, 0);
    assert_value(key, key, "1");
}

static void test_byte_order_mark_and_crlf(void **state) {
    (void)state;
    parse("\xEF\xBB\xBF[a]\r\nk = v\r\nl = \"w\"\r\n");
    assert_int_equal(ini.error_count, 0);
    assert_value("a", "k", "v");
    assert_value("a", "l", "w");
}

static void test_empty(void **state) {
    (void)state;
    parse("");
    assert_int_equal(ini.count + ini.error_count, 0);
    ini_parse(&arena, STR_NONE, "test.ini", &ini);
    assert_int_equal(ini.count + ini.error_count, 0);
}

/* iniparser alone needs the square of the number of keys: seconds for this many. */
static void test_many_keys(void **state) {
    (void)state;
    enum { KEYS = 50000 };
    char *text = malloc(KEYS * 24), *end = text;
    assert_non_null(text);
    for (int i = 0; i < KEYS; i++)
        end += snprintf(end, 24, "%skey%d = %d\n", i % 1000 == 0 ? "[s]\n" : "", i, i);
    parse(text);
    free(text);
    assert_int_equal(ini.error_count, 0);
    assert_int_equal(ini.count, KEYS);
    assert_string_equal(ini.entries[KEYS - 1].value.ptr, "49999");
}

static void test_items(void **state) {
    (void)state;
    struct str rest = STR(" a b ,, c,"), item;
    assert_true(ini_next_item(&rest, &item));
    assert_true(str_eq(item, STR("a b")));
    assert_true(ini_next_item(&rest, &item));
    assert_true(str_eq(item, STR("c")));
    assert_false(ini_next_item(&rest, &item));
}

static void test_missing_file(void **state) {
    (void)state;
    struct error error;
    assert_false(ini_read(&arena, PROJECT_DIR "/no-such.ini", &ini, &error));
    assert_int_equal(error.code, ERROR_OPEN_FILE);
}

static void test_nearest_name(void **state) {
    (void)state;
    const struct str names[] = {STR("keys"), STR("keys.list"), STR("general"), STR("filters")};
    assert_int_equal(nearest_name(STR("genreal"), names, 4), 2);
    assert_int_equal(nearest_name(STR("Key"), names, 4), 0);
    assert_int_equal(nearest_name(STR("filter"), names, 4), 3);
    assert_true(nearest_name(STR("zzzz"), names, 4) == SIZE_MAX);
    assert_true(nearest_name(STR(""), names, 4) == SIZE_MAX);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_reads_in_file_order_with_lines, forget),
        cmocka_unit_test_teardown(test_quotes_and_comments, forget),
        cmocka_unit_test_teardown(test_filters_are_raw, forget),
        cmocka_unit_test_teardown(test_bad_lines_leave_the_rest, forget),
        cmocka_unit_test_teardown(test_nul_byte, forget),
        cmocka_unit_test_teardown(test_bad_sections, forget),
        cmocka_unit_test_teardown(test_duplicates_name_both_lines, forget),
        cmocka_unit_test_teardown(test_long_lines, forget),
        cmocka_unit_test_teardown(test_long_names, forget),
        cmocka_unit_test_teardown(test_byte_order_mark_and_crlf, forget),
        cmocka_unit_test_teardown(test_empty, forget),
        cmocka_unit_test_teardown(test_many_keys, forget),
        cmocka_unit_test_teardown(test_items, forget),
        cmocka_unit_test_teardown(test_missing_file, forget),
        cmocka_unit_test_teardown(test_nearest_name, forget),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
