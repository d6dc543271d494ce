/* Between marks and index: the key of a marked article, and what a page that was scraped again
 * inherits from the one before it: by its path, else by the hash of its body; a quote by its text.
 */
#ifndef KUTIP_LIBRARY_MARKS_INHERIT_H
#define KUTIP_LIBRARY_MARKS_INHERIT_H

#include "core/library/files/place.h"
#include "core/library/marks.h"
#include "core/library/marks/marks_db.h"

/* Hash, path, body hash and quote text of what `mark` is about; in `arena`. False when the index
 * does not know the article. */
bool marks_find_article(sqlite3 *index, struct arena *arena, const struct mark *mark,
                        struct mark_row *out);

/* Gives files whose bytes changed, and files that moved, the marks of what they were. `each` is
 * told of every row that was added, after the commit. */
bool marks_inherit(struct marks_db *db, sqlite3 *index, const struct place *place, int64_t now,
                   void (*each)(void *, const struct mark_row *), void *context, size_t *inherited,
                   struct error *error);

#endif
