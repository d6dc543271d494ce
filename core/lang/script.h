/* Which script a text is written in: the first step of telling its language. */
#ifndef KUTIP_LANG_SCRIPT_H
#define KUTIP_LANG_SCRIPT_H

#include "core/text/words.h"

/* SCRIPT(NAME, "name in [pack] script", are words set off by spaces?) */
#define SCRIPTS(SCRIPT)                                                                            \
    SCRIPT(NONE, "", true)                                                                         \
    SCRIPT(LATIN, "latin", true)                                                                   \
    SCRIPT(GREEK, "greek", true)                                                                   \
    SCRIPT(CYRILLIC, "cyrillic", true)                                                             \
    SCRIPT(HEBREW, "hebrew", true)                                                                 \
    SCRIPT(ARABIC, "arabic", true)                                                                 \
    SCRIPT(DEVANAGARI, "devanagari", true)                                                         \
    SCRIPT(THAI, "thai", false)                                                                    \
    SCRIPT(KANA, "kana", false)                                                                    \
    SCRIPT(HAN, "han", false)                                                                      \
    SCRIPT(HANGUL, "hangul", true)

enum script {
#define SCRIPT(name, text, spaces) SCRIPT_##name,
    SCRIPTS(SCRIPT)
#undef SCRIPT
        SCRIPT_COUNT
};

/* The script of a pack; SCRIPT_NONE for an unknown or absent name. */
enum script script_named(struct str name);

bool script_has_spaces(enum script script);

/* The script that most of the first `to` words begin in; kana beside Han make it kana. `letters`
 * gets the number of words in any script. */
enum script script_of_words(struct str clean, const struct words *words, size_t to,
                            size_t *letters);

#endif
