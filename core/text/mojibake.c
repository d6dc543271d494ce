#include "core/text/mojibake.h"

#include <unictype.h>
#include <unistr.h>

#include "core/text/charset.h"
#include "core/text/utf8.h"

/* The byte that Latin-1 or Windows-1252 reads as `c`; 0 when neither does. */
static unsigned char byte_of(uint32_t c) {
    if (c < 0x100) return (unsigned char)c;
    for (unsigned byte = 0x80; byte < 0xA0; byte++)
        if (charset_1252((unsigned char)byte) == c) return (unsigned char)byte;
    return 0;
}

static bool follows_capital(struct str s, size_t at) {
    size_t len;
    return at > 0 && uc_is_property_uppercase(utf8_before(s, at, &len));
}

size_t mojibake_at(struct str s, size_t at, uint32_t *c) {
    size_t len, end = at;
    uint32_t lead = utf8_at(s, at, &len);
    if (lead < 0xC2 || lead > 0xF4) return 0;
    int count = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    uint8_t bytes[4] = {(uint8_t)lead};
    bool control = false;
    for (int i = 1; i < count; i++) {
        end += len;
        if (end == s.len) return 0;
        uint32_t next = utf8_at(s, end, &len);
        bytes[i] = byte_of(next);
        if (bytes[i] < 0x80 || bytes[i] > 0xBF) return 0;
        control = control || (next >= 0x80 && next < 0xA0);
    }
    ucs4_t meant;
    if (u8_mbtoucr(&meant, bytes, (size_t)count) != count) return 0;
    bool punctuation = (meant >= 0x2000 && meant <= 0x203F) || meant == 0x2122;
    bool emoji = meant >= 0x1F000 && meant <= 0x1FFFF;
    bool latin = meant < 0x100 && !follows_capital(s, at);
    if (!control && !punctuation && !emoji && !latin) return 0;
    *c = meant;
    return end + len - at;
}
