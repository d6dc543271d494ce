#include "core/quotes/media/learn.h"

#include "core/quotes/media/media.h"
#include "core/quotes/media/via.h"

/* DOUBTED_MOST keeps a page that cites a thousand people linear. */
enum { NAME_LONGEST = 5, SAID_REACH = 4, AGENCY_WORDS = 2, DOUBTED_MOST = 64 };

static bool is_acronym(const struct outline *o, uint32_t t, uint32_t to) {
    if (t >= to || !outline_letters(o, t)) return false;
    const struct word *word = outline_word(o, t);
    return (word->flags & WORD_UPPER) && word->end - word->start > 1 &&
           !outline_is(o, t, CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE) | CLASS_BIT(ORGANISATION));
}

/* "SuaraPantai": a capital behind a small letter. */
static bool is_joined(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    for (uint32_t i = word->start + 1; i < word->end; i++) {
        char before = o->clean.ptr[i - 1], here = o->clean.ptr[i];
        if (before >= 'a' && before <= 'z' && here >= 'A' && here <= 'Z') return true;
    }
    return false;
}

/* Tokens of a run of capitals that can be a medium's name; 0 where it names something else. */
static uint32_t run_at(const struct outline *o, uint32_t t, uint32_t to) {
    const class_set never = CLASS_BIT(WEEKDAY) | CLASS_BIT(MONTH) | CLASS_BIT(COUNTRY) |
                            CLASS_BIT(PLACE) | CLASS_BIT(CHANNEL) | CLASS_BIT(ORGANISATION) |
                            CLASS_BIT(HONORIFIC) | CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE) |
                            CLASS_BIT(PRONOUN);
    uint32_t n = 0;
    if (t + 1 < to && outline_is(o, t, CLASS_BIT(PLACE)) && outline_capital(o, t + 1) &&
        outline_match(o, t + 1, to, CLASS_MEDIUM_WORD) > 0)
        n = 1; /* "the Tarn Quarterly" */
    while (t + n < to && n < NAME_LONGEST && outline_capital(o, t + n)) {
        if (outline_word(o, t + n)->begins & never) return 0;
        if (outline_is(o, t + n, OFFICE_HEADS)) return 0;
        n++;
    }
    return n;
}

/* Is the name given to a person: does a longer name, a role or a gender go with it? */
static bool is_person(struct outline *o, const struct mentions *mentions, uint32_t from,
                      uint32_t to) {
    uint32_t last = outline_word(o, to - 1)->hash;
    if (mentions == NULL) return false;
    if (o->media.doubted == DOUBTED_MOST) return true;
    o->media.doubted++;
    for (size_t i = 0; i < mentions->count; i++) {
        const struct mention *m = &mentions->at[i];
        if (m->kind != MENTION_NAME) continue;
        bool told =
            m->role != m->role_end || m->male || m->female || m->name_end - m->name > to - from;
        for (uint32_t t = m->name; told && t < m->name_end; t++)
            if (outline_letters(o, t) && outline_word(o, t)->hash == last) return true;
    }
    return false;
}

static void learn(struct outline *o, uint32_t from, uint32_t to) {
    if (media_at(o, from, to) == to - from || o->media.count == MEDIA_MOST) return;
    o->media.at[o->media.count++] = (struct media_name){from, to};
}

/* "ONA, the Ostmark news agency", "ONA news agency", "the Tarn news agency"; a "state news agency"
 * has the country's name before it, not its own. */
static void learn_before(struct outline *o, const struct mentions *mentions,
                         const struct sentence *s, uint32_t t, uint32_t n) {
    uint32_t start = t, comma = t;
    while (start > s->from && t - start < NAME_LONGEST && outline_capital(o, start - 1)) start--;
    while (comma > s->from + 1 && t - comma < NAME_LONGEST && outline_letters(o, comma - 1))
        comma--;
    if (comma > s->from + 1 && outline_sign(o, comma - 1, ',') && is_acronym(o, comma - 2, s->to)) {
        learn(o, comma - 2, comma - 1);
    } else if (start < t && n <= AGENCY_WORDS && run_at(o, start, t) == t - start &&
               !is_person(o, mentions, start, t)) {
        learn(o, start, t);
    }
}

/* "kantor berita negara VNA", "media pemerintah Valdoria, VNA", "Kantor Berita Valdoria (VNA)",
 * "Tarn news agency": the name beside the words [t, t + n) that tell what it is. */
static void learn_described(struct outline *o, const struct mentions *mentions,
                            const struct sentence *s, uint32_t t, uint32_t n) {
    struct str key = outline_key(o, t, s->to, CLASS_MEDIUM_WORD);
    bool agency = str_starts(key, STR("agency")), paper = str_starts(key, STR("paper"));
    if (!agency && !paper && !str_starts(key, STR("state"))) return;
    uint32_t from = t + n, end = from;
    while (end < s->to && end < from + NAME_LONGEST && outline_capital(o, end)) end++;
    bool parted = end + 1 < s->to && (outline_sign(o, end, ',') || outline_sign(o, end, '('));
    if (parted && end > from && is_acronym(o, end + 1, s->to)) {
        learn(o, end + 1, end + 2);
    } else if (end > from && is_acronym(o, end - 1, s->to)) {
        learn(o, end - 1, end);
    } else if (end > from && (agency || paper)) {
        uint32_t run = run_at(o, from, s->to);
        if (run > 0 && !is_person(o, mentions, from, from + run)) learn(o, from, from + run);
    } else if (end == from && agency && t > s->from) {
        learn_before(o, mentions, s, t, n);
    }
}

/* "she told Meridian Wire", "katanya kepada SuaraPantai": words said to a name that looks like a
 * medium's. */
static void learn_addressed(struct outline *o, const struct mentions *mentions,
                            const struct sentence *s, uint32_t t) {
    bool said = false;
    for (uint32_t back = 0; back <= SAID_REACH && t >= s->from + back && !said; back++)
        said = outline_is(o, t - back, CUE_VERBS) ||
               outline_begins(o, t - back, CLASS_BIT(CUE_PHRASE)); /* "according to" */
    uint32_t from = t + 1;
    if (from + 1 < s->to && (outline_article(o, from) || !outline_capital(o, from)) &&
        outline_is(o, from, CLASS_BIT(SOURCE_LINK) | CLASS_BIT(FUNCTION_WORD)))
        from++; /* "told the Harbour Gazette", "an interview with" */
    uint32_t n = said && from < s->to ? run_at(o, from, s->to) : 0;
    if (n == 0 || is_person(o, mentions, from, from + n)) return;
    bool looks = n == 1 && is_joined(o, from);
    for (uint32_t k = from; n > 1 && k < from + n; k++)
        looks |= outline_match(o, k, k + 1, CLASS_MEDIUM_WORD) > 0;
    const struct str_list *known = &o->article->source_lines; /* "Sumber: X" */
    struct str name = outline_text(o, from, from + n);
    for (size_t i = 0; i < known->count; i++) looks |= str_eq_ascii_nocase(known->at[i], name);
    if (looks) learn(o, from, from + n);
}

/* "dilansir X", "menurut laporan X". */
static void learn_cited(struct outline *o, const struct mentions *mentions,
                        const struct sentence *s, uint32_t t) {
    struct media_name name;
    if (!via_cited(o, t, s->to, &name)) return;
    if (media_at(o, name.from, name.to) > 0) return;
    if (run_at(o, name.from, name.to) != name.to - name.from) return;
    if (!is_person(o, mentions, name.from, name.to)) learn(o, name.from, name.to);
}

/* What a medium is called is learnt from its description first: "according to the Valdorian state
 * news agency VNA" cites no Valdorian. */
void media_learn(struct outline *o, const struct mentions *mentions) {
    for (size_t i = 0; i < o->sentence_count; i++) {
        const struct sentence *s = &o->sentences[i];
        for (uint32_t t = s->from; (s->phrases & CLASS_BIT(MEDIUM_WORD)) && t < s->to; t++) {
            uint32_t n = (uint32_t)outline_match(o, t, s->to, CLASS_MEDIUM_WORD);
            if (n > 0) learn_described(o, mentions, s, t, n);
        }
    }
    const class_set telling = CLASS_BIT(SOURCE_CUE) | CLASS_BIT(ADDRESSEE);
    for (size_t i = 0; i < o->sentence_count; i++) {
        const struct sentence *s = &o->sentences[i];
        for (uint32_t t = s->from; (s->phrases & telling) && t < s->to; t++) {
            if (!outline_begins(o, t, telling)) continue;
            if (outline_is(o, t, CLASS_BIT(ADDRESSEE))) learn_addressed(o, mentions, s, t);
            if (outline_begins(o, t, CLASS_BIT(SOURCE_CUE))) learn_cited(o, mentions, s, t);
        }
    }
}

bool media_learnable(struct outline *o) {
    media_learn(o, NULL); /* what is learnt with persons is learnt without them */
    bool learnt = o->media.count > 0;
    o->media = (struct media){0};
    return learnt;
}
