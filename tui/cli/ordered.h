/* Work on many items by a few threads, its results taken in order by the caller's thread. At most a
 * few results a thread are held, so that memory does not grow with the number of items. */
#ifndef KUTIP_CLI_ORDERED_H
#define KUTIP_CLI_ORDERED_H

#include "core/base/arena.h"

struct ordered_work {
    size_t count; /* items 0 … count - 1 */
    int workers;  /* threads, at least 1 */
    void *context;
    /* Makes the result of one item in `arena`, which is the item's own. Called on any thread. */
    void *(*make)(void *context, size_t index, struct arena *arena);
    /* Takes the results, 0 first, on the caller's thread; false ends the work early. The result is
     * gone when it returns. */
    bool (*take)(void *context, size_t index, void *result);
};

/* Does the work; true when every result was taken. */
bool ordered_run(const struct ordered_work *work);

#endif
