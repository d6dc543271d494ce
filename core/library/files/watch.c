#include "core/library/files/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/file.h"
#include "core/base/threads.h"
#include "core/base/vec.h"
#include "core/library/files/walk.h"

enum {
    QUIET = 150, /* milliseconds without news before they are passed on: one save is many events */
    FOLDER_NEWS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE |
                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR,
    STORE_NEWS = IN_MODIFY | IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR
};

enum watched { WATCHED_ARTICLES, WATCHED_INDEX, WATCHED_MARKS };

struct watched_folder {
    int descriptor;
    enum watched what;
    char *path;
};

struct news {
    struct arena arena;
    VEC(struct str) files;
    bool everything, index, unlocked, marks;
};

struct watch {
    struct watch_options options;
    pthread_t thread;
    int inotify, wake[2];
    atomic_bool stop, rescans;
    pthread_mutex_t lock;
    VEC(struct watched_folder) folders; /* under the lock */
};

/* ---- folders ---- */

static void add(struct watch *watch, struct str path, enum watched what) {
    if (watch->inotify < 0) return;
    int descriptor = inotify_add_watch(watch->inotify, path.ptr,
                                       what == WATCHED_ARTICLES ? FOLDER_NEWS : STORE_NEWS);
    if (descriptor < 0) {
        if (errno == ENOSPC || errno == ENOMEM) atomic_store(&watch->rescans, true);
        return;
    }
    pthread_mutex_lock(&watch->lock);
    bool known = false;
    for (size_t i = 0; i < watch->folders.count && !known; i++)
        known = watch->folders.at[i].descriptor == descriptor;
    if (!known)
        vec_push(&watch->folders,
                 (struct watched_folder){descriptor, what, mem_copy(path.ptr, path.len)});
    pthread_mutex_unlock(&watch->lock);
}

static void forget(struct watch *watch, int descriptor) {
    pthread_mutex_lock(&watch->lock);
    for (size_t i = 0; i < watch->folders.count; i++) {
        if (watch->folders.at[i].descriptor != descriptor) continue;
        free(watch->folders.at[i].path);
        watch->folders.at[i] = watch->folders.at[--watch->folders.count];
        break;
    }
    pthread_mutex_unlock(&watch->lock);
}

static void wake(struct watch *watch) {
    (void)file_write(watch->wake[1], (struct str){"", 1}); /* a full pipe wakes as well */
}

void watch_folders(struct watch *watch, const struct str *folders, size_t count) {
    for (size_t i = 0; i < count; i++) add(watch, folders[i], WATCHED_ARTICLES);
    if (atomic_load(&watch->rescans)) wake(watch); /* the thread sleeps for another span now */
}

int watch_rescans(const struct watch *watch) {
    return atomic_load(&watch->rescans) ? watch->options.rescan_interval : 0;
}

/* ---- news ---- */

static bool is_root(const struct place *place, struct str path) {
    for (size_t i = 0; i < place->root_count; i++)
        if (str_eq(place->roots[i].absolute, path)) return true;
    return false;
}

/* A link is; a file that was just made is read when it is closed. */
static bool is_whole_at_birth(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && (S_ISLNK(status.st_mode) || status.st_nlink > 1);
}

static void note_article(struct watch *watch, struct news *news, const struct inotify_event *event,
                         struct str folder) {
    if ((event->mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0 ||
        ((event->mask & IN_ISDIR) != 0 && event->len > 0 && event->name[0] != '.')) {
        news->everything = true;
        return;
    }
    if (event->len == 0 || (event->mask & IN_ISDIR) != 0) return;
    struct str path = arena_printf(&news->arena, "%.*s/%s", STR_ARG(folder), event->name);
    if ((event->mask & IN_CREATE) != 0 && !is_whole_at_birth(path.ptr)) return;
    bool ours =
        is_root(watch->options.place, path) ||
        (walk_accepts(str_from(event->name)) && place_root_of(watch->options.place, path) != NULL);
    for (size_t i = 0; i < news->files.count && ours; i++) ours = !str_eq(news->files.at[i], path);
    if (ours) vec_push(&news->files, path);
}

static void note_index(struct watch *watch, struct news *news, const struct inotify_event *event) {
    const struct place *place = watch->options.place;
    const char *slash = strrchr(place->index, '/'), *lock = strrchr(place->lock, '/');
    if (event->len == 0 || slash == NULL || lock == NULL) return;
    if (strcmp(event->name, lock + 1) == 0)
        news->unlocked = true; /* closed, or its holder has read all files */
    else if (str_starts(str_from(event->name), str_from(slash + 1)) &&
             !str_ends(str_from(event->name), STR("-shm")))
        news->index = true;
}

static void note(struct watch *watch, struct news *news, const struct inotify_event *event) {
    if ((event->mask & IN_Q_OVERFLOW) != 0) {
        news->everything = news->index = news->marks = true;
        return;
    }
    struct watched_folder found = {0};
    pthread_mutex_lock(&watch->lock);
    for (size_t i = 0; i < watch->folders.count; i++)
        if (watch->folders.at[i].descriptor == event->wd) found = watch->folders.at[i];
    struct str folder =
        found.path != NULL ? arena_str(&news->arena, str_from(found.path)) : STR("");
    pthread_mutex_unlock(&watch->lock);
    if (found.path == NULL) return;
    switch (found.what) {
    case WATCHED_ARTICLES:
        note_article(watch, news, event, folder);
        break;
    case WATCHED_INDEX:
        note_index(watch, news, event);
        break;
    case WATCHED_MARKS:
        news->marks = news->marks || (event->len > 0 && strcmp(event->name, "marks.sqlite") == 0);
        break;
    }
    if ((event->mask & IN_IGNORED) != 0) forget(watch, event->wd);
}

static void read_news(struct watch *watch, struct news *news) {
    char buffer[16384] __attribute__((aligned(__alignof__(struct inotify_event))));
    ssize_t got;
    while ((got = read(watch->inotify, buffer, sizeof buffer)) > 0)
        for (ssize_t at = 0; at < got;) {
            const struct inotify_event *event = (const void *)(buffer + at);
            note(watch, news, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
}

static bool any(const struct news *news) {
    return news->files.count > 0 || news->everything || news->index || news->unlocked ||
           news->marks;
}

static void pass_on(struct watch *watch, struct news *news) {
    const struct watch_options *options = &watch->options;
    if (news->everything)
        options->everything(options->context);
    else if (news->files.count > 0)
        options->files(options->context, news->files.at, news->files.count);
    if (news->index) options->index(options->context);
    if (news->unlocked) options->unlocked(options->context);
    if (news->marks) options->marks(options->context);
    vec_free(&news->files);
    arena_free(&news->arena);
    *news = (struct news){0};
}

/* It is time for a rescan: nobody tells of what others did either. */
static void expect_anything(const struct watch *watch, struct news *news) {
    news->everything = news->index = news->marks = true;
    news->unlocked = watch->options.other_writes;
}

/* ---- the thread ---- */

static int patience(const struct watch *watch, const struct news *news) {
    if (any(news)) return QUIET;
    return atomic_load(&watch->rescans) ? watch->options.rescan_interval * 1000 : -1;
}

static void *follow(void *context) {
    struct watch *watch = context;
    threads_begin("kutip-watch", THREAD_PROMPT);
    struct news news = {0};
    while (!atomic_load(&watch->stop)) {
        struct pollfd fds[] = {{watch->inotify, POLLIN, 0}, {watch->wake[0], POLLIN, 0}};
        int ready = poll(fds, 2, patience(watch, &news));
        if (ready < 0 && errno != EINTR) break;
        if (ready == 0 && !any(&news)) expect_anything(watch, &news);
        if (ready == 0) pass_on(watch, &news);
        char bytes[16];
        if (ready > 0 && (fds[1].revents & POLLIN) != 0 &&
            read(watch->wake[0], bytes, sizeof bytes) < 0 && errno != EAGAIN)
            break;
        if (ready > 0 && (fds[0].revents & POLLIN) != 0) read_news(watch, &news);
    }
    vec_free(&news.files);
    arena_free(&news.arena);
    return NULL;
}

/* No inotify is no trouble: poll() passes over a descriptor of -1. */
static bool open_descriptors(struct watch *watch) {
    if (pipe2(watch->wake, O_CLOEXEC | O_NONBLOCK) != 0) return false;
    watch->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    if (watch->inotify < 0) atomic_store(&watch->rescans, true);
    return true;
}

/* The folders of files that were named themselves; the folder of the index and of the marks. */
static void watch_known(struct watch *watch) {
    const struct place *place = watch->options.place;
    struct arena arena = {0};
    for (size_t i = 0; i < place->root_count; i++) {
        struct str path = place->roots[i].absolute;
        size_t name = path.len;
        while (name > 1 && path.ptr[name - 1] != '/') name--;
        if (place_is_network(path.ptr)) atomic_store(&watch->rescans, true);
        if (!place_is_folder(path.ptr))
            add(watch, arena_str(&arena, str_slice(path, 0, name > 1 ? name - 1 : name)),
                WATCHED_ARTICLES);
    }
    if (watch->options.other_writes) add(watch, str_from(place->folder), WATCHED_INDEX);
    if (watch->options.data_folder != NULL)
        add(watch, str_from(watch->options.data_folder), WATCHED_MARKS);
    arena_free(&arena);
}

struct watch *watch_start(const struct watch_options *options) {
    struct watch *watch = mem_new(1, sizeof *watch);
    watch->options = *options;
    if (watch->options.rescan_interval <= 0) watch->options.rescan_interval = 60;
    if (!open_descriptors(watch)) {
        free(watch);
        return NULL;
    }
    pthread_mutex_init(&watch->lock, NULL);
    watch_known(watch);
    threads_start(&watch->thread, follow, watch);
    return watch;
}

void watch_stop(struct watch *watch) {
    atomic_store(&watch->stop, true);
    wake(watch);
    pthread_join(watch->thread, NULL);
}

void watch_free(struct watch *watch) {
    if (watch->inotify >= 0) close(watch->inotify);
    close(watch->wake[0]);
    close(watch->wake[1]);
    for (size_t i = 0; i < watch->folders.count; i++) free(watch->folders.at[i].path);
    vec_free(&watch->folders);
    pthread_mutex_destroy(&watch->lock);
    free(watch);
}
