/* What the tests of a program in a pseudo-terminal require of it, each failing with what the screen
 * shows. */
#ifndef KUTIP_TESTS_PTY_REQUIRE_H
#define KUTIP_TESTS_PTY_REQUIRE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/screens/pty/pty.h"

enum { SOON = 10000 }; /* milliseconds that anything may take on a busy machine */

static inline void require_shown(struct pty *pty, const char *text) {
    if (!pty_shows(pty, text, SOON)) fail_msg("“%s” is not shown:\n%s", text, pty_screen(pty));
}

static inline void require_hidden(struct pty *pty, const char *text) {
    if (!pty_hides(pty, text, SOON)) fail_msg("“%s” is still shown:\n%s", text, pty_screen(pty));
}

static inline void require_own_bytes(struct pty *pty) {
    const char *foreign = pty_foreign_bytes(pty_log(pty));
    if (foreign != NULL) fail_msg("%s", foreign);
}

/* The terminal is as a shell wants it. */
static inline void require_restored(struct pty *pty) {
    assert_false(pty_is_alternate(pty));
    assert_true(pty_cursor_is_shown(pty));
    assert_true(pty_is_cooked(pty));
}

/* Quits by a key, and lets nothing behind. */
static inline void require_end(struct pty *pty, const char *key) {
    pty_type(pty, key);
    assert_int_equal(pty_exit_status(pty, SOON), 0);
    require_restored(pty);
    require_own_bytes(pty);
    pty_end(pty);
}

static inline struct pty_cell cell_of(struct pty *pty, const char *text) {
    int row, column;
    require_shown(pty, text);
    if (!pty_find(pty, text, &row, &column)) fail_msg("no “%s”:\n%s", text, pty_screen(pty));
    return pty_cell(pty, row, column);
}

#endif
