#include "core/quotes/names/named.h"

#include "core/quotes/names/office.h"

enum { ROLE_LONGEST = 14, RANK_LONGEST = 5, HEADED_LEAST = 4 };

/* "General" of "Attorney General" may begin one; "Datuk" does in "Datuk Bandar" alone. */
static bool begins_role(const struct outline *o, uint32_t t, uint32_t to) {
    if (outline_is(o, t, CLASS_BIT(HONORIFIC))) return outline_match(o, t, to, CLASS_ROLE) > 0;
    return outline_begins(o, t, CLASS_BIT(ROLE));
}

/* Where the role [from, to) ends when a rank or a form of address stands between it and the name.
 */
static uint32_t before_rank(const struct outline *o, uint32_t from, uint32_t to) {
    uint32_t end = to;
    for (uint32_t t = to; t > from + 1 && to - t < RANK_LONGEST;) {
        t--;
        bool small = outline_letters(o, t) && !outline_capital(o, t);
        class_set titles = small ? CLASS_BIT(HONORIFIC) : CLASS_BIT(HONORIFIC) | CLASS_BIT(RANK);
        if (outline_begins(o, t, titles) && /* "commander" of "Station commander" is none */
            !begins_role(o, t, to) && t + office_step(o, t, to + 1) >= end)
            end = t;
    }
    if (end < to && from + office_step(o, from, to + 1) >= to) return to; /* "Chief Inspector" */
    return end;
}

/* "Lalu" of "Lalu Lintas": a word of offices by which the page calls the speaker. */
static bool called_by_matter(const struct name_reader *s, uint32_t t) {
    return outline_is(s->o, t, CLASS_BIT(OFFICE)) &&
           !outline_is(s->o, t, CLASS_BIT(ORGANISATION)) &&
           habits_know(&s->habits, s->o, SEEN_CALLED, t);
}

/* "Judge NAME NAME KC": a degree behind a name of two words, without a comma. */
static bool degree_behind(const struct outline *o, uint32_t from, uint32_t t, uint32_t to) {
    if (!outline_is(o, t, CLASS_BIT(DEGREE)) || t >= to || t <= from + 1) return false;
    const struct word *word = outline_word(o, t);
    bool stop = memchr(o->clean.ptr + word->start, '.', word->end - word->start) != NULL;
    return ((word->flags & WORD_UPPER) || stop) && !office_acronym(o, t - 1);
}

/* "Dockers' Union", "Women's Institute", "St. Bede's Hospital": a union, a school, a hospital is
 * named after those whose it is; "Valdoria's Union" and "NAME's Ministry" are not. */
static bool body_of_members(const struct outline *o, uint32_t from, uint32_t t, uint32_t to) {
    static const struct str keys[] = {STR("union"), STR("school"), STR("health")};
    if (t >= to || outline_is(o, from, CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE))) return false;
    struct str key = outline_key(o, t, to, CLASS_ORGANISATION);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (str_eq(key, keys[i])) return outline_capital(o, t);
    return false;
}

/* The apostrophe of "Dockers' Union". */
static bool members_mark(const struct outline *o, uint32_t t) {
    return (outline_word(o, t)->flags & (WORD_GLUED | WORD_LETTERS)) == WORD_GLUED &&
           (outline_sign(o, t, '\'') || outline_sign(o, t, 0x2019));
}

/* "Direktorat Jenderal Sungai", "Defence Ministry". */
static bool is_body_run(const struct outline *o, uint32_t from, uint32_t to) {
    return outline_is(o, from, CLASS_BIT(ORGANISATION)) ||
           (outline_is(o, to - 1, CLASS_BIT(ORGANISATION)) && !office_holds_role(o, from, to));
}

/* "leader of Kelp", "a spokeswoman for NAME": the name only tells whose the office is. */
static bool governs_name(const struct outline *o, uint32_t from, uint32_t name, uint32_t to) {
    uint32_t glue = name; /* "aide to Mayor NAME" */
    while (glue > from + 2 && outline_begins(o, glue - 1, OFFICE_HEADS | CLASS_BIT(HONORIFIC)))
        glue--;
    if (glue > from + 2 && outline_article(o, glue - 1)) glue--; /* "maire de la Ville-Neuve" */
    return glue > from + 1 && name < to && !outline_capital(o, glue - 1) &&
           str_eq(outline_key(o, glue - 1, glue, CLASS_ROLE_GLUE), STR("body-of"));
}

bool named_read(const struct name_reader *s, uint32_t t, uint32_t to, struct mention *m) {
    const struct outline *o = s->o;
    *m = (struct mention){.from = t, .person = NO_PERSON, .kind = MENTION_NAME};
    uint32_t end = t;
    uint32_t office_end = t;
    uint32_t kept = t;     /* where the run ended when it already held a name */
    uint32_t body_end = t; /* of a body of several words that the pack knows */
    bool office = false, foreign = false;
    while (end < to && end < t + 2 * ROLE_LONGEST && !outline_is_span(o, end)) {
        uint32_t n = s->offices ? office_step(o, end, to) : 0;
        bool given = outline_is(o, end, CLASS_BIT(ROLE)) && name_given(o, end);
        if (n > 0 && (given || (end > office_end && name_surname(o, end)))) n = 0;
        if (n > 0 && (end == t || office || outline_capital(o, end))) {
            office |= !office_address(o, end, n);
            end += n;
            office_end = end;
            continue;
        }
        if (s->offices && !office && end > t && !given && (n = office_behind(o, end, to)) > 0) {
            end += n;
            office_end = end;
            office = true;
            continue;
        }
        n = name_step(o, end, to);
        uint32_t body = n > 0 && (outline_word(o, end)->flags & WORD_PHRASE)
                            ? (uint32_t)outline_match(o, end, to, CLASS_ORGANISATION)
                            : 0;
        if (body > n) { /* "Air Sagara" */
            if (end == t) body_end = t + body;
            end += body;
            if (office) office_end = end;
            continue;
        }
        /* "Manager Hukum dan …": an office whose head the pack does not know */
        if (n > 0 && end == t + 1 && !office && outline_is(o, end, CLASS_BIT(OFFICE)) &&
            !name_official(s, t) && !name_of_quarter(o, t, to))
            office = true;
        bool official = n == 1 && office && office_word(o, end) && !called_by_matter(s, end) &&
                        !name_initials(s, end);
        if (n == 0 && office) {
            uint32_t start = name_start(s, office_end, end);
            n = office_more(o, end, to, &official);
            if (n > 0 && start < end &&
                (name_ends(s, start, end, end + n, to) ||
                 (start + 2 <= end &&
                  lang_has_capital_nouns(o->article->pack)))) /* "NAME der Zeitung" */
                break;
            if (start < end) kept = end;
        }
        if (n == 0 && !office && end > t &&
            outline_is(o, t, CLASS_BIT(ORGANISATION) | CLASS_BIT(OFFICE)))
            n = office_and(o, end, to); /* "Badan Sungai dan Danau" */
        if (n == 0 && !office && end > t && outline_is(o, end, CLASS_BIT(ROLE_GLUE))) {
            n = office_of(o, end, to, foreign); /* "Tools for Rivers" */
            foreign |= n > 0;
            if (n == 0) n = office_body_of(o, end, to);
        }
        if (n == 0 && outline_sign(o, end, '&') && end > t && end + 1 < to && !office &&
            outline_capital(o, end - 1) && outline_capital(o, end + 1)) {
            foreign = true; /* "Bell & Hart" */
            n = 1;
        }
        if (n == 0 && !outline_letters(o, end) && end > t && outline_capital(o, end - 1))
            n = name_nickname(o, end, to);
        if (n == 0 && members_mark(o, end) && body_of_members(o, t, end + 1, to)) n = 1;
        if (n == 0) break;
        if (official && office_named(o, end, to)) n++;
        end += n;
        if (official || (office_possessive(o, end - 1) && !body_of_members(o, t, end, to)))
            office_end = end;
        if (degree_behind(o, t, end, to)) break;
    }
    if (end == t || (!office && office_end == end)) return false; /* "China's" */
    if (!office && end >= t + HEADED_LEAST) {
        /* "Government Relations X Indonesia NAME": a body in the midst of the run */
        uint32_t start = name_start(s, office_end, end);
        office = start > t && start + 2 <= end && !outline_is(o, t, CLASS_BIT(ORGANISATION)) &&
                 (outline_is(o, start - 1, CLASS_BIT(COUNTRY)) || office_acronym(o, start - 1));
    }
    uint32_t name = office ? name_start(s, office_end, end) : office_end;
    if (name == end && kept > t && kept - name_start(s, t, kept) > 1) {
        end = kept;
        name = name_start(s, t, end);
    }
    m->to = m->surface_to = end;
    m->name = name;
    m->name_end = end;
    m->role = m->role_end = t;
    if (office && governs_name(o, t, name, end)) name = end; /* "mother of NAME" */
    if (office) m->role_end = before_rank(o, t, name);
    while (m->role_end > t + 1 && m->role_end < end && !outline_capital(o, m->role_end - 1) &&
           outline_is(o, m->role_end - 1, CLASS_BIT(ROLE_GLUE)))
        m->role_end--; /* "korban bernama" */
    if (name == end && is_body_run(o, t, end) && !office_starts(o, t)) {
        m->kind = MENTION_ORGANISATION; /* "Direktorat Jenderal Sungai" */
        m->name = m->role_end = t;
    } else if (name == end)
        m->kind = MENTION_ROLE;
    else if (!office)
        m->kind = body_end == end || foreign ? MENTION_ORGANISATION : name_kind(s, name, end);
    if (m->kind == MENTION_ORGANISATION && !office && outline_is(o, t, CLASS_BIT(HONORIFIC)))
        m->name = t; /* "St. Bede's Hospital" */
    return true;
}
