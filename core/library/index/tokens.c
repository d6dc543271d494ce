#include "core/library/index/tokens.h"

#include <unictype.h>

#include "core/text/utf8.h"

enum character { BETWEEN, WORD, SPACELESS };

/* Scripts written without spaces; the blocks of Unicode 15. */
static bool is_spaceless(uint32_t c) {
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x0e00, 0x0eff}, {0x1000, 0x109f}, {0x1780, 0x17ff},  {0x3005, 0x3007},
                  {0x3041, 0x30ff}, {0x31f0, 0x31ff}, {0x3400, 0x4dbf},  {0x4e00, 0x9fff},
                  {0xf900, 0xfaff}, {0xff66, 0xff9f}, {0x20000, 0x3ffff}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

static enum character class_of(uint32_t c) {
    if (c >= 0xc0 && c < 0x250) return c == 0xd7 || c == 0xf7 ? BETWEEN : WORD;
    if (c >= 0x2000 && c < 0x2070) return BETWEEN;
    if (!uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M |
                                                 UC_CATEGORY_MASK_N))
        return BETWEEN;
    return is_spaceless(c) ? SPACELESS : WORD;
}

static bool is_ascii_word(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static void add_token(struct buf *out, struct str token) {
    buf_add(out, token);
    buf_add_char(out, ' ');
}

static void add_pairs(struct buf *out, struct str run, enum token_use use) {
    size_t at = 0;
    while (at < run.len) {
        size_t first, second = 0;
        utf8_at(run, at, &first);
        bool last = at + first >= run.len;
        if (!last) utf8_at(run, at + first, &second);
        if (!last || use == TOKENS_INDEX || at == 0)
            add_token(out, str_slice(run, at, at + first + second));
        at += first;
    }
}

/* The run of one class that begins at `at`; its end. */
static size_t run_end(struct str text, size_t at, enum character class, bool *ascii) {
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.ptr[at];
        size_t len = 1;
        if (byte < 0x80) {
            if (class != WORD || !is_ascii_word(byte)) break;
        } else {
            if (class_of(utf8_at(text, at, &len)) != class) break;
            *ascii = false;
        }
        at += len;
    }
    return at;
}

static void add_ascii(struct buf *out, struct str word) {
    char lower[64];
    while (word.len > 0) {
        size_t n = word.len < sizeof lower ? word.len : sizeof lower;
        for (size_t i = 0; i < n; i++)
            lower[i] = (char)(word.ptr[i] | (word.ptr[i] >= 'A' && word.ptr[i] <= 'Z' ? 0x20 : 0));
        buf_add(out, (struct str){lower, n});
        word = str_slice(word, n, word.len);
    }
    buf_add_char(out, ' ');
}

void tokens_add(struct arena *scratch, struct buf *out, struct str text, enum token_use use) {
    size_t at = 0;
    while (at < text.len) {
        unsigned char byte = (unsigned char)text.ptr[at];
        enum character class = is_ascii_word(byte) ? WORD : BETWEEN;
        size_t len = 1;
        if (byte >= 0x80) class = class_of(utf8_at(text, at, &len));
        if (class == BETWEEN) {
            at += len;
            continue;
        }
        bool ascii = true;
        size_t end = run_end(text, at, class, &ascii);
        struct str run = str_slice(text, at, end);
        if (ascii)
            add_ascii(out, run);
        else if (class == SPACELESS)
            add_pairs(out, utf8_fold(scratch, run), use);
        else {
            struct str folded = utf8_fold(scratch, run);
            if (folded.len > 0) add_token(out, folded);
        }
        at = end;
    }
}

bool tokens_is_pair(struct str token) {
    size_t first, second;
    if (token.len == 0 || class_of(utf8_at(token, 0, &first)) != SPACELESS) return false;
    if (first == token.len) return false;
    utf8_at(token, first, &second);
    return first + second == token.len;
}

/* ---- the tokenizer for FTS5 ---- */

static int cut_at_spaces(Fts5Tokenizer *self, void *context, int flags, const char *text, int len,
                         int (*token)(void *, int, const char *, int, int, int)) {
    (void)self, (void)flags;
    int at = 0;
    while (at < len) {
        const char *space = memchr(text + at, ' ', (size_t)(len - at));
        int end = space != NULL ? (int)(space - text) : len;
        if (end > at) {
            int rc = token(context, 0, text + at, end - at, at, end);
            if (rc != SQLITE_OK) return rc;
        }
        at = end + 1;
    }
    return SQLITE_OK;
}

static int create(void *context, const char **args, int count, Fts5Tokenizer **out) {
    (void)context, (void)args, (void)count;
    static const char nothing; /* the tokenizer has no state; FTS5 wants an address */
    *out = (Fts5Tokenizer *)(uintptr_t)&nothing;
    return SQLITE_OK;
}

static void destroy(Fts5Tokenizer *self) {
    (void)self;
}

static fts5_api *api_of(sqlite3 *db) {
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int tokens_register(sqlite3 *db) {
    fts5_api *api = api_of(db);
    if (api == NULL) return SQLITE_ERROR;
    static const fts5_tokenizer tokenizer = {create, destroy, cut_at_spaces};
    return api->xCreateTokenizer(api, "kutip", NULL, (fts5_tokenizer *)(uintptr_t)&tokenizer, NULL);
}
