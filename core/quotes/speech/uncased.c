#include "core/quotes/speech/uncased.h"

#include "core/quotes/speech/uncased_names.h"

static const class_set CUES =
    CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_CONTINUE) | CLASS_BIT(CUE_PHRASE);

static enum order order_of(const struct lang_pack *pack) {
    static const struct {
        struct str name;
        enum order order;
    } orders[] = {{STR("subject-mark"), SUBJECT_MARK},
                  {STR("subject-ending"), SUBJECT_ENDING},
                  {STR("subject-verb"), SUBJECT_VERB},
                  {STR("verb-subject"), VERB_SUBJECT}};
    struct str name = lang_setting(pack, STR("order"));
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++)
        if (str_eq(orders[i].name, name)) return orders[i].order;
    return ORDER_NONE;
}

static uint32_t cue_at(const struct scanner *s, uint32_t t, uint32_t to, bool *goes_on) {
    static const enum word_class classes[] = {CLASS_CUE_CONTINUE, CLASS_CUE_ACTIVE};
    for (size_t i = 0; i < 2; i++) {
        uint32_t n = (uint32_t)outline_match(s->o, t, to, classes[i]);
        *goes_on = n > 0 && classes[i] == CLASS_CUE_CONTINUE;
        if (n > 0) return n;
    }
    return s->order == SUBJECT_MARK ? (uint32_t)outline_match(s->o, t, to, CLASS_CUE_PHRASE) : 0;
}

static uint32_t add_mention(const struct scanner *s, const struct mention *m) {
    struct mentions *mentions = s->mentions;
    if (mentions->count > 0 && mentions->at[mentions->count - 1].to > m->from) return NO_MENTION;
    mentions->at[mentions->count] = *m;
    return (uint32_t)mentions->count++;
}

/* Where the clause begins that goes on to `verb`: behind the sign or quotation before it. */
static uint32_t clause_from(const struct outline *o, uint32_t from, uint32_t verb) {
    enum { LISTING_COMMA = 0x3001 };
    uint32_t t = verb;
    for (; t > from && verb - t < SUBJECT_LONGEST; t--) {
        if (outline_is_span(o, t - 1)) break;
        if (outline_letters(o, t - 1) || uncased_in_name(o, t - 1)) continue;
        uint32_t sign = outline_word(o, t - 1)->hash;
        if (sign != LISTING_COMMA && sign != '(' && sign != ')' && sign != 0xFF08 && sign != 0xFF09)
            break;
    }
    return t;
}

static void read_sentence(const struct scanner *s, const struct sentence *sentence) {
    const struct outline *o = s->o;
    uint32_t subject = NO_MENTION, read = sentence->from;
    for (uint32_t t = sentence->from; t < sentence->to; t++) {
        struct mention m;
        bool goes_on = false;
        if (outline_is_span(o, t)) {
            read = s->order == SUBJECT_VERB ? t + 1 : read;
            continue;
        }
        if (s->order == SUBJECT_MARK && uncased_aged(o, read, t) &&
            uncased_marked(s, read, t + 1, &m)) {
            m.subject = false; /* “NAME TITLE（41）と” */
            if (add_mention(s, &m) != NO_MENTION) read = t + 1;
            continue;
        }
        bool marks = s->order == SUBJECT_MARK && uncased_listed(s->marks, uncased_text(o, t));
        bool found = marks ? t > read && uncased_marked(s, read, t, &m)
                           : s->order == SUBJECT_ENDING && outline_letters(o, t) &&
                                 uncased_ending(s, read, t, &m);
        if (marks && t == read && t > sentence->from && s->mentions->count > 0 &&
            (outline_sign(o, t - 1, 0xFF09) || outline_sign(o, t - 1, ')'))) {
            subject = (uint32_t)s->mentions->count - 1;
            s->mentions->at[subject].subject = true;
        } else if (found) {
            uint32_t added = add_mention(s, &m);
            if (added != NO_MENTION) subject = added;
            read = t + 1;
        }
        uint32_t n = (outline_word(o, t)->begins & CUES) != 0 && !marks
                         ? cue_at(s, t, sentence->to, &goes_on)
                         : 0;
        if (n == 0) continue;
        struct clause clause = {.from = t,
                                .cue = t,
                                .cue_end = t + n,
                                .to = t + n,
                                .mention = subject,
                                .goes_on = goes_on};
        if (s->order == SUBJECT_MARK && outline_begins(o, t, CLASS_BIT(CUE_PHRASE)) && t > read &&
            uncased_marked(s, read, t, &m)) {
            subject = clause.mention = add_mention(s, &m);
        } else if (s->order == SUBJECT_VERB) {
            clause.from = clause_from(o, read, t);
            clause.mention =
                uncased_before_verb(s, clause.from, t, &m) ? add_mention(s, &m) : NO_MENTION;
            clause.unread = clause.mention == NO_MENTION &&
                            uncased_until_circumstance(o, clause.from, t) > clause.from;
            read = t + n;
        } else if (s->order == VERB_SUBJECT) {
            uint32_t next = t + n;
            while (next < sentence->to && outline_is(o, next, CLASS_BIT(ADVERB))) next++;
            clause.mention =
                uncased_behind_verb(s, next, sentence->to, &m) ? add_mention(s, &m) : NO_MENTION;
            if (clause.mention != NO_MENTION) clause.to = m.to;
            clause.unread = clause.mention == NO_MENTION && next < sentence->to &&
                            outline_letters(o, next) && !outline_is(o, next, SUBJECT_STOPS);
        }
        s->clauses->at[s->clauses->count++] = clause;
        t = clause.to - 1;
    }
}

void uncased_find(struct arena *arena, const struct outline *o, struct mentions *mentions,
                  struct clauses *out) {
    const struct lang_pack *pack = o->article->pack;
    *mentions = (struct mentions){0};
    *out = (struct clauses){0};
    mentions->at = arena_new_raw(arena, struct mention, o->token_count + 1);
    out->at = arena_new_raw(arena, struct clause, o->token_count + 1);
    struct scanner s = {.o = o,
                        .mentions = mentions,
                        .clauses = out,
                        .order = order_of(pack),
                        .marks = lang_setting(pack, STR("subject-marks")),
                        .families = lang_setting(pack, STR("family-names"))};
    for (size_t i = 0; s.order != ORDER_NONE && i < o->sentence_count; i++)
        read_sentence(&s, &o->sentences[i]);
    mentions_index(arena, o, mentions);
}
