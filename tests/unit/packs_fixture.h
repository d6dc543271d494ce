/* What tests share that read with the built-in language packs: `lang`, from load_packs to
 * free_packs, which are a group's setup and teardown. */
#ifndef KUTIP_TESTS_PACKS_FIXTURE_H
#define KUTIP_TESTS_PACKS_FIXTURE_H

#include "core/lang/lang.h"
#include "unit.h"

static struct arena packs_arena;
static struct lang *lang;

static inline int load_packs(void **state) {
    (void)state;
    struct error *errors;
    size_t error_count;
    lang = lang_load(&packs_arena, NULL, &errors, &error_count);
    return error_count == 0 ? 0 : -1;
}

static inline int free_packs(void **state) {
    (void)state;
    lang_free(lang);
    arena_free(&packs_arena);
    return 0;
}

#endif
