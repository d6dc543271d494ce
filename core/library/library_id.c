/* The permanent ids of articles and quotes (library.h): "kutip:HASH:START-END". */
#include <errno.h>
#include <stdlib.h>

#include "core/library/index/store.h"
#include "core/library/library_parts.h"

struct id {
    uint64_t hash;
    uint32_t start, end;
};

static bool read_id(const char *text, struct id *out) {
    static const char scheme[] = "kutip:";
    if (strncmp(text, scheme, sizeof scheme - 1) != 0) return false;
    char *rest;
    errno = 0;
    out->hash = strtoull(text + sizeof scheme - 1, &rest, 16);
    if (*rest != ':' || errno != 0) return false;
    unsigned long start = strtoul(rest + 1, &rest, 10);
    if (*rest != '-') return false;
    unsigned long end = strtoul(rest + 1, &rest, 10);
    if (*rest != '\0' || errno != 0 || start > end || end > UINT32_MAX) return false;
    out->start = (uint32_t)start;
    out->end = (uint32_t)end;
    return true;
}

bool library_is_id(const char *id) {
    struct id parts;
    return read_id(id, &parts);
}

static int64_t find_hash(const char *index, uint64_t hash) {
    struct error error;
    sqlite3 *db = store_open_reader(index, &error);
    if (db == NULL) return -1;
    int64_t article = -1;
    sqlite3_stmt *find = store_prepare(db, "SELECT max(id) FROM article WHERE hash = ?1 AND"
                                           " id NOT IN (SELECT article FROM dead)");
    if (find != NULL) {
        sqlite3_bind_int64(find, 1, (sqlite3_int64)hash);
        if (sqlite3_step(find) == SQLITE_ROW && sqlite3_column_type(find, 0) != SQLITE_NULL)
            article = sqlite3_column_int64(find, 0);
        sqlite3_finalize(find);
    }
    sqlite3_close(db);
    return article;
}

bool library_find_id(struct library *library, const char *id, int64_t *article, uint32_t *start,
                     uint32_t *end) {
    struct id parts;
    if (!read_id(id, &parts)) return false;
    *start = parts.start;
    *end = parts.end;
    *article = find_hash(library->place.index, parts.hash);
    return *article > 0;
}
