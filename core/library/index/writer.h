/* Records -> rows of the index. One writer per index; all in transactions that the caller ends. */
#ifndef KUTIP_LIBRARY_WRITER_H
#define KUTIP_LIBRARY_WRITER_H

#include "core/library/index/record.h"

struct writer;

/* Takes over `db` (store_open_writer). */
struct writer *writer_new(sqlite3 *db);

/* Adds a record, or takes a vanished file out. An SQLite result code: on any but SQLITE_OK the
 * transaction is to be rolled back; SQLITE_CORRUPT also when the schema is not ours. */
int writer_add(struct writer *writer, const struct record *record, int64_t now);

/* Writes what was added since the last time; SQLITE_OK when there was nothing. */
int writer_commit(struct writer *writer);
void writer_rollback(struct writer *writer);

/* Writes counts of echoes; in the open transaction or one of its own. */
struct echo_counts;
int writer_put_echoes(struct writer *writer, const struct echo_counts *counts);

/* Rows added or removed since the last commit. */
size_t writer_pending(const struct writer *writer);

/* Moves what was committed from the WAL into the index and empties the WAL, so that the next
 * opening has nothing to recover. Not in a transaction. */
void writer_checkpoint(struct writer *writer);

/* Would that take longer than a reader who quits should wait? */
bool writer_checkpoint_is_long(const struct writer *writer);

/* Many records are coming (true), or it is quiet again: sizes the buffers. */
void writer_bulk(struct writer *writer, bool bulk);

sqlite3 *writer_db(struct writer *writer);

/* Rolls back what is not committed and closes the connection. */
void writer_free(struct writer *writer);

#endif
