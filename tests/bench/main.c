/* kutip_bench STAGE [ARGUMENT…] */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "tests/bench/bench.h"

static const struct {
    const char *name, *arguments, *help;
    int (*run)(int argc, char **argv);
} stages[] = {
    {"parse", "PATH…", "understanding articles, in MB/s and against wc -w", bench_parse},
    {"library", "[--articles 1000,10000,100000] [--in FOLDER]",
     "indexing, opening and filtering made-up libraries", bench_library},
};

double bench_cpu(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    for (size_t i = 0; argc > 1 && i < sizeof stages / sizeof *stages; i++)
        if (strcmp(argv[1], stages[i].name) == 0) return stages[i].run(argc - 2, argv + 2);
    fprintf(stderr, "usage:\n");
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
        fprintf(stderr, "  kutip_bench %s %s: %s\n", stages[i].name, stages[i].arguments,
                stages[i].help);
    return 2;
}
