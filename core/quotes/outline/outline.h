/* The reporter's own words: the body with each quotation folded into one token, cut into sentences.
 * Every later rule reads this outline, so that nothing said between marks can be taken for a cue or
 * a speaker. */
#ifndef KUTIP_QUOTES_OUTLINE_H
#define KUTIP_QUOTES_OUTLINE_H

#include "core/quotes/outline/marks.h"

#define NO_SPAN UINT32_MAX

/* Unions of classes that several rules ask for. */
#define OFFICE_HEADS                                                                               \
    (CLASS_BIT(ROLE) | CLASS_BIT(ROLE_SHORT) | CLASS_BIT(ROLE_MODIFIER) | CLASS_BIT(RANK))
#define CUE_VERBS                                                                                  \
    (CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_NYA) | CLASS_BIT(CUE_CONTINUE) |  \
     CLASS_BIT(CUE_PASSIVE) | CLASS_BIT(SOURCE_CUE))

/* Words that begin no name, capitalised or not. */
#define CLOSED_CLASSES                                                                             \
    (CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(NOT_NAME) | CLASS_BIT(PREPOSITION) |                     \
     CLASS_BIT(WEEKDAY) | CLASS_BIT(SCENE) | CLASS_BIT(THAT) | CLASS_BIT(CONTENT_PRONOUN) |        \
     CLASS_BIT(CUE_PHRASE) | CLASS_BIT(ADVERB))

/* A quotation shows a word without flags, hash and classes, so that no rule about words holds for
 * it and none need ask first whether it is one. */
struct token {
    const struct word *shown;
    uint32_t word; /* in article->words; of a quotation its opening mark */
    uint32_t span; /* in marks->spans, NO_SPAN for a plain word */
};

/* Tokens [from, to). */
struct sentence {
    uint32_t from, to;
    uint32_t passage;
    uint32_t first_span, end_span; /* its quotations, in marks->spans */
    bool starts_passage;
    /* those of its words together (`phrases`: lang_classes()): what it cannot hold need not be
     * looked for */
    class_set is, begins, phrases;
};

/* Names of media that the page itself introduces, as token ranges [from, to): media_learn(). */
enum { MEDIA_MOST = 16 };
struct media_name {
    uint32_t from, to;
};
struct media {
    struct media_name at[MEDIA_MOST];
    size_t count;
    size_t doubted; /* names compared with the people of the page */
};

struct outline {
    const struct article *article;
    const struct marks *marks;
    const struct word *words; /* article->words.at */
    struct str clean;
    struct str name_endings; /* the pack's: by them names change in this language; empty: by none */
    struct token *tokens;    /* one more behind the last shows nothing: a look ahead may see it */
    size_t token_count;
    uint32_t *openers; /* tokens of the plain words for which outline_opens() holds */
    size_t opener_count;
    uint32_t *span_tokens; /* the token of each quotation */
    struct sentence *sentences;
    size_t sentence_count;
    struct media media;
};

/* Makes the outline; arrays are in `arena`. Linear. */
void outline_make(struct arena *arena, const struct article *article, const struct marks *marks,
                  struct outline *out);

/* Can a mention begin with this word? Only with a capital, or one that the pack knows to begin one.
 */
static inline bool outline_opens(const struct word *word) {
    const class_set openers = OFFICE_HEADS | CLASS_BIT(HONORIFIC) | CLASS_BIT(PRONOUN);
    return ((word->flags & WORD_CAPITAL) | (word->begins & openers)) != 0;
}

static inline bool outline_is_span(const struct outline *o, size_t token) {
    return o->tokens[token].span != NO_SPAN;
}

static inline const struct word *outline_word(const struct outline *o, size_t token) {
    return o->tokens[token].shown;
}

static inline bool outline_is(const struct outline *o, size_t token, class_set set) {
    return (outline_word(o, token)->is & set) != 0;
}

static inline bool outline_sign(const struct outline *o, size_t token, uint32_t code_point) {
    const struct word *word = outline_word(o, token);
    return word->hash == code_point && !(word->flags & WORD_LETTERS);
}

static inline bool outline_letters(const struct outline *o, size_t token) {
    return (outline_word(o, token)->flags & WORD_LETTERS) != 0;
}

static inline bool outline_capital(const struct outline *o, size_t token) {
    return (outline_word(o, token)->flags & WORD_CAPITAL) != 0;
}

/* Can a phrase of one of these classes begin at `token`? */
static inline bool outline_begins(const struct outline *o, size_t token, class_set set) {
    return (outline_word(o, token)->begins & set) != 0;
}

/* The longest phrase of `class` that begins at `token`, at most up to `to`. False: none. */
bool outline_hit(const struct outline *o, size_t token, size_t to, enum word_class class,
                 struct lang_hit *hit);

/* The same as outline_match(), of a word with which several phrases may begin. */
size_t outline_match_phrase(const struct outline *o, size_t token, size_t to,
                            enum word_class class);

/* Tokens of the longest phrase of `class` that begins at `token`, at most up to `to`; 0: none. */
static inline size_t outline_match(const struct outline *o, size_t token, size_t to,
                                   enum word_class class) {
    const struct word *word = outline_word(o, token);
    if (token >= to || !lang_may_match(word, (class_set)1 << class)) return 0;
    if (!(word->flags & WORD_PHRASE)) return 1;
    return outline_match_phrase(o, token, to, class);
}

/* The same as outline_key(), of a word with which a phrase may begin. */
struct str outline_key_phrase(const struct outline *o, size_t token, size_t to,
                              enum word_class class);

/* The key under which that phrase stands in the pack; empty when there is none. */
static inline struct str outline_key(const struct outline *o, size_t token, size_t to,
                                     enum word_class class) {
    if (!lang_may_match(outline_word(o, token), (class_set)1 << class)) return STR("");
    return outline_key_phrase(o, token, to, class);
}

/* Does the word at `token` look like such a verb? */
static inline bool outline_verb(const struct outline *o, size_t token, enum verb_form form) {
    const struct word *word = outline_word(o, token);
    return lang_looks_verb(o->article->pack, str_slice(o->clean, word->start, word->end), form);
}

/* Does the word at `token` end in the Indonesian -nya? */
bool outline_nya(const struct outline *o, size_t token);

/* Is the word at `token` an article or the like, which tells nothing of what follows? */
static inline bool outline_article(const struct outline *o, size_t token) {
    return outline_is(o, token, CLASS_BIT(ROLE_GLUE)) &&
           str_eq(outline_key(o, token, token + 1, CLASS_ROLE_GLUE), STR("article"));
}

/* Bytes of the article that ran into the word at `token`, its apostrophe too: "l'ancien"; 0: none.
 */
uint32_t outline_elision(const struct outline *o, size_t token);

/* Is the word at `token` one that only tells whose: "its", "his"? */
bool outline_possessive(const struct outline *o, size_t token);

/* The clean text from token `from` up to the end of token `to - 1`; STR_NONE when empty. */
struct str outline_text(const struct outline *o, size_t from, size_t to);

#endif
