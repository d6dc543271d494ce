#include <string.h>

#include "core/base/nearest.h"
#include "tui/config/loader.h"

static const char *const placeholders[PLACEHOLDER_COUNT] = {
#define PLACEHOLDER(name, word, help) [PLACEHOLDER_##name] = word,
    COMMAND_PLACEHOLDERS(PLACEHOLDER)
#undef PLACEHOLDER
};

/* The number of a placeholder, PLACEHOLDER_COUNT when the word is none. */
static size_t find_placeholder(struct str word) {
    size_t i = 0;
    while (i < PLACEHOLDER_COUNT && !str_eq(word, str_from(placeholders[i]))) i++;
    return i;
}

/* Does the word hold a brace without being a placeholder? Such a word would hide article data
 * inside an argument, where a program may read it as something else. */
static bool is_wrong_word(struct str word) {
    return memchr(word.ptr, '{', word.len) != NULL && find_placeholder(word) == PLACEHOLDER_COUNT;
}

static const char *nearest_placeholder(struct str word) {
    struct str names[PLACEHOLDER_COUNT];
    for (size_t i = 0; i < PLACEHOLDER_COUNT; i++) {
        names[i] = str_from(placeholders[i]);
        if (str_find(word, names[i], 0) != SIZE_MAX) return placeholders[i];
    }
    size_t nearest = nearest_name(word, names, PLACEHOLDER_COUNT);
    return nearest != SIZE_MAX ? placeholders[nearest] : NULL;
}

bool command_word(struct str *rest, struct str *word) {
    *rest = str_trim(*rest);
    bool marked = rest->len > 0 && (rest->ptr[0] == '"' || rest->ptr[0] == '\'');
    const char *close = marked ? memchr(rest->ptr + 1, rest->ptr[0], rest->len - 1) : NULL;
    if (close == NULL) return str_cut_word(rest, word);
    size_t end = (size_t)(close - rest->ptr);
    *word = str_slice(*rest, 1, end);
    *rest = str_slice(*rest, end + 1, rest->len);
    return true;
}

static const struct str own_names[] = {
#define OWN(name, help) {name, sizeof name - 1},
    OWN_COMMANDS(OWN)
#undef OWN
};

enum { OWN_NAMES = sizeof own_names / sizeof *own_names };

bool command_is_own(struct str name) {
    for (size_t i = 0; i < OWN_NAMES; i++)
        if (str_eq(name, own_names[i])) return true;
    return false;
}

/* A name that is nearly one of kutip's own may be meant as that. */
static void note_mistyped(struct loader *loader, const char *file, const struct ini_entry *entry) {
    size_t nearest = nearest_name(entry->key, own_names, OWN_NAMES);
    if (nearest == SIZE_MAX || command_is_own(entry->key)) return;
    loader_note(loader, ERROR_CONFIG_OWN_COMMAND, file, entry->line, entry->key,
                own_names[nearest].ptr);
}

bool command_read(struct loader *loader, const char *file, const struct ini_entry *entry,
                  struct command *out) {
    struct str rest = str_trim(entry->value), word;
    const char **argv = arena_new(loader->arena, const char *, rest.len / 2 + 2);
    size_t count = 0;
    while (command_word(&rest, &word)) {
        if (str_starts(word, STR("\"")) || str_starts(word, STR("'"))) {
            loader_error(loader, ERROR_INI_SYNTAX, file, entry->line,
                         STR("a quotation mark is not closed"), NULL);
            return false;
        }
        bool is_program = count == 0;
        if (is_wrong_word(word) || (is_program && find_placeholder(word) < PLACEHOLDER_COUNT)) {
            loader_error(loader, ERROR_CONFIG_COMMAND, file, entry->line, word,
                         is_program ? "a program before it" : nearest_placeholder(word));
            return false;
        }
        argv[count++] = arena_str(loader->arena, word).ptr;
    }
    note_mistyped(loader, file, entry);
    *out = (struct command){arena_str(loader->arena, entry->key).ptr, argv};
    return true;
}

const struct command *config_command(const struct config *config, const char *name) {
    for (size_t i = 0; i < config->command_count; i++) {
        const struct command *command = &config->commands[i];
        if (strcmp(command->name, name) == 0 && command->argv[0] != NULL) return command;
    }
    return NULL;
}

const char **command_argv(struct arena *arena, const struct command *command,
                          const char *const values[PLACEHOLDER_COUNT]) {
    size_t words = 0;
    while (command->argv[words] != NULL) words++;
    const char **argv = arena_new(arena, const char *, words + 1);
    size_t count = 0;
    for (size_t i = 0; i < words; i++) {
        size_t placeholder = find_placeholder(str_from(command->argv[i]));
        const char *value =
            placeholder < PLACEHOLDER_COUNT ? values[placeholder] : command->argv[i];
        if (value == NULL) continue;
        if (placeholder == PLACEHOLDER_PATH && value[0] == '-') {
            value = arena_printf(arena, "./%s", value).ptr;
        } else if (placeholder < PLACEHOLDER_COUNT && value[0] == '-') {
            return NULL;
        }
        argv[count++] = value;
    }
    return argv;
}
