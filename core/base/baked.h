/* Files made part of the program at build time: kutip.ini and the themes. The table is written by
 * tools/bake, which refuses a file with a bad line. */
#ifndef KUTIP_BASE_BAKED_H
#define KUTIP_BASE_BAKED_H

#include <stddef.h>

struct baked_file {
    const char *name;  /* folder and file: "config/kutip.ini", "themes/dark.ini" */
    const char *bytes; /* NUL behind them */
    size_t size;
};

extern const struct baked_file baked_files[];
extern const size_t baked_file_count;

#endif
