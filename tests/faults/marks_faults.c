/* What the reader marked and was told is kept stays kept. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/library/marks.h"
#include "tests/faults/faults.h"

enum { ARTICLES = 40, MOST_NUMBERS = 1 << 20 };

/* A child that marks sends each number down a pipe when it was acknowledged. */
struct marker {
    pid_t process;
    int acknowledged; /* read end */
};

/* Notes rising numbers (or tags with them) on one article after the other until told to stop. */
_Noreturn static void mark_on(struct ground *ground, enum mark_kind kind, int out, uint32_t first,
                              uint32_t step) {
    struct library *library = ground_open(ground);
    if (library == NULL) _exit(1);
    library_settle(library);
    for (uint32_t number = first; number < MOST_NUMBERS; number += step) {
        char note[16];
        struct library_event event;
        snprintf(note, sizeof note, "%u", number);
        struct mark mark = {.article = 1 + number % ARTICLES, .kind = kind, .text = note};
        if (!ground_await(library, library_mark(library, &mark), &event)) _exit(2);
        if (event.kind == LIBRARY_ERROR) _exit(3);
        if (write(out, &number, sizeof number) != sizeof number) _exit(4);
    }
    _exit(0);
}

static struct marker start_marker(struct ground *ground, enum mark_kind kind, uint32_t first,
                                  uint32_t step) {
    int ends[2];
    struct marker marker = {.process = -1, .acknowledged = -1};
    if (!expect(ground, pipe(ends) == 0, "no pipe")) return marker;
    marker.acknowledged = ends[0];
    fflush(stdout);
    marker.process = fork();
    if (marker.process == 0) {
        close(ends[0]);
        mark_on(ground, kind, ends[1], first, step);
    }
    close(ends[1]);
    return marker;
}

/* Waits for the first acknowledgement and some more time, kills, and keeps the last number that
 * was acknowledged of each article. */
static uint32_t kill_marker(struct ground *ground, struct marker *marker, unsigned after,
                            uint32_t last[ARTICLES]) {
    uint32_t number = 0, most = 0;
    for (size_t count = 0; read(marker->acknowledged, &number, sizeof number) == sizeof number;) {
        if (number > last[number % ARTICLES]) last[number % ARTICLES] = number;
        if (number > most) most = number;
        if (count++ == after) kill(marker->process, SIGKILL);
    }
    int status;
    waitpid(marker->process, &status, 0);
    expect(ground, WIFSIGNALED(status), "the marking child ended by itself: %d",
           WEXITSTATUS(status));
    close(marker->acknowledged);
    return most;
}

static sqlite3 *open_marks(struct ground *ground) {
    sqlite3 *db = NULL;
    const char *path = arena_printf(&ground->arena, "%s/kutip/marks.sqlite", ground->data).ptr;
    expect(ground, sqlite3_open(path, &db) == SQLITE_OK, "%s: %s", path, sqlite3_errmsg(db));
    return db;
}

/* Every article's note (or what else is in `column`) is the last one acknowledged, or a later one.
 */
static void expect_kept(struct ground *ground, const char *column, const uint32_t last[ARTICLES]) {
    sqlite3 *db = open_marks(ground);
    sqlite3_stmt *notes = NULL;
    uint32_t kept[ARTICLES] = {0};
    const char *sql =
        arena_printf(&ground->arena, "SELECT %s FROM mark WHERE %s IS NOT NULL", column, column)
            .ptr;
    sqlite3_prepare_v2(db, sql, -1, &notes, NULL);
    while (notes != NULL && sqlite3_step(notes) == SQLITE_ROW) {
        uint32_t number = (uint32_t)sqlite3_column_int64(notes, 0);
        kept[number % ARTICLES] = number;
    }
    sqlite3_finalize(notes);
    sqlite3_close(db);
    for (size_t i = 0; i < ARTICLES; i++)
        expect(ground, kept[i] >= last[i], "%s %u was acknowledged, kept is %u", column, last[i],
               kept[i]);
}

int fault_kill_marking(struct ground *ground) {
    uint32_t last[ARTICLES] = {0}, first = ARTICLES;
    ground_articles(ground, 0, ARTICLES);
    if (!expect_indexed(ground, ARTICLES)) return 0;
    for (int i = 0; i < ground->tries; i++) {
        struct marker marker = start_marker(ground, MARKS_NOTE, first, 1);
        first = kill_marker(ground, &marker, chance(ground, 60), last) + 2;
        if (!expect_whole(ground, ground->data)) return i;
        expect_kept(ground, "note", last);
        if (ground->failed) return i;
    }
    return ground->tries;
}

int fault_two_markers(struct ground *ground) {
    uint32_t last[ARTICLES] = {0}, first = ARTICLES;
    ground_articles(ground, 0, ARTICLES);
    if (!expect_indexed(ground, ARTICLES)) return 0;
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        /* even numbers and odd ones: never the same article */
        struct marker one = start_marker(ground, MARKS_NOTE, first, 2);
        struct marker two = start_marker(ground, MARKS_NOTE, first + 1, 2);
        uint32_t most = kill_marker(ground, &one, 30, last);
        uint32_t other = kill_marker(ground, &two, 30, last);
        first = ((most > other ? most : other) / 2 + 2) * 2;
        expect_whole(ground, ground->data);
        expect_kept(ground, "note", last);
    }
    return ground->tries;
}

/* One instance notes and the other tags the same article, at the same time. */
int fault_same_article(struct ground *ground) {
    uint32_t notes[ARTICLES] = {0}, tags[ARTICLES] = {0}, first = ARTICLES;
    ground_articles(ground, 0, ARTICLES);
    if (!expect_indexed(ground, ARTICLES)) return 0;
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        struct marker one = start_marker(ground, MARKS_NOTE, first, ARTICLES);
        struct marker two = start_marker(ground, MARKS_TAGS, first, ARTICLES);
        uint32_t most = kill_marker(ground, &one, 30, notes);
        uint32_t other = kill_marker(ground, &two, 30, tags);
        first = ((most > other ? most : other) / ARTICLES + 2) * ARTICLES;
        expect_whole(ground, ground->data);
        expect_kept(ground, "note", notes);
        expect_kept(ground, "tags", tags);
    }
    return ground->tries;
}

/* Marks until one cannot be kept; how many were, SIZE_MAX when no error ever came. */
static size_t mark_until_refused(struct ground *ground, struct library *library, size_t size) {
    struct buf note = {0};
    struct library_event event;
    size_t kept = 0;
    while (note.len < size) buf_add(&note, STR("catatan yang panjang "));
    for (int64_t article = 1; article <= ARTICLES; article++) {
        struct mark mark = {.article = article, .kind = MARKS_NOTE, .text = note.at};
        bool came = ground_await(library, library_mark(library, &mark), &event);
        if (!expect(ground, came, "neither kept nor refused") || event.kind == LIBRARY_ERROR) break;
        kept++;
    }
    buf_free(&note);
    bool refused = event.kind == LIBRARY_ERROR &&
                   (event.error.code == ERROR_MARKS_WRITE || event.error.code == ERROR_MARKS_OPEN);
    return refused ? kept : SIZE_MAX;
}

static size_t notes_kept(struct ground *ground) {
    sqlite3 *db = open_marks(ground);
    sqlite3_stmt *count = NULL;
    size_t notes = 0;
    sqlite3_prepare_v2(db, "SELECT count(*) FROM mark WHERE note IS NOT NULL", -1, &count, NULL);
    if (count != NULL && sqlite3_step(count) == SQLITE_ROW)
        notes = (size_t)sqlite3_column_int64(count, 0);
    sqlite3_finalize(count);
    sqlite3_close(db);
    return notes;
}

int fault_full_disk_marks(struct ground *ground) {
    if (!ground_disk(ground, ground->data, 256)) return 0;
    ground_articles(ground, 0, ARTICLES);
    struct library *library = ground_open(ground);
    if (library == NULL) return 0;
    library_settle(library);
    size_t kept = mark_until_refused(ground, library, 12000);
    library_close(library);
    expect(ground, kept != SIZE_MAX, "a full disk refused nothing");
    expect_whole(ground, ground->data);
    expect(ground, notes_kept(ground) >= kept, "%zu notes acknowledged, %zu kept", kept,
           notes_kept(ground));
    expect(ground, ground_count(ground, "") == ARTICLES, "the library does not open any more");
    return 1;
}

int fault_read_only_data(struct ground *ground) {
    if (!ground_is_root(ground)) return 0;
    ground_articles(ground, 0, ARTICLES);
    chmod(ground->cache, 0777);
    chmod(ground->data, 0555);
    struct ending ending =
        kutip_run(ground, true, KUTIP_ARGS("--size", "120x40", "--dump-screen", ground->library));
    expect(ground, ending.status == 0, "ended with %d: %.*s", ending.status, STR_ARG(ending.err));
    expect(ground,
           str_find(ending.out, STR("marks"), 0) != SIZE_MAX ||
               str_find(ending.err, STR("marks"), 0) != SIZE_MAX,
           "nothing said of the marks");
    expect(ground, str_find(ending.out, STR("40 "), 0) != SIZE_MAX, "the articles are not shown");
    return 1;
}

/* What cannot be read any more is said and left as it lies: it may be mended by hand. */
int fault_damaged_marks(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    const char *path = arena_printf(&ground->arena, "%s/kutip/marks.sqlite", ground->data).ptr;
    for (int i = 0; i < ground->tries; i++) {
        ground_clear(ground->data);
        mkdir(arena_printf(&ground->arena, "%s/kutip", ground->data).ptr, 0700);
        ground_write(ground, path,
                     "this is not what it was, and it is longer than a header of "
                     "a hundred bytes, so that SQLite looks into it and complains");
        struct ending ending = kutip_run(
            ground, false, KUTIP_ARGS("--size", "120x40", "--dump-screen", ground->library));
        struct stat status;
        expect(ground, ending.status == 0, "ended with %d: %.*s", ending.status,
               STR_ARG(ending.err));
        expect(ground, str_find(ending.out, STR("40 "), 0) != SIZE_MAX,
               "the articles are not shown");
        expect(ground,
               str_find(ending.out, STR("marks"), 0) != SIZE_MAX ||
                   str_find(ending.err, STR("marks"), 0) != SIZE_MAX,
               "nothing said of the marks");
        expect(ground, stat(path, &status) == 0 && status.st_size > 100, "the marks are gone");
    }
    return ground->tries;
}
