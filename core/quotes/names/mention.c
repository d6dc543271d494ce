#include "core/quotes/names/mention.h"

#include "core/quotes/names/apposition.h"
#include "core/quotes/names/named.h"
#include "core/quotes/names/office.h"
#include "core/quotes/names/runin.h"
#include "core/text/utf8.h"

enum {
    NAME_LONGEST = 10,
    HEADLINE_LEAST = 5,
    HEADLINE_LONGEST = 24,
    OPENER_LEAST = 7,
    MATTERS_MOST = 3
};

/* What the words [from, to) tell of the sex of whom they name; male words outweigh female ones. */
static void read_gender(const struct outline *o, uint32_t from, uint32_t to, struct mention *m) {
    const class_set male = CLASS_BIT(NAME_MALE) | CLASS_BIT(PRONOUN_MALE);
    const class_set female = CLASS_BIT(NAME_FEMALE) | CLASS_BIT(PRONOUN_FEMALE);
    const class_set first_names = CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE);
    class_set told = 0;
    for (uint32_t t = from; t < to; t++) {
        bool last_name = t > m->name && t < m->name_end; /* "Elizabeth Warren" */
        told |= outline_word(o, t)->is & ~(last_name ? first_names : 0);
    }
    m->male = (told & male) != 0;
    m->female = (told & female) != 0;
    for (uint32_t t = from; (told & CLASS_BIT(HONORIFIC)) && t < to; t++) {
        struct str key = outline_key(o, t, t + 1, CLASS_HONORIFIC);
        m->male |= str_starts(key, STR("male"));
        m->female |= str_starts(key, STR("female"));
    }
    m->female &= !m->male;
}

/* A single capitalised word at the start of a sentence is a name only when the page uses it as one.
 */
static bool plausible(const struct name_reader *s, const struct sentence *sentence,
                      const struct mention *m) {
    const struct outline *o = s->o;
    if (m->name_end - m->name > NAME_LONGEST) return false;
    if (m->name_end == m->name + 1 && m->name > m->from) { /* "Komisi I" */
        const struct word *only = outline_word(o, m->name);
        if (only->end - only->start == 1 &&
            outline_is(o, m->name - 1, CLASS_BIT(OFFICE) | CLASS_BIT(ORGANISATION)))
            return false;
    }
    if (m->kind != MENTION_NAME) return true;
    if (m->role != m->role_end) return true;
    for (uint32_t t = m->name; t < m->name_end; t++)
        if (outline_is(o, t, CLASS_BIT(MONTH)) && m->name_end - m->name == 1) return false;
    if (m->from != sentence->from || m->name_end - m->name > 1) return true;
    if (habits_know(&s->habits, s->o, SEEN_CALLED, m->name)) return true;
    if (habits_know(&s->habits, s->o, SEEN_LOWER, m->name)) return false;
    const class_set first_names = CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE);
    class_set is = outline_word(o, m->name)->is;
    if ((is & first_names) != 0 && (is & ~first_names) == 0) return true;
    if (habits_know(&s->habits, s->o, SEEN_CAPITAL, m->name)) return true;
    if (m->to + 2 < sentence->to && outline_sign(o, m->to, '(') &&
        (outline_word(o, m->to + 1)->flags & WORD_DIGIT) && outline_sign(o, m->to + 2, ')'))
        return true; /* "Tarno (54)" */
    if (m->to + 1 < sentence->to && outline_sign(o, m->to, ':') && outline_is_span(o, m->to + 1))
        return true;       /* "VOSS: …" */
    uint32_t verb = m->to; /* "Tilly once described" */
    while (verb < sentence->to && outline_is(o, verb, CLASS_BIT(ADVERB))) verb++;
    return is == 0 && m->to < sentence->to &&
           (outline_sign(o, m->to, ',') || outline_is(o, verb, CUE_VERBS));
}

static bool is_subject_place(const struct outline *o, const struct sentence *sentence,
                             uint32_t from) {
    if (from == sentence->from) return true;
    uint32_t before = from - 1;
    if (outline_is_span(o, before)) return true;
    if (before == sentence->from && /* "The Kelp Agency", "His sister NAME" */
        (outline_article(o, before) || outline_possessive(o, before) ||
         outline_is(o, before, CLASS_BIT(PRONOUN_MALE) | CLASS_BIT(PRONOUN_FEMALE))))
        return true;
    if (outline_article(o, before) && outline_sign(o, before - 1, ','))
        return true; /* "At the inn, the waitress, NAME, …" */
    if (!outline_letters(o, before)) return !outline_sign(o, before, '(');
    if (str_eq(outline_key(o, before, from, CLASS_THAT), STR("that"))) return true;
    return outline_is(o, before, CLASS_BIT(THAT) | CLASS_BIT(NOT_NAME) | CLASS_BIT(ADVERB)) &&
           !outline_is(o, before,
                       CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(CUE_PHRASE) |
                           CLASS_BIT(SOURCE_CUE) | CUE_VERBS);
}

/* "Thirteen-year-old" NAME NAME, "Runner-up" NAME NAME. */
static bool is_compound(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    for (uint32_t i = word->start + 1; (word->flags & WORD_JOINED) && i + 1 < word->end; i++)
        if (o->clean.ptr[i] == '-') return o->clean.ptr[i + 1] >= 'a' && o->clean.ptr[i + 1] <= 'z';
    return false;
}

/* "Pasalnya, …", "Kebijakan Gubernur NAME": the word that begins the sentence is no name. */
static bool is_opener(const struct outline *o, uint32_t t, uint32_t to) {
    if (t + 1 < to && outline_is(o, t, CLASS_BIT(OFFICE)) && outline_capital(o, t + 1) &&
        !outline_begins(o, t, OFFICE_HEADS | CLASS_BIT(HONORIFIC)) &&
        outline_begins(o, t + 1, CLASS_BIT(ROLE) | CLASS_BIT(ROLE_SHORT)))
        return true;
    const struct word *word = outline_word(o, t);
    return word->end - word->start >= OPENER_LEAST && outline_nya(o, t) &&
           !outline_begins(o, t, OFFICE_HEADS);
}

/* "Anggaran Lesmana menerima …": a heading of one common word that ran into the paragraph below,
 * which begins with a name by which the page calls the speaker. */
static bool runs_on_heading(const struct name_reader *s, uint32_t t, uint32_t to) {
    const struct outline *o = s->o;
    if (t + 2 >= to || !outline_capital(o, t + 1)) return false;
    bool common = habits_know(&s->habits, o, SEEN_LOWER, t) ||
                  (outline_is(o, t, CLASS_BIT(OFFICE)) && !outline_capital(o, t + 2));
    return common && !habits_know(&s->habits, o, SEEN_CALLED, t) &&
           !outline_begins(o, t, OFFICE_HEADS | CLASS_BIT(HONORIFIC)) &&
           habits_know(&s->habits, o, SEEN_CALLED, t + 1);
}

/* "Arga KotaBudi Sagalamemulai": where the name begins and ends in words that ran into others. */
static void read_runin(const struct name_reader *s, struct mention *m) {
    const struct outline *o = s->o;
    for (uint32_t t = m->name_end; t > m->name && m->skip == 0; t--) {
        if (!outline_letters(o, t - 1)) continue;
        m->skip = runin_before(o, &s->habits, t - 1);
        if (m->skip > 0) m->name = t - 1;
    }
    if (m->skip > 0 && m->role < m->role_end && m->role_end <= m->name &&
        !runin_title(o, m->name, m->skip)) {
        if (!outline_match(o, m->role_end, m->name_end, CLASS_RANK)) m->role_end = m->name;
        if (m->role_end == m->name) m->role_more = m->skip; /* "Wali Kota TambakrejoBudi" */
    } else if (m->role == m->role_end && runin_role(o, m->name, m->skip)) {
        m->role = m->role_end = m->name;
        m->role_more = m->skip;
    }
    uint32_t last = m->name_end - 1;
    m->cut = runin_behind(o, &s->habits, last, last == m->name ? m->skip : 0);
    if (m->cut > 0 && last == m->name && m->role_end == last && m->role < last) {
        const struct word *word = outline_word(o, last);
        struct str name = str_slice(o->clean, word->start, word->end - m->cut);
        if (!lang_is(o->article->pack, name, CLASS_PLACE, NULL)) return;
        m->kind = MENTION_ROLE; /* "Camat Tambakrejomelakukan" */
        m->name_end = last;
        m->cut = 0;
        m->role_more = (uint32_t)name.len;
    }
}

/* Does the sentence that begins at `t` name somebody only behind its first word? */
static bool begins_behind(const struct name_reader *s, uint32_t t, uint32_t to) {
    return runs_on_heading(s, t, to) || is_opener(s->o, t, to);
}

/* "kata Lalu": behind a cue the capital of a common word tells a name. */
static bool is_called_here(const struct outline *o, const struct sentence *sentence, uint32_t t) {
    const class_set never = CLASS_BIT(WEEKDAY) | CLASS_BIT(CONTENT_PRONOUN) | CLASS_BIT(DOCUMENT) |
                            CLASS_BIT(ANONYMOUS) | CLASS_BIT(COLLECTIVE);
    if (t == sentence->from || !outline_is(o, t - 1, CLASS_BIT(CUE_BASE))) return false;
    if (outline_capital(o, t - 1) || outline_is(o, t, never)) return false;
    size_t next = t + 1;
    return next >= sentence->to || !outline_letters(o, next) || outline_capital(o, next) ||
           outline_is(o, next, CLASS_BIT(SCENE) | CLASS_BIT(ADDRESSEE));
}

/* "seorang pejabat senior Valdoria": a single name behind a role in small letters tells whose he
 * is, unless the page calls a speaker by it. */
static bool is_one_of(const struct name_reader *s, const struct sentence *sentence,
                      const struct mention *m) {
    const struct outline *o = s->o;
    return m->kind == MENTION_NAME && m->from > sentence->from && m->role_end == m->name &&
           m->role < m->role_end && m->name_end == m->name + 1 && !outline_capital(o, m->role) &&
           outline_is(o, m->from - 1, CLASS_BIT(ANONYMOUS)) &&
           str_eq(outline_key(o, m->from - 1, m->from, CLASS_ANONYMOUS), STR("one")) &&
           !habits_know(&s->habits, o, SEEN_CALLED, m->name);
}

/* "the environment minister, NAME": between article and role the words that tell whose it is. */
static void read_matters(const struct outline *o, const struct sentence *sentence,
                         struct mention *m) {
    const class_set stops = CLOSED_CLASSES | CUE_VERBS | CLASS_BIT(PRONOUN) | CLASS_BIT(ROLE_GLUE);
    uint32_t t = m->from;
    if (m->role != t || m->role == m->role_end) return;
    while (t > sentence->from && m->from - t < MATTERS_MOST && outline_letters(o, t - 1) &&
           !outline_capital(o, t - 1) && !outline_is(o, t - 1, stops))
        t--;
    if (t > sentence->from && t < m->from && outline_article(o, t - 1)) m->role = t;
}

static bool read_mention(const struct name_reader *s, const struct sentence *sentence, uint32_t t,
                         struct mention *m) {
    const struct outline *o = s->o;
    uint32_t to = sentence->to;
    const struct word *word = outline_word(o, t);
    size_t n = outline_match(o, t, to, CLASS_PRONOUN);
    if (n > 0) {
        *m = (struct mention){.from = t,
                              .to = t + (uint32_t)n,
                              .surface_to = t + (uint32_t)n,
                              .person = NO_PERSON,
                              .kind = MENTION_PRONOUN,
                              .male = outline_is(o, t, CLASS_BIT(PRONOUN_MALE)),
                              .female = outline_is(o, t, CLASS_BIT(PRONOUN_FEMALE)),
                              .thing = str_eq(outline_key(o, t, to, CLASS_PRONOUN), STR("thing"))};
        return true;
    }
    if (word->flags & WORD_CAPITAL) {
        /* "Korea Utara KCNA": the country only tells whose medium it is */
        uint32_t name = t + (uint32_t)outline_match(o, t, to, CLASS_COUNTRY);
        n = name < to ? outline_match(o, name, to, CLASS_MEDIUM) : 0;
        if (n > 0 && outline_match(o, name, to, CLASS_AMBIGUOUS_MEDIUM) == n &&
            !(t > sentence->from &&
              outline_is(o, t - 1, CLASS_BIT(SOURCE_CUE) | CLASS_BIT(SOURCE_LINK) | CUE_VERBS)))
            n = 0; /* "RT", "CCTV": a medium only where a cue says so */
        uint32_t end = name + (uint32_t)n;
        if (n > 0 && (office_behind(o, end, to) > 0 || /* "TVN host NAME" */
                      habits_know(&s->habits, o, SEEN_INITIALS, name)))
            n = 0;
        if (n > 1 || (n == 1 && (end == to || name_step(o, end, to) == 0))) {
            *m = (struct mention){.from = t,
                                  .to = end,
                                  .surface_to = end,
                                  .name = name,
                                  .name_end = end,
                                  .person = NO_PERSON,
                                  .kind = MENTION_MEDIUM};
            return true;
        }
    }
    bool capital = word->flags & WORD_CAPITAL;
    bool heads = (word->begins & (OFFICE_HEADS | CLASS_BIT(HONORIFIC))) != 0;
    if (!capital && !heads) return false;
    bool known = outline_is(o, t, CLASS_BIT(ORGANISATION) | CLASS_BIT(COUNTRY));
    if (!heads && !known && outline_is(o, t, CLOSED_CLASSES | CUE_VERBS) &&
        !is_called_here(o, sentence, t))
        return false;
    if (t == sentence->from && begins_behind(s, t, to)) return false;
    if (!heads && is_compound(o, t) && t + 2 < to && outline_capital(o, t + 1) &&
        outline_capital(o, t + 2))
        return false;
    bool platform = outline_is(o, t, CLASS_BIT(CHANNEL)) && t + 1 < to && outline_capital(o, t + 1);
    if (platform) return false; /* "akun Instagram Dinas X": the owner is the one */
    if (!named_read(s, t, to, m)) return false;
    if (!plausible(s, sentence, m)) return false;
    if (m->kind == MENTION_ROLE && !capital && m->to == t + 1 && !office_holds_role(o, t, m->to))
        return false; /* "then" */
    if (is_one_of(s, sentence, m)) {
        bool two = m->from > sentence->from + 1 &&
                   outline_match(o, m->from - 2, m->from, CLASS_ANONYMOUS) == 2; /* "salah satu" */
        m->kind = MENTION_ANONYMOUS;
        m->from -= two ? 2 : 1;
        m->role = m->role_end = m->name = m->name_end;
        return true;
    }
    apposition_read(s, sentence, m);
    if (m->kind == MENTION_NAME) {
        if (!capital) read_matters(o, sentence, m);
        read_runin(s, m);
        m->firm = habits_firm(&s->habits, o, m->name, m->name_end);
    }
    read_gender(o, m->from, m->to, m);
    return true;
}

/* A line in which nearly every word begins with a capital: a headline among the paragraphs, whose
 * capitals tell nothing of names. */
static bool is_headline(const struct outline *o, const struct sentence *sentence) {
    const class_set small = CLASS_BIT(PREPOSITION) | CLASS_BIT(FUNCTION_WORD);
    if (sentence->first_span < sentence->end_span) return false;
    uint32_t words = 0, others = 0;
    bool stopped = !outline_letters(o, sentence->to - 1);
    for (uint32_t t = sentence->from; t < sentence->to && others <= 1; t++) {
        bool letters = outline_letters(o, t);
        words += letters;
        others += letters && !outline_capital(o, t) && !outline_is(o, t, small);
    }
    return words >= HEADLINE_LEAST && words <= HEADLINE_LONGEST && others <= (stopped ? 0 : 1);
}

/* "Luca Brandt's": a full name that only tells whose something is. */
static void read_owner(const struct name_reader *s, const struct sentence *sentence, uint32_t t,
                       struct mentions *out) {
    const struct outline *o = s->o;
    uint32_t end = t;
    while (end < sentence->to && outline_capital(o, end) && !name_official(s, end)) end++;
    if (end == t || end == sentence->to || !office_possessive(o, end) || !outline_capital(o, end) ||
        outline_capital(o, end + 1) || out->owner_count == OWNERS_MOST)
        return;
    if (outline_is(o, t, CLOSED_CLASSES | CLASS_BIT(ORGANISATION))) return;
    const struct word *last = outline_word(o, end);
    struct str text = str_slice(o->clean, last->start, last->end);
    uint32_t cut = str_ends(text, STR("'s")) ? 2 : str_ends(text, STR("\xE2\x80\x99s")) ? 4 : 0;
    if (cut > 0) out->owners[out->owner_count++] = (struct name){t, end + 1, 0, cut};
}

void mentions_index(struct arena *arena, const struct outline *o, struct mentions *out) {
    size_t stretches = o->token_count / MENTION_STRIDE + 1;
    out->before = arena_new_raw(arena, uint32_t, stretches);
    size_t i = 0;
    for (size_t stretch = 0; stretch < stretches; stretch++) {
        while (i < out->count && out->at[i].from < stretch * MENTION_STRIDE) i++;
        out->before[stretch] = (uint32_t)i;
    }
}

void mentions_find(struct arena *arena, const struct outline *o, class_set only,
                   struct mentions *out) {
    *out = (struct mentions){0};
    struct name_reader s = {.o = o};
    habits_learn(arena, o, &s.habits);
    out->at = arena_new_raw(arena, struct mention, o->opener_count + 1);
    size_t next = 0;
    for (size_t i = 0; i < o->sentence_count; i++) {
        const struct sentence *sentence = &o->sentences[i];
        bool skipped = (only != 0 && !(sentence->phrases & only)) || is_headline(o, sentence);
        s.offices = (sentence->phrases & (OFFICE_HEADS | CLASS_BIT(HONORIFIC))) != 0;
        uint32_t behind = sentence->from; /* the mention read last */
        for (; next < o->opener_count && o->openers[next] < sentence->to; next++) {
            struct mention *m = &out->at[out->count];
            uint32_t t = o->openers[next];
            if (skipped || t < behind) continue;
            if (!read_mention(&s, sentence, t, m)) {
                if (outline_capital(o, t + 1)) read_owner(&s, sentence, t, out);
                continue;
            }
            m->subject =
                is_subject_place(o, sentence, m->from) ||
                (m->from == sentence->from + 1 && begins_behind(&s, sentence->from, sentence->to));
            behind = m->to;
            out->count++;
        }
    }
    mentions_index(arena, o, out);
}

size_t mention_from(const struct mentions *mentions, uint32_t from) {
    size_t i = mentions->before[from / MENTION_STRIDE];
    while (i < mentions->count && mentions->at[i].from < from) i++;
    return i;
}
