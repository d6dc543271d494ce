#include "core/base/threads.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/file.h"

void threads_start(pthread_t *thread, void *(*run)(void *), void *context) {
    if (pthread_create(thread, NULL, run, context) == 0) return;
    (void)file_write(STDERR_FILENO, STR("kutip: no more threads can be had (ulimit -u)\n"));
    abort();
}

void threads_begin(const char *name, enum thread_nice nice) {
    pthread_setname_np(pthread_self(), name);
    if (nice > 0)
        setpriority(PRIO_PROCESS, (id_t)gettid(), nice); /* on Linux of this thread alone */
}
