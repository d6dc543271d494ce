/* What the library's threads have to say to its caller: a queue of events with a readable file
 * descriptor, and the count of work that is under way (library_settle waits for 0). */
#ifndef KUTIP_LIBRARY_EVENTS_H
#define KUTIP_LIBRARY_EVENTS_H

#include "core/library/library.h"

struct events;
struct view;
struct page;

/* An event as it travels: LIBRARY_VIEW and LIBRARY_ROWS carry what the caller's thread adopts. */
struct event {
    struct library_event shown;
    struct view *view; /* LIBRARY_VIEW */
    struct page *page; /* LIBRARY_VIEW, LIBRARY_ROWS */
    bool unlocked;     /* for the library alone: the lock was given up, or its file tells of more */
    bool recover;      /* LIBRARY_ERROR: the index is to be made anew, or elsewhere */
};

/* NULL when no file descriptor can be had. */
struct events *events_new(void);
void events_free(struct events *events);

int events_fd(const struct events *events);
void events_push(struct events *events, const struct event *event);

/* An error of the index: the library recovers from damage and from a full disk. */
void events_error(struct events *events, uint32_t request, const struct error *error);

/* Takes the oldest; false when there is none. */
bool events_take(struct events *events, struct event *out);

/* Work begins (+1) or is done (-1). */
void events_busy(struct events *events, int change);

/* What was counted as work will not be done any more: its threads were stopped. */
void events_forget_work(struct events *events);

/* Waits until no work is under way. */
void events_wait(struct events *events);

#endif
