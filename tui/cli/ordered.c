#include "tui/cli/ordered.h"

#include <pthread.h>
#include <stdlib.h>

#include "core/base/mem.h"

enum { SLOTS_PER_WORKER = 8 };

struct slot {
    struct arena arena;
    void *result;
    bool ready;
};

struct ring {
    const struct ordered_work *work;
    pthread_mutex_t lock;
    pthread_cond_t made, taken;
    struct slot *slots;
    size_t slot_count;
    size_t begun, done; /* items handed to workers; items taken */
    bool stop;
};

static void *worker(void *argument) {
    struct ring *ring = argument;
    const struct ordered_work *work = ring->work;
    pthread_mutex_lock(&ring->lock);
    for (;;) {
        while (!ring->stop && ring->begun < work->count &&
               ring->begun - ring->done >= ring->slot_count)
            pthread_cond_wait(&ring->taken, &ring->lock);
        if (ring->stop || ring->begun >= work->count) break;
        size_t index = ring->begun++;
        struct slot *slot = &ring->slots[index % ring->slot_count];
        pthread_mutex_unlock(&ring->lock);
        slot->result = work->make(work->context, index, &slot->arena);
        pthread_mutex_lock(&ring->lock);
        slot->ready = true;
        pthread_cond_broadcast(&ring->made);
    }
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

static bool take_all(struct ring *ring) {
    const struct ordered_work *work = ring->work;
    bool go_on = true;
    pthread_mutex_lock(&ring->lock);
    while (go_on && ring->done < work->count) {
        struct slot *slot = &ring->slots[ring->done % ring->slot_count];
        while (!slot->ready) pthread_cond_wait(&ring->made, &ring->lock);
        pthread_mutex_unlock(&ring->lock);
        go_on = work->take(work->context, ring->done, slot->result);
        arena_reset(&slot->arena);
        pthread_mutex_lock(&ring->lock);
        slot->ready = false;
        ring->done++;
        pthread_cond_broadcast(&ring->taken);
    }
    ring->stop = true;
    pthread_cond_broadcast(&ring->taken);
    pthread_mutex_unlock(&ring->lock);
    return go_on;
}

/* Without threads: when none can be had. */
static bool run_here(const struct ordered_work *work) {
    struct arena arena = {0};
    bool go_on = true;
    for (size_t i = 0; go_on && i < work->count; i++) {
        go_on = work->take(work->context, i, work->make(work->context, i, &arena));
        arena_reset(&arena);
    }
    arena_free(&arena);
    return go_on;
}

bool ordered_run(const struct ordered_work *work) {
    if (work->workers < 2 || work->count < 2) return run_here(work);
    struct ring ring = {.work = work, .slot_count = (size_t)work->workers * SLOTS_PER_WORKER};
    ring.slots = mem_new(ring.slot_count, sizeof *ring.slots);
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.made, NULL);
    pthread_cond_init(&ring.taken, NULL);
    pthread_t *threads = mem_new((size_t)work->workers, sizeof *threads);
    int started = 0;
    while (started < work->workers && pthread_create(&threads[started], NULL, worker, &ring) == 0)
        started++;
    bool done = started > 0 ? take_all(&ring) : run_here(work);
    for (int i = 0; i < started; i++) pthread_join(threads[i], NULL);
    for (size_t i = 0; i < ring.slot_count; i++) arena_free(&ring.slots[i].arena);
    free(threads);
    free(ring.slots);
    pthread_cond_destroy(&ring.made);
    pthread_cond_destroy(&ring.taken);
    pthread_mutex_destroy(&ring.lock);
    return done;
}
