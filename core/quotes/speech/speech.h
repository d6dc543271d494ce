/* Who is made to speak, and by which words: the cue and the speaker around a quotation or in a
 * reporting clause, as they stand on the page. Who that is, is speaker.h's question. */
#ifndef KUTIP_QUOTES_SPEECH_H
#define KUTIP_QUOTES_SPEECH_H

#include "core/quotes/names/mention.h"

enum voice {
    VOICE_NONE,
    VOICE_NAMED,  /* speech.speaker stands at the quotation */
    VOICE_TOPIC,  /* "katanya": the one spoken of */
    VOICE_PERSON, /* no word tells: the person spoken of, and nobody else */
    VOICE_SAME,   /* "tambahnya": the one who spoke before, whoever came between */
    VOICE_UNREAD  /* somebody whose words no rule can read: nobody can be named */
};

/* A rule that found a speaker: the name that `why` shows, and how sure it is (0-100). */
struct speech_rule {
    const char *name;
    int confidence;
};

struct speech {
    const struct speech_rule *rule;
    enum voice voice;
    uint32_t cue, cue_end;  /* tokens; equal: no cue */
    struct mention speaker; /* when VOICE_NAMED */
    uint32_t end;           /* token behind cue and speaker */
    bool after;             /* cue and speaker stand behind the quotation */
    bool adjacent;          /* they touch it */
    bool subject;           /* the cue is a verb and the speaker its subject */
};

struct reading {
    const struct outline *o;
    const struct mentions *mentions;
    const struct clauses *clauses; /* where no capitals tell names: uncased.h; else NULL */
};

/* Can anything in this sentence make somebody speak? */
bool speech_possible(const struct sentence *sentence);

/* The cue and speaker directly behind the quotation at token `at`; tokens from `to` on are another
 * matter. */
bool speech_after(const struct reading *r, uint32_t at, uint32_t to, struct speech *out);

/* The cue and speaker before the quotation at `at`, in [from, at). */
bool speech_before(const struct reading *r, uint32_t from, uint32_t at, struct speech *out);

/* "he", "the 29-year-old", "the Italian": words for somebody told of before. */
bool speech_points_back(const struct outline *o, const struct mention *m);

/* "laporan yang menyebut …", "untuk memastikan …": does the verb at `cue` only tell more of a noun,
 * or for what? */
bool speech_relative(const struct outline *o, uint32_t from, uint32_t cue);

/* A reporting clause somewhere in [from, to): the last ", kata X" or "X mengatakan" of it. */
bool speech_inside(const struct reading *r, uint32_t from, uint32_t to, struct speech *out);

#endif
