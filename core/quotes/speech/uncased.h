/* Speech in scripts without capital letters, where a name looks like any other word: only a verb of
 * saying tells where a speaker stands, and only a title, a family name or the page's own earlier
 * words tell that it is a person. What stands where is the pack's ([pack] order, core/lang/lang.h):
 *
 *   subject-mark    NAME TITLE は “…” と述べた       subject-verb   TITLE NAME 说：“…”
 *   subject-ending  NAME TITLE는 “…”라고 말했다      verb-subject   قال TITLE NAME: «…» */
#ifndef KUTIP_QUOTES_UNCASED_H
#define KUTIP_QUOTES_UNCASED_H

#include "core/quotes/speech/speech.h"

#define NO_MENTION UINT32_MAX

/* A verb of saying in the reporter's words and who is its subject. */
struct clause {
    uint32_t from;         /* where the clause begins, as far as it was read */
    uint32_t cue, cue_end; /* tokens */
    uint32_t to;           /* behind cue and speaker */
    uint32_t mention;      /* in mentions->at, NO_MENTION: the verb stands without a subject */
    bool unread;           /* a subject stands there that no rule can read */
    bool goes_on;          /* a verb of CUE_CONTINUE */
};

struct clauses {
    struct clause *at; /* in text order */
    size_t count;
};

/* Finds the clauses and the mentions that are their subjects; arrays are in `arena`. Linear. */
void uncased_find(struct arena *arena, const struct outline *o, struct mentions *mentions,
                  struct clauses *out);

/* speech_after(), speech_before() and speech_inside() of such a language. */
bool uncased_after(const struct reading *r, uint32_t at, uint32_t to, struct speech *out);
bool uncased_before(const struct reading *r, uint32_t from, uint32_t at, struct speech *out);
bool uncased_inside(const struct reading *r, uint32_t from, uint32_t to, struct speech *out);

/* `text` without the ending that marks it as a subject ("대표는" -> "대표"). */
struct str uncased_trim(const struct lang_pack *pack, struct str text);

#endif
