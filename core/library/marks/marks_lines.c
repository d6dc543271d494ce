/* Marks as JSON Lines, by SQLite's own JSON functions. */
#include <stdlib.h>

#include "core/library/index/store.h"
#include "core/library/marks.h"
#include "core/library/marks/marks_db.h"

static const char export_sql[] =
    "SELECT json_object('hash', format('%016x', hash), 'start', nullif(start, -1), 'end',"
    " nullif(end, -1), 'path', CAST(path AS TEXT), 'body', format('%016x', body_hash), 'text', "
    "text,"
    " 'read', json(iif(read, 'true', 'false')), 'star', json(iif(star, 'true', 'false')),"
    " 'tags', tags, 'note', note, 'position', position, 'changed', changed), hash"
    " FROM mark ORDER BY path, hash, start, end";

static const char import_sql[] =
    "INSERT INTO mark(" MARK_COLUMNS ", changed)"
    " SELECT unhex64(j ->> 'hash'), ifnull(j ->> 'start', -1), ifnull(j ->> 'end', -1),"
    " CAST(j ->> 'path' AS BLOB), unhex64(j ->> 'body'), j ->> 'text', ifnull(j ->> 'read', 0),"
    " ifnull(j ->> 'star', 0), j ->> 'tags', j ->> 'note', ifnull(j ->> 'position', 0),"
    " ifnull(j ->> 'changed', 0) FROM (SELECT ?1 AS j) WHERE unhex64(j ->> 'hash') IS NOT NULL"
    " ON CONFLICT(hash, start, end) DO UPDATE SET path = excluded.path, body_hash ="
    " excluded.body_hash, text = excluded.text, read = excluded.read, star = excluded.star,"
    " tags = excluded.tags, note = excluded.note, position = excluded.position,"
    " changed = excluded.changed WHERE excluded.changed > mark.changed";

static void unhex64(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const char *text = (const char *)sqlite3_value_text(values[0]);
    char *end;
    if (text == NULL || strlen(text) != 16) return;
    uint64_t value = strtoull(text, &end, 16);
    if (*end == '\0') sqlite3_result_int64(context, (sqlite3_int64)value);
}

static bool is_among(const struct marks_articles *articles, uint64_t hash) {
    size_t from = 0, to = articles->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (articles->hashes[middle] == hash) return true;
        if (articles->hashes[middle] < hash)
            from = middle + 1;
        else
            to = middle;
    }
    return false;
}

bool marks_export(const char *data_folder, const struct marks_articles *articles, struct buf *out,
                  struct error *error) {
    struct marks_db *db = marks_db_open(data_folder, error);
    if (db == NULL) return false;
    sqlite3_stmt *lines = store_prepare(marks_db_sqlite(db), export_sql);
    while (lines != NULL && sqlite3_step(lines) == SQLITE_ROW) {
        uint64_t hash = (uint64_t)sqlite3_column_int64(lines, 1);
        if (articles != NULL && !is_among(articles, hash)) continue;
        buf_add(out, store_column(lines, 0));
        buf_add_char(out, '\n');
    }
    bool ok = lines != NULL && sqlite3_reset(lines) == SQLITE_OK;
    if (!ok) marks_db_trouble(db, ERROR_MARKS_OPEN, error);
    sqlite3_finalize(lines);
    marks_db_close(db);
    return ok;
}

static bool import_lines(struct marks_db *db, struct str in, size_t *merged, struct error *error) {
    sqlite3 *sqlite = marks_db_sqlite(db);
    sqlite3_create_function(sqlite, "unhex64", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, unhex64,
                            NULL, NULL);
    sqlite3_stmt *add = store_prepare(sqlite, import_sql);
    if (add == NULL) return marks_db_trouble(db, ERROR_MARKS_WRITE, error);
    struct str line;
    bool ok = true;
    uint32_t number = 0;
    while (ok && str_cut(&in, '\n', &line)) {
        number++;
        line = str_trim(line);
        if (line.len == 0) continue;
        store_bind_text(add, 1, line);
        sqlite3_step(add);
        ok = sqlite3_reset(add) == SQLITE_OK;
        *merged += ok && sqlite3_changes(sqlite) > 0;
    }
    if (!ok) {
        bool is_line =
            sqlite3_errcode(sqlite) == SQLITE_ERROR; /* SQLite read it, and it is wrong */
        marks_db_trouble(db, ERROR_MARKS_WRITE, error);
        if (is_line) error_set(error, ERROR_MARKS_IMPORT, 0, "-", sqlite3_errmsg(sqlite));
        if (error != NULL) error->line = number;
    }
    sqlite3_finalize(add);
    return ok;
}

bool marks_import(const char *data_folder, struct str in, size_t *merged, struct error *error) {
    *merged = 0;
    struct marks_db *db = marks_db_open(data_folder, error);
    if (db == NULL) return false;
    bool ok = marks_db_begin(db, error);
    if (ok && !import_lines(db, in, merged, error)) {
        marks_db_rollback(db);
        ok = false;
    }
    ok = ok && marks_db_commit(db, error);
    if (!ok) *merged = 0;
    marks_db_close(db);
    return ok;
}
