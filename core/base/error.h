/* What went wrong, as data: a code and its arguments. core never words or prints an error;
 * tui/messages.c does. Plain values: copy them freely. */
#ifndef KUTIP_BASE_ERROR_H
#define KUTIP_BASE_ERROR_H

#include <stdbool.h>
#include <stdint.h>

enum error_code {
    ERROR_NONE,
#define ERROR(name) ERROR_##name,
#include "core/base/errors.def"
#undef ERROR
    ERROR_CODES
};

struct error {
    enum error_code code;
    int system;            /* errno, 0 when it says nothing */
    uint32_t line, column; /* from 1; 0 when unknown */
    char subject[512];     /* cut at the end when longer */
    char detail[512];
};

/* Fills `error` (NULL: ignored); `subject` and `detail` may be NULL. Always returns false, so that
 * a function can `return error_set(...)`. */
bool error_set(struct error *error, enum error_code code, int system, const char *subject,
               const char *detail);

#endif
