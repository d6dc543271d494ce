#include <locale.h>
#include <stdio.h>
#include <wchar.h>

#include <uniwidth.h>

#include "core/text/utf8.h"
#include "core/text/width.h"
#include "unit.h"

/* Cells of `shown` as curses counts them, -1 when it does not fit one cchar_t. */
static int curses_cells(struct str shown) {
    int cells = 0;
    size_t len, chars = 0;
    for (size_t at = 0; at < shown.len; at += len, chars++) {
        int more = wcwidth((wchar_t)utf8_at(shown, at, &len));
        if (more < 0 || chars == 5 || (at > 0 && more != 0)) return -1;
        cells += more;
    }
    return cells;
}

static struct cluster cluster_of(const char *text) {
    return width_cluster(str_from(text), 0);
}

static void all_agree_on_every_character(void **state) {
    (void)state;
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    if (utf8 == (locale_t)0) skip();
    locale_t old = uselocale(utf8);
    size_t disagreements = 0;
    for (uint32_t c = 0; c < 0x110000; c++) {
        if (c >= 0xD800 && c < 0xE000) continue;
        char bytes[4];
        struct str s = {bytes, utf8_put(bytes, c)};
        struct cluster cluster = width_cluster(s, 0);
        assert_int_equal(cluster.bytes.len, s.len);
        int curses = curses_cells(cluster.shown);
        int unistring = u8_width((const uint8_t *)cluster.shown.ptr, cluster.shown.len, "UTF-8");
        if (cluster.width == curses && cluster.width == unistring) continue;
        if (disagreements++ < 20)
            print_error("U+%04X: %d cells, curses %d, libunistring %d\n", (unsigned)c,
                        cluster.width, curses, unistring);
    }
    uselocale(old);
    freelocale(utf8);
    assert_int_equal(disagreements, 0);
}

static void assert_cluster(const char *text, size_t bytes, const char *shown, int width,
                           bool doubtful) {
    struct cluster cluster = cluster_of(text);
    assert_int_equal(cluster.bytes.len, bytes);
    assert_int_equal(cluster.shown.len, strlen(shown));
    assert_memory_equal(cluster.shown.ptr, shown, strlen(shown));
    assert_int_equal(cluster.width, width);
    assert_int_equal(cluster.doubtful, doubtful);
}

static void letters_and_marks(void **state) {
    (void)state;
    assert_cluster("ab", 1, "a", 1, false);
    assert_cluster("\tb", 1, " ", 1, false);
    assert_cluster("\nb", 1, " ", 1, false);
    assert_cluster("\x1b[2J", 1, "�", 1, false);
    assert_cluster("é.", 2, "é", 1, false);
    assert_cluster("“a", 3, "“", 1, false);
    assert_cluster("e\u0301x", 3, "e\u0301", 1, false);
    assert_cluster("é\u0301x", 4, "é\u0301", 1, false);
    assert_cluster("“\u0301x", 5, "“\u0301", 1, false);
    assert_cluster("a\u0301\u0302\u0303\u0304\u0305\u0306.", 13, "a\u0301\u0302\u0303\u0304", 1,
                   true);
    assert_cluster("\u0301", 2, "◌", 1, false);
    assert_cluster("\u200d", 3, "", 0, false);
    assert_cluster("平和", 3, "平", 2, false);
    assert_cluster("\U0001F8FF", 4, "�", 1, true); /* unassigned */
}

static void emoji(void **state) {
    (void)state;
    assert_cluster("😀!", 4, "😀", 2, true);
    assert_cluster("👨‍👩‍👧a", 18, "👨", 2, true);
    assert_cluster("👍🏽a", 8, "👍", 2, true);
    assert_cluster("❤\uFE0Fa", 6, "❤", 1, true);
    assert_cluster("1\uFE0F\u20E3", 7, "1", 1, true);
    assert_cluster("🇮🇩🇮🇩", 8, "⚑", 1, true);
    assert_cluster("🇮a", 4, "🇮", 1, true);
}

static void shaped_scripts(void **state) {
    (void)state;
    assert_cluster("का", 3, "क", 1, true);
    assert_cluster("ाक", 3, "ा", 1, true);
    assert_cluster("한국", 3, "한", 2, false);
    assert_cluster("\u1112\u1161\u11AB", 9, "\u1112\u1161\u11AB", 2, true);
    assert_cluster("ที่", 9, "ที่", 1, true);
    assert_cluster("ಕಿ", 6, "ಕಿ", 1, true);
}

static void strings(void **state) {
    (void)state;
    int used;
    assert_int_equal(width_of(STR("")), 0);
    assert_int_equal(width_of(STR("a平é😀")), 6);
    assert_int_equal(width_fit(STR("a平b"), 2, &used), 1);
    assert_int_equal(used, 1);
    assert_int_equal(width_fit(STR("a平b"), 3, &used), 4);
    assert_int_equal(used, 3);
    assert_int_equal(width_fit(STR("ab"), 9, &used), 2);
    assert_int_equal(width_fit(STR("e\u0301x"), 1, &used), 3);
    assert_int_equal(width_fit(STR("ab"), 0, &used), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_agree_on_every_character),
        cmocka_unit_test(letters_and_marks),
        cmocka_unit_test(emoji),
        cmocka_unit_test(shaped_scripts),
        cmocka_unit_test(strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
