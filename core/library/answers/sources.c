/* The table of cited media: which articles cite each, and the quotes that came through it. */
#include <stdlib.h>

#include "core/base/bounds.h"
#include "core/base/map.h"
#include "core/base/mem.h"
#include "core/base/vec.h"
#include "core/library/answers/tables_parts.h"
#include "core/text/utf8.h"

/* One way to write the name of a medium: "Antara" and "ANTARA" are two of the same. */
struct spelling {
    struct str name, folded;
    uint32_t medium;   /* its number, from 0 on */
    uint32_t articles; /* that write it so */
};

/* `sources` and `via` hold whole lists ("KCNA, Reuters"): which media each list is made of. */
struct media {
    VEC(struct spelling) spellings;
    uint32_t count;
    struct list {
        uint32_t *at; /* spellings, each of another medium */
        size_t count;
        bool split;
    } * lists; /* by name id of the list */
};

static uint32_t spelling_number(struct media *media, struct arena *arena, struct str name) {
    uint32_t count = (uint32_t)media->spellings.count;
    struct spelling fresh = {name, utf8_fold(arena, name), media->count, 0};
    for (uint32_t i = 0; i < count; i++) {
        const struct spelling *known = &media->spellings.at[i];
        if (str_eq(known->name, name)) return i;
        if (str_eq(known->folded, fresh.folded)) fresh.medium = known->medium;
    }
    if (fresh.medium == media->count) media->count++;
    vec_push(&media->spellings, fresh);
    return count;
}

static void list_add(struct list *list, const struct media *media, uint32_t spelling) {
    const struct spelling *all = media->spellings.at;
    for (size_t i = 0; i < list->count; i++)
        if (all[list->at[i]].medium == all[spelling].medium) return;
    list->at[list->count++] = spelling;
}

static const struct list *media_of(struct maker *maker, struct media *media, uint32_t id) {
    struct list *list = &media->lists[id];
    if (list->split) return list;
    struct str rest = maker_name(maker, id), name;
    list->split = true;
    list->at = arena_new(&maker->table->arena, uint32_t, rest.len / 2 + 1);
    while (str_cut(&rest, ',', &name)) {
        name = str_trim(name);
        if (name.len > 0) list_add(list, media, spelling_number(media, &maker->table->arena, name));
    }
    return list;
}

/* The spelling that most articles have; of those that as many have the first by bytes. */
static struct str name_of(const struct media *media, uint32_t medium) {
    const struct spelling *best = NULL;
    for (size_t i = 0; i < media->spellings.count; i++) {
        const struct spelling *other = &media->spellings.at[i];
        if (other->medium != medium) continue;
        if (best == NULL || other->articles > best->articles ||
            (other->articles == best->articles && str_cmp(other->name, best->name) < 0))
            best = other;
    }
    return best != NULL ? best->name : STR_NONE;
}

struct media_maker {
    struct media media;
    VEC(struct tally) tallies; /* by medium */
    struct map citations;      /* how often an outlet cites a medium, by medium << 32 | outlet */
};

static uint32_t medium_of(const struct media_maker *mm, uint32_t spelling) {
    return mm->media.spellings.at[spelling].medium;
}

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
    for (size_t i = 0; i < list->count; i++) medium_tally(mm, medium_of(mm, list->at[i]))->quotes++;
}

static void count_citing(struct maker *maker, struct media_maker *mm, size_t article) {
    if (maker->sources[article] == 0) return;
    const struct list *list = media_of(maker, &mm->media, maker->sources[article]);
    for (size_t i = 0; i < list->count; i++) {
        struct tally *tally = medium_tally(mm, medium_of(mm, list->at[i]));
        mm->media.spellings.at[list->at[i]].articles++;
        tally_article(tally, (uint32_t)article, maker->published[article]);
        if (maker->outlet[article] != 0)
            ++*map_add(&mm->citations, (uint64_t)tally->id << 32 | maker->outlet[article], 0);
    }
}

static int by_articles(const void *a, const void *b) {
    const struct tally *x = a, *y = b;
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    if (x->quotes != y->quotes) return x->quotes > y->quotes ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

/* The outlet that cites it most often, and how many others do: "Warta Belor +3". An agency's own
 * pages name it, too: they do not cite it. */
static struct str citing_most(struct maker *maker, const struct map *citations,
                              struct str medium_name, uint32_t medium) {
    struct str own = utf8_fold(&maker->table->arena, medium_name);
    const struct map_entry *most = NULL;
    unsigned outlets = 0;
    for (size_t i = 0; i < citations->room; i++) {
        const struct map_entry *pair = &citations->at[i];
        if (pair->key == 0 || pair->key >> 32 != medium) continue;
        struct str outlet = maker_name(maker, (uint32_t)pair->key);
        if (str_eq(utf8_fold(&maker->table->arena, outlet), own)) continue;
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

static void fill_rows(struct maker *maker, struct media_maker *mm) {
    struct library_table *table = maker->table;
    struct arena *arena = &table->arena;
    if (mm->tallies.count > 0)
        qsort(mm->tallies.at, mm->tallies.count, sizeof *mm->tallies.at, by_articles);
    size_t count = size_least(mm->tallies.count, TABLE_ROWS);
    table->rows = arena_new(arena, struct library_table_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct tally *tally = &mm->tallies.at[i];
        struct str name = name_of(&mm->media, tally->id);
        table_add_row(table, tally, name, citing_most(maker, &mm->citations, name, tally->id),
                      arena_printf(arena, "source:\"%.*s\"", STR_ARG(name)));
    }
}

void sources_make(struct maker *maker) {
    struct media_maker mm = {0};
    size_t names = store_name_room(maker->shelf->db);
    mm.media.lists = mem_new(names, sizeof *mm.media.lists);
    maker_each_quote(maker, count_via, &mm);
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1))
        count_citing(maker, &mm, a);
    fill_rows(maker, &mm);
    uint32_t *row_of = mem_new(mm.tallies.count + 1, sizeof *row_of);
    for (size_t i = 0; mm.tallies.at != NULL && i < maker->table->count; i++)
        row_of[mm.tallies.at[i].id] = (uint32_t)i + 1;
    for (size_t a = bitset_next(maker->articles, 1); a != SIZE_MAX;
         a = bitset_next(maker->articles, a + 1)) {
        const struct list *list = &mm.media.lists[maker->sources[a]];
        for (size_t i = 0; maker->sources[a] != 0 && i < list->count; i++)
            if (row_of[medium_of(&mm, list->at[i])] > 0)
                table_add_month(maker->table, row_of[medium_of(&mm, list->at[i])] - 1,
                                maker->published[a]);
    }
    free(row_of);
    free(mm.media.lists);
    map_free(&mm.citations);
    vec_free(&mm.media.spellings);
    vec_free(&mm.tallies);
}
