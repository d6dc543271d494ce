/* Whole files through read(2), never mmap: a file truncated under us must not be a SIGBUS; and
 * whole writes. */
#ifndef KUTIP_BASE_FILE_H
#define KUTIP_BASE_FILE_H

#include <sys/types.h>

#include "core/base/arena.h"
#include "core/base/error.h"

/* A file larger than this is no article, but many of them, or a log: to understand it takes twenty
 * times its size in memory, and more where it is all punctuation. */
#define FILE_SIZE_LIMIT ((size_t)32 << 20)

/* Reads the regular file `path` (opened O_NOCTTY | O_NONBLOCK: a FIFO or device is refused with
 * ERROR_READ_FILE, never waited for), of at most FILE_SIZE_LIMIT bytes: else ERROR_TOO_LARGE. The
 * bytes live in `arena`. */
bool file_read(struct arena *arena, const char *path, struct str *out, struct error *error);

/* Reads `fd` to its end, at most `limit` bytes (else ERROR_TOO_LARGE). `name` stands in errors. */
bool file_read_fd(struct arena *arena, int fd, const char *name, size_t limit, struct str *out,
                  struct error *error);

/* Writes all of `bytes`, however often write(2) is interrupted or takes only some of them. False
 * with errno. Safe in a signal handler. */
bool file_write(int fd, struct str bytes);

/* Makes the file `path` of `bytes`: a new one (`mode` as in open(2)), or with `replaces` also over
 * one that is there. False with errno; then part of it may be written. */
bool file_make(const char *path, mode_t mode, bool replaces, struct str bytes);

#endif
