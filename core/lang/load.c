#include <dirent.h>
#include <errno.h>
#include <stdlib.h>

#include "core/base/vec.h"
#include "core/lang/inside.h"
#include "core/text/utf8.h"

struct loader {
    struct lang *lang;
    VEC(struct error) errors;
};

struct user_file {
    const char *name, *path;
    struct ini ini;
};

static int compare_files(const void *a, const void *b) {
    return strcmp(((const struct user_file *)a)->name, ((const struct user_file *)b)->name);
}

/* Reads every NAME.ini of `folder`, sorted by name. A folder that is not there is no error. */
static struct user_file *read_user_files(struct loader *loader, struct arena *arena,
                                         const char *folder, size_t *count) {
    VEC(struct user_file) files = {0};
    struct error error;
    DIR *dir = opendir(folder);
    if (dir == NULL && errno != ENOENT && errno != ENOTDIR) {
        error_set(&error, ERROR_OPEN_FILE, errno, folder, NULL);
        vec_push(&loader->errors, error);
    }
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        struct str name = str_from(entry->d_name);
        if (name.ptr[0] == '.' || name.len <= 4 || !str_ends(name, STR(".ini"))) continue;
        struct user_file file = {0};
        file.name = arena_str(arena, str_slice(name, 0, name.len - 4)).ptr;
        file.path = arena_printf(arena, "%s/%s", folder, entry->d_name).ptr;
        if (ini_read(arena, file.path, &file.ini, &error))
            vec_push(&files, file);
        else
            vec_push(&loader->errors, error);
    }
    if (dir != NULL) closedir(dir);
    *count = files.count;
    struct user_file *sorted = arena_new(arena, struct user_file, files.count);
    if (files.count > 0) {
        qsort(files.at, files.count, sizeof *files.at, compare_files);
        memcpy(sorted, files.at, files.count * sizeof *sorted);
    }
    vec_free(&files);
    return sorted;
}

static const struct pack_table *baked_table(const char *name) {
    for (size_t i = 0; i < baked_pack_count; i++)
        if (strcmp(baked_packs[i].name, name) == 0) return &baked_packs[i].table;
    return NULL;
}

static void take_errors(struct loader *loader, const struct pack_builder *builder) {
    size_t count;
    const struct error *errors = pack_errors(builder, &count);
    for (size_t i = 0; i < count; i++) vec_push(&loader->errors, errors[i]);
}

static bool has_function_words(const struct pack_table *table) {
    for (size_t i = 0; i < table->phrase_count; i++)
        if (table->phrases[i].class == CLASS_FUNCTION_WORD) return true;
    return false;
}

/* A pack that no text would ever be given is an error of its file. */
static void check_detectable(struct loader *loader, const struct lang_pack *pack,
                             const struct user_file *own) {
    const char *remedy = NULL;
    if (strcmp(pack->name, "world") == 0) return;
    if (pack->script == SCRIPT_NONE)
        remedy = "no text is taken for this language: write in [pack] script = latin, greek, "
                 "cyrillic, hebrew, arabic, devanagari, thai, kana, han or hangul";
    else if (!script_tells_language(pack->script) && !has_function_words(&pack->table))
        remedy = "no text is taken for this language: list its commonest words in [function]";
    if (remedy == NULL) return;
    struct error error;
    error_set(&error, ERROR_INI_SYNTAX, 0, own->path, remedy);
    vec_push(&loader->errors, error);
}

/* Hashes once what every word of every name is held against. */
static void read_paper_words(struct arena *arena, struct lang_pack *pack) {
    struct str setting = lang_setting(pack, STR("paper-words")), rest = setting, word;
    size_t count = 0;
    while (ini_next_item(&rest, &word)) count++;
    uint32_t *hashes = arena_new(arena, uint32_t, count);
    for (size_t i = 0; ini_next_item(&setting, &word); i++) {
        hashes[i] = utf8_fold_hash(word);
        pack->paper_bits |= (uint64_t)1 << (hashes[i] & 63);
    }
    pack->paper_words = hashes;
    pack->paper_word_count = count;
}

/* Cuts once what many words are held against. */
static struct affixes read_affixes(struct arena *arena, const struct lang_pack *pack,
                                   struct str key) {
    struct str setting = lang_setting(pack, key), rest = setting, item;
    size_t count = 0;
    while (ini_next_item(&rest, &item)) count++;
    struct str *items = arena_new(arena, struct str, count);
    for (size_t i = 0; ini_next_item(&setting, &item); i++) items[i] = item;
    return (struct affixes){items, count};
}

static void read_name_tails(struct arena *arena, struct lang_pack *pack) {
    pack->name_tails = read_affixes(arena, pack, STR("name-tails"));
    for (size_t i = 0; i < pack->name_tails.count; i++) {
        struct str tail = pack->name_tails.at[i];
        const unsigned char *end = (const unsigned char *)tail.ptr + tail.len;
        if (tail.len > 1) pack->tail_ends[end[-1] % 32] |= 1u << end[-2] % 32;
    }
}

/* Adds the pack `name`: the built-in one (a new language: the built-in world pack), then the user's
 * world.ini, then the user's own file of that name. */
static void add_pack(struct loader *loader, const char *name, const struct user_file *world,
                     const struct user_file *own) {
    struct lang *lang = loader->lang;
    const struct pack_table *below = baked_table(name);
    struct lang_pack *pack = &lang->packs[lang->count++];
    pack->name = arena_str(&lang->arena, str_from(name)).ptr;
    if (below == NULL) below = baked_table("world");
    pack->table = *below;
    if (world != NULL || own != NULL) {
        struct pack_builder *builder = pack_builder_new();
        pack_add_table(builder, below);
        if (world != NULL) pack_add_ini(builder, &world->ini, world->path);
        if (own != NULL && own != world) pack_add_ini(builder, &own->ini, own->path);
        pack_build(builder, &lang->arena, &pack->table);
        take_errors(loader, builder);
        pack_builder_free(builder);
    }
    pack->script = script_named(lang_setting(pack, STR("script")));
    read_paper_words(&lang->arena, pack);
    pack->verb_prefixes[VERB_ANY] = read_affixes(&lang->arena, pack, STR("verb-prefixes"));
    pack->verb_prefixes[VERB_PASSIVE] = read_affixes(&lang->arena, pack, STR("passive-prefixes"));
    pack->role_endings = read_affixes(&lang->arena, pack, STR("role-endings"));
    pack->organisation_endings = read_affixes(&lang->arena, pack, STR("organisation-endings"));
    read_name_tails(&lang->arena, pack);
    pack->stem = stem_rules_read(&lang->arena, pack);
    if (own != NULL) check_detectable(loader, pack, own);
}

static int compare_errors(const void *a, const void *b) {
    const struct error *x = a, *y = b;
    int order = strcmp(x->subject, y->subject);
    if (order != 0) return order;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return strcmp(x->detail, y->detail);
}

/* By file and line. The user's world.ini is laid over every pack; what is wrong in it is told once.
 */
static void sort_errors(struct loader *loader) {
    struct error *errors = loader->errors.at;
    size_t kept = 0;
    if (loader->errors.count == 0) return;
    qsort(errors, loader->errors.count, sizeof *errors, compare_errors);
    for (size_t i = 0; i < loader->errors.count; i++)
        if (i == 0 || compare_errors(&errors[i], &errors[kept - 1]) != 0)
            errors[kept++] = errors[i];
    loader->errors.count = kept;
}

static void add_packs(struct loader *loader, const struct user_file *files, size_t count) {
    const struct user_file *world = NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].name, "world") == 0) world = &files[i];
    loader->lang->packs =
        arena_new(&loader->lang->arena, struct lang_pack, baked_pack_count + count);
    for (size_t i = 0; i < baked_pack_count; i++) {
        const struct user_file *own = NULL;
        for (size_t j = 0; j < count; j++)
            if (strcmp(files[j].name, baked_packs[i].name) == 0) own = &files[j];
        add_pack(loader, baked_packs[i].name, world, own);
    }
    for (size_t i = 0; i < count; i++) {
        if (baked_table(files[i].name) != NULL) continue;
        if (loader->lang->count < PACKS_MOST) {
            add_pack(loader, files[i].name, world, &files[i]);
            continue;
        }
        struct error error;
        error_set(&error, ERROR_INI_SYNTAX, 0, files[i].path, "at most 64 languages are read");
        vec_push(&loader->errors, error);
    }
    sort_errors(loader);
}

struct lang *lang_load(struct arena *arena, const char *folder, struct error **errors,
                       size_t *error_count) {
    struct loader loader = {.lang = mem_new(1, sizeof(struct lang))};
    struct lang *lang = loader.lang;
    struct arena files_arena = {0};
    size_t count = 0;
    struct user_file *files = NULL;
    if (folder != NULL) files = read_user_files(&loader, &files_arena, folder, &count);
    add_packs(&loader, files, count);
    for (size_t i = 0; i < lang->count; i++) {
        struct lang_pack *pack = &lang->packs[i];
        if (strcmp(pack->name, "world") == 0) lang->world = pack;
    }
    lang_index_function_words(lang);
    *error_count = loader.errors.count;
    *errors = arena_new(arena, struct error, loader.errors.count);
    if (loader.errors.count > 0)
        memcpy(*errors, loader.errors.at, loader.errors.count * sizeof **errors);
    vec_free(&loader.errors);
    arena_free(&files_arena);
    return lang;
}

void lang_free(struct lang *lang) {
    if (lang == NULL) return;
    struct arena arena = lang->arena;
    free(lang);
    arena_free(&arena);
}
