/* Folders -> index -> query -> ordered ids: what the reader's screens are made of.
 *
 * Everything here returns at once. Work is done by threads of the library (parse workers, one
 * writer, a `rows` reader, a `query` reader, a marks thread); what they finish arrives as events,
 * told by a readable library_fd(). All calls are made from one thread (the caller's event loop).
 * Only core/library includes sqlite3.h. */
#ifndef KUTIP_LIBRARY_LIBRARY_H
#define KUTIP_LIBRARY_LIBRARY_H

#include "core/quotes/quotes.h"

struct library;

struct library_options {
    const struct lang *lang;  /* outlives the library */
    const char *cache_folder; /* …/kutip; NULL: a private temporary folder, removed at the end */
    const char *data_folder;  /* …/kutip for marks.sqlite; NULL: marks are not kept */
    const char *people_ini;   /* aliases and never-merge pairs; NULL: none */
    int workers;              /* parse workers; 0: min(2, cores) */
    bool watch;               /* follow changes while open (inotify, else rescans) */
    int rescan_interval;      /* seconds, where inotify cannot be had */
    int64_t now;              /* seconds since 1970 for relative dates; 0: the clock */
};

/* Opens the library of `paths` (files and folders; "-" alone is one article on standard input) and
 * starts the scan. False with ERROR_NO_SUCH_PATH (no path can be had at all), ERROR_INDEX_OPEN …;
 * what is only partly wrong (an unreadable folder, a damaged index) arrives as LIBRARY_ERROR. */
bool library_open(const char *const *paths, size_t count, const struct library_options *options,
                  struct library **out, struct error *error);

/* Stops all threads and releases everything, within 100 ms: articles not committed yet are read
 * again by the next scan. */
void library_close(struct library *library);

/* ---- events ---- */

enum library_event_kind {
    LIBRARY_PROGRESS, /* done, total, scanning */
    LIBRARY_VIEW,     /* a new or changed view is current: counts and rows may differ */
    LIBRARY_ROWS,     /* rows asked for are there now */
    LIBRARY_ARTICLE,  /* article: asked for with library_request_article() */
    LIBRARY_TABLE,    /* table: asked for with library_request_table() */
    LIBRARY_ECHOES,   /* echoes: asked for with library_request_echoes() */
    LIBRARY_MARKED,   /* a mark's commit returned */
    LIBRARY_ERROR     /* error */
};

struct library_event {
    enum library_event_kind kind;
    uint32_t request; /* the number that the asking call returned; 0: of its own accord */
    size_t done, total;
    bool scanning;                   /* more is coming: scan or indexing goes on */
    struct library_article *article; /* the receiver's: library_article_free() */
    struct library_table *table;     /* the receiver's: library_table_free() */
    struct library_echoes *echoes;   /* the receiver's: library_echoes_free() */
    struct error error;
};

/* Readable when an event waits. */
int library_fd(const struct library *library);

/* Takes the next event; false when there is none. */
bool library_next(struct library *library, struct library_event *out);

/* Waits until every job asked for and the running scan are done (headless runs, tests, export). */
void library_settle(struct library *library);

/* Does this instance keep the index true to the files? False: another one does, whose changes are
 * seen, or nobody can. */
bool library_keeps_index(const struct library *library);

/* The process that keeps it, as it says; 0: this one, nobody, or it is not known. */
long library_other_process(const struct library *library);

/* Seconds after which new files are seen at the latest, where the system does not tell of them and
 * everything is scanned again and again; 0: they are seen at once, or the library follows nothing.
 * Known when the first scan has ended. */
int library_rescans(const struct library *library);

/* Before ^z and before a child is started: the writer commits and waits until resumed. */
void library_park(struct library *library, bool parked);

/* ---- the view: ordered ids of what the filter lets through ---- */

/* Sort orders, once: SORT(NAME, "name in the INI") */
#define LIBRARY_SORTS(SORT)                                                                        \
    SORT(DATE, "date")                                                                             \
    SORT(OUTLET, "outlet")                                                                         \
    SORT(TITLE, "title")                                                                           \
    SORT(QUOTES, "quotes")                                                                         \
    SORT(PATH, "path")                                                                             \
    SORT(ADDED, "added")

enum library_sort {
#define SORT(name, text) SORT_##name,
    LIBRARY_SORTS(SORT)
#undef SORT
        SORT_COUNT
};

/* What the view lists. */
enum library_scope { SCOPE_ARTICLES, SCOPE_QUOTES };

struct library_query {
    const char *text; /* the query language; "" for all */
    bool typing;      /* the last word is a prefix */
    enum library_scope scope;
    enum library_sort sort;
    bool reverse;
    bool undated_by_mtime; /* undated articles stand by their file's time, not in a block at the end
                            */
    bool head_first; /* of a large library that is just opened the first rows may come alone, in a
                        view of their own; the whole view follows */
};

/* Asks for a new view; interrupts an older question. LIBRARY_VIEW follows, or LIBRARY_ERROR with
 * ERROR_QUERY_SYNTAX and the last good view stays. */
uint32_t library_ask(struct library *library, const struct library_query *query);

/* Checks a query without running it. `typing`: what is not finished yet is no error. */
bool library_query_check(const char *text, bool typing, struct error *error);

/* Would the query, while it is typed, find more than once it is finished: is its last word the
 * beginning of longer ones? With an asterisk behind it, it finds the same for good. */
bool library_query_goes_on(const char *text);

/* Does the query name quotes (speaker:, said:, kind: …), so that in SCOPE_QUOTES it may leave out
 * some of an article? False for what is no query. */
bool library_query_names_quotes(const char *text);

struct library_counts {
    size_t rows;     /* of the view: articles or quotes */
    size_t articles; /* in the view */
    size_t quotes, speakers;
    size_t library; /* articles in the whole library */
};

struct library_counts library_counts(const struct library *library);

enum mark_bit { MARK_READ = 1, MARK_STAR = 2, MARK_NOTE = 4, MARK_TAG = 8, MARK_NEW = 16 };

struct library_row {
    int64_t article;   /* id, stable while the index lives */
    struct str path;   /* as given, not sanitised */
    struct str title;  /* one line, sanitised; the first sentence where !is_title */
    struct str outlet; /* NONE when unknown */
    struct date date;  /* published */
    enum date_origin date_from;
    uint32_t quotes, echoes; /* counts of the article */
    uint32_t marks;          /* enum mark_bit, of the article or, in SCOPE_QUOTES, of the quote */
    bool is_title;
    /* SCOPE_QUOTES only: */
    struct str quote, speaker, via; /* text on one line, sanitised; via joined with ", " */
    uint32_t start, end;            /* of the quote, in source */
    uint32_t quote_echoes;
};

/* So many rows in a row stay in memory: what needs more of them at a time fetches them again. */
enum { LIBRARY_ROWS_KEPT = 6000 };

/* The row at `position`, from memory; false when it is not there yet (it is fetched with its
 * neighbours, LIBRARY_ROWS follows): draw it blank. Strings live until the next library_next(). */
bool library_row(struct library *library, size_t position, struct library_row *out);

/* Position of an article (or of its first quote) in the view; SIZE_MAX when it is not in it, or
 * behind the rows that came first (library_query.head_first). */
size_t library_position(const struct library *library, int64_t article);

/* The id of the row at `position` in the view; -1 behind its end, or behind the rows that came
 * first. Never waits. */
int64_t library_article_at(const struct library *library, size_t position);

/* ---- one article, read and understood again from its file ---- */

/* What the reader marked, of an article or of one of its quotes. */
struct library_marks {
    uint32_t bits;         /* enum mark_bit */
    struct str note, tags; /* NONE: none */
};

struct library_article {
    struct arena arena; /* owns everything below */
    int64_t id;
    struct str path;
    struct article article;
    struct quotes quotes;                     /* with indirect ones when asked for */
    uint32_t *echo_counts;                    /* per quote */
    struct library_marks marks, *quote_marks; /* of the article; per quote */
    uint32_t position_line; /* kept reading position: source offset of the first shown line */
    struct error error;     /* the file could not be read: article is empty */
};

uint32_t library_request_article(struct library *library, int64_t article, bool indirect);
void library_article_free(struct library_article *article);

/* Is it a "kutip:" id at all? */
bool library_is_id(const char *id);

/* The article and source span of a "kutip:" id; false when the index does not know the file. */
bool library_find_id(struct library *library, const char *id, int64_t *article, uint32_t *start,
                     uint32_t *end);

/* ---- tables under the current filter ---- */

enum library_table_kind { TABLE_PEOPLE, TABLE_SOURCES, TABLE_TIMELINE, TABLE_VALUES };

enum { TABLE_MONTHS = 24 }; /* most months of a sparkline, the last ones of the table's span */

struct library_table_row {
    struct str name;   /* person, medium, month "2023-08" or day "2023-08-14", "?" for undated or
                        * speakers unknown, last */
    struct str detail; /* role; the outlet that cites it most, "+3" for others; the month's most
                          quoted person */
    uint32_t quotes, articles;
    uint32_t gap; /* of a timeline: so many months or days without quotes, from `name` on; else 0 */
    struct date first, last;
    uint32_t months[TABLE_MONTHS]; /* quotes by month, oldest first */
    struct str query;              /* the filter that gives the articles behind this row */
};

struct library_table {
    struct arena arena;
    enum library_table_kind kind;
    struct library_table_row *rows;
    size_t count;
    bool by_day;     /* a timeline of days, not months */
    int first_month; /* year * 12 + month - 1 of months[0] */
    int month_count;
};

uint32_t library_request_table(struct library *library, enum library_table_kind kind);
void library_table_free(struct library_table *table);

/* The values of a field of the query language ("outlet", "tag") in the whole library, those of most
 * articles first: rows of TABLE_VALUES have a name and a number of articles. LIBRARY_TABLE
 * follows; without rows for a field that is not made of names. */
uint32_t library_request_values(struct library *library, struct str field);

/* ---- echoes of one quote, oldest first ---- */

struct library_echo {
    int64_t article;
    uint32_t start, end;                         /* in that article's source */
    const char *kind;                            /* "copied", … */
    struct str path, outlet, speaker, via, text; /* sanitised, one line */
    struct date date;
    enum date_origin date_from;
};

struct library_echoes {
    struct arena arena;
    struct library_echo *at; /* the asked quote itself is among them, marked by kind NULL */
    size_t count;
};

uint32_t library_request_echoes(struct library *library, int64_t article, uint32_t start);
void library_echoes_free(struct library_echoes *echoes);

/* ---- the reader's marks: see marks.h ---- */

#endif
