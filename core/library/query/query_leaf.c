#include "core/library/query/query_leaf.h"

#include <stdlib.h>

#include "core/base/vec.h"
#include "core/library/index/packed_date.h"
#include "core/library/index/starts.h"
#include "core/library/index/tokens.h"
#include "core/library/marks/marks_store.h"

/* Fields whose values are elsewhere say only whether they are of quotes. */
static const struct name_source sources[FIELD_COUNT] = {
    [FIELD_SAID] = {.of_quote = true},
    [FIELD_KIND] = {.of_quote = true},
    [FIELD_SPEAKER] = {true, COLUMN_SPEAKER, NAME_SPEAKER, false},
    [FIELD_ROLE] = {true, COLUMN_ROLE, NAME_ROLE, false},
    [FIELD_VIA] = {true, COLUMN_VIA, NAME_VIA, true},
    [FIELD_OUTLET] = {false, COLUMN_OUTLET, NAME_OUTLET, false},
    [FIELD_SOURCE] = {false, COLUMN_SOURCES, NAME_SOURCES, true},
    [FIELD_PLACE] = {false, COLUMN_PLACE, NAME_PLACE, false},
    [FIELD_LANG] = {false, COLUMN_LANGUAGE, NAME_LANGUAGE, false},
    [FIELD_AUTHOR] = {false, COLUMN_AUTHORS, NAME_AUTHORS, true},
    [FIELD_TAG] = {false, COLUMN_TAGS, NAME_TAGS, true}};

bool query_leaf_names(enum query_field field, struct name_source *out) {
    *out = sources[field];
    return out->column != COLUMN_PUBLISHED;
}

bool query_leaf_of_quote(const struct query_node *leaf) {
    return sources[leaf->field].of_quote;
}

static bool names_quotes(const struct query_node *node) {
    if (node->op == QUERY_LEAF) return query_leaf_of_quote(node);
    return (node->left != NULL && names_quotes(node->left)) ||
           (node->right != NULL && names_quotes(node->right));
}

bool library_query_names_quotes(const char *text) {
    struct arena arena = {0};
    struct query_context context = {0};
    const struct query_node *tree;
    struct error error;
    bool names = query_parse(&arena, str_from(text), &context, &tree, &error) && names_quotes(tree);
    arena_free(&arena);
    return names;
}

/* ---- leaves by words ---- */

/* The FTS5 expression of a phrase of tokens, each with a space behind it. */
static void match_phrase(struct str tokens, bool prefix, const char *column, struct buf *out) {
    /* tokens hold neither quotes nor asterisks */
    buf_printf(out, "%s\"%.*s\"%s", column, (int)tokens.len - 1, tokens.ptr, prefix ? " *" : "");
}

static bool match_text(const struct query_node *leaf, struct buf *out) {
    struct arena scratch = {0};
    struct buf tokens = {0};
    tokens_add(&scratch, &tokens, leaf->value, TOKENS_QUERY);
    bool any = tokens.len > 0;
    if (any) match_phrase(buf_str(&tokens), leaf->prefix, "", out);
    buf_free(&tokens);
    arena_free(&scratch);
    return any;
}

static bool add_matches(sqlite3 *db, const char *sql, struct str match, int field,
                        struct bitset *out) {
    sqlite3_stmt *statement = store_prepare(db, sql);
    if (statement == NULL) return false;
    store_bind_text(statement, 1, match);
    if (field >= 0) sqlite3_bind_int(statement, 2, field);
    int rc;
    while ((rc = sqlite3_step(statement)) == SQLITE_ROW) {
        size_t id = (size_t)sqlite3_column_int64(statement, 0);
        if (id < out->bits) bitset_set(out, id);
    }
    sqlite3_finalize(statement);
    return rc == SQLITE_DONE;
}

static bool everything(struct bitset *out) {
    bitset_not(out);
    return true;
}

/* Where words are searched. */
static const struct word_source {
    const char *sql, *column;
    enum starts_scope starts;
} any_words = {"SELECT rowid FROM words WHERE words MATCH ?1", "", STARTS_ARTICLE},
  title_words = {"SELECT rowid FROM words WHERE words MATCH ?1", "title : ", STARTS_TITLE},
  said_words = {"SELECT rowid FROM said WHERE said MATCH ?1", "", STARTS_QUOTE};

static bool run_phrase(const struct query_sources *from, const struct word_source *source,
                       struct str tokens, bool prefix, struct bitset *out) {
    struct buf match = {0};
    match_phrase(tokens, prefix, source->column, &match);
    bool ok = add_matches(from->shelf->db, source->sql, buf_str(&match), -1, out);
    buf_free(&match);
    return ok;
}

static size_t last_token(struct str tokens) {
    size_t at = tokens.len - 1;
    while (at > 0 && tokens.ptr[at - 1] != ' ') at--;
    return at;
}

/* A phrase whose last word has but begun finds, until some letters more are there, what holds the
 * whole words as a phrase and that beginning anywhere: FTS5 would gather half the index. */
static bool run_begun(const struct query_sources *from, const struct word_source *source,
                      struct str tokens, struct bitset *out) {
    size_t at = last_token(tokens);
    struct str last = str_slice(tokens, at, tokens.len - 1);
    if (at > 0 && tokens_is_pair(last)) return run_phrase(from, source, tokens, false, out);
    if (!starts_has(source->starts, last)) return run_phrase(from, source, tokens, true, out);
    if (!starts_find(from->shelf->db, source->starts, last, out)) return false;
    if (at == 0) return true;
    struct bitset whole = bitset_new(out->bits, false);
    bool ok = run_phrase(from, source, str_slice(tokens, 0, at), false, &whole);
    bitset_and(out, &whole);
    bitset_free(&whole);
    return ok;
}

static bool run_words(const struct query_sources *from, const struct query_node *leaf,
                      const struct word_source *source, struct bitset *out) {
    struct arena scratch = {0};
    struct buf tokens = {0};
    tokens_add(&scratch, &tokens, leaf->value, TOKENS_QUERY);
    bool ok = tokens.len == 0 ? everything(out)
              : leaf->prefix  ? run_begun(from, source, buf_str(&tokens), out)
                              : run_phrase(from, source, buf_str(&tokens), false, out);
    buf_free(&tokens);
    arena_free(&scratch);
    return ok;
}

/* ---- leaves by names ---- */

/* All names of the people whose names are in the set. */
static bool add_other_names(const struct query_sources *from, struct bitset *names) {
    struct people *people = from->people;
    if (!people_update(people, from->shelf)) return false;
    struct bitset persons = bitset_new(people->names, false);
    for (size_t id = bitset_next(names, 1); id != SIZE_MAX && id < people->names;
         id = bitset_next(names, id + 1))
        bitset_set(&persons, people->person[id]);
    for (size_t id = 1; id < people->names && id < names->bits; id++)
        if (people->person[id] != 0 && bitset_has(&persons, people->person[id]))
            bitset_set(names, id);
    bitset_free(&persons);
    return true;
}

static bool run_name(const struct query_sources *from, const struct query_node *leaf,
                     struct bitset *out) {
    const struct name_source *source = &sources[leaf->field];
    struct shelf *shelf = from->shelf;
    const uint32_t *column = shelf_u32(shelf, source->column);
    if (column == NULL) return false;
    size_t last = source->of_quote ? shelf->quotes : shelf->articles;
    size_t name_count = store_name_room(shelf->db);
    struct bitset names = bitset_new(name_count, false);
    struct buf match = {0};
    bool ok = true;
    if (leaf->unknown)
        bitset_set(&names, 0);
    else if (match_text(leaf, &match))
        ok = add_matches(shelf->db,
                         "SELECT w.rowid FROM name_words w CROSS JOIN name n ON n.id = w.rowid"
                         " WHERE name_words MATCH ?1 AND n.field = ?2",
                         buf_str(&match), (int)source->name, &names);
    else
        bitset_not(&names);
    if (ok && leaf->field == FIELD_SPEAKER && !leaf->unknown) ok = add_other_names(from, &names);
    for (size_t id = 1; ok && id <= last; id++)
        if (bitset_has(&names, column[id])) bitset_set(out, id);
    buf_free(&match);
    bitset_free(&names);
    return ok;
}

/* ---- the other leaves ---- */

static bool contains_nocase(struct str text, struct str part) {
    if (part.len == 0) return true;
    for (size_t at = 0; at + part.len <= text.len; at++)
        if (str_eq_ascii_nocase(str_slice(text, at, at + part.len), part)) return true;
    return false;
}

/* What of a path is searched: not the folders above the library. */
static struct str searched_path(const struct place *place, struct str path) {
    const struct place_root *root = place_root_of(place, path);
    if (root != NULL && path.len > root->absolute.len)
        return str_slice(path, root->absolute.len, path.len);
    size_t name = path.len;
    while (name > 0 && path.ptr[name - 1] != '/') name--;
    return str_slice(path, name, path.len);
}

static bool run_path(const struct query_sources *from, const struct query_node *leaf,
                     struct bitset *out) {
    sqlite3_stmt *files = store_prepare(from->shelf->db, "SELECT article, path FROM file");
    if (files == NULL) return false;
    int rc;
    while ((rc = sqlite3_step(files)) == SQLITE_ROW) {
        size_t id = (size_t)sqlite3_column_int64(files, 0);
        if (id < out->bits &&
            contains_nocase(searched_path(from->place, store_column(files, 1)), leaf->value))
            bitset_set(out, id);
    }
    sqlite3_finalize(files);
    return rc == SQLITE_DONE;
}

static bool run_date(const struct query_sources *from, const struct query_node *leaf,
                     struct bitset *out) {
    const uint64_t *published = shelf_u64(from->shelf, COLUMN_PUBLISHED);
    if (published == NULL) return false;
    for (size_t id = 1; id <= from->shelf->articles; id++) {
        int64_t day = date_packed_day((int64_t)published[id]);
        bool in = leaf->unknown ? day == 0 : day != 0 && day >= leaf->from && day <= leaf->to;
        if (in) bitset_set(out, id);
    }
    return true;
}

static bool run_kind(const struct query_sources *from, const struct query_node *leaf,
                     struct bitset *out) {
    static const enum quote_kind kinds[] = {
        [KIND_IS_DIRECT] = QUOTE_DIRECT, [KIND_IS_MIXED] = QUOTE_MIXED};
    const uint8_t *kind = shelf_u8(from->shelf, COLUMN_KIND);
    if (kind == NULL) return false;
    for (size_t id = 1; id <= from->shelf->quotes; id++)
        if (kind[id] == kinds[leaf->choice]) bitset_set(out, id);
    return true;
}

static bool has_quotes(struct shelf *shelf, struct bitset *out) {
    const uint32_t *first = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
    if (first == NULL) return false;
    for (size_t id = 1; id <= shelf->articles; id++) {
        struct quote_range range = shelf_quotes(shelf, first, id);
        if (range.end > range.first) bitset_set(out, id);
    }
    return true;
}

static bool has_value(struct shelf *shelf, enum column_kind kind, struct bitset *out) {
    const uint32_t *narrow = NULL;
    const uint64_t *wide = NULL;
    if (column_width(kind) == sizeof *wide)
        wide = shelf_u64(shelf, kind);
    else
        narrow = shelf_u32(shelf, kind);
    if (narrow == NULL && wide == NULL) return false;
    for (size_t id = 1; id <= shelf->articles; id++)
        if (wide != NULL ? wide[id] != 0 : narrow[id] != 0) bitset_set(out, id);
    return true;
}

static bool run_has(const struct query_sources *from, const struct query_node *leaf,
                    struct bitset *out) {
    struct shelf *shelf = from->shelf;
    switch (leaf->choice) {
    case HAS_QUOTES:
        return has_quotes(shelf, out);
    case HAS_DATE:
        return has_value(shelf, COLUMN_PUBLISHED, out);
    case HAS_OUTLET:
        return has_value(shelf, COLUMN_OUTLET, out);
    case HAS_AUTHOR:
        return has_value(shelf, COLUMN_AUTHORS, out);
    default:
        return add_matches(shelf->db, "SELECT id FROM article WHERE is_title", STR_NONE, -1, out);
    }
}

static bool run_is(const struct query_sources *from, const struct query_node *leaf,
                   struct bitset *out) {
    static const uint32_t bits[] = {
        [IS_UNREAD] = MARK_READ, [IS_READ] = MARK_READ,  [IS_STARRED] = MARK_STAR,
        [IS_NOTED] = MARK_NOTE,  [IS_TAGGED] = MARK_TAG, [IS_NEW] = MARK_NEW};
    struct shelf *shelf = from->shelf;
    const uint64_t *hash = shelf_u64(shelf, COLUMN_HASH);
    const uint32_t *added = shelf_u32(shelf, COLUMN_ADDED);
    if (hash == NULL || added == NULL) return false;
    for (size_t id = 1; id <= shelf->articles; id++)
        if (((marks_of(from->marks, hash[id], added[id]) & bits[leaf->choice]) != 0) !=
            (leaf->choice == IS_UNREAD))
            bitset_set(out, id);
    return true;
}

static bool run_tag(const struct query_sources *from, const struct query_node *leaf,
                    struct bitset *out) {
    if (!run_name(from, leaf, out)) return false;
    const uint64_t *hash = shelf_u64(from->shelf, COLUMN_HASH);
    if (hash == NULL) return false;
    struct bitset mine = bitset_new(out->bits, false);
    marks_tagged(from->marks, leaf->value, hash, from->shelf->articles, &mine);
    bitset_or(out, &mine);
    bitset_free(&mine);
    return true;
}

bool query_leaf_run(const struct query_sources *from, const struct query_node *leaf,
                    struct bitset *out) {
    switch (leaf->field) {
    case FIELD_ANY:
        return run_words(from, leaf, &any_words, out);
    case FIELD_TITLE:
        return run_words(from, leaf, &title_words, out);
    case FIELD_SAID:
        return run_words(from, leaf, &said_words, out);
    case FIELD_PATH:
        return run_path(from, leaf, out);
    case FIELD_DATE:
        return run_date(from, leaf, out);
    case FIELD_KIND:
        return run_kind(from, leaf, out);
    case FIELD_HAS:
        return run_has(from, leaf, out);
    case FIELD_IS:
        return run_is(from, leaf, out);
    case FIELD_TAG:
        return run_tag(from, leaf, out);
    default:
        return run_name(from, leaf, out);
    }
}
