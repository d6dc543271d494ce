#include "core/library/marks.h"

#include <pthread.h>
#include <stdlib.h>

#include "core/base/clock.h"
#include "core/base/threads.h"
#include "core/base/vec.h"
#include "core/library/index/store.h"
#include "core/library/marks/marks_inherit.h"
#include "core/library/marks/marks_map.h"
#include "core/library/marks/marks_steps.h"
#include "core/library/marks/marks_store.h"

enum wish_kind { WISH_SET, WISH_UNDO, WISH_REDO, WISH_HISTORY, WISH_RECONCILE, WISH_RELOAD };

struct wish {
    enum wish_kind kind;
    uint32_t request;
    struct mark *marks;
    size_t count;
    char *prompt, *text; /* `text` is that of the marks as well */
};

struct past_text {
    char *prompt, *text;
};

struct marks {
    struct marks_options options;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t changed;
    /* under the lock */
    VEC(struct wish) wishes;
    bool stop, loaded;
    struct marks_map map;
    VEC(struct past_text) history; /* oldest first */
    int64_t last_visit;            /* seconds; 0: never */
    size_t undoable, redoable;     /* steps, as the wishes will leave them if all goes well */
    /* the thread's own */
    struct marks_db *db;
    struct steps steps;
};

/* ---- looking ---- */

static void lock_loaded(struct marks *marks) {
    pthread_mutex_lock(&marks->lock);
    while (!marks->loaded) pthread_cond_wait(&marks->changed, &marks->lock);
}

static uint32_t bits_of(const struct marks *marks, uint64_t hash, int64_t start) {
    const struct kept_mark *mark = marks_map_find(&marks->map, marks_key(hash, start));
    return mark != NULL ? mark->bits : 0;
}

uint32_t marks_of(struct marks *marks, uint64_t hash, uint32_t added) {
    lock_loaded(marks);
    uint32_t bits = bits_of(marks, hash, MARK_WHOLE_ARTICLE);
    if (marks->last_visit > 0 && added > marks->last_visit / 60) bits |= MARK_NEW;
    pthread_mutex_unlock(&marks->lock);
    return bits;
}

uint32_t marks_of_quote(struct marks *marks, uint64_t hash, uint32_t start) {
    lock_loaded(marks);
    uint32_t bits = bits_of(marks, hash, start);
    pthread_mutex_unlock(&marks->lock);
    return bits;
}

static void copy_marks(struct arena *arena, const struct kept_mark *mark,
                       struct library_marks *out) {
    *out = (struct library_marks){.bits = mark->bits,
                                  .note = arena_str(arena, str_from(mark->note)),
                                  .tags = arena_str(arena, str_from(mark->tags))};
}

void marks_fill(struct marks *marks, struct library_article *article) {
    uint64_t hash = article->article.text.hash;
    lock_loaded(marks);
    const struct kept_mark *mark = marks_map_find(&marks->map, marks_key(hash, MARK_WHOLE_ARTICLE));
    if (mark != NULL) {
        copy_marks(&article->arena, mark, &article->marks);
        article->position_line = mark->position;
    }
    for (size_t i = 0; i < article->quotes.count; i++) {
        uint32_t start = text_source(&article->article.text, article->quotes.at[i].start);
        mark = marks_map_find(&marks->map, marks_key(hash, start));
        if (mark != NULL) copy_marks(&article->arena, mark, &article->quote_marks[i]);
    }
    pthread_mutex_unlock(&marks->lock);
}

static bool has_tag(const char *tags, struct str wanted) {
    struct str rest = str_from(tags), tag;
    while (str_cut(&rest, ',', &tag))
        if (str_eq_ascii_nocase(str_trim(tag), wanted)) return true;
    return false;
}

void marks_tagged(struct marks *marks, struct str tag, const uint64_t *hash, size_t count,
                  struct bitset *out) {
    lock_loaded(marks);
    for (size_t id = 1; id <= count && marks->map.all.count > 0; id++) {
        const struct kept_mark *mark =
            marks_map_find(&marks->map, marks_key(hash[id], MARK_WHOLE_ARTICLE));
        if (mark != NULL && mark->tags != NULL && has_tag(mark->tags, tag)) bitset_set(out, id);
    }
    pthread_mutex_unlock(&marks->lock);
}

void marks_each_tags(struct marks *marks, const uint64_t *hash, size_t count,
                     void (*each)(void *context, struct str tags), void *context) {
    lock_loaded(marks);
    for (size_t id = 1; id <= count && marks->map.all.count > 0; id++) {
        const struct kept_mark *mark =
            marks_map_find(&marks->map, marks_key(hash[id], MARK_WHOLE_ARTICLE));
        if (mark != NULL && mark->tags != NULL) each(context, str_from(mark->tags));
    }
    pthread_mutex_unlock(&marks->lock);
}

const char *marks_history(struct marks *marks, const char *prompt, size_t index) {
    const char *found = NULL;
    pthread_mutex_lock(&marks->lock);
    for (size_t i = marks->history.count; i > 0 && found == NULL; i--) {
        if (strcmp(marks->history.at[i - 1].prompt, prompt) != 0) continue;
        if (index-- == 0) found = marks->history.at[i - 1].text;
    }
    pthread_mutex_unlock(&marks->lock);
    return found;
}

/* ---- loading ---- */

static void load_row(void *context, const struct mark_row *row) {
    marks_map_put(context, row);
}

static void load_text(void *context, struct str prompt, struct str text) {
    struct marks *marks = context;
    vec_push(&marks->history,
             (struct past_text){mem_copy(prompt.ptr, prompt.len), mem_copy(text.ptr, text.len)});
}

static void free_history(struct marks *marks) {
    for (size_t i = 0; i < marks->history.count; i++) {
        free(marks->history.at[i].prompt);
        free(marks->history.at[i].text);
    }
    vec_free(&marks->history);
}

static void tell(struct marks *marks, uint32_t request) {
    struct event event = {.shown = {.kind = LIBRARY_MARKED, .request = request}};
    events_push(marks->options.events, &event);
}

/* What could be read, unless more was read before. */
static bool load_map(struct marks *marks, struct error *error) {
    struct marks_map map = {0};
    bool ok = marks_db_each(marks->db, load_row, &map) ||
              marks_db_trouble(marks->db, ERROR_MARKS_OPEN, error);
    pthread_mutex_lock(&marks->lock);
    struct marks_map old = marks->map;
    if (ok || !marks->loaded)
        marks->map = map;
    else
        old = map;
    pthread_mutex_unlock(&marks->lock);
    marks_map_free(&old);
    return ok;
}

/* The marks' own name of a library: its index's file name, the hash of its paths. */
static struct str library_name(const struct marks *marks) {
    const char *name = strrchr(marks->options.place->index, '/');
    return str_from(name != NULL ? name + 1 : marks->options.place->index);
}

static void load(struct marks *marks) {
    struct error error;
    marks->db = marks_db_open(marks->options.data_folder, &error);
    if (marks->db == NULL) {
        events_error(marks->options.events, 0, &error);
        marks->db = marks_db_open(NULL, &error); /* they last as long as the session */
    }
    if (marks->db != NULL && !load_map(marks, &error))
        events_error(marks->options.events, 0, &error);
    int64_t last_visit = 0;
    if (marks->db != NULL)
        last_visit = marks_db_visit(marks->db, library_name(marks), clock_wall(marks->options.now));
    pthread_mutex_lock(&marks->lock);
    if (marks->db != NULL) marks_db_history(marks->db, load_text, marks);
    marks->last_visit = last_visit;
    marks->loaded = true;
    bool any = marks->map.all.count > 0 || marks->last_visit > 0;
    pthread_cond_broadcast(&marks->changed);
    pthread_mutex_unlock(&marks->lock);
    if (any) tell(marks, 0);
}

/* ---- writing ---- */

static void show_row(void *context, const struct mark_row *row) {
    struct marks *marks = context;
    pthread_mutex_lock(&marks->lock);
    marks_map_put(&marks->map, row);
    pthread_mutex_unlock(&marks->lock);
}

static struct steps_target target(struct marks *marks) {
    return (struct steps_target){
        .db = marks->db, .now = clock_wall(marks->options.now), .show = show_row, .context = marks};
}

static bool set(struct marks *marks, const struct wish *wish, struct error *error) {
    sqlite3 *index = store_open_reader(marks->options.place->index, error);
    if (index == NULL) return false;
    struct step *step = step_new(index, wish->marks, wish->count);
    sqlite3_close(index);
    if (step == NULL) return error_set(error, ERROR_NO_ARTICLE, 0, NULL, NULL);
    struct steps_target to = target(marks);
    return steps_do(&marks->steps, step, &to, error);
}

static bool undo(struct marks *marks, bool redo, struct error *error) {
    struct steps_target to = target(marks);
    return steps_undo(&marks->steps, redo, &to, error);
}

/* ---- inheriting ---- */

static bool put_rows(struct marks *marks, struct marks_rows rows, struct error *error) {
    if (!marks_db_begin(marks->db, error)) return false;
    int64_t now = clock_wall(marks->options.now);
    for (size_t i = 0; i < rows.count; i++)
        if (!marks_db_put(marks->db, &rows.at[i], now)) return marks_db_refuse(marks->db, error);
    if (!marks_db_commit(marks->db, error)) return false;
    for (size_t i = 0; i < rows.count; i++) show_row(marks, &rows.at[i]);
    return true;
}

static bool reconcile(struct marks *marks, struct error *error) {
    if (marks->map.all.count == 0) return true;
    sqlite3 *index = store_open_reader(marks->options.place->index, error);
    if (index == NULL) return false;
    struct arena arena = {0};
    struct marks_rows rows;
    bool ok = marks_inherited(marks->db, index, marks->options.place, &arena, &rows, error);
    sqlite3_close(index);
    if (ok && rows.count > 0) {
        ok = put_rows(marks, rows, error);
        if (ok) tell(marks, 0);
    }
    arena_free(&arena);
    return ok;
}

/* ---- the thread ---- */

static void free_wish(struct wish *wish) {
    free(wish->prompt);
    free(wish->text);
    free(wish->marks);
}

static bool fulfil(struct marks *marks, const struct wish *wish, struct error *error) {
    switch (wish->kind) {
    case WISH_SET:
        return set(marks, wish, error);
    case WISH_UNDO:
    case WISH_REDO:
        return undo(marks, wish->kind == WISH_REDO, error);
    case WISH_HISTORY:
        return marks_db_add_history(marks->db, str_from(wish->prompt), str_from(wish->text)) ||
               marks_db_trouble(marks->db, ERROR_MARKS_WRITE, error);
    case WISH_RECONCILE:
        return reconcile(marks, error);
    case WISH_RELOAD:
        if (!marks_db_changed(marks->db)) return true;
        if (!load_map(marks, error)) return false;
        tell(marks, 0);
        return true;
    }
    return true;
}

/* What went wrong is no step: counted when nothing is left to be done. */
static void count_steps(struct marks *marks) {
    pthread_mutex_lock(&marks->lock);
    if (marks->wishes.count == 0) {
        marks->undoable = marks->steps.done.count;
        marks->redoable = marks->steps.undone.count;
    }
    pthread_mutex_unlock(&marks->lock);
}

static void *serve(void *context) {
    struct marks *marks = context;
    threads_begin("kutip-marks", THREAD_PROMPT);
    load(marks);
    events_busy(marks->options.events, -1);
    pthread_mutex_lock(&marks->lock);
    for (;;) {
        while (marks->wishes.count == 0 && !marks->stop)
            pthread_cond_wait(&marks->changed, &marks->lock);
        if (marks->wishes.count == 0) break; /* stopped, and everything asked for is done */
        struct wish wish = marks->wishes.at[0];
        memmove(marks->wishes.at, marks->wishes.at + 1,
                --marks->wishes.count * sizeof *marks->wishes.at);
        pthread_mutex_unlock(&marks->lock);
        struct error error;
        bool ok = marks->db == NULL || fulfil(marks, &wish, &error);
        count_steps(marks);
        if (!ok)
            events_error(marks->options.events, wish.request, &error);
        else if (wish.request != 0)
            tell(marks, wish.request);
        free_wish(&wish);
        events_busy(marks->options.events, -1);
        pthread_mutex_lock(&marks->lock);
    }
    pthread_mutex_unlock(&marks->lock);
    return NULL;
}

static void add_wish(struct marks *marks, struct wish wish) {
    events_busy(marks->options.events, +1);
    vec_push(&marks->wishes, wish);
    pthread_cond_broadcast(&marks->changed);
}

static void put_wish(struct marks *marks, struct wish wish) {
    pthread_mutex_lock(&marks->lock);
    add_wish(marks, wish);
    pthread_mutex_unlock(&marks->lock);
}

/* What can be taken back; nothing that was taken back before can be made again then. */
static void put_step(struct marks *marks, struct wish wish) {
    pthread_mutex_lock(&marks->lock);
    marks->undoable++;
    marks->redoable = 0;
    add_wish(marks, wish);
    pthread_mutex_unlock(&marks->lock);
}

void marks_set(struct marks *marks, const struct mark *set, size_t count, uint32_t request) {
    if (count == 0) return;
    struct wish wish = {.kind = WISH_SET, .request = request, .count = count};
    wish.text = mem_str(set->text);
    wish.marks = mem_new(count, sizeof *wish.marks);
    for (size_t i = 0; i < count; i++) {
        wish.marks[i] = set[i];
        wish.marks[i].text = wish.text;
    }
    if (set->kind == MARKS_POSITION)
        put_wish(marks, wish);
    else
        put_step(marks, wish);
}

void marks_set_read(struct marks *marks, const uint32_t *articles, size_t count, uint32_t request) {
    if (count == 0) return;
    struct wish wish = {.kind = WISH_SET, .request = request, .count = count};
    wish.marks = mem_new(count, sizeof *wish.marks);
    for (size_t i = 0; i < count; i++)
        wish.marks[i] = (struct mark){.article = articles[i], .kind = MARKS_READ, .on = true};
    put_step(marks, wish);
}

bool marks_undo(struct marks *marks, bool redo, uint32_t request) {
    pthread_mutex_lock(&marks->lock);
    size_t *from = redo ? &marks->redoable : &marks->undoable;
    size_t *to = redo ? &marks->undoable : &marks->redoable;
    bool any = *from > 0;
    if (any) {
        --*from;
        ++*to;
        add_wish(marks, (struct wish){.kind = redo ? WISH_REDO : WISH_UNDO, .request = request});
    }
    pthread_mutex_unlock(&marks->lock);
    return any;
}

void marks_add_history(struct marks *marks, const char *prompt, const char *text) {
    pthread_mutex_lock(&marks->lock);
    for (size_t i = 0; i < marks->history.count; i++) {
        struct past_text past = marks->history.at[i];
        if (strcmp(past.prompt, prompt) != 0 || strcmp(past.text, text) != 0) continue;
        free(past.prompt);
        free(past.text);
        memmove(&marks->history.at[i], &marks->history.at[i + 1],
                (--marks->history.count - i) * sizeof past);
        break;
    }
    vec_push(&marks->history, (struct past_text){mem_str(prompt), mem_str(text)});
    pthread_mutex_unlock(&marks->lock);
    put_wish(marks,
             (struct wish){.kind = WISH_HISTORY, .prompt = mem_str(prompt), .text = mem_str(text)});
}

void marks_reconcile(struct marks *marks) {
    put_wish(marks, (struct wish){.kind = WISH_RECONCILE});
}

void marks_reload(struct marks *marks) {
    put_wish(marks, (struct wish){.kind = WISH_RELOAD});
}

struct marks *marks_start(const struct marks_options *options) {
    struct marks *marks = mem_new(1, sizeof *marks);
    marks->options = *options;
    pthread_mutex_init(&marks->lock, NULL);
    pthread_cond_init(&marks->changed, NULL);
    events_busy(options->events, +1); /* loading is work */
    threads_start(&marks->thread, serve, marks);
    return marks;
}

void marks_stop(struct marks *marks) {
    pthread_mutex_lock(&marks->lock);
    marks->stop = true;
    pthread_cond_broadcast(&marks->changed);
    pthread_mutex_unlock(&marks->lock);
    pthread_join(marks->thread, NULL);
    marks_db_close(marks->db);
    marks_map_free(&marks->map);
    free_history(marks);
    steps_free(&marks->steps);
    vec_free(&marks->wishes);
    pthread_cond_destroy(&marks->changed);
    pthread_mutex_destroy(&marks->lock);
    free(marks);
}
