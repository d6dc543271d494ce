#include "core/library/answers/tables.h"

#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/library/answers/tables_parts.h"
#include "core/library/index/packed_date.h"

int table_month(uint64_t published) {
    struct date date = date_unpack((int64_t)published);
    return date.year > 0 ? date.year * 12 + date.month - 1 : -1;
}

void tally_article(struct tally *tally, uint32_t article, uint64_t published) {
    tally->articles += tally->last_article != article;
    tally->last_article = article;
    if (published == 0) return;
    if (tally->first == 0 || published < tally->first) tally->first = published;
    if (published > tally->last) tally->last = published;
}

struct str maker_name(struct maker *maker, uint32_t id) {
    struct str text = STR("");
    sqlite3_bind_int64(maker->name, 1, id);
    if (sqlite3_step(maker->name) == SQLITE_ROW)
        text = arena_str(&maker->table->arena, store_column(maker->name, 0));
    sqlite3_reset(maker->name);
    return text;
}

bool maker_name_is_before(struct maker *maker, uint32_t a, uint32_t b) {
    return str_cmp(maker_name(maker, a), maker_name(maker, b)) < 0;
}

void maker_each_quote(struct maker *maker,
                      void (*each)(struct maker *, void *, uint32_t article, size_t quote),
                      void *context) {
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1)) {
        struct quote_range range = shelf_quotes(maker->shelf, maker->first_quote, a);
        for (size_t quote = range.first; quote < range.end; quote++)
            if (bitset_has(maker->quotes, quote)) each(maker, context, (uint32_t)a, quote);
    }
}

/* ---- rows from tallies ---- */

struct library_table_row tally_row(const struct tally *tally, struct str name, struct str detail,
                                   struct str query) {
    return (struct library_table_row){.name = name,
                                      .detail = detail,
                                      .quotes = tally->quotes,
                                      .articles = tally->articles,
                                      .first = date_unpack((int64_t)tally->first),
                                      .last = date_unpack((int64_t)tally->last),
                                      .query = query};
}

void table_add_row(struct library_table *table, const struct tally *tally, struct str name,
                   struct str detail, struct str query) {
    table->rows[table->count++] = tally_row(tally, name, detail, query);
    int month = table_month(tally->last);
    if (month < 0 || (table->month_count > 0 && month < table->first_month + TABLE_MONTHS)) return;
    table->month_count = TABLE_MONTHS;
    table->first_month = month - TABLE_MONTHS + 1;
}

static int by_quotes(const void *a, const void *b) {
    const struct tally *x = a, *y = b;
    if (x->quotes != y->quotes) return x->quotes > y->quotes ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* Keeps the tallies that count anything, the greatest first. */
static size_t rank(struct tally *tallies, size_t count) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (tallies[i].quotes > 0) tallies[kept++] = tallies[i];
    if (kept > 0) qsort(tallies, kept, sizeof *tallies, by_quotes);
    return size_least(kept, TABLE_ROWS);
}

void table_add_month(struct library_table *table, size_t row, uint64_t published) {
    int at = table_month(published) - table->first_month;
    if (published != 0 && at >= 0 && at < table->month_count) table->rows[row].months[at]++;
}

/* ---- people ---- */

uint32_t maker_person(const struct maker *maker, size_t quote) {
    uint32_t name = maker->speaker[quote];
    return name < maker->people->names ? maker->people->person[name] : 0;
}

static void count_person(struct maker *maker, void *context, uint32_t article, size_t quote) {
    uint32_t person = maker_person(maker, quote);
    struct tally *tally = &((struct tally *)context)[person];
    uint64_t published = maker->published[article];
    tally->id = person;
    tally->quotes++;
    tally_article(tally, article, published);
    if (maker->role[quote] == 0 || published < tally->role_date) return;
    tally->role = maker->role[quote];
    tally->role_date = published;
}

/* `context`: the row + 1 by name id. */
static void count_person_month(struct maker *maker, void *context, uint32_t article, size_t quote) {
    uint32_t row = ((const uint32_t *)context)[maker_person(maker, quote)];
    if (row > 0) table_add_month(maker->table, row - 1, maker->published[article]);
}

static void make_people(struct maker *maker) {
    struct arena *arena = &maker->table->arena;
    size_t names = maker->people->names;
    struct tally *tallies = mem_new(names + 1, sizeof *tallies);
    uint32_t *row_of = mem_new(names + 1, sizeof *row_of);
    maker_each_quote(maker, count_person, tallies);
    struct tally unknown = tallies[0];
    tallies[0] = (struct tally){0};
    size_t count = rank(tallies, names);
    maker->table->rows = arena_new(arena, struct library_table_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct tally *tally = &tallies[i];
        struct str name = maker_name(maker, tally->id);
        table_add_row(maker->table, tally, name,
                      tally->role != 0 ? maker_name(maker, tally->role) : STR_NONE,
                      arena_printf(arena, "speaker:\"%.*s\"", STR_ARG(name)));
    }
    for (size_t i = 0; i < count; i++) row_of[tallies[i].id] = (uint32_t)i + 1;
    if (unknown.quotes > 0) {
        table_add_row(maker->table, &unknown, STR("?"), STR_NONE, STR("speaker:?"));
        row_of[0] = (uint32_t)maker->table->count;
    }
    maker_each_quote(maker, count_person_month, row_of);
    free(tallies);
    free(row_of);
}

/* ---- all ---- */

static bool load_columns(struct maker *maker) {
    struct shelf *shelf = maker->shelf;
    maker->published = shelf_u64(shelf, COLUMN_PUBLISHED);
    maker->first_quote = shelf_u32(shelf, COLUMN_FIRST_QUOTE);
    maker->speaker = shelf_u32(shelf, COLUMN_SPEAKER);
    maker->role = shelf_u32(shelf, COLUMN_ROLE);
    maker->via = shelf_u32(shelf, COLUMN_VIA);
    maker->sources = shelf_u32(shelf, COLUMN_SOURCES);
    maker->outlet = shelf_u32(shelf, COLUMN_OUTLET);
    maker->name = store_prepare(shelf->db, "SELECT text FROM name WHERE id = ?1");
    return maker->published != NULL && maker->first_quote != NULL && maker->speaker != NULL &&
           maker->role != NULL && maker->via != NULL && maker->sources != NULL &&
           maker->outlet != NULL && maker->name != NULL;
}

static int person_order(const void *a, const void *b) {
    const struct library_table_row *x = a, *y = b;
    bool unknown = str_eq(x->name, STR("?"));
    if (unknown != str_eq(y->name, STR("?"))) return unknown ? 1 : -1;
    if (x->quotes != y->quotes) return x->quotes > y->quotes ? -1 : 1;
    return str_cmp(x->name, y->name);
}

static int medium_order(const void *a, const void *b) {
    const struct library_table_row *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    return person_order(a, b);
}

struct library_table *table_make(enum library_table_kind kind, struct shelf *shelf,
                                 const struct people *people, const struct bitset *articles,
                                 const struct bitset *quotes) {
    struct maker maker = {.shelf = shelf, .people = people, .articles = articles, .quotes = quotes};
    if (!load_columns(&maker)) return NULL;
    maker.table = mem_new(1, sizeof *maker.table);
    maker.table->kind = kind;
    switch (kind) {
    case TABLE_PEOPLE:
        make_people(&maker);
        break;
    case TABLE_SOURCES:
        sources_make(&maker);
        break;
    case TABLE_TIMELINE:
        timeline_make(&maker);
        break;
    case TABLE_VALUES: /* see values.h */
        break;
    }
    sqlite3_finalize(maker.name);
    if (kind != TABLE_TIMELINE && maker.table->count > 0)
        qsort(maker.table->rows, maker.table->count, sizeof *maker.table->rows,
              kind == TABLE_PEOPLE ? person_order : medium_order);
    return maker.table;
}

void library_table_free(struct library_table *table) {
    if (table == NULL) return;
    arena_free(&table->arena);
    free(table);
}
