#include "core/library/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>
#include <xxhash.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/mem.h"

enum { FEW_FILES = 64 }; /* so many files at most are read anew each time */

bool place_make_folder(const char *path) {
    char *copy = mem_copy(path, strlen(path));
    for (char *at = copy + 1; *at != '\0'; at++) {
        if (*at != '/') continue;
        *at = '\0';
        if (mkdir(copy, 0700) != 0 && errno != EEXIST && errno != EROFS && errno != EACCES) break;
        *at = '/';
    }
    bool made = mkdir(copy, 0700) == 0 || errno == EEXIST;
    struct stat status;
    bool ok = made && stat(copy, &status) == 0 && S_ISDIR(status.st_mode);
    if (made && !ok) errno = ENOTDIR;
    free(copy);
    return ok;
}

/* Locks and shared memory cannot be relied on there (linux/magic.h has the numbers). */
bool place_is_network(const char *path) {
    struct statfs status;
    if (statfs(path, &status) != 0) return false;
    switch ((uint32_t)status.f_type) {
    case 0x6969:     /* NFS */
    case 0x517b:     /* SMB */
    case 0xff534d42: /* CIFS */
    case 0xfe534d42: /* SMB2 */
    case 0x65735546: /* FUSE */
    case 0x01021997: /* 9P */
        return true;
    default:
        return false;
    }
}

bool place_is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_writable(const char *folder) {
    struct arena arena = {0};
    struct str probe = arena_printf(&arena, "%s/.probe-%ld", folder, (long)getpid());
    int fd = open(probe.ptr, O_RDWR | O_CREAT | O_CLOEXEC | O_TRUNC, 0600);
    bool ok = fd >= 0 && write(fd, "x", 1) == 1;
    int saved = errno;
    if (fd >= 0) close(fd);
    unlink(probe.ptr);
    arena_free(&arena);
    errno = saved;
    return ok;
}

/* ---- roots ---- */

static int by_absolute(const void *a, const void *b) {
    return str_cmp(((const struct place_root *)a)->absolute,
                   ((const struct place_root *)b)->absolute);
}

static struct str without_slashes(struct str path) {
    while (path.len > 1 && path.ptr[path.len - 1] == '/') path.len--;
    return path;
}

static bool add_root(struct place *place, const char *path, bool *folder) {
    char *real = realpath(path, NULL);
    if (real == NULL) return false;
    *folder = place_is_folder(real);
    struct place_root *root = &place->roots[place->root_count++];
    root->given = arena_str(&place->arena, without_slashes(str_from(path)));
    root->absolute = arena_str(&place->arena, str_from(real));
    free(real);
    return true;
}

struct str place_shown(const struct place *place, struct arena *arena, struct str absolute) {
    for (size_t i = 0; i < place->root_count; i++) {
        const struct place_root *root = &place->roots[i];
        if (!str_starts(absolute, root->absolute)) continue;
        struct str rest = str_slice(absolute, root->absolute.len, absolute.len);
        if (rest.len > 0 && rest.ptr[0] != '/' && !str_ends(root->absolute, STR("/"))) continue;
        bool slash = str_ends(root->given, STR("/"));
        if (slash && rest.len > 0 && rest.ptr[0] == '/') rest = str_slice(rest, 1, rest.len);
        return arena_printf(arena, "%.*s%.*s", STR_ARG(root->given), STR_ARG(rest));
    }
    return arena_str(arena, absolute);
}

/* ---- the folder ---- */

static bool temporary_folder(struct place *place) {
    const char *const bases[] = {getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/var/tmp", "/tmp"};
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (bases[i] == NULL || bases[i][0] != '/') continue;
        struct str name = arena_printf(&place->arena, "%s/kutip-XXXXXX", bases[i]);
        char *folder = (char *)(uintptr_t)name.ptr;
        if (mkdtemp(folder) == NULL) continue;
        if (is_writable(folder)) {
            place->folder = folder;
            place->temporary = true;
            return true;
        }
        rmdir(folder);
    }
    return false;
}

/* A folder of this user's own on a local disk, for libraries whose cache is on the network. */
static bool local_folder(struct place *place) {
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    struct str path = runtime != NULL && runtime[0] == '/'
                          ? arena_printf(&place->arena, "%s/kutip", runtime)
                          : arena_printf(&place->arena, "/var/tmp/kutip-%ld", (long)getuid());
    struct stat status;
    if (!place_make_folder(path.ptr) || lstat(path.ptr, &status) != 0 || !S_ISDIR(status.st_mode) ||
        status.st_uid != getuid() || (status.st_mode & 077) != 0)
        return false;
    place->folder = (char *)(uintptr_t)path.ptr;
    return is_writable(place->folder);
}

static void name_index(struct place *place) {
    struct buf all = {0};
    for (size_t i = 0; i < place->root_count; i++) {
        buf_add(&all, place->roots[i].absolute);
        buf_add_char(&all, '\0');
    }
    unsigned long long hash = XXH3_64bits(buf_str(&all).ptr, all.len);
    buf_free(&all);
    place->index =
        (char *)(uintptr_t)arena_printf(&place->arena, "%s/%016llx.db", place->folder, hash).ptr;
    place->lock =
        (char *)(uintptr_t)arena_printf(&place->arena, "%s/%016llx.lock", place->folder, hash).ptr;
}

static void use_folder(struct place *place, const char *folder) {
    place->folder = (char *)(uintptr_t)arena_str(&place->arena, str_from(folder)).ptr;
}

/* Is the library's index there, though nothing can be written? errno tells why not. */
static bool has_frozen_index(struct place *place, const char *cache_folder) {
    if (errno != EACCES && errno != EPERM && errno != EROFS) return false;
    int why = errno;
    use_folder(place, cache_folder);
    name_index(place);
    if (access(place->index, R_OK) == 0) place->frozen = why;
    errno = why;
    return place->frozen != 0;
}

static bool cache_folder_fits(struct place *place, const char *cache_folder) {
    if (!place_make_folder(cache_folder) || !is_writable(cache_folder)) {
        if (has_frozen_index(place, cache_folder)) return true;
        error_set(&place->troubles[place->trouble_count++], ERROR_WRITE_FILE, errno, cache_folder,
                  NULL);
        return false;
    }
    if (place_is_network(cache_folder)) return local_folder(place);
    use_folder(place, cache_folder);
    return true;
}

static bool no_folder(struct error *error) {
    return error_set(error, ERROR_INDEX_OPEN, errno, "/var/tmp", NULL);
}

/* Standard input becomes the file "-" of the temporary folder. */
static bool keep_stdin(struct place *place, struct error *error) {
    struct arena arena = {0};
    struct str bytes;
    struct str path = arena_printf(&place->arena, "%s/-", place->folder);
    bool ok = file_read_fd(&arena, STDIN_FILENO, "-", &bytes, error);
    if (ok) {
        int fd = open(path.ptr, O_WRONLY | O_CREAT | O_CLOEXEC | O_EXCL, 0600);
        for (size_t at = 0; fd >= 0 && at < bytes.len;) {
            ssize_t wrote = write(fd, bytes.ptr + at, bytes.len - at);
            if (wrote < 0 && errno != EINTR) break;
            if (wrote > 0) at += (size_t)wrote;
            ok = at == bytes.len;
        }
        if (fd < 0 || !ok || close(fd) != 0)
            ok = error_set(error, ERROR_WRITE_FILE, errno, path.ptr, NULL);
    }
    arena_free(&arena);
    place->roots[place->root_count++] = (struct place_root){STR("-"), path};
    return ok;
}

bool place_find(struct place *place, const char *const *paths, size_t count,
                const char *cache_folder, struct error *error) {
    *place = (struct place){0};
    place->roots = arena_new(&place->arena, struct place_root, count + 1);
    place->troubles = arena_new(&place->arena, struct error, count + 1);
    if (count == 1 && strcmp(paths[0], "-") == 0) {
        if (!temporary_folder(place)) return no_folder(error);
        if (!keep_stdin(place, error)) return false;
        name_index(place);
        return true;
    }
    bool any_folder = false;
    for (size_t i = 0; i < count; i++) {
        bool folder = false;
        if (add_root(place, paths[i], &folder))
            any_folder = any_folder || folder;
        else
            error_set(&place->troubles[place->trouble_count++], ERROR_NO_SUCH_PATH, errno, paths[i],
                      NULL);
    }
    if (place->root_count == 0)
        return error_set(error, ERROR_NO_SUCH_PATH, errno, count > 0 ? paths[0] : "", NULL);
    qsort(place->roots, place->root_count, sizeof *place->roots, by_absolute);
    bool kept = cache_folder != NULL && (any_folder || place->root_count > FEW_FILES);
    if (!(kept && cache_folder_fits(place, cache_folder)) && !temporary_folder(place))
        return no_folder(error);
    name_index(place);
    return true;
}

static void remove_folder(const char *folder) {
    DIR *dir = opendir(folder);
    if (dir == NULL) return;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    rmdir(folder);
}

bool place_move(struct place *place, struct error *error) {
    if (place->temporary) remove_folder(place->folder);
    place->frozen = 0;
    if (!temporary_folder(place)) return no_folder(error);
    name_index(place);
    return true;
}

void place_free(struct place *place) {
    if (place->temporary && place->folder != NULL) remove_folder(place->folder);
    arena_free(&place->arena);
}
