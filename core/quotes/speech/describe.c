#include "core/quotes/speech/describe.h"

enum {
    DESCRIPTION_LONGEST = 16,
    BODY_WORDS = 4,
    TEXT_REACH = 5,
    UNNAMED_LONGEST = 14,
    HIDDEN_REACH = 8
};

/* "new Kelp College poll": does a text end the words at `head`, which only tell more of it? */
static bool reads_like_text(const struct outline *o, uint32_t head, uint32_t to) {
    const class_set ends = CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) | CUE_VERBS;
    for (uint32_t t = head; t < to && t < head + TEXT_REACH && outline_letters(o, t); t++) {
        if (!outline_capital(o, t) && outline_is(o, t, CLASS_BIT(DOCUMENT)))
            return !outline_is(o, t + 1, CLASS_BIT(ROLE));
        if (outline_is(o, t, ends)) return false;
    }
    return false;
}

/* What the noun phrase at `token` is: MENTION_DESCRIPTION when its words tell no more than that it
 * is one, MENTION_NONE when they do not even tell that. */
static enum mention_kind kind_at(const struct outline *o, uint32_t token, uint32_t to) {
    static const struct {
        enum word_class class;
        enum mention_kind kind;
    } kinds[] = {{CLASS_ANONYMOUS, MENTION_ANONYMOUS}, {CLASS_COLLECTIVE, MENTION_COLLECTIVE},
                 {CLASS_DOCUMENT, MENTION_DOCUMENT},   {CLASS_CUE_NOUN, MENTION_DOCUMENT},
                 {CLASS_MEDIUM_WORD, MENTION_MEDIUM},  {CLASS_ORGANISATION, MENTION_ORGANISATION},
                 {CLASS_ROLE, MENTION_DESCRIPTION}};
    if (!outline_begins(o, token, DESCRIBING)) return MENTION_NONE;
    uint32_t head = token + 1 < to && outline_article(o, token) ? token + 1 : token;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (outline_match(o, token, to, kinds[i].class) > 0 ||
            (head > token && outline_match(o, head, to, kinds[i].class) > 0)) {
            bool whose =
                kinds[i].kind == MENTION_ORGANISATION && head + 1 < to && !outline_capital(o, head);
            if (whose && outline_match(o, head + 1, to, CLASS_ROLE) > 0)
                return MENTION_ANONYMOUS; /* "a fund manager" */
            if (whose && outline_match(o, head + 1, to, CLASS_DOCUMENT) > 0)
                return MENTION_DOCUMENT; /* "council papers" */
            return kinds[i].kind;
        }
    if (outline_begins(o, token, CLASS_BIT(ANONYMOUS)) && reads_like_text(o, head, to))
        return MENTION_DOCUMENT;
    /* "pihak bandara" is like "pihak keluarga", "a woman in red" like "a source" */
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (outline_begins(o, token, (class_set)1 << kinds[i].class) &&
            !outline_is(o, token, CLASS_BIT(SCENE)) &&
            (head == token || kinds[i].kind == MENTION_ANONYMOUS))
            return kinds[i].kind;
    return MENTION_NONE;
}

bool describe_aged(const struct outline *o, uint32_t token, uint32_t to, struct mention *out) {
    const class_set behind = CUE_VERBS | CLASS_BIT(ADVERB) | CLASS_BIT(SCENE);
    if (token + 1 >= to || !outline_article(o, token)) return false;
    const struct word *word = outline_word(o, token + 1);
    const uint32_t aged = WORD_DIGIT | WORD_JOINED;
    if ((word->flags & aged) != aged) return false;
    char last = o->clean.ptr[word->end - 1];
    if (last >= '0' && last <= '9') return false;
    if (outline_letters(o, token + 2) && !outline_is(o, token + 2, behind)) return false;
    *out = mention_plain(MENTION_DESCRIPTION, token, token + 2);
    out->definite = true;
    return true;
}

/* "a copy of the letter": behind the words that only tell how it was read. */
static uint32_t behind_copy(const struct outline *o, uint32_t token, uint32_t to) {
    uint32_t head = token + outline_article(o, token);
    bool copy = head + 2 < to && str_eq(outline_key(o, head, to, CLASS_DOCUMENT), STR("copy")) &&
                outline_is(o, head + 1, CLASS_BIT(PREPOSITION));
    return copy ? head + 2 : token;
}

bool describe_speaker(const struct outline *o, uint32_t token, uint32_t to, struct mention *out) {
    const class_set stops = CUE_VERBS | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADDRESSEE);
    if (describe_aged(o, token, to, out)) return true;
    token = behind_copy(o, token, to);
    *out = (struct mention){.from = token, .person = NO_PERSON, .kind = kind_at(o, token, to)};
    uint32_t t = token, scene = 0;
    if (out->kind == MENTION_ANONYMOUS) /* "one of the officials" */
        t += (uint32_t)outline_match(o, token, to, CLASS_ANONYMOUS);
    while (t < to && t < token + DESCRIPTION_LONGEST && outline_letters(o, t)) {
        if (outline_is(o, t, CLASS_BIT(DEMONSTRATIVE)) && t > token) {
            out->definite = true;
            t++;
            scene = 0;
            break;
        }
        if (outline_is(o, t, stops)) break;
        if (t > token && outline_is(o, t, CLASS_BIT(ADVERB)) &&
            !outline_is(o, t - 1, CLASS_BIT(SCENE)))
            break; /* "perusahaan juga …" */
        size_t hidden = t > token ? outline_match(o, t, to, CLASS_ANONYMOUS) : 0;
        if (hidden > 2) { /* "yang enggan disebut namanya" */
            t += (uint32_t)hidden;
            scene = 0;
            break;
        }
        if (scene == 0 && t > token && outline_is(o, t, CLASS_BIT(SCENE))) scene = t;
        t++;
    }
    if (scene != 0) t = scene;
    if (t == token || (!out->definite && out->kind == MENTION_NONE)) return false;
    if (out->kind == MENTION_NONE) out->kind = MENTION_DESCRIPTION;
    out->to = out->surface_to = out->name_end = t;
    out->name = token;
    out->role = out->role_end = token;
    return true;
}

bool describe_body(const struct outline *o, uint32_t from, uint32_t to, struct mention *out) {
    const class_set stops =
        CUE_VERBS | CLASS_BIT(SCENE) | CLASS_BIT(THAT) | CLASS_BIT(ADVERB) | CLASS_BIT(PREPOSITION);
    if (from >= to || !outline_article(o, from)) return false;
    for (uint32_t t = from + 1; t < to && t <= from + BODY_WORDS; t++) {
        if (!outline_letters(o, t) || outline_capital(o, t)) return false;
        if (!outline_is(o, t, CLASS_BIT(ORGANISATION))) {
            if (outline_is(o, t, stops)) return false;
            continue;
        }
        const class_set heads = CLASS_BIT(ORGANISATION) | CLASS_BIT(ROLE) | CLASS_BIT(DOCUMENT);
        if (outline_is(o, t + 1, heads)) continue; /* "the council leader" */
        *out = mention_plain(MENTION_ORGANISATION, from, t + 1);
        return true;
    }
    return false;
}

/* Where the noun phrase begins whose "who …" stands at `hidden`: at the first word that begins one
 * of somebody unnamed, else behind a preposition. */
static uint32_t unnamed_from(const struct outline *o, uint32_t from, uint32_t hidden) {
    const class_set stops = CUE_VERBS | CLASS_BIT(THAT);
    uint32_t start = hidden, unnamed = hidden;
    bool preposition = false;
    for (uint32_t t = hidden; t > from && hidden - t < UNNAMED_LONGEST;) {
        t--;
        if (!outline_letters(o, t) || outline_is(o, t, stops)) break;
        if (outline_match(o, t, hidden, CLASS_ANONYMOUS) > 0) unnamed = t;
        if (outline_capital(o, t) && outline_is(o, t, CLASS_BIT(NOT_NAME))) break;
        preposition |= outline_is(o, t, CLASS_BIT(PREPOSITION));
        if (!preposition) start = t;
    }
    return unnamed < hidden ? unnamed : start;
}

/* "an aide, who spoke to the paper on condition of anonymity": where the words about the hidden
 * name at `t` begin, the comma before them too. */
static uint32_t hidden_from(const struct outline *o, uint32_t from, uint32_t t) {
    for (uint32_t back = t; back > from && t - back < HIDDEN_REACH && outline_letters(o, back - 1);
         back--)
        if (str_eq(outline_key(o, back - 1, back, CLASS_SCENE), STR("relating-who"))) t = back - 1;
    return t > from && outline_sign(o, t - 1, ',') ? t - 1 : t;
}

bool describe_unnamed(const struct outline *o, uint32_t from, uint32_t to, struct mention *out) {
    for (uint32_t t = from; t < to; t++) {
        if (!outline_begins(o, t, CLASS_BIT(ANONYMOUS))) continue;
        if (!str_starts(outline_key(o, t, to, CLASS_ANONYMOUS), STR("hidden"))) continue;
        uint32_t end = hidden_from(o, from, t), start = unnamed_from(o, from, end);
        if (start == end) continue;
        *out = mention_plain(MENTION_ANONYMOUS, start, end);
        out->name_end = start;
        return true;
    }
    return false;
}
