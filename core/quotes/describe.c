#include "core/quotes/describe.h"

enum { DESCRIPTION_LONGEST = 16 };

bool describe_speaker(const struct outline *o, uint32_t token, uint32_t to, struct mention *out) {
    const class_set stops = CUE_VERBS | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADDRESSEE);
    const class_set kinds = CLASS_BIT(ANONYMOUS) | CLASS_BIT(COLLECTIVE) | CLASS_BIT(DOCUMENT) |
                            CLASS_BIT(CUE_NOUN) | CLASS_BIT(ORGANISATION) | CLASS_BIT(MEDIUM_WORD) |
                            CLASS_BIT(ROLE);
    *out = (struct mention){.from = token, .person = NO_PERSON, .kind = MENTION_DESCRIPTION};
    uint32_t t = token, scene = 0;
    class_set begins = outline_is_span(o, token) ? 0 : outline_word(o, token)->begins & kinds;
    while (t < to && t < token + DESCRIPTION_LONGEST && outline_letters(o, t)) {
        if (outline_is(o, t, CLASS_BIT(DEMONSTRATIVE)) && t > token) {
            out->definite = true;
            t++;
            scene = 0;
            break;
        }
        if (outline_is(o, t, stops)) break;
        size_t hidden = t > token ? outline_match(o, t, to, CLASS_ANONYMOUS) : 0;
        if (hidden > 2) { /* "yang enggan disebut namanya" */
            t += (uint32_t)hidden;
            scene = 0;
            break;
        }
        if (scene == 0 && t > token && outline_is(o, t, CLASS_BIT(SCENE))) scene = t;
        t++;
    }
    if (scene != 0) t = scene;
    if (t == token || (!out->definite && begins == 0)) return false;
    if (begins & CLASS_BIT(ANONYMOUS))
        out->kind = MENTION_ANONYMOUS;
    else if (begins & CLASS_BIT(COLLECTIVE))
        out->kind = MENTION_COLLECTIVE;
    else if (begins & (CLASS_BIT(DOCUMENT) | CLASS_BIT(CUE_NOUN)))
        out->kind = MENTION_DOCUMENT;
    else if (begins & CLASS_BIT(MEDIUM_WORD))
        out->kind = MENTION_MEDIUM;
    else if (begins & CLASS_BIT(ORGANISATION))
        out->kind = MENTION_ORGANISATION;
    out->to = out->surface_to = out->name_end = t;
    out->name = token;
    out->role = out->role_end = token;
    return true;
}
