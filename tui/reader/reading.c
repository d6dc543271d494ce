/* The part of the session that is about one article: which one is shown, its position and quotes.
 */
#include "core/text/utf8.h"
#include "tui/reader/reader.h"

void reader_request(struct reader *reader) {
    reader->preview_due = 0;
    if (reader->wanted < 0) return;
    reader->article_request =
        library_request_article(reader->library, reader->wanted, reader->indirect);
}

bool reader_waits_for_article(const struct reader *reader) {
    return reader->wanted >= 0 &&
           (reader->article == NULL || reader->article->id != reader->wanted);
}

uint32_t reader_quote_start(const struct reader *reader, size_t index) {
    return text_source(&reader->article->article.text, reader->article->quotes.at[index].start);
}

uint32_t reader_quote_here(const struct reader *reader) {
    return reader->quote != SIZE_MAX ? reader_quote_start(reader, reader->quote) : UINT32_MAX;
}

static size_t quote_at(const struct reader *reader, uint32_t start) {
    for (size_t i = 0; start != UINT32_MAX && i < reader->article->quotes.count; i++)
        if (reader_quote_start(reader, i) == start) return i;
    return SIZE_MAX;
}

void reader_show(struct reader *reader, int64_t article, uint32_t quote_start, bool at_once) {
    bool same = article == reader->wanted;
    reader->wanted_start = quote_start;
    reader->wants_echoed = false;
    if (same && reader->article != NULL && reader->article->id == article) {
        size_t quote = quote_at(reader, quote_start);
        if (quote != SIZE_MAX) reader_select_quote(reader, quote);
        return;
    }
    reader->wanted = article;
    reader->dirty = true;
    int64_t delay = reader->config->options.preview_delay;
    bool rested = reader->now - reader->preview_last >= delay;
    reader->preview_last = reader->now;
    if (article < 0)
        reader_take_article(reader, NULL);
    else if (at_once || rested)
        reader_request(reader);
    else
        reader->preview_due = reader->now + delay;
}

/* ---- colours ---- */

/* Hyphens and blanks make no other name: "Anna-Lena", "Anna Lena". */
static uint32_t name_hash(struct str name) {
    struct arena arena = {0};
    struct buf letters = {0};
    struct str folded = utf8_fold(&arena, name);
    for (size_t i = 0; i < folded.len; i++)
        if (folded.ptr[i] != '-' && folded.ptr[i] != ' ') buf_add_char(&letters, folded.ptr[i]);
    uint32_t hash = str_hash(buf_str(&letters));
    buf_free(&letters);
    arena_free(&arena);
    return hash;
}

cell_style reader_name_style(struct str name) {
    return name.len > 0 ? style_speaker(name_hash(name) % SPEAKER_COLOURS) : (cell_style)ROLE_QUOTE;
}

/* A speaker's colour comes from the name, so that it is the same everywhere; where two speakers of
 * one article meet on a colour, the later one takes the next that is free. */
static void choose_colours(struct reader *reader) {
    const struct quotes *quotes = &reader->article->quotes;
    uint32_t taken[SPEAKER_COLOURS] = {0};
    reader->colours = mem_resize(reader->colours, quotes->count + 1, 1);
    for (size_t i = 0; i < quotes->count; i++) {
        const struct speaker *speaker = &quotes->at[i].speaker;
        struct str name = speaker->name.len > 0 ? speaker->name : speaker->surface;
        reader->colours[i] = NO_COLOUR;
        if (speaker->type == SPEAKER_NONE || name.len == 0) continue;
        uint32_t hash = name_hash(name), colour = hash % SPEAKER_COLOURS;
        hash |= 1; /* never 0, which says free */
        for (unsigned n = 0; n < SPEAKER_COLOURS; n++) {
            unsigned other = (colour + n) % SPEAKER_COLOURS;
            if (taken[other] != 0 && taken[other] != hash) continue;
            colour = other;
            break;
        }
        taken[colour] = hash;
        reader->colours[i] = (uint8_t)colour;
    }
}

cell_style reader_quote_style(const struct reader *reader, size_t index) {
    uint8_t colour = reader->colours[index];
    return colour == NO_COLOUR ? (cell_style)ROLE_QUOTE : style_speaker(colour);
}

/* ---- position ---- */

static struct reading *reading_of(struct reader *reader, int64_t article) {
    for (size_t i = reader->readings.count; i > 0; i--)
        if (reader->readings.at[i - 1].article == article) return &reader->readings.at[i - 1];
    return NULL;
}

void reader_keep_position(struct reader *reader) {
    struct library_article *article = reader->article;
    if (article == NULL || article->error.code != ERROR_NONE) return;
    struct reading now = {
        .article = article->id,
        .position = reader->position,
        .quote_start = reader_quote_here(reader),
    };
    struct reading *known = reading_of(reader, article->id);
    if (known != NULL)
        *known = now;
    else
        vec_push(&reader->readings, now);
    if (now.position == article->position_line) return;
    struct mark mark = {
        .article = article->id, .kind = MARKS_POSITION, .on = true, .position = now.position};
    reader->position_request = library_mark(reader->library, &mark);
}

void reader_refresh_marks(struct reader *reader) {
    if (reader->article != NULL && reader->article->id == reader->wanted &&
        reader->preview_due == 0)
        reader_request(reader);
}

/* The first quote that others carry too, from `from` on; SIZE_MAX for none. */
static size_t next_echoed(const struct reader *reader, size_t from, bool back) {
    const struct library_article *article = reader->article;
    for (size_t i = from; i < article->quotes.count; i += back ? SIZE_MAX : 1)
        if (article->echo_counts[i] > 0) return i;
    return SIZE_MAX;
}

bool reader_step_echoed(struct reader *reader, bool back) {
    if (reader_quote(reader) == NULL) return false;
    size_t at = next_echoed(reader, back ? reader->quote - 1 : reader->quote + 1, back);
    if (at != SIZE_MAX) reader_select_quote(reader, at);
    return at != SIZE_MAX;
}

void reader_take_article(struct reader *reader, struct library_article *article) {
    uint32_t start = reader->wanted_start;
    bool same = article != NULL && reader->article != NULL && article->id == reader->article->id;
    if (same && start == UINT32_MAX) start = reader_quote_here(reader);
    if (reader->article != NULL) {
        reader_keep_position(reader);
        library_article_free(reader->article);
    }
    reader->article = article;
    reader->quote = SIZE_MAX;
    reader->changes |= CHANGED_ARTICLE | CHANGED_QUOTE;
    reader->dirty = true;
    if (article == NULL) return;
    choose_colours(reader);
    const struct reading *known = reading_of(reader, article->id);
    reader->position = known != NULL ? known->position : article->position_line;
    size_t echoed = reader->wants_echoed ? next_echoed(reader, 0, false) : SIZE_MAX;
    reader->wants_echoed = false;
    if (echoed != SIZE_MAX) reader->wanted_start = start = reader_quote_start(reader, echoed);
    if (start == UINT32_MAX && known != NULL) start = known->quote_start;
    reader->quote = quote_at(reader, start);
    if (reader->quote == SIZE_MAX && article->quotes.count > 0) reader->quote = 0;
    if (!same && reader_is_split(reader) && reader->focus == SLOT_TEXT)
        reader_mark_read(reader, MARK_READ_ON_OPEN);
}

void reader_select_quote(struct reader *reader, size_t quote) {
    if (reader->quote == quote) return;
    reader->quote = quote;
    reader->changes |= CHANGED_QUOTE;
    reader->dirty = true;
}

const struct quote *reader_quote(const struct reader *reader) {
    if (reader->article == NULL || reader->quote >= reader->article->quotes.count) return NULL;
    return &reader->article->quotes.at[reader->quote];
}

void reader_mark_read(struct reader *reader, enum mark_read reason) {
    struct library_article *article = reader->article;
    if (reader->config->options.mark_read != reason) return;
    if (article == NULL || article->id != reader->wanted || (article->marks.bits & MARK_READ) != 0)
        return;
    article->marks.bits |= MARK_READ;
    marked_set(reader, &(struct mark){.article = article->id, .kind = MARKS_READ, .on = true}, 1);
}
