/* The reading session: what all panes look at, and the few verbs that change it. Panes know this
 * and their own state, never each other; what one changes here the others are told of. */
#ifndef KUTIP_READER_READER_H
#define KUTIP_READER_READER_H

#include "core/base/vec.h"
#include "core/library/marks.h"
#include "tui/parts/layout.h"
#include "tui/parts/picks.h"
#include "tui/parts/scroller.h"
#include "tui/reader/marked.h"
#include "tui/reader/pane.h"
#include "tui/reader/prompt.h"
#include "tui/reader/setup.h"

/* What the screen is about. The first two share the three places of the layout; the others take all
 * of it. */
enum view {
    VIEW_ARTICLES,
    VIEW_QUOTES,
    VIEW_PEOPLE,
    VIEW_SOURCES,
    VIEW_TIMELINE,
    VIEW_ECHOES,
    VIEW_HELP,
    VIEW_MESSAGES
};

/* A place of the session that one can come back to. */
struct place {
    enum view view;
    enum slot focus;
    char *filter; /* owned */
    enum library_sort sort;
    bool reverse;
    int64_t article;
    uint32_t quote_start; /* in source; UINT32_MAX: none */
};

/* Where an article was left. */
struct reading {
    int64_t article;
    uint32_t position, quote_start; /* in source */
};

/* A view behind the present one, and the filter that held there. */
struct page {
    enum view view;
    enum slot focus;
    char *filter; /* owned */
};

/* What the terminal does for the session; all NULL where there is none. */
struct host {
    void *data;
    bool (*copy)(void *data, struct str text, struct buf *said);
    bool (*run)(void *data, const char *const *argv, struct str input, struct error *error);
    bool (*start)(void *data, const char *const *argv, struct str input, struct error *error);
    void (*suspend)(void *data);
    void (*repaint)(void *data);
    void (*configure)(void *data);
};

/* A choice laid over the panes. */
struct menu {
    bool open;
    struct scroller rows; /* of the saved filters */
};

/* What an open prompt needs to go back to when it is left. */
struct draft {
    struct buf filter, pattern;
    size_t begun; /* bytes of `filter` before an asterisk at its end; 0: there is none */
    bool met;     /* what is being searched for was found */
    int64_t article;
    uint32_t quote_start;
};

struct export_job;

/* How people and sources are in order: TABLE_ORDER(NAME, "what the top line calls it"). */
#define TABLE_ORDERS(TABLE_ORDER)                                                                  \
    TABLE_ORDER(NUMBER, "number")                                                                  \
    TABLE_ORDER(NAME, "name")                                                                      \
    TABLE_ORDER(FIRST, "first")                                                                    \
    TABLE_ORDER(LAST, "last")

enum table_order {
#define TABLE_ORDER(name, text) TABLE_BY_##name,
    TABLE_ORDERS(TABLE_ORDER)
#undef TABLE_ORDER
        TABLE_ORDER_COUNT
};

/* Actions that wait for their article, and the keys that were pressed since then. */
struct held {
    struct binding binding;
    size_t at; /* the action that waits; binding.action_count: nothing does */
    unsigned number;
    VEC(struct key) keys;
};

struct reader {
    const struct reader_setup *setup;
    struct library *library;
    struct config *config;
    struct host host;
    bool utf8; /* the terminal shows it */
    enum glyph_set glyphs;
    int64_t now; /* milliseconds of a steady clock; set before anything is called */

    struct grid grid;
    struct pane panes[PANE_COUNT];
    struct layout_plan plan;
    enum layout layout; /* wanted: an option at the start, then `gl` */
    enum slot focus;
    bool zoomed;
    unsigned changes; /* enum change, since panes were told last */
    bool dirty;       /* the screen differs from what was drawn */
    bool done;        /* the reader quits */

    /* The view, and those behind it. */
    enum view view;
    VEC(struct page) behind;
    VEC(struct place) jumps;
    size_t jump_at; /* jumps[jump_at - 1] is where `jump-back` goes */

    /* The question and what is known of its answer. */
    struct buf filter;         /* what is asked for now */
    struct error filter_error; /* of what was typed behind it, ERROR_NONE when all is good */
    enum library_sort sort;
    bool reverse;
    uint32_t view_request;
    bool view_is_due; /* it was asked for and is not answered yet */
    size_t done_files, total_files;
    bool scanning;

    /* The article that text and quotes show. */
    struct library_article *article; /* NULL: none yet */
    int64_t wanted;                  /* its id, or that of the one to come; -1: none */
    uint32_t wanted_start;     /* quote to select when it comes, in source; UINT32_MAX: none */
    bool wants_echoed;         /* … or the first of its quotes that others carry too */
    uint32_t article_request;  /* 0: nothing is on its way */
    uint32_t position_request; /* the last mark of a reading position */
    int64_t preview_due;       /* when to ask for it; 0: not waiting */
    int64_t preview_last;      /* when the list's cursor last moved */
    size_t quote;              /* selected; SIZE_MAX: none */
    uint8_t *colours;          /* per quote: number of its speaker's colour, or NO_COLOUR */
    bool indirect;
    enum boilerplate boilerplate;
    bool why;                     /* the quotes pane tells why */
    uint32_t position;            /* reading position: source offset of the first line shown */
    VEC(struct reading) readings; /* where other articles were left, the latest last */
    struct marked_log marked;

    struct library_table *table;
    uint32_t table_request;
    enum table_order table_order;
    bool table_reverse;
    struct library_table *values; /* of a field, for completing; NULL: not there */
    struct buf values_field;
    uint32_t values_request;
    struct library_echoes *echoes;
    uint32_t echoes_request;

    struct prompt prompt;
    struct menu menu;
    struct key_reader keys;
    struct held held;
    int64_t which_key_due; /* 0: nothing pending; passed: the continuations are shown */
    struct picks picks;
    bool with_picked; /* the next action is for all that is picked */
    struct draft draft;
    struct export_job *job; /* NULL: no export is under way */

    struct buf message; /* on the bottom line until the next key; empty: hints */
    bool message_is_error;
    VEC(char *) messages; /* all so far */
};

enum { NO_COLOUR = 255 };

/* ---- words for the reader ---- */

void reader_say(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void reader_fail(struct reader *reader, const struct error *error);
void reader_complain(struct reader *reader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Takes over what the configuration says about the screen, at the start and after it changed. */
void reader_take_options(struct reader *reader);

/* ---- the view ---- */

struct str reader_filter(const struct reader *reader);

/* Asks the library anew with filter, sort and scope as they stand. */
void reader_ask(struct reader *reader, bool typing);

/* Sets the filter and asks, as it is being typed. What stands before a mistake holds; the mistake
 * is kept in `filter_error`. */
void reader_type_filter(struct reader *reader, struct str filter);

/* Sets the filter and asks; the place before it is kept for `jump-back`. */
void reader_set_filter(struct reader *reader, struct str filter);

/* Shows another view, the present one behind it; the same one again changes nothing. */
void reader_open_view(struct reader *reader, enum view view);

/* Shows articles under another filter, the present view behind them. */
void reader_open_articles(struct reader *reader, struct str filter);

/* Back to the view behind, with its filter; false on the first. */
bool reader_leave_view(struct reader *reader);

/* Does the list list quotes? Where people, sources or months are shown it lists articles, so that
 * they are counted in one way. */
bool reader_lists_quotes(const struct reader *reader);

/* Is the three-place screen shown? */
bool reader_is_split(const struct reader *reader);

void reader_focus(struct reader *reader, enum slot slot);

/* The pane that has the keys. */
struct pane *reader_pane(struct reader *reader);

/* Keeps the present place for `jump-back`. */
void reader_jump_from_here(struct reader *reader);
bool reader_jump(struct reader *reader, bool back);

/* ---- the article ---- */

/* The list's cursor stands on this article (-1: none) and quote (UINT32_MAX: none in particular):
 * text and quotes follow when the keys rest, or at once. */
void reader_show(struct reader *reader, int64_t article, uint32_t quote_start, bool at_once);

/* Selects a quote of the article (SIZE_MAX: none). */
void reader_select_quote(struct reader *reader, size_t quote);

/* Selects the next quote of the article that others carry too; false when there is none behind the
 * selected one (`back`: before it). */
bool reader_step_echoed(struct reader *reader, bool back);

/* The selected quote; NULL when there is none. */
const struct quote *reader_quote(const struct reader *reader);

/* Takes over `article` (the reader's from now on) as the one that is shown. */
void reader_take_article(struct reader *reader, struct library_article *article);

/* Asks for the article that is wanted, now. */
void reader_request(struct reader *reader);

/* After a mark changed: the article shown is read again with its marks. */
void reader_refresh_marks(struct reader *reader);

/* Is another article on its way than the one shown? */
bool reader_waits_for_article(const struct reader *reader);

/* Keeps the reading position of the article shown: before another is, and at the end. */
void reader_keep_position(struct reader *reader);

/* Source offset of where quote `index` begins. */
uint32_t reader_quote_start(const struct reader *reader, size_t index);

/* Source offset of where the selected quote begins; UINT32_MAX: none is. */
uint32_t reader_quote_here(const struct reader *reader);

/* Marks the article shown as read, for `reason` as the option mark-read names it. */
void reader_mark_read(struct reader *reader, enum mark_read reason);

/* The style of quote `index`'s words and speaker. */
cell_style reader_quote_style(const struct reader *reader, size_t index);

/* The style of a speaker known by name alone (people, lists of quotes). */
cell_style reader_name_style(struct str name);

/* ---- completing ---- */

/* What a field of the query language holds in the library (library_request_values); NULL, and asked
 * for, when it is not there yet. Lives until the next call. */
const struct library_table *reader_values(struct reader *reader, struct str field);
void reader_forget_values(struct reader *reader);
/* Takes the values that were asked for; false when they were not. */
bool reader_take_values(struct reader *reader, uint32_t request, struct library_table *table);

void reader_free(struct reader *reader);

#endif
