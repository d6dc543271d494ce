#include "core/article/byline.h"

#include "core/article/outlet.h"

static const class_set PEOPLE_LABELS =
    CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(EDITOR_LABEL) | CLASS_BIT(SOURCE_LABEL);

/* The label's class at word `i`, or WORD_CLASSES. `hit` gets its words and its key: labels under
 * the key "by" need no colon. */
static enum word_class label_at(const struct page *page, size_t i, size_t to,
                                struct lang_hit *hit) {
    static const enum word_class classes[] = {CLASS_AUTHOR_LABEL, CLASS_EDITOR_LABEL,
                                              CLASS_SOURCE_LABEL};
    enum word_class best = WORD_CLASSES;
    hit->words = 0;
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
        struct lang_hit found;
        if (page_match(page, i, to, classes[k], &found) <= hit->words) continue;
        best = classes[k];
        *hit = found;
    }
    return best;
}

/* Behind the mark at word `i`, with the number of a link in brackets: "[12]NAME". */
static size_t behind_link(const struct page *page, size_t i, size_t to) {
    bool link = i + 2 < to && page_is_char(page, i, '[') && page_is_char(page, i + 2, ']') &&
                (page_word(page, i + 1)->flags & WORD_DIGIT) != 0;
    if (!link && page_is_char(page, i, ']') && i + 1 < to && page_is_char(page, i + 1, '('))
        while (i + 1 < to && !page_is_char(page, i, ')')) i++; /* "[NAME](https://…)" */
    return i + (link ? 3 : 1);
}

size_t byline_label(const struct page *page, size_t i, size_t to) {
    struct lang_hit hit;
    if ((page_word(page, i)->begins & PEOPLE_LABELS) == 0) return 0;
    if (label_at(page, i, to, &hit) == WORD_CLASSES) return 0;
    size_t next = i + hit.words;
    if (next >= to) return hit.words;
    if (page_is_char(page, next, ':')) return hit.words + 1;
    if (page_tab_before(page, next)) return hit.words;
    bool by = str_eq(hit.key, STR("by"));
    size_t link = by ? behind_link(page, next, to) : next; /* "By [12]NAME" */
    if (link == next + 3 && link < to) next = link;
    if (by && next + 1 < to && page_is_char(page, next, '[')) next++; /* "By [NAME](https://…)" */
    bool name =
        (page_word(page, next)->flags & WORD_CAPITAL) != 0 || !lang_has_capitals(page->pack);
    return by && name ? hit.words : 0;
}

/* "Penulis NAME": a label whose colon is missing, before a capital. The words it takes; 0: none. */
static size_t bare_label(const struct page *page, size_t i, size_t to) {
    struct lang_hit hit;
    enum word_class class = label_at(page, i, to, &hit);
    if (class != CLASS_AUTHOR_LABEL && class != CLASS_EDITOR_LABEL) return 0;
    size_t next = i + hit.words;
    struct str outlet;
    if (str_eq(hit.key, STR("team")) && (next >= to || !outlet_read(page, next, to, &outlet)))
        return 0; /* "Tim" is a name too */
    return next < to && (page_word(page, next)->flags & WORD_CAPITAL) != 0 ? hit.words : 0;
}

bool byline_is_bare(const struct page *page, size_t from, size_t to) {
    size_t label = bare_label(page, from, to);
    return label > 0 && byline_is_names(page, from + label, to);
}

/* Words that begin no name, and words that are in none. */
static const class_set NOT_FIRST =
    CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(WEEKDAY) | CLASS_BIT(PREPOSITION);
static const class_set NOT_NAME = CLASS_BIT(NAVIGATION) | CLASS_BIT(CAPTION_LABEL) |
                                  CLASS_BIT(AGO) | CLASS_BIT(BOILERPLATE_START);

/* Between two names of a list: a mark, or "and". */
static bool is_list_mark(const struct page *page, size_t i) {
    if (page_is_spoken(page, i)) {
        struct lang_hit hit;
        bool upper = i > 0 && i + 1 < page->words->count && /* "ALICE KERR AND DAN HALE" */
                     (page_word(page, i - 1)->flags & page_word(page, i)->flags &
                      page_word(page, i + 1)->flags & WORD_UPPER) != 0;
        return ((page_word(page, i)->flags & WORD_CAPITAL) == 0 || upper) &&
               page_match(page, i, i + 1, CLASS_ROLE_GLUE, &hit) > 0 && str_eq(hit.key, STR("and"));
    }
    enum { BULLET = 0x2022, MIDDLE_DOT = 0xB7, IDEOGRAPHIC_COMMA = 0x3001 };
    uint32_t mark = page_word(page, i)->hash;
    return mark == BULLET || mark == MIDDLE_DOT || mark == IDEOGRAPHIC_COMMA ||
           page_is_char(page, i, ',') || page_is_char(page, i, '&') || page_is_char(page, i, '/') ||
           page_is_char(page, i, '|') || page_is_char(page, i, ';') || page_is_dash(page, i);
}

/* A name is no longer; a line without labels or capitals is a name only when it is short. */
enum { NAME_WORDS = 6, LOOSE_WORDS = 6 };

/* Words in a credit's brackets, bytes of a writer's initials ("abc", "Febry"). */
enum { CREDIT_WORDS = 12, INITIALS = 6 };

/* The end of the name that begins at word `i`; `i`: no name. `loose`: what stands here is a name,
 * so small letters are the writer's own ("budi wijaya"). */
static size_t name_end(const struct page *page, size_t i, size_t to, bool loose) {
    size_t next = i, capitals = 0, letters = 0;
    while (next < to && next - i < NAME_WORDS) {
        const struct word *word = page_word(page, next);
        struct str text = page_word_str(page, next);
        if ((word->flags & WORD_LETTERS) == 0) {
            /* the full stop of an initial: "M. Rizki" */
            if (next > i && page_is_char(page, next, '.') && next + 1 < to &&
                page_word_str(page, next - 1).len <= 4 && (word->flags & WORD_GLUED)) {
                next++;
                continue;
            }
            break;
        }
        if (word->flags & WORD_DIGIT) break;
        bool small = (word->flags & WORD_CAPITAL) == 0;
        bool particle = (word->is & CLASS_BIT(NAME_PARTICLE)) != 0;
        bool ends =
            loose ? is_list_mark(page, next) || (word->is & CLASS_BIT(PREPOSITION)) != 0 : true;
        if (small && !particle && ends) break;
        if (page_is_host(text)) break;
        if (capitals > 0 && (word->is & CLASS_BIT(AUTHOR_LABEL)) != 0 &&
            !lang_has_capitals(page->pack))
            break; /* "NAME 기자" */
        if ((word->is & (capitals == 0 ? NOT_FIRST | NOT_NAME : NOT_NAME)) != 0) break;
        capitals += loose || !small;
        letters += text.len;
        next++;
    }
    while (
        next > i &&
        (page_is_spoken(page, next - 1)
             ? (page_word(page, next - 1)->flags & WORD_CAPITAL) == 0 && next - i > 1 &&
                   (page_word(page, next - 1)->is & CLASS_BIT(NAME_PARTICLE)) != 0 /* "NAME di" */
             : !page_is_char(page, next - 1, '.')))
        next--;
    return capitals > 0 && letters >= 3 ? next : i;
}

bool byline_names_author(const struct page *page, size_t from, size_t to) {
    struct lang_hit hit;
    size_t label = byline_label(page, from, to);
    return label > 0 && from + label < to && label_at(page, from, to, &hit) == CLASS_AUTHOR_LABEL &&
           name_end(page, from + label, to, true) > from + label;
}

bool byline_has_name(const struct page *page, size_t from, size_t to) {
    return name_end(page, from, to, false) > from + 1;
}

static size_t segment_end(const struct page *page, size_t i, size_t to) {
    while (i < to && !is_list_mark(page, i) && !page_is_char(page, i, '@') &&
           !page_is_char(page, i, ']'))
        i++;
    return i;
}

/* Is word `i` the sign of an e-mail address, its host behind it? */
static bool is_address(const struct page *page, size_t i, size_t to) {
    return i + 1 < to && page_is_char(page, i, '@') &&
           (page_word(page, i)->flags & WORD_GLUED) != 0 && page_host_at(page, i + 1);
}

/* Words [from, to) behind a name that say where it was written: "in Washington". */
static bool is_whereabouts(const struct page *page, size_t from, size_t to) {
    return to - from > 1 && (page_word(page, from)->is & CLASS_BIT(PREPOSITION)) != 0 &&
           page_match(page, from + 1, to, CLASS_PLACE, NULL) == to - from - 1;
}

bool byline_is_names(const struct page *page, size_t from, size_t to) {
    size_t names = 0, outlets = 0;
    for (size_t i = from; i < to;) {
        struct str outlet;
        if (i + 2 < to && page_is_char(page, i, '(') && page_is_char(page, i + 2, ')') &&
            (page_word(page, i + 1)->flags & WORD_CAPITAL) == 0) {
            i += 3; /* "NAME (now) and NAME" */
            continue;
        }
        if (is_list_mark(page, i) || page_is_char(page, i, '(') || page_is_char(page, i, ')') ||
            page_is_char(page, i, '[') || page_is_char(page, i, ']')) {
            i++;
            continue;
        }
        if (page_is_char(page, i, '@')) { /* an account is no name */
            i += 2;
            continue;
        }
        size_t segment = segment_end(page, i, to);
        for (size_t k = i; k < segment; k++) /* "NAME (Kabar Lembah)" */
            if (page_is_char(page, k, '(') || page_is_char(page, k, ')')) segment = k;
        if (is_address(page, segment, to) && segment == i + 1) { /* "NAME | name@paper.com" */
            i = segment + 2;
            continue;
        }
        if (outlet_read(page, i, segment, &outlet)) {
            outlets++;
            i = segment;
            continue;
        }
        if (page_match(page, i, segment, CLASS_NAVIGATION, NULL) == segment - i) {
            i = segment;
            continue;
        }
        size_t end = name_end(page, i, to, false);
        if (end == i) return false;
        names++;
        i = is_whereabouts(page, end, segment) ? segment : end;
    }
    return names > 0 || outlets > 1; /* "Tim Kabar Lembah - Kabar Lembah" */
}

/* The name in the list's segment [from, to), STR_NONE when it holds none. `whole`: it must hold
 * nothing else ("Detroit News wire services" does). */
static struct str segment_name(const struct page *page, size_t from, size_t to, bool loose,
                               bool whole) {
    size_t end = name_end(page, from, to, loose);
    if (end < to && page_is_char(page, end, ':')) return STR_NONE; /* a label that no pack knows */
    if (end == from || (whole && end < to && !is_whereabouts(page, end, to))) return STR_NONE;
    if (page_match(page, from, end, CLASS_PLACE, NULL) == end - from) return STR_NONE;
    return page_str(page, from, end);
}

static bool is_writers_word(const struct page *page, size_t i, size_t to) {
    const class_set labels = CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(EDITOR_LABEL);
    struct lang_hit hit;
    if ((page_word(page, i)->is & labels) != 0) return true;
    return page_match(page, i, to, CLASS_ROLE, &hit) > 0 &&
           (str_eq(hit.key, STR("press")) || str_eq(hit.key, STR("people")) ||
            str_starts(hit.key, STR("scholar")));
}

/* "Senior Reporter", "Jurnalis Kabar Lembah": what the writer is, behind the name. */
static bool is_writers_role(const struct page *page, size_t from, size_t to) {
    return is_writers_word(page, from, to) || is_writers_word(page, to - 1, to);
}

/* Is the segment that begins at word `i` set off from the one before by a dash ("A - Kabar
 * Lembah"), or, on a line without labels, by a bar: the outlet, known or not? */
static bool is_set_off(const struct page *page, size_t from, size_t i, bool labelled) {
    return i > from && (page_is_dash(page, i - 1) || (!labelled && page_is_char(page, i - 1, '|')));
}

/* Where brackets begin that end words [from, to); `to`: none do. */
static size_t remark_start(const struct page *page, size_t from, size_t to) {
    if (to - from < 3 || !page_is_char(page, to - 1, ')')) return to;
    for (size_t i = to - 1; i > from; i--)
        if (page_is_char(page, i - 1, '(')) return i < to - 1 ? i - 1 : to;
    return to;
}

/* The outlet behind or before a word for those who write for it, "Tim Kabar Lembah", "Bayside Times
 * Staff"; labels of writers have them under the key "team". */
static bool read_team(const struct page *page, size_t i, size_t end, struct str *name) {
    const class_set writers = CLASS_BIT(AUTHOR_LABEL);
    struct lang_hit hit;
    if (((page_word(page, i)->begins | page_word(page, end - 1)->is) & writers) == 0) return false;
    size_t taken = page_match(page, i, end, CLASS_AUTHOR_LABEL, &hit);
    if (taken > 0 && i + taken < end && str_eq(hit.key, STR("team")))
        return outlet_read(page, i + taken, end, name);
    return end > i + 1 && page_match(page, end - 1, end, CLASS_AUTHOR_LABEL, &hit) == 1 &&
           str_eq(hit.key, STR("team")) && outlet_read(page, i, end - 1, name);
}

static void read_names(const struct page *page, size_t from, size_t to, bool loose, bool whole,
                       struct str_list *list, struct str *outlet) {
    for (size_t i = from; i < to;) {
        if (page_is_char(page, i, '[') || page_is_char(page, i, ']') ||
            page_is_char(page, i, '\'') || page_is_char(page, i, '"')) {
            i = behind_link(page, i, to); /* "['NAME', 'NAME']" */
            continue;
        }
        size_t end = segment_end(page, i, to);
        struct str name;
        if (end == i) {
            i += page_is_char(page, i, '@') ? 2 : 1; /* an account is no name */
            continue;
        }
        bool email = is_address(page, end, to);
        size_t behind = email ? end + 2 : end; /* the word before the sign belongs to it */
        if (email) end--;
        size_t remark = remark_start(page, i, end); /* "NAME (now)", "NAME (Kabar Lembah)" */
        if (remark < end && outlet->ptr == NULL && outlet_read(page, remark + 1, end - 1, &name))
            *outlet = name;
        end = remark;
        if (end == i || byline_label(page, i, end) == end - i || /* "NAME, Jurnalis" */
            (list->count > 0 && is_writers_role(page, i, end))) {
            i = behind;
            continue;
        }
        if (read_team(page, i, end, &name) || outlet_read(page, i, end, &name)) {
            if (outlet->ptr == NULL) *outlet = name;
        } else if ((name = segment_name(page, i, end, loose, whole)).ptr != NULL) {
            struct str one; /* "NAME NAME/NAME NAME": the slash stands inside a word */
            bool is_outlet =
                list->count > 0 && outlet->ptr == NULL && is_set_off(page, from, i, !whole);
            if (is_outlet) *outlet = name;
            while (!is_outlet && str_cut(&name, '/', &one))
                if (str_trim(one).len > 0) list_add(page->arena, list, str_trim(one));
        }
        i = behind;
    }
}

void byline_read_sources(const struct page *page, size_t from, size_t to, struct str_list *list) {
    for (size_t i = from; i < to;) {
        size_t end = segment_end(page, i, to);
        struct lang_hit hit;
        if (end == i) {
            i++;
            continue;
        }
        size_t words = page_match(page, i, end, CLASS_MEDIUM, &hit);
        if (words == 0) words = page_match(page, i, end, CLASS_OUTLET, &hit);
        if (words > 0)
            list_add(page->arena, list, hit.first);
        else if (end - i < NAME_WORDS &&
                 ((page_word(page, i)->flags & WORD_CAPITAL) != 0 || page_host_at(page, i)))
            list_add(page->arena, list, page_str(page, i, end));
        i = end;
    }
}

/* A label glued to the name before it: "WijayaEditor:". The length of the name's part; 0: none. */
static size_t glued_label(const struct page *page, size_t i, size_t to) {
    if (i + 1 >= to || !page_is_char(page, i + 1, ':')) return 0;
    struct str word = page_word_str(page, i);
    for (size_t at = page_glue_at(page, i); at > 0; at = page_glue(word, at + 1)) {
        struct str label = str_slice(word, at, word.len);
        if (lang_is(page->pack, label, CLASS_EDITOR_LABEL, NULL)) return at;
    }
    return 0;
}

void byline_read(const struct page *page, size_t from, size_t to, struct people *people) {
    enum word_class role = CLASS_AUTHOR_LABEL;
    for (size_t i = from; i < to;) {
        size_t start = i, taken = 0, glued = 0;
        enum word_class next_role = WORD_CLASSES;
        for (; i < to; i++) {
            if ((glued = glued_label(page, i, to)) > 0) break;
            if ((page_word(page, i)->begins & PEOPLE_LABELS) == 0) continue;
            struct lang_hit hit;
            taken = byline_label(page, i, to);
            if (i == from && taken == 0) taken = bare_label(page, i, to);
            if (taken > 1 || (taken > 0 && i == from)) {
                next_role = label_at(page, i, to, &hit);
                break;
            }
        }
        struct str_list *list = role == CLASS_EDITOR_LABEL ? &people->editors : &people->authors;
        if (role == CLASS_SOURCE_LABEL)
            byline_read_sources(page, start, i, &people->sources);
        else
            read_names(page, start, i, true, false, list, &people->outlet);
        if (glued > 0) {
            /* the name goes on into the glued word */
            struct str word = str_slice(page_word_str(page, i), 0, glued);
            if (list->count > 0 &&
                list->at[list->count - 1].ptr + list->at[list->count - 1].len + 1 == word.ptr)
                list->at[list->count - 1].len += 1 + word.len;
            else
                list_add(page->arena, list, word);
            role = CLASS_EDITOR_LABEL;
            i += 2;
        } else if (next_role != WORD_CLASSES) {
            role = next_role;
            i += taken;
        }
    }
}

void byline_read_names(const struct page *page, size_t from, size_t to, struct people *people) {
    bool small = to - from <= LOOSE_WORDS && !byline_is_names(page, from, to);
    read_names(page, from, to, small, true, &people->authors, &people->outlet);
}

/* May word `i` stand in a credit's brackets: a name, initials, a mark between them? */
static bool in_credit(const struct page *page, size_t i) {
    const struct word *word = page_word(page, i);
    bool capital = (word->flags & WORD_CAPITAL) != 0;
    if (page_is_spoken(page, i))
        return capital || word->end - word->start <= INITIALS || page_host_at(page, i) ||
               memchr(page_word_str(page, i).ptr, '/', word->end - word->start) != NULL;
    return is_list_mark(page, i) || page_is_char(page, i, '.') || page_is_char(page, i, '*');
}

static bool is_number(struct str word) {
    size_t digits = 0;
    while (digits < word.len && word.ptr[digits] >= '0' && word.ptr[digits] <= '9') digits++;
    return digits == word.len;
}

size_t byline_credit(const struct page *page, size_t from, size_t to) {
    if (to - from < 3) return to;
    size_t last = to - 1, small = 0, letters = 0;
    bool round = page_is_char(page, last, ')');
    if (!round && !page_is_char(page, last, ']')) return to;
    for (size_t i = last; i > from && last - i < CREDIT_WORDS; i--) {
        size_t at = i - 1;
        if (page_is_char(page, at, round ? '(' : '[')) {
            bool alone = at == from, ended = !alone && !page_is_spoken(page, at - 1) &&
                                             !page_is_char(page, at - 1, ',');
            return letters > 0 && (alone || ended) && small <= 2 ? at : to;
        }
        if (!in_credit(page, at)) return to;
        letters += page_is_spoken(page, at) && !is_number(page_word_str(page, at));
        small += page_is_spoken(page, at) && (page_word(page, at)->flags & WORD_CAPITAL) == 0;
    }
    return to;
}
