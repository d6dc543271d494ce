#include "core/quotes/names/apposition.h"

#include "core/quotes/names/named.h"
#include "core/quotes/names/office.h"

enum {
    ROLE_LONGEST = 14,
    DEGREE_LONGEST = 5,
    CHAINED_LONGEST = 8,
    OFFICE_TAIL = 6,
    DESCRIPTION_LONGEST = 16,
    MATTERS_MOST = 3,
    WORK_NOUNS_MOST = 3,
    OPENING_LONGEST = 3
};

/* Words that no noun before a name is. */
#define PHRASE_STOPS                                                                               \
    (CUE_VERBS | CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) | CLASS_BIT(ADVERB) | CLASS_BIT(THAT) | \
     CLASS_BIT(NOT_NAME) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(PRONOUN) | CLASS_BIT(FUNCTION_WORD))

/* "CFP®" */
static bool is_mark_of_trade(const struct outline *o, uint32_t t) {
    enum { REGISTERED = 0xAE, TRADE_MARK = 0x2122 };
    return outline_sign(o, t, REGISTERED) || outline_sign(o, t, TRADE_MARK);
}

/* "NAME, RD, …", "NAME, Ph.D, FACP": between commas, or behind a known degree (`chained`), an
 * acronym that the pack does not know. */
static bool unknown_degree(const struct outline *o, uint32_t t, uint32_t to, bool chained) {
    const struct word *word = outline_word(o, t);
    bool acronym = (word->flags & WORD_UPPER) &&
                   word->end - word->start <= (chained ? CHAINED_LONGEST : DEGREE_LONGEST);
    bool joined = (word->flags & WORD_JOINED) && (word->flags & WORD_CAPITAL) &&
                  memchr(o->clean.ptr + word->start, '.', word->end - word->start) != NULL;
    return (acronym || joined) && (word->is | word->begins) == 0 && t + 1 < to &&
           (chained || outline_sign(o, t + 1, ',') || is_mark_of_trade(o, t + 1));
}

static uint32_t read_degrees(const struct outline *o, uint32_t t, uint32_t to) {
    uint32_t end = t;
    while (end < to) {
        uint32_t at = end + (outline_sign(o, end, ',') ? 1 : 0);
        if (at >= to) break;
        size_t n = outline_match(o, at, to, CLASS_DEGREE);
        if (n == 0 && at > end && unknown_degree(o, at, to, end > t)) n = 1;
        if (n == 0) break;
        uint32_t next = at + (uint32_t)n;
        if (at > end && next < to && outline_capital(o, next) &&
            !outline_is(o, next, CLASS_BIT(DEGREE)))
            break; /* "ROLE, ST NAME" */
        end = next;
        if (end + 1 < to && (office_stop(o, end, to) || is_mark_of_trade(o, end))) end++;
    }
    return end - t;
}

/* ", S.H., M.Si.": tokens that degrees behind a name take. */
static inline uint32_t degrees(const struct outline *o, uint32_t t, uint32_t to) {
    bool begins = outline_begins(o, t, CLASS_BIT(DEGREE)) || outline_sign(o, t, ',');
    return begins ? read_degrees(o, t, to) : 0;
}

static bool is_verb(const struct outline *o, uint32_t t) {
    return outline_letters(o, t) && !outline_capital(o, t) && outline_verb(o, t, VERB_ANY);
}

/* "ROLE BODY, NAME": is the capitalised run behind the comma at `comma` the name, and what stands
 * before it wholly the role? Then `name` is that run. */
static bool name_behind(const struct name_reader *s, uint32_t comma, uint32_t to,
                        struct mention *name) {
    const struct outline *o = s->o;
    uint32_t t = comma + 1;
    if (t + 1 < to && outline_is(o, t, CLASS_BIT(DEGREE)) && outline_capital(o, t + 1))
        t++; /* "ROLE, ST NAME" */
    if (t >= to || !outline_capital(o, t) || outline_is(o, t, CLOSED_CLASSES)) return false;
    if (!named_read(s, t, to, name)) return false;
    uint32_t behind = name->to;
    if (outline_is(o, behind, CLASS_BIT(DEGREE))) behind++;
    bool rank_only =
        name->role_end > name->role && outline_match(o, name->role, name->role_end, CLASS_RANK) > 0;
    if (name->kind == MENTION_NAME && (name->role == name->role_end || rank_only) &&
        !name_official(s, name->name)) {
        if (behind >= to || outline_is_span(o, behind)) return true;
        if (outline_sign(o, behind, ',') && behind + 1 < to && !outline_capital(o, behind + 1) &&
            str_eq(outline_key(o, behind + 1, to, CLASS_ROLE_GLUE), STR("and")))
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
        if (str_starts(outline_key(o, t, to, CLASS_SCENE), STR("when"))) return false;
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

/* Tokens of ": Kisah Karang", " 5", ", Sagara Group" behind a name up to "itu"; 0: no "itu" ends
 * the phrase there. */
static uint32_t up_to_demonstrative(const struct outline *o, uint32_t t, uint32_t to, bool comma) {
    uint32_t end = t;
    if (end < to && (outline_sign(o, end, ':') || (comma && outline_sign(o, end, ',')))) {
        end++;
        while (end < to && end < t + DESCRIPTION_LONGEST && outline_capital(o, end)) end++;
    } else if (end < to && (outline_word(o, end)->flags & WORD_DIGIT)) {
        end++;
    }
    return end < to && outline_is(o, end, CLASS_BIT(DEMONSTRATIVE)) ? end + 1 - t : 0;
}

/* "pelantun Sungai Kita itu", "sutradara Karang: Kisah Lama itu": the capitals name a work or a
 * team, and all of it is somebody spoken of before. */
static bool names_work(const struct name_reader *s, const struct sentence *sentence,
                       struct mention *m) {
    const struct outline *o = s->o;
    bool office = m->role != m->role_end;
    uint32_t n = up_to_demonstrative(o, m->to, sentence->to, office);
    if (n == 0 || (office && n == 1) || is_called(s, m)) return false;
    uint32_t from = m->from;
    if (from > sentence->from &&
        outline_is(o, from - 1, CLASS_BIT(ROLE_GLUE) | CLASS_BIT(ALIAS_WORD)))
        return false; /* "remaja bernama NAME itu" */
    while (from > sentence->from && m->from - from < WORK_NOUNS_MOST &&
           outline_letters(o, from - 1) && !outline_is(o, from - 1, PHRASE_STOPS))
        from--;
    bool opens = m->from == sentence->from && m->name_end > m->name + 1; /* "Jembatan X itu" */
    if (from == m->from && !office && !opens) return false;
    m->from = from;
    m->to = m->surface_to = m->to + n;
    m->role = m->role_end = m->name = m->name_end = m->to;
    m->kind = MENTION_DESCRIPTION;
    m->definite = true;
    return true;
}

/* "NAME selaku ROLE", "NAME, yang juga ROLE,": the role, or a second one, behind the name. */
static bool read_second_role(const struct name_reader *s, uint32_t to, struct mention *m) {
    const struct outline *o = s->o;
    uint32_t t = m->to < to && outline_sign(o, m->to, ',') ? m->to + 1 : m->to;
    if (t >= to || !str_eq(outline_key(o, t, to, CLASS_ROLE_GLUE), STR("as"))) return false;
    t += (uint32_t)outline_match(o, t, to, CLASS_ROLE_GLUE);
    uint32_t n = t < to && office_starts(o, t) ? office_phrase(o, t, to) : 0;
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

/* "the state epidemiologist": tokens of the small words at `t` before a role; 0: there is none. */
static uint32_t before_role(const struct outline *o, uint32_t t, uint32_t to) {
    const class_set stops = CUE_VERBS | CLASS_BIT(SCENE) | CLASS_BIT(PREPOSITION) |
                            CLASS_BIT(ADVERB) | CLASS_BIT(PRONOUN) | CLASS_BIT(THAT);
    for (uint32_t k = t; k < to && k <= t + MATTERS_MOST; k++) {
        if (office_starts(o, k)) return k - t;
        if (!outline_letters(o, k) || outline_capital(o, k) || outline_is(o, k, stops)) break;
    }
    return 0;
}

/* ", 61, a farmer", ", 61 ans, agriculteur": the comma behind the age; `comma` where none is told.
 */
static uint32_t behind_age(const struct outline *o, uint32_t comma, uint32_t to) {
    uint32_t t = comma + 1;
    if (t + 2 >= to || !(outline_word(o, t)->flags & WORD_DIGIT) || !outline_letters(o, t))
        return comma;
    t++;
    if (outline_letters(o, t) && !outline_capital(o, t)) t++; /* "ans", "años" */
    return t < to && outline_sign(o, t, ',') ? t : comma;
}

/* "kuasa hukum NAME, NAME", "istri NAME, NAME": a role that tells whose it is. */
static bool tells_relation(const struct outline *o, const struct mention *m) {
    struct str key = outline_key(o, m->role, m->role_end, CLASS_ROLE);
    return str_eq(key, STR("same-counsel")) || str_starts(key, STR("family"));
}

/* Tokens of "Regional Business Head Asia Arga Motor" from `t` on: a run of capitals whose head
 * stands in its midst, with a verb or a comma behind; 0: it is none. */
static uint32_t headed_run(const struct outline *o, uint32_t t, uint32_t to) {
    uint32_t end = t;
    bool head = false;
    if (office_starts(o, t)) return 0;
    for (; end < to && outline_capital(o, end); end++)
        head |= end > t && outline_is(o, end, CLASS_BIT(ROLE));
    if (!head || end < t + 3 || end >= to) return 0;
    return outline_sign(o, end, ',') || outline_is(o, end, CLASS_BIT(CUE_ACTIVE)) ? end - t : 0;
}

/* Can the word at `t` still tell of what somebody is the head: "Ketua Komunitas petani di Karang"?
 */
static bool goes_on_role(const struct outline *o, uint32_t t) {
    const class_set ends =
        CUE_VERBS | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADVERB) | CLASS_BIT(ADDRESSEE);
    if (!outline_letters(o, t) || outline_is(o, t, ends)) return false;
    if (is_verb(o, t) && !outline_is(o, t, CLASS_BIT(OFFICE) | CLASS_BIT(ORGANISATION)))
        return false;
    return !str_eq(outline_key(o, t, t + 1, CLASS_SCENE), STR("how")); /* "Uskup X bersama …" */
}

/* "Di depan majelis hakim, NAME mengaku": behind a circumstance that opens the sentence its subject
 * stands, no name of those in the circumstance. */
static bool opens_clause(const struct outline *o, const struct sentence *sentence,
                         const struct mention *m, const struct mention *name) {
    if (m->from == sentence->from || m->from - sentence->from > OPENING_LONGEST) return false;
    return (outline_is(o, sentence->from, CLASS_BIT(ADDRESSEE)) ||
            str_eq(outline_key(o, sentence->from, sentence->to, CLASS_SCENE), STR("where"))) &&
           name->to < sentence->to && outline_letters(o, name->to);
}

void apposition_read(const struct name_reader *s, const struct sentence *sentence,
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
    if (m->kind == MENTION_NAME && names_work(s, sentence, m)) return;
    if (m->kind == MENTION_NAME && read_second_role(s, to, m) && !office) return;
    if (m->kind == MENTION_ROLE && m->to < to && outline_letters(o, m->to)) {
        uint32_t comma = m->to;
        while (comma < to && comma < m->to + OFFICE_TAIL && goes_on_role(o, comma)) comma++;
        struct mention name;
        if (comma < to && outline_sign(o, comma, ',') && name_behind(s, comma, to, &name))
            m->to = comma;
    }
    if (m->to + 1 >= to || !outline_sign(o, m->to, ',')) return;
    bool vague = (m->role_end == m->role + 1 && !outline_capital(o, m->role)) ||
                 (office && outline_match(o, m->role, m->role_end, CLASS_RANK) ==
                                m->role_end - m->role); /* "Kombes NAME, ROLE" */
    if (office && !(vague && m->kind == MENTION_NAME && office_starts(o, m->to + 1))) {
        struct mention name;
        if (m->kind == MENTION_NAME && m->to > m->surface_to &&
            outline_is(o, m->to - 1, CLASS_BIT(DEGREE)))
            return; /* "prosecutor NAME KC, Ms NAME" */
        bool known = is_called(s, m) && !tells_relation(o, m);
        if (known || !name_behind(s, m->to, to, &name) || opens_clause(o, sentence, m, &name))
            return;
        if (!office_holds_role(o, m->role, m->role_end) && name.to < to && is_verb(o, name.to))
            return;
        m->kind = MENTION_NAME;
        m->role_end = m->to;
        m->name = name.name;
        m->name_end = name.name_end;
        m->to = m->surface_to = name.to;
        m->to += degrees(o, m->to, to);
        m->to += office_parenthesis(o, m->to, to, &m->alias);
        return;
    }
    uint32_t next = behind_age(o, m->to, to) + 1;
    if (next + 1 < to && outline_article(o, next)) next++;
    uint32_t head = next; /* "NAME, salah seorang ROLE" */
    if (str_eq(outline_key(o, next, to, CLASS_ANONYMOUS), STR("one")))
        head += (uint32_t)outline_match(o, next, to, CLASS_ANONYMOUS);
    if (m->kind != MENTION_NAME || head >= to) return;
    uint32_t run = headed_run(o, head, to);
    if (run > 0) {
        m->role = next;
        m->role_end = m->to = head + run;
        return;
    }
    if (outline_article(o, next - 1)) head += before_role(o, head, to);
    if (!office_starts(o, head)) return;
    struct mention role;
    bool governed = m->from > sentence->from && /* "Senada dengan NAME, ROLE NAME juga …" */
                    outline_is(o, m->from - 1, CLASS_BIT(PREPOSITION) | CLASS_BIT(SCENE));
    uint32_t n = head - next + office_phrase(o, head, to);
    uint32_t behind = next + n, alias = 0;
    behind += office_parenthesis(o, behind, to, &alias);
    bool goes_on = behind + 1 < to && /* beyond the sentence's own stop */
                   (outline_letters(o, behind) || office_stop(o, behind, to));
    bool parted = behind < to && outline_sign(o, behind, ',');
    if (governed && (goes_on || (parted && name_behind(s, behind, to, &role))))
        return; /* "At the inn on Mill Street, the waitress, NAME, …" */
    if (!office_holds_role(o, next, next + n) || !named_read(s, head, to, &role) ||
        role.name_end - role.name > 2 + n / 3)
        return;
    n += role_matters(o, next + n, to);
    n += office_at(o, next + n, to);
    m->role = next;
    m->role_end = next + n;
    m->to = next + n;
}
