#include "core/base/ini.h"

#include <iniparser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/base/bounds.h"
#include "core/base/buf.h"
#include "core/base/file.h"
#include "core/base/vec.h"

/* iniparser's cost is the square of the number of keys, so it gets a few at a time. */
enum { CHUNK_KEYS = 64 };

struct reader {
    struct arena *arena;
    const char *name;
    struct str section; /* of the current line; ptr NULL: lines are left out */
    VEC(struct ini_entry) entries;
    VEC(struct error) errors;
    uint32_t *slots; /* hash table of entries by section and key: index + 1 */
    size_t slot_count;
};

/* ---- errors ---- */

static void bad_line(struct reader *reader, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void bad_line(struct reader *reader, uint32_t line, const char *format, ...) {
    struct error error;
    error_set(&error, ERROR_INI_SYNTAX, 0, reader->name, NULL);
    error.line = line;
    va_list args;
    va_start(args, format);
    vsnprintf(error.detail, sizeof error.detail, format, args);
    va_end(args);
    vec_push(&reader->errors, error);
}

/* A slice short enough to stand in an error, for "%.*s". */
static struct str brief(struct str s) {
    size_t len = size_least(s.len, 60);
    while (len > 0 && len < s.len && ((unsigned char)s.ptr[len] & 0xC0) == 0x80) len--;
    return str_slice(s, 0, len);
}

/* ---- bytes and names ---- */

/* Length of the UTF-8 sequence at `s`, 0 when it is not one. */
static size_t utf8_sequence(const unsigned char *s, size_t left) {
    size_t len = s[0] < 0x80                   ? 1
                 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2
                 : s[0] >= 0xE0 && s[0] < 0xF0 ? 3
                 : s[0] >= 0xF0 && s[0] < 0xF5 ? 4
                                               : 0;
    if (len == 0 || len > left) return 0;
    for (size_t i = 1; i < len; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    bool overlong = (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xF0 && s[1] < 0x90);
    bool surrogate = s[0] == 0xED && s[1] >= 0xA0;
    bool too_high = s[0] == 0xF4 && s[1] >= 0x90;
    return overlong || surrogate || too_high ? 0 : len;
}

static bool bytes_are_fit(struct reader *reader, struct str text, uint32_t line) {
    for (size_t at = 0; at < text.len;) {
        const unsigned char *s = (const unsigned char *)text.ptr + at;
        if ((s[0] < 0x20 && s[0] != '\t') || s[0] == 0x7F) {
            bad_line(reader, line, "byte %zu is the control character 0x%02X; remove it", at + 1,
                     s[0]);
            return false;
        }
        size_t len = utf8_sequence(s, text.len - at);
        if (len == 0) {
            bad_line(reader, line, "byte %zu (0x%02X) is not UTF-8; save the file as UTF-8", at + 1,
                     s[0]);
            return false;
        }
        at += len;
    }
    return true;
}

static struct str lower_copy(struct arena *arena, struct str s) {
    char *copy = arena_alloc(arena, s.len + 1);
    for (size_t i = 0; i < s.len; i++)
        copy[i] = s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? (char)(s.ptr[i] + 32) : s.ptr[i];
    return (struct str){copy, s.len};
}

static bool is_comment(struct str text) {
    return text.len == 0 || text.ptr[0] == ';' || text.ptr[0] == '#';
}

/* ---- duplicates ---- */

static uint32_t *find_slot(struct reader *reader, struct str section, struct str key) {
    size_t at = (str_hash(section) * 31 + str_hash(key)) & (reader->slot_count - 1);
    for (;; at = (at + 1) & (reader->slot_count - 1)) {
        uint32_t index = reader->slots[at];
        if (index == 0 || index > reader->entries.count) return &reader->slots[at];
        const struct ini_entry *entry = &reader->entries.at[index - 1];
        if (str_eq(entry->key, key) && str_eq(entry->section, section)) return &reader->slots[at];
    }
}

static void grow_slots(struct reader *reader) {
    if (reader->entries.count * 2 < reader->slot_count) return;
    free(reader->slots);
    reader->slot_count = reader->slot_count > 0 ? reader->slot_count * 2 : 64;
    reader->slots = mem_new(reader->slot_count, sizeof *reader->slots);
    for (size_t i = 0; i < reader->entries.count; i++) {
        const struct ini_entry *entry = &reader->entries.at[i];
        *find_slot(reader, entry->section, entry->key) = (uint32_t)i + 1;
    }
}

/* ---- lines ---- */

/* `text` is trimmed and begins with '['. */
static void read_section(struct reader *reader, struct str text, uint32_t line) {
    size_t end = str_find(text, STR("]"), 0);
    struct str name = str_trim(str_slice(text, 1, end != SIZE_MAX ? end : text.len));
    reader->section = STR_NONE;
    if (name.len == 0) {
        bad_line(reader, line,
                 "a section without a name; write [name]. The lines up to the next section are "
                 "left out");
        return;
    }
    if (name.len > INI_NAME_LIMIT || memchr(name.ptr, ':', name.len) != NULL) {
        bad_line(reader, line,
                 "a section's name has at most %d bytes and no ':'. The lines up to the next "
                 "section are left out",
                 INI_NAME_LIMIT);
        return;
    }
    reader->section = lower_copy(reader->arena, name);
    struct str shown = brief(name);
    if (end == SIZE_MAX)
        bad_line(reader, line, "no ']' closes the section's name; write [%.*s]", STR_ARG(shown));
    else if (!is_comment(str_trim(str_slice(text, end + 1, text.len))))
        bad_line(reader, line, "text after [%.*s]; put it on its own line", STR_ARG(shown));
}

/* Checks what stands after '='; iniparser would drop or misread what is refused here. */
static bool value_is_fit(struct reader *reader, struct str raw, uint32_t line) {
    if (raw.len > 0 && raw.ptr[raw.len - 1] == '\\') {
        bad_line(reader, line,
                 "the backslash at the end would join the next line; put the value "
                 "in quotes or remove it");
        return false;
    }
    if (raw.len == 0 || (raw.ptr[0] != '"' && raw.ptr[0] != '\'')) return true;
    char quote = raw.ptr[0];
    const char *end = memchr(raw.ptr + 1, quote, raw.len - 1);
    if (end == NULL) {
        bad_line(reader, line, "the quote %c is not closed; to mean the character itself write %s",
                 quote, quote == '"' ? "'\"'" : "\"'\"");
        return false;
    }
    struct str after = str_trim(str_slice(raw, (size_t)(end + 1 - raw.ptr), raw.len));
    if (is_comment(after)) return true;
    struct str shown = brief(after);
    bad_line(reader, line,
             "text after the closing quote: %.*s; put the whole value in quotes, a %c inside in %s",
             STR_ARG(shown), quote, quote == '"' ? "'…'" : "\"…\"");
    return false;
}

static void read_entry(struct reader *reader, struct str text, uint32_t line) {
    const char *equals = memchr(text.ptr, '=', text.len);
    struct str shown = brief(text);
    if (equals == NULL) {
        bad_line(reader, line, "no '=' in “%.*s”; write key = value, or begin a comment with ;",
                 STR_ARG(shown));
        return;
    }
    struct str key = str_trim(str_slice(text, 0, (size_t)(equals - text.ptr)));
    struct str raw = str_trim(str_slice(text, (size_t)(equals - text.ptr) + 1, text.len));
    if (key.len == 0 || key.len > INI_NAME_LIMIT) {
        bad_line(reader, line, "a key of 1 to %d bytes must stand before '='", INI_NAME_LIMIT);
        return;
    }
    if (reader->section.ptr == NULL) return;
    bool is_raw = str_eq(reader->section, STR(INI_RAW_SECTION));
    if (!is_raw && !value_is_fit(reader, raw, line)) return;

    key = lower_copy(reader->arena, key);
    grow_slots(reader);
    uint32_t *slot = find_slot(reader, reader->section, key);
    if (*slot != 0) {
        shown = brief(key);
        bad_line(reader, line, "“%.*s” was given in line %u already, which counts; remove one",
                 STR_ARG(shown), reader->entries.at[*slot - 1].line);
        return;
    }
    struct ini_entry entry = {reader->section, key, is_raw ? raw : STR_NONE, raw, line};
    vec_push(&reader->entries, entry);
    *slot = (uint32_t)reader->entries.count;
}

static void read_line(struct reader *reader, struct str text, uint32_t line) {
    if (text.len > 0 && text.ptr[text.len - 1] == '\r') text.len--;
    if (!bytes_are_fit(reader, text, line)) return;
    struct str trimmed = str_trim(text);
    if (is_comment(trimmed)) return;
    if (text.len > INI_LINE_LIMIT) {
        bad_line(reader, line, "a line of %zu bytes; at most %d are read: spread it over more keys",
                 text.len, INI_LINE_LIMIT);
        return;
    }
    if (trimmed.ptr[0] == '[')
        read_section(reader, trimmed, line);
    else
        read_entry(reader, trimmed, line);
}

/* ---- iniparser ---- */

static int no_words(const char *format, ...) {
    (void)format;
    return 0;
}

/* iniparser loads only from a path, so the lines lie in memory behind a descriptor. */
static dictionary *load_lines(struct str lines) {
    int fd = memfd_create("kutip-ini", MFD_CLOEXEC);
    if (fd < 0) return NULL;
    dictionary *loaded = NULL;
    if (file_write(fd, lines)) {
        char path[32];
        snprintf(path, sizeof path, "/dev/fd/%d", fd);
        iniparser_set_error_callback(no_words); /* core never prints */
        loaded = iniparser_load(path);
    }
    close(fd);
    return loaded;
}

/* Fills the values of entries [from, to); false when iniparser refuses one of them. */
static bool take_values(struct reader *reader, size_t from, size_t to) {
    struct buf lines = {0};
    struct str section = STR_NONE;
    for (size_t i = from; i < to; i++) {
        const struct ini_entry *entry = &reader->entries.at[i];
        if (entry->value.ptr != NULL) continue;
        if (entry->section.len > 0 && !str_eq(section, entry->section))
            buf_printf(&lines, "[%.*s]\n", STR_ARG(entry->section));
        section = entry->section;
        buf_printf(&lines, "%.*s = %.*s\n", STR_ARG(entry->key), STR_ARG(entry->raw));
    }
    dictionary *loaded = lines.len > 0 ? load_lines(buf_str(&lines)) : NULL;
    bool complete = loaded != NULL || lines.len == 0;
    for (size_t i = from; i < to && loaded != NULL; i++) {
        struct ini_entry *entry = &reader->entries.at[i];
        if (entry->value.ptr != NULL) continue;
        char path[2 * INI_NAME_LIMIT + 2];
        snprintf(path, sizeof path, "%.*s:%.*s", STR_ARG(entry->section), STR_ARG(entry->key));
        const char *value = iniparser_getstring(loaded, path, NULL);
        if (value != NULL)
            entry->value = arena_str(reader->arena, str_from(value));
        else
            complete = false;
    }
    if (loaded != NULL) iniparser_freedict(loaded);
    buf_free(&lines);
    return complete;
}

static void take_all_values(struct reader *reader) {
    for (size_t from = 0; from < reader->entries.count; from += CHUNK_KEYS) {
        size_t to = from + CHUNK_KEYS;
        if (to > reader->entries.count) to = reader->entries.count;
        if (take_values(reader, from, to)) continue;
        for (size_t i = from; i < to; i++)
            if (!take_values(reader, i, i + 1))
                bad_line(reader, reader->entries.at[i].line,
                         "iniparser cannot read this line (is /dev/fd there?)");
    }
}

/* ---- the whole ---- */

static int compare_errors(const void *a, const void *b) {
    uint32_t x = ((const struct error *)a)->line, y = ((const struct error *)b)->line;
    return (x > y) - (x < y);
}

static void hand_over(struct reader *reader, struct ini *out) {
    *out = (struct ini){0};
    out->entries = arena_new(reader->arena, struct ini_entry, reader->entries.count);
    for (size_t i = 0; i < reader->entries.count; i++)
        if (reader->entries.at[i].value.ptr != NULL)
            out->entries[out->count++] = reader->entries.at[i];
    out->error_count = reader->errors.count;
    out->errors = arena_new(reader->arena, struct error, out->error_count);
    if (out->error_count > 0) {
        memcpy(out->errors, reader->errors.at, out->error_count * sizeof *out->errors);
        qsort(out->errors, out->error_count, sizeof *out->errors, compare_errors);
    }
    vec_free(&reader->entries);
    vec_free(&reader->errors);
    free(reader->slots);
}

void ini_parse(struct arena *arena, struct str bytes, const char *name, struct ini *out) {
    struct reader reader = {.arena = arena, .name = name, .section = STR("")};
    struct str rest = arena_str(arena, bytes), text;
    if (str_starts(rest, STR("\xEF\xBB\xBF"))) rest = str_slice(rest, 3, rest.len);
    for (uint32_t line = 1; str_cut(&rest, '\n', &text); line++) read_line(&reader, text, line);
    take_all_values(&reader);
    hand_over(&reader, out);
}

bool ini_read(struct arena *arena, const char *path, struct ini *out, struct error *error) {
    struct str bytes;
    if (!file_read(arena, path, &bytes, error)) return false;
    ini_parse(arena, bytes, path, out);
    return true;
}

bool ini_next_item(struct str *rest, struct str *item) {
    while (str_cut(rest, ',', item)) {
        *item = str_trim(*item);
        if (item->len > 0) return true;
    }
    return false;
}
