#include "core/quotes/echo/stem.h"

#include "core/text/utf8.h"

enum { WORD_ROOM = 40, LEAST_STEM = 3 };

/* A prefix and what is put in its place; `before_vowel` tells the nasal ones apart that swallow the
 * first consonant of the stem: me(n)ulis < tulis, me(m)akai < pakai, me(ny)ebut < sebut. */
struct prefix {
    struct str from, to;
    bool before_vowel;
};

struct stem_rules {
    const struct str *suffixes[3]; /* one of each row is cut, in order; STR_NONE ends a row */
    const struct prefix *prefixes; /* the first that fits is cut, twice; from NONE ends */
    bool drops_k;                  /* k before a vowel is cut: me(ng)irim < kirim */
};

/* Indonesian and Malay: the order of affixes as in Adriani, Asian, Nazief, Tahaghoghi and Williams,
 * "Stemming Indonesian" (2007), without their dictionary. */
static const struct str id_particles[] = {STR("lah"), STR("kah"), STR("pun"), STR_NONE};
static const struct str id_possessives[] = {STR("nya"), STR("ku"), STR("mu"), STR_NONE};
static const struct str id_derivations[] = {STR("kan"), STR("an"), STR("i"), STR_NONE};
static const struct prefix id_prefixes[] = {
    {STR("memper"), STR(""), false}, {STR("diper"), STR(""), false}, {STR("meny"), STR("s"), true},
    {STR("peny"), STR("s"), true},   {STR("meng"), STR(""), false},  {STR("peng"), STR(""), false},
    {STR("mem"), STR("p"), true},    {STR("pem"), STR("p"), true},   {STR("men"), STR("t"), true},
    {STR("pen"), STR("t"), true},    {STR("mem"), STR(""), false},   {STR("pem"), STR(""), false},
    {STR("men"), STR(""), false},    {STR("pen"), STR(""), false},   {STR("ber"), STR(""), false},
    {STR("ter"), STR(""), false},    {STR("per"), STR(""), false},   {STR("me"), STR(""), false},
    {STR("di"), STR(""), false},     {STR("ke"), STR(""), false},    {STR("se"), STR(""), false},
    {STR_NONE, STR_NONE, false},
};
static const struct stem_rules indonesian = {
    {id_particles, id_possessives, id_derivations}, id_prefixes, true};

static const struct str en_possessives[] = {STR("'s"), STR("’s"), STR_NONE};
static const struct str en_endings[] = {STR("ing"), STR("ed"), STR("es"), STR("s"), STR_NONE};
static const struct str en_silent[] = {STR("e"), STR_NONE};
static const struct prefix no_prefixes[] = {{STR_NONE, STR_NONE, false}};
static const struct stem_rules english = {
    {en_possessives, en_endings, en_silent}, no_prefixes, false};

const struct stem_rules *stem_rules_for(const char *language) {
    if (language == NULL) return NULL;
    if (strcmp(language, "id") == 0 || strcmp(language, "ms") == 0) return &indonesian;
    return strcmp(language, "en") == 0 ? &english : NULL;
}

static bool is_vowel(char c) {
    return c != '\0' && strchr("aeiou", c) != NULL;
}

static void cut_suffix(struct str *word, const struct str *row) {
    for (; row->ptr != NULL; row++) {
        if (word->len < row->len + LEAST_STEM + 1 || !str_ends(*word, *row)) continue;
        word->len -= row->len;
        return;
    }
}

/* Puts the replacement where the prefix ended: `word` lies in a buffer of the caller's. */
static bool cut_prefix(struct str *word, const struct prefix *prefix) {
    for (; prefix->from.ptr != NULL; prefix++) {
        size_t cut = prefix->from.len - prefix->to.len;
        if (word->len < cut + LEAST_STEM || !str_starts(*word, prefix->from)) continue;
        if (prefix->before_vowel && !is_vowel(word->ptr[prefix->from.len])) continue;
        memcpy((char *)word->ptr + cut, prefix->to.ptr, prefix->to.len);
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

uint32_t stem_hash(const struct stem_rules *rules, struct str word, uint32_t hash) {
    char room[WORD_ROOM];
    if (rules == NULL || word.len <= LEAST_STEM || word.len > sizeof room) return hash;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c >= '0' && c <= '9') return hash;
        room[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    struct str stem = {room, word.len};
    cut_repetition(&stem);
    for (size_t i = 0; i < sizeof rules->suffixes / sizeof *rules->suffixes; i++)
        cut_suffix(&stem, rules->suffixes[i]);
    if (cut_prefix(&stem, rules->prefixes)) cut_prefix(&stem, rules->prefixes);
    if (rules->drops_k && stem.len > LEAST_STEM && stem.ptr[0] == 'k' && is_vowel(stem.ptr[1]))
        stem = str_slice(stem, 1, stem.len);
    return utf8_hash(stem);
}
