/* Which script a text is written in: the first step of telling its language. */
#ifndef KUTIP_LANG_SCRIPT_H
#define KUTIP_LANG_SCRIPT_H

#include "core/text/words.h"

/* SCRIPT(NAME, "name in [pack] script", does it tell the language alone?, has it capital letters?)
 */
#define SCRIPTS(SCRIPT)                                                                            \
    SCRIPT(NONE, "", false, true)                                                                  \
    SCRIPT(LATIN, "latin", false, true)                                                            \
    SCRIPT(GREEK, "greek", true, true)                                                             \
    SCRIPT(CYRILLIC, "cyrillic", false, true)                                                      \
    SCRIPT(HEBREW, "hebrew", true, false)                                                          \
    SCRIPT(ARABIC, "arabic", false, false)                                                         \
    SCRIPT(DEVANAGARI, "devanagari", false, false)                                                 \
    SCRIPT(THAI, "thai", true, false)                                                              \
    SCRIPT(KANA, "kana", true, false)                                                              \
    SCRIPT(HAN, "han", true, false)                                                                \
    SCRIPT(HANGUL, "hangul", true, false)

enum script {
#define SCRIPT(name, text, alone, capitals) SCRIPT_##name,
    SCRIPTS(SCRIPT)
#undef SCRIPT
        SCRIPT_COUNT
};

/* The script of a pack; SCRIPT_NONE for an unknown or absent name. */
enum script script_named(struct str name);

/* Only the function words can tell a language that shares its script with others. */
bool script_tells_language(enum script script);

/* Do capital letters set names apart in this script? */
bool script_has_capitals(enum script script);

/* How many words begin in each script. */
struct script_counts {
    size_t of[SCRIPT_COUNT];
};

/* Counts words [from, to). */
void script_count(struct str clean, const struct words *words, size_t from, size_t to,
                  struct script_counts *counts);

/* The script that most words begin in; kana beside Han make it kana. `letters` gets the number of
 * words in any script. */
enum script script_of_most(const struct script_counts *counts, size_t *letters);

#endif
