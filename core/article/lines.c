#include "core/article/page.h"

size_t page_match_known(const struct page *page, size_t from, size_t to, enum word_class class,
                        struct lang_hit *hit) {
    struct lang_hit own;
    if (hit == NULL) hit = &own;
    return lang_match(page->pack, page->words, from, to, class, hit) ? hit->words : 0;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

bool page_is_host(struct str word) {
    size_t dot = SIZE_MAX;
    if (memchr(word.ptr, '.', word.len) == NULL) return false; /* most words */
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c == '.')
            dot = i;
        else if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '-')
            return false;
    }
    if (dot == SIZE_MAX || dot < 3) return false;
    size_t ending = word.len - dot - 1;
    if (ending < 2 || ending > 6) return false;
    for (size_t i = dot + 1; i < word.len; i++)
        if (!is_letter(word.ptr[i])) return false;
    return true;
}

/* A longer "word" is no two words run together. */
enum { GLUED_BYTES = 80 };

size_t page_glue(struct str word, size_t from) {
    if (word.len > GLUED_BYTES) return 0;
    for (size_t i = from > 2 ? from : 2; i + 1 < word.len; i++) {
        char before = word.ptr[i - 1], here = word.ptr[i];
        if (here >= 'A' && here <= 'Z' && before >= 'a' && before <= 'z') return i;
        if (here == '-') return i;
    }
    return 0;
}

/* The end of words [first, end) without "[1][2]" behind them. */
static size_t before_footnotes(const struct page *page, size_t first, size_t end) {
    while (end > first + 3 && page_is_char(page, end - 1, ']') &&
           (page_word(page, end - 2)->flags & WORD_DIGIT) != 0 && page_is_char(page, end - 3, '['))
        end -= 3;
    return end;
}

/* How the words [first, end) end: '.' for a full stop (。 too), '?' for ?, ! and …, with closing
 * marks behind; 0: not as a sentence. */
static char sentence_mark(const struct page *page, size_t first, size_t end) {
    end = before_footnotes(page, first, end);
    for (size_t i = end; i > first; i--) {
        const struct word *word = page_word(page, i - 1);
        if (word->flags & WORD_LETTERS) return 0;
        uint32_t length = word->end - word->start;
        const char *at = page->clean.ptr + word->start;
        if (length == 1 && *at == '.')
            return i - 1 > first && page_is_char(page, i - 2, '.') ? '?' : '.'; /* "..." */
        if (length == 1 && (*at == '?' || *at == '!')) return '?';
        if (length != 3) continue;
        if (memcmp(at, "。", 3) == 0) return '.';
        if (memcmp(at, "…", 3) == 0 || memcmp(at, "？", 3) == 0 || memcmp(at, "！", 3) == 0)
            return '?';
    }
    return 0;
}

/* Running text ends with a full stop and has this many words, or is longer than titles are. */
enum { PROSE_WORDS = 8, LONG_PROSE_WORDS = 28 };

/* Where words are cut a character each (Chinese, Japanese, Thai), fewer bytes a word than the
 * first, three characters count as one word, so that one measure of length serves all scripts. */
enum { UNSPACED_WORD = 4, UNSPACED_BYTES = 9 };

static void line_close(const struct page *page, struct line *line, size_t end) {
    line->end = line->credit = (uint32_t)end;
    line->kind = BLOCK_PARAGRAPH;
    char mark = sentence_mark(page, line->first, end);
    line->sentence = mark != 0;
    line->stop = mark == '.';
    uint32_t bytes = page_word(page, end - 1)->end - page_word(page, line->first)->start;
    if (bytes < line->spoken * UNSPACED_WORD) line->spoken = bytes / UNSPACED_BYTES + 1;
    line->prose = (line->stop && line->spoken >= PROSE_WORDS) || line->spoken >= LONG_PROSE_WORDS;
}

/* ---- plain text wrapped at a column ---- */

enum {
    WRAPPED_LINES = 8,   /* a page of fewer lines tells nothing */
    WRAPPED_LEAST = 3,   /* so many lines go on in small letters where text was wrapped, … */
    WRAPPED_SHARE = 3,   /* … one in so many of those behind a long line */
    FULL_LINES = 5,      /* of a page where none had room for another word … */
    FULL_BYTES = 28,     /* … in a column that may be narrow … */
    FULL_SLACK = 4,      /* … but for an indent */
    WRAPPED_BYTES = 40,  /* a line that was wrapped is at least this long … */
    WRAPPED_COLUMN = 160 /* … and no longer */
};

static uint32_t bytes_of(const struct page *page, const struct line *line) {
    return page_word(page, line->end - 1)->end - page_word(page, line->first)->start;
}

/* Does the line go on in small letters (ASCII: scripts without capitals say nothing)? "author: …"
 * is a label. */
static bool begins_small(const struct page *page, const struct line *line) {
    char c = page->clean.ptr[page_word(page, line->first)->start];
    bool label = line->first + 1 < line->end && page_is_char(page, line->first + 1, ':');
    return c >= 'a' && c <= 'z' && !label;
}

/* Bytes of `before` with what stands at the head of `line`, up to white space, on it as well. */
static uint32_t bytes_with_next(const struct page *page, const struct line *before,
                                const struct line *line) {
    uint32_t last = line->first;
    while (last + 1 < line->end && (page_word(page, last + 1)->flags & WORD_GLUED) != 0) last++;
    return bytes_of(page, before) + 1 + page_word(page, last)->end -
           page_word(page, line->first)->start;
}

/* The same for a short page or a narrow column, whatever its lines go on in: no line inside a
 * paragraph was broken where its neighbour's first word had room. */
static uint32_t full_width(const struct page *page) {
    uint32_t longest = 0, inside = 0, width = UINT32_MAX;
    for (uint32_t i = 0; i < page->line_count; i++) {
        const struct line *line = &page->lines[i];
        if (bytes_of(page, line) > WRAPPED_COLUMN) return 0;
        if (i == 0 || line->gap || bytes_of(page, line - 1) < FULL_BYTES) continue;
        inside++;
        if (bytes_of(page, line - 1) > longest) longest = bytes_of(page, line - 1);
        uint32_t with = bytes_with_next(page, line - 1, line);
        if (with < width) width = with;
    }
    return inside >= FULL_LINES && width + FULL_SLACK > longest ? width : 0;
}

/* Where the page's text was wrapped at a column, its paragraphs set off by blank lines: a line that
 * would be so many bytes long with its neighbour's first word was full. 0: it was not wrapped. */
static uint32_t wrap_width(const struct page *page) {
    if (page->lines == NULL || page->line_count < WRAPPED_LINES) return 0;
    uint32_t behind = 0, small = 0, gaps = 0, longest = 0, width = UINT32_MAX;
    for (uint32_t i = 1; i < page->line_count; i++) {
        const struct line *line = &page->lines[i], *before = line - 1;
        uint32_t bytes = bytes_of(page, before);
        gaps += line->gap;
        if (line->gap || bytes < WRAPPED_BYTES) continue;
        behind++;
        if (!begins_small(page, line) || before->sentence) continue;
        small++;
        if (bytes > longest) longest = bytes;
        uint32_t with = bytes_with_next(page, before, line);
        if (with < width) width = with;
    }
    bool wrapped = small >= WRAPPED_LEAST && small * WRAPPED_SHARE >= behind;
    if (gaps == 0 || longest > WRAPPED_COLUMN) return 0;
    if (!wrapped) return full_width(page);
    return width < longest + 1 ? width : longest + 1;
}

void line_join(const struct page *page, struct line *line, const struct line *next) {
    line->to = next->to;
    line->begins |= next->begins;
    line->spoken += next->spoken;
    line->flags |= next->flags;
    line_close(page, line, next->end);
}

/* Counts anew what the words [first, end) of `line` hold, and closes it. */
static void count_words(const struct page *page, struct line *line, uint32_t end) {
    line->begins = 0;
    line->spoken = line->flags = 0;
    for (uint32_t i = line->first; i < end; i++) {
        const struct word *word = page_word(page, i);
        line->begins |= word->begins;
        line->flags |= word->flags;
        line->spoken += (word->flags & WORD_LETTERS) != 0;
    }
    line_close(page, line, end);
}

void lines_split(struct page *page, uint32_t i, uint32_t at) {
    struct line *lines = arena_new_raw(page->arena, struct line, (size_t)page->line_count + 1);
    memcpy(lines, page->lines, (i + 1) * sizeof *lines);
    memcpy(&lines[i + 1], &page->lines[i], (page->line_count - i) * sizeof *lines);
    lines[i + 1].first = lines[i + 1].from = at;
    lines[i].to = at;
    lines[i + 1].gap = false;
    count_words(page, &lines[i + 1], lines[i + 1].end);
    count_words(page, &lines[i], at);
    page->lines = lines;
    page->line_count++;
}

/* Makes one line of the lines of each wrapped paragraph. */
static void join_wrapped(struct page *page, uint32_t width) {
    uint32_t kept = 0;
    struct line before = page->lines[0]; /* as it stands on the page */
    for (uint32_t i = 1; i < page->line_count; i++) {
        const struct line line = page->lines[i];
        struct line *whole = &page->lines[kept];
        bool rule = line.spoken == 0 || before.spoken == 0; /* "-----" */
        if (line.gap || rule || bytes_with_next(page, &before, &line) < width)
            page->lines[++kept] = line;
        else
            line_join(page, whole, &line);
        before = line;
    }
    page->line_count = kept + 1;
}

/* A new line behind the last; the array grows in the arena. */
static struct line *add_line(struct page *page, size_t *room) {
    if (page->line_count == *room) {
        *room = *room * 2 + 32;
        struct line *more = arena_new_raw(page->arena, struct line, *room);
        if (page->line_count > 0) memcpy(more, page->lines, page->line_count * sizeof *more);
        page->lines = more;
    }
    return &page->lines[page->line_count++];
}

/* ---- markup that a tool left around a line ---- */

enum { TAG_WORDS = 30, MARKUP_MOST = 6 };

/* A picture or arrow: no letter, no punctuation of any language. */
static bool is_pictograph(const struct word *word) {
    uint32_t point = word->hash;
    return (word->flags & WORD_LETTERS) == 0 &&
           ((point >= 0x2190 && point <= 0x2BFF) || point == 0xFE0F || point >= 0x1F000);
}

/* Behind the tag that begins at word `i`, "<p class=…>"; `i`: none does. */
static uint32_t tag_end(const struct page *page, uint32_t i, uint32_t to) {
    if (!page_is_char(page, i, '<') || i + 2 >= to) return i;
    const struct word *name = page_word(page, i + 1);
    bool tag = (name->flags & WORD_GLUED) != 0 &&
               ((name->flags & WORD_LETTERS) != 0 || page_is_char(page, i + 1, '/'));
    for (uint32_t k = i + 2; tag && k < to && k < i + TAG_WORDS; k++)
        if (page_is_char(page, k, '>')) return k + 1;
    return i;
}

/* Behind the number of a link or the name of a picture, "[12]NAME", "[logo] NAME"; `i`: neither. */
static uint32_t reference_end(const struct page *page, uint32_t i, uint32_t to) {
    if (i + 3 >= to || !page_is_char(page, i, '[') || !page_is_char(page, i + 2, ']')) return i;
    uint32_t flags = page_word(page, i + 1)->flags;
    bool number = (flags & WORD_DIGIT) != 0;
    bool picture = (flags & (WORD_LETTERS | WORD_CAPITAL | WORD_DIGIT)) == WORD_LETTERS &&
                   (page_word(page, i + 3)->flags & WORD_GLUED) == 0;
    return number || picture ? i + 3 : i;
}

/* Behind the marks of a heading, "## …"; `i`: it is a tag, "#word", or none. */
static uint32_t heading_end(const struct page *page, uint32_t i, uint32_t to) {
    uint32_t k = i;
    while (k < to && page_is_char(page, k, '#')) k++;
    return k > i && k < to && (page_word(page, k)->flags & WORD_GLUED) == 0 ? k : i;
}

/* Begins markup with it, as no quote mark or bracket does? */
static inline bool may_be_markup(const struct word *word) {
    if ((word->flags & WORD_LETTERS) != 0) return false;
    return word->hash == '<' || word->hash == '[' || word->hash == '#' || word->hash == '*' ||
           word->hash == '_' || is_pictograph(word);
}

void line_strip_markup(const struct page *page, struct line *line) {
    if (!may_be_markup(page_word(page, line->first))) return;
    uint32_t first = line->first, end = line->end;
    for (uint32_t n = 0; n < MARKUP_MOST && first + 1 < end && !page_is_spoken(page, first); n++) {
        uint32_t next = tag_end(page, first, end);
        if (next == first) next = reference_end(page, first, end);
        if (next == first) next = heading_end(page, first, end);
        if (next == first && is_pictograph(page_word(page, first))) next++;
        bool around = next == first && first + 2 < end &&
                      (page_is_char(page, first, '*') || page_is_char(page, first, '_')) &&
                      page_word(page, first)->hash == page_word(page, end - 1)->hash;
        if (around) {
            next++; /* "**NAME**" */
            end--;
        }
        if (next == first || next >= end) break;
        first = next;
    }
    if (first == line->first) return;
    for (uint32_t k = end; k > first + 3 && end - k < TAG_WORDS && page_is_char(page, end - 1, '>');
         k--)
        if (page_is_char(page, k - 1, '<')) {
            end = k - 1; /* "…</strong></p>" */
            k = end + 1;
        }
    line->first = first;
    count_words(page, line, end);
}

void lines_cut(struct page *page) {
    const struct words *words = page->words;
    size_t room = 0;
    page->line_count = 0;
    for (size_t i = 0; i < words->count;) {
        struct line *line = add_line(page, &room);
        const struct word *word = &words->at[i];
        *line = (struct line){
            .first = (uint32_t)i, .from = (uint32_t)i, .gap = (word->flags & WORD_PARAGRAPH) != 0};
        class_set begins = 0;
        uint32_t spoken = 0, flags = 0;
        do {
            begins |= word->begins;
            flags |= word->flags;
            spoken += (word->flags & WORD_LETTERS) != 0;
            word++;
        } while (++i < words->count && (word->flags & WORD_LINE) == 0);
        line->begins = begins;
        line->spoken = spoken;
        line->flags = flags;
        line->to = (uint32_t)i;
        line_close(page, line, i);
    }
    uint32_t width = wrap_width(page);
    page->wrapped = width > 0;
    if (page->wrapped) join_wrapped(page, width);
}

bool line_is_bullet(const struct page *page, const struct line *line) {
    struct str word = page_word_str(page, line->first);
    if (page_is_spoken(page, line->first)) return false;
    bool bold = line->first + 1 < line->end && page_is_char(page, line->first + 1, '*');
    if (bold) return false;
    return page_is_dash(page, line->first) || page_is_char(page, line->first, '*') ||
           (word.len == 3 && memcmp(word.ptr, "•", 3) == 0) ||
           (word.len == 2 && memcmp(word.ptr, "·", 2) == 0);
}

bool line_is_numbered(const struct page *page, const struct line *line) {
    return line->end - line->first > 2 && (page_word(page, line->first)->flags & WORD_DIGIT) != 0 &&
           (page_is_char(page, line->first + 1, '.') || page_is_char(page, line->first + 1, ')'));
}

/* No article has more authors, sources or tags; what a hostile page lists is not worth a quadratic
 * search for repeats. */
enum { LIST_MOST = 64 };

void list_add(struct arena *arena, struct str_list *list, struct str item) {
    if (list->count == LIST_MOST) return;
    /* Full at every power of two: no room is stored. */
    if ((list->count & (list->count - 1)) == 0) {
        struct str *grown = arena_new(arena, struct str, list->count > 0 ? list->count * 2 : 1);
        if (list->count > 0) memcpy(grown, list->at, list->count * sizeof *grown);
        list->at = grown;
    }
    list->at[list->count++] = item;
}
