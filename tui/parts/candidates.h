/* What may stand in place of the word before a prompt's cursor: what Tab walks through. */
#ifndef KUTIP_PARTS_CANDIDATES_H
#define KUTIP_PARTS_CANDIDATES_H

#include "core/base/arena.h"
#include "core/base/vec.h"

struct candidate {
    struct str text, note; /* what is put in; what is said of it, NONE for nothing */
};

/* Zero-initialise; candidates_free() releases. */
struct candidates {
    struct arena arena; /* owns the texts */
    size_t start;       /* where the part begins that they stand in place of */
    VEC(struct candidate) all;
    bool waits; /* the library has been asked for them: they are not there yet */
};

/* Appends one; copies. `note` may be NULL. */
void candidates_add(struct candidates *candidates, struct str text, const char *note);

/* The same when it begins with what was typed. */
void candidates_offer(struct candidates *candidates, struct str text, struct str typed,
                      const char *note);

void candidates_clear(struct candidates *candidates);
void candidates_free(struct candidates *candidates);

#endif
