/* People, sources and the timeline under the current filter, one a row. */
#ifndef KUTIP_TUI_PANES_TABLE_H
#define KUTIP_TUI_PANES_TABLE_H

#include "tui/panes/reader.h"

extern const struct pane_ops TABLE_PANE;

#endif
