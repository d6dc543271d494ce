/* Whose verb it is: the subject of a verb of saying that stands behind it. */
#ifndef KUTIP_QUOTES_SUBJECT_H
#define KUTIP_QUOTES_SUBJECT_H

#include "core/quotes/names/mention.h"

/* How far a cue may stand from what it introduces, in tokens. */
enum { CUE_REACH = 40 };

enum subject {
    SUBJECT_READ,
    SUBJECT_UNREAD,  /* a noun stands there that no rule can read: "the youngest of them said" */
    SUBJECT_LEFT_OUT /* none stands there: "lalu mengatakan", "…, saying" */
};

/* The subject of the verb at `verb`, in [from, verb): the nearest mention before it that stands
 * where a subject stands, else the nearest that no preposition governs, else one only described
 * ("protesters outside", "seorang warga"). Fills `out` when it is read. */
enum subject subject_of(const struct outline *o, const struct mentions *mentions, uint32_t from,
                        uint32_t verb, struct mention *out);

#endif
