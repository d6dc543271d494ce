/* Where the reader's files live: the folders of the XDG Base Directory Specification. */
#ifndef KUTIP_CLI_FOLDERS_H
#define KUTIP_CLI_FOLDERS_H

#include "core/base/arena.h"

struct folders {
    const char *config; /* kutip.ini, themes/, lang/, people.ini */
    const char *cache;  /* the index; may be deleted at any time */
    const char *data;   /* the reader's marks */
    const char *lang;   /* config + "/lang" */
    const char *people; /* config + "/people.ini" */
};

/* The folders, whether or not they exist, in `arena`; NULL where neither XDG_…_HOME nor HOME says
 * anything (then nothing of that kind is read or kept). */
struct folders folders_find(struct arena *arena);

#endif
