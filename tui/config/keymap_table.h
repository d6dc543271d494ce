/* Inside config/: how a keymap is kept. */
#ifndef KUTIP_CONFIG_KEYMAP_TABLE_H
#define KUTIP_CONFIG_KEYMAP_TABLE_H

#include "tui/config/keymap.h"

/* What keys can do: an action (its number), or a macro (ACTION_COUNT + its number). */
typedef unsigned target_id;

struct macro {
    const char *name;
    const enum action *actions;
    size_t count;
};

/* Where a line stands, for errors. */
struct keymap_place {
    const char *file;
    uint32_t line;
    bool is_user; /* the user's file, not a default */
};

struct bound {
    struct binding binding;
    target_id target;
    struct keymap_place place;
};

/* A target whose keys in a pane are said there: those of GENERAL do not count in it. */
struct respoken {
    enum context context;
    target_id target;
};

struct keymap {
    struct bound *bounds; /* by target, then context, then as written */
    size_t bound_count;
    const struct respoken *respoken;
    size_t respoken_count;
    const struct macro *macros;
    size_t macro_count;
};

/* Does one of the two sequences begin with the other? */
bool keys_overlap(const struct binding *a, const struct binding *b);

bool keymap_is_respoken(const struct respoken *at, size_t count, enum context context,
                        target_id target);

#endif
