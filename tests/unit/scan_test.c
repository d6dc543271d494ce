/* Folders are walked in path order, links and loops survived, what is no text told apart. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/library/files/scan.h"
#include "unit.h"

static char folder[64];

static void write_file(const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("text\n", file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static const char *inside(char out[256], const char *name) {
    snprintf(out, 256, "%s/%s", folder, name);
    return out;
}

static int make_tree(void **state) {
    (void)state;
    char path[256];
    snprintf(folder, sizeof folder, "%s", "/tmp/kutip-scan-XXXXXX");
    if (mkdtemp(folder) == NULL) return -1;
    if (mkdir(inside(path, "a"), 0700) != 0 || mkdir(inside(path, "a/b"), 0700) != 0) return -1;
    if (mkdir(inside(path, ".hidden"), 0700) != 0) return -1;
    write_file("a.txt");
    write_file("a/z.txt");
    write_file("a/b/deep.txt");
    write_file(".secret");
    write_file("Index.JSON");
    write_file(".hidden/x.txt");
    if (mkfifo(inside(path, "fifo"), 0600) != 0) return -1;
    if (symlink("..", inside(path, "a/b/loop")) != 0) return -1;
    if (symlink("a", inside(path, "0link")) != 0) return -1;
    if (symlink("nowhere", inside(path, "dangling")) != 0) return -1;
    return 0;
}

static int remove_tree(void **state) {
    (void)state;
    static const char *const names[] = {
        "a/b/loop", "a/b/deep.txt", "a/z.txt", "a/b",   "a",        ".hidden/x.txt", ".hidden",
        ".secret",  "a.txt",        "fifo",    "0link", "dangling", "Index.JSON",    ""};
    char path[256];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (remove(inside(path, names[i])) != 0) return -1;
    return 0;
}

static void expect_path(const struct scan *scan, size_t at, const char *name) {
    char path[256];
    assert_true(at < scan->count);
    assert_string_equal(scan->files[at].path.ptr, inside(path, name));
}

static void walks_in_path_order_each_folder_once(void **state) {
    (void)state;
    struct arena arena = {0};
    struct scan scan;
    scan_paths(&arena, (const char *const[]){folder}, 1, &scan);
    assert_int_equal(scan.count, 3);
    expect_path(&scan, 0, "a.txt");
    expect_path(&scan, 1, "a/b/deep.txt");
    expect_path(&scan, 2, "a/z.txt");
    assert_false(scan.files[0].named);
    assert_int_equal(scan.error_count, 0);
    arena_free(&arena);
}

static void takes_what_is_named_and_tells_what_is_missing(void **state) {
    (void)state;
    struct arena arena = {0};
    struct scan scan;
    char secret[256], missing[256], text[256];
    const char *paths[] = {inside(missing, "none"), inside(text, "a.txt"),
                           inside(secret, ".secret"), text};
    scan_paths(&arena, paths, 4, &scan);
    assert_int_equal(scan.count, 2);
    expect_path(&scan, 0, ".secret");
    expect_path(&scan, 1, "a.txt");
    assert_true(scan.files[0].named);
    assert_int_equal(scan.error_count, 1);
    assert_int_equal(scan.errors[0].code, ERROR_NO_SUCH_PATH);
    assert_string_equal(scan.errors[0].subject, missing);
    arena_free(&arena);
}

static void walks_compactly_in_the_same_order(void **state) {
    (void)state;
    struct arena arena = {0};
    struct scan scan;
    struct walk walk;
    scan_paths(&arena, (const char *const[]){folder}, 1, &scan);
    walk_paths(&arena, (const char *const[]){folder}, 1, NULL, &walk);
    assert_int_equal(walk.count, scan.count);
    for (size_t i = 0; i < walk.count; i++)
        for (size_t k = 0; k < scan.count; k++) {
            int order = walk_compare(&walk, i, scan.files[k].path);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
    assert_int_equal(walk_at(&walk, 0)->size, 5);
    assert_true(walk_at(&walk, 0)->mtime > 0);
    walk_free(&walk);
    arena_free(&arena);
}

static void ends_early_when_told_to(void **state) {
    (void)state;
    struct arena arena = {0};
    struct walk walk;
    atomic_bool stop = true;
    walk_paths(&arena, (const char *const[]){folder}, 1, &stop, &walk);
    assert_int_equal(walk.count, 0);
    walk_free(&walk);
    arena_free(&arena);
}

static void tells_text_from_other_files(void **state) {
    (void)state;
    assert_true(scan_is_text(STR("")));
    assert_true(scan_is_text(STR("Berita pagi.\n")));
    assert_true(scan_is_text(STR("Berita\0 dengan satu NUL di dalam teks yang biasa saja.")));
    assert_true(scan_is_text(STR("\xFF\xFE"
                                 "B\0e\0r\0i\0t\0a\0")));
    assert_true(scan_is_text(STR("B\0e\0r\0i\0t\0a\0")));
    assert_true(scan_is_text(STR("\x1b[1mBerita\x1b[0m pagi\f\r\n")));
    assert_true(scan_is_text(STR("\xD2\xE5\xEA\xF1\xF2, \x93 \x94")));
    char noise[4096];
    uint32_t random = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((random = random * 1664525u + 1013904223u) >> 24);
    assert_false(scan_is_text((struct str){noise, sizeof noise}));
    assert_false(scan_is_text(STR("%PDF-1.7\n")));
    assert_false(scan_is_text(STR("\x89PNG\r\n\x1A\n")));
    assert_false(scan_is_text(STR("a\0\0\0b\0\0\0\0\0c\0")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(walks_in_path_order_each_folder_once),
        cmocka_unit_test(takes_what_is_named_and_tells_what_is_missing),
        cmocka_unit_test(walks_compactly_in_the_same_order),
        cmocka_unit_test(ends_early_when_told_to),
        cmocka_unit_test(tells_text_from_other_files),
    };
    return cmocka_run_group_tests(tests, make_tree, remove_tree);
}
