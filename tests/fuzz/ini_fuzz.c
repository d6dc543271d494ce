/* Any bytes as an INI file: entries come in file order, sit on a line of the file, hold valid text,
 * no section and key twice; every error names a line. */
#include "core/base/ini.h"
#include "fuzz.h"

static bool is_clean(struct str s) {
    for (size_t i = 0; i < s.len; i++)
        if (((unsigned char)s.ptr[i] < 0x20 && s.ptr[i] != '\t') || s.ptr[i] == 0x7F) return false;
    return s.ptr != NULL;
}

static bool is_lower(struct str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z') return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct arena arena = {0};
    struct ini ini;
    uint32_t lines = 1, last = 0;
    for (size_t i = 0; i < size; i++) lines += data[i] == '\n';
    ini_parse(&arena, (struct str){(const char *)data, size}, "fuzz.ini", &ini);
    for (size_t i = 0; i < ini.count; i++) {
        const struct ini_entry *entry = &ini.entries[i];
        check(entry->line > last && entry->line <= lines);
        last = entry->line;
        check(is_clean(entry->section) && is_lower(entry->section));
        check(entry->key.len > 0 && is_clean(entry->key) && is_lower(entry->key));
        check(entry->value.len <= entry->raw.len && is_clean(entry->value));
        for (size_t j = i > 50 ? i - 50 : 0; j < i; j++)
            check(!str_eq(ini.entries[j].section, entry->section) ||
                  !str_eq(ini.entries[j].key, entry->key));
    }
    last = 1;
    for (size_t i = 0; i < ini.error_count; i++) {
        check(ini.errors[i].code == ERROR_INI_SYNTAX && ini.errors[i].detail[0] != '\0');
        check(ini.errors[i].line >= last && ini.errors[i].line <= lines);
        last = ini.errors[i].line;
    }
    arena_free(&arena);
    return 0;
}
