#include "core/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/buf.h"
#include "core/base/mem.h"

/* What is read from a descriptor, and how much at most. */
struct reading {
    int fd;
    const char *name;
    size_t limit;
};

static bool too_large(const struct reading *reading, struct error *error) {
    char limit[32];
    snprintf(limit, sizeof limit, "%zu MiB", reading->limit >> 20);
    return error_set(error, ERROR_TOO_LARGE, 0, reading->name, limit);
}

static bool read_all(const struct reading *reading, size_t guess, struct buf *buf,
                     struct error *error) {
    for (;;) {
        size_t want = buf->len == 0 ? guess + 1 : 1 << 16;
        if (buf->room - buf->len < want) {
            buf->room = buf->len + (want > buf->len ? want : buf->len);
            buf->at = mem_resize(buf->at, buf->room, 1);
        }
        ssize_t got = read(reading->fd, buf->at + buf->len, buf->room - buf->len);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return error_set(error, ERROR_READ_FILE, errno, reading->name, NULL);
        if (got == 0) return true;
        buf->len += (size_t)got;
        if (buf->len > reading->limit) return too_large(reading, error);
    }
}

bool file_read_fd(struct arena *arena, int fd, const char *name, size_t limit, struct str *out,
                  struct error *error) {
    const struct reading reading = {fd, name, limit};
    struct stat status;
    size_t guess = 1 << 14;
    if (fstat(reading.fd, &status) == 0 && S_ISREG(status.st_mode)) guess = (size_t)status.st_size;
    if (guess > reading.limit) return too_large(&reading, error);
    struct buf buf = {0};
    bool ok = read_all(&reading, guess, &buf, error);
    if (ok) *out = arena_str(arena, buf_str(&buf));
    buf_free(&buf);
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
        ok = file_read_fd(arena, fd, path, FILE_SIZE_LIMIT, out, error);
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
