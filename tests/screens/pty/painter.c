/* A program for term_test: shows what tui/term can do, one key at a time, without any article.
 *
 *   painter SETTING…      roles, keys, pastes, children, signals
 *   painter unicode FROM TO   every code point between, a page for each key
 *   painter scroll SEED FILE  rows that move and change at random, a step for each key; FILE
 * receives what the screen must show painter cursor            the cursor behind clusters of
 * doubtful width, a row for each key */
#include <stdio.h>
#include <stdlib.h>
#include <unistr.h>

#include "tui/term/term.h"

enum { SPACING = 3, LABEL = 8 };

struct painter {
    struct term *term;
    struct grid grid;
    char last[256];
    bool done;
    int status;
};

static void begin_page(struct painter *painter) {
    int rows, columns;
    term_size(painter->term, &rows, &columns);
    if (painter->grid.rows != rows || painter->grid.columns != columns) {
        grid_resize(&painter->grid, rows, columns);
    }
    grid_clear(&painter->grid);
    painter->grid.glyphs = term_is_utf8(painter->term) ? GLYPHS_UTF8 : GLYPHS_ASCII;
}

/* False when the program is to end, or the terminal is gone. */
static bool wait_for_key(struct painter *painter, struct term_event *event) {
    do {
        term_wait(painter->term, -1, -1, event);
        if (event->kind == TERM_SIGNAL) painter->status = 128 + event->signal;
    } while (event->kind != TERM_KEY && event->kind != TERM_SIGNAL);
    return event->kind == TERM_KEY;
}

/* A row of code points, each in three cells, the first one's number before them and a bar at the
 * end; where a width is in doubt the bar is a dot. */
static uint32_t put_row(struct painter *painter, int row, uint32_t c, uint32_t to) {
    struct grid *grid = &painter->grid;
    struct area all = grid_area(grid);
    grid_printf(grid, all, row, 0, ROLE_TEXT, "%06X", c);
    bool doubtful = false;
    for (int column = LABEL; column + SPACING < grid->columns && c <= to; column += SPACING, c++) {
        uint8_t bytes[6];
        int len = u8_uctomb(bytes, c, sizeof bytes);
        if (len <= 0) continue;
        grid_put(grid, all, row, column, (struct str){(const char *)bytes, (size_t)len}, ROLE_TEXT);
        doubtful = doubtful || grid_cell(grid, row, column)->doubtful;
    }
    grid_put(grid, all, row, grid->columns - 1, doubtful ? STR(".") : STR("|"), ROLE_TEXT);
    return c;
}

static void show_unicode(struct painter *painter, uint32_t from, uint32_t to) {
    struct term_event event;
    for (uint32_t c = from; c <= to;) {
        begin_page(painter);
        for (int row = 0; row < painter->grid.rows && c <= to; row++) {
            c = put_row(painter, row, c, to);
        }
        term_draw(painter->term, &painter->grid);
        if (!wait_for_key(painter, &event)) return;
    }
}

/* ---- rows that move ---- */

static uint32_t next_random(uint32_t *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

enum { ROWS_MOST = 60 };

/* A row is a number: what it says, how long it is, and whether it is selected. 0 is a blank row. */
static void put_number(struct grid *grid, int row, uint32_t number) {
    struct area all = grid_area(grid);
    bool is_selected = number % 7 == 3;
    cell_style style = is_selected ? ROLE_ROW | STYLE_SELECTED : ROLE_ROW;
    grid_fill(grid, area_part(all, row, 0, 1, grid->columns), style);
    if (number == 0) return;
    int column = grid_printf(grid, all, row, 0, style, "%c %u ", is_selected ? 'S' : '-', number);
    for (uint32_t i = 0; i < number % 13; i++) {
        column = grid_put(grid, all, row, column, STR("kata "), style);
    }
}

static void change_rows(uint32_t *rows, int count, uint32_t *state) {
    int top = (int)(next_random(state) % 4), bottom = count - 1 - (int)(next_random(state) % 4);
    int height = bottom - top + 1, lines = 1 + (int)(next_random(state) % 3);
    switch (next_random(state) % 8) {
    case 0: /* one row */
        rows[next_random(state) % (uint32_t)count] = next_random(state);
        break;
    case 1: /* all */
        for (int i = 0; i < count; i++) rows[i] = next_random(state) % 40;
        break;
    case 2: /* down */
        memmove(rows + top + lines, rows + top, (size_t)(height - lines) * sizeof *rows);
        for (int i = 0; i < lines; i++) rows[top + i] = next_random(state) % 40;
        break;
    case 3:                           /* up, and a row outside changes too */
        rows[0] = next_random(state); /* fall through */
    default:
        memmove(rows + top, rows + top + lines, (size_t)(height - lines) * sizeof *rows);
        for (int i = 0; i < lines; i++) rows[bottom - i] = next_random(state) % 40;
    }
}

static void write_expected(const struct grid *grid, const char *path) {
    struct buf dump = {0};
    grid_dump(grid, &dump);
    FILE *file = fopen(path, "w");
    if (file != NULL) {
        fwrite(dump.at, 1, dump.len, file);
        fclose(file);
    }
    buf_free(&dump);
}

static void show_scrolling(struct painter *painter, uint32_t state, const char *path) {
    uint32_t rows[ROWS_MOST] = {0};
    struct term_event event = {0};
    while (event.kind != TERM_KEY || event.key.code != 'q') {
        begin_page(painter);
        struct grid *grid = &painter->grid;
        int count = grid->rows < ROWS_MOST ? grid->rows : ROWS_MOST;
        change_rows(rows, count, &state);
        for (int row = 0; row < count; row++) put_number(grid, row, rows[row]);
        grid->cursor_shown = next_random(&state) % 16 == 0;
        grid->cursor_row = count / 2;
        write_expected(grid, path);
        term_draw(painter->term, grid);
        if (!wait_for_key(painter, &event)) return;
    }
}

/* ---- the cursor behind doubt ---- */

static void show_cursor(struct painter *painter) {
    static const char *const clusters[] = {
        "👨‍👩‍👧", "❤️",       "🇮🇩", "क्षि",  "עִבְרִית", "한글",
        "👍🏽",           "\xee\x80\x80", "ก็",  "بࣣ"};
    struct term_event event = {0};
    for (size_t i = 0; i < sizeof clusters / sizeof *clusters; i++) {
        begin_page(painter);
        struct grid *grid = &painter->grid;
        struct area all = grid_area(grid);
        int column = 0;
        for (int k = 0; k < 8; k++) {
            column = grid_put(grid, all, (int)i, column, str_from(clusters[i]), ROLE_TEXT);
        }
        grid_printf(grid, all, 20, 0, ROLE_TEXT, "cursor %zu %d", i, column);
        grid->cursor_shown = true;
        grid->cursor_row = (int)i;
        grid->cursor_column = column;
        term_draw(painter->term, grid);
        if (!wait_for_key(painter, &event)) return;
    }
}

/* ---- all else ---- */

static void show_roles(struct painter *painter, int count) {
    begin_page(painter);
    struct grid *grid = &painter->grid;
    struct area all = grid_area(grid);
    grid_printf(grid, all, 0, 0, ROLE_HEADER, "TERM=%s notice=%d size=%dx%d page=%d",
                term_name(painter->term), term_notice(painter->term), grid->rows, grid->columns,
                count);
    grid_put(grid, all, 1, 0, str_from(painter->last), ROLE_MESSAGE);
    grid_put(grid, all, 2, 0, STR("title"), ROLE_TITLE);
    grid_put(grid, all, 2, 10, STR("speaker"), style_speaker(0));
    grid_put(grid, all, 2, 20, STR("selected"), ROLE_ROW | STYLE_SELECTED);
    grid_put(grid, all, 3, 0, STR("日本 é “…” ❶"), ROLE_TEXT);
    grid_line(grid, area_part(all, 4, 0, 1, all.columns), ROLE_BORDER);
    grid->cursor_shown = true;
    grid->cursor_row = 1;
    grid->cursor_column = 0;
    term_draw(painter->term, grid);
}

static void say(struct painter *painter, const char *what, const struct error *error) {
    snprintf(painter->last, sizeof painter->last, "%s: %.60s %d %.60s", what, error->subject,
             error->system, error->detail);
}

static void act(struct painter *painter, struct key key) {
    static const char *const shell[] = {"sh", "-c", "echo in the child; read line; exit 3", NULL};
    static const char *const missing[] = {"/nonexistent/program", NULL};
    static const char *const reader[] = {"sh", "-c", "wc -c; read line < /dev/tty", NULL};
    struct term *term = painter->term;
    struct error error = {0};
    if (key.modifiers == KEY_CTRL && key.code == 'z') term_suspend(term);
    if (key.modifiers != 0) return;
    switch (key.code) {
    case 'q':
        painter->done = true;
        break;
    case 'c':
        if (!term_run(term, shell, STR_NONE, NULL, &error)) say(painter, "run", &error);
        break;
    case 'p':
        if (!term_run(term, reader, STR("twelve bytes"), NULL, &error)) say(painter, "run", &error);
        break;
    case 'm':
        if (!term_start(missing, STR_NONE, &error)) say(painter, "start", &error);
        break;
    case 'y':
        snprintf(painter->last, sizeof painter->last, "copied %d",
                 term_copy(term, CLIPBOARD_OSC52, NULL, STR("hello world"), &error));
        break;
    case 'X':
        abort();
    default:
        break;
    }
}

static void show(struct painter *painter) {
    for (int count = 0; !painter->done; count++) {
        show_roles(painter, count);
        struct term_event event;
        term_wait(painter->term, -1, -1, &event);
        struct buf words = {0};
        buf_add(&words, STR(""));
        if (event.kind == TERM_KEY) {
            buf_add(&words, STR("key "));
            key_write(&words, event.key);
            if (event.row >= 0) buf_printf(&words, " at %d,%d", event.row, event.column);
        }
        if (event.kind == TERM_PASTE) buf_printf(&words, "paste %.*s", STR_ARG(event.paste));
        if (event.kind == TERM_SIGNAL) {
            painter->done = true;
            painter->status = 128 + event.signal;
        }
        if (words.len > 0) snprintf(painter->last, sizeof painter->last, "%s", words.at);
        buf_free(&words);
        if (event.kind == TERM_KEY) act(painter, event.key);
    }
}

int main(int argc, char **argv) {
    bool is_unicode = argc == 4 && strcmp(argv[1], "unicode") == 0;
    bool is_scroll = argc >= 4 && strcmp(argv[1], "scroll") == 0;
    bool is_cursor = argc == 2 && strcmp(argv[1], "cursor") == 0;
    size_t names = is_unicode || is_scroll ? 3 : is_cursor ? 1 : 0;
    size_t settings = (size_t)argc - 1 - names;
    struct config *config = config_load(NULL, (const char *const *)argv + 1 + names, settings);
    struct painter painter = {0};
    struct error error;
    if (!term_open(&config->options, &config->theme, &painter.term, &error)) {
        fprintf(stderr, "painter: error %d: %s\n", (int)error.code, error.subject);
        config_free(config);
        return 1;
    }
    if (is_unicode) {
        show_unicode(&painter, (uint32_t)strtoul(argv[2], NULL, 16),
                     (uint32_t)strtoul(argv[3], NULL, 16));
    } else if (is_scroll) {
        show_scrolling(&painter, (uint32_t)strtoul(argv[2], NULL, 10), argv[3]);
    } else if (is_cursor) {
        show_cursor(&painter);
    } else {
        show(&painter);
    }
    term_close(painter.term);
    grid_free(&painter.grid);
    config_free(config);
    return painter.status;
}
