#include "core/text/json.h"

#include <unistr.h>

/* The length of the valid UTF-8 sequence at s.ptr[at], 0 when there is none. Paths are any bytes.
 */
static size_t sequence_length(struct str s, size_t at) {
    ucs4_t c;
    int len = u8_mbtoucr(&c, (const uint8_t *)s.ptr + at, s.len - at);
    return len > 0 ? (size_t)len : 0;
}

/* What has to be escaped at s.ptr[at]: `*len` gets the bytes that pass as they are, 0 for an escape
 * of one byte. C1 controls are escaped though JSON does not ask for it: output may be a terminal.
 */
static size_t plain_length(struct str s, size_t at) {
    unsigned char c = (unsigned char)s.ptr[at];
    if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) return 0;
    size_t len = c < 0x80 ? 1 : sequence_length(s, at);
    bool c1 = c == 0xC2 && len == 2 && (unsigned char)s.ptr[at + 1] < 0xA0;
    return c1 ? 0 : len;
}

/* Writes the escape of what stands at s.ptr[at] and returns the bytes it covers. */
static size_t add_escape(struct buf *out, struct str s, size_t at) {
    unsigned char c = (unsigned char)s.ptr[at];
    if (c == '"' || c == '\\') {
        buf_add_char(out, '\\');
        buf_add_char(out, (char)c);
    } else if (c == '\n') {
        buf_add(out, STR("\\n"));
    } else if (c == '\t') {
        buf_add(out, STR("\\t"));
    } else if (c < 0x80) {
        buf_printf(out, "\\u%04x", c);
    } else if (sequence_length(s, at) == 2) { /* C1: U+0080-9F, its last byte is its number */
        buf_printf(out, "\\u%04x", (unsigned char)s.ptr[at + 1]);
        return 2;
    } else {
        buf_printf(out, "\\udc%02x", c); /* a byte that is not UTF-8 */
    }
    return 1;
}

void json_add_string(struct buf *out, struct str s) {
    if (s.ptr == NULL) {
        buf_add(out, STR("null"));
        return;
    }
    buf_add_char(out, '"');
    size_t from = 0, at = 0;
    while (at < s.len) {
        size_t plain = plain_length(s, at);
        if (plain > 0) {
            at += plain;
            continue;
        }
        buf_add(out, str_slice(s, from, at));
        at += add_escape(out, s, at);
        from = at;
    }
    buf_add(out, str_slice(s, from, s.len));
    buf_add_char(out, '"');
}
