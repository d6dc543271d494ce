/* A cue and the speaker behind it: "kata NAME", "said the mayor, NAME", "according to NAME". */
#ifndef KUTIP_QUOTES_CUE_H
#define KUTIP_QUOTES_CUE_H

#include "core/quotes/speech/speech.h"

/* Verbs of saying, and the words that stand before a speaker. */
#define SAYING                                                                                     \
    (CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_CONTINUE) | CLASS_BIT(CUE_NYA))
#define BEFORE_SPEAKER (CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_PHRASE) | CLASS_BIT(CUE_PASSIVE))

/* "katanya": the rule of a cue whose speaker is understood; and of one who is only described. */
extern const struct speech_rule cue_nya, cue_described;

/* The mention that begins at `token`, NULL: none does. */
const struct mention *cue_mention_at(const struct reading *r, uint32_t token);

/* Behind the adverbs at `t`. */
uint32_t cue_skip_adverbs(const struct outline *o, uint32_t t, uint32_t to);

/* Is a speaker named wholly where the words go on at `t`? */
bool cue_ends_clause(const struct outline *o, uint32_t t, uint32_t to);

/* "akun @name", "akun Instagram @name" at `t`: an account is called by its handle. */
bool cue_account_at(const struct outline *o, uint32_t t, uint32_t to, struct mention *out);

/* The noun phrase that begins at `t` and is made to speak by the cue before it. */
bool cue_speaker_at(const struct reading *r, uint32_t t, uint32_t to, struct mention *out);

/* A cue at `t` and the speaker behind it. */
bool cue_then_speaker(const struct reading *r, uint32_t t, uint32_t to, struct speech *out);

#endif
