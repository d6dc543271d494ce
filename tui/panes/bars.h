/* The line at the top (where we are, how much, in which order, through which filter) and the one at
 * the bottom (a prompt, a message, or the keys that matter here; and the place in the text). */
#ifndef KUTIP_PANES_BARS_H
#define KUTIP_PANES_BARS_H

#include "tui/reader/reader.h"

void bars_draw_top(struct reader *reader, struct area area);
void bars_draw_bottom(struct reader *reader, struct area area);

#endif
