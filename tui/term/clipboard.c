#include <stdio.h>
#include <stdlib.h>

#include "core/base/buf.h"
#include "tui/term/child.h"
#include "tui/term/screen.h"

/* RFC 4648. */
static void add_base64(struct buf *out, struct str bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t count = bytes.len - i < 3 ? bytes.len - i : 3;
        uint32_t group = 0;
        for (size_t k = 0; k < 3; k++) {
            group = group << 8 | (k < count ? (unsigned char)bytes.ptr[i + k] : 0u);
        }
        for (size_t k = 0; k < 4; k++) {
            buf_add_char(out, k <= count ? digits[group >> (18 - 6 * k) & 63] : '=');
        }
    }
}

/* xterm's "manipulate selection data": into the terminal's clipboard, over SSH too. */
static enum copied copy_osc52(struct term *term, struct str text) {
    struct buf sequence = {0};
    buf_add(&sequence, STR("\x1b]52;c;"));
    add_base64(&sequence, text);
    buf_add(&sequence, STR("\a"));
    screen_write(term, buf_str(&sequence));
    buf_free(&sequence);
    return COPIED_OSC52;
}

static bool run_and_wait(const char *const *argv, struct str text, struct error *error) {
    enum { FEED_LIMIT_MS = 1000 };
    struct child child = {.argv = argv, .has_input = true, .is_quiet = true};
    pid_t pid;
    int fd;
    if (!child_start(&child, &pid, &fd, error)) return false;
    child_feed(fd, text, FEED_LIMIT_MS);
    return child_wait(pid, argv[0], error);
}

enum copied term_copy(struct term *term, enum clipboard clipboard, const char *const *command,
                      struct str text, struct error *error) {
    static const char *const tmux[] = {"tmux", "load-buffer", "-w", "-", NULL};
    bool has_command = command != NULL && command[0] != NULL;
    if (has_command && clipboard != CLIPBOARD_OSC52) {
        return term_start(command, text, error) ? COPIED_COMMAND : COPIED_NOT;
    }
    if (clipboard == CLIPBOARD_COMMAND) {
        error_set(error, ERROR_CLIPBOARD, 0, "[commands] clipboard", NULL);
        return COPIED_NOT;
    }
    if (text.len > CLIPBOARD_LIMIT) {
        char sizes[48];
        snprintf(sizes, sizeof sizes, "%zu\t%d", text.len, CLIPBOARD_LIMIT);
        error_set(error, ERROR_CLIPBOARD, 0, "OSC 52", sizes);
        return COPIED_NOT;
    }
    /* tmux drops what programs inside it say by OSC 52 unless it is told otherwise. */
    const char *in_tmux = getenv("TMUX");
    bool ask_tmux = clipboard == CLIPBOARD_AUTO && in_tmux != NULL && in_tmux[0] != '\0';
    if (ask_tmux && run_and_wait(tmux, text, error)) return COPIED_TMUX;
    return copy_osc52(term, text);
}
