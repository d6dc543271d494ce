/* Follows what others do while a library is open, asleep in between: files that come, change and go
 * (inotify on the library's folders), another instance that writes the index or stops writing it,
 * and one that writes the marks. Where inotify cannot be had (a network file system, no watches
 * left) everything is scanned again every so often. */
#ifndef KUTIP_LIBRARY_WATCH_H
#define KUTIP_LIBRARY_WATCH_H

#include "core/library/files/place.h"

struct watch;

struct watch_options {
    const struct place *place;
    const char *data_folder; /* of marks.sqlite; NULL: none */
    int rescan_interval;     /* seconds */
    bool other_writes;       /* another instance holds the writer's lock */
    /* All are called on the watch's thread. */
    void (*files)(void *, const struct str *paths, size_t count); /* look at these */
    void (*everything)(void *);                                   /* scan again */
    void (*index)(void *);                                        /* another instance wrote it */
    void (*unlocked)(void *);                                     /* it writes no more */
    void (*marks)(void *);                                        /* marks.sqlite was written */
    void *context;
};

/* Starts the thread. NULL when no file descriptors can be had. */
struct watch *watch_start(const struct watch_options *options);

/* Folders to follow; known ones are kept. From any thread. */
void watch_folders(struct watch *watch, const struct str *folders, size_t count);

/* Seconds between two scans of everything, where inotify cannot be had; else 0. */
int watch_rescans(const struct watch *watch);

/* Stops the thread; then nothing is called any more. */
void watch_stop(struct watch *watch);
void watch_free(struct watch *watch);

#endif
