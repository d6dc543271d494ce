/* A line editor: pure, knows neither terminal nor keys. The prompt maps keys to its verbs. */
#ifndef KUTIP_PARTS_EDIT_H
#define KUTIP_PARTS_EDIT_H

#include "core/base/buf.h"

enum edit_verb {
    EDIT_LEFT,
    EDIT_RIGHT,
    EDIT_WORD_LEFT,
    EDIT_WORD_RIGHT,
    EDIT_HOME,
    EDIT_END,
    EDIT_BACKSPACE,
    EDIT_DELETE,
    EDIT_KILL_WORD,  /* the word before the cursor */
    EDIT_KILL_START, /* from the start of the line to the cursor */
    EDIT_KILL_END,
    EDIT_YANK /* what was killed last */
};

/* Zero-initialise; edit_free() releases. */
struct line_edit {
    struct buf text;   /* valid UTF-8, one line */
    size_t cursor;     /* byte offset into text, at a cluster's start or the end */
    struct buf killed; /* what EDIT_YANK brings back */
};

/* Does what the verb says; false when there was nothing to do (the cursor is at the edge, nothing
 * was killed): backspace in an empty line is how a prompt is left. */
bool edit_apply(struct line_edit *edit, enum edit_verb verb);

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
