#include "core/quotes/names/name.h"

#include "core/quotes/names/office.h"
#include "core/text/sixteen.h"

enum { NICKNAME_WORDS = 2, FULL_NAME = 2 };

/* "R.", "S.K.": initials, however many one word holds. */
static bool is_initial(const struct outline *o, uint32_t t, uint32_t to) {
    const class_set known = CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE) | CLASS_BIT(ORGANISATION);
    const struct word *word = outline_word(o, t);
    uint32_t length = word->end - word->start;
    if (t + 1 >= to || !(word->flags & WORD_CAPITAL) || !outline_sign(o, t + 1, '.') ||
        !(outline_word(o, t + 1)->flags & WORD_GLUED))
        return false;
    if (length == 1) return true;
    for (uint32_t i = word->start; i < word->end; i++) {
        char c = o->clean.ptr[i];
        if ((i - word->start) % 2 == 0 ? c < 'A' || c > 'Z' : c != '.') return false;
    }
    return (word->begins & known) == 0;
}

/* "Covid-19", "Kantor.id": no word of a person's name. */
static bool has_digit_or_stop(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    uint32_t length = word->end - word->start;
    if (length < 3) return false;
    if (length <= sizeof(sixteen) && o->clean.len - word->start >= sizeof(sixteen)) {
        /* one step: where a loop over letters ends nobody can foretell */
        sixteen bytes = sixteen_at(o->clean.ptr + word->start);
        sixteen found = sixteen_between(bytes, '0', '9') | sixteen_between(bytes, '.', '.');
        return sixteen_any_in(found, 1, length - 1);
    }
    for (uint32_t i = word->start + 1; i + 1 < word->end; i++) {
        char c = o->clean.ptr[i];
        if (c == '.' || (c >= '0' && c <= '9')) return true;
    }
    return false;
}

/* "III", "X" */
static bool is_numeral(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    for (uint32_t i = word->start; i < word->end; i++) {
        char c = o->clean.ptr[i];
        if (c != 'I' && c != 'V' && c != 'X') return false;
    }
    return true;
}

bool name_given(const struct outline *o, uint32_t t) {
    const class_set others = OFFICE_HEADS | CLASS_BIT(ORGANISATION) | CLASS_BIT(OFFICE) |
                             CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE) | CLASS_BIT(HONORIFIC);
    if (!outline_capital(o, t) || !outline_capital(o, t + 1) || outline_is(o, t + 1, others))
        return false;
    struct str key = outline_key(o, t, t + 1, CLASS_ROLE);
    if (!str_eq(key, STR("crown")) && !str_eq(key, STR("family-child"))) return false;
    if (outline_match(o, t, t + 2, CLASS_ROLE) > 1) return false;
    for (uint32_t i = t + 1; i < o->token_count && outline_capital(o, i); i++)
        if (str_eq(outline_key(o, i, i + 1, CLASS_NAME_MALE), STR("foreign")) ||
            str_eq(outline_key(o, i, i + 1, CLASS_NAME_FEMALE), STR("foreign")) || is_numeral(o, i))
            return false; /* "Raja Charles III" */
    return true;
}

bool name_surname(const struct outline *o, uint32_t t) {
    const class_set official = OFFICE_HEADS | CLASS_BIT(ORGANISATION) | CLASS_BIT(OFFICE);
    if (t == 0 || !outline_capital(o, t) || !outline_capital(o, t - 1)) return false;
    struct str key = outline_key(o, t, t + 1, CLASS_ROLE); /* "Wiratno Raja" */
    if (str_starts(key, STR("family")) || str_starts(key, STR("crown"))) return true;
    if (str_eq(key, STR("same-judge"))) /* "Wiratno Hakim" */
        return !outline_capital(o, t + 1) && !outline_begins(o, t - 1, official) &&
               !outline_is(o, t - 1, official);
    return outline_is(o, t, CLASS_BIT(ROLE)) && t + 1 < o->token_count &&
           !outline_capital(o, t + 1) &&
           outline_is(o, t - 1, CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE)) &&
           !outline_is(o, t - 1, OFFICE_HEADS);
}

bool name_initials(const struct name_reader *s, uint32_t t) {
    const struct outline *o = s->o;
    const struct word *word = outline_word(o, t);
    if (word->end - word->start != 2 || (word->is | word->begins) != 0 || t == 0) return false;
    const uint32_t sides[] = {t - 1, t + 1};
    for (size_t i = 0; i < 2; i++)
        if (!outline_capital(o, sides[i]) || (outline_word(o, sides[i])->flags & WORD_UPPER))
            return false;
    return !name_official(s, t - 1);
}

/* "Raja Juli Sagala", "kuasa hukum X, Juni Sagala": a month before another name, and behind no
 * number, is one. */
static bool is_month_name(const struct outline *o, uint32_t t) {
    return outline_is(o, t, CLASS_BIT(MONTH)) && t > 0 && outline_capital(o, t + 1) &&
           !(outline_word(o, t - 1)->flags & WORD_DIGIT);
}

/* "analis bernama Dan" */
static bool is_called_so(const struct outline *o, uint32_t t) {
    return t > 0 && outline_is(o, t - 1, CLASS_BIT(ROLE_GLUE)) &&
           str_eq(outline_key(o, t - 1, t, CLASS_ROLE_GLUE), STR("named"));
}

bool name_official(const struct name_reader *s, uint32_t t) {
    const struct outline *o = s->o;
    const class_set common =
        CLASS_BIT(OFFICE) | CLASS_BIT(ROLE_GLUE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(PLACE);
    const class_set official = OFFICE_HEADS | CLASS_BIT(ORGANISATION) | CLASS_BIT(COUNTRY) |
                               CLASS_BIT(MONTH) | CLASS_BIT(WEEKDAY);
    if (is_month_name(o, t) || is_called_so(o, t)) return false;
    if (outline_is(o, t, official)) return !name_surname(o, t) && !name_given(o, t);
    if (!outline_letters(o, t)) return false;
    bool acronym = office_acronym(o, t) && !name_initials(s, t) &&
                   !habits_know(&s->habits, o, SEEN_INITIALS, t);
    if (((acronym || has_digit_or_stop(o, t)) && !is_initial(o, t, t + 2)) ||
        office_possessive(o, t) || (outline_word(o, t)->flags & WORD_DIGIT))
        return true;
    /* a common word is a name where the page calls the speaker by it */
    return !habits_know(&s->habits, o, SEEN_CALLED, t) &&
           (outline_is(o, t, common) || habits_know(&s->habits, o, SEEN_LOWER, t));
}

/* "bin", "de": lower-case words of a name. "di" is a preposition to an Indonesian page. */
static bool is_particle(const struct outline *o, uint32_t t) {
    return outline_is(o, t, CLASS_BIT(NAME_PARTICLE)) && !outline_is(o, t, CLASS_BIT(PREPOSITION));
}

/* "Jr", "III": behind a name, never its last word to the page. */
static bool name_ordinal(const struct outline *o, uint32_t t) {
    return outline_is(o, t, CLASS_BIT(NAME_PARTICLE)) &&
           str_eq(outline_key(o, t, t + 1, CLASS_NAME_PARTICLE), STR("ordinal"));
}

/* Tokens of "bin", "van der" before a name's next word; 0: none. */
static uint32_t particles(const struct outline *o, uint32_t t, uint32_t to) {
    if (!is_particle(o, t) || outline_article(o, t)) return 0; /* "NAME der Zeitung" */
    uint32_t end = t + 1;
    if (end < to && !outline_capital(o, end) && is_particle(o, end)) end++;
    return end < to && outline_capital(o, end) ? end - t : 0;
}

static bool is_mark(const struct outline *o, uint32_t t) {
    if (outline_letters(o, t) || outline_is_span(o, t)) return false;
    uint32_t c = outline_word(o, t)->hash;
    return c < 0x80 ? c == '"' || c == '\'' : c >= 0x2018 && c <= 0x201D && c != 0x201A;
}

uint32_t name_nickname(const struct outline *o, uint32_t t, uint32_t to) {
    if (!is_mark(o, t)) return 0;
    uint32_t end = t + 1;
    while (end < to && end <= t + NICKNAME_WORDS && outline_capital(o, end)) end++;
    bool closed = end > t + 1 && end + 1 < to && is_mark(o, end) && outline_capital(o, end + 1);
    return closed ? end + 1 - t : 0;
}

uint32_t name_step(const struct outline *o, uint32_t t, uint32_t to) {
    if (t >= to) return 0;
    if (!outline_capital(o, t)) return particles(o, t, to);
    const struct word *word = outline_word(o, t);
    if ((word->is & CLASS_BIT(NAME_PARTICLE)) && name_ordinal(o, t) && office_stop(o, t + 1, to))
        return 2; /* "Jr." */
    bool short_or_joined = word->end - word->start == 1 || (word->flags & WORD_JOINED);
    if (short_or_joined && is_initial(o, t, to)) return 2;
    return outline_is(o, t, CLASS_BIT(WEEKDAY)) ? 0 : 1;
}

/* "Presiden Valdoria Marek Holvat" on a page that names no country the pack knows: whoever rules
 * is introduced with the country, and the page goes on with the last name alone. */
static bool rules_unknown_country(const struct name_reader *s, uint32_t from, uint32_t to) {
    const struct outline *o = s->o;
    if (s->habits.country || to != from + 3) return false;
    bool rules = false;
    for (uint32_t words = 1; words <= 2 && words <= from; words++)
        rules |= str_starts(outline_key(o, from - words, from, CLASS_ROLE), STR("head-of-state"));
    if (!rules || !habits_know(&s->habits, o, SEEN_ALONE | SEEN_SPEAKS, to - 1)) return false;
    for (uint32_t t = from; t < to; t++)
        if (outline_is(o, t, CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE)) || is_initial(o, t, to))
            return false;
    return !habits_know(&s->habits, o, SEEN_ALONE, from + 1);
}

/* Tokens of a country or body that the pack does not know, at the head of the run [from, to)
 * behind an office: the page calls the person, or begins the name, by a later word. */
static uint32_t unknown_body(const struct name_reader *s, uint32_t from, uint32_t to) {
    const struct outline *o = s->o;
    for (uint32_t t = from; t < to; t++)
        if (is_mark(o, t)) return 0; /* a nickname: all of it is the name */
    const int personal = SEEN_CALLED | SEEN_SPEAKS;
    const class_set first_names = CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE);
    const struct habits *h = &s->habits;
    while (to > from + 1 && (outline_sign(o, to - 1, '.') || name_ordinal(o, to - 1))) to--;
    /* "CEO Arga Mira Sandvik" where the page calls a speaker Arga, and one Sandvik */
    bool two = to == from + 3 && habits_know(h, o, SEEN_CALLED, from) &&
               habits_know(h, o, SEEN_ALONE, from) && habits_know(h, o, personal, to - 1) &&
               !habits_know(h, o, SEEN_ALONE, from + 1) && !outline_is(o, from, first_names);
    if (two) return 1;
    if (from + 1 >= to || habits_know(h, o, SEEN_CALLED, from) || is_initial(o, from, to)) return 0;
    if (o->name_endings.len > 0 &&
        !outline_is(o, from, first_names)) /* "мэр Тарнска Павел Громов" */
        for (uint32_t t = from + 1; t + 1 < to; t++)
            if (outline_is(o, t, first_names)) return t - from;
    bool name_elsewhere = habits_opens(h, o, from) && !habits_know(h, o, SEEN_PLACED, from);
    for (uint32_t t = from + (name_elsewhere ? 2 : 1); t + 1 < to; t++)
        if (habits_know(h, o, SEEN_CALLED, t)) return t - from;
    if (name_elsewhere) return 0;
    if (outline_is(o, from, first_names) ||
        (habits_know(h, o, SEEN_SPEAKS, from) && !habits_know(h, o, SEEN_PLACED, from)))
        return 0;
    /* "CEO Arga Mira Sandvik" where the page has Arga alone, and goes on with Sandvik */
    if (to == from + 3 && habits_know(h, o, SEEN_ALONE, from) &&
        habits_know(h, o, personal, to - 1) && !habits_know(h, o, SEEN_ALONE, from + 1))
        return 1;
    for (uint32_t t = from + 1; t + 1 < to; t++)
        if (outline_letters(o, t) && (habits_know(h, o, SEEN_SPEAKS, t) || habits_opens(h, o, t)))
            return t - from;
    if (!habits_know(h, o, SEEN_PLACED, from)) return rules_unknown_country(s, from, to) ? 1 : 0;
    uint32_t name = from + 1;
    while (name < to && habits_know(&s->habits, o, SEEN_PLACED, name) &&
           !habits_know(&s->habits, o, personal, name))
        name++;
    for (uint32_t t = name; t < to; t++)
        if (outline_letters(o, t) && habits_know(&s->habits, o, personal, t)) return name - from;
    /* "BPBD Arga Wiratno Sagala" on a page that has "di Arga" */
    uint32_t words = 0;
    for (uint32_t t = name; t < to; t++) words += outline_letters(o, t);
    return words >= FULL_NAME && outline_word(o, from)->end > outline_word(o, from)->start + 1
               ? name - from
               : 0;
}

uint32_t name_start(const struct name_reader *s, uint32_t from, uint32_t to) {
    const struct outline *o = s->o;
    uint32_t start = to;
    while (start > from) {
        uint32_t t = start - 1;
        if (outline_sign(o, t, '.') || is_particle(o, t) || is_mark(o, t)) {
            start--;
            continue;
        }
        if (!outline_capital(o, t) || name_official(s, t)) break;
        start--;
    }
    while (start < to &&
           (outline_sign(o, start, '.') || is_mark(o, start) || name_ordinal(o, start) ||
            (outline_is(o, start, CLASS_BIT(NAME_PARTICLE)) && !outline_capital(o, start))))
        start++;
    return start + unknown_body(s, start, to);
}

bool name_of_quarter(const struct outline *o, uint32_t from, uint32_t to) {
    return from + 1 < to && str_eq(outline_key(o, from + 1, to, CLASS_OFFICE), STR("compass"));
}

enum mention_kind name_kind(const struct name_reader *s, uint32_t from, uint32_t to) {
    const struct outline *o = s->o;
    if (to == from + 1 && (outline_word(o, from)->flags & WORD_UPPER) &&
        habits_know(&s->habits, o, SEEN_INITIALS, from))
        return MENTION_NAME;
    if (to == from + 1 && outline_is(o, from, CLASS_BIT(COLLECTIVE))) return MENTION_COLLECTIVE;
    for (uint32_t t = from; t < to; t++)
        if (outline_is(o, t, CLASS_BIT(ORGANISATION)) ||
            (has_digit_or_stop(o, t) && !is_initial(o, t, to)))
            return MENTION_ORGANISATION;
    if (outline_is(o, from, CLASS_BIT(DOCUMENT)) && /* "UU No 12" */
        !outline_is(o, from, CLASS_BIT(NAME_MALE) | CLASS_BIT(NAME_FEMALE)))
        return MENTION_DOCUMENT;
    /* "Kecamatan Arga Lor", "Sagara Fair", "RUU Kerja": begins with a common word, a town's name or
     * an acronym */
    const struct word *first = outline_word(o, from);
    bool acronym = (first->flags & WORD_UPPER) && first->end - first->start > 2;
    bool common = to > from + 1 && (outline_is(o, from, CLASS_BIT(OFFICE) | CLASS_BIT(PLACE)) ||
                                    (acronym && !(outline_word(o, from + 1)->flags & WORD_UPPER)));
    for (uint32_t t = from; common && t < to; t++)
        common =
            !outline_letters(o, t) || !habits_know(&s->habits, o, SEEN_CALLED | SEEN_SPEAKS, t);
    if (common) return MENTION_ORGANISATION;
    size_t n = outline_match(o, from, to, CLASS_COUNTRY);
    if (n == 0) n = outline_match(o, from, to, CLASS_PLACE);
    if (n == to - from || (to == from + 2 && name_of_quarter(o, from, to))) return MENTION_COUNTRY;
    if (to == from + 1 && office_acronym(o, from) && !outline_sign(o, to, ':')) /* "VOSS: …" */
        return MENTION_ORGANISATION;
    return MENTION_NAME;
}

bool name_ends(const struct name_reader *s, uint32_t from, uint32_t to, uint32_t next,
               uint32_t limit) {
    const struct outline *o = s->o;
    if (!outline_sign(o, to, '(') && next < limit && office_step(o, next, limit) > 0) return true;
    for (uint32_t t = from; t < to; t++)
        if (outline_letters(o, t) && habits_know(&s->habits, o, SEEN_CALLED | SEEN_SPEAKS, t))
            return true;
    return false;
}

/* A stem keeps so many bytes, three letters; a longer word is no name. */
enum { STEM_BYTES = 6, STEM_PASSES = 2 };

static struct str cut_ending(struct str word, struct str endings) {
    struct str best = word, one;
    while (str_cut(&endings, ',', &one)) {
        one = str_trim(one);
        if (word.len >= one.len + STEM_BYTES && str_ends(word, one) &&
            word.len - one.len < best.len)
            best = str_slice(word, 0, word.len - one.len);
    }
    return best;
}

uint32_t name_stem_hash(struct str endings, struct str word) {
    char stem[64];
    for (int pass = 0; pass < STEM_PASSES; pass++) word = cut_ending(word, endings);
    /* a vowel comes and goes before the last letter: "Павел", "Павла" */
    size_t vowel = word.len >= STEM_BYTES + 2 ? word.len - 4 : 0;
    static const struct str vowels[] = {STR("е"), STR("о"), STR("ё")};
    for (size_t i = 0; vowel > 0 && i < sizeof vowels / sizeof *vowels && word.len < sizeof stem;
         i++) {
        if (!str_eq(str_slice(word, vowel, vowel + 2), vowels[i])) continue;
        memcpy(stem, word.ptr, vowel);
        memcpy(stem + vowel, word.ptr + vowel + 2, 2);
        return utf8_fold_hash((struct str){stem, vowel + 2});
    }
    return utf8_fold_hash(word);
}
