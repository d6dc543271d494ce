/* What the files of core/article share: one page, cut into lines, on its way to a record.
 *
 *   lines.c      words -> lines with their counts
 *   glued.c      puts the line breaks back that a page lost
 *   furniture.c  what a line is on its own: navigation, label, date, caption, text
 *   labels.c     a head of labels, "Title: …" on a line each
 *   layout.c     what it is among its neighbours: dateline, head, body; and, for it,
 *   title.c      where the story and its title are
 *   tail.c       where the story ends, and what follows
 *   record.c     lines -> the fields of struct article
 *   blocks.c     lines -> blocks
 *   byline.c, date.c, date_line.c, dateline.c, outlet.c, publisher.c, body_date.c, address.c
 *                readers of one thing each */
#ifndef KUTIP_ARTICLE_PAGE_H
#define KUTIP_ARTICLE_PAGE_H

#include "core/article/article.h"

/* One line of the page that is not blank. */
struct line {
    uint32_t first, end;  /* its words, markup around them aside */
    uint32_t from, to;    /* with it: "<p>…</p>", "## …", "📰 …" */
    uint32_t spoken;      /* of these, words of letters or digits */
    uint32_t flags;       /* of all of its words together */
    class_set begins;     /* of all of its words together: classes of phrases that begin there */
    enum block_kind kind; /* PARAGRAPH until something better is known */
    bool gap;             /* a blank line stands before it */
    bool sentence;        /* ends as a sentence does */
    bool stop;            /* ends with a full stop: titles do not */
    bool prose;           /* reads as running text */
    bool bare;       /* a label with nothing behind it: what it labels comes on the next lines */
    bool legal;      /* the tail's copyright notice: nothing whatever follows */
    bool linked;     /* a link under a label of links */
    bool labelled;   /* a byline with a label in it */
    bool tail;       /* furniture after which nothing of the story follows */
    uint32_t credit; /* words from here on are a credit at the paragraph's end; `end`: none */
};

struct dateline {
    uint32_t line;     /* index of its line; UINT32_MAX: the page has none */
    uint32_t first;    /* its first word: behind the line's first when a story begins mid-line */
    uint32_t end_word; /* the first word of the text behind it */
    uint32_t end;      /* where that text begins; inside end_word when the two are glued */
    struct str place, outlet;
    struct str other; /* a second name that may be either */
    bool weak;        /* one unknown name in small letters: only at the story's very beginning */
    bool known;       /* the place is one that the pack knows */
    bool turn;        /* "PORT ARDEN: …" where the language does not sign so: a speaker's turn? */
    uint32_t place_first, place_end; /* its words */
};

struct page {
    struct arena *arena;
    const struct lang_pack *pack;
    struct str clean;
    const struct words *words;
    struct line *lines;
    uint32_t line_count;
    uint32_t title; /* index of the title's line; UINT32_MAX: none */
    uint32_t body;  /* index of the first line of the story */
    uint32_t
        again; /* of a line that says the title without, or with, the outlet beside it; NO_LINE */
    uint32_t tail; /* index of the first line behind the story */
    uint32_t
        notice; /* first word behind the title in a line that tells where it appeared; 0: none */
    uint32_t print_head; /* first word of the title in a browser's head of printed pages; 0: none */
    bool named;          /* the head says who wrote it */
    bool wrapped;        /* its text was wrapped at a column */
    struct dateline dateline;
};

#define NO_LINE UINT32_MAX

static inline struct line *page_line(const struct page *page, uint32_t i) {
    return &page->lines[i];
}

/* Does line `i` stand under a bare label of its kind ("By" / "NAME", "Topik:" / "• x")? */
static inline bool page_follows_bare(const struct page *page, uint32_t i, enum block_kind kind) {
    return i > 0 && page_line(page, i - 1)->kind == kind && page_line(page, i - 1)->bare;
}

/* Nothing better than a paragraph is known of it. */
static inline bool line_is_text(const struct line *line) {
    return line->kind == BLOCK_PARAGRAPH;
}

/* Running text. Without a jump, which nobody could foretell. */
static inline bool line_is_prose(const struct line *line) {
    return line_is_text(line) & line->prose;
}

static inline const struct word *page_word(const struct page *page, size_t i) {
    return &page->words->at[i];
}

static inline struct str page_word_str(const struct page *page, size_t i) {
    const struct word *word = &page->words->at[i];
    return str_slice(page->clean, word->start, word->end);
}

/* The text from word `from` up to word `to` (not empty). */
static inline struct str page_str(const struct page *page, size_t from, size_t to) {
    return str_slice(page->clean, page->words->at[from].start, page->words->at[to - 1].end);
}

/* Is word `i` the one-character word `c` (ASCII, no letter or digit)? The full-width form of
 * Chinese and Japanese pages counts too: U+FF01-FF5E are ASCII's 0x21-7E in order. */
static inline bool page_is_char(const struct page *page, size_t i, char c) {
    const struct word *word = &page->words->at[i];
    uint32_t point = (unsigned char)c;
    /* the hash first: it is hardly ever the one, while every other word has letters */
    return (word->hash == point || word->hash == point + 0xFEE0u) &&
           (word->flags & WORD_LETTERS) == 0;
}

/* -, –, — or another dash standing as a word of its own. */
static inline bool page_is_dash(const struct page *page, size_t i) {
    const struct word *word = &page->words->at[i];
    return (word->flags & WORD_LETTERS) == 0 &&
           (word->hash == '-' || (word->hash >= 0x2010 && word->hash <= 0x2015));
}

static inline bool page_is_spoken(const struct page *page, size_t i) {
    return (page->words->at[i].flags & WORD_LETTERS) != 0;
}

/* page_match() behind its test. */
size_t page_match_known(const struct page *page, size_t from, size_t to, enum word_class class,
                        struct lang_hit *hit);

/* lang_match() that asks the word's mask first, which rules out nearly all: the words of the
 * phrase, 0 for none. `hit` may be NULL. */
static inline size_t page_match(const struct page *page, size_t from, size_t to,
                                enum word_class class, struct lang_hit *hit) {
    if (from >= to || !lang_may_match(page_word(page, from), (class_set)1 << class)) return 0;
    if (hit == NULL && (page_word(page, from)->flags & WORD_PHRASE) == 0) return 1;
    return page_match_known(page, from, to, class, hit);
}

/* Does a tab stand before word `i`? */
static inline bool page_tab_before(const struct page *page, size_t i) {
    return i < page->words->count && page->words->at[i].start > 0 &&
           page->clean.ptr[page->words->at[i].start - 1] == '\t';
}

/* Is it a host name ("Kabar.co.id", "news.example")? */
bool page_is_host(struct str word);

/* The same of word `i`; most hold no full stop. */
static inline bool page_host_at(const struct page *page, size_t i) {
    return (page_word(page, i)->flags & WORD_JOINED) != 0 && page_is_host(page_word_str(page, i));
}

/* Does `word` glue two together ("JakartaPolisi", "WijayaEditor")? The length of the first, 0: no.
 */
size_t page_glue(struct str word, size_t from);

/* The same of word `i`; most hold neither a hyphen nor a second capital. */
static inline size_t page_glue_at(const struct page *page, size_t i) {
    if ((page_word(page, i)->flags & (WORD_JOINED | WORD_MIXED)) == 0) return 0;
    return page_glue(page_word_str(page, i), 0);
}

/* lines.c */
void lines_cut(struct page *page);
/* Makes `next`, which stands below it, the end of `line`. */
void line_join(const struct page *page, struct line *line, const struct line *next);
/* Makes two lines of line `i`: the second begins at word `at`, inside it. */
void lines_split(struct page *page, uint32_t i, uint32_t at);
/* Takes markup around its words off it, of a line that begins with no word. */
void line_strip_markup(const struct page *page, struct line *line);
/* Does it begin with a list's mark ("• …", "- …"), which "**" is not? */
bool line_is_bullet(const struct page *page, const struct line *line);
/* Does it begin with a number: "1. …", "2) …"? */
bool line_is_numbered(const struct page *page, const struct line *line);

/* glued.c: is the page's first line a whole story whose line breaks were lost? Puts them back into
 * `words`, which are the page's. */
bool glued_break(struct page *page, struct words *words);

/* furniture.c: sets kind, bare, tail and credit of every line. */
void furniture_mark(struct page *page);

/* furniture.c: furniture_label() behind its test. */
size_t furniture_label_known(const struct page *page, const struct line *line, struct str key);

/* The words of a label of navigation under `key` and of its colon at the line's start ("Judul: …"),
 * which may be a tab; 0: it has none, or nothing behind it. */
static inline size_t furniture_label(const struct page *page, const struct line *line,
                                     struct str key) {
    if (!lang_may_match(page_word(page, line->first), CLASS_BIT(NAVIGATION))) return 0;
    return furniture_label_known(page, line, key);
}

/* labels.c: what no pack knows in a head of labels is furniture. */
void labels_mark(struct page *page);

/* layout.c: sets the kinds that depend on neighbours, and title, body, tail, dateline. */
void layout_mark(struct page *page);

/* dateline.c: a dateline at the beginning of words [from, to). */
bool dateline_read(const struct page *page, size_t from, size_t to, struct dateline *out);

/* The place that words [from, to) name, written as a place is: "PORT ARDEN" -> "Port Arden". */
struct str dateline_town(const struct page *page, size_t from, size_t to);

/* record.c */
void record_fill(const struct page *page, struct article *out);

/* blocks.c */
void blocks_make(const struct page *page, struct article *out);

/* Adds to a list that grows in the arena. */
void list_add(struct arena *arena, struct str_list *list, struct str item);

#endif
