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

struct marks_rows {
    struct mark_row *at;
    size_t count;
};

/* What files whose bytes changed, and files that moved, inherit from what they were: the rows to be
 * written, in `arena`. False with ERROR_MARKS_WRITE, or with what is wrong with the index. */
bool marks_inherited(struct marks_db *db, sqlite3 *index, const struct place *place,
                     struct arena *arena, struct marks_rows *out, struct error *error);

#endif
