/* A session without a terminal: keys from a script, the last screen as text. */
#include "tui/app/app.h"
#include "tui/app/loop.h"

/* Lets background work come to rest: what was asked for is answered, what that asks for in turn
 * too, and timers fire. */
static void settle(struct reader *reader) {
    enum { MOST_ROUNDS = 10000 }; /* a walk through a long list takes one a page */
    for (int round = 0; round < MOST_ROUNDS; round++) {
        library_settle(reader->library);
        loop_take_events(reader);
        int wait = loop_fire_timers(reader);
        if (wait < 0 && !reader->dirty && reader->changes == 0) break;
        if (wait >= 0) reader->now += wait;
        loop_fire_timers(reader);
        loop_draw(reader); /* drawing asks for the rows it needs */
    }
}

/* Every key must be known before any is pressed. */
static bool check(struct str script, struct error *error) {
    struct key key;
    while (key_next(&script, &key)) continue;
    if (script.len == 0) return true;
    struct arena arena = {0};
    size_t end = str_find(script, STR(">"), 0);
    struct str wrong = str_slice(script, 0, end != SIZE_MAX ? end + 1 : script.len);
    struct str told = arena_printf(&arena, "%.*s\t%s", STR_ARG(wrong), key_remedy(&arena, wrong));
    error_set(error, ERROR_CONFIG_KEY, 0, "--script", told.ptr);
    arena_free(&arena);
    return false;
}

bool app_run_headless(const struct reader_setup *setup, const struct headless *headless,
                      struct buf *out, struct error *error) {
    struct str script = str_from(headless->script);
    if (script.ptr != NULL && !check(script, error)) return false;
    struct reader reader = {.now = 1000000};
    loop_start(&reader, setup, NULL, !headless->ascii, headless->rows, headless->columns);
    settle(&reader);
    struct key key;
    while (script.len > 0 && !reader.done && key_next(&script, &key)) {
        loop_key(&reader, key, -1, -1);
        settle(&reader);
    }
    reader.dirty = true;
    loop_draw(&reader);
    if (headless->styled)
        grid_dump_styled(&reader.grid, out);
    else
        grid_dump(&reader.grid, out);
    loop_end(&reader);
    return true;
}
