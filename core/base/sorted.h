/* Looking into tables that are sorted by a number. */
#ifndef KUTIP_BASE_SORTED_H
#define KUTIP_BASE_SORTED_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The first of `count` items (of `size` bytes, ascending by the uint32_t at `field`) whose number
 * is `least` or more; `count` when there is none. */
static inline size_t sorted_from(const void *items, size_t count, size_t size, size_t field,
                                 uint64_t least) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint32_t number;
        memcpy(&number, (const char *)items + middle * size + field, sizeof number);
        if (number < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

#endif
