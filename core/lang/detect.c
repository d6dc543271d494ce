#include <stdlib.h>

#include "core/base/vec.h"
#include "core/lang/inside.h"

enum {
    DETECT_GLANCE = 80,       /* words that tell most texts … */
    DETECT_WORDS = 1000,      /* … and those looked at when they do not */
    DETECT_LEAD = 2,          /* the best of a glance must be so many times as good as the next */
    DETECT_PERCENT_LEAST = 3, /* share of function words among a text's words */
    DETECT_LEAST = 4,         /* different ones that it must have, one more … */
    DETECT_WORDS_EACH = 100,  /* … for so many words, … */
    DETECT_LEAST_MOST = 10,   /* … but no more than these */
    SEEN = 4096               /* function words that are told apart */
};

static bool is_function_word(const struct pack_phrase *phrase) {
    return phrase->class == CLASS_FUNCTION_WORD && phrase->count == 1;
}

static int compare_hashes(const void *a, const void *b) {
    const struct leads_slot *x = a, *y = b;
    return (x->hash > y->hash) - (x->hash < y->hash);
}

/* The function words of all packs, each once, numbered; free() them. */
static struct leads_slot *number_function_words(const struct lang *lang, size_t *count) {
    VEC(struct leads_slot) all = {0};
    for (size_t i = 0; i < lang->count; i++) {
        const struct pack_table *table = &lang->packs[i].table;
        for (size_t j = 0; j < table->phrase_count; j++)
            if (is_function_word(&table->phrases[j]))
                vec_push(&all, ((struct leads_slot){table->words[table->phrases[j].words], 0}));
    }
    *count = 0;
    if (all.count > 0) qsort(all.at, all.count, sizeof *all.at, compare_hashes);
    for (size_t i = 0; i < all.count; i++)
        if (i == 0 || all.at[i].hash != all.at[*count - 1].hash) all.at[(*count)++] = all.at[i];
    for (size_t i = 0; i < *count; i++) all.at[i].lead = (uint32_t)i + 1;
    return all.at;
}

void lang_index_function_words(struct lang *lang) {
    size_t count;
    struct leads_slot *words = number_function_words(lang, &count);
    leads_make(&lang->arena, words, count, &lang->function_leads);
    free(words);
    lang->function_words = arena_new(&lang->arena, struct function_word, count + 1);
    for (size_t i = 0; i < lang->count; i++) {
        const struct pack_table *table = &lang->packs[i].table;
        for (size_t j = 0; j < table->phrase_count; j++) {
            if (!is_function_word(&table->phrases[j])) continue;
            uint32_t hash = table->words[table->phrases[j].words];
            lang->function_words[leads_find(&lang->function_leads, hash)].packs |= (uint64_t)1 << i;
        }
    }
    for (size_t i = 1; i <= count; i++) {
        struct function_word *word = &lang->function_words[i];
        uint32_t sharers = (uint32_t)__builtin_popcountll(word->packs);
        word->score = 60 / (sharers * sharers);
    }
}

struct evidence {
    uint32_t hits, different, score;
};

/* What the words of a text say, as far as they were looked at. */
struct survey {
    size_t words;
    struct script_counts scripts;
    struct evidence packs[PACKS_MOST];
    uint64_t seen[SEEN / 64];
};

/* Looks at the words up to `to`, and counts the function words of every pack. */
static void look_at(const struct lang *lang, struct str clean, const struct words *words, size_t to,
                    struct survey *survey) {
    uint32_t found[DETECT_WORDS], count = 0; /* first all of them: without a jump for each word */
    script_count(clean, words, survey->words, to, &survey->scripts);
    for (size_t i = survey->words; i < to; i++) {
        found[count] = leads_find(&lang->function_leads, words->at[i].hash);
        count += found[count] != 0;
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct function_word *word = &lang->function_words[found[i]];
        uint32_t bit = found[i] % SEEN;
        bool again = (survey->seen[bit / 64] >> bit % 64 & 1) != 0;
        survey->seen[bit / 64] |= (uint64_t)1 << bit % 64;
        for (uint64_t packs = word->packs; packs != 0; packs &= packs - 1) {
            struct evidence *pack = &survey->packs[__builtin_ctzll(packs)];
            pack->hits++;
            pack->different += !again;
            pack->score += word->score;
        }
    }
    survey->words = to;
}

/* Neighbours share words: Italian is not Spanish for its "la" and "con" alone. */
static bool is_convincing(const struct evidence *found, size_t letters) {
    size_t least = DETECT_LEAST + letters / DETECT_WORDS_EACH;
    if (least > DETECT_LEAST_MOST) least = DETECT_LEAST_MOST;
    return found->different >= least && found->hits * 100 >= letters * DETECT_PERCENT_LEAST;
}

/* The pack that the survey speaks for; `*clear` tells whether no other comes near. */
static const struct lang_pack *judge(const struct lang *lang, const struct survey *survey,
                                     bool *clear) {
    size_t letters;
    enum script script = script_of_most(&survey->scripts, &letters);
    const struct lang_pack *best = lang->world;
    uint32_t best_score = 0, next_score = 0;
    bool alone = script_tells_language(script);
    for (size_t i = 0; i < lang->count; i++) {
        const struct lang_pack *pack = &lang->packs[i];
        const struct evidence *found = &survey->packs[i];
        if (!alone && !is_convincing(found, letters)) continue; /* most */
        if (pack == lang->world || pack->script != script) continue;
        if (best == lang->world || found->score > best_score) {
            best = pack;
            next_score = best_score;
            best_score = found->score;
        } else if (found->score > next_score) {
            next_score = found->score;
        }
    }
    *clear = best != lang->world && best_score >= DETECT_LEAD * next_score;
    return best;
}

const struct lang_pack *lang_detect(const struct lang *lang, struct str clean,
                                    const struct words *words) {
    struct survey survey = {0};
    bool clear = false;
    if (words->count > DETECT_GLANCE) {
        look_at(lang, clean, words, DETECT_GLANCE, &survey);
        const struct lang_pack *pack = judge(lang, &survey, &clear);
        if (clear) return pack;
    }
    look_at(lang, clean, words, words->count < DETECT_WORDS ? words->count : DETECT_WORDS, &survey);
    const struct lang_pack *pack = judge(lang, &survey, &clear);
    if (pack != lang->world) return pack;
    size_t letters;
    return brief_detect(lang, words, script_of_most(&survey.scripts, &letters));
}
