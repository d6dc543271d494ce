#include "core/library/marks_store.h"

uint32_t marks_of(const struct marks *marks, uint64_t hash, uint32_t added) {
    (void)marks, (void)hash, (void)added;
    return 0;
}

uint32_t marks_of_quote(const struct marks *marks, uint64_t hash, uint32_t start) {
    (void)marks, (void)hash, (void)start;
    return 0;
}

void marks_tagged(const struct marks *marks, struct str tag, const uint64_t *hash, size_t count,
                  struct bitset *out) {
    (void)marks, (void)tag, (void)hash, (void)count, (void)out;
}
