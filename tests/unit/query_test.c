/* The query language: what a text means, and what is said about one that means nothing. */
#include <stdlib.h>
#include <time.h>

#include "core/base/buf.h"
#include "core/library/index/packed_date.h"
#include "core/library/library.h"
#include "core/library/query.h"
#include "unit.h"

static const int64_t now = 1700000000; /* 2023-11-14 */

/* The tree as text: (and a (not b)). */
static void write_tree(struct buf *out, const struct query_node *node) {
    switch (node->op) {
    case QUERY_ALL:
        buf_add(out, STR("all"));
        return;
    case QUERY_NOT:
        buf_add(out, STR("(not "));
        break;
    case QUERY_AND:
        buf_add(out, STR("(and "));
        break;
    case QUERY_OR:
        buf_add(out, STR("(or "));
        break;
    case QUERY_LEAF: {
        size_t count;
        const struct query_field_help *fields = library_query_fields(&count);
        if (node->field != FIELD_ANY) buf_printf(out, "%s=", fields[node->field - 1].name);
        buf_printf(out, "%.*s%s", STR_ARG(node->value), node->prefix ? "*" : "");
        return;
    }
    }
    write_tree(out, node->left);
    if (node->right != NULL) {
        buf_add_char(out, ' ');
        write_tree(out, node->right);
    }
    buf_add_char(out, ')');
}

static void means(const char *text, bool typing, const char *tree) {
    struct arena arena = {0};
    struct buf out = {0};
    struct error error;
    const struct query_node *node;
    struct query_context context = {typing, now};
    assert_true(query_parse(&arena, str_from(text), &context, &node, &error));
    write_tree(&out, node);
    assert_string_equal(out.at, tree);
    buf_free(&out);
    arena_free(&arena);
}

static void is_wrong(const char *text, bool typing, uint32_t column, const char *remedy) {
    struct arena arena = {0};
    struct error error;
    const struct query_node *node;
    struct query_context context = {typing, now};
    assert_false(query_parse(&arena, str_from(text), &context, &node, &error));
    assert_int_equal(error.code, ERROR_QUERY_SYNTAX);
    assert_string_equal(error.subject, text);
    assert_int_equal(error.column, column);
    assert_non_null(strstr(error.detail, remedy));
    arena_free(&arena);
}

static void words_and_operators(void **state) {
    (void)state;
    means("\"two words\"* c", false, "(and two words* c)");
    means("outlet:(a OR said:b) c", false, "(and (or outlet=a said=b) c)");
    means("", false, "all");
    means("surat putih", false, "(and surat putih)");
    means("\"tak terkalahkan\"", false, "tak terkalahkan");
    means("a OR b c", false, "(or a (and b c))");
    means("(a OR b) c", false, "(and (or a b) c)");
    means("-a b", false, "(and (not a) b)");
    means("-speaker:arum", false, "(not speaker=arum)");
    means("-(a b)", false, "(not (and a b))");
    means("pemer*", false, "pemer*");
    means("or", false, "or");
    means("ORANG", false, "ORANG");
    means("a - b", false, "(and (and a all) b)");
}

static void fields_and_values(void **state) {
    (void)state;
    means("said:\"hubungan strategis\"", false, "said=hubungan strategis");
    means("SPEAKER:arum outlet:belor", false, "(and speaker=arum outlet=belor)");
    means("pukul 10:30", false, "(and pukul 10:30)");
    means("http://contoh.id/a", false, "http://contoh.id/a");
    means("kind:mixed is:unread has:quotes", false, "(and (and kind=mixed is=unread) has=quotes)");
}

static void what_is_not_finished_is_no_error(void **state) {
    (void)state;
    means("sura", true, "sura*");
    means("surat put", true, "(and surat put*)");
    means("surat ", true, "surat");
    means("\"tak terk", true, "tak terk*");
    means("speaker:", true, "all");
    means("speaker:ar", true, "speaker=ar*");
    means("is:unr", true, "all");
    means("(a OR", true, "a");
    means("-", true, "all");
}

static void errors_have_a_column_and_a_remedy(void **state) {
    (void)state;
    is_wrong("surat speakr:arum", false, 7, "speaker:");
    is_wrong("kind:mixd", false, 6, "kind:mixed");
    is_wrong("a speaker:", false, 11, "speaker:");
    is_wrong("\"tak", false, 1, "\"");
    is_wrong("(a b", false, 1, ")");
    is_wrong("a b)", false, 4, ")");
    is_wrong("a OR", false, 5, "OR");
    is_wrong("OR a", false, 1, "OR");
    is_wrong("date:besok", false, 6, "2023-08");
    is_wrong("date:2023-13", false, 6, "2023-08");
    is_wrong("date:2023-13", true, 6, "2023-08");
}

static void dates_mean(const char *text, int64_t from, int64_t to) {
    struct arena arena = {0};
    struct error error;
    const struct query_node *node;
    struct query_context context = {false, now};
    assert_true(query_parse(&arena, str_from(text), &context, &node, &error));
    assert_int_equal(node->field, FIELD_DATE);
    assert_int_equal(node->from, from);
    assert_int_equal(node->to, to);
    arena_free(&arena);
}

static void dates(void **state) {
    (void)state;
    dates_mean("date:2023", date_pack_day(2023, 1, 1), date_pack_day(2023, 12, 31));
    dates_mean("date:2023-08", date_pack_day(2023, 8, 1), date_pack_day(2023, 8, 31));
    dates_mean("date:2023-08-15", date_pack_day(2023, 8, 15), date_pack_day(2023, 8, 15));
    dates_mean("date:2023-08..2024-02", date_pack_day(2023, 8, 1), date_pack_day(2024, 2, 31));
    dates_mean("date:..2024", 1, date_pack_day(2024, 12, 31));
    dates_mean("date:2024..", date_pack_day(2024, 1, 1), INT64_MAX);
    dates_mean("date:>2024-06-01", date_pack_day(2024, 6, 1) + 1, INT64_MAX);
    dates_mean("date:>=2024", date_pack_day(2024, 1, 1), INT64_MAX);
    dates_mean("date:<2024", 1, date_pack_day(2024, 1, 1) - 1);
    dates_mean("date:30d", date_pack_day(2023, 10, 15), date_pack_day(2023, 11, 15));
    dates_mean("date:2w", date_pack_day(2023, 10, 31), date_pack_day(2023, 11, 15));
}

static void deep_nesting_is_refused(void **state) {
    (void)state;
    char text[2001];
    memset(text, '(', 2000);
    text[2000] = '\0';
    struct arena arena = {0};
    struct error error;
    const struct query_node *node;
    struct query_context context = {true, now};
    assert_false(query_parse(&arena, str_from(text), &context, &node, &error));
    arena_free(&arena);
}

static void every_field_has_help(void **state) {
    (void)state;
    size_t count;
    const struct query_field_help *fields = library_query_fields(&count);
    assert_int_equal(count, FIELD_COUNT - 1);
    for (size_t i = 0; i < count; i++) {
        struct arena arena = {0};
        struct error error;
        const struct query_node *node;
        struct query_context context = {false, now};
        assert_true(query_parse(&arena, str_from(fields[i].example), &context, &node, &error));
        assert_int_equal(node->field, i + 1);
        assert_true(strlen(fields[i].help) > 0);
        arena_free(&arena);
    }
}

static void a_last_word_goes_on(void **state) {
    (void)state;
    assert_true(library_query_goes_on("harbour bri"));
    assert_true(library_query_goes_on("-speaker:ver"));
    assert_true(library_query_check("outlet:(kompas OR detik) -speaker:(a b)", false, NULL));
    assert_false(library_query_check("date:(2023 OR never)", false, NULL));
    assert_false(library_query_check("speaker:\"Ipul\"speaker:dedi", false, NULL));
    assert_false(library_query_goes_on("bri*"));
    assert_false(library_query_goes_on("bri "));
    assert_false(library_query_goes_on("(harbour bri)"));
    assert_false(library_query_goes_on("\"the bridge\""));
    assert_false(library_query_goes_on("bridge date:2023"));
    assert_false(library_query_goes_on("bridge is:unread"));
    assert_false(library_query_goes_on("speaker:?"));
    assert_false(library_query_goes_on(""));
}

static void knows_what_names_quotes(void **state) {
    (void)state;
    assert_true(library_query_names_quotes("speaker:darma"));
    assert_true(library_query_names_quotes("surat (date:2031 OR -said:jembatan)"));
    assert_false(library_query_names_quotes("surat outlet:senja has:quotes"));
    assert_false(library_query_names_quotes(""));
    assert_false(library_query_names_quotes("speaker:("));
}

int main(void) {
    setenv("TZ", "UTC", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_operators),
        cmocka_unit_test(fields_and_values),
        cmocka_unit_test(what_is_not_finished_is_no_error),
        cmocka_unit_test(errors_have_a_column_and_a_remedy),
        cmocka_unit_test(dates),
        cmocka_unit_test(deep_nesting_is_refused),
        cmocka_unit_test(every_field_has_help),
        cmocka_unit_test(knows_what_names_quotes),
        cmocka_unit_test(a_last_word_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
