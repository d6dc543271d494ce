#include "core/article/byline.h"

static const class_set PEOPLE_LABELS =
    CLASS_BIT(AUTHOR_LABEL) | CLASS_BIT(EDITOR_LABEL) | CLASS_BIT(SOURCE_LABEL);

/* The label's class at word `i`, or WORD_CLASSES; the words it takes in *taken. */
static enum word_class label_at(const struct page *page, size_t i, size_t to, size_t *taken) {
    static const enum word_class classes[] = {CLASS_AUTHOR_LABEL, CLASS_EDITOR_LABEL,
                                              CLASS_SOURCE_LABEL};
    enum word_class best = WORD_CLASSES;
    *taken = 0;
    for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
        size_t words = page_match(page, i, to, classes[k], NULL);
        if (words <= *taken) continue;
        best = classes[k];
        *taken = words;
    }
    return best;
}

size_t byline_label(const struct page *page, size_t i, size_t to, class_set labels) {
    size_t taken;
    if ((page_word(page, i)->begins & labels & PEOPLE_LABELS) == 0) return 0;
    enum word_class class = label_at(page, i, to, &taken);
    if (class == WORD_CLASSES || (((class_set)1 << class) & labels) == 0) return 0;
    size_t next = i + taken;
    if (next >= to) return taken;
    if (page_is_char(page, next, ':')) return taken + 1;
    if (class == CLASS_SOURCE_LABEL) return 0;
    return (page_word(page, next)->flags & WORD_CAPITAL) != 0 ? taken : 0;
}

/* Words that no person is called. */
static const class_set NOT_PERSON = CLASS_BIT(OUTLET) | CLASS_BIT(MEDIUM) | CLASS_BIT(NAVIGATION) |
                                    CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(MONTH) |
                                    CLASS_BIT(WEEKDAY) | CLASS_BIT(PREPOSITION);

/* Between two names of a list. */
static bool is_list_mark(const struct page *page, size_t i) {
    return page_is_char(page, i, ',') || page_is_char(page, i, '&') || page_is_char(page, i, '/') ||
           page_is_char(page, i, '|') || page_is_char(page, i, ';') || page_is_dash(page, i) ||
           (!(page_word(page, i)->flags & WORD_CAPITAL) &&
            (page_word(page, i)->is & CLASS_BIT(ROLE_GLUE)) != 0 && page_is_spoken(page, i));
}

enum { NAME_WORDS = 6 };

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
        if (small && loose ? is_list_mark(page, next)
                           : small && (word->is & CLASS_BIT(NAME_PARTICLE)) == 0)
            break;
        if (page_is_host(text)) break;
        if ((word->is & NOT_PERSON) != 0 && capitals == 0) break;
        if ((word->is & (CLASS_BIT(OUTLET) | CLASS_BIT(NAVIGATION))) != 0) break;
        capitals += loose || !small;
        letters += text.len;
        next++;
    }
    while (next > i && !page_is_spoken(page, next - 1) && !page_is_char(page, next - 1, '.'))
        next--;
    return capitals > 0 && letters >= 3 ? next : i;
}

/* Words of an outlet at `i`; 0: none. */
static size_t outlet_at(const struct page *page, size_t i, size_t to, struct str *outlet) {
    struct lang_hit hit;
    size_t words = page_match(page, i, to, CLASS_OUTLET, &hit);
    if (words == 0 && page_is_host(page_word_str(page, i))) {
        *outlet = page_word_str(page, i);
        return 1;
    }
    if (words > 0) *outlet = hit.first;
    return words;
}

bool byline_is_names(const struct page *page, size_t from, size_t to) {
    size_t names = 0;
    for (size_t i = from; i < to;) {
        struct str outlet;
        if (is_list_mark(page, i) || page_is_char(page, i, '(') || page_is_char(page, i, ')')) {
            i++;
            continue;
        }
        size_t end = name_end(page, i, to, false);
        if (end > i) {
            names++;
            i = end;
            continue;
        }
        size_t words = names > 0 ? outlet_at(page, i, to, &outlet) : 0;
        if (words == 0) return false;
        i += words;
    }
    return names > 0;
}

/* Adds the names in words [from, to) to `list`. */
static void read_names(const struct page *page, size_t from, size_t to, struct str_list *list,
                       struct people *people) {
    bool fresh = true; /* a name may begin here: not behind "News Reporter" */
    for (size_t i = from; i < to;) {
        if (is_list_mark(page, i)) {
            fresh = true;
            i++;
            continue;
        }
        struct str outlet;
        size_t words = outlet_at(page, i, to, &outlet);
        if (words > 0) {
            if (people->outlet.ptr == NULL) people->outlet = outlet;
            i += words;
            fresh = false;
            continue;
        }
        size_t end = fresh ? name_end(page, i, to, true) : i;
        if (end > i) {
            struct str name = page_str(page, i, end);
            list_add(page->arena, list, name);
            i = end;
        } else {
            i++;
        }
        fresh = false;
    }
}

static void read_sources(const struct page *page, size_t from, size_t to, struct str_list *list) {
    for (size_t i = from; i < to;) {
        struct lang_hit hit;
        size_t words = page_match(page, i, to, CLASS_MEDIUM, &hit);
        if (words == 0) words = page_match(page, i, to, CLASS_OUTLET, &hit);
        if (words > 0) {
            list_add(page->arena, list, hit.first);
            i += words;
            continue;
        }
        size_t end = i;
        while (end < to && !is_list_mark(page, end) && end - i < NAME_WORDS &&
               (page_word(page, end)->flags & WORD_CAPITAL) != 0)
            end++;
        if (end > i) list_add(page->arena, list, page_str(page, i, end));
        i = end > i ? end : i + 1;
    }
}

/* A label glued to the name before it: "WijayaEditor:". The length of the name's part; 0: none. */
static size_t glued_label(const struct page *page, size_t i, size_t to) {
    if (i + 1 >= to || !page_is_char(page, i + 1, ':')) return 0;
    struct str word = page_word_str(page, i);
    for (size_t at = page_glue(word, 0); at > 0; at = page_glue(word, at + 1)) {
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
            if (i > from && !(i + 1 < to)) continue;
            taken = byline_label(page, i, to, PEOPLE_LABELS);
            /* inside a line only a colon makes a label */
            if (taken > 0 && (i == from || page_is_char(page, i + taken - 1, ':'))) {
                size_t words;
                next_role = label_at(page, i, to, &words);
                break;
            }
        }
        struct str_list *list = role == CLASS_EDITOR_LABEL ? &people->editors : &people->authors;
        if (role == CLASS_SOURCE_LABEL)
            read_sources(page, start, i, &people->sources);
        else
            read_names(page, start, i, list, people);
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

size_t byline_credit(const struct page *page, size_t from, size_t to) {
    if (to - from < 3) return to;
    size_t last = to - 1;
    if (page_is_char(page, last, '.')) last--;
    bool round = page_is_char(page, last, ')');
    if (!round && !page_is_char(page, last, ']')) return to;
    for (size_t i = last; i > from && last - i < 12; i--) {
        size_t at = i - 1;
        if (page_is_char(page, at, round ? '(' : '[')) return at + 1 < last ? at : to;
        const struct word *word = page_word(page, at);
        bool small = (word->flags & WORD_CAPITAL) == 0;
        if (page_is_spoken(page, at)
                ? (word->flags & WORD_DIGIT) || (small && word->end - word->start > 12)
                : !is_list_mark(page, at) && !page_is_char(page, at, '.') &&
                      !page_is_char(page, at, '*'))
            return to;
    }
    return to;
}
