/* kutip_faults [--tries N] [--seed N] [NAME…]: a table of faults and what came of them. */
#include "tests/faults/faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "tests/faults/ground.h"

static const struct {
    const char *name, *what;
    int tries; /* without --tries: the whole run is to take a minute or two under sanitizers */
    fault_fn *run;
} faults[] = {
    {"kill-indexing", "kill -9 while indexing", 8, fault_kill_indexing},
    {"kill-marking", "kill -9 while marking", 8, fault_kill_marking},
    {"damaged-index", "index overwritten, cut off, of another schema", 2, fault_damaged_index},
    {"damaged-marks", "marks overwritten", 2, fault_damaged_marks},
    {"full-disk", "disk full under the index", 1, fault_full_disk},
    {"full-disk-marks", "disk full under the marks", 1, fault_full_disk_marks},
    {"read-only-cache", "cache folder read-only", 1, fault_read_only_cache},
    {"read-only-data", "data folder read-only", 1, fault_read_only_data},
    {"unreadable", "folders and files unreadable", 1, fault_unreadable},
    {"odd-files", "loops of links, FIFOs, sockets, devices", 1, fault_odd_files},
    {"changing-files", "files cut, grown, deleted while read", 2, fault_changing_files},
    {"odd-names", "names with newlines, escapes, bad UTF-8", 1, fault_odd_names},
    {"no-watches", "inotify or its watches used up", 2, fault_no_watches},
    {"no-threads", "no thread to be had", 1, fault_no_threads},
    {"huge-file", "a file of gigabytes among articles", 1, fault_huge_file},
    {"interrupted", "reads and writes interrupted", 2, fault_interrupted},
    {"failing-disk", "reads, writes and flushes that fail", 6, fault_failing_disk},
    {"clock", "clock and file times jump", 6, fault_clock},
    {"two-indexers", "two instances indexing one library", 3, fault_two_indexers},
    {"two-markers", "two instances marking", 2, fault_two_markers},
    {"same-article", "two instances marking the same article", 2, fault_same_article},
};
enum { FAULTS = sizeof faults / sizeof *faults };

static bool is_wanted(const char *name, char **names, int count) {
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0) return true;
    return count == 0;
}

int main(int argc, char **argv) {
    int tries = 0, at = 1;
    uint64_t seed = (uint64_t)time(NULL);
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (strcmp(argv[at], "--tries") == 0) tries = atoi(argv[at + 1]);
        if (strcmp(argv[at], "--seed") == 0) seed = strtoull(argv[at + 1], NULL, 10);
    }
    printf("seed %llu\n%-46s %6s %8s  %s\n", (unsigned long long)seed, "fault", "tries", "seconds",
           "outcome");
    ground_prepare();
    int failed = 0;
    for (int i = 0; i < FAULTS; i++) {
        if (!is_wanted(faults[i].name, argv + at, argc - at)) continue;
        int wanted = tries > 0 && faults[i].tries > 1 ? tries : faults[i].tries;
        struct ground ground;
        struct timespec start, end;
        clock_gettime(CLOCK_MONOTONIC, &start);
        ground_open_up(&ground, faults[i].name, seed + (uint64_t)i, wanted);
        int done = faults[i].run(&ground);
        clock_gettime(CLOCK_MONOTONIC, &end);
        failed += ground.failed;
        printf("%-46s %6d %8.1f  %s%s\n", faults[i].what, done,
               (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9,
               ground.failed            ? "FAILED"
               : ground.skipped != NULL ? "skipped: "
                                        : "held",
               ground.failed || ground.skipped == NULL ? "" : ground.skipped);
        fflush(stdout);
        ground_close_down(&ground);
    }
    return failed > 0;
}
