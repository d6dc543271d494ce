#include "tui/reader/reader.h"

#include <stdarg.h>
#include <stdio.h>

#include "tui/base/messages.h"

/* ---- words for the reader ---- */

static void put_message(struct reader *reader, const char *text, bool is_error) {
    reader->message.len = 0;
    buf_add(&reader->message, str_from(text));
    reader->message_is_error = is_error;
    vec_push(&reader->messages, mem_str(text));
    log_line(reader->setup->log, "%s: %s", is_error ? "complains" : "says", text);
    reader->dirty = true;
}

void reader_say(struct reader *reader, const char *format, ...) {
    char text[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put_message(reader, text, false);
}

void reader_complain(struct reader *reader, const char *format, ...) {
    char text[MESSAGE_SIZE];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    put_message(reader, text, true);
}

void reader_fail(struct reader *reader, const struct error *error) {
    char text[MESSAGE_SIZE];
    message_error(error, text, sizeof text);
    put_message(reader, text, true);
}

void reader_take_options(struct reader *reader) {
    const struct options *options = &reader->config->options;
    bool ascii = options->glyphs == GLYPHS_ALWAYS_ASCII ||
                 (options->glyphs == GLYPHS_BY_LOCALE && !reader->utf8);
    reader->glyphs = ascii ? GLYPHS_ASCII : GLYPHS_UTF8;
    reader->grid.glyphs = reader->glyphs;
    reader->layout = options->layout;
    reader->boilerplate = options->boilerplate;
    reader->sort = options->sort;
    reader->reverse = options->reverse;
    if (reader->indirect != options->indirect) {
        reader->indirect = options->indirect;
        reader_request(reader);
    }
    reader->changes |= CHANGED_OPTIONS | CHANGED_PAGE;
}

/* ---- the view ---- */

struct str reader_filter(const struct reader *reader) {
    return buf_str(&reader->filter);
}

bool reader_lists_quotes(const struct reader *reader) {
    enum view view = reader->view;
    bool counts = view == VIEW_PEOPLE || view == VIEW_SOURCES || view == VIEW_TIMELINE;
    for (size_t i = reader->behind.count; view > VIEW_QUOTES && !counts && i > 0; i--)
        view = reader->behind.at[i - 1].view;
    return view == VIEW_QUOTES;
}

bool reader_is_split(const struct reader *reader) {
    return reader->view <= VIEW_QUOTES;
}

void reader_ask(struct reader *reader, bool typing) {
    buf_add(&reader->filter, STR(""));
    struct library_query query = {
        .text = reader->filter.at,
        .typing = typing,
        .scope = reader_lists_quotes(reader) ? SCOPE_QUOTES : SCOPE_ARTICLES,
        .sort = reader->sort,
        .reverse = reader->reverse,
        .undated_by_mtime = reader->config->options.undated == UNDATED_BY_MTIME,
        .head_first = reader->wanted < 0, /* no article of the list is to be found again */
    };
    reader->view_request = library_ask(reader->library, &query);
    reader->view_is_due = true;
    reader->dirty = true;
}

static void put_filter(struct reader *reader, struct str filter) {
    struct buf copy = {0}; /* `filter` may be a slice of the old one */
    buf_add(&copy, filter);
    buf_free(&reader->filter);
    reader->filter = copy;
}

void reader_type_filter(struct reader *reader, struct str filter) {
    struct error error = {0};
    put_filter(reader, filter);
    if (!library_query_check(reader->filter.at, true, &error)) {
        size_t good = error.column > 0 ? error.column - 1 : 0;
        put_filter(reader, str_slice(reader_filter(reader), 0, good));
    }
    reader->filter_error = error;
    reader_ask(reader, true);
}

void reader_set_filter(struct reader *reader, struct str filter) {
    if (str_eq(filter, reader_filter(reader))) return;
    reader_jump_from_here(reader);
    put_filter(reader, filter);
    reader_ask(reader, false);
}

static void push_behind(struct reader *reader, enum view view) {
    struct str filter = reader_filter(reader);
    vec_push(&reader->behind, (struct page){view, reader->focus, mem_copy(filter.ptr, filter.len)});
}

static void forget_behind(struct reader *reader) {
    while (reader->behind.count > 0) free(reader->behind.at[--reader->behind.count].filter);
}

/* After the view changed; asks anew when the question is another one now. */
static void turn_page(struct reader *reader, bool ask) {
    reader->zoomed = false;
    reader->changes |= CHANGED_PAGE;
    reader->dirty = true;
    if (ask) reader_ask(reader, false);
}

void reader_open_view(struct reader *reader, enum view view) {
    if (view == reader->view) return;
    bool listed_quotes = reader_lists_quotes(reader);
    reader_jump_from_here(reader);
    if (view <= VIEW_QUOTES) {
        forget_behind(reader);
        reader->focus = SLOT_LIST;
        if (view == VIEW_QUOTES) push_behind(reader, VIEW_ARTICLES);
    } else {
        push_behind(reader, reader->view);
    }
    reader->view = view;
    turn_page(reader, reader_lists_quotes(reader) != listed_quotes);
}

void reader_open_articles(struct reader *reader, struct str filter) {
    reader_jump_from_here(reader);
    push_behind(reader, reader->view);
    reader->view = VIEW_ARTICLES;
    reader->focus = SLOT_LIST;
    put_filter(reader, filter);
    turn_page(reader, true);
}

bool reader_leave_view(struct reader *reader) {
    if (reader->behind.count == 0) return false;
    bool listed_quotes = reader_lists_quotes(reader);
    struct page page = reader->behind.at[--reader->behind.count];
    bool other_filter = !str_eq(str_from(page.filter), reader_filter(reader));
    /* Only going down to articles changes the filter on the way; what the reader filtered since
     * then in the same kind of view holds. */
    bool restore = other_filter && reader->view == VIEW_ARTICLES;
    reader->view = page.view;
    reader->focus = page.focus;
    if (restore) put_filter(reader, str_from(page.filter));
    free(page.filter);
    turn_page(reader, restore || reader_lists_quotes(reader) != listed_quotes);
    return true;
}

void reader_focus(struct reader *reader, enum slot slot) {
    if (reader->focus == slot) return;
    reader->focus = slot;
    reader->changes |= CHANGED_PAGE;
    reader->dirty = true;
    if (slot == SLOT_TEXT) reader_mark_read(reader, MARK_READ_ON_OPEN);
}

struct pane *reader_pane(struct reader *reader) {
    static const enum pane_id PANES[] = {
        [VIEW_PEOPLE] = PANE_TABLE,  [VIEW_SOURCES] = PANE_TABLE, [VIEW_TIMELINE] = PANE_TABLE,
        [VIEW_ECHOES] = PANE_ECHOES, [VIEW_HELP] = PANE_HELP,     [VIEW_MESSAGES] = PANE_HELP,
    };
    if (reader_is_split(reader)) return &reader->panes[reader->focus];
    return &reader->panes[PANES[reader->view]];
}

/* ---- completing ---- */

void reader_forget_values(struct reader *reader) {
    if (reader->values != NULL) library_table_free(reader->values);
    reader->values = NULL;
    reader->values_field.len = 0;
}

const struct library_table *reader_values(struct reader *reader, struct str field) {
    if (str_eq(field, buf_str(&reader->values_field))) return reader->values;
    reader_forget_values(reader);
    buf_add(&reader->values_field, field);
    reader->values_request = library_request_values(reader->library, field);
    return NULL;
}

bool reader_take_values(struct reader *reader, uint32_t request, struct library_table *table) {
    if (request != reader->values_request) return false;
    if (reader->values != NULL) library_table_free(reader->values);
    reader->values = table;
    prompt_go_on(reader);
    return true;
}

/* ---- places ---- */

static struct place place_here(const struct reader *reader) {
    struct str filter = reader_filter(reader);
    return (struct place){
        .view = reader->view,
        .focus = reader->focus,
        .filter = mem_copy(filter.ptr, filter.len),
        .sort = reader->sort,
        .reverse = reader->reverse,
        .article = reader->wanted,
        .quote_start = reader_quote_here(reader),
    };
}

void reader_jump_from_here(struct reader *reader) {
    while (reader->jumps.count > reader->jump_at)
        free(reader->jumps.at[--reader->jumps.count].filter);
    vec_push(&reader->jumps, place_here(reader));
    reader->jump_at = reader->jumps.count;
}

static void go_to(struct reader *reader, const struct place *place) {
    forget_behind(reader);
    if (place->view != VIEW_ARTICLES) push_behind(reader, VIEW_ARTICLES);
    reader->view = place->view;
    reader->focus = place->focus;
    put_filter(reader, str_from(place->filter));
    reader->sort = place->sort;
    reader->reverse = place->reverse;
    reader_show(reader, place->article, place->quote_start, true);
    reader->changes |= CHANGED_PAGE;
    reader_ask(reader, false);
}

bool reader_jump(struct reader *reader, bool back) {
    if (back ? reader->jump_at == 0 : reader->jump_at + 1 >= reader->jumps.count) return false;
    if (back && reader->jump_at == reader->jumps.count)
        vec_push(&reader->jumps, place_here(reader));
    reader->jump_at = back ? reader->jump_at - 1 : reader->jump_at + 1;
    go_to(reader, &reader->jumps.at[reader->jump_at]);
    return true;
}

void reader_free(struct reader *reader) {
    for (int i = 0; i < PANE_COUNT; i++) {
        struct pane *pane = &reader->panes[i];
        if (pane->ops->drop != NULL) pane->ops->drop(pane->state);
        free(pane->state);
        buf_free(&pane->pattern);
    }
    for (size_t i = 0; i < reader->jumps.count; i++) free(reader->jumps.at[i].filter);
    for (size_t i = 0; i < reader->messages.count; i++) free(reader->messages.at[i]);
    vec_free(&reader->jumps);
    vec_free(&reader->messages);
    forget_behind(reader);
    vec_free(&reader->behind);
    vec_free(&reader->readings);
    marked_free(&reader->marked);
    picks_free(&reader->picks);
    vec_free(&reader->held.keys);
    if (reader->article != NULL) library_article_free(reader->article);
    if (reader->table != NULL) library_table_free(reader->table);
    if (reader->echoes != NULL) library_echoes_free(reader->echoes);
    reader_forget_values(reader);
    buf_free(&reader->values_field);
    prompt_free(&reader->prompt);
    buf_free(&reader->filter);
    buf_free(&reader->message);
    buf_free(&reader->draft.filter);
    buf_free(&reader->draft.pattern);
    free(reader->colours);
    grid_free(&reader->grid);
}
