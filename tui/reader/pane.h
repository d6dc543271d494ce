/* What every pane is to the session: where it stands, what it is told, what it can do. */
#ifndef KUTIP_READER_PANE_H
#define KUTIP_READER_PANE_H

#include "tui/config/keymap.h"
#include "tui/grid/grid.h"
#include "tui/parts/find.h"

struct reader;
struct pane;

enum pane_id {
    PANE_LIST, /* the first three as enum slot */
    PANE_TEXT,
    PANE_QUOTES,
    PANE_TABLE,
    PANE_ECHOES,
    PANE_HELP,
    PANE_COUNT
};

/* What panes are told of before the screen is drawn. */
enum change {
    CHANGED_VIEW = 1 << 0,    /* rows of the list: other ones, or in another order */
    CHANGED_ROWS = 1 << 1,    /* rows asked for have come, or their marks changed */
    CHANGED_ARTICLE = 1 << 2, /* another article, or none */
    CHANGED_QUOTE = 1 << 3,   /* another quote is selected */
    CHANGED_TABLE = 1 << 4,
    CHANGED_ECHOES = 1 << 5,
    CHANGED_OPTIONS = 1 << 6,
    CHANGED_PAGE = 1 << 7,  /* another view is shown, or the keys went to another pane */
    CHANGED_ANSWER = 1 << 8 /* with CHANGED_VIEW: it answers a new question */
};

enum find_step {
    FIND_BEGIN,  /* a search begins here; there is no pattern yet */
    FIND_TYPING, /* the pattern changed: the first hit from where the search began */
    FIND_NEXT,
    FIND_PREVIOUS,
    FIND_GIVE_UP /* the prompt was left: back to where the search began */
};

typedef bool pane_action(struct reader *reader, struct pane *pane, enum action action,
                         unsigned number);

struct pane_ops {
    enum context context;
    size_t state_size;
    void (*drop)(void *state);
    void (*resize)(struct reader *reader, struct pane *pane);
    void (*notice)(struct reader *reader, struct pane *pane, unsigned changes);
    void (*draw)(struct reader *reader, struct pane *pane);
    /* Looks for pane->pattern; false when there is no hit. NULL: this pane cannot be searched. */
    bool (*find)(struct reader *reader, struct pane *pane, enum find_step step);
    /* What stands at the bottom right: "42%", "2/5". */
    void (*place)(struct reader *reader, struct pane *pane, struct buf *out);
    /* Actions that mean something of their own here; false from one lets the general one act. */
    pane_action *const *actions; /* ACTION_COUNT of them */
};

struct pane {
    const struct pane_ops *ops;
    void *state;           /* zeroed at the start */
    struct area area;      /* no rows: not on the screen */
    struct buf pattern;    /* of the last search here */
    struct find_place met; /* where it led */
};

#endif
