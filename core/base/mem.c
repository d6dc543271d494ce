#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

static _Noreturn void exhausted(void) {
    static const char line[] = "kutip: out of memory\n";
    if (write(STDERR_FILENO, line, sizeof line - 1) < 0) { /* nothing is left to be done */
    }
    abort();
}

void *mem_new(size_t count, size_t size) {
    if (count == 0 || size == 0) abort();
    void *block = calloc(count, size);
    if (block == NULL) exhausted();
    return block;
}

void *mem_resize(void *block, size_t count, size_t size) {
    size_t total;
    if (count == 0 || size == 0) abort();
    if (__builtin_mul_overflow(count, size, &total)) exhausted();
    block = realloc(block, total);
    if (block == NULL) exhausted();
    return block;
}

char *mem_copy(const char *data, size_t size) {
    char *copy = malloc(size + 1);
    if (copy == NULL) exhausted();
    if (size > 0) memcpy(copy, data, size);
    copy[size] = '\0';
    return copy;
}

char *mem_str(const char *text) {
    return text != NULL ? mem_copy(text, strlen(text)) : NULL;
}

void mem_give_back(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
