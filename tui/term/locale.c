#include "tui/term/locale.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool is_c(const char *name) {
    return strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0;
}

/* The variable that decides, if it was set for just that. */
static bool asks_for_ascii(void) {
    const char *all = getenv("LC_ALL"), *characters = getenv("LC_CTYPE");
    if (all != NULL && *all != '\0') return is_c(all);
    return characters != NULL && is_c(characters);
}

bool locale_choose(void) {
    static const char *const utf8_locales[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
    const char *locale = setlocale(LC_ALL, "");
    const char *characters = locale != NULL ? setlocale(LC_CTYPE, NULL) : "C";
    bool says_nothing = characters != NULL && is_c(characters) && !asks_for_ascii();
    for (size_t i = 0; says_nothing && i < sizeof utf8_locales / sizeof *utf8_locales; i++)
        if (setlocale(LC_CTYPE, utf8_locales[i]) != NULL) break;
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
