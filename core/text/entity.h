/* Character references of HTML: "&quot;", "&#8220;", "&#x201C;". */
#ifndef KUTIP_TEXT_ENTITY_H
#define KUTIP_TEXT_ENTITY_H

#include "core/base/str.h"

/* The reference at s.ptr[at], which is '&': its length in bytes, its code point in `c`; 0 when
 * there is none. Only names and numbers closed by ';' count. A page that was escaped twice is read
 * through:
 * "&amp;quot;" is one quotation mark, a third layer stays as it is. A number that is no character
 * (0, a surrogate, above U+10FFFF) is U+FFFD. The caller makes controls harmless. */
size_t entity_at(struct str s, size_t at, uint32_t *c);

#endif
