/* The debug log (--log FILE): what was pressed, what the library answered, what was drawn, one line
 * each with the milliseconds since the start. */
#ifndef KUTIP_BASE_LOG_H
#define KUTIP_BASE_LOG_H

#include <stdbool.h>
#include <stdint.h>

#include "core/base/error.h"

struct log;

/* Begins a new log in the file; false with an error when it cannot be written. */
bool log_open(const char *path, struct log **out, struct error *error);

/* One line; nothing for a log that is NULL. */
void log_line(struct log *log, const char *format, ...) __attribute__((format(printf, 2, 3)));

void log_close(struct log *log);

#endif
