#include "core/quotes/outline.h"

/* A title that a full stop cuts short ("Gov.") is no longer than this, in bytes. */
enum { ABBREVIATED_LONGEST = 4 };

static const struct span *span_at(const struct outline *o, size_t token) {
    return &o->marks->spans[o->tokens[token].span];
}

static bool match(const struct outline *o, size_t token, size_t to, enum word_class class,
                  struct lang_hit *hit) {
    size_t first = o->tokens[token].word;
    return lang_match(o->article->pack, o->clean, &o->article->words, first, first + (to - token),
                      class, hit);
}

size_t outline_match_phrase(const struct outline *o, size_t token, size_t to,
                            enum word_class class) {
    struct lang_hit hit;
    return match(o, token, to, class, &hit) ? hit.words : 0;
}

struct str outline_key(const struct outline *o, size_t token, size_t to, enum word_class class) {
    struct lang_hit hit;
    if (!outline_begins(o, token, (class_set)1 << class)) return STR("");
    return match(o, token, to, class, &hit) ? hit.key : STR("");
}

struct str outline_text(const struct outline *o, size_t from, size_t to) {
    if (from >= to) return STR_NONE;
    uint32_t start = outline_word(o, from)->start;
    uint32_t end = outline_is_span(o, to - 1) ? o->words[span_at(o, to - 1)->next - 1].end
                                              : outline_word(o, to - 1)->end;
    return str_slice(o->clean, start, end);
}

static bool is_stop(const struct word *word) {
    if (word->flags & WORD_LETTERS) return false;
    uint32_t c = word->hash;
    return c == '.' || c == '?' || c == '!' || c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

/* "dr.", "M. Rizki", "1.": a full stop that ends no sentence. */
static bool abbreviates(const struct outline *o, uint32_t stop, uint32_t end) {
    const struct word *word = &o->words[stop - 1];
    if (o->words[stop].hash != '.' || !(o->words[stop].flags & WORD_GLUED)) return false;
    if (stop + 1 < end && !(o->words[stop + 1].flags & (WORD_CAPITAL | WORD_DIGIT)) &&
        (o->words[stop + 1].flags & WORD_LETTERS))
        return true;
    uint32_t behind = stop + 1 < end ? o->words[stop + 1].hash : 0;
    if ((behind == ')' || behind == ',') && (o->words[stop + 1].flags & WORD_GLUED)) return true;
    if ((word->is | word->begins) & CLASS_BIT(ABBREVIATION)) return true;
    const class_set titles =
        CLASS_BIT(HONORIFIC) | CLASS_BIT(RANK) | CLASS_BIT(ROLE_SHORT) | CLASS_BIT(ROLE);
    uint32_t length = word->end - word->start;
    if ((word->begins & titles) && (word->flags & WORD_CAPITAL) && length <= ABBREVIATED_LONGEST &&
        stop + 1 < end && (o->words[stop + 1].flags & WORD_CAPITAL))
        return true;
    return (word->flags & WORD_CAPITAL) && length == 1;
}

/* Does what follows a quotation that ended like a sentence belong to it: a cue, or a subject with
 * its verb of saying? */
static bool attribution_follows(const struct outline *o, uint32_t word, uint32_t end) {
    const class_set cues = CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_NYA) | CLASS_BIT(CUE_CONTINUE) |
                           CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_PHRASE) | CLASS_BIT(SOURCE_CUE);
    for (uint32_t i = word; i < end && i < word + 8; i++) {
        const struct word *w = &o->words[i];
        if (w->is & cues) return true;
        if (i == word && (w->begins & cues)) return true;
        if (!(w->flags & WORD_LETTERS) && !(i == word && (w->hash == ',' || w->hash == 0x2014)))
            return false;
    }
    return false;
}

static bool span_ends_sentence(const struct outline *o, const struct span *span,
                               const struct passage *passage) {
    if (span->next >= passage->end) return true;
    if (!is_stop(&o->words[span->end - 1])) return false;
    const struct word *next = &o->words[span->next];
    if (next->hash >= 0x2013 && next->hash <= 0x2015 && !(next->flags & WORD_LETTERS))
        return false; /* “…” — NAME */
    if ((next->flags & WORD_LETTERS) && !(next->flags & (WORD_CAPITAL | WORD_DIGIT))) return false;
    if (!(next->flags & WORD_LETTERS) && next->flags & WORD_GLUED) return false;
    if (o->words[span->end - 1].hash == '.') return true; /* a comma, ? or ! goes on with a cue */
    return !attribution_follows(o, span->next, passage->end);
}

static void end_sentence(struct outline *o, struct sentence *sentence, uint32_t span) {
    sentence->to = (uint32_t)o->token_count;
    sentence->end_span = span;
    if (sentence->from < sentence->to) o->sentences[o->sentence_count++] = *sentence;
    *sentence =
        (struct sentence){.from = sentence->to, .passage = sentence->passage, .first_span = span};
}

static void outline_passage(struct outline *o, uint32_t at) {
    const struct passage *passage = &o->marks->passages[at];
    uint32_t span = passage->first_span;
    struct sentence sentence = {.from = (uint32_t)o->token_count,
                                .passage = at,
                                .first_span = span,
                                .starts_passage = true};
    for (uint32_t i = passage->first; i < passage->end;) {
        bool ends;
        if (span < passage->end_span && o->marks->spans[span].open == i) {
            o->span_tokens[span] = (uint32_t)o->token_count;
            o->tokens[o->token_count++] = (struct token){i, span};
            const struct span *s = &o->marks->spans[span++];
            i = s->next;
            ends = span_ends_sentence(o, s, passage);
        } else {
            const struct word *word = &o->words[i];
            o->tokens[o->token_count++] = (struct token){i, NO_SPAN};
            sentence.is |= word->is;
            sentence.begins |= word->begins;
            if (outline_opens(word)) o->openers[o->opener_count++] = (uint32_t)o->token_count - 1;
            ends = is_stop(word) && i > passage->first && !abbreviates(o, i, passage->end);
            i++;
        }
        if (ends) end_sentence(o, &sentence, span);
    }
    end_sentence(o, &sentence, span);
}

void outline_make(struct arena *arena, const struct article *article, const struct marks *marks,
                  struct outline *out) {
    *out = (struct outline){.article = article,
                            .marks = marks,
                            .words = article->words.at,
                            .clean = article->text.clean};
    size_t room = 0;
    for (size_t i = 0; i < marks->passage_count; i++)
        room += marks->passages[i].end - marks->passages[i].first;
    out->tokens = arena_new_raw(arena, struct token, room + 1);
    out->openers = arena_new_raw(arena, uint32_t, room + 1);
    out->span_tokens = arena_new(arena, uint32_t, marks->span_count + 1);
    /* a sentence ends at a stop, a quotation or its passage's end */
    size_t ends = marks->sign_count + marks->span_count + marks->passage_count;
    out->sentences = arena_new_raw(arena, struct sentence, ends + 1);
    for (size_t i = 0; i < marks->passage_count; i++) outline_passage(out, (uint32_t)i);
}
