/* Language packs: what a language's words are to the rules.
 *
 * A pack is a table of phrases, each of one class (classes.def) with the key it stood under. The
 * built-in packs are const tables made by tools/bake from core/lang/NAME.ini at build time
 * (world.ini belongs to every pack); the user's NAME.ini in the configuration is merged over them
 * at run time. Matching is caseless with accents folded. */
#ifndef KUTIP_LANG_LANG_H
#define KUTIP_LANG_LANG_H

#include "core/base/arena.h"
#include "core/base/error.h"
#include "core/text/words.h"

/* clang-format off */
/* A pack is an INI file:
 *
 *   [pack]
 *   name, script            Deutsch; latin, cyrillic, arabic, han, kana, hangul, …
 *   date-order              dmy, mdy or ymd
 *   dateline                what a name behind the town is: outlet or region
 *   dateline-end            colon: "TOWN: …" opens a story, known town or not
 *   nouns                   capital: all of them begin with one, so that it names nobody
 *   dialogue                dash: "— Words, — said NAME."
 *   paper-words             words that make a name a paper's: Kabar, Post
 *   paper-endings           by which they end where there are no capitals: 新聞, 일보
 *   name-endings            by which a name changes its case: а, ом
 *   verb-prefixes           by which a verb shows that ran into a name: meng, ber
 *   passive-prefixes        those of them that a passive has: di
 *   name-tails              words that ran into names, in which no name ends: yang
 *   role-endings            of words that are put together: politiker makes Lokalpolitiker a role
 *   organisation-endings    the same: ministerium
 *   stem-suffixes           affixes that words which are compared may differ in: of each group
 *                           (/ between them) one is cut: lah, kah, /, nya, ku
 *   stem-prefixes           the first that fits, twice; with what it swallowed before a vowel:
 *                           ber, meny:s
 *   stem-falls              letters that fall before a vowel at the head of a stem: k
 *   nicknames               blend: made of the beginnings of two names, as "Bamsoel" is
 *                           of a language without capitals, words separated by spaces:
 *   order                   how a speaker stands to the verb: subject-mark, subject-ending,
 *                           subject-verb or verb-subject
 *   subject-marks           words or endings behind a subject: は, 는
 *   family-names            김, 이, 박
 *
 *   [marks]
 *   outer = “” „“           pairs of quote marks, the commonest first; a pair is
 *   inner = ‘’ ‚‘           two characters, pairs are separated by white space
 *
 *   [cue.base]              a section of classes.def
 *   say = kata, ujar        phrases, separated by commas; the key says what they have in common
 *   say-not = -aku          a leading '-' takes a phrase of this class away that another
 *                           pack brought
 *
 * A phrase is up to 32 words; the first one of a key is that key's canonical form. world.ini lies
 * under every pack; the user's world.ini and NAME.ini lie over the built-in ones. A phrase that a
 * class holds already is taken over by the pack above (its key and canonical form change). */
/* clang-format on */

enum word_class {
#define CLASS(name, section, help) CLASS_##name,
#include "core/lang/classes.def"
#undef CLASS
    WORD_CLASSES
};

typedef uint64_t class_set;
#define CLASS_BIT(name) ((class_set)1 << CLASS_##name)

struct lang_pack; /* one language */
struct lang;      /* all packs, the user's merged in */

/* All built-in packs. `folder` (NULL: none) holds the user's *.ini: each is merged over the pack of
 * that name, or is a new language. Bad lines are collected in `errors` (in `arena`;
 * ERROR_INI_SYNTAX with file, line, remedy) and leave the rest working. Never NULL. lang_free()
 * releases; immutable and safe to share between threads in between. */
struct lang *lang_load(struct arena *arena, const char *folder, struct error **errors,
                       size_t *error_count);
void lang_free(struct lang *lang);

/* The pack of the language that `clean`, cut into `words`, is written in: by the script and the
 * function words of its first hundred words, of a thousand where those leave doubt; a text of a few
 * words also by its verbs of saying, offices and the like. Never NULL: a text in an unknown
 * language gets the world pack. */
const struct lang_pack *lang_detect(const struct lang *lang, struct str clean,
                                    const struct words *words);

/* "id", "en", …; NULL for the world pack. */
const char *lang_name(const struct lang_pack *pack);

/* Do capital letters set names apart in this language? True for the world pack. */
bool lang_has_capitals(const struct lang_pack *pack);

/* Does every noun begin with one, so that one tells no name? By the setting "nouns". */
bool lang_has_capital_nouns(const struct lang_pack *pack);

/* A setting of the pack's [pack] section ("name", "date-order": dmy, mdy or ymd, "dateline");
 * STR_NONE. */
struct str lang_setting(const struct lang_pack *pack, struct str key);

/* Is the word of this hash (struct word) one of the setting "paper-words": what papers call
 * themselves? */
bool lang_is_paper_word(const struct lang_pack *pack, uint32_t hash);

/* Does the word look like a verb, by the setting "verb-prefixes", or like a passive one, by
 * "passive-prefixes"? */
enum verb_form { VERB_ANY, VERB_PASSIVE };
bool lang_looks_verb(const struct lang_pack *pack, struct str word, enum verb_form form);

/* A hash of the stem of `word`, caseless, by the settings "stem-…": light stemming, by which
 * "keyakinan" and "yakin" count as one. A stem need not be a word, it only has to be the same for
 * the forms of one. `hash` is utf8_fold_hash(word), given back for what is not stemmed: other
 * scripts, numbers, very long words, languages without these settings. */
uint32_t lang_stem_hash(const struct lang_pack *pack, struct str word, uint32_t hash);

/* Bytes of the longest item of the setting "name-tails" at the word's end; 0: none. */
size_t lang_name_tail(const struct lang_pack *pack, struct str word);

/* A pair of quote marks. Code points, as words of punctuation hold them in `hash`; open == close
 * for marks that look the same on both sides. */
struct lang_marks {
    uint32_t open, close;
    bool inner; /* used inside other marks; speech only where the page has no outer ones */
};

/* The pairs of the language, commonest first; those of the world pack (every common one) follow. */
const struct lang_marks *lang_marks(const struct lang_pack *pack, size_t *count);

/* Fills `is`, `begins` and WORD_PHRASE of every word. */
void lang_classify(const struct lang_pack *pack, struct str clean, struct words *words);

/* Classes of which a phrase may begin at `word`, as far as it and the next word tell. Nearly every
 * "yang" begins none of the phrases that begin with it. */
static inline class_set lang_classes(const struct word *word) {
    class_set longer = -(class_set)((word->flags & WORD_PHRASE) != 0); /* all bits, or none */
    return word->is | (word->begins & longer);
}

/* Is one of `set` among them? */
static inline bool lang_may_match(const struct word *word, class_set set) {
    return (lang_classes(word) & set) != 0;
}

struct lang_hit {
    size_t words;     /* words that the phrase takes */
    struct str key;   /* the INI key it stood under, lower case */
    struct str first; /* the first item of that key's list, as written: the canonical form */
};

/* The longest phrase of `class` that begins at words->at[from] and ends at or before `to`. A phrase
 * of several words matches across single spaces or line-internal white space only. `words` are
 * classified. */
bool lang_match(const struct lang_pack *pack, const struct words *words, size_t from, size_t to,
                enum word_class class, struct lang_hit *hit);

/* The same for a slice that is not cut into words (a label, a name from elsewhere): is the whole of
 * `phrase` a member of `class`? `hit` may be NULL. */
bool lang_is(const struct lang_pack *pack, struct str phrase, enum word_class class,
             struct lang_hit *hit);

#endif
