#include "core/quotes/echo/echo.h"

#include "core/quotes/echo/align.h"
#include "core/quotes/echo/echo_rules.h"
#include "core/text/utf8.h"

/* ---- the comparable form ---- */

static bool is_content(const struct word *word) {
    static const class_set empty = CLASS_BIT(FUNCTION_WORD) | CLASS_BIT(PREPOSITION) |
                                   CLASS_BIT(THAT) | CLASS_BIT(CONTENT_PRONOUN) |
                                   CLASS_BIT(PRONOUN) | CLASS_BIT(PRONOUN_MALE) |
                                   CLASS_BIT(PRONOUN_FEMALE);
    return (word->flags & WORD_LETTERS) != 0 && (word->is & empty) == 0;
}

/* A capital tells a name where no sentence begins, capitals throughout tell one anywhere. */
static uint32_t marks_of(const struct words *words, size_t at, size_t from) {
    const struct word *word = &words->at[at];
    if ((word->flags & WORD_DIGIT) != 0) return ECHO_NUMBER;
    if ((word->flags & WORD_UPPER) != 0) return ECHO_NAME;
    bool inside = at > from && (words->at[at - 1].flags & WORD_LETTERS) != 0;
    return inside && (word->flags & WORD_CAPITAL) != 0 ? ECHO_NAME : 0;
}

static uint32_t mix(uint32_t x) { /* the finaliser of MurmurHash3 */
    x = (x ^ x >> 16) * 0x85EBCA6Bu;
    x = (x ^ x >> 13) * 0xC2B2AE35u;
    return x ^ x >> 16;
}

/* The key of two words, in whichever order they stand. */
static uint32_t pair_key(uint32_t a, uint32_t b) {
    a >>= ECHO_MARK_BITS;
    b >>= ECHO_MARK_BITS;
    return a < b ? mix(a * 31 + mix(b)) : mix(b * 31 + mix(a));
}

/* The keys kept are those of least `rank`: a hash, so that two quotes keep the same ones of what
 * they share, over the length of the words, because long words tell more. */
struct key_choice {
    uint32_t *keys;
    double rank[ECHO_KEYS];
    size_t count;
};

static void offer_key(struct key_choice *choice, uint32_t key, size_t length) {
    double rank = (double)mix(key ^ 0x9E3779B9u) / (double)length;
    if (choice->count == ECHO_KEYS && rank >= choice->rank[ECHO_KEYS - 1]) return;
    size_t end = 0; /* the place that is given up: the key's own, else the last, else a new one */
    while (end < choice->count && choice->keys[end] != key) end++;
    if (end < choice->count && choice->rank[end] <= rank) return;
    if (end == ECHO_KEYS) end--;
    if (end == choice->count) choice->count++;
    for (; end > 0 && choice->rank[end - 1] > rank; end--) {
        choice->keys[end] = choice->keys[end - 1];
        choice->rank[end] = choice->rank[end - 1];
    }
    choice->keys[end] = key;
    choice->rank[end] = rank;
}

/* Every content word with each of the two before it. */
static void choose_keys(struct echo_quote *quote, const uint8_t *lengths) {
    struct key_choice choice = {.keys = quote->keys};
    if (quote->word_count < ECHO_LEAST_WORDS) return;
    for (size_t i = 1; i < quote->word_count; i++)
        for (size_t back = 1; back <= 2 && back <= i; back++)
            if (!echo_word_eq(quote->words[i], quote->words[i - back]))
                offer_key(&choice, pair_key(quote->words[i], quote->words[i - back]),
                          (size_t)lengths[i] + lengths[i - back]);
    quote->key_count = choice.count;
}

static struct echo_speaker speaker_hashes(struct arena *arena, struct str name) {
    struct echo_speaker speaker = {0, 0};
    if (name.ptr == NULL) return speaker;
    struct str rest = utf8_fold(arena, str_trim(name)), first;
    if (!str_cut(&rest, ' ', &first) || first.len == 0) return speaker;
    speaker.first = str_hash(first) | 1;
    char joined[256];
    size_t len = 0;
    for (size_t i = 0; i < rest.len && len < sizeof joined; i++)
        if (rest.ptr[i] != ' ' && rest.ptr[i] != '-') joined[len++] = rest.ptr[i];
    if (len > 0) speaker.rest = str_hash((struct str){joined, len}) | 1;
    return speaker;
}

/* Days since 1970-01-01; the civil-from-days arithmetic of Howard Hinnant, turned round. */
static int32_t day_of(const struct date *date) {
    if (date->year == 0) return INT32_MIN;
    int year = date->year - (date->month <= 2), month = (date->month + 9) % 12;
    int era = year / 400, of_era = year - era * 400;
    int of_year = (153 * month + 2) / 5 + date->day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void echo_prepare(struct arena *arena, const struct article *article, const struct quote *quote,
                  struct echo_quote *out) {
    const struct words *words = &article->words;
    size_t from = words_from(words, quote->start), to = words_from(words, quote->end);
    uint8_t lengths[ECHO_WORDS] = {0};
    uint32_t *hashes =
        arena_new(arena, uint32_t, (to - from < ECHO_WORDS ? to - from : ECHO_WORDS) + 1);
    *out = (struct echo_quote){.words = hashes,
                               .speaker = speaker_hashes(arena, quote->speaker.name),
                               .day = day_of(&article->published)};
    for (size_t i = from; i < to && out->word_count < ECHO_WORDS; i++) {
        const struct word *word = &words->at[i];
        if (!is_content(word)) continue;
        struct str text = str_slice(article->text.clean, word->start, word->end);
        lengths[out->word_count] = (uint8_t)(text.len < 255 ? text.len : 255);
        uint32_t stem = lang_stem_hash(article->pack, text, word->hash);
        hashes[out->word_count++] = (stem & ~(uint32_t)ECHO_MARKS) | marks_of(words, i, from);
    }
    choose_keys(out, lengths);
}

/* ---- the decision ---- */

static bool is_known(struct echo_speaker speaker) {
    return speaker.first != 0;
}

static bool is_one_word_of(struct echo_speaker one, struct echo_speaker all) {
    return one.rest == 0 && (one.first == all.first || one.first == all.rest);
}

static bool is_same_speaker(struct echo_speaker a, struct echo_speaker b) {
    return (a.first == b.first && a.rest == b.rest) || is_one_word_of(a, b) || is_one_word_of(b, a);
}

/* Days between two articles; 0 when one of them is not known. */
static int32_t days_apart(const struct echo_quote *a, const struct echo_quote *b) {
    if (a->day == INT32_MIN || b->day == INT32_MIN) return 0;
    return a->day > b->day ? a->day - b->day : b->day - a->day;
}

size_t echo_least_shared(size_t a_count, size_t b_count) {
    size_t least = a_count < b_count ? a_count : b_count;
    size_t part = (size_t)((double)least * LEAST_COVER_SHARED);
    return part > ECHO_LEAST_WORDS ? part : ECHO_LEAST_WORDS;
}

/* Names that begin alike may be one, printed badly or cut short: neither the same nor two. */
static bool is_other_speaker(struct echo_speaker a, struct echo_speaker b) {
    return is_known(a) && is_known(b) && a.first != b.first && !is_same_speaker(a, b);
}

/* What is added to the shares that are asked for. */
static double harder(bool other_speaker, const struct aligned *aligned) {
    double more = other_speaker ? OTHER_SPEAKER : 0;
    if (aligned->numbers_differ) return more + OTHER_NUMBERS;
    if (aligned->names_differ) more += OTHER_NAMES;
    return more < MOST_HARDER ? more : MOST_HARDER;
}

enum echo_kind echo_decide(const struct echo_quote *a, const struct echo_quote *b,
                           struct aligned aligned, double *score) {
    size_t least = a->word_count < b->word_count ? a->word_count : b->word_count;
    size_t most = a->word_count + b->word_count - least;
    /* A word that stands elsewhere in the order counts half. */
    double common = (double)(aligned.shared + aligned.ordered) / 2;
    double both = most > 0 ? 2 * common / (double)(least + most) : 0;
    double cover = least > 0 ? common / (double)least : 0;
    if (score != NULL) *score = both;
    bool known = is_known(a->speaker) && is_known(b->speaker);
    bool same = known && is_same_speaker(a->speaker, b->speaker);
    bool other = is_other_speaker(a->speaker, b->speaker);
    double more = harder(other, &aligned);
    double easier = same && more == 0 && common >= MANY_COMMON ? SAME_SPEAKER : 0;
    bool copied = aligned.ordered == most;
    bool alike = both >= LEAST_BOTH + more - easier && common >= LEAST_COMMON;
    double asked = most > 2 * least ? LEAST_COVER_OF_LONG : LEAST_COVER;
    bool part = cover >= asked + more && common >= LEAST_PART;
    bool sure = cover >= SURE_COVER && aligned.ordered >= SURE_ORDERED;
    if (!copied && !alike && !part && !sure) return ECHO_NONE;
    if (days_apart(a, b) > SAME_OCCASION_DAYS && !(copied && most >= LONG_COPY))
        return other ? ECHO_NONE : ECHO_AGAIN;
    if (copied) return ECHO_COPIED;
    bool shorter = (double)least <= SHORTENED_LENGTH * (double)most;
    return shorter && cover >= SHORTENED_COVER ? ECHO_SHORTENED : ECHO_VARIANT;
}

enum echo_kind echo_compare(const struct echo_quote *a, const struct echo_quote *b, double *score) {
    if (score != NULL) *score = 0;
    if (a->word_count < ECHO_LEAST_WORDS || b->word_count < ECHO_LEAST_WORDS) return ECHO_NONE;
    struct align align;
    align_prepare(&align, a->words, a->word_count);
    size_t least = echo_least_shared(a->word_count, b->word_count);
    struct aligned aligned = align_with(&align, b->words, b->word_count, least);
    if (aligned.shared < least) return ECHO_NONE;
    return echo_decide(a, b, aligned, score);
}

const char *echo_kind_name(enum echo_kind kind) {
    static const char *const names[] = {[ECHO_NONE] = NULL,
                                        [ECHO_COPIED] = "copied",
                                        [ECHO_VARIANT] = "variant",
                                        [ECHO_SHORTENED] = "shortened",
                                        [ECHO_AGAIN] = "again"};
    return names[kind];
}
