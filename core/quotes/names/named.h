/* One run of words that name somebody or a body, with the office before it: "Wakil Menteri Sungai
 * Lastri Mandaya". */
#ifndef KUTIP_QUOTES_NAMED_H
#define KUTIP_QUOTES_NAMED_H

#include "core/quotes/names/name.h"

/* Reads [role][name] at token `t`, below `to`; false: nothing there. What stands behind it is
 * apposition_read()'s. */
bool named_read(const struct name_reader *s, uint32_t t, uint32_t to, struct mention *m);

#endif
