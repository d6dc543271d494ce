#include "core/quotes/outline.h"

#include "core/quotes/unfuse.h"
#include "core/text/utf8.h"

/* How far behind a quotation its medium may be cited, in words; how long a title is that a full
 * stop cuts short ("Gov."), in bytes. */
enum { TAIL_LONGEST = 30, ABBREVIATED_LONGEST = 4 };

static const struct span *span_at(const struct outline *o, size_t token) {
    return &o->marks->spans[o->tokens[token].span];
}

size_t outline_match(const struct outline *o, size_t token, size_t to, enum word_class class) {
    if (outline_is_span(o, token)) return 0;
    const struct word *word = outline_word(o, token);
    class_set bit = (class_set)1 << class;
    if (!((word->begins | word->is) & bit)) return 0;
    struct lang_hit hit;
    size_t first = o->tokens[token].word;
    if (lang_match(o->article->pack, o->clean, &o->cut, first, first + (to - token), class, &hit))
        return hit.words;
    return word->is & bit ? 1 : 0;
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
    if (stop + 1 < end && o->words[stop + 1].hash == ')' && (o->words[stop + 1].flags & WORD_GLUED))
        return true;
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
    if ((next->flags & WORD_LETTERS) && !(next->flags & (WORD_CAPITAL | WORD_DIGIT))) return false;
    if (!(next->flags & WORD_LETTERS) && next->flags & WORD_GLUED) return false;
    return !attribution_follows(o, span->next, passage->end);
}

static void end_sentence(struct outline *o, uint32_t from, uint32_t passage, bool starts) {
    if (from >= o->token_count) return;
    o->sentences[o->sentence_count++] =
        (struct sentence){from, (uint32_t)o->token_count, passage, starts};
}

/* Cuts the words of a passage again behind the last of o->cut: the index of the first, 0 when the
 * passage can stay as it is. */
static uint32_t recut(struct outline *o, const struct passage *passage) {
    if (!o->recut[passage - o->marks->passages]) return 0;
    uint32_t begin = (uint32_t)o->cut.count, span = passage->first_span, tail = 0;
    for (uint32_t i = passage->first; i < passage->end; i++) {
        struct word word = o->words[i];
        bool inside = span < passage->end_span && i >= o->marks->spans[span].open;
        if (inside && i + 1 == o->marks->spans[span].next) {
            span++;
            tail = TAIL_LONGEST;
        }
        uint32_t seam = inside ? 0 : unfuse_at(o->article, &word, tail > 0);
        tail -= tail > 0 && !inside;
        if (seam > 0) {
            struct word second = word;
            second.start = word.end = word.start + seam;
            second.flags = WORD_LETTERS | WORD_GLUED;
            char first = o->clean.ptr[second.start];
            if (first >= 'A' && first <= 'Z') second.flags |= WORD_CAPITAL;
            word.flags &= ~(uint32_t)WORD_UPPER;
            word.hash = utf8_fold_hash(str_slice(o->clean, word.start, word.end));
            second.hash = utf8_fold_hash(str_slice(o->clean, second.start, second.end));
            o->cut.at[o->cut.count++] = word;
            word = second;
        }
        o->cut.at[o->cut.count++] = word;
    }
    struct words again = {o->cut.at + begin, o->cut.count - begin};
    lang_classify(o->article->pack, o->clean, &again);
    return begin;
}

static void add_word(struct outline *o, uint32_t word) {
    o->tokens[o->token_count++] = (struct token){word, NO_SPAN};
}

static void outline_passage(struct outline *o, uint32_t at) {
    const struct passage *passage = &o->marks->passages[at];
    uint32_t span = passage->first_span;
    uint32_t from = (uint32_t)o->token_count;
    uint32_t again = recut(o, passage);
    bool starts = true;
    for (uint32_t i = passage->first; i < passage->end;) {
        bool ends;
        if (span < passage->end_span && o->marks->spans[span].open == i) {
            o->tokens[o->token_count++] = (struct token){i, span};
            const struct span *s = &o->marks->spans[span++];
            if (again != 0)
                while (again < o->cut.count && o->words[again].start < o->words[s->next - 1].end)
                    again++;
            i = s->next;
            ends = span_ends_sentence(o, s, passage);
        } else {
            uint32_t end = o->words[i].end;
            if (again == 0)
                add_word(o, i);
            else
                while (again < o->cut.count && o->words[again].start < end) add_word(o, again++);
            ends = is_stop(&o->words[i]) && i > passage->first && !abbreviates(o, i, passage->end);
            i++;
        }
        if (ends) {
            end_sentence(o, from, at, starts);
            from = (uint32_t)o->token_count;
            starts = false;
        }
    }
    end_sentence(o, from, at, starts);
}

/* How many words of this passage must be cut in two, quotations left out. */
static uint32_t count_fused(const struct outline *o, const struct passage *passage) {
    uint32_t count = 0, span = passage->first_span, tail = 0;
    for (uint32_t i = passage->first; i < passage->end; i++) {
        if (span < passage->end_span && o->marks->spans[span].open == i) {
            i = o->marks->spans[span++].next - 1;
            tail = TAIL_LONGEST;
            continue;
        }
        count += unfuse_at(o->article, &o->words[i], tail > 0) > 0;
        tail -= tail > 0;
    }
    return count;
}

/* Finds the passages whose words ran together and makes room for their words, cut again, behind the
 * article's. Only passages with quotations are worth it. */
static void find_fused(struct arena *arena, struct outline *o) {
    size_t more = 0;
    o->recut = arena_new(arena, bool, o->marks->passage_count + 1);
    for (size_t p = 0; p < o->marks->passage_count; p++) {
        const struct passage *passage = &o->marks->passages[p];
        if (passage->first_span == passage->end_span) continue;
        uint32_t fused = count_fused(o, passage);
        if (fused == 0) continue;
        o->recut[p] = true;
        more += passage->end - passage->first + fused;
    }
    if (more == 0) return;
    size_t count = o->article->words.count;
    o->cut.at = arena_new(arena, struct word, count + more);
    memcpy(o->cut.at, o->article->words.at, count * sizeof *o->cut.at);
    o->words = o->cut.at;
    o->extra = more;
}

void outline_make(struct arena *arena, const struct article *article, const struct marks *marks,
                  struct outline *out) {
    *out = (struct outline){.article = article,
                            .marks = marks,
                            .cut = article->words,
                            .words = article->words.at,
                            .clean = article->text.clean};
    find_fused(arena, out);
    size_t room = out->extra;
    for (size_t i = 0; i < marks->passage_count; i++)
        room += marks->passages[i].end - marks->passages[i].first;
    out->tokens = arena_new(arena, struct token, room + 1);
    out->sentences = arena_new(arena, struct sentence, room + 1);
    for (size_t i = 0; i < marks->passage_count; i++) outline_passage(out, (uint32_t)i);
}
