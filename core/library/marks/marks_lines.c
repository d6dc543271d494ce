/* Marks as JSON Lines: written here, read by SQLite's own JSON functions. */
#include <inttypes.h>
#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/index/store.h"
#include "core/library/marks.h"
#include "core/library/marks/marks_db.h"
#include "core/text/json.h"

static const char export_sql[] =
    "SELECT " MARK_COLUMNS ", changed FROM mark ORDER BY path, hash, start, end";

static const char import_sql[] =
    "INSERT INTO mark(" MARK_COLUMNS ", changed)"
    " SELECT unhex64(j ->> 'hash'), ifnull(j ->> 'start', -1), ifnull(j ->> 'end', -1),"
    " path_bytes(j ->> 'path'), unhex64(j ->> 'body'), j ->> 'text', ifnull(j ->> 'read', 0),"
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

/* A path as it was before it was written: \udcXX, which SQLite reads as three bytes, is the byte
 * XX.
 */
static void path_bytes(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    const unsigned char *text = sqlite3_value_text(values[0]);
    size_t len = (size_t)sqlite3_value_bytes(values[0]), used = 0;
    if (text == NULL) return;
    unsigned char *bytes = mem_new(len + 1, 1);
    for (size_t at = 0; at < len; used++) {
        bool escaped = len - at >= 3 && text[at] == 0xED && (text[at + 1] & 0xFE) == 0xB2;
        bytes[used] =
            escaped ? (unsigned char)(text[at + 1] << 6 | (text[at + 2] & 0x3F)) : text[at];
        at += escaped ? 3 : 1;
    }
    sqlite3_result_blob64(context, bytes, used, SQLITE_TRANSIENT);
    free(bytes);
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

static void add_field(struct buf *out, const char *name, struct str value) {
    buf_printf(out, ",\"%s\":", name);
    json_add_string(out, value);
}

/* The number of a quote's mark; of an article's there is none. */
static void add_place(struct buf *out, const char *name, int64_t place) {
    if (place == MARK_WHOLE_ARTICLE)
        buf_printf(out, ",\"%s\":null", name);
    else
        buf_printf(out, ",\"%s\":%" PRId64, name, place);
}

static void add_line(struct buf *out, const struct mark_row *row, int64_t changed) {
    buf_printf(out, "{\"hash\":\"%016" PRIx64 "\"", row->hash);
    add_place(out, "start", row->start);
    add_place(out, "end", row->end);
    add_field(out, "path", row->path);
    buf_printf(out, ",\"body\":\"%016" PRIx64 "\"", row->body_hash);
    add_field(out, "text", row->text);
    buf_printf(out, ",\"read\":%s,\"star\":%s", row->read ? "true" : "false",
               row->star ? "true" : "false");
    add_field(out, "tags", row->tags);
    add_field(out, "note", row->note);
    buf_printf(out, ",\"position\":%" PRIu32 ",\"changed\":%" PRId64 "}\n", row->position, changed);
}

bool marks_export(const char *data_folder, const struct marks_articles *articles, struct buf *out,
                  struct error *error) {
    struct marks_db *db = marks_db_open(data_folder, error);
    if (db == NULL) return false;
    sqlite3_stmt *all = store_prepare(marks_db_sqlite(db), export_sql);
    while (all != NULL && sqlite3_step(all) == SQLITE_ROW) {
        struct mark_row row;
        marks_db_read(all, &row);
        if (articles == NULL || is_among(articles, row.hash))
            add_line(out, &row, sqlite3_column_int64(all, MARK_COLUMN_COUNT));
    }
    bool ok = all != NULL && sqlite3_reset(all) == SQLITE_OK;
    if (!ok) marks_db_trouble(db, ERROR_MARKS_OPEN, error);
    sqlite3_finalize(all);
    marks_db_close(db);
    return ok;
}

static bool import_lines(struct marks_db *db, struct str in, size_t *merged, struct error *error) {
    sqlite3 *sqlite = marks_db_sqlite(db);
    const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC;
    sqlite3_create_function(sqlite, "unhex64", 1, flags, NULL, unhex64, NULL, NULL);
    sqlite3_create_function(sqlite, "path_bytes", 1, flags, NULL, path_bytes, NULL, NULL);
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
