/* The reader's marks on articles and quotes. */
#include <stdlib.h>

#include "core/base/vec.h"
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/panes/list.h"

/* What a mark is for: the selected quote where quotes have the keys, else the article. Only
 * articles are read. */
static bool is_for_quote(struct reader *reader, enum mark_kind kind) {
    if (reader->with_picked || reader_quote(reader) == NULL || kind == MARKS_READ) return false;
    return reader->focus == SLOT_QUOTES ||
           (reader->view == VIEW_QUOTES && reader->focus == SLOT_LIST);
}

static int64_t article_meant(struct reader *reader) {
    if (reader->focus == SLOT_LIST || reader->article == NULL)
        return library_article_at(reader->library, list_of(reader)->rows.cursor);
    return reader->article->id;
}

/* Marks (enum mark_bit) that hold now, as far as they are known. */
static uint32_t marks_now(struct reader *reader, enum mark_kind kind) {
    if (is_for_quote(reader, kind)) return reader->article->quote_marks[reader->quote].bits;
    int64_t article = article_meant(reader);
    if (reader->article != NULL && reader->article->id == article)
        return reader->article->marks.bits;
    struct library_row row;
    size_t at = library_position(reader->library, article);
    return at != SIZE_MAX && library_row(reader->library, at, &row) ? row.marks : 0;
}

/* What is meant by a mark where nothing is picked. */
static struct pick meant(struct reader *reader, enum mark_kind kind) {
    struct pick pick = {.article = article_meant(reader), .start = PICK_WHOLE};
    if (!is_for_quote(reader, kind)) return pick;
    const struct text *text = &reader->article->article.text;
    const struct quote *quote = reader_quote(reader);
    return (struct pick){.article = reader->article->id,
                         .start = text_source(text, quote->start),
                         .end = text_source_end(text, quote->end)};
}

/* Sets a mark on what is meant, or on all that is picked. */
static void set(struct reader *reader, struct mark mark) {
    struct picks *picks = &reader->picks;
    struct pick here = meant(reader, mark.kind), *ordered = NULL;
    if (reader->with_picked) ordered = picks_in_order(picks);
    size_t count = reader->with_picked ? picks->all.count : 1;
    VEC(struct mark) marks = {0};
    for (size_t i = 0; i < count; i++) {
        const struct pick *pick = ordered != NULL ? &ordered[i] : &here;
        bool is_again = mark.kind == MARKS_READ && i > 0 && pick[-1].article == pick->article;
        if (pick->article < 0 || is_again) continue;
        mark.article = pick->article;
        mark.on_quote = mark.kind != MARKS_READ && pick->start != PICK_WHOLE;
        mark.start = mark.on_quote ? pick->start : 0;
        mark.end = mark.on_quote ? pick->end : 0;
        vec_push(&marks, mark);
    }
    marked_set(reader, marks.at, marks.count);
    vec_free(&marks);
    free(ordered);
    if (reader->with_picked) picks_clear(picks);
    reader->with_picked = false;
    reader->dirty = true;
}

/* Where no row shows it, a word does. */
static void say_where_unseen(struct reader *reader, enum mark_kind kind, const char *words) {
    bool is_seen = is_for_quote(reader, kind) ||
                   (reader->panes[PANE_LIST].area.rows > 0 && !reader_lists_quotes(reader));
    if (!is_seen) reader_say(reader, "%s", words);
}

void mark_star(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    bool on = reader->with_picked || (marks_now(reader, MARKS_STAR) & MARK_STAR) == 0;
    set(reader, (struct mark){.kind = MARKS_STAR, .on = on});
    say_where_unseen(reader, MARKS_STAR, on ? _("Starred") : _("Starred no more"));
}

void mark_read_or_not(struct reader *reader, enum action action, unsigned number) {
    (void)action, (void)number;
    bool on = reader->with_picked || (marks_now(reader, MARKS_READ) & MARK_READ) == 0;
    set(reader, (struct mark){.kind = MARKS_READ, .on = on});
    say_where_unseen(reader, MARKS_READ, on ? _("Marked as read") : _("Marked as unread"));
}

struct str mark_text_now(struct reader *reader, enum mark_kind kind) {
    const struct library_article *article = reader->article;
    bool of_quote = is_for_quote(reader, kind);
    if (reader->with_picked || article == NULL ||
        (!of_quote && article->id != article_meant(reader)))
        return STR("");
    const struct library_marks *marks =
        of_quote ? &article->quote_marks[reader->quote] : &article->marks;
    struct str text = kind == MARKS_NOTE ? marks->note : marks->tags;
    return text.ptr != NULL ? text : STR("");
}

void mark_text(struct reader *reader, enum mark_kind kind, struct str text) {
    struct buf copy = {0};
    buf_add(&copy, str_trim(text));
    set(reader, (struct mark){.kind = kind, .on = copy.len > 0, .text = copy.at});
    buf_free(&copy);
}

void mark_all_read(struct reader *reader) {
    marked_set_all_read(reader);
    reader_say(reader, "%s", _("All articles of this view are read"));
}

void mark_undo(struct reader *reader, enum action action, unsigned number) {
    (void)number;
    marked_undo(reader, action == ACTION_REDO);
}
