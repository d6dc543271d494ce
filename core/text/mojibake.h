/* UTF-8 that was once taken for Windows-1252 or Latin-1 and encoded again: "â€œ" for “, "Ã©" for é.
 */
#ifndef KUTIP_TEXT_MOJIBAKE_H
#define KUTIP_TEXT_MOJIBAKE_H

#include "core/base/str.h"

/* One character encoded twice at s.ptr[at]: its length in bytes, the character in `c`; 0 when there
 * is none. Only what no text means as it stands: with a C1 control in it, or of punctuation, an
 * emoji, or of a Latin-1 character and not behind a capital ("MANHÃ»"). The caller makes controls
 * harmless. */
size_t mojibake_at(struct str s, size_t at, uint32_t *c);

#endif
