/* How a language pack lies in memory: flat const tables without pointers between them, so that the
 * built-in ones need no work at start-up. tools/bake and lang_load() (for the user's packs) make
 * them with the same builder.
 *
 * Words are compared by their 32-bit hashes alone. The words of the packs share none (a test sees
 * to it); a word that is in no pack meets one of 4,000 by chance once in a million. */
#ifndef KUTIP_LANG_PACK_H
#define KUTIP_LANG_PACK_H

#include "core/base/ini.h"
#include "core/lang/lang.h"
#include "core/lang/leads.h"

enum { PACK_PHRASE_WORDS = 32 };

/* The list under one key: who its members are to the rules. Also one line of [pack]. */
struct pack_list {
    uint32_t key, first; /* offsets into text: the key, the first item (or the setting) */
    uint16_t key_length, first_length;
};

struct pack_phrase {
    uint32_t text;   /* offset of the phrase as written */
    uint32_t words;  /* index of its first word's hash in `words` */
    uint32_t second; /* its second word's hash: told here, it seldom is the one */
    uint32_t glued;  /* bit i: no white space stands before word i */
    uint32_t list;   /* index in `lists` */
    uint16_t length; /* bytes at `text` */
    uint8_t class;
    uint8_t count; /* words, at most PACK_PHRASE_WORDS */
};

/* What a word is to the rules, as in struct word: there are some hundred kinds. */
struct pack_kind {
    uint64_t is, begins;
};

/* The phrases that begin with a word: by class, those of more words first. */
struct pack_stretch {
    uint32_t first, count;
};

/* Bits that tell whether a phrase may begin with two words: eight of nine are 0 in the largest
 * pack.
 */
enum { PACK_PAIRS = 1 << 15 };

struct pack_table {
    const char *text;
    const struct pack_list *lists;
    const struct pack_list *settings;
    const struct lang_marks *marks;
    const uint32_t *words;
    const struct pack_phrase *phrases;
    struct leads leads;                   /* from the words that begin phrases to their kinds */
    const struct pack_kind *kinds;        /* the first is for words that begin nothing */
    const struct pack_stretch *stretches; /* for each slot of `leads` */
    const uint64_t *pairs;                /* PACK_PAIRS bits: pack_pair() */
    uint32_t text_size, list_count, setting_count, mark_count, word_count, phrase_count;
    uint32_t kind_count;
};

struct baked_pack {
    const char *name; /* "id", "world" */
    struct pack_table table;
};

/* Written by tools/bake; sorted by name. Each but "world" has world.ini merged in. */
extern const struct baked_pack baked_packs[];
extern const size_t baked_pack_count;

/* The bit of two words, by their hashes: 2654435769 is 2^32 by the golden ratio (Knuth, The Art of
 * Computer Programming 6.4), and leaves 15 bits at the top. */
static inline uint32_t pack_pair_bit(uint32_t first, uint32_t second) {
    return (first + second * 2654435769u) * 2654435769u >> 17;
}

/* May a phrase begin with words of these hashes? */
static inline bool pack_pair(const struct pack_table *table, uint32_t first, uint32_t second) {
    uint32_t bit = pack_pair_bit(first, second);
    return (table->pairs[bit / 64] >> bit % 64 & 1) != 0;
}

/* What the word of this hash is. */
static inline const struct pack_kind *pack_kind(const struct pack_table *table, uint32_t hash) {
    return &table->kinds[leads_find(&table->leads, hash)];
}

/* The phrases that begin with the word of this hash. */
static inline struct pack_stretch pack_stretch(const struct pack_table *table, uint32_t hash) {
    uint32_t slot = leads_slot(&table->leads, hash);
    if (table->leads.slots[slot].hash != hash) return (struct pack_stretch){0, 0};
    return table->stretches[slot];
}

/* Collects layers, the lowest first, and makes one table of them. */
struct pack_builder;

/* Errors of the layers are collected in the builder. */
struct pack_builder *pack_builder_new(void);
void pack_builder_free(struct pack_builder *builder);

/* Lays a finished table over what is there. */
void pack_add_table(struct pack_builder *builder, const struct pack_table *table);

/* Lays the sections of `ini`, read from the file `name`, over what is there. The errors of `ini`
 * are taken along. */
void pack_add_ini(struct pack_builder *builder, const struct ini *ini, const char *name);

/* The table of all layers, in `arena`. */
void pack_build(struct pack_builder *builder, struct arena *arena, struct pack_table *out);

/* What was wrong in the layers, in order. Valid until the builder is freed. */
const struct error *pack_errors(const struct pack_builder *builder, size_t *count);

#endif
