/* Files are read whole, or refused with a reason; what cannot be written whole is told. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "unit.h"

static char folder[64], path[96];

static int make_folder(void **state) {
    (void)state;
    snprintf(folder, sizeof folder, "%s", "/tmp/kutip-file-XXXXXX");
    if (mkdtemp(folder) == NULL) return -1;
    snprintf(path, sizeof path, "%s/one", folder);
    return 0;
}

static int remove_file(void **state) {
    (void)state;
    return unlink(path) == 0 || errno == ENOENT ? 0 : -1;
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder); /* fails when something was left */
}

static void is_read_as_it_was_made(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str bytes;
    struct error error;
    struct stat status;
    assert_true(file_make(path, 0600, false, STR("satu\0dua\n")));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0600);
    assert_true(file_read(&arena, path, &bytes, &error));
    assert_true(str_eq(bytes, STR("satu\0dua\n")));
    arena_free(&arena);
}

static void only_what_may_be_is_replaced(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str bytes;
    assert_true(file_make(path, 0600, false, STR("the longer one")));
    assert_false(file_make(path, 0600, false, STR("another")));
    assert_int_equal(errno, EEXIST);
    assert_true(file_make(path, 0600, true, STR("short")));
    assert_true(file_read(&arena, path, &bytes, NULL));
    assert_str(bytes, "short");
    arena_free(&arena);
}

static void a_full_disk_is_told(void **state) {
    (void)state;
    if (access("/dev/full", W_OK) != 0) skip();
    assert_false(file_make("/dev/full", 0600, true, STR("words")));
    assert_int_equal(errno, ENOSPC);
    assert_true(file_make("/dev/full", 0600, true, STR(""))); /* nothing to be written */
    assert_false(file_make("/nowhere/at/all", 0600, true, STR("words")));
    assert_int_equal(errno, ENOENT);
}

static void what_is_no_file_is_refused_at_once(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str bytes;
    struct error error;
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_false(file_read(&arena, path, &bytes, &error)); /* and not waited for */
    assert_int_equal(error.code, ERROR_READ_FILE);
    assert_false(file_read(&arena, folder, &bytes, &error));
    assert_int_equal(error.system, EISDIR);
    assert_int_equal(unlink(path), 0);
    assert_false(file_read(&arena, path, &bytes, &error));
    assert_int_equal(error.code, ERROR_OPEN_FILE);
    arena_free(&arena);
}

static void what_is_too_large_is_not_read(void **state) {
    (void)state;
    struct arena arena = {0};
    struct str bytes;
    struct error error;
    assert_true(file_make(path, 0600, false, STR("")));
    static const off_t sizes[] = {FILE_SIZE_LIMIT + 1, (off_t)5 << 30};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        assert_int_equal(truncate(path, sizes[i]), 0); /* a hole: takes no room */
        assert_false(file_read(&arena, path, &bytes, &error));
        assert_int_equal(error.code, ERROR_TOO_LARGE);
        assert_string_equal(error.detail, "32 MiB");
    }
    arena_free(&arena);
}

/* A pipe takes less than is written, and gives it in pieces. */
static void pieces_are_put_together(void **state) {
    (void)state;
    enum { SIZE = 300000 };
    struct arena arena = {0};
    struct str bytes;
    struct error error;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t writer = fork();
    if (writer == 0) {
        char *text = arena_alloc(&arena, SIZE);
        memset(text, 'a', SIZE);
        close(ends[0]);
        _exit(file_write(ends[1], (struct str){text, SIZE}) ? 0 : 1);
    }
    close(ends[1]);
    assert_true(file_read_fd(&arena, ends[0], "-", SIZE, &bytes, &error));
    assert_int_equal(bytes.len, SIZE);
    assert_int_equal(bytes.ptr[SIZE - 1], 'a');
    close(ends[0]);
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(is_read_as_it_was_made, remove_file),
        cmocka_unit_test_teardown(only_what_may_be_is_replaced, remove_file),
        cmocka_unit_test(a_full_disk_is_told),
        cmocka_unit_test_teardown(what_is_no_file_is_refused_at_once, remove_file),
        cmocka_unit_test_teardown(what_is_too_large_is_not_read, remove_file),
        cmocka_unit_test(pieces_are_put_together),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
