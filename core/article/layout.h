/* What title.c and tail.c do for layout_mark(), which alone calls them and in this order; and what
 * a line may be to all three. */
#ifndef KUTIP_ARTICLE_LAYOUT_H
#define KUTIP_ARTICLE_LAYOUT_H

#include "core/article/page.h"

/* Words of a line. */
enum {
    NAME_LINE_WORDS = 12, /* the most of one that is names and nothing else */
    HEADING_WORDS = 18,   /* the most of a heading */
    HEADLINE_WORDS = 4,   /* the fewest of a link to another story */
};

/* Words of the line that begin with a capital. */
uint32_t line_capitals(const struct page *page, const struct line *line);

/* Nothing but people's names? */
bool line_is_name(const struct page *page, const struct line *line);

/* The name of an outlet alone: "The Meridian Post (Port Arden)"? */
bool line_is_outlet(const struct page *page, const struct line *line);

/* title.c */

/* The first line of the story from `from` on, where the head ends: running text or a whole
 * sentence; behind a head with a title in it also a line longer than a name. line_count: none. Asks
 * for page->dateline. */
uint32_t title_story_line(const struct page *page, uint32_t from);

/* Sets page->title among the lines before `until`, NO_LINE when none will do. A headline that
 * begins like a label ("Terpopuler: …") is one when a date line stands below it and nothing better
 * does. */
void title_find(struct page *page, uint32_t until);

/* Makes one line of a headline of several: one in capitals throughout, or one of two lines on a
 * page whose text was wrapped, blank lines around both. The lines below it move up, page->body and
 * page->dateline with them. */
void title_join(struct page *page);

/* tail.c */

/* The index behind the story's last line: before a tail's start or a sign-off behind which no more
 * than a few short paragraphs stand, before a copyright notice in the page's second half, else
 * behind the last line of text. Asks for page->body. */
uint32_t tail_find(const struct page *page);

/* Makes furniture of "The post TITLE appeared first on NAME" behind the story, and sets
 * page->notice. */
void tail_find_notice(struct page *page);

/* Makes furniture of "NAME is a reporter …" at the story's end, NAME one of the head's. Asks for
 * the head's kinds. */
void tail_find_writer(struct page *page);

/* A credit in brackets ends the story, not a paragraph inside it: takes those of all lines but the
 * last away. The last paragraph may look like a caption by its credit ("… (KABAR/abc)"): the story
 * gets it back, and page->tail moves behind it. */
void tail_keep_credit(struct page *page);

/* The story's last line, or the first line of text behind it, may be names in capitals alone: makes
 * it a byline or credit. page->tail moves before it. */
void tail_find_sign_off(struct page *page);

/* Sets the kinds of what is still text behind the story: bylines, tags, the rest furniture. */
void tail_mark(struct page *page);

#endif
