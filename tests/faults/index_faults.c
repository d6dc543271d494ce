/* The index may break; it never lies, and nothing else breaks with it. */
#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tests/faults/faults.h"

enum { ARTICLES = 300, PLANTED = 6 /* of them with "harga beras": 7, 57, … */ };

static bool expect_found(struct ground *ground) {
    size_t found = ground_count(ground, "\"harga beras\" kenaikan");
    return expect(ground, found == PLANTED, "%zu found, not %d", found, PLANTED);
}

/* Milliseconds that a first index takes. */
static unsigned time_of_index(struct ground *ground) {
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    expect_indexed(ground, ARTICLES);
    clock_gettime(CLOCK_MONOTONIC, &end);
    return (unsigned)((end.tv_sec - start.tv_sec) * 1000 + (end.tv_nsec - start.tv_nsec) / 1000000);
}

int fault_kill_indexing(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    unsigned whole = time_of_index(ground);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        if (i % 4 != 3) ground_clear(ground->cache); /* else go on where the last one was killed */
        int kills = 1 + (int)chance(ground, 3);
        for (int k = 0; k < kills; k++) {
            pid_t child = kutip_start(ground, false, KUTIP_ARGS("index", ground->library));
            sleep_ms(chance(ground, whole + 1));
            kill(child, SIGKILL);
            kutip_end(ground, child);
        }
        expect_whole(ground, ground->cache);
        expect_indexed(ground, ARTICLES);
        expect_found(ground);
        expect_whole(ground, ground->cache);
    }
    return ground->tries;
}

static const char *index_file(struct ground *ground) {
    glob_t found;
    const char *pattern = arena_printf(&ground->arena, "%s/kutip/*.db", ground->cache).ptr;
    const char *path = NULL;
    if (glob(pattern, 0, NULL, &found) == 0 && found.gl_pathc > 0)
        path = arena_str(&ground->arena, str_from(found.gl_pathv[0])).ptr;
    expect(ground, path != NULL, "there is no index");
    globfree(&found);
    return path;
}

static void overwrite(struct ground *ground, const char *path, off_t at, size_t count) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    char noise[4096];
    for (size_t i = 0; i < sizeof noise; i++) noise[i] = (char)chance(ground, 256);
    for (size_t done = 0; fd >= 0 && done < count; done += sizeof noise)
        expect(ground, pwrite(fd, noise, sizeof noise, at + (off_t)done) > 0, "not overwritten");
    close(fd);
}

static void age(const char *path) {
    sqlite3 *db = NULL;
    if (sqlite3_open(path, &db) == SQLITE_OK)
        sqlite3_exec(db, "PRAGMA user_version = 0", NULL, NULL, NULL);
    sqlite3_close(db);
}

/* Opened twice: the first time may have to say what it found, the second is as if nothing was. */
static void expect_mended(struct ground *ground, const char *what) {
    struct ending ending = kutip_run(ground, false, KUTIP_ARGS("index", ground->library));
    expect(ground, ending.status == 0 || ending.status == 1, "%s: ended with %d: %.*s", what,
           ending.status, STR_ARG(ending.err));
    expect(ground, ending.status == 0 || ending.err.len > 0, "%s: failed without a word", what);
    expect_indexed(ground, ARTICLES);
    expect_found(ground);
}

int fault_damaged_index(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        struct stat status;
        expect_indexed(ground, ARTICLES);
        const char *path = index_file(ground);
        if (path == NULL || stat(path, &status) != 0) return i;
        overwrite(ground, path, 0, 4096);
        expect_mended(ground, "header overwritten");
        overwrite(ground, path, 4096 * (off_t)(1 + chance(ground, 20)), 1 << 20);
        expect_mended(ground, "pages overwritten");
        if (truncate(path, (off_t)chance(ground, (unsigned)status.st_size)) == 0)
            expect_mended(ground, "cut off");
        age(path);
        expect_mended(ground, "of another schema");
    }
    return ground->tries;
}

int fault_full_disk(struct ground *ground) {
    if (!ground_disk(ground, ground->cache, 512)) return 0;
    ground_articles(ground, 0, ARTICLES);
    struct ending ending = kutip_run(ground, false, KUTIP_ARGS("index", ground->library));
    expect(ground, ending.status == 0 || ending.status == 1, "ended with %d", ending.status);
    expect(ground, ending.err.len > 0, "nothing said of the full disk");
    expect(ground, strtoull(ending.out.ptr, NULL, 10) == ARTICLES, "counted %.*s",
           STR_ARG(ending.out));
    struct ending screen =
        kutip_run(ground, false, KUTIP_ARGS("--size", "120x40", "--dump-screen", ground->library));
    expect(ground, screen.status == 0 && str_find(screen.out, STR("300 "), 0) != SIZE_MAX,
           "the articles are not shown");
    return 1;
}

/* Indexes as nobody, who may not write the cache: so many articles are counted, and `told`. */
static void expect_read(struct ground *ground, const char *how, size_t articles, const char *told) {
    struct ending ending = kutip_run(ground, true, KUTIP_ARGS("index", ground->library));
    expect(ground, ending.status == 1, "%s: ended with %d", how, ending.status);
    expect(ground, str_find(ending.err, str_from(told), 0) != SIZE_MAX, "%s: not told of: %.*s",
           how, STR_ARG(ending.err));
    size_t counted = strtoull(ending.out.ptr, NULL, 10);
    expect(ground, counted == articles, "%s: %zu articles, not %zu", how, counted, articles);
}

int fault_read_only_cache(struct ground *ground) {
    if (!ground_is_root(ground)) return 0;
    ground_articles(ground, 0, ARTICLES);
    const char *cache = ground_path(ground, "cache/kutip");
    chmod(ground->cache, 0555);
    chmod(ground->data, 0777);
    expect_read(ground, "no index", ARTICLES, "cannot be written");

    chmod(ground->cache, 0777);
    struct ending built = kutip_run(ground, true, KUTIP_ARGS("index", ground->library));
    expect(ground, built.status == 0, "not built: %.*s", STR_ARG(built.err));
    ground_articles(ground, ARTICLES, 1); /* new: the index does not know it */
    chmod(cache, 0555);
    const char *path = index_file(ground);
    expect_read(ground, "in place", ARTICLES, "new and changed articles are not shown");
    struct ending screen = kutip_run(
        ground, true,
        KUTIP_ARGS("--query", "zirkonium", "--size", "120x40", "--dump-screen", ground->library));
    expect(ground, screen.status == 0 && str_find(screen.out, STR("1 article "), 0) != SIZE_MAX,
           "nothing is found in place:\n%.*s", STR_ARG(screen.out));

    /* what does not serve is made anew elsewhere */
    const char *wal = arena_printf(&ground->arena, "%s-wal", path).ptr;
    ground_write(ground, wal, "rows");
    expect_read(ground, "rows left in a WAL", ARTICLES + 1, "cannot be written");
    unlink(wal);
    age(path);
    expect_read(ground, "of another schema", ARTICLES + 1, "cannot be written");
    return 1;
}

int fault_two_indexers(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        ground_clear(ground->cache);
        pid_t first = kutip_start(ground, false, KUTIP_ARGS("index", ground->library));
        sleep_ms(chance(ground, 30));
        pid_t second = kutip_start(ground, false, KUTIP_ARGS("index", ground->library));
        struct ending one = kutip_end(ground, first), two = kutip_end(ground, second);
        expect(ground, one.status == 0 && two.status == 0, "ended with %d and %d: %.*s", one.status,
               two.status, STR_ARG(two.err));
        expect_whole(ground, ground->cache);
        expect_indexed(ground, ARTICLES);
        expect_found(ground);
    }
    struct library *reader = ground_follow(ground, 60); /* open for as long as somebody reads */
    if (reader == NULL) return ground->tries;
    library_settle(reader);
    for (struct library_event event; library_next(reader, &event);) continue;
    expect_indexed(ground, ARTICLES);
    library_close(reader);
    return ground->tries;
}
