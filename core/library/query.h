/* The query language: text -> a tree. Pure.
 *
 *     query  = all { "OR" all }          all  = item { item }
 *     item   = "-" item | [ field ":" ] "(" query ")" | [ field ":" ] value
 *     value  = word | word "*" | "words of a phrase" [ "*" ]
 *
 * Words stand for their folded tokens (tokens.h); a word that gives several is a phrase. */
#ifndef KUTIP_LIBRARY_QUERY_H
#define KUTIP_LIBRARY_QUERY_H

#include "core/base/arena.h"
#include "core/base/error.h"

/* How the values of a field are understood. */
enum query_values { VALUE_WORDS, VALUE_PATH, VALUE_DATE, VALUE_ONE_OF };

/* Every field, once: FIELD(NAME, "name", values, "the words of VALUE_ONE_OF, some dates", "what it
 * finds", "an example"). Drives the parser, its errors, completion and the help. */
#define QUERY_FIELDS(FIELD)                                                                        \
    FIELD(TITLE, "title", WORDS, "", "words in the title", "title:surat")                          \
    FIELD(SAID, "said", WORDS, "", "words inside a quote", "said:\"dua bangsa\"")                  \
    FIELD(SPEAKER, "speaker", WORDS, "", "a quote by that person; ? for unknown",                  \
          "speaker:holvat")                                                                        \
    FIELD(ROLE, "role", WORDS, "", "a quote by someone in that role", "role:menteri")              \
    FIELD(VIA, "via", WORDS, "", "a quote that came through that medium", "via:reuters")           \
    FIELD(KIND, "kind", ONE_OF, "direct mixed", "quotes of a kind", "kind:mixed")                  \
    FIELD(OUTLET, "outlet", WORDS, "", "published by; ? for unknown", "outlet:senja")              \
    FIELD(SOURCE, "source", WORDS, "", "cites that medium", "source:vna")                          \
    FIELD(PLACE, "place", WORDS, "", "the dateline's place", "place:jakarta")                      \
    FIELD(LANG, "lang", WORDS, "", "language of the text", "lang:id")                              \
    FIELD(AUTHOR, "author", WORDS, "", "an author or editor", "author:salim")                      \
    FIELD(TAG, "tag", WORDS, "", "a tag of the page or of your own", "tag:jembatan")               \
    FIELD(PATH, "path", PATH, "", "part of the file's path", "path:2023/")                         \
    FIELD(DATE, "date", DATE, "7d 30d 6m 1y", "published then; ? for undated; of late",            \
          "date:2023-08..2024-08")                                                                 \
    FIELD(IS, "is", ONE_OF, "unread read starred noted tagged new", "your marks", "is:unread")     \
    FIELD(HAS, "has", ONE_OF, "quotes date title outlet author", "what the article has",           \
          "has:quotes")

enum query_field {
    FIELD_ANY, /* words in title or text */
#define FIELD(name, text, values, words, help, example) FIELD_##name,
    QUERY_FIELDS(FIELD)
#undef FIELD
        FIELD_COUNT
};

/* The values of VALUE_ONE_OF fields in the order of the table. */
enum { KIND_IS_DIRECT, KIND_IS_MIXED };
enum { IS_UNREAD, IS_READ, IS_STARRED, IS_NOTED, IS_TAGGED, IS_NEW };
enum { HAS_QUOTES, HAS_DATE, HAS_TITLE, HAS_OUTLET, HAS_AUTHOR };

enum query_op { QUERY_ALL, QUERY_LEAF, QUERY_NOT, QUERY_AND, QUERY_OR };

struct query_node {
    enum query_op op;
    const struct query_node *left, *right; /* NOT has a left only */
    enum query_field field;
    struct str value; /* as typed, without quotes and asterisk */
    bool prefix;      /* the last word may go on */
    bool unknown;     /* "?": what has no such value */
    int choice;       /* of VALUE_ONE_OF */
    int64_t from, to; /* of VALUE_DATE: days as date_pack_day(), both within */
};

struct query_context {
    bool typing; /* the last word is a prefix; what is not finished yet is no error */
    int64_t now; /* seconds since 1970, for relative dates */
};

/* Parses `text`; the tree is in `arena` (copying what it needs). False with ERROR_QUERY_SYNTAX:
 * subject the text, column the byte + 1, detail the remedy. */
bool query_parse(struct arena *arena, struct str text, const struct query_context *context,
                 const struct query_node **out, struct error *error);

/* The field of a name; FIELD_ANY when there is none. */
enum query_field query_field_named(struct str name);

/* The fields, for help: */
struct query_field_help {
    const char *name, *values, *help, *example;
};
const struct query_field_help *library_query_fields(size_t *count);

#endif
