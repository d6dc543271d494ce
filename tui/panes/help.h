/* Help, made from the live keymap, and the messages so far: lines to scroll and search. */
#ifndef KUTIP_TUI_PANES_HELP_H
#define KUTIP_TUI_PANES_HELP_H

#include "tui/panes/reader.h"

extern const struct pane_ops HELP_PANE;

#endif
