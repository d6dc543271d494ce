#include "core/quotes/echo/align.h"

#include <string.h>

static size_t home_of(uint32_t word) {
    return (word >> ECHO_MARK_BITS) * 2654435769u >> 24 & (ALIGN_SLOTS - 1);
}

/* The number of `word` among the distinct ones; -1 when it is none. `*at` is its slot, or the empty
 * one where it would stand. */
static int number_of(const struct align *align, uint32_t word, size_t *at) {
    for (*at = home_of(word);; *at = (*at + 1) & (ALIGN_SLOTS - 1)) {
        int number = align->slot[*at] - 1;
        if (number < 0 || echo_word_eq(align->words[number], word)) return number;
    }
}

void align_prepare(struct align *align, const uint32_t *words, size_t count) {
    memset(align->slot, 0, sizeof align->slot);
    align->count = count;
    align->distinct = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at;
        int number = number_of(align, words[i], &at);
        if (number < 0) {
            number = (int)align->distinct++;
            align->slot[at] = (uint8_t)(number + 1);
            align->words[number] = words[i];
            align->repeats[number] = 0;
            memset(align->places[number], 0, sizeof align->places[number]);
        }
        align->words[number] |= words[i] & ECHO_MARKS;
        align->repeats[number]++;
        align->places[number][i / 64] |= (uint64_t)1 << i % 64;
    }
}

/* One row of the bit-parallel longest common subsequence (Hyyrö, "Bit-parallel LCS-length
 * computation revisited", 2004): a zero in `row` is a place where the length grows. */
static void next_row(uint64_t row[ALIGN_BLOCKS], const uint64_t places[ALIGN_BLOCKS]) {
    uint64_t carry = 0;
    for (int i = 0; i < ALIGN_BLOCKS; i++) {
        uint64_t hit = row[i] & places[i];
        uint64_t sum = row[i] + hit, sum_carried = sum + carry;
        carry = (sum < hit) | (sum_carried < carry);
        row[i] = sum_carried | (row[i] & ~hit);
    }
}

/* What is marked in the words of each side that the other side has not. */
static void tell_difference(const struct align *align, const uint8_t *used, uint32_t only_there,
                            struct aligned *result) {
    uint32_t only_here = 0;
    for (size_t i = 0; i < align->distinct; i++)
        if (used[i] == 0) only_here |= align->words[i] & ECHO_MARKS;
    result->names_differ = only_here != 0 && only_there != 0;
    result->numbers_differ = (only_here & only_there & ECHO_NUMBER) != 0;
}

struct aligned align_with(const struct align *align, const uint32_t *words, size_t count,
                          size_t least) {
    struct aligned result = {0};
    uint8_t used[ECHO_WORDS] = {0}, numbers[ECHO_WORDS];
    uint32_t only_there = 0;
    size_t hits = 0, at;
    for (size_t i = 0; i < count; i++) {
        int number = number_of(align, words[i], &at);
        if (number < 0) {
            only_there |= words[i] & ECHO_MARKS;
            continue;
        }
        numbers[hits++] = (uint8_t)number;
        if (used[number]++ < align->repeats[number]) result.shared++;
    }
    if (result.shared < least) return result;
    uint64_t row[ALIGN_BLOCKS];
    memset(row, 0xFF, sizeof row);
    for (size_t i = 0; i < hits; i++) next_row(row, align->places[numbers[i]]);
    for (int i = 0; i < ALIGN_BLOCKS; i++) result.ordered += (size_t)__builtin_popcountll(~row[i]);
    tell_difference(align, used, only_there, &result);
    return result;
}
