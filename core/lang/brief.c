/* The language of a text too short for function words to tell: a headline, a sentence or two. */
#include "core/lang/inside.h"

enum {
    BRIEF_WORDS = 60, /* a longer text has function words */
    BRIEF_SHARE = 3,  /* one word in so many must be known … */
    BRIEF_LEAST = 12, /* … and score this, as a word does that no more than two languages share */
    BRIEF_LEAD = 4,   /* so much more, in thirds, … */
    BRIEF_LEAD_OF = 3, /* … than any other language's words */
    WORD_SCORE = 48    /* of a word that one language alone has */
};

/* What belongs to a language, whoever is spoken of: no names, places or media. */
static const class_set OF_LANGUAGE =
    CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(PREPOSITION) | CLASS_BIT(SCENE) | CLASS_BIT(THAT) |
    CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_NYA) | CLASS_BIT(CUE_CONTINUE) |
    CLASS_BIT(CUE_PASSIVE) | CLASS_BIT(CUE_PHRASE) | CLASS_BIT(PRONOUN) |
    CLASS_BIT(CONTENT_PRONOUN) | CLASS_BIT(ROLE) | CLASS_BIT(ROLE_MODIFIER) | CLASS_BIT(ADVERB) |
    CLASS_BIT(OFFICE) | CLASS_BIT(COLLECTIVE) | CLASS_BIT(DEMONSTRATIVE);

static bool knows(const struct pack_table *table, uint32_t hash) {
    return (pack_kind(table, hash)->is & OF_LANGUAGE) != 0;
}

const struct lang_pack *brief_detect(const struct lang *lang, const struct words *words,
                                     enum script script) {
    uint32_t scores[PACKS_MOST] = {0}, known[PACKS_MOST] = {0}, spoken = 0;
    if (words->count > BRIEF_WORDS) return lang->world;
    for (size_t w = 0; w < words->count; w++) {
        if ((words->at[w].flags & WORD_LETTERS) == 0) continue;
        uint64_t knowers = 0;
        uint32_t count = 0;
        spoken++;
        for (size_t i = 0; i < lang->count; i++) {
            const struct lang_pack *pack = &lang->packs[i];
            if (pack->script != script || !knows(&pack->table, words->at[w].hash)) continue;
            knowers |= (uint64_t)1 << i;
            count++;
        }
        for (; knowers != 0; knowers &= knowers - 1) {
            known[__builtin_ctzll(knowers)]++;
            scores[__builtin_ctzll(knowers)] += WORD_SCORE / (count * count);
        }
    }
    size_t best = 0;
    uint32_t next = 0;
    for (size_t i = 1; i < lang->count; i++)
        if (scores[i] > scores[best]) best = i;
    for (size_t i = 0; i < lang->count; i++)
        if (i != best && scores[i] > next) next = scores[i];
    bool told = known[best] * BRIEF_SHARE >= spoken && scores[best] >= BRIEF_LEAST &&
                scores[best] * BRIEF_LEAD_OF >= next * BRIEF_LEAD;
    return told ? &lang->packs[best] : lang->world;
}
