/* The rows thread: rows of the list and whole articles, which are read and understood again from
 * their files. */
#ifndef KUTIP_LIBRARY_ROWS_H
#define KUTIP_LIBRARY_ROWS_H

#include "core/library/answers/page.h"
#include "core/library/events.h"

struct rows;

/* `place`, `events` and `lang` outlive it. */
struct rows *rows_start(const struct place *place, struct events *events, const struct lang *lang);

/* Wants the rows of these ids; a newer wish replaces one that has not begun. LIBRARY_ROWS follows.
 */
void rows_want(struct rows *rows, enum library_scope scope, const uint32_t *ids, size_t count);

/* Wants an article: LIBRARY_ARTICLE follows. */
void rows_want_article(struct rows *rows, int64_t article, bool indirect, uint32_t request);

void rows_stop(struct rows *rows);

#endif
