#include "core/library/index/queue.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "core/base/clock.h"
#include "core/base/mem.h"

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t filled, drained;
    void **items;
    size_t room, first, count;
    bool closed;
};

struct queue *queue_new(size_t room) {
    struct queue *queue = mem_new(1, sizeof *queue);
    queue->items = mem_new(room, sizeof *queue->items);
    queue->room = room;
    pthread_mutex_init(&queue->lock, NULL);
    pthread_condattr_t monotonic;
    pthread_condattr_init(&monotonic);
    pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
    pthread_cond_init(&queue->filled, &monotonic);
    pthread_cond_init(&queue->drained, &monotonic);
    pthread_condattr_destroy(&monotonic);
    return queue;
}

void queue_free(struct queue *queue) {
    pthread_cond_destroy(&queue->filled);
    pthread_cond_destroy(&queue->drained);
    pthread_mutex_destroy(&queue->lock);
    free(queue->items);
    free(queue);
}

bool queue_push(struct queue *queue, void *item) {
    pthread_mutex_lock(&queue->lock);
    while (queue->count == queue->room && !queue->closed)
        pthread_cond_wait(&queue->drained, &queue->lock);
    bool open = !queue->closed;
    if (open) {
        queue->items[(queue->first + queue->count++) % queue->room] = item;
        pthread_cond_signal(&queue->filled);
    }
    pthread_mutex_unlock(&queue->lock);
    return open;
}

void *queue_pop(struct queue *queue, int milliseconds) {
    pthread_mutex_lock(&queue->lock);
    struct timespec until = clock_in(CLOCK_MONOTONIC, milliseconds > 0 ? milliseconds : 0);
    int rc = 0;
    while (queue->count == 0 && !queue->closed && rc != ETIMEDOUT)
        rc = milliseconds < 0 ? pthread_cond_wait(&queue->filled, &queue->lock)
                              : pthread_cond_timedwait(&queue->filled, &queue->lock, &until);
    void *item = NULL;
    if (queue->count > 0) {
        item = queue->items[queue->first];
        queue->first = (queue->first + 1) % queue->room;
        queue->count--;
        pthread_cond_signal(&queue->drained);
    }
    pthread_mutex_unlock(&queue->lock);
    return item;
}

void queue_close(struct queue *queue) {
    pthread_mutex_lock(&queue->lock);
    queue->closed = true;
    pthread_cond_broadcast(&queue->filled);
    pthread_cond_broadcast(&queue->drained);
    pthread_mutex_unlock(&queue->lock);
}
