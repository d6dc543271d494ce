/* Which characters the terminal shows, as far as the environment says. */
#ifndef KUTIP_TERM_LOCALE_H
#define KUTIP_TERM_LOCALE_H

#include <stdbool.h>

/* Takes over the locale of the environment. Where it says nothing (LANG unset or "C", as on many a
 * server), or names a locale that is not there, characters are UTF-8; LC_ALL=C or LC_CTYPE=C ask
 * for ASCII. Is it UTF-8? May be called again. */
bool locale_choose(void);

#endif
