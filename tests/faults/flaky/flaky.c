/* A disk that fails now and then: laid between a program and its C library by LD_PRELOAD. Reading,
 * writing and flushing regular files fail with KUTIP_FLAKY_ERRNO, on average once in
 * KUTIP_FLAKY_RATE calls, which ones KUTIP_FLAKY_SEED tells. Flushing is never interrupted (Linux
 * does not do it). */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static unsigned long setting(const char *name) {
    const char *text = getenv(name);
    return text != NULL ? strtoul(text, NULL, 10) : 0;
}

/* Does this call fail? Then errno is set. */
static int fails(int fd) {
    static atomic_ulong calls;
    struct stat status;
    unsigned long rate = setting("KUTIP_FLAKY_RATE");
    int kept = errno;
    if (rate == 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) return 0;
    uint64_t z = atomic_fetch_add(&calls, 1) + setting("KUTIP_FLAKY_SEED") * 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    errno = (z ^ z >> 31) % rate == 0 ? (int)setting("KUTIP_FLAKY_ERRNO") : kept;
    return (z ^ z >> 31) % rate == 0;
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t read(int fd, void *bytes, size_t count) {
    return fails(fd) ? -1 : NEXT(read)(fd, bytes, count);
}

ssize_t write(int fd, const void *bytes, size_t count) {
    return fails(fd) ? -1 : NEXT(write)(fd, bytes, count);
}

ssize_t pread64(int fd, void *bytes, size_t count, off64_t at) {
    return fails(fd) ? -1 : NEXT(pread64)(fd, bytes, count, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    return fails(fd) ? -1 : NEXT(pwrite64)(fd, bytes, count, at);
}

int fsync(int fd) {
    return setting("KUTIP_FLAKY_ERRNO") != EINTR && fails(fd) ? -1 : NEXT(fsync)(fd);
}

int fdatasync(int fd) {
    return setting("KUTIP_FLAKY_ERRNO") != EINTR && fails(fd) ? -1 : NEXT(fdatasync)(fd);
}
