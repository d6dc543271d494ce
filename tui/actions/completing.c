/* What Tab finds in prompts: fields and their values, tags, files, commands. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/library/query.h"
#include "core/text/text.h"
#include "tui/actions/general.h"
#include "tui/base/messages.h"
#include "tui/parts/find.h"

enum { MOST_VALUES = 200 };

/* ---- values of the library ---- */

/* Does a word of the name begin with what was typed, or (`inside`) one behind the first? */
static bool begins_word(struct str name, struct str typed, bool inside) {
    struct arena arena = {0};
    struct hits hits;
    bool met = typed.len == 0 && !inside;
    find_all(&arena, name, typed, &hits);
    for (size_t i = 0; i < hits.count && !met; i++) {
        uint32_t at = hits.at[i].start;
        met = inside ? at > 0 && strchr(" -.", name.ptr[at - 1]) != NULL : at == 0;
    }
    arena_free(&arena);
    return met;
}

typedef struct str spell_value(struct arena *arena, struct str field, struct str name);

/* Names that begin so, then names of which a word does. */
static void offer_values(struct reader *reader, struct str field, struct str typed,
                         spell_value *spell, struct candidates *out) {
    const struct library_table *values = reader_values(reader, field);
    out->waits = values == NULL;
    for (int inside = 0; inside < 2 && values != NULL; inside++) {
        for (size_t i = 0; i < values->count && out->all.count < MOST_VALUES; i++) {
            const struct library_table_row *row = &values->rows[i];
            if (!begins_word(row->name, typed, inside != 0)) continue;
            if (inside != 0 && begins_word(row->name, typed, false)) continue;
            char articles[64];
            snprintf(articles, sizeof articles,
                     ngettext("%u article", "%u articles", row->articles), row->articles);
            candidates_add(out, spell(&out->arena, field, row->name), articles);
        }
    }
}

/* ---- the query language ---- */

/* Where the last condition begins: behind blanks, parentheses and minus signs that no quotation
 * marks enclose. */
static size_t last_condition(struct str query) {
    size_t start = 0;
    bool enclosed = false;
    for (size_t i = 0; i < query.len; i++) {
        char c = query.ptr[i];
        if (c == '"') enclosed = !enclosed;
        bool parts = c == ' ' || c == '(' || (c == '-' && start == i);
        if (parts && !enclosed) start = i + 1;
    }
    return start;
}

static bool is_plain(struct str name) {
    for (size_t i = 0; i < name.len; i++)
        if (strchr(" ()\":*", name.ptr[i]) != NULL) return false;
    return true;
}

/* outlet:Senja, speaker:"Marek Holvat" */
static struct str spell_condition(struct arena *arena, struct str field, struct str name) {
    const char *mark = is_plain(name) ? "" : "\"";
    return arena_printf(arena, "%.*s:%s%.*s%s", STR_ARG(field), mark, STR_ARG(name), mark);
}

static void offer_fields(struct str typed, struct candidates *out) {
    size_t count;
    const struct query_field_help *fields = library_query_fields(&count);
    for (size_t i = 0; i < count; i++) {
        struct str text = arena_printf(&out->arena, "%s:", fields[i].name);
        candidates_offer(out, text, typed, _(fields[i].help));
    }
}

/* The words that a field takes by itself, whatever the library holds. */
static void offer_choices(struct str field, struct str typed, struct candidates *out) {
    size_t count;
    const struct query_field_help *fields = library_query_fields(&count);
    for (size_t i = 0; i < count; i++) {
        struct str rest = str_from(fields[i].values), choice;
        while (str_eq(str_from(fields[i].name), field) && str_cut(&rest, ' ', &choice))
            if (choice.len > 0 && str_starts(choice, typed))
                candidates_add(out, spell_condition(&out->arena, field, choice), NULL);
    }
}

void complete_query(struct reader *reader, struct str before, struct candidates *out) {
    size_t start = last_condition(before);
    struct str value = str_slice(before, start, before.len), field;
    out->start = start;
    str_cut(&value, ':', &field);
    if (value.ptr == NULL) {
        offer_fields(field, out);
        return;
    }
    if (str_starts(value, STR("\""))) value = str_slice(value, 1, value.len);
    offer_choices(field, value, out);
    offer_values(reader, field, value, spell_condition, out);
}

/* ---- tags ---- */

static struct str spell_tag(struct arena *arena, struct str field, struct str name) {
    (void)arena, (void)field;
    return name;
}

void complete_tags(struct reader *reader, struct str before, struct candidates *out) {
    size_t start = before.len;
    while (start > 0 && before.ptr[start - 1] != ',') start--;
    while (start < before.len && before.ptr[start] == ' ') start++;
    out->start = start;
    offer_values(reader, STR("tag"), str_slice(before, start, before.len), spell_tag, out);
}

/* ---- files ---- */

static int compare_candidates(const void *a, const void *b) {
    return str_cmp(((const struct candidate *)a)->text, ((const struct candidate *)b)->text);
}

/* What can be shown and typed: no line breaks, no bytes that are no character. */
static bool is_fit(struct str name) {
    struct arena arena = {0};
    bool fit = str_eq(text_sanitise(&arena, name), name);
    arena_free(&arena);
    return fit;
}

static bool is_folder(DIR *folder, const struct dirent *entry) {
    struct stat known;
    return fstatat(dirfd(folder), entry->d_name, &known, 0) == 0 && S_ISDIR(known.st_mode);
}

void complete_path(struct str before, struct candidates *out) {
    size_t start = before.len;
    while (start > 0 && before.ptr[start - 1] != '/') start--;
    struct str folder = str_slice(before, 0, start), typed = str_slice(before, start, before.len);
    out->start = start;
    const char *path = folder.len > 0 ? path_typed(&out->arena, folder) : ".";
    DIR *open = opendir(path);
    for (struct dirent *entry; open != NULL && (entry = readdir(open)) != NULL;) {
        struct str name = str_from(entry->d_name);
        bool hidden = name.ptr[0] == '.' && !str_starts(typed, STR("."));
        bool itself = str_eq(name, STR(".")) || str_eq(name, STR(".."));
        if (hidden || itself || !is_fit(name)) continue;
        const char *mark = is_folder(open, entry) ? "/" : "";
        candidates_offer(out, arena_printf(&out->arena, "%s%s", entry->d_name, mark), typed, NULL);
    }
    if (open != NULL) closedir(open);
    if (out->all.count > 0)
        qsort(out->all.at, out->all.count, sizeof *out->all.at, compare_candidates);
}

/* ---- commands that the article can be handed to ---- */

void complete_pipe(struct reader *reader, struct str before, struct candidates *out) {
    for (size_t i = 0; i < reader->config->command_count; i++) {
        struct str name = str_from(reader->config->commands[i].name);
        if (!command_is_own(name)) candidates_offer(out, name, before, NULL);
    }
}
