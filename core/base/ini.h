/* The one way to read INI: the bytes are checked line by line here (section, key, line number,
 * duplicates, length, text after a quote, trailing backslash), the good lines are handed to
 * iniparser 4.1 through /dev/fd/N, and entries come back with their line numbers. A bad line is
 * collected as an error and leaves the rest standing.
 *
 * What is accepted: `[section]`, `key = value`, `key = "value"`, `key = 'value'`, empty lines,
 * comments from `;` or `#` (in an unquoted value too), CRLF, a UTF-8 byte order mark, a last line
 * without newline. What is a bad line: `[section` without ']' (the lines below still belong to that
 * section), `[]` (they are left out), no '=', nothing before '=', the key twice in its section (the
 * first counts), a quote that is not closed, text after a closing quote, a trailing backslash, more
 * than INI_LINE_LIMIT bytes, control bytes, bytes that are not UTF-8. */
#ifndef KUTIP_BASE_INI_H
#define KUTIP_BASE_INI_H

#include "core/base/arena.h"
#include "core/base/error.h"

enum {
    INI_LINE_LIMIT = 1000, /* iniparser gives up at 1,024 */
    INI_NAME_LIMIT = 200   /* a section or key; iniparser joins the two in 1,024 bytes */
};

/* In this section a value is the whole text after '=', quotes, `;` and `#` included: queries hold
 * phrases in quotes. Here `value` is `raw`. */
#define INI_RAW_SECTION "filters"

struct ini_entry {
    struct str section; /* lower case, as iniparser gives it; empty before the first section */
    struct str key;     /* likewise; never empty */
    struct str value;   /* as iniparser reads it: comment cut, trimmed, outer quotes removed */
    struct str raw;     /* the text after '=', trimmed and otherwise untouched */
    uint32_t line;      /* from 1 */
};

struct ini {
    struct ini_entry *entries; /* in file order */
    size_t count;
    struct error *errors; /* ERROR_INI_SYNTAX, in line order; subject is `name` */
    size_t error_count;
};

/* Parses `bytes`; `name` stands in the errors (a path). Everything in `out` lives in `arena`;
 * slices of raw text point into a copy there. Always succeeds; look at error_count. */
void ini_parse(struct arena *arena, struct str bytes, const char *name, struct ini *out);

/* Reads and parses the file at `path`. False with ERROR_OPEN_FILE or ERROR_READ_FILE. */
bool ini_read(struct arena *arena, const char *path, struct ini *out, struct error *error);

/* Cuts the next item of a comma-separated value, trimmed and not empty; false at the end. */
bool ini_next_item(struct str *rest, struct str *item);

#endif
