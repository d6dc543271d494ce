/* A bounded queue of pointers between threads. */
#ifndef KUTIP_LIBRARY_QUEUE_H
#define KUTIP_LIBRARY_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct queue;

struct queue *queue_new(size_t room);
void queue_free(struct queue *queue); /* what is still in it is the caller's business */

/* Waits for room; false when the queue is closed. */
bool queue_push(struct queue *queue, void *item);

/* Waits for an item, at most `milliseconds` (-1: for ever). NULL when none came in time, or when
 * the queue is closed and empty. */
void *queue_pop(struct queue *queue, int milliseconds);

/* Ends all waiting: nothing can be pushed any more. */
void queue_close(struct queue *queue);

#endif
