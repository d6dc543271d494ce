#include "core/base/threads.h"

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

void threads_begin(const char *name, enum thread_nice nice) {
    pthread_setname_np(pthread_self(), name);
    if (nice > 0)
        setpriority(PRIO_PROCESS, (id_t)gettid(), nice); /* on Linux of this thread alone */
}
