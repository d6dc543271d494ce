/* Whole files through read(2), never mmap: a file truncated under us must not be a SIGBUS. */
#ifndef KUTIP_BASE_FILE_H
#define KUTIP_BASE_FILE_H

#include "core/base/arena.h"
#include "core/base/error.h"

/* A file larger than this is not an article (offsets are 32 bits wide). */
#define FILE_SIZE_LIMIT ((size_t)256 << 20)

/* Reads the regular file `path` (opened O_NOCTTY | O_NONBLOCK: a FIFO or device is refused with
 * ERROR_READ_FILE, never waited for). The bytes live in `arena`. */
bool file_read(struct arena *arena, const char *path, struct str *out, struct error *error);

/* Reads `fd` to its end. `name` stands in errors. */
bool file_read_fd(struct arena *arena, int fd, const char *name, struct str *out,
                  struct error *error);

#endif
