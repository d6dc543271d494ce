#include <stdlib.h>

#include "core/base/mem.h"
#include "core/library/library_parts.h"

uint32_t library_request_table(struct library *library, enum library_table_kind kind) {
    struct event event = {.shown = {.kind = LIBRARY_TABLE, .request = ++library->requests}};
    event.shown.table = mem_new(1, sizeof *event.shown.table);
    event.shown.table->kind = kind;
    events_push(library->events, &event);
    return event.shown.request;
}

void library_table_free(struct library_table *table) {
    if (table == NULL) return;
    arena_free(&table->arena);
    free(table);
}
