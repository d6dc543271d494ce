/* What lies in a folder that is no tidy set of articles. */
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/faults/faults.h"

enum { ARTICLES = 60 };

static const char *in_library(struct ground *ground, const char *name) {
    return arena_printf(&ground->arena, "%s/%s", ground->library, name).ptr;
}

int fault_unreadable(struct ground *ground) {
    if (!ground_is_root(ground)) return 0;
    ground_articles(ground, 0, ARTICLES);
    chmod(ground->cache, 0777);
    chmod(ground->data, 0777);
    mkdir(in_library(ground, "later"), 0755);
    ground_write(ground, in_library(ground, "later/one.txt"), "Satu\n\nIsi berita yang satu.\n");
    struct ending all = kutip_run(ground, true, KUTIP_ARGS("index", ground->library));
    expect(ground, strtoull(all.out.ptr, NULL, 10) == ARTICLES + 1, "first counted %.*s",
           STR_ARG(all.out));
    mkdir(in_library(ground, "closed"), 0000);
    chmod(in_library(ground, "later"), 0000);
    chmod(in_library(ground, "000001.txt"), 0000);
    ground_write(ground, in_library(ground, "secret.txt"), "Rahasia\n\nTidak boleh dibaca.\n");
    chmod(in_library(ground, "secret.txt"), 0000);
    struct ending ending = kutip_run(ground, true, KUTIP_ARGS("index", ground->library));
    static const char *const told[] = {"closed", "later", "secret.txt"};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        expect(ground, str_find(ending.err, str_from(told[i]), 0) != SIZE_MAX, "%s is not told of",
               told[i]);
    expect(ground, ending.status == 1, "ended with %d", ending.status);
    size_t counted = strtoull(ending.out.ptr, NULL, 10);
    expect(ground, counted == ARTICLES + 1, "%zu articles: what became unreadable is not gone",
           counted);
    chmod(in_library(ground, "later"), 0755);
    return 1;
}

int fault_odd_files(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    mkdir(in_library(ground, "sub"), 0755);
    bool made = symlink("..", in_library(ground, "sub/up")) == 0 &&
                symlink("self", in_library(ground, "self")) == 0 &&
                symlink("/nowhere/at/all", in_library(ground, "lost")) == 0 &&
                symlink(ground->library, in_library(ground, "sub/whole")) == 0 &&
                mkfifo(in_library(ground, "pipe.txt"), 0644) == 0;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(address.sun_path, sizeof address.sun_path, "%s/s.txt", ground->library);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    made = made && bind(fd, (struct sockaddr *)&address, sizeof address) == 0;
    expect(ground, made, "the odd files cannot be made");
    if (geteuid() == 0) {
        mknod(in_library(ground, "zero.txt"), S_IFCHR | 0644, makedev(1, 5));
        mknod(in_library(ground, "disk.txt"), S_IFBLK | 0644, makedev(7, 200));
    }
    expect_indexed(ground, ARTICLES);
    const char *pipe_path = in_library(ground, "pipe.txt");
    struct ending named = kutip_run(ground, false, KUTIP_ARGS("export", pipe_path));
    expect(ground, named.status == 1 && named.err.len > 0, "a FIFO named: ended with %d",
           named.status);
    struct ending device = kutip_run(ground, false, KUTIP_ARGS("export", "/dev/zero"));
    expect(ground, device.status == 1 && device.err.len > 0, "a device named: ended with %d",
           device.status);
    close(fd);
    return 1;
}

static bool write_number(const char *path, const char *number) {
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    bool ok = fd >= 0 && write(fd, number, strlen(number)) > 0;
    if (fd >= 0) close(fd);
    return ok;
}

enum { FOLLOWED = 0, NOT_SEEN = 1, NOT_TOLD = 2, NOT_LIMITED = 3 };

/* Follows a library in a user namespace of its own, where the kernel gives out no more than `limit`
 * of what `file` of /proc/sys/user counts. */
_Noreturn static void follow_without(struct ground *ground, const char *file, const char *limit) {
    if (unshare(CLONE_NEWUSER) != 0 || !write_number("/proc/self/uid_map", "0 0 1") ||
        !write_number(file, limit))
        _exit(NOT_LIMITED);
    struct library *library = ground_follow(ground, 1);
    if (library == NULL) _exit(NOT_SEEN);
    library_settle(library);
    bool told = library_rescans(library) == 1;
    ground_write(ground, in_library(ground, "later.txt"), "Nanti\n\nIsi berita yang nanti.\n");
    bool seen = false;
    for (int i = 0; i < 100 && !seen; i++) {
        struct library_event event;
        uint32_t request = library_ask(library, &(struct library_query){.text = "nanti"});
        seen = ground_await(library, request, &event) && library_counts(library).articles == 1;
        if (!seen) sleep_ms(100);
    }
    library_close(library);
    _exit(!told ? NOT_TOLD : seen ? FOLLOWED : NOT_SEEN);
}

int fault_no_watches(struct ground *ground) {
    static const struct {
        const char *file, *limit;
    } ways[] = {{"/proc/sys/user/max_inotify_instances", "0"},
                {"/proc/sys/user/max_inotify_watches", "1"}};
    if (!ground_is_root(ground)) return 0;
    ground_articles(ground, 0, ARTICLES);
    mkdir(in_library(ground, "sub"), 0755);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        unlink(in_library(ground, "later.txt"));
        pid_t child = fork();
        if (child == 0) follow_without(ground, ways[i % 2].file, ways[i % 2].limit);
        int status = 0;
        waitpid(child, &status, 0);
        int ending = WIFEXITED(status) ? WEXITSTATUS(status) : NOT_SEEN;
        if (ending == NOT_LIMITED) ground->skipped = "no user namespaces here";
        if (ending == NOT_LIMITED) return i;
        expect(ground, ending != NOT_TOLD, "%s: no rescans", ways[i % 2].file);
        expect(ground, ending != NOT_SEEN, "%s: a new file was not seen", ways[i % 2].file);
    }
    return ground->tries;
}

int fault_no_threads(struct ground *ground) {
    if (!ground_is_root(ground)) return 0;
    ground_articles(ground, 0, ARTICLES);
    chmod(ground->cache, 0777);
    chmod(ground->data, 0777);
    struct rlimit before, one = {1, 1};
    if (getrlimit(RLIMIT_NPROC, &before) != 0) return 0;
    one.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_NPROC, &one); /* root is above it, nobody is not */
    struct ending ending = kutip_run(ground, true, KUTIP_ARGS("--dump-screen", ground->library));
    setrlimit(RLIMIT_NPROC, &before);
    expect(ground, ending.status > 0, "ended with %d", ending.status);
    expect(ground, str_find(ending.err, STR("no more threads"), 0) != SIZE_MAX, "not told of: %.*s",
           STR_ARG(ending.err));
    return 1;
}

int fault_huge_file(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    const char *huge = in_library(ground, "huge.txt");
    ground_write(ground, huge, "Semua berita\n\nIsi berita pertama.\n");
    expect(ground, truncate(huge, (off_t)5 << 30) == 0, "it cannot be made");
    struct ending ending = kutip_run(ground, false, KUTIP_ARGS("index", ground->library));
    expect(ground, ending.status == 1, "ended with %d", ending.status);
    expect(ground, str_find(ending.err, STR("huge.txt: too large"), 0) != SIZE_MAX,
           "not told of: %.*s", STR_ARG(ending.err));
    expect(ground, strtoull(ending.out.ptr, NULL, 10) == ARTICLES, "counted %.*s",
           STR_ARG(ending.out));
    return 1;
}

/* Cuts, grows, empties, removes and makes again until it is killed. */
_Noreturn static void change_files(struct ground *ground) {
    for (;;) {
        unsigned which = chance(ground, ARTICLES);
        const char *path = in_library(ground, arena_printf(&ground->arena, "%06u.txt", which).ptr);
        switch (chance(ground, 4)) {
        case 0:
            if (truncate(path, chance(ground, 3000)) != 0) break;
            break;
        case 1:
            unlink(path);
            break;
        case 2:
            ground_articles(ground, which, 1);
            break;
        default: {
            int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
            char more[5000];
            memset(more, (int)'x', sizeof more);
            if (fd >= 0 && write(fd, more, sizeof more) < 0) _exit(1);
            close(fd);
        }
        }
        arena_reset(&ground->arena);
    }
}

int fault_changing_files(struct ground *ground) {
    ground_articles(ground, 0, ARTICLES);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        fflush(stdout);
        pid_t changer = fork();
        if (changer == 0) {
            struct ground own = *ground;
            own.arena = (struct arena){0};
            own.chance += (uint64_t)i;
            change_files(&own);
        }
        for (int k = 0; k < 4; k++) {
            struct ending index = kutip_run(ground, false, KUTIP_ARGS("index", ground->library));
            expect(ground, index.status == 0 || (index.status == 1 && index.err.len > 0),
                   "index ended with %d: %.*s", index.status, STR_ARG(index.err));
            struct ending export = kutip_run(ground, false, KUTIP_ARGS("export", ground->library));
            expect(ground, export.status == 0 || (export.status == 1 && export.err.len > 0),
                   "export ended with %d: %.*s", export.status, STR_ARG(export.err));
        }
        kill(changer, SIGKILL);
        waitpid(changer, NULL, 0);
        ground_articles(ground, 0, ARTICLES); /* at rest again: the index must be true */
        expect_indexed(ground, ARTICLES);
        expect(ground, ground_count(ground, "\"harga beras\" kenaikan") == 2,
               "what was changed is not found");
    }
    return ground->tries;
}

static size_t count_lines(struct str text) {
    size_t lines = 0;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
    return lines;
}

int fault_odd_names(struct ground *ground) {
    static const char *const names[] = {"two\nlines.txt",
                                        "\x1b[2J\x1b]0;owned\x07.txt",
                                        "bad\xff\xfe"
                                        "bytes.txt",
                                        "\xe2\x80\xae"
                                        "txt.exe.txt",
                                        "-rf",
                                        "%s%n.txt",
                                        "'$(reboot)'.txt",
                                        "tab\tname.txt"};
    enum { NAMES = sizeof names / sizeof *names };
    for (size_t i = 0; i < NAMES; i++)
        ground_write(ground, in_library(ground, names[i]),
                     "Kabar Pagi\n\nIsi kabar yang pendek.\n");
    expect_indexed(ground, NAMES);
    struct ending screen =
        kutip_run(ground, false, KUTIP_ARGS("--size", "100x30", "--dump-screen", ground->library));
    expect(ground, screen.status == 0, "the screen ended with %d", screen.status);
    expect(ground, count_lines(screen.out) <= 30, "%zu lines", count_lines(screen.out));
    for (size_t i = 0; i < screen.out.len; i++)
        if (!expect(ground, (unsigned char)screen.out.ptr[i] >= 0x20 || screen.out.ptr[i] == '\n',
                    "a control character on the screen"))
            break;
    struct ending export = kutip_run(ground, false, KUTIP_ARGS("export", ground->library));
    expect(ground, export.status == 0 && count_lines(export.out) == NAMES, "%zu lines of JSON",
           count_lines(export.out));
    chmod(in_library(ground, names[1]), 0);
    struct ending told =
        kutip_run(ground, false, KUTIP_ARGS("export", in_library(ground, "a\x1b")));
    expect(ground, told.status == 1 && str_find(told.err, STR("\x1b"), 0) == SIZE_MAX,
           "an escape in a message");
    return 1;
}

int fault_clock(struct ground *ground) {
    static const char *const moments[] = {"1970-01-01", "2038-01-19T03:14:08", "1999-12-31",
                                          "2100-02-29", "2026-03-01"};
    static const struct timespec times[] = {
        {0, 0}, {-86400, 0}, {4102444800, 999999999}, {2147483647, 0}, {253402300799, 1}};
    ground_articles(ground, 0, ARTICLES);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        setenv("KUTIP_NOW", moments[chance(ground, 5)], 1);
        for (unsigned k = 0; k < 10; k++) {
            char name[32];
            snprintf(name, sizeof name, "%06u.txt", chance(ground, ARTICLES));
            struct timespec both[2] = {times[chance(ground, 5)], times[chance(ground, 5)]};
            utimensat(AT_FDCWD, in_library(ground, name), both, 0);
        }
        /* changed, but with an older time than before */
        const char *changed = in_library(ground, "000009.txt");
        ground_write(ground, changed,
                     arena_printf(&ground->arena,
                                  "Kata Baru bagi Warga\n\nWarga di tepi teluk itu berkata bahwa "
                                  "katabaru%d telah disebut.\n",
                                  i)
                         .ptr);
        utimensat(AT_FDCWD, changed, (struct timespec[2]){{1000 + i, 0}, {1000 + i, 0}}, 0);
        expect_indexed(ground, ARTICLES);
        const char *query = arena_printf(&ground->arena, "katabaru%d", i).ptr;
        expect(ground, ground_count(ground, query) == 1, "the changed file is not found");
        expect(ground, ground_count(ground, "date:30d") <= ARTICLES, "relative dates fail");
    }
    unsetenv("KUTIP_NOW");
    return ground->tries;
}
