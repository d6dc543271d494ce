#include "tui/config/loader.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/baked.h"

enum { MOST_FOUND = 200 }; /* bytes told of what is wrong: leaves room for the remedy */

static struct error error_at(enum error_code code, const char *file, uint32_t line,
                             struct str found, const char *remedy) {
    struct error error;
    char detail[sizeof error.detail];
    if (found.len > MOST_FOUND) found.len = MOST_FOUND;
    snprintf(detail, sizeof detail, "%.*s%s%s", STR_ARG(found), remedy != NULL ? "\t" : "",
             remedy != NULL ? remedy : "");
    error_set(&error, code, 0, file, detail);
    error.line = line;
    return error;
}

void loader_error(struct loader *loader, enum error_code code, const char *file, uint32_t line,
                  struct str found, const char *remedy) {
    vec_push(&loader->errors, error_at(code, file, line, found, remedy));
}

void loader_note(struct loader *loader, enum error_code code, const char *file, uint32_t line,
                 struct str found, const char *remedy) {
    vec_push(&loader->notes, error_at(code, file, line, found, remedy));
}

static void take_ini_errors(struct loader *loader, const struct ini *ini) {
    for (size_t i = 0; i < ini->error_count; i++) vec_push(&loader->errors, ini->errors[i]);
}

static bool read_baked(struct loader *loader, const char *name, struct config_file *out) {
    for (size_t i = 0; i < baked_file_count; i++) {
        if (!str_eq(str_from(baked_files[i].name), str_from(name))) continue;
        *out = (struct config_file){.name = baked_files[i].name};
        ini_parse(loader->arena, (struct str){baked_files[i].bytes, baked_files[i].size}, out->name,
                  &out->ini);
        return true;
    }
    return false;
}

bool loader_read(struct loader *loader, const char *name, const char *baked,
                 struct config_file *out) {
    struct error error = {0};
    if (loader->folder != NULL && name != NULL) {
        const char *path = arena_printf(loader->arena, "%s/%s", loader->folder, name).ptr;
        *out = (struct config_file){.name = path, .is_user = true};
        if (ini_read(loader->arena, path, &out->ini, &error)) {
            take_ini_errors(loader, &out->ini);
            return true;
        }
        bool missing = error.system == ENOENT || error.system == ENOTDIR;
        if (!missing) vec_push(&loader->errors, error);
    }
    return baked != NULL && read_baked(loader, baked, out);
}

/* ---- themes ---- */

static int compare_names(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

typedef VEC(const char *) theme_names;

/* Takes "NAME.ini" as a theme's name, unless it is known already. */
static void add_theme(struct arena *arena, theme_names *themes, struct str file) {
    if (!str_ends(file, STR(".ini")) || file.ptr[0] == '.') return;
    struct str name = str_slice(file, 0, file.len - 4);
    for (size_t i = 0; i < themes->count; i++)
        if (str_eq(name, str_from(themes->at[i]))) return;
    vec_push(themes, arena_str(arena, name).ptr);
}

void loader_find_themes(struct loader *loader) {
    const struct str folder = STR("themes/");
    theme_names themes = {0};
    for (size_t i = 0; i < baked_file_count; i++) {
        struct str name = str_from(baked_files[i].name);
        if (str_starts(name, folder))
            add_theme(loader->arena, &themes, str_slice(name, folder.len, name.len));
    }
    DIR *own = loader->folder == NULL
                   ? NULL
                   : opendir(arena_printf(loader->arena, "%s/themes", loader->folder).ptr);
    for (struct dirent *entry; own != NULL && (entry = readdir(own)) != NULL;)
        add_theme(loader->arena, &themes, str_from(entry->d_name));
    if (own != NULL) closedir(own);
    if (themes.count > 0) qsort(themes.at, themes.count, sizeof *themes.at, compare_names);
    loader->themes = arena_vec(loader->arena, &themes);
    loader->theme_count = themes.count;
    vec_free(&themes);
}

/* ---- printing ---- */

void dump_entry(struct buf *out, struct str name, struct str value) {
    bool has_quote = value.len > 0 && memchr(value.ptr, '"', value.len) != NULL;
    bool is_plain =
        str_trim(value).len == value.len && (value.len == 0 || strchr("\"'", value.ptr[0]) == NULL);
    for (size_t i = 0; i < value.len; i++) {
        if (strchr(";#\\", value.ptr[i]) != NULL) is_plain = false;
    }
    const char *mark = is_plain ? "" : has_quote ? "'" : "\"";
    buf_printf(out, "%.*s =%s%s%.*s%s\n", STR_ARG(name), value.len > 0 ? " " : "", mark,
               STR_ARG(value), mark);
}
