#include "core/library/index/store.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/library/index/tokens.h"

/* Rows are never taken out; an index of which most is dead is made anew when it is opened. */
enum { MANY_DEAD = 1000 };

/* Of the schema and of what the extractor puts into it: a change of either rebuilds the index. */
enum { SCHEMA_VERSION = 6, APPLICATION = 0x6b757469 }; /* "kuti" */

static const char schema[] =
    "CREATE TABLE file(path BLOB PRIMARY KEY, size INTEGER, mtime INTEGER, article INTEGER)"
    " WITHOUT ROWID;"
    "CREATE TABLE article(id INTEGER PRIMARY KEY, path BLOB, hash INTEGER, body_hash INTEGER,"
    " mtime INTEGER, added INTEGER, published INTEGER, published_from INTEGER, title TEXT,"
    " is_title INTEGER, outlet INTEGER, quotes INTEGER, first_quote INTEGER);"
    "CREATE TABLE dead(n INTEGER PRIMARY KEY, article INTEGER UNIQUE);"
    "CREATE TABLE quote(id INTEGER PRIMARY KEY, article INTEGER, start INTEGER, end INTEGER,"
    " kind INTEGER, speaker INTEGER, role INTEGER, via INTEGER, text TEXT,"
    " echoes INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE echo(quote INTEGER PRIMARY KEY, data BLOB);"
    "CREATE TABLE echo_key(bucket INTEGER, number INTEGER, data BLOB, PRIMARY KEY(bucket, number))"
    " WITHOUT ROWID;"
    /* echoes are counted for quotes up to `counted` and dead.n up to `buried` */
    "CREATE TABLE progress(counted INTEGER, buried INTEGER);"
    "INSERT INTO progress VALUES(0, 0);"
    "CREATE TABLE name(id INTEGER PRIMARY KEY, field INTEGER, text TEXT);"
    "CREATE UNIQUE INDEX name_text ON name(field, text);"
    "CREATE TABLE chunk(col INTEGER, first INTEGER, data BLOB, PRIMARY KEY(col, first))"
    " WITHOUT ROWID;"
    "CREATE TABLE sorted(sort INTEGER PRIMARY KEY, through INTEGER, dead INTEGER, tail INTEGER,"
    " quotes INTEGER, speakers INTEGER, data BLOB);"
    "CREATE VIRTUAL TABLE words USING fts5(title, body, content='', columnsize=0,"
    " tokenize='kutip');"
    "CREATE VIRTUAL TABLE said USING fts5(text, content='', columnsize=0, tokenize='kutip');"
    "CREATE TABLE starts(win INTEGER, key INTEGER, data BLOB, PRIMARY KEY(win, key))"
    " WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE name_words USING fts5(text, content='', columnsize=0,"
    " tokenize='kutip', prefix='1 2 3');"
    /* what FTS5 gathers before it writes a segment: fewer segments, less merging */
    "INSERT INTO words(words, rank) VALUES('hashsize', 4194304);"
    "INSERT INTO said(said, rank) VALUES('hashsize', 2097152);";

sqlite3_stmt *store_prepare(sqlite3 *db, const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        return NULL;
    return statement;
}

int store_exec(sqlite3 *db, const char *sql) {
    return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

int64_t store_integer(sqlite3 *db, const char *sql, int64_t otherwise) {
    sqlite3_stmt *statement = NULL;
    int64_t value = otherwise;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return value;
}

size_t store_name_room(sqlite3 *db) {
    return (size_t)store_integer(db, "SELECT max(id) FROM name", 0) + 1;
}

void store_bind_text(sqlite3_stmt *statement, int at, struct str text) {
    if (text.ptr == NULL)
        sqlite3_bind_null(statement, at);
    else
        sqlite3_bind_text64(statement, at, text.ptr, text.len, SQLITE_STATIC, SQLITE_UTF8);
}

void store_bind_blob(sqlite3_stmt *statement, int at, struct str bytes) {
    if (bytes.ptr == NULL)
        sqlite3_bind_null(statement, at);
    else
        sqlite3_bind_blob64(statement, at, bytes.ptr, bytes.len, SQLITE_STATIC);
}

struct str store_column(sqlite3_stmt *statement, int at) {
    if (sqlite3_column_type(statement, at) == SQLITE_NULL) return STR_NONE;
    const char *bytes = sqlite3_column_blob(statement, at);
    return (struct str){bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(statement, at)};
}

bool store_error(sqlite3 *db, const char *path, struct error *error) {
    int rc = db != NULL ? sqlite3_errcode(db) : SQLITE_NOMEM;
    const char *words = db != NULL ? sqlite3_errmsg(db) : NULL;
    int system = db != NULL ? sqlite3_system_errno(db) : 0;
    if (rc == SQLITE_CORRUPT || rc == SQLITE_NOTADB)
        return error_set(error, ERROR_INDEX_DAMAGED, 0, path, words);
    if (rc == SQLITE_FULL || rc == SQLITE_IOERR || rc == SQLITE_READONLY)
        return error_set(error, ERROR_INDEX_WRITE, system, path, words);
    return error_set(error, ERROR_INDEX_OPEN, system, path, words);
}

static sqlite3 *connect(const char *path, int flags, struct error *error) {
    sqlite3 *db = NULL;
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
    if (sqlite3_open_v2(path, &db, flags, NULL) == SQLITE_OK && tokens_register(db) == SQLITE_OK) {
        sqlite3_busy_timeout(db, STORE_BUSY);
        /* the writer checkpoints when it is idle: closing must not take its time */
        sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
        return db;
    }
    store_error(db, path, error);
    sqlite3_close(db);
    return NULL;
}

/* As a URI: with immutable=1 neither a WAL nor locks are looked for (sqlite.org/uri.html). */
static sqlite3 *connect_frozen(const char *path, struct error *error) {
    struct buf uri = {0};
    buf_add(&uri, STR("file:"));
    for (const char *at = path; *at != '\0'; at++)
        if (strchr("%?#", *at) != NULL)
            buf_printf(&uri, "%%%02X", (unsigned)*at);
        else
            buf_add_char(&uri, *at);
    buf_add(&uri, STR("?immutable=1"));
    sqlite3 *db = connect(uri.at, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
    buf_free(&uri);
    return db;
}

/* Can this process write neither the index nor a WAL beside it? */
static bool is_frozen(const char *path) {
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    size_t len = slash == NULL ? 0 : slash > path ? (size_t)(slash - path) : 1;
    struct str folder = arena_str(&arena, len > 0 ? (struct str){path, len} : STR("."));
    bool frozen =
        access(path, F_OK) == 0 && (access(path, W_OK) != 0 || access(folder.ptr, W_OK) != 0);
    arena_free(&arena);
    return frozen;
}

sqlite3 *store_open_reader(const char *path, struct error *error) {
    sqlite3 *db =
        is_frozen(path) ? connect_frozen(path, error) : connect(path, SQLITE_OPEN_READWRITE, error);
    if (db != NULL) store_exec(db, "PRAGMA query_only = 1; PRAGMA cache_size = -2000");
    return db;
}

static enum store_state make_schema(sqlite3 *db, bool temporary) {
    const char *mode = temporary ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF"
                                 : "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL";
    struct arena arena = {0};
    struct str sql = arena_printf(&arena,
                                  "%s; BEGIN; %s PRAGMA application_id = %d;"
                                  " PRAGMA user_version = %d; COMMIT",
                                  mode, schema, APPLICATION, SCHEMA_VERSION);
    int rc = store_exec(db, sql.ptr);
    arena_free(&arena);
    return rc == SQLITE_OK ? STORE_EMPTY : STORE_FAILED;
}

static enum store_state examine(sqlite3 *db, bool temporary) {
    int64_t application = store_integer(db, "PRAGMA application_id", -1);
    if (application < 0)
        return sqlite3_errcode(db) == SQLITE_CANTOPEN ? STORE_FAILED : STORE_DAMAGED;
    if (application == 0 && store_integer(db, "SELECT count(*) FROM sqlite_master", -1) == 0)
        return make_schema(db, temporary);
    if (application != APPLICATION) return STORE_DAMAGED;
    if (store_integer(db, "PRAGMA user_version", -1) != SCHEMA_VERSION) return STORE_OLD;
    if (store_integer(db, "SELECT max(n) FROM dead", 0) > MANY_DEAD &&
        store_integer(db, "SELECT max(n) * 2 FROM dead", 0) >
            store_integer(db, "SELECT max(id) FROM article", 0))
        return STORE_OLD;
    if (store_exec(db, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -1000; SELECT max(id) "
                       "FROM article") != SQLITE_OK)
        return STORE_DAMAGED;
    return STORE_GOOD;
}

enum store_state store_open_writer(const char *path, bool temporary, sqlite3 **out,
                                   struct error *error) {
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600); /* SQLite gives -wal the same mode */
    if (fd >= 0) close(fd);
    *out = connect(path, SQLITE_OPEN_READWRITE, error);
    if (*out == NULL) return STORE_FAILED;
    enum store_state state = examine(*out, temporary);
    if (state == STORE_GOOD || state == STORE_EMPTY) return state;
    store_error(*out, path, error);
    sqlite3_close(*out);
    *out = NULL;
    return state;
}

bool store_serves_frozen(const char *path) {
    struct arena arena = {0};
    struct stat wal;
    bool left = stat(arena_printf(&arena, "%s-wal", path).ptr, &wal) == 0 && wal.st_size > 0;
    arena_free(&arena);
    struct error error;
    sqlite3 *db = left || !is_frozen(path) ? NULL : connect_frozen(path, &error);
    bool serves = db != NULL && store_integer(db, "PRAGMA application_id", -1) == APPLICATION &&
                  store_integer(db, "PRAGMA user_version", -1) == SCHEMA_VERSION &&
                  store_integer(db, "SELECT max(id) FROM article", 0) > 0;
    sqlite3_close(db);
    return serves;
}

bool store_is_of_other_version(const char *path) {
    struct error error;
    sqlite3 *db = store_open_reader(path, &error);
    int64_t version = db != NULL ? store_integer(db, "PRAGMA user_version", 0) : 0;
    sqlite3_close(db);
    return version != 0 && version != SCHEMA_VERSION; /* 0: it is being made */
}

void store_set_aside(const char *path, bool damaged) {
    static const char *const parts[] = {"", "-wal", "-shm"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct str from = arena_printf(&arena, "%s%s", path, parts[i]);
        struct str to = arena_printf(&arena, "%s.damaged%s", path, parts[i]);
        if (!damaged || rename(from.ptr, to.ptr) != 0) unlink(from.ptr);
    }
    arena_free(&arena);
}
