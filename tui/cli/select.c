#include "tui/cli/select.h"

#include "core/base/vec.h"
#include "tui/messages.h"

struct selection {
    struct library *library;
    struct arena *arena;
    VEC(struct error) errors;
};

/* Lets the library do what was asked of it and gathers its troubles. */
static void settle(struct selection *selection) {
    struct library_event event;
    library_settle(selection->library);
    while (library_next(selection->library, &event)) {
        library_article_free(event.article);
        library_table_free(event.table);
        library_echoes_free(event.echoes);
        if (event.kind == LIBRARY_ERROR) vec_push(&selection->errors, event.error);
    }
}

/* The files of the rows [from, from + count) of the view; how many could be had. */
static size_t read_rows(struct selection *selection, struct scan_file *files, size_t from,
                        size_t count) {
    size_t read = 0;
    for (size_t i = from; i < from + count; i++) {
        struct library_row row;
        bool there = library_row(selection->library, i, &row);
        if (!there) {
            settle(selection);
            there = library_row(selection->library, i, &row);
        }
        if (there)
            files[read++] = (struct scan_file){.path = arena_str(selection->arena, row.path)};
    }
    return read;
}

static void ask(struct selection *selection, const char *query) {
    settle(selection);
    library_ask(selection->library, &(struct library_query){.text = query, .sort = SORT_PATH});
    settle(selection);
}

static bool begin(struct selection *selection, struct session *session, struct arena *arena) {
    *selection = (struct selection){.arena = arena};
    struct error error;
    if (session_library(session, false, &selection->library, &error)) return true;
    cli_complain(&error);
    return false;
}

static void end(struct selection *selection) {
    vec_free(&selection->errors);
    library_close(selection->library);
}

bool select_by_id(struct session *session, struct arena *arena, struct scan *out) {
    *out = (struct scan){.files = arena_new(arena, struct scan_file, 1)};
    struct selection selection;
    if (!begin(&selection, session, arena)) return false;
    ask(&selection, "");
    int64_t article;
    uint32_t start, finish;
    if (library_find_id(selection.library, session->id, &article, &start, &finish)) {
        size_t row = library_position(selection.library, article);
        if (row != SIZE_MAX) out->count = read_rows(&selection, out->files, row, 1);
    }
    if (out->count == 0) cli_complain_usage(session->id, _("this article is not in the library"));
    end(&selection);
    return out->count > 0;
}

bool select_files(struct session *session, const char *query, struct arena *arena,
                  struct scan *out) {
    *out = (struct scan){0};
    struct selection selection;
    if (!begin(&selection, session, arena)) return false;
    ask(&selection, query);
    size_t count = library_counts(selection.library).rows;
    out->files = arena_new(arena, struct scan_file, count + 1);
    out->count = read_rows(&selection, out->files, 0, count);
    out->error_count = selection.errors.count;
    out->errors = arena_new(arena, struct error, selection.errors.count + 1);
    if (selection.errors.count > 0)
        memcpy(out->errors, selection.errors.at, out->error_count * sizeof *out->errors);
    end(&selection);
    return true;
}
