/* The settings of stemming, cut once; lang_stem_hash() (lang.h) uses them. */
#ifndef KUTIP_LANG_STEM_H
#define KUTIP_LANG_STEM_H

#include "core/base/arena.h"

/* A prefix and what is put in its place: nothing, or, before a vowel only, the first consonant of
 * the stem, which nasal prefixes swallow: me(n)ulis < tulis, me(ny)ebut < sebut. */
struct stem_prefix {
    struct str from, to;
};

struct stem_rules {
    const struct str *suffixes; /* in groups, "/" between them: of each group one is cut */
    size_t suffix_count;
    const struct stem_prefix *prefixes; /* the first that fits is cut, twice */
    size_t prefix_count;
    struct str falls; /* letters that fall before a vowel at the head of a stem; may be NONE */
};

struct lang_pack;

/* Cuts the settings of `pack`; lists in `arena`. */
struct stem_rules stem_rules_read(struct arena *arena, const struct lang_pack *pack);

#endif
