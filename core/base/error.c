#include "core/base/error.h"

#include <stdio.h>

bool error_set(struct error *error, enum error_code code, int system, const char *subject,
               const char *detail) {
    if (error == NULL) return false;
    *error = (struct error){.code = code, .system = system};
    snprintf(error->subject, sizeof error->subject, "%s", subject != NULL ? subject : "");
    snprintf(error->detail, sizeof error->detail, "%s", detail != NULL ? detail : "");
    return false;
}
