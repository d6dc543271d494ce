#include "core/lang/lang.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/vec.h"
#include "core/lang/pack.h"
#include "core/lang/script.h"

struct lang_pack {
    const char *name; /* "world" for the world pack */
    struct pack_table table;
    enum script script;
};

/* A function word and the packs that have it, for detection. */
struct function_word {
    uint32_t hash;
    uint64_t packs;
};

struct lang {
    struct arena arena;
    struct lang_pack *packs;
    size_t count;
    const struct lang_pack *world;
    struct function_word *function_words; /* open addressing; hash 0: empty */
    uint32_t function_mask;
};

enum {
    PACKS_MOST = 64,          /* a pack is a bit of function_word.packs */
    DETECT_GLANCE = 120,      /* words that tell most texts … */
    DETECT_WORDS = 1000,      /* … and those looked at when they do not */
    DETECT_LEAD = 2,          /* the best of a glance must be so many times as good as the next */
    DETECT_PERCENT_LEAST = 3, /* share of function words among a text's words */
    DETECT_LEAST = 4,         /* different ones that it must have, one more … */
    DETECT_WORDS_EACH = 100,  /* … for so many words, … */
    DETECT_LEAST_MOST = 10,   /* … but no more than these */
    SEEN_SLOTS = 4096         /* slots of function words that are told apart */
};

/* ---- loading ---- */

struct loader {
    struct lang *lang;
    struct arena *errors_arena;
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
    pack->script = script_named(lang_setting(pack, STR("script")));
    if (world == NULL && own == NULL) return;
    struct pack_builder *builder = pack_builder_new();
    pack_add_table(builder, below);
    if (world != NULL) pack_add_ini(builder, &world->ini, world->path);
    if (own != NULL && own != world) pack_add_ini(builder, &own->ini, own->path);
    pack_build(builder, &lang->arena, &pack->table);
    take_errors(loader, builder);
    pack_builder_free(builder);
    pack->script = script_named(lang_setting(pack, STR("script")));
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

/* ---- detection ---- */

static struct function_word *function_slot(const struct lang *lang, uint32_t hash) {
    uint32_t at = hash & lang->function_mask;
    while (lang->function_words[at].hash != hash && lang->function_words[at].hash != 0)
        at = (at + 1) & lang->function_mask;
    return &lang->function_words[at];
}

static void index_function_words(struct lang *lang) {
    size_t total = 0, slots = 16;
    for (int fill = 0; fill < 2; fill++) {
        for (size_t i = 0; i < lang->count; i++) {
            const struct pack_table *table = &lang->packs[i].table;
            for (size_t j = 0; j < table->phrase_count; j++) {
                const struct pack_phrase *phrase = &table->phrases[j];
                if (phrase->class != CLASS_FUNCTION_WORD || phrase->count != 1) continue;
                total++;
                if (fill == 0) continue;
                struct function_word *slot = function_slot(lang, table->words[phrase->words]);
                slot->hash = table->words[phrase->words];
                slot->packs |= (uint64_t)1 << i;
            }
        }
        if (fill == 1) return;
        while (slots < total * 2) slots *= 2;
        lang->function_words = arena_new(&lang->arena, struct function_word, slots);
        lang->function_mask = (uint32_t)slots - 1;
    }
}

struct evidence {
    uint32_t hits, different, score;
};

/* Counts the function words of every pack: a word that only one language has says more. */
static void count_function_words(const struct lang *lang, const struct words *words, size_t to,
                                 struct evidence found[PACKS_MOST]) {
    uint64_t seen[SEEN_SLOTS / 64] = {0};
    for (size_t i = 0; i < to; i++) {
        const struct function_word *slot = function_slot(lang, words->at[i].hash);
        uint64_t packs = slot->packs;
        if (packs == 0) continue;
        size_t bit = (size_t)(slot - lang->function_words) % SEEN_SLOTS;
        bool again = (seen[bit / 64] >> bit % 64 & 1) != 0;
        seen[bit / 64] |= (uint64_t)1 << bit % 64;
        uint32_t sharers = (uint32_t)__builtin_popcountll(packs);
        for (; packs != 0; packs &= packs - 1) {
            struct evidence *pack = &found[__builtin_ctzll(packs)];
            pack->hits++;
            pack->different += !again;
            pack->score += 60 / (sharers * sharers);
        }
    }
}

/* Neighbours share words: Italian is not Spanish for its "la" and "con" alone. */
static bool is_convincing(const struct evidence *found, size_t letters) {
    size_t least = DETECT_LEAST + letters / DETECT_WORDS_EACH;
    if (least > DETECT_LEAST_MOST) least = DETECT_LEAST_MOST;
    return found->different >= least && found->hits * 100 >= letters * DETECT_PERCENT_LEAST;
}

/* The pack of the first `to` words; `*clear` tells whether no other comes near. */
static const struct lang_pack *detect_in(const struct lang *lang, struct str clean,
                                         const struct words *words, size_t to, bool *clear) {
    size_t letters = 0;
    enum script script = script_of_words(clean, words, to, &letters);
    struct evidence found[PACKS_MOST] = {0};
    count_function_words(lang, words, to, found);
    const struct lang_pack *best = lang->world;
    uint32_t best_score = 0, next_score = 0;
    for (size_t i = 0; i < lang->count; i++) {
        const struct lang_pack *pack = &lang->packs[i];
        if (pack == lang->world || pack->script != script) continue;
        if (!script_tells_language(script) && !is_convincing(&found[i], letters)) continue;
        if (best == lang->world || found[i].score > best_score) {
            best = pack;
            next_score = best_score;
            best_score = found[i].score;
        } else if (found[i].score > next_score) {
            next_score = found[i].score;
        }
    }
    *clear = best != lang->world && best_score >= DETECT_LEAD * next_score;
    return best;
}

const struct lang_pack *lang_detect(const struct lang *lang, struct str clean,
                                    const struct words *words) {
    bool clear = false;
    const struct lang_pack *pack = lang->world;
    if (words->count > DETECT_GLANCE) pack = detect_in(lang, clean, words, DETECT_GLANCE, &clear);
    if (clear) return pack;
    return detect_in(lang, clean, words, words->count < DETECT_WORDS ? words->count : DETECT_WORDS,
                     &clear);
}

/* ---- the whole ---- */

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
    index_function_words(lang);
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

const char *lang_name(const struct lang_pack *pack) {
    return strcmp(pack->name, "world") == 0 ? NULL : pack->name;
}

bool lang_has_capitals(const struct lang_pack *pack) {
    return script_has_capitals(pack->script);
}

struct str lang_setting(const struct lang_pack *pack, struct str key) {
    const struct pack_table *table = &pack->table;
    for (size_t i = 0; i < table->setting_count; i++) {
        const struct pack_list *setting = &table->settings[i];
        if (str_eq((struct str){table->text + setting->key, setting->key_length}, key))
            return (struct str){table->text + setting->first, setting->first_length};
    }
    return STR_NONE;
}

const struct lang_marks *lang_marks(const struct lang_pack *pack, size_t *count) {
    *count = pack->table.mark_count;
    return pack->table.marks;
}

const char *lang_class_section(enum word_class class) {
    static const char *const sections[] = {
#define CLASS(name, section, help) section,
#include "core/lang/classes.def"
#undef CLASS
    };
    return sections[class];
}

/* ---- matching ---- */

void lang_classify(const struct lang_pack *pack, struct str clean, struct words *words) {
    (void)clean;
    for (size_t i = 0; i < words->count; i++) {
        const struct pack_word *found = pack_find(&pack->table, words->at[i].hash);
        words->at[i].is = found->is;
        words->at[i].begins = found->begins;
    }
}

/* Is `word` as far from the word before it as the phrase wants? Punctuation may be set off. */
static bool gap_fits(const struct word *word, bool glued) {
    if (word->flags & WORD_LINE) return false;
    if ((word->flags & WORD_LETTERS) == 0) return true;
    return ((word->flags & WORD_GLUED) != 0) == glued;
}

static bool phrase_fits(const struct pack_table *table, const struct pack_phrase *phrase,
                        const struct word *words) {
    for (size_t i = 1; i < phrase->count; i++)
        if (table->words[phrase->words + i] != words[i].hash ||
            !gap_fits(&words[i], (phrase->glued >> i & 1) != 0))
            return false;
    return true;
}

bool lang_match(const struct lang_pack *pack, struct str clean, const struct words *words,
                size_t from, size_t to, enum word_class class, struct lang_hit *hit) {
    (void)clean;
    if (from >= to) return false;
    const struct pack_table *table = &pack->table;
    const struct pack_word *begins = pack_find(table, words->at[from].hash);
    if ((begins->begins & (uint64_t)1 << class) == 0) return false;
    for (uint32_t i = begins->first; i < begins->first + begins->count; i++) {
        const struct pack_phrase *phrase = &table->phrases[i];
        if (phrase->class != class || phrase->count > to - from) continue;
        if (!phrase_fits(table, phrase, words->at + from)) continue;
        if (hit == NULL) return true;
        const struct pack_list *list = &table->lists[phrase->list];
        *hit = (struct lang_hit){phrase->count,
                                 {table->text + list->key, list->key_length},
                                 {table->text + list->first, list->first_length}};
        return true;
    }
    return false;
}

bool lang_is(const struct lang_pack *pack, struct str phrase, enum word_class class,
             struct lang_hit *hit) {
    struct arena arena = {0};
    struct words words;
    struct lang_hit found;
    words_cut(&arena, phrase, &words);
    bool is = lang_match(pack, phrase, &words, 0, words.count, class, &found) &&
              found.words == words.count;
    arena_free(&arena);
    if (is && hit != NULL) *hit = found;
    return is;
}
