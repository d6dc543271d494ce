/* marks.sqlite: one row a marked article or quote, the prompts' history, the visits. Journal
 * TRUNCATE and synchronous FULL, never WAL: what was acknowledged stays, on any file system. */
#ifndef KUTIP_LIBRARY_MARKS_DB_H
#define KUTIP_LIBRARY_MARKS_DB_H

#include <sqlite3.h>

#include "core/base/arena.h"
#include "core/base/error.h"

enum { MARK_WHOLE_ARTICLE = -1 }; /* start and end of a row that is not about a quote */

struct mark_row {
    uint64_t hash;      /* of the file's bytes */
    int64_t start, end; /* of the quote in source */
    struct str path;    /* the file's last one, absolute */
    uint64_t body_hash; /* of the article's body */
    struct str text;    /* the quote's, to find it again; NONE for an article */
    bool read, star;
    struct str tags, note; /* NONE: none */
    uint32_t position;
};

/* The columns of a mark_row, in its order. */
#define MARK_COLUMNS "hash, start, end, path, body_hash, text, read, star, tags, note, position"
enum { MARK_COLUMN_COUNT = 11 };

struct marks_db;

/* Opens (making) the marks in `folder`; NULL `folder`: in memory. NULL with ERROR_MARKS_OPEN. Like
 * every function here, waits for another instance's transaction, at least ten seconds. */
struct marks_db *marks_db_open(const char *folder, struct error *error);
void marks_db_close(struct marks_db *db);

/* Everything below between begin and commit is one transaction; false with ERROR_MARKS_WRITE, and
 * then nothing of it is kept. */
bool marks_db_begin(struct marks_db *db, struct error *error);
bool marks_db_commit(struct marks_db *db, struct error *error);
void marks_db_rollback(struct marks_db *db);

/* Rolls back what could not be done, with what SQLite said of it as ERROR_MARKS_WRITE; always
 * false. */
bool marks_db_refuse(struct marks_db *db, struct error *error);

/* `code` (ERROR_MARKS_OPEN or _WRITE) with what SQLite said last; always false. */
bool marks_db_trouble(const struct marks_db *db, enum error_code code, struct error *error);

/* The file itself, for statements of one's own on the table `mark`; the marks_db's. */
sqlite3 *marks_db_sqlite(struct marks_db *db);

/* The row of a statement that selects MARK_COLUMNS; strings live until its next step. */
void marks_db_read(sqlite3_stmt *statement, struct mark_row *out);

/* The row with the key (hash, start, end) of `of`: with only that set when there is none. Strings
 * in `arena`. False when it cannot be told. */
bool marks_db_get(struct marks_db *db, struct arena *arena, const struct mark_row *of,
                  struct mark_row *out);
bool marks_db_put(struct marks_db *db, const struct mark_row *row, int64_t now);

/* Calls `each` for every row, sorted by hash (as a signed number) and start; strings live for the
 * call. */
bool marks_db_each(struct marks_db *db, void (*each)(void *, const struct mark_row *),
                   void *context);

/* Prompt history, oldest first. */
bool marks_db_history(struct marks_db *db, void (*each)(void *, struct str prompt, struct str text),
                      void *context);
bool marks_db_add_history(struct marks_db *db, struct str prompt, struct str text);

/* Notes a visit of `library` and returns when the one before was; 0 for never. */
int64_t marks_db_visit(struct marks_db *db, struct str library, int64_t now);

/* True once after another instance wrote. */
bool marks_db_changed(struct marks_db *db);

#endif
