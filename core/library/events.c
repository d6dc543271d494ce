#include "core/library/events.h"

#include <fcntl.h>
#include <pthread.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/vec.h"

struct events {
    pthread_mutex_t lock;
    pthread_cond_t idle;
    VEC(struct event) waiting;
    size_t taken; /* of `waiting` */
    int busy;
    int pipe[2]; /* holds one byte while an event waits */
};

struct events *events_new(void) {
    struct events *events = mem_new(1, sizeof *events);
    if (pipe2(events->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        free(events);
        return NULL;
    }
    pthread_mutex_init(&events->lock, NULL);
    pthread_cond_init(&events->idle, NULL);
    return events;
}

void events_free(struct events *events) {
    close(events->pipe[0]);
    close(events->pipe[1]);
    pthread_cond_destroy(&events->idle);
    pthread_mutex_destroy(&events->lock);
    vec_free(&events->waiting);
    free(events);
}

int events_fd(const struct events *events) {
    return events->pipe[0];
}

void events_push(struct events *events, const struct event *event) {
    pthread_mutex_lock(&events->lock);
    bool first = events->waiting.count == 0;
    vec_push(&events->waiting, *event);
    if (first) (void)file_write(events->pipe[1], (struct str){"", 1});
    pthread_mutex_unlock(&events->lock);
}

void events_error(struct events *events, uint32_t request, const struct error *error) {
    struct event event = {.shown = {.kind = LIBRARY_ERROR, .request = request, .error = *error},
                          .recover = error->code == ERROR_INDEX_DAMAGED ||
                                     error->code == ERROR_INDEX_WRITE};
    events_push(events, &event);
}

bool events_take(struct events *events, struct event *out) {
    pthread_mutex_lock(&events->lock);
    bool any = events->taken < events->waiting.count;
    if (any) *out = events->waiting.at[events->taken++];
    if (any && events->taken == events->waiting.count) {
        for (char byte; read(events->pipe[0], &byte, 1) > 0;) continue;
        events->taken = events->waiting.count = 0;
    }
    pthread_mutex_unlock(&events->lock);
    return any;
}

void events_busy(struct events *events, int change) {
    pthread_mutex_lock(&events->lock);
    events->busy += change;
    if (events->busy == 0) pthread_cond_broadcast(&events->idle);
    pthread_mutex_unlock(&events->lock);
}

void events_forget_work(struct events *events) {
    pthread_mutex_lock(&events->lock);
    events->busy = 0;
    pthread_cond_broadcast(&events->idle);
    pthread_mutex_unlock(&events->lock);
}

void events_wait(struct events *events) {
    pthread_mutex_lock(&events->lock);
    while (events->busy > 0) pthread_cond_wait(&events->idle, &events->lock);
    pthread_mutex_unlock(&events->lock);
}
