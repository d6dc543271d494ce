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

static bool no_errors(const struct error *errors, size_t count) {
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "%s:%u: error: %s\n", errors[i].subject, errors[i].line, errors[i].detail);
    return count == 0;
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
        good = no_errors(ini.errors, ini.error_count) && good;
        fprintf(out, "    {\"%s\",\n", short_name(paths[i]));
        put_literal(out, bytes);
        fprintf(out, ",\n     %zu},\n", bytes.len);
    }
    fputs("    {0}};\n", out);
    fprintf(out, "const size_t baked_file_count = %d;\n", count);
    return good;
}

/* ---- */

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
        fputs("extern int baked_nothing;\n", out);
    good = fclose(out) == 0 && good;
    if (!good) remove(argv[2]);
    arena_free(&arena);
    return good ? 0 : 1;
}
