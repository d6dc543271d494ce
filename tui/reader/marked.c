#include "tui/reader/marked.h"

#include "tui/base/messages.h"
#include "tui/reader/reader.h"

static void forget_behind(struct marked_log *log) {
    while (log->steps.count > log->at) free(log->steps.at[--log->steps.count].title);
}

static char *title_of(struct reader *reader, int64_t article) {
    struct library_row row;
    struct str title = STR_NONE;
    size_t at = library_position(reader->library, article);
    if (reader->article != NULL && reader->article->id == article)
        title = reader->article->article.title;
    else if (at != SIZE_MAX && library_row(reader->library, at, &row))
        title = row.title;
    return title.len > 0 ? mem_copy(title.ptr, title.len) : NULL;
}

static void remember(struct marked_log *log, struct marked step) {
    forget_behind(log);
    vec_push(&log->steps, step);
    log->at = log->steps.count;
}

static const char *name_of(const struct marked *step) {
    switch (step->kind) {
    case MARKS_READ:
        return step->on ? _("read") : _("unread");
    case MARKS_STAR:
        return step->on ? _("star") : _("no star");
    case MARKS_TAGS:
        return step->on ? _("tags") : _("no tags");
    default:
        return step->on ? _("note") : _("no note");
    }
}

void marked_set(struct reader *reader, const struct mark *marks, size_t count) {
    if (count == 0) return;
    library_mark_all(reader->library, marks, count);
    remember(&reader->marked, (struct marked){.kind = marks->kind,
                                              .on = marks->on,
                                              .on_quote = marks->on_quote,
                                              .count = count,
                                              .title = title_of(reader, marks->article)});
    if (count > 1) /* most of them are out of sight */
        reader_say(reader, marks->on_quote ? _("%s: %zu quotes") : _("%s: %zu articles"),
                   name_of(&reader->marked.steps.at[reader->marked.at - 1]), count);
}

void marked_set_all_read(struct reader *reader) {
    size_t articles = library_counts(reader->library).articles;
    library_mark_all_read(reader->library);
    remember(&reader->marked, (struct marked){.kind = MARKS_READ, .on = true, .count = articles});
}

void marked_undo(struct reader *reader, bool redo) {
    struct marked_log *log = &reader->marked;
    uint32_t request = library_mark_undo(reader->library, redo);
    if (request == 0 || (redo ? log->at == log->steps.count : log->at == 0)) {
        reader_say(reader, "%s", redo ? _("Nothing to redo") : _("Nothing to undo"));
        return;
    }
    const struct marked *step = &log->steps.at[redo ? log->at++ : --log->at];
    const char *what = redo ? _("Done again") : _("Undone");
    if (step->count > 1)
        reader_say(reader, step->on_quote ? _("%s: %s, %zu quotes") : _("%s: %s, %zu articles"),
                   what, name_of(step), step->count);
    else if (step->title == NULL)
        reader_say(reader, "%s: %s", what, name_of(step));
    else
        reader_say(reader, step->on_quote ? _("%s: %s, a quote in “%s”") : _("%s: %s, “%s”"), what,
                   name_of(step), step->title);
}

void marked_free(struct marked_log *log) {
    log->at = 0;
    forget_behind(log);
    vec_free(&log->steps);
}
