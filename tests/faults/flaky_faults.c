/* A disk that fails now and then (flaky/flaky.c): interrupted calls are no failure, failed ones are
 * told, and what was said to be done is done. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/faults/faults.h"

enum { ARTICLES = 60, MARKS = 200 };

/* Sanitizers want to come first, before what is laid between. */
static bool is_possible(struct ground *ground) {
#if defined(__SANITIZE_ADDRESS__)
    ground->skipped = "not under sanitizers";
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
    ground->skipped = "not under sanitizers";
#endif
#endif
    return ground->skipped == NULL;
}

static void set_number(const char *name, unsigned long number) {
    char text[32];
    snprintf(text, sizeof text, "%lu", number);
    setenv(name, text, 1);
}

/* Runs kutip where one call in `rate` fails with `error`. */
static struct ending run_flaky(struct ground *ground, int error, unsigned rate,
                               const char *const *arguments) {
    set_number("KUTIP_FLAKY_ERRNO", (unsigned long)error);
    set_number("KUTIP_FLAKY_RATE", rate);
    set_number("KUTIP_FLAKY_SEED", chance(ground, 1u << 30));
    setenv("LD_PRELOAD", FLAKY, 1);
    pid_t child = kutip_start(ground, false, arguments);
    unsetenv("LD_PRELOAD");
    return kutip_end(ground, child);
}

int fault_interrupted(struct ground *ground) {
    if (!is_possible(ground)) return 0;
    ground_articles(ground, 0, ARTICLES);
    const char *const *export = KUTIP_ARGS("export", ground->library);
    struct ending calm = kutip_run(ground, false, export);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        struct ending often = run_flaky(ground, EINTR, 3, export);
        expect(ground, often.status == 0, "export ended with %d: %.*s", often.status,
               STR_ARG(often.err));
        expect(ground, str_eq(often.out, calm.out), "another export");
        ground_clear(ground->cache);
        struct ending index = run_flaky(ground, EINTR, 3, KUTIP_ARGS("index", ground->library));
        expect(ground, index.status == 0 && strtoull(index.out.ptr, NULL, 10) == ARTICLES,
               "index ended with %d: %.*s", index.status, STR_ARG(index.err));
        expect_whole(ground, ground->cache);
    }
    return ground->tries;
}

/* Failed or done, but told which. */
static bool expect_honest(struct ground *ground, const char *what, struct ending ending) {
    bool ended = ending.status == 0 || (ending.status == 1 && ending.err.len > 0);
    return expect(ground, ended, "%s ended with %d: %.*s", what, ending.status,
                  STR_ARG(ending.err));
}

/* MARKS notes, as an export writes them, in the file `path`. */
static void write_marks(struct ground *ground, const char *path) {
    struct buf lines = {0};
    for (int i = 0; i < MARKS; i++)
        buf_printf(&lines,
                   "{\"hash\":\"%016x\",\"start\":null,\"end\":null,\"path\":\"/a\",\"body\":"
                   "\"0000000000000001\",\"note\":\"catatan %d\",\"changed\":%d}\n",
                   i + 1, i, i + 1);
    ground_write(ground, path, lines.at);
    buf_free(&lines);
}

static size_t marks_kept(struct ground *ground) {
    struct ending ending = kutip_run(ground, false, KUTIP_ARGS("marks", "export"));
    size_t lines = 0;
    for (size_t i = 0; i < ending.out.len; i++) lines += ending.out.ptr[i] == '\n';
    expect(ground, ending.status == 0, "marks cannot be had: %.*s", STR_ARG(ending.err));
    return lines;
}

int fault_failing_disk(struct ground *ground) {
    if (!is_possible(ground)) return 0;
    const char *marks = ground_path(ground, "marks.jsonl");
    ground_articles(ground, 0, ARTICLES);
    write_marks(ground, marks);
    for (int i = 0; i < ground->tries && !ground->failed; i++) {
        unsigned rate = 5 + chance(ground, 200);
        int error = chance(ground, 2) == 0 ? EIO : ENOSPC;
        ground_clear(ground->cache);
        struct ending index = run_flaky(ground, error, rate, KUTIP_ARGS("index", ground->library));
        expect_honest(ground, "index", index);
        expect(ground, str_find(index.err, STR("another kutip"), 0) == SIZE_MAX,
               "somebody else is blamed: %.*s", STR_ARG(index.err));
        struct ending export =
            run_flaky(ground, error, rate, KUTIP_ARGS("export", ground->library));
        expect_honest(ground, "export", export);
        struct ending screen =
            run_flaky(ground, error, rate,
                      KUTIP_ARGS("--dump-screen", "--script", "jmasatu<Enter>gpgtgqj<Enter>efharga",
                                 ground->library));
        expect_honest(ground, "screen", screen);
        ground_clear(ground->data);
        ground->input = marks;
        struct ending import = run_flaky(ground, error, rate, KUTIP_ARGS("marks", "import"));
        ground->input = NULL;
        expect_honest(ground, "marks import", import);
        expect_whole(ground, ground->data);
        size_t kept = marks_kept(ground);
        expect(ground, kept == MARKS || (kept == 0 && import.status == 1),
               "import ended with %d, %zu marks kept", import.status, kept);
        expect_indexed(ground, ARTICLES); /* and all is well again */
        expect_whole(ground, ground->cache);
    }
    return ground->tries;
}
