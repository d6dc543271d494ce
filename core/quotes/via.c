#include "core/quotes/via.h"

/* Words between a source cue and the medium: "dikutip dari laman resmi kantor berita …". */
enum { LINKS_MOST = 6, NAME_LONGEST = 6, DATE_LONGEST = 4 };

static struct str canonical(const struct outline *o, uint32_t from, uint32_t to) {
    static const enum word_class classes[] = {CLASS_MEDIUM, CLASS_OUTLET, CLASS_AMBIGUOUS_MEDIUM};
    size_t first = o->tokens[from].word;
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        struct lang_hit hit;
        if (lang_match(o->article->pack, o->clean, &o->article->words, first, first + (to - from),
                       classes[i], &hit) &&
            hit.words == to - from)
            return hit.first;
    }
    return outline_text(o, from, to);
}

void via_add(const struct outline *o, uint32_t from, uint32_t to, struct via *via) {
    struct str name = canonical(o, from, to);
    if (str_eq_ascii_nocase(name, o->article->outlet)) return;
    for (size_t i = 0; i < via->count; i++)
        if (str_eq(via->at[i], name)) return;
    if (via->count < VIA_MOST) via->at[via->count++] = name;
}

/* Tokens of the medium's name at `t`: a known one, or, behind a source cue, any capitalised run. */
static uint32_t medium_at(const struct outline *o, uint32_t t, uint32_t to, bool cited) {
    size_t n = outline_match(o, t, to, CLASS_MEDIUM);
    if (n == 0) n = outline_match(o, t, to, CLASS_OUTLET);
    if (n > 0) return (uint32_t)n;
    if (!cited) return 0;
    n = outline_match(o, t, to, CLASS_AMBIGUOUS_MEDIUM);
    if (n > 0) return (uint32_t)n;
    const struct word *word = outline_word(o, t);
    struct str text = str_slice(o->clean, word->start, word->end);
    bool site = text.len > 4 && memchr(text.ptr + 1, '.', text.len - 2) != NULL &&
                !(word->flags & WORD_DIGIT);
    return site ? 1 : 0;
}

static bool is_link(const struct outline *o, uint32_t t) {
    return outline_is(o, t,
                      CLASS_BIT(SOURCE_LINK) | CLASS_BIT(MEDIUM_WORD) | CLASS_BIT(COUNTRY) |
                          CLASS_BIT(CUE_NOUN) | CLASS_BIT(DOCUMENT) | CLASS_BIT(PREPOSITION) |
                          CLASS_BIT(ADVERB));
}

void via_find(const struct outline *o, uint32_t from, uint32_t to, struct via *via) {
    const class_set openers = CLASS_BIT(SOURCE_CUE) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(CUE_PHRASE);
    for (uint32_t t = from; t < to; t++) {
        if (outline_is_span(o, t) || !(outline_word(o, t)->begins & openers)) continue;
        uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_SOURCE_CUE);
        bool cited = n > 0;
        if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_ADDRESSEE);
        if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_CUE_PHRASE);
        if (n == 0) continue;
        for (uint32_t m = t + n, links = 0; m < to && links <= LINKS_MOST; m++, links++) {
            if (outline_is_span(o, m)) break;
            uint32_t length = medium_at(o, m, to, cited);
            if (length > 0) {
                via_add(o, m, m + length, via);
                t = m + length - 1;
                break;
            }
            if (!is_link(o, m) && !outline_sign(o, m, ',')) break;
        }
    }
}

struct str via_channel(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (outline_is_span(o, t)) break;
        size_t n = outline_match(o, t, to, CLASS_CHANNEL);
        if (n > 0) return outline_text(o, t, t + (uint32_t)n);
    }
    return STR_NONE;
}

struct str via_said(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (!outline_is(o, t, CLASS_BIT(WEEKDAY))) continue;
        uint32_t end = t + 1;
        if (end + 2 < to && outline_sign(o, end, '(') && outline_sign(o, end + 2, ')'))
            end += 3;
        else
            while (end < to && end < t + DATE_LONGEST &&
                   (outline_is(o, end, CLASS_BIT(MONTH)) ||
                    (outline_letters(o, end) && (outline_word(o, end)->flags & WORD_DIGIT))))
                end++;
        return outline_text(o, t, end);
    }
    return STR_NONE;
}
