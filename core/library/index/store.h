/* The index file: one SQLite database, its schema, and connections to it.
 *
 * Rows are only ever added. An article that changed gets a new row and the old id goes to `dead`;
 * so ids are dense, whatever is kept by id in memory is only ever appended to, and another instance
 * catches up by reading what came behind the last id it knows. Text columns are shown text, cleaned
 * and on one line; names (outlets, people, roles, …) are kept once and referred to by number.
 *
 * Dead rows stay until they are most of the index; then the next opening makes it anew. Nothing is
 * swept while a library is open: a contentless FTS5 table neither gives up rows nor holds the text
 * to copy them from, so a sweep is a whole first build. Its new ids would take cursor, view and
 * pages from under the reader, and other instances would go on reading the file that was replaced.
 * What dead rows cost until then are their bytes on the disk and a bit each in memory. */
#ifndef KUTIP_LIBRARY_STORE_H
#define KUTIP_LIBRARY_STORE_H

#include <sqlite3.h>

#include "core/base/error.h"
#include "core/base/str.h"

/* Fields of `name`, once: their order is the schema's. */
enum name_field {
    NAME_OUTLET,
    NAME_PLACE,
    NAME_LANGUAGE,
    NAME_AUTHORS,
    NAME_TAGS,
    NAME_SOURCES,
    NAME_SPEAKER,
    NAME_ROLE,
    NAME_VIA,
    NAME_FIELDS
};

enum { STORE_BUSY = 5000 /* milliseconds that a connection waits for another one */ };

enum store_state {
    STORE_GOOD,
    STORE_EMPTY,   /* just made: everything is to be read */
    STORE_OLD,     /* of another schema, or mostly of articles that are no more: to be rebuilt */
    STORE_DAMAGED, /* no database, or a broken one */
    STORE_FAILED   /* cannot be opened or written */
};

/* Opens a connection for writing: makes the file (mode 0600) and the schema where there are none.
 */
enum store_state store_open_writer(const char *path, bool temporary, sqlite3 **out,
                                   struct error *error);

/* Opens a connection for reading; NULL with ERROR_INDEX_OPEN. Where the file or its folder cannot
 * be written (a frozen index), SQLite takes the file for one that never changes: it needs no WAL.
 */
sqlite3 *store_open_reader(const char *path, struct error *error);

/* Can a frozen index be read where it lies: is it whole, of this schema, with no rows left in a
 * WAL?
 */
bool store_serves_frozen(const char *path);

/* Was the index made by another version of kutip, so that this one must not read it? */
bool store_is_of_other_version(const char *path);

/* Puts a damaged or outdated index out of the way: damaged ones are kept as PATH.damaged. */
void store_set_aside(const char *path, bool damaged);

/* A statement that lives long; NULL when it cannot be prepared (the schema is not ours). */
sqlite3_stmt *store_prepare(sqlite3 *db, const char *sql);

/* Runs statements without results; an SQLite result code. */
int store_exec(sqlite3 *db, const char *sql);

/* The first column of the first row as an integer, `otherwise` when there is none. */
int64_t store_integer(sqlite3 *db, const char *sql, int64_t otherwise);

/* One more than the highest id of `name`: the room of an array by name. */
size_t store_name_room(sqlite3 *db);

/* The quotes q of the article a whose id is ?1: behind what is selected, before further conditions.
 */
#define STORE_QUOTES_OF_ARTICLE                                                                    \
    " FROM article a JOIN quote q ON q.id >= a.first_quote AND"                                    \
    " q.id < a.first_quote + a.quotes WHERE a.id = ?1"

/* Binding and reading slices: bound bytes must live until the statement is reset; read ones live
 * until the next step. NONE is NULL in both directions. */
void store_bind_text(sqlite3_stmt *statement, int at, struct str text);
void store_bind_blob(sqlite3_stmt *statement, int at, struct str bytes);
struct str store_column(sqlite3_stmt *statement, int at);

/* ERROR_INDEX_DAMAGED, ERROR_INDEX_WRITE or ERROR_INDEX_OPEN by the connection's last result. */
bool store_error(sqlite3 *db, const char *path, struct error *error);

#endif
