/* What the fuzz targets share: the function that libFuzzer calls (it has no header of its own), and
 * how an invariant is checked. */
#ifndef KUTIP_TESTS_FUZZ_H
#define KUTIP_TESTS_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "core/lang/lang.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Ends the program where an invariant does not hold: libFuzzer then keeps the input. */
#define check(holds) check_at((holds), __FILE__, __LINE__)

static inline void check_at(bool holds, const char *file, int line) {
    if (holds) return;
    fprintf(stderr, "%s:%d: does not hold\n", file, line);
    abort();
}

/* No character goes over `at`, which is an offset in `s` or its end. */
static inline bool is_boundary(struct str s, size_t at) {
    return at == s.len || (at < s.len && ((unsigned char)s.ptr[at] & 0xC0) != 0x80);
}

/* The built-in packs, loaded once for all inputs. */
static inline struct lang *built_in_packs(void) {
    static struct arena arena;
    static struct lang *lang;
    struct error *errors;
    size_t error_count;
    if (lang == NULL) lang = lang_load(&arena, NULL, &errors, &error_count);
    return lang;
}

#endif
