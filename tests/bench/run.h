/* Programs run and measured. Failures of the system end the bench with a message. */
#ifndef KUTIP_BENCH_RUN_H
#define KUTIP_BENCH_RUN_H

#include <stdbool.h>
#include <stddef.h>

/* Seconds on the clock. */
double run_clock(void);

struct run {
    double seconds; /* from the start to the end */
    double cpu;     /* that it computed */
    double peak;    /* megabytes of memory at most */
    int status;     /* as a shell has it */
};

/* Runs `argv` to its end, its output thrown away. */
struct run run_program(const char *const *argv);

struct screen {
    double painted;           /* seconds from exec to the last byte of the first whole screen */
    double settled;           /* … to the last byte before it neither writes nor computes */
    size_t bytes;             /* written until then */
    double memory, peak;      /* megabytes resident then, and at most */
    size_t wakes, idle_bytes; /* in the second of silence after that; with `idle` only */
};

/* Runs `argv` in a terminal of 120x40 until its screen has settled, looks, and ends it. A screen is
 * whole when it has `screenful` bytes. */
struct screen run_screen(const char *const *argv, size_t screenful, bool idle);

/* Sorts and gives the middle one; the one that a hundredth lies above. */
double median(double *values, size_t count);
double percentile_99(double *values, size_t count);

#endif
