/* A whole story on one line, its line breaks lost: "TITLENAMEDayDATE WIBTOWN, OUTLET — Text …". The
 * breaks are put back where the head's parts can be told: words that ran into each other, a label
 * of people, the date, the dateline. */
#include "core/article/byline.h"
#include "core/article/date.h"
#include "core/article/outlet.h"
#include "core/text/utf8.h"

enum {
    GLUED_LINES = 3,  /* a page of more lines was not scraped so */
    GLUED_WORDS = 60, /* nor is a shorter first line a whole story */
    HEAD_REACH = 70,  /* words of it among which the head's parts are looked for */
    UPDATE_WORDS = 6, /* between a date and that of the update behind it */
    TITLE_LEAST = 3,
    TITLE_MOST = 30,
    STORY_LEAST = 25, /* words that must follow the head */
    NAMES_MOST = 8,   /* words of a byline without a colon, up to the date or dateline */
    TAIL_REACH = 60,  /* words at the line's end among which the tail's parts are looked for */
    RUN_BYTES = 80,   /* a longer "word" is no words run together */
    SPLITS_MOST = 64
};

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Does this text stand on the line as a word of its own, in capitals or not? */
static bool stands_elsewhere(const struct page *page, const struct line *line, struct str text) {
    uint32_t hash = utf8_fold_hash(text);
    for (uint32_t i = line->first; i < line->end && i < line->first + HEAD_REACH; i++)
        if (page_word(page, i)->hash == hash) return true;
    return false;
}

/* "WIBTOWN": bytes of the zone at the head of a run of capitals; 0: there is none. */
static size_t zone_length(const struct page *page, struct str word) {
    size_t upper = 0;
    while (upper < word.len && is_upper(word.ptr[upper])) upper++;
    for (size_t n = 2; n <= 4 && n + 3 <= upper; n++)
        if (lang_is(page->pack, str_slice(word, 0, n), CLASS_TIMEZONE, NULL)) return n;
    return 0;
}

/* "TitleKabarRaya.com": bytes before the host that stands elsewhere, else all of `head`. */
static size_t name_before_host(const struct page *page, const struct line *line, struct str head) {
    for (size_t i = 1; i + 1 < head.len; i++)
        if (is_upper(head.ptr[i]) && is_lower(head.ptr[i - 1]) &&
            stands_elsewhere(page, line, str_slice(head, i, head.len)))
            return i;
    return head.len;
}

/* Bytes of `word` up to where another ran into it; 0: it is one word. */
static size_t run_length(const struct page *page, const struct line *line, struct str word) {
    if (word.len > RUN_BYTES || lang_is(page->pack, word, CLASS_OUTLET, NULL)) return 0;
    size_t zone = zone_length(page, word), first = 0;
    if (zone > 0) return zone;
    for (size_t i = 1; i + 1 < word.len; i++) {
        char before = word.ptr[i - 1], here = word.ptr[i];
        if (!is_upper(here) || !(is_lower(before) || is_digit(before))) continue;
        struct str head = str_slice(word, 0, i), rest = str_slice(word, i, word.len);
        if (stands_elsewhere(page, line, rest)) return i;
        if (page_is_host(head)) return name_before_host(page, line, head);
        if (first == 0) first = i;
    }
    return page_is_host(word) ? 0 : first;
}

/* Cuts the words of the line's head that ran into each other. Their second halves begin a line. */
static void split_words(const struct page *page, const struct line *line, struct words *words) {
    struct word *split = arena_new_raw(page->arena, struct word, words->count + SPLITS_MOST);
    size_t count = 0, splits = 0;
    for (size_t i = 0; i < words->count; i++) {
        split[count++] = words->at[i];
        bool head = i >= line->first && i < line->end && i < line->first + HEAD_REACH;
        while (head && splits < SPLITS_MOST && (split[count - 1].flags & WORD_LETTERS)) {
            struct word *word = &split[count - 1];
            struct str text = str_slice(page->clean, word->start, word->end);
            size_t length = run_length(page, line, text);
            if (length == 0) break;
            struct words halves[2];
            words_cut(page->arena, str_slice(text, 0, length), &halves[0]);
            words_cut(page->arena, str_slice(text, length, text.len), &halves[1]);
            if (halves[0].count != 1 || halves[1].count != 1) break;
            struct word *next = &split[count++];
            *next = halves[1].at[0];
            next->start = word->start + (uint32_t)length;
            next->end = word->end;
            uint32_t place = word->flags & (WORD_GLUED | WORD_LINE | WORD_PARAGRAPH);
            word->hash = halves[0].at[0].hash;
            word->end = next->start;
            word->flags = (halves[0].at[0].flags & ~(uint32_t)(WORD_LINE | WORD_PARAGRAPH)) | place;
            splits++;
        }
    }
    if (splits == 0) return;
    *words = (struct words){split, count};
    lang_classify(page->pack, page->clean, words);
}

/* The parts of the head, as words of the line; `end` where a part is missing. */
struct head {
    uint32_t first, end;     /* the head and no more than HEAD_REACH words behind it */
    uint32_t byline;         /* a label of people */
    uint32_t date, date_end; /* with its label */
    uint32_t dateline;
};

/* "… Updated DATE" behind the date that ends at word `i`: where it ends; `i`: there is none. */
static uint32_t update_end(const struct page *page, uint32_t i, uint32_t to) {
    struct date_hit hit;
    if (!date_find(page, i, to, &hit) || hit.first - i > UPDATE_WORDS) return i;
    for (size_t k = i; k < hit.first; k++)
        if (page_match(page, k, hit.first, CLASS_UPDATED, NULL) > 0) return (uint32_t)hit.end;
    return i;
}

/* A date that the page prints, not one that the story tells of ("pada Selasa, 15 Agustus"). */
static void find_date(const struct page *page, struct head *head) {
    const class_set labels = CLASS_BIT(UPDATED) | CLASS_BIT(PUBLISHED);
    struct date_hit hit;
    head->date = head->date_end = head->end;
    if (!date_find(page, head->first, head->end, &hit)) return;
    uint32_t start = (uint32_t)hit.first;
    bool labelled = false;
    for (uint32_t i = start; i > head->first && start - i < TITLE_LEAST; i--) {
        if ((page_word(page, i - 1)->begins & labels) == 0) continue;
        start = i - 1;
        labelled = true;
    }
    if (start == head->first || hit.end >= head->end) return;
    const struct word *before = page_word(page, start - 1), *after = page_word(page, hit.end);
    bool dash = page_is_dash(page, hit.end) && hit.end + 1 < head->end;
    if (dash) after++;
    bool told =
        page_is_char(page, start - 1, '(') || page_is_char(page, start - 1, ',') ||
        (before->is & (CLASS_BIT(PREPOSITION) | CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(SCENE))) != 0;
    bool printed = labelled || hit.date.has_time || hit.first + 3 <= hit.end;
    if (told || !printed || !(after->flags & (WORD_CAPITAL | WORD_DIGIT))) return;
    head->date = start;
    head->date_end = update_end(page, (uint32_t)hit.end + dash, head->end);
}

static void find_dateline(const struct page *page, uint32_t line_end, struct head *head) {
    bool dated = head->date < head->end;
    const class_set known = CLASS_BIT(PLACE) | CLASS_BIT(OUTLET);
    uint32_t from = dated ? head->date_end : head->first + TITLE_LEAST;
    size_t menu; /* "Share Save PORT ARDEN —" */
    while (dated && from < head->end &&
           (menu = page_match(page, from, head->end, CLASS_NAVIGATION, NULL)) > 0)
        from += (uint32_t)menu;
    head->dateline = head->end;
    for (uint32_t i = from; i < head->end; i++) {
        const struct word *word = page_word(page, i);
        struct dateline found;
        bool opens = (word->flags & WORD_UPPER) != 0 || (word->begins & known) != 0 ||
                     page_host_at(page, i) ||
                     (dated && i == from && (word->flags & WORD_CAPITAL) != 0);
        if (!opens || !dateline_read(page, i, line_end, &found) || found.weak) continue;
        struct str outlet;
        bool outlet_before = outlet_read(page, i - 1, i, &outlet);
        if (found.outlet.ptr == NULL && !(found.known && (dated || outlet_before))) continue;
        head->dateline = i;
        return;
    }
}

/* A label with a colon, or one that names and then the date or dateline follow. */
static void find_byline(const struct page *page, struct head *head) {
    uint32_t until = head->date < head->dateline ? head->date : head->dateline;
    head->byline = head->end;
    for (uint32_t i = head->first + TITLE_LEAST; i < until; i++) {
        size_t taken = byline_label(page, i, until);
        if (taken == 0) continue;
        bool colon = page_is_char(page, i + taken - 1, ':');
        if (!colon && (until == head->end || until - i > NAMES_MOST)) continue;
        head->byline = i;
        return;
    }
}

static void begin_line(struct words *words, uint32_t i) {
    words->at[i].flags |= WORD_LINE | WORD_PARAGRAPH;
    words->at[i].flags &= ~(uint32_t)WORD_GLUED;
}

/* Does a sentence end among the words [first, end)? A title's does not. */
static bool holds_sentence(const struct page *page, uint32_t first, uint32_t end) {
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (page_is_char(page, i, '.') && (page_word(page, i + 1)->flags & WORD_CAPITAL) != 0 &&
            (page_word(page, i - 1)->flags & WORD_CAPITAL) == 0)
            return true;
    return false;
}

/* The words at `i`, behind the story, by which a line of the tail begins: a label with a colon, or,
 * in capitals, a phrase that begins furniture. 0: none do. */
static size_t tail_words(const struct page *page, uint32_t i, uint32_t to) {
    size_t taken = page_match(page, i, to, CLASS_RELATED_LABEL, NULL);
    if (taken == 0) taken = byline_label(page, i, to);
    if (taken > 0 && i + taken < to &&
        (page_is_char(page, i + taken - 1, ':') || page_is_char(page, i + taken, ':')))
        return taken;
    if ((page_word(page, i)->flags & (WORD_CAPITAL | WORD_LETTERS)) == WORD_LETTERS) return 0;
    taken = page_match(page, i, to, CLASS_BOILERPLATE_START, NULL);
    return taken > 0 ? taken : page_match(page, i, to, CLASS_TAIL_START, NULL);
}

/* "… Baca juga: HEADLINE Editor: NAME © Kabar" at the line's end, the first of them behind the last
 * sentence. */
static void break_tail(const struct page *page, const struct line *line, struct words *words) {
    const class_set marks = CLASS_BIT(RELATED_LABEL) | CLASS_BIT(AUTHOR_LABEL) |
                            CLASS_BIT(EDITOR_LABEL) | CLASS_BIT(BOILERPLATE_START) |
                            CLASS_BIT(TAIL_START);
    uint32_t from = line->end > TAIL_REACH ? line->end - TAIL_REACH : 0;
    bool open = false; /* the tail has begun */
    for (uint32_t i = from > line->first + 1 ? from : line->first + 1; i < line->end; i++) {
        if ((page_word(page, i)->begins & marks) == 0) continue;
        size_t taken = open || !page_is_spoken(page, i - 1) ? tail_words(page, i, line->end) : 0;
        if (taken == 0) continue;
        begin_line(words, i);
        open = true;
        i += (uint32_t)taken - 1;
    }
}

/* The word behind a menu of two entries or more at the line's start: "Home News Sport TITLE". */
static uint32_t behind_menu(const struct page *page, const struct line *line) {
    uint32_t entries = 0, i = line->first;
    size_t taken;
    while (i < line->end && (taken = page_match(page, i, line->end, CLASS_NAVIGATION, NULL)) > 0) {
        i += (uint32_t)taken;
        entries++;
    }
    return entries > 1 ? i : line->first;
}

/* Puts line breaks between the parts of the head; false: it has none that can be told. */
static bool break_head(const struct page *page, const struct line *line, struct words *words) {
    struct head head = {.first = behind_menu(page, line), .end = line->end};
    if (head.end - head.first > HEAD_REACH) head.end = head.first + HEAD_REACH;
    find_date(page, &head);
    find_dateline(page, line->end, &head);
    if (head.date > head.dateline) head.date = head.date_end = head.end;
    find_byline(page, &head);
    uint32_t title = head.byline < head.date ? head.byline : head.date;
    if (head.dateline < title) title = head.dateline;
    uint32_t body = head.dateline < head.end ? head.dateline : head.date_end;
    if (title == head.end || body == head.end || body + STORY_LEAST > line->end) return false;
    uint32_t first_break = title; /* where the title ends: there, or where words ran together */
    for (uint32_t i = title; i > head.first + TITLE_LEAST; i--)
        if ((page_word(page, i - 1)->flags & WORD_LINE) != 0) first_break = i - 1;
    uint32_t outlet = title - 1;
    struct str name;
    if (first_break == title && outlet > head.first + TITLE_LEAST &&
        page_is_spoken(page, outlet - 1) && outlet_read(page, outlet, title, &name))
        first_break = outlet;
    uint32_t words_of_title = first_break - head.first;
    if (words_of_title < TITLE_LEAST || words_of_title > TITLE_MOST ||
        holds_sentence(page, head.first, first_break))
        return false;
    const uint32_t breaks[] = {first_break, title, head.byline, head.date, head.date_end, body};
    for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
        if (breaks[i] <= body) begin_line(words, breaks[i]);
    for (uint32_t i = line->first + 1; i < line->end && i < line->first + HEAD_REACH; i++)
        if (i < first_break || i > body) /* words of the title, of the story */
            words->at[i].flags &= ~(uint32_t)(WORD_LINE | WORD_PARAGRAPH);
    if (head.first > line->first) begin_line(words, head.first);
    break_tail(page, line, words);
    return true;
}

bool glued_break(struct page *page, struct words *words) {
    if (page->line_count == 0 || page->line_count > GLUED_LINES) return false;
    struct line line = page->lines[0];
    if (line.spoken < GLUED_WORDS) return false;
    struct words whole = *words;
    size_t before = words->count;
    split_words(page, &line, words);
    line.end += (uint32_t)(words->count - before);
    if (break_head(page, &line, words)) return true;
    *words = whole;
    return false;
}
