/* What the reader did to the marks, step by step: each can be taken back and made again. */
#ifndef KUTIP_LIBRARY_MARKS_STEPS_H
#define KUTIP_LIBRARY_MARKS_STEPS_H

#include "core/base/vec.h"
#include "core/library/marks.h"
#include "core/library/marks/marks_db.h"

/* One change of one kind of mark in some rows. What else is in a row is never touched: another
 * instance may have written it meanwhile. */
struct step;

typedef VEC(struct step *) step_list; /* latest last */

struct steps {
    step_list done, undone;
};

/* Where steps are written: rows are shown once they are safe. */
struct steps_target {
    struct marks_db *db;
    int64_t now; /* seconds */
    void (*show)(void *context, const struct mark_row *row);
    void *context;
};

/* The step that sets `marks`, of which the first tells its kind. NULL when none of the articles is
 * in `index`. The caller's, until steps_do() takes it. */
struct step *step_new(sqlite3 *index, const struct mark *marks, size_t count);

/* Writes a step in one transaction and remembers it, unless it only tells where one reads; what was
 * undone before can no more be made again. False with ERROR_MARKS_WRITE, and then the step is
 * forgotten. */
bool steps_do(struct steps *steps, struct step *step, const struct steps_target *target,
              struct error *error);

/* Takes the latest step back; with `redo` makes the one again that was taken back latest. True
 * without one; false with ERROR_MARKS_WRITE, and then the step stays where it was. */
bool steps_undo(struct steps *steps, bool redo, const struct steps_target *target,
                struct error *error);

void steps_free(struct steps *steps);

#endif
