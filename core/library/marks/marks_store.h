/* The marks: in memory for whoever draws or filters, written by a thread of their own. What the
 * reader does with them is in marks.h. */
#ifndef KUTIP_LIBRARY_MARKS_STORE_H
#define KUTIP_LIBRARY_MARKS_STORE_H

#include "core/library/events.h"
#include "core/library/files/place.h"
#include "core/library/index/bitset.h"
#include "core/library/marks.h"

struct marks;

struct marks_options {
    const struct place *place;
    struct events *events;
    const char *data_folder; /* NULL: marks live as long as the library is open */
    int64_t now;             /* 0: the clock */
};

struct marks *marks_start(const struct marks_options *options);

/* Finishes what was asked for, stops the thread and releases everything. */
void marks_stop(struct marks *marks);

/* ---- looking: from any thread ---- */

/* enum mark_bit of an article; `added` in minutes since 1970 tells what is new since the last
 * visit. */
uint32_t marks_of(struct marks *marks, uint64_t hash, uint32_t added);

/* enum mark_bit of the quote that starts at `start`. */
uint32_t marks_of_quote(struct marks *marks, uint64_t hash, uint32_t start);

/* Fills the marks of an article that was read, those of its quotes, and its position. */
void marks_fill(struct marks *marks, struct library_article *article);

/* Sets the bits of the articles (ids 1 to `count`, `hash` by id) that carry the reader's own tag.
 */
void marks_tagged(struct marks *marks, struct str tag, const uint64_t *hash, size_t count,
                  struct bitset *out);

/* Calls `each` with the reader's own tags ("one, two") of every article (ids 1 to `count`) that has
 * any. */
void marks_each_tags(struct marks *marks, const uint64_t *hash, size_t count,
                     void (*each)(void *context, struct str tags), void *context);

/* NULL behind the end; lives until the next addition. */
const char *marks_history(struct marks *marks, const char *prompt, size_t index);

/* ---- marking: LIBRARY_MARKED follows, or LIBRARY_ERROR; from the caller's thread ---- */

/* Sets marks of one kind and one text (copied); nothing, and no event, for none. */
void marks_set(struct marks *marks, const struct mark *set, size_t count, uint32_t request);
void marks_set_read(struct marks *marks, const uint32_t *articles, size_t count, uint32_t request);

/* Takes the latest change back, or makes it again. False when there is none. */
bool marks_undo(struct marks *marks, bool redo, uint32_t request);

void marks_add_history(struct marks *marks, const char *prompt, const char *text);

/* Files changed: what was scraped again inherits its marks. */
void marks_reconcile(struct marks *marks);

/* Another instance may have written. */
void marks_reload(struct marks *marks);

#endif
