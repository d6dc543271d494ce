#include "core/lang/inside.h"

enum {
    DETECT_GLANCE = 120,      /* words that tell most texts … */
    DETECT_WORDS = 1000,      /* … and those looked at when they do not */
    DETECT_LEAD = 2,          /* the best of a glance must be so many times as good as the next */
    DETECT_PERCENT_LEAST = 3, /* share of function words among a text's words */
    DETECT_LEAST = 4,         /* different ones that it must have, one more … */
    DETECT_WORDS_EACH = 100,  /* … for so many words, … */
    DETECT_LEAST_MOST = 10,   /* … but no more than these */
    SEEN_SLOTS = 4096         /* slots of function words that are told apart */
};

static struct function_word *function_slot(const struct lang *lang, uint32_t hash) {
    struct function_word *words = lang->function_words;
    uint32_t at = hash & lang->function_mask;
    while ((uint64_t)(words[at].hash ^ hash) * words[at].hash != 0) /* as pack_find() does */
        at = (at + 1) & lang->function_mask;
    return &words[at];
}

void lang_index_function_words(struct lang *lang) {
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
        if (fill == 1) break;
        while (slots < total * 4) slots *= 2;
        lang->function_words = arena_new(&lang->arena, struct function_word, slots);
        lang->function_mask = (uint32_t)slots - 1;
    }
    for (size_t i = 0; i <= lang->function_mask; i++) {
        struct function_word *word = &lang->function_words[i];
        uint32_t sharers = (uint32_t)__builtin_popcountll(word->packs);
        if (sharers > 0) word->score = 60 / (sharers * sharers);
    }
}

struct evidence {
    uint32_t hits, different, score;
};

/* Counts the function words of every pack. */
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
        for (; packs != 0; packs &= packs - 1) {
            struct evidence *pack = &found[__builtin_ctzll(packs)];
            pack->hits++;
            pack->different += !again;
            pack->score += slot->score;
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
