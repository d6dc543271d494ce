#include <stdlib.h>

#include "core/base/nearest.h"
#include "tui/config/keymap_table.h"
#include "tui/config/loader.h"

/* A default that gave way to keys of the user's. */
struct lost {
    struct bound bound, to;
};

struct keymap_builder {
    struct loader *loader;
    VEC(struct bound) bounds;
    VEC(struct respoken) respoken;
    VEC(struct respoken) own; /* what the user's file gave keys to */
    VEC(struct lost) lost;
    VEC(struct macro) macros;
};

/* Every action as an array of itself, for bindings to point to. */
static const enum action itself[ACTION_COUNT] = {
#define ACTION(name, text, contexts, keys, help, group) [ACTION_##name] = ACTION_##name,
#include "tui/config/actions.def"
#undef ACTION
};

/* The next name of a list with blanks or commas between them; false at the end. */
static bool next_name(struct str *rest, struct str *name) {
    while (rest->len > 0 && strchr(" 	,", rest->ptr[0]) != NULL)
        *rest = str_slice(*rest, 1, rest->len);
    size_t end = 0;
    while (end < rest->len && strchr(" 	,", rest->ptr[end]) == NULL) end++;
    *name = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end, rest->len);
    return name->len > 0;
}

/* ---- targets ---- */

static bool find_target(const struct keymap_builder *builder, struct str name, target_id *out) {
    *out = action_find(name);
    if (*out != ACTION_NONE) return true;
    for (size_t i = 0; i < builder->macros.count; i++) {
        if (!str_eq_ascii_nocase(name, str_from(builder->macros.at[i].name))) continue;
        *out = ACTION_COUNT + (target_id)i;
        return true;
    }
    return false;
}

/* Actions for prompts hold in prompts only, all others everywhere else. */
static bool fits_context(target_id target, enum context context) {
    bool is_for_prompts =
        target < ACTION_COUNT && action_info((enum action)target)->contexts == (unsigned)IN_PROMPT;
    return is_for_prompts == (context == CONTEXT_PROMPT);
}

static const char *nearest_target(const struct keymap_builder *builder, struct str name,
                                  enum context context) {
    VEC(struct str) names = {0};
    for (target_id action = 1; action < ACTION_COUNT; action++) {
        if (fits_context(action, context)) {
            vec_push(&names, str_from(action_info((enum action)action)->name));
        }
    }
    for (size_t i = 0; i < builder->macros.count; i++) {
        vec_push(&names, str_from(builder->macros.at[i].name));
    }
    size_t nearest = nearest_name(name, names.at, names.count);
    const char *found = nearest != SIZE_MAX ? names.at[nearest].ptr : NULL;
    vec_free(&names);
    return found;
}

static struct binding new_binding(const struct keymap_builder *builder, target_id target,
                                  enum context context) {
    struct binding binding = {.context = context};
    if (target < ACTION_COUNT) {
        binding.name = action_info((enum action)target)->name;
        binding.actions = &itself[target];
        binding.action_count = 1;
    } else {
        const struct macro *macro = &builder->macros.at[target - ACTION_COUNT];
        binding.name = macro->name;
        binding.actions = macro->actions;
        binding.action_count = macro->count;
    }
    return binding;
}

/* ---- binding ---- */

static void remove_bound(struct keymap_builder *builder, size_t at) {
    size_t behind = builder->bounds.count - at - 1;
    memmove(&builder->bounds.at[at], &builder->bounds.at[at + 1],
            behind * sizeof *builder->bounds.at);
    builder->bounds.count--;
}

/* Defaults in the way of a user's keys give way; the user's own do not: they are returned. */
static const struct bound *clear_the_way(struct keymap_builder *builder,
                                         const struct bound *bound) {
    const struct binding *binding = &bound->binding;
    for (size_t i = builder->bounds.count; i-- > 0;) {
        const struct bound *other = &builder->bounds.at[i];
        if (other->binding.context != binding->context || !keys_overlap(&other->binding, binding)) {
            continue;
        }
        if (other->place.is_user) return other;
        if (bound->place.is_user) vec_push(&builder->lost, (struct lost){*other, *bound});
        remove_bound(builder, i);
    }
    return NULL;
}

static void bind(struct keymap_builder *builder, target_id target, enum context context,
                 struct str keys, const struct keymap_place *place) {
    struct loader *loader = builder->loader;
    struct binding binding = new_binding(builder, target, context);
    struct str rest = keys;
    if (!keys_parse(&rest, binding.keys, KEYS_MOST, &binding.key_count)) {
        bool too_many = binding.key_count == KEYS_MOST;
        loader_error(loader, ERROR_CONFIG_KEY, place->file, place->line, too_many ? keys : rest,
                     too_many ? "at most 8 keys in a row" : key_remedy(loader->arena, rest));
        return;
    }
    struct bound bound = {.binding = binding, .target = target, .place = *place};
    const struct bound *other = clear_the_way(builder, &bound);
    if (other != NULL) {
        loader_error(loader, ERROR_CONFIG_CLASH, place->file, place->line, keys,
                     other->binding.name);
        return;
    }
    vec_push(&builder->bounds, bound);
}

static void bind_all(struct keymap_builder *builder, target_id target, enum context context,
                     struct str value, const struct keymap_place *place) {
    if (str_eq_ascii_nocase(value, STR("none"))) return;
    struct str rest = value, keys;
    while (str_cut_word(&rest, &keys)) bind(builder, target, context, keys, place);
}

void keymap_read(struct keymap_builder *builder, enum context context,
                 const struct config_file *file, const struct ini_entry *entry) {
    target_id target;
    if (!find_target(builder, entry->key, &target) || !fits_context(target, context)) {
        loader_error(builder->loader, ERROR_CONFIG_ACTION, file->name, entry->line, entry->key,
                     nearest_target(builder, entry->key, context));
        return;
    }
    for (size_t i = builder->bounds.count; i-- > 0;) {
        const struct bound *bound = &builder->bounds.at[i];
        if (bound->target == target && bound->binding.context == context) remove_bound(builder, i);
    }
    if (context != CONTEXT_GENERAL) {
        vec_push(&builder->respoken, (struct respoken){context, target});
    }
    if (file->is_user) vec_push(&builder->own, (struct respoken){context, target});
    struct keymap_place place = {file->name, entry->line, file->is_user};
    bind_all(builder, target, context, entry->value, &place);
}

void keymap_read_macro(struct keymap_builder *builder, const char *file,
                       const struct ini_entry *entry) {
    struct loader *loader = builder->loader;
    bool is_key = str_find(entry->key, STR("<"), 0) != SIZE_MAX;
    if (is_key || action_find(entry->key) != ACTION_NONE) {
        loader_error(loader, ERROR_CONFIG_MACRO, file, entry->line, entry->key, NULL);
        return;
    }
    VEC(enum action) actions = {0};
    struct str rest = entry->value, word;
    bool good = true;
    while (good && next_name(&rest, &word)) {
        enum action action = action_find(word);
        good = action != ACTION_NONE && fits_context(action, CONTEXT_GENERAL);
        if (good) {
            vec_push(&actions, action);
        } else {
            loader_error(loader, ERROR_CONFIG_ACTION, file, entry->line, word,
                         nearest_target(builder, word, CONTEXT_GENERAL));
        }
    }
    if (good && actions.count > 0) {
        struct macro macro = {arena_str(loader->arena, entry->key).ptr,
                              arena_vec(loader->arena, &actions), actions.count};
        target_id known;
        if (find_target(builder, entry->key, &known)) {
            builder->macros.at[known - ACTION_COUNT] = macro;
        } else {
            vec_push(&builder->macros, macro);
        }
    } else if (good) {
        loader_error(loader, ERROR_CONFIG_ACTION, file, entry->line, entry->value, NULL);
    }
    vec_free(&actions);
}

/* ---- begin and end ---- */

struct keymap_builder *keymap_build(struct loader *loader) {
    struct keymap_builder *builder = mem_new(1, sizeof *builder);
    builder->loader = loader;
    struct keymap_place place = {"actions.def", 0, false};
    for (target_id action = 1; action < ACTION_COUNT; action++) {
        const struct action_info *info = action_info((enum action)action);
        for (enum context context = 0; context < CONTEXT_COUNT; context++) {
            if ((info->contexts >> context & 1) == 0) continue;
            bind_all(builder, action, context, str_from(info->keys), &place);
        }
    }
    return builder;
}

struct ordered {
    struct bound bound;
    size_t position;
};

static int compare_bounds(const void *left, const void *right) {
    const struct ordered *a = left, *b = right;
    if (a->bound.target != b->bound.target) return a->bound.target < b->bound.target ? -1 : 1;
    if (a->bound.binding.context != b->bound.binding.context) {
        return a->bound.binding.context < b->bound.binding.context ? -1 : 1;
    }
    return a->position < b->position ? -1 : 1;
}

/* In the order of the header, each once, as written. */
static struct bound *sorted_bounds(const struct keymap_builder *builder) {
    size_t count = builder->bounds.count;
    struct ordered *ordered = mem_new(count + 1, sizeof *ordered);
    for (size_t i = 0; i < count; i++) ordered[i] = (struct ordered){builder->bounds.at[i], i};
    qsort(ordered, count, sizeof *ordered, compare_bounds);
    struct bound *bounds = arena_new(builder->loader->arena, struct bound, count + 1);
    for (size_t i = 0; i < count; i++) bounds[i] = ordered[i].bound;
    free(ordered);
    return bounds;
}

/* What the user did not give keys to in this context lost some to what he did. */
static void note_lost(struct keymap_builder *builder, const struct bound *lost,
                      const struct bound *to) {
    struct loader *loader = builder->loader;
    enum context context = to->binding.context;
    if (lost->target == to->target ||
        keymap_is_respoken(builder->own.at, builder->own.count, context, lost->target))
        return;
    struct buf keys = {0};
    for (size_t i = 0; i < lost->binding.key_count; i++) key_write(&keys, lost->binding.keys[i]);
    loader_note(loader, ERROR_CONFIG_TAKEN, to->place.file, to->place.line, buf_str(&keys),
                lost->binding.name);
    buf_free(&keys);
}

/* Keys that work for something else now, without the user having said so: defaults that gave way,
 * and what holds everywhere but where a pane has the keys for itself. */
static void note_all_lost(struct keymap_builder *builder) {
    for (size_t i = 0; i < builder->lost.count; i++)
        note_lost(builder, &builder->lost.at[i].bound, &builder->lost.at[i].to);
    for (size_t i = 0; i < builder->bounds.count; i++) {
        const struct bound *own = &builder->bounds.at[i];
        enum context context = own->binding.context;
        if (!own->place.is_user || context == CONTEXT_GENERAL || context == CONTEXT_PROMPT)
            continue;
        for (size_t k = 0; k < builder->bounds.count; k++) {
            const struct bound *general = &builder->bounds.at[k];
            if (general->binding.context == CONTEXT_GENERAL &&
                keys_overlap(&general->binding, &own->binding))
                note_lost(builder, general, own);
        }
    }
}

struct keymap *keymap_finish(struct keymap_builder *builder) {
    note_all_lost(builder);
    struct arena *arena = builder->loader->arena;
    struct keymap *keymap = arena_new(arena, struct keymap, 1);
    keymap->bounds = sorted_bounds(builder);
    keymap->bound_count = builder->bounds.count;
    keymap->respoken = arena_vec(arena, &builder->respoken);
    keymap->respoken_count = builder->respoken.count;
    keymap->macros = arena_vec(arena, &builder->macros);
    keymap->macro_count = builder->macros.count;
    vec_free(&builder->bounds);
    vec_free(&builder->respoken);
    vec_free(&builder->own);
    vec_free(&builder->lost);
    vec_free(&builder->macros);
    free(builder);
    return keymap;
}

/* ---- printing ---- */

static void dump_target(const struct keymap *keymap, target_id target, enum context context,
                        struct buf *out) {
    const char *name = target < ACTION_COUNT ? action_info((enum action)target)->name
                                             : keymap->macros[target - ACTION_COUNT].name;
    buf_printf(out, "%s =", name);
    bool any = false;
    for (size_t i = 0; i < keymap->bound_count; i++) {
        const struct binding *binding = &keymap->bounds[i].binding;
        if (keymap->bounds[i].target != target || binding->context != context) continue;
        any = true;
        buf_add_char(out, ' ');
        for (size_t k = 0; k < binding->key_count; k++) key_write(out, binding->keys[k]);
    }
    buf_add(out, any ? STR("\n") : STR(" none\n"));
}

/* Is what a target does in a context said there, by default or by the user? */
static bool is_said_in(const struct keymap *keymap, target_id target, enum context context) {
    if (target < ACTION_COUNT && (action_info((enum action)target)->contexts >> context & 1)) {
        return true;
    }
    if (target >= ACTION_COUNT && context == CONTEXT_GENERAL) return true;
    return keymap_is_respoken(keymap->respoken, keymap->respoken_count, context, target);
}

void keymap_dump(const struct keymap *keymap, struct buf *out) {
    if (keymap->macro_count > 0) buf_add(out, STR("\n[macros]\n"));
    for (size_t i = 0; i < keymap->macro_count; i++) {
        const struct macro *macro = &keymap->macros[i];
        buf_printf(out, "%s =", macro->name);
        for (size_t k = 0; k < macro->count; k++) {
            buf_printf(out, " %s", action_info(macro->actions[k])->name);
        }
        buf_add_char(out, '\n');
    }
    target_id targets = ACTION_COUNT + (target_id)keymap->macro_count;
    for (enum context context = 0; context < CONTEXT_COUNT; context++) {
        bool begun = false;
        for (target_id target = 1; target < targets; target++) {
            if (!is_said_in(keymap, target, context)) continue;
            if (!begun) buf_printf(out, "\n[%s]\n", context_section(context));
            begun = true;
            if (target < ACTION_COUNT) {
                buf_printf(out, "; %s\n", action_info((enum action)target)->help);
            }
            dump_target(keymap, target, context, out);
        }
    }
}
