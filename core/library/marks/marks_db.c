#include "core/library/marks/marks_db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/library/files/place.h"
#include "core/library/index/store.h"

enum { HISTORY_LENGTH = 500, WAIT = 1, GAP = 3 /* milliseconds */, MOST_WAITS = 10000 };

static const char settings[] = "PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL";

static const char schema[] =
    "CREATE TABLE IF NOT EXISTS mark(hash INTEGER, start INTEGER, end INTEGER, path BLOB,"
    " body_hash INTEGER, text TEXT, read INTEGER, star INTEGER, tags TEXT, note TEXT,"
    " position INTEGER, changed INTEGER, PRIMARY KEY(hash, start, end)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS history(id INTEGER PRIMARY KEY, prompt TEXT, text TEXT,"
    " UNIQUE(prompt, text));"
    "CREATE TABLE IF NOT EXISTS visit(library TEXT PRIMARY KEY, at INTEGER) WITHOUT ROWID;";

enum statement {
    GET,
    PUT,
    EACH,
    HISTORY,
    FORGET_HISTORY,
    ADD_HISTORY,
    TRIM_HISTORY,
    GET_VISIT,
    PUT_VISIT,
    STATEMENTS
};

static const char *const sql[STATEMENTS] = {
    [GET] = "SELECT " MARK_COLUMNS " FROM mark WHERE hash = ?1 AND start = ?2 AND end = ?3",
    [PUT] = "INSERT OR REPLACE INTO mark(" MARK_COLUMNS ", changed)"
            " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [EACH] = "SELECT " MARK_COLUMNS " FROM mark ORDER BY hash, start, end",
    [HISTORY] = "SELECT prompt, text FROM history ORDER BY id",
    [FORGET_HISTORY] = "DELETE FROM history WHERE prompt = ?1 AND text = ?2",
    [ADD_HISTORY] = "INSERT INTO history(prompt, text) VALUES(?1, ?2)",
    [TRIM_HISTORY] = ("DELETE FROM history WHERE prompt = ?1 AND id <= (SELECT id FROM history"
                      " WHERE prompt = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)"),
    [GET_VISIT] = "SELECT at FROM visit WHERE library = ?1",
    [PUT_VISIT] = "INSERT OR REPLACE INTO visit(library, at) VALUES(?1, ?2)"};

struct marks_db {
    sqlite3 *db;
    char *path; /* for errors */
    sqlite3_stmt *statements[STATEMENTS];
    int64_t data_version;
};

sqlite3 *marks_db_sqlite(struct marks_db *db) {
    return db->db;
}

bool marks_db_trouble(const struct marks_db *db, enum error_code code, struct error *error) {
    return error_set(error, code, sqlite3_system_errno(db->db), db->path, sqlite3_errmsg(db->db));
}

static char *path_in(const char *folder) {
    if (folder == NULL) return mem_copy(":memory:", 8);
    struct arena arena = {0};
    struct str path = arena_printf(&arena, "%s/marks.sqlite", folder);
    char *copy = mem_copy(path.ptr, path.len);
    arena_free(&arena);
    return copy;
}

/* SQLite's own waits grow to a tenth of a second. Another instance that writes all the time is then
 * met between two of its commits so rarely that ten seconds can be too short. So waits are short,
 * and everybody leaves a gap that is longer than a wait before a transaction. */
static void sleep_for(int milliseconds) {
    nanosleep(&(struct timespec){.tv_nsec = milliseconds * 1000000L}, NULL);
}

static int wait_for_others(void *context, int waits) {
    (void)context;
    sleep_for(WAIT);
    return waits < MOST_WAITS;
}

static bool prepare(struct marks_db *db) {
    bool ok = true;
    for (int i = 0; i < STATEMENTS && ok; i++)
        ok = db->statements[i] != NULL ||
             (db->statements[i] = store_prepare(db->db, sql[i])) != NULL;
    return ok;
}

/* One transaction, and only where tables are missing: opening marks that are there writes nothing
 * and so waits for nobody who does. */
static bool make_tables(struct marks_db *db) {
    if (store_exec(db->db, "BEGIN IMMEDIATE") != SQLITE_OK) return false;
    if (store_exec(db->db, schema) == SQLITE_OK && store_exec(db->db, "COMMIT") == SQLITE_OK)
        return true;
    marks_db_rollback(db);
    return false;
}

struct marks_db *marks_db_open(const char *folder, struct error *error) {
    if (folder != NULL && !place_make_folder(folder)) {
        error_set(error, ERROR_MARKS_OPEN, errno, folder, NULL);
        return NULL;
    }
    struct marks_db *db = mem_new(1, sizeof *db);
    db->path = path_in(folder);
    if (folder != NULL) { /* SQLite gives the journal the same mode */
        int fd = open(db->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (fd >= 0) close(fd);
    }
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    bool ok = sqlite3_open_v2(db->path, &db->db, flags, NULL) == SQLITE_OK;
    ok = ok && sqlite3_busy_handler(db->db, wait_for_others, NULL) == SQLITE_OK &&
         store_exec(db->db, settings) == SQLITE_OK &&
         (prepare(db) || (make_tables(db) && prepare(db)));
    if (!ok) {
        marks_db_trouble(db, ERROR_MARKS_OPEN, error);
        marks_db_close(db);
        return NULL;
    }
    marks_db_changed(db);
    return db;
}

void marks_db_close(struct marks_db *db) {
    if (db == NULL) return;
    for (int i = 0; i < STATEMENTS; i++) sqlite3_finalize(db->statements[i]);
    sqlite3_close(db->db);
    free(db->path);
    free(db);
}

static bool run(struct marks_db *db, enum statement which) {
    sqlite3_step(db->statements[which]);
    return sqlite3_reset(db->statements[which]) == SQLITE_OK;
}

bool marks_db_begin(struct marks_db *db, struct error *error) {
    sleep_for(GAP);
    return store_exec(db->db, "BEGIN IMMEDIATE") == SQLITE_OK ||
           marks_db_trouble(db, ERROR_MARKS_WRITE, error);
}

bool marks_db_commit(struct marks_db *db, struct error *error) {
    return store_exec(db->db, "COMMIT") == SQLITE_OK || marks_db_refuse(db, error);
}

void marks_db_rollback(struct marks_db *db) {
    store_exec(db->db, "ROLLBACK");
}

bool marks_db_refuse(struct marks_db *db, struct error *error) {
    marks_db_trouble(db, ERROR_MARKS_WRITE, error);
    marks_db_rollback(db);
    return false;
}

void marks_db_read(sqlite3_stmt *s, struct mark_row *row) {
    *row = (struct mark_row){.hash = (uint64_t)sqlite3_column_int64(s, 0),
                             .start = sqlite3_column_int64(s, 1),
                             .end = sqlite3_column_int64(s, 2),
                             .path = store_column(s, 3),
                             .body_hash = (uint64_t)sqlite3_column_int64(s, 4),
                             .text = store_column(s, 5),
                             .read = sqlite3_column_int(s, 6) != 0,
                             .star = sqlite3_column_int(s, 7) != 0,
                             .tags = store_column(s, 8),
                             .note = store_column(s, 9),
                             .position = (uint32_t)sqlite3_column_int64(s, 10)};
}

bool marks_db_get(struct marks_db *db, struct arena *arena, const struct mark_row *of,
                  struct mark_row *out) {
    sqlite3_stmt *get = db->statements[GET];
    sqlite3_bind_int64(get, 1, (sqlite3_int64)of->hash);
    sqlite3_bind_int64(get, 2, of->start);
    sqlite3_bind_int64(get, 3, of->end);
    *out = (struct mark_row){.hash = of->hash, .start = of->start, .end = of->end};
    if (sqlite3_step(get) == SQLITE_ROW) {
        marks_db_read(get, out);
        out->path = arena_str(arena, out->path);
        out->text = arena_str(arena, out->text);
        out->tags = arena_str(arena, out->tags);
        out->note = arena_str(arena, out->note);
    }
    return sqlite3_reset(get) == SQLITE_OK;
}

bool marks_db_put(struct marks_db *db, const struct mark_row *row, int64_t now) {
    sqlite3_stmt *put = db->statements[PUT];
    sqlite3_bind_int64(put, 1, (sqlite3_int64)row->hash);
    sqlite3_bind_int64(put, 2, row->start);
    sqlite3_bind_int64(put, 3, row->end);
    store_bind_blob(put, 4, row->path);
    sqlite3_bind_int64(put, 5, (sqlite3_int64)row->body_hash);
    store_bind_text(put, 6, row->text);
    sqlite3_bind_int(put, 7, row->read);
    sqlite3_bind_int(put, 8, row->star);
    store_bind_text(put, 9, row->tags);
    store_bind_text(put, 10, row->note);
    sqlite3_bind_int64(put, 11, row->position);
    sqlite3_bind_int64(put, 12, now);
    return run(db, PUT);
}

bool marks_db_each(struct marks_db *db, void (*each)(void *, const struct mark_row *),
                   void *context) {
    sqlite3_stmt *all = db->statements[EACH];
    while (sqlite3_step(all) == SQLITE_ROW) {
        struct mark_row row;
        marks_db_read(all, &row);
        each(context, &row);
    }
    return sqlite3_reset(all) == SQLITE_OK;
}

bool marks_db_history(struct marks_db *db, void (*each)(void *, struct str prompt, struct str text),
                      void *context) {
    sqlite3_stmt *all = db->statements[HISTORY];
    while (sqlite3_step(all) == SQLITE_ROW)
        each(context, store_column(all, 0), store_column(all, 1));
    return sqlite3_reset(all) == SQLITE_OK;
}

bool marks_db_add_history(struct marks_db *db, struct str prompt, struct str text) {
    static const enum statement steps[] = {FORGET_HISTORY, ADD_HISTORY, TRIM_HISTORY};
    for (int i = 0; i < 3; i++) {
        store_bind_text(db->statements[steps[i]], 1, prompt);
        if (steps[i] == TRIM_HISTORY)
            sqlite3_bind_int(db->statements[steps[i]], 2, HISTORY_LENGTH);
        else
            store_bind_text(db->statements[steps[i]], 2, text);
        if (!run(db, steps[i])) return false;
    }
    return true;
}

int64_t marks_db_visit(struct marks_db *db, struct str library, int64_t now) {
    sqlite3_stmt *get = db->statements[GET_VISIT], *put = db->statements[PUT_VISIT];
    int64_t before = 0;
    store_bind_text(get, 1, library);
    if (sqlite3_step(get) == SQLITE_ROW) before = sqlite3_column_int64(get, 0);
    sqlite3_reset(get);
    store_bind_text(put, 1, library);
    sqlite3_bind_int64(put, 2, now);
    run(db, PUT_VISIT); /* a visit that cannot be noted costs only "new" marks */
    return before;
}

bool marks_db_changed(struct marks_db *db) {
    int64_t version = store_integer(db->db, "PRAGMA data_version", 0);
    bool changed = version != db->data_version;
    db->data_version = version;
    return changed;
}
