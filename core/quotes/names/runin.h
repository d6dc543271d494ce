/* Words that ran into each other where a scraper lost the space between them: "KepalaBudi",
 * "Sagalamemulai". */
#ifndef KUTIP_QUOTES_RUNIN_H
#define KUTIP_QUOTES_RUNIN_H

#include "core/quotes/names/habits.h"

/* Bytes of a role or place at the start of the name's word at `token`, or of any word when what is
 * left is a first name or a name that the page uses; 0: none. */
uint32_t runin_before(const struct outline *o, const struct habits *habits, uint32_t token);

/* Are the first `skip` bytes of the word at `token` the head of a role: "DesainerBudi"? */
bool runin_role(const struct outline *o, uint32_t token, uint32_t skip);

/* Are they a rank or a form of address: "KompolBudi"? */
bool runin_title(const struct outline *o, uint32_t token, uint32_t skip);

/* Bytes of a dateline's town at the start of the role's word at `token`: "JakartaAnggota"; 0: none.
 */
uint32_t runin_town(const struct outline *o, uint32_t token);

/* Bytes of a verb or a small word at the end of the name's word at `token`, of which the first
 * `skip` are no part of the name; 0: none. What is left is a name that the page uses, or what is
 * cut is surely no part of one. */
uint32_t runin_behind(const struct outline *o, const struct habits *habits, uint32_t token,
                      uint32_t skip);

#endif
