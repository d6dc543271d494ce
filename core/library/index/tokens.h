/* Text -> the tokens that the index and the query compare: folded words, and for scripts written
 * without spaces (Han, kana, Thai, Lao, Khmer, Burmese) pairs of neighbouring characters, so that
 * any substring is found.
 *
 * Tokens are made once, by the parse workers, as one string with a space behind each token; the
 * tokenizer registered with FTS5 under the name "kutip" only cuts at the spaces. */
#ifndef KUTIP_LIBRARY_TOKENS_H
#define KUTIP_LIBRARY_TOKENS_H

#include <sqlite3.h>

#include "core/base/arena.h"
#include "core/base/buf.h"

enum token_use {
    TOKENS_INDEX, /* a run without spaces ends with its last character alone, as a handle for
                     prefixes */
    TOKENS_QUERY
};

/* Appends the tokens of `text` (valid UTF-8) to `out`. `scratch` is used for folding. */
void tokens_add(struct arena *scratch, struct buf *out, struct str text, enum token_use use);

/* Is `token` a pair of characters of a script without spaces? Then no longer token begins with it.
 */
bool tokens_is_pair(struct str token);

/* Makes the tokenizer "kutip" known to a connection; an SQLite result code. */
int tokens_register(sqlite3 *db);

#endif
