/* Threads by name, so that a debugger and top(1) tell them apart.
 *
 * A thread that cannot be had is like memory that cannot (mem.h): nothing waits for work that
 * nobody does. */
#ifndef KUTIP_BASE_THREADS_H
#define KUTIP_BASE_THREADS_H

#include <pthread.h>

/* How far a thread stands behind the one that draws, as nice(1) has it. */
enum thread_nice { THREAD_PROMPT = 0, THREAD_BEHIND_SCREEN = 5, THREAD_BEHIND_ALL = 10 };

/* Starts a thread that runs `run` with `context`, to be joined. When there is none to be had writes
 * one line to standard error and aborts. */
void threads_start(pthread_t *thread, void *(*run)(void *), void *context);

/* Names the calling thread ("kutip-NAME", at most 15 bytes) and lets the others go before it. */
void threads_begin(const char *name, enum thread_nice nice);

#endif
