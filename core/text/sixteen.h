/* Sixteen bytes of text at once: one step where a loop over bytes takes a jump for each. */
#ifndef KUTIP_TEXT_SIXTEEN_H
#define KUTIP_TEXT_SIXTEEN_H

#include <endian.h>

#include "core/base/str.h"

/* The eight bytes at `p` as a number, the first lowest. */
static inline uint64_t eight_at(const char *p) {
    uint64_t eight;
    memcpy(&eight, p, sizeof eight);
    return le64toh(eight);
}

/* A vector of GCC and Clang. */
typedef uint8_t sixteen __attribute__((vector_size(16)));

static inline sixteen sixteen_at(const char *p) {
    sixteen bytes;
    memcpy(&bytes, p, sizeof bytes);
    return bytes;
}

/* All bits of each byte from `first` to `last`. */
static inline sixteen sixteen_between(sixteen bytes, uint8_t first, uint8_t last) {
    return (sixteen)(bytes - first <= (uint8_t)(last - first));
}

/* Four bits for each byte of `mask`, whose bytes are all bits or none: to be read with eight_at(),
 * the first byte's lowest. */
static inline void sixteen_put_bits(char out[8], sixteen mask) {
    typedef uint16_t pairs __attribute__((vector_size(16)));
    typedef char eight __attribute__((vector_size(8)));
    const sixteen halves = {0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0,
                            0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0};
    pairs two = (pairs)(mask & halves);
    eight bits = __builtin_convertvector(two | two >> 8, eight);
    memcpy(out, &bits, sizeof bits);
}

static inline bool sixteen_any(sixteen mask) {
    uint64_t halves[2];
    memcpy(halves, &mask, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/* Is one of the bytes [from, to) of `mask` all bits? The others are none; from < to <= 16. */
static inline bool sixteen_any_in(sixteen mask, size_t from, size_t to) {
    char bits[8];
    sixteen_put_bits(bits, mask);
    return eight_at(bits) >> 4 * from << (64 - 4 * (to - from)) != 0;
}

/* Index of the first byte of `mask` that is all bits; the others are none, and there is one. */
static inline size_t sixteen_index(sixteen mask) {
    char bits[8];
    sixteen_put_bits(bits, mask);
    return (size_t)__builtin_ctzll(eight_at(bits)) / 4;
}

#endif
