#include "core/lang/stem.h"

#include "core/base/ini.h"
#include "core/lang/inside.h"
#include "core/text/utf8.h"

enum { WORD_ROOM = 40, LEAST_STEM = 3 };

static size_t count_items(struct str list) {
    size_t count = 0;
    for (struct str item; ini_next_item(&list, &item);) count++;
    return count;
}

struct stem_rules stem_rules_read(struct arena *arena, const struct lang_pack *pack) {
    struct str suffixes = lang_setting(pack, STR("stem-suffixes")), item;
    struct str prefixes = lang_setting(pack, STR("stem-prefixes"));
    struct str *cut = arena_new(arena, struct str, count_items(suffixes) + 1);
    struct stem_prefix *put = arena_new(arena, struct stem_prefix, count_items(prefixes) + 1);
    struct stem_rules rules = {.suffixes = cut, .prefixes = put};
    while (ini_next_item(&suffixes, &item)) cut[rules.suffix_count++] = item;
    while (ini_next_item(&prefixes, &item)) {
        struct stem_prefix *prefix = &put[rules.prefix_count++];
        prefix->to = item;
        str_cut(&prefix->to, ':', &prefix->from);
    }
    rules.falls = lang_setting(pack, STR("stem-falls"));
    return rules;
}

static bool is_vowel(char c) {
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static void cut_suffixes(struct str *word, const struct stem_rules *rules) {
    bool cut = false; /* one of this group is */
    for (size_t i = 0; i < rules->suffix_count; i++) {
        struct str suffix = rules->suffixes[i];
        if (str_eq(suffix, STR("/"))) {
            cut = false;
        } else if (!cut && word->len >= suffix.len + LEAST_STEM + 1 && str_ends(*word, suffix)) {
            word->len -= suffix.len;
            cut = true;
        }
    }
}

/* Puts the replacement where the prefix ended: `word` lies in a buffer of the caller's. */
static bool cut_prefix(struct str *word, const struct stem_rules *rules) {
    for (size_t i = 0; i < rules->prefix_count; i++) {
        const struct stem_prefix *prefix = &rules->prefixes[i];
        if (prefix->to.len > prefix->from.len) continue;
        size_t cut = prefix->from.len - prefix->to.len;
        if (word->len < cut + LEAST_STEM || !str_starts(*word, prefix->from)) continue;
        if (prefix->to.len > 0 && !is_vowel(word->ptr[prefix->from.len])) continue;
        if (prefix->to.len > 0) memcpy((char *)word->ptr + cut, prefix->to.ptr, prefix->to.len);
        *word = str_slice(*word, cut, word->len);
        return true;
    }
    return false;
}

/* "negara-negara" is "negara". */
static void cut_repetition(struct str *word) {
    size_t half = word->len / 2;
    if (word->len % 2 == 0 || word->ptr[half] != '-') return;
    struct str first = str_slice(*word, 0, half), second = str_slice(*word, half + 1, word->len);
    if (str_eq(first, second)) *word = first;
}

uint32_t lang_stem_hash(const struct lang_pack *pack, struct str word, uint32_t hash) {
    const struct stem_rules *rules = &pack->stem;
    char room[WORD_ROOM];
    if (rules->suffix_count + rules->prefix_count == 0 || word.len <= LEAST_STEM ||
        word.len > sizeof room)
        return hash;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c >= '0' && c <= '9') return hash;
        room[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    struct str stem = {room, word.len};
    cut_repetition(&stem);
    cut_suffixes(&stem, rules);
    if (cut_prefix(&stem, rules)) cut_prefix(&stem, rules);
    bool falls = rules->falls.len > 0 && memchr(rules->falls.ptr, stem.ptr[0], rules->falls.len);
    if (falls && stem.len > LEAST_STEM && is_vowel(stem.ptr[1]))
        stem = str_slice(stem, 1, stem.len);
    return utf8_hash(stem);
}
