/* The time: a steady one to measure by, and the one of the wall. */
#ifndef KUTIP_BASE_CLOCK_H
#define KUTIP_BASE_CLOCK_H

#include <stdint.h>
#include <time.h>

/* Milliseconds of a clock that only runs forward; from where on says nothing. */
int64_t clock_steady(void);

/* Seconds since 1970: `fixed`, which tests set, or with 0 what the wall says. */
int64_t clock_wall(int64_t fixed);

/* When it will be so many milliseconds later by that clock, as pthread_cond_timedwait() wants it.
 */
struct timespec clock_in(clockid_t clock, int64_t milliseconds);

#endif
