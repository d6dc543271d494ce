#include "core/library/marks/marks_steps.h"

#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/index/store.h"
#include "core/library/marks/marks_inherit.h"

struct step {
    struct arena arena;
    enum mark_kind kind;
    VEC(struct mark_row) rows; /* what they are about, and what `kind` is to become */
};

static void free_step(struct step *step) {
    arena_free(&step->arena);
    vec_free(&step->rows);
    free(step);
}

static void forget(step_list *steps) {
    while (steps->count > 0) free_step(steps->at[--steps->count]);
}

/* ---- making ---- */

static void add_row(struct step *step, sqlite3 *index, const struct mark *mark) {
    struct mark_row row;
    if (!marks_find_article(index, &step->arena, mark, &row)) return;
    bool any = mark->text != NULL && *mark->text != '\0';
    row.read = row.star = mark->on;
    row.tags = row.note = any ? arena_str(&step->arena, str_from(mark->text)) : STR_NONE;
    row.position = mark->position;
    vec_push(&step->rows, row);
}

struct step *step_new(sqlite3 *index, const struct mark *marks, size_t count) {
    if (count == 0) return NULL;
    struct step *step = mem_new(1, sizeof *step);
    step->kind = marks->kind;
    store_exec(index, "BEGIN");
    for (size_t i = 0; i < count; i++) add_row(step, index, &marks[i]);
    store_exec(index, "COMMIT");
    if (step->rows.count > 0) return step;
    free_step(step);
    return NULL;
}

/* ---- writing ---- */

static void copy_kind(enum mark_kind kind, const struct mark_row *from, struct mark_row *to) {
    switch (kind) {
    case MARKS_READ:
        to->read = from->read;
        break;
    case MARKS_STAR:
        to->star = from->star;
        break;
    case MARKS_TAGS:
        to->tags = from->tags;
        break;
    case MARKS_NOTE:
        to->note = from->note;
        break;
    case MARKS_POSITION:
        to->position = from->position;
        break;
    }
}

/* The kept row as the step leaves it. */
static struct mark_row changed_row(const struct step *step, size_t i, const struct mark_row *kept) {
    const struct mark_row *wanted = &step->rows.at[i];
    struct mark_row row = *kept;
    row.path = wanted->path;
    row.body_hash = wanted->body_hash;
    row.text = wanted->text;
    copy_kind(step->kind, wanted, &row);
    return row;
}

/* All rows are read before any is written: one may be there twice. */
static bool put_rows(struct step *step, const struct steps_target *target, struct mark_row *kept) {
    bool ok = true;
    for (size_t i = 0; i < step->rows.count && ok; i++)
        ok = marks_db_get(target->db, &step->arena, &step->rows.at[i], &kept[i]);
    for (size_t i = 0; i < step->rows.count && ok; i++) {
        struct mark_row row = changed_row(step, i, &kept[i]);
        ok = marks_db_put(target->db, &row, target->now);
    }
    return ok;
}

static void show_rows(struct step *step, const struct steps_target *target,
                      const struct mark_row *kept) {
    for (size_t i = 0; i < step->rows.count; i++) {
        struct mark_row row = changed_row(step, i, &kept[i]);
        target->show(target->context, &row);
        copy_kind(step->kind, &kept[i], &step->rows.at[i]);
    }
}

/* Writes what the step wants, which then wants what was kept: writing it again takes it back. */
static bool exchange(struct step *step, const struct steps_target *target, struct error *error) {
    if (!marks_db_begin(target->db, error)) return false;
    struct mark_row *kept = mem_new(step->rows.count, sizeof *kept);
    bool ok = put_rows(step, target, kept);
    ok = ok ? marks_db_commit(target->db, error) : marks_db_refuse(target->db, error);
    if (ok) show_rows(step, target, kept);
    free(kept);
    return ok;
}

/* ---- doing ---- */

bool steps_do(struct steps *steps, struct step *step, const struct steps_target *target,
              struct error *error) {
    bool ok = exchange(step, target, error);
    /* where one stopped reading is no change that `undo` should take back */
    if (!ok || step->kind == MARKS_POSITION) {
        free_step(step);
        return ok;
    }
    forget(&steps->undone);
    vec_push(&steps->done, step);
    return true;
}

bool steps_undo(struct steps *steps, bool redo, const struct steps_target *target,
                struct error *error) {
    step_list *from = redo ? &steps->undone : &steps->done;
    step_list *to = redo ? &steps->done : &steps->undone;
    if (from->count == 0) return true;
    struct step *step = from->at[from->count - 1];
    if (!exchange(step, target, error)) return false;
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
