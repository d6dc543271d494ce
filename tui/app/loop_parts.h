/* What the files of the loop share; nobody else includes it.
 *
 * loop_keys.c turns keys into actions, loop.c takes what the library and the clock have to say,
 * loop_screen.c tells the panes and draws them. */
#ifndef KUTIP_APP_LOOP_PARTS_H
#define KUTIP_APP_LOOP_PARTS_H

#include "tui/app/loop.h"

/* Does the actions that waited for an article, when it is there, and presses the keys that came
 * behind them. */
void loop_release_held(struct reader *reader);

/* Tells the panes what changed since they were told last. */
void loop_tell_panes(struct reader *reader);

#endif
