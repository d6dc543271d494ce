#include "tests/faults/ground.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pwd.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/library/index/tokens.h"
#include "tests/bench/made.h"

enum { SEED = 20260, LIMIT = 60000 /* milliseconds that a run of the program may take */ };

static void fail(const char *what) {
    perror(what);
    exit(2);
}

bool expect(struct ground *ground, bool holds, const char *what, ...) {
    if (holds) return true;
    va_list arguments;
    va_start(arguments, what);
    printf("  ! ");
    vprintf(what, arguments);
    printf("\n");
    va_end(arguments);
    ground->failed = true;
    return false;
}

unsigned chance(struct ground *ground, unsigned bound) {
    uint64_t z = ground->chance += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return (unsigned)((z ^ z >> 31) % bound);
}

void sleep_ms(unsigned milliseconds) {
    nanosleep(&(struct timespec){milliseconds / 1000, milliseconds % 1000 * 1000000L}, NULL);
}

/* ---- places ---- */

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status, (void)kind, (void)walk;
    return remove(path);
}

static void remove_tree(const char *path) {
    nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void ground_clear(const char *path) {
    remove_tree(path);
    if (mkdir(path, 0755) != 0 && errno != EEXIST) fail(path);
}

const char *ground_path(struct ground *ground, const char *name) {
    return arena_printf(&ground->arena, "%s/%s", ground->path, name).ptr;
}

void ground_write(struct ground *ground, const char *path, const char *text) {
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0) fail(path);
    expect(ground, write(fd, text, strlen(text)) == (ssize_t)strlen(text), "%s not written", path);
    close(fd);
}

void ground_prepare(void) {
    if (geteuid() != 0 || unshare(CLONE_NEWNS) != 0) return;
    mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL);
}

bool ground_is_root(struct ground *ground) {
    if (geteuid() == 0) return true;
    ground->skipped = "only root can set it up";
    return false;
}

bool ground_disk(struct ground *ground, const char *path, size_t kilobytes) {
    if (!ground_is_root(ground)) return false;
    struct str size = arena_printf(&ground->arena, "size=%zuk", kilobytes);
    if (mount("none", path, "tmpfs", 0, size.ptr) == 0) return true;
    ground->skipped = "no disk can be mounted here";
    return false;
}

void ground_open_up(struct ground *ground, const char *name, uint64_t seed, int tries) {
    static const char *const homes[] = {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME",
                                        "XDG_RUNTIME_DIR"};
    static const char *const folders[] = {"cache", "data", "config", "run"};
    *ground = (struct ground){.tries = tries, .chance = seed};
    char *path = (char *)(uintptr_t)arena_printf(&ground->arena, "/tmp/kutip-%s-XXXXXX", name).ptr;
    if (mkdtemp(path) == NULL || chmod(path, 0755) != 0) fail(path);
    ground->path = path;
    for (size_t i = 0; i < sizeof homes / sizeof *homes; i++) {
        const char *folder = ground_path(ground, folders[i]);
        mkdir(folder, 0755);
        setenv(homes[i], folder, 1);
    }
    setenv("LC_ALL", "C.UTF-8", 1);
    setenv("TMPDIR", "/tmp", 1);
    unsetenv("KUTIP_NOW");
    ground->library = ground_path(ground, "library");
    ground->cache = ground_path(ground, "cache");
    ground->data = ground_path(ground, "data");
    mkdir(ground->library, 0755);
    struct error *errors;
    size_t count;
    ground->lang = lang_load(&ground->arena, NULL, &errors, &count);
}

void ground_close_down(struct ground *ground) {
    umount2(ground->cache, MNT_DETACH);
    umount2(ground->data, MNT_DETACH);
    remove_tree(ground->path);
    lang_free((struct lang *)(uintptr_t)ground->lang);
    arena_free(&ground->arena);
}

void ground_articles(struct ground *ground, size_t from, size_t count) {
    struct arena arena = {0};
    struct buf article = {0};
    const struct made *made = made_new(&arena, SEED);
    for (size_t i = from; i < from + count; i++) {
        article.len = 0;
        made_article(made, i, &article);
        ground_write(ground, arena_printf(&arena, "%s/%06zu.txt", ground->library, i).ptr,
                     article.at);
    }
    buf_free(&article);
    arena_free(&arena);
}

/* ---- the program ---- */

static void become(struct ground *ground, bool nobody) {
    (void)ground;
    const struct passwd *user = nobody ? getpwnam("nobody") : NULL;
    if (nobody && (user == NULL || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0))
        _exit(126);
}

pid_t kutip_start(struct ground *ground, bool nobody, const char *const *arguments) {
    const char *argv[16] = {KUTIP};
    size_t count = 1;
    while (arguments[count - 1] != NULL && count < 15) argv[count] = arguments[count - 1], count++;
    const char *out = ground_path(ground, "out"), *err = ground_path(ground, "err");
    pid_t child = fork();
    if (child < 0) fail("fork");
    if (child > 0) return child;
    int to = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    int trouble = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    int from = open(ground->input != NULL ? ground->input : "/dev/null", O_RDONLY);
    if (dup2(to, STDOUT_FILENO) < 0 || dup2(trouble, STDERR_FILENO) < 0 ||
        dup2(from, STDIN_FILENO) < 0)
        _exit(126);
    /* opened before: nobody need not be allowed into the folder where the program was built */
    int program = open(KUTIP, O_RDONLY | O_CLOEXEC);
    become(ground, nobody);
    fexecve(program, (char *const *)(uintptr_t)argv, environ);
    _exit(127);
}

static int wait_for(pid_t child) {
    int status;
    for (int waited = 0; waited < LIMIT; waited += 5) {
        if (waitpid(child, &status, WNOHANG) == child)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        sleep_ms(5);
    }
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    return -1;
}

struct ending kutip_end(struct ground *ground, pid_t child) {
    struct ending ending = {.status = wait_for(child), .out = STR(""), .err = STR("")};
    file_read(&ground->arena, ground_path(ground, "out"), &ending.out, &(struct error){0});
    file_read(&ground->arena, ground_path(ground, "err"), &ending.err, &(struct error){0});
    return ending;
}

struct ending kutip_run(struct ground *ground, bool nobody, const char *const *arguments) {
    return kutip_end(ground, kutip_start(ground, nobody, arguments));
}

bool expect_indexed(struct ground *ground, size_t articles) {
    struct ending ending = kutip_run(ground, false, KUTIP_ARGS("index", ground->library));
    size_t counted = strtoull(ending.out.ptr, NULL, 10);
    return expect(ground, ending.status == 0, "kutip index ended with %d: %.*s", ending.status,
                  STR_ARG(ending.err)) &&
           expect(ground, counted == articles, "%zu articles, not %zu", counted, articles);
}

/* ---- databases ---- */

static struct ground *checked; /* nftw() takes no context */

static int check_database(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status, (void)walk;
    bool database =
        str_ends(str_from(path), STR(".db")) || str_ends(str_from(path), STR(".sqlite"));
    if (kind != FTW_F || !database) return 0;
    sqlite3 *db = NULL;
    sqlite3_stmt *check = NULL;
    bool opened = sqlite3_open(path, &db) == SQLITE_OK && tokens_register(db) == SQLITE_OK &&
                  sqlite3_prepare_v2(db, "PRAGMA integrity_check", -1, &check, NULL) == SQLITE_OK;
    const char *said = opened && sqlite3_step(check) == SQLITE_ROW
                           ? (const char *)sqlite3_column_text(check, 0)
                           : sqlite3_errmsg(db);
    expect(checked, said != NULL && strcmp(said, "ok") == 0, "%s: %s", path, said);
    sqlite3_finalize(check);
    sqlite3_close(db);
    return 0;
}

bool expect_whole(struct ground *ground, const char *folder) {
    checked = ground;
    nftw(folder, check_database, 16, FTW_PHYS);
    return !ground->failed;
}

/* ---- the core ---- */

static struct library *open_with(struct ground *ground, struct library_options options) {
    struct library *library = NULL;
    struct error error;
    const char *const paths[] = {ground->library};
    options.lang = ground->lang;
    options.cache_folder = arena_printf(&ground->arena, "%s/kutip", ground->cache).ptr;
    options.data_folder = arena_printf(&ground->arena, "%s/kutip", ground->data).ptr;
    bool ok = library_open(paths, 1, &options, &library, &error);
    expect(ground, ok, "the library cannot be opened: error %d", ok ? 0 : (int)error.code);
    return library;
}

struct library *ground_open(struct ground *ground) {
    return open_with(ground, (struct library_options){0});
}

struct library *ground_follow(struct ground *ground, int rescan_interval) {
    return open_with(ground,
                     (struct library_options){.watch = true, .rescan_interval = rescan_interval});
}

bool ground_await(struct library *library, uint32_t request, struct library_event *out) {
    struct pollfd waited = {.fd = library_fd(library), .events = POLLIN};
    for (int i = 0; i < 200; i++) {
        while (library_next(library, out)) {
            library_article_free(out->article);
            if (out->request == request) return true;
        }
        poll(&waited, 1, 100);
    }
    return false;
}

size_t ground_count(struct ground *ground, const char *query) {
    struct library *library = ground_open(ground);
    if (library == NULL) return SIZE_MAX;
    library_settle(library);
    library_ask(library, &(struct library_query){.text = query});
    library_settle(library);
    for (struct library_event event; library_next(library, &event);)
        library_article_free(event.article);
    size_t found = library_counts(library).articles;
    library_close(library);
    return found;
}
