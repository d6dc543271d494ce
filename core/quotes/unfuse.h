/* Words that ran together on the page: a scraper that drops links' blanks leaves "kataWali Kota",
 * "dikutip dariAntara", "dilansirnamasitus". */
#ifndef KUTIP_QUOTES_UNFUSE_H
#define KUTIP_QUOTES_UNFUSE_H

#include "core/article/article.h"

/* Bytes of `word` behind which a second word begins; 0: it is one word. Only words that the pack
 * does not know are cut, and only behind one that it knows to stand before a name; where no capital
 * shows the seam, only where a medium may be `cited`. */
uint32_t unfuse_at(const struct article *article, const struct word *word, bool cited);

#endif
