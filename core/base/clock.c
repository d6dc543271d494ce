#include "core/base/clock.h"

int64_t clock_steady(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_wall(int64_t fixed) {
    return fixed != 0 ? fixed : (int64_t)time(NULL);
}

struct timespec clock_in(clockid_t clock, int64_t milliseconds) {
    struct timespec when;
    clock_gettime(clock, &when);
    int64_t nanoseconds = when.tv_nsec + milliseconds % 1000 * 1000000;
    when.tv_sec += (time_t)(milliseconds / 1000 + nanoseconds / 1000000000);
    when.tv_nsec = (long)(nanoseconds % 1000000000);
    return when;
}
