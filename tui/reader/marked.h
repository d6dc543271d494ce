/* What the reader marked, in words: so that undo and redo can say what they take back. */
#ifndef KUTIP_READER_MARKED_H
#define KUTIP_READER_MARKED_H

#include "core/base/vec.h"
#include "core/library/marks.h"

struct reader;

/* One thing that undo takes back. */
struct marked {
    enum mark_kind kind;
    bool on, on_quote;
    size_t count; /* how many were marked at once */
    char *title;  /* of the first one; owned, NULL: not known */
};

struct marked_log {
    VEC(struct marked) steps;
    size_t at; /* those behind have been undone */
};

/* Sets marks of one kind and text, and remembers them as one thing to undo. */
void marked_set(struct reader *reader, const struct mark *marks, size_t count);

/* Marks every article of the view read and remembers it. */
void marked_set_all_read(struct reader *reader);

/* Takes the last one back, or sets it again, and says which. */
void marked_undo(struct reader *reader, bool redo);

void marked_free(struct marked_log *log);

#endif
