#include "core/library/files/scan.h"

#include "core/base/bounds.h"

void scan_paths(struct arena *arena, const char *const *paths, size_t count, struct scan *out) {
    struct walk walk;
    walk_paths(arena, paths, count, NULL, &walk);
    *out = (struct scan){.files = arena_new(arena, struct scan_file, walk.count + 1),
                         .count = walk.count,
                         .errors = walk.errors,
                         .error_count = walk.error_count};
    for (size_t i = 0; i < walk.count; i++)
        out->files[i] =
            (struct scan_file){walk_path(&walk, arena, i), walk_at(&walk, i)->folder == WALK_NAMED};
    walk_free(&walk);
}

/* How the binary files begin that are likeliest to lie among saved articles. */
static const struct str binary_starts[] = {
    STR("%PDF-"),
    STR("\x89PNG"),
    STR("\xFF\xD8\xFF"),
    STR("GIF8"),
    STR("RIFF"),
    STR("PK\x03\x04"),
    STR("PK\x05\x06"),
    STR("\x1F\x8B"),
    STR("BZh"),
    STR("\xFD"
        "7zXZ"),
    STR("7z\xBC\xAF"),
    STR("\x28\xB5\x2F\xFD"),
    STR("Rar!"),
    STR("\x7F"
        "ELF"),
    STR("SQLite format 3"),
    STR("\xD0\xCF\x11\xE0"),
    STR("OggS"),
    STR("ID3"),
    STR("wOF2"),
    STR("{\\rtf"),
};

/* Control characters that no text holds, in whichever charset: all but those that move the cursor,
 * and the ESC of ISO 2022 and of colours. NUL is counted by itself. */
static bool is_control(unsigned char byte) {
    return (byte > 0 && byte < 8) || (byte > 13 && byte < 32 && byte != 27) || byte == 127;
}

bool scan_is_text(struct str bytes) {
    for (size_t i = 0; i < sizeof binary_starts / sizeof *binary_starts; i++)
        if (str_starts(bytes, binary_starts[i])) return false;
    size_t looked = size_least(bytes.len, 8192), nuls[2] = {0}, controls = 0;
    for (size_t i = 0; i < looked; i++) {
        nuls[i & 1] += bytes.ptr[i] == '\0';
        controls += is_control((unsigned char)bytes.ptr[i]);
    }
    size_t all = nuls[0] + nuls[1], side = size_most(nuls[0], nuls[1]);
    bool utf16 = str_starts(bytes, STR("\xFF\xFE")) || str_starts(bytes, STR("\xFE\xFF")) ||
                 (all * 3 > looked && side * 20 > all * 19);
    return utf16 || (all * 10 <= looked && controls * 20 <= looked);
}
