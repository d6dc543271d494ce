#include "core/quotes/hearing.h"

#include "core/quotes/speech/describe.h"

static const struct speech_rule CARRIED = {"author of the text that a medium quotes", 85};

/* How far behind a medium the author of its text may stand, in tokens. */
enum { CARRIED_REACH = 6 };

bool hearing_introduced(const struct finder *f, size_t sentence) {
    if (sentence == 0) return false;
    const struct sentence *s = &f->outline.sentences[sentence];
    const struct sentence *before = s - 1;
    return s->starts_passage && before->passage + 1 == s->passage &&
           outline_sign(&f->outline, before->to - 1, ':');
}

bool hearing_carried(const struct speech *speech) {
    return speech->rule == &CARRIED;
}

/* “…,” ungkap KCNA, mengutip isi surat NAME: the medium only carries the words of the one it
 * quotes.
 */
static bool read_carried(const struct finder *f, const struct place *p, struct speech *speech) {
    const struct outline *o = &f->outline;
    if (!speech->after || speech->voice != VOICE_NAMED || speech->speaker.kind != MENTION_MEDIUM)
        return false;
    size_t i = mention_from(&f->mentions, speech->end);
    if (i == f->mentions.count) return false;
    const struct mention *m = &f->mentions.at[i];
    if (m->to > p->to || m->kind != MENTION_NAME || m->from > speech->end + CARRIED_REACH)
        return false;
    bool cited = false, text = false;
    for (uint32_t t = speech->end; t < m->from; t++) {
        cited |= outline_is(o, t, CLASS_BIT(SOURCE_CUE));
        text |= outline_is(o, t, CLASS_BIT(CUE_NOUN) | CLASS_BIT(DOCUMENT));
    }
    if (!cited || !text) return false;
    speech->speaker = *m;
    speech->rule = &CARRIED;
    speech->end = speech->cue_end;
    return true;
}

/* The speech that words around the quotation tell. */
static bool read_speech(const struct finder *f, const struct place *p, struct speech *speech) {
    const struct span *span = finder_span(f, p->at);
    struct speech before, after;
    bool has_before = p->from < p->at && speech_before(&f->reading, p->from, p->at, &before);
    bool has_after = p->at + 1 < p->to && speech_after(&f->reading, p->at, p->to, &after);
    enum { FULL_STOP = '.', WIDE_FULL_STOP = 0x3002 };
    uint32_t last = f->outline.words[span->end - 1].hash;
    bool sentence_done = last == FULL_STOP || last == WIDE_FULL_STOP;
    if (has_after && has_before && before.cue != before.cue_end &&
        (after.speaker.kind == MENTION_MEDIUM || (before.adjacent && sentence_done)))
        has_after = false;
    if (has_after) {
        *speech = after;
        read_carried(f, p, speech);
        return true;
    }
    if (has_before) {
        *speech = before;
        return true;
    }
    if (p->from == p->at && hearing_introduced(f, p->sentence)) {
        const struct sentence *s = &f->outline.sentences[p->sentence - 1];
        if (speech_before(&f->reading, s->from, s->to, speech)) return true;
        if (speech_inside(&f->reading, s->from, s->to, speech)) return true;
    }
    return false;
}

/* "an aide, who asked not to be named, said": whoever is named besides, the aide speaks. */
static void read_unnamed(const struct finder *f, const struct place *p, struct speech *speech) {
    uint32_t from = speech->after ? p->at + 1 : f->outline.sentences[p->sentence].from;
    struct mention unnamed;
    if (from >= speech->cue || !describe_unnamed(&f->outline, from, speech->cue, &unnamed)) return;
    speech->speaker = unnamed;
    speech->voice = VOICE_NAMED;
}

static bool begins_with_pronoun(const struct finder *f, const struct sentence *s) {
    return outline_is(&f->outline, s->from, CLASS_BIT(PRONOUN));
}

/* "NAME knew that …, he said": does the sentence that begins at `from` name its own subject before
 * the cue? */
static bool names_before(const struct finder *f, uint32_t from, uint32_t cue) {
    size_t first = mention_from(&f->mentions, from);
    if (first == f->mentions.count) return false;
    const struct mention *m = &f->mentions.at[first];
    return m->to <= cue && m->subject && m->kind == MENTION_NAME;
}

/* “…,” katanya: behind a sentence that introduces somebody with a role or a full name, it is this
 * one who speaks, whatever the sentence tells of him. */
static void hear_introduced(struct finder *f, size_t index) {
    const struct sentence *s = &f->outline.sentences[index];
    if (index == 0 || s->starts_passage) return;
    const struct sentence *before = s - 1;
    bool quotes = s->first_span < s->end_span;
    const struct speech *speech = quotes ? &f->of_span[s->first_span] : &f->of_sentence[index];
    if (before->passage != s->passage || before->first_span != before->end_span) return;
    bool back = speech->voice == VOICE_TOPIC ||
                (speech->voice == VOICE_NAMED && speech_points_back(&f->outline, &speech->speaker));
    bool begins = !quotes || f->outline.span_tokens[s->first_span] == s->from ||
                  (speech->voice == VOICE_NAMED && speech->speaker.from == s->from);
    if (!begins || !back) return;
    if (!quotes && names_before(f, s->from, speech->cue)) return;
    if (f->of_sentence[index - 1].voice != VOICE_NONE) return;
    if (begins_with_pronoun(f, before) && !before->starts_passage &&
        (before - 1)->first_span == (before - 1)->end_span)
        before--; /* "NAME came home. He promised aid. “…,” he said." */
    size_t first = mention_from(&f->mentions, before->from);
    if (first == f->mentions.count) return;
    for (size_t i = first; i < f->mentions.count && f->mentions.at[i].from < before->to; i++) {
        const struct mention *one = &f->mentions.at[i];
        if (!one->subject && !thread_doer(&f->thread, one)) continue;
        first = i; /* "At the inn on Mill Street, the waitress, NAME, …" */
        break;
    }
    const struct mention *m = &f->mentions.at[first];
    bool doer = thread_doer(&f->thread, m);
    if (thread_possessor(&f->mentions, first))
        m++;
    else if (!m->subject && !doer)
        return;
    if (m->from >= before->to || m->kind != MENTION_NAME) return;
    bool kin = m->from == before->from + 2 && outline_nya(&f->outline, before->from) &&
               outline_sign(&f->outline, before->from + 1, ','); /* "Cucunya, NAME, …" */
    bool known = quotes && speech->voice == VOICE_NAMED && before->starts_passage &&
                 m->from == before->from && m->person != NO_PERSON &&
                 f->people.at[m->person].mentions > 1;
    if (m->person != NO_PERSON && (kin || doer || known || people_sure(&f->people.at[m->person])))
        people_speak(&f->people, m);
}

void hearing_read(struct finder *f) {
    f->of_span = arena_new(f->arena, struct speech, f->marks.span_count + 1);
    f->of_sentence = arena_new(f->arena, struct speech, f->outline.sentence_count + 1);
    for (size_t i = 0; i < f->outline.sentence_count; i++) {
        const struct sentence *s = &f->outline.sentences[i];
        struct speech speech;
        if (s->first_span == s->end_span && speech_possible(s) &&
            speech_inside(&f->reading, s->from, s->to, &speech)) {
            f->of_sentence[i] = speech;
            if (speech.voice == VOICE_NAMED) people_speak(&f->people, &speech.speaker);
        }
        uint32_t from = s->from;
        for (uint32_t span = s->first_span; span < s->end_span; span++) {
            struct place place = {i, finder_span_token(f, s, span), from,
                                  finder_span_token(f, s, span + 1)};
            if (read_speech(f, &place, &speech)) {
                if (s->phrases & CLASS_BIT(ANONYMOUS)) read_unnamed(f, &place, &speech);
                f->of_span[span] = speech;
                if (speech.voice == VOICE_NAMED) people_speak(&f->people, &speech.speaker);
            }
            from = place.at + 1;
        }
        hear_introduced(f, i);
    }
}
