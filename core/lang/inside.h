/* What stands behind struct lang and struct lang_pack: for load.c, detect.c, brief.c and lang.c
 * only. */
#ifndef KUTIP_LANG_INSIDE_H
#define KUTIP_LANG_INSIDE_H

#include "core/lang/pack.h"
#include "core/lang/script.h"
#include "core/lang/stem.h"

enum { PACKS_MOST = 64 }; /* a pack is a bit of function_word.packs */

struct lang_pack {
    const char *name; /* "world" for the world pack */
    struct pack_table table;
    enum script script;
    const uint32_t *paper_words; /* utf8_fold_hash() of the words of the setting */
    size_t paper_word_count;
    uint64_t paper_bits; /* a bit for each, by its hash: most words are none */
    struct affixes {
        const struct str *at;
        size_t count;
    } verb_prefixes[VERB_PASSIVE + 1], name_tails, role_endings,
        organisation_endings; /* the items of the settings */
    struct stem_rules stem;
    uint32_t tail_ends[32]; /* bit b % 32 of [a % 32]: a name-tail ends in the bytes b, a */
};

/* A function word and the packs that have it, for detection. */
struct function_word {
    uint32_t score; /* what it says for each of them: more when few languages share it */
    uint64_t packs;
};

struct lang {
    struct arena arena;
    struct lang_pack *packs;
    size_t count;
    const struct lang_pack *world;
    struct leads function_leads; /* indexes of `function_words`, of which the first is none */
    struct function_word *function_words;
};

/* Fills the table of function words from the packs. */
void lang_index_function_words(struct lang *lang);

/* brief.c: the pack of a text of a few words, by the words that belong to languages; the world pack
 * where they leave doubt. */
const struct lang_pack *brief_detect(const struct lang *lang, const struct words *words,
                                     enum script script);

#endif
