/* Which words of a run of capitals are a name, by what the pack and the page itself tell of them.
 */
#ifndef KUTIP_QUOTES_NAME_H
#define KUTIP_QUOTES_NAME_H

#include "core/quotes/names/habits.h"
#include "core/quotes/names/mention.h"

struct name_reader {
    const struct outline *o;
    struct habits habits; /* of the page */
    bool offices;         /* may the sentence at hand hold an office or a form of address? */
};

/* Tokens by which the word at `t`, below `to`, goes on a run of capitals: a name's word, an
 * initial, a particle between two; 0: it does not. */
uint32_t name_step(const struct outline *o, uint32_t t, uint32_t to);

/* Tokens of a nickname in marks at `t`, before a name's last word: Mateus "Teto" Silva; 0: none. */
uint32_t name_nickname(const struct outline *o, uint32_t t, uint32_t to);

/* "Luh Saraswati Putri", "Martin Coach": a word of kin ends many names; behind a first name any
 * office may. */
bool name_surname(const struct outline *o, uint32_t t);

/* "Raja Juli Sagala", "Putri Sagala", but "Raja Charles III", "Raja Valdoria": does a word for a
 * king or a child begin a name? */
bool name_given(const struct outline *o, uint32_t t);

/* Does the capitalised word at `t` belong to an office or a body rather than to a name? */
bool name_official(const struct name_reader *s, uint32_t t);

/* "Wiratno LP Sagala": are these initials run together between two words of a name? */
bool name_initials(const struct name_reader *s, uint32_t t);

/* Where the name begins in a run of capitals [from, to) that follows an office: behind the last
 * official word, at the word by which the page calls the speaker, never before `from`. */
uint32_t name_start(const struct name_reader *s, uint32_t from, uint32_t to);

/* "Korea Utara", "Karang Selatan": does the word behind the one at `from` tell a quarter of the
 * compass? */
bool name_of_quarter(const struct outline *o, uint32_t from, uint32_t to);

/* What the name [from, to) without an office names: somebody, a body, a country. */
enum mention_kind name_kind(const struct name_reader *s, uint32_t from, uint32_t to);

/* Is the run [from, to) a whole name, so that the "dan …" or "(…)" up to `next` is no part of its
 * office? It is when the page calls the speaker by it, and before another head of an office. */
bool name_ends(const struct name_reader *s, uint32_t from, uint32_t to, uint32_t next,
               uint32_t limit);

#endif
