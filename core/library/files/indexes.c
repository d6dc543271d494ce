#include "core/library/files/indexes.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/vec.h"

/* The files of one index: the same name with these endings. place.index is the first. */
static const char *const endings[] = {".db", ".db-wal", ".db-shm", ".lock", ".paths"};
enum { ENDINGS = sizeof endings / sizeof *endings };

static const char *file_of(struct arena *arena, struct str stem, const char *ending) {
    return arena_printf(arena, "%.*s%s", STR_ARG(stem), ending).ptr;
}

void index_note(const struct place *place) {
    struct arena arena = {0};
    struct buf paths = {0};
    for (size_t i = 0; i < place->root_count; i++) {
        buf_add(&paths, place->roots[i].absolute);
        buf_add_char(&paths, '\0');
    }
    struct str stem = {place->index, strlen(place->index) - strlen(".db")};
    const char *name = file_of(&arena, stem, ".paths");
    if (!file_make(name, 0600, false, buf_str(&paths)) && errno != EEXIST) unlink(name);
    buf_free(&paths);
    arena_free(&arena);
}

/* Bytes on the disk of the files of an index; `*used` the latest change. */
static uint64_t size_of(struct arena *arena, struct str stem, int64_t *used) {
    uint64_t size = 0;
    for (size_t i = 0; i < ENDINGS; i++) {
        struct stat status;
        if (stat(file_of(arena, stem, endings[i]), &status) != 0) continue;
        size += (uint64_t)status.st_blocks * 512;
        if (status.st_mtim.tv_sec > *used) *used = status.st_mtim.tv_sec;
    }
    return size;
}

/* Every index of the folder; `stem` of each is its files' name without an ending. */
struct kept {
    struct index_entry entry;
    struct str stem;
};

static int by_kept_paths(const void *a, const void *b) {
    return str_cmp(((const struct kept *)a)->entry.paths, ((const struct kept *)b)->entry.paths);
}

static size_t read_kept(struct arena *arena, const char *cache_folder, struct kept **out) {
    VEC(struct kept) found = {0};
    DIR *folder = cache_folder != NULL ? opendir(cache_folder) : NULL;
    for (struct dirent *entry; folder != NULL && (entry = readdir(folder)) != NULL;) {
        struct kept one = {0};
        if (!str_ends(str_from(entry->d_name), STR(".paths"))) continue;
        struct str note = arena_printf(arena, "%s/%s", cache_folder, entry->d_name);
        if (!file_read(arena, note.ptr, &one.entry.paths, NULL)) continue;
        one.stem = str_slice(note, 0, note.len - strlen(".paths"));
        one.entry.size = size_of(arena, one.stem, &one.entry.used);
        vec_push(&found, one);
    }
    if (folder != NULL) closedir(folder);
    if (found.count > 0) qsort(found.at, found.count, sizeof *found.at, by_kept_paths);
    *out = arena_vec(arena, &found);
    size_t count = found.count;
    vec_free(&found);
    return count;
}

size_t index_list(struct arena *arena, const char *cache_folder, struct index_entry **out) {
    struct kept *kept;
    size_t count = read_kept(arena, cache_folder, &kept);
    *out = arena_new(arena, struct index_entry, count + 1);
    for (size_t i = 0; i < count; i++) (*out)[i] = kept[i].entry;
    return count;
}

static int by_str(const void *a, const void *b) {
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The paths as a library notes them. A folder that is gone stands as it is given. */
static struct str noted_paths(struct arena *arena, const char *const *paths, size_t count) {
    struct str *all = arena_new(arena, struct str, count + 1);
    for (size_t i = 0; i < count; i++) {
        char *absolute = realpath(paths[i], NULL);
        all[i] = arena_str(arena, str_from(absolute != NULL ? absolute : paths[i]));
        free(absolute);
    }
    qsort(all, count, sizeof *all, by_str);
    struct buf noted = {0};
    for (size_t i = 0; i < count; i++) {
        buf_add(&noted, all[i]);
        buf_add_char(&noted, '\0');
    }
    struct str copy = arena_str(arena, buf_str(&noted));
    buf_free(&noted);
    return copy;
}

static bool remove_files(struct arena *arena, struct str stem, struct error *error) {
    bool ok = true;
    for (size_t i = 0; i < ENDINGS; i++) {
        const char *name = file_of(arena, stem, endings[i]);
        if (unlink(name) != 0 && errno != ENOENT)
            ok = error_set(error, ERROR_WRITE_FILE, errno, name, NULL);
    }
    return ok;
}

bool index_drop(const char *const *paths, size_t count, const char *cache_folder, uint64_t *freed,
                struct error *error) {
    struct arena arena = {0};
    struct kept *kept;
    size_t kept_count = read_kept(&arena, cache_folder, &kept);
    struct str wanted = noted_paths(&arena, paths, count);
    bool found = false, ok = true;
    for (size_t i = 0; i < kept_count && ok; i++) {
        if (!str_eq(kept[i].entry.paths, wanted)) continue;
        found = true;
        *freed = kept[i].entry.size;
        ok = remove_files(&arena, kept[i].stem, error);
    }
    arena_free(&arena);
    return found ? ok : error_set(error, ERROR_NO_INDEX, 0, count > 0 ? paths[0] : "", NULL);
}
