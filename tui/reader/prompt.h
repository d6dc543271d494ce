/* The line at the bottom where something is typed: search, filter, command, note, tags, a file, a
 * question. */
#ifndef KUTIP_READER_PROMPT_H
#define KUTIP_READER_PROMPT_H

#include "tui/config/keymap.h"
#include "tui/grid/grid.h"
#include "tui/parts/candidates.h"
#include "tui/parts/edit.h"

struct reader;

/* A kind of prompt: what happens while and after typing. */
struct prompt_ops {
    const char *history; /* name in the library's prompt history; NULL: none is kept */
    void (*typed)(struct reader *reader, struct str text);    /* after each change; may be NULL */
    void (*accepted)(struct reader *reader, struct str text); /* the prompt is closed by then */
    void (*left)(struct reader *reader);                      /* may be NULL */
    /* Gathers what may stand in place of the end of `before`, the text before the cursor; asked
     * again when it `waits`. May be NULL. */
    void (*complete)(struct reader *reader, struct str before, struct candidates *out);
    /* Draws what there is to say of the text: `field` is where it stands, from byte `from` on; from
     * column `column` on the field is free. May be NULL. */
    void (*remark)(struct reader *reader, struct area field, size_t from, int column);
};

struct prompt {
    const struct prompt_ops *ops; /* NULL: no prompt is open */
    struct line_edit edit;
    struct buf draft;  /* what was typed before history was walked */
    size_t older;      /* how far back in history; 0: the draft */
    struct buf before; /* what stood before the cursor when completion began */
    struct buf label;  /* what stands before the line: the prompt's name, or a question */
    bool is_question;  /* one key answers it */
    struct candidates candidates;
    size_t completion;   /* which one stands there now, from 1; 0: none */
    enum action waiting; /* the completing action that waits for its candidates */
};

/* Opens a prompt; `label`, translated, stands before its line, in which `text` stands already. */
void prompt_open(struct reader *reader, const struct prompt_ops *ops, const char *label,
                 struct str text);

/* Asks something that one key answers: `y` is `accepted`, all others are `left`. */
void prompt_ask(struct reader *reader, const struct prompt_ops *ops, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* One key, as the keymap understood it: an action of CONTEXT_PROMPT, or text. */
void prompt_act(struct reader *reader, enum action action);
/* Does a prompt know what to do with this action? */
bool prompt_knows(enum action action);

/* The values that a completion waits for have come. */
void prompt_go_on(struct reader *reader);

void prompt_insert(struct reader *reader, struct str text);

/* Draws it into `area` (one row) and puts the terminal's cursor there. */
void prompt_draw(struct reader *reader, struct area area);

/* The column of byte `at` of the text, unless the text is so long that its beginning is out of
 * sight. */
int prompt_column(const struct prompt *prompt, size_t at);

void prompt_free(struct prompt *prompt);

#endif
