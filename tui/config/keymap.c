#include "tui/config/keymap_table.h"

static const struct action_info actions[ACTION_COUNT] = {
#define ACTION(name, text, contexts, keys, help, group)                                            \
    [ACTION_##name] = {text, contexts, keys, help, GROUP_##group},
#include "tui/config/actions.def"
#undef ACTION
};

static const char *const sections[CONTEXT_COUNT] = {
#define CONTEXT(name, section) [CONTEXT_##name] = section,
    CONTEXTS(CONTEXT)
#undef CONTEXT
};

static const char *const headings[GROUP_COUNT] = {
#define GROUP(name, heading) [GROUP_##name] = heading,
    ACTION_GROUPS(GROUP)
#undef GROUP
};

const struct action_info *action_info(enum action action) {
    return &actions[action];
}
const char *context_section(enum context context) {
    return sections[context];
}
const char *action_group_heading(enum action_group group) {
    return headings[group];
}

enum action action_find(struct str name) {
    for (enum action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        if (str_eq_ascii_nocase(name, str_from(actions[action].name))) return action;
    }
    return ACTION_NONE;
}

/* ---- looking up ---- */

static bool keys_begin(const struct binding *binding, const struct key *prefix, size_t count) {
    if (binding->key_count < count) return false;
    for (size_t i = 0; i < count; i++) {
        if (!key_eq(binding->keys[i], prefix[i])) return false;
    }
    return true;
}

bool keys_overlap(const struct binding *a, const struct binding *b) {
    return a->key_count <= b->key_count ? keys_begin(b, a->keys, a->key_count)
                                        : keys_begin(a, b->keys, b->key_count);
}

bool keymap_is_respoken(const struct respoken *at, size_t count, enum context context,
                        target_id target) {
    for (size_t i = 0; i < count; i++) {
        if (at[i].context == context && at[i].target == target) return true;
    }
    return false;
}

/* Does a binding hold in a context: is it of the context, or of GENERAL and not overruled there? */
static bool holds_in(const struct keymap *keymap, const struct bound *bound, enum context context) {
    if (bound->binding.context == context) return true;
    if (bound->binding.context != CONTEXT_GENERAL || context == CONTEXT_PROMPT) return false;
    if (keymap_is_respoken(keymap->respoken, keymap->respoken_count, context, bound->target)) {
        return false;
    }
    for (size_t i = 0; i < keymap->bound_count; i++) {
        const struct binding *own = &keymap->bounds[i].binding;
        if (own->context == context && keys_overlap(own, &bound->binding)) return false;
    }
    return true;
}

enum key_match keymap_find(const struct keymap *keymap, enum context context,
                           const struct key *keys, size_t count, struct binding *out) {
    enum key_match match = KEYS_UNBOUND;
    for (size_t i = 0; i < keymap->bound_count; i++) {
        const struct bound *bound = &keymap->bounds[i];
        if (!keys_begin(&bound->binding, keys, count) || !holds_in(keymap, bound, context)) {
            continue;
        }
        match = KEYS_PENDING;
        if (bound->binding.key_count > count) continue;
        *out = bound->binding;
        return KEYS_BOUND;
    }
    return match;
}

bool keymap_next(const struct keymap *keymap, enum context context, const struct key *prefix,
                 size_t count, size_t *at, struct binding *out) {
    while (*at < keymap->bound_count) {
        const struct bound *bound = &keymap->bounds[(*at)++];
        if (!keys_begin(&bound->binding, prefix, count) || !holds_in(keymap, bound, context)) {
            continue;
        }
        *out = bound->binding;
        return true;
    }
    return false;
}

void keys_show(struct buf *out, const struct key *keys, size_t count, bool utf8) {
    for (size_t i = 0; i < count; i++) key_show(out, keys[i], utf8);
}

bool keymap_show(const struct keymap *keymap, enum context context, enum action action, bool utf8,
                 struct buf *out) {
    for (size_t i = 0; i < keymap->bound_count; i++) {
        const struct bound *bound = &keymap->bounds[i];
        if (bound->target != (target_id)action || !holds_in(keymap, bound, context)) continue;
        keys_show(out, bound->binding.keys, bound->binding.key_count, utf8);
        return true;
    }
    return false;
}

/* ---- reading ---- */

static bool take_digit(struct key_reader *reader, struct key key) {
    enum { COUNT_MOST = 100000000 };
    bool is_digit = key.modifiers == 0 && key.code >= '0' && key.code <= '9';
    if (!is_digit || reader->count > 0 || (key.code == '0' && reader->number == 0)) return false;
    if (reader->number < COUNT_MOST) reader->number = reader->number * 10 + key.code - '0';
    return true;
}

enum key_match key_reader_take(struct key_reader *reader, const struct keymap *keymap,
                               enum context context, struct key key, struct binding *out,
                               unsigned *number) {
    *out = (struct binding){.context = context};
    *number = 0;
    bool is_pending = reader->count > 0 || reader->number > 0;
    if (is_pending && key.code == SPECIAL_ESC && key.modifiers == 0) {
        *reader = (struct key_reader){0};
        return KEYS_UNBOUND;
    }
    reader->keys[reader->count] = key;
    enum key_match match = keymap_find(keymap, context, reader->keys, reader->count + 1, out);
    if (match == KEYS_UNBOUND && context != CONTEXT_PROMPT && take_digit(reader, key)) {
        return KEYS_PENDING;
    }
    reader->count++;
    if (match == KEYS_PENDING && reader->count < KEYS_MOST) return KEYS_PENDING;
    if (match == KEYS_UNBOUND) {
        memcpy(out->keys, reader->keys, sizeof out->keys);
        out->key_count = reader->count;
    }
    *number = reader->number;
    *reader = (struct key_reader){0};
    return match;
}
