#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/map.h"
#include "core/base/sorted.h"
#include "core/base/vec.h"
#include "unit.h"

static void strings_compare(void **state) {
    (void)state;
    assert_true(str_eq(STR("ab"), STR("ab")) && str_eq(STR(""), STR_NONE));
    assert_false(str_eq(STR("ab"), STR("aB")) || str_eq(STR("ab"), STR("abc")));
    assert_true(str_eq_ascii_nocase(STR("aB1"), STR("Ab1")));
    assert_false(str_eq_ascii_nocase(STR("a"), STR("ab")) ||
                 str_eq_ascii_nocase(STR("@"), STR("`")));
    assert_true(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("b"), STR("ab")) > 0);
    assert_int_equal(str_cmp(STR("ab"), STR("ab")), 0);
    assert_true(str_cmp(STR("a"), STR("\xC3\xA9")) < 0); /* bytes are unsigned */
    assert_true(str_starts(STR("kata"), STR("ka")) && str_ends(STR("kata"), STR("ta")));
    assert_false(str_starts(STR("k"), STR("ka")) || str_ends(STR("a"), STR("ta")));
    assert_true(str_starts(STR("k"), STR("")) && str_ends(STR_NONE, STR("")));
    assert_int_equal(str_hash(STR("")), 2166136261u);
    assert_int_equal(str_hash(STR("a")), 0xE40C292Cu);
    assert_int_equal(str_from(NULL).len, 0);
}

static void strings_are_cut(void **state) {
    (void)state;
    assert_str(str_trim(STR(" \t kata dia\r\n")), "kata dia");
    assert_str(str_trim(STR(" \n ")), "");
    assert_int_equal(str_find(STR("katakata"), STR("ta"), 0), 2);
    assert_int_equal(str_find(STR("katakata"), STR("ta"), 3), 6);
    assert_int_equal(str_find(STR("kata"), STR("ta"), 3), SIZE_MAX);
    assert_int_equal(str_find(STR("kata"), STR(""), 4), 4);
    assert_int_equal(str_find(STR("kata"), STR(""), 5), SIZE_MAX);
    struct str rest = STR("a,,b"), piece;
    assert_true(str_cut(&rest, ',', &piece));
    assert_str(piece, "a");
    assert_true(str_cut(&rest, ',', &piece));
    assert_str(piece, "");
    assert_true(str_cut(&rest, ',', &piece));
    assert_str(piece, "b");
    assert_false(str_cut(&rest, ',', &piece));
    rest = STR("");
    assert_true(str_cut(&rest, ',', &piece));
    assert_false(str_cut(&rest, ',', &piece));
}

static void map_keeps_a_number_for_every_key(void **state) {
    (void)state;
    struct map map = {0};
    assert_null(map_find(&map, 7));
    for (uint64_t key = 0; key < 1000; key += key == 0 ? 2 : 1)
        assert_int_equal(*map_add(&map, key << 40 | key, (uint32_t)key + 3), key + 3);
    assert_int_equal(map.count, 999); /* 0 is kept as 1 */
    assert_int_equal(*map_add(&map, 7ull << 40 | 7, 99), 10);
    ++*map_add(&map, 7ull << 40 | 7, 99);
    for (uint64_t key = 2; key < 1000; key++)
        assert_int_equal(*map_find(&map, key << 40 | key), key + 3 + (key == 7));
    assert_int_equal(*map_find(&map, 0), 3);
    assert_null(map_find(&map, 1000));
    map_free(&map);
}

static void sorted_tables_are_searched_by_a_number(void **state) {
    (void)state;
    struct row {
        char other;
        uint32_t number;
    } rows[] = {{'a', 3}, {'b', 5}, {'c', 5}, {'d', UINT32_MAX}};
    static const struct {
        uint64_t least;
        size_t found;
    } cases[] = {{0, 0}, {3, 0}, {4, 1}, {5, 1}, {6, 3}, {UINT32_MAX, 3}, {UINT32_MAX + 1ull, 4}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(
            sorted_from(rows, 4, sizeof *rows, offsetof(struct row, number), cases[i].least),
            cases[i].found);
    assert_int_equal(sorted_from(NULL, 0, sizeof *rows, offsetof(struct row, number), 1), 0);
}

static void arena_gives_zeroed_aligned_memory(void **state) {
    (void)state;
    struct arena arena = {0};
    for (size_t size = 0; size < 200000; size = size * 3 + 1) {
        unsigned char *block = arena_alloc(&arena, size);
        assert_int_equal((uintptr_t)block % 16, 0);
        for (size_t i = 0; i < size; i++) assert_int_equal(block[i], 0);
        memset(block, 0xAA, size);
    }
    arena_reset(&arena);
    unsigned char *again = arena_alloc(&arena, 100000);
    for (size_t i = 0; i < 100000; i++) assert_int_equal(again[i], 0);
    arena_free(&arena);
    arena_reset(&arena);
    arena_free(&arena);
}

static void arena_blocks_do_not_overlap(void **state) {
    (void)state;
    struct arena arena = {0};
    uint32_t **blocks = mem_new(2000, sizeof *blocks);
    for (uint32_t i = 0; i < 2000; i++) {
        blocks[i] = arena_new(&arena, uint32_t, 1 + i % 97);
        for (uint32_t k = 0; k < 1 + i % 97; k++) blocks[i][k] = i;
    }
    for (uint32_t i = 0; i < 2000; i++)
        for (uint32_t k = 0; k < 1 + i % 97; k++) assert_int_equal(blocks[i][k], i);
    free(blocks);
    arena_free(&arena);
}

static void arena_strings(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str copy = arena_str(&arena, STR("kata"));
    assert_string_equal(copy.ptr, "kata");
    assert_int_equal(copy.len, 4);
    assert_string_equal(arena_str(&arena, STR("")).ptr, "");
    assert_null(arena_str(&arena, STR_NONE).ptr);
    assert_str(arena_printf(&arena, "%d-%s", 12, "an"), "12-an");
    assert_str(arena_printf(&arena, "%300d", 1), arena_printf(&arena, "%300d", 1).ptr);
    arena_free(&arena);
}

static void buffer_grows(void **state) {
    (void)state;
    struct buf buf = {0};
    assert_str(buf_str(&buf), "");
    for (int i = 0; i < 1000; i++) {
        buf_add(&buf, STR("ab"));
        buf_add_char(&buf, 'c');
        buf_printf(&buf, "%d", i % 10);
    }
    buf_add(&buf, STR_NONE);
    assert_int_equal(buf_str(&buf).len, 4000);
    assert_int_equal(strlen(buf.at), 4000);
    for (size_t i = 0; i < 4000; i += 4) {
        char expected[5] = {'a', 'b', 'c', (char)('0' + i / 4 % 10), '\0'};
        assert_memory_equal(buf.at + i, expected, 4);
    }
    buf_free(&buf);
    assert_str(buf_str(&buf), "");
}

static void vector_grows(void **state) {
    (void)state;
    struct pair {
        int a, b;
    };
    VEC(struct pair) pairs = {0};
    for (int i = 0; i < 1000; i++) vec_push(&pairs, (struct pair){i, -i});
    assert_int_equal(pairs.count, 1000);
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(pairs.at[i].a, i);
        assert_int_equal(pairs.at[i].b, -i);
    }
    vec_reserve(&pairs, 5000);
    assert_true(pairs.room >= 6000);
    vec_free(&pairs);
    assert_null(pairs.at);
    assert_int_equal(pairs.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_compare),
        cmocka_unit_test(strings_are_cut),
        cmocka_unit_test(map_keeps_a_number_for_every_key),
        cmocka_unit_test(sorted_tables_are_searched_by_a_number),
        cmocka_unit_test(arena_gives_zeroed_aligned_memory),
        cmocka_unit_test(arena_blocks_do_not_overlap),
        cmocka_unit_test(arena_strings),
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(vector_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
