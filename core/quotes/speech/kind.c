#include "core/quotes/speech/kind.h"

/* A stretch of fewer words, without a cue in its clause or at it, is a term. */
enum { PHRASE_LEAST = 4, NEAR_LEAST = 1, TERM_REACH = 2, TITLE_LEAST = 2, SMALL_LONGEST = 3 };

static const struct span *span_at(const struct outline *o, uint32_t at) {
    return &o->marks->spans[o->tokens[at].span];
}

/* Where words are cut a character each, three characters count as one. */
static uint32_t count_words(const struct outline *o, const struct span *span, uint32_t most) {
    enum { CHARACTER_BYTES = 3, CHARACTERS = 3, THREE_BYTES = 0xE0 };
    uint32_t words = 0, characters = 0;
    for (uint32_t i = span->first; i < span->end && words < most; i++) {
        const struct word *word = &o->words[i];
        if (!(word->flags & WORD_LETTERS)) continue;
        bool character = word->end - word->start == CHARACTER_BYTES &&
                         (unsigned char)o->clean.ptr[word->start] >= THREE_BYTES;
        characters += character;
        words += character ? characters % CHARACTERS == 1 : 1;
    }
    return words;
}

/* Ends like a sentence or a clause that goes on with its cue: "…," "…?" */
static bool ends_like_speech(const struct outline *o, const struct span *span) {
    const struct word *last = &o->words[span->end - 1];
    if (last->flags & WORD_LETTERS) return false;
    return last->hash == ',' || last->hash == '.' || last->hash == '?' || last->hash == '!' ||
           last->hash == 0x2026;
}

/* An address on the net, not words. */
static bool is_address(const struct outline *o, const struct span *span) {
    struct str text = str_slice(o->clean, o->words[span->first].start, o->words[span->end - 1].end);
    return memchr(text.ptr, ' ', text.len) == NULL && str_find(text, STR("://"), 0) != SIZE_MAX;
}

/* author="…": what is left of a tag. */
static bool is_attribute(const struct outline *o, const struct span *span) {
    return span->open > 0 && span->open < span->first && o->words[span->open - 1].hash == '=' &&
           !(o->words[span->open - 1].flags & WORD_LETTERS);
}

/* Every word but the small ones, which may be of another language, begins with a capital: a title.
 */
static bool is_title(const struct outline *o, const struct span *span) {
    uint32_t capitals = 0, unknown = 0;
    for (uint32_t i = span->first; i < span->end; i++) {
        const struct word *word = &o->words[i];
        if (!(word->flags & WORD_LETTERS)) {
            if (word->hash == '.' && i + 1 < span->end) return false;
            continue;
        }
        if (word->flags & (WORD_CAPITAL | WORD_DIGIT))
            capitals++;
        else if (word->is & (CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(PREPOSITION) |
                             CLASS_BIT(ROLE_GLUE) | CLASS_BIT(THAT)))
            continue;
        else if (word->end - word->start > SMALL_LONGEST)
            return false;
        else
            unknown++;
    }
    return capitals > unknown;
}

/* `named`: somebody is read who "called it “…”". */
static bool term_word_before(const struct outline *o, uint32_t from, uint32_t at, bool named) {
    for (uint32_t t = at; t > from && at - t < TERM_REACH; t--) {
        bool object = named && t < at && !is_title(o, span_at(o, at)) &&
                      (outline_article(o, t) || outline_is(o, t, CLASS_BIT(SCENE)) ||
                       outline_is(o, t, CLASS_BIT(PREPOSITION)));
        object |= named && str_eq(outline_key(o, t - 1, at, CLASS_TERM_WORD), STR("plan"));
        if (outline_is(o, t - 1, CLASS_BIT(TERM_WORD)) && !object) /* "called the plan a “…”" */
            return !named || !outline_is(o, t - 1, CLASS_BIT(CUE_ACTIVE));
        for (uint32_t back = t - 1; back > from && t - back < 4; back--)
            if (!outline_is_span(o, back - 1) &&
                outline_match(o, back - 1, at, CLASS_TERM_WORD) == t - (back - 1))
                return true;
    }
    return false;
}

/* "In his memoir, “Left Hand, Right Hand,” he writes": a title between commas, behind no verb. */
static bool is_parenthetic_title(const struct outline *o, const struct sentence *sentence,
                                 uint32_t at, uint32_t left) {
    if (left == at || left == sentence->from || !outline_sign(o, at - 1, ',')) return false;
    const struct span *span = span_at(o, at);
    return !outline_capital(o, left - 1) && !outline_is(o, left - 1, CUE_VERBS) &&
           count_words(o, span, TITLE_LEAST) >= TITLE_LEAST && is_title(o, span) &&
           outline_is(o, left - 1,
                      CLASS_BIT(TERM_WORD) | CLASS_BIT(DOCUMENT) | CLASS_BIT(CUE_NOUN));
}

enum span_sense kind_sense(const struct outline *o, const struct sentence *sentence, uint32_t at,
                           enum nearness nearness, bool named) {
    const struct span *span = span_at(o, at);
    if (is_address(o, span) || is_attribute(o, span)) return SENSE_TERM;
    uint32_t left = at;
    while (left > sentence->from && !outline_is_span(o, left - 1) && !outline_letters(o, left - 1))
        left--;
    bool stands_alone = left == sentence->from || outline_is_span(o, left - 1);
    if (is_parenthetic_title(o, sentence, at, left)) return SENSE_TERM;
    bool introduced = left < at && (outline_sign(o, at - 1, ':') || outline_sign(o, at - 1, ','));
    const class_set saying =
        CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_NYA) | CLASS_BIT(CUE_CONTINUE);
    bool said = left > sentence->from && outline_is(o, left - 1, saying);
    if (nearness != TOUCHING || (!stands_alone && !introduced && !said)) {
        if (term_word_before(o, sentence->from, at, named)) return SENSE_TERM;
        bool told = introduced && nearness == NEAR && outline_sign(o, at - 1, ':');
        bool inside = !stands_alone && nearness != TOUCHING && !told; /* “Title,” or “Title.” */
        if ((inside || !ends_like_speech(o, span)) && is_title(o, span)) return SENSE_TERM;
        uint32_t least = nearness == FAR ? PHRASE_LEAST : nearness == NEAR ? NEAR_LEAST : 1;
        if (!ends_like_speech(o, span) && count_words(o, span, least) < least) return SENSE_TERM;
    }
    if (stands_alone) return SENSE_DIRECT;
    if (nearness == TOUCHING && !lang_has_capitals(o->article->pack)) return SENSE_DIRECT;
    if (introduced) return SENSE_DIRECT;
    if (said && (o->words[span->first].flags & WORD_CAPITAL)) return SENSE_DIRECT;
    return SENSE_MIXED;
}
