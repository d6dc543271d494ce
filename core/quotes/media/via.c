#include "core/quotes/media/via.h"

#include "core/quotes/media/media.h"

/* Words between a source cue and the medium: "dikutip dari laman resmi kantor berita …". */
enum { LINKS_MOST = 6, NAME_LONGEST = 6, DATE_LONGEST = 4 };

static struct str canonical(const struct outline *o, uint32_t from, uint32_t to) {
    static const enum word_class classes[] = {CLASS_MEDIUM, CLASS_OUTLET, CLASS_AMBIGUOUS_MEDIUM};
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        struct lang_hit hit;
        if (outline_hit(o, from, to, classes[i], &hit) && hit.words == to - from) return hit.first;
    }
    return outline_text(o, from, to);
}

static void add_name(struct via *via, struct str name) {
    for (size_t i = 0; i < via->count; i++)
        if (str_eq(via->at[i], name)) return;
    if (via->count < VIA_MOST) via->at[via->count++] = name;
}

/* Is it the page's own outlet, or the outlet's name without its domain or last words? */
static bool is_own(struct str name, struct str outlet) {
    if (name.len > outlet.len || outlet.len == 0) return false;
    char next = name.len < outlet.len ? outlet.ptr[name.len] : ' ';
    return (next == '.' || next == ' ') &&
           str_eq_ascii_nocase(name, str_slice(outlet, 0, name.len));
}

void via_add(const struct outline *o, uint32_t from, uint32_t to, struct via *via) {
    struct str name = canonical(o, from, to);
    if (!is_own(name, o->article->outlet)) add_name(via, name);
}

void via_join(struct via *via, const struct via *more) {
    for (size_t i = 0; i < more->count; i++) add_name(via, more->at[i]);
}

/* "kantor.go.id": a word with a full stop inside. */
static bool is_site(const struct outline *o, uint32_t t) {
    const struct word *word = outline_word(o, t);
    struct str text = str_slice(o->clean, word->start, word->end);
    return (word->flags & (WORD_JOINED | WORD_DIGIT)) == WORD_JOINED && text.len > 4 &&
           memchr(text.ptr + 1, '.', text.len - 2) != NULL;
}

/* "The National Oat Council": do capitals go on at `t` up to the word for a body? */
static bool begins_body(const struct outline *o, uint32_t t, uint32_t to) {
    for (; t < to && outline_capital(o, t); t++)
        if (outline_is(o, t, CLASS_BIT(ORGANISATION)) && !outline_is(o, t, CLASS_BIT(MEDIUM_WORD)))
            return true;
    return false;
}

/* Tokens of the medium's name at `t`; behind a source cue (`cited`) also a site, a doubtful medium,
 * a run of capitals. */
static uint32_t medium_at(const struct outline *o, uint32_t t, uint32_t to, bool cited,
                          bool owned) {
    uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_MEDIUM);
    if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_OUTLET);
    if (n == 0) n = media_at(o, t, to);
    if (n > 0 && begins_body(o, t + n, to)) return 0;
    uint32_t doubtful = (uint32_t)outline_match(o, t, to, CLASS_AMBIGUOUS_MEDIUM);
    if (doubtful > 0 && doubtful >= n) n = cited ? doubtful : 0;
    if (n > 0 || !cited) return n;
    if (!outline_letters(o, t)) return 0;
    if (is_site(o, t)) return 1;
    const class_set never = CLASS_BIT(WEEKDAY) | CLASS_BIT(MONTH) | CLASS_BIT(CHANNEL) |
                            CLASS_BIT(ROLE) |
                            (owned ? 0 : CLASS_BIT(ORGANISATION) | CLASS_BIT(OFFICE));
    const class_set where = CLASS_BIT(COUNTRY) | CLASS_BIT(PLACE);
    while (t + n < to && n < NAME_LONGEST && outline_capital(o, t + n) &&
           !(outline_word(o, t + n)->begins & (owned && n > 0 ? never : never | where)))
        n++;
    return n;
}

/* Tokens at `t` that may stand between the citing words and the medium; 0: none. Inside the name of
 * a page (`owned`: "laman resmi …") any word may. */
static uint32_t link_step(const struct outline *o, uint32_t t, uint32_t to, bool owned) {
    uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_MEDIUM_WORD);
    if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_COUNTRY);
    if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_PLACE);
    if (n > 0) return n;
    if (outline_is(o, t,
                   CLASS_BIT(SOURCE_LINK) | CLASS_BIT(CUE_NOUN) | CLASS_BIT(DOCUMENT) |
                       CLASS_BIT(PREPOSITION) | CLASS_BIT(ADVERB) | CLASS_BIT(CHANNEL)) ||
        outline_sign(o, t, ','))
        return 1;
    if (outline_capital(o, t) && t + 1 < to && outline_match(o, t + 1, to, CLASS_MEDIUM_WORD) > 0)
        return 1; /* "the Ostmarkian state news agency ONA" */
    return owned && outline_letters(o, t) && !outline_capital(o, t) &&
           (outline_word(o, t)->is & ~CLASS_BIT(FUNCTION_WORD)) == 0;
}

/* How a medium may be cited here: 0 not at all, else the tokens of the words that cite it. */
static uint32_t citing(const struct outline *o, uint32_t t, uint32_t to, bool said, bool *cited) {
    uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_SOURCE_CUE);
    /* "said X" may cite X, but then X must be known to be a medium */
    *cited = n > 0 && !outline_is(o, t, CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(CUE_BASE));
    if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_ADDRESSEE);
    if (n == 0) n = (uint32_t)outline_match(o, t, to, CLASS_CUE_PHRASE);
    if (n == 0 && said) n = (uint32_t)outline_match(o, t, to, CLASS_CUE_BASE);
    if (n == 0 && said) n = (uint32_t)outline_match(o, t, to, CLASS_CUE_ACTIVE);
    if (n == 0 && outline_is(o, t, CLASS_BIT(SOURCE_LINK)) && t + 1 < to &&
        (outline_match(o, t + 1, to, CLASS_MEDIUM) > 0 ||
         (outline_is(o, t, CLASS_BIT(PREPOSITION)) &&
          (outline_letters(o, t + 1) && is_site(o, t + 1))))) {
        *cited = true;
        n = 1;
    }
    return n;
}

/* A text or page named by its owner ("laman resmi Dinas …"): the medium is called by all of it. */
static bool is_owned(const struct outline *o, uint32_t t) {
    return outline_is(o, t, CLASS_BIT(SOURCE_LINK) | CLASS_BIT(CHANNEL) | CLASS_BIT(CUE_NOUN)) &&
           !outline_is(o, t, CLASS_BIT(PREPOSITION) | CLASS_BIT(ADDRESSEE));
}

static bool is_learned(const struct outline *o, uint32_t t) {
    for (size_t i = 0; i < o->media.count; i++)
        if (outline_word(o, o->media.at[i].from)->hash == outline_word(o, t)->hash) return true;
    return false;
}

/* What can cite or be cited: a medium, a body; not somebody. */
static bool is_body(const struct outline *o, uint32_t t) {
    return (outline_word(o, t)->begins & (CLASS_BIT(MEDIUM) | CLASS_BIT(OUTLET) |
                                          CLASS_BIT(ORGANISATION) | CLASS_BIT(AMBIGUOUS_MEDIUM))) ||
           (outline_word(o, t)->flags & WORD_UPPER) || is_site(o, t) || is_learned(o, t);
}

/* "Valdorian state news agency VNA", "Kantor Berita Valdoria (VNA)": the name of the medium whose
 * country or description stands at `name`. */
static void to_learned(const struct outline *o, uint32_t to, struct media_name *name) {
    if (media_at(o, name->from, name->to) > 0) return;
    uint32_t t = name->to;
    if (t < to) t += (uint32_t)outline_match(o, t, to, CLASS_MEDIUM_WORD);
    if (t < to && (outline_sign(o, t, ',') || outline_sign(o, t, '('))) t++;
    uint32_t n = t > name->to && t < to ? media_at(o, t, to) : 0;
    if (n > 0) *name = (struct media_name){t, t + n};
}

/* The medium behind the citing words that end at `start`. */
static bool medium_behind(const struct outline *o, uint32_t start, uint32_t to, bool cited,
                          struct media_name *name) {
    uint32_t owned = 0;
    bool text = false;
    uint32_t step = 1;
    for (uint32_t m = start, links = 0; m < to && links <= LINKS_MOST; m += step, links++) {
        if (outline_is_span(o, m)) return false;
        if (owned == 0 && is_owned(o, m)) owned = m;
        text |= outline_is(o, m, CLASS_BIT(CUE_NOUN)) ||
                (outline_is(o, m, CLASS_BIT(DOCUMENT)) &&
                 !outline_is(o, m, CLASS_BIT(MEDIUM_WORD) | CLASS_BIT(CHANNEL)));
        uint32_t length = medium_at(o, m, to, cited, owned != 0);
        if (length > 0 && text && !is_body(o, m)) return false; /* a person's letter is none */
        if (length > 0) {
            bool known = outline_match(o, m, to, CLASS_MEDIUM) > 0 ||
                         outline_match(o, m, to, CLASS_OUTLET) > 0 || media_at(o, m, to) > 0 ||
                         is_site(o, m);
            *name = (struct media_name){known || owned == 0 ? m : owned, m + length};
            to_learned(o, to, name);
            return true;
        }
        step = link_step(o, m, to, owned != 0);
        if (step == 0) return false;
        if (owned != 0 && outline_is(o, m, CLASS_BIT(PREPOSITION)) &&
            outline_is(o, owned, CLASS_BIT(CUE_NOUN)))
            owned = 0; /* "a report by the Institute": the name of no page */
    }
    return false;
}

bool via_cited(const struct outline *o, uint32_t t, uint32_t to, struct media_name *name) {
    bool cited;
    uint32_t n = citing(o, t, to, false, &cited);
    return n > 0 && cited && medium_behind(o, t + n, to, cited, name);
}

void via_find(const struct outline *o, uint32_t from, uint32_t to, bool said, struct via *via) {
    const class_set openers = CLASS_BIT(SOURCE_CUE) | CLASS_BIT(ADDRESSEE) | CLASS_BIT(CUE_PHRASE) |
                              CLASS_BIT(SOURCE_LINK) |
                              (said ? CLASS_BIT(CUE_BASE) | CLASS_BIT(CUE_ACTIVE) : 0);
    for (uint32_t t = from; t < to; t++) {
        if (outline_is_span(o, t) || !(outline_word(o, t)->begins & openers)) continue;
        bool cited;
        uint32_t n = citing(o, t, to, said, &cited);
        if (n == 0) continue;
        struct media_name name;
        if (!medium_behind(o, t + n, to, cited, &name)) continue;
        via_add(o, name.from, name.to, via);
        t = name.to - 1;
    }
}

void via_reported(const struct outline *o, uint32_t from, uint32_t to, struct via *via) {
    for (uint32_t t = from; t + 1 < to; t++) {
        if (!outline_capital(o, t)) continue;
        uint32_t n = (uint32_t)outline_match(o, t, to, CLASS_MEDIUM);
        if (n == 0) n = media_at(o, t, to);
        uint32_t verb = t + n;
        if (n > 0 && verb < to) verb += (uint32_t)outline_match(o, verb, to, CLASS_MEDIUM_WORD);
        if (n > 0 && verb < to &&
            outline_is(o, verb, CLASS_BIT(CUE_ACTIVE) | CLASS_BIT(SOURCE_CUE)))
            via_add(o, t, t + n, via);
    }
}

struct str via_channel(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (outline_is_span(o, t)) break;
        size_t n = outline_match(o, t, to, CLASS_CHANNEL);
        if (n > 0) return outline_text(o, t, t + (uint32_t)n);
    }
    return STR_NONE;
}

/* "…, dilansir X, Rabu (18/6)": behind words that cite, a day is that of the citation. */
static bool cites(const struct outline *o, uint32_t t, uint32_t to) {
    static const struct str keys[] = {STR("quote"), STR("carry"), STR("report"), STR("collect")};
    struct str key = outline_key(o, t, to, CLASS_SOURCE_CUE);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_eq(key, keys[i])) return true;
    return false;
}

struct str via_said(const struct outline *o, uint32_t from, uint32_t to) {
    for (uint32_t t = from; t < to; t++) {
        if (outline_begins(o, t, CLASS_BIT(SOURCE_CUE)) && cites(o, t, to)) return STR_NONE;
        if (!outline_is(o, t, CLASS_BIT(WEEKDAY)) || !outline_capital(o, t)) continue;
        uint32_t end = t + 1;
        if (end + 2 < to && outline_sign(o, end, '(') && outline_sign(o, end + 2, ')'))
            end += 3;
        else {
            bool dated = end + 1 < to && outline_sign(o, end, ',') && outline_letters(o, end + 1) &&
                         (outline_word(o, end + 1)->flags & WORD_DIGIT);
            end += dated; /* "Senin, 8 Maret" */
            while (end < to && end < t + DATE_LONGEST + dated &&
                   (outline_is(o, end, CLASS_BIT(MONTH)) ||
                    (outline_letters(o, end) && (outline_word(o, end)->flags & WORD_DIGIT))))
                end++;
        }
        return outline_text(o, t, end);
    }
    return STR_NONE;
}
