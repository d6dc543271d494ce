/* Which paths are of a library, and where its index lives: private folders come and go, also those
 * of instances that were killed. */
#include <signal.h>
#include <sys/wait.h>
#include <time.h>

#include "core/library/files/place.h"
#include "library_fixture.h"

static bool is_there(const char *path) {
    struct stat status;
    return stat(path, &status) == 0;
}

static void make_old(const char *path) {
    struct timespec hour_ago = {.tv_sec = time(NULL) - 3600};
    const struct timespec times[] = {hour_ago, hour_ago};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

/* A private folder whose owner was killed; in the fixture's arena. */
static const char *left_folder(struct fixture *f, const char *article) {
    char path[4096] = "";
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        struct place place;
        struct error error;
        if (place_find(&place, &article, 1, NULL, &error) &&
            write(ends[1], place.folder, strlen(place.folder) + 1) > 0)
            raise(SIGKILL);
        _exit(1);
    }
    int status;
    assert_true(read(ends[0], path, sizeof path) > 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    close(ends[0]);
    close(ends[1]);
    assert_true(is_there(path));
    return arena_str(&f->arena, str_from(path)).ptr;
}

static void removes_what_the_killed_left(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    fixture_write(f, "articles/a.txt", "Judul\n\nIsi berita.\n");
    const char *article = fixture_path(f, "articles/a.txt");
    setenv("XDG_RUNTIME_DIR", f->folder, 1);
    struct place living;
    struct error error;
    assert_true(place_find(&living, &article, 1, NULL, &error));
    assert_true(living.temporary && str_starts(str_from(living.folder), str_from(f->folder)));
    const char *old = left_folder(f, article), *young = left_folder(f, article);
    const char *theirs = fixture_path(f, "kutip-abcdef"), *other = fixture_path(f, "kutip-other12");
    assert_int_equal(mkdir(theirs, 0755), 0);
    assert_int_equal(mkdir(other, 0700), 0);
    const char *notes = fixture_path(f, "kutip-notes1");
    assert_int_equal(mkdir(notes, 0700), 0);
    fixture_write(f, "kutip-notes1/a.txt", "Catatan\n");
    make_old(notes);
    make_old(living.folder);
    make_old(old);
    make_old(theirs);
    make_old(other);

    place_sweep();
    assert_true(is_there(living.folder));
    assert_false(is_there(old));
    assert_true(is_there(young));
    assert_true(is_there(theirs)); /* open to others: no folder of ours */
    assert_true(is_there(other));  /* no name of ours */
    assert_true(is_there(notes));  /* holds what we never made */

    place_free(&living);
    assert_false(is_there(living.folder));
    remove_tree(young);
    fixture_free(f);
}

static void a_root_is_a_whole_part_of_a_path(void **state) {
    (void)state;
    struct place_root roots[] = {{STR("kabar"), STR("/data/kabar")}, {STR("/"), STR("/")}};
    struct place place = {.roots = roots, .root_count = 1};
    assert_ptr_equal(place_root_of(&place, STR("/data/kabar")), roots);
    assert_ptr_equal(place_root_of(&place, STR("/data/kabar/a.txt")), roots);
    assert_null(place_root_of(&place, STR("/data/kabaran/a.txt")));
    assert_null(place_root_of(&place, STR("/data")));
    place.root_count = 2;
    assert_ptr_equal(place_root_of(&place, STR("/data/kabaran/a.txt")), &roots[1]);
    struct arena arena = {0};
    assert_str(place_shown(&place, &arena, STR("/data/kabar/a.txt")), "kabar/a.txt");
    assert_str(place_shown(&place, &arena, STR("/data/kabaran/a.txt")), "/data/kabaran/a.txt");
    arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(removes_what_the_killed_left),
        cmocka_unit_test(a_root_is_a_whole_part_of_a_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
