/* Every sentence the reader sees goes through gettext: write _("…") where it is shown, N_("…") in a
 * table. What core reports as a struct error is worded here, once. */
#ifndef KUTIP_BASE_MESSAGES_H
#define KUTIP_BASE_MESSAGES_H

#include <libintl.h>
#include <stddef.h>

#include "core/base/error.h"

#define _(text) gettext(text)
#define N_(text) text

enum { MESSAGE_SIZE = 2048 }; /* room for any message */

/* "thing: why (remedy)" on one line, NUL-terminated, cut at a character when `size` (> 0) is too
 * small. Names in it have passed the sanitiser. */
void message_error(const struct error *error, char *out, size_t size);

/* `text` (a file name, an argument) fit to be shown, likewise cut. */
void message_clean(const char *text, char *out, size_t size);

#endif
