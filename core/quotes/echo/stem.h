/* Light stemming, so that words that differ in their affixes only count as one when quotes are
 * compared: "keyakinan" and "yakin", "dikembangkan" and "berkembang". Rules, no word lists: a stem
 * need not be a word, it only has to be the same for the forms of one. */
#ifndef KUTIP_QUOTES_STEM_H
#define KUTIP_QUOTES_STEM_H

#include "core/base/str.h"

/* The suffix and prefix rules of one language. */
struct stem_rules;

/* The rules for the language of an ISO 639-1 code; NULL (no stemming) for one that has none. */
const struct stem_rules *stem_rules_for(const char *language);

/* A hash of the stem of `word`, caseless. `hash` is utf8_fold_hash(word), given back for what is
 * not stemmed: other scripts, numbers, very long words. */
uint32_t stem_hash(const struct stem_rules *rules, struct str word, uint32_t hash);

#endif
