/* What the reader did to the marks, step by step: each can be taken back and made again. */
#ifndef KUTIP_LIBRARY_MARKS_STEPS_H
#define KUTIP_LIBRARY_MARKS_STEPS_H

#include "core/base/vec.h"
#include "core/library/marks.h"
#include "core/library/marks/marks_db.h"

/* One change: the rows before and after. */
struct step;

typedef VEC(struct step *) step_list; /* latest last */

struct steps {
    step_list done, undone;
};

/* Keeps rows, all or none of them; false with an error. */
typedef bool step_write(void *context, const struct mark_row *rows, size_t count,
                        struct error *error);

/* The step that sets `marks`, of which the first tells whether it can be undone. NULL when none of
 * the articles is in `index`. The caller's, until steps_do() takes it. */
struct step *step_new(struct marks_db *db, sqlite3 *index, const struct mark *marks, size_t count);

/* Writes a step and remembers it; what was undone before can no more be made again. False with the
 * writer's error, and then the step is forgotten. */
bool steps_do(struct steps *steps, struct step *step, step_write *write, void *context,
              struct error *error);

/* Takes the latest step back; with `redo` makes the one again that was taken back latest. True
 * without one; false with the writer's error, and then the step stays where it was. */
bool steps_undo(struct steps *steps, bool redo, step_write *write, void *context,
                struct error *error);

void steps_free(struct steps *steps);

#endif
