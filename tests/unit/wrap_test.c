#include "core/base/buf.h"
#include "core/text/width.h"
#include "core/text/wrap.h"
#include "unit.h"

/* The lines of `text` at `width`, joined by '|'. */
static void assert_lines(const char *text, int width, const char *expected) {
    struct arena arena = {0};
    struct buf joined = {0};
    struct wrapped lines;
    struct str s = str_from(text);
    wrap_text(&arena, s, width, &lines);
    for (size_t i = 0; i < lines.count; i++) {
        if (i > 0) buf_add_char(&joined, '|');
        buf_add(&joined, str_slice(s, lines.at[i].start, lines.at[i].end));
    }
    assert_string_equal(buf_str(&joined).ptr, expected);
    buf_free(&joined);
    arena_free(&arena);
}

static void words_move_to_the_next_line(void **state) {
    (void)state;
    assert_lines("", 10, "");
    assert_lines("satu dua tiga", 8, "satu dua|tiga");
    assert_lines("satu dua tiga", 7, "satu|dua|tiga");
    assert_lines("satu   dua", 5, "satu|dua");
    assert_lines("satu ", 4, "satu");
    assert_lines("tak-terkalahkan ya", 10, "tak-|terkalahka|n ya");
    assert_lines("kata (dia)", 7, "kata|(dia)");
    assert_lines("di\u00a0sini saja", 8, "di\u00a0sini|saja");
}

static void newlines_always_break(void **state) {
    (void)state;
    assert_lines("a\nb", 10, "a|b");
    assert_lines("a\n\nb\n", 10, "a||b|");
    assert_lines("satu dua\ntiga", 5, "satu|dua|tiga");
}

static void long_words_are_broken_at_clusters(void **state) {
    (void)state;
    assert_lines("terkalahkan", 4, "terk|alah|kan");
    assert_lines("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301");
    assert_lines("平和条約", 5, "平和|条約");
    assert_lines("平和", 1, "平|和");
    assert_lines("平和。", 4, "平|和。");
    assert_lines("abc \u0301d", 3, "abc| \u0301d"); /* a blank under a mark is no blank */
}

static void lines_fit_and_cover(void **state) {
    (void)state;
    struct str s =
        STR("“Kami sangat yakin,” kata Sari (15/8/2023) — https://contoh.example/a/b?c=d "
            "👩‍🚀 平和条約を結ぶ。 ที่นี่ 한국 정부는 Путин "
            "заявил "
            "A.M. "
            "50% "
            "$5");
    for (int width = 2; width < 60; width++) {
        struct arena arena = {0};
        struct wrapped lines;
        wrap_text(&arena, s, width, &lines);
        size_t at = 0;
        for (size_t i = 0; i < lines.count; i++) {
            for (; at < lines.at[i].start; at++) assert_int_equal(s.ptr[at], ' ');
            struct str line = str_slice(s, lines.at[i].start, lines.at[i].end);
            assert_true(line.len > 0);
            assert_true(width_of(line) <= width);
            at = lines.at[i].end;
        }
        assert_int_equal(at, s.len);
        arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_move_to_the_next_line),
        cmocka_unit_test(newlines_always_break),
        cmocka_unit_test(long_words_are_broken_at_clusters),
        cmocka_unit_test(lines_fit_and_cover),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
