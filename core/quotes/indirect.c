#include "core/quotes/indirect.h"

/* A shorter clause says nothing that could be asked about. */
enum { CLAUSE_LEAST = 4, NEGATION_REACH = 3 };

static bool is_denied(const struct outline *o, const struct sentence *s, uint32_t cue) {
    for (uint32_t t = cue; t > s->from && cue - t < NEGATION_REACH; t--)
        if (outline_is(o, t - 1, CLASS_BIT(CUE_DENIAL)) ||
            str_starts(outline_key(o, t - 1, s->to, CLASS_ADVERB), STR("not")))
            return true;
    return outline_is(o, s->from, CLASS_BIT(CUE_DENIAL));
}

/* Does the clause hold a finite verb, as far as the pack can tell? One behind "yang" belongs to a
 * relative clause: "bukti yang diserahkan". */
static bool has_verb(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (outline_is(o, t, CLASS_BIT(ADVERB)) &&
            !(t > from && outline_is(o, t - 1, CLASS_BIT(SCENE))))
            return true;
    return false;
}

static uint32_t trim_end(const struct outline *o, uint32_t from, uint32_t to) {
    while (to > from && !outline_is_span(o, to - 1) && !outline_letters(o, to - 1) &&
           !outline_sign(o, to - 1, ')'))
        to--;
    return to;
}

/* Behind "Selain itu," and its like at the sentence's start. */
static uint32_t skip_connective(const struct outline *o, uint32_t from, uint32_t to) {
    uint32_t n = (uint32_t)outline_match(o, from, to, CLASS_NOT_NAME);
    return n > 0 && from + n < to && outline_sign(o, from + n, ',') ? from + n + 1 : from;
}

/* Where a citation of a medium cuts the clause off: ", seperti dikutip …". */
static uint32_t before_citation(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from + 1; t + 1 < to; t++)
        if (outline_sign(o, t, ',') && outline_match(o, t + 1, to, CLASS_SOURCE_CUE) > 0) return t;
    return to;
}

bool indirect_clause(const struct outline *o, const struct sentence *sentence,
                     const struct speech *speech, uint32_t *from, uint32_t *to) {
    if (speech->cue == speech->cue_end || is_denied(o, sentence, speech->cue)) return false;
    bool verb = speech->subject;
    struct str key = outline_key(o, speech->cue, sentence->to, CLASS_CUE_ACTIVE);
    if (verb && !str_starts(key, STR("assert"))) return false;
    uint32_t end = trim_end(o, sentence->from, sentence->to);
    uint32_t t = speech->end;
    bool marked = false; /* a comma or "bahwa" shows where the clause begins */
    while (t < end && (outline_sign(o, t, ',') || outline_is(o, t, CLASS_BIT(THAT)))) {
        marked = true;
        t++;
    }
    uint32_t start = skip_connective(o, sentence->from, sentence->to);
    if (!verb && speech->cue > start && speech->cue - start > end - (t < end ? t : end)) {
        *from = start; /* "clause, kata NAME." */
        *to = trim_end(o, start, speech->cue);
    } else {
        if (!verb && !marked) return false;
        *from = t;
        *to = before_citation(o, t, end);
    }
    if (*to <= *from || *to - *from < CLAUSE_LEAST) return false;
    return marked || *from == start || has_verb(o, *from, *to);
}
