/* Indexes are listed with their paths, and dropped alone. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/library/files/indexes.h"
#include "unit.h"

static char folder[64];

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", "/tmp/kutip-indexes-XXXXXX");
    return mkdtemp(folder) != NULL ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder); /* fails when something was left */
}

static void note(const char *name, const char *path) {
    char index[128];
    struct place_root root = {.absolute = str_from(path)};
    snprintf(index, sizeof index, "%s/%s.db", folder, name);
    struct place place = {.roots = &root, .root_count = 1, .index = index};
    FILE *file = fopen(index, "w");
    assert_non_null(file);
    assert_true(fputs("index", file) >= 0);
    assert_int_equal(fclose(file), 0);
    index_note(&place);
}

static void lists_and_drops(void **state) {
    (void)state;
    struct arena arena = {0};
    struct index_entry *entries;
    struct error error;
    uint64_t freed = 0;
    assert_int_equal(index_list(&arena, folder, &entries), 0);
    note("1", "/nowhere/senja");
    note("2", "/nowhere/pagi");
    assert_int_equal(index_list(&arena, folder, &entries), 2);
    assert_true(str_eq(entries[0].paths, STR("/nowhere/pagi\0")));
    assert_true(str_eq(entries[1].paths, STR("/nowhere/senja\0")));
    assert_true(entries[0].size > 0 && entries[0].used > 0);
    const char *paths[] = {"/nowhere/pagi", "/nowhere/senja"};
    assert_false(index_drop(paths, 2, folder, &freed, &error)); /* that would be a third library */
    assert_int_equal(error.code, ERROR_NO_INDEX);
    assert_true(index_drop(paths, 1, folder, &freed, &error));
    assert_int_equal(freed, entries[0].size);
    assert_int_equal(index_list(&arena, folder, &entries), 1);
    assert_true(index_drop(paths + 1, 1, folder, &freed, &error));
    assert_int_equal(index_list(&arena, folder, &entries), 0);
    assert_int_equal(index_list(&arena, NULL, &entries), 0); /* no HOME: no cache folder */
    assert_false(index_drop(paths, 1, NULL, &freed, &error));
    assert_int_equal(error.code, ERROR_NO_INDEX);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(lists_and_drops)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
