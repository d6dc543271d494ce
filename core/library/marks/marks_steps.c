#include "core/library/marks/marks_steps.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/index/store.h"
#include "core/library/marks/marks_inherit.h"

struct step {
    struct arena arena;
    bool undoable;
    VEC(struct mark_row) before; /* as many as after */
    VEC(struct mark_row) after;
};

static void free_step(struct step *step) {
    arena_free(&step->arena);
    vec_free(&step->before);
    vec_free(&step->after);
    free(step);
}

static void forget(step_list *steps) {
    while (steps->count > 0) free_step(steps->at[--steps->count]);
}

/* ---- making ---- */

static struct str text_of(struct arena *arena, const struct mark *mark) {
    bool any = mark->text != NULL && *mark->text != '\0';
    return any ? arena_str(arena, str_from(mark->text)) : STR_NONE;
}

static void change_row(struct mark_row *row, const struct mark *mark, struct arena *arena) {
    switch (mark->kind) {
    case MARKS_READ:
        row->read = mark->on;
        break;
    case MARKS_STAR:
        row->star = mark->on;
        break;
    case MARKS_TAGS:
        row->tags = text_of(arena, mark);
        break;
    case MARKS_NOTE:
        row->note = text_of(arena, mark);
        break;
    case MARKS_POSITION:
        row->position = mark->position;
        break;
    }
}

static void add_change(struct step *step, struct marks_db *db, sqlite3 *index,
                       const struct mark *mark) {
    struct mark_row found, before, after;
    if (!marks_find_article(index, &step->arena, mark, &found)) return;
    marks_db_get(db, &step->arena, found.hash, found.start, found.end, &before);
    before.path = found.path;
    before.body_hash = found.body_hash;
    before.text = found.text;
    after = before;
    change_row(&after, mark, &step->arena);
    vec_push(&step->before, before);
    vec_push(&step->after, after);
}

struct step *step_new(struct marks_db *db, sqlite3 *index, const struct mark *marks, size_t count) {
    if (count == 0) return NULL;
    struct step *step = mem_new(1, sizeof *step);
    /* where one stopped reading is no change that `undo` should take back */
    step->undoable = marks->kind != MARKS_POSITION;
    store_exec(index, "BEGIN");
    for (size_t i = 0; i < count; i++) add_change(step, db, index, &marks[i]);
    store_exec(index, "COMMIT");
    if (step->after.count > 0) return step;
    free_step(step);
    return NULL;
}

/* ---- doing ---- */

bool steps_do(struct steps *steps, struct step *step, step_write *write, void *context,
              struct error *error) {
    bool ok = write(context, step->after.at, step->after.count, error);
    if (!ok || !step->undoable) {
        free_step(step);
        return ok;
    }
    forget(&steps->undone);
    vec_push(&steps->done, step);
    return true;
}

bool steps_undo(struct steps *steps, bool redo, step_write *write, void *context,
                struct error *error) {
    step_list *from = redo ? &steps->undone : &steps->done;
    step_list *to = redo ? &steps->done : &steps->undone;
    if (from->count == 0) return true;
    struct step *step = from->at[from->count - 1];
    struct mark_row *rows = redo ? step->after.at : step->before.at;
    if (!write(context, rows, step->after.count, error)) return false;
    from->count--;
    vec_push(to, step);
    return true;
}

void steps_free(struct steps *steps) {
    forget(&steps->done);
    forget(&steps->undone);
    vec_free(&steps->done);
    vec_free(&steps->undone);
}
