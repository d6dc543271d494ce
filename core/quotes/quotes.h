/* Article -> quotes: who said what, through whom. The terms are those of the record schema.
 *
 *   outline/   what stands between marks, and the reporter's own words around it
 *   names/     who is spoken of: names, offices, bodies, and which of them are one person
 *   media/     which media are cited
 *   speech/    who is made to speak by which words, and who that is
 *   hearing.c  walks the article with all of them: who is made to speak where
 *   quotes.c   walks it once more and makes the quotes
 *   echo/      the same words in other articles */
#ifndef KUTIP_QUOTES_QUOTES_H
#define KUTIP_QUOTES_QUOTES_H

#include "core/article/article.h"

enum quote_kind { QUOTE_DIRECT, QUOTE_MIXED, QUOTE_INDIRECT };

enum speaker_type {
    SPEAKER_NONE, /* nobody can be named honestly */
    SPEAKER_PERSON,
    SPEAKER_ORGANISATION,
    SPEAKER_DOCUMENT,
    SPEAKER_ANONYMOUS,
    SPEAKER_COLLECTIVE
};

struct speaker {
    enum speaker_type type;
    struct str
        name; /* the fullest name in the article, without role and titles; NONE if anonymous */
    struct str surface; /* as it stands at the quote; NONE for "katanya" */
    struct str role;    /* phrase of the first introduction in the body */
};

struct quote {
    uint32_t start, end; /* in clean: the inside of the marks; for indirect ones the clause */
    enum quote_kind kind;
    struct speaker speaker;
    struct str cue;      /* as written; NONE when floating */
    struct str_list via; /* from the speaker outwards, canonical names */
    struct str channel, said;
    /* Why this speaker (for --explain and the `w` key): the rule's name (a constant), the words it
     * took the speaker from, and how sure it is, 0-100. */
    const char *rule;
    struct str antecedent;
    int confidence;
};

struct quotes {
    struct quote *at; /* in text order; an indirect quote may hold direct ones */
    size_t count;
    struct str_list sources; /* media cited by the article, canonical, in order of first mention */
};

/* Finds the quotes of the body blocks. Indirect ones only when `indirect`. Everything is in `arena`
 * or points into `article`. Never fails; linear in the text. */
void quotes_find(struct arena *arena, const struct article *article, bool indirect,
                 struct quotes *out);

/* "direct", "mixed", "indirect" and "person", …: the names used in exports. */
const char *quote_kind_name(enum quote_kind kind);
const char *speaker_type_name(enum speaker_type type);

#endif
