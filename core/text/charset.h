/* The charset of a file, and its bytes as UTF-8. */
#ifndef KUTIP_TEXT_CHARSET_H
#define KUTIP_TEXT_CHARSET_H

#include "core/text/text.h"

/* Takes `bytes` (a file as it was read) to valid UTF-8: a slice of `bytes` behind its BOM when it
 * is that already, else made in `arena`.
 *
 * A BOM decides. Without one it is UTF-16 when nearly every other byte of its beginning is NUL, and
 * Windows-1252 when more of its high bytes break the rules of UTF-8 than keep them; a sequence cut
 * off by the end of the file counts for neither. Otherwise each invalid part (Unicode, section 3.9,
 * best practice of maximal subparts) is one U+FFFD.
 *
 * The first `ascii` bytes are known to be text of ASCII, without NUL. */
struct str charset_decode(struct arena *arena, struct str bytes, size_t ascii,
                          enum charset *charset);

/* `bytes` as UTF-8 without a guess at the charset: each invalid part is one U+FFFD. */
struct str charset_repair(struct arena *arena, struct str bytes);

/* The code point of a byte 0x80-0x9F in Windows-1252; 0 where it has none. */
uint32_t charset_1252(unsigned char byte);

#endif
