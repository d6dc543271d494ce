/* All panes of the screen, each one a struct pane_ops in the file of its name. */
#ifndef KUTIP_PANES_PANES_H
#define KUTIP_PANES_PANES_H

#include "tui/reader/reader.h"

/* By enum pane_id. */
extern const struct pane_ops *const PANES[PANE_COUNT];

extern const struct pane_ops LIST_PANE;   /* articles, or quotes, one a row */
extern const struct pane_ops TEXT_PANE;   /* the article: its head, its blocks, its quotes */
extern const struct pane_ops QUOTES_PANE; /* its quotes: who says what, through whom */
extern const struct pane_ops TABLE_PANE;  /* people, sources and the timeline under the filter */
extern const struct pane_ops ECHOES_PANE; /* every article that carries a quote, oldest first */
extern const struct pane_ops HELP_PANE;   /* help, made from the live keymap; the messages so far */

#endif
