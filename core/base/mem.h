/* Checked allocation: the one place where memory comes from.
 *
 * None of these returns NULL. When memory is exhausted they write one line to standard error with
 * write(2) and abort(); a program that owns the terminal restores it in its SIGABRT handler. Sizes
 * are checked for overflow. A size of 0 is a bug and aborts as well. */
#ifndef KUTIP_BASE_MEM_H
#define KUTIP_BASE_MEM_H

#include <stddef.h>

/* `count` zeroed items of `size` bytes. Release with free(). */
void *mem_new(size_t count, size_t size);

/* Grows or shrinks `block` (NULL allowed) to `count` items of `size` bytes; new bytes are not
 * zeroed. */
void *mem_resize(void *block, size_t count, size_t size);

/* A copy of `size` bytes at `data`, with a NUL byte after them. Release with free(). */
char *mem_copy(const char *data, size_t size);

/* A copy of a string; NULL for NULL. Release with free(). */
char *mem_str(const char *text);

/* Gives freed memory back to the system, where the C library can: after work that took much of it
 * and will not come again soon. */
void mem_give_back(void);

#endif
