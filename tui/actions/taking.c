/* Words out of the program: to the clipboard, the browser, the editor, another command. */
#include "core/export/export.h"
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/panes/text.h"
#include "tui/reader/drawing.h"

static struct export_article exported(const struct library_article *article) {
    return (struct export_article){
        .path = article->path, .article = &article->article, .quotes = &article->quotes};
}

/* Where in the article we are, as an offset into clean: the selected quote, else the first line. */
static uint32_t place_in(struct reader *reader) {
    const struct quote *quote = reader_quote(reader);
    return quote != NULL ? quote->start : text_of(reader)->anchor;
}

/* The line of the file, from 1, that an offset into clean lies on. */
static size_t line_of(const struct library_article *article, uint32_t clean) {
    const struct text *text = &article->article.text;
    uint32_t end = text_source(text, clean);
    size_t line = 1;
    for (uint32_t i = 0; i < end && i < text->source.len; i++) line += text->source.ptr[i] == '\n';
    return line;
}

/* The permanent id of the selected quote, else of the article shown. */
static void add_id(struct reader *reader, struct buf *out) {
    const struct article *article = &reader->article->article;
    struct quote whole = {.end = (uint32_t)article->text.clean.len};
    const struct quote *quote = reader_quote(reader);
    export_quote_id(out, article, quote != NULL ? quote : &whole);
}

/* What a copying action copies; false, with a word to the reader, when there is no such thing. */
static bool gather(struct reader *reader, enum action action, struct buf *out) {
    const struct library_article *article = reader->article;
    const struct quote *quote = reader_quote(reader);
    if (article == NULL) return false;
    struct export_article in = exported(article);
    bool needs_quote = action == ACTION_COPY || action == ACTION_COPY_CITATION;
    if (quote == NULL && needs_quote) {
        reader_say(reader, "%s", _("No quote is selected here"));
        return false;
    }
    switch (action) {
    case ACTION_COPY: {
        struct arena arena = {0};
        struct str words = str_slice(article->article.text.clean, quote->start, quote->end);
        buf_add(out, reader_words(&arena, reader, words, false));
        arena_free(&arena);
        return true;
    }
    case ACTION_COPY_CITATION:
        export_citation(out, &in, reader->quote);
        return true;
    case ACTION_COPY_PARAGRAPH:
        buf_add(out, text_paragraph(reader));
        return true;
    case ACTION_COPY_PATH:
        buf_printf(out, "%.*s:%zu", STR_ARG(article->path), line_of(article, place_in(reader)));
        return true;
    case ACTION_COPY_ID:
        add_id(reader, out);
        return true;
    default:
        if (article->article.url.len == 0) {
            reader_say(reader, "%s", _("This page names no link of its own"));
            return false;
        }
        buf_add(out, article->article.url);
        return true;
    }
}

void take_words(struct reader *reader, enum action action, struct str words) {
    static const char *const SAID[ACTION_COUNT] = {
        [ACTION_COPY] = N_("Words copied"),
        [ACTION_COPY_CITATION] = N_("Quote with citation copied"),
        [ACTION_COPY_PARAGRAPH] = N_("Paragraph copied"),
        [ACTION_COPY_PATH] = N_("Path copied"),
        [ACTION_COPY_ID] = N_("Id copied"),
        [ACTION_COPY_LINK] = N_("Link copied"),
    };
    struct buf by = {0};
    if (reader->host.copy == NULL)
        reader_say(reader, "%s: %.*s", _(SAID[action]), STR_ARG(words));
    else if (reader->host.copy(reader->host.data, words, &by))
        reader_say(reader, "%s (%s)", _(SAID[action]), by.at);
    buf_free(&by);
}

void take_copy(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    struct buf text = {0};
    if (reader->with_picked && (action == ACTION_COPY_PATH || action == ACTION_COPY_CITATION))
        export_copy(reader, action);
    else if (reader->with_picked)
        reader_say(reader, "%s", _("Of all that is picked only citations and paths are copied"));
    else if (gather(reader, action, &text) && text.len > 0)
        take_words(reader, action, buf_str(&text));
    buf_free(&text);
}

/* ---- other programs ---- */

static bool may_start(struct reader *reader) {
    if (reader->setup->restricted)
        reader_complain(reader, "%s", _("No other programs are started in restricted mode"));
    return !reader->setup->restricted && reader->article != NULL;
}

/* The argv of a command for the article shown, in `arena`; NULL, with a word, when it cannot be. */
static const char **argv_of(struct reader *reader, struct arena *arena, const char *name) {
    const struct library_article *article = reader->article;
    const struct command *command = config_command(reader->config, name);
    if (command == NULL) {
        reader_complain(reader, _("There is no command “%s” in [commands] of kutip.ini"), name);
        return NULL;
    }
    struct buf id = {0};
    add_id(reader, &id);
    struct str url = article->article.url, title = article->article.title;
    const char *values[PLACEHOLDER_COUNT] = {
        [PLACEHOLDER_PATH] = arena_str(arena, article->path).ptr,
        [PLACEHOLDER_LINE] = arena_printf(arena, "%zu", line_of(article, place_in(reader))).ptr,
        [PLACEHOLDER_URL] = url.len > 0 ? arena_str(arena, url).ptr : NULL,
        [PLACEHOLDER_TITLE] = title.len > 0 ? arena_str(arena, title).ptr : NULL,
        [PLACEHOLDER_ID] = arena_str(arena, buf_str(&id)).ptr,
    };
    buf_free(&id);
    const char **argv = command_argv(arena, command, values);
    if (argv == NULL) reader_complain(reader, _("“%s” cannot be started for this article"), name);
    return argv;
}

/* Runs in the foreground; the writer rests meanwhile. */
static void run(struct reader *reader, const char *const *argv, struct str input) {
    struct error error;
    if (reader->host.run == NULL) return;
    library_park(reader->library, true);
    if (!reader->host.run(reader->host.data, argv, input, &error)) reader_fail(reader, &error);
    library_park(reader->library, false);
}

void take_link(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (!may_start(reader)) return;
    struct str url = reader->article->article.url;
    if (url.len == 0) {
        reader_say(reader, "%s", _("This page names no link of its own"));
        return;
    }
    if (!str_starts(url, STR("http://")) && !str_starts(url, STR("https://"))) {
        reader_complain(reader, "%s", _("Only http and https links are opened"));
        return;
    }
    struct arena arena = {0};
    struct error error;
    const char **argv = argv_of(reader, &arena, "browser");
    if (argv != NULL && reader->host.start != NULL) {
        if (reader->host.start(reader->host.data, argv, STR_NONE, &error))
            reader_say(reader, "%s: %.*s", _("Opened"), STR_ARG(url));
        else
            reader_fail(reader, &error);
    }
    arena_free(&arena);
}

void take_editor(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    if (!may_start(reader)) return;
    if (str_eq(reader->article->path, STR("-"))) {
        reader_say(reader, "%s", _("What came by standard input is no file that could be edited"));
        return;
    }
    struct arena arena = {0};
    const char **argv = NULL;
    if (config_command(reader->config, "editor") != NULL) {
        argv = argv_of(reader, &arena, "editor");
    } else {
        const char *editor = getenv("VISUAL");
        if (editor == NULL || *editor == '\0') editor = getenv("EDITOR");
        if (editor == NULL || *editor == '\0') editor = "vi";
        /* $EDITOR may hold arguments; it is cut into words, never given to a shell. */
        argv = arena_new(&arena, const char *, strlen(editor) + 4);
        size_t count = 0;
        struct str rest = str_from(editor), word;
        while (command_word(&rest, &word)) argv[count++] = arena_str(&arena, word).ptr;
        argv[count++] = "--";
        argv[count++] = arena_str(&arena, reader->article->path).ptr;
    }
    if (argv != NULL) run(reader, argv, STR_NONE);
    arena_free(&arena);
}

void take_pipe(struct reader *reader, struct str command) {
    if (command.len == 0 || !may_start(reader)) return;
    struct arena arena = {0};
    struct buf text = {0};
    struct export_article in = exported(reader->article);
    const char **argv = argv_of(reader, &arena, arena_str(&arena, command).ptr);
    if (argv != NULL) {
        export_article(&text, EXPORT_TEXT, &in);
        run(reader, argv, buf_str(&text));
    }
    buf_free(&text);
    arena_free(&arena);
}
