#include "core/library/query/shelf.h"

void shelf_init(struct shelf *shelf, sqlite3 *db) {
    *shelf = (struct shelf){.db = db, .data_version = -1, .dead = bitset_new(1, false)};
}

void shelf_free(struct shelf *shelf) {
    columns_free(&shelf->columns);
    bitset_free(&shelf->dead);
}

static bool read_dead(struct shelf *shelf) {
    sqlite3_stmt *statement = store_prepare(shelf->db, "SELECT article FROM dead");
    if (statement == NULL) return false;
    int rc;
    shelf->dead_count = 0;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        size_t id = (size_t)sqlite3_column_int64(statement, 0);
        if (id > shelf->articles) continue;
        bitset_set(&shelf->dead, id);
        shelf->dead_count++;
    }
    sqlite3_finalize(statement);
    return rc == SQLITE_DONE;
}

bool shelf_sync(struct shelf *shelf) {
    int64_t articles = store_integer(shelf->db, "SELECT max(id) FROM article", 0);
    int64_t version = store_integer(shelf->db, "PRAGMA data_version", -1);
    if (version == shelf->data_version && (size_t)articles == shelf->articles) return true;
    shelf->articles = (size_t)articles;
    shelf->quotes = (size_t)store_integer(shelf->db, "SELECT max(id) FROM quote", 0);
    bitset_grow(&shelf->dead, shelf->articles + 1);
    if (!read_dead(shelf)) return false;
    shelf->data_version = version;
    shelf->version++;
    return true;
}

static const struct column *loaded(struct shelf *shelf, enum column_kind kind) {
    size_t wanted = (column_of_quote(kind) ? shelf->quotes : shelf->articles) + 1;
    struct column *column = &shelf->columns.at[kind];
    if (column->count < wanted && !column_load(shelf->db, &shelf->columns, kind)) return NULL;
    return column->count >= wanted ? column : NULL;
}

const uint64_t *shelf_u64(struct shelf *shelf, enum column_kind kind) {
    return loaded(shelf, kind) != NULL ? column_u64(&shelf->columns, kind) : NULL;
}

const uint32_t *shelf_u32(struct shelf *shelf, enum column_kind kind) {
    return loaded(shelf, kind) != NULL ? column_u32(&shelf->columns, kind) : NULL;
}

const uint8_t *shelf_u8(struct shelf *shelf, enum column_kind kind) {
    return loaded(shelf, kind) != NULL ? column_u8(&shelf->columns, kind) : NULL;
}
