/* One session from its first question to its last mark, whatever it is shown on: keys and events go
 * in, a grid comes out. The terminal (app.c) and the headless run (headless.c) both drive it. */
#ifndef KUTIP_APP_LOOP_H
#define KUTIP_APP_LOOP_H

#include "tui/reader/reader.h"

/* Starts a session on a screen of this size; reader->now is set by then. loop_end() releases it. */
void loop_start(struct reader *reader, const struct reader_setup *setup, const struct host *host,
                bool utf8, int rows, int columns);

/* Keeps the reading position and releases everything but what the setup owns. */
void loop_end(struct reader *reader);

void loop_resize(struct reader *reader, int rows, int columns);

/* One key; row and column of the mouse, else -1. */
void loop_key(struct reader *reader, struct key key, int row, int column);

/* Text put in at once. */
void loop_paste(struct reader *reader, struct str text);

/* Takes all events of the library. */
void loop_take_events(struct reader *reader);

/* Fires the timers that are due; milliseconds until the next, -1 when none runs. */
int loop_fire_timers(struct reader *reader);

/* Draws when anything changed; false when nothing did. */
bool loop_draw(struct reader *reader);

#endif
