/* One frame, one write. curses writes at every move of its cursor (some builds of ncurses do: those
 * with terminal drivers), and each write may become a packet of its own on its way through SSH. No
 * option of curses keeps it from that; so while a frame is drawn its descriptor leads to a file. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/base/mem.h"
#include "tui/term/screen.h"

/* Room that is kept for a frame, so that a full disk takes nothing from it. Bytes. */
enum { FRAME_ROOM = 256 * 1024 };

bool frame_open(struct term *term) {
    int fd = fcntl(term->output_fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    term->output = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (term->output == NULL) {
        if (fd >= 0) (void)close(fd);
        return false;
    }
    term->curses_fd = fd;
    term->frame = tmpfile();
    bool has_room = term->frame != NULL && posix_fallocate(fileno(term->frame), 0, FRAME_ROOM) == 0;
    if (term->frame == NULL || has_room) return true;
    (void)fclose(term->frame);
    term->frame = NULL; /* without a file all goes out as curses writes it */
    return true;
}

void frame_close(struct term *term) {
    if (term->frame != NULL) (void)fclose(term->frame);
    if (term->output != NULL) (void)fclose(term->output);
}

static bool lead_to(struct term *term, int fd) {
    return dup2(fd, term->curses_fd) >= 0 && fcntl(term->curses_fd, F_SETFD, FD_CLOEXEC) == 0;
}

void frame_begin(struct term *term) {
    if (term->frame == NULL || lseek(fileno(term->frame), 0, SEEK_SET) != 0) return;
    term->in_frame = lead_to(term, fileno(term->frame));
}

void frame_end(struct term *term) {
    if (!term->in_frame) return;
    term->in_frame = false;
    off_t size = lseek(term->curses_fd, 0, SEEK_CUR);
    lead_to(term, term->output_fd);
    if (size <= 0) return;
    char *bytes = mem_new((size_t)size, 1);
    ssize_t got = pread(fileno(term->frame), bytes, (size_t)size, 0);
    if (got > 0) screen_write(term, (struct str){bytes, (size_t)got});
    free(bytes);
}
