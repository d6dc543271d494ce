#include "tui/term/terminfo.h"

#include <curses.h>
#include <term.h>

enum terminfo_answer terminfo_look_up(const char *name, int fd) {
    int status = 0;
    use_extended_names(TRUE);
    if (setupterm(name, fd, &status) != OK) {
        return status == 1 ? TERMINFO_DUMB : TERMINFO_UNKNOWN; /* 1: a hardcopy terminal */
    }
    bool addresses = terminfo_string("cup") != NULL;
    TERMINAL *looked_up = set_curterm(NULL);
    if (looked_up != NULL) del_curterm(looked_up);
    return addresses ? TERMINFO_GOOD : TERMINFO_DUMB;
}

const char *terminfo_string(const char *capability) {
    const char *bytes = tigetstr(capability);
    bool is_absent = bytes == NULL || bytes == (const char *)-1;
    return is_absent ? NULL : bytes;
}

void terminfo_keep_palette(void) {
    /* terminfo's own string is emptied: curses offers no other way to be told */
    char *reset_colours = tigetstr("oc");
    bool is_absent = reset_colours == NULL || reset_colours == (char *)-1;
    if (!is_absent) reset_colours[0] = '\0';
}

bool terminfo_is_direct_colour(void) {
    return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || terminfo_string("RGB") != NULL;
}

/* "$<5/>": a delay, which no terminal of today needs. */
static size_t padding_length(const char *bytes) {
    if (bytes[0] != '$' || bytes[1] != '<') return 0;
    size_t end = 2;
    while (bytes[end] != '\0' && bytes[end] != '>') end++;
    return bytes[end] == '>' ? end + 1 : 0;
}

static void add_without_padding(struct buf *out, const char *bytes) {
    while (bytes != NULL && *bytes != '\0') {
        size_t padding = padding_length(bytes);
        if (padding == 0) buf_add_char(out, *bytes);
        bytes += padding > 0 ? padding : 1;
    }
}

void terminfo_add(struct buf *out, const char *capability) {
    add_without_padding(out, terminfo_string(capability));
}

void terminfo_add_move(struct buf *out, int row, int column) {
    add_without_padding(out, tiparm(terminfo_string("cup"), row, column));
}
