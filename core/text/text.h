/* Bytes -> source -> clean.
 *
 * `source` is the file with its charset decoded to UTF-8, an invalid byte as U+FFFD; for a UTF-8
 * file without BOM it is the file. Every exported offset is a byte offset into source. `clean` is
 * source with HTML entities decoded and control and bidi characters made harmless; everything is
 * found in clean. A sorted splice map joins the two.
 *
 * clean holds no C0 control but '\n' and '\t', no DEL, no C1 (U+0080-9F), no bidi control, no
 * U+2028/2029, no invalid UTF-8. '\r\n', '\r', U+2028 and U+2029 become '\n'; VT and FF a space; a
 * C1 character becomes what Windows-1252 has at that byte (as browsers read "&#147;"), U+FFFD where
 * it has none; the other controls, bidi controls and invisible format characters (soft hyphen,
 * zero-width space, U+2060-206F, U+FEFF, U+FFF9-FFFB, tags) go. So of a terminal's escape sequence
 * only the visible tail stays. What an entity or mojibake stands for is treated alike. U+200C and
 * U+200D stay: emoji and scripts need them. */
#ifndef KUTIP_TEXT_TEXT_H
#define KUTIP_TEXT_TEXT_H

#include "core/base/arena.h"

enum charset { CHARSET_UTF8, CHARSET_UTF16LE, CHARSET_UTF16BE, CHARSET_WINDOWS_1252 };

/* From clean offset `clean` on, up to the next splice, source offset = source + (offset - clean). A
 * changed character is a stretch of its own. Where something was removed two splices stand at one
 * clean offset: the first says where in source the character before ends, the last where the next
 * begins. */
struct splice {
    uint32_t clean, source;
};

struct text {
    struct str source, clean;
    const struct splice *splices; /* sorted; the first is {0, 0} */
    size_t splice_count;
    size_t file_size; /* bytes of the file */
    uint64_t hash;    /* XXH3 of the file's bytes: the key of marks and of kutip: ids */
    enum charset charset;
};

/* Decodes `bytes` (which must outlive `out` unless copied: source may point into them). The rest
 * lives in `arena`. Never fails; bytes.len <= FILE_SIZE_LIMIT. */
void text_decode(struct arena *arena, struct str bytes, struct text *out);

/* The hash of a file's bytes, as text_decode() takes it. */
uint64_t text_hash(struct str bytes);

/* Clean offset -> source offset of the same character. For the end of a span use text_source_end.
 */
uint32_t text_source(const struct text *text, uint32_t clean);

/* The source offset just behind the character that ends at clean offset `clean`. */
uint32_t text_source_end(const struct text *text, uint32_t clean);

/* Source offset -> clean offset (the start of the clean character that covers it). */
uint32_t text_clean(const struct text *text, uint32_t source);

/* Any bytes (a file name, a message) made fit to be shown: the rules of clean, '\n' and '\t' as
 * spaces, invalid bytes as U+FFFD. In `arena`. The one sanitiser for every string shown. */
struct str text_sanitise(struct arena *arena, struct str bytes);

/* Clean text with every run of white space, no-break spaces too, as one space, none at the ends:
 * names and titles as they are written elsewhere. In `arena`; a slice of `clean` where that is so
 * already. */
struct str text_one_line(struct arena *arena, struct str clean);

#endif
