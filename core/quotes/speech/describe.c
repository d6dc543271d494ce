#include "core/quotes/speech/describe.h"

enum { DESCRIPTION_LONGEST = 16 };

/* What the noun phrase at `token` is: MENTION_DESCRIPTION when its words tell no more than that it
 * is one, MENTION_NONE when they do not even tell that. */
static enum mention_kind kind_at(const struct outline *o, uint32_t token, uint32_t to) {
    static const struct {
        enum word_class class;
        enum mention_kind kind;
    } kinds[] = {{CLASS_ANONYMOUS, MENTION_ANONYMOUS}, {CLASS_COLLECTIVE, MENTION_COLLECTIVE},
                 {CLASS_DOCUMENT, MENTION_DOCUMENT},   {CLASS_CUE_NOUN, MENTION_DOCUMENT},
                 {CLASS_MEDIUM_WORD, MENTION_MEDIUM},  {CLASS_ORGANISATION, MENTION_ORGANISATION},
                 {CLASS_ROLE, MENTION_DESCRIPTION}};
    if (!outline_begins(o, token, DESCRIBING)) return MENTION_NONE;
    uint32_t head = token + 1 < to && outline_article(o, token) ? token + 1 : token;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (outline_match(o, token, to, kinds[i].class) > 0 ||
            (head > token && outline_match(o, head, to, kinds[i].class) > 0)) {
            bool office = kinds[i].kind == MENTION_ORGANISATION && /* "a fund manager" */
                          !outline_capital(o, head) && head + 1 < to &&
                          outline_match(o, head + 1, to, CLASS_ROLE) > 0;
            return office ? MENTION_ANONYMOUS : kinds[i].kind;
        }
    /* "pihak bandara" is like "pihak keluarga", "a woman in red" like "a source" */
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        if (outline_begins(o, token, (class_set)1 << kinds[i].class) &&
            !outline_is(o, token, CLASS_BIT(SCENE)) &&
            (head == token || kinds[i].kind == MENTION_ANONYMOUS))
            return kinds[i].kind;
    return MENTION_NONE;
}

bool describe_speaker(const struct outline *o, uint32_t token, uint32_t to, struct mention *out) {
    const class_set stops = CUE_VERBS | CLASS_BIT(WEEKDAY) | CLASS_BIT(ADDRESSEE);
    *out = (struct mention){.from = token, .person = NO_PERSON, .kind = kind_at(o, token, to)};
    uint32_t t = token, scene = 0;
    while (t < to && t < token + DESCRIPTION_LONGEST && outline_letters(o, t)) {
        if (outline_is(o, t, CLASS_BIT(DEMONSTRATIVE)) && t > token) {
            out->definite = true;
            t++;
            scene = 0;
            break;
        }
        if (outline_is(o, t, stops)) break;
        if (t > token && outline_is(o, t, CLASS_BIT(ADVERB)) &&
            !outline_is(o, t - 1, CLASS_BIT(SCENE)))
            break; /* "perusahaan juga …" */
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
    if (t == token || (!out->definite && out->kind == MENTION_NONE)) return false;
    if (out->kind == MENTION_NONE) out->kind = MENTION_DESCRIPTION;
    out->to = out->surface_to = out->name_end = t;
    out->name = token;
    out->role = out->role_end = token;
    return true;
}
