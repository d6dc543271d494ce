/* The echoes of one quote, as the reader is shown them: oldest first, the quote itself among them.
 */
#ifndef KUTIP_LIBRARY_ECHOES_H
#define KUTIP_LIBRARY_ECHOES_H

#include "core/library/answers/page.h"

/* NULL when SQLite failed; empty when the index does not know the quote. */
struct library_echoes *echoes_make(sqlite3 *db, struct page_reader *pages, int64_t article,
                                   uint32_t start);

#endif
