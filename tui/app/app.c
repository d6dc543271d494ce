#include "tui/app/app.h"

#include "core/base/clock.h"
#include "tui/app/loop.h"
#include "tui/base/messages.h"
#include "tui/term/term.h"

/* How long a paint waits for what was just asked for, so that list and text are drawn at once when
 * `j` is pressed after a pause, and a filter together with what it lets through. Milliseconds. */
enum { PAINT_PATIENCE = 12 };

struct app {
    struct reader reader;
    struct term *term;
};

/* ---- what the session asks of the terminal ---- */

static bool host_copy(void *data, struct str text, struct buf *said) {
    struct app *app = data;
    struct error error;
    struct config *config = app->reader.config;
    const struct command *command = config_command(config, "clipboard");
    if (app->reader.setup->restricted) command = NULL;
    enum copied copied = term_copy(app->term, config->options.clipboard,
                                   command != NULL ? command->argv : NULL, text, &error);
    switch (copied) {
    case COPIED_NOT:
        reader_fail(&app->reader, &error);
        return false;
    case COPIED_OSC52:
        buf_printf(said, "%s", _("by the terminal, OSC 52"));
        break;
    case COPIED_TMUX:
        buf_printf(said, "%s", _("by tmux"));
        break;
    case COPIED_COMMAND:
        buf_printf(said, "%s", _("by the clipboard command"));
        break;
    }
    return true;
}

static bool host_run(void *data, const char *const *argv, struct str input, struct error *error) {
    /* What reads an article prints its answer and ends: the reader must have time to see it. */
    const char *pause = input.ptr != NULL ? _("Enter leads back to kutip ") : NULL;
    return term_run(((struct app *)data)->term, argv, input, pause, error);
}

static bool host_start(void *data, const char *const *argv, struct str input, struct error *error) {
    (void)data;
    return term_start(argv, input, error);
}

static void host_suspend(void *data) {
    term_suspend(((struct app *)data)->term);
}

static void host_repaint(void *data) {
    term_repaint(((struct app *)data)->term);
}

static void host_configure(void *data) {
    struct app *app = data;
    term_configure(app->term, &app->reader.config->options, &app->reader.config->theme);
}

static void say_notice(struct app *app) {
    switch (term_notice(app->term)) {
    case TERM_NOTICE_TERM:
        reader_say(&app->reader, _("TERM is unknown on this machine: %s is used in its place"),
                   term_name(app->term));
        break;
    case TERM_NOTICE_LOCALE:
        reader_say(&app->reader, "%s",
                   _("The locale is not UTF-8: only ASCII is shown (LC_ALL=C.UTF-8 shows all)"));
        break;
    case TERM_NOTICE_NONE:
        break;
    }
}

/* ---- the loop ---- */

/* Takes one event of the terminal; the signal that ends the session, else 0. */
static int take_term_event(struct app *app, const struct term_event *event) {
    struct reader *reader = &app->reader;
    int rows, columns;
    switch (event->kind) {
    case TERM_KEY:
        loop_key(reader, event->key, event->row, event->column);
        break;
    case TERM_PASTE:
        loop_paste(reader, event->paste);
        break;
    case TERM_RESIZE:
        term_size(app->term, &rows, &columns);
        log_line(reader->setup->log, "size %dx%d", columns, rows);
        loop_resize(reader, rows, columns);
        break;
    case TERM_SIGNAL:
        log_line(reader->setup->log, "signal %d", event->signal);
        reader->done = true;
        return event->signal;
    case TERM_NOTHING:
        break;
    }
    return 0;
}

/* How long a paint that is due since `since` may still wait. */
static int patience(const struct reader *reader, int64_t since) {
    bool article_comes = reader->preview_due == 0 && reader_waits_for_article(reader);
    int64_t left = since + PAINT_PATIENCE - reader->now;
    return (article_comes || reader->view_is_due) && left > 0 ? (int)left : 0;
}

static int run(struct app *app) {
    struct reader *reader = &app->reader;
    int64_t waiting_since = 0; /* to paint; 0: not waiting */
    for (;;) {
        reader->now = clock_steady();
        loop_take_events(reader);
        int timeout = loop_fire_timers(reader);
        if (reader->dirty || reader->changes != 0) {
            if (waiting_since == 0) waiting_since = reader->now;
            int wait = patience(reader, waiting_since);
            if (wait > 0) {
                timeout = timeout < 0 || wait < timeout ? wait : timeout;
            } else if (loop_draw(reader)) {
                term_draw(app->term, &reader->grid);
                log_line(reader->setup->log, "drawn");
                waiting_since = 0;
            }
        }
        if (reader->done) return 0;
        struct term_event event;
        term_wait(app->term, library_fd(reader->library), timeout, &event);
        /* All keys that are there already belong to this batch: one paint for them. */
        for (;;) {
            reader->now = clock_steady();
            int ended_by = take_term_event(app, &event);
            if (ended_by != 0) return 128 + ended_by;
            if (event.kind == TERM_NOTHING || reader->done) break;
            term_wait(app->term, -1, 0, &event);
        }
    }
}

bool app_run(const struct reader_setup *setup, int *status, struct error *error) {
    struct app app = {0};
    const struct config *config = *setup->config;
    if (!term_open(&config->options, &config->theme, &app.term, error)) return false;
    int rows, columns;
    term_size(app.term, &rows, &columns);
    struct host host = {&app,         host_copy,    host_run,      host_start,
                        host_suspend, host_repaint, host_configure};
    log_line(setup->log, "terminal %s, %dx%d, %s", term_name(app.term), columns, rows,
             term_is_utf8(app.term) ? "UTF-8" : "ASCII");
    app.reader.now = clock_steady();
    loop_start(&app.reader, setup, &host, term_is_utf8(app.term), rows, columns);
    say_notice(&app);
    *status = run(&app);
    loop_end(&app.reader);
    term_close(app.term);
    return true;
}
