/* A growing byte buffer for output that is made piece by piece. `at` is NUL-terminated once
 * anything was added. Zero-initialise; buf_free() releases. */
#ifndef KUTIP_BASE_BUF_H
#define KUTIP_BASE_BUF_H

#include "core/base/str.h"

struct buf {
    char *at;
    size_t len, room;
};

void buf_add(struct buf *buf, struct str s);
void buf_add_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *buf);

static inline struct str buf_str(const struct buf *buf) {
    return (struct str){buf->at != NULL ? buf->at : "", buf->len};
}

#endif
