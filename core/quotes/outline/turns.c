#include "core/quotes/outline/turns.h"

#include "core/quotes/outline/outline.h"

/* A label is no longer than this, in words; who speaks again does so within so many turns; fewer
 * turns are no conversation. */
enum { LABEL_LONGEST = 4, AGAIN_WITHIN = 6, TURNS_LEAST = 3 };

static bool is_sign(const struct word *word, uint32_t sign) {
    return !(word->flags & WORD_LETTERS) && word->hash == sign;
}

static bool ends_sentence(const struct word *word) {
    return is_sign(word, '.') || is_sign(word, '?') || is_sign(word, '!') || is_sign(word, 0x2026);
}

/* The colon behind a label that can name somebody; 0: the passage has none, or its words end like
 * no sentence ("Genre: Drama"). */
static uint32_t colon_of(const struct word *words, const struct passage *passage) {
    const class_set never = CUE_VERBS | OFFICE_HEADS | CLASS_BIT(CAPTION_LABEL) |
                            CLASS_BIT(SOURCE_LABEL) | CLASS_BIT(EDITOR_LABEL) |
                            CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(RELATED_LABEL) |
                            CLASS_BIT(WEEKDAY) | CLASS_BIT(NOT_NAME) | CLASS_BIT(OFFICE);
    for (uint32_t i = passage->first, letters = 0; i + 2 < passage->end; i++) {
        const struct word *word = &words[i];
        if (is_sign(word, ':'))
            return letters > 0 && !(word[1].flags & WORD_GLUED) &&
                           ends_sentence(&words[passage->end - 1])
                       ? i
                       : 0;
        if (is_sign(word, '.') && (word->flags & WORD_GLUED)) continue; /* an initial */
        if (!(word->flags & WORD_CAPITAL) || (word->begins & never)) return 0;
        if (word->end - word->start < 2 && letters == 0) return 0; /* "Q: …" names nobody */
        if (++letters > LABEL_LONGEST) return 0;
    }
    return 0;
}

uint32_t *turns_find(struct arena *arena, const struct article *article,
                     const struct passage *passages, size_t count) {
    const struct word *words = article->words.at;
    uint32_t last[AGAIN_WITHIN] = {0};
    uint32_t *turns = NULL;
    size_t found = 0, again = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t colon = colon_of(words, &passages[i]);
        if (colon == 0) continue;
        if (turns == NULL) turns = arena_new(arena, uint32_t, count);
        turns[i] = colon + 1;
        uint32_t label = words[colon - 1].hash;
        for (size_t k = 0; k < AGAIN_WITHIN; k++) again += last[k] == label;
        last[found++ % AGAIN_WITHIN] = label;
    }
    return found >= TURNS_LEAST && again > 0 ? turns : NULL;
}
