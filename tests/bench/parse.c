/* How fast bytes become articles and quotes, on one core, the files read before; `wc -w` on the
 * same files in the same run is the measure. And that the time grows with the size, no faster. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/vec.h"
#include "core/library/files/scan.h"
#include "core/quotes/quotes.h"
#include "tests/bench/bench.h"

enum {
    LEAST_BYTES = 32 << 20, /* the files are gone over until so much was read: one start of wc
                               weighs nothing then */
    TRIES = 5               /* the best counts: the rest is other programs */
};

struct input {
    struct arena arena;
    const struct lang *lang;
    struct str *files;
    char **names; /* as often as rounds, NULL behind: the arguments of wc */
    size_t count, bytes, rounds;
};

enum stage { WORDS, ARTICLE, ALL };

static void understand(const struct input *input, enum stage stage, struct arena *arena,
                       struct str bytes) {
    struct text text;
    struct words words;
    struct article article;
    struct quotes quotes;
    if (stage == WORDS) {
        text_decode(arena, bytes, &text);
        words_cut(arena, text.clean, &words);
    } else {
        article_read(arena, input->lang, bytes, &article);
        if (stage == ALL) quotes_find(arena, &article, false, &quotes);
    }
}

/* Seconds that a stage takes for all files, once. */
static double time_stage(const struct input *input, enum stage stage) {
    double best = 1e9;
    struct arena arena = {0};
    for (int try = 0; try < TRIES; try++) {
        double start = bench_cpu(); /* not at each page: the clock takes time too */
        for (size_t round = 0; round < input->rounds; round++)
            for (size_t i = 0; i < input->count; i++) {
                understand(input, stage, &arena, input->files[i]);
                arena_reset(&arena);
            }
        double spent = bench_cpu() - start;
        if (spent < best) best = spent;
    }
    arena_free(&arena);
    return best / (double)input->rounds;
}

extern char **environ;

static double seconds_of(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

/* Seconds that `wc -w` computes; 0 when it cannot be run. */
static double time_wc(const struct input *input) {
    double best = 1e9;
    posix_spawn_file_actions_t quiet;
    posix_spawn_file_actions_init(&quiet);
    posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (int try = 0; try < TRIES; try++) {
        pid_t child;
        int status = 0;
        struct rusage used;
        if (posix_spawnp(&child, "wc", &quiet, NULL, input->names, environ) != 0) return 0;
        if (wait4(child, &status, 0, &used) != child || status != 0) return 0;
        double spent = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
        if (spent < best) best = spent;
    }
    posix_spawn_file_actions_destroy(&quiet);
    return best / (double)input->rounds;
}

static void read_input(struct input *input, const char *const *paths, size_t count) {
    struct scan scan;
    scan_paths(&input->arena, paths, count, &scan);
    input->files = arena_new(&input->arena, struct str, scan.count + 1);
    for (size_t i = 0; i < scan.count; i++) {
        struct str bytes;
        if (!file_read(&input->arena, scan.files[i].path.ptr, &bytes, NULL)) continue;
        if (!scan_is_text(bytes)) continue;
        scan.files[input->count] = scan.files[i];
        input->files[input->count++] = bytes;
        input->bytes += bytes.len;
    }
    input->rounds = input->bytes > 0 ? LEAST_BYTES / input->bytes + 1 : 1;
    input->names = arena_new(&input->arena, char *, input->count * input->rounds + 3);
    input->names[0] = "wc";
    input->names[1] = "-w";
    for (size_t i = 0; i < input->count * input->rounds; i++)
        input->names[2 + i] = (char *)(uintptr_t)scan.files[i % input->count].path.ptr;
}

static void print_rates(const struct input *input) {
    double megabytes = (double)input->bytes / 1e6;
    double wc = time_wc(input), words = time_stage(input, WORDS);
    double article = time_stage(input, ARTICLE), all = time_stage(input, ALL);
    const struct {
        const char *name;
        double seconds;
    } rows[] = {{"decode and words", words},
                {"blocks and record", article - words},
                {"quotes", all - article},
                {"together", all},
                {"wc -w", wc}};
    printf("%zu files, %.1f MB, %zu rounds, best of %d\n", input->count, megabytes, input->rounds,
           TRIES);
    printf("%-20s %10s %10s %10s\n", "stage", "MB/s", "ms", "of wc -w");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        printf("%-20s %10.1f %10.2f %10.2f\n", rows[i].name, megabytes / rows[i].seconds,
               rows[i].seconds * 1e3, wc / rows[i].seconds);
}

/* ---- does time grow as size does? ---- */

static void add_story(struct buf *out, size_t size) {
    static const char *const sentences[] = {
        "Pembangunan jembatan di Teluk Randu dimulai pada Rabu (4/6/2031). ",
        "“Kami akan selesai sebelum musim hujan,” kata Darma Wiguna, Kepala Dinas Jalan.\n\n",
        "Menurut warga, jalan lama sering terendam air laut. ",
        "Ia menambahkan, anggarannya mencapai 4,5 miliar rupiah.\n\n"};
    for (size_t i = 0; out->len < size; i++) buf_add(out, str_from(sentences[i % 4]));
}

static void add_marks(struct buf *out, size_t marks) {
    for (size_t i = 0; i < marks; i++) buf_add(out, i % 7 == 0 ? STR("a\" ") : STR("\""));
}

static double time_made(const struct input *input, void (*add)(struct buf *, size_t), size_t size) {
    struct buf made = {0};
    struct arena arena = {0};
    double best = 1e9;
    add(&made, size);
    for (int try = 0; try < 3; try++) {
        double start = bench_cpu();
        understand(input, ALL, &arena, buf_str(&made));
        double spent = bench_cpu() - start;
        arena_reset(&arena);
        if (spent < best) best = spent;
    }
    arena_free(&arena);
    buf_free(&made);
    return best;
}

static void print_growth(const struct input *input) {
    static const struct {
        const char *name;
        void (*add)(struct buf *, size_t);
        size_t size;
    } rows[] = {{"article of 10 MB", add_story, 10000000},
                {"100,000 quote marks", add_marks, 100000}};
    printf("\n%-20s %10s %10s %10s\n", "", "a tenth, ms", "whole, ms", "growth");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double tenth = time_made(input, rows[i].add, rows[i].size / 10);
        double whole = time_made(input, rows[i].add, rows[i].size);
        printf("%-20s %10.2f %10.2f %10.1f\n", rows[i].name, tenth * 1e3, whole * 1e3,
               whole / tenth);
    }
}

int bench_parse(int argc, char **argv) {
    struct input input = {0};
    struct error *errors;
    size_t error_count;
    struct lang *lang = lang_load(&input.arena, NULL, &errors, &error_count);
    input.lang = lang;
    read_input(&input, (const char *const *)argv, (size_t)argc);
    if (input.count > 0)
        print_rates(&input);
    else
        fprintf(stderr, "kutip_bench: no articles there\n");
    print_growth(&input);
    lang_free(lang);
    arena_free(&input.arena);
    return input.count > 0 ? 0 : 1;
}
