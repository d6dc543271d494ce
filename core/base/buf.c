#include "core/base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/mem.h"

static void reserve(struct buf *buf, size_t more) {
    if (buf->room - buf->len > more) return;
    size_t room = buf->room * 2;
    if (room < buf->len + more + 1) room = buf->len + more + 1;
    if (room < 256) room = 256;
    buf->at = mem_resize(buf->at, room, 1);
    buf->room = room;
}

void buf_add(struct buf *buf, struct str s) {
    reserve(buf, s.len);
    if (s.len > 0) memcpy(buf->at + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->at[buf->len] = '\0';
}

void buf_add_char(struct buf *buf, char c) {
    buf_add(buf, (struct str){&c, 1});
}

void buf_printf(struct buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0) abort();
    reserve(buf, (size_t)len);
    vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
    va_end(again);
    buf->len += (size_t)len;
}

void buf_free(struct buf *buf) {
    free(buf->at);
    *buf = (struct buf){0};
}
