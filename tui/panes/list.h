/* The list: articles, or quotes, one a row. Rows come from the library as they are looked at. */
#ifndef KUTIP_PANES_LIST_H
#define KUTIP_PANES_LIST_H

#include "tui/parts/scroller.h"
#include "tui/reader/reader.h"

/* What a walk through the rows looks for. */
enum seek_for { SEEK_NOTHING, SEEK_UNREAD, SEEK_STARRED, SEEK_ECHOED, SEEK_PATTERN };

/* A walk that goes on when the rows it needs have come. */
struct seek {
    enum seek_for what;
    bool back, anew; /* anew: from where a search began */
    size_t at;       /* the next row to look at */
    size_t left;     /* rows still to look at */
};

/* A row by what stands there, so that it is found again when others come or go. */
struct row_mark {
    int64_t article;
    size_t offset; /* in a list of quotes: rows behind the article's first */
};

struct list {
    struct scroller rows;
    bool ranging;   /* V: from range_from to the cursor */
    bool gathering; /* it has ended: its rows are picked as they come */
    size_t range_from, range_to;
    struct row_mark range_ends[2]; /* where it began and, while its rows come, where it ends */
    VEC(struct pick) range;        /* those that have come */
    bool touched;                  /* the reader has moved the cursor: it stays on its article */
    bool find_quote; /* the cursor is to go to the wanted quote of its article when rows come */
    struct seek seek;
    bool counting;          /* hits of the search, as rows come: pane.met is not known yet */
    size_t counted;         /* rows looked at for it */
    struct find_place hits; /* met among them */
    struct scroller before; /* where the search began */
    int outlet_widest;      /* of the rows seen, so that the column does not jump */
    int name_widest;
};

/* Moves the cursor by `step` rows. */
void list_step(struct reader *reader, long step);

/* Goes to the next row of a kind, wrapping round; says so when there is none. */
void list_seek(struct reader *reader, enum seek_for what, bool back);

/* Ends a range: its rows are picked, at once or as they come. Unpicks all when `forget`. */
void list_end_range(struct reader *reader, bool forget);

static inline struct list *list_of(struct reader *reader) {
    return reader->panes[PANE_LIST].state;
}

/* Draws the pane (list_rows.c). */
void list_draw(struct reader *reader, struct pane *pane);

/* Rows that the heading takes in an area. */
int list_heading_rows(struct area area);

#endif
