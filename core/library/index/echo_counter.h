/* Counts the echoes of quotes while the index grows: a thread of its own, beside the writer.
 *
 * Many new quotes are counted with a set in memory that lives as long as they keep coming: 12 MB
 * and some 120 bytes a quote, which is most of what the first build of a large library takes. A few
 * are looked up in the index one by one, with all that they touch. */
#ifndef KUTIP_LIBRARY_ECHO_COUNTER_H
#define KUTIP_LIBRARY_ECHO_COUNTER_H

#include "core/library/events.h"
#include "core/library/files/place.h"

struct echo_counter;

/* New counts of quotes; `counted` and `buried`: what they cover (see `progress` in the schema). */
struct echo_counts {
    uint32_t *quotes, *counts;
    size_t count;
    int64_t counted, buried;
};
void echo_counts_free(struct echo_counts *counts);

/* `give` takes over the counts, to be written; on the counter's thread. */
struct echo_counter *echo_counter_start(const struct place *place, struct events *events,
                                        void (*give)(void *, struct echo_counts *), void *context);

/* Rows were committed; `last`: no more are coming for now, so that counts are to be given. From any
 * thread. */
void echo_counter_wake(struct echo_counter *counter, bool last);

void echo_counter_stop(struct echo_counter *counter);

#endif
