#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/library_parts.h"

uint32_t library_request_echoes(struct library *library, int64_t article, uint32_t start) {
    (void)article, (void)start;
    struct event event = {.shown = {.kind = LIBRARY_ECHOES, .request = ++library->requests}};
    event.shown.echoes = mem_new(1, sizeof *event.shown.echoes);
    events_push(library->events, &event);
    return event.shown.request;
}

void library_echoes_free(struct library_echoes *echoes) {
    if (echoes == NULL) return;
    arena_free(&echoes->arena);
    free(echoes);
}
