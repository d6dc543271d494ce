/* What belongs to an office, and what to the name behind it: “Kepala Bidang Humas Polda X Komisaris
 * Besar NAME”. All functions look at token `t`, below `to`, and give a number of tokens, 0 for
 * none.
 */
#ifndef KUTIP_QUOTES_OFFICE_H
#define KUTIP_QUOTES_OFFICE_H

#include "core/quotes/outline/outline.h"

/* office_step() behind its test. */
uint32_t office_step_begun(const struct outline *o, uint32_t t, uint32_t to);

/* A head, a modifier, a rank, a form of address, its full stop included. */
static inline uint32_t office_step(const struct outline *o, uint32_t t, uint32_t to) {
    if (!lang_may_match(outline_word(o, t), OFFICE_HEADS | CLASS_BIT(HONORIFIC))) return 0;
    return office_step_begun(o, t, to);
}

/* Is the step of `n` tokens at `t` only a form of address ("Dr.", "Ibu")? */
bool office_address(const struct outline *o, uint32_t t, uint32_t n);

/* What goes on an office already begun: a body's acronym in parentheses, "bidang", a number, a
 * list. `official` tells whether no name can stand before it. */
uint32_t office_more(const struct outline *o, uint32_t t, uint32_t to, bool *official);

/* An office between two runs of capitals, its head last: NAME "campaign spokesman" NAME. */
uint32_t office_behind(const struct outline *o, uint32_t t, uint32_t to);

/* Lower-case words that say of what somebody is the head ("juru bicara koperasi"). */
uint32_t office_matters(const struct outline *o, uint32_t t, uint32_t to);

/* The whole role phrase, as an apposition holds it: up to punctuation, a scene word, a verb. */
uint32_t office_phrase(const struct outline *o, uint32_t t, uint32_t to);

/* Something short in parentheses; a single capitalised word inside goes to `alias`. */
uint32_t office_parenthesis(const struct outline *o, uint32_t t, uint32_t to, uint32_t *alias);

/* A word of an office or a body, an acronym, "Arga's", a full stop glued to what is before it. */
bool office_word(const struct outline *o, uint32_t t);
bool office_acronym(const struct outline *o, uint32_t t);
bool office_possessive(const struct outline *o, uint32_t t);
bool office_stop(const struct outline *o, uint32_t t, uint32_t to);

/* Tokens of "of the", "for" inside a foreign name, and of "and" where `foreign` tells that the name
 * is one; 0: none. */
uint32_t office_of(const struct outline *o, uint32_t t, uint32_t to, bool foreign);

/* Tokens of "di Sagara Research" behind a role: where one holds it; 0: no body is named. */
uint32_t office_at(const struct outline *o, uint32_t t, uint32_t to);

/* Tokens of "of the" behind the head of a body's name: "Bank of Ostmark"; 0: none. */
uint32_t office_body_of(const struct outline *o, uint32_t t, uint32_t to);

/* Tokens of "dan Danau": one more matter in the name of a body; 0: none. */
uint32_t office_and(const struct outline *o, uint32_t t, uint32_t to);

/* Can an office begin with the word at `t`? */
static inline bool office_starts(const struct outline *o, uint32_t t) {
    return outline_begins(o, t, OFFICE_HEADS);
}

/* Do the tokens [from, to) hold the head of a role? "the White House" holds none, though roles
 * begin so; "a longtime friend" does. */
bool office_holds_role(const struct outline *o, uint32_t from, uint32_t to);

/* "Kabupaten X", "Universitas X": is the next word the body's name, one more being left for the
 * person's? */
bool office_named(const struct outline *o, uint32_t t, uint32_t to);

#endif
