/* Every error has its words; names in them are harmless; nothing is cut inside a character. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tui/base/messages.h"
#include "unit.h"

static void expect(const struct error *error, const char *words) {
    char text[MESSAGE_SIZE];
    message_error(error, text, sizeof text);
    assert_string_equal(text, words);
}

static struct error error_of(enum error_code code, int system, const char *subject,
                             const char *detail) {
    struct error error;
    error_set(&error, code, system, subject, detail);
    return error;
}

static void words_every_error(void **state) {
    (void)state;
    for (int code = ERROR_NONE + 1; code < ERROR_CODES; code++) {
        struct error error =
            error_of((enum error_code)code, EACCES, "berita/senja", "rinci\tdekat");
        char text[MESSAGE_SIZE];
        error.line = error.column = 7;
        message_error(&error, text, sizeof text);
        assert_true(strlen(text) > 10);
        assert_null(strchr(text, '{'));
        assert_null(strchr(text, '\t'));
    }
}

static void says_thing_and_why(void **state) {
    (void)state;
    struct error error = error_of(ERROR_OPEN_FILE, EACCES, "berita/senja.txt", NULL);
    expect(&error, "berita/senja.txt: Permission denied");
}

static void gives_the_remedy_only_where_there_is_one(void **state) {
    (void)state;
    struct error error = error_of(ERROR_CONFIG_OPTION, 0, "kutip.ini", "layuot\tlayout");
    error.line = 3;
    expect(&error, "kutip.ini:3: there is no option “layuot” (did you mean “layout”?)");
    error = error_of(ERROR_CONFIG_OPTION, 0, "kutip.ini", "zzz");
    expect(&error, "kutip.ini: there is no option “zzz”");
}

static void lets_no_control_through(void **state) {
    (void)state;
    struct error error = error_of(ERROR_NO_SUCH_PATH, 0, "a\033]52;c;x\ab\n\xC2\x9B\xFF", NULL);
    char text[MESSAGE_SIZE];
    message_error(&error, text, sizeof text);
    for (const char *at = text; *at != '\0'; at++) assert_true((unsigned char)*at >= ' ');
    assert_null(strstr(text, "\xC2\x9B"));
    message_clean("x\033[2Jy", text, sizeof text);
    assert_null(strchr(text, '\033'));
}

static void cuts_between_characters(void **state) {
    (void)state;
    char text[8];
    for (size_t size = 1; size <= sizeof text; size++) {
        message_clean("éééééé", text, size);
        assert_int_equal(strlen(text), (size - 1) / 2 * 2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_every_error),
        cmocka_unit_test(says_thing_and_why),
        cmocka_unit_test(gives_the_remedy_only_where_there_is_one),
        cmocka_unit_test(lets_no_control_through),
        cmocka_unit_test(cuts_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
