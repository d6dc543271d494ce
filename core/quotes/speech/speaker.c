#include "core/quotes/speech/speaker.h"

#include "core/quotes/names/role.h"
#include "core/quotes/names/runin.h"
#include "core/quotes/speech/describe.h"
#include "core/quotes/speech/uncased.h"

/* On a page that names so many no pronoun means the only one. */
enum { NAMED_MOST = 24 };

static const struct someone NOBODY = {.person = NO_PERSON, .mention = {.kind = MENTION_NONE}};

void thread_begin(struct thread *thread, const struct outline *o, const struct mentions *mentions,
                  const struct people *people) {
    *thread = (struct thread){.o = o,
                              .mentions = mentions,
                              .people = people,
                              .topic = NOBODY,
                              .speaker = NOBODY,
                              .body = NOBODY};
    for (size_t i = 0; i < TOPICS_BEFORE; i++) thread->others[i] = NOBODY;
}

static struct someone someone_of(const struct mention *m) {
    return (struct someone){m->person, *m};
}

static bool is_somebody(const struct someone *someone) {
    return someone->mention.kind != MENTION_NONE;
}

static bool is_human(const struct thread *thread, const struct someone *someone) {
    enum mention_kind kind = someone->mention.kind;
    if (someone->person == NO_PERSON)
        return kind == MENTION_ANONYMOUS || kind == MENTION_DESCRIPTION ||
               (kind == MENTION_ROLE && outline_capital(thread->o, someone->mention.from));
    return thread->people->at[someone->person].kind == MENTION_NAME;
}

bool thread_possessor(const struct mentions *mentions, size_t at) {
    return mentions->at[at].kind == MENTION_PRONOUN && at + 1 < mentions->count &&
           mentions->at[at + 1].from == mentions->at[at].to;
}

/* The topic will be another's. */
static void remember(struct thread *thread) {
    for (size_t i = TOPICS_BEFORE - 1; i > 0; i--) thread->others[i] = thread->others[i - 1];
    thread->others[0] = thread->topic;
}

static void set_topic(struct thread *thread, struct someone someone) {
    if (thread->topic.person != someone.person && thread->topic.person != NO_PERSON)
        remember(thread);
    thread->topic = someone;
}

bool thread_unnamed(struct thread *thread, uint32_t from, uint32_t to) {
    struct mention who;
    if (!describe_unnamed(thread->o, from, to, &who)) return false;
    thread->speaker = someone_of(&who);
    set_topic(thread, thread->speaker);
    return true;
}

bool thread_doer(const struct thread *thread, const struct mention *m) {
    return m->kind == MENTION_NAME && m->person != NO_PERSON && m->from > 0 &&
           thread->people->at[m->person].name == m->name &&
           !outline_capital(thread->o, m->from - 1) &&
           outline_verb(thread->o, m->from - 1, VERB_PASSIVE);
}

void thread_turn(struct thread *thread) {
    thread->body = NOBODY;
    thread->body_spoke = false;
}

/* "kata perusahaan": the firm spoken of, whose name is not said again. */
static bool is_firm_noun(const struct outline *o, const struct mention *m) {
    return m->kind == MENTION_ORGANISATION && m->surface_to == m->from + 1 &&
           str_eq(outline_key(o, m->from, m->surface_to, CLASS_ORGANISATION), STR("company-noun"));
}

void thread_subject(struct thread *thread, uint32_t from, uint32_t to) {
    struct mention body;
    if (from < to && outline_capital(thread->o, from) &&
        describe_body(thread->o, from, to, &body) &&
        !(is_somebody(&thread->body) && is_firm_noun(thread->o, &body)))
        thread->body = someone_of(&body);
    for (size_t i = mention_from(thread->mentions, from); i < thread->mentions->count; i++) {
        const struct mention *m = &thread->mentions->at[i];
        if (m->from >= to) return;
        if (thread_possessor(thread->mentions, i)) {
            m++;
            i++;
        } else if (!m->subject &&
                   !(thread_doer(thread, m) && thread->people->at[m->person].speaks)) {
            continue;
        }
        if (m->kind == MENTION_PRONOUN) return;
        if (m->kind == MENTION_ORGANISATION || m->firm) thread->body = someone_of(m);
        if (m->person == NO_PERSON || (m->kind != MENTION_NAME && m->kind != MENTION_ROLE))
            continue;
        const struct person *p = &thread->people->at[m->person];
        if (!p->speaks && (is_somebody(&thread->topic) || !people_sure(p))) continue;
        set_topic(thread, someone_of(m));
        thread->body_spoke = false;
        return;
    }
}

static bool gender_fits(const struct thread *thread, const struct mention *pronoun,
                        const struct someone *someone) {
    if (someone->person == NO_PERSON) return true;
    const struct person *p = &thread->people->at[someone->person];
    return !(pronoun->male && p->female && !p->male) && !(pronoun->female && p->male && !p->female);
}

/* "The town calls him": what no rule knows for somebody is meant by no "he". */
static bool is_vague(const struct outline *o, const struct someone *someone) {
    const struct mention *m = &someone->mention;
    return m->kind == MENTION_ANONYMOUS && m->to > m->from && outline_article(o, m->from) &&
           !outline_begins(o, m->from, CLASS_BIT(ANONYMOUS)) &&
           !outline_is(o, m->surface_to - 1, CLASS_BIT(ROLE) | CLASS_BIT(COLLECTIVE));
}

/* The one person whom the page has named up to `to`, if it is one. */
static struct someone only_one(const struct thread *thread, uint32_t to,
                               const struct mention *pronoun) {
    struct someone only = NOBODY;
    for (size_t i = 0; i < thread->mentions->count && i < NAMED_MOST; i++) {
        const struct mention *m = &thread->mentions->at[i];
        if (m->from >= to) return only;
        if (m->kind != MENTION_NAME || m->person == NO_PERSON || m->person == only.person) continue;
        struct someone someone = someone_of(m);
        if (!is_human(thread, &someone) || !gender_fits(thread, pronoun, &someone)) continue;
        if (is_somebody(&only)) return NOBODY;
        if (people_sure(&thread->people->at[m->person])) only = someone;
    }
    return NOBODY;
}

/* Is it known that the pronoun is of this one's gender? */
static bool surely_fits(const struct thread *thread, const struct mention *pronoun,
                        const struct someone *someone) {
    if (someone->person == NO_PERSON || !is_human(thread, someone)) return false;
    const struct person *p = &thread->people->at[someone->person];
    return (pronoun->male && p->male && !p->female) || (pronoun->female && p->female && !p->male);
}

/* Whom a pronoun means: the topic, else the last speaker, as far as the gender allows, else the one
 * before where it tells: “You knew?” he asked. “No,” she replied. */
static struct someone antecedent(const struct thread *thread, const struct mention *pronoun) {
    const struct someone *recent[] = {&thread->topic, &thread->speaker};
    for (size_t i = 0; i < sizeof recent / sizeof *recent; i++)
        if (is_human(thread, recent[i]) && !is_vague(thread->o, recent[i]) &&
            gender_fits(thread, pronoun, recent[i]))
            return *recent[i];
    for (size_t i = 0; i < TOPICS_BEFORE; i++)
        if (surely_fits(thread, pronoun, &thread->others[i])) return thread->others[i];
    return is_somebody(&thread->topic) || is_somebody(&thread->speaker)
               ? NOBODY
               : only_one(thread, pronoun->from, pronoun);
}

static bool holds_key(const struct outline *o, uint32_t from, uint32_t to, struct str key) {
    for (uint32_t t = from; t < to; t++)
        if (str_eq(outline_key(o, t, to, CLASS_ROLE), key)) return true;
    return false;
}

/* "warga tersebut" is not the president of whom the text speaks, "juru bicara itu" no general: one
 * of the people, or a mouth of others, points back to one of them or to nobody named. */
static bool can_mean(const struct thread *thread, const struct mention *m,
                     const struct someone *someone) {
    if (m->kind != MENTION_ROLE || someone->person == NO_PERSON) return true;
    static const struct str keys[] = {STR("people"), STR("spokes")};
    const struct person *p = &thread->people->at[someone->person];
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        if (holds_key(thread->o, m->role, m->role_end, keys[i]) && p->role != p->role_end &&
            !holds_key(thread->o, p->role, p->role_end, keys[i]))
            return false;
    return true;
}

/* "Hakim menyatakan": of a role that several have one is as good as the other. */
static bool is_shared(const struct outline *o, const struct mention *m) {
    return m->to == m->from + 1 && role_shared(o, m->role, m->role_end);
}

/* "sopir truk itu", "a spokesman": a role in small letters names nobody. */
static bool is_nameless(const struct thread *thread, const struct someone *someone) {
    const struct mention *m = &someone->mention;
    return someone->person == NO_PERSON && m->kind == MENTION_ROLE &&
           (m->definite || is_shared(thread->o, m) ||
            holds_key(thread->o, m->role, m->role_end, STR("people")) ||
            !outline_capital(thread->o, m->from) || !outline_capital(thread->o, m->to - 1) ||
            lang_has_capital_nouns(thread->o->article->pack));
}

/* "a spokesperson", "residents": who spoke last, without a name. */
static bool is_unnamed(const struct thread *thread, const struct someone *someone) {
    enum mention_kind kind = someone->mention.kind;
    return someone->person == NO_PERSON &&
           (kind == MENTION_ANONYMOUS || kind == MENTION_COLLECTIVE ||
            is_nameless(thread, someone));
}

/* "tulis kementerian": the only body of the page whose name begins with that word. */
static struct someone body_called(const struct thread *thread, const struct mention *m) {
    const struct outline *o = thread->o;
    struct someone found = NOBODY;
    for (size_t i = 0; i < thread->people->count; i++) {
        const struct person *p = &thread->people->at[i];
        if (p->kind != MENTION_ORGANISATION || p->same != NO_PERSON || p->name_end < p->name + 2 ||
            outline_word(o, p->name)->hash != outline_word(o, m->from)->hash)
            continue;
        if (is_somebody(&found)) {
            const struct person *other = &thread->people->at[found.person];
            if (outline_word(o, other->name + 1)->hash != outline_word(o, p->name + 1)->hash)
                return NOBODY;
            if (p->name_end - p->name < other->name_end - other->name) continue;
        }
        found = (struct someone){.person = (uint32_t)i, .mention = *m};
        found.mention.person = (uint32_t)i;
    }
    return found;
}

static struct someone resolve(const struct thread *thread, const struct speech *speech) {
    const struct mention *m = &speech->speaker;
    switch (speech->voice) {
    case VOICE_NONE:
    case VOICE_UNREAD:
        return NOBODY;
    case VOICE_SAME:
        /* words that go on are the same body's; "she added" wants somebody who can speak */
        if (speech->cue == speech->cue_end && is_somebody(&thread->speaker)) return thread->speaker;
        return is_human(thread, &thread->speaker) || !is_somebody(&thread->topic) ? thread->speaker
                                                                                  : thread->topic;
    case VOICE_PERSON:
        return is_human(thread, &thread->topic) ? thread->topic : NOBODY;
    case VOICE_TOPIC:
        if (m->male || m->female) return antecedent(thread, m);
        if (thread->body_spoke && outline_nya(thread->o, speech->cue))
            return thread->body; /* "Kementerian menyatakan …. “…,” tulisnya" */
        return is_somebody(&thread->topic) ? thread->topic : thread->speaker;
    case VOICE_NAMED:
        break;
    }
    if (m->kind == MENTION_PRONOUN && outline_is(thread->o, m->from, CLASS_BIT(COLLECTIVE))) {
        if (is_unnamed(thread, &thread->speaker))
            return thread->speaker; /* one person, "they said" */
        struct someone many = {.person = NO_PERSON, .mention = *m};
        many.mention.kind = MENTION_COLLECTIVE; /* "kata mereka": nobody's words alone */
        return many;
    }
    if (m->kind == MENTION_PRONOUN) return m->thing ? thread->body : antecedent(thread, m);
    if (is_firm_noun(thread->o, m) || (m->kind == MENTION_ORGANISATION && m->definite)) {
        const struct someone *last = is_somebody(&thread->body) ? &thread->body : &thread->speaker;
        if (is_somebody(last) && !is_human(thread, last)) return *last;
    }
    if (m->kind == MENTION_COUNTRY && speech_points_back(thread->o, m))
        return is_human(thread, &thread->topic) ? thread->topic : NOBODY;
    if (m->kind == MENTION_ANONYMOUS && m->definite && is_somebody(&thread->speaker) &&
        !is_human(thread, &thread->speaker))
        return thread->speaker; /* "akun itu" */
    if (m->person != NO_PERSON) return someone_of(m);
    if (m->kind == MENTION_ORGANISATION && m->surface_to == m->from + 1) {
        struct someone body = body_called(thread, m);
        if (is_somebody(&body)) return body;
    }
    bool points_back = m->definite && (m->kind == MENTION_DESCRIPTION || m->kind == MENTION_ROLE ||
                                       m->kind == MENTION_DOCUMENT || m->kind == MENTION_MEDIUM);
    bool law = str_eq(outline_key(thread->o, m->from, m->to, CLASS_DOCUMENT), STR("law"));
    bool body = (m->kind == MENTION_MEDIUM || m->kind == MENTION_DOCUMENT) && !law;
    if (points_back && body && is_somebody(&thread->speaker)) return thread->speaker;
    if (points_back && is_human(thread, &thread->topic) && can_mean(thread, m, &thread->topic))
        return thread->topic;
    return someone_of(m);
}

struct someone thread_speaks(struct thread *thread, const struct speech *speech) {
    struct someone someone = resolve(thread, speech);
    if (!is_somebody(&someone)) return someone;
    thread->speaker = someone;
    bool body = someone.mention.firm || !is_human(thread, &someone);
    if (body) thread->body = someone;
    thread->body_spoke = body && someone.person != NO_PERSON &&
                         !outline_begins(thread->o, someone.mention.from, CLASS_BIT(DOCUMENT));
    uint32_t topic = thread->topic.person;
    bool silent = someone.mention.kind == MENTION_ORGANISATION && topic != NO_PERSON &&
                  !thread->people->at[topic].speaks;
    if (is_human(thread, &someone) || silent || !is_somebody(&thread->topic))
        set_topic(thread, someone);
    return someone;
}

static enum speaker_type type_of(enum mention_kind kind) {
    switch (kind) {
    case MENTION_NAME:
    case MENTION_ROLE:
        return SPEAKER_PERSON;
    case MENTION_ORGANISATION:
    case MENTION_COUNTRY:
    case MENTION_MEDIUM:
        return SPEAKER_ORGANISATION;
    case MENTION_COLLECTIVE:
        return SPEAKER_COLLECTIVE;
    case MENTION_DOCUMENT:
        return SPEAKER_DOCUMENT;
    case MENTION_ANONYMOUS:
    case MENTION_DESCRIPTION:
        return SPEAKER_ANONYMOUS;
    case MENTION_PRONOUN:
    case MENTION_NONE:
        break;
    }
    return SPEAKER_NONE;
}

static struct str surface_text(const struct outline *o, const struct mention *m) {
    struct str text = outline_text(o, m->from, m->surface_to);
    return str_slice(text, 0, text.len - (m->surface_to == m->name_end ? m->cut : 0));
}

static struct str role_text(const struct outline *o, const struct person *p) {
    if (p->role == p->role_end && p->role_more == 0) return STR_NONE;
    uint32_t start = outline_word(o, p->role)->start + runin_town(o, p->role) +
                     outline_elision(o, p->role); /* "L'entraîneur de Brennes" */
    uint32_t end = p->role_more > 0 ? outline_word(o, p->role_end)->start + p->role_more
                                    : outline_word(o, p->role_end - 1)->end;
    return str_slice(o->clean, start, end);
}

static struct speaker speaker_of(const struct thread *thread, const struct someone *someone,
                                 const struct mention *surface) {
    const struct outline *o = thread->o;
    struct speaker out = {.type = type_of(someone->mention.kind)};
    if (is_nameless(thread, someone)) out.type = SPEAKER_ANONYMOUS;
    if (out.type == SPEAKER_NONE) return out;
    if (surface != NULL) out.surface = surface_text(o, surface);
    if (someone->person != NO_PERSON) {
        const struct person *p = &thread->people->at[someone->person];
        out.type = p->firm ? SPEAKER_ORGANISATION : type_of(p->kind);
        uint32_t end = p->name_end;
        if (p->kind == MENTION_ORGANISATION && p->alias == p->name_end + 1) end = p->alias + 2;
        out.name = outline_text(o, p->name, end);
        out.name = str_slice(out.name, p->skip, out.name.len - (end == p->name_end ? p->cut : 0));
        out.role = role_text(o, p);
        return out;
    }
    const struct mention *m = &someone->mention;
    if (out.type == SPEAKER_ANONYMOUS) {
        if (surface == NULL || surface->kind == MENTION_PRONOUN)
            out.surface = outline_text(o, m->from, m->surface_to);
        return out;
    }
    out.name = outline_text(o, m->from, m->surface_to);
    return out;
}

struct speaker speaker_make(const struct thread *thread, const struct someone *someone,
                            const struct mention *surface) {
    const struct lang_pack *pack = thread->o->article->pack;
    struct speaker out = speaker_of(thread, someone, surface);
    if (lang_has_capitals(pack)) return out;
    if (out.type == SPEAKER_ORGANISATION) out.name = uncased_trim(pack, out.name);
    out.surface = uncased_trim(pack, out.surface);
    out.role = uncased_trim(pack, out.role);
    return out;
}
