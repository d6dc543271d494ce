/* The same words elsewhere: every article that carries the quote, oldest first. */
#ifndef KUTIP_TUI_PANES_ECHOES_H
#define KUTIP_TUI_PANES_ECHOES_H

#include "tui/panes/entries.h"
#include "tui/panes/reader.h"

extern const struct pane_ops ECHOES_PANE;

#endif
