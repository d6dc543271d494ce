#include "tui/messages.h"

#include <locale.h>
#include <string.h>

#include "core/base/buf.h"
#include "core/text/text.h"

/* One wording for every error of core; one that is missing here does not compile. {subject},
 * {detail}, {line} and {column} stand for the error's arguments, {system} for what the system says
 * of its errno. */
#define WORDS_OPEN_FILE N_("{subject}: {system}")
#define WORDS_READ_FILE N_("{subject}: cannot be read: {system}")
#define WORDS_WRITE_FILE N_("{subject}: cannot be written: {system}")
#define WORDS_TOO_LARGE N_("{subject}: too large for an article (the limit is {detail})")
#define WORDS_NO_SUCH_PATH N_("{subject}: no such file or folder")
#define WORDS_NOT_TEXT N_("{subject}: not a text (save the page as text first)")
#define WORDS_NO_ARTICLES N_("{subject}: no articles in it (a folder of text files is wanted)")
#define WORDS_INI_SYNTAX N_("{subject}:{line}: {detail}")
#define WORDS_INDEX_OPEN                                                                           \
    N_("{subject}: the index cannot be opened: {detail} (it may be deleted: it is made again)")
#define WORDS_INDEX_DAMAGED N_("{subject}: the index was damaged; it is set aside and made again")
#define WORDS_INDEX_WRITE                                                                          \
    N_("{subject}: the index cannot be written: {detail} (free some space, or set "                \
       "XDG_CACHE_HOME)")
#define WORDS_MARKS_OPEN                                                                           \
    N_("{subject}: your marks cannot be opened: {detail} (what you mark now is not kept)")
#define WORDS_MARKS_WRITE N_("{subject}: the mark could not be kept: {detail}")
#define WORDS_QUERY_SYNTAX N_("filter, column {column}: {detail}")

static const char *const wordings[] = {
    [ERROR_NONE] = "",
#define ERROR(name) [ERROR_##name] = WORDS_##name,
#include "core/base/errors.def"
#undef ERROR
};

static void add_clean(struct buf *out, const char *text) {
    struct arena arena = {0};
    buf_add(out, text_sanitise(&arena, str_from(text)));
    arena_free(&arena);
}

static void add_argument(struct buf *out, struct str name, const struct error *error) {
    if (str_eq(name, STR("subject")))
        add_clean(out, error->subject);
    else if (str_eq(name, STR("detail")))
        add_clean(out, error->detail);
    else if (str_eq(name, STR("line")))
        buf_printf(out, "%u", error->line);
    else if (str_eq(name, STR("column")))
        buf_printf(out, "%u", error->column);
    else if (str_eq(name, STR("system")))
        add_clean(out, error->system != 0 ? strerror_l(error->system, uselocale((locale_t)0))
                       : error->detail[0] != '\0' ? error->detail
                                                  : _("unknown trouble"));
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
    struct str rest = str_from(*wording != '\0' ? _(wording) : "");
    struct buf message = {0};
    struct str piece, name;
    while (str_cut(&rest, '{', &piece)) {
        buf_add(&message, piece);
        if (rest.ptr != NULL && str_cut(&rest, '}', &name)) add_argument(&message, name, error);
    }
    copy_out(buf_str(&message), out, size);
    buf_free(&message);
}

void message_clean(const char *text, char *out, size_t size) {
    struct buf clean = {0};
    add_clean(&clean, text);
    copy_out(buf_str(&clean), out, size);
    buf_free(&clean);
}
