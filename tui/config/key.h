/* One keystroke, and how it is written: "j", "<C-d>", "<S-Tab>", "<F1>", "<Space>". The terminal,
 * headless scripts and the configuration all speak of keys in these terms. */
#ifndef KUTIP_CONFIG_KEY_H
#define KUTIP_CONFIG_KEY_H

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/base/str.h"

/* Special keys, once: KEY(NAME, "name"). Their codes lie above Unicode. */
#define SPECIAL_KEYS(KEY)                                                                          \
    KEY(UP, "Up")                                                                                  \
    KEY(DOWN, "Down")                                                                              \
    KEY(LEFT, "Left")                                                                              \
    KEY(RIGHT, "Right")                                                                            \
    KEY(HOME, "Home")                                                                              \
    KEY(END, "End")                                                                                \
    KEY(PAGE_UP, "PgUp")                                                                           \
    KEY(PAGE_DOWN, "PgDn")                                                                         \
    KEY(INSERT, "Insert")                                                                          \
    KEY(DELETE, "Delete")                                                                          \
    KEY(BACKSPACE, "BS")                                                                           \
    KEY(TAB, "Tab")                                                                                \
    KEY(ENTER, "Enter")                                                                            \
    KEY(ESC, "Esc")                                                                                \
    KEY(F1, "F1")                                                                                  \
    KEY(F2, "F2")                                                                                  \
    KEY(F3, "F3")                                                                                  \
    KEY(F4, "F4")                                                                                  \
    KEY(F5, "F5")                                                                                  \
    KEY(F6, "F6")                                                                                  \
    KEY(F7, "F7")                                                                                  \
    KEY(F8, "F8")                                                                                  \
    KEY(F9, "F9")                                                                                  \
    KEY(F10, "F10")                                                                                \
    KEY(F11, "F11")                                                                                \
    KEY(F12, "F12")                                                                                \
    KEY(WHEEL_UP, "WheelUp")                                                                       \
    KEY(WHEEL_DOWN, "WheelDown")                                                                   \
    KEY(CLICK, "Click")

enum special_key {
    SPECIAL_BEFORE = 0x10ffff,
#define KEY(name, text) SPECIAL_##name,
    SPECIAL_KEYS(KEY)
#undef KEY
        SPECIAL_AFTER
};

enum key_modifier { KEY_CTRL = 1, KEY_ALT = 2, KEY_SHIFT = 4 };

/* A code point or an enum special_key, with modifiers. A shifted character is that character alone
 * ("J"); Ctrl with a letter has the lower-case letter and KEY_CTRL. Tab, Enter, Esc and Backspace
 * are special keys, never control characters. */
struct key {
    uint32_t code;
    uint32_t modifiers;
};

static inline bool key_eq(struct key a, struct key b) {
    return a.code == b.code && a.modifiers == b.modifiers;
}

/* Is it text that a prompt takes as it is? */
static inline bool key_is_text(struct key key) {
    return key.code >= ' ' && key.code != 0x7f && key.code <= SPECIAL_BEFORE && key.modifiers == 0;
}

/* Cuts the first key off `*text` ("gg<C-d>" gives g, g, <C-d>; "<" stands for itself when no key
 * name follows, "<lt>" always). False at the end, or, with `*text` unmoved, at an unknown name in
 * angle brackets. Blanks are keys here; callers that separate by blanks cut first. */
bool key_next(struct str *text, struct key *out);

/* Parses all of `*text` into at most `room` keys, `*count` of them. False with `*text` at the one
 * that is unknown, or (`*count` is `room`) too many. */
bool keys_parse(struct str *text, struct key *out, size_t room, size_t *count);

/* Appends the key as it is written in the configuration: "j", "<C-d>", "<Space>". */
void key_write(struct buf *out, struct key key);

/* The same for people: "j", "^d", "Space", "Tab", "↓" (where `utf8`, else "Down"). */
void key_show(struct buf *out, struct key key, bool utf8);

/* The key most likely meant by a wrong name, the brackets left out: "Ctrl-x", "C-Spcae", "Entre".
 * False when none is near. */
bool key_nearest(struct str name, struct key *out);

/* What to write in place of a wrong key, "<Ctrl-x>": the key that was meant; else how keys are
 * written. */
const char *key_remedy(struct arena *arena, struct str wrong);

#endif
