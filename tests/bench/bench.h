/* Stages of the benchmark and what they share. */
#ifndef KUTIP_BENCH_H
#define KUTIP_BENCH_H

#include <stddef.h>

/* Seconds that this thread has computed: other programs on the machine do not count. */
double bench_cpu(void);

/* Stages: what follows the stage's name on the command line. The exit status. */
int bench_parse(int argc, char **argv);
int bench_library(int argc, char **argv);

#endif
