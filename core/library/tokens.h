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

/* The first letters of all tokens in `tokens` as a mask: a-z are bits 0-25, 0-9 bits 26-35. */
uint64_t tokens_initials(struct str tokens);

/* The bit of a one-letter token, 0 when it has none. */
uint64_t tokens_initial(char letter);

/* Makes the tokenizer "kutip" known to a connection; an SQLite result code. */
int tokens_register(sqlite3 *db);

#endif
