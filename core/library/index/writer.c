#include "core/library/index/writer.h"

#include <stdlib.h>
#include <xxhash.h>

#include "core/base/map.h"
#include "core/base/mem.h"
#include "core/library/index/columns.h"
#include "core/library/index/echo_counter.h"
#include "core/library/index/echo_store.h"
#include "core/library/index/packed_date.h"
#include "core/library/index/tokens.h"

enum {
    MOST_STARTS = 8 << 20, /* bytes of beginnings collected before they are written */
    /* Pages in the WAL: so many are moved into the index after a commit … */
    MANY_IN_WAL = 1000,
    /* … which begins anew only when nobody reads it: for that is waited when there are so many. */
    TOO_MANY_IN_WAL = 16384,
    WAIT_FOR_READERS = 500, /* milliseconds */
    LONG_WAL = 4096         /* pages that are moved while somebody waits for it, at most */
};

enum statement {
    BEGIN,
    COMMIT,
    ROLLBACK,
    FIND_FILE,
    PUT_FILE,
    DROP_FILE,
    ADD_DEAD,
    ADD_ARTICLE,
    ADD_QUOTE,
    FIND_NAME,
    ADD_NAME,
    ADD_NAME_WORDS,
    ADD_WORDS,
    ADD_SAID,
    ADD_ECHO,
    PUT_ECHOES,
    PUT_PROGRESS,
    STATEMENTS
};

static const char *const sql[STATEMENTS] = {
    [BEGIN] = "BEGIN IMMEDIATE",
    [COMMIT] = "COMMIT",
    [ROLLBACK] = "ROLLBACK",
    [FIND_FILE] = "SELECT f.article, a.hash FROM file f LEFT JOIN article a ON a.id = f.article"
                  " WHERE f.path = ?1",
    [PUT_FILE] = "INSERT OR REPLACE INTO file(path, size, mtime, article) VALUES(?1, ?2, ?3, ?4)",
    [DROP_FILE] = "DELETE FROM file WHERE path = ?1",
    [ADD_DEAD] = "INSERT OR IGNORE INTO dead(article) VALUES(?1)",
    [ADD_ARTICLE] = "INSERT INTO article(id, path, hash, body_hash, mtime, added, published,"
                    " published_from, title, is_title, outlet, quotes, first_quote)"
                    " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
    [ADD_QUOTE] = "INSERT INTO quote(id, article, start, end, kind, speaker, role, via, text)"
                  " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    [FIND_NAME] = "SELECT id FROM name WHERE field = ?1 AND text = ?2",
    [ADD_NAME] = "INSERT INTO name(field, text) VALUES(?1, ?2)",
    [ADD_NAME_WORDS] = "INSERT INTO name_words(rowid, text) VALUES(?1, ?2)",
    [ADD_WORDS] = "INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)",
    [ADD_SAID] = "INSERT INTO said(rowid, text) VALUES(?1, ?2)",
    [ADD_ECHO] = "INSERT INTO echo(quote, data) VALUES(?1, ?2)",
    [PUT_ECHOES] = "UPDATE quote SET echoes = ?2 WHERE id = ?1 AND echoes <> ?2",
    [PUT_PROGRESS] = "UPDATE progress SET counted = ?1, buried = ?2"};

struct writer {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENTS];
    bool open; /* a transaction is */
    size_t pending;
    int64_t next_article, next_quote;   /* ids to give */
    int64_t first_article, first_quote; /* the first ones of this transaction */
    struct columns fresh;               /* of this transaction */
    struct starts starts;               /* likewise */
    struct echo_keys *keys;             /* likewise */
    struct map names;                   /* ids of the names met, by hash of field and text */
    int wal;                            /* pages in the WAL after the last commit */
    int restart_wal;                    /* … at which readers are waited for next */
};

sqlite3 *writer_db(struct writer *writer) {
    return writer->db;
}
size_t writer_pending(const struct writer *writer) {
    return writer->pending;
}

static int run(struct writer *writer, enum statement which) {
    sqlite3_step(writer->statements[which]);
    return sqlite3_reset(writer->statements[which]);
}

static void read_ids(struct writer *writer) {
    writer->next_article = store_integer(writer->db, "SELECT max(id) FROM article", 0) + 1;
    writer->next_quote = store_integer(writer->db, "SELECT max(id) FROM quote", 0) + 1;
}

/* After each commit. Readers come and go with every commit, so that by itself the WAL of a first
 * build would hardly ever begin anew and grow as large as the index. */
static int shorten_wal(void *context, sqlite3 *db, const char *name, int pages) {
    struct writer *writer = context;
    writer->wal = pages;
    if (pages < MANY_IN_WAL) return SQLITE_OK;
    bool restart = pages >= writer->restart_wal;
    if (restart) sqlite3_busy_timeout(db, WAIT_FOR_READERS);
    int mode = restart ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE;
    int rc = sqlite3_wal_checkpoint_v2(db, name, mode, NULL, NULL);
    if (!restart) return SQLITE_OK;
    sqlite3_busy_timeout(db, STORE_BUSY);
    writer->restart_wal = rc == SQLITE_OK ? TOO_MANY_IN_WAL : pages + TOO_MANY_IN_WAL;
    return SQLITE_OK; /* what could not be moved is moved after a later commit */
}

struct writer *writer_new(sqlite3 *db) {
    struct writer *writer = mem_new(1, sizeof *writer);
    writer->db = db;
    writer->restart_wal = TOO_MANY_IN_WAL;
    sqlite3_wal_hook(db, shorten_wal, writer);
    writer->keys = echo_keys_new();
    return writer;
}

/* When there is something to write: most openings find nothing new. */
static bool prepare(struct writer *writer) {
    for (int i = 0; i < STATEMENTS; i++) {
        if (writer->statements[i] == NULL)
            writer->statements[i] = store_prepare(writer->db, sql[i]);
        if (writer->statements[i] == NULL) return false;
    }
    return true;
}

void writer_free(struct writer *writer) {
    if (writer->open) writer_rollback(writer);
    for (int i = 0; i < STATEMENTS; i++) sqlite3_finalize(writer->statements[i]);
    sqlite3_close(writer->db);
    columns_free(&writer->fresh);
    starts_free(&writer->starts);
    echo_keys_free(writer->keys);
    map_free(&writer->names);
    free(writer);
}

/* FTS5 writes a segment whenever its hash is full: a larger hash and no merging in between halve
 * the cost of a first build. 16 segments of one level are merged by themselves (crisismerge). */
static const char bulk_settings[] =
    "PRAGMA cache_size = -8000;"
    "INSERT INTO words(words, rank) VALUES('hashsize', 8000000), ('automerge', 0);"
    "INSERT INTO said(said, rank) VALUES('hashsize', 4000000), ('automerge', 0)";
static const char quiet_settings[] =
    "PRAGMA cache_size = -1000;"
    "INSERT INTO words(words, rank) VALUES('hashsize', 1000000), ('automerge', 4);"
    "INSERT INTO said(said, rank) VALUES('hashsize', 1000000), ('automerge', 4)";

void writer_bulk(struct writer *writer, bool bulk) {
    store_exec(writer->db, bulk ? bulk_settings : quiet_settings); /* they only cost time */
    if (bulk) return;
    sqlite3_db_release_memory(writer->db);
    map_free(&writer->names);
    columns_free(&writer->fresh);
    echo_keys_forget(writer->keys);
}

/* ---- names ---- */

static int make_name(struct writer *writer, enum name_field field, struct str text, uint32_t *id) {
    sqlite3_stmt *find = writer->statements[FIND_NAME];
    sqlite3_bind_int(find, 1, field);
    store_bind_text(find, 2, text);
    bool found = sqlite3_step(find) == SQLITE_ROW;
    if (found) *id = (uint32_t)sqlite3_column_int64(find, 0);
    int rc = sqlite3_reset(find);
    if (found || rc != SQLITE_OK) return rc;

    sqlite3_stmt *add = writer->statements[ADD_NAME];
    sqlite3_bind_int(add, 1, field);
    store_bind_text(add, 2, text);
    if ((rc = run(writer, ADD_NAME)) != SQLITE_OK) return rc;
    *id = (uint32_t)sqlite3_last_insert_rowid(writer->db);

    struct arena scratch = {0};
    struct buf tokens = {0};
    tokens_add(&scratch, &tokens, text, TOKENS_INDEX);
    sqlite3_bind_int64(writer->statements[ADD_NAME_WORDS], 1, *id);
    store_bind_text(writer->statements[ADD_NAME_WORDS], 2, buf_str(&tokens));
    rc = run(writer, ADD_NAME_WORDS);
    buf_free(&tokens);
    arena_free(&scratch);
    return rc;
}

/* The number of a name, made when it is new; 0 for NONE. */
static int name_id(struct writer *writer, enum name_field field, struct str text, uint32_t *id) {
    *id = 0;
    if (text.ptr == NULL) return SQLITE_OK;
    uint64_t hash = XXH3_64bits_withSeed(text.ptr, text.len, (uint64_t)field);
    const uint32_t *known = map_find(&writer->names, hash);
    if (known != NULL) {
        *id = *known;
        return SQLITE_OK;
    }
    int rc = make_name(writer, field, text, id);
    if (rc == SQLITE_OK) map_add(&writer->names, hash, *id);
    return rc;
}

/* ---- articles and quotes ---- */

static int add_quote(struct writer *writer, const struct record_quote *quote, int64_t article) {
    static const enum name_field fields[] = {NAME_SPEAKER, NAME_ROLE, NAME_VIA};
    static const enum column_kind columns[] = {COLUMN_SPEAKER, COLUMN_ROLE, COLUMN_VIA};
    const struct str names[] = {quote->speaker, quote->role, quote->via};
    sqlite3_stmt *add = writer->statements[ADD_QUOTE];
    int64_t id = writer->next_quote++;
    for (int i = 0; i < 3; i++) {
        uint32_t name;
        int rc = name_id(writer, fields[i], names[i], &name);
        if (rc != SQLITE_OK) return rc;
        sqlite3_bind_int64(add, 6 + i, name);
        column_push(&writer->fresh, columns[i], name);
    }
    column_push(&writer->fresh, COLUMN_KIND, (uint64_t)quote->kind);
    sqlite3_bind_int64(add, 1, id);
    sqlite3_bind_int64(add, 2, article);
    sqlite3_bind_int64(add, 3, quote->start);
    sqlite3_bind_int64(add, 4, quote->end);
    sqlite3_bind_int(add, 5, quote->kind);
    store_bind_text(add, 9, quote->text);
    int rc = run(writer, ADD_QUOTE);
    if (rc != SQLITE_OK) return rc;
    starts_add(&writer->starts, quote->starts, (uint32_t)id);
    sqlite3_bind_int64(writer->statements[ADD_SAID], 1, id);
    store_bind_text(writer->statements[ADD_SAID], 2, quote->tokens);
    rc = run(writer, ADD_SAID);
    if (rc != SQLITE_OK || quote->echo.ptr == NULL) return rc;
    sqlite3_bind_int64(writer->statements[ADD_ECHO], 1, id);
    store_bind_blob(writer->statements[ADD_ECHO], 2, quote->echo);
    echo_keys_add(writer->keys, quote->echo, (uint32_t)id);
    return run(writer, ADD_ECHO);
}

static int push_article_columns(struct writer *writer, const struct record *record, int64_t now,
                                uint32_t *outlet) {
    static const struct {
        enum name_field field;
        enum column_kind column;
    } named[] = {{NAME_OUTLET, COLUMN_OUTLET},     {NAME_PLACE, COLUMN_PLACE},
                 {NAME_LANGUAGE, COLUMN_LANGUAGE}, {NAME_AUTHORS, COLUMN_AUTHORS},
                 {NAME_TAGS, COLUMN_TAGS},         {NAME_SOURCES, COLUMN_SOURCES}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        uint32_t name;
        int rc = name_id(writer, named[i].field, record->names[named[i].field], &name);
        if (rc != SQLITE_OK) return rc;
        if (named[i].field == NAME_OUTLET) *outlet = name;
        column_push(&writer->fresh, named[i].column, name);
    }
    struct columns *fresh = &writer->fresh;
    column_push(fresh, COLUMN_PUBLISHED, (uint64_t)date_pack(&record->published));
    column_push(fresh, COLUMN_FIRST_QUOTE, (uint64_t)writer->next_quote);
    column_push(fresh, COLUMN_HASH, record->hash);
    column_push(fresh, COLUMN_ADDED, (uint64_t)now / 60);
    return SQLITE_OK;
}

static int add_article(struct writer *writer, const struct record *record, int64_t now) {
    int64_t id = writer->next_article++;
    uint32_t outlet = 0;
    int rc = push_article_columns(writer, record, now, &outlet);
    if (rc != SQLITE_OK) return rc;
    sqlite3_stmt *add = writer->statements[ADD_ARTICLE];
    sqlite3_bind_int64(add, 1, id);
    store_bind_blob(add, 2, record->path);
    sqlite3_bind_int64(add, 3, (sqlite3_int64)record->hash);
    sqlite3_bind_int64(add, 4, (sqlite3_int64)record->body_hash);
    sqlite3_bind_int64(add, 5, date_pack_moment(record->mtime / 1000000000));
    sqlite3_bind_int64(add, 6, now);
    sqlite3_bind_int64(add, 7, date_pack(&record->published));
    sqlite3_bind_int(add, 8, record->published_from);
    store_bind_text(add, 9, record->title);
    sqlite3_bind_int(add, 10, record->is_title);
    sqlite3_bind_int64(add, 11, outlet);
    sqlite3_bind_int64(add, 12, (sqlite3_int64)record->quote_count);
    sqlite3_bind_int64(add, 13, writer->next_quote);
    if ((rc = run(writer, ADD_ARTICLE)) != SQLITE_OK) return rc;

    sqlite3_stmt *words = writer->statements[ADD_WORDS];
    sqlite3_bind_int64(words, 1, id);
    store_bind_text(words, 2, record->title_tokens);
    store_bind_text(words, 3, record->body_tokens);
    if ((rc = run(writer, ADD_WORDS)) != SQLITE_OK) return rc;
    starts_add(&writer->starts, record->starts, (uint32_t)id);
    starts_add(&writer->starts, record->title_starts, (uint32_t)id);
    for (size_t i = 0; i < record->quote_count && rc == SQLITE_OK; i++)
        rc = add_quote(writer, &record->quotes[i], id);
    if (rc == SQLITE_OK && writer->starts.bytes > MOST_STARTS)
        rc = starts_append(writer->db, &writer->starts);
    return rc;
}

/* ---- files ---- */

struct known_file {
    bool known;
    int64_t article; /* 0: the file is no article */
    uint64_t hash;
};

static int find_file(struct writer *writer, struct str path, struct known_file *file) {
    sqlite3_stmt *find = writer->statements[FIND_FILE];
    *file = (struct known_file){0};
    store_bind_blob(find, 1, path);
    if (sqlite3_step(find) == SQLITE_ROW)
        *file = (struct known_file){true, sqlite3_column_int64(find, 0),
                                    (uint64_t)sqlite3_column_int64(find, 1)};
    return sqlite3_reset(find);
}

static int drop_file(struct writer *writer, struct str path) {
    store_bind_blob(writer->statements[DROP_FILE], 1, path);
    return run(writer, DROP_FILE);
}

static int put_file(struct writer *writer, const struct record *record, int64_t article) {
    sqlite3_stmt *put = writer->statements[PUT_FILE];
    store_bind_blob(put, 1, record->path);
    sqlite3_bind_int64(put, 2, (sqlite3_int64)record->size);
    sqlite3_bind_int64(put, 3, record->mtime);
    if (article > 0)
        sqlite3_bind_int64(put, 4, article);
    else
        sqlite3_bind_null(put, 4);
    return run(writer, PUT_FILE);
}

static int bury(struct writer *writer, int64_t article) {
    if (article <= 0) return SQLITE_OK;
    sqlite3_bind_int64(writer->statements[ADD_DEAD], 1, article);
    return run(writer, ADD_DEAD);
}

static int begin(struct writer *writer) {
    if (writer->open) return SQLITE_OK;
    if (!prepare(writer)) return SQLITE_CORRUPT;
    int rc = run(writer, BEGIN);
    if (rc != SQLITE_OK) return rc;
    writer->open = true;
    read_ids(writer);
    writer->first_article = writer->next_article;
    writer->first_quote = writer->next_quote;
    return SQLITE_OK;
}

int writer_add(struct writer *writer, const struct record *record, int64_t now) {
    int rc = begin(writer);
    struct known_file old;
    if (rc != SQLITE_OK || (rc = find_file(writer, record->path, &old)) != SQLITE_OK) return rc;
    bool unreadable = record->error.code != ERROR_NONE;
    if (!old.known && (record->gone || unreadable)) return SQLITE_OK;
    writer->pending++;
    if (old.article > 0 && record->is_article && old.hash == record->hash)
        return put_file(writer, record, old.article); /* touched, not changed */
    if ((rc = bury(writer, old.article)) != SQLITE_OK) return rc;
    if (record->gone || unreadable) return drop_file(writer, record->path);
    int64_t article = record->is_article ? writer->next_article : 0;
    if ((rc = put_file(writer, record, article)) != SQLITE_OK || article == 0) return rc;
    return add_article(writer, record, now);
}

int writer_put_echoes(struct writer *writer, const struct echo_counts *counts) {
    sqlite3_stmt *put = writer->statements[PUT_ECHOES];
    int rc = begin(writer);
    writer->pending++;
    for (size_t i = 0; i < counts->count && rc == SQLITE_OK; i++) {
        sqlite3_bind_int64(put, 1, counts->quotes[i]);
        sqlite3_bind_int64(put, 2, counts->counts[i]);
        rc = run(writer, PUT_ECHOES);
    }
    if (rc != SQLITE_OK) return rc;
    sqlite3_bind_int64(writer->statements[PUT_PROGRESS], 1, counts->counted);
    sqlite3_bind_int64(writer->statements[PUT_PROGRESS], 2, counts->buried);
    return run(writer, PUT_PROGRESS);
}

int writer_commit(struct writer *writer) {
    if (!writer->open) return SQLITE_OK;
    int rc = columns_append(writer->db, &writer->fresh, (uint64_t)writer->first_article,
                            (uint64_t)writer->first_quote);
    if (rc == SQLITE_OK) rc = starts_append(writer->db, &writer->starts);
    if (rc == SQLITE_OK) rc = echo_keys_append(writer->db, writer->keys);
    if (rc == SQLITE_OK) rc = run(writer, COMMIT);
    if (rc != SQLITE_OK) return rc;
    writer->open = false;
    writer->pending = 0;
    return SQLITE_OK;
}

void writer_checkpoint(struct writer *writer) {
    store_exec(writer->db, "SELECT 1"); /* takes an interrupt that came too late for a statement */
    /* readers may be in the way: then SQLite does it little by little at commits */
    if (sqlite3_wal_checkpoint_v2(writer->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
        SQLITE_OK)
        writer->wal = 0;
}

bool writer_checkpoint_is_long(const struct writer *writer) {
    return writer->wal > LONG_WAL;
}

void writer_rollback(struct writer *writer) {
    if (writer->open) run(writer, ROLLBACK);
    writer->open = false;
    writer->pending = 0;
    columns_free(&writer->fresh);
    starts_free(&writer->starts);
    echo_keys_forget(writer->keys);
    map_free(&writer->names);
}
