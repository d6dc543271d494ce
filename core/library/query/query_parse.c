#include "core/library/library.h"
#include "core/library/query.h"

#include <stdlib.h>

#include "core/base/nearest.h"
#include "core/library/query/query_date.h"
#include "core/text/text.h"

static const struct query_field_help fields[] = {
#define FIELD(name, text, values, words, help, example) {text, words, help, example},
    QUERY_FIELDS(FIELD)
#undef FIELD
};

static const enum query_values values_of[] = {VALUE_WORDS,
#define FIELD(name, text, values, words, help, example) VALUE_##values,
                                              QUERY_FIELDS(FIELD)
#undef FIELD
};

const struct query_field_help *library_query_fields(size_t *count) {
    *count = sizeof fields / sizeof *fields;
    return fields;
}

enum { DEEPEST = 100 }; /* parentheses and minus signs inside one another */

struct parser {
    struct arena *arena;
    const struct query_context *context;
    struct str text;
    size_t at;
    int depth;
    enum query_field field; /* of words without one: "outlet:(a OR b)" */
    struct error *error;
};

static bool fail(struct parser *parser, size_t at, const char *remedy) {
    struct str subject = arena_str(parser->arena, parser->text);
    error_set(parser->error, ERROR_QUERY_SYNTAX, 0, subject.ptr, remedy);
    if (parser->error != NULL) parser->error->column = (uint32_t)at + 1;
    return false;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

static void skip_spaces(struct parser *parser) {
    while (parser->at < parser->text.len && is_space(parser->text.ptr[parser->at])) parser->at++;
}

static bool at_end(const struct parser *parser) {
    return parser->at >= parser->text.len;
}

static char peek(const struct parser *parser) {
    return at_end(parser) ? '\0' : parser->text.ptr[parser->at];
}

/* "OR" as a word of its own. */
static bool at_or(const struct parser *parser) {
    struct str rest = str_slice(parser->text, parser->at, parser->text.len);
    return str_starts(rest, STR("OR")) &&
           (rest.len == 2 || is_space(rest.ptr[2]) || rest.ptr[2] == '(');
}

static const struct query_node *node(struct parser *parser, enum query_op op,
                                     const struct query_node *left,
                                     const struct query_node *right) {
    struct query_node *made = arena_new(parser->arena, struct query_node, 1);
    *made = (struct query_node){.op = op, .left = left, .right = right};
    return made;
}

/* ---- names and nearest names ---- */

/* The number of `word` among space-separated `words`; -1 and the nearest one when it is none. */
static int choice_of(const char *words, struct str word, struct str *nearest) {
    struct str names[8], rest = str_from(words);
    size_t count = 0;
    while (count < sizeof names / sizeof *names && str_cut(&rest, ' ', &names[count])) count++;
    for (size_t i = 0; i < count; i++)
        if (str_eq_ascii_nocase(names[i], word)) return (int)i;
    size_t found = nearest_name(word, names, count);
    *nearest = names[found != SIZE_MAX ? found : 0];
    return -1;
}

static bool begins_choice(const char *words, struct str beginning) {
    for (struct str rest = str_from(words), word; str_cut(&rest, ' ', &word);)
        if (str_starts(word, beginning)) return true;
    return false;
}

enum query_field query_field_named(struct str name) {
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (str_eq_ascii_nocase(str_from(fields[i].name), name)) return (enum query_field)(i + 1);
    return FIELD_ANY;
}

static enum query_field field_of(struct str name, struct str *nearest) {
    enum { COUNT = sizeof fields / sizeof *fields };
    struct str names[COUNT];
    enum query_field field = query_field_named(name);
    if (field != FIELD_ANY) return field;
    for (size_t i = 0; i < COUNT; i++) names[i] = str_from(fields[i].name);
    size_t found = nearest_name(name, names, COUNT);
    *nearest = found != SIZE_MAX ? names[found] : STR_NONE;
    return FIELD_ANY;
}

/* The field name before a colon at the parser's place: letters only, and no "//" behind it, so that
 * times and addresses are words. Its length, 0 for none. */
static size_t field_name(const struct parser *parser) {
    struct str rest = str_slice(parser->text, parser->at, parser->text.len);
    size_t len = 0;
    while (len < rest.len && ((rest.ptr[len] | 0x20) >= 'a' && (rest.ptr[len] | 0x20) <= 'z'))
        len++;
    if (len == 0 || len >= rest.len || rest.ptr[len] != ':') return 0;
    return str_starts(str_slice(rest, len + 1, rest.len), STR("//")) ? 0 : len;
}

/* ---- values ---- */

/* Takes a quoted or bare value. `open`: it reaches the end of the text, so it may go on. */
static bool take_value(struct parser *parser, struct str *value, bool *prefix) {
    size_t start = parser->at;
    struct str text = parser->text;
    if (peek(parser) == '"') {
        size_t end = str_find(text, STR("\""), start + 1);
        bool closed = end != SIZE_MAX;
        if (!closed && !parser->context->typing)
            return fail(parser, start, "close the phrase with \"");
        if (!closed) end = text.len;
        *value = str_slice(text, start + 1, end);
        parser->at = closed ? end + 1 : end;
        *prefix = !closed && value->len > 0 && !is_space(value->ptr[value->len - 1]);
        if (closed && peek(parser) == '*') {
            *prefix = true;
            parser->at++;
        }
        if (!at_end(parser) && !is_space(peek(parser)) && peek(parser) != ')')
            return fail(parser, parser->at, "put a blank behind the phrase");
        return true;
    }
    while (!at_end(parser) && !is_space(peek(parser)) && peek(parser) != '(' && peek(parser) != ')')
        parser->at++;
    *value = str_slice(text, start, parser->at);
    *prefix = parser->context->typing && at_end(parser);
    if (str_ends(*value, STR("*"))) {
        *prefix = true;
        value->len--;
    }
    return true;
}

static bool understand(struct parser *parser, struct query_node *leaf, size_t at) {
    const struct query_field_help *field =
        leaf->field != FIELD_ANY ? &fields[leaf->field - 1] : NULL;
    if (leaf->value.len == 0) {
        leaf->op = QUERY_ALL;
        if (field == NULL || parser->context->typing) return true;
        return fail(parser, at,
                    arena_printf(parser->arena, "write a value, as in %s", field->example).ptr);
    }
    leaf->unknown = field != NULL && str_eq(leaf->value, STR("?"));
    switch (values_of[leaf->field]) {
    case VALUE_WORDS:
        leaf->value = text_sanitise(parser->arena, leaf->value); /* tokens are cut from UTF-8 */
        return true;
    case VALUE_PATH:
        return true;
    case VALUE_DATE:
        if (leaf->unknown || query_date(leaf->value, parser->context->now, &leaf->from, &leaf->to))
            return true;
        return fail(parser, at,
                    "write 2023, 2023-08, 2023-08-15, 2023-08..2024-08, >2024-06-01 or 30d");
    case VALUE_ONE_OF: {
        struct str nearest = STR_NONE;
        leaf->choice = choice_of(field->values, leaf->value, &nearest);
        if (leaf->choice >= 0) return true;
        if (leaf->prefix && begins_choice(field->values, leaf->value)) {
            leaf->op = QUERY_ALL; /* on its way to a known word */
            return true;
        }
        if (leaf->field == FIELD_KIND && str_eq_ascii_nocase(leaf->value, STR("indirect")))
            return fail(parser, at, "not indexed: i, or --indirect, shows them");
        return fail(parser, at,
                    arena_printf(parser->arena, "did you mean %s:%.*s? (%s)", field->name,
                                 STR_ARG(nearest), field->values)
                        .ptr);
    }
    }
    return true;
}

/* A word with a colon may be meant as a word: then it is put in quotes. */
static const char *no_such_field(struct arena *arena, struct str written, struct str nearest) {
    if (nearest.ptr == NULL)
        return arena_printf(arena, "there is no field %.*s: put words with a colon in quotes",
                            STR_ARG(written))
            .ptr;
    return arena_printf(arena, "there is no field %.*s: did you mean %.*s:?", STR_ARG(written),
                        STR_ARG(nearest))
        .ptr;
}

static bool parse_group(struct parser *parser, const struct query_node **out);

/* "outlet:(a OR b)": the field holds for all words in the parentheses. */
static bool parse_fielded(struct parser *parser, enum query_field field,
                          const struct query_node **out) {
    enum query_field outer = parser->field;
    parser->field = field;
    bool ok = parse_group(parser, out);
    parser->field = outer;
    return ok;
}

static bool parse_leaf(struct parser *parser, const struct query_node **out) {
    struct query_node *leaf = arena_new(parser->arena, struct query_node, 1);
    *leaf = (struct query_node){.op = QUERY_LEAF, .field = parser->field};
    size_t start = parser->at, name = field_name(parser);
    if (name > 0) {
        struct str nearest = STR_NONE, written = str_slice(parser->text, start, start + name);
        leaf->field = field_of(written, &nearest);
        if (leaf->field == FIELD_ANY)
            return fail(parser, start, no_such_field(parser->arena, written, nearest));
        parser->at += name + 1;
        if (peek(parser) == '(') return parse_fielded(parser, leaf->field, out);
    }
    size_t at = parser->at;
    struct str value;
    if (!take_value(parser, &value, &leaf->prefix)) return false;
    leaf->value = arena_str(parser->arena, value);
    *out = leaf;
    return understand(parser, leaf, at);
}

/* ---- the tree ---- */

static bool parse_any(struct parser *parser, const struct query_node **out);

static bool parse_group(struct parser *parser, const struct query_node **out) {
    size_t open = parser->at++;
    if (!parse_any(parser, out)) return false;
    if (peek(parser) == ')')
        parser->at++;
    else if (!parser->context->typing)
        return fail(parser, open, "close the parenthesis with )");
    return true;
}

static bool parse_item(struct parser *parser, const struct query_node **out) {
    if (++parser->depth > DEEPEST) return fail(parser, parser->at, "use fewer parentheses");
    bool ok;
    if (peek(parser) == '-') {
        parser->at++;
        bool alone = at_end(parser) || is_space(peek(parser));
        const struct query_node *inner = node(parser, QUERY_ALL, NULL, NULL);
        ok = alone || parse_item(parser, &inner);
        *out = ok && inner->op != QUERY_ALL ? node(parser, QUERY_NOT, inner, NULL) : inner;
    } else {
        ok = peek(parser) == '(' ? parse_group(parser, out) : parse_leaf(parser, out);
    }
    parser->depth--;
    return ok;
}

static const struct query_node *both(struct parser *parser, enum query_op op,
                                     const struct query_node *left,
                                     const struct query_node *right) {
    return left != NULL ? node(parser, op, left, right) : right;
}

/* Items side by side; `*out` stays NULL when there are none. */
static bool parse_all(struct parser *parser, const struct query_node **out) {
    *out = NULL;
    for (skip_spaces(parser); !at_end(parser) && peek(parser) != ')' && !at_or(parser);
         skip_spaces(parser)) {
        const struct query_node *item = NULL;
        if (!parse_item(parser, &item)) return false;
        *out = both(parser, QUERY_AND, *out, item);
    }
    return true;
}

static bool parse_any(struct parser *parser, const struct query_node **out) {
    const struct query_node *any = NULL, *all;
    for (;;) {
        if (!parse_all(parser, &all)) return false;
        bool more = at_or(parser);
        if (all == NULL && (more || any != NULL)) {
            if (more || !parser->context->typing)
                return fail(parser, parser->at, "write something on both sides of OR");
        } else if (all != NULL) {
            any = both(parser, QUERY_OR, any, all);
        }
        if (!more) break;
        parser->at += 2;
    }
    *out = any != NULL ? any : node(parser, QUERY_ALL, NULL, NULL);
    return true;
}

bool query_parse(struct arena *arena, struct str text, const struct query_context *context,
                 const struct query_node **out, struct error *error) {
    struct parser parser = {.arena = arena, .context = context, .text = text, .error = error};
    if (!parse_any(&parser, out)) return false;
    if (at_end(&parser)) return true;
    return fail(&parser, parser.at, "this ) closes nothing: take it out");
}

bool library_query_check(const char *text, bool typing, struct error *error) {
    struct arena arena = {0};
    struct query_context context = {.typing = typing};
    const struct query_node *tree;
    bool ok = query_parse(&arena, str_from(text), &context, &tree, error);
    arena_free(&arena);
    return ok;
}

bool library_query_goes_on(const char *text) {
    struct arena arena = {0};
    struct query_context context = {.typing = true};
    const struct query_node *last;
    struct error error;
    bool goes_on = false;
    if (!str_ends(str_from(text), STR("*")) &&
        query_parse(&arena, str_from(text), &context, &last, &error)) {
        while (last->left != NULL) last = last->right != NULL ? last->right : last->left;
        goes_on = last->op == QUERY_LEAF && last->prefix && !last->unknown &&
                  values_of[last->field] == VALUE_WORDS;
    }
    arena_free(&arena);
    return goes_on;
}
