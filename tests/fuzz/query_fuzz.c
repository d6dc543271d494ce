/* Any text as a query, finished or being typed: a tree whose leaves point into the text, or an
 * error whose column lies in it. */
#include "core/library/index/tokens.h"
#include "core/library/query.h"
#include "fuzz.h"

static void check_tree(const struct query_node *node, size_t size) {
    switch (node->op) {
    case QUERY_ALL:
        return;
    case QUERY_LEAF:
        check(node->value.len <= size * 3); /* an invalid byte becomes U+FFFD */
        check(node->field < FIELD_COUNT);
        return;
    case QUERY_NOT:
        check(node->left != NULL && node->right == NULL);
        check_tree(node->left, size);
        return;
    case QUERY_AND:
    case QUERY_OR:
        check(node->left != NULL && node->right != NULL);
        check_tree(node->left, size);
        check_tree(node->right, size);
        return;
    }
    abort();
}

/* Tokens hold nothing that FTS5 could take for its own syntax. */
static void check_tokens(const struct query_node *node) {
    if (node->left != NULL) check_tokens(node->left);
    if (node->right != NULL) check_tokens(node->right);
    if (node->op != QUERY_LEAF) return;
    struct arena arena = {0};
    struct buf tokens = {0};
    if (node->field == FIELD_ANY) tokens_add(&arena, &tokens, node->value, TOKENS_QUERY);
    for (size_t i = 0; i < tokens.len; i++)
        check(tokens.at[i] != '"' && tokens.at[i] != '*' && tokens.at[i] != '\0');
    buf_free(&tokens);
    arena_free(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 4096) return 0;
    for (int typing = 0; typing < 2; typing++) {
        struct arena arena = {0};
        struct error error = {0};
        const struct query_node *node = NULL;
        struct query_context context = {typing != 0, 1700000000};
        struct str text = {(const char *)data, size};
        if (query_parse(&arena, text, &context, &node, &error)) {
            check_tree(node, size);
            check_tokens(node);
        } else {
            check(error.code == ERROR_QUERY_SYNTAX && error.column >= 1);
            check(error.column <= size + 1 && error.detail[0] != '\0');
        }
        arena_free(&arena);
    }
    return 0;
}
