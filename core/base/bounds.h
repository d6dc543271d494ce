/* Numbers within bounds. */
#ifndef KUTIP_BASE_BOUNDS_H
#define KUTIP_BASE_BOUNDS_H

#include <stddef.h>

static inline int int_least(int a, int b) {
    return a < b ? a : b;
}

static inline int int_most(int a, int b) {
    return a > b ? a : b;
}

/* `value`, or the bound that it lies beyond. */
static inline int int_within(int value, int least, int most) {
    return value < least ? least : value > most ? most : value;
}

static inline size_t size_least(size_t a, size_t b) {
    return a < b ? a : b;
}

static inline size_t size_most(size_t a, size_t b) {
    return a > b ? a : b;
}

#endif
