#include "core/library/query_run.h"

#include <stdlib.h>

#include "core/base/vec.h"
#include "core/library/marks_store.h"
#include "core/library/record.h"
#include "core/library/tokens.h"

enum { KEPT_LEAVES = 16 };

struct kept_leaf {
    struct buf key;
    struct bitset set;
    uint64_t used;
};

struct query_runner {
    struct shelf *shelf;
    const struct place *place;
    struct marks *marks;
    struct people *people;
    struct kept_leaf kept[KEPT_LEAVES];
    uint64_t kept_version, clock;
};

/* Where a field's values are: a name column, or elsewhere. */
static const struct field_source {
    bool named, of_quote;
    enum column_kind column;
    enum name_field name;
} sources[FIELD_COUNT] = {[FIELD_SAID] = {.of_quote = true},
                          [FIELD_KIND] = {.of_quote = true},
                          [FIELD_SPEAKER] = {true, true, COLUMN_SPEAKER, NAME_SPEAKER},
                          [FIELD_ROLE] = {true, true, COLUMN_ROLE, NAME_ROLE},
                          [FIELD_VIA] = {true, true, COLUMN_VIA, NAME_VIA},
                          [FIELD_OUTLET] = {true, false, COLUMN_OUTLET, NAME_OUTLET},
                          [FIELD_SOURCE] = {true, false, COLUMN_SOURCES, NAME_SOURCES},
                          [FIELD_PLACE] = {true, false, COLUMN_PLACE, NAME_PLACE},
                          [FIELD_LANG] = {true, false, COLUMN_LANGUAGE, NAME_LANGUAGE},
                          [FIELD_AUTHOR] = {true, false, COLUMN_AUTHORS, NAME_AUTHORS},
                          [FIELD_TAG] = {true, false, COLUMN_TAGS, NAME_TAGS}};

struct query_runner *query_runner_new(struct shelf *shelf, const struct place *place,
                                      struct marks *marks, struct people *people) {
    struct query_runner *runner = mem_new(1, sizeof *runner);
    runner->shelf = shelf;
    runner->place = place;
    runner->marks = marks;
    runner->people = people;
    return runner;
}

static void forget_leaves(struct query_runner *runner) {
    for (int i = 0; i < KEPT_LEAVES; i++) {
        buf_free(&runner->kept[i].key);
        bitset_free(&runner->kept[i].set);
        runner->kept[i] = (struct kept_leaf){0};
    }
}

void query_runner_free(struct query_runner *runner) {
    forget_leaves(runner);
    free(runner);
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

static bool run_phrase(struct query_runner *runner, const struct word_source *source,
                       struct str tokens, bool prefix, struct bitset *out) {
    struct buf match = {0};
    match_phrase(tokens, prefix, source->column, &match);
    bool ok = add_matches(runner->shelf->db, source->sql, buf_str(&match), -1, out);
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
static bool run_begun(struct query_runner *runner, const struct word_source *source,
                      struct str tokens, struct bitset *out) {
    size_t at = last_token(tokens);
    struct str last = str_slice(tokens, at, tokens.len - 1);
    if (at > 0 && tokens_is_pair(last)) return run_phrase(runner, source, tokens, false, out);
    if (!starts_has(source->starts, last)) return run_phrase(runner, source, tokens, true, out);
    if (!starts_find(runner->shelf->db, source->starts, last, out)) return false;
    if (at == 0) return true;
    struct bitset whole = bitset_new(out->bits, false);
    bool ok = run_phrase(runner, source, str_slice(tokens, 0, at), false, &whole);
    bitset_and(out, &whole);
    bitset_free(&whole);
    return ok;
}

static bool run_words(struct query_runner *runner, const struct query_node *leaf,
                      const struct word_source *source, struct bitset *out) {
    struct arena scratch = {0};
    struct buf tokens = {0};
    tokens_add(&scratch, &tokens, leaf->value, TOKENS_QUERY);
    bool ok = tokens.len == 0 ? everything(out)
              : leaf->prefix  ? run_begun(runner, source, buf_str(&tokens), out)
                              : run_phrase(runner, source, buf_str(&tokens), false, out);
    buf_free(&tokens);
    arena_free(&scratch);
    return ok;
}

/* ---- leaves by names ---- */

/* All names of the people whose names are in the set. */
static bool add_other_names(struct query_runner *runner, struct bitset *names) {
    struct people *people = runner->people;
    if (!people_update(people, runner->shelf)) return false;
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

static bool run_name(struct query_runner *runner, const struct query_node *leaf,
                     struct bitset *out) {
    const struct field_source *source = &sources[leaf->field];
    struct shelf *shelf = runner->shelf;
    const uint32_t *column = shelf_u32(shelf, source->column);
    if (column == NULL) return false;
    size_t last = source->of_quote ? shelf->quotes : shelf->articles;
    size_t name_count = (size_t)store_integer(shelf->db, "SELECT max(id) FROM name", 0) + 1;
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
    if (ok && leaf->field == FIELD_SPEAKER && !leaf->unknown) ok = add_other_names(runner, &names);
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
    for (size_t i = 0; i < place->root_count; i++) {
        struct str root = place->roots[i].absolute;
        if (path.len > root.len && str_starts(path, root))
            return str_slice(path, root.len, path.len);
    }
    size_t name = path.len;
    while (name > 0 && path.ptr[name - 1] != '/') name--;
    return str_slice(path, name, path.len);
}

static bool run_path(struct query_runner *runner, const struct query_node *leaf,
                     struct bitset *out) {
    sqlite3_stmt *files = store_prepare(runner->shelf->db, "SELECT article, path FROM file");
    if (files == NULL) return false;
    int rc;
    while ((rc = sqlite3_step(files)) == SQLITE_ROW) {
        size_t id = (size_t)sqlite3_column_int64(files, 0);
        if (id < out->bits &&
            contains_nocase(searched_path(runner->place, store_column(files, 1)), leaf->value))
            bitset_set(out, id);
    }
    sqlite3_finalize(files);
    return rc == SQLITE_DONE;
}

static bool run_date(struct query_runner *runner, const struct query_node *leaf,
                     struct bitset *out) {
    const uint64_t *published = shelf_u64(runner->shelf, COLUMN_PUBLISHED);
    if (published == NULL) return false;
    for (size_t id = 1; id <= runner->shelf->articles; id++) {
        int64_t day = date_packed_day((int64_t)published[id]);
        bool in = leaf->unknown ? day == 0 : day != 0 && day >= leaf->from && day <= leaf->to;
        if (in) bitset_set(out, id);
    }
    return true;
}

static bool run_kind(struct query_runner *runner, const struct query_node *leaf,
                     struct bitset *out) {
    static const enum quote_kind kinds[] = {[KIND_IS_DIRECT] = QUOTE_DIRECT,
                                            [KIND_IS_MIXED] = QUOTE_MIXED,
                                            [KIND_IS_INDIRECT] = QUOTE_INDIRECT};
    const uint8_t *kind = shelf_u8(runner->shelf, COLUMN_KIND);
    if (kind == NULL) return false;
    for (size_t id = 1; id <= runner->shelf->quotes; id++)
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

static bool run_has(struct query_runner *runner, const struct query_node *leaf,
                    struct bitset *out) {
    struct shelf *shelf = runner->shelf;
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

static bool run_is(struct query_runner *runner, const struct query_node *leaf, struct bitset *out) {
    static const uint32_t bits[] = {
        [IS_UNREAD] = MARK_READ, [IS_READ] = MARK_READ,  [IS_STARRED] = MARK_STAR,
        [IS_NOTED] = MARK_NOTE,  [IS_TAGGED] = MARK_TAG, [IS_NEW] = MARK_NEW};
    struct shelf *shelf = runner->shelf;
    const uint64_t *hash = shelf_u64(shelf, COLUMN_HASH);
    const uint32_t *added = shelf_u32(shelf, COLUMN_ADDED);
    if (hash == NULL || added == NULL) return false;
    for (size_t id = 1; id <= shelf->articles; id++)
        if (((marks_of(runner->marks, hash[id], added[id]) & bits[leaf->choice]) != 0) !=
            (leaf->choice == IS_UNREAD))
            bitset_set(out, id);
    return true;
}

static bool run_tag(struct query_runner *runner, const struct query_node *leaf,
                    struct bitset *out) {
    if (!run_name(runner, leaf, out)) return false;
    const uint64_t *hash = shelf_u64(runner->shelf, COLUMN_HASH);
    if (hash == NULL) return false;
    struct bitset mine = bitset_new(out->bits, false);
    marks_tagged(runner->marks, leaf->value, hash, runner->shelf->articles, &mine);
    bitset_or(out, &mine);
    bitset_free(&mine);
    return true;
}

static bool run_leaf(struct query_runner *runner, const struct query_node *leaf,
                     struct bitset *out) {
    switch (leaf->field) {
    case FIELD_ANY:
        return run_words(runner, leaf, &any_words, out);
    case FIELD_TITLE:
        return run_words(runner, leaf, &title_words, out);
    case FIELD_SAID:
        return run_words(runner, leaf, &said_words, out);
    case FIELD_PATH:
        return run_path(runner, leaf, out);
    case FIELD_DATE:
        return run_date(runner, leaf, out);
    case FIELD_KIND:
        return run_kind(runner, leaf, out);
    case FIELD_HAS:
        return run_has(runner, leaf, out);
    case FIELD_IS:
        return run_is(runner, leaf, out);
    case FIELD_TAG:
        return run_tag(runner, leaf, out);
    default:
        return run_name(runner, leaf, out);
    }
}

/* ---- kept leaves ---- */

static bool changes_with_marks(enum query_field field) {
    return field == FIELD_IS || field == FIELD_TAG;
}

static struct kept_leaf *find_kept(struct query_runner *runner, struct str key) {
    struct kept_leaf *oldest = &runner->kept[0];
    for (int i = 0; i < KEPT_LEAVES; i++) {
        struct kept_leaf *kept = &runner->kept[i];
        if (kept->set.words != NULL && str_eq(buf_str(&kept->key), key)) return kept;
        if (kept->used < oldest->used) oldest = kept;
    }
    return oldest;
}

static bool run_kept_leaf(struct query_runner *runner, const struct query_node *leaf,
                          struct bitset *out) {
    bool of_quote = sources[leaf->field].of_quote;
    size_t last = of_quote ? runner->shelf->quotes : runner->shelf->articles;
    if (runner->kept_version != runner->shelf->version) forget_leaves(runner);
    runner->kept_version = runner->shelf->version;
    struct buf key = {0};
    buf_printf(&key, "%d%c%.*s", leaf->field, leaf->prefix ? '*' : ' ', STR_ARG(leaf->value));
    struct kept_leaf *kept = find_kept(runner, buf_str(&key));
    bool hit = kept->set.words != NULL && str_eq(buf_str(&kept->key), buf_str(&key)), ok = true;
    if (hit) {
        *out = bitset_copy(&kept->set);
    } else {
        *out = bitset_new(last + 1, false);
        ok = run_leaf(runner, leaf, out);
    }
    if (!hit && ok && !changes_with_marks(leaf->field)) {
        buf_free(&kept->key);
        bitset_free(&kept->set);
        *kept = (struct kept_leaf){.key = key, .set = bitset_copy(out)};
        key = (struct buf){0};
    }
    if (hit || ok) kept->used = ++runner->clock;
    buf_free(&key);
    if (!ok) bitset_free(out);
    return ok;
}

/* ---- the tree ---- */

/* From quotes to the articles they stand in, or from articles to all their quotes. */
static bool convert(struct shelf *shelf, struct bitset *set, bool to_quotes) {
    const uint32_t *first = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
    if (first == NULL) return false;
    struct bitset out = bitset_new((to_quotes ? shelf->quotes : shelf->articles) + 1, false);
    if (to_quotes) {
        for (size_t id = bitset_next(set, 1); id != SIZE_MAX; id = bitset_next(set, id + 1)) {
            struct quote_range range = shelf_quotes(shelf, first, id);
            for (size_t quote = range.first; quote < range.end; quote++) bitset_set(&out, quote);
        }
    } else { /* both kinds of ids rise together: one walk over the set bits */
        size_t id = 1;
        for (size_t quote = bitset_next(set, 1); quote != SIZE_MAX;) {
            while (shelf_quotes(shelf, first, id).end <= quote) id++;
            bitset_set(&out, id);
            quote = bitset_next(set, shelf_quotes(shelf, first, id).end);
        }
    }
    bitset_free(set);
    *set = out;
    return true;
}

static bool is_of_quote(const struct query_node *node) {
    return node->op == QUERY_LEAF && sources[node->field].of_quote;
}

/* The conditions of a chain of ANDs, one after the other. */
static void flatten(const struct query_node *node, const struct query_node **out, size_t *count) {
    if (node->op == QUERY_AND) {
        flatten(node->left, out, count);
        flatten(node->right, out, count);
    } else {
        out[(*count)++] = node;
    }
}

static size_t chain_length(const struct query_node *node) {
    return node->op == QUERY_AND ? chain_length(node->left) + chain_length(node->right) : 1;
}

static bool narrow(struct query_runner *runner, const struct query_node *node, bool quotes,
                   struct bitset *into, bool *begun) {
    struct bitset set;
    if (!query_run(runner, node, quotes, &set)) return false;
    if (*begun) {
        bitset_and(into, &set);
        bitset_free(&set);
    } else {
        *into = set;
        *begun = true;
    }
    return true;
}

/* In a list of articles, first what must hold of one quote, then the rest. */
static bool run_and(struct query_runner *runner, const struct query_node *node, bool quotes,
                    struct bitset *out) {
    size_t count = 0;
    const struct query_node **parts = mem_new(chain_length(node), sizeof *parts);
    flatten(node, parts, &count);
    struct bitset one = {0}, all = {0};
    bool one_begun = false, all_begun = false, ok = true;
    for (size_t i = 0; i < count && ok && !quotes; i++)
        if (is_of_quote(parts[i])) ok = narrow(runner, parts[i], true, &one, &one_begun);
    if (one_begun && ok) ok = convert(runner->shelf, &one, false);
    for (size_t i = 0; i < count && ok; i++)
        if (quotes || !is_of_quote(parts[i]))
            ok = narrow(runner, parts[i], quotes, &all, &all_begun);
    free(parts);
    if (ok && one_begun && all_begun) bitset_and(&all, &one);
    *out = all_begun ? all : one;
    if (all_begun && one_begun) bitset_free(&one);
    if (!ok) bitset_free(out);
    return ok;
}

bool query_run(struct query_runner *runner, const struct query_node *query, bool quotes,
               struct bitset *out) {
    struct shelf *shelf = runner->shelf;
    struct bitset other;
    switch (query->op) {
    case QUERY_ALL:
        *out = bitset_new((quotes ? shelf->quotes : shelf->articles) + 1, true);
        return true;
    case QUERY_LEAF:
        if (!run_kept_leaf(runner, query, out)) return false;
        if (sources[query->field].of_quote == quotes || convert(shelf, out, quotes)) return true;
        bitset_free(out);
        return false;
    case QUERY_NOT:
        if (!query_run(runner, query->left, quotes, out)) return false;
        bitset_not(out);
        return true;
    case QUERY_AND:
        return run_and(runner, query, quotes, out);
    case QUERY_OR:
        if (!query_run(runner, query->left, quotes, out)) return false;
        if (query_run(runner, query->right, quotes, &other)) {
            bitset_or(out, &other);
            bitset_free(&other);
            return true;
        }
        bitset_free(out);
        return false;
    }
    return false;
}
