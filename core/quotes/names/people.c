#include "core/quotes/names/people.h"

#include "core/quotes/names/alike.h"
#include "core/quotes/names/namesake.h"
#include "core/quotes/names/role.h"

/* How many people who share a word are compared: keeps a page of one word a million times linear.
 */
enum {
    SHARED_MOST = 16,
    MERGES_MOST = 4,
    MISSPELT_LEAST = 6,
    COMPARED_LONGEST = 48,
    ALIAS_LONGEST = 3,
    ALIAS_BACK = 6,
    SHORT_LEAST = 4,
    BLEND_LEAST = 5,
    BLEND_LONGEST = 10
};
#define NO_ENTRY UINT32_MAX

/* One word of a person's name, or the head of a person's role: newest first. */
struct entry {
    uint32_t hash, person, next;
};

struct table {
    struct arena *arena;
    const struct outline *o;
    struct mentions *mentions;
    struct people *people;
    struct entry *entries;
    uint32_t entry_count, entry_room;
    uint32_t *heads; /* by hash & mask: newest entry */
    uint32_t mask;
};

static uint32_t newest(const struct table *t, uint32_t hash) {
    return t->heads[(hash ^ hash >> 16) & t->mask];
}

static void index_word(struct table *t, uint32_t hash, uint32_t person) {
    uint32_t *head = &t->heads[(hash ^ hash >> 16) & t->mask];
    if (t->entry_count == t->entry_room) return;
    t->entries[t->entry_count] = (struct entry){hash, person, *head};
    *head = t->entry_count++;
}

static uint32_t name_words(const struct outline *o, uint32_t from, uint32_t to) {
    uint32_t count = 0;
    for (uint32_t i = from; i < to; i++) count += outline_letters(o, i);
    return count;
}

static uint32_t same_person(const struct people *people, uint32_t person) {
    for (int step = 0; step < MERGES_MOST && people->at[person].same != NO_PERSON; step++)
        person = people->at[person].same;
    return person;
}

typedef bool fits_person(const struct outline *o, const struct person *person, uint32_t hash);

/* The newest person of whose name a word has this hash, and that fits. */
static uint32_t find_by_word(const struct table *t, uint32_t hash, fits_person *fits) {
    uint32_t e = newest(t, hash);
    for (int seen = 0; e != NO_ENTRY && seen < SHARED_MOST; e = t->entries[e].next) {
        if (t->entries[e].hash != hash) continue;
        seen++;
        uint32_t person = same_person(t->people, t->entries[e].person);
        if (fits(t->o, &t->people->at[person], hash)) return person;
    }
    return NO_PERSON;
}

static bool is_body_called(const struct outline *o, const struct person *person, uint32_t hash) {
    return person->kind == MENTION_ORGANISATION && outline_word(o, person->name)->hash == hash &&
           outline_is(o, person->name_end - 1, CLASS_BIT(ORGANISATION));
}

/* "Glenwood" behind "Glenwood Capital": a body by the first word of its name. */
static uint32_t find_body(const struct table *t, const struct mention *m) {
    if (m->kind != MENTION_NAME || m->name_end != m->name + 1 || m->role != m->role_end)
        return NO_PERSON;
    return find_by_word(t, outline_word(t->o, m->name)->hash, is_body_called);
}

static uint32_t find_person(const struct table *t, const struct mention *m) {
    uint32_t best = NO_PERSON, compared = NO_PERSON;
    const struct name name = mention_name(m);
    for (uint32_t i = m->name; i < m->name_end; i++) {
        if (!outline_letters(t->o, i)) continue;
        uint32_t hash = mention_name_hash(t->o, &name, i);
        uint32_t e = newest(t, hash);
        for (int seen = 0; e != NO_ENTRY && seen < SHARED_MOST; e = t->entries[e].next) {
            if (t->entries[e].hash != hash) continue;
            seen++;
            if (t->entries[e].person == compared) continue; /* by the name's word before */
            compared = t->entries[e].person;
            if (!namesake_is(t->o, m, &t->people->at[compared])) continue;
            uint32_t person = same_person(t->people, compared);
            const struct person *p = &t->people->at[person];
            if (best == NO_PERSON || p->mentions > t->people->at[best].mentions) best = person;
        }
    }
    return best;
}

static bool is_surnamed(const struct outline *o, const struct person *person, uint32_t hash) {
    return person->kind == MENTION_NAME && (outline_word(o, person->name_end - 1)->hash == hash ||
                                            outline_word(o, person->name)->hash == hash);
}

/* "Coach said" behind "Martin Coach", "kata Putri" behind "Putri Sagala": a role alone that is some
 * person's last name, or the first. */
static uint32_t find_surname(const struct table *t, const struct mention *m) {
    if (m->role_end != m->role + 1 || !outline_capital(t->o, m->role)) return NO_PERSON;
    return find_by_word(t, outline_word(t->o, m->role)->hash, is_surnamed);
}

/* "Vishal Meta" behind "Vishal Mehta": two words, of which the last is one letter off. */
static uint32_t find_misspelt_last(const struct table *t, const struct mention *m) {
    const struct outline *o = t->o;
    const struct word *last = outline_word(o, m->name_end - 1);
    struct str name = str_slice(o->clean, last->start, last->end);
    if (name.len < SHORT_LEAST || m->role != m->role_end) return NO_PERSON;
    uint32_t hash = outline_word(o, m->name)->hash;
    for (uint32_t e = newest(t, hash); e != NO_ENTRY; e = t->entries[e].next) {
        if (t->entries[e].hash != hash) continue;
        uint32_t person = same_person(t->people, t->entries[e].person);
        const struct person *p = &t->people->at[person];
        const struct word *word = outline_word(o, p->name_end - 1);
        struct str known = str_slice(o->clean, word->start, word->end);
        bool same = p->kind == MENTION_NAME && outline_word(o, p->name)->hash == hash &&
                    p->name_end == p->name + 2 && known.ptr[0] == name.ptr[0];
        return same && alike_by_letter(name, known) ? person : NO_PERSON;
    }
    return NO_PERSON;
}

/* A name that the page misspells: one word, one letter off a known one. */
static uint32_t find_misspelt(const struct table *t, const struct mention *m) {
    const struct outline *o = t->o;
    if (m->kind != MENTION_NAME || !lang_has_capitals(o->article->pack)) return NO_PERSON;
    if (m->name_end == m->name + 2) return find_misspelt_last(t, m);
    if (m->name_end != m->name + 1) return NO_PERSON;
    struct str name = outline_text(o, m->name, m->name_end);
    if (name.len < SHORT_LEAST) return NO_PERSON;
    for (size_t seen = 0; seen < t->people->count && seen < SHARED_MOST; seen++) {
        uint32_t person = (uint32_t)(t->people->count - 1 - seen);
        const struct person *p = &t->people->at[person];
        if (p->kind != MENTION_NAME) continue;
        for (uint32_t i = p->name; i < p->name_end; i++) {
            const struct word *word = outline_word(o, i);
            struct str known = str_slice(o->clean, word->start, word->end);
            if (known.ptr[0] != name.ptr[0]) continue;
            if (name.len < MISSPELT_LEAST ? alike_with_y(name, known)
                                          : alike_by_letter(name, known))
                return person;
        }
    }
    return NO_PERSON;
}

/* "Presiden", "menteri luar negeri itu": the newest person who was introduced with that role. */
static uint32_t find_role(const struct table *t, const struct mention *m) {
    uint32_t key = role_key(t->o, m->role, m->role_end).head;
    if (key == 0) return NO_PERSON;
    /* "Presiden" alone is rather the one whose country goes without saying */
    bool named = role_names_country(t->o, m->role, m->role_end), several = false;
    bool shared = role_shared(t->o, m->role, m->role_end);
    uint32_t foreign = NO_PERSON;
    uint32_t e = newest(t, key);
    for (int seen = 0; e != NO_ENTRY && seen < SHARED_MOST; e = t->entries[e].next) {
        if (t->entries[e].hash != key) continue;
        seen++;
        uint32_t person = t->entries[e].person;
        const struct person *p = &t->people->at[person];
        if (!role_fits(t->o, m, p)) continue;
        if (!shared && (named || !role_names_country(t->o, p->role, p->role_end))) return person;
        if (foreign == NO_PERSON) foreign = person;
        several |= foreign != person;
    }
    return several ? NO_PERSON : foreign;
}

/* Where names have cases the shorter form is the nominative: "Павел Громов", "Павлом Громовым". */
static bool is_nominative(const struct table *t, const struct mention *m, const struct person *p) {
    return t->o->name_endings.len > 0 &&
           name_words(t->o, m->name, m->name_end) == name_words(t->o, p->name, p->name_end) &&
           outline_text(t->o, m->name, m->name_end).len <
               outline_text(t->o, p->name, p->name_end).len;
}

/* Does the mention name the person more fully than any before it? */
static bool is_fuller(const struct table *t, const struct mention *m, uint32_t index) {
    const struct person *p = &t->people->at[index];
    if (is_nominative(t, m, p)) return true;
    return m->name_end - m->name > 1 &&
           name_words(t->o, m->name, m->name_end) > name_words(t->o, p->name, p->name_end);
}

/* What the mention tells of the person; `fuller`: a fuller name, too. */
static void learn(struct table *t, uint32_t index, const struct mention *m, bool fuller) {
    struct person *p = &t->people->at[index];
    const struct outline *o = t->o;
    if (fuller) {
        p->name = m->name;
        p->name_end = m->name_end;
        p->skip = m->skip;
        p->cut = m->cut;
    }
    if (p->role == p->role_end && p->role_more == 0) {
        p->role = m->role;
        p->role_end = m->role_end;
        p->role_more = m->role_more;
    }
    if (m->role != m->role_end) {
        struct role_key key = role_key(o, m->role, m->role_end);
        if (key.head != 0) index_word(t, key.head, index);
        if (key.broad != key.head) index_word(t, key.broad, index);
    }
    if (m->alias != 0 && p->alias == 0) {
        p->alias = m->alias;
        index_word(t, outline_word(o, m->alias)->hash, index);
    }
    bool last_name = m->name_end == m->name + 1 && m->from == m->name; /* "Warren", a woman's */
    if (!last_name || !(p->male | p->female)) {
        p->male |= m->male;
        p->female |= m->female;
    }
    p->firm |= m->firm;
}

/* "X alias Y": the page goes on with Y alone. */
static void learn_alias(struct table *t, uint32_t index, const struct mention *m) {
    struct person *p = &t->people->at[index];
    if (p->alias != 0 || p->name == m->name || m->name_end != m->name + 1) return;
    p->alias = m->name;
    index_word(t, outline_word(t->o, m->name)->hash, index);
}

static void index_name(struct table *t, uint32_t person, const struct mention *m) {
    const struct name name = mention_name(m);
    for (uint32_t i = m->name; i < m->name_end; i++)
        if (outline_letters(t->o, i)) index_word(t, mention_name_hash(t->o, &name, i), person);
    uint32_t tail = m->name < m->name_end ? namesake_tail(t->o, m->name_end - 1) : 0;
    if (tail != 0) index_word(t, tail, person);
}

static uint32_t add_person(struct table *t, const struct mention *m) {
    uint32_t index = (uint32_t)t->people->count++;
    t->people->at[index] = (struct person){.name = m->name,
                                           .name_end = m->name_end,
                                           .skip = m->skip,
                                           .cut = m->cut,
                                           .role = m->role,
                                           .role_end = m->role,
                                           .kind = m->kind,
                                           .same = NO_PERSON};
    return index;
}

/* Does a word for another name stand directly before or behind the mention: "yang akrab disapa Y",
 * "Y, sapaan akrabnya"? */
static bool is_told_alias(const struct outline *o, const struct mention *m) {
    if (m->from > 0 && outline_is(o, m->from - 1, CLASS_BIT(ALIAS_WORD)))
        for (uint32_t k = 1; k <= ALIAS_LONGEST && k <= m->from; k++)
            if (outline_match(o, m->from - k, m->from, CLASS_ALIAS_WORD) == k) return true;
    return outline_sign(o, m->to, ',') &&
           outline_match(o, m->to + 1, m->to + 1 + ALIAS_LONGEST, CLASS_ALIAS_WORD) > 0;
}

/* "…, kata pria yang akrab disapa Y": one of those named last, if his name sounds like it. */
static uint32_t alias_of_earlier(const struct table *t, size_t at) {
    const struct outline *o = t->o;
    const struct mention *m = &t->mentions->at[at];
    if (m->name_end != m->name + 1 || m->role != m->role_end) return NO_PERSON;
    bool told = is_told_alias(o, m);
    struct str alias = outline_text(o, m->name, m->name_end);
    for (size_t i = at; i > 0 && at - i < ALIAS_BACK && alias.len <= COMPARED_LONGEST; i--) {
        uint32_t person = t->mentions->at[i - 1].person;
        if (person == NO_PERSON || t->people->at[person].kind != MENTION_NAME) continue;
        const struct person *p = &t->people->at[person];
        if (p->name_end == p->name + 1) continue;
        if (!told && o->clean.ptr[outline_word(o, p->name)->start] != alias.ptr[0]) continue;
        struct str name = outline_text(o, p->name, p->name_end);
        if (name.len > COMPARED_LONGEST) continue;
        if (told ? alike_in_part(alias, name) : alike_shortened(alias, name)) return person;
    }
    return NO_PERSON;
}

/* "X alias Y", "X, yang akrab disapa Y": Y is the person just named. */
static uint32_t alias_of(const struct table *t, size_t at) {
    if (at == 0) return NO_PERSON;
    const struct mention *m = &t->mentions->at[at], *before = m - 1;
    if (before->person == NO_PERSON || m->from < before->to || m->from - before->to > 5 ||
        m->name_end - m->name > ALIAS_LONGEST)
        return NO_PERSON;
    uint32_t end = before->to; /* the alias stands directly behind the name, or behind a comma */
    if (end < m->from && !outline_letters(t->o, end)) end++;
    for (uint32_t i = before->to; i <= end && i < m->from; i++)
        if (outline_match(t->o, i, m->from, CLASS_ALIAS_WORD) == m->from - i && i < m->from)
            return before->person;
    return NO_PERSON;
}

/* One person had two names until an alias joined them: what was said of `other` is of `person`. */
static void merge(struct table *t, uint32_t other, uint32_t person) {
    struct person *from = &t->people->at[other];
    const struct name name = person_name(from);
    for (uint32_t i = from->name; i < from->name_end; i++)
        if (outline_letters(t->o, i)) index_word(t, mention_name_hash(t->o, &name, i), person);
    from->same = person;
}

/* Does the role [from, to) end with a word for one who speaks for another? */
static bool is_mouth(const struct outline *o, uint32_t from, uint32_t to) {
    static const struct str keys[] = {STR("spokes"), STR("same-counsel")};
    for (uint32_t t = from; t < to; t++) {
        struct str key = outline_key(o, t, to, CLASS_ROLE);
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
            if (str_eq(key, keys[i])) return t + outline_match(o, t, to, CLASS_ROLE) == to;
    }
    return false;
}

/* "Juru bicara Holvat": one who speaks for a person known by another role, and unnamed himself. */
static bool speaks_for(const struct table *t, const struct mention *m, uint32_t person) {
    const struct person *p = &t->people->at[person];
    return m->kind == MENTION_NAME && m->role_end == m->name && p->role < p->role_end &&
           is_mouth(t->o, m->role, m->role_end) && !is_mouth(t->o, p->role, p->role_end);
}

/* "Luca Brandt's" where the page goes on with Brandt: his full name. */
static void learn_owner(struct table *t, struct name owner) {
    uint32_t hash = mention_name_hash(t->o, &owner, owner.to - 1);
    uint32_t person = find_by_word(t, hash, is_surnamed);
    if (person == NO_PERSON) return;
    struct person *p = &t->people->at[person];
    if (p->name_end != p->name + 1) return;
    p->name = owner.from;
    p->name_end = owner.to;
    p->skip = owner.skip;
    p->cut = owner.cut;
}

/* "Bamsoel" of "Bambang Soelistyo", "Zulhar" of "Zulkifli Harjono": a name made of two beginnings,
 * in languages that make such; of one of the people named last. */
static uint32_t find_blend(const struct table *t, const struct mention *m) {
    const struct outline *o = t->o;
    if (m->kind != MENTION_NAME || m->name_end != m->name + 1 || m->role != m->role_end)
        return NO_PERSON;
    struct str name = outline_text(o, m->name, m->name_end);
    if (name.len < BLEND_LEAST || name.len > BLEND_LONGEST) return NO_PERSON;
    for (size_t seen = 0; seen < t->people->count && seen < SHARED_MOST; seen++) {
        uint32_t person = (uint32_t)(t->people->count - 1 - seen);
        const struct person *p = &t->people->at[person];
        const struct word *first = outline_word(o, p->name),
                          *last = outline_word(o, p->name_end - 1);
        struct str begin = str_slice(o->clean, first->start, first->end);
        struct str end = str_slice(o->clean, last->start, last->end);
        if (p->kind != MENTION_NAME || first == last || begin.ptr[0] != name.ptr[0]) continue;
        if (alike_blend(name, begin, end)) return person;
    }
    return NO_PERSON;
}

void people_find(struct arena *arena, const struct outline *o, struct mentions *mentions,
                 struct people *out) {
    *out = (struct people){0};
    struct table t = {.arena = arena, .o = o, .mentions = mentions, .people = out};
    bool capitals = lang_has_capitals(o->article->pack);
    bool blends = str_eq(lang_setting(o->article->pack, STR("nicknames")), STR("blend"));
    size_t words = 0;
    for (size_t i = 0; i < mentions->count; i++)
        words += mentions->at[i].name_end - mentions->at[i].name + 2;
    uint32_t slots = 64;
    while (slots < words) slots *= 2;
    t.mask = slots - 1;
    t.heads = arena_new_raw(arena, uint32_t, slots);
    memset(t.heads, 0xFF, slots * sizeof *t.heads);
    t.entry_room = (uint32_t)words + 1;
    t.entries = arena_new_raw(arena, struct entry, t.entry_room);
    out->at = arena_new_raw(arena, struct person, mentions->count + 1);
    for (size_t i = 0; i < mentions->count; i++) {
        struct mention *m = &mentions->at[i];
        if (m->kind == MENTION_PRONOUN || m->kind == MENTION_DESCRIPTION ||
            (m->kind == MENTION_ANONYMOUS && capitals))
            continue;
        if (m->kind == MENTION_ROLE) {
            m->person = find_role(&t, m);
            if (m->person == NO_PERSON) m->person = find_surname(&t, m);
            continue;
        }
        uint32_t person = find_person(&t, m);
        if (person != NO_PERSON && speaks_for(&t, m, person)) {
            m->kind = MENTION_ANONYMOUS;
            continue;
        }
        uint32_t named = alias_of(&t, i);
        if (named == NO_PERSON && person == NO_PERSON && m->kind == MENTION_NAME && m->from > 0)
            named = alias_of_earlier(&t, i);
        if (named != NO_PERSON && person != NO_PERSON && person != named) merge(&t, person, named);
        if (named != NO_PERSON) person = named;
        if (person == NO_PERSON) person = find_body(&t, m);
        if (person == NO_PERSON) person = find_misspelt(&t, m);
        if (person == NO_PERSON && blends && (person = find_blend(&t, m)) != NO_PERSON)
            named = person;
        bool fuller = person == NO_PERSON || is_fuller(&t, m, person);
        if (person == NO_PERSON) person = add_person(&t, m);
        if (fuller) index_name(&t, person, m);
        learn(&t, person, m, fuller);
        if (named == person && m->kind == MENTION_NAME) learn_alias(&t, person, m);
        m->person = person;
        out->at[person].mentions++;
    }
    for (size_t i = 0; i < mentions->owner_count; i++) learn_owner(&t, mentions->owners[i]);
    for (size_t i = 0; i < mentions->count; i++)
        if (mentions->at[i].person != NO_PERSON)
            mentions->at[i].person = same_person(out, mentions->at[i].person);
}

void people_speak(struct people *people, const struct mention *mention) {
    if (mention->person != NO_PERSON) people->at[mention->person].speaks = true;
}
