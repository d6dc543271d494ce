/* Datelines: where, and for which outlet, a story was signed.
 *
 *   JAKARTA, KABAR.com –      Kabar.com, Jakarta -      Jakarta (KABAR) -      KABAR.CO.ID -
 * JAKARTA. SEOUL, Dec. 28 (Agency) --    WASHINGTON -      Kabar.com, JakartaGlued text without a
 * dash
 *
 * (forms: our notes on sixty Indonesian and English outlets) */
#include <unicase.h>

#include "core/article/outlet.h"

enum { PARTS = 5, DATELINE_WORDS = 16, PLACE_WORDS = 4 };

struct part {
    size_t first, end; /* words */
    bool brackets;
};

/* The place written as a place is: "PADANG PANJANG" -> "Padang Panjang". */
static struct str place_name(const struct page *page, struct str text) {
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') return text;
    size_t length = text.len * 3;
    char *out = arena_new(page->arena, char, length);
    if (u8_totitle((const uint8_t *)text.ptr, text.len, NULL, NULL, (uint8_t *)out, &length) ==
        NULL)
        return text;
    return (struct str){out, length};
}

struct str dateline_town(const struct page *page, size_t from, size_t to) {
    return place_name(page, page_str(page, from, to));
}

static bool is_place(const struct page *page, size_t from, size_t to) {
    return page_match(page, from, to, CLASS_PLACE, NULL) == to - from ||
           page_match(page, from, to, CLASS_COUNTRY, NULL) == to - from;
}

static bool is_day(const struct page *page, const struct part *part) {
    for (size_t i = part->first; i < part->end; i++)
        if (page_word(page, i)->is & (CLASS_BIT(MONTH) | CLASS_BIT(WEEKDAY))) return true;
    return (page_word(page, part->first)->flags & WORD_DIGIT) != 0;
}

/* "JAKARTA KABAR.com", "Kabar.com Jakarta": cuts a part that is a place and an outlet without a
 * comma between them. */
static bool split_part(const struct page *page, struct part *part, struct part *outlet) {
    size_t place = page_match(page, part->first, part->end, CLASS_PLACE, NULL);
    struct str name;
    if (part->end > part->first + 1 && page_host_at(page, part->first) &&
        is_place(page, part->first + 1, part->end)) {
        *outlet = (struct part){.first = part->first + 1, .end = part->end};
        part->end = part->first + 1;
        return true;
    }
    if (place == 0 || part->first + place >= part->end) return false;
    if (!outlet_read(page, part->first + place, part->end, &name)) return false;
    *outlet = (struct part){.first = part->first + place, .end = part->end};
    part->end = part->first + place;
    return true;
}

/* "HEMPSTEAD, N.Y.", "Dekalb, Ill.": the abbreviated state behind a town. */
static bool is_state(const struct page *page, const struct part *part) {
    return part->end - part->first > 1 && page_is_char(page, part->end - 1, '.');
}

static bool all_upper(const struct page *page, const struct part *part) {
    for (size_t i = part->first; i < part->end; i++)
        if (page_is_spoken(page, i) && (page_word(page, i)->flags & WORD_UPPER) == 0) return false;
    return true;
}

/* "POSMETRO MEDAN": an unknown name that ends in a town's is a paper's. */
static bool is_paper(const struct page *page, const struct part *part) {
    if (part->end - part->first < 2) return false;
    return is_place(page, part->end - 1, part->end);
}

/* "Kertapura - Surat …": a name of one or two words, the dash behind it set off by spaces, a
 * capital behind that. */
static bool is_spaced_name(const struct page *page, const struct part *part) {
    const class_set not_town = CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(NOT_NAME) |
                               CLASS_BIT(PREPOSITION) | CLASS_BIT(WEEKDAY) | CLASS_BIT(ROLE);
    size_t dash = part->end;
    if (dash - part->first > 2 || dash + 1 >= page->words->count) return false;
    for (size_t i = part->first; i < dash; i++)
        if (!(page_word(page, i)->flags & WORD_CAPITAL) || (page_word(page, i)->is & not_town))
            return false;
    const uint32_t glued = WORD_GLUED;
    return page_is_dash(page, dash) && !(page_word(page, dash)->flags & glued) &&
           (page_word(page, dash + 1)->flags & (glued | WORD_CAPITAL)) == WORD_CAPITAL;
}

/* Which part is the outlet, which the place. `sure`: a dash ends them, so that an unknown name may
 * be either. Behind an unknown town stands an outlet where the pack's setting says so ("dateline =
 * outlet"), else a region ("TOWN, Region —"). */
static bool understand(const struct page *page, const struct part *parts, size_t count, bool sure,
                       struct dateline *out) {
    const struct part *place = NULL, *other = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct part *part = &parts[i];
        struct str name;
        if (is_day(page, part) || is_state(page, part)) continue;
        bool town = i + 1 < count && is_state(page, part + 1); /* "NEWPORT NEWS, Va." */
        if (town) {
            place = part;
            out->known = true;
        } else if (!out->known && !part->brackets && is_place(page, part->first, part->end)) {
            if (place != NULL) other = place;
            place = part;
            out->known = true;
        } else if (out->outlet.ptr == NULL && outlet_read(page, part->first, part->end, &name)) {
            out->outlet = name;
        } else if (out->outlet.ptr == NULL && (part->brackets || is_paper(page, part))) {
            out->outlet = page_str(page, part->first, part->end);
        } else if (place == NULL && part->end - part->first <= PLACE_WORDS) {
            place = part;
        } else if (other == NULL) {
            other = part;
        }
    }
    if (place == NULL && out->outlet.ptr == NULL) return false;
    if (!sure && (!out->known || out->outlet.ptr == NULL)) return false;
    bool unknown = place != NULL && !out->known && out->outlet.ptr == NULL;
    if (unknown && other == NULL && !all_upper(page, place)) {
        if (!is_spaced_name(page, place)) return false;
        out->weak = true;
    }
    if (other != NULL) out->other = page_str(page, other->first, other->end);
    if (out->outlet.ptr == NULL && str_eq(lang_setting(page->pack, STR("dateline")), STR("outlet")))
        out->outlet = out->other;
    if (place == NULL) return true;
    out->place = place_name(page, page_str(page, place->first, place->end));
    out->place_first = (uint32_t)place->first;
    out->place_end = (uint32_t)place->end;
    return true;
}

/* The text begins inside word `i`, behind a place or an outlet glued to it: "JakartaPolisi",
 * "JAKARTA-Polisi", "KABAR.com-Polisi". */
static bool glued(const struct page *page, size_t i, struct dateline *out) {
    struct str word = page_word_str(page, i);
    for (size_t length = page_glue_at(page, i); length > 0; length = page_glue(word, length + 1)) {
        struct str before = str_slice(word, 0, length);
        struct lang_hit hit;
        bool host = page_is_host(before);
        if (!host && !lang_is(page->pack, before, CLASS_PLACE, NULL)) continue;
        out->known = true;
        if (!host)
            out->place = place_name(page, before);
        else
            out->outlet = lang_is(page->pack, before, CLASS_OUTLET, &hit) ? hit.first : before;
        out->end_word = (uint32_t)i;
        out->end = page_word(page, i)->start + (uint32_t)length + (word.ptr[length] == '-');
        return true;
    }
    return false;
}

/* What stands before the glued word must be the other half: "Kabar.com, JakartaPolisi". */
static bool join_glued(const struct page *page, const struct part *parts, size_t count,
                       struct dateline *out) {
    if (count == 0) return true;
    size_t first = parts[0].first, end = parts[0].end;
    if (count > 1) return false;
    if (out->outlet.ptr == NULL) return outlet_read(page, first, end, &out->outlet);
    if (!is_place(page, first, end)) return false;
    out->place = place_name(page, page_str(page, first, end));
    return true;
}

static bool may_stand(const struct page *page, size_t i) {
    const struct word *word = page_word(page, i);
    const class_set small = CLASS_BIT(OUTLET) | CLASS_BIT(NAME_PARTICLE) | CLASS_BIT(MEDIUM) |
                            CLASS_BIT(MONTH); /* "(dpa)", "14 mar" */
    return (word->flags & (WORD_CAPITAL | WORD_DIGIT)) != 0 || (word->is & small) != 0 ||
           (word->begins & CLASS_BIT(OUTLET)) != 0 || page_host_at(page, i);
}

/* "SERI DELIMA: …": two words in capitals. Where the language signs so they are no speaker's. */
static bool is_signed_town(const struct page *page, const struct part *part) {
    const class_set not_town = CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(PREPOSITION) | CLASS_BIT(ROLE) |
                               CLASS_BIT(ORGANISATION) | CLASS_BIT(NAVIGATION) | CLASS_BIT(MONTH) |
                               CLASS_BIT(CAPTION_LABEL) | CLASS_BIT(HONORIFIC) | CLASS_BIT(RANK);
    size_t words = part->end - part->first;
    if (words < 2 || words > PLACE_WORDS || !all_upper(page, part)) return false;
    for (size_t i = part->first; i < part->end; i++)
        if ((page_word(page, i)->is & not_town) != 0) return false;
    return true;
}

/* Dashes, and the stars of bold text around them. */
static size_t skip_dashes(const struct page *page, size_t i, size_t to) {
    while (i < to && (page_is_dash(page, i) || page_is_char(page, i, '*'))) i++;
    return i;
}

static bool finish(const struct page *page, size_t next, size_t to, struct dateline *out) {
    next = skip_dashes(page, next, to);
    if (next >= to) return false;
    out->end_word = (uint32_t)next;
    out->end = page_word(page, next)->start;
    return true;
}

/* What a dateline is made of, as far as it was read. */
struct reading {
    struct part parts[PARTS + 1]; /* one may be cut in two */
    size_t count;
    size_t part; /* the first word of the part that is being read */
    bool brackets;
};

static bool close_part(const struct page *page, struct reading *reading, size_t end) {
    if (end > reading->part) {
        if (reading->count + 1 >= PARTS) return false;
        struct part *part = &reading->parts[reading->count++];
        *part = (struct part){.first = reading->part, .end = end, .brackets = reading->brackets};
        if (split_part(page, part, part + 1)) reading->count++;
    }
    reading->part = end + 1;
    return true;
}

/* Is the full stop at `i` that of a short word inside a dateline: "Dec. 28", "Ill. —", "Calif.,"?
 */
static bool is_inner_stop(const struct page *page, size_t i, size_t to) {
    return i + 1 < to && page_word_str(page, i - 1).len <= 5 &&
           (page_is_dash(page, i + 1) || page_is_char(page, i + 1, ',') ||
            (page_word(page, i + 1)->flags & WORD_DIGIT) != 0);
}

/* Reads parts from word `i` on. The word at which they end: a dash, colon or full stop, or the
 * first word that cannot stand in a dateline; `to` when there is no end in reach. */
static size_t read_parts(const struct page *page, size_t i, size_t to, struct reading *reading,
                         struct dateline *out) {
    size_t limit = to - i > DATELINE_WORDS ? i + DATELINE_WORDS : to;
    reading->part = i;
    for (; i < limit; i++) {
        if (page_is_spoken(page, i)) {
            bool first = reading->part == i;
            if ((first && glued(page, i, out)) || !may_stand(page, i)) return i;
            continue;
        }
        bool open = page_is_char(page, i, '('), close = page_is_char(page, i, ')');
        if (page_is_char(page, i, '/')) continue;
        if (page_is_char(page, i, '.') && i > reading->part && is_inner_stop(page, i, to)) continue;
        if (!close_part(page, reading, i)) return to;
        if (!open && !close && !page_is_char(page, i, ',')) return i;
        reading->brackets = open;
    }
    return to;
}

/* "OUTLET - TOWN. …", "outlet - TOWN -- …": the dash at word `i` stands inside the dateline. */
static bool read_inner_dash(const struct page *page, size_t i, size_t to,
                            const struct reading *reading, struct dateline *out) {
    const struct part *first = &reading->parts[0];
    if (reading->count != 1 || !outlet_read(page, first->first, first->end, &out->outlet))
        return false;
    size_t town = skip_dashes(page, i, to), end = town;
    while (end < to && end - town < PLACE_WORDS && (page_word(page, end)->flags & WORD_UPPER) != 0)
        end++;
    if (end == town) end += page_match(page, town, to, CLASS_PLACE, NULL);
    if (end == town || end >= to) return false;
    if (!page_is_dash(page, end) && !page_is_char(page, end, '.')) return false;
    out->place = place_name(page, page_str(page, town, end));
    return finish(page, end + 1, to, out);
}

bool dateline_read(const struct page *page, size_t from, size_t to, struct dateline *out) {
    size_t i = from;
    while (i < to && (page_is_char(page, i, '*') || page_is_char(page, i, '['))) i++;
    *out = (struct dateline){.line = NO_LINE, .first = (uint32_t)i};
    if (i >= to || !page_is_spoken(page, i)) return false;
    struct reading reading;
    reading.count = 0;
    reading.brackets = false;
    size_t end = read_parts(page, i, to, &reading, out);
    const struct part *parts = reading.parts;
    while (end < to && reading.count > 0 && page_is_char(page, end, '*')) end++; /* bold text */
    if (end + 1 < to && page_is_char(page, end, '.') && page_is_dash(page, end + 1))
        end++; /* "(EFE).-" */
    if (end >= to) return false;
    if (out->end > 0) return join_glued(page, parts, reading.count, out);
    if (reading.count == 0) return false;
    const struct part *last = &parts[reading.count - 1];
    if (page_is_dash(page, end)) {
        if (read_inner_dash(page, end, to, &reading, out)) return true;
        out->outlet = out->place = STR_NONE;
        return understand(page, parts, reading.count, true, out) && finish(page, end, to, out);
    }
    if (page_is_char(page, end, ':')) { /* "Jakarta: …", "Washington, DC, United States: …" */
        bool town = is_place(page, parts->first, parts->end);
        if (!town && (reading.count > 1 || !is_signed_town(page, parts))) return false;
        if (!understand(page, parts, reading.count, true, out)) return false;
        out->turn = !town && !str_eq(lang_setting(page->pack, STR("dateline-end")), STR("colon"));
        return finish(page, end + 1, to, out);
    }
    /* no dash: "Outlet.com, Jakarta Polisi …" */
    size_t place = page_match(page, reading.part, to, CLASS_PLACE, NULL);
    if (place == 0 || last->end + 1 != reading.part) return false;
    reading.parts[reading.count] =
        (struct part){.first = reading.part, .end = reading.part + place};
    return understand(page, parts, reading.count + 1, false, out) &&
           finish(page, reading.part + place, to, out);
}
