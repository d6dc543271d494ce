/* Which keys do what: sequences of keys -> actions or macros, per context. */
#ifndef KUTIP_CONFIG_KEYMAP_H
#define KUTIP_CONFIG_KEYMAP_H

#include "core/base/arena.h"
#include "tui/config/key.h"

/* Where a key is pressed, once: CONTEXT(NAME, "INI section"). What a context does not bind, GENERAL
 * does, except in prompts, where a key that is not bound is text. */
#define CONTEXTS(CONTEXT)                                                                          \
    CONTEXT(GENERAL, "keys")                                                                       \
    CONTEXT(LIST, "keys.list")                                                                     \
    CONTEXT(TEXT, "keys.text")                                                                     \
    CONTEXT(QUOTES, "keys.quotes")                                                                 \
    CONTEXT(VIEWS, "keys.views")                                                                   \
    CONTEXT(POPUP, "keys.popup")                                                                   \
    CONTEXT(PROMPT, "keys.prompt")

enum context {
#define CONTEXT(name, section) CONTEXT_##name,
    CONTEXTS(CONTEXT)
#undef CONTEXT
        CONTEXT_COUNT
};

enum context_set {
#define CONTEXT(name, section) IN_##name = 1 << CONTEXT_##name,
    CONTEXTS(CONTEXT)
#undef CONTEXT
};

/* Groups of the help, once and in its order: what a newcomer looks for stands first. GROUP(NAME,
 * "heading"). */
#define ACTION_GROUPS(GROUP)                                                                       \
    GROUP(PANES, "Panes and views")                                                                \
    GROUP(VIEWS, "Show")                                                                           \
    GROUP(FIND, "Search and filter")                                                               \
    GROUP(STEPS, "Next and previous")                                                              \
    GROUP(MOVE, "Move and scroll")                                                                 \
    GROUP(TEXT, "In the text")                                                                     \
    GROUP(MARKS, "Marks")                                                                          \
    GROUP(TAKE, "Copy and hand on")                                                                \
    GROUP(PROGRAM, "Program")                                                                      \
    GROUP(PROMPTS, "In a prompt")

enum action_group {
#define GROUP(name, heading) GROUP_##name,
    ACTION_GROUPS(GROUP)
#undef GROUP
        GROUP_COUNT
};

enum action {
    ACTION_NONE,
#define ACTION(name, text, contexts, keys, help, group) ACTION_##name,
#include "tui/config/actions.def"
#undef ACTION
    ACTION_COUNT
};

struct action_info {
    const char *name; /* "cursor-down"; NULL for ACTION_NONE */
    unsigned contexts;
    const char *keys; /* default keys, blank-separated */
    const char *help; /* untranslated */
    enum action_group group;
};

/* The declaration of an action; static. */
const struct action_info *action_info(enum action action);
/* The action of a name; ACTION_NONE when there is none. */
enum action action_find(struct str name);
const char *context_section(enum context context);
const char *action_group_heading(enum action_group group);

/* Rows of a table by action: all that move by lines, pages or to the ends; and all that put the
 * cursor's row somewhere on the screen. */
#define SCROLLING_ACTIONS(act)                                                                     \
    [ACTION_CURSOR_DOWN] = act, [ACTION_CURSOR_UP] = act, [ACTION_FIRST] = act,                    \
    [ACTION_LAST] = act, [ACTION_HALF_DOWN] = act, [ACTION_HALF_UP] = act,                         \
    [ACTION_PAGE_DOWN] = act, [ACTION_PAGE_UP] = act, [ACTION_SCROLL_DOWN] = act,                  \
    [ACTION_SCROLL_UP] = act
#define PLACING_ACTIONS(act) [ACTION_CENTRE] = act, [ACTION_TO_TOP] = act, [ACTION_TO_BOTTOM] = act

/* Most keys of one sequence. */
enum { KEYS_MOST = 8 };

struct binding {
    struct key keys[KEYS_MOST];
    size_t key_count;
    const enum action *actions; /* one, or those of a macro */
    size_t action_count;
    const char *name;     /* of the action or macro */
    enum context context; /* where it is bound */
};

struct keymap; /* immutable once the configuration is loaded */

enum key_match {
    KEYS_UNBOUND, /* nothing begins with these keys */
    KEYS_PENDING, /* something does, but more keys are needed */
    KEYS_BOUND    /* `out` is what they do */
};

/* What `keys` do in a context. A sequence that is bound wins over a longer one. */
enum key_match keymap_find(const struct keymap *keymap, enum context context,
                           const struct key *keys, size_t count, struct binding *out);

/* Walks the bindings that hold in a context and begin with `prefix` (count 0: all), in the order of
 * actions.def, those of GENERAL that are not hidden by the context's own included. `*at` starts at
 * 0; false at the end. Hidden or unbound ones do not come. */
bool keymap_next(const struct keymap *keymap, enum context context, const struct key *prefix,
                 size_t count, size_t *at, struct binding *out);

/* Appends the keys of an action in a context for people, its first sequence only: "^d", "gg", "↓";
 * false, and nothing added, when it is not bound. */
bool keymap_show(const struct keymap *keymap, enum context context, enum action action, bool utf8,
                 struct buf *out);

/* Appends one sequence for people. */
void keys_show(struct buf *out, const struct key *keys, size_t count, bool utf8);

/* ---- reading keys one at a time, with counts ---- */

/* Zero-initialise. `keys` and `number` are what stands pending on the screen. */
struct key_reader {
    struct key keys[KEYS_MOST];
    size_t count;
    unsigned number; /* the count typed before; 0 when none */
};

/* Takes one key. KEYS_BOUND: `out` and `*number` (0: none typed) are filled and the reader is empty
 * again; KEYS_UNBOUND: the same, nothing is to be done (in CONTEXT_PROMPT a text key is to be
 * inserted); KEYS_PENDING: show what is pending. Digits count (but in prompts) unless they are
 * bound; <Esc> while something is pending empties the reader and is used up (KEYS_UNBOUND). */
enum key_match key_reader_take(struct key_reader *reader, const struct keymap *keymap,
                               enum context context, struct key key, struct binding *out,
                               unsigned *number);

#endif
