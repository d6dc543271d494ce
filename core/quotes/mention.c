#include "core/quotes/mention.h"

#include "core/quotes/name.h"
#include "core/quotes/office.h"
#include "core/quotes/runin.h"
#include "core/text/utf8.h"

enum {
    ROLE_LONGEST = 14,
    NAME_LONGEST = 10,
    RANK_LONGEST = 5,
    HEADED_LEAST = 4,
    DEGREE_LONGEST = 5,
    CHAINED_LONGEST = 8,
    OFFICE_TAIL = 6,
    DESCRIPTION_LONGEST = 16,
    HEADLINE_LEAST = 5,
    HEADLINE_LONGEST = 24,
    OPENER_LEAST = 7
};

/* "NAME, RD, …", "NAME, Ph.D, FACP": between commas, or behind a known degree (`chained`), an
 * acronym that the pack does not know. */
static bool unknown_degree(const struct outline *o, uint32_t t, uint32_t to, bool chained) {
    const struct word *word = outline_word(o, t);
    bool acronym = (word->flags & WORD_UPPER) &&
                   word->end - word->start <= (chained ? CHAINED_LONGEST : DEGREE_LONGEST);
    bool joined = (word->flags & WORD_JOINED) && (word->flags & WORD_CAPITAL) &&
                  memchr(o->clean.ptr + word->start, '.', word->end - word->start) != NULL;
    return (acronym || joined) && (word->is | word->begins) == 0 && t + 1 < to &&
           (chained || outline_sign(o, t + 1, ','));
}

/* ", S.H., M.Si.": tokens that degrees behind a name take. */
static uint32_t degrees(const struct outline *o, uint32_t t, uint32_t to) {
    uint32_t end = t;
    while (end < to) {
        uint32_t at = end + (outline_sign(o, end, ',') ? 1 : 0);
        if (at >= to) break;
        size_t n = outline_match(o, at, to, CLASS_DEGREE);
        if (n == 0 && at > end && unknown_degree(o, at, to, end > t)) n = 1;
        if (n == 0) break;
        end = at + (uint32_t)n;
        if (office_stop(o, end, to) && end + 1 < to) end++;
    }
    return end - t;
}

/* What the words [from, to) tell of the sex of whom they name; male words outweigh female ones. */
static void read_gender(const struct outline *o, uint32_t from, uint32_t to, struct mention *m) {
    const class_set male = CLASS_BIT(NAME_MALE) | CLASS_BIT(PRONOUN_MALE);
    const class_set female = CLASS_BIT(NAME_FEMALE) | CLASS_BIT(PRONOUN_FEMALE);
    class_set told = 0;
    for (uint32_t t = from; t < to; t++) told |= outline_word(o, t)->is;
    m->male = (told & male) != 0;
    m->female = (told & female) != 0;
    for (uint32_t t = from; (told & CLASS_BIT(HONORIFIC)) && t < to; t++) {
        struct str key = outline_key(o, t, t + 1, CLASS_HONORIFIC);
        m->male |= str_starts(key, STR("male"));
        m->female |= str_starts(key, STR("female"));
    }
    m->female &= !m->male;
}

static bool starts_role(const struct outline *o, uint32_t t) {
    return !outline_is_span(o, t) && (outline_word(o, t)->begins & OFFICE_HEADS) != 0;
}

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
        if (outline_begins(o, t, CLASS_BIT(RANK) | CLASS_BIT(HONORIFIC)) &&
            !begins_role(o, t, to) && t + office_step(o, t, to + 1) >= end)
            end = t;
    }
    return end;
}

/* "the White House" is none, though roles begin so; "a longtime friend" is one. */
static bool holds_role(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++)
        if (outline_match(o, t, to, CLASS_ROLE) > 0 ||
            outline_match(o, t, to, CLASS_ROLE_SHORT) > 0 ||
            outline_match(o, t, to, CLASS_RANK) > 0)
            return true;
    return false;
}

/* "Lalu" of "Lalu Lintas": a word of offices by which the page calls the speaker. */
static bool called_by_matter(const struct name_reader *s, uint32_t t) {
    return outline_is(s->o, t, CLASS_BIT(OFFICE)) &&
           !outline_is(s->o, t, CLASS_BIT(ORGANISATION)) &&
           habits_know(&s->habits, s->o, SEEN_CALLED, t);
}

/* "Judge NAME NAME KC": a degree behind a name of two words, without a comma. */
static bool degree_behind(const struct outline *o, uint32_t from, uint32_t t, uint32_t to) {
    return outline_is(o, t, CLASS_BIT(DEGREE)) && t < to && t > from + 1 &&
           (outline_word(o, t)->flags & WORD_UPPER) && !office_acronym(o, t - 1);
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
           (outline_is(o, to - 1, CLASS_BIT(ORGANISATION)) && !holds_role(o, from, to));
}

/* Reads [role][name] at `t`. */
static bool read_plain(const struct name_reader *s, uint32_t t, uint32_t to, struct mention *m) {
    const struct outline *o = s->o;
    *m = (struct mention){.from = t, .person = NO_PERSON, .kind = MENTION_NAME};
    uint32_t end = t;
    uint32_t office_end = t;
    uint32_t kept = t;     /* where the run ended when it already held a name */
    uint32_t body_end = t; /* of a body of several words that the pack knows */
    bool office = false, foreign = false;
    while (end < to && end < t + 2 * ROLE_LONGEST && !outline_is_span(o, end)) {
        uint32_t n = s->offices ? office_step(o, end, to) : 0;
        if (n > 0 && end > office_end && name_surname(o, end)) n = 0;
        if (n > 0 && (end == t || office || outline_capital(o, end))) {
            office |= !office_address(o, end, n);
            end += n;
            office_end = end;
            continue;
        }
        if (s->offices && !office && end > t && (n = office_behind(o, end, to)) > 0) {
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
            !name_official(s, t))
            office = true;
        bool official = n == 1 && office && office_word(o, end) && !called_by_matter(s, end) &&
                        !name_initials(s, end);
        if (n == 0 && office) {
            uint32_t start = name_start(s, office_end, end);
            n = office_more(o, end, to, &official);
            if (n > 0 && start < end && name_ends(s, start, end, end + n, to)) break;
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
    if (office) m->role_end = before_rank(o, t, name);
    while (m->role_end > t + 1 && m->role_end < end && !outline_capital(o, m->role_end - 1) &&
           outline_is(o, m->role_end - 1, CLASS_BIT(ROLE_GLUE)))
        m->role_end--; /* "korban bernama" */
    if (name == end && is_body_run(o, t, end) && !starts_role(o, t)) {
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
    if (habits_know(&s->habits, s->o, SEEN_CAPITAL, m->name)) return true;
    if (m->to + 2 < sentence->to && outline_sign(o, m->to, '(') &&
        (outline_word(o, m->to + 1)->flags & WORD_DIGIT) && outline_sign(o, m->to + 2, ')'))
        return true; /* "Tarno (54)" */
    if (m->to + 1 < sentence->to && outline_sign(o, m->to, ':') && outline_is_span(o, m->to + 1))
        return true; /* "VOSS: …" */
    return outline_word(o, m->name)->is == 0 && m->to < sentence->to &&
           (outline_sign(o, m->to, ',') || outline_is(o, m->to, CUE_VERBS));
}

static bool is_subject_place(const struct outline *o, const struct sentence *sentence,
                             uint32_t from) {
    if (from == sentence->from) return true;
    uint32_t before = from - 1;
    if (outline_is_span(o, before)) return true;
    if (before == sentence->from && /* "The Kelp Agency", "His sister NAME" */
        (outline_article(o, before) ||
         str_eq(outline_key(o, before, before + 1, CLASS_ROLE_GLUE), STR("possessive")) ||
         outline_is(o, before, CLASS_BIT(PRONOUN_MALE) | CLASS_BIT(PRONOUN_FEMALE))))
        return true;
    if (!outline_letters(o, before)) return !outline_sign(o, before, '(');
    return outline_is(o, before, CLASS_BIT(THAT) | CLASS_BIT(NOT_NAME) | CLASS_BIT(ADVERB)) &&
           !outline_is(o, before,
                       CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(CUE_PHRASE) |
                           CLASS_BIT(SOURCE_CUE) | CUE_VERBS);
}

static bool is_verb(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    return outline_letters(o, t) && !outline_capital(o, t) &&
           lang_looks_verb(o->article->pack, str_slice(o->clean, word->start, word->end), VERB_ANY);
}

/* "ROLE BODY, NAME": is the capitalised run behind the comma at `comma` the name, and what stands
 * before it wholly the role? Then `name` is that run. */
static bool name_behind(const struct name_reader *s, uint32_t comma, uint32_t to,
                        struct mention *name) {
    const struct outline *o = s->o;
    uint32_t t = comma + 1;
    if (t >= to || !outline_capital(o, t) || outline_is(o, t, CLOSED_CLASSES)) return false;
    if (!read_plain(s, t, to, name)) return false;
    uint32_t behind = name->to;
    if (outline_is(o, behind, CLASS_BIT(DEGREE))) behind++;
    bool rank_only =
        name->role_end > name->role && outline_match(o, name->role, name->role_end, CLASS_RANK) > 0;
    if (name->kind == MENTION_NAME && (name->role == name->role_end || rank_only) &&
        !name_official(s, name->name)) {
        if (behind >= to || outline_is_span(o, behind)) return true;
        if (outline_sign(o, behind, ',') && behind + 1 < to &&
            outline_is(o, behind + 1, CLASS_BIT(ROLE_GLUE)) && !outline_capital(o, behind + 1))
            return false;
        return !outline_letters(o, behind) || outline_match(o, behind, to, CLASS_ALIAS_WORD) > 0 ||
               is_verb(o, behind) ||
               outline_is(o, behind,
                          CLASS_BIT(SCENE) | CLASS_BIT(ADVERB) | CLASS_BIT(WEEKDAY) |
                              CLASS_BIT(ADDRESSEE) | CLASS_BIT(PREPOSITION) | CUE_VERBS);
    }
    bool place =
        name->kind == MENTION_COUNTRY || name->kind == MENTION_ORGANISATION || name_official(s, t);
    bool role = name->kind == MENTION_ROLE && !outline_is(o, t, CLASS_BIT(ORGANISATION));
    if (!place || role || name->to >= to || !outline_sign(o, name->to, ',')) return false;
    uint32_t limit = name->to + ROLE_LONGEST < to ? name->to + ROLE_LONGEST : to;
    return name_behind(s, name->to, limit, name);
}

/* "peneliti di Pusat Kajian X ini": a role that only points back, its words up to "ini" with it. */
static bool points_back(const struct outline *o, uint32_t to, struct mention *m) {
    for (uint32_t t = m->to; t < to && t < m->to + DESCRIPTION_LONGEST; t++) {
        bool parenthesis = outline_sign(o, t, '(') || outline_sign(o, t, ')');
        if (!parenthesis && !outline_letters(o, t)) return false;
        if (outline_is(o, t, CUE_VERBS | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADVERB))) return false;
        if (str_eq(outline_key(o, t, to, CLASS_SCENE), STR("when"))) return false;
        if (!outline_is(o, t, CLASS_BIT(DEMONSTRATIVE))) continue;
        m->definite = true;
        m->role_end = m->name = m->name_end = t;
        m->to = m->surface_to = t + 1;
        return true;
    }
    return false;
}

/* Does the page call a speaker by a word of this name? */
static bool is_called(const struct name_reader *s, const struct mention *m) {
    for (uint32_t t = m->name; t < m->name_end; t++)
        if (outline_letters(s->o, t) && habits_know(&s->habits, s->o, SEEN_CALLED, t)) return true;
    return false;
}

/* "NAME selaku ROLE", "NAME, yang juga ROLE,": the role, or a second one, behind the name. */
static bool read_second_role(const struct name_reader *s, uint32_t to, struct mention *m) {
    const struct outline *o = s->o;
    uint32_t t = m->to < to && outline_sign(o, m->to, ',') ? m->to + 1 : m->to;
    if (t >= to || !str_eq(outline_key(o, t, to, CLASS_ROLE_GLUE), STR("as"))) return false;
    t += (uint32_t)outline_match(o, t, to, CLASS_ROLE_GLUE);
    uint32_t n = t < to && starts_role(o, t) ? office_phrase(o, t, to) : 0;
    struct mention name;
    bool named = n > 0 && t + n < to && outline_sign(o, t + n, ',') &&
                 name_behind(s, t + n, to, &name); /* both roles are those of another */
    if (n == 0 || (named && m->role == m->role_end)) return false;
    if (m->role == m->role_end) {
        m->role = t;
        m->role_end = t + n;
    }
    m->to = t + n;
    return true;
}

/* Tokens of "jagung", "film Sagara" behind a role in small letters, which ends with its clause. */
static uint32_t role_matters(const struct outline *o, uint32_t t, uint32_t to) {
    const class_set ends = CLASS_BIT(SCENE) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(PREPOSITION) |
                           CLASS_BIT(WEEKDAY) | CLASS_BIT(DEMONSTRATIVE) | CUE_VERBS;
    uint32_t end = t;
    if (outline_capital(o, t - 1)) return 0;
    if (str_starts(outline_key(o, t - 1, t, CLASS_ROLE), STR("family")))
        return 0; /* "NAME, anak ketiga NAME" */
    for (; end < to && outline_letters(o, end) && !outline_is(o, end, ends); end++)
        if (end - t == OFFICE_TAIL || outline_is(o, end, CLASS_BIT(ADVERB)) || is_verb(o, end))
            return 0;
    return end < to && outline_is_span(o, end) ? 0 : end - t;
}

/* "kuasa hukum NAME, NAME", "istri NAME, NAME": a role that tells whose it is. */
static bool tells_relation(const struct outline *o, const struct mention *m) {
    struct str key = outline_key(o, m->role, m->role_end, CLASS_ROLE);
    return str_eq(key, STR("same-counsel")) || str_starts(key, STR("family"));
}

/* Joins what stands behind a mention to it: parentheses, degrees, "NAME, ROLE", "ROLE, NAME". */
static void read_apposition(const struct name_reader *s, const struct sentence *sentence,
                            struct mention *m) {
    const struct outline *o = s->o;
    uint32_t to = sentence->to;
    m->to += degrees(o, m->to, to);
    uint32_t short_form = office_parenthesis(o, m->to, to, &m->alias);
    m->to += short_form;
    if (short_form > 0 && m->kind == MENTION_ORGANISATION && m->to < to &&
        outline_capital(o, m->to) && outline_is(o, m->to, CLASS_BIT(ORGANISATION)))
        m->surface_to = ++m->to; /* "Korps Sungai (Korsung) Polri" */
    bool office = m->role != m->role_end;
    /* a capital tells nothing at the sentence's start: "Politikus Partai Karang itu" */
    bool lower = !outline_capital(o, m->role) || (m->from == sentence->from && !is_called(s, m));
    if (office && m->to < to && outline_is(o, m->to, CLASS_BIT(DEMONSTRATIVE)) &&
        (m->kind == MENTION_ROLE || lower)) {
        m->kind = MENTION_ROLE;
        m->definite = true;
        m->role_end = m->name = m->name_end = m->to;
        m->surface_to = ++m->to;
        return;
    }
    if (m->kind == MENTION_ROLE && points_back(o, to, m)) return;
    if (m->kind == MENTION_NAME && read_second_role(s, to, m) && !office) return;
    if (m->kind == MENTION_ROLE && m->to < to && outline_letters(o, m->to)) {
        uint32_t comma = m->to;
        while (
            comma < to && comma < m->to + OFFICE_TAIL && outline_letters(o, comma) &&
            !outline_is(o, comma,
                        CUE_VERBS | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADVERB) | CLASS_BIT(ADDRESSEE)))
            comma++;
        struct mention name;
        if (comma < to && outline_sign(o, comma, ',') && name_behind(s, comma, to, &name))
            m->to = comma;
    }
    if (m->to + 1 >= to || !outline_sign(o, m->to, ',')) return;
    bool vague = (m->role_end == m->role + 1 && !outline_capital(o, m->role)) ||
                 (office && outline_match(o, m->role, m->role_end, CLASS_RANK) ==
                                m->role_end - m->role); /* "Kombes NAME, ROLE" */
    if (office && !(vague && m->kind == MENTION_NAME && starts_role(o, m->to + 1))) {
        struct mention name;
        bool known = is_called(s, m) && !tells_relation(o, m);
        if (known || !name_behind(s, m->to, to, &name)) return;
        if (!holds_role(o, m->role, m->role_end) && name.to < to && is_verb(o, name.to)) return;
        m->kind = MENTION_NAME;
        m->role_end = m->to;
        m->name = name.name;
        m->name_end = name.name_end;
        m->to = m->surface_to = name.to;
        m->to += office_parenthesis(o, m->to, to, &m->alias);
        return;
    }
    uint32_t next = m->to + 1;
    if (next + 1 < to && outline_article(o, next)) next++;
    uint32_t head = next; /* "NAME, salah seorang ROLE" */
    if (str_eq(outline_key(o, next, to, CLASS_ANONYMOUS), STR("one")))
        head += (uint32_t)outline_match(o, next, to, CLASS_ANONYMOUS);
    if (m->kind != MENTION_NAME || head >= to || !starts_role(o, head)) return;
    struct mention role;
    bool governed = m->from > sentence->from && /* "Senada dengan NAME, ROLE NAME juga …" */
                    outline_is(o, m->from - 1, CLASS_BIT(PREPOSITION) | CLASS_BIT(SCENE));
    uint32_t n = head - next + office_phrase(o, head, to);
    bool goes_on = next + n + 1 < to && /* beyond the sentence's own stop */
                   (outline_letters(o, next + n) || office_stop(o, next + n, to));
    if (governed && goes_on) return;
    if (!holds_role(o, next, next + n) || !read_plain(s, head, to, &role) ||
        role.name_end - role.name > 2 + n / 3)
        return;
    n += role_matters(o, next + n, to);
    n += office_at(o, next + n, to);
    m->role = next;
    m->role_end = next + n;
    m->to = next + n;
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
    if (m->skip > 0 && m->role < m->role_end && m->role_end <= m->name) {
        if (!outline_match(o, m->role_end, m->name_end, CLASS_RANK)) m->role_end = m->name;
        if (m->role_end == m->name) m->role_more = m->skip; /* "Wali Kota TambakrejoBudi" */
    } else if (m->role == m->role_end && runin_role(o, m->name, m->skip)) {
        m->role = m->role_end = m->name;
        m->role_more = m->skip;
    }
    uint32_t last = m->name_end - 1;
    m->cut = runin_behind(o, &s->habits, last, last == m->name ? m->skip : 0);
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
        if (n > 0 && office_behind(o, end, to) > 0) n = 0; /* "TVN host NAME" */
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
    if (!read_plain(s, t, to, m)) return false;
    if (!plausible(s, sentence, m)) return false;
    if (m->kind == MENTION_ROLE && !capital && m->to == t + 1 && !holds_role(o, t, m->to))
        return false; /* "then" */
    read_apposition(s, sentence, m);
    if (m->kind == MENTION_NAME) {
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
            if (skipped || t < behind || !read_mention(&s, sentence, t, m)) continue;
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
