#include "core/library/files/place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>
#include <xxhash.h>

#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/mem.h"

enum {
    FEW_FILES = 64, /* so many files at most are read anew each time */
    JUST_MADE = 60  /* seconds in which a private folder may not have its lock yet */
};

bool place_make_folder(const char *path) {
    char *copy = mem_str(path);
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
    bool ok = fd >= 0 && file_write(fd, STR("x"));
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

const struct place_root *place_root_of(const struct place *place, struct str absolute) {
    for (size_t i = 0; i < place->root_count; i++) {
        struct str root = place->roots[i].absolute;
        bool whole =
            absolute.len <= root.len || absolute.ptr[root.len] == '/' || str_ends(root, STR("/"));
        if (whole && str_starts(absolute, root)) return &place->roots[i];
    }
    return NULL;
}

struct str place_shown(const struct place *place, struct arena *arena, struct str absolute) {
    const struct place_root *root = place_root_of(place, absolute);
    if (root == NULL) return arena_str(arena, absolute);
    struct str rest = str_slice(absolute, root->absolute.len, absolute.len);
    bool slash = str_ends(root->given, STR("/"));
    if (slash && str_starts(rest, STR("/"))) rest = str_slice(rest, 1, rest.len);
    return arena_printf(arena, "%.*s%.*s", STR_ARG(root->given), STR_ARG(rest));
}

/* ---- the folder ---- */

static void remove_folder(const char *folder) {
    DIR *dir = opendir(folder);
    if (dir == NULL) return;
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            unlinkat(dirfd(dir), entry->d_name, 0);
    closedir(dir);
    rmdir(folder);
}

/* Folders in which private ones can be made, the best first; NULL where the environment has none.
 */
enum { BASES = 4 };

static void find_bases(const char *bases[BASES]) {
    const char *const all[BASES] = {getenv("XDG_RUNTIME_DIR"), getenv("TMPDIR"), "/var/tmp",
                                    "/tmp"};
    for (int i = 0; i < BASES; i++) bases[i] = all[i] != NULL && all[i][0] == '/' ? all[i] : NULL;
}

#define OWNER ".owner"

/* A private folder's owner holds a lock on this file of it; the system takes it when the owner
 * ends, in whichever way. -1 when it cannot be had. */
static int own_folder(const char *folder) {
    struct arena arena = {0};
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    struct str name = arena_printf(&arena, "%s/" OWNER, folder);
    int fd = open(name.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    arena_free(&arena);
    if (fd >= 0 && fcntl(fd, F_OFD_SETLK, &lock) != 0) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static bool temporary_folder(struct place *place) {
    const char *bases[BASES];
    find_bases(bases);
    for (int i = 0; i < BASES; i++) {
        if (bases[i] == NULL) continue;
        struct str name = arena_printf(&place->arena, "%s/kutip-XXXXXX", bases[i]);
        char *folder = (char *)(uintptr_t)name.ptr;
        if (mkdtemp(folder) == NULL) continue;
        place->owner = own_folder(folder);
        if (place->owner >= 0 && is_writable(folder)) {
            place->folder = folder;
            place->temporary = true;
            return true;
        }
        if (place->owner >= 0) close(place->owner);
        remove_folder(folder);
    }
    place->owner = -1;
    return false;
}

/* ---- folders of others that are no more ---- */

/* Is it named like a private folder, ours, and not just being made? */
static bool is_old_folder(int base, const char *name) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    static const char start[] = "kutip-";
    size_t len = strlen(name);
    struct stat status;
    return len == sizeof start - 1 + 6 && strncmp(name, start, sizeof start - 1) == 0 &&
           strspn(name + sizeof start - 1, letters) == 6 &&
           fstatat(base, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode) &&
           status.st_uid == getuid() && (status.st_mode & 077) == 0 &&
           status.st_mtim.tv_sec < time(NULL) - JUST_MADE;
}

static bool is_our_file(const char *name) {
    return strcmp(name, "-") == 0 || strcmp(name, OWNER) == 0 || strncmp(name, ".probe-", 7) == 0 ||
           (strspn(name, "0123456789abcdef") == 16 && name[16] == '.');
}

static bool holds_only_ours(const char *folder) {
    DIR *dir = opendir(folder);
    bool ours = dir != NULL;
    for (struct dirent *entry; ours && (entry = readdir(dir)) != NULL;)
        ours = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 ||
               is_our_file(entry->d_name);
    if (dir != NULL) closedir(dir);
    return ours;
}

static void sweep_base(const char *path) {
    DIR *base = opendir(path);
    if (base == NULL) return;
    for (struct dirent *entry; (entry = readdir(base)) != NULL;) {
        if (!is_old_folder(dirfd(base), entry->d_name)) continue;
        struct arena arena = {0};
        struct str folder = arena_printf(&arena, "%s/%s", path, entry->d_name);
        int owner = holds_only_ours(folder.ptr) ? own_folder(folder.ptr) : -1;
        if (owner >= 0) {
            remove_folder(folder.ptr);
            close(owner);
        }
        arena_free(&arena);
    }
    closedir(base);
}

void place_sweep(void) {
    const char *bases[BASES];
    find_bases(bases);
    for (int i = 0; i < BASES; i++)
        if (bases[i] != NULL) sweep_base(bases[i]);
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
    place->folder = path.ptr;
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
    place->index = arena_printf(&place->arena, "%s/%016llx.db", place->folder, hash).ptr;
    place->lock = arena_printf(&place->arena, "%s/%016llx.lock", place->folder, hash).ptr;
}

static void use_folder(struct place *place, const char *folder) {
    place->folder = arena_str(&place->arena, str_from(folder)).ptr;
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
        error_set(&place->troubles[place->trouble_count++], ERROR_INDEX_ELSEWHERE, errno,
                  cache_folder, NULL);
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
    bool ok = file_read_fd(&arena, STDIN_FILENO, "-", FILE_SIZE_LIMIT, &bytes, error);
    if (ok && !file_make(path.ptr, 0600, false, bytes))
        ok = error_set(error, ERROR_WRITE_FILE, errno, path.ptr, NULL);
    arena_free(&arena);
    place->roots[place->root_count++] = (struct place_root){STR("-"), path};
    return ok;
}

bool place_find(struct place *place, const char *const *paths, size_t count,
                const char *cache_folder, struct error *error) {
    *place = (struct place){.owner = -1};
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

static void leave_folder(struct place *place) {
    if (!place->temporary) return;
    remove_folder(place->folder);
    close(place->owner);
    place->owner = -1;
    place->temporary = false;
}

bool place_move(struct place *place, struct error *error) {
    leave_folder(place);
    place->frozen = 0;
    if (!temporary_folder(place)) return no_folder(error);
    name_index(place);
    return true;
}

void place_free(struct place *place) {
    leave_folder(place);
    arena_free(&place->arena);
}
