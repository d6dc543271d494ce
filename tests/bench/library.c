/* A library of made-up articles from its first indexing to its use, by size, in one table. */
#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/vec.h"
#include "core/library/library.h"
#include "tests/bench/bench.h"
#include "tests/bench/made.h"
#include "tests/bench/run.h"

enum { SEED = 20260, MOST_SIZES = 8, TRIES = 5, SCREENS = 11, QUOTES = 100 };

/* Bytes: kutip's screen with nothing on it has 1,200, with list and text 6,000. */
enum { OUR_SCREENFUL = 3000, LESS_SCREENFUL = 1000 };

/* Rows of the table, once: ROW(NAME, "unit", "what") */
#define ROWS(ROW)                                                                                  \
    ROW(TEXT, "MB", "text")                                                                        \
    ROW(BUILD, "s", "first index")                                                                 \
    ROW(BUILD_CPU, "s", "  of which computing, all threads")                                       \
    ROW(BUILD_RATE, "/s", "  articles")                                                            \
    ROW(BUILD_MB, "MB/s", "  text")                                                                \
    ROW(BUILD_PEAK, "MB", "  memory at most")                                                      \
    ROW(INDEX, "MB", "index on the disk")                                                          \
    ROW(RESCAN, "ms", "kutip index, nothing changed")                                              \
    ROW(FIND, "ms", "find -type f -printf '%s %T@\\n'")                                            \
    ROW(REOPEN, "ms", "reopened: exec to the whole first screen")                                  \
    ROW(SETTLED, "ms", "  until the search for changes is over, too")                              \
    ROW(LESS, "ms", "less FILE to its screen")                                                     \
                                                                                                   \
    ROW(MEMORY, "MB", "  memory then")                                                             \
    ROW(MEMORY_PEAK, "MB", "  memory at most")                                                     \
    ROW(WAKES, "", "  wakings in an idle second")                                                  \
    ROW(RARE, "ms", "keystroke: zirkonium, median")                                                \
    ROW(RARE_99, "ms", "  99 of 100")                                                              \
    ROW(COMMON, "ms", "keystroke: yang, median")                                                   \
    ROW(COMMON_99, "ms", "  99 of 100")                                                            \
    ROW(PHRASE, "ms", "keystroke: \"harga beras\", median")                                        \
    ROW(PHRASE_99, "ms", "  99 of 100")                                                            \
    ROW(LETTER, "ms", "keystroke: one letter, median")                                             \
    ROW(LETTER_99, "ms", "  99 of 100")                                                            \
    ROW(SPEAKER, "ms", "keystroke: speaker:NAME, median")                                          \
    ROW(SPEAKER_99, "ms", "  99 of 100")                                                           \
    ROW(SAID, "ms", "keystroke: said:pemerintah, median")                                          \
    ROW(SAID_99, "ms", "  99 of 100")                                                              \
    ROW(ALL, "ms", "all these keystrokes, median")                                                 \
    ROW(ALL_99, "ms", "  99 of 100")                                                               \
    ROW(WORST, "ms", "  the slowest")                                                              \
    ROW(PEOPLE, "ms", "table of people")                                                           \
    ROW(SOURCES, "ms", "table of sources")                                                         \
    ROW(TIMELINE, "ms", "timeline")                                                                \
    ROW(ECHOES, "ms", "echoes of one quote, median")                                               \
    ROW(ECHOES_WORST, "ms", "  the slowest of 100")                                                \
    ROW(USED, "MB", "memory after all that, reader's and bench's")

enum row {
#define ROW(name, unit, what) ROW_##name,
    ROWS(ROW)
#undef ROW
        ROW_COUNT
};

static const struct {
    const char *unit, *what;
} rows[] = {
#define ROW(name, unit, what) {unit, what},
    ROWS(ROW)
#undef ROW
};

struct bench {
    struct arena arena;
    const struct made *made;
    const struct lang *lang;
    const char *home; /* articles, index and marks lie below */
    double cells[ROW_COUNT][MOST_SIZES];
    size_t sizes[MOST_SIZES], size_count;
};

typedef VEC(double) times;

struct typist {
    struct library *library;
    double slowest;
    char what[64];
};

/* ---- the program ---- */

static double megabytes_in(const char *folder) {
    DIR *dir = opendir(folder);
    double bytes = 0;
    struct stat status;
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        if (fstatat(dirfd(dir), entry->d_name, &status, 0) == 0 && S_ISREG(status.st_mode))
            bytes += (double)status.st_size;
    if (dir != NULL) closedir(dir);
    return bytes / 1e6;
}

static void check(struct run run, const char *what) {
    if (run.status == 0) return;
    fprintf(stderr, "kutip_bench: %s: exit status %d\n", what, run.status);
    exit(1);
}

static void time_build(struct bench *bench, size_t at, const char *folder, const char *cache) {
    const char *const argv[] = {KUTIP, "index", folder, NULL};
    const char *const drop[] = {"rm", "-rf", cache, NULL};
    check(run_program(drop), "rm");
    struct run run = run_program(argv);
    check(run, "kutip index");
    bench->cells[ROW_BUILD][at] = run.seconds;
    bench->cells[ROW_BUILD_CPU][at] = run.cpu;
    bench->cells[ROW_BUILD_RATE][at] = (double)bench->sizes[at] / run.seconds;
    bench->cells[ROW_BUILD_MB][at] = bench->cells[ROW_TEXT][at] / run.seconds;
    bench->cells[ROW_BUILD_PEAK][at] = run.peak;
    bench->cells[ROW_INDEX][at] = megabytes_in(cache);
}

static void time_rescan(struct bench *bench, size_t at, const char *folder) {
    const char *const index[] = {KUTIP, "index", folder, NULL};
    const char *const find[] = {"find", folder, "-type", "f", "-printf", "%s %T@\n", NULL};
    double ours[TRIES], theirs[TRIES];
    for (int i = 0; i < TRIES; i++) {
        ours[i] = run_program(index).seconds;
        theirs[i] = run_program(find).seconds;
    }
    bench->cells[ROW_RESCAN][at] = 1e3 * median(ours, TRIES);
    bench->cells[ROW_FIND][at] = 1e3 * median(theirs, TRIES);
}

static void time_screens(struct bench *bench, size_t at, const char *folder) {
    const char *file = arena_printf(&bench->arena, "%s/000/000000.txt", folder).ptr;
    const char *const ours[] = {KUTIP, folder, NULL}, *const less[] = {"less", file, NULL};
    double painted[SCREENS], settled[SCREENS], theirs[SCREENS];
    for (int i = 0; i < SCREENS; i++) {
        struct screen screen = run_screen(ours, OUR_SCREENFUL, i == 0);
        painted[i] = screen.painted;
        settled[i] = screen.settled;
        theirs[i] = run_screen(less, LESS_SCREENFUL, false).painted;
        if (i > 0) continue;
        bench->cells[ROW_MEMORY][at] = screen.memory;
        bench->cells[ROW_MEMORY_PEAK][at] = screen.peak;
        bench->cells[ROW_WAKES][at] = (double)screen.wakes;
    }
    bench->cells[ROW_REOPEN][at] = 1e3 * median(painted, SCREENS);
    bench->cells[ROW_SETTLED][at] = 1e3 * median(settled, SCREENS);
    bench->cells[ROW_LESS][at] = 1e3 * median(theirs, SCREENS);
}

/* ---- the library ---- */

/* Waits for the answer to `request`. */
static void await(struct library *library, uint32_t request) {
    for (;;) {
        struct pollfd waited = {.fd = library_fd(library), .events = POLLIN};
        poll(&waited, 1, -1);
        struct library_event event;
        while (library_next(library, &event)) {
            library_table_free(event.table);
            library_echoes_free(event.echoes);
            if (event.kind == LIBRARY_ERROR) fprintf(stderr, "kutip_bench: %d\n", event.error.code);
            if (event.request == request) return;
        }
    }
}

/* The time of each keystroke while `text` is typed. */
static void type(struct typist *typist, const char *text, times *out) {
    char typed[64];
    for (size_t len = 1; len <= strlen(text) && len < sizeof typed; len++) {
        memcpy(typed, text, len);
        typed[len] = '\0';
        struct library_query query = {.text = typed, .typing = true};
        double start = run_clock();
        await(typist->library, library_ask(typist->library, &query));
        double spent = 1e3 * (run_clock() - start);
        vec_push(out, spent);
        if (spent <= typist->slowest) continue;
        typist->slowest = spent;
        memcpy(typist->what, typed, sizeof typed);
    }
}

static void keep(struct bench *bench, size_t at, enum row row, times *own, times *all) {
    for (size_t i = 0; i < own->count; i++) vec_push(all, own->at[i]);
    bench->cells[row][at] = median(own->at, own->count);
    bench->cells[row + 1][at] = percentile_99(own->at, own->count);
    vec_free(own);
}

static void time_keystrokes(struct bench *bench, size_t at, struct library *library) {
    times rare = {0}, common = {0}, phrase = {0}, letter = {0}, speaker = {0}, said = {0};
    times all = {0};
    struct typist typist = {.library = library};
    struct str person = made_person(bench->made, 7);
    const char *by = arena_printf(&bench->arena, "speaker:%.*s", STR_ARG(person)).ptr;
    for (int i = 0; i < TRIES; i++) {
        type(&typist, "zirkonium", &rare);
        type(&typist, "yang", &common);
        type(&typist, "\"harga beras\"", &phrase);
        for (char c = 'a'; c <= 'z'; c++) type(&typist, (char[]){c, '\0'}, &letter);
        type(&typist, by, &speaker);
        type(&typist, "said:pemerintah", &said);
    }
    keep(bench, at, ROW_RARE, &rare, &all);
    keep(bench, at, ROW_COMMON, &common, &all);
    keep(bench, at, ROW_PHRASE, &phrase, &all);
    keep(bench, at, ROW_LETTER, &letter, &all);
    keep(bench, at, ROW_SPEAKER, &speaker, &all);
    keep(bench, at, ROW_SAID, &said, &all);
    bench->cells[ROW_ALL][at] = median(all.at, all.count);
    bench->cells[ROW_ALL_99][at] = percentile_99(all.at, all.count);
    bench->cells[ROW_WORST][at] = typist.slowest;
    fprintf(stderr, "%zu articles: the slowest keystroke was the last of %s\n", bench->sizes[at],
            typist.what);
    vec_free(&all);
}

static void time_tables(struct bench *bench, size_t at, struct library *library) {
    static const enum row into[] = {[TABLE_PEOPLE] = ROW_PEOPLE,
                                    [TABLE_SOURCES] = ROW_SOURCES,
                                    [TABLE_TIMELINE] = ROW_TIMELINE};
    await(library, library_ask(library, &(struct library_query){.text = ""}));
    for (int kind = TABLE_PEOPLE; kind <= TABLE_TIMELINE; kind++) {
        double spent[TRIES];
        for (int i = 0; i < TRIES; i++) {
            double start = run_clock();
            await(library, library_request_table(library, (enum library_table_kind)kind));
            spent[i] = 1e3 * (run_clock() - start);
        }
        bench->cells[into[kind]][at] = median(spent, TRIES);
    }
}

/* The echoes of a hundred quotes from all over the library. */
static void time_echoes(struct bench *bench, size_t at, struct library *library) {
    double spent[QUOTES];
    struct library_query query = {.text = "", .scope = SCOPE_QUOTES};
    await(library, library_ask(library, &query));
    size_t count = library_counts(library).rows;
    for (size_t i = 0; i < QUOTES; i++) {
        struct library_row row;
        size_t position = count / QUOTES * i;
        while (!library_row(library, position, &row)) await(library, 0);
        double start = run_clock();
        await(library, library_request_echoes(library, row.article, row.start));
        spent[i] = 1e3 * (run_clock() - start);
    }
    bench->cells[ROW_ECHOES][at] = median(spent, QUOTES);
    bench->cells[ROW_ECHOES_WORST][at] = spent[QUOTES - 1]; /* they are sorted now */
}

static double resident(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL) return 0;
    if (fscanf(file, "%*d %ld", &pages) != 1) pages = 0;
    fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / 1048576;
}

static void time_library(struct bench *bench, size_t at, const char *folder, const char *cache) {
    const char *const paths[] = {folder};
    struct library *library;
    struct error error;
    struct library_options options = {.lang = bench->lang, .cache_folder = cache};
    if (!library_open(paths, 1, &options, &library, &error)) {
        fprintf(stderr, "kutip_bench: %s cannot be opened\n", folder);
        exit(1);
    }
    library_settle(library);
    time_keystrokes(bench, at, library);
    time_tables(bench, at, library);
    time_echoes(bench, at, library);
    bench->cells[ROW_USED][at] = resident();
    library_close(library);
}

/* ---- the table ---- */

static void measure(struct bench *bench, size_t at) {
    struct arena *arena = &bench->arena;
    const char *folder = arena_printf(arena, "%s/%zu", bench->home, bench->sizes[at]).ptr;
    const char *cache = arena_printf(arena, "%s/cache/kutip", bench->home).ptr;
    size_t bytes = made_library(bench->made, folder, bench->sizes[at]);
    if (bytes == 0) {
        perror(folder);
        exit(1);
    }
    bench->cells[ROW_TEXT][at] = (double)bytes / 1e6;
    time_build(bench, at, folder, cache);
    time_rescan(bench, at, folder);
    time_screens(bench, at, folder);
    time_library(bench, at, folder, cache);
}

static void print(const struct bench *bench) {
    printf("%-42s %-5s", "articles", "");
    for (size_t i = 0; i < bench->size_count; i++) printf(" %10zu", bench->sizes[i]);
    for (int row = 0; row < ROW_COUNT; row++) {
        printf("\n%-42s %-5s", rows[row].what, rows[row].unit);
        for (size_t i = 0; i < bench->size_count; i++) {
            double value = bench->cells[row][i];
            printf(" %10.*f", value >= 100 || value == 0 ? 0 : value >= 10 ? 1 : 2, value);
        }
    }
    printf("\n");
}

static bool take_sizes(struct bench *bench, const char *list) {
    bench->size_count = 0;
    for (char *end; bench->size_count < MOST_SIZES; list = end + 1) {
        bench->sizes[bench->size_count] = strtoull(list, &end, 10);
        if (end == list || bench->sizes[bench->size_count++] == 0) return false;
        if (*end == '\0') return true;
        if (*end != ',') return false;
    }
    return false;
}

static void live_in(struct bench *bench, const char *home) {
    static const char *const folders[] = {"cache", "data", "config"};
    static const char *const names[] = {"XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"};
    bench->home = home;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arena_printf(&bench->arena, "%s/%s", home, folders[i]).ptr;
        mkdir(path, 0700);
        setenv(names[i], path, 1);
    }
    setenv("TERM", "xterm-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
}

int bench_library(int argc, char **argv) {
    struct bench bench = {.sizes = {1000, 10000, 100000}, .size_count = 3};
    char temporary[] = "/var/tmp/kutip-bench-XXXXXX";
    const char *home = NULL;
    for (int i = 0; i < argc; i += 2) {
        bool known = i + 1 < argc && (strcmp(argv[i], "--articles") == 0
                                          ? take_sizes(&bench, argv[i + 1])
                                          : strcmp(argv[i], "--in") == 0 && (home = argv[i + 1]));
        if (known) continue;
        fprintf(stderr, "kutip_bench: %s: not understood\n", argv[i]);
        return 2;
    }
    bool own = home == NULL;
    if (own) home = mkdtemp(temporary);
    if (home == NULL || (!own && mkdir(home, 0755) != 0 && access(home, W_OK) != 0)) {
        perror(own ? temporary : home);
        return 1;
    }
    live_in(&bench, home);
    struct error *errors;
    size_t error_count;
    struct lang *lang = lang_load(&bench.arena, NULL, &errors, &error_count);
    bench.lang = lang;
    bench.made = made_new(&bench.arena, SEED);
    for (size_t i = 0; i < bench.size_count; i++) measure(&bench, i);
    print(&bench);
    if (own) run_program((const char *const[]){"rm", "-rf", home, NULL});
    lang_free(lang);
    arena_free(&bench.arena);
    return 0;
}
