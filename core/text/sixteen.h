/* Sixteen bytes of text at once: one step where a loop over bytes takes a jump for each. */
#ifndef KUTIP_TEXT_SIXTEEN_H
#define KUTIP_TEXT_SIXTEEN_H

#include <endian.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

/* All bits of the first `len` bytes. */
static inline sixteen sixteen_first(size_t len) {
    static const char first[32] = {-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1};
    return sixteen_at(first + sizeof(sixteen) - len);
}

/* The highest bit of each byte, the first byte's lowest. */
static inline uint32_t sixteen_bits(sixteen bytes) {
#ifdef __SSE2__
    return (uint32_t)_mm_movemask_epi8((__m128i)bytes);
#else
    const sixteen places = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint64_t sum = 0x0101010101010101u; /* of eight bytes, in the highest */
    char bits[sizeof bytes];
    bytes = (sixteen)(bytes >= 0x80) & places;
    memcpy(bits, &bytes, sizeof bits);
    return (uint32_t)(eight_at(bits) * sum >> 56 | eight_at(bits + 8) * sum >> 56 << 8);
#endif
}

/* The first or the last eight bytes, as eight_at() has them. */
static inline uint64_t sixteen_half(sixteen bytes, size_t half) {
    typedef uint64_t halves __attribute__((vector_size(16)));
    return le64toh(((halves)bytes)[half]);
}

/* For the following, each byte of `mask` is all bits or none. */
static inline bool sixteen_any(sixteen mask) {
    return sixteen_bits(mask) != 0;
}

/* Is one of the bytes [from, to) of `mask` all bits? from < to <= 16. */
static inline bool sixteen_any_in(sixteen mask, size_t from, size_t to) {
    return (sixteen_bits(mask) & ((1u << to) - 1)) >> from != 0;
}

/* Index of the first byte of `mask` that is all bits; there is one. */
static inline size_t sixteen_index(sixteen mask) {
    return (size_t)__builtin_ctz(sixteen_bits(mask));
}

#endif
