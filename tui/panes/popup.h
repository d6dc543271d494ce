/* What is laid over the panes for a moment: the continuations of a pending key, the saved filters.
 */
#ifndef KUTIP_PANES_POPUP_H
#define KUTIP_PANES_POPUP_H

#include "tui/reader/reader.h"

/* What Tab walks through in a prompt. */
void popup_draw_candidates(struct reader *reader, struct area area);

/* The continuations of the pending keys, at the foot of `area`. */
void popup_draw_keys(struct reader *reader, struct area area);

/* The menu of saved filters. */
void menu_open(struct reader *reader);
void menu_draw(struct reader *reader, struct area area);
/* One action while it is open. */
void menu_act(struct reader *reader, enum action action, unsigned number);

#endif
