#include "core/quotes/outline/marks.h"

#include "core/quotes/outline/outline.h"
#include "core/quotes/outline/turns.h"

enum facing { OPENS = 1, CLOSES = 2, EITHER = OPENS | CLOSES };

struct mark {
    uint32_t word, width; /* two words for '' */
    enum facing facing;
    bool points_in; /* its shape is that of an opening mark: “ „ « */
};

/* How many passages without marks a quote may run through until its closing mark. */
enum { PASSAGES_OPEN = 4, DEPTH = 3, NICKNAME_WORDS = 2 };

struct pairing {
    struct arena *arena;
    const struct article *article;
    struct marks *out;
    uint32_t *candidates; /* words of the body that look like marks */
    size_t candidate_count, next;
    struct mark *marks; /* of the passage at hand */
    size_t mark_count;
    bool singles;                 /* no double mark on the page: single ones count */
    bool unspaced;                /* no spaces around marks: shapes alone tell */
    bool dashes;                  /* the language opens speech with a dash */
    bool german;                  /* „…“ or »…«: “ and « close */
    const struct lang_marks *own; /* pairs of the pack whose shapes are not known here */
    size_t own_count;
    const uint32_t *turns; /* where the words of a turn without marks begin, NULL: no such page */
    size_t open_until;     /* the passage in which a quote that runs over several is closed */
};

/* Marks in common use, whatever the language: pages mix them. What their shapes tell is a rule
 * each, below; a pack adds marks that are not among them. */
static bool is_double(uint32_t c) {
    if (c < 0x80) return c == '"';
    return (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 ||
           (c >= 0x300C && c <= 0x300F) || c == 0xFF02 || (c >= 0x301D && c <= 0x301F);
}

static bool is_single(uint32_t c) {
    if (c < 0x80) return c == '\'';
    return (c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A;
}

/* The pair of the pack's own to which the mark belongs, NULL: none. */
static const struct lang_marks *own_pair(const struct pairing *p, uint32_t c, bool inner) {
    for (size_t i = 0; i < p->own_count; i++)
        if (p->own[i].inner == inner && (p->own[i].open == c || p->own[i].close == c))
            return &p->own[i];
    return NULL;
}

static bool is_outer(const struct pairing *p, uint32_t c) {
    return is_double(c) || own_pair(p, c, false) != NULL;
}

static bool is_inner(const struct pairing *p, uint32_t c) {
    return is_single(c) || own_pair(p, c, true) != NULL;
}

/* Commas and full stops are most signs, and no marks. */
static inline bool may_be_mark(const struct pairing *p, uint32_t c) {
    return c >= 0x80 || c == '"' || c == '\'' || c == '`' || p->own_count > 0;
}

static bool is_known(const struct lang_marks *pair) {
    return (is_double(pair->open) || is_single(pair->open)) &&
           (is_double(pair->close) || is_single(pair->close));
}

/* Two single marks in a row make a double one: ''Words.'', ``Words.'' */
static bool is_doubled(const struct word *word, const struct word *end) {
    return word + 1 < end && (word->hash == '\'' || word->hash == '`') &&
           word[1].hash == word->hash && !(word->flags & WORD_LETTERS) &&
           !(word[1].flags & WORD_LETTERS) && (word[1].flags & WORD_GLUED);
}

/* Words of the mark at `word`; 0: it is none. */
static uint32_t mark_width(const struct pairing *p, const struct word *word,
                           const struct word *end) {
    if (word->flags & WORD_LETTERS) return 0;
    if (is_outer(p, word->hash)) return 1;
    if (is_doubled(word, end)) return 2;
    return p->singles && is_inner(p, word->hash) ? 1 : 0;
}

/* Of an own pair with two shapes, is `c` the one on this side? */
static bool own_shape(const struct pairing *p, uint32_t c, bool opening) {
    const struct lang_marks *pair = own_pair(p, c, false);
    if (pair == NULL) pair = own_pair(p, c, true);
    return pair != NULL && pair->open != pair->close && (pair->open == c) == opening;
}

static bool opening_shape(const struct pairing *p, uint32_t c) {
    if (c == 0x201C || c == 0xAB) return !p->german;
    if (c == 0xBB) return p->german;
    return c == 0x201E || c == 0x2018 || c == 0x201A || c == 0x2039 || c == 0x300C || c == 0x300E ||
           c == 0x301D || c == '`' || own_shape(p, c, true);
}

static bool closing_shape(const struct pairing *p, uint32_t c) {
    if (c == 0x201C || c == 0xAB) return p->german;
    if (c == 0xBB) return !p->german;
    return c == 0x201D || c == 0x2019 || c == 0x203A || c == 0x300D || c == 0x300F || c == 0x301E ||
           c == 0x301F || own_shape(p, c, false);
}

static bool is_sign(const struct word *word, const char *signs) {
    return !(word->flags & WORD_LETTERS) && word->hash < 0x80 &&
           strchr(signs, (int)word->hash) != NULL;
}

static bool is_dash(const struct word *word) {
    return word->hash == 0x2013 || word->hash == 0x2014;
}

/* Signs of the shape decide alone where no space ever stands around marks. */
static bool is_corner(uint32_t c) {
    return c >= 0x300C && c <= 0x300F;
}

static enum facing facing_of(const struct pairing *p, const struct passage *passage, uint32_t i,
                             uint32_t width) {
    const struct word *words = p->article->words.at;
    const struct word *word = &words[i];
    if (is_corner(word->hash)) return opening_shape(p, word->hash) ? OPENS : CLOSES;
    const struct word *before = i > passage->first ? word - 1 : NULL;
    const struct word *after = i + width < passage->end ? word + width : NULL;
    bool space_left =
        before == NULL || !(word->flags & WORD_GLUED) || is_sign(before, "([{:") || is_dash(before);
    bool space_right = after == NULL || !(after->flags & WORD_GLUED) ||
                       is_sign(after, ".,;:!?)]}") || after->hash == 0x2026 || is_dash(after);
    if (before != NULL && mark_width(p, before, word) > 0)
        space_left = before->flags & WORD_GLUED ? false : true;
    if (space_left && !space_right) return OPENS;
    if (space_right && !space_left) return CLOSES;
    if (after == NULL) return CLOSES;
    if (before == NULL) return OPENS;
    bool shape = p->unspaced || word->hash == 0xAB || word->hash == 0xBB; /* « spaces inside » */
    if (shape && opening_shape(p, word->hash)) return OPENS;
    if (shape && closing_shape(p, word->hash)) return CLOSES;
    return EITHER;
}

/* One pass over the body finds its signs. Without a jump for each word: which of them is a sign
 * nobody can foretell. */
static void find_signs(const struct article *article, struct marks *out) {
    const struct word *words = article->words.at;
    uint32_t *next = out->signs;
    for (size_t b = 0; b < article->block_count; b++) {
        const struct block *block = &article->blocks[b];
        if (!block_is_body(block->kind)) continue;
        for (uint32_t i = block->first_word, end = block->end_word; i < end; i++) {
            *next = i;
            next += (words[i].flags & WORD_LETTERS) == 0;
        }
    }
    out->sign_count = (size_t)(next - out->signs);
}

/* Which signs look like marks, and what they tell of the page's conventions. */
static void learn_conventions(struct pairing *p) {
    const struct word *words = p->article->words.at, *end = words + p->article->words.count;
    size_t doubles = 0, low = 0, high = 0, left = 0, right = 0;
    p->candidates = arena_new_raw(p->arena, uint32_t, p->out->sign_count + 1);
    for (size_t i = 0; i < p->out->sign_count; i++) {
        const struct word *word = &words[p->out->signs[i]];
        if (!may_be_mark(p, word->hash)) continue;
        bool is = is_outer(p, word->hash) || is_doubled(word, end);
        if (!is && !is_inner(p, word->hash)) continue;
        p->candidates[p->candidate_count++] = p->out->signs[i];
        doubles += is;
        low += word->hash == 0x201E;
        high += word->hash == 0x201C;
        if (word->hash == 0xAB && left + right == 0) left++;
        if (word->hash == 0xBB && left + right == 0) right++;
    }
    p->singles = doubles == 0;
    p->german = (low > 0 && high > 0) || right > 0;
}

/* "Words, “ kata NAME": whatever its shape, a mark between a comma and a verb of saying closes. */
static bool cue_follows(const struct passage *passage, const struct word *words, uint32_t i,
                        uint32_t width) {
    const class_set cues = CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_NYA) | CLASS_BIT(CUE_CONTINUE);
    return i > passage->first && i + width < passage->end && is_sign(&words[i - 1], ",") &&
           (words[i + width].is & cues) != 0 && !(words[i + width].flags & WORD_CAPITAL);
}

static void collect(struct pairing *p, const struct passage *passage) {
    const struct word *words = p->article->words.at;
    p->mark_count = 0;
    while (p->next < p->candidate_count && p->candidates[p->next] < passage->first) p->next++;
    uint32_t behind = passage->first;
    for (; p->next < p->candidate_count && p->candidates[p->next] < passage->end; p->next++) {
        uint32_t i = p->candidates[p->next];
        const struct word *word = &words[i];
        uint32_t width = mark_width(p, word, words + passage->end);
        if (i < behind || width == 0) continue;
        behind = i + width;
        struct mark *mark = &p->marks[p->mark_count++];
        mark->word = i;
        mark->width = width;
        mark->facing = facing_of(p, passage, i, width);
        mark->points_in = opening_shape(p, word->hash);
        if (mark->facing == EITHER && closing_shape(p, word->hash) && i > passage->first &&
            is_sign(word - 1, ",") && (word->flags & WORD_GLUED))
            mark->facing = CLOSES;
        if (mark->facing == EITHER && cue_follows(passage, words, i, width)) mark->facing = CLOSES;
    }
}

static void add_span(struct pairing *p, size_t passage, uint32_t open, uint32_t first, uint32_t end,
                     uint32_t next, bool repaired, bool continued) {
    if (first >= end) return;
    p->out->spans[p->out->span_count++] = (struct span){.open = open,
                                                        .first = first,
                                                        .end = end,
                                                        .next = next,
                                                        .passage = (uint32_t)passage,
                                                        .continued = continued,
                                                        .repaired = repaired};
}

/* The last word of a sentence that ends directly before `i`: where a lost mark must have stood. */
static bool sentence_ends_before(const struct pairing *p, uint32_t i) {
    return is_sign(&p->article->words.at[i - 1], ".!?");
}

/* A quote that lost its closing mark: it ends before the first ", VERB-OF-SAYING" that is followed
 * by something, else with the passage. */
static uint32_t lost_close(const struct pairing *p, uint32_t from, uint32_t to) {
    const class_set cues = CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_NYA) | CLASS_BIT(CUE_CONTINUE);
    for (uint32_t i = from + 1; i + 1 < to; i++)
        if (is_sign(&p->article->words.at[i], ",") && (p->article->words.at[i + 1].is & cues))
            return i + 1;
    return to;
}

/* Does the mark at `m` (undecided, inside a quote) open a nested pair? It does when the one after
 * it is undecided too and the one after that surely closes. */
static bool opens_nested(const struct pairing *p, size_t m) {
    return m + 2 < p->mark_count && p->marks[m].facing == EITHER &&
           p->marks[m + 1].facing == EITHER && p->marks[m + 2].facing == CLOSES;
}

/* Is the quote that opened at mark `m` closed later in this passage? Only the next marks matter: a
 * nested pair is short. */
static bool closes_later(const struct pairing *p, size_t m) {
    int depth = 1;
    for (size_t k = m + 1; k < p->mark_count && k < m + 12; k++) {
        if (p->marks[k].facing == OPENS)
            depth++;
        else if (--depth == 0)
            return true;
    }
    return false;
}

/* The passage that closes what passage `at` leaves open: the next one with a mark, when that mark
 * closes and is not far; 0: none. */
static size_t closing_passage(const struct pairing *p, size_t at) {
    if (p->next == p->candidate_count) return 0;
    uint32_t word = p->candidates[p->next];
    for (size_t i = at + 1; i < p->out->passage_count && i <= at + PASSAGES_OPEN; i++) {
        const struct passage *passage = &p->out->passages[i];
        if (word < passage->first) return 0;
        if (word >= passage->end) continue;
        uint32_t width =
            mark_width(p, &p->article->words.at[word], p->article->words.at + passage->end);
        return width > 0 && facing_of(p, passage, word, width) == CLOSES ? i : 0;
    }
    return 0;
}

/* Mateus "Teto" Silva: a word or two between a name and its last word. */
static bool is_nickname(const struct pairing *p, const struct mark *open, const struct mark *close,
                        const struct passage *passage) {
    const struct word *words = p->article->words.at;
    const class_set no_names = CLOSED_CLASSES | CLASS_BIT(ROLE) | CLASS_BIT(TERM_WORD);
    uint32_t first = open->word + open->width, behind = close->word + close->width;
    if (open->word == passage->first || behind >= passage->end || close->word == first ||
        close->word - first > NICKNAME_WORDS)
        return false;
    const struct word *before = &words[open->word - 1], *after = &words[behind];
    if (!(before->flags & WORD_CAPITAL) || (before->is & no_names)) return false;
    if (!(after->flags & WORD_CAPITAL) || (after->flags & WORD_GLUED) || (after->is & no_names))
        return false;
    for (uint32_t i = first; i < close->word; i++)
        if (!(words[i].flags & WORD_CAPITAL)) return false;
    return true;
}

/* "— Words, — said NAME. — More words.": speech behind a dash, told apart from a list by the verb
 * of saying behind another dash. */
static void pair_dashes(struct pairing *p, size_t at) {
    const struct passage *passage = &p->out->passages[at];
    const struct word *words = p->article->words.at;
    const class_set saying = CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_CONTINUE);
    if (passage->first == passage->end || !is_dash(&words[passage->first])) return;
    uint32_t told = 0;
    for (uint32_t i = passage->first + 2; i + 1 < passage->end; i++) {
        if (!is_dash(&words[i]) || (told == 0 && !(words[i + 1].is & saying))) continue;
        uint32_t open = told == 0 ? passage->first : i;
        uint32_t end = told == 0 ? i : passage->end;
        uint32_t first = open + 1 + !(words[open + 1].flags & WORD_LETTERS); /* "… —said NAME—." */
        add_span(p, at, open, first, end, end, false, false);
        if (told > 0) return;
        told = i;
    }
}

static void pair_passage(struct pairing *p, size_t at) {
    struct passage *passage = &p->out->passages[at];
    size_t begin = p->out->span_count;
    passage->first_span = (uint32_t)begin;
    collect(p, passage);
    size_t open = 0; /* the mark that opened */
    size_t depth = 0;
    size_t m = 0;
    if (at < p->open_until) {
        add_span(p, at, passage->first, passage->first, passage->end, passage->end, true, true);
        passage->end_span = (uint32_t)p->out->span_count;
        return;
    }
    if (at == p->open_until && at > 0 && p->mark_count > 0) {
        const struct mark *close = &p->marks[m++];
        add_span(p, at, passage->first, passage->first, close->word, close->word + close->width,
                 true, true);
    }
    for (; m < p->mark_count; m++) {
        const struct mark *mark = &p->marks[m];
        if (depth == 0) {
            if (mark->facing == CLOSES) continue; /* an inch sign, an apostrophe, a lost opener */
            open = m;
            depth = 1;
        } else if (mark->facing == OPENS || (mark->facing == EITHER && mark->points_in) ||
                   (depth == 1 && opens_nested(p, m))) {
            if (depth == 1 && !closes_later(p, m) && sentence_ends_before(p, mark->word)) {
                uint32_t first = p->marks[open].word + p->marks[open].width;
                uint32_t end = lost_close(p, first, mark->word);
                add_span(p, at, p->marks[open].word, first, end, end, true, false);
                open = m;
            } else if (depth == 1 && p->marks[m].facing == OPENS &&
                       !(m + 1 < p->mark_count && closes_later(p, m))) {
                continue; /* a stray opener inside a quote */
            } else if (depth < DEPTH) {
                depth++;
            }
        } else if (--depth == 0) {
            if (is_nickname(p, &p->marks[open], mark, passage)) continue;
            add_span(p, at, p->marks[open].word, p->marks[open].word + p->marks[open].width,
                     mark->word, mark->word + mark->width, false, false);
        }
    }
    uint32_t turn = p->turns != NULL ? p->turns[at] : 0;
    if (turn > 0 && (p->mark_count == 0 || p->marks[0].word > turn)) {
        p->out->span_count = begin; /* what the speaker quotes is said in the same turn */
        add_span(p, at, turn, turn, passage->end, passage->end, false, false);
    }
    if (turn == 0 && p->dashes && p->mark_count == 0) pair_dashes(p, at);
    if (depth > 0 && !p->singles) {
        uint32_t begins = p->marks[open].word, first = begins + p->marks[open].width;
        uint32_t end = lost_close(p, first, passage->end);
        if (end < passage->end || begins == passage->first || p->out->span_count == begin)
            add_span(p, at, begins, first, end, end, true, false);
        if (end == passage->end) p->open_until = closing_passage(p, at);
    }
    passage->end_span = (uint32_t)p->out->span_count;
}

/* A quote whose every paragraph opens with a mark of its own, only the last one closing. */
static void mark_continued(struct pairing *p) {
    struct marks *out = p->out;
    for (size_t s = 1; s < out->span_count; s++) {
        const struct span *before = &out->spans[s - 1];
        const struct passage *ended = &out->passages[before->passage];
        struct span *span = &out->spans[s];
        if (before->repaired && before->next == ended->end &&
            span->passage == before->passage + 1 &&
            span->open == out->passages[span->passage].first)
            span->continued = true;
    }
}

static void find_own_marks(struct pairing *p) {
    size_t count;
    const struct lang_marks *pairs = lang_marks(p->article->pack, &count);
    struct lang_marks *own = arena_new_raw(p->arena, struct lang_marks, count);
    for (size_t i = 0; i < count; i++)
        if (!is_known(&pairs[i])) own[p->own_count++] = pairs[i];
    p->own = own;
}

void marks_find(struct arena *arena, const struct article *article, struct marks *out) {
    *out = (struct marks){0};
    struct pairing p = {.arena = arena, .article = article, .out = out};
    p.unspaced = !lang_has_capitals(article->pack);
    p.dashes = str_eq(lang_setting(article->pack, STR("dialogue")), STR("dash"));
    out->signs = arena_new_raw(arena, uint32_t, article->words.count + 1);
    find_signs(article, out);
    find_own_marks(&p);
    learn_conventions(&p);
    out->passages = arena_new(arena, struct passage, article->block_count + 1);
    for (size_t b = 0; b < article->block_count; b++) {
        const struct block *block = &article->blocks[b];
        if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_LIST) continue;
        out->passages[out->passage_count++] =
            (struct passage){.first = block->first_word, .end = block->end_word};
    }
    p.turns = turns_find(arena, article, out->passages, out->passage_count);
    p.marks = arena_new(arena, struct mark, p.candidate_count + 1);
    out->spans = arena_new(arena, struct span, p.candidate_count + out->passage_count + 1);
    for (size_t i = 0; i < out->passage_count; i++) pair_passage(&p, i);
    mark_continued(&p);
}
