/* What the clauses of uncased_find() tell about a quotation beside them. */
#include "core/base/sorted.h"
#include "core/quotes/speech/uncased.h"

enum { SIGN_BETWEEN = 2 }; /* a sign may stand between a quotation and its clause */

static const struct speech_rule AFTER = {"subject and verb after", 88};
static const struct speech_rule AROUND = {"subject before, verb after", 88};
static const struct speech_rule BEFORE = {"subject and verb before", 88};
static const struct speech_rule UNNAMED = {"verb without subject", 65};
static const struct speech_rule INSIDE = {"reporting clause", 75};

/* The first clause whose cue stands at token `from` or later. */
static size_t clause_at(const struct clauses *clauses, uint32_t from) {
    return sorted_from(clauses->at, clauses->count, sizeof *clauses->at,
                       offsetof(struct clause, cue), from);
}

static void speak(const struct reading *r, const struct clause *clause,
                  const struct speech_rule *rule, struct speech *out) {
    *out = (struct speech){.rule = rule,
                           .voice = clause->goes_on ? VOICE_SAME : VOICE_TOPIC,
                           .cue = clause->cue,
                           .cue_end = clause->cue_end,
                           .end = clause->to};
    if (clause->mention == NO_MENTION) {
        out->rule = &UNNAMED;
        if (clause->unread) out->voice = VOICE_UNREAD;
        return;
    }
    out->voice = VOICE_NAMED;
    out->speaker = r->mentions->at[clause->mention];
}

bool uncased_after(const struct reading *r, uint32_t at, uint32_t to, struct speech *out) {
    const struct clauses *clauses = r->clauses;
    size_t i = clause_at(clauses, at + 1);
    if (i == clauses->count || clauses->at[i].from > at + SIGN_BETWEEN) return false;
    const struct clause *clause = &clauses->at[i];
    if (clause->cue_end > to) return false;
    if (clause->from > at + 1 && outline_letters(r->o, at + 1)) return false;
    const struct clause *next = clause + 1; /* “…”라고 NAME TITLE는 말했다 */
    if (clause->mention == NO_MENTION && i + 1 < clauses->count && next->cue_end <= to &&
        next->mention != NO_MENTION && r->mentions->at[next->mention].from > at)
        clause = next;
    bool around = clause->mention != NO_MENTION && r->mentions->at[clause->mention].to <= at;
    speak(r, clause, around ? &AROUND : &AFTER, out);
    out->after = out->adjacent = true;
    return true;
}

bool uncased_before(const struct reading *r, uint32_t from, uint32_t at, struct speech *out) {
    const struct clauses *clauses = r->clauses;
    size_t i = clause_at(clauses, at);
    if (i == 0) return false;
    const struct clause *clause = &clauses->at[i - 1];
    if (clause->cue < from || clause->to > at) return false;
    speak(r, clause, &BEFORE, out);
    out->adjacent = true;
    for (uint32_t t = clause->to; t < at; t++)
        if (outline_letters(r->o, t) && !outline_is(r->o, t, CLASS_BIT(THAT)))
            out->adjacent = false;
    return out->adjacent || out->voice == VOICE_NAMED;
}

bool uncased_inside(const struct reading *r, uint32_t from, uint32_t to, struct speech *out) {
    const struct clauses *clauses = r->clauses;
    for (size_t i = clause_at(clauses, from); i < clauses->count && clauses->at[i].cue < to; i++) {
        if (clauses->at[i].mention == NO_MENTION) continue;
        speak(r, &clauses->at[i], &INSIDE, out);
        return true;
    }
    return false;
}
