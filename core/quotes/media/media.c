#include "core/quotes/media/media.h"

uint32_t media_at(const struct outline *o, uint32_t t, uint32_t to) {
    for (size_t i = 0; i < o->media.count && !outline_is_span(o, t); i++) {
        struct media_name name = o->media.at[i];
        uint32_t n = name.to - name.from, same = 0;
        if (n > to - t) continue;
        while (same < n && outline_capital(o, t + same) &&
               outline_word(o, t + same)->hash == outline_word(o, name.from + same)->hash)
            same++;
        if (same == n) return n;
    }
    return 0;
}

static bool holds_medium(const struct outline *o, const struct sentence *s) {
    for (uint32_t t = s->from; (s->phrases & CLASS_BIT(MEDIUM)) && t < s->to; t++)
        if (outline_match(o, t, s->to, CLASS_MEDIUM) > 0) return true;
    return false;
}

bool media_named(const struct outline *o) {
    for (size_t i = 0; i < o->sentence_count; i++)
        if (holds_medium(o, &o->sentences[i])) return true;
    return false;
}

void media_mark(const struct outline *o, struct mentions *mentions) {
    for (size_t i = 0; i < mentions->count && o->media.count > 0; i++) {
        struct mention *m = &mentions->at[i];
        if (m->kind != MENTION_NAME && m->kind != MENTION_ORGANISATION &&
            m->kind != MENTION_COUNTRY && m->kind != MENTION_MEDIUM)
            continue;
        if (m->alias != 0 && media_at(o, m->alias, m->alias + 1) == 1) {
            m->kind = MENTION_MEDIUM;
            m->name = m->alias;
            m->name_end = m->alias + 1;
            m->alias = 0;
        } else if (m->role == m->role_end && m->name < m->name_end &&
                   media_at(o, m->name, m->name_end) == m->name_end - m->name) {
            m->kind = MENTION_MEDIUM;
        }
    }
}
