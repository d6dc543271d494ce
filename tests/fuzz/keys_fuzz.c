/* Keys from both sides: bytes of a terminal into keys, and keys as they are written. The first byte
 * chooses. */
#include "fuzz.h"
#include "tui/config/key.h"
#include "tui/term/decode.h"

static void check_key(struct key key) {
    check(key.code < SPECIAL_AFTER && key.code != 0x7f && key.code >= ' ');
    check(key.code < 0xd800 || key.code > 0xdfff);
    check(key.modifiers <= (KEY_CTRL | KEY_ALT | KEY_SHIFT));
}

/* The bytes come in pieces and at times that they say themselves: a byte below 8 in the stream of
 * times is a pause. However they are cut, each must lead to an event or be swallowed in the end. */
static void fuzz_decoder(const uint8_t *data, size_t size) {
    struct decoder *decoder = decoder_new(25);
    struct term_event event;
    int64_t now = 0;
    for (size_t at = 0; at < size;) {
        size_t count = 1 + data[at] % 7;
        if (count > size - at) count = size - at;
        decoder_push(decoder, (const char *)data + at, count, now);
        at += count;
        now += at % 3 == 0 ? 60 : 1;
        while (decoder_next(decoder, now, &event)) {
            if (event.kind == TERM_KEY) check_key(event.key);
        }
    }
    now += 5000;
    while (decoder_next(decoder, now, &event)) {
        if (event.kind == TERM_KEY) check_key(event.key);
        now += 5000;
    }
    check(decoder_timeout(decoder, now) == -1);
    decoder_free(decoder);
}

/* What is read can be written, and is then read as the same. */
static void fuzz_notation(struct str text) {
    struct key key, again;
    struct buf out = {0};
    while (key_next(&text, &key)) {
        check_key(key);
        out.len = 0;
        key_write(&out, key);
        struct str written = buf_str(&out);
        check(key_next(&written, &again) && written.len == 0 && key_eq(key, again));
    }
    if (key_nearest(text, &key)) check_key(key);
    buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    if (data[0] & 1) {
        fuzz_decoder(data + 1, size - 1);
    } else {
        fuzz_notation((struct str){(const char *)data + 1, size - 1});
    }
    return 0;
}
