/* Strings of JSON that no terminal takes for commands. */
#ifndef KUTIP_TEXT_JSON_H
#define KUTIP_TEXT_JSON_H

#include "core/base/buf.h"

/* Appends `s` (any bytes) as a JSON string, NONE as null. Control characters are escaped, C1 and
 * DEL too, for output may be a terminal; a byte that is not UTF-8 stands as \udcXX (as Python's
 * surrogateescape has it). */
void json_add_string(struct buf *out, struct str s);

#endif
