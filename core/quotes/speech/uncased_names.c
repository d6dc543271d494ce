#include "core/quotes/speech/uncased_names.h"

enum {
    TITLE_LONGEST = 8, /* tokens of a title that ends where a subject does */
    AGE_LONGEST = 24,  /* tokens in the brackets behind a name */
    NAME_LONGEST = 12,
    HAN_LEAST = 2, /* a name of Han characters */
    HAN_MOST = 6,
    HAN_CALLED = 4,   /* one that stands behind a title, or begins with a family name */
    SYLLABLE = 3,     /* bytes of a Han character, a kana or a Hangul syllable */
    KNOWN_REACH = 16, /* earlier mentions with which a bare name is compared */
    ENDING_LEAST = 2, /* syllables of a title that ends a word */
    ENDING_MOST = 4,
    BEHIND_TITLE = 5 /* words of a name behind a title, in scripts with spaces */
};

static const class_set BODIES =
    CLASS_BIT(ORGANISATION) | CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE) | CLASS_BIT(MEDIUM);
static const class_set CIRCUMSTANCES =
    CLASS_BIT(ADVERB) | CLASS_BIT(SCENE) | CLASS_BIT(WEEKDAY) | CLASS_BIT(MONTH);

struct str uncased_text(const struct outline *o, uint32_t t) {
    return outline_text(o, t, t + 1);
}

bool uncased_listed(struct str list, struct str word) {
    struct str one;
    while (str_cut(&list, ' ', &one))
        if (str_eq(one, word)) return true;
    return false;
}

/* Tokens of the longest phrase of `class` that ends at `end`, none before `from`. */
static uint32_t ends_with(const struct outline *o, uint32_t from, uint32_t end,
                          enum word_class class) {
    uint32_t reach = end - from < TITLE_LONGEST ? end - from : TITLE_LONGEST;
    for (uint32_t n = reach; n > 0; n--)
        if (outline_match(o, end - n, end, class) == n) return n;
    return 0;
}

/* Tokens of the longest phrase of any class of `set` that begins at `t`. */
static uint32_t match_of(const struct outline *o, uint32_t t, uint32_t to, class_set set) {
    uint32_t most = 0;
    class_set begun = outline_word(o, t)->begins & set;
    for (; begun != 0; begun &= begun - 1) {
        enum word_class class = (enum word_class)__builtin_ctzll(begun);
        uint32_t n = (uint32_t)outline_match(o, t, to, class);
        if (n > most) most = n;
    }
    return most;
}

static bool is_whole(const struct outline *o, uint32_t from, uint32_t to, enum word_class class) {
    return from < to && outline_match(o, from, to, class) == to - from;
}

static struct mention subject_mention(enum mention_kind kind, uint32_t from, uint32_t to) {
    struct mention m = mention_plain(kind, from, to);
    m.subject = true;
    return m;
}

static struct mention person_of(uint32_t from, uint32_t to, uint32_t name, uint32_t name_end,
                                uint32_t role, uint32_t role_end) {
    struct mention m = subject_mention(name < name_end ? MENTION_NAME : MENTION_ROLE, from, to);
    m.name = name;
    m.name_end = name_end;
    m.role = role;
    m.role_end = role_end;
    return m;
}

/* Was somebody named before by all of these words? */
static bool is_known(const struct scanner *s, uint32_t from, uint32_t to) {
    const struct outline *o = s->o;
    size_t count = s->mentions->count;
    for (size_t i = 0; i < KNOWN_REACH && i < count; i++) {
        const struct mention *m = &s->mentions->at[count - 1 - i];
        if (m->kind != MENTION_NAME) continue;
        uint32_t same = 0;
        for (uint32_t t = from; t < to; t++)
            for (uint32_t k = m->name; k < m->name_end; k++)
                if (outline_word(o, k)->hash == outline_word(o, t)->hash) {
                    same++;
                    break;
                }
        if (same == to - from) return true;
    }
    return false;
}

/* A subject that is no person's name and title: a pronoun, a body, people, a text. */
static bool read_common(const struct scanner *s, uint32_t from, uint32_t to, struct mention *m) {
    static const struct {
        enum word_class class;
        enum mention_kind kind;
        bool whole;
    } kinds[] = {{CLASS_PRONOUN, MENTION_PRONOUN, true},
                 {CLASS_MEDIUM, MENTION_MEDIUM, true},
                 {CLASS_COLLECTIVE, MENTION_COLLECTIVE, false},
                 {CLASS_ANONYMOUS, MENTION_ANONYMOUS, false},
                 {CLASS_DOCUMENT, MENTION_DOCUMENT, false},
                 {CLASS_ORGANISATION, MENTION_ORGANISATION, false}};
    const struct outline *o = s->o;
    for (size_t i = 0; from < to && i < sizeof kinds / sizeof kinds[0]; i++) {
        bool found = kinds[i].whole             ? is_whole(o, from, to, kinds[i].class)
                     : s->order == VERB_SUBJECT ? outline_match(o, from, to, kinds[i].class) > 0
                                                : ends_with(o, from, to, kinds[i].class) > 0;
        if (!found) continue;
        *m = subject_mention(kinds[i].kind, from, to);
        m->male = outline_is(o, from, CLASS_BIT(PRONOUN_MALE));
        m->female = outline_is(o, from, CLASS_BIT(PRONOUN_FEMALE));
        return true;
    }
    if (from == to || !is_known(s, from, to)) return false;
    *m = subject_mention(MENTION_NAME, from, to);
    return true;
}

/* ---- names of Han characters and kana ---- */

static uint32_t point_of(const struct outline *o, uint32_t t) {
    struct str text = uncased_text(o, t);
    size_t len;
    return utf8_at(text, 0, &len);
}

static bool is_katakana(uint32_t c) {
    return c >= 0x30A1 && c <= 0x30FF;
}

bool uncased_in_name(const struct outline *o, uint32_t t) {
    if (outline_is_span(o, t)) return false;
    uint32_t c = outline_letters(o, t) ? point_of(o, t) : outline_word(o, t)->hash;
    return is_katakana(c) || c == 0xB7 || c == 0x3005 || (c >= 0x4E00 && c <= 0x9FFF);
}

static bool is_foreign(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (!outline_letters(o, t) || is_katakana(point_of(o, t))) return true;
    return false;
}

/* May [from, to) be a whole name beside a title: short enough, and not whose the title is? */
static bool fits_name(const struct outline *o, uint32_t from, uint32_t to) {
    uint32_t n = to - from;
    if (n < HAN_LEAST || match_of(o, from, to, BODIES) > 0 || !outline_letters(o, from))
        return false;
    return is_foreign(o, from, to) ? n <= NAME_LONGEST : n <= HAN_MOST;
}

/* “NAME（41）は”: where the brackets before `end` open; `end` when there are none. */
static uint32_t before_brackets(const struct outline *o, uint32_t from, uint32_t end) {
    if (end == from || !(outline_sign(o, end - 1, 0xFF09) || outline_sign(o, end - 1, ')')))
        return end;
    for (uint32_t t = end - 1; t > from && end - t < AGE_LONGEST; t--)
        if (outline_sign(o, t - 1, 0xFF08) || outline_sign(o, t - 1, '(')) return t - 1;
    return end;
}

bool uncased_aged(const struct outline *o, uint32_t from, uint32_t t) {
    return t > from + 2 && (outline_sign(o, t, 0xFF09) || outline_sign(o, t, ')')) &&
           (outline_word(o, t - 1)->flags & WORD_DIGIT) != 0 &&
           before_brackets(o, from, t + 1) == t - 2;
}

bool uncased_marked(const struct scanner *s, uint32_t from, uint32_t end, struct mention *m) {
    const struct outline *o = s->o;
    uint32_t behind = before_brackets(o, from, end), title = ends_with(o, from, behind, CLASS_ROLE);
    uint32_t polite = ends_with(o, from, behind, CLASS_HONORIFIC);
    if (polite > title) title = polite;
    uint32_t start = behind - title, low = start;
    while (low > from && start - low < NAME_LONGEST && uncased_in_name(o, low - 1)) low--;
    if (is_whole(o, low, behind, CLASS_PRONOUN)) return read_common(s, low, behind, m);
    uint32_t name_end = start; /* "トランプ米大統領": the country only tells whose title it is */
    if (title > 0) name_end -= ends_with(o, low, start, CLASS_COUNTRY);
    name_end -= ends_with(o, low, name_end, CLASS_ROLE_MODIFIER);
    bool named = (title > 0 || behind < end) && fits_name(o, low, name_end);
    if (!named && title == 0) return read_common(s, low, behind, m);
    if (!named && polite == title) return false;
    uint32_t role = named ? name_end : low, role_end = polite == title ? start : behind;
    if (polite == title && named && low > from + 1) { /* "ROLEのNAME氏" */
        uint32_t of = ends_with(o, from, low - 1, CLASS_ROLE);
        role_end = of > 0 ? low - 1 : role;
        if (of > 0) role = role_end - of;
    }
    *m = named ? person_of(low, behind, low, name_end, role, role_end)
               : person_of(low, behind, behind, behind, role, role_end);
    return true;
}

/* Does a time, a place or a manner begin at `t`? */
static bool is_circumstance(const struct outline *o, uint32_t t, uint32_t to) {
    return (outline_word(o, t)->flags & WORD_DIGIT) != 0 || match_of(o, t, to, CIRCUMSTANCES) > 0;
}

uint32_t uncased_until_circumstance(const struct outline *o, uint32_t from, uint32_t to) {
    uint32_t t = from;
    while (t < to && uncased_in_name(o, t) && !is_circumstance(o, t, to)) t++;
    return t;
}

static bool has_family(const struct scanner *s, uint32_t from, uint32_t to) {
    return from < to &&
           (uncased_listed(s->families, uncased_text(s->o, from)) ||
            (from + 1 < to && uncased_listed(s->families, outline_text(s->o, from, from + 2))));
}

bool uncased_before_verb(const struct scanner *s, uint32_t from, uint32_t end, struct mention *m) {
    const struct outline *o = s->o;
    uint32_t title = from, title_end = from;
    for (uint32_t t = from; t < end; t++) {
        uint32_t n = (uint32_t)outline_match(o, t, end, CLASS_ROLE);
        if (title_end > from && t >= title_end && is_circumstance(o, t, end)) break;
        if (n == 0 || t + n < title_end) continue;
        title = t;
        title_end = t + n;
        t += n - 1;
    }
    uint32_t name_end = uncased_until_circumstance(o, title_end, before_brackets(o, from, end));
    uint32_t length = name_end - title_end;
    if (title_end == from) { /* no title */
        bool name = length >= HAN_LEAST && length <= HAN_CALLED && has_family(s, from, name_end) &&
                    !outline_begins(o, from, BODIES);
        if (!name) return read_common(s, from, name_end, m);
        *m = subject_mention(MENTION_NAME, from, name_end);
        return true;
    }
    if (length >= HAN_LEAST &&
        (length <= HAN_CALLED || (is_foreign(o, title_end, name_end) && length <= NAME_LONGEST))) {
        *m = person_of(from, name_end, title_end, name_end, from, title_end);
        return true;
    }
    bool before = length == 0 && title - from >= HAN_LEAST && title - from <= HAN_CALLED &&
                  has_family(s, from, title);
    if (before)
        *m = person_of(from, title_end, from, title, title, title_end);
    else
        *m = person_of(from, title_end, title_end, title_end, from, title_end);
    return length == 0;
}

/* ---- names in words ---- */

struct str uncased_trim(const struct lang_pack *pack, struct str text) {
    if (!str_eq(lang_setting(pack, STR("order")), STR("subject-ending"))) return text;
    struct str marks = lang_setting(pack, STR("subject-marks")), mark;
    while (str_cut(&marks, ' ', &mark))
        if (mark.len > 0 && text.len > mark.len && str_ends(text, mark))
            return str_slice(text, 0, text.len - mark.len);
    return text;
}

static bool is_called(const struct scanner *s, uint32_t t, bool title_tells) {
    struct str word = uncased_text(s->o, t);
    const class_set others = BODIES | OFFICE_HEADS | CIRCUMSTANCES | CLASS_BIT(COLLECTIVE) |
                             CLASS_BIT(PREPOSITION) | CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(OFFICE);
    if (!outline_letters(s->o, t) || outline_is(s->o, t, others)) return false;
    if ((unsigned char)word.ptr[0] < 0xE0 || word.len > HAN_CALLED * SYLLABLE) return false;
    return title_tells || uncased_listed(s->families, str_slice(word, 0, SYLLABLE));
}

/* "동해시장" with a title at its end: "the mayor of Donghae". */
static bool ends_in_title(const struct lang_pack *pack, struct str stem, struct lang_hit *hit) {
    for (size_t len = ENDING_MOST * SYLLABLE; len >= ENDING_LEAST * SYLLABLE; len -= SYLLABLE)
        if (stem.len > len &&
            lang_is(pack, str_slice(stem, stem.len - len, stem.len), CLASS_ROLE, hit))
            return true;
    return false;
}

/* "최지우씨는": a name with the polite word at its end; the bytes of that word, 0: none. */
static size_t polite_end(const struct scanner *s, struct str stem) {
    const struct lang_pack *pack = s->o->article->pack;
    if (stem.len < HAN_LEAST * SYLLABLE + SYLLABLE) return 0;
    struct str last = str_slice(stem, stem.len - SYLLABLE, stem.len);
    return lang_is(pack, last, CLASS_HONORIFIC, NULL) &&
                   uncased_listed(s->families, str_slice(stem, 0, SYLLABLE))
               ? SYLLABLE
               : 0;
}

bool uncased_ending(const struct scanner *s, uint32_t from, uint32_t t, struct mention *m) {
    const struct outline *o = s->o;
    struct str word = uncased_text(o, t), stem = uncased_trim(o->article->pack, word);
    if (outline_is(o, t, CLASS_BIT(PRONOUN) | CLASS_BIT(COLLECTIVE) | CLASS_BIT(ANONYMOUS)))
        return read_common(s, t, t + 1, m);
    if (stem.len == word.len) return false;
    const struct lang_pack *pack = o->article->pack;
    struct lang_hit hit;
    bool polite = lang_is(pack, stem, CLASS_HONORIFIC, NULL);
    uint32_t behind = before_brackets(o, from, t); /* "최지우(54)씨는" */
    size_t end = polite_end(s, stem);
    if (end > 0) {
        bool role = t > from && outline_is(o, t - 1, CLASS_BIT(ROLE));
        *m = person_of(t - role, t + 1, t, t + 1, t - role, t);
        m->cut = (uint32_t)(word.len - stem.len + end);
        return true;
    }
    if (polite && behind < t && behind > from && is_called(s, behind - 1, true)) {
        *m = person_of(behind - 1, t + 1, behind - 1, behind, behind, behind);
        return true;
    }
    if (!polite && t > from && is_called(s, t - 1, false) && ends_in_title(pack, stem, &hit) &&
        !lang_is(pack, stem, CLASS_ROLE, NULL)) {
        *m = person_of(t - 1, t + 1, t - 1, t, t, t + 1);
        return true;
    }
    if (lang_is(pack, stem, CLASS_ROLE, &hit) || polite) {
        bool tells = polite || str_eq(hit.key, STR("state")) || str_eq(hit.key, STR("minister"));
        bool named = t > from && is_called(s, t - 1, tells);
        if (!named && polite) return false;
        uint32_t name = named ? t - 1 : t;
        if (named && outline_word(o, name)->end - outline_word(o, name)->start == SYLLABLE) {
            *m = person_of(name, t + 1, t + 1, t + 1, t, t + 1); /* "김 시장은": the mayor */
            return !polite;
        }
        if (named && !is_called(s, t - 1, false) && name > from && is_called(s, name - 1, true) &&
            outline_word(o, name - 1)->is == 0)
            name--; /* given name and family name of a foreigner */
        *m = named ? person_of(name, t + 1, name, t, t, polite ? t : t + 1)
                   : person_of(t, t + 1, t + 1, t + 1, t, t + 1);
        return true;
    }
    if (!lang_is(pack, stem, CLASS_ORGANISATION, NULL)) return false;
    *m = subject_mention(MENTION_ORGANISATION, t, t + 1);
    return true;
}

/* Begins with the article: an adjective or a noun that says more of the title ("الخارجية"). */
static bool has_article(const struct outline *o, uint32_t t) {
    struct str text = uncased_text(o, t);
    return str_starts(text, STR("ال")) || str_starts(text, STR("لل")) ||
           str_starts(text, STR("بال"));
}

bool uncased_behind_verb(const struct scanner *s, uint32_t from, uint32_t to, struct mention *m) {
    const struct outline *o = s->o;
    const class_set titles =
        OFFICE_HEADS | CLASS_BIT(HONORIFIC) | CLASS_BIT(OFFICE) | CLASS_BIT(ROLE_GLUE) | BODIES;
    uint32_t end = from;
    while (end < to && end - from < SUBJECT_LONGEST && outline_letters(o, end) &&
           !outline_is(o, end, SUBJECT_STOPS))
        end++;
    uint32_t name = from;
    while (name < end) {
        bool titled = name > from;
        uint32_t n = match_of(o, name, end, titles);
        if (n == 0 && titled && has_article(o, name)) n = 1;
        if (n == 0) break;
        name += n;
    }
    uint32_t words = end - name;
    bool office = name > from && outline_begins(o, from, OFFICE_HEADS | CLASS_BIT(HONORIFIC));
    bool first = words > 0 && outline_is(o, name, CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE));
    bool named = words > 0 && words <= BEHIND_TITLE &&
                 ((office && (words > 1 || first)) || (name == from && words > 1 && first));
    if (named) {
        *m = person_of(from, end, name, end, from, name);
        return true;
    }
    if (office && words == 0) {
        *m = person_of(from, end, end, end, from, end);
        return true;
    }
    return read_common(s, from, end, m);
}
