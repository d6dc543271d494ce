#include "core/library/files/scan.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/vec.h"

struct folder {
    struct str path; /* NUL behind it */
    dev_t device;
    ino_t inode;
};

struct walk {
    struct arena *arena;
    const atomic_bool *stop;
    VEC(struct scan_file) files;
    VEC(struct error) errors;
    VEC(struct folder) todo;  /* real folders to be walked */
    VEC(struct folder) links; /* folders behind links: walked when no real one is left */
    struct folder *seen;      /* open hash of the folders walked */
    size_t seen_count, seen_room;
};

static bool stopped(const struct walk *walk) {
    return walk->stop != NULL && atomic_load_explicit(walk->stop, memory_order_relaxed);
}

static void note_error(struct walk *walk, enum error_code code, int system, const char *path) {
    struct error error;
    error_set(&error, code, system, path, NULL);
    vec_push(&walk->errors, error);
}

static struct folder *seen_slot(struct walk *walk, const struct folder *folder) {
    size_t mask = walk->seen_room - 1;
    size_t at = ((size_t)folder->inode * 0x9E3779B97F4A7C15u ^ (size_t)folder->device) & mask;
    while (walk->seen[at].path.ptr != NULL &&
           (walk->seen[at].inode != folder->inode || walk->seen[at].device != folder->device))
        at = (at + 1) & mask;
    return &walk->seen[at];
}

/* False when the folder was walked before. */
static bool see(struct walk *walk, const struct folder *folder) {
    if (walk->seen_count * 2 >= walk->seen_room) {
        struct folder *old = walk->seen;
        size_t old_room = walk->seen_room;
        walk->seen_room = old_room > 0 ? old_room * 2 : 64;
        walk->seen = mem_new(walk->seen_room, sizeof *walk->seen);
        for (size_t i = 0; i < old_room; i++)
            if (old[i].path.ptr != NULL) *seen_slot(walk, &old[i]) = old[i];
        free(old);
    }
    struct folder *slot = seen_slot(walk, folder);
    if (slot->path.ptr != NULL) return false;
    *slot = *folder;
    walk->seen_count++;
    return true;
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
int64_t scan_mtime(const struct stat *status) {
    int64_t seconds = status->st_mtim.tv_sec, most = INT64_MAX / 1000000000 - 1;
    if (seconds > most || seconds < -most) seconds = seconds > 0 ? most : -most;
    return seconds * 1000000000 + status->st_mtim.tv_nsec;
}

static void add_file(struct walk *walk, struct str path, const struct stat *status, bool named) {
    struct scan_file file = {path, (uint64_t)status->st_size, scan_mtime(status), named};
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

bool scan_accepts(struct str name) {
    return name.len > 0 && name.ptr[0] != '.' && !is_data_name(name);
}

/* One entry of an open folder. The type that readdir tells spares a stat for what is passed over.
 */
static void meet(struct walk *walk, int fd, struct str folder, const struct dirent *entry) {
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
    struct str path = join(walk->arena, folder, str_from(entry->d_name));
    if (S_ISREG(status.st_mode)) {
        add_file(walk, path, &status, false);
    } else if (S_ISDIR(status.st_mode)) {
        struct folder found = {path, status.st_dev, status.st_ino};
        if (is_link)
            vec_push(&walk->links, found);
        else
            vec_push(&walk->todo, found);
    }
}

static void walk_folder(struct walk *walk, const struct folder *folder) {
    if (!see(walk, folder)) return;
    int fd = open(folder->path.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = fd >= 0 ? fdopendir(fd) : NULL;
    if (entries == NULL) {
        note_error(walk, ERROR_OPEN_FILE, errno, folder->path.ptr);
        if (fd >= 0) close(fd);
        return;
    }
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

static int by_file_path(const void *a, const void *b) {
    const struct scan_file *x = a, *y = b;
    int order = str_cmp(x->path, y->path);
    return order != 0 ? order : y->named - x->named; /* a named one first: it is the one kept */
}

/* Real folders first, then those behind links in path order: which name a folder of several names
 * is walked under does not hang on the order of readdir. */
static void walk_all(struct walk *walk) {
    while (walk->todo.count > 0 && !stopped(walk)) {
        struct folder next = walk->todo.at[--walk->todo.count];
        walk_folder(walk, &next);
        if (walk->todo.count > 0 || walk->links.count == 0) continue;
        qsort(walk->links.at, walk->links.count, sizeof *walk->links.at, by_folder_path);
        while (walk->links.count > 0) vec_push(&walk->todo, walk->links.at[--walk->links.count]);
    }
}

static void name_path(struct walk *walk, const char *name) {
    struct stat status;
    if (stat(name, &status) != 0) {
        bool missing = errno == ENOENT || errno == ENOTDIR;
        note_error(walk, missing ? ERROR_NO_SUCH_PATH : ERROR_OPEN_FILE, errno, name);
        return;
    }
    struct str path = arena_str(walk->arena, str_from(name));
    if (S_ISDIR(status.st_mode))
        vec_push(&walk->todo, (struct folder){path, status.st_dev, status.st_ino});
    else
        add_file(walk, path, &status, true);
}

static size_t sort_files(struct scan_file *files, size_t count) {
    if (count == 0) return 0;
    qsort(files, count, sizeof *files, by_file_path);
    size_t kept = 1;
    for (size_t i = 1; i < count; i++)
        if (!str_eq(files[i].path, files[kept - 1].path)) files[kept++] = files[i];
    return kept;
}

void scan_paths(struct arena *arena, const char *const *paths, size_t count,
                const atomic_bool *stop, struct scan *out) {
    struct walk walk = {.arena = arena, .stop = stop};
    for (size_t i = 0; i < count; i++) name_path(&walk, paths[i]);
    walk_all(&walk);
    *out = (struct scan){.count = sort_files(walk.files.at, walk.files.count),
                         .error_count = walk.errors.count};
    if (walk.files.at != NULL) {
        out->files = arena_new(arena, struct scan_file, out->count);
        memcpy(out->files, walk.files.at, out->count * sizeof *out->files);
    }
    out->folders = arena_new(arena, struct str, walk.seen_count + 1);
    for (size_t i = 0; i < walk.seen_room; i++)
        if (walk.seen[i].path.ptr != NULL) out->folders[out->folder_count++] = walk.seen[i].path;
    if (walk.errors.at != NULL) {
        out->errors = arena_new(arena, struct error, out->error_count);
        memcpy(out->errors, walk.errors.at, out->error_count * sizeof *out->errors);
    }
    vec_free(&walk.files);
    vec_free(&walk.errors);
    vec_free(&walk.todo);
    vec_free(&walk.links);
    free(walk.seen);
}

/* How the binary files begin that are likeliest to lie among saved articles. */
static const struct str binary_starts[] = {
    STR("%PDF-"),
    STR("\x89PNG"),
    STR("\xFF\xD8\xFF"),
    STR("GIF8"),
    STR("RIFF"),
    STR("PK\x03\x04"),
    STR("PK\x05\x06"),
    STR("\x1F\x8B"),
    STR("BZh"),
    STR("\xFD"
        "7zXZ"),
    STR("7z\xBC\xAF"),
    STR("\x28\xB5\x2F\xFD"),
    STR("Rar!"),
    STR("\x7F"
        "ELF"),
    STR("SQLite format 3"),
    STR("\xD0\xCF\x11\xE0"),
    STR("OggS"),
    STR("ID3"),
    STR("wOF2"),
    STR("{\\rtf"),
};

bool scan_is_text(struct str bytes) {
    for (size_t i = 0; i < sizeof binary_starts / sizeof *binary_starts; i++)
        if (str_starts(bytes, binary_starts[i])) return false;
    size_t looked = bytes.len < 8192 ? bytes.len : 8192, nuls[2] = {0};
    for (size_t i = 0; i < looked; i++) nuls[i & 1] += bytes.ptr[i] == '\0';
    size_t all = nuls[0] + nuls[1], side = nuls[0] > nuls[1] ? nuls[0] : nuls[1];
    bool utf16 = str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")) ||
                 (all * 3 > looked && side * 20 > all * 19);
    return utf16 || all * 10 <= looked;
}
