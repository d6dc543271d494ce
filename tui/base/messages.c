#include "tui/base/messages.h"

#include <locale.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/text/text.h"

/* One wording for every error of core; one that is missing here does not compile.
 *
 * {subject}, {line} and {column} stand for the error's arguments, {place} for "subject:line" where
 * the line is known, {system} for what the system says of its errno. {detail} is the whole detail,
 * {found} its part before a tab, {near} the part behind it. What follows a tab in the wording is
 * left out when there is no {near}. */
#define WORDS_OPEN_FILE N_("{subject}: {system}")
#define WORDS_READ_FILE N_("{subject}: cannot be read: {system}")
#define WORDS_WRITE_FILE N_("{subject}: cannot be written: {system}")
#define WORDS_TOO_LARGE N_("{subject}: too large for an article (the limit is {detail})")
#define WORDS_NO_SUCH_PATH N_("{subject}: no such file or folder")
#define WORDS_NOT_TEXT N_("{subject}: not a text (save the page as text first)")
#define WORDS_NO_ARTICLES N_("{subject}: no articles in it (a folder of text files is wanted)")
#define WORDS_INI_SYNTAX N_("{place}: {detail}")
#define WORDS_NO_INDEX N_("{subject}: there is no index of it (kutip index --list shows them)")
#define WORDS_NO_ARTICLE N_("this article is not in the library any more")
#define WORDS_INDEX_OPEN                                                                           \
    N_("{subject}: the index cannot be opened: {detail} (it may be deleted: it is made again)")
#define WORDS_INDEX_DAMAGED N_("{subject}: the index was damaged; it is set aside and made again")
#define WORDS_INDEX_FROZEN                                                                         \
    N_("{subject}: the index cannot be written: new and changed articles are not shown (set "      \
       "XDG_CACHE_HOME to a folder of your own)")
#define WORDS_INDEX_ELSEWHERE                                                                      \
    N_("{subject}: cannot be written: {system} (the index is made for this time only; set "        \
       "XDG_CACHE_HOME to a folder of your own)")
#define WORDS_INDEX_KEPT                                                                           \
    N_("{subject}: another kutip (process {detail}) writes this index and is at a standstill "     \
       "(let "                                                                                     \
       "it go on, or end it)")
#define WORDS_INDEX_VERSION                                                                        \
    N_("{subject}: a kutip of another version is open and keeps the index: this one makes its "    \
       "own "                                                                                      \
       "until it ends")
#define WORDS_INDEX_WRITE                                                                          \
    N_("{subject}: the index cannot be written: {detail} (free some space, or set "                \
       "XDG_CACHE_HOME)")
#define WORDS_MARKS_OPEN                                                                           \
    N_("{subject}: your marks cannot be opened: {system} (what you mark now is not kept)")
#define WORDS_MARKS_WRITE N_("{subject}: the mark could not be kept: {detail}")
#define WORDS_MARKS_IMPORT                                                                         \
    N_("{place}: not a mark as kutip marks export writes it: {detail} (nothing was imported)")
#define WORDS_QUERY_SYNTAX N_("filter, column {column}: {detail}")
#define WORDS_CONFIG_SECTION N_("{place}: there is no section [{found}]\t (did you mean [{near}]?)")
#define WORDS_CONFIG_OPTION N_("{place}: there is no option “{found}”\t (did you mean “{near}”?)")
#define WORDS_CONFIG_VALUE                                                                         \
    N_("{place}: “{found}” is not a value of this option\t (it takes {near})")
#define WORDS_CONFIG_ACTION                                                                        \
    N_("{place}: there is no action “{found}” here\t (did you mean “{near}”?)")
#define WORDS_CONFIG_KEY N_("{place}: there is no key “{found}”\t (write {near})")
#define WORDS_CONFIG_MACRO                                                                             \
    N_("{place}: “{found}” is an action or a key; give the macro a name of its own, and the name " \
       "its keys in [keys]")
#define WORDS_CONFIG_CLASH                                                                         \
    N_("{place}: the keys “{found}” are taken or begin others\t (by “{near}”)")
#define WORDS_CONFIG_TAKEN                                                                         \
    N_("{place}: “{found}” is taken from “{near}” (give that other keys, or none)")
#define WORDS_CONFIG_ROLE                                                                          \
    N_("{place}: no part of the screen is called “{found}”\t (did you mean “{near}”?)")
#define WORDS_CONFIG_COLOUR                                                                        \
    N_("{place}: “{found}” is neither a colour nor an attribute\t (it takes {near})")
#define WORDS_CONFIG_THEME N_("{place}: there is no theme “{found}”\t (there are {near})")
#define WORDS_CONFIG_COMMAND                                                                       \
    N_("{place}: “{found}” is no placeholder, or not a whole word\t (did you mean {near}?)")
#define WORDS_CONFIG_OWN_COMMAND                                                                   \
    N_("{place}: nothing but | has a use for a command “{found}”\t (did you mean “{near}”?)")
#define WORDS_CONFIG_FILTER N_("{place}: “{found}” is not a filter\t ({near})")
#define WORDS_NOW                                                                                   \
    N_("{subject}: “{detail}” is no time (write 2031-06-15, 2031-06-15T08:00 or seconds since " \
       "1970)")
#define WORDS_TERMINAL                                                                             \
    N_("{subject}: this terminal cannot move its cursor, or nothing is known of it (set TERM)")
#define WORDS_NOT_A_TERMINAL                                                                       \
    N_("{subject}: not a terminal (kutip PATH | less shows the articles as plain text)")
#define WORDS_RUN                                                                                  \
    N_("{subject}: could not be run: {system} (another program can be named in [commands] of "     \
       "kutip.ini)")
#define WORDS_CLIPBOARD N_("{subject}: could not copy\t (the limit is {near} bytes)")

static const char *const wordings[] = {
    [ERROR_NONE] = "",
#define ERROR(name) [ERROR_##name] = WORDS_##name,
#include "core/base/errors.def"
#undef ERROR
};

static void add_clean(struct buf *out, struct str text) {
    struct arena arena = {0};
    buf_add(out, text_sanitise(&arena, text));
    arena_free(&arena);
}

/* The parts of a detail before and behind its tab. */
struct parts {
    struct str found, near;
};

static struct parts detail_parts(const struct error *error) {
    struct parts parts = {.near = str_from(error->detail)};
    str_cut(&parts.near, '\t', &parts.found);
    return parts;
}

static struct str system_words(const struct error *error) {
    if (error->system != 0) return str_from(strerror_l(error->system, uselocale((locale_t)0)));
    return str_from(error->detail[0] != '\0' ? error->detail : _("unknown trouble"));
}

static void add_argument(struct buf *out, struct str name, const struct error *error) {
    bool place = str_eq(name, STR("place"));
    if (place || str_eq(name, STR("subject"))) add_clean(out, str_from(error->subject));
    if (place && error->line > 0) buf_printf(out, ":%u", error->line);
    if (str_eq(name, STR("detail"))) add_clean(out, str_from(error->detail));
    if (str_eq(name, STR("found"))) add_clean(out, detail_parts(error).found);
    if (str_eq(name, STR("near"))) add_clean(out, detail_parts(error).near);
    if (str_eq(name, STR("line"))) buf_printf(out, "%u", error->line);
    if (str_eq(name, STR("column"))) buf_printf(out, "%u", error->column);
    if (str_eq(name, STR("system"))) add_clean(out, system_words(error));
}

static void add_wording(struct buf *out, struct str wording, const struct error *error) {
    struct str piece, name;
    while (str_cut(&wording, '{', &piece)) {
        buf_add(out, piece);
        if (wording.ptr != NULL && str_cut(&wording, '}', &name)) add_argument(out, name, error);
    }
}

/* Copies with a NUL behind it; never cuts inside a character. */
static void copy_out(struct str s, char *out, size_t size) {
    size_t len = s.len < size ? s.len : size - 1;
    if (len < s.len)
        while (len > 0 && ((unsigned char)s.ptr[len] & 0xC0) == 0x80) len--;
    memcpy(out, s.ptr, len);
    out[len] = '\0';
}

void message_error(const struct error *error, char *out, size_t size) {
    const char *wording = wordings[error->code];
    struct str rest = str_from(*wording != '\0' ? _(wording) : ""), always;
    struct buf message = {0};
    str_cut(&rest, '\t', &always);
    add_wording(&message, always, error);
    if (rest.ptr != NULL && detail_parts(error).near.len > 0) add_wording(&message, rest, error);
    copy_out(buf_str(&message), out, size);
    buf_free(&message);
}

void message_clean(const char *text, char *out, size_t size) {
    struct buf clean = {0};
    add_clean(&clean, str_from(text));
    copy_out(buf_str(&clean), out, size);
    buf_free(&clean);
}
