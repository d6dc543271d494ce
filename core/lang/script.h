/* Which script a text is written in: the first step of telling its language. */
#ifndef KUTIP_LANG_SCRIPT_H
#define KUTIP_LANG_SCRIPT_H

#include "core/text/words.h"

/* SCRIPT(NAME, "name in [pack] script", does it tell the language alone?) */
#define SCRIPTS(SCRIPT)                                                                            \
    SCRIPT(NONE, "", false)                                                                        \
    SCRIPT(LATIN, "latin", false)                                                                  \
    SCRIPT(GREEK, "greek", true)                                                                   \
    SCRIPT(CYRILLIC, "cyrillic", false)                                                            \
    SCRIPT(HEBREW, "hebrew", true)                                                                 \
    SCRIPT(ARABIC, "arabic", false)                                                                \
    SCRIPT(DEVANAGARI, "devanagari", false)                                                        \
    SCRIPT(THAI, "thai", true)                                                                     \
    SCRIPT(KANA, "kana", true)                                                                     \
    SCRIPT(HAN, "han", true)                                                                       \
    SCRIPT(HANGUL, "hangul", true)

enum script {
#define SCRIPT(name, text, alone) SCRIPT_##name,
    SCRIPTS(SCRIPT)
#undef SCRIPT
        SCRIPT_COUNT
};

/* The script of a pack; SCRIPT_NONE for an unknown or absent name. */
enum script script_named(struct str name);

/* Only the function words can tell a language that shares its script with others. */
bool script_tells_language(enum script script);

/* The script that most of the first `to` words begin in; kana beside Han make it kana. `letters`
 * gets the number of words in any script. */
enum script script_of_words(struct str clean, const struct words *words, size_t to,
                            size_t *letters);

#endif
