#include "tui/config/config.h"

#include <stdlib.h>

#include "core/base/nearest.h"
#include "tui/config/loader.h"

#define OWN_FILE "kutip.ini"
#define OWN_FILE_BAKED "config/kutip.ini"

/* ---- sections ---- */

/* What is gathered while the files are read. */
struct gathered {
    struct loader loader;
    struct config *config;
    struct keymap_builder *keymap;
    VEC(struct saved_filter) filters;
    VEC(struct command) commands;
    struct str theme_said_in; /* where `theme` was set last, for its error */
    uint32_t theme_line;
};

typedef void read_entry(struct gathered *gathered, const struct config_file *file,
                        const struct ini_entry *entry);

static void read_option(struct gathered *gathered, const struct config_file *file,
                        const struct ini_entry *entry) {
    options_read(&gathered->loader, &gathered->config->options, file->name, entry);
    if (!str_eq(entry->key, STR("theme"))) return;
    gathered->theme_said_in = str_from(file->name);
    gathered->theme_line = entry->line;
}

static void read_macro(struct gathered *gathered, const struct config_file *file,
                       const struct ini_entry *entry) {
    keymap_read_macro(gathered->keymap, file->name, entry);
}

static void read_key(struct gathered *gathered, const struct config_file *file,
                     const struct ini_entry *entry) {
    for (enum context context = 0; context < CONTEXT_COUNT; context++) {
        if (!str_eq(entry->section, str_from(context_section(context)))) continue;
        keymap_read(gathered->keymap, context, file, entry);
    }
}

static void read_filter(struct gathered *gathered, const struct config_file *file,
                        const struct ini_entry *entry) {
    struct error error;
    const char *query = arena_str(gathered->loader.arena, entry->raw).ptr;
    if (!library_query_check(query, false, &error)) {
        loader_error(&gathered->loader, ERROR_CONFIG_FILTER, file->name, entry->line, entry->raw,
                     error.detail);
        return;
    }
    struct saved_filter filter = {entry->key, str_from(query)};
    for (size_t i = 0; i < gathered->filters.count; i++) {
        if (!str_eq(gathered->filters.at[i].name, filter.name)) continue;
        gathered->filters.at[i] = filter;
        return;
    }
    vec_push(&gathered->filters, filter);
}

static void read_command(struct gathered *gathered, const struct config_file *file,
                         const struct ini_entry *entry) {
    struct command command;
    if (!command_read(&gathered->loader, file->name, entry, &command)) return;
    for (size_t i = 0; i < gathered->commands.count; i++) {
        if (strcmp(gathered->commands.at[i].name, command.name) != 0) continue;
        gathered->commands.at[i] = command;
        return;
    }
    vec_push(&gathered->commands, command);
}

static void read_colour(struct gathered *gathered, const struct config_file *file,
                        const struct ini_entry *entry) {
    theme_read(&gathered->loader, &gathered->config->theme, file->name, entry);
}

/* The sections in the order in which they are read: macros have names before keys use them, colours
 * come over the theme that the options chose. */
static const struct section {
    const char *name;
    read_entry *read;
} sections[] = {
    {"general", read_option},
    {"macros", read_macro},
#define CONTEXT(name, section) {section, read_key},
    CONTEXTS(CONTEXT)
#undef CONTEXT
        {"filters", read_filter},
    {"commands", read_command},
    {"colors", read_colour},
};

enum { SECTION_COUNT = sizeof sections / sizeof *sections };

static void read_section(struct gathered *gathered, const struct section *section,
                         const struct config_file *file) {
    for (size_t i = 0; i < file->ini.count; i++) {
        const struct ini_entry *entry = &file->ini.entries[i];
        if (!str_eq(entry->section, str_from(section->name))) continue;
        section->read(gathered, file, entry);
    }
}

static bool is_section(struct str name) {
    for (size_t i = 0; i < SECTION_COUNT; i++) {
        if (str_eq(name, str_from(sections[i].name))) return true;
    }
    return false;
}

/* One error for each stretch of lines in a section that there is not. */
static void check_sections(struct loader *loader, const struct config_file *file) {
    struct str last = STR_NONE;
    for (size_t i = 0; i < file->ini.count; i++) {
        const struct ini_entry *entry = &file->ini.entries[i];
        bool told = last.ptr != NULL && str_eq(entry->section, last);
        last = entry->section;
        if (told || is_section(entry->section)) continue;
        struct str names[SECTION_COUNT];
        for (size_t k = 0; k < SECTION_COUNT; k++) names[k] = str_from(sections[k].name);
        size_t nearest =
            entry->section.len == 0 ? 0 : nearest_name(entry->section, names, SECTION_COUNT);
        loader_error(loader, ERROR_CONFIG_SECTION, file->name, entry->line, entry->section,
                     nearest != SIZE_MAX ? names[nearest].ptr : NULL);
    }
}

/* ---- loading ---- */

static void read_settings(struct gathered *gathered, const char *const *settings, size_t count) {
    static const struct config_file command_line = {.name = CONFIG_SETTING, .is_user = true};
    for (size_t i = 0; i < count; i++) {
        struct str rest = str_from(settings[i]), name;
        bool has_value = str_cut(&rest, '=', &name) && name.len < strlen(settings[i]);
        struct ini_entry entry = {.section = STR("general"),
                                  .key = str_trim(name),
                                  .value = has_value ? str_trim(rest) : STR("on")};
        read_option(gathered, &command_line, &entry);
    }
}

static void load_theme(struct gathered *gathered) {
    struct config *config = gathered->config;
    struct str name = str_from(config->options.theme);
    const char *said_in = gathered->theme_said_in.ptr;
    if (!theme_load(&gathered->loader, name, said_in != NULL ? said_in : OWN_FILE,
                    gathered->theme_line, &config->theme)) {
        struct options defaults;
        options_default(&defaults);
        config->options.theme = defaults.theme;
        theme_load(&gathered->loader, str_from(defaults.theme), OWN_FILE, 0, &config->theme);
    }
    config->plain_theme = config->theme;
}

/* By file, then by line. */
static int compare_errors(const void *left, const void *right) {
    const struct error *a = left, *b = right;
    int files = strcmp(a->subject, b->subject);
    if (files != 0) return files;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    return strcmp(a->detail, b->detail);
}

/* The errors, and the notes among them where they are wanted. */
static struct error *sorted_errors(const struct loader *loader, bool with_notes, size_t *count) {
    size_t errors = loader->errors.count, notes = with_notes ? loader->notes.count : 0;
    struct error *sorted = arena_new(loader->arena, struct error, errors + notes + 1);
    for (size_t i = 0; i < errors; i++) sorted[i] = loader->errors.at[i];
    for (size_t i = 0; i < notes; i++) sorted[errors + i] = loader->notes.at[i];
    *count = errors + notes;
    qsort(sorted, *count, sizeof *sorted, compare_errors);
    return sorted;
}

/* Moves what was gathered into the configuration's arena. */
static void settle(struct gathered *gathered) {
    struct config *config = gathered->config;
    struct arena *arena = &config->arena;
    config->filters = arena_vec(arena, &gathered->filters);
    config->filter_count = gathered->filters.count;
    config->commands = arena_vec(arena, &gathered->commands);
    config->command_count = gathered->commands.count;
    struct loader *loader = &gathered->loader;
    config->errors = sorted_errors(loader, false, &config->error_count);
    config->told = sorted_errors(loader, true, &config->told_count);
    vec_free(&gathered->filters);
    vec_free(&gathered->commands);
    vec_free(&loader->errors);
    vec_free(&loader->notes);
}

struct config *config_load(const char *folder, const char *const *settings, size_t setting_count) {
    struct config *config = mem_new(1, sizeof *config);
    if (folder != NULL) config->folder = arena_str(&config->arena, str_from(folder)).ptr;
    struct gathered gathered = {.config = config,
                                .loader = {.arena = &config->arena, .folder = config->folder}};
    loader_find_themes(&gathered.loader);
    config->themes = gathered.loader.themes;
    config->theme_count = gathered.loader.theme_count;
    options_default(&config->options);
    gathered.keymap = keymap_build(&gathered.loader);

    struct config_file files[2];
    size_t count = 0;
    if (loader_read(&gathered.loader, NULL, OWN_FILE_BAKED, &files[count])) count++;
    if (loader_read(&gathered.loader, OWN_FILE, NULL, &files[count])) count++;
    for (size_t i = 0; i < count; i++) check_sections(&gathered.loader, &files[i]);
    for (size_t s = 0; s < SECTION_COUNT; s++) {
        if (sections[s].read == read_colour) {
            read_settings(&gathered, settings, setting_count);
            load_theme(&gathered);
        }
        for (size_t i = 0; i < count; i++) read_section(&gathered, &sections[s], &files[i]);
    }
    config->keymap = keymap_finish(gathered.keymap);
    settle(&gathered);
    return config;
}

void config_free(struct config *config) {
    if (config == NULL) return;
    arena_free(&config->arena);
    free(config);
}

/* ---- changing and printing ---- */

bool config_set(struct config *config, struct str name, struct str value, struct error *error) {
    const char *remedy;
    struct options options = config->options;
    enum error_code code = options_set(&config->arena, &options, name, value, &remedy);
    struct loader loader = {.arena = &config->arena,
                            .folder = config->folder,
                            .themes = config->themes,
                            .theme_count = config->theme_count};
    struct theme theme;
    bool good = code == ERROR_NONE;
    if (!good) {
        loader_error(&loader, code, ":set", 0, code == ERROR_CONFIG_OPTION ? name : value, remedy);
    } else if (str_eq_ascii_nocase(name, STR("theme"))) {
        good = theme_load(&loader, value, ":set", 0, &theme);
        if (good) config->theme = config->plain_theme = theme;
    }
    if (good) config->options = options;
    if (!good && error != NULL) *error = loader.errors.at[loader.errors.count - 1];
    vec_free(&loader.errors);
    return good;
}

bool config_show(const struct config *config, struct str name, struct buf *out) {
    return options_show(&config->options, name, out);
}

static void dump_command(const struct command *command, struct buf *out) {
    struct buf line = {0};
    for (size_t i = 0; command->argv[i] != NULL; i++) {
        const char *word = command->argv[i];
        const char *mark = strpbrk(word, " \t") == NULL && *word != '\0' ? ""
                           : strchr(word, '"') != NULL                   ? "'"
                                                                         : "\"";
        buf_printf(&line, "%s%s%s%s", i > 0 ? " " : "", mark, word, mark);
    }
    dump_entry(out, str_from(command->name), buf_str(&line));
    buf_free(&line);
}

void config_dump(const struct config *config, struct buf *out) {
    options_dump(&config->options, out);
    keymap_dump(config->keymap, out);
    if (config->filter_count > 0) buf_add(out, STR("\n[filters]\n"));
    for (size_t i = 0; i < config->filter_count; i++) {
        const struct saved_filter *filter = &config->filters[i];
        buf_printf(out, "%.*s = %.*s\n", STR_ARG(filter->name), STR_ARG(filter->query));
    }
    if (config->command_count > 0) buf_add(out, STR("\n[commands]\n"));
    for (size_t i = 0; i < config->command_count; i++) dump_command(&config->commands[i], out);
    theme_dump(&config->theme, &config->plain_theme, out);
}
