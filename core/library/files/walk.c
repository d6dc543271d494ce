#include "core/library/files/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include "core/base/bounds.h"
#include "core/base/map.h"
#include "core/base/vec.h"

enum { NAME_BLOCK = 1 << 16 }; /* bytes of names taken from the arena at a time */

struct folder {
    struct str path; /* NUL behind it */
    dev_t device;
    ino_t inode;
};

struct walker {
    struct arena *arena;
    const atomic_bool *stop;
    VEC(struct walk_file) files;
    VEC(struct error) errors;
    VEC(struct folder) todo;  /* real folders to be walked */
    VEC(struct folder) links; /* folders behind links: walked when no real one is left */
    VEC(struct str) folders;  /* those walked */
    char *names;              /* where the next name goes … */
    size_t names_left;        /* … and the bytes that are left there */
    struct map seen;          /* of those walked, by device and inode */
};

static bool stopped(const struct walker *walk) {
    return walk->stop != NULL && atomic_load_explicit(walk->stop, memory_order_relaxed);
}

static void note_error(struct walker *walk, enum error_code code, int system, const char *path) {
    struct error error;
    error_set(&error, code, system, path, NULL);
    vec_push(&walk->errors, error);
}

/* False when the folder was walked before. */
static bool see(struct walker *walk, const struct folder *folder) {
    uint64_t place[] = {(uint64_t)folder->device, (uint64_t)folder->inode};
    size_t before = walk->seen.count;
    map_add(&walk->seen, XXH3_64bits(place, sizeof place), 0);
    return walk->seen.count > before;
}

static struct str join(struct arena *arena, struct str folder, struct str name) {
    bool slash = folder.len > 0 && folder.ptr[folder.len - 1] != '/';
    char *path = arena_alloc(arena, folder.len + slash + name.len + 1);
    memcpy(path, folder.ptr, folder.len);
    if (slash) path[folder.len] = '/';
    memcpy(path + folder.len + slash, name.ptr, name.len);
    return (struct str){path, folder.len + slash + name.len};
}

/* Years behind 2262 do not fit: a file of such a time is as new as can be told. */
int64_t walk_mtime(const struct stat *status) {
    int64_t seconds = status->st_mtim.tv_sec, most = INT64_MAX / 1000000000 - 1;
    if (seconds > most || seconds < -most) seconds = seconds > 0 ? most : -most;
    return seconds * 1000000000 + status->st_mtim.tv_nsec;
}

/* Without the alignment of arena_str(): names are short and many. */
static const char *keep_name(struct walker *walk, const char *name) {
    size_t size = strlen(name) + 1;
    if (size > walk->names_left) {
        walk->names_left = size_most(size, NAME_BLOCK);
        walk->names = arena_alloc_raw(walk->arena, walk->names_left);
    }
    char *copy = walk->names;
    memcpy(copy, name, size);
    walk->names += size;
    walk->names_left -= size;
    return copy;
}

static void add_file(struct walker *walk, const char *name, uint32_t folder,
                     const struct stat *status) {
    struct walk_file file = {keep_name(walk, name), (uint64_t)status->st_size, walk_mtime(status),
                             folder};
    vec_push(&walk->files, file);
}

/* Files of data, settings and code that lie beside saved articles: no articles themselves. */
static bool is_data_name(struct str name) {
    static const char *const endings[] = {".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".ini",
                                          ".toml", ".yaml",  ".yml",    ".log", ".bib", ".py",
                                          ".sh",   ".js",    ".css",    ".sql"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_from(endings[i]);
        if (name.len > ending.len &&
            str_eq_ascii_nocase(str_slice(name, name.len - ending.len, name.len), ending))
            return true;
    }
    return false;
}

bool walk_accepts(struct str name) {
    return name.len > 0 && name.ptr[0] != '.' && !is_data_name(name);
}

/* One entry of an open folder. The type that readdir tells spares a stat for what is passed over.
 */
static void meet(struct walker *walk, int fd, struct str folder, const struct dirent *entry) {
    if (entry->d_name[0] == '.') return;
    if (entry->d_type == DT_REG && is_data_name(str_from(entry->d_name))) return;
    bool is_link = entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    if (entry->d_type != DT_REG && entry->d_type != DT_DIR && !is_link) return;
    struct stat status;
    if (entry->d_type == DT_UNKNOWN) {
        if (fstatat(fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) return;
        is_link = S_ISLNK(status.st_mode);
    }
    /* What vanished since readdir, and links that lead nowhere, are as good as never met. */
    if (fstatat(fd, entry->d_name, &status, 0) != 0) return;
    if (S_ISREG(status.st_mode)) {
        add_file(walk, entry->d_name, (uint32_t)walk->folders.count - 1, &status);
    } else if (S_ISDIR(status.st_mode)) {
        struct str path = join(walk->arena, folder, str_from(entry->d_name));
        struct folder found = {path, status.st_dev, status.st_ino};
        if (is_link)
            vec_push(&walk->links, found);
        else
            vec_push(&walk->todo, found);
    }
}

static void walk_folder(struct walker *walk, const struct folder *folder) {
    if (!see(walk, folder)) return;
    int fd = open(folder->path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = fd >= 0 ? fdopendir(fd) : NULL;
    if (entries == NULL) {
        note_error(walk, ERROR_OPEN_FILE, errno, folder->path.ptr);
        if (fd >= 0) close(fd);
        return;
    }
    vec_push(&walk->folders, folder->path);
    while (!stopped(walk)) {
        errno = 0;
        const struct dirent *entry = readdir(entries);
        if (entry == NULL) {
            if (errno != 0) note_error(walk, ERROR_READ_FILE, errno, folder->path.ptr);
            break;
        }
        meet(walk, fd, folder->path, entry);
    }
    closedir(entries);
}

static int by_folder_path(const void *a, const void *b) {
    return str_cmp(((const struct folder *)a)->path, ((const struct folder *)b)->path);
}

/* Real folders first, then those behind links in path order: which name a folder of several names
 * is walked under does not hang on the order of readdir. */
static void walk_all(struct walker *walk) {
    while (walk->todo.count > 0 && !stopped(walk)) {
        struct folder next = walk->todo.at[--walk->todo.count];
        walk_folder(walk, &next);
        if (walk->todo.count > 0 || walk->links.count == 0) continue;
        qsort(walk->links.at, walk->links.count, sizeof *walk->links.at, by_folder_path);
        while (walk->links.count > 0) vec_push(&walk->todo, walk->links.at[--walk->links.count]);
    }
}

static void name_path(struct walker *walk, const char *name) {
    struct stat status;
    if (stat(name, &status) != 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        note_error(walk, missing ? ERROR_NO_SUCH_PATH : ERROR_OPEN_FILE, errno, name);
        return;
    }
    if (S_ISDIR(status.st_mode))
        vec_push(&walk->todo, (struct folder){arena_str(walk->arena, str_from(name)), status.st_dev,
                                              status.st_ino});
    else
        add_file(walk, name, WALK_NAMED, &status);
}

/* ---- order ---- */

/* A path in its parts, none of which need be copied to compare it. */
struct parts {
    struct str at[3];
    size_t count;
};

static struct parts parts_of(const struct walk *walk, const struct walk_file *file) {
    if (file->folder == WALK_NAMED) return (struct parts){{str_from(file->name)}, 1};
    struct str folder = walk->folders[file->folder];
    bool slash = str_ends(folder, STR("/"));
    return (struct parts){{folder, slash ? STR("") : STR("/"), str_from(file->name)}, 3};
}

static int compare_parts(struct parts a, struct parts b) {
    for (size_t i = 0, k = 0;;) {
        while (i < a.count && a.at[i].len == 0) i++;
        while (k < b.count && b.at[k].len == 0) k++;
        if (i == a.count || k == b.count) return (i < a.count) - (k < b.count);
        size_t len = size_least(a.at[i].len, b.at[k].len);
        int order = memcmp(a.at[i].ptr, b.at[k].ptr, len);
        if (order != 0) return order;
        a.at[i] = str_slice(a.at[i], len, a.at[i].len);
        b.at[k] = str_slice(b.at[k], len, b.at[k].len);
    }
}

int walk_compare(const struct walk *walk, size_t at, struct str path) {
    return compare_parts(parts_of(walk, walk_at(walk, at)), (struct parts){{path}, 1});
}

struct str walk_path(const struct walk *walk, struct arena *arena, size_t at) {
    struct parts parts = parts_of(walk, walk_at(walk, at));
    return arena_printf(arena, "%.*s%.*s%.*s", STR_ARG(parts.at[0]), STR_ARG(parts.at[1]),
                        STR_ARG(parts.at[2]));
}

static int compare_files(const struct walk *walk, const struct walk_file *a,
                         const struct walk_file *b) {
    if (a->folder == b->folder) return strcmp(a->name, b->name);
    int order = compare_parts(parts_of(walk, a), parts_of(walk, b));
    if (order != 0) return order;
    return (b->folder == WALK_NAMED) - (a->folder == WALK_NAMED); /* the named one is kept */
}

struct sorting {
    const struct walk *walk;
    const struct walker *walker;
};

/* Once it is to end, all are alike: a million are sorted in no time then. */
static int by_path(const void *a, const void *b, void *context) {
    const struct sorting *sorting = context;
    if (stopped(sorting->walker)) return 0;
    const struct walk_file *files = sorting->walk->files;
    return compare_files(sorting->walk, &files[*(const uint32_t *)a], &files[*(const uint32_t *)b]);
}

static bool is_same_path(const struct walk *walk, uint32_t a, uint32_t b) {
    return compare_parts(parts_of(walk, &walk->files[a]), parts_of(walk, &walk->files[b])) == 0;
}

static void sort(struct walk *walk, const struct walker *walker) {
    size_t met = walker->files.count;
    if (met == 0 || stopped(walker)) return;
    struct sorting sorting = {walk, walker};
    walk->order = mem_new(met, sizeof *walk->order);
    for (size_t i = 0; i < met; i++) walk->order[i] = (uint32_t)i;
    qsort_r(walk->order, met, sizeof *walk->order, by_path, &sorting);
    for (size_t i = 0; i < met; i++)
        if (walk->count == 0 || !is_same_path(walk, walk->order[i], walk->order[walk->count - 1]))
            walk->order[walk->count++] = walk->order[i];
}

/* ---- all ---- */

void walk_paths(struct arena *arena, const char *const *paths, size_t count,
                const atomic_bool *stop, struct walk *out) {
    struct walker walk = {.arena = arena, .stop = stop};
    for (size_t i = 0; i < count; i++) name_path(&walk, paths[i]);
    walk_all(&walk);
    *out = (struct walk){.files = walk.files.at,
                         .folders = arena_vec(arena, &walk.folders),
                         .folder_count = walk.folders.count,
                         .errors = arena_vec(arena, &walk.errors),
                         .error_count = walk.errors.count};
    sort(out, &walk);
    vec_free(&walk.errors);
    vec_free(&walk.folders);
    vec_free(&walk.todo);
    vec_free(&walk.links);
    map_free(&walk.seen);
}

void walk_free(struct walk *walk) {
    free(walk->files);
    free(walk->order);
    *walk = (struct walk){0};
}
