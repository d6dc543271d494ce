#include "tui/term/decode.h"

#include <stdlib.h>
#include <unistr.h>

#include "core/base/vec.h"

enum {
    SEQUENCE_MS = 150,    /* how long a begun sequence may take, over a slow line too */
    PASTE_IDLE_MS = 1000, /* a paste whose end got lost is over after this */
    PASTE_MOST = 1 << 20, /* bytes of a paste that are kept */
    SEQUENCE_MOST = 64,   /* no key is longer */
    STRING_MOST = 4096,   /* of a terminal's reply that is swallowed */
    PARAMETERS_MOST = 4
};

struct known_key {
    struct str sequence;
    struct key key;
};

struct decoder {
    int esc_delay_ms;
    VEC(struct known_key) known;
    struct buf pending; /* bytes not decoded yet, from `at` on */
    size_t at;
    int64_t last_ms;   /* when the last bytes came */
    bool esc_was_told; /* an Esc alone was told at `esc_ms`; its rest may still come */
    int64_t esc_ms;
    bool is_pasting;
    struct buf paste;
};

/* What the bytes at the front are. */
enum front {
    FRONT_EVENT,   /* an event, `len` bytes long */
    FRONT_NOTHING, /* `len` bytes to be swallowed */
    FRONT_MORE     /* the start of something */
};

struct decoder *decoder_new(int esc_delay_ms) {
    struct decoder *decoder = mem_new(1, sizeof *decoder);
    decoder->esc_delay_ms = esc_delay_ms;
    return decoder;
}

void decoder_free(struct decoder *decoder) {
    if (decoder == NULL) return;
    for (size_t i = 0; i < decoder->known.count; i++) {
        free((char *)decoder->known.at[i].sequence.ptr);
    }
    vec_free(&decoder->known);
    buf_free(&decoder->pending);
    buf_free(&decoder->paste);
    free(decoder);
}

void decoder_add_key(struct decoder *decoder, const char *sequence, struct key key) {
    struct str bytes = str_from(sequence);
    if (bytes.len == 0 || bytes.len > SEQUENCE_MOST) return;
    bytes.ptr = mem_copy(bytes.ptr, bytes.len);
    vec_push(&decoder->known, (struct known_key){bytes, key});
}

void decoder_push(struct decoder *decoder, const char *bytes, size_t count, int64_t now_ms) {
    if (decoder->at == decoder->pending.len) decoder->at = decoder->pending.len = 0;
    buf_add(&decoder->pending, (struct str){bytes, count});
    decoder->last_ms = now_ms;
}

/* ---- control sequences: ECMA-48, and xterm's ctlseqs for what keys send ---- */

struct sequence {
    char prefix; /* '<' or '?' behind the bracket, else 0 */
    unsigned parameters[PARAMETERS_MOST];
    size_t count;
    char final;
    size_t len;
};

/* Reads "ESC [ … final" at the front of `s`. */
static enum front read_sequence(struct str s, struct sequence *out) {
    *out = (struct sequence){0};
    size_t at = 2;
    if (at < s.len && s.ptr[at] >= '<' && s.ptr[at] <= '?') out->prefix = s.ptr[at++];
    bool has_digits = false;
    unsigned number = 0;
    for (; at < s.len && at < SEQUENCE_MOST; at++) {
        char c = s.ptr[at];
        bool is_final = c >= '@' && c <= '~';
        bool is_rxvt_final = c == '$' && out->count == 0 && has_digits;
        if (c >= '0' && c <= '9') {
            if (number < 1000000) number = number * 10 + (unsigned)(c - '0');
            has_digits = true;
        } else if (c == ';' || c == ':' || is_final || is_rxvt_final) {
            if (out->count < PARAMETERS_MOST && (has_digits || c == ';')) {
                out->parameters[out->count++] = number;
            }
            number = 0;
            has_digits = false;
            if (!is_final && !is_rxvt_final) continue;
            out->final = c;
            out->len = at + 1;
            return FRONT_EVENT;
        } else if (c < ' ' || c > '/') { /* no part of a sequence: what came before it is void */
            out->len = at;
            return FRONT_NOTHING;
        }
    }
    out->len = at;
    return at == SEQUENCE_MOST ? FRONT_NOTHING : FRONT_MORE;
}

/* xterm's parameter: 1 + shift 1, alt 2, ctrl 4 (meta 8 counts as alt). */
static unsigned modifiers_of(unsigned parameter) {
    if (parameter < 2 || parameter > 16) return 0;
    unsigned bits = parameter - 1, modifiers = 0;
    if (bits & 1) modifiers |= KEY_SHIFT;
    if (bits & (2 | 8)) modifiers |= KEY_ALT;
    if (bits & 4) modifiers |= KEY_CTRL;
    return modifiers;
}

/* The key of a cursor or function key's final byte, 0 when it is none. */
static uint32_t letter_key(char final) {
    static const uint32_t keys[] = {
        ['A'] = SPECIAL_UP,   ['B'] = SPECIAL_DOWN, ['C'] = SPECIAL_RIGHT, ['D'] = SPECIAL_LEFT,
        ['H'] = SPECIAL_HOME, ['F'] = SPECIAL_END,  ['P'] = SPECIAL_F1,    ['Q'] = SPECIAL_F2,
        ['R'] = SPECIAL_F3,   ['S'] = SPECIAL_F4,   ['M'] = SPECIAL_ENTER, /* of the keypad, behind
                                                                              SS3 */
    };
    size_t at = (unsigned char) final;
    return at < sizeof keys / sizeof *keys ? keys[at] : 0;
}

/* The key of "ESC [ number ~", 0 when it is none. */
static uint32_t number_key(unsigned number) {
    static const uint32_t keys[] = {
        [1] = SPECIAL_HOME,    [2] = SPECIAL_INSERT,    [3] = SPECIAL_DELETE, [4] = SPECIAL_END,
        [5] = SPECIAL_PAGE_UP, [6] = SPECIAL_PAGE_DOWN, [7] = SPECIAL_HOME,   [8] = SPECIAL_END,
        [11] = SPECIAL_F1,     [12] = SPECIAL_F2,       [13] = SPECIAL_F3,    [14] = SPECIAL_F4,
        [15] = SPECIAL_F5,     [17] = SPECIAL_F6,       [18] = SPECIAL_F7,    [19] = SPECIAL_F8,
        [20] = SPECIAL_F9,     [21] = SPECIAL_F10,      [23] = SPECIAL_F11,   [24] = SPECIAL_F12,
    };
    return number < sizeof keys / sizeof *keys ? keys[number] : 0;
}

/* A key told by its code point (kitty's "CSI code ; modifiers u", xterm's "CSI 27 ; … ~"). */
static bool code_key(unsigned code, unsigned modifiers, struct key *out) {
    switch (code) {
    case 9:
        *out = (struct key){SPECIAL_TAB, modifiers};
        return true;
    case 13:
        *out = (struct key){SPECIAL_ENTER, modifiers};
        return true;
    case 27:
        *out = (struct key){SPECIAL_ESC, modifiers};
        return true;
    case 127:
        *out = (struct key){SPECIAL_BACKSPACE, modifiers};
        return true;
    default:
        break;
    }
    bool is_control = code < ' ' || (code >= 0x7f && code < 0xa0);
    bool is_surrogate = code >= 0xd800 && code <= 0xdfff;
    if (is_control || is_surrogate || code > 0x10ffff) return false;
    bool is_lower = code >= 'a' && code <= 'z', is_upper = code >= 'A' && code <= 'Z';
    if (modifiers & KEY_CTRL) {
        if (is_upper) code |= 0x20;
    } else if (modifiers & KEY_SHIFT) {
        if (is_lower) code &= ~0x20u;
        modifiers &= ~(unsigned)KEY_SHIFT;
    }
    *out = (struct key){code, modifiers};
    return true;
}

/* SGR mouse: "CSI < button ; column ; row M". Only presses of the left button and the wheel count.
 */
static bool mouse_event(const struct sequence *sequence, struct term_event *out) {
    if (sequence->final != 'M' || sequence->count < 3) return false;
    unsigned button = sequence->parameters[0];
    uint32_t code = button == 0    ? SPECIAL_CLICK
                    : button == 64 ? SPECIAL_WHEEL_UP
                    : button == 65 ? SPECIAL_WHEEL_DOWN
                                   : 0;
    if (code == 0 || sequence->parameters[1] == 0 || sequence->parameters[2] == 0) return false;
    out->key = (struct key){code, 0};
    out->column = (int)sequence->parameters[1] - 1;
    out->row = (int)sequence->parameters[2] - 1;
    return true;
}

static bool sequence_event(struct decoder *decoder, const struct sequence *sequence,
                           struct term_event *out) {
    unsigned first = sequence->count > 0 ? sequence->parameters[0] : 0;
    unsigned modifiers = modifiers_of(sequence->count > 1 ? sequence->parameters[1] : 0);
    uint32_t code = 0;
    if (sequence->prefix == '<') return mouse_event(sequence, out);
    if (sequence->prefix != 0) return false;
    switch (sequence->final) {
    case '~':
        if (first == 200) decoder->is_pasting = true;
        if (first == 27 && sequence->count > 2) {
            return code_key(sequence->parameters[2], modifiers, &out->key);
        }
        code = number_key(first);
        break;
    case 'u':
        return code_key(first, modifiers, &out->key);
    case 'Z':
        code = SPECIAL_TAB;
        modifiers |= KEY_SHIFT;
        break;
    case '^': /* rxvt: ctrl, shift, both */
    case '$':
    case '@':
        code = number_key(first);
        modifiers = sequence->final == '$' ? KEY_SHIFT : KEY_CTRL;
        if (sequence->final == '@') modifiers |= KEY_SHIFT;
        break;
    case 'a': /* rxvt: shifted arrows */
    case 'b':
    case 'c':
    case 'd':
        code = letter_key((char)(sequence->final - 'a' + 'A'));
        modifiers = KEY_SHIFT;
        break;
    case 'M':
        break; /* an old mouse report */
    default:   /* "CSI 24 ; 80 R" is no F3 but a report of the cursor's place */
        if (first > 1 || sequence->count > 2) return false;
        code = letter_key(sequence->final);
    }
    out->key = (struct key){code, modifiers};
    return code != 0;
}

/* ---- the front of the bytes ---- */

/* A string from the terminal (DCS, OSC, APC, …) up to ST or BEL: a reply nobody asked for. */
static enum front skip_string(struct str s, size_t *len) {
    for (size_t at = 2; at < s.len && at < STRING_MOST; at++) {
        bool is_st = s.ptr[at] == '\\' && s.ptr[at - 1] == '\x1b' && at > 2;
        if (s.ptr[at] != '\a' && !is_st) continue;
        *len = at + 1;
        return FRONT_NOTHING;
    }
    *len = s.len < STRING_MOST ? s.len : STRING_MOST;
    return s.len < STRING_MOST ? FRONT_MORE : FRONT_NOTHING;
}

static enum front plain_front(struct str s, struct key *key, size_t *len) {
    unsigned char c = (unsigned char)s.ptr[0];
    *len = 1;
    if (c < ' ' || c == 0x7f) {
        *key = (struct key){c + 0x60u, KEY_CTRL};
        if (c == 0) *key = (struct key){' ', KEY_CTRL};
        if (c == '\t') *key = (struct key){SPECIAL_TAB, 0};
        if (c == '\r') *key = (struct key){SPECIAL_ENTER, 0};
        if (c == 0x7f) *key = (struct key){SPECIAL_BACKSPACE, 0};
        if (c >= 0x1c && c <= 0x1f) *key = (struct key){c + 0x40u, KEY_CTRL};
        return FRONT_EVENT;
    }
    ucs4_t code;
    int bytes = u8_mbtoucr(&code, (const uint8_t *)s.ptr, s.len);
    if (bytes == -2) return FRONT_MORE;
    if (bytes < 0) return FRONT_NOTHING;
    *len = (size_t)bytes;
    *key = (struct key){code, 0};
    return code >= 0x80 && code < 0xa0 ? FRONT_NOTHING : FRONT_EVENT;
}

/* Keys of this terminal that terminfo told. */
static enum front known_front(const struct decoder *decoder, struct str s, struct key *key,
                              size_t *len) {
    enum front front = FRONT_NOTHING;
    for (size_t i = 0; i < decoder->known.count; i++) {
        const struct known_key *known = &decoder->known.at[i];
        if (str_starts(s, known->sequence)) {
            *key = known->key;
            *len = known->sequence.len;
            return FRONT_EVENT;
        }
        if (str_starts(known->sequence, s)) front = FRONT_MORE;
    }
    return front;
}

/* "ESC [": a control sequence, or the Linux console's F1 to F5. */
static enum front csi_front(struct decoder *decoder, struct str s, struct term_event *out,
                            size_t *len) {
    if (s.len == 2) return FRONT_MORE;
    if (s.ptr[2] == '[') {
        if (s.len == 3) return FRONT_MORE;
        *len = 4;
        bool is_key = s.ptr[3] >= 'A' && s.ptr[3] <= 'E';
        out->key = (struct key){SPECIAL_F1 + (uint32_t)(s.ptr[3] - 'A'), 0};
        return is_key ? FRONT_EVENT : FRONT_NOTHING;
    }
    struct sequence sequence;
    enum front front = read_sequence(s, &sequence);
    *len = sequence.len;
    if (front != FRONT_EVENT) return front;
    return sequence_event(decoder, &sequence, out) ? FRONT_EVENT : FRONT_NOTHING;
}

/* "ESC O": cursor, function and keypad keys in application mode. */
static enum front ss3_front(struct str s, struct term_event *out, size_t *len) {
    if (s.len == 2) return FRONT_MORE;
    *len = 3;
    bool is_rxvt = s.ptr[2] >= 'a' && s.ptr[2] <= 'd'; /* rxvt: arrows with ctrl */
    char final = is_rxvt ? (char)(s.ptr[2] - 'a' + 'A') : s.ptr[2];
    out->key = (struct key){letter_key(final), is_rxvt ? KEY_CTRL : 0};
    return out->key.code != 0 ? FRONT_EVENT : FRONT_NOTHING;
}

/* "ESC" and a key: that key with Alt. */
static enum front alt_front(struct decoder *decoder, struct str s, struct term_event *out,
                            size_t *len) {
    struct str key = str_slice(s, 1, s.len);
    enum front front = FRONT_NOTHING;
    if (key.ptr[0] != '\x1b') {
        front = plain_front(key, &out->key, len);
    } else if (key.len == 1) {
        return FRONT_MORE;
    } else if (key.ptr[1] == '[') {
        front = csi_front(decoder, key, out, len);
    } else if (key.ptr[1] == 'O') {
        front = ss3_front(key, out, len);
    } else { /* Esc twice: the first stands alone */
        *len = 1;
        out->key = (struct key){SPECIAL_ESC, 0};
        return FRONT_EVENT;
    }
    *len += 1;
    if (front == FRONT_EVENT) out->key.modifiers |= KEY_ALT;
    return front;
}

static enum front esc_front(struct decoder *decoder, struct str s, struct term_event *out,
                            size_t *len) {
    *len = s.len;
    if (s.len == 1) return FRONT_MORE;
    switch (s.ptr[1]) {
    case '[':
        return csi_front(decoder, s, out, len);
    case 'O':
        return ss3_front(s, out, len);
    case ']':
    case 'P':
    case 'X':
    case '^':
    case '_':
        return s.len == 2 ? FRONT_MORE : skip_string(s, len);
    default:
        return alt_front(decoder, s, out, len);
    }
}

static enum front decode_front(struct decoder *decoder, struct str s, struct term_event *out,
                               size_t *len) {
    enum front known = known_front(decoder, s, &out->key, len);
    if (known == FRONT_EVENT) return FRONT_EVENT;
    if (s.ptr[0] == '\x1b') return esc_front(decoder, s, out, len);
    return plain_front(s, &out->key, len);
}

/* ---- paste ---- */

/* Moves what belongs to a paste out of the pending bytes; true when its end is there. */
static bool take_paste(struct decoder *decoder, int64_t now_ms, struct term_event *out) {
    static const struct str end_mark = {"\x1b[201~", 6};
    struct str s = buf_str(&decoder->pending);
    size_t end = str_find(s, end_mark, decoder->at);
    bool is_over = end != SIZE_MAX || now_ms - decoder->last_ms >= PASTE_IDLE_MS;
    if (!is_over) return false;
    if (end == SIZE_MAX) end = s.len;
    size_t len = end - decoder->at;
    decoder->paste.len = 0;
    buf_add(&decoder->paste,
            str_slice(s, decoder->at, decoder->at + (len < PASTE_MOST ? len : PASTE_MOST)));
    decoder->at = end + end_mark.len < s.len ? end + end_mark.len : s.len;
    decoder->is_pasting = false;
    *out = (struct term_event){.kind = TERM_PASTE, .row = -1, .column = -1};
    out->paste = buf_str(&decoder->paste);
    return true;
}

/* ---- events ---- */

/* How long the bytes at the front may still become more. */
static int64_t patience(const struct decoder *decoder, struct str s) {
    if (decoder->is_pasting) return PASTE_IDLE_MS;
    bool is_esc_alone = s.len == 1 && s.ptr[0] == '\x1b';
    bool is_esc_twice = s.len == 2 && s.ptr[0] == '\x1b' && s.ptr[1] == '\x1b';
    return is_esc_alone || is_esc_twice ? decoder->esc_delay_ms : SEQUENCE_MS;
}

static struct str front_bytes(const struct decoder *decoder) {
    struct str s = buf_str(&decoder->pending);
    return str_slice(s, decoder->at, s.len);
}

/* The time is up for a begun sequence: its first key stands alone. */
static bool give_up(struct decoder *decoder, struct str s, int64_t now_ms, struct term_event *out) {
    if (s.ptr[0] != '\x1b' || s.len > 2) { /* a broken sequence is swallowed, never typed */
        decoder->at = decoder->pending.len;
        return false;
    }
    bool is_esc = s.len == 1 || s.ptr[1] == '\x1b';
    decoder->at += is_esc ? 1 : s.len;
    if (is_esc) {
        out->key = (struct key){SPECIAL_ESC, 0};
        decoder->esc_was_told = true;
        decoder->esc_ms = now_ms;
    } else {
        out->key = (struct key){(unsigned char)s.ptr[1], KEY_ALT};
    }
    return true;
}

/* An Esc was told as a key of its own, and now the rest of its sequence comes: put the two together
 * again, so that a slow line does not type "[A". */
static void rejoin_esc(struct decoder *decoder) {
    if (!decoder->esc_was_told || decoder->at == decoder->pending.len) return;
    decoder->esc_was_told = false;
    char c = decoder->pending.at[decoder->at];
    bool is_rest = c == '[' || c == 'O';
    if (!is_rest || decoder->last_ms - decoder->esc_ms > SEQUENCE_MS) return;
    struct str rest = front_bytes(decoder);
    struct buf joined = {0};
    buf_add_char(&joined, '\x1b');
    buf_add(&joined, rest);
    struct term_event event;
    size_t len;
    enum front front = decode_front(decoder, buf_str(&joined), &event, &len);
    if (front == FRONT_EVENT || decoder->is_pasting) {
        decoder->is_pasting = false; /* its start is decoded again with the rest */
        buf_free(&decoder->pending);
        decoder->pending = joined;
        decoder->at = 0;
    } else {
        buf_free(&joined);
    }
}

bool decoder_next(struct decoder *decoder, int64_t now_ms, struct term_event *out) {
    rejoin_esc(decoder);
    for (;;) {
        *out = (struct term_event){.kind = TERM_KEY, .row = -1, .column = -1};
        if (decoder->is_pasting) return take_paste(decoder, now_ms, out);
        struct str s = front_bytes(decoder);
        if (s.len == 0) return false;
        size_t len = 0;
        enum front front = decode_front(decoder, s, out, &len);
        if (front == FRONT_MORE) {
            if (now_ms - decoder->last_ms < patience(decoder, s)) return false;
            if (give_up(decoder, s, now_ms, out)) return true;
            continue;
        }
        decoder->at += len < s.len ? len : s.len;
        if (front == FRONT_EVENT) return true;
    }
}

int decoder_timeout(const struct decoder *decoder, int64_t now_ms) {
    struct str s = front_bytes(decoder);
    if (s.len == 0 && !decoder->is_pasting) return -1;
    int64_t left = decoder->last_ms + patience(decoder, s) - now_ms;
    return left > 0 ? (int)left : 0;
}
