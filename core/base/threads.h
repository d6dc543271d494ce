/* Threads by name, so that a debugger and top(1) tell them apart. */
#ifndef KUTIP_BASE_THREADS_H
#define KUTIP_BASE_THREADS_H

/* How far a thread stands behind the one that draws, as nice(1) has it. */
enum thread_nice { THREAD_PROMPT = 0, THREAD_BEHIND_SCREEN = 5, THREAD_BEHIND_ALL = 10 };

/* Names the calling thread ("kutip-NAME", at most 15 bytes) and lets the others go before it. */
void threads_begin(const char *name, enum thread_nice nice);

#endif
