#include "tui/base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "core/base/mem.h"

struct log {
    FILE *file;
    struct timespec start;
};

bool log_open(const char *path, struct log **out, struct error *error) {
    FILE *file = fopen(path, "we");
    if (file == NULL) return error_set(error, ERROR_WRITE_FILE, errno, path, NULL);
    struct log *log = *out = mem_new(1, sizeof *log);
    log->file = file;
    (void)setvbuf(file, NULL, _IOLBF, 0); /* what came before a crash is what is wanted */
    clock_gettime(CLOCK_MONOTONIC, &log->start);
    log_line(log, "kutip " KUTIP_VERSION);
    return true;
}

void log_line(struct log *log, const char *format, ...) {
    if (log == NULL) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double passed = (double)(now.tv_sec - log->start.tv_sec) * 1e3 +
                    (double)(now.tv_nsec - log->start.tv_nsec) / 1e6;
    va_list args;
    va_start(args, format);
    fprintf(log->file, "%10.1f  ", passed);
    vfprintf(log->file, format, args);
    fputc('\n', log->file);
    va_end(args);
}

void log_close(struct log *log) {
    if (log == NULL) return;
    (void)fclose(log->file);
    free(log);
}
