/* Turns INI files into const C tables at build time, read by the same core/base/ini.c as at run
 * time, so that the finished program opens no file of its own and does no work at its start.
 *
 *   bake files OUT.c FILE…   the bytes of the files (core/base/baked.h)
 *   bake packs OUT.c FILE…   language packs
 *
 * A bad line stops the build and is named like a compiler's error. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/base/file.h"
#include "core/base/ini.h"
#include "core/lang/pack.h"

/* Prints the errors that stand in `path`. */
static bool no_errors(const char *path, const struct error *errors, size_t count) {
    bool none = true;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(errors[i].subject, path) != 0) continue;
        fprintf(stderr, "%s:%u: error: %s\n", path, errors[i].line, errors[i].detail);
        none = false;
    }
    return none;
}

/* As a C string literal, cut into lines that an editor can open ('?' escaped: no trigraphs). */
static void put_literal(FILE *out, struct str s) {
    fputs("    \"", out);
    for (size_t i = 0, column = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        column += c < 0x20 || c == '"' || c == '?' || c == '\\' || c > 0x7E
                      ? (size_t)fprintf(out, "\\%03o", c)
                      : (size_t)(fputc(c, out) == c);
        if (column < 90 || i + 1 == s.len) continue;
        fputs("\"\n    \"", out);
        column = 0;
    }
    fputs("\"", out);
}

/* ---- files ---- */

/* The last folder and the file's name: "themes/dark.ini". */
static const char *short_name(const char *path) {
    const char *from = path + strlen(path);
    for (int slashes = 0; from > path; from--)
        if (from[-1] == '/' && ++slashes == 2) break;
    return from;
}

static bool bake_files(struct arena *arena, FILE *out, char **paths, int count) {
    bool good = true;
    fputs("#include \"core/base/baked.h\"\n\nconst struct baked_file baked_files[] = {\n", out);
    for (int i = 0; i < count; i++) {
        struct str bytes;
        struct error error;
        struct ini ini;
        if (!file_read(arena, paths[i], &bytes, &error)) {
            fprintf(stderr, "%s: error: %s\n", paths[i], strerror(error.system));
            return false;
        }
        ini_parse(arena, bytes, paths[i], &ini);
        good = no_errors(paths[i], ini.errors, ini.error_count) && good;
        fprintf(out, "    {\"%s\",\n", short_name(paths[i]));
        put_literal(out, bytes);
        fprintf(out, ",\n     %zu},\n", bytes.len);
    }
    fputs("    {0}};\n", out);
    fprintf(out, "const size_t baked_file_count = %d;\n", count);
    return good;
}

/* ---- packs ---- */

static void put_numbers(FILE *out, const char *type, const char *name, int pack,
                        const uint32_t *numbers, size_t count) {
    fprintf(out, "static const %s %s_%d[] = {", type, name, pack);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%uu,", i % 10 == 0 ? "\n    " : "", numbers[i]);
    fputs("0};\n", out);
}

static void put_lists(FILE *out, const char *name, int pack, const struct pack_list *lists,
                      size_t count) {
    fprintf(out, "static const struct pack_list %s_%d[] = {", name, pack);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s{%u,%u,%u,%u},", i % 4 == 0 ? "\n    " : "", lists[i].key, lists[i].first,
                lists[i].key_length, lists[i].first_length);
    fputs("{0}};\n", out);
}

static void put_leads(FILE *out, int pack, const struct leads *leads) {
    fprintf(out, "static const struct leads_slot slots_%d[] = {", pack);
    for (size_t i = 0; i < leads_slot_count(leads); i++)
        fprintf(out, "%s{%uu,%u},", i % 6 == 0 ? "\n    " : "", leads->slots[i].hash,
                leads->slots[i].lead);
    fprintf(out, "};\nstatic const uint16_t turns_%d[] = {", pack);
    for (uint32_t i = 0; i < leads->groups; i++)
        fprintf(out, "%s%u,", i % 16 == 0 ? "\n    " : "", leads->turns[i]);
    fputs("};\n", out);
}

static void put_first_words(FILE *out, int pack, const struct pack_table *table) {
    put_leads(out, pack, &table->leads);
    fprintf(out, "static const struct pack_kind kinds_%d[] = {", pack);
    for (size_t i = 0; i < table->kind_count; i++)
        fprintf(out, "%s{%lluu,%lluu},", i % 4 == 0 ? "\n    " : "",
                (unsigned long long)table->kinds[i].is, (unsigned long long)table->kinds[i].begins);
    fprintf(out, "};\nstatic const struct pack_stretch stretches_%d[] = {", pack);
    for (size_t i = 0; i < leads_slot_count(&table->leads); i++)
        fprintf(out, "%s{%u,%u},", i % 8 == 0 ? "\n    " : "", table->stretches[i].first,
                table->stretches[i].count);
    fprintf(out, "};\nstatic const uint64_t pairs_%d[] = {", pack);
    for (size_t i = 0; i < PACK_PAIRS / 64; i++)
        fprintf(out, "%s%lluu,", i % 6 == 0 ? "\n    " : "", (unsigned long long)table->pairs[i]);
    fputs("};\n", out);
}

static void put_table(FILE *out, int pack, const struct pack_table *table) {
    fprintf(out, "static const char text_%d[] =\n", pack);
    put_literal(out, (struct str){table->text, table->text_size});
    fputs(";\n", out);
    put_lists(out, "lists", pack, table->lists, table->list_count);
    put_lists(out, "settings", pack, table->settings, table->setting_count);
    put_numbers(out, "uint32_t", "words", pack, table->words, table->word_count);
    fprintf(out, "static const struct lang_marks marks_%d[] = {\n    ", pack);
    for (size_t i = 0; i < table->mark_count; i++)
        fprintf(out, "{%u,%u,%d},", table->marks[i].open, table->marks[i].close,
                table->marks[i].inner);
    fprintf(out, "{0}};\nstatic const struct pack_phrase phrases_%d[] = {", pack);
    for (size_t i = 0; i < table->phrase_count; i++) {
        const struct pack_phrase *p = &table->phrases[i];
        fprintf(out, "%s{%u,%u,%uu,%uu,%u,%u,%u,%u},", i % 3 == 0 ? "\n    " : "", p->text,
                p->words, p->second, p->glued, p->list, p->length, p->class, p->count);
    }
    fputs("{0}};\n", out);
    put_first_words(out, pack, table);
}

static void put_packs(FILE *out, char **names, const struct pack_table *tables, int count) {
    fputs("const struct baked_pack baked_packs[] = {\n", out);
    for (int i = 0; i < count; i++) {
        const struct pack_table *t = &tables[i];
        fprintf(out,
                "    {\"%s\", {text_%d, lists_%d, settings_%d, marks_%d, words_%d, phrases_%d, "
                "{slots_%d, turns_%d, %u, %u}, kinds_%d, stretches_%d, pairs_%d, "
                "%u, %u, %u, %u, %u, %u, %u}},\n",
                names[i], i, i, i, i, i, i, i, i, t->leads.shift, t->leads.groups, i, i, i,
                t->text_size, t->list_count, t->setting_count, t->mark_count, t->word_count,
                t->phrase_count, t->kind_count);
    }
    fprintf(out, "};\nconst size_t baked_pack_count = %d;\n", count);
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool bake_packs(struct arena *arena, FILE *out, char **paths, int count) {
    char **names = arena_new(arena, char *, (size_t)count);
    struct ini *inis = arena_new(arena, struct ini, (size_t)count), *world = NULL;
    const char *world_path = NULL;
    struct pack_table *tables = arena_new(arena, struct pack_table, (size_t)count);
    qsort(paths, (size_t)count, sizeof *paths, compare_paths);
    for (int i = 0; i < count; i++) {
        struct error error;
        if (!ini_read(arena, paths[i], &inis[i], &error)) {
            fprintf(stderr, "%s: error: %s\n", paths[i], strerror(error.system));
            return false;
        }
        const char *name = strrchr(paths[i], '/') != NULL ? strrchr(paths[i], '/') + 1 : paths[i];
        struct str stem = str_slice(str_from(name), 0, strcspn(name, "."));
        names[i] = (char *)arena_str(arena, stem).ptr;
        if (strcmp(names[i], "world") != 0) continue;
        world = &inis[i];
        world_path = paths[i];
    }
    bool good = true;
    fputs("#include \"core/lang/pack.h\"\n\n", out);
    for (int i = 0; i < count; i++) {
        struct pack_builder *builder = pack_builder_new();
        size_t error_count;
        if (world != NULL && world != &inis[i]) pack_add_ini(builder, world, world_path);
        pack_add_ini(builder, &inis[i], paths[i]);
        pack_build(builder, arena, &tables[i]);
        const struct error *errors = pack_errors(builder, &error_count);
        good = no_errors(paths[i], errors, error_count) && good;
        put_table(out, i, &tables[i]);
        pack_builder_free(builder);
    }
    put_packs(out, names, tables, count);
    return good;
}

/* ---- the whole ---- */

int main(int argc, char **argv) {
    if (argc < 3 || (strcmp(argv[1], "files") != 0 && strcmp(argv[1], "packs") != 0)) {
        fputs("usage: bake files|packs OUT.c FILE…\n", stderr);
        return 2;
    }
    struct arena arena = {0};
    FILE *out = fopen(argv[2], "w");
    if (out == NULL) {
        fprintf(stderr, "%s: error: %s\n", argv[2], strerror(errno));
        return 1;
    }
    bool good = true;
    if (strcmp(argv[1], "files") == 0)
        good = bake_files(&arena, out, argv + 3, argc - 3);
    else
        good = bake_packs(&arena, out, argv + 3, argc - 3);
    good = fclose(out) == 0 && good;
    if (!good && remove(argv[2]) != 0) fprintf(stderr, "%s: error: not removed\n", argv[2]);
    arena_free(&arena);
    return good ? 0 : 1;
}
