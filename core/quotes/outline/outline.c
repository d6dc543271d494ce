#include "core/quotes/outline/outline.h"

/* A title that a full stop cuts short ("Gov.") is no longer than this, in bytes. */
enum { ABBREVIATED_LONGEST = 4 };

static const struct span *span_at(const struct outline *o, size_t token) {
    return &o->marks->spans[o->tokens[token].span];
}

bool outline_hit(const struct outline *o, size_t token, size_t to, enum word_class class,
                 struct lang_hit *hit) {
    size_t first = o->tokens[token].word;
    return lang_match(o->article->pack, &o->article->words, first, first + (to - token), class,
                      hit);
}

size_t outline_match_phrase(const struct outline *o, size_t token, size_t to,
                            enum word_class class) {
    struct lang_hit hit;
    return outline_hit(o, token, to, class, &hit) ? hit.words : 0;
}

struct str outline_key_phrase(const struct outline *o, size_t token, size_t to,
                              enum word_class class) {
    struct lang_hit hit;
    return outline_hit(o, token, to, class, &hit) ? hit.key : STR("");
}

bool outline_nya(const struct outline *o, size_t token) {
    const struct word *word = outline_word(o, token);
    return word->end - word->start > 5 &&
           str_ends(str_slice(o->clean, word->start, word->end), STR("nya"));
}

uint32_t outline_elision(const struct outline *o, size_t token) {
    static const struct str apostrophes[] = {STR("'"), STR("\xE2\x80\x99")};
    const struct word *word = outline_word(o, token);
    if (!(word->flags & WORD_JOINED)) return 0;
    struct str text = str_slice(o->clean, word->start, word->end);
    if (text.ptr[0] != 'l' && text.ptr[0] != 'L') return 0;
    for (size_t i = 0; i < sizeof apostrophes / sizeof *apostrophes; i++)
        if (str_starts(str_slice(text, 1, text.len), apostrophes[i]))
            return 1 + (uint32_t)apostrophes[i].len;
    return 0;
}

bool outline_possessive(const struct outline *o, size_t token) {
    if (outline_is(o, token, CLASS_BIT(PRONOUN_MALE) | CLASS_BIT(PRONOUN_FEMALE)))
        return !outline_is(o, token, CLASS_BIT(PRONOUN)); /* "his", not "he" */
    return str_eq(outline_key(o, token, token + 1, CLASS_ROLE_GLUE), STR("possessive"));
}

struct str outline_text(const struct outline *o, size_t from, size_t to) {
    if (from >= to) return STR_NONE;
    uint32_t start = o->words[o->tokens[from].word].start;
    uint32_t end = outline_is_span(o, to - 1) ? o->words[span_at(o, to - 1)->next - 1].end
                                              : outline_word(o, to - 1)->end;
    return str_slice(o->clean, start, end);
}

/* Of a word without letters. */
static bool is_stop(const struct word *sign) {
    const uint64_t stops = 1ULL << '.' | 1ULL << '?' | 1ULL << '!'; /* no jump: most are commas */
    uint32_t c = sign->hash;
    if (c < 0x80) return (stops >> c % 64 & (c < 64)) != 0;
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F;
}

/* "dr.", "M. Rizki", "1.": a full stop that ends no sentence. */
static bool abbreviates(const struct outline *o, uint32_t stop, uint32_t end) {
    const struct word *word = &o->words[stop - 1];
    if (o->words[stop].hash != '.' || !(o->words[stop].flags & WORD_GLUED)) return false;
    if (!lang_has_capitals(o->article->pack)) return false;
    if (stop + 1 < end && !(o->words[stop + 1].flags & (WORD_CAPITAL | WORD_DIGIT)) &&
        (o->words[stop + 1].flags & WORD_LETTERS))
        return true;
    if (stop + 2 < end && o->words[stop + 2].hash == ')' && (o->words[stop + 1].flags & WORD_GLUED))
        return true; /* "(PLHM.N)" */
    uint32_t behind = stop + 1 < end ? o->words[stop + 1].hash : 0;
    if ((behind == ')' || behind == ',') && (o->words[stop + 1].flags & WORD_GLUED)) return true;
    if ((word->is | word->begins) & CLASS_BIT(ABBREVIATION)) return true;
    const class_set titles =
        CLASS_BIT(HONORIFIC) | CLASS_BIT(RANK) | CLASS_BIT(ROLE_SHORT) | CLASS_BIT(ROLE);
    uint32_t length = word->end - word->start;
    if ((word->begins & titles) && (word->flags & WORD_CAPITAL) && length <= ABBREVIATED_LONGEST &&
        stop + 1 < end && (o->words[stop + 1].flags & WORD_CAPITAL))
        return true;
    bool initials = (word->flags & WORD_JOINED) && length <= ABBREVIATED_LONGEST &&
                    o->clean.ptr[word->start + 1] == '.'; /* "S.K. Roy" */
    return (word->flags & WORD_CAPITAL) && (length == 1 || initials);
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
    const struct word *last = &o->words[span->end - 1];
    if ((last->flags & WORD_LETTERS) || !is_stop(last)) return false;
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

/* Adds the words [from, to) of the article to `sentence`. Without a jump for each: whether a word
 * opens a mention is hard to foretell. */
static void add_words(struct outline *o, struct sentence *sentence, uint32_t from, uint32_t to) {
    size_t token = o->token_count, openers = o->opener_count;
    class_set is = 0, begins = 0, phrases = 0;
    for (uint32_t i = from; i < to; i++, token++) {
        const struct word *word = &o->words[i];
        o->tokens[token] = (struct token){word, i, NO_SPAN};
        is |= word->is;
        begins |= word->begins;
        phrases |= lang_classes(word);
        o->openers[openers] = (uint32_t)token;
        openers += outline_opens(word);
    }
    sentence->is |= is;
    sentence->begins |= begins;
    sentence->phrases |= phrases;
    o->token_count = token;
    o->opener_count = openers;
}

static const struct word nothing = {0};

static void add_span(struct outline *o, uint32_t span) {
    o->span_tokens[span] = (uint32_t)o->token_count;
    o->tokens[o->token_count++] = (struct token){&nothing, o->marks->spans[span].open, span};
}

/* The words that may end a sentence; one behind the last ends the walk. */
static uint32_t *find_stops(struct arena *arena, const struct outline *o) {
    const struct marks *marks = o->marks;
    uint32_t *stops = arena_new_raw(arena, uint32_t, marks->sign_count + 1), *next = stops;
    for (size_t i = 0; i < marks->sign_count; i++) {
        *next = marks->signs[i];
        next += is_stop(&o->words[*next]);
    }
    *next = UINT32_MAX;
    return stops;
}

/* The passage's stops are those from `*stops` on. */
static void outline_passage(struct outline *o, uint32_t at, const uint32_t **stops) {
    const struct marks *marks = o->marks;
    const struct passage *passage = &marks->passages[at];
    uint32_t span = passage->first_span;
    struct sentence sentence = {.from = (uint32_t)o->token_count,
                                .passage = at,
                                .first_span = span,
                                .starts_passage = true};
    for (uint32_t i = passage->first; i < passage->end;) {
        while (**stops < i) ++*stops;
        uint32_t open = span < passage->end_span ? marks->spans[span].open : passage->end;
        uint32_t stop = **stops;
        bool ends;
        if (open == i) {
            add_span(o, span);
            const struct span *s = &marks->spans[span++];
            i = s->next;
            ends = span_ends_sentence(o, s, passage);
        } else {
            uint32_t to = stop < open ? stop + 1 : open;
            add_words(o, &sentence, i, to);
            i = to;
            ends = stop < open && stop > passage->first && !abbreviates(o, stop, passage->end);
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
                            .clean = article->text.clean,
                            .name_endings = lang_setting(article->pack, STR("name-endings"))};
    size_t room = 0;
    for (size_t i = 0; i < marks->passage_count; i++)
        room += marks->passages[i].end - marks->passages[i].first;
    out->tokens = arena_new_raw(arena, struct token, room + 1);
    out->openers = arena_new_raw(arena, uint32_t, room + 1);
    out->span_tokens = arena_new(arena, uint32_t, marks->span_count + 1);
    /* a sentence ends at a stop, a quotation or its passage's end */
    size_t ends = marks->sign_count + marks->span_count + marks->passage_count;
    out->sentences = arena_new_raw(arena, struct sentence, ends + 1);
    const uint32_t *stops = find_stops(arena, out);
    for (size_t i = 0; i < marks->passage_count; i++) outline_passage(out, (uint32_t)i, &stops);
    out->tokens[out->token_count] = (struct token){&nothing, 0, NO_SPAN};
}
