#include <stdio.h>
#include <stdlib.h>

#include "core/base/nearest.h"
#include "tui/config/loader.h"

enum option_type { TYPE_SWITCH, TYPE_NUMBER, TYPE_CHOICE, TYPE_WORDS };

struct option {
    const char *name, *help;
    enum option_type type;
    size_t offset; /* in struct options */
    int initial, least, most;
    const char *words;          /* the default of TYPE_WORDS */
    const char *const *choices; /* of TYPE_CHOICE, NULL behind the last */
};

#define CHOICE_WORD(name, text) text,
static const struct option all_options[] = {
#define SWITCH(field, text, value, line)                                                           \
    {.name = text,                                                                                 \
     .help = line,                                                                                 \
     .type = TYPE_SWITCH,                                                                          \
     .offset = offsetof(struct options, field),                                                    \
     .initial = value},
#define NUMBER(field, text, value, low, high, line)                                                \
    {.name = text,                                                                                 \
     .help = line,                                                                                 \
     .type = TYPE_NUMBER,                                                                          \
     .offset = offsetof(struct options, field),                                                    \
     .initial = value,                                                                             \
     .least = low,                                                                                 \
     .most = high},
#define CHOICE(field, text, value, kind, list, line)                                               \
    {.name = text,                                                                                 \
     .help = line,                                                                                 \
     .type = TYPE_CHOICE,                                                                          \
     .offset = offsetof(struct options, field),                                                    \
     .initial = (int)(value),                                                                      \
     .choices = (const char *const[]){list(CHOICE_WORD) NULL}},
#define WORDS(field, text, value, line)                                                            \
    {.name = text,                                                                                 \
     .help = line,                                                                                 \
     .type = TYPE_WORDS,                                                                           \
     .offset = offsetof(struct options, field),                                                    \
     .words = value},
#include "tui/config/options.def"
#undef SWITCH
#undef NUMBER
#undef CHOICE
#undef WORDS
};

enum { OPTION_COUNT = sizeof all_options / sizeof *all_options };

/* Every word that a switch may be written as; the first two are how it is printed. */
static const struct {
    const char *word;
    bool value;
} switch_words[] = {{"off", false},   {"on", true},   {"no", false}, {"yes", true},
                    {"false", false}, {"true", true}, {"0", false},  {"1", true}};

static void *field_of(const struct option *option, struct options *options) {
    return (char *)options + option->offset;
}

void options_default(struct options *options) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        void *field = field_of(&all_options[i], options);
        switch (all_options[i].type) {
        case TYPE_SWITCH:
            *(bool *)field = all_options[i].initial != 0;
            break;
        case TYPE_NUMBER:
        case TYPE_CHOICE:
            *(int *)field = all_options[i].initial;
            break;
        case TYPE_WORDS:
            *(const char **)field = all_options[i].words;
            break;
        }
    }
}

static const struct option *find_option(struct str name) {
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        if (str_eq_ascii_nocase(name, str_from(all_options[i].name))) return &all_options[i];
    }
    return NULL;
}

static bool parse_switch(struct str value, bool *out) {
    for (size_t i = 0; i < sizeof switch_words / sizeof *switch_words; i++) {
        if (!str_eq_ascii_nocase(value, str_from(switch_words[i].word))) continue;
        *out = switch_words[i].value;
        return true;
    }
    return false;
}

static bool parse_number(const struct option *option, struct str value, int *out) {
    enum { DIGITS_MOST = 9 };
    if (value.len == 0 || value.len > DIGITS_MOST) return false;
    int number = 0;
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] < '0' || value.ptr[i] > '9') return false;
        number = number * 10 + (value.ptr[i] - '0');
    }
    if (number < option->least || number > option->most) return false;
    *out = number;
    return true;
}

static bool parse_choice(const struct option *option, struct str value, int *out) {
    for (int i = 0; option->choices[i] != NULL; i++) {
        if (!str_eq_ascii_nocase(value, str_from(option->choices[i]))) continue;
        *out = i;
        return true;
    }
    return false;
}

/* What may stand there: "on|off", "20-400", "auto|wide|…"; "" for words. */
static struct str values_of(struct arena *arena, const struct option *option) {
    switch (option->type) {
    case TYPE_SWITCH:
        return STR("on|off");
    case TYPE_NUMBER:
        return arena_printf(arena, "%d-%d", option->least, option->most);
    case TYPE_WORDS:
        return STR("");
    case TYPE_CHOICE:
        break;
    }
    struct str list = str_from(option->choices[0]);
    for (int i = 1; option->choices[i] != NULL; i++) {
        list = arena_printf(arena, "%.*s|%s", STR_ARG(list), option->choices[i]);
    }
    return list;
}

enum error_code options_set(struct arena *arena, struct options *options, struct str name,
                            struct str value, const char **remedy) {
    const struct option *option = find_option(name);
    *remedy = NULL;
    if (option == NULL) {
        struct str names[OPTION_COUNT];
        for (size_t i = 0; i < OPTION_COUNT; i++) names[i] = str_from(all_options[i].name);
        size_t nearest = nearest_name(name, names, OPTION_COUNT);
        if (nearest != SIZE_MAX) *remedy = names[nearest].ptr;
        return ERROR_CONFIG_OPTION;
    }
    void *field = field_of(option, options);
    bool good = false;
    switch (option->type) {
    case TYPE_SWITCH:
        good = parse_switch(value, field);
        break;
    case TYPE_NUMBER:
        good = parse_number(option, value, field);
        break;
    case TYPE_CHOICE:
        good = parse_choice(option, value, field);
        break;
    case TYPE_WORDS:
        *(const char **)field = arena_str(arena, value).ptr;
        good = true;
        break;
    }
    if (good) return ERROR_NONE;
    *remedy = values_of(arena, option).ptr;
    return ERROR_CONFIG_VALUE;
}

void options_read(struct loader *loader, struct options *options, const char *file,
                  const struct ini_entry *entry) {
    const char *remedy;
    enum error_code code = options_set(loader->arena, options, entry->key, entry->value, &remedy);
    if (code == ERROR_NONE) return;
    bool bad_value = code == ERROR_CONFIG_VALUE;
    struct str found = bad_value ? arena_printf(loader->arena, "%.*s = %.*s", STR_ARG(entry->key),
                                                STR_ARG(entry->value))
                                 : entry->key;
    loader_error(loader, code, file, entry->line, found, remedy);
}

/* The value of an option as it is written. */
static struct str written(struct arena *arena, const struct option *option,
                          const struct options *options) {
    const void *field = (const char *)options + option->offset;
    switch (option->type) {
    case TYPE_SWITCH:
        return str_from(switch_words[*(const bool *)field ? 1 : 0].word);
    case TYPE_NUMBER:
        return arena_printf(arena, "%d", *(const int *)field);
    case TYPE_CHOICE:
        return str_from(option->choices[*(const int *)field]);
    case TYPE_WORDS:
        break;
    }
    return str_from(*(const char *const *)field);
}

bool options_show(const struct options *options, struct str name, struct buf *out) {
    const struct option *option = find_option(name);
    if (option == NULL) return false;
    struct arena arena = {0};
    struct str value = written(&arena, option, options), values = values_of(&arena, option);
    buf_printf(out, "%s = %.*s", option->name, STR_ARG(value));
    if (values.len > 0) buf_printf(out, "  (%.*s)", STR_ARG(values));
    arena_free(&arena);
    return true;
}

void options_dump(const struct options *options, struct buf *out) {
    struct arena arena = {0};
    buf_add(out, STR("[general]\n"));
    for (size_t i = 0; i < OPTION_COUNT; i++) {
        const struct option *option = &all_options[i];
        struct str values = values_of(&arena, option);
        buf_printf(out, "; %s", option->help);
        if (values.len > 0) buf_printf(out, " (%.*s)", STR_ARG(values));
        buf_add_char(out, '\n');
        dump_entry(out, str_from(option->name), written(&arena, option, options));
    }
    arena_free(&arena);
}

bool option_info(size_t number, struct option_info *out) {
    if (number >= OPTION_COUNT) return false;
    struct arena arena = {0};
    struct options defaults;
    options_default(&defaults);
    const struct option *option = &all_options[number];
    struct str initial = written(&arena, option, &defaults), values = values_of(&arena, option);
    *out = (struct option_info){.name = option->name, .help = option->help};
    snprintf(out->initial, sizeof out->initial, "%.*s", STR_ARG(initial));
    snprintf(out->values, sizeof out->values, "%.*s", STR_ARG(values));
    arena_free(&arena);
    return true;
}
