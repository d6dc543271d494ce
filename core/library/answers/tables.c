#include "core/library/answers/tables.h"

#include <stdlib.h>

#include "core/base/map.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/library/answers/tables_parts.h"
#include "core/library/index/record.h"

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

/* Calls `each` for every quote that is let through, article by article. */
static void each_quote(struct maker *maker,
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
    return kept < TABLE_ROWS ? kept : TABLE_ROWS;
}

static void fill_rows(struct maker *maker, const struct tally *tallies, size_t count,
                      const char *field) {
    struct library_table *table = maker->table;
    table->rows = arena_new(&table->arena, struct library_table_row, count + 1);
    table->count = count;
    int last = -1;
    for (size_t i = 0; i < count; i++) {
        struct str name = maker_name(maker, tallies[i].id);
        table->rows[i] = (struct library_table_row){
            .name = name,
            .detail = tallies[i].role != 0 ? maker_name(maker, tallies[i].role) : STR_NONE,
            .quotes = tallies[i].quotes,
            .articles = tallies[i].articles,
            .first = date_unpack((int64_t)tallies[i].first),
            .last = date_unpack((int64_t)tallies[i].last),
            .query = arena_printf(&table->arena, "%s:\"%.*s\"", field, STR_ARG(name))};
        int month = table_month(tallies[i].last);
        if (month > last) last = month;
    }
    table->month_count = last >= 0 ? TABLE_MONTHS : 0;
    table->first_month = last - TABLE_MONTHS + 1;
}

static void add_month(struct library_table *table, size_t row, uint64_t published) {
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
    if (person == 0) return;
    tally->id = person;
    tally->quotes++;
    tally_article(tally, article, published);
    if (maker->role[quote] == 0 || published < tally->role_date) return;
    tally->role = maker->role[quote];
    tally->role_date = published;
}

struct months_context {
    const uint32_t *row_of; /* by name id: row + 1 */
};

static void count_person_month(struct maker *maker, void *context, uint32_t article, size_t quote) {
    uint32_t row = ((const struct months_context *)context)->row_of[maker_person(maker, quote)];
    if (row > 0) add_month(maker->table, row - 1, maker->published[article]);
}

static void make_people(struct maker *maker) {
    size_t names = maker->people->names;
    struct tally *tallies = mem_new(names + 1, sizeof *tallies);
    uint32_t *row_of = mem_new(names + 1, sizeof *row_of);
    each_quote(maker, count_person, tallies);
    size_t count = rank(tallies, names);
    fill_rows(maker, tallies, count, "speaker");
    for (size_t i = 0; i < count; i++) row_of[tallies[i].id] = (uint32_t)i + 1;
    each_quote(maker, count_person_month, &(struct months_context){row_of});
    free(tallies);
    free(row_of);
}

/* ---- media ---- */

/* `sources` and `via` hold whole lists ("KCNA, Reuters"): which media each list is made of. */
struct media {
    VEC(struct str) names; /* by medium */
    struct list {
        uint32_t *at;
        size_t count;
        bool split;
    } * lists; /* by name id of the list */
};

static uint32_t medium_number(struct media *media, struct str name) {
    for (size_t i = 0; i < media->names.count; i++)
        if (str_eq(media->names.at[i], name)) return (uint32_t)i;
    vec_push(&media->names, name);
    return (uint32_t)media->names.count - 1;
}

static const struct list *media_of(struct maker *maker, struct media *media, uint32_t id) {
    struct list *list = &media->lists[id];
    if (list->split) return list;
    struct str rest = maker_name(maker, id), name;
    list->split = true;
    list->at = arena_new(&maker->table->arena, uint32_t, rest.len / 2 + 1);
    while (str_cut(&rest, ',', &name)) {
        name = str_trim(name);
        if (name.len > 0) list->at[list->count++] = medium_number(media, name);
    }
    return list;
}

struct media_maker {
    struct media media;
    VEC(struct tally) tallies; /* by medium */
    struct map citations;      /* how often an outlet cites a medium, by medium << 32 | outlet */
};

static struct tally *medium_tally(struct media_maker *mm, uint32_t medium) {
    for (uint32_t id = (uint32_t)mm->tallies.count; id <= medium; id++)
        vec_push(&mm->tallies, (struct tally){.id = id});
    return &mm->tallies.at[medium];
}

static void count_via(struct maker *maker, void *context, uint32_t article, size_t quote) {
    struct media_maker *mm = context;
    (void)article;
    if (maker->via[quote] == 0) return;
    const struct list *list = media_of(maker, &mm->media, maker->via[quote]);
    for (size_t i = 0; i < list->count; i++) medium_tally(mm, list->at[i])->quotes++;
}

static void count_citing(struct maker *maker, struct media_maker *mm, size_t article) {
    if (maker->sources[article] == 0) return;
    const struct list *list = media_of(maker, &mm->media, maker->sources[article]);
    for (size_t i = 0; i < list->count; i++) {
        struct tally *tally = medium_tally(mm, list->at[i]);
        tally_article(tally, (uint32_t)article, maker->published[article]);
        if (maker->outlet[article] != 0)
            ++*map_add(&mm->citations, (uint64_t)list->at[i] << 32 | maker->outlet[article], 0);
    }
}

static int by_articles(const void *a, const void *b) {
    const struct tally *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    if (x->quotes != y->quotes) return x->quotes > y->quotes ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* The outlet that cites it most often, and how many others do: "Warta Belor +3". */
static struct str citing_most(struct maker *maker, const struct map *citations, uint32_t medium) {
    const struct map_entry *most = NULL;
    unsigned outlets = 0;
    for (size_t i = 0; i < citations->room; i++) {
        const struct map_entry *pair = &citations->at[i];
        if (pair->key == 0 || pair->key >> 32 != medium) continue;
        outlets++;
        if (most == NULL || pair->value > most->value ||
            (pair->value == most->value &&
             maker_name_is_before(maker, (uint32_t)pair->key, (uint32_t)most->key)))
            most = pair;
    }
    if (most == NULL) return STR_NONE;
    struct str name = maker_name(maker, (uint32_t)most->key);
    if (outlets == 1) return name;
    return arena_printf(&maker->table->arena, "%.*s +%u", STR_ARG(name), outlets - 1);
}

static void fill_media(struct maker *maker, struct media_maker *mm) {
    struct library_table *table = maker->table;
    if (mm->media.names.at == NULL) return; /* no medium, no tally */
    if (mm->tallies.count > 0)
        qsort(mm->tallies.at, mm->tallies.count, sizeof *mm->tallies.at, by_articles);
    size_t count = mm->tallies.count < TABLE_ROWS ? mm->tallies.count : TABLE_ROWS;
    table->rows = arena_new(&table->arena, struct library_table_row, count + 1);
    table->count = count;
    int last = -1;
    for (size_t i = 0; i < count; i++) {
        const struct tally *tally = &mm->tallies.at[i];
        struct str name = mm->media.names.at[tally->id];
        table->rows[i] = (struct library_table_row){
            .name = name,
            .detail = citing_most(maker, &mm->citations, tally->id),
            .quotes = tally->quotes,
            .articles = tally->articles,
            .first = date_unpack((int64_t)tally->first),
            .last = date_unpack((int64_t)tally->last),
            .query = arena_printf(&table->arena, "source:\"%.*s\"", STR_ARG(name))};
        int month = table_month(tally->last);
        if (month > last) last = month;
    }
    table->month_count = last >= 0 ? TABLE_MONTHS : 0;
    table->first_month = last - TABLE_MONTHS + 1;
}

static void make_sources(struct maker *maker) {
    struct media_maker mm = {0};
    size_t names = (size_t)store_integer(maker->shelf->db, "SELECT max(id) FROM name", 0) + 1;
    mm.media.lists = mem_new(names, sizeof *mm.media.lists);
    each_quote(maker, count_via, &mm);
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1))
        count_citing(maker, &mm, a);
    fill_media(maker, &mm);
    uint32_t *row_of = mem_new(mm.tallies.count + 1, sizeof *row_of);
    for (size_t i = 0; mm.tallies.at != NULL && i < maker->table->count; i++)
        row_of[mm.tallies.at[i].id] = (uint32_t)i + 1;
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1)) {
        const struct list *list = &mm.media.lists[maker->sources[a]];
        for (size_t i = 0; maker->sources[a] != 0 && i < list->count; i++)
            if (row_of[list->at[i]] > 0)
                add_month(maker->table, row_of[list->at[i]] - 1, maker->published[a]);
    }
    free(row_of);
    free(mm.media.lists);
    map_free(&mm.citations);
    vec_free(&mm.media.names);
    vec_free(&mm.tallies);
}

/* ---- */

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
        make_sources(&maker);
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
