#include "core/lang/pack.h"

#include <stdarg.h>
#include <stdio.h>

#include "core/base/buf.h"
#include "core/base/nearest.h"
#include "core/base/vec.h"
#include "core/text/utf8.h"

_Static_assert(WORD_CLASSES <= 64, "a class is a bit of 64");

static const struct str SECTIONS[] = {
#define CLASS(name, section, help) STR(section),
#include "core/lang/classes.def"
#undef CLASS
    STR("pack"),
    STR("marks"),
};
enum { SECTION_PACK = WORD_CLASSES, SECTION_MARKS, SECTION_COUNT };

static const struct str SETTINGS[] = {STR("name"),          STR("nouns"),
                                      STR("dialogue"),      STR("script"),
                                      STR("date-order"),    STR("dateline"),
                                      STR("dateline-end"),  STR("paper-words"),
                                      STR("verb-prefixes"), STR("passive-prefixes"),
                                      STR("name-tails"),    STR("name-endings"),
                                      STR("role-endings"),  STR("organisation-endings"),
                                      STR("order"),         STR("subject-marks"),
                                      STR("family-names"),  STR("stem-suffixes"),
                                      STR("stem-prefixes"), STR("stem-falls"),
                                      STR("nicknames"),     STR("paper-endings")};
enum { SETTING_COUNT = sizeof SETTINGS / sizeof SETTINGS[0] };

/* A phrase while the layers are collected. */
struct item {
    struct pack_phrase phrase;
    const uint32_t *words; /* hashes; set when no more are added */
    bool removes;          /* was written with a '-' */
    uint32_t order;        /* of adding: the later of two equal phrases counts */
    uint32_t line;         /* of the file that `name` was read from, for errors */
    const char *name;
};

struct pack_builder {
    struct arena scratch; /* for cutting one phrase at a time */
    struct buf text;
    VEC(struct item) items;
    VEC(uint32_t) words;
    VEC(struct pack_list) lists;
    VEC(struct pack_list) settings;
    VEC(struct lang_marks) marks;
    VEC(struct error) errors;
};

struct pack_builder *pack_builder_new(void) {
    return mem_new(1, sizeof(struct pack_builder));
}

void pack_builder_free(struct pack_builder *builder) {
    arena_free(&builder->scratch);
    buf_free(&builder->text);
    vec_free(&builder->items);
    vec_free(&builder->words);
    vec_free(&builder->lists);
    vec_free(&builder->settings);
    vec_free(&builder->marks);
    vec_free(&builder->errors);
    free(builder);
}

const struct error *pack_errors(const struct pack_builder *builder, size_t *count) {
    *count = builder->errors.count;
    return builder->errors.at;
}

/* ---- errors ---- */

static void bad_line(struct pack_builder *builder, const char *name, uint32_t line,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));

static void bad_line(struct pack_builder *builder, const char *name, uint32_t line,
                     const char *format, ...) {
    struct error error;
    error_set(&error, ERROR_INI_SYNTAX, 0, name, NULL);
    error.line = line;
    va_list args;
    va_start(args, format);
    vsnprintf(error.detail, sizeof error.detail, format, args);
    va_end(args);
    vec_push(&builder->errors, error);
}

static void unknown_name(struct pack_builder *builder, const char *name, uint32_t line,
                         const char *what, struct str found, const struct str *valid,
                         size_t count) {
    size_t nearest = nearest_name(found, valid, count);
    if (nearest != SIZE_MAX)
        bad_line(builder, name, line, "no %s is called “%.*s”; “%.*s” is meant perhaps", what,
                 STR_ARG(found), STR_ARG(valid[nearest]));
    else
        bad_line(builder, name, line, "no %s of a language pack is called “%.*s”", what,
                 STR_ARG(found));
}

/* ---- layers ---- */

static uint32_t put_text(struct pack_builder *builder, struct str s) {
    uint32_t at = (uint32_t)builder->text.len;
    buf_add(&builder->text, s);
    return at;
}

static void add_setting(struct pack_builder *builder, struct str key, struct str value) {
    struct pack_list setting = {put_text(builder, key), put_text(builder, value), (uint16_t)key.len,
                                (uint16_t)value.len};
    for (size_t i = 0; i < builder->settings.count; i++) {
        struct pack_list *old = &builder->settings.at[i];
        if (!str_eq((struct str){builder->text.at + old->key, old->key_length}, key)) continue;
        *old = setting;
        return;
    }
    vec_push(&builder->settings, setting);
}

/* Puts `marks` before those of the layers below, which keep what is new. */
static void add_marks(struct pack_builder *builder, const struct lang_marks *marks, size_t count) {
    size_t below = builder->marks.count;
    for (size_t i = 0; i < count; i++) vec_push(&builder->marks, marks[i]);
    for (size_t i = 0; i < below; i++) vec_push(&builder->marks, builder->marks.at[i]);
    size_t kept = 0;
    for (size_t i = below; i < builder->marks.count; i++) {
        struct lang_marks pair = builder->marks.at[i];
        bool known = false;
        for (size_t j = 0; j < kept && !known; j++)
            known =
                builder->marks.at[j].open == pair.open && builder->marks.at[j].close == pair.close;
        if (!known) builder->marks.at[kept++] = pair;
    }
    builder->marks.count = kept;
}

void pack_add_table(struct pack_builder *builder, const struct pack_table *table) {
    uint32_t text = put_text(builder, (struct str){table->text, table->text_size});
    uint32_t list = (uint32_t)builder->lists.count, word = (uint32_t)builder->words.count;
    for (uint32_t i = 0; i < table->list_count; i++) {
        struct pack_list copy = table->lists[i];
        copy.key += text;
        copy.first += text;
        vec_push(&builder->lists, copy);
    }
    for (uint32_t i = 0; i < table->word_count; i++) vec_push(&builder->words, table->words[i]);
    for (uint32_t i = 0; i < table->phrase_count; i++) {
        struct item item = {.phrase = table->phrases[i], .order = (uint32_t)builder->items.count};
        item.phrase.text += text;
        item.phrase.list += list;
        item.phrase.words += word;
        vec_push(&builder->items, item);
    }
    for (uint32_t i = 0; i < table->setting_count; i++) {
        const struct pack_list *setting = &table->settings[i];
        add_setting(builder, (struct str){table->text + setting->key, setting->key_length},
                    (struct str){table->text + setting->first, setting->first_length});
    }
    add_marks(builder, table->marks, table->mark_count);
}

/* A phrase may begin with a dash that is text ("-- "), but "-word" takes a word away. */
static bool takes_away(struct str phrase) {
    return phrase.len > 1 && phrase.ptr[0] == '-' && phrase.ptr[1] != '-' && phrase.ptr[1] != ' ';
}

static void add_phrase(struct pack_builder *builder, enum word_class class, uint32_t list,
                       struct str written, const char *name, uint32_t line) {
    struct item item = {.removes = takes_away(written),
                        .order = (uint32_t)builder->items.count,
                        .line = line,
                        .name = name};
    if (item.removes) written = str_slice(written, 1, written.len);
    arena_reset(&builder->scratch);
    struct words words;
    words_cut(&builder->scratch, written, &words);
    if (words.count == 0 || words.count > PACK_PHRASE_WORDS) {
        bad_line(builder, name, line, "“%.*s” has %zu words; a phrase has 1 to %d",
                 (int)(written.len < 60 ? written.len : 60), written.ptr, words.count,
                 PACK_PHRASE_WORDS);
        return;
    }
    item.phrase = (struct pack_phrase){.text = put_text(builder, written),
                                       .length = (uint16_t)written.len,
                                       .words = (uint32_t)builder->words.count,
                                       .list = list,
                                       .class = (uint8_t) class,
                                       .count = (uint8_t)words.count};
    for (size_t i = 0; i < words.count; i++) {
        vec_push(&builder->words, words.at[i].hash);
        if (words.at[i].flags & WORD_GLUED) item.phrase.glued |= (uint32_t)1 << i;
    }
    vec_push(&builder->items, item);
}

static void add_phrases(struct pack_builder *builder, enum word_class class,
                        const struct ini_entry *entry, const char *name) {
    struct str rest = entry->value, phrase;
    uint32_t list = (uint32_t)builder->lists.count;
    struct pack_list head = {.key = put_text(builder, entry->key),
                             .key_length = (uint16_t)entry->key.len};
    vec_push(&builder->lists, head);
    while (ini_next_item(&rest, &phrase)) {
        size_t count = builder->items.count;
        add_phrase(builder, class, list, phrase, name, entry->line);
        struct pack_list *added = &builder->lists.at[list];
        if (builder->items.count == count || added->first_length > 0) continue;
        added->first = builder->items.at[count].phrase.text;
        added->first_length = builder->items.at[count].phrase.length;
    }
}

static void read_marks(struct pack_builder *builder, const struct ini *ini, const char *name) {
    VEC(struct lang_marks) marks = {0};
    for (size_t i = 0; i < ini->count; i++) {
        const struct ini_entry *entry = &ini->entries[i];
        if (!str_eq(entry->section, SECTIONS[SECTION_MARKS])) continue;
        bool inner = str_starts(entry->key, STR("inner"));
        if (!inner && !str_starts(entry->key, STR("outer"))) {
            const struct str valid[] = {STR("outer"), STR("inner")};
            unknown_name(builder, name, entry->line, "key of [marks]", entry->key, valid, 2);
            continue;
        }
        struct str rest = entry->value, pair;
        while (str_cut(&rest, ' ', &pair)) {
            if (pair.len == 0) continue;
            size_t open = 0, close = 0;
            struct lang_marks found = {.inner = inner};
            found.open = utf8_at(pair, 0, &open);
            if (open < pair.len) found.close = utf8_at(pair, open, &close);
            if (close > 0 && open + close == pair.len)
                vec_push(&marks, found);
            else
                bad_line(builder, name, entry->line,
                         "“%.*s” is not a pair of marks; write the two characters together",
                         (int)(pair.len < 60 ? pair.len : 60), pair.ptr);
        }
    }
    add_marks(builder, marks.at, marks.count);
    vec_free(&marks);
}

void pack_add_ini(struct pack_builder *builder, const struct ini *ini, const char *name) {
    for (size_t i = 0; i < ini->error_count; i++) vec_push(&builder->errors, ini->errors[i]);
    const char *unknown = NULL; /* of a run of lines in an unknown section only one is told */
    for (size_t i = 0; i < ini->count; i++) {
        const struct ini_entry *entry = &ini->entries[i];
        size_t section = 0;
        while (section < SECTION_COUNT && !str_eq(SECTIONS[section], entry->section)) section++;
        if (section < WORD_CLASSES) {
            add_phrases(builder, (enum word_class)section, entry, name);
        } else if (section == SECTION_PACK) {
            size_t setting = 0;
            while (setting < SETTING_COUNT && !str_eq(SETTINGS[setting], entry->key)) setting++;
            if (setting < SETTING_COUNT)
                add_setting(builder, entry->key, entry->value);
            else
                unknown_name(builder, name, entry->line, "key of [pack]", entry->key, SETTINGS,
                             SETTING_COUNT);
        } else if (section == SECTION_COUNT && unknown != entry->section.ptr) {
            unknown = entry->section.ptr;
            unknown_name(builder, name, entry->line, "section", entry->section, SECTIONS,
                         SECTION_COUNT);
        }
    }
    read_marks(builder, ini, name);
}

/* ---- one table ---- */

/* By first word, by class, longer ones first, then so that equal phrases stand together in order of
 * adding. */
static int compare_items(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    if (x->words[0] != y->words[0]) return x->words[0] < y->words[0] ? -1 : 1;
    if (x->phrase.class != y->phrase.class) return x->phrase.class < y->phrase.class ? -1 : 1;
    if (x->phrase.count != y->phrase.count) return x->phrase.count > y->phrase.count ? -1 : 1;
    for (size_t i = 1; i < x->phrase.count; i++)
        if (x->words[i] != y->words[i]) return x->words[i] < y->words[i] ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static bool same_phrase(const struct item *a, const struct item *b) {
    return a->phrase.class == b->phrase.class && a->phrase.count == b->phrase.count &&
           memcmp(a->words, b->words, a->phrase.count * sizeof *a->words) == 0;
}

/* Keeps the last of equal phrases, none when that one takes it away. */
static void settle(struct pack_builder *builder) {
    struct item *items = builder->items.at;
    size_t kept = 0, count = builder->items.count;
    for (size_t i = 0; i < count; i++) items[i].words = builder->words.at + items[i].phrase.words;
    if (count > 0) qsort(items, count, sizeof *items, compare_items);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && same_phrase(&items[from], &items[to]);) to++;
        struct item last = items[to - 1];
        if (last.removes && to == from + 1)
            bad_line(builder, last.name, last.line,
                     "“-%.*s” takes away what is not in [%.*s]; remove it or look for its section",
                     (int)last.phrase.length, builder->text.at + last.phrase.text,
                     STR_ARG(SECTIONS[last.phrase.class]));
        if (!last.removes) items[kept++] = last;
    }
    builder->items.count = kept;
}

static void *copy_of(struct arena *arena, const void *data, size_t count, size_t size) {
    void *copy = arena_alloc(arena, count * size + 1);
    if (count > 0) memcpy(copy, data, count * size);
    return copy;
}

static int compare_kinds(const void *a, const void *b) {
    return memcmp(a, b, sizeof(struct pack_kind));
}

/* What the words are that begin stretches of phrases. */
static void find_kinds(const struct pack_phrase *phrases, const struct pack_stretch *stretches,
                       size_t count, struct pack_kind *kinds) {
    for (size_t i = 0; i < count; i++)
        for (uint32_t p = 0; p < stretches[i].count; p++) {
            const struct pack_phrase *phrase = &phrases[stretches[i].first + p];
            uint64_t bit = (uint64_t)1 << phrase->class;
            kinds[i].begins |= bit;
            if (phrase->count == 1) kinds[i].is |= bit;
        }
}

/* Each kind once, behind that of words that begin nothing. */
static void put_kinds(struct arena *arena, const struct pack_kind *kinds, size_t count,
                      struct pack_table *out) {
    struct pack_kind *sorted = arena_new(arena, struct pack_kind, count + 1);
    if (count > 0) memcpy(sorted + 1, kinds, count * sizeof *kinds);
    qsort(sorted, count + 1, sizeof *sorted, compare_kinds);
    size_t kept = 1;
    for (size_t i = 1; i < count + 1; i++)
        if (compare_kinds(&sorted[i], &sorted[kept - 1]) != 0) sorted[kept++] = sorted[i];
    out->kinds = sorted;
    out->kind_count = (uint32_t)kept;
}

static uint32_t number_of_kind(const struct pack_table *table, const struct pack_kind *kind) {
    const struct pack_kind *found =
        bsearch(kind, table->kinds, table->kind_count, sizeof *kind, compare_kinds);
    return (uint32_t)(found - table->kinds);
}

/* The items stand by their first words, a stretch for each. */
static void index_first_words(const struct pack_builder *builder, struct arena *arena,
                              struct pack_table *out) {
    const struct item *items = builder->items.at;
    size_t count = builder->items.count, lead = 0;
    struct leads_slot *words = arena_new(arena, struct leads_slot, count);
    struct pack_stretch *stretches = arena_new(arena, struct pack_stretch, count);
    struct pack_kind *kinds = arena_new(arena, struct pack_kind, count);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || items[i].words[0] != items[i - 1].words[0]) {
            words[lead].hash = items[i].words[0];
            stretches[lead++].first = (uint32_t)i;
        }
        stretches[lead - 1].count++;
    }
    find_kinds(out->phrases, stretches, lead, kinds);
    put_kinds(arena, kinds, lead, out);
    for (size_t i = 0; i < lead; i++) words[i].lead = number_of_kind(out, &kinds[i]);
    leads_make(arena, words, lead, &out->leads);
    struct pack_stretch *of_slots =
        arena_new(arena, struct pack_stretch, leads_slot_count(&out->leads));
    for (size_t i = 0; i < lead; i++)
        of_slots[leads_slot(&out->leads, words[i].hash)] = stretches[i];
    out->stretches = of_slots;
}

static void index_pairs(struct arena *arena, struct pack_table *table) {
    uint64_t *pairs = arena_new(arena, uint64_t, PACK_PAIRS / 64);
    for (uint32_t i = 0; i < table->phrase_count; i++) {
        const struct pack_phrase *phrase = &table->phrases[i];
        if (phrase->count == 1) continue;
        uint32_t bit = pack_pair_bit(table->words[phrase->words], phrase->second);
        pairs[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    table->pairs = pairs;
}

void pack_build(struct pack_builder *builder, struct arena *arena, struct pack_table *out) {
    settle(builder);
    *out = (struct pack_table){.text_size = (uint32_t)builder->text.len,
                               .list_count = (uint32_t)builder->lists.count,
                               .setting_count = (uint32_t)builder->settings.count,
                               .mark_count = (uint32_t)builder->marks.count,
                               .word_count = (uint32_t)builder->words.count,
                               .phrase_count = (uint32_t)builder->items.count};
    out->text = copy_of(arena, builder->text.at, out->text_size, 1);
    out->lists = copy_of(arena, builder->lists.at, out->list_count, sizeof *out->lists);
    out->settings = copy_of(arena, builder->settings.at, out->setting_count, sizeof *out->settings);
    out->marks = copy_of(arena, builder->marks.at, out->mark_count, sizeof *out->marks);
    out->words = copy_of(arena, builder->words.at, out->word_count, sizeof *out->words);
    struct pack_phrase *phrases = arena_new(arena, struct pack_phrase, out->phrase_count);
    for (size_t i = 0; i < out->phrase_count; i++) {
        phrases[i] = builder->items.at[i].phrase;
        if (phrases[i].count > 1) phrases[i].second = builder->items.at[i].words[1];
    }
    out->phrases = phrases;
    index_first_words(builder, arena, out);
    index_pairs(arena, out);
}
