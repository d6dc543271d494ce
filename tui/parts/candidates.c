#include "tui/parts/candidates.h"

void candidates_add(struct candidates *candidates, struct str text, const char *note) {
    struct candidate candidate = {.text = arena_str(&candidates->arena, text)};
    if (note != NULL) candidate.note = arena_str(&candidates->arena, str_from(note));
    vec_push(&candidates->all, candidate);
}

void candidates_offer(struct candidates *candidates, struct str text, struct str typed,
                      const char *note) {
    if (str_starts(text, typed)) candidates_add(candidates, text, note);
}

void candidates_clear(struct candidates *candidates) {
    arena_reset(&candidates->arena);
    candidates->all.count = 0;
    candidates->start = 0;
    candidates->waits = false;
}

void candidates_free(struct candidates *candidates) {
    arena_free(&candidates->arena);
    vec_free(&candidates->all);
}
