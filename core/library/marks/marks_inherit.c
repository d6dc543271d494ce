#include "core/library/marks/marks_inherit.h"

#include "core/base/vec.h"
#include "core/library/index/store.h"

/* ---- the key of a mark ---- */

static struct str quote_text(sqlite3 *index, struct arena *arena, int64_t article, int64_t start) {
    struct str text = STR_NONE;
    sqlite3_stmt *find =
        store_prepare(index, "SELECT q.text" STORE_QUOTES_OF_ARTICLE " AND q.start = ?2");
    if (find == NULL) return text;
    sqlite3_bind_int64(find, 1, article);
    sqlite3_bind_int64(find, 2, start);
    if (sqlite3_step(find) == SQLITE_ROW) text = arena_str(arena, store_column(find, 0));
    sqlite3_finalize(find);
    return text;
}

bool marks_find_article(sqlite3 *index, struct arena *arena, const struct mark *mark,
                        struct mark_row *out) {
    sqlite3_stmt *find =
        store_prepare(index, "SELECT hash, path, body_hash FROM article WHERE id = ?1");
    if (find == NULL) return false;
    sqlite3_bind_int64(find, 1, mark->article);
    bool found = sqlite3_step(find) == SQLITE_ROW;
    if (found)
        *out =
            (struct mark_row){.hash = (uint64_t)sqlite3_column_int64(find, 0),
                              .path = arena_str(arena, store_column(find, 1)),
                              .body_hash = (uint64_t)sqlite3_column_int64(find, 2),
                              .start = mark->on_quote ? (int64_t)mark->start : MARK_WHOLE_ARTICLE,
                              .end = mark->on_quote ? (int64_t)mark->end : MARK_WHOLE_ARTICLE};
    sqlite3_finalize(find);
    if (found && mark->on_quote) out->text = quote_text(index, arena, mark->article, mark->start);
    return found;
}

/* ---- inheriting ---- */

struct heir {
    int64_t article;
    uint64_t hash, body_hash;
    struct str path;
};

struct estate {
    struct arena *arena;
    VEC(struct mark_row) rows; /* all marks; those of a file lie together */
    VEC(struct mark_row) inherited;
    VEC(size_t) homeless; /* first rows of files that are no more at their path */
};

static void collect(void *context, const struct mark_row *row) {
    struct estate *estate = context;
    struct mark_row copy = *row;
    copy.path = arena_str(estate->arena, row->path);
    copy.text = arena_str(estate->arena, row->text);
    copy.tags = arena_str(estate->arena, row->tags);
    copy.note = arena_str(estate->arena, row->note);
    vec_push(&estate->rows, copy);
}

static bool is_marked(const struct estate *estate, uint64_t hash) {
    size_t low = 0, high = estate->rows.count; /* rows are sorted by hash as a signed number */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((int64_t)estate->rows.at[middle].hash < (int64_t)hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low < estate->rows.count && estate->rows.at[low].hash == hash;
}

static bool find_quote(sqlite3 *index, const struct heir *heir, struct mark_row *row) {
    sqlite3_stmt *find =
        store_prepare(index, "SELECT q.start, q.end" STORE_QUOTES_OF_ARTICLE " AND q.text = ?2");
    if (find == NULL) return false;
    sqlite3_bind_int64(find, 1, heir->article);
    store_bind_text(find, 2, row->text);
    bool found = sqlite3_step(find) == SQLITE_ROW;
    if (found) {
        row->start = sqlite3_column_int64(find, 0);
        row->end = sqlite3_column_int64(find, 1);
    }
    sqlite3_finalize(find);
    return found;
}

/* All marks of the file whose rows begin at `first` go to the heir as well. */
static void bequeath(struct estate *estate, sqlite3 *index, size_t first, const struct heir *heir) {
    uint64_t hash = estate->rows.at[first].hash;
    for (size_t i = first; i < estate->rows.count && estate->rows.at[i].hash == hash; i++) {
        struct mark_row row = estate->rows.at[i];
        row.hash = heir->hash;
        row.body_hash = heir->body_hash;
        row.path = heir->path;
        if (row.start == MARK_WHOLE_ARTICLE || find_quote(index, heir, &row))
            vec_push(&estate->inherited, row);
    }
}

static void read_heir(sqlite3_stmt *s, struct arena *arena, struct heir *out) {
    *out = (struct heir){.article = sqlite3_column_int64(s, 0),
                         .hash = (uint64_t)sqlite3_column_int64(s, 1),
                         .body_hash = (uint64_t)sqlite3_column_int64(s, 2),
                         .path = arena_str(arena, store_column(s, 3))};
}

static bool by_path(struct estate *estate, sqlite3 *index, const struct place *place) {
    sqlite3_stmt *find =
        store_prepare(index, "SELECT a.id, a.hash, a.body_hash, a.path FROM file f"
                             " JOIN article a ON a.id = f.article WHERE f.path = ?1");
    if (find == NULL) return false;
    for (size_t i = 0; i < estate->rows.count; i++) {
        const struct mark_row *row = &estate->rows.at[i];
        bool first = i == 0 || estate->rows.at[i - 1].hash != row->hash;
        if (!first || place_root_of(place, row->path) == NULL) continue;
        store_bind_blob(find, 1, row->path);
        if (sqlite3_step(find) == SQLITE_ROW) {
            struct heir heir;
            read_heir(find, estate->arena, &heir);
            if (heir.hash != row->hash && !is_marked(estate, heir.hash))
                bequeath(estate, index, i, &heir);
        } else {
            vec_push(&estate->homeless, i);
        }
        sqlite3_reset(find);
    }
    sqlite3_finalize(find);
    return true;
}

/* One look at all articles for those files that are no more where they were. */
static bool by_body(struct estate *estate, sqlite3 *index) {
    if (estate->homeless.count == 0) return true;
    sqlite3_stmt *all =
        store_prepare(index, "SELECT a.id, a.hash, a.body_hash, a.path FROM article a"
                             " WHERE a.id NOT IN (SELECT article FROM dead)");
    if (all == NULL) return false;
    int rc;
    while ((rc = sqlite3_step(all)) == SQLITE_ROW) {
        uint64_t body = (uint64_t)sqlite3_column_int64(all, 2);
        for (size_t i = 0; i < estate->homeless.count; i++) {
            size_t first = estate->homeless.at[i];
            if (estate->rows.at[first].body_hash != body) continue;
            struct heir heir;
            read_heir(all, estate->arena, &heir);
            if (!is_marked(estate, heir.hash)) bequeath(estate, index, first, &heir);
            break;
        }
    }
    sqlite3_finalize(all);
    return rc == SQLITE_DONE;
}

bool marks_inherited(struct marks_db *db, sqlite3 *index, const struct place *place,
                     struct arena *arena, struct marks_rows *out, struct error *error) {
    struct estate estate = {.arena = arena};
    bool ok = marks_db_each(db, collect, &estate) || marks_db_trouble(db, ERROR_MARKS_WRITE, error);
    store_exec(index, "BEGIN");
    if (ok && !(by_path(&estate, index, place) && by_body(&estate, index)))
        ok = store_error(index, place->index, error);
    store_exec(index, "COMMIT");
    *out = (struct marks_rows){arena_vec(arena, &estate.inherited), estate.inherited.count};
    vec_free(&estate.rows);
    vec_free(&estate.inherited);
    vec_free(&estate.homeless);
    return ok;
}
