#include "core/quotes/quotes.h"

#include "core/quotes/hearing.h"
#include "core/quotes/media/learn.h"
#include "core/quotes/media/media.h"
#include "core/quotes/media/via.h"
#include "core/quotes/speech/indirect.h"
#include "core/quotes/speech/kind.h"
#include "core/quotes/speech/speaker.h"
#include "core/quotes/speech/uncased.h"

static const struct speech_rule CONTINUES = {"goes on in the same marks", 90};
static const struct speech_rule SAME_PARAGRAPH = {"goes on in the same paragraph", 80};
static const struct speech_rule NEXT_PARAGRAPH = {"paragraph of words alone", 65};
static const struct speech_rule BESIDE = {"subject of the sentence before", 55};
static const struct speech_rule AROUND = {"reporting clause around it", 70};
static const struct speech_rule UNKNOWN = {"nobody named", 0};

/* How far behind a cue a word between marks is still its speaker's, in tokens. */
enum { NEAR_REACH = 14 };

static struct str_list list_of(struct arena *arena, const struct via *via) {
    struct str_list list = {0};
    if (via->count == 0) return list;
    list.at = arena_new(arena, struct str, via->count);
    memcpy(list.at, via->at, via->count * sizeof *via->at);
    list.count = via->count;
    return list;
}

/* Does the reporter say something behind the quotation that no rule has read? Then the words may be
 * anybody's. */
static bool words_follow(const struct finder *f, const struct place *p) {
    const struct outline *o = &f->outline;
    uint32_t t = p->at + 1;
    if (t < p->to && outline_sign(o, t, ',')) t++;
    return t < p->to && outline_letters(o, t) && !outline_is(o, t, CLASS_BIT(SOURCE_CUE));
}

/* "Berikut isi unggahan itu:" and a paragraph of words alone: the sentence that introduces them
 * names nobody who could have said them. */
static bool introduced_by_nobody(const struct finder *f, const struct place *p) {
    if (p->from < p->at || !hearing_introduced(f, p->sentence)) return false;
    const struct sentence *before = &f->outline.sentences[p->sentence - 1];
    for (size_t i = mention_from(&f->mentions, before->from); i < f->mentions.count; i++) {
        const struct mention *m = &f->mentions.at[i];
        if (m->from >= before->to) break;
        if (m->kind <= MENTION_PRONOUN) return false;
    }
    return true;
}

/* A speaker for words that no cue touches; false when they can belong to nobody. */
static bool float_speech(const struct finder *f, const struct place *p, enum span_sense sense,
                         struct speech *speech) {
    const struct sentence *s = &f->outline.sentences[p->sentence];
    const struct span *span = finder_span(f, p->at);
    *speech =
        (struct speech){.voice = VOICE_SAME, .cue = p->at, .cue_end = p->at, .end = p->at + 1};
    if (span->continued) {
        speech->rule = &CONTINUES;
        return true;
    }
    if (sense == SENSE_MIXED) {
        struct speech around;
        if (speech_inside(&f->reading, s->from, s->to, &around)) {
            *speech = around;
            speech->rule = &AROUND;
            return true;
        }
        if (!f->spoke_in_passage) return false;
        speech->rule = &SAME_PARAGRAPH;
        return true;
    }
    if (f->unknown_in_passage && !f->spoke_in_passage) {
        speech->rule = &UNKNOWN; /* “…,” somebody said. “…” */
        speech->voice = VOICE_NONE;
        return true;
    }
    bool turn = span->open == span->first && p->at > p->from; /* of somebody unread: "Q.: …" */
    bool strange = turn || words_follow(f, p) || introduced_by_nobody(f, p);
    if (f->reading.clauses != NULL) /* there the next sentence often tells who spoke */
        strange |= s->starts_passage && !f->spoke_in_passage;
    if (strange) {
        speech->rule = &UNKNOWN;
        speech->voice = VOICE_NONE;
    } else if (f->spoke_in_passage) {
        speech->rule = &SAME_PARAGRAPH;
    } else if (!s->starts_passage) {
        speech->rule = &BESIDE;
        speech->voice = VOICE_PERSON;
    } else {
        speech->rule = &NEXT_PARAGRAPH;
        speech->voice = VOICE_PERSON;
    }
    return true;
}

static void find_via(const struct finder *f, const struct place *p, const struct speech *speech,
                     struct via *via) {
    const struct outline *o = &f->outline;
    if (hearing_carried(speech)) {
        const struct mention *medium = &f->mentions.at[mention_from(&f->mentions, speech->cue_end)];
        via_add(o, medium->name, medium->name_end, via);
    } else {
        uint32_t behind = speech->after ? speech->end : p->at + 1;
        bool told = speech->after && behind == speech->cue_end && /* "she told Meridian Wire" */
                    outline_is(o, behind - 1, CLASS_BIT(ADDRESSEE));
        via_find(o, told ? behind - 1 : behind, p->to, !speech->after, via);
        bool medium = speech->voice == VOICE_NAMED && speech->speaker.kind == MENTION_MEDIUM;
        if (!medium) via_reported(o, behind, p->to, via);
        if (!medium) via_reported(o, p->from, p->at, via);
    }
    via_find(o, p->from, p->at, false, via);
    via_join(via, &f->passage_via);
}

static void add_quote(struct finder *f, const struct place *p, enum span_sense sense,
                      const struct speech *speech) {
    const struct outline *o = &f->outline;
    const struct span *span = finder_span(f, p->at);
    struct someone someone = thread_speaks(&f->thread, speech);
    const struct mention *surface = speech->voice == VOICE_NAMED ? &speech->speaker : NULL;
    struct via via = {0};
    find_via(f, p, speech, &via);
    struct speaker speaker = speaker_make(&f->thread, &someone, surface);
    bool unknown = speaker.type == SPEAKER_NONE;
    if (someone.person != NO_PERSON) people_speak(&f->people, &someone.mention);
    if (speech->rule == &SAME_PARAGRAPH && f->quoted_in_passage && !unknown)
        via_join(&via, &f->quote_via); /* “…,” she told KTV. “…” */
    f->quote_via = via;
    struct quote *quote = &f->out->at[f->out->count++];
    *quote = (struct quote){
        .start = f->article->words.at[span->first].start,
        .end = f->article->words.at[span->end - 1].end,
        .kind = sense == SENSE_MIXED ? QUOTE_MIXED : QUOTE_DIRECT,
        .speaker = speaker,
        .cue = outline_text(o, speech->cue, speech->cue_end),
        .via = list_of(f->arena, &via),
        .channel = via_channel(o, speech->after ? speech->end : p->at + 1, p->to),
        .said = via_said(o, speech->after ? speech->end : p->at + 1, p->to),
        .rule = unknown ? UNKNOWN.name : speech->rule->name,
        .confidence = unknown ? UNKNOWN.confidence : speech->rule->confidence,
        .antecedent =
            unknown ? STR_NONE : outline_text(o, someone.mention.from, someone.mention.surface_to),
    };
    f->quoted_in_passage = true;
    if (!unknown) f->spoke_in_passage = true;
    f->unknown_in_passage |= unknown && speech->voice != VOICE_NONE;
}

static enum nearness nearness_of(const struct speech *speech, uint32_t at) {
    if (speech->voice == VOICE_NONE) return FAR;
    if (speech->adjacent) return TOUCHING;
    return !speech->after && at - speech->cue_end > NEAR_REACH ? FAR : NEAR;
}

static void read_quotation(struct finder *f, const struct place *p) {
    const struct sentence *s = &f->outline.sentences[p->sentence];
    struct speech speech = f->of_span[f->outline.tokens[p->at].span];
    bool attributed = speech.voice != VOICE_NONE;
    enum nearness nearness = nearness_of(&speech, p->at);
    enum span_sense sense =
        kind_sense(&f->outline, s, p->at, nearness, speech.voice == VOICE_NAMED);
    if (sense == SENSE_TERM) return;
    if (!attributed && !float_speech(f, p, sense, &speech)) return;
    add_quote(f, p, sense, &speech);
}

/* A line of its own that ends without a stop: a heading. */
static bool is_heading(const struct finder *f, const struct sentence *s) {
    const struct sentence *next = s + 1;
    bool last = next == f->outline.sentences + f->outline.sentence_count || next->starts_passage;
    return s->starts_passage && last && outline_letters(&f->outline, s->to - 1);
}

static void add_indirect(struct finder *f, const struct sentence *s, const struct speech *speech,
                         const struct someone *someone) {
    const struct outline *o = &f->outline;
    uint32_t from, to;
    if (someone->mention.kind == MENTION_NONE || is_heading(f, s)) return;
    if (!indirect_clause(o, s, speech, &from, &to)) return;
    const struct mention *surface = speech->voice == VOICE_NAMED ? &speech->speaker : NULL;
    struct speaker speaker = speaker_make(&f->thread, someone, surface);
    if (speaker.type == SPEAKER_NONE) return;
    struct str clause = outline_text(o, from, to);
    struct via via = f->passage_via;
    via_find(o, s->from, s->to, false, &via);
    struct str channel = via_channel(o, s->from, from), said = via_said(o, s->from, from);
    uint32_t start = (uint32_t)(clause.ptr - o->clean.ptr);
    f->out->at[f->out->count++] = (struct quote){
        .start = start,
        .end = start + (uint32_t)clause.len,
        .kind = QUOTE_INDIRECT,
        .speaker = speaker,
        .cue = outline_text(o, speech->cue, speech->cue_end),
        .via = list_of(f->arena, &via),
        .channel = channel.ptr != NULL ? channel : via_channel(o, to, s->to),
        .said = said.ptr != NULL ? said : via_said(o, to, s->to),
        .rule = speech->rule->name,
        .confidence = speech->rule->confidence,
        .antecedent = outline_text(o, someone->mention.from, someone->mention.surface_to),
    };
}

/* The media that a sentence mentions. */
static void read_media(struct finder *f, const struct sentence *s) {
    const struct outline *o = &f->outline;
    const struct mentions *mentions = &f->mentions;
    if (mentions->count == 0) return;
    for (size_t i = mention_from(mentions, s->from); i < mentions->count; i++) {
        const struct mention *m = &mentions->at[i];
        if (m->from >= s->to) break;
        if (m->kind == MENTION_MEDIUM) via_add(o, m->name, m->name_end, &f->sources);
        if (m->alias != 0 && outline_is(o, m->alias, CLASS_BIT(MEDIUM)))
            via_add(o, m->alias, m->alias + 1, &f->sources);
    }
}

/* A sentence that cites and says nothing itself ("… seperti dihimpun dari X.") closes the quotation
 * before it, and what was told in between without marks. */
static void close_passage(struct finder *f, const struct via *cited) {
    for (size_t i = f->out->count; i > 0; i--) {
        struct quote *quote = &f->out->at[i - 1];
        if (quote->via.count == 0) quote->via = list_of(f->arena, cited);
        if (quote->kind != QUOTE_INDIRECT) break;
    }
}

/* The media that a sentence cites, for the article, and for the passage that it opens ("Dilansir X,
 * …") or closes. */
static void read_sources(struct finder *f, size_t index) {
    const struct outline *o = &f->outline;
    const struct sentence *s = &o->sentences[index];
    if ((s->phrases & CLASS_BIT(MEDIUM)) || o->media.count > 0) read_media(f, s);
    if (!via_possible(s)) return;
    bool opens = outline_match(o, s->from, s->to, CLASS_SOURCE_CUE) > 0;
    struct via cited = {0};
    via_find(o, s->from, s->to, false, &cited);
    via_join(&f->sources, &cited);
    if (opens) via_join(&f->passage_via, &cited);
    bool silent = s->first_span == s->end_span && f->of_sentence != NULL &&
                  f->of_sentence[index].voice == VOICE_NONE;
    if (silent && !opens && f->quoted_in_passage && cited.count > 0) close_passage(f, &cited);
}

static void enter_passage(struct finder *f, uint32_t passage) {
    f->passage = passage;
    f->spoke_in_passage = f->quoted_in_passage = f->unknown_in_passage = false;
    f->passage_via.count = 0;
    thread_turn(&f->thread);
}

/* "Korban berteriak": one unnamed who asserts nothing is spoken of, and does not speak on. */
static bool is_bystander(const struct finder *f, const struct sentence *s,
                         const struct speech *speech) {
    const struct mention *m = &speech->speaker;
    if (!speech->subject || speech->voice != VOICE_NAMED || m->person != NO_PERSON) return false;
    if (m->kind != MENTION_ROLE && m->kind != MENTION_ANONYMOUS) return false;
    struct str key = outline_key(&f->outline, speech->cue, s->to, CLASS_CUE_ACTIVE);
    return !str_starts(key, STR("assert"));
}

static void read_sentence(struct finder *f, size_t index) {
    const struct sentence *s = &f->outline.sentences[index];
    if (s->first_span == s->end_span) {
        const struct speech *speech = &f->of_sentence[index];
        if ((s->phrases & CLASS_BIT(ANONYMOUS)) && thread_unnamed(&f->thread, s->from, s->to)) {
            if (f->indirect && speech->voice != VOICE_NONE)
                add_indirect(f, s, speech, &f->thread.speaker);
            f->spoke_in_passage = true;
        } else if (speech->voice != VOICE_NONE && !is_bystander(f, s, speech)) {
            struct someone someone = thread_speaks(&f->thread, speech);
            if (f->indirect) add_indirect(f, s, speech, &someone);
            f->spoke_in_passage |= someone.mention.kind != MENTION_NONE;
        } else {
            thread_subject(&f->thread, s->from, s->to);
            f->spoke_in_passage = false;
        }
    }
    uint32_t from = s->from;
    for (uint32_t span = s->first_span; span < s->end_span; span++) {
        struct place place = {index, finder_span_token(f, s, span), from,
                              finder_span_token(f, s, span + 1)};
        thread_subject(&f->thread, from, place.at);
        read_quotation(f, &place);
        from = place.at + 1;
    }
}

/* Sentences up to and with the last that holds words of somebody: who is spoken of behind it need
 * not be known. */
static size_t count_telling(const struct finder *f) {
    size_t count = f->outline.sentence_count;
    if (f->indirect) return count;
    for (; count > 0; count--) {
        const struct sentence *last = &f->outline.sentences[count - 1];
        if (last->first_span < last->end_span) break;
    }
    return count;
}

void quotes_find(struct arena *arena, const struct article *article, bool indirect,
                 struct quotes *out) {
    *out = (struct quotes){0};
    struct finder f = {.arena = arena, .article = article, .out = out, .indirect = indirect};
    marks_find(arena, article, &f.marks);
    outline_make(arena, article, &f.marks, &f.outline);
    size_t telling = count_telling(&f);
    struct clauses clauses;
    bool capitals = lang_has_capitals(article->pack);
    bool everybody = telling > 0 || media_learnable(&f.outline);
    if (everybody || media_named(&f.outline)) {
        if (capitals)
            mentions_find(arena, &f.outline, everybody ? 0 : CLASS_BIT(MEDIUM), &f.mentions);
        else
            uncased_find(arena, &f.outline, &f.mentions, &clauses);
        media_learn(&f.outline, &f.mentions);
        media_mark(&f.outline, &f.mentions);
    }
    if (telling > 0) {
        people_find(arena, &f.outline, &f.mentions, &f.people);
        f.reading = (struct reading){&f.outline, &f.mentions, capitals ? NULL : &clauses};
        thread_begin(&f.thread, &f.outline, &f.mentions, &f.people);
        hearing_read(&f);
    }
    size_t room = f.marks.span_count + (indirect ? f.outline.sentence_count : 0);
    out->at = arena_new_raw(arena, struct quote, room + 1);
    for (size_t i = 0; i < f.outline.sentence_count; i++) {
        const struct sentence *s = &f.outline.sentences[i];
        if (i == 0 || s->passage != f.passage) enter_passage(&f, s->passage);
        if (i < telling) read_sentence(&f, i);
        read_sources(&f, i);
    }
    for (size_t i = 0; i < article->source_lines.count; i++)
        via_join(&f.sources, &(struct via){{article->source_lines.at[i]}, 1});
    out->sources = list_of(arena, &f.sources);
}

const char *quote_kind_name(enum quote_kind kind) {
    static const char *const names[] = {"direct", "mixed", "indirect"};
    return names[kind];
}

const char *speaker_type_name(enum speaker_type type) {
    static const char *const names[] = {NULL,       "person",    "organisation",
                                        "document", "anonymous", "collective"};
    return names[type];
}
