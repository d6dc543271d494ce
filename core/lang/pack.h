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

enum { PACK_PHRASE_WORDS = 32 };

/* The list under one key: who its members are to the rules. Also one line of [pack]. */
struct pack_list {
    uint32_t key, first; /* offsets into text: the key, the first item (or the setting) */
    uint16_t key_length, first_length;
};

struct pack_phrase {
    uint32_t text;   /* offset of the phrase as written */
    uint32_t words;  /* index of its first word's hash in `words` */
    uint32_t glued;  /* bit i: no white space stands before word i */
    uint32_t list;   /* index in `lists` */
    uint16_t length; /* bytes at `text` */
    uint8_t class;
    uint8_t count; /* words, at most PACK_PHRASE_WORDS */
};

/* A word with which phrases begin. */
struct pack_word {
    uint64_t is, begins;   /* as in struct word */
    uint64_t seconds;      /* pack_second() of the words that follow it in its phrases */
    uint32_t first, count; /* its phrases, by class, those of more words first */
};

struct pack_table {
    const char *text;
    const struct pack_list *lists;
    const struct pack_list *settings;
    const struct lang_marks *marks;
    const uint32_t *words;
    const struct pack_phrase *phrases;
    /* An open-addressing hash table of 2^n slots, four for a word: few look-ups meet another word,
     * which would cost more than the room. The hashes lie apart from what they lead to, and what
     * most words lead to, nothing, is one place. */
    const uint32_t *hashes;         /* 0: empty */
    const uint32_t *leads;          /* of a slot: index in `begins` */
    const struct pack_word *begins; /* the first is for words that begin nothing */
    uint32_t slot_mask;
    uint32_t text_size, list_count, setting_count, mark_count, word_count, phrase_count;
    uint32_t begin_count;
};

struct baked_pack {
    const char *name; /* "id", "world" */
    struct pack_table table;
};

/* Written by tools/bake; sorted by name. Each but "world" has world.ini merged in. */
extern const struct baked_pack baked_packs[];
extern const size_t baked_pack_count;

/* The bit by which a word's hash is told from most words that never follow the first of a phrase:
 * nearly every "yang" begins none of the phrases that begin with it. */
static inline uint64_t pack_second(uint32_t hash) {
    return (uint64_t)1 << (hash & 63);
}

/* What a word's hash leads to. The search ends at the hash or at an empty slot; which of them
 * nobody can foretell, so one jump asks for both: the product is 0 when either factor is. */
static inline const struct pack_word *pack_find(const struct pack_table *table, uint32_t hash) {
    uint32_t at = hash & table->slot_mask;
    while ((uint64_t)(table->hashes[at] ^ hash) * table->hashes[at] != 0)
        at = (at + 1) & table->slot_mask;
    return &table->begins[table->leads[at]];
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
