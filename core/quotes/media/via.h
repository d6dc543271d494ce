/* Through whom the words came: cited media, the channel, the day. */
#ifndef KUTIP_QUOTES_VIA_H
#define KUTIP_QUOTES_VIA_H

#include "core/quotes/outline/outline.h"
#include "core/quotes/quotes.h"

enum { VIA_MOST = 16 };

/* Media in the order of their finding, canonical names, each once. */
struct via {
    struct str at[VIA_MOST];
    size_t count;
};

/* Can this sentence cite a medium? */
static inline bool via_possible(const struct sentence *sentence) {
    const class_set media = CLASS_BIT(MEDIUM) | CLASS_BIT(OUTLET) | CLASS_BIT(AMBIGUOUS_MEDIUM);
    if (sentence->is & CLASS_BIT(SOURCE_CUE)) return true;
    return (sentence->begins & CLASS_BIT(SOURCE_CUE)) && (sentence->begins & media);
}

/* Adds the media that tokens [from, to) cite: "seperti dilansir Reuters", "kepada AFP"; with `said`
 * also one that merely says it ("…, lapor KCNA"). The page's own outlet is left out. */
void via_find(const struct outline *o, uint32_t from, uint32_t to, bool said, struct via *via);

/* The name that the source cue at `t` cites, known or not: the first behind it and its links. */
bool via_cited(const struct outline *o, uint32_t t, uint32_t to, struct media_name *name);

/* Adds the media that report the words of another: "…, the state news agency ONA reported",
 * "Kantor berita ONA melaporkan NAME …". */
void via_reported(const struct outline *o, uint32_t from, uint32_t to, struct via *via);

/* Adds the medium at [from, to) by its canonical name. */
void via_add(const struct outline *o, uint32_t from, uint32_t to, struct via *via);

/* Adds those of `more` that `via` lacks. */
void via_join(struct via *via, const struct via *more);

/* Where the speaker put the words ("dalam konferensi pers"), and when ("Rabu (18/6/2025)");
 * STR_NONE where [from, to) does not tell. */
struct str via_channel(const struct outline *o, uint32_t from, uint32_t to);
struct str via_said(const struct outline *o, uint32_t from, uint32_t to);

#endif
