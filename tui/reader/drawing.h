/* What several panes draw, word or search for alike. */
#ifndef KUTIP_READER_DRAWING_H
#define KUTIP_READER_DRAWING_H

#include "tui/parts/entries.h"
#include "tui/reader/reader.h"

/* Marks the hits of `pattern` in `text`, which was drawn at (row, column) in at most `cells`. */
void reader_draw_hits(struct reader *reader, struct area area, int row, int column, int cells,
                      struct str text, struct str pattern);

/* Draws `text` into `cells` cells as grid_put_fit does, the hits of `pattern` marked. Where the
 * first of them has no room it is the beginning of the text that is left out. */
void reader_put_found(struct reader *reader, struct area area, int row, int column, int cells,
                      struct str text, struct str pattern, cell_style look);

/* One step of a search in a pane whose `count` rows are all at hand: the row it leads to from row
 * `from` (that one itself where nothing is looked for), and pane->met which hit that is; SIZE_MAX
 * when it leads nowhere. `is_met` is asked with the reader as its context. */
size_t reader_find_row(struct reader *reader, struct pane *pane, enum find_step step, size_t count,
                       size_t from, find_test *is_met);

/* "hit 3/17  " where the row under the cursor is what the pane's search led to. */
void reader_add_met(const struct pane *pane, size_t row, struct buf *out);

/* Says something on the bottom line, from `column` of `line` on. What has no room there stands
 * above it, on as many lines as it needs: false then. */
bool reader_draw_remark(struct reader *reader, struct area line, int column, struct str text,
                        cell_style look);

/* "12,400": thousands apart, so that large numbers can be read. */
void reader_add_number(struct buf *out, size_t number);

/* "3/1,200": a row, counted from 0, of how many; nothing where there are none. */
void reader_add_row(struct buf *out, size_t row, size_t count);

/* "#tag #other  ✎ note": what the reader wrote; nothing where nothing was. */
void reader_add_marked(const struct reader *reader, const struct library_marks *marks,
                       struct buf *out);

/* A few sentences in the middle of an area, for a pane that has nothing to show: each line wrapped,
 * the first one stronger. */
void reader_draw_notice(struct reader *reader, struct area area, const char *heading,
                        const char *body);

/* The same where the filter lets nothing through, with the keys that mend it. */
void reader_draw_nothing_fits(struct reader *reader, struct area area);

/* Arrows at the edge of an area where the selected entry goes on above or below it. */
void reader_draw_more(struct reader *reader, struct area area, const struct entries *entries);

/* The date as the option date-format writes it, "~" before one of the body; "" for none. */
enum { READER_DATE_SIZE = 64 };
void reader_date(const struct reader *reader, const struct date *date, enum date_origin origin,
                 char out[READER_DATE_SIZE]);

/* Cells that the widest of them takes. */
int reader_date_width(const struct reader *reader, enum date_origin origin);

/* Appends the keys of an action in a context as this screen shows them (keymap_show()); false where
 * it has none. */
bool reader_add_key(const struct reader *reader, enum context context, enum action action,
                    struct buf *out);

/* Appends a sequence of keys likewise. */
void reader_add_keys(const struct reader *reader, const struct key *keys, size_t count,
                     struct buf *out);

/* The last part of a path, fit to be shown. */
struct str reader_file_name(struct arena *arena, struct str path);

/* Words of an article on their way to the screen: runs of white space become one blank, blank lines
 * one line break; in quotation marks when `marked`. In `arena`. */
struct str reader_words(struct arena *arena, const struct reader *reader, struct str words,
                        bool marked);

struct str reader_glyph(const struct reader *reader, enum glyph glyph);

#endif
