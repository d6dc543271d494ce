/* The reader's own marks: read, star, tags, notes, reading position, on articles and on single
 * quotes; prompt history. Kept in marks.sqlite, keyed by the hash of the file's bytes, apart from
 * the index: deleting the index never touches them. A mark is acknowledged (LIBRARY_MARKED) when
 * its commit has returned. */
#ifndef KUTIP_LIBRARY_MARKS_H
#define KUTIP_LIBRARY_MARKS_H

#include "core/base/buf.h"
#include "core/library/library.h"

enum mark_kind { MARKS_READ, MARKS_STAR, MARKS_TAGS, MARKS_NOTE, MARKS_POSITION };

struct mark {
    int64_t article;     /* id in the library */
    bool on_quote;       /* on the quote [start, end), else on the article */
    uint32_t start, end; /* in source */
    enum mark_kind kind;
    bool on;           /* READ, STAR */
    const char *text;  /* TAGS (comma-separated), NOTE; copied */
    uint32_t position; /* POSITION */
};

/* Sets a mark. LIBRARY_MARKED follows with the returned number, or LIBRARY_ERROR. */
uint32_t library_mark(struct library *library, const struct mark *mark);

/* Sets marks of one kind and one text on several articles or quotes, in one commit: they are undone
 * and redone as one. Articles that the index knows no more are left out. */
uint32_t library_mark_all(struct library *library, const struct mark *marks, size_t count);

/* Marks every article of the current view read. */
uint32_t library_mark_all_read(struct library *library);

/* Undoes the last mark made in this session, or with `redo` makes the last undone again; 0 when
 * there is none. */
uint32_t library_mark_undo(struct library *library, bool redo);

/* Prompt history: `prompt` names it ("filter", "search", "note"...). Newest first; index 0 is the
 * newest. NULL behind the end. Lives until the next library_history_add(). */
const char *library_history(struct library *library, const char *prompt, size_t index);
void library_history_add(struct library *library, const char *prompt, const char *text);

/* Articles by the hash of their bytes (text_hash()), ascending. */
struct marks_articles {
    uint64_t *hashes;
    size_t count;
};

/* Marks as JSON Lines to `out`, all or those on `articles` (NULL: all); or JSON Lines from `in`
 * merged into them; for `kutip marks`. `data_folder` as in library_options. */
bool marks_export(const char *data_folder, const struct marks_articles *articles, struct buf *out,
                  struct error *error);
bool marks_import(const char *data_folder, struct str in, size_t *merged, struct error *error);

#endif
