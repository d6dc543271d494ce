/* A library in a temporary folder, for tests. */
#ifndef KUTIP_TESTS_LIBRARY_FIXTURE_H
#define KUTIP_TESTS_LIBRARY_FIXTURE_H

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "core/library/library.h"
#include "unit.h"

struct fixture {
    struct arena arena;
    char folder[64]; /* holds articles/, cache/ and data/ */
    struct lang *lang;
    struct library *library;
    struct error errors[16]; /* LIBRARY_ERROR events in order */
    size_t error_count;
    size_t views;    /* LIBRARY_VIEW events */
    size_t finished; /* LIBRARY_PROGRESS events that told of the end of a scan */
};

static inline const char *fixture_path(struct fixture *f, const char *name) {
    return arena_printf(&f->arena, "%s/%s", f->folder, name).ptr;
}

static inline void fixture_write(struct fixture *f, const char *name, const char *text) {
    int fd = open(fixture_path(f, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
    close(fd);
}

static inline struct fixture *fixture_new(void) {
    struct fixture *f = mem_new(1, sizeof *f);
    strcpy(f->folder, "/tmp/kutip-test-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    assert_int_equal(mkdir(fixture_path(f, "articles"), 0700), 0);
    struct error *errors;
    size_t count;
    f->lang = lang_load(&f->arena, NULL, &errors, &count);
    return f;
}

/* Opens `paths` with its own cache, and what else `options` says. */
static inline bool fixture_try(struct fixture *f, const char *const *paths, size_t count,
                               struct library_options options, struct error *error) {
    options.lang = f->lang;
    options.cache_folder = fixture_path(f, "cache");
    return library_open(paths, count, &options, &f->library, error);
}

/* Opens the folder of articles, with marks. */
static inline void fixture_open_with(struct fixture *f, struct library_options options) {
    const char *const paths[] = {fixture_path(f, "articles")};
    struct error error;
    options.data_folder = fixture_path(f, "data");
    assert_true(fixture_try(f, paths, 1, options, &error));
}

static inline void fixture_open(struct fixture *f) {
    fixture_open_with(f, (struct library_options){.now = 1700000000});
}

/* The same, following changes. */
static inline void fixture_open_watching(struct fixture *f) {
    fixture_open_with(f, (struct library_options){.watch = true});
}

static inline void fixture_close(struct fixture *f) {
    library_close(f->library);
    f->library = NULL;
}

/* Waits until all work is done and takes its events. */
static inline void fixture_settle(struct fixture *f) {
    library_settle(f->library);
    for (struct library_event event; library_next(f->library, &event);) {
        if (event.kind == LIBRARY_ERROR && f->error_count < 16)
            f->errors[f->error_count++] = event.error;
        f->views += event.kind == LIBRARY_VIEW;
        f->finished += event.kind == LIBRARY_PROGRESS && !event.scanning;
        library_article_free(event.article);
        library_table_free(event.table);
        library_echoes_free(event.echoes);
    }
}

/* Opens the folder of articles and waits until all is indexed. */
static inline void fixture_index(struct fixture *f) {
    fixture_open(f);
    fixture_settle(f);
}

/* Closes and opens again, and waits until all is indexed. */
static inline void fixture_reopen(struct fixture *f) {
    fixture_close(f);
    fixture_index(f);
}

static inline void fixture_ask_query(struct fixture *f, const struct library_query *query) {
    library_ask(f->library, query);
    fixture_settle(f);
}

/* Rows that a query lets through. */
static inline size_t fixture_ask(struct fixture *f, const char *text) {
    fixture_ask_query(f, &(struct library_query){.text = text});
    return library_counts(f->library).rows;
}

static inline void remove_tree(const char *path) {
    DIR *dir = opendir(path);
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        if (unlinkat(dirfd(dir), entry->d_name, 0) == 0) continue;
        struct arena arena = {0};
        remove_tree(arena_printf(&arena, "%s/%s", path, entry->d_name).ptr);
        arena_free(&arena);
    }
    if (dir != NULL) closedir(dir);
    rmdir(path);
}

static inline void fixture_free(struct fixture *f) {
    if (f->library != NULL) fixture_close(f);
    remove_tree(f->folder);
    lang_free(f->lang);
    arena_free(&f->arena);
    free(f);
}

#endif
