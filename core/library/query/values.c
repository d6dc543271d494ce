#include "core/library/query/values.h"

#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/base/vec.h"
#include "core/library/index/packed_date.h"
#include "core/library/marks/marks_store.h"

struct value {
    struct str name;
    uint32_t articles;
};

struct values {
    struct arena *arena;
    bool are_lists; /* a name of the index holds several, joined with ", " */
    VEC(struct value) all;
};

static void add(struct values *values, struct str names, uint32_t articles) {
    struct str rest = names, name;
    while (str_cut(&rest, values->are_lists ? ',' : '\0', &name)) {
        name = str_trim(name);
        if (name.len > 0)
            vec_push(&values->all, (struct value){arena_str(values->arena, name), articles});
    }
}

/* ---- counting ---- */

/* How many living articles have each name, by its id. */
struct counts {
    uint32_t *articles, *last; /* the article that was counted last */
    size_t names;
};

static void count_name(struct counts *counts, uint32_t name, size_t article) {
    if (name == 0 || name >= counts->names || counts->last[name] == article) return;
    counts->last[name] = (uint32_t)article;
    counts->articles[name]++;
}

static void count_all(struct counts *counts, struct shelf *shelf, const struct name_source *source,
                      const uint32_t *column, const uint32_t *first_quote,
                      const struct people *people) {
    for (size_t article = 1; article <= shelf->articles; article++) {
        if (bitset_has(&shelf->dead, article)) continue;
        if (!source->of_quote) {
            count_name(counts, column[article], article);
            continue;
        }
        struct quote_range range = shelf_quotes(shelf, first_quote, article);
        for (size_t quote = range.first; quote < range.end; quote++) {
            uint32_t name = column[quote];
            if (source->name == NAME_SPEAKER)
                name = name < people->names ? people->person[name] : 0;
            count_name(counts, name, article);
        }
    }
}

static bool add_names(struct values *values, sqlite3 *db, const struct counts *counts) {
    sqlite3_stmt *names = store_prepare(db, "SELECT text FROM name WHERE id = ?1");
    if (names == NULL) return false;
    for (size_t id = 1; id < counts->names; id++) {
        if (counts->articles[id] == 0) continue;
        sqlite3_bind_int64(names, 1, (int64_t)id);
        if (sqlite3_step(names) == SQLITE_ROW)
            add(values, store_column(names, 0), counts->articles[id]);
        sqlite3_reset(names);
    }
    sqlite3_finalize(names);
    return true;
}

static bool gather(const struct query_sources *from, const struct name_source *source,
                   struct values *values) {
    struct shelf *shelf = from->shelf;
    const uint32_t *column = shelf_u32(shelf, source->column);
    const uint32_t *first_quote = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
    if (column == NULL || first_quote == NULL || !people_update(from->people, shelf)) return false;
    size_t names = store_name_room(shelf->db);
    struct counts counts = {mem_new(names, sizeof *counts.articles),
                            mem_new(names, sizeof *counts.last), names};
    count_all(&counts, shelf, source, column, first_quote, from->people);
    bool ok = add_names(values, shelf->db, &counts);
    free(counts.articles);
    free(counts.last);
    return ok;
}

static void add_tags(void *context, struct str tags) {
    add(context, tags, 1);
}

/* ---- years ---- */

enum { LAST_YEAR = 9999 };

/* The years that articles were published in, the latest first. */
static bool gather_years(struct shelf *shelf, struct values *values) {
    const uint64_t *published = shelf_u64(shelf, COLUMN_PUBLISHED);
    if (published == NULL) return false;
    uint32_t *articles = mem_new(LAST_YEAR + 1, sizeof *articles);
    for (size_t id = 1; id <= shelf->articles; id++) {
        int year = date_unpack((int64_t)published[id]).year;
        if (year > 0 && year <= LAST_YEAR && !bitset_has(&shelf->dead, id)) articles[year]++;
    }
    for (int year = LAST_YEAR; year > 0; year--)
        if (articles[year] > 0)
            add(values, arena_printf(values->arena, "%d", year), articles[year]);
    free(articles);
    return true;
}

/* ---- the table ---- */

static int by_name(const void *a, const void *b) {
    return str_cmp(((const struct value *)a)->name, ((const struct value *)b)->name);
}

static int by_articles(const void *a, const void *b) {
    const struct value *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    return str_cmp(x->name, y->name);
}

/* Each name once, the most frequent first. */
static void rank(struct values *values) {
    size_t kept = 0;
    if (values->all.count == 0) return;
    qsort(values->all.at, values->all.count, sizeof *values->all.at, by_name);
    for (size_t i = 1; i < values->all.count; i++) {
        if (str_eq(values->all.at[kept].name, values->all.at[i].name))
            values->all.at[kept].articles += values->all.at[i].articles;
        else
            values->all.at[++kept] = values->all.at[i];
    }
    values->all.count = kept + 1;
    qsort(values->all.at, values->all.count, sizeof *values->all.at, by_articles);
}

struct library_table *values_make(const struct query_sources *from, enum query_field field) {
    struct library_table *table = mem_new(1, sizeof *table);
    struct name_source source;
    table->kind = TABLE_VALUES;
    bool are_names = query_leaf_names(field, &source), are_years = field == FIELD_DATE;
    if (!are_years && !are_names) return table;
    struct values values = {.arena = &table->arena, .are_lists = source.of_lists};
    bool ok = are_years ? gather_years(from->shelf, &values) : gather(from, &source, &values);
    const uint64_t *hash = ok && field == FIELD_TAG ? shelf_u64(from->shelf, COLUMN_HASH) : NULL;
    if (hash != NULL) marks_each_tags(from->marks, hash, from->shelf->articles, add_tags, &values);
    if (!are_years) rank(&values);
    size_t count = size_least(values.all.count, VALUES_MOST);
    table->rows = arena_new(&table->arena, struct library_table_row, count + 1);
    for (size_t i = 0; i < count; i++)
        table->rows[i] = (struct library_table_row){.name = values.all.at[i].name,
                                                    .articles = values.all.at[i].articles};
    table->count = count;
    vec_free(&values.all);
    if (ok) return table;
    library_table_free(table);
    return NULL;
}
