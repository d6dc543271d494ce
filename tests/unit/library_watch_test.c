/* Files that come, change and go while the library is open; another instance that stops writing. */
#include <poll.h>
#include <time.h>

#include "library_fixture.h"

static const char text[] = "Laporan tentang %s hari ini.\n\nHujan turun di %s sejak pagi tadi.\n";

static void write_about(struct fixture *f, const char *name, const char *topic) {
    fixture_write(f, name, arena_printf(&f->arena, text, topic, topic).ptr);
}

/* Waits until the library has so many articles; fails after some seconds. */
static void wait_for_articles(struct fixture *f, size_t count) {
    for (int i = 0; i < 100; i++) {
        fixture_settle(f);
        if (library_counts(f->library).library == count) return;
        struct pollfd fd = {library_fd(f->library), POLLIN, 0};
        poll(&fd, 1, 100);
    }
    assert_int_equal(library_counts(f->library).library, count);
}

static void follows_files(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    write_about(f, "articles/a.txt", "kebun");
    assert_int_equal(mkdir(fixture_path(f, "articles/empty"), 0700), 0);
    fixture_open_watching(f);
    fixture_settle(f);
    assert_int_equal(fixture_ask(f, ""), 1);

    write_about(f, "articles/b.txt", "sawah");
    wait_for_articles(f, 2);
    write_about(f, "articles/empty/c.txt", "ladang");
    wait_for_articles(f, 3);
    assert_int_equal(mkdir(fixture_path(f, "articles/fresh"), 0700), 0);
    write_about(f, "articles/fresh/d.txt", "hutan");
    wait_for_articles(f, 4);
    assert_int_equal(unlink(fixture_path(f, "articles/a.txt")), 0);
    wait_for_articles(f, 3);
    assert_int_equal(fixture_ask(f, "kebun"), 0);
    assert_int_equal(rename(fixture_path(f, "articles/b.txt"), fixture_path(f, "b.txt")), 0);
    wait_for_articles(f, 2);
    assert_int_equal(rename(fixture_path(f, "b.txt"), fixture_path(f, "articles/e.txt")), 0);
    wait_for_articles(f, 3);
    assert_int_equal(fixture_ask(f, "sawah"), 1);
    fixture_free(f);
}

static void reads_a_file_when_it_is_whole(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    write_about(f, "articles/a.txt", "kebun");
    fixture_open_watching(f);
    fixture_settle(f);
    fixture_ask(f, "");
    int fd = open(fixture_path(f, "articles/b.txt"), O_WRONLY | O_CREAT, 0600);
    assert_true(fd >= 0);
    assert_true(write(fd, "Laporan tentang pasar ", 22) == 22);
    nanosleep(&(struct timespec){.tv_nsec = 400000000}, NULL);
    fixture_settle(f);
    assert_int_equal(library_counts(f->library).library, 1);
    assert_true(write(fd, "yang sangat ramai hari ini.\n", 28) == 28);
    close(fd);
    wait_for_articles(f, 2);
    assert_int_equal(fixture_ask(f, "pasar ramai"), 1);
    fixture_free(f);
}

static void sees_and_inherits_another_instance(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    write_about(f, "articles/a.txt", "kebun");
    fixture_open_watching(f);
    fixture_settle(f);
    struct library *writer = f->library;
    assert_true(library_keeps_index(writer));
    fixture_open_watching(f); /* reads only */
    fixture_settle(f);
    assert_false(library_keeps_index(f->library));
    assert_int_equal(library_other_process(f->library), getpid());
    assert_int_equal(f->finished, 2); /* it knows that the first one has read everything */
    assert_int_equal(fixture_ask(f, ""), 1);
    write_about(f, "articles/b.txt", "sawah");
    wait_for_articles(f, 2);
    library_close(writer);
    for (int i = 0; i < 5; i++) { /* the takeover needs its event to be taken */
        struct pollfd fd = {library_fd(f->library), POLLIN, 0};
        poll(&fd, 1, 200);
        fixture_settle(f);
    }
    assert_true(library_keeps_index(f->library));
    assert_int_equal(library_other_process(f->library), 0);
    write_about(f, "articles/c.txt", "ladang");
    wait_for_articles(f, 3);
    fixture_free(f);
}

/* An idle library sleeps: its threads use no time at all, once the writer has moved what it wrote
 * into the index, half a second later. */
static void is_idle_when_nothing_happens(void **state) {
    (void)state;
    struct fixture *f = fixture_new();
    write_about(f, "articles/a.txt", "kebun");
    fixture_open_watching(f);
    fixture_settle(f);
    fixture_ask(f, "");
    nanosleep(&(struct timespec){.tv_sec = 1, .tv_nsec = 500000000}, NULL);
    fixture_settle(f);
    struct timespec before, after;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
    nanosleep(&(struct timespec){.tv_nsec = 500000000}, NULL);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
    long used = (after.tv_sec - before.tv_sec) * 1000000000 + after.tv_nsec - before.tv_nsec;
    assert_true(used < 1000000);
    struct library_event event;
    assert_false(library_next(f->library, &event));
    fixture_free(f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follows_files),
        cmocka_unit_test(reads_a_file_when_it_is_whole),
        cmocka_unit_test(sees_and_inherits_another_instance),
        cmocka_unit_test(is_idle_when_nothing_happens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
