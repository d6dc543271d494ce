#include "core/lang/inside.h"

/* A shorter word shows no prefix, and is no part of another, in bytes. */
enum { VERB_SHORTEST = 6, WORD_SHORTEST = 3 };

const char *lang_name(const struct lang_pack *pack) {
    return strcmp(pack->name, "world") == 0 ? NULL : pack->name;
}

bool lang_has_capitals(const struct lang_pack *pack) {
    return script_has_capitals(pack->script);
}

struct str lang_setting(const struct lang_pack *pack, struct str key) {
    const struct pack_table *table = &pack->table;
    for (size_t i = 0; i < table->setting_count; i++) {
        const struct pack_list *setting = &table->settings[i];
        if (str_eq((struct str){table->text + setting->key, setting->key_length}, key))
            return (struct str){table->text + setting->first, setting->first_length};
    }
    return STR_NONE;
}

bool lang_has_capital_nouns(const struct lang_pack *pack) {
    return str_eq(lang_setting(pack, STR("nouns")), STR("capital"));
}

bool lang_looks_verb(const struct lang_pack *pack, struct str word, enum verb_form form) {
    const struct affixes *prefixes = &pack->verb_prefixes[form];
    for (size_t i = 0; word.len >= VERB_SHORTEST && i < prefixes->count; i++)
        if (str_starts(word, prefixes->at[i])) return true;
    return false;
}

size_t lang_name_tail(const struct lang_pack *pack, struct str word) {
    size_t longest = 0;
    if (word.len < 2) return 0;
    const unsigned char *end = (const unsigned char *)word.ptr + word.len;
    if (!(pack->tail_ends[end[-1] % 32] >> end[-2] % 32 & 1)) return 0; /* most names */
    for (size_t i = 0; i < pack->name_tails.count; i++) {
        struct str tail = pack->name_tails.at[i];
        if (tail.ptr[tail.len - 1] != word.ptr[word.len - 1]) continue;
        if (tail.len > longest && str_ends(word, tail)) longest = tail.len;
    }
    return longest;
}

bool lang_is_paper_word(const struct lang_pack *pack, uint32_t hash) {
    if ((pack->paper_bits >> (hash & 63) & 1) == 0) return false;
    for (size_t i = 0; i < pack->paper_word_count; i++)
        if (pack->paper_words[i] == hash) return true;
    return false;
}

const struct lang_marks *lang_marks(const struct lang_pack *pack, size_t *count) {
    *count = pack->table.mark_count;
    return pack->table.marks;
}

/* `next` is the hash of the word behind it. */
static inline void classify(const struct pack_table *table, struct word *word, uint32_t next) {
    const struct pack_kind *kind = pack_kind(table, word->hash);
    word->is = kind->is;
    word->begins = kind->begins;
    word->flags |= (uint32_t)pack_pair(table, word->hash, next) * WORD_PHRASE;
}

/* "Lokalpolitiker" ends in one of them, and before it stands a word, too. */
static bool ends_so(struct str word, const struct affixes *endings) {
    for (size_t i = 0; i < endings->count; i++)
        if (word.len >= endings->at[i].len + WORD_SHORTEST && str_ends(word, endings->at[i]))
            return true;
    return false;
}

/* What the endings of words put together tell, where the pack does not hold the word itself. */
static void classify_by_endings(const struct lang_pack *pack, struct str clean,
                                struct words *words) {
    for (size_t i = 0; i < words->count; i++) {
        struct word *word = &words->at[i];
        if (!(word->flags & WORD_CAPITAL) || word->begins != 0) continue;
        struct str text = str_slice(clean, word->start, word->end);
        if (ends_so(text, &pack->role_endings))
            word->is = CLASS_BIT(ROLE);
        else if (ends_so(text, &pack->organisation_endings))
            word->is = CLASS_BIT(ORGANISATION);
        word->begins = word->is;
    }
}

void lang_classify(const struct lang_pack *pack, struct str clean, struct words *words) {
    if (words->count == 0) return;
    struct word *word = words->at, *last = word + words->count - 1;
    for (; word < last; word++) classify(&pack->table, word, word[1].hash);
    classify(&pack->table, last, last->hash);
    if (pack->role_endings.count + pack->organisation_endings.count > 0)
        classify_by_endings(pack, clean, words);
}

/* Is `word` as far from the word before it as the phrase wants? Punctuation may be set off. */
static bool gap_fits(const struct word *word, bool glued) {
    if (word->flags & WORD_LINE) return false;
    if ((word->flags & WORD_LETTERS) == 0) return true;
    return ((word->flags & WORD_GLUED) != 0) == glued;
}

static bool phrase_fits(const struct pack_table *table, const struct pack_phrase *phrase,
                        const struct word *words) {
    if (phrase->count > 1 && phrase->second != words[1].hash) return false;
    for (size_t i = 1; i < phrase->count; i++)
        if (table->words[phrase->words + i] != words[i].hash ||
            !gap_fits(&words[i], (phrase->glued >> i & 1) != 0))
            return false;
    return true;
}

bool lang_match(const struct lang_pack *pack, const struct words *words, size_t from, size_t to,
                enum word_class class, struct lang_hit *hit) {
    if (from >= to || !lang_may_match(&words->at[from], (class_set)1 << class)) return false;
    const struct pack_table *table = &pack->table;
    struct pack_stretch begins = pack_stretch(table, words->at[from].hash);
    if (begins.count == 0) { /* of this class by its ending */
        if (hit != NULL) *hit = (struct lang_hit){1, STR(""), STR("")};
        return true;
    }
    const struct pack_phrase *phrase = &table->phrases[begins.first];
    const struct pack_phrase *end = phrase + begins.count;
    size_t most = words->at[from].flags & WORD_PHRASE ? to - from : 1;
    while (phrase->class < class) phrase++; /* `begins` says that there is one */
    for (; phrase < end && phrase->class == class; phrase++) {
        if (phrase->count > most) continue;
        if (!phrase_fits(table, phrase, words->at + from)) continue;
        if (hit == NULL) return true;
        const struct pack_list *list = &table->lists[phrase->list];
        *hit = (struct lang_hit){phrase->count,
                                 {table->text + list->key, list->key_length},
                                 {table->text + list->first, list->first_length}};
        return true;
    }
    return false;
}

bool lang_is(const struct lang_pack *pack, struct str phrase, enum word_class class,
             struct lang_hit *hit) {
    struct arena arena = {0};
    struct words words;
    struct lang_hit found;
    words_cut(&arena, phrase, &words);
    lang_classify(pack, phrase, &words);
    bool is = lang_match(pack, &words, 0, words.count, class, &found) && found.words == words.count;
    arena_free(&arena);
    if (is && hit != NULL) *hit = found;
    return is;
}
