#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/buf.h"
#include "core/base/mem.h"

static bool read_all(int fd, size_t guess, const char *name, struct buf *buf, struct error *error) {
    for (;;) {
        size_t want = buf->len == 0 ? guess + 1 : 1 << 16;
        if (buf->room - buf->len < want) {
            buf->room = buf->len + (want > buf->len ? want : buf->len);
            buf->at = mem_resize(buf->at, buf->room, 1);
        }
        ssize_t got = read(fd, buf->at + buf->len, buf->room - buf->len);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return error_set(error, ERROR_READ_FILE, errno, name, NULL);
        if (got == 0) return true;
        buf->len += (size_t)got;
        if (buf->len > FILE_SIZE_LIMIT)
            return error_set(error, ERROR_TOO_LARGE, 0, name, "256 MiB");
    }
}

bool file_read_fd(struct arena *arena, int fd, const char *name, struct str *out,
                  struct error *error) {
    struct stat status;
    size_t guess = 1 << 14;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) guess = (size_t)status.st_size;
    if (guess > FILE_SIZE_LIMIT) return error_set(error, ERROR_TOO_LARGE, 0, name, "256 MiB");
    struct buf buf = {0};
    bool ok = read_all(fd, guess, name, &buf, error);
    if (ok) *out = arena_str(arena, (struct str){buf.at != NULL ? buf.at : "", buf.len});
    free(buf.at);
    return ok;
}

bool file_read(struct arena *arena, const char *path, struct str *out, struct error *error) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) return error_set(error, ERROR_OPEN_FILE, errno, path, NULL);
    struct stat status;
    bool ok;
    if (fstat(fd, &status) != 0)
        ok = error_set(error, ERROR_READ_FILE, errno, path, NULL);
    else if (!S_ISREG(status.st_mode))
        ok = error_set(error, ERROR_READ_FILE, S_ISDIR(status.st_mode) ? EISDIR : 0, path,
                       "not a regular file");
    else
        ok = file_read_fd(arena, fd, path, out, error);
    close(fd);
    return ok;
}

bool file_write(int fd, struct str bytes) {
    while (bytes.len > 0) {
        ssize_t written = write(fd, bytes.ptr, bytes.len);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes = str_slice(bytes, (size_t)written, bytes.len);
    }
    return true;
}

bool file_make(const char *path, mode_t mode, bool replaces, struct str bytes) {
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC | (replaces ? O_TRUNC : O_EXCL), mode);
    if (fd < 0) return false;
    bool written = file_write(fd, bytes);
    int trouble = errno;
    if (close(fd) != 0 && written) return false;
    errno = trouble;
    return written;
}
