#include "tui/config/key.h"

#include <unistr.h>

#include "core/base/nearest.h"

static const char *const special_names[] = {
#define KEY(name, text) [SPECIAL_##name - SPECIAL_BEFORE - 1] = text,
    SPECIAL_KEYS(KEY)
#undef KEY
};

/* Characters that the configuration cannot or should not hold bare. */
static const struct {
    const char *name;
    char character;
} named_characters[] = {
    {"Space", ' '}, {"lt", '<'},          {"semicolon", ';'},  {"hash", '#'},
    {"quote", '"'}, {"apostrophe", '\''}, {"Backslash", '\\'},
};

enum { NAMED_CHARACTERS = sizeof named_characters / sizeof *named_characters };

static bool find_name(struct str name, uint32_t *code) {
    for (uint32_t i = 0; i < SPECIAL_AFTER - SPECIAL_BEFORE - 1; i++) {
        if (!str_eq_ascii_nocase(name, str_from(special_names[i]))) continue;
        *code = SPECIAL_BEFORE + 1 + i;
        return true;
    }
    for (size_t i = 0; i < NAMED_CHARACTERS; i++) {
        if (!str_eq_ascii_nocase(name, str_from(named_characters[i].name))) continue;
        *code = (unsigned char)named_characters[i].character;
        return true;
    }
    return false;
}

/* The code point at the start of valid UTF-8; false for a broken or control character. */
static bool first_character(struct str text, uint32_t *code, size_t *len) {
    ucs4_t c;
    int bytes = text.len == 0 ? -1 : u8_mbtoucr(&c, (const uint8_t *)text.ptr, text.len);
    if (bytes <= 0 || c < ' ' || c == 0x7f) return false;
    *code = c;
    *len = (size_t)bytes;
    return true;
}

/* One key has one form, though terminals and people know several. */
static struct key normal_form(struct key key) {
    bool is_letter = (key.code | 0x20) >= 'a' && (key.code | 0x20) <= 'z' && key.code < 0x80;
    if (is_letter && (key.modifiers & KEY_CTRL) != 0) {
        key.code |= 0x20;
    } else if (is_letter && (key.modifiers & KEY_SHIFT) != 0) {
        key.code &= ~(uint32_t)0x20;
        key.modifiers &= ~(unsigned)KEY_SHIFT;
    }
    if (key.modifiers & KEY_CTRL) { /* what a terminal sends for both */
        uint32_t same = key.code == 'i'   ? SPECIAL_TAB
                        : key.code == 'm' ? SPECIAL_ENTER
                        : key.code == '[' ? SPECIAL_ESC
                                          : 0;
        if (same != 0) {
            key.code = same;
            key.modifiers &= ~(unsigned)KEY_CTRL;
        }
    }
    return key;
}

/* What stands between "<" and ">". */
static bool parse_name(struct str name, struct key *out) {
    static const struct {
        char letter;
        unsigned modifier;
    } modifiers[] = {{'C', KEY_CTRL}, {'A', KEY_ALT}, {'M', KEY_ALT}, {'S', KEY_SHIFT}};
    struct key key = {0};
    while (name.len > 2 && name.ptr[1] == '-') {
        unsigned modifier = 0;
        for (size_t i = 0; i < sizeof modifiers / sizeof *modifiers; i++) {
            if ((name.ptr[0] & ~0x20) == modifiers[i].letter) modifier = modifiers[i].modifier;
        }
        if (modifier == 0) return false;
        key.modifiers |= modifier;
        name = str_slice(name, 2, name.len);
    }
    size_t len;
    bool is_character = first_character(name, &key.code, &len) && len == name.len;
    if (is_character && key.modifiers == 0) return false; /* "<j>" is no way to write j */
    if (!is_character && !find_name(name, &key.code)) return false;
    *out = normal_form(key);
    return true;
}

/* Takes "Ctrl-", "Shift+" and the like off the beginning; 0 when none is there. */
static unsigned cut_modifier(struct str *name) {
    static const struct {
        const char *word;
        unsigned modifier;
    } words[] = {{"C", KEY_CTRL},   {"Ctrl", KEY_CTRL}, {"Control", KEY_CTRL},
                 {"A", KEY_ALT},    {"Alt", KEY_ALT},   {"M", KEY_ALT},
                 {"Meta", KEY_ALT}, {"S", KEY_SHIFT},   {"Shift", KEY_SHIFT}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t len = strlen(words[i].word);
        if (name->len < len + 2 || (name->ptr[len] != '-' && name->ptr[len] != '+')) continue;
        if (!str_eq_ascii_nocase(str_slice(*name, 0, len), str_from(words[i].word))) continue;
        *name = str_slice(*name, len + 1, name->len);
        return words[i].modifier;
    }
    return 0;
}

static bool nearest_code(struct str name, uint32_t *code) {
    enum { SPECIALS = SPECIAL_AFTER - SPECIAL_BEFORE - 1 };
    struct str names[SPECIALS + NAMED_CHARACTERS];
    for (size_t i = 0; i < SPECIALS; i++) names[i] = str_from(special_names[i]);
    for (size_t i = 0; i < NAMED_CHARACTERS; i++)
        names[SPECIALS + i] = str_from(named_characters[i].name);
    size_t nearest = nearest_name(name, names, SPECIALS + NAMED_CHARACTERS);
    return nearest != SIZE_MAX && find_name(names[nearest], code);
}

bool key_nearest(struct str name, struct key *out) {
    struct key key = {0};
    for (unsigned modifier; (modifier = cut_modifier(&name)) != 0;) key.modifiers |= modifier;
    size_t len;
    bool is_character = first_character(name, &key.code, &len) && len == name.len;
    if (!is_character && !nearest_code(name, &key.code)) return false;
    *out = normal_form(key);
    return true;
}

const char *key_remedy(struct arena *arena, struct str wrong) {
    struct str name = wrong.len > 2 ? str_slice(wrong, 1, wrong.len - 1) : wrong;
    struct key key;
    if (!key_nearest(name, &key)) return "<C-x>, <A-x>, <S-Tab>, <F5>, <PgDn> and the like";
    struct buf out = {0};
    key_write(&out, key);
    const char *kept = arena_str(arena, buf_str(&out)).ptr;
    buf_free(&out);
    return kept;
}

bool key_next(struct str *text, struct key *out) {
    enum { NAME_MOST = 24 };
    if (text->len > 0 && text->ptr[0] == '<') {
        size_t end = 1;
        while (end < text->len && end < NAME_MOST && text->ptr[end] != '>' &&
               text->ptr[end] != ' ') {
            end++;
        }
        bool names_itself = end + 1 < text->len && text->ptr[end] == '>' &&
                            text->ptr[end + 1] == '>' && text->ptr[end - 1] == '-';
        if (names_itself) end++; /* <C->> */
        if (end > 1 && end < text->len && text->ptr[end] == '>') {
            if (!parse_name(str_slice(*text, 1, end), out)) return false;
            *text = str_slice(*text, end + 1, text->len);
            return true;
        }
    }
    size_t len;
    uint32_t code;
    if (!first_character(*text, &code, &len)) return false;
    *out = (struct key){.code = code};
    *text = str_slice(*text, len, text->len);
    return true;
}

bool keys_parse(struct str *text, struct key *out, size_t room, size_t *count) {
    for (*count = 0; text->len > 0; ++*count)
        if (*count == room || !key_next(text, &out[*count])) return false;
    return true;
}

static void add_code_point(struct buf *out, uint32_t code) {
    uint8_t bytes[6];
    int len = u8_uctomb(bytes, code, sizeof bytes);
    if (len > 0) buf_add(out, (struct str){(const char *)bytes, (size_t)len});
}

static const char *name_of(uint32_t code) {
    if (code > SPECIAL_BEFORE && code < SPECIAL_AFTER) {
        return special_names[code - SPECIAL_BEFORE - 1];
    }
    for (size_t i = 0; i < NAMED_CHARACTERS; i++) {
        if (code == (unsigned char)named_characters[i].character) return named_characters[i].name;
    }
    return NULL;
}

static void add_code(struct buf *out, uint32_t code, const char *name) {
    if (name != NULL) {
        buf_add(out, str_from(name));
    } else {
        add_code_point(out, code);
    }
}

void key_write(struct buf *out, struct key key) {
    const char *name = name_of(key.code);
    bool in_brackets = name != NULL || key.modifiers != 0;
    if (in_brackets) buf_add_char(out, '<');
    if (key.modifiers & KEY_CTRL) buf_add(out, STR("C-"));
    if (key.modifiers & KEY_ALT) buf_add(out, STR("A-"));
    if (key.modifiers & KEY_SHIFT) buf_add(out, STR("S-"));
    add_code(out, key.code, name);
    if (in_brackets) buf_add_char(out, '>');
}

void key_show(struct buf *out, struct key key, bool utf8) {
    static const struct {
        uint32_t code;
        const char *sign;
    } arrows[] = {
        {SPECIAL_UP, "↑"}, {SPECIAL_DOWN, "↓"}, {SPECIAL_LEFT, "←"}, {SPECIAL_RIGHT, "→"}};
    const char *name = key.code > SPECIAL_BEFORE || key.code == ' ' ? name_of(key.code) : NULL;
    for (size_t i = 0; utf8 && i < sizeof arrows / sizeof *arrows; i++) {
        if (key.code == arrows[i].code) name = arrows[i].sign;
    }
    if (key.modifiers & KEY_ALT) buf_add(out, STR("A-"));
    if (key.modifiers & KEY_SHIFT) buf_add(out, STR("S-"));
    if (key.modifiers & KEY_CTRL) buf_add(out, name != NULL ? STR("C-") : STR("^"));
    add_code(out, key.code, name);
}
