#include "tui/panes/panes.h"

const struct pane_ops *const PANES[PANE_COUNT] = {
    [PANE_LIST] = &LIST_PANE,   [PANE_TEXT] = &TEXT_PANE,     [PANE_QUOTES] = &QUOTES_PANE,
    [PANE_TABLE] = &TABLE_PANE, [PANE_ECHOES] = &ECHOES_PANE, [PANE_HELP] = &HELP_PANE,
};
