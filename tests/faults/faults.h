/* Faults, each in a place of its own: what is broken, how often, what was seen.
 *
 * A fault's function breaks something `tries` times and returns how often; what does not hold it
 * says with expect(). The program under test is the real one; where a commit's return must be seen
 * (marks), a child of ours uses the same core. */
#ifndef KUTIP_FAULTS_H
#define KUTIP_FAULTS_H

#include <sqlite3.h>
#include <sys/types.h>

#include "core/base/arena.h"
#include "core/base/buf.h"
#include "core/library/library.h"

/* A folder of its own for each fault, with library/, cache/, data/ and config/. */
struct ground {
    struct arena arena;
    const char *path, *library, *cache, *data;
    int tries;
    uint64_t chance; /* state of the generator, from the seed */
    bool failed;
    const char *input;   /* the file on standard input of the program, NULL: none */
    const char *skipped; /* why, NULL when it was not */
    const struct lang *lang;
};

typedef int fault_fn(struct ground *ground);

fault_fn fault_kill_indexing, fault_damaged_index, fault_full_disk, fault_read_only_cache,
    fault_two_indexers;
fault_fn fault_kill_marking, fault_full_disk_marks, fault_read_only_data, fault_damaged_marks,
    fault_two_markers, fault_same_article;
fault_fn fault_unreadable, fault_odd_files, fault_changing_files, fault_odd_names, fault_clock,
    fault_no_watches, fault_no_threads, fault_huge_file;

fault_fn fault_interrupted, fault_failing_disk;

/* Prints what was wrong when `holds` is false, and fails the fault. */
bool expect(struct ground *ground, bool holds, const char *what, ...)
    __attribute__((format(printf, 3, 4)));

/* A number below `bound`. */
unsigned chance(struct ground *ground, unsigned bound);
void sleep_ms(unsigned milliseconds);

const char *ground_path(struct ground *ground, const char *name);
void ground_write(struct ground *ground, const char *path, const char *text);

/* Removes what lies in a folder of the ground and makes it empty again. */
void ground_clear(const char *path);

/* Writes articles [from, from + count) of the made-up library. */
void ground_articles(struct ground *ground, size_t from, size_t count);

/* Is the user root, so that disks can be mounted and other users be played? Else notes the skip. */
bool ground_is_root(struct ground *ground);

/* A small disk at `path`, gone with the ground. */
bool ground_disk(struct ground *ground, const char *path, size_t kilobytes);

/* ---- the program ---- */

struct ending {
    int status; /* as a shell has it; -1: did not end in time and was killed */
    struct str out, err;
};

/* Starts kutip with arguments (NULL ends); as nobody when `nobody`. */
pid_t kutip_start(struct ground *ground, bool nobody, const char *const *arguments);
struct ending kutip_end(struct ground *ground, pid_t child);
struct ending kutip_run(struct ground *ground, bool nobody, const char *const *arguments);
#define KUTIP_ARGS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* `kutip index` of the ground's library ends well and counts `articles`. */
bool expect_indexed(struct ground *ground, size_t articles);

/* Every database below `folder` passes SQLite's integrity check. */
bool expect_whole(struct ground *ground, const char *folder);

/* ---- the core ---- */

struct library *ground_open(struct ground *ground);

/* The same, following changes. */
struct library *ground_follow(struct ground *ground, int rescan_interval);

/* Waits for the answer to a request, at most 20 seconds; false when none came. */
bool ground_await(struct library *library, uint32_t request, struct library_event *out);

/* How many articles a query finds; SIZE_MAX when it fails. */
size_t ground_count(struct ground *ground, const char *query);

#endif
