/* What every unit test begins with: cmocka and the headers it wants before it, and how a slice is
 * compared. */
#ifndef KUTIP_TESTS_UNIT_H
#define KUTIP_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/base/arena.h"

/* STR_NONE is expected as "-". */
static inline void assert_str(struct str got, const char *expected) {
    struct arena arena = {0};
    assert_string_equal(got.ptr != NULL ? arena_str(&arena, got).ptr : "-", expected);
    if (got.ptr != NULL) assert_int_equal(got.len, strlen(expected)); /* no NUL in it */
    arena_free(&arena);
}

#endif
