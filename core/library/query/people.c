#include "core/library/query/people.h"

#include <stdlib.h>
#include <xxhash.h>

#include "core/base/arena.h"
#include "core/base/ini.h"
#include "core/base/sorted.h"
#include "core/base/vec.h"
#include "core/library/index/tokens.h"

/* A speaker's name as it is compared. */
struct name {
    uint32_t id;
    uint32_t quotes; /* in the whole library */
    struct str role; /* tokens of an office that went with it; NONE */
    struct str *words;
    size_t word_count;
    uint64_t key;  /* of all words without what lies between */
    uint32_t same; /* index of another name of the person, itself at the root */
};

struct names {
    struct arena arena;
    VEC(struct name) at;
};

/* A line of people.ini: the keys of its names. */
struct people_list {
    uint64_t *keys;
    size_t count;
};

struct people_rules {
    struct arena arena;
    VEC(struct people_list) same;
    VEC(struct people_list) never;
};

/* ---- names ---- */

static uint64_t key_of(struct str tokens) {
    XXH3_state_t *state = XXH3_createState();
    XXH3_64bits_reset(state);
    for (struct str rest = tokens, word; str_cut(&rest, ' ', &word);)
        XXH3_64bits_update(state, word.ptr, word.len);
    uint64_t key = XXH3_64bits_digest(state);
    XXH3_freeState(state);
    return key;
}

static struct str tokens_of(struct arena *arena, struct str text) {
    struct buf tokens = {0};
    tokens_add(arena, &tokens, text, TOKENS_QUERY);
    if (tokens.len > 0) tokens.len--; /* the space behind the last */
    struct str copy = arena_str(arena, buf_str(&tokens));
    buf_free(&tokens);
    return copy;
}

/* ---- people.ini ---- */

static struct people_list list_of(struct arena *arena, struct str names) {
    struct people_list list = {arena_new(arena, uint64_t, names.len / 2 + 1), 0};
    for (struct str item; ini_next_item(&names, &item);)
        list.keys[list.count++] = key_of(tokens_of(arena, item));
    return list;
}

static struct people_rules *rules_read(const char *path) {
    struct people_rules *rules = mem_new(1, sizeof *rules);
    struct ini ini;
    struct error error;
    if (path == NULL || !ini_read(&rules->arena, path, &ini, &error)) return rules;
    for (size_t i = 0; i < ini.count; i++) {
        const struct ini_entry *entry = &ini.entries[i];
        struct people_list list = list_of(&rules->arena, entry->value);
        if (str_eq(entry->section, STR("same"))) vec_push(&rules->same, list);
        if (str_eq(entry->section, STR("never"))) vec_push(&rules->never, list);
    }
    return rules;
}

static void rules_free(struct people_rules *rules) {
    vec_free(&rules->same);
    vec_free(&rules->never);
    arena_free(&rules->arena);
    free(rules);
}

static bool in_list(const struct people_list *list, uint64_t key) {
    for (size_t i = 0; i < list->count; i++)
        if (list->keys[i] == key) return true;
    return false;
}

static void add_name(struct names *names, uint32_t id, struct str text) {
    struct str tokens = tokens_of(&names->arena, text), word;
    struct name name = {.id = id, .same = (uint32_t)names->at.count, .role = STR_NONE};
    name.words = arena_new(&names->arena, struct str, tokens.len / 2 + 1);
    for (struct str rest = tokens; tokens.len > 0 && str_cut(&rest, ' ', &word);)
        name.words[name.word_count++] = word;
    name.key = key_of(tokens);
    vec_push(&names->at, name);
}

static bool read_names(struct names *names, sqlite3 *db) {
    sqlite3_stmt *all = store_prepare(db, "SELECT id, text FROM name WHERE field = ?1 ORDER BY id");
    if (all == NULL) return false;
    sqlite3_bind_int(all, 1, NAME_SPEAKER);
    int rc;
    while ((rc = sqlite3_step(all)) == SQLITE_ROW)
        add_name(names, (uint32_t)sqlite3_column_int64(all, 0), store_column(all, 1));
    sqlite3_finalize(all);
    return rc == SQLITE_DONE;
}

/* How often each name speaks, and an office that went with it. */
static bool count_quotes(struct names *names, struct shelf *shelf, size_t name_ids) {
    const uint32_t *speaker = shelf_u32(shelf, COLUMN_SPEAKER);
    const uint32_t *role = shelf_u32(shelf, COLUMN_ROLE);
    if (speaker == NULL || role == NULL) return false;
    uint32_t *counts = mem_new(name_ids, sizeof *counts), *roles = mem_new(name_ids, sizeof *roles);
    for (size_t quote = 1; quote <= shelf->quotes; quote++) {
        if (speaker[quote] >= name_ids) continue;
        counts[speaker[quote]]++;
        if (role[quote] != 0) roles[speaker[quote]] = role[quote];
    }
    sqlite3_stmt *text = store_prepare(shelf->db, "SELECT text FROM name WHERE id = ?1");
    for (size_t i = 0; i < names->at.count; i++) {
        struct name *name = &names->at.at[i];
        name->quotes = counts[name->id];
        if (roles[name->id] == 0 || text == NULL) continue;
        sqlite3_bind_int64(text, 1, roles[name->id]);
        if (sqlite3_step(text) == SQLITE_ROW)
            name->role = tokens_of(&names->arena, store_column(text, 0));
        sqlite3_reset(text);
    }
    sqlite3_finalize(text);
    free(counts);
    free(roles);
    return true;
}

/* ---- joining ---- */

static uint32_t root_of(struct names *names, uint32_t at) {
    while (names->at.at[at].same != at) at = names->at.at[at].same;
    return at;
}

static uint32_t index_of(const struct names *names, const struct name *name) {
    return (uint32_t)(name - names->at.at);
}

/* Does every word of `part` stand in `whole`, in order? */
static bool holds(const struct name *whole, const struct name *part) {
    size_t at = 0;
    for (size_t i = 0; i < whole->word_count && at < part->word_count; i++)
        at += str_eq(whole->words[i], part->words[at]);
    return at == part->word_count;
}

static bool share_office(const struct name *a, const struct name *b) {
    enum { SHORTEST_WORD = 4 }; /* shorter ones are "of", "dan", "RI" */
    for (struct str rest = a->role, word; a->role.ptr != NULL && str_cut(&rest, ' ', &word);)
        for (struct str other = b->role, piece;
             b->role.ptr != NULL && str_cut(&other, ' ', &piece);)
            if (word.len >= SHORTEST_WORD && str_eq(word, piece)) return true;
    return false;
}

static bool may_be(const struct name *longer, const struct name *shorter) {
    if (longer->word_count <= shorter->word_count) return false;
    if (shorter->word_count > 1) return holds(longer, shorter);
    return str_eq(longer->words[longer->word_count - 1], shorter->words[0]) ||
           (str_eq(longer->words[0], shorter->words[0]) && share_office(longer, shorter));
}

static bool forbidden(const struct people_rules *rules, const struct name *a,
                      const struct name *b) {
    for (size_t i = 0; i < rules->never.count; i++)
        if (in_list(&rules->never.at[i], a->key) && in_list(&rules->never.at[i], b->key))
            return true;
    return false;
}

struct word_entry {
    uint32_t hash, name;
};

static int by_hash(const void *a, const void *b) {
    uint32_t x = ((const struct word_entry *)a)->hash, y = ((const struct word_entry *)b)->hash;
    return (x > y) - (x < y);
}

static int by_key(const void *a, const void *b) {
    const struct name *x = *(const struct name *const *)a, *y = *(const struct name *const *)b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void join_spellings(struct names *names) {
    struct name **sorted = mem_new(names->at.count + 1, sizeof *sorted);
    for (size_t i = 0; i < names->at.count; i++) sorted[i] = &names->at.at[i];
    qsort(sorted, names->at.count, sizeof *sorted, by_key);
    for (size_t i = 1; i < names->at.count; i++)
        if (sorted[i]->key == sorted[i - 1]->key) sorted[i]->same = sorted[i - 1]->same;
    free(sorted);
}

/* Looks among the names that share the last word (or the first) of `name` for the one longer person
 * that it may be; UINT32_MAX for none or several. */
static uint32_t longer_person(struct names *names, const struct people_rules *rules,
                              const struct name *name, const struct word_entry *words,
                              size_t word_count) {
    uint32_t hash = str_hash(name->words[0]), found = UINT32_MAX;
    size_t low =
        sorted_from(words, word_count, sizeof *words, offsetof(struct word_entry, hash), hash);
    for (; low < word_count && words[low].hash == hash; low++) {
        const struct name *longer = &names->at.at[words[low].name];
        if (!may_be(longer, name) || forbidden(rules, longer, name)) continue;
        uint32_t person = root_of(names, words[low].name);
        if (found != UINT32_MAX && found != person) return UINT32_MAX;
        found = person;
    }
    return found;
}

/* Longest names first, so that "Arum" finds "Sasmita Arum" and "Sasmita Arum Wijaya" as one. */
static int by_length(const void *a, const void *b) {
    const struct name *x = *(const struct name *const *)a, *y = *(const struct name *const *)b;
    if (x->word_count != y->word_count) return x->word_count > y->word_count ? -1 : 1;
    return (x->id > y->id) - (x->id < y->id);
}

static void join_shorter(struct names *names, const struct people_rules *rules) {
    VEC(struct word_entry) words = {0};
    struct name **sorted = mem_new(names->at.count + 1, sizeof *sorted);
    for (size_t i = 0; i < names->at.count; i++) {
        struct name *name = sorted[i] = &names->at.at[i];
        for (size_t w = 0; w < name->word_count && name->word_count > 1; w++)
            vec_push(&words, (struct word_entry){str_hash(name->words[w]), (uint32_t)i});
    }
    if (words.count > 0) qsort(words.at, words.count, sizeof *words.at, by_hash);
    qsort(sorted, names->at.count, sizeof *sorted, by_length);
    for (size_t i = 0; i < names->at.count; i++) {
        struct name *name = sorted[i];
        uint32_t at = index_of(names, name);
        if (name->word_count == 0 || root_of(names, at) != at) continue;
        uint32_t person = longer_person(names, rules, name, words.at, words.count);
        if (person != UINT32_MAX) name->same = person;
    }
    vec_free(&words);
    free(sorted);
}

static void join_as_told(struct names *names, const struct people_rules *rules) {
    for (size_t i = 0; i < rules->same.count; i++) {
        uint32_t first = UINT32_MAX;
        for (size_t k = 0; k < names->at.count; k++) {
            if (!in_list(&rules->same.at[i], names->at.at[k].key)) continue;
            uint32_t root = root_of(names, (uint32_t)k);
            if (first == UINT32_MAX)
                first = root;
            else
                names->at.at[root].same = first;
        }
    }
}

/* ---- the result ---- */

/* The name to show for a person: of several words before a single one, then the most frequent. */
static bool better(const struct name *a, const struct name *b) {
    if ((a->word_count > 1) != (b->word_count > 1)) return a->word_count > 1;
    if (a->quotes != b->quotes) return a->quotes > b->quotes;
    return a->id < b->id;
}

static void number_people(struct people *people, struct names *names) {
    const struct people_rules *rules = people->rules;
    uint32_t *shown = mem_new(names->at.count + 1, sizeof *shown);
    for (size_t i = 0; i < names->at.count; i++) shown[i] = root_of(names, (uint32_t)i);
    for (size_t i = 0; i < names->at.count; i++) {
        uint32_t *best = &shown[root_of(names, (uint32_t)i)];
        if (better(&names->at.at[i], &names->at.at[*best])) *best = (uint32_t)i;
    }
    for (size_t i = 0; i < rules->same.count; i++) /* the first of a list is the name as shown */
        for (size_t k = 0; k < names->at.count && rules->same.at[i].count > 0; k++)
            if (names->at.at[k].key == rules->same.at[i].keys[0])
                shown[root_of(names, (uint32_t)k)] = (uint32_t)k;
    for (size_t i = 0; i < names->at.count; i++)
        people->person[names->at.at[i].id] = names->at.at[shown[root_of(names, (uint32_t)i)]].id;
    free(shown);
}

bool people_update(struct people *people, struct shelf *shelf) {
    if (people->person != NULL && people->version == shelf->version) return true;
    struct names names = {0};
    size_t ids = store_name_room(shelf->db);
    bool ok = read_names(&names, shelf->db) && count_quotes(&names, shelf, ids);
    if (ok) {
        join_spellings(&names);
        join_shorter(&names, people->rules);
        join_as_told(&names, people->rules);
        free(people->person);
        people->person = mem_new(ids, sizeof *people->person);
        people->names = ids;
        people->version = shelf->version;
        number_people(people, &names);
    }
    vec_free(&names.at);
    arena_free(&names.arena);
    return ok;
}

void people_init(struct people *people, const char *path) {
    *people = (struct people){.rules = rules_read(path)};
}

void people_free(struct people *people) {
    free(people->person);
    rules_free(people->rules);
    *people = (struct people){0};
}
