/* A line editor: pure, knows neither terminal nor keys. */
#ifndef KUTIP_PARTS_EDIT_H
#define KUTIP_PARTS_EDIT_H

#include "core/base/buf.h"
#include "tui/config/keymap.h"

/* Zero-initialise; edit_free() releases. */
struct line_edit {
    struct buf text;   /* valid UTF-8, one line */
    size_t cursor;     /* byte offset into text, at a cluster's start or the end */
    struct buf killed; /* what ACTION_PUT_BACK brings back */
};

/* Does an editing action (moving by characters, words and to the ends, deleting, putting back);
 * false when it is another kind of action. */
bool edit_act(struct line_edit *edit, enum action action);

/* Puts `s` (UTF-8, sanitised) in at the cursor; newlines become spaces. */
void edit_insert(struct line_edit *edit, struct str s);

/* Replaces the whole line and puts the cursor behind it. */
void edit_set(struct line_edit *edit, struct str s);

/* Replaces the bytes [start, cursor) by `s`: completion. */
void edit_replace(struct line_edit *edit, size_t start, struct str s);

static inline struct str edit_text(const struct line_edit *edit) {
    return buf_str(&edit->text);
}

void edit_free(struct line_edit *edit);

#endif
